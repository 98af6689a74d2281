"""The fonts that handouts are set in are those of their packages, and free to give away."""

from __future__ import annotations

from tests.support.print_fonts import FONTS
from tests.support.print_fonts import made as made_fonts


def test_fonts_are_made_of_their_packages() -> None:
    expected = dict(made_fonts())
    assert {file.name for file in FONTS.iterdir()} == expected.keys()
    assert [
        name for name, content in expected.items() if (FONTS / name).read_bytes() != content
    ] == []


def test_fonts_may_be_given_away_with_the_program() -> None:
    licences = list(FONTS.glob("OFL-*.txt"))
    assert len(licences) == len({font.name.partition("-")[0] for font in FONTS.glob("*.ttf")})
    for licence in licences:
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
