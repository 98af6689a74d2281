"""What is different between two texts, as a page for whoever writes or approves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocolwijzer.comparing.changes import Change, ClauseChange, Comparison
from protocolwijzer.comparing.impact import CitingTree, Impacts, Review
from protocolwijzer.model import Phrase, School, phrase
from protocolwijzer.rendering.author_page import author_page
from protocolwijzer.rendering.told_changes import (
    ToldClause,
    told_clause,
    told_headings,
)
from protocolwijzer.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class Names:
    """What two texts are called, and whether they are of two schools."""

    before: str
    after: str
    two_schools: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree: what it is called in its files, and the question that it answers."""

    name: str
    title: Phrase | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause with what hangs on it. for_whom: "" where that is not known."""

    told: ToldClause
    question: Phrase | None
    for_whom: str
    trees: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class ToldReview:
    """A tree to look at, and the labels of the clauses why."""

    tree: Tree
    labels: tuple[str, ...]


def comparison_page(
    comparison: Comparison,
    impacts: Impacts,
    names: Names,
    wording: Wording,
    *,
    school: School | None = None,
) -> str:
    """The page as HTML. school: whose name and colours it has, where one is known."""
    of = comparison.of
    page = _Page(impacts, wording, comparison.after.language)
    changes = () if names.two_schools else impacts.to_review(comparison.clauses)
    return author_page(
        "comparison.html",
        wording,
        {
            "names": names,
            "own": wording.lang_attributes(comparison.after.language),
            "comparison": comparison,
            "headings": tuple(told_headings(comparison)),
            "both": page.entries(of(Change.SAME, Change.CHANGED)),
            "changed": page.entries(
                of(Change.NEW, Change.CHANGED, Change.MOVED_AND_CHANGED, Change.GONE)
            ),
            "before_only": page.entries(of(Change.GONE)),
            "after_only": page.entries(of(Change.NEW)),
            "moved": page.entries(of(Change.MOVED)),
            "counts": {change.value: number for change, number in comparison.counts.items()},
            "reviews": tuple(map(page.review, changes)),
        },
        sheet=school.name if school else names.after,
        colours=school.colours if school else None,
    )


class _Page:
    def __init__(self, impacts: Impacts, wording: Wording, language: str) -> None:
        self._impacts = impacts
        self._wording = wording
        self._languages = wording.language, language

    def entries(self, changes: Iterable[ClauseChange]) -> tuple[Entry, ...]:
        return tuple(map(self._entry, changes))

    def _entry(self, change: ClauseChange) -> Entry:
        impact = self._impacts.of(change)
        return Entry(
            told_clause(change),
            phrase(impact.questions, (*self._languages, *impact.questions)),
            self._wording.audience_names(impact.audiences),
            tuple(map(self._tree, impact.trees)),
        )

    def review(self, review: Review) -> ToldReview:
        labels = dict.fromkeys(change.unit.label for change in review.changes)
        return ToldReview(self._tree(review.tree), tuple(labels))

    def _tree(self, tree: CitingTree) -> Tree:
        return Tree(tree.name, phrase(tree.title, (*self._languages, *tree.title)))
