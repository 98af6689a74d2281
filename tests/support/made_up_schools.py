"""Schools built in memory, for tests of what follows from a model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from protocolwijzer.model import (
    Adoption,
    Audience,
    Clause,
    ClauseFacts,
    Contact,
    EditionKind,
    Kind,
    Place,
    Protocol,
    Release,
    School,
    Section,
)
from protocolwijzer.translation_lock import Lock
from protocolwijzer.translations import all_statuses

EVERYONE = tuple(Audience)


def clause(name: str, text: str = "", *parts: Clause, line: int = 1) -> Clause:
    """A clause whose number is what comes last in its id."""
    number = name.rpartition(".")[2]
    if number[:-1].isdigit() and number[-1].isalpha():
        number = number[-1]
    return Clause(name, number, (text or f"text of {name}",), parts, Place("text.md", line))


def edition(
    *sections: tuple[str, Iterable[Clause]],
    language: str = "nl",
    kind: EditionKind = EditionKind.PLAIN,
    title: str = "Agreements",
) -> Protocol:
    """An edition with a heading per section id."""
    return Protocol(
        language,
        kind,
        (title,),
        tuple(
            Section(name, f"Heading {name}", name.upper(), 2, tuple(clauses))
            for name, clauses in sections
        ),
        f"{kind}.{language}.md",
    )


def facts(
    *audiences: Audience,
    kind: Kind = Kind.MUST,
    concerns: tuple[Audience, ...] = (),
    **questions: str,
) -> ClauseFacts:
    """What an author says about a clause."""
    return ClauseFacts(audiences, concerns, kind, questions)


def school(
    *editions: Protocol,
    facts: Mapping[str, ClauseFacts] = MappingProxyType({}),
    languages: tuple[str, ...] = ("nl", "en"),
    adopted: Protocol | None = None,
    lock: Lock | None = None,
    first: Mapping[Audience, tuple[str, ...]] = MappingProxyType({}),
    contacts: tuple[Contact, ...] = (),
) -> School:
    """A school with these editions; its translations follow from the lock, by default empty."""
    by_language = {each.language: each for each in editions}
    return School(
        id="linde",
        name="De Linde",
        short_name="De Linde",
        board=None,
        languages=languages,
        colours={},
        contacts=contacts,
        adoption=Adoption(None, {}, None, None),
        release=Release(None, None),
        facts=facts,
        first=first,
        editions=by_language,
        adopted=adopted,
        translations=all_statuses(languages, by_language, adopted, lock or Lock()),
    )
