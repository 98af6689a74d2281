from __future__ import annotations

from dataclasses import astuple, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.colours import (
    BLACK,
    DARK_PAPER,
    DEFAULT_ACCENT,
    DEFAULT_PRIMARY,
    GRAPHIC_CONTRAST,
    LIGHT_PAPER,
    TEXT_CONTRAST,
    WHITE,
    Colour,
    Paper,
    Scheme,
    palette,
    readable,
)

channels = st.integers(0, 255)
colours = st.builds(Colour, channels, channels, channels)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Known values: black on white, and greys that WCAG tools agree on.
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert Colour.parse(one).contrast(Colour.parse(other)) == pytest.approx(ratio, abs=0.005)


@settings(deadline=None)
@given(colours, colours)
def test_contrast_is_symmetric_and_within_bounds(one: Colour, other: Colour) -> None:
    assert one.contrast(other) == other.contrast(one)
    assert 1 <= one.contrast(other) <= 21


@settings(deadline=None)
@given(colours)
def test_a_colour_is_what_its_hex_says(colour: Colour) -> None:
    assert Colour.parse(colour.hex) == colour
    assert Colour.parse(colour.hex.upper()) == colour


def test_short_hex_writes_each_digit_once() -> None:
    assert Colour.parse("#1a9").hex == "#11aa99"


@pytest.mark.parametrize("text", ["", "#", "1f5f5b", "#1f5f5", "#1f5f5b80", "red", "#gggggg"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        Colour.parse(text)


@settings(deadline=None)
@given(colours)
def test_mixing_with_nothing_changes_nothing(colour: Colour) -> None:
    assert colour.mix(BLACK, 0) == colour
    assert colour.mix(WHITE, 1) == WHITE


@settings(deadline=None)
@given(colours, st.sampled_from([TEXT_CONTRAST, GRAPHIC_CONTRAST]))
def test_readable_moves_as_far_as_needed_and_no_further(colour: Colour, ratio: float) -> None:
    paper = LIGHT_PAPER.paper
    found = readable(colour, paper, ratio=ratio, towards=BLACK)
    assert found.contrast(paper) >= ratio
    if colour.contrast(paper) >= ratio:
        assert found == colour
    else:
        # A shade that is a little lighter no longer passes.
        assert found.mix(WHITE, 0.02).contrast(paper) < ratio


def check(scheme: Scheme, paper: Paper) -> None:
    def contrast(one: str, other: str) -> float:
        return Colour.parse(one).contrast(Colour.parse(other))

    assert (scheme.paper, scheme.ink) == (paper.paper.hex, paper.ink.hex)
    assert contrast(scheme.on_primary, scheme.primary) >= TEXT_CONTRAST
    for ground in (scheme.paper, scheme.surface):
        assert contrast(scheme.primary, ground) >= GRAPHIC_CONTRAST
    for ground in (scheme.paper, scheme.surface, scheme.tint):
        for text in (scheme.ink, scheme.muted, scheme.link, scheme.accent_text):
            assert contrast(text, ground) >= TEXT_CONTRAST
        for graphic in (scheme.accent, scheme.outline):
            assert contrast(graphic, ground) >= GRAPHIC_CONTRAST


@settings(deadline=None)
@given(colours, colours)
def test_every_palette_meets_its_thresholds(primary: Colour, accent: Colour) -> None:
    found = palette({"primary": primary.hex, "accent": accent.hex})
    check(found.light, LIGHT_PAPER)
    check(found.dark, DARK_PAPER)


def test_a_readable_colour_is_kept_as_the_school_gave_it() -> None:
    light = palette({"primary": "#1f5f5b", "accent": "#b4531a"}).light
    assert (light.primary, light.link, light.accent) == ("#1f5f5b", "#1f5f5b", "#b4531a")


def test_a_colour_that_is_left_out_is_the_projects_own() -> None:
    assert palette({}) == palette({"primary": DEFAULT_PRIMARY, "accent": DEFAULT_ACCENT})


def test_every_role_is_a_colour() -> None:
    found = palette({})
    for scheme in (found.light, found.dark):
        assert len(astuple(scheme)) == len(fields(Scheme))
        assert all(Colour.parse(value).hex == value for value in astuple(scheme))
