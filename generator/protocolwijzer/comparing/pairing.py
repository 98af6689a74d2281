"""Which clause of one text is which of another.

In two versions of one text a clause is first of all where the same words stand, whatever its number
has become: after an insertion every number behind it is another clause's. Then comes what is
nearly the same, and last what stands at the same place and has at least something in common.
Between the texts of two schools numbers and places mean nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from protocolwijzer.comparing.resemblance import Resemblance
from protocolwijzer.model import Clause, Protocol, Section
from protocolwijzer.reading.labels import labels_of

# How much two clauses must be alike (see Resemblance) to be taken for the same one: wherever they
# stand; when they stand at the same place; in the texts of two schools. The last was set by reading
# what it pairs of both shipped protocols: most that is less alike is about something else.
_ALIKE = 0.55
_ALIKE_IN_PLACE = 0.2
_ALIKE_BETWEEN_SCHOOLS = 0.3
# What share of a clause's words must stand in another for it to be a part of that.
_WITHIN = 0.75
_FEWEST_WORDS = 4
# Each round finds the neighbours of what the one before found; a longer chain is no coincidence.
_ROUNDS = 4

# What the same id is worth where several clauses are about equally alike.
_SAME_ID = 0.1

_Score: TypeAlias = Callable[[int, int], float]

_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00ad": None,
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause and where it stands.

    place: its index among all clauses of its text; label: what readers call the clause ("A.4").
    """

    section: Section
    clause: Clause
    place: int
    label: str

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.id

    @property
    def text(self) -> str:
        """The clause's own text, without its parts."""
        return self.clause.text


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts' clauses, and which of them are the same.

    old, new: all clauses in reading order; pairs: places in new by places in old. sources: of a
    new clause without a pair, the place of the old one that has its words; heirs: of an old
    clause without a pair, the place of the new one that has them.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    pairs: Mapping[int, int]
    sources: Mapping[int, int]
    heirs: Mapping[int, int]


def units(protocol: Protocol) -> tuple[Unit, ...]:
    """Every clause of a text, sub-clauses included, in reading order."""
    labels = labels_of(protocol)
    return tuple(
        Unit(section, clause, place, labels[clause.id])
        for place, (section, clause) in enumerate(protocol.clauses())
    )


def same_words(one: str, other: str) -> bool:
    """Whether texts read the same: shapes of quotes and hyphens and white space do not count."""
    return _folded(one) == _folded(other)


def pair(before: Protocol, after: Protocol, *, two_schools: bool) -> Pairing:
    """Find out which clauses belong together; no clause is in two pairs.

    two_schools: whether ids and places mean nothing. The same texts give the same pairs.
    """
    old, new = units(before), units(after)
    matcher = _Matcher(old, new)
    matcher.take_same_words()
    if two_schools:
        matcher.take_alike(_ALIKE_BETWEEN_SCHOOLS)
        sources, heirs = matcher.resembling()
    else:
        matcher.take_alike(_ALIKE)
        matcher.take_neighbours()
        matcher.take_bare_numbers()
        sources, heirs = matcher.held()
    return Pairing(old, new, matcher.pairs(), sources, heirs)


