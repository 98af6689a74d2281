"""Conditions in words, in both languages."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from protocolwijzer.engine.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Both,
    Condition,
    Has,
    Is,
    Not,
    Only,
)
from protocolwijzer.model import Localized
from protocolwijzer.rendering.conditions import Teller
from protocolwijzer.rendering.wording import Wording
from tests.rendering.sample_trees import FLOW, FLY

# Where "where" is asked, and several answers may be given.
CASES: tuple[tuple[Condition, str, str], ...] = (
    (
        Is("what", "toy"),
        "Het antwoord op “Wat vliegt er?” is “Speelgoed”",
        "The answer to “What flies?” is “A toy”",
    ),
    (
        Not(AnyOf("what", ("toy", "unsure"))),
        "Het antwoord op “Wat vliegt er?” is niet “Speelgoed” of “Geen idee”",
        "The answer to “What flies?” is not “A toy” or “I don&#39;t know”",
    ),
    (
        Has("where", "yard"),
        "“Boven het plein” is een van de antwoorden",
        "“Above the yard” is one of the answers",
    ),
    (
        AnyOf("where", ("yard", "window")),
        "“Boven het plein” of “Bij het raam” is een van de antwoorden",
        "“Above the yard” or “Near the window” is one of the answers",
    ),
    (
        AllOf("where", ("yard", "window")),
        "“Boven het plein” is een van de antwoorden; en “Bij het raam” is een van de antwoorden",
        "“Above the yard” is one of the answers; and “Near the window” is one of the answers",
    ),
    (
        Not(AnyOf("where", ("yard", "window"))),
        "“Boven het plein” is geen van de antwoorden; en “Bij het raam” is geen van de antwoorden",
        (
            "“Above the yard” is not one of the answers; "
            "and “Near the window” is not one of the answers"
        ),
    ),
    (
        Not(AllOf("where", ("yard", "window"))),
        "“Boven het plein” is geen van de antwoorden; of “Bij het raam” is geen van de antwoorden",
        (
            "“Above the yard” is not one of the answers; "
            "or “Near the window” is not one of the answers"
        ),
    ),
    (
        Only("where", ("yard", "window")),
        "De antwoorden zijn alleen “Boven het plein” of “Bij het raam”",
        "The answers are only “Above the yard” or “Near the window”",
    ),
    (
        Not(Is("where", "yard")),
        "De antwoorden zijn niet alleen “Boven het plein”",
        "The answers are not only “Above the yard”",
    ),
    # What excludes the others is the whole answer.
    (
        Only("where", ("none",)),
        "Het antwoord is “Nergens van dit alles”",
        "The answer is “None of these”",
    ),
    (
        Not(Has("where", "none")),
        "Het antwoord is niet “Nergens van dit alles”",
        "The answer is not “None of these”",
    ),
    (
        Both((Answered("who"), Not(Answered("what")))),
        "De vraag “Wie stuurt?” is gesteld; en de vraag “Wat vliegt er?” is niet gesteld",
        "The question “Who steers?” was asked; and the question “What flies?” was not asked",
    ),
    (
        Not(Both((Is("who", "me"), Not(Has("where", "yard"))))),
        (
            "Het antwoord op “Wie stuurt?” is niet “Ik zelf”; "
            "of “Boven het plein” is een van de antwoorden"
        ),
        "The answer to “Who steers?” is not “I do”; or “Above the yard” is one of the answers",
    ),
)


def sentence(condition: Condition, language: str, *, at: str = "where") -> str:
    def said(texts: Localized) -> Markup:
        return Markup("{}").format(texts[language])

    return Teller(FLOW, FLY.questions, said, Wording(language), at).sentence(condition)


@pytest.mark.parametrize(("condition", "dutch", "english"), CASES, ids=repr)
def test_a_condition_in_words(condition: Condition, dutch: str, english: str) -> None:
    assert sentence(condition, "nl") == dutch
    assert sentence(condition, "en") == english


def test_a_question_that_is_not_shown_is_named() -> None:
    assert sentence(Has("where", "yard"), "nl", at="who") == (
        "“Boven het plein” is een van de antwoorden op “Waar vliegt hij?”"
    )


def test_an_authors_text_stays_text() -> None:
    def said(texts: Localized) -> Markup:
        return Markup("{}").format(f"<b>{texts['nl']}</b>")

    told = Teller(FLOW, FLY.questions, said, Wording("nl"), "where").sentence(Is("what", "toy"))
    assert "<b>" not in told
    assert "&lt;b&gt;Speelgoed&lt;/b&gt;" in told
