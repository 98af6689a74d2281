"""An initial before a surname is no label, unless the letters count."""

from __future__ import annotations

import pytest

from protocolwijzer.reading.markers import begins_with_name, counting_letters


@pytest.mark.parametrize(
    "text",
    [
        "M. de Boer",
        "M. de Boer beheert de app.",
        "J. Postma-Smit, voorzitter",
        "K. van der Meer | L. Bos",
        "H. J. Postma",
        "C. Bos (leerkracht)",
    ],
)
def test_a_name(text: str) -> None:
    assert begins_with_name(text, ())


@pytest.mark.parametrize(
    "text",
    ["C. Telefoons zijn uit.", "c. de Boer", "C. de school", "C) Bos", "M.", "1. M. Bos"],
)
def test_no_name(text: str) -> None:
    assert not begins_with_name(text, ())


@pytest.mark.parametrize(
    ("texts", "letters"),
    [
        (["A. Doel", "B. Regels", "C. Slot"], "ABC"),
        (["A. Doel", "", "C) Slot"], "AC"),
        (["A. Doel", "B. Regels", "M. de Boer"], "AB"),
        (["A. Jansen"], ""),
        (["J. Postma", "K. de Wit"], ""),
        (["a. geel", "b. rood"], ""),
        (["I. Doel", "II. Slot"], "IVX"),
        ([], ""),
    ],
)
def test_letters_that_count(texts: list[str], letters: str) -> None:
    assert counting_letters(texts) == frozenset(letters)
