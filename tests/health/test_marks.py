"""Brackets, quotation marks, doubled words, missing spaces."""

from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code
from tests.health.texts import edition, flags, words, written


@pytest.mark.parametrize(
    ("rule", "mark"),
    [
        ("Meld het (of vraag het aan de mentor.", "("),
        ("Meld het of vraag het) aan de mentor.", ")"),
        ("Zeg \u201cik wil dit niet en ga weg.", "\u201c"),
        ('Zeg "ik wil dit niet en ga weg.', '"'),
        ("Word geen 'vriend met een leerling.", "'"),
        ("Word geen \u2018vriend met een leerling.", "\u2018"),
        ("Dit [is niet af.", "["),
    ],
)
def test_a_mark_without_its_other_half(rule: str, mark: str) -> None:
    (found,) = flags(edition(rule), Code.UNPAIRED_MARK)
    assert found.words == mark
    assert found.clauses == ("a.1",)
    assert found.excerpt is not None
    assert found.excerpt.before + found.excerpt.words + found.excerpt.after == rule


@pytest.mark.parametrize(
    "rule",
    [
        "Meld het (of vraag het) aan de mentor [van je klas].",
        "Zeg \u201cik wil dit niet\u201d en ga weg.",
        "Zeg \u201eik wil dit niet\u201d en ga weg.",
        "Zeg \u201eik wil dit niet\u201c en ga weg.",
        'Zeg "nee" en nog eens "nee".',
        "Word geen 'vrienden' met leerlingen.",
        "Zo'n foto van 's avonds neem je niet, en 't mag ook niet.",
        "De foto's van de leerlingen' ouders.",
        "Kies: a) niets doen, b) melden of 2) bellen :)",
        'Een scherm van 15" is groot genoeg.',
        "'s Avonds is de school dicht.",
    ],
)
def test_marks_that_pair_or_are_none(rule: str) -> None:
    assert not flags(edition(rule), Code.UNPAIRED_MARK)


def test_a_mark_may_close_in_a_later_paragraph_or_part() -> None:
    text = written(
        "# P\n\n## A {#a}\n\n1. Dit mag niet (op school:\n   a. bellen;\n   b. filmen).\n\n"
        "2. Een zin (die doorloopt.\n\n   Tot hier.) Klaar.\n3. Een (zin.\n"
    )
    assert [flag.clauses for flag in flags(text, Code.UNPAIRED_MARK)] == [("a.3",)]


def test_headings_are_looked_at_too() -> None:
    assert words(edition("Iets.", heading="Regels (voor thuis"), Code.UNPAIRED_MARK) == ["("]


@pytest.mark.parametrize(
    ("rule", "twice"),
    [
        ("Vraag het aan de de mentor.", "de de"),
        ("Dit is De  de school.", "De  de"),
        ("Bel de mentor mentor op.", "mentor mentor"),
    ],
)
def test_a_doubled_word(rule: str, twice: str) -> None:
    assert words(edition(rule), Code.DOUBLED_WORD) == [twice]


@pytest.mark.parametrize(
    ("rule", "language"),
    [
        ("Ik weet dat dat niet mag.", "nl"),
        ("De leerlingen die die foto maakten.", "nl"),
        ("Ze zei: nee, nee.", "nl"),
        ("Bel 0 0 of stuur SMS SMS.", "nl"),
        ("We know that that is wrong.", "en"),
        ("He had had enough.", "en"),
    ],
)
def test_words_that_may_stand_twice(rule: str, language: str) -> None:
    assert not flags(edition(rule, language=language), Code.DOUBLED_WORD)


def test_a_missing_space() -> None:
    text = edition(
        "De telefoon gaat weg.Daarna mag hij terug.", "Bel de mentor,anders de directie."
    )
    assert words(text, Code.MISSING_SPACE) == ["weg.Daarna", "mentor,anders"]


@pytest.mark.parametrize(
    "rule",
    [
        "Kijk op www.School.nl of op school.nl/Regels.",
        "Mail naar j.Jansen@school.nl.",
        "Het is 16.45 uur, d.w.z. laat; o.a. de m.e.r. en de CAO.VO.",
        "Boeken, films en foto's.",
    ],
)
def test_no_space_is_missing(rule: str) -> None:
    assert not flags(edition(rule), Code.MISSING_SPACE)
