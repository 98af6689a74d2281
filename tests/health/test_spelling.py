"""Typing errors: what is one, and all that is none."""

from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.dictionaries import Dictionaries
from protocolwijzer.health.examination import examine
from protocolwijzer.health.wording import diagnostic
from tests.health.texts import TODAY, edition, flags, school, words


def test_a_typing_error_with_the_word_that_is_meant() -> None:
    (found,) = flags(edition("Je bent zelf verandwoordelijk voor je account."), Code.SPELLING)
    assert (found.words, found.clauses) == ("verandwoordelijk", ("a.1",))
    assert diagnostic(found).message == (
        "a.1: \u201cverandwoordelijk\u201d is not in the dictionary. "
        "Is \u201cverantwoordelijk\u201d meant?"
    )


def test_once_per_word_and_at_the_start_of_a_sentence() -> None:
    text = edition("Verandwoordelijk ben je zelf.", "Je bent verandwoordelijk.")
    assert words(text, Code.SPELLING) == ["Verandwoordelijk"]


def test_in_every_language() -> None:
    model = school(
        edition("Vraag toestemmming."), edition("Ask for permision first.", language="en")
    )
    assert words(model, Code.SPELLING) == ["toestemmming", "permision"]


@pytest.mark.parametrize(
    "rule",
    [
        "Meneer Verandwoordelijk is de mentor.",
        "Vraag het Marijje of Achmedd.",
        "Het heet 'toestemmming' of \u201cverandwoordelijk\u201d.",
        "Mail naar toestemmming@school.nl of kijk op school.nl/toestemmming.",
        "Een TOESTEMMMING of toeStemmming.",
        "De school- en onderwijsregels, mail- en netgebruik.",
        "Het leerlingendossier en het personeelsdossier.",
        "Deel geen nudes, deepfakes of screenshots in de groepsapp.",
        "Hij/zij en ouders/verzorgers.",
        "De foto's, video's en zo'n selfie.",
        "Qwrtpsdf zxcvbnm.",
        "Het verzorgers-account en de school-app.",
    ],
)
def test_what_is_no_typing_error(rule: str) -> None:
    assert not flags(edition(rule), Code.SPELLING)


def test_a_hyphenated_word_with_a_slip_in_one_part() -> None:
    assert words(edition("Een school-verandwoordelijke keuze."), Code.SPELLING) == [
        "school-verandwoordelijke"
    ]


def test_a_text_in_another_language_than_it_says() -> None:
    french = (
        "Les eleves doivent toujours respecter les autres personnes et ne jamais publier des "
        "photographies sans leur accord ecrit prealable parce que cela pourrait blesser quelqu un "
        "d autre dans notre communaute scolaire ou ailleurs pendant les vacances scolaires chaque "
        "annee depuis longtemps deja malgre nos nombreux avertissements repetes aux familles"
    )
    model = edition(french)
    assert not flags(model, Code.SPELLING)
    (found,) = flags(model, Code.SPELLING_UNCHECKED)
    assert "most words are not in the dictionary of Dutch" in diagnostic(found).message


def test_without_a_dictionary_it_says_so_once() -> None:
    model = school(edition("Verandwoordelijk."), edition("Permision.", language="en"))
    health = examine(model, Dictionaries(None), TODAY)
    assert not [flag for flag in health.flags if flag.code is Code.SPELLING]
    unchecked = [flag for flag in health.flags if flag.code is Code.SPELLING_UNCHECKED]
    assert ["not installed" in diagnostic(flag).message for flag in unchecked] == [True]


def test_a_language_that_there_is_no_dictionary_for() -> None:
    (found,) = flags(
        edition("\u0644\u0627 \u062a\u0635\u0648\u0631", language="ar"), Code.SPELLING_UNCHECKED
    )
    assert "no dictionary for this language" in diagnostic(found).message
