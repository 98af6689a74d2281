"""Two made-up schools, small but with everything that pages must cope with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Adoption,
    Audience,
    Clause,
    ClauseFacts,
    Contact,
    EditionKind,
    Kind,
    Protocol,
    Release,
    School,
    Section,
    Site,
    TranslationStatus,
)

EVERYONE = tuple(Audience)
STAFF = (Audience.STAFF_WORK, Audience.STAFF_HOME)

SECTIONS: tuple[tuple[str, str, str, int, tuple[str, ...]], ...] = (
    ("vooraf", "Vooraf", "Vooraf", 2, ("",)),
    ("school", "Op het plein", "Op het plein", 2, ()),
    ("a", "A. Voor allemaal", "A", 3, ("1", "2", "3")),
    ("b", "B. Voor meesters en juffen", "B", 3, ("1", "2")),
    ("slot", "", "Slot", 2, ("",)),
)

TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "vooraf.1": "Deze regels gaan over drones boven het plein.",
        "a.1": "Vraag toestemming voordat je een drone laat vliegen.",
        "a.2": "Een drone mag niet vliegen:",
        "a.2a": "boven de zandbak;",
        "a.2b": 'bij het <script>alert(1)</script> raam & de "deur".',
        "a.3": "Wie toch vliegt, brengt de drone naar de conciërge.",
        "b.1": "Een leerkracht bewaart de sleutel van de drone.",
        "b.2": "Een leerkracht mag in de vakantie vliegen.",
        "slot": "De regels zijn besproken in de kring.",
    },
    "en": {
        "vooraf.1": "These rules are about drones above the yard.",
        "a.1": "Ask permission before you fly a drone.",
        "a.2": "A drone must not fly:",
        "a.2a": "above the sandpit;",
        "a.2b": 'near the <script>alert(1)</script> window & the "door".',
        "a.3": "Whoever flies anyway takes the drone to the caretaker.",
        "b.1": "A teacher keeps the key of the drone.",
        "b.2": "A teacher may fly during the holidays.",
        "slot": "The rules were discussed in the circle.",
    },
}

FACTS: dict[str, ClauseFacts] = {
    name: ClauseFacts(
        audiences=audiences,
        concerns=concerns,
        kind=kind,
        questions={"nl": f"Vraag bij {name}?", "en": f"Question for {name}?"},
    )
    for name, audiences, concerns, kind in (
        ("vooraf.1", EVERYONE, (), Kind.STATEMENT),
        ("a.1", PAGE_AUDIENCES, (), Kind.MUST),
        ("a.2", PAGE_AUDIENCES, (), Kind.MUST_NOT),
        ("a.2a", (Audience.STUDENTS,), (Audience.PARENTS,), Kind.MUST_NOT),
        ("a.2b", PAGE_AUDIENCES, (), Kind.MUST_NOT),
        ("a.3", (Audience.STUDENTS,), (Audience.PARENTS,), Kind.CONSEQUENCE),
        ("b.1", STAFF, (Audience.STUDENTS,), Kind.MUST),
        ("b.2", STAFF, (), Kind.MAY),
        ("slot", EVERYONE, (), Kind.STATEMENT),
    )
}


def protocol(
    language: str, *, edition: EditionKind = EditionKind.PLAIN, without: tuple[str, ...] = ()
) -> Protocol:
    """The sample text in a language that TEXTS has."""
    texts = TEXTS[language]

    def clause(name: str, number: str, prefix: str = "") -> Clause | None:
        if name in without:
            return None
        parts = [clause(f"{name}{letter}", letter) for letter in "ab" if f"{name}{letter}" in texts]
        return Clause(name, number, (prefix + texts[name],), tuple(part for part in parts if part))

    prefix = "Woordelijk: " if edition is EditionKind.ADOPTED else ""
    sections = []
    for name, title, label, level, numbers in SECTIONS:
        found = [
            clause(name if not title else f"{name}.{number or 1}", number, prefix)
            for number in numbers
        ]
        sections.append(
            Section(
                name, prefix + title if title else "", label, level, tuple(c for c in found if c)
            )
        )
    return Protocol(language, edition, ("Protocol drones",), tuple(sections))


def statuses(**others: TranslationStatus) -> dict[str, TranslationStatus]:
    """Everything up to date, save what is named (a_1 for a.1)."""
    found = dict.fromkeys(TEXTS["nl"], TranslationStatus.OK)
    return {**found, **{name.replace("_", "."): status for name, status in others.items()}}


def school(name: str = "zonneplein") -> School:
    """A school with everything filled in but a telephone number."""
    return School(
        id=name,
        name=name.capitalize(),
        short_name=name.capitalize(),
        board=None,
        languages=("nl", "en"),
        colours={"primary": "#1f5f5b", "accent": "#b4531a"},
        contacts=(
            Contact(
                "management",
                {"nl": "Directie", "en": "School management"},
                None,
                (Audience.STUDENTS, Audience.PARENTS),
            ),
            Contact("manager", {"nl": "Leidinggevende", "en": "Manager"}, "0512 - 12 34 56", STAFF),
        ),
        adoption=Adoption(
            by=None, consent={"nl": "De kring", "en": "The circle"}, date=None, version=None
        ),
        release=Release(version="1.0", date=date(2026, 11, 22)),
        facts=FACTS,
        first={Audience.STUDENTS: ("a.1", "a.3"), Audience.STAFF_WORK: ("b.1",)},
        editions={"nl": protocol("nl"), "en": protocol("en")},
        adopted=None,
        translations={"nl": statuses(), "en": statuses()},
    )


def with_adopted(original: School) -> School:
    """The same school with its adopted text."""
    return replace(original, adopted=protocol("nl", edition=EditionKind.ADOPTED))


def site(*schools: School) -> Site:
    """A site of these schools in Dutch and English."""
    return Site(schools or (school(), school("maanplein")), ("nl", "en"))
