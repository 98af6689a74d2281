"""Clauses that say the same, or that seem to say opposite things."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag, Reference
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import WORD, Passage, listed, own_text, passages
from protocolwijzer.model import STAFF, Audience, ClauseFacts, Kind, Protocol, School

# Shorter ones agree by chance: "Houd je wachtwoorden geheim."
_FEWEST_WORDS = 8
_RUN = 3
# Dice's coefficient of the runs of three words that two paragraphs have (L. R. Dice, Measures of
# the Amount of Ecologic Association Between Species, Ecology 26, 1945): 1 is the same text.
_ALIKE = 0.6
_SAME_SUBJECT = 0.75
# A run that more paragraphs have says nothing about any two; and the work stays linear.
_COMMONEST = 12

# Words that turn a rule around or make it one, and so are no part of its subject.
_TURNING = listed(
    """
    niet geen mag mogen moet moeten verboden toegestaan nooit altijd wel dient dienen hoeft kan
    kunnen
    not no may must never always allowed forbidden can cannot should shall
    de het een en of in op te van je jij u hij zij ze wij we is zijn wordt worden dat die dit deze
    om
    the a an and or in on to of you he she they we is are be that this these it with met voor for
    """
)

_ONLY_AT_SCHOOL = re.compile(
    r"(?:niet|geen|verboden|alleen|not|only|forbidden)\b[^.;]{0,80}\b(?:op|in de|at|in) school\b"
    r"|\b(?:op|at) school\b[^.;]{0,40}\b(?:niet|verboden|not allowed|forbidden)\b",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\b(?:onafhankelijk van de plaats|ongeacht (?:de plaats|waar)|gelden overal|"
    r"maakt niet uit waar|regardless of (?:where|the place)|"
    r"no matter where|does not matter where|apply everywhere)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Unit:
    """A paragraph of a clause, with what the author says of the clause."""

    passage: Passage
    facts: ClauseFacts

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(map(str.casefold, WORD.findall(self.passage.text)))

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(*(self.words[start:] for start in range(_RUN)), strict=False))

    @cached_property
    def subject(self) -> frozenset[str]:
        return frozenset(self.words) - _TURNING

    @property
    def id(self) -> str:
        return self.passage.clauses[0]

    @cached_property
    def people(self) -> frozenset[Audience]:
        """Whom it addresses: staff are the same people at work and at home."""
        people = frozenset(self.facts.audiences)
        return people | STAFF if people & STAFF else people

    def shares_readers(self, other: _Unit) -> bool:
        """Whether someone is addressed by both."""
        return not self.people.isdisjoint(other.people)


def check_agreement(school: School) -> Iterator[Flag]:
    """Clauses of the school's own text that say the same or contradict, to the same people."""
    text = own_text(school)
    units = list(_units(text, school.facts))
    for one, other in _alike(units):
        if one.facts.kind is other.facts.kind:
            yield _flag(
                Code.SAME_CLAUSE,
                _("This and %(other)s say almost the same."),
                one,
                other,
            )
    yield from _opposites(units)
    yield from _places(text)


def _flag(code: Code, message: str, one: _Unit, other: _Unit) -> Flag:
    return Flag(
        code,
        one.passage.place,
        message,
        {"other": Reference(other.id)},
        edition=one.passage.edition,
        clauses=(one.id, other.id),
        excerpt=one.passage.excerpt(0, len(one.passage.text)),
        beside=other.passage.text,
    )


def _units(text: Protocol, facts: Mapping[str, ClauseFacts]) -> Iterator[_Unit]:
    for passage in passages(text):
        if passage.clause and passage.clause.id in facts:
            yield _Unit(passage, facts[passage.clause.id])


def _alike(units: list[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Paragraphs of different clauses, for the same people, that have most of their words alike."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if len(unit.words) >= _FEWEST_WORDS:
            for run in unit.runs:
                holders[run].append(number)
    sizes = [len(unit.runs) for unit in units]
    for first, second in sorted(
        (first, second)
        for (first, second), common in _shared(holders.values())
        if 2 * common / (sizes[first] + sizes[second]) >= _ALIKE
    ):
        one, other = units[first], units[second]
        if one.id != other.id and one.shares_readers(other):
            yield one, other


def _shared(holders: Iterable[Sequence[int]]) -> Iterable[tuple[tuple[int, int], int]]:
    """How often two units hold the same, by their numbers. holders: of each thing, in order."""
    shared = Counter(
        chain.from_iterable(
            combinations(numbers, 2) for numbers in holders if 1 < len(numbers) <= _COMMONEST
        )
    )
    return shared.items()


def _opposites(units: list[_Unit]) -> Iterator[Flag]:
    """What one clause allows and another forbids the same people, in the same words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit.facts.kind in {Kind.MAY, Kind.MUST_NOT}:
            for word in unit.subject:
                holders[word].append(number)
    for (first, second), common in sorted(
        pair for pair in _shared(holders.values()) if pair[1] >= _RUN
    ):
        one, other = units[first], units[second]
        size = max(len(one.subject), len(other.subject))
        if (
            {one.facts.kind, other.facts.kind} == {Kind.MAY, Kind.MUST_NOT}
            and common >= _SAME_SUBJECT * size
            and one.shares_readers(other)
        ):
            yield _flag(
                Code.CONTRADICTION,
                _("One seems to allow what the other forbids: this and %(other)s. Is that meant?"),
                one,
                other,
            )


def _places(text: Protocol) -> Iterator[Flag]:
    """Clauses of one section of which one holds at school and another holds everywhere."""
    for section in text.sections:
        own = [(clause, clause.text) for clause in section.walk()]
        everywhere = next((each for each, words in own if _EVERYWHERE.search(words)), None)
        if everywhere is None:
            continue
        somewhere, found = next(
            (
                (each, found)
                for each, words in own
                if (found := _ONLY_AT_SCHOOL.search(words)) is not None
            ),
            (everywhere, None),
        )
        if found is None or somewhere is everywhere:
            continue
        start, end = found.span()
        yield Flag(
            Code.CONTRADICTION,
            text.place_of(somewhere),
            _(
                "This is about \u201cat school\u201d, while %(other)s says that the rules apply "
                "everywhere. Which is meant?"
            ),
            {"other": Reference(everywhere.id)},
            edition=text,
            clauses=(somewhere.id, everywhere.id),
            excerpt=Passage(text, section, somewhere, somewhere.text).excerpt(start, end),
            beside=everywhere.text,
        )
