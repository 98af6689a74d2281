"""What is different between two texts, as text: readable with and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from protocolwijzer.cli.console import printable
from protocolwijzer.cli.report import count
from protocolwijzer.comparing.changes import Change, ClauseChange, Comparison, HeadingChange
from protocolwijzer.comparing.impact import CitingTree, Impacts
from protocolwijzer.comparing.words import Mark, Marked, side
from protocolwijzer.model import phrase
from protocolwijzer.rendering.comparison_page import Names

# As git marks words; strike and underline for terminals that have them.
_FORMS: Mapping[Mark, tuple[str, str, str]] = {
    Mark.BOTH: ("", "", ""),
    Mark.OLD: ("[-", "-]", "red strike"),
    Mark.NEW: ("{+", "+}", "green underline"),
}
_INDENT = "    "


def report(comparison: Comparison, impacts: Impacts, names: Names) -> Iterator[Text]:
    """The lines of the report; the last says how much there is."""
    told = _Report(comparison, impacts, names)
    if not comparison.is_same:
        yield from told.head()
        yield from told.between_schools() if names.two_schools else told.versions()
        yield from told.trees()
        yield Text()
    yield Text(told.summary())


class _Report:
    def __init__(self, comparison: Comparison, impacts: Impacts, names: Names) -> None:
        self._comparison = comparison
        self._impacts = impacts
        self._names = names
        self._languages = tuple(
            dict.fromkeys((comparison.after.language, comparison.before.language))
        )

    def head(self) -> Iterator[Text]:
        """Both names, the title and the headings."""
        names, comparison = self._names, self._comparison
        for name, form in ((names.before, Mark.OLD), (names.after, Mark.NEW)):
            opening, closing, style = _FORMS[form]
            yield Text.assemble((f"{opening}{printable(name)}{closing}", style))
        yield Text()
        if names.two_schools:
            return
        if comparison.title is not None:
            yield Text.assemble("Title: ", _words(comparison.title))
        yield from map(_heading, comparison.headings)
        if comparison.reordered:
            yield Text("The order of what kept its number has changed.")

    def versions(self) -> Iterator[Text]:
        """What has become of every clause, in the order of the new text; the same ones left out."""
        for group in _groups(self._comparison.clauses):
            first = group[0]
            if first.change is Change.MOVED:
                yield _moved(group)
            else:
                told = f"{_where(first)}{_related(first)}"
                yield Text.assemble((told, "bold"), printable(self._question(first)))
                yield _indented(first.words)
            yield from self._touched(group)

    def between_schools(self) -> Iterator[Text]:
        """What both say, and what only one of them does."""
        both = self._comparison.of(Change.SAME, Change.CHANGED)
        parts = (
            ("Both have a rule like this:", both),
            (f"Only {self._names.before}:", self._comparison.of(Change.GONE)),
            (f"Only {self._names.after}:", self._comparison.of(Change.NEW)),
        )
        for title, clauses in parts:
            if not clauses:
                continue
            yield Text()
            yield _bold(printable(title))
            for each in clauses:
                yield Text(printable(f"{_pair(each)}{self._question(each)}"))
                if each.change is Change.SAME:
                    yield Text(f"{_INDENT}(the same words)")
                else:
                    yield _indented(each.words)
                yield from self._touched((each,))

    def trees(self) -> Iterator[Text]:
        """The decision trees to look at, and why."""
        reviews = (
            () if self._names.two_schools else self._impacts.to_review(self._comparison.clauses)
        )
        if not reviews:
            return
        yield Text()
        yield _bold("Decision trees to look at, because they rest on these:")
        for review in reviews:
            clauses = ", ".join(dict.fromkeys(each.unit.id for each in review.changes))
            yield Text(printable(f"{_INDENT}{self._tree(review.tree)}: {clauses}"))

    def summary(self) -> str:
        """How much is different, in one line."""
        names, counts = self._names, self._comparison.counts
        if names.two_schools:
            both = counts[Change.SAME] + counts[Change.CHANGED]
            return printable(
                f"{count(both, 'rule')} in both, {counts[Change.GONE]} only in {names.before}, "
                f"{counts[Change.NEW]} only in {names.after}."
            )
        same = counts[Change.SAME]
        if self._comparison.is_same:
            alike = f"{names.before} and {names.after} say the same"
            return printable(f"{alike}: {count(same, 'clause')}.")
        both = counts[Change.MOVED_AND_CHANGED]
        besides = f" ({both} of them moved too)" if both else ""
        return (
            f"{count(len(self._comparison.clauses), 'clause')}: "
            f"{counts[Change.NEW]} new, "
            f"{counts[Change.CHANGED] + both} changed{besides}, "
            f"{counts[Change.MOVED]} moved, "
            f"{counts[Change.GONE]} gone, "
            f"{same} the same."
        )

    def _touched(self, group: Sequence[ClauseChange]) -> Iterator[Text]:
        impacts = [self._impacts.of(each) for each in group]
        audiences = {audience: None for each in impacts for audience in each.audiences}
        if audiences:
            yield Text(f"{_INDENT}for: {', '.join(audiences)}")
        trees = sorted({tree.name for each in impacts for tree in each.trees})
        if trees and not self._names.two_schools:
            yield Text(f"{_INDENT}trees: {', '.join(trees)}")

    def _question(self, change: ClauseChange) -> str:
        questions = self._impacts.of(change).questions
        found = phrase(questions, (*self._languages, *questions))
        return f' "{found.text}"' if found else ""

    def _tree(self, tree: CitingTree) -> str:
        title = phrase(tree.title, (*self._languages, *tree.title))
        return f'{tree.name} "{title.text}"' if title else tree.name


def _groups(clauses: Iterable[ClauseChange]) -> Iterator[tuple[ClauseChange, ...]]:
    """The clauses that are not the same; what moved by the same steps in one group."""
    group: list[ClauseChange] = []
    for each in clauses:
        if group and not _goes_on(group[-1], each):
            yield tuple(group)
            group = []
        if each.change is not Change.SAME:
            group.append(each)
    if group:
        yield tuple(group)


def _goes_on(one: ClauseChange, other: ClauseChange) -> bool:
    """Whether two clauses follow each other in both texts, and both have only moved."""
    units = one.before, other.before, one.after, other.after
    return (
        one.change is other.change is Change.MOVED
        and None not in units
        and all(
            then is not None
            and now is not None
            and now.place == then.place + 1
            and now.section.id == then.section.id
            for then, now in (units[:2], units[2:])
        )
    )


def _moved(group: Sequence[ClauseChange]) -> Text:
    first, last = group[0], group[-1]
    then = [each.before.id for each in (first, last) if each.before]
    if len(group) == 1:
        return _bold(f"{first.unit.id}: moved, was {then[0]}")
    span = f"{first.unit.id} to {last.unit.id}"
    return _bold(f"{span}: moved, were {then[0]} to {then[-1]} ({len(group)} clauses)")


def _where(change: ClauseChange) -> str:
    """'a.4: changed', 'a.5: changed and moved, was a.4', 'a.9: gone'."""
    told = {
        Change.NEW: "new",
        Change.GONE: "gone",
        Change.CHANGED: "changed",
        Change.MOVED_AND_CHANGED: "changed and moved",
    }[change.change]
    was = f", was {change.before.id}" if change.is_moved and change.before else ""
    return f"{change.unit.id}: {told}{was}"


def _related(change: ClauseChange) -> str:
    if change.related is None:
        return ""
    if change.change is Change.NEW:
        return f"; was a part of {change.related.id}"
    return f"; now in {change.related.id}"


def _pair(change: ClauseChange) -> str:
    """'a.4 and b.2', or 'a.9, much like b.2' where one of the two schools says it twice."""
    ids = " and ".join(unit.id for unit in (change.before, change.after) if unit)
    return f"{ids}, much like {change.related.id}" if change.related else ids


def _heading(change: HeadingChange) -> Text:
    what = "Heading" if change.before and change.after else "New heading"
    return Text.assemble(f"{what if change.after else 'Heading gone'}: ", _words(change.words))


def _indented(words: Marked) -> Text:
    """Words as a block; where nothing is the same, then and now in lines of their own."""
    if any(run.mark is Mark.BOTH for run in words):
        found = _words(words)
    else:
        texts = (_words(side(words, mark)) for mark in (Mark.OLD, Mark.NEW))
        found = Text("\n").join(text for text in texts if text.plain)
    lines = found.split("\n", allow_blank=False)
    return Text("\n").join(Text.assemble(_INDENT, line) for line in lines if line.plain)


def _words(words: Marked) -> Text:
    found = Text()
    for run in words:
        opening, closing, style = _FORMS[run.mark]
        found.append(f"{opening}{printable(run.text)}{closing}", style)
    return found


def _bold(text: str) -> Text:
    return Text(text, style="bold")
