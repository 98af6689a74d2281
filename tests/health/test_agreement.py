"""Clauses that say the same or contradict; headings, audiences, origin and subjects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.wording import diagnostic
from protocolwijzer.model import PAGE_AUDIENCES, Adoption, Kind
from tests.health.texts import AT_HOME, AT_WORK, PARENTS, STUDENTS, edition, flags, school, words

ONE = "Wie meedoet aan een gesprek over de school zegt er altijd bij dat hij hier werkt."
OTHER = "Wie meedoet aan een gesprek over school zegt er altijd bij dat hij hier werkt."


def test_two_that_say_the_same() -> None:
    model = school(edition(ONE, OTHER), audiences={"a.1": AT_WORK, "a.2": AT_HOME})
    (found,) = flags(model, Code.SAME_CLAUSE)
    assert diagnostic(found).message == "a.1, a.2: This and a.2 say almost the same."
    assert found.beside == OTHER


@pytest.mark.parametrize(
    ("rules", "audiences"),
    [
        ((ONE, OTHER), {"a.1": STUDENTS, "a.2": AT_HOME}),
        (("Houd je wachtwoorden geheim.", "Houd je wachtwoorden geheim."), {}),
        ((ONE, "Een heel andere regel die nergens op de eerste regel lijkt, hoor."), {}),
        ((f"{ONE}\n\n   {OTHER}",), {}),
    ],
)
def test_two_that_may_stay(rules: tuple[str, ...], audiences: dict[str, tuple[()]]) -> None:
    assert not flags(school(edition(*rules), audiences=audiences), Code.SAME_CLAUSE)


def test_one_allows_what_the_other_forbids() -> None:
    rules = (
        "Je mag in de pauze je telefoon gebruiken in de aula.",
        "Je mag in de pauze je telefoon niet gebruiken in de aula.",
    )
    kinds = {"a.1": Kind.MAY, "a.2": Kind.MUST_NOT}
    (found,) = flags(school(edition(*rules), kinds=kinds), Code.CONTRADICTION)
    assert diagnostic(found).message.endswith("this and a.2. Is that meant?")
    apart = {"a.1": STUDENTS, "a.2": PARENTS}
    assert not flags(school(edition(*rules), kinds=kinds, audiences=apart), Code.CONTRADICTION)
    assert not flags(school(edition(*rules)), Code.CONTRADICTION)


def test_at_school_and_everywhere() -> None:
    text = edition(
        "Het is niet toegestaan om op school anderen te filmen.",
        "Dit geldt onafhankelijk van de plaats waar je bent.",
    )
    (found,) = flags(text, Code.CONTRADICTION)
    assert found.clauses == ("a.1", "a.2")
    assert not flags(edition("Dit mag niet op school.", "Vraag het."), Code.CONTRADICTION)
    english = edition(
        "It is not allowed to film others at school.", "No matter where you are.", language="en"
    )
    assert len(flags(english, Code.CONTRADICTION)) == 1


@pytest.mark.parametrize(
    ("heading", "audiences", "clauses"),
    [
        ("Voor iedereen: leerlingen en ouders", {"a.2": AT_WORK}, ("a.2",)),
        ("Sancties voor leerlingen en medewerkers", {"a.1": STUDENTS, "a.2": PARENTS}, ("a.2",)),
        ("Leerlingen", {"a.1": STUDENTS, "a.2": (*STUDENTS, *PARENTS)}, ("a.2",)),
        ("Rules for pupils", {"a.1": STUDENTS, "a.2": PARENTS}, ("a.2",)),
    ],
)
def test_a_heading_for_others(
    heading: str, audiences: dict[str, tuple[()]], clauses: tuple[str, ...]
) -> None:
    model = school(edition("Een.", "Twee.", heading=heading), audiences=audiences)
    (found,) = flags(model, Code.HEADING_AUDIENCE)
    assert found.clauses == clauses


@pytest.mark.parametrize(
    ("heading", "audiences"),
    [
        ("Contact met ouders", {"a.1": STUDENTS, "a.2": STUDENTS}),
        ("Voor wie en waarvoor de regels gelden", {"a.1": PARENTS}),
        ("Leerlingen en personeel", {"a.1": STUDENTS, "a.2": AT_WORK}),
        ("Personeel", {"a.1": AT_HOME, "a.2": AT_WORK}),
        ("Voor iedereen", {"a.1": PAGE_AUDIENCES, "a.2": PAGE_AUDIENCES}),
        ("Afspraken", {"a.1": PARENTS}),
    ],
)
def test_a_heading_that_fits(heading: str, audiences: dict[str, tuple[()]]) -> None:
    model = school(edition("Een.", "Twee.", heading=heading), audiences=audiences)
    assert not flags(model, Code.HEADING_AUDIENCE)


def test_an_audience_without_rules() -> None:
    model = school(
        edition("Voor ouders en leerlingen.", "Doe dit."),
        audiences={"a.2": (*STUDENTS, *AT_WORK, *AT_HOME)},
        kinds={"a.1": Kind.STATEMENT},
    )
    assert words(model, Code.NO_RULES) == ["parents"]
    assert not words(edition("Doe dit."), Code.NO_RULES)


def test_where_the_text_comes_from() -> None:
    model = school(edition("Doe dit."))
    assert not flags(model, Code.NO_ADOPTION)
    nothing = replace(model, adoption=Adoption("Het bestuur", {}, None, None))
    (found,) = flags(nothing, Code.NO_ADOPTION)
    assert diagnostic(found).message == "Not stated about the adopted text: the date, the version."
    assert found.place.file == "docs/protocols/de-linde/school.yml"
