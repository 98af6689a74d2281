"""Reasons as they are told to a director."""

from __future__ import annotations

import itertools

import pytest

from protocolwijzer.model import Clause, EditionKind, Protocol, Section
from protocolwijzer.proposing import (
    Proposal,
    Reason,
    Sign,
    Topic,
    Where,
    because,
    in_words,
    propose,
)


def proposal(text: str, heading: str = "Afspraken") -> Proposal:
    clause = Clause("a.1", "1", (text,))
    protocol = Protocol("nl", EditionKind.ADOPTED, (), (Section("a", heading, "A", 2, (clause,)),))
    return propose(protocol)["a.1"]


def test_subject_and_words() -> None:
    found = proposal("Het is een medewerker niet toegestaan te filmen.")
    assert because(found, language="nl") == (
        "want de regel heeft “medewerker” als onderwerp,"
        " en de regel verbiedt iets: “niet toegestaan”"
    )
    assert because(found, language="en") == (
        "because the rule has “medewerker” as its subject,"
        " and the rule forbids something: “niet toegestaan”"
    )


def test_one_part_of_a_proposal() -> None:
    found = proposal("Filmen mag daar echt niet.", "Voor ouders")
    assert because(found, Topic.AUDIENCES, language="nl") == (
        "want het kopje erboven noemt “ouders”"
    )
    assert because(found, Topic.KIND, language="nl") == (
        "want de regel verbiedt iets: “mag … niet”"
    )
    assert because(found, Topic.CONCERNS, language="nl") == ""


def test_nothing_found_is_said() -> None:
    found = proposal("De zon schijnt.")
    assert "nergens staat voor wie het is" in because(found, language="nl")
    assert "no word in it asks" in because(found, language="en-GB")


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_sign_has_words_that_differ(language: str) -> None:
    told = [
        in_words(Reason(Topic.KIND, sign, where, ("X",)), language=language)
        for sign, where in itertools.product(Sign, Where)
        if where is not Where.NOWHERE
        and sign not in {Sign.NONE, Sign.PARENTS_OF_PUPILS}
        and not (sign is Sign.INTRODUCTION and where is not Where.HEADING)
    ]
    assert len(set(told)) == len(told)
    assert all("“X”" in each and "{" not in each for each in told)
