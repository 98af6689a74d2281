"""All checks together: on any text, on hostile ones, and on the schools that are here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.health.wording import diagnostic, silencing
from protocolwijzer.model import Clause, Section, Site
from protocolwijzer.rendering.health_page import health_page
from protocolwijzer.schools import load_site
from tests.health.texts import edition, look, school
from tests.support.paths import ROOT

# Letters that the checks look at, in any order, and anything else.
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAeE19 .,;:!?'\u2019\u201c\u201d\"()[]@/+-\n\u00eb"), st.characters()
    ),
    max_size=200,
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["nl", "en", "ar"]))
def test_any_text(paragraphs: list[str], language: str) -> None:
    text = edition("Iets.", language=language)
    clauses = tuple(
        Clause(f"a.{number}", str(number), (paragraph,))
        for number, paragraph in enumerate(paragraphs)
    )
    section = Section("a", paragraphs[0], "A", 2, clauses)
    model = school(replace(text, title_lines=(paragraphs[-1],), sections=(section,)))
    health = look(model)
    for flag in health.flags:
        diagnostic(flag)
        silencing(flag)
    assert "</html>" in health_page([health], "nl")


# Each would take hours if a check went back and forth in it.
@pytest.mark.parametrize(
    "hostile",
    [
        "a",
        ".",
        ". ",
        "! a",
        "'",
        " 'a",
        "(",
        '"',
        "\u201c",
        "www.",
        "a@",
        "0123456789 ",
        "1",
        "0 ",
        "a-",
        "a'",
        "A.B",
        "niet op ",
        "tot en met ",
        "tot 2015 ",
        "Twitter ",
        "what's ",
        "de linde ",
        "@",
        "a ",
        "a b c d ",
    ],
)
def test_hostile_texts_of_thirty_thousand_letters(hostile: str) -> None:
    paragraph = "Een zin van vijf woorden. " * 4 + hostile * (30_000 // len(hostile)) + "a"
    text = edition("Iets.")
    section = Section("a", "A", "A", 2, (Clause("a.1", "1", (paragraph,)),))
    assert look(school(replace(text, sections=(section,)))).figures


def test_the_same_twice() -> None:
    model = school(edition("Op Twitter (en Hyves.", "Bel 0596 12 34 56."))
    assert look(model) == look(model)


def test_nothing_to_say() -> None:
    model = school(
        edition(
            "Maak geen deepfakes of nudes van anderen.",
            "Onder de 16 geven je ouders toestemming voor een foto.",
            "Je telefoon is in de les in je tas; wees aardig in de groepsapp.",
            "Word je gepest? Ga naar de vertrouwenspersoon.",
        )
    )
    health = look(model)
    assert not health.flags
    assert not health.silenced
    assert "Nothing was noticed." in health_page([health], "en")


def loaded(adopted: Mapping[str, Path]) -> Site:
    found = Diagnostics()
    site = load_site(
        ROOT / "docs/protocols", trees=ROOT / "decision_trees", adopted=adopted, diagnostics=found
    )
    assert site is not None
    return site


def test_the_adopted_texts(adopted: Mapping[str, Path]) -> None:
    """What people found in these two texts is found."""
    keyzer, togtemaar = (
        {
            (flag.code, flag.clauses[0] if flag.clauses else "", flag.words)
            for flag in look(each).flags
        }
        for each in loaded(adopted).schools
    )
    assert {
        (Code.UNPAIRED_MARK, "leerlingen.8", "("),
        (Code.PLATFORM_GONE, "reikwijdte.3", "Twitter"),
        (Code.PLATFORM_GONE, "reikwijdte.3", "Yammer"),
        (Code.PLATFORM_SPELLING, "reikwijdte.3", "Youtube"),
        (Code.NO_RULES, "", "parents"),
        (Code.NO_ADOPTION, "", ""),
        (Code.CONTRADICTION, "reikwijdte.4", ""),
    } <= keyzer
    assert [words for code, _, words in keyzer if code is Code.SPELLING] == ["rechtspostionele"]
    assert {code for code, _, _ in keyzer} >= {Code.NAME_SPELLINGS}
    assert {
        (Code.SAME_CLAUSE, "b.1", ""),
        (Code.HEADING_AUDIENCE, "a.5", ""),
        (Code.HEADING_AUDIENCE, "sancties.4", ""),
        (Code.PHONE_NUMBER, "sancties.2", "0900 \u2013 1113111"),
        (Code.MISSING_SUBJECT, "", "phones"),
    } <= togtemaar
    assert Code.SPELLING not in {code for code, _, _ in togtemaar}


def test_the_schools_of_this_project_are_well_written() -> None:
    slips = {
        Code.SPELLING, Code.SPELLING_UNCHECKED, Code.UNPAIRED_MARK, Code.DOUBLED_WORD,
        Code.MISSING_SPACE, Code.NAME_SPELLINGS, Code.PLATFORM_SPELLING, Code.UNUSED_SILENCE,
    }  # fmt: skip
    for model in loaded({}).schools:
        assert not [diagnostic(flag) for flag in look(model).flags if flag.code in slips]
