"""What a lead-in that ends in a colon gives to what stands below it, and how far it reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from protocolwijzer.model import Audience, Clause, EditionKind, Kind, Protocol, Section
from protocolwijzer.proposing import Proposal, propose

STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
EVERYONE = tuple(Audience)


def propose_section(
    language: str, *clauses: Clause, heading: str = "Afspraken"
) -> Mapping[str, Proposal]:
    section = Section("a", heading, "A", 2, clauses)
    return propose(Protocol(language, EditionKind.ADOPTED, (), (section,)))


def flat(*written: tuple[str, str]) -> tuple[Clause, ...]:
    """Clauses one after another, each with its number and words; their ids are 0, 1, ..."""
    return tuple(Clause(str(n), number, (text,)) for n, (number, text) in enumerate(written))


def below(language: str, lead: str, *items: str) -> Sequence[Proposal]:
    """The proposals for a clause and the lettered items below it."""
    subs = tuple(Clause(f"i{n}", "abcdef"[n], (item,)) for n, item in enumerate(items))
    return list(propose_section(language, Clause("a.1", "1", (lead,), subs)).values())


@pytest.mark.parametrize(
    ("language", "lead", "item"),
    [
        ("nl", "Leerlingen mogen hun tablet pakken als:", "de docent dat in de les goedvindt;"),
        ("nl", "Leerlingen mogen hun tablet pakken wanneer:", "zij dringend iets moeten regelen."),
        ("nl", "Leerlingen mogen hun tablet pakken, mits:", "ouders dat hebben aangevraagd."),
        ("nl", "Leerlingen mogen hun tablet pakken als ze:", "van de mentor mogen filmen."),
        ("nl", "Leerlingen mogen hun tablet pakken:", "als de docent zegt dat het moet;"),
        ("nl", "Leerlingen mogen een tablet pakken in de volgende gevallen:", "de docent is ziek."),
        ("en", "Pupils may take out their tablet if:", "the teacher allows it in a lesson;"),
        ("en", "Pupils may take out their tablet when:", "they must call a parent."),
        ("en", "Pupils may take out their tablet if they are:", "asked to by a teacher."),
        ("en", "Pupils may take out their tablet:", "if a teacher says that they must;"),
        ("en", "Pupils may take out a tablet in the following cases:", "a teacher is away."),
    ],
)
def test_a_condition_is_for_whom_the_lead_in_is(language: str, lead: str, item: str) -> None:
    whole, part = below(language, lead, item)
    assert (whole.audiences, whole.kind) == (STUDENTS, Kind.MAY)
    assert (part.audiences, part.concerns, part.kind) == (STUDENTS, (), Kind.MAY)


@pytest.mark.parametrize(
    ("language", "lead", "item"),
    [
        ("nl", "Leerlingen mogen niet filmen, tenzij:", "de docent daarvoor toestemming geeft."),
        ("nl", "Leerlingen mogen niet filmen, behalve als:", "ouders dat mogen van de school."),
        ("en", "Pupils may not film unless:", "a teacher must record a lesson."),
    ],
)
def test_an_exception_stays_with_its_ban(language: str, lead: str, item: str) -> None:
    whole, part = below(language, lead, item)
    assert whole.kind is part.kind is Kind.MUST_NOT
    assert whole.audiences == part.audiences == STUDENTS


def test_what_comes_after_the_condition_speaks_for_itself() -> None:
    _, part = below("nl", "Filmen mag als:", "de docent het goedvindt. Plaats het filmpje nooit.")
    assert part.kind is Kind.MUST_NOT
    _, step = below("nl", "Dit gebeurt als een leerling filmt:", "Ouders halen de telefoon op.")
    assert step.audiences == PARENTS


_TURN_TO = ("", "Voor leerlingen is het verboden:")


@pytest.mark.parametrize(
    ("numbers", "reached"),
    [
        (("-", "-", "3.1", "3.2"), (0, 1)),
        (("a", "b", "4"), (0, 1)),
        (("1", "2", "3"), (0, 1, 2)),
        (("3.1", "3.2"), (0, 1)),
        (("a)", "b)"), (0, 1)),
        (("i", "ii", "iii", "iv", "5"), (0, 1, 2, 3)),
        (("1", "2", "7.1", "7.2"), (0, 1)),
        (("-", "", "-"), (0,)),
    ],
)
def test_a_lead_in_ends_with_its_own_items(
    numbers: tuple[str, ...], reached: tuple[int, ...]
) -> None:
    clauses = flat(_TURN_TO, *((number, "De bel gaat om negen uur.") for number in numbers))
    found = list(propose_section("nl", *clauses).values())[1:]
    bans = tuple(n for n, each in enumerate(found) if each.kind is Kind.MUST_NOT)
    assert bans == reached
    assert all(
        each.audiences == (STUDENTS if n in reached else EVERYONE) for n, each in enumerate(found)
    )


@pytest.mark.parametrize(
    ("language", "lead", "row", "audiences"),
    [
        ("nl", "Met klachten kun je terecht bij:", "Over pesten; Hoe: Bel de balie", EVERYONE),
        ("nl", "Voor vragen kunt u terecht bij:", "Iets dat weg moet: de conciërge", PARENTS),
        ("en", "With complaints you can turn to:", "Bullying: call the office", EVERYONE),
    ],
)
def test_whom_to_turn_to_is_information(
    language: str, lead: str, row: str, audiences: tuple[Audience, ...]
) -> None:
    found = propose_section(language, *flat(("", lead), ("-", row), ("9.1", "De bel gaat.")))
    assert [each.kind for each in found.values()] == [Kind.STATEMENT] * 3
    assert [each.audiences for each in found.values()] == [audiences, audiences, EVERYONE]
