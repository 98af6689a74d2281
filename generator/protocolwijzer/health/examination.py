"""All checks of a school's texts, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from protocolwijzer.diagnostics import Code, Severity
from protocolwijzer.health.agreement import check_agreement
from protocolwijzer.health.coverage import check_adoption, check_audiences, check_headings
from protocolwijzer.health.cross_references import check_cross_references
from protocolwijzer.health.dictionaries import Dictionaries
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.marks import check_marks
from protocolwijzer.health.names import check_platforms, check_school_name
from protocolwijzer.health.readability import EditionFigures, check_sentences, figures_of
from protocolwijzer.health.references import check_contacts, check_references
from protocolwijzer.health.silencing import apart, unused
from protocolwijzer.health.spelling import check_spelling
from protocolwijzer.health.subjects import check_subjects
from protocolwijzer.health.texts import editions, own_text
from protocolwijzer.model import Place, School, Silence

_ORDER = {code: number for number, code in enumerate(Code)}


@dataclass(frozen=True)
class Health:
    """What was noticed about a school's texts.

    flags: what stands, in reading order of the school's own text; what is about the whole first.
    silenced: what the school has silenced, and by what. figures: per edition, the school's own
    text first.
    """

    school: School
    flags: tuple[Flag, ...]
    silenced: tuple[tuple[Flag, Silence], ...]
    figures: tuple[EditionFigures, ...]

    @property
    def advice(self) -> tuple[Flag, ...]:
        """The flags that nothing else reports: reading says itself who has no rules."""
        return tuple(flag for flag in self.flags if flag.code.severity is Severity.ADVICE)


def examine(school: School, dictionaries: Dictionaries, today: date) -> Health:
    """Look at all texts of a school; never raises, whatever they say.

    What a text says is looked at in the school's own text: the adopted one where it is given, else
    the plain one that the school wrote first. How it is written is looked at in every edition.
    today: what dates are long past by.
    """
    standing, silenced = apart(_flags(school, dictionaries, today), school.silenced)
    found = [*standing, *unused(school, silenced)]
    clauses = {name: at for at, name in enumerate(own_text(school).clause_ids())}
    files = {edition.file: at for at, edition in enumerate(editions(school))}

    def order(flag: Flag) -> tuple[int, int, int, Place]:
        at = clauses.get(flag.clauses[0], len(clauses)) if flag.clauses else -1
        return at, _ORDER[flag.code], files.get(flag.place.file, -1), flag.place

    return Health(
        school=school,
        flags=tuple(sorted(found, key=order)),
        silenced=tuple(sorted(silenced, key=lambda pair: order(pair[0]))),
        figures=tuple(figures_of(edition) for edition in editions(school)),
    )


def _flags(school: School, dictionaries: Dictionaries, today: date) -> Iterator[Flag]:
    every, own = editions(school), own_text(school)
    yield from check_audiences(school)
    yield from check_adoption(school)
    yield from check_subjects(own)
    yield from check_school_name(own, school)
    yield from check_platforms(own)
    yield from check_references(own, today)
    yield from check_cross_references(own)
    yield from check_contacts(school)
    yield from check_headings(school)
    yield from check_agreement(school)
    yield from check_marks(every)
    yield from check_spelling(every, dictionaries)
    yield from check_sentences(every)
