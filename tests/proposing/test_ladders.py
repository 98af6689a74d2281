"""Steps that follow upon one another belong together, whoever each of them names."""

from __future__ import annotations

import pytest

from protocolwijzer.model import Audience, Clause, EditionKind, Kind, Protocol, Section
from protocolwijzer.proposing import Proposal, Sign, Topic, because, propose

STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
BOTH = STUDENTS + PARENTS
STAFF = (Audience.STAFF_WORK, Audience.STAFF_HOME)


def propose_section(language: str, *clauses: Clause, heading: str = "") -> dict[str, Proposal]:
    usual = "Gevolgen" if language == "nl" else "Consequences"
    section = Section("a", heading or usual, "A", 2, clauses)
    return dict(propose(Protocol(language, EditionKind.ADOPTED, (), (section,))))


def rules(*texts: str, number: str = "") -> tuple[Clause, ...]:
    return tuple(Clause(str(n), number or str(n), (text,)) for n, text in enumerate(texts, 1))


LADDERS = [
    (
        "nl",
        "Stap 1: De leerling praat met de mentor.",
        "Stap 2: De ouders halen de fiets op.",
        "Stap 3: De leerling komt een week lopend.",
    ),
    (
        "nl",
        "1e keer: de leerling krijgt een waarschuwing.",
        "2e keer: de ouders komen op gesprek.",
        "3e keer: de leerling wordt geschorst.",
    ),
    (
        "nl",
        "Bij een eerste overtreding spreken we de leerling aan.",
        "Bij herhaling bellen we de ouders.",
        "Bij de derde overtreding volgt voor de leerling een schorsing.",
    ),
    (
        "en",
        "Step 1: The pupil talks to the tutor.",
        "Step 2: The parents collect the bicycle.",
        "Step 3: The pupil walks for a week.",
    ),
    (
        "en",
        "On the first occasion the pupil gets a warning.",
        "On the second occasion the parents come in.",
        "After a third incident the pupil is suspended.",
    ),
]


@pytest.mark.parametrize("ladder", LADDERS)
@pytest.mark.parametrize("number", ["", "-"])
def test_whom_a_ladder_starts_with_sees_every_step(ladder: tuple[str, ...], number: str) -> None:
    language, *steps = ladder
    first, second, third = propose_section(language, *rules(*steps, number=number)).values()
    assert (first.audiences, second.audiences, third.audiences) == (STUDENTS, BOTH, STUDENTS)
    assert first.concerns == third.concerns == PARENTS
    assert {first.kind, second.kind, third.kind} == {Kind.CONSEQUENCE}


@pytest.mark.parametrize("ladder", LADDERS)
def test_steps_below_a_lead_in_are_for_whom_that_names(ladder: tuple[str, ...]) -> None:
    language, first, second, *_ = ladder
    lead = "Als een leerling de regels overtreedt:" if language == "nl" else "If a pupil breaks it:"
    whole = Clause("w", "1", (lead,), rules(second, first))
    _, parents, pupils = propose_section(language, whole).values()
    assert (parents.audiences, pupils.audiences) == (BOTH, STUDENTS)


def test_ordered_items_below_what_follows_are_steps() -> None:
    items = rules("De mentor praat met het kind.", "De ouders worden gebeld.")
    whole = Clause("w", "1", ("Houdt een kind zich niet aan de regels, dan:",), items)
    _, first, second = propose_section("nl", whole, heading="Regels").values()
    assert (first.audiences, second.audiences) == (STUDENTS, BOTH)


def test_items_that_tell_people_apart_are_no_steps() -> None:
    items = rules("leerlingen worden geschorst;", "medewerkers krijgen een berisping.")
    lead = "Overtreden leerlingen of medewerkers de regels, dan geldt:"
    found = list(propose_section("nl", Clause("w", "1", (lead,), items), heading="Regels").values())
    assert [each.audiences for each in found[1:]] == [STUDENTS, STAFF]
    apart = Clause("w", "1", ("Bij overtreding geldt:",), items)
    found = list(propose_section("nl", apart, heading="Regels").values())
    assert [each.audiences for each in found[1:]] == [STUDENTS, STAFF]


def test_staff_who_carry_out_a_step_are_concerned() -> None:
    steps = rules("Stap 1: Het kind krijgt straf.", "Stap 2: De docent geeft een waarschuwing.")
    _, second = propose_section("nl", *steps).values()
    assert (second.audiences, second.concerns) == (STUDENTS, (*PARENTS, Audience.STAFF_WORK))


def test_steps_that_ask_something_are_for_whoever_takes_them_too() -> None:
    steps = rules("Stap 1: Leerlingen melden het.", "Stap 2: De docent belt de directie.")
    first, second = propose_section("nl", *steps, heading="Zo meld je iets").values()
    assert (first.audiences, second.audiences) == (STUDENTS, STUDENTS + STAFF)
    assert second.kind is Kind.MUST


def test_one_step_is_no_ladder() -> None:
    found = propose_section("nl", *rules("De leerling krijgt straf.", "Stap 2: Ouders komen."))
    assert [each.audiences for each in found.values()] == [STUDENTS, PARENTS]


def test_the_reason_says_so() -> None:
    language, *steps = LADDERS[0]
    _, second, _ = propose_section(language, *rules(*steps)).values()
    assert Sign.STEP in {each.sign for each in second.reasons if each.topic is Topic.AUDIENCES}
    told = because(second, Topic.AUDIENCES, language="nl")
    assert told == (
        "want de regel heeft “ouders” als onderwerp,"
        " en de regel is een stap in een reeks die begint bij “leerling”"
    )
    assert because(second, Topic.AUDIENCES, language="en").endswith(
        "the rule is a step in a series that begins with “leerling”"
    )
