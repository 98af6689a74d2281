from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.trees.reading_level import FEWEST_WORDS, lix

FIFTEEN = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dag week maand"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (FIFTEEN, 15),  # one sentence of fifteen words, none of them long
        (f"{FIFTEEN}.", 15),
        ("Zet hem uit. " * 5, 3),
        (FIFTEEN.replace("twaalf", "leerlingen"), 15 + 100 / 15),
        (FIFTEEN.replace("twaalf", "telefoon's"), 15 + 100 / 15),
        (f"Let op: {FIFTEEN}", 17),  # a colon before a small letter goes on
        (f"Let op: Een {FIFTEEN}", 18 / 2),
        (f"Let op o.a. om 10.30 uur: {FIFTEEN}", 20),
        (f'Zeg "stop!" en "ga weg." Dan {FIFTEEN}', 21 / 2),
    ],
)
def test_levels(text: str, level: float) -> None:
    assert lix(text) == pytest.approx(level)


def test_a_short_text_has_no_level() -> None:
    assert lix(FIFTEEN.removesuffix(" maand")) is None
    assert lix("") is None
    assert lix("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16") is None


@given(st.text())
def test_any_text_has_a_level_or_none(text: str) -> None:
    level = lix(text)
    assert level is None or level > 0


@given(st.lists(st.sampled_from(["dag", "vrijdag", "Ga!", "uit.", "nu:", "e.g."]), min_size=15))
def test_a_longer_sentence_is_never_easier(words: list[str]) -> None:
    """Without the marks between them the same words read harder, or as hard."""
    text = " ".join(words)
    unmarked = " ".join(word.strip(".!:") for word in words)
    marked_level, level = lix(text), lix(unmarked)
    assert len(words) >= FEWEST_WORDS
    assert marked_level is not None
    assert level is not None
    assert marked_level <= level + 1e-9
