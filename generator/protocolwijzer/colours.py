"""A school's colours: read, measured against WCAG 2.2, and turned into a palette for the CSS.

Sources: relative luminance and contrast ratio as WCAG 2.2 defines them
(https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, #dfn-contrast-ratio); thresholds from
success criteria 1.4.3 (text, 4.5:1) and 1.4.11 (what is not text, 3:1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TEXT_CONTRAST = 4.5
GRAPHIC_CONTRAST = 3.0
# Coloured words on dark paper look dull long before they cannot be read.
DARK_TEXT_CONTRAST = 7.0

DEFAULT_PRIMARY = "#1f5f5b"
DEFAULT_ACCENT = "#b4531a"

# What someone who embeds a tree may choose from, beside the school's own and any other colour.
PALETTES: Mapping[str, Mapping[str, str]] = {
    "blue": {"primary": "#1d5a9e"},
    "green": {"primary": "#2c6e3f"},
    "purple": {"primary": "#62408f"},
    "red": {"primary": "#a32638"},
    "grey": {"primary": "#4c5257"},
}

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour; each channel from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """The colour that "#rrggbb" or "#rgb" stands for; raises ValueError on anything else."""
        if not _HEX.fullmatch(text.strip()):
            message = f"not a colour: {text}"
            raise ValueError(message)
        digits = text.strip()[1:]
        if len(digits) == 3:  # noqa: PLR2004 # the short form writes each digit once
            digits = "".join(digit * 2 for digit in digits)
        return cls(*(int(digits[start : start + 2], 16) for start in (0, 2, 4)))

    @property
    def hex(self) -> str:
        """The colour as "#rrggbb", in small letters."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """WCAG 2.2 relative luminance, from 0 (black) to 1 (white)."""
        red, green, blue = self._linear()
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Colour) -> float:
        """WCAG 2.2 contrast ratio with another colour, from 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def mix(self, other: Colour, share: float) -> Colour:
        """This colour with a share (0 to 1) of another one, mixed as light mixes.

        In linear light, so that luminance changes evenly and mixing with black keeps the hue.
        """
        mixed = (
            mine + share * (theirs - mine)
            for mine, theirs in zip(self._linear(), other._linear(), strict=True)
        )
        return Colour(*(round(255 * _encode(channel)) for channel in mixed))

    def _linear(self) -> tuple[float, float, float]:
        return _decode(self.red), _decode(self.green), _decode(self.blue)


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def _decode(channel: int) -> float:
    """A stored channel as linear light. WCAG 2.2 writes 0.04045 since May 2021; so does sRGB."""
    value = channel / 255
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004


def _encode(light: float) -> float:
    """The inverse of _decode, from 0 to 1."""
    return float(12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)  # noqa: PLR2004


def readable(colour: Colour, *backgrounds: Colour, ratio: float, towards: Colour) -> Colour:
    """The colour nearest to this one that has the ratio against every background.

    towards: BLACK or WHITE, in whose direction it may move; that end of the scale is returned
    when nothing nearer will do.
    """
    steps = 1024
    low, high = 0, steps
    if _passes(colour, backgrounds, ratio):
        return colour
    # Contrast with the backgrounds need not grow from the first step (a pale link first has to
    # cross the paper's own lightness), but once it passes it keeps passing; so bisection is safe.
    while high - low > 1:
        middle = (low + high) // 2
        if _passes(colour.mix(towards, middle / steps), backgrounds, ratio):
            high = middle
        else:
            low = middle
    return colour.mix(towards, high / steps)


def _passes(colour: Colour, backgrounds: tuple[Colour, ...], ratio: float) -> bool:
    return all(colour.contrast(background) >= ratio for background in backgrounds)


@dataclass(frozen=True, slots=True)
class Paper:
    """The ground that everything stands on, in one scheme. The same for every school.

    paper: the page; surface: cards and doors lying on it; ink: running text; muted: what is
    less important but must be read.
    """

    paper: Colour
    surface: Colour
    ink: Colour
    muted: Colour


