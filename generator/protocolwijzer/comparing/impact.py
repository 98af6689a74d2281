"""Whom a change touches, and which decision trees someone has to look at because of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocolwijzer.comparing.changes import Change, ClauseChange
from protocolwijzer.model import Audience, ClauseFacts, Localized, School
from protocolwijzer.outcomes import citing, tree_name


@dataclass(frozen=True, slots=True)
class CitingTree:
    """A decision tree that rests on a clause. name: its id, behind that of its school."""

    name: str
    title: Localized


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a change of a clause.

    audiences: whom it addresses or is about, then or now; empty where nobody has said so.
    questions: the everyday question that leads to it, per language, now or last; may be empty.
    trees: those that cite it under its old id or its new one.
    """

    audiences: tuple[Audience, ...]
    questions: Localized
    trees: tuple[CitingTree, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A decision tree that someone has to look at, and the changes why, in order."""

    tree: CitingTree
    changes: tuple[ClauseChange, ...]


class Impacts:
    """Answers what hangs on changes. before, after: the schools of both texts, where known."""

    def __init__(self, before: School | None, after: School | None) -> None:
        self._facts_before = before.facts if before else {}
        self._facts_after = after.facts if after else {}
        self._trees_before = _trees_by_clause(before)
        self._trees_after = _trees_by_clause(after)

    def of(self, change: ClauseChange) -> Impact:
        """What hangs on one change."""
        trees: dict[str, CitingTree] = {}
        # Those of now first: they have the title that a tree has now.
        if change.after:
            trees |= self._trees_after.get(change.after.id, {})
        if change.before:
            trees = {**self._trees_before.get(change.before.id, {}), **trees}
        return Impact(
            audiences=touched(change, self._facts_before, self._facts_after),
            questions=self._questions(change),
            trees=tuple(trees[name] for name in sorted(trees)),
        )

    def _questions(self, change: ClauseChange) -> Localized:
        for unit, facts in (
            (change.after, self._facts_after),
            (change.before, self._facts_before),
        ):
            its = facts.get(unit.id) if unit else None
            if its and its.questions:
                return its.questions
        return {}

    def to_review(self, changes: Iterable[ClauseChange]) -> tuple[Review, ...]:
        """The trees that cite what is not as it was, by their names."""
        trees: dict[str, CitingTree] = {}
        because: dict[str, list[ClauseChange]] = {}
        for change in changes:
            if change.change is not Change.SAME:
                for tree in self.of(change).trees:
                    trees[tree.name] = tree
                    because.setdefault(tree.name, []).append(change)
        return tuple(Review(trees[name], tuple(because[name])) for name in sorted(trees))


def touched(
    change: ClauseChange, before: Mapping[str, ClauseFacts], after: Mapping[str, ClauseFacts]
) -> tuple[Audience, ...]:
    """Whom a clause addresses or is about, then or now, in the order of Audience."""
    facts = (
        before.get(change.before.id) if change.before else None,
        after.get(change.after.id) if change.after else None,
    )
    reached = {audience for its in facts if its for audience in (*its.audiences, *its.concerns)}
    return tuple(audience for audience in Audience if audience in reached)


def _trees_by_clause(school: School | None) -> Mapping[str, Mapping[str, CitingTree]]:
    """Per clause the trees that cite it, drafts too, by their names."""
    found: dict[str, dict[str, CitingTree]] = {}
    if school is None:
        return found
    for tree in (*school.trees, *school.drafts):
        named = CitingTree(tree_name(school, tree), tree.title)
        for clause in citing(tree):
            found.setdefault(clause, {})[named.name] = named
    return found
