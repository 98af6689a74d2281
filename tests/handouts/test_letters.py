from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.handouts.letters import printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gewone tekst, met é en ĳ.", "Gewone tekst, met é en ĳ."),
        ("twee\nregels\ten  meer", "twee regels en meer"),
        ("be\x07l\x00", "bel"),
        ("links\u202erechts\u202c", "linksrechts"),
        ("\ufeffbegin, af\u00adbreken", "begin, afbreken"),
        ("👩\u200d👧 ☎ שלום مرحبا", "👩\u200d👧 ☎ שלום مرحبا"),
        ("half \ud83d paar", "half  paar"),
    ],
)
def test_what_is_no_letter_is_left_out(text: str, expected: str) -> None:
    assert printable(text) == expected


@given(st.text())
def test_nothing_remains_that_is_no_letter_and_no_letter_is_lost(text: str) -> None:
    result = printable(text)
    assert "\n" not in result
    assert not {unicodedata.category(letter) for letter in result} & {"Cc", "Cs"}
    letters = [letter for letter in text if unicodedata.category(letter)[0] in "LNPSM"]
    assert [letter for letter in result if unicodedata.category(letter)[0] in "LNPSM"] == letters