LIGHT_PAPER = Paper(
    paper=Colour.parse("#fbf8f3"),
    surface=Colour.parse("#ffffff"),
    ink=Colour.parse("#22201c"),
    muted=Colour.parse("#5d5850"),
)
DARK_PAPER = Paper(
    paper=Colour.parse("#171a1c"),
    surface=Colour.parse("#202427"),
    ink=Colour.parse("#ece8e1"),
    muted=Colour.parse("#b3ada3"),
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the light or the dark scheme, each "#rrggbb", by where they are used.

    paper, surface, ink, muted: see Paper.
    primary: filled areas (the head of a page, buttons, the chosen door); 3:1 on paper and surface.
    on_primary: text on primary; 4.5:1.
    link: links and coloured headings; 4.5:1 on paper, surface and tint, 7:1 in the dark scheme.
    accent: marks that carry meaning (a bar beside a rule, the focus ring); 3:1 on the same three.
    accent_text: words in the accent colour; as link.
    tint: a quiet ground for a box or a highlighted row, paper with a touch of primary; ink and
    muted text on it has 4.5:1.
    border: hairlines that only decorate.
    outline: borders one must see to use something (form fields, buttons without a fill); 3:1.
    """

    paper: str
    surface: str
    ink: str
    muted: str
    primary: str
    on_primary: str
    link: str
    accent: str
    accent_text: str
    tint: str
    border: str
    outline: str


@dataclass(frozen=True, slots=True)
class Palette:
    """What the CSS needs for one school."""

    light: Scheme
    dark: Scheme


def palette(colours: Mapping[str, str]) -> Palette:
    """The palette that follows from a school's "primary" and "accent" ("#rrggbb").

    A colour that is left out gets the project's own. Any two colours give a palette that meets
    every threshold named in Scheme: they are darkened for light paper and lightened for dark
    paper as far as needed, and no further. Raises ValueError on what is not a colour.
    """
    primary = Colour.parse(colours.get("primary", DEFAULT_PRIMARY))
    accent = Colour.parse(colours.get("accent", DEFAULT_ACCENT))
    return Palette(
        light=_scheme(primary, accent, LIGHT_PAPER, towards=BLACK, touch=0.06),
        dark=_scheme(primary, accent, DARK_PAPER, towards=WHITE, touch=0.04),
    )


def _scheme(
    primary: Colour, accent: Colour, base: Paper, *, towards: Colour, touch: float
) -> Scheme:
    tint = _tint(primary, base, touch)
    grounds = (base.paper, base.surface, tint)
    text_contrast = TEXT_CONTRAST if towards is BLACK else DARK_TEXT_CONTRAST
    filled = readable(primary, base.paper, base.surface, ratio=GRAPHIC_CONTRAST, towards=towards)
    return Scheme(
        paper=base.paper.hex,
        surface=base.surface.hex,
        ink=base.ink.hex,
        muted=base.muted.hex,
        primary=filled.hex,
        # Either white or black always has 4.58:1 or more.
        on_primary=max(WHITE, BLACK, key=filled.contrast).hex,
        link=readable(primary, *grounds, ratio=text_contrast, towards=towards).hex,
        accent=readable(accent, *grounds, ratio=GRAPHIC_CONTRAST, towards=towards).hex,
        accent_text=readable(accent, *grounds, ratio=text_contrast, towards=towards).hex,
        tint=tint.hex,
        border=base.paper.mix(base.ink, 0.16 if towards is BLACK else 0.08).hex,
        outline=readable(base.muted, *grounds, ratio=GRAPHIC_CONTRAST, towards=towards).hex,
    )


def _tint(primary: Colour, base: Paper, touch: float) -> Colour:
    """Paper with as much of a touch of primary as muted text on it allows."""
    share = touch
    tint = base.paper.mix(primary, share)
    while base.muted.contrast(tint) < TEXT_CONTRAST:
        share /= 2
        tint = base.paper.mix(primary, share)
    return tint
