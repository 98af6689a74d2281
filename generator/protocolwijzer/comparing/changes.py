"""Two versions of a protocol, or two schools' protocols, clause by clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from protocolwijzer.comparing.pairing import Pairing, Unit, pair, same_words
from protocolwijzer.comparing.words import Marked, marked
from protocolwijzer.model import Protocol, Section


class Change(StrEnum):
    """What has become of a clause. MOVED: the same words under another id or number."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved-and-changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause then and now.

    before: None for a new clause, after: None for one that is gone.
    words: both texts in one; where they read the same, the new one. related: for a new or gone
    clause, the one of the other text that its words came out of or went into (of two schools: that
    says much the same); otherwise None.
    """

    change: Change
    before: Unit | None
    after: Unit | None
    words: Marked
    related: Unit | None = None

    @property
    def unit(self) -> Unit:
        """The clause as it is now, or was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 # a clause stands in one of the two texts
        return found

    @property
    def is_moved(self) -> bool:
        """Whether the clause has another id or number than before."""
        return self.change in (Change.MOVED, Change.MOVED_AND_CHANGED)


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """A heading that is new, gone, or reads otherwise. before, after: None where there is none."""

    before: Section | None
    after: Section | None
    words: Marked


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two texts have, each clause of both once.

    title: None where it is the same; headings: those that are not, in reading order.
    clauses: in the order of the new text, gone ones behind what stood before them.
    reordered: whether clauses that keep their ids follow each other in another order.
    """

    before: Protocol
    after: Protocol
    title: Marked | None
    headings: tuple[HeadingChange, ...]
    clauses: tuple[ClauseChange, ...]
    reordered: bool

    @property
    def is_same(self) -> bool:
        """Whether nothing at all is different."""
        return (
            self.title is None
            and not self.headings
            and not self.reordered
            and all(each.change is Change.SAME for each in self.clauses)
        )

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many clauses each thing has happened to."""
        found = Counter(each.change for each in self.clauses)
        return {change: found[change] for change in Change}

    def of(self, *changes: Change) -> tuple[ClauseChange, ...]:
        """The clauses to which one of these has happened, in order."""
        return tuple(each for each in self.clauses if each.change in changes)


def compare(before: Protocol, after: Protocol, *, two_schools: bool = False) -> Comparison:
    """What is different between two texts, which should be in the same language.

    two_schools: whether the texts are of two schools, so that the same id means nothing; then no
    clause counts as moved.
    """
    pairing = pair(before, after, two_schools=two_schools)
    title = None
    if not same_words(before.title, after.title):
        title = marked(before.title, after.title)
    return Comparison(
        before=before,
        after=after,
        title=title,
        headings=tuple(_headings(before, after, pairing)),
        clauses=tuple(_clauses(pairing, two_schools=two_schools)),
        reordered=not two_schools and _is_reordered(pairing),
    )


def _clauses(pairing: Pairing, *, two_schools: bool) -> Iterator[ClauseChange]:
    origins = {new: old for old, new in pairing.pairs.items()}
    # What is gone comes behind the pair of what stood before it; -1: before everything.
    gone: dict[int, list[int]] = {}
    last = -1
    for old in range(len(pairing.old)):
        if old in pairing.pairs:
            last = pairing.pairs[old]
        else:
            gone.setdefault(last, []).append(old)
    for new in range(-1, len(pairing.new)):
        if new >= 0:
            yield _present(pairing, origins.get(new), new, two_schools=two_schools)
        for old in gone.get(new, ()):
            before, heir = pairing.old[old], pairing.heirs.get(old)
            related = None if heir is None else pairing.new[heir]
            yield ClauseChange(Change.GONE, before, None, marked(before.text, ""), related)


def _present(pairing: Pairing, old: int | None, new: int, *, two_schools: bool) -> ClauseChange:
    after = pairing.new[new]
    if old is None:
        source = pairing.sources.get(new)
        related = None if source is None else pairing.old[source]
        return ClauseChange(Change.NEW, None, after, marked("", after.text), related)
    before = pairing.old[old]
    same = same_words(before.text, after.text)
    if two_schools or not _is_moved(before, after):
        change = Change.SAME if same else Change.CHANGED
    else:
        change = Change.MOVED if same else Change.MOVED_AND_CHANGED
    words = marked(after.text if same else before.text, after.text)
    return ClauseChange(change, before, after, words)


def _is_moved(before: Unit, after: Unit) -> bool:
    return (before.id, before.clause.number) != (after.id, after.clause.number)


def _is_reordered(pairing: Pairing) -> bool:
    kept = [new for old, new in pairing.pairs.items() if pairing.old[old].id == pairing.new[new].id]
    return any(second < first for first, second in pairwise(kept))


def _headings(before: Protocol, after: Protocol, pairing: Pairing) -> Iterator[HeadingChange]:
    """Headings that differ: those of the new text in order, then those that are gone."""
    partners = _section_partners(before, after, pairing)
    then = {section.id: section for section in before.sections}
    for section in after.sections:
        old = then.get(partners.get(section.id, ""))
        was = old.title if old else ""
        if not same_words(was, section.title):
            yield HeadingChange(
                old if was else None,
                section if section.title else None,
                marked(was, section.title),
            )
    kept = set(partners.values())
    for section in before.sections:
        if section.id not in kept and section.title:
            yield HeadingChange(section, None, marked(section.title, ""))


def _section_partners(before: Protocol, after: Protocol, pairing: Pairing) -> Mapping[str, str]:
    """The id of the old section by that of the new one: where most of its clauses come from.

    Sections without such clauses go by their heading, and then by their id.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for old, new in pairing.pairs.items():
        votes[pairing.new[new].section.id, pairing.old[old].section.id] += 1
    found: dict[str, str] = {}
    taken: set[str] = set()

    def take(new: str, old: str | None) -> None:
        if old is not None and new not in found and old not in taken:
            found[new] = old
            taken.add(old)

    order = {section.id: place for place, section in enumerate(after.sections)}
    by_votes = sorted(
        votes, key=lambda vote: (-votes[vote], vote[0] != vote[1], order[vote[0]], vote[1])
    )
    for new_id, old_id in by_votes:
        take(new_id, old_id)
    by_title = {section.title: section.id for section in reversed(before.sections)}
    for section in after.sections:
        take(section.id, by_title.get(section.title))
    ids = {section.id for section in before.sections}
    for section in after.sections:
        take(section.id, section.id if section.id in ids else None)
    return found
