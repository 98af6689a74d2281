"""Dutch or English."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolwijzer.importing.language import language_of
from tests.support.paths import ROOT

TEXTS = sorted((ROOT / "docs/protocols").glob("*/protocol.*.md"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_protocol_is_in_the_language_that_its_name_says(path: Path) -> None:
    assert language_of([path.read_text(encoding="utf-8")]) == path.name.split(".")[1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Phones stay in the locker.", "en"),
        ("1. Telefoons blijven in de kluis.", "nl"),
        ("We bellen of mailen, we appen niet.", "nl"),
        ("", "nl"),
        ("Instagram TikTok", "nl"),
    ],
)
def test_a_short_text(text: str, language: str) -> None:
    assert language_of([text]) == language