class _Matcher:
    def __init__(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> None:
        self._old = old
        self._new = new
        self._texts = Resemblance([each.text for each in old], [each.text for each in new])
        self._partner: dict[int, int] = {}
        self._taken: set[int] = set()

    def take_same_words(self) -> None:
        """Pair what reads the same: under the same id, then in the same section, then anywhere."""
        standing: tuple[Callable[[Unit], str], ...] = (
            lambda unit: unit.id,
            lambda unit: unit.section.id,
            lambda _: "",
        )
        for where in standing:
            waiting: dict[tuple[str, str], list[int]] = {}
            for new in self._free_new():
                unit = self._new[new]
                waiting.setdefault((where(unit), _folded(unit.text)), []).append(new)
            for places in waiting.values():
                places.reverse()
            for old in self._free_old():
                unit = self._old[old]
                # A number without words of its own is like any other.
                if found := unit.text and waiting.get((where(unit), _folded(unit.text))):
                    self._take(old, found.pop())

    def take_alike(self, least: float) -> None:
        """Pair what is alike, the most alike first."""
        found = self._texts.candidates(self._free_old(), self._free_new())
        self._take_best(
            (score, old, new)
            for old, new in found
            if (score := self._texts.between(old, new)) >= least
        )

    def take_neighbours(self) -> None:
        """Pair what stands at the same place: under the same id or beside the same neighbours."""
        for _ in range(_ROUNDS):
            found = [
                (score, old, new)
                for old, new in self._in_place()
                if (score := self._texts.between(old, new)) >= _ALIKE_IN_PLACE
            ]
            if not found:
                return
            self._take_best(found)

    def take_bare_numbers(self) -> None:
        """Pair numbers without words of their own, which hold parts only, by their ids."""
        bare = {self._new[new].id: new for new in self._free_new() if not self._new[new].text}
        for old in self._free_old():
            unit = self._old[old]
            if not unit.text and unit.id in bare:
                self._take(old, bare[unit.id])

    def held(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """Sources and heirs: clauses whose words came out of, or went into, another.

        Of that other those words count that it no longer has, or did not have before.
        """
        texts, partner = self._texts, self._partner
        origin = {new: old for old, new in partner.items()}

        def source(old: int, new: int) -> float:
            lost = texts.old[old] - texts.new[partner[old]] if old in partner else texts.old[old]
            return texts.share_within(texts.new[new], lost)

        def heir(old: int, new: int) -> float:
            gained = texts.new[new] - texts.old[origin[new]] if new in origin else texts.new[new]
            return texts.share_within(texts.old[old], gained)

        return self._related(source, heir, least=_WITHIN, fewest=_FEWEST_WORDS)

    def resembling(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """Sources and heirs: clauses that say what another says that has a pair already."""
        between = self._texts.between
        return self._related(between, between, least=_ALIKE_BETWEEN_SCHOOLS, fewest=1)

    def pairs(self) -> Mapping[int, int]:
        """All that was paired, in the order of the old text."""
        return dict(sorted(self._partner.items()))

    def _related(
        self, source: _Score, heir: _Score, *, least: float, fewest: int
    ) -> tuple[Mapping[int, int], Mapping[int, int]]:
        texts = self._texts
        sources = _best(
            (source(old, new), new, old)
            for old, new in texts.candidates(range(len(self._old)), self._free_new())
            if texts.new[new].total() >= fewest
        )
        heirs = _best(
            (heir(old, new), old, new)
            for old, new in texts.candidates(self._free_old(), range(len(self._new)))
            if texts.old[old].total() >= fewest
        )
        return (
            {new: old for new, (score, old) in sources.items() if score >= least},
            {old: new for old, (score, new) in heirs.items() if score >= least},
        )

    def _in_place(self) -> Iterator[tuple[int, int]]:
        """Free clauses that stand at the same place, in some sense, in both texts."""
        ids = {self._new[new].id: new for new in self._free_new()}
        for old in self._free_old():
            places = {ids.get(self._old[old].id)}
            for step in (1, -1):
                beside = self._partner.get(old - step)
                if beside is not None:
                    places.add(beside + step)
            for new in sorted(place for place in places if place is not None):
                if 0 <= new < len(self._new) and new not in self._taken:
                    yield old, new

    def _take_best(self, found: Iterable[tuple[float, int, int]]) -> None:
        for _, old, new in sorted(found, key=self._worst_first, reverse=True):
            if old not in self._partner and new not in self._taken:
                self._take(old, new)

    def _worst_first(self, found: tuple[float, int, int]) -> tuple[float, bool, int, int]:
        score, old, new = found
        before, after = self._old[old], self._new[new]
        stays = before.id == after.id
        return (
            score + (_SAME_ID if stays else 0),
            before.section.id == after.section.id,
            -abs(old - new),
            -old,
        )

    def _take(self, old: int, new: int) -> None:
        self._partner[old] = new
        self._taken.add(new)

    def _free_old(self) -> list[int]:
        return [place for place in range(len(self._old)) if place not in self._partner]

    def _free_new(self) -> list[int]:
        return [place for place in range(len(self._new)) if place not in self._taken]


def _best(found: Iterable[tuple[float, int, int]]) -> Mapping[int, tuple[float, int]]:
    """For each first place the second with the highest score; of equals the first in the text."""
    best: dict[int, tuple[float, int]] = {}
    for score, one, other in found:
        if one not in best or (score, -other) > (best[one][0], -best[one][1]):
            best[one] = score, other
    return best


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())
