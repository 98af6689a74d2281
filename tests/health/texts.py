"""Made-up schools to look at: a text in the project's own format, and facts about its clauses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.dictionaries import Dictionaries
from protocolwijzer.health.examination import Health, examine
from protocolwijzer.health.flag import Flag
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Adoption,
    Audience,
    ClauseFacts,
    EditionKind,
    Kind,
    Protocol,
    Release,
    School,
)
from protocolwijzer.reading import read_protocol
from tests.support.paths import ROOT

TODAY = date(2026, 11, 22)
DICTIONARIES = Dictionaries.near(ROOT)

STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
AT_WORK = (Audience.STAFF_WORK,)
AT_HOME = (Audience.STAFF_HOME,)


def edition(*rules: str, language: str = "nl", heading: str = "Afspraken") -> Protocol:
    """A text with one section, its rules numbered from 1."""
    numbered = "\n".join(f"{number}. {rule}" for number, rule in enumerate(rules, 1))
    return written(f"# Protocol\n\n## {heading} {{#a}}\n\n{numbered}\n", language)


def written(text: str, language: str = "nl") -> Protocol:
    """A text in the project's own format."""
    protocol, _ = read_protocol(
        text.encode(), file=f"protocol.{language}.md", language=language, edition=EditionKind.PLAIN
    )
    return protocol


def facts(
    protocol: Protocol,
    audiences: Mapping[str, Sequence[Audience]] | None = None,
    kinds: Mapping[str, Kind] | None = None,
) -> Mapping[str, ClauseFacts]:
    """For everyone, and a must, where nothing else is said."""
    return {
        name: ClauseFacts(
            tuple((audiences or {}).get(name, PAGE_AUDIENCES)),
            (),
            (kinds or {}).get(name, Kind.MUST),
            {},
        )
        for name in protocol.clause_ids()
    }


def school(
    *protocols: Protocol,
    name: str = "De Linde",
    audiences: Mapping[str, Sequence[Audience]] | None = None,
    kinds: Mapping[str, Kind] | None = None,
    adopted: Protocol | None = None,
) -> School:
    """A school with these plain editions, the first being the source."""
    return School(
        id="de-linde",
        name=name,
        short_name=name,
        board=None,
        languages=tuple(each.language for each in protocols),
        colours={"primary": "#1f5f5b", "accent": "#b4531a"},
        contacts=(),
        adoption=Adoption("Het bestuur", {}, date(2025, 9, 1), "2"),
        release=Release("1.0", TODAY),
        facts=facts(protocols[0], audiences, kinds),
        first={},
        editions={each.language: each for each in protocols},
        adopted=replace(adopted, edition=EditionKind.ADOPTED) if adopted else None,
        translations={},
        file="docs/protocols/de-linde/school.yml",
    )


def look(model: School) -> Health:
    """What is noticed about a school."""
    return examine(model, DICTIONARIES, TODAY)


def flags(model: School | Protocol, *codes: Code) -> tuple[Flag, ...]:
    """The flags with these codes."""
    model = model if isinstance(model, School) else school(model)
    return tuple(flag for flag in look(model).flags if flag.code in codes)


def words(model: School | Protocol, *codes: Code) -> Collection[str]:
    """What those flags are about, in reading order."""
    return [flag.words for flag in flags(model, *codes)]
