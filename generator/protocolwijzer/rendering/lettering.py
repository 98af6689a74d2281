"""How wide words are, so that they can be broken into lines where no browser does it: in SVG."""

from __future__ import annotations

from functools import lru_cache

# The advance widths of Atkinson Hyperlegible Next at a weight of 700, in hundredths of an em,
# rounded up: the bold letters are the widest, and lines that are a little short do no harm.
_WIDTHS = {
    letter: width
    for width, letters in {
        25: "'",
        30: ",.:;`ij|\u2018\u2019·",
        31: "!",
        32: " ",
        35: "()[]lï",
        40: '"-_frt{}',
        45: "1/I\\",
        50: "*“”",
        51: "z",
        55: "7?csvxy\u2013",
        56: "Lak~",
        60: "239<>EFJ^bdeghnopquéëöüáàâäèêóòôúùûçñ",
        61: "+T",
        65: "4568$=BPRSVYZ",
        70: "0ACDKUX",
        71: "H",
        75: "&GNOw",
        77: "#",
        80: "@Q…",
        90: "MWm",
        100: "%→",
    }.items()
    for letter in letters
}
# Letters of other scripts and pictures, as wide as they may be.
_OTHERS = 130


def width_of(text: str, size: float) -> float:
    """The width of a text in the unit of `size`, its letter size; never less than it really is."""
    return _hundredths(text) * size / 100


@lru_cache(maxsize=20_000)
def _hundredths(text: str) -> int:
    """The width of a text in hundredths of an em."""
    return sum(_WIDTHS.get(letter, _OTHERS) for letter in text)


def wrapped(text: str, *, width: float, size: float) -> tuple[str, ...]:
    """A text in lines of at most this width; a word that is longer is broken.

    width and size, that of the letters, are in the same unit.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split():
        longer = taken + _WIDTHS[" "] + _hundredths(word) if line else _hundredths(word)
        if longer * size / 100 <= width:
            line, taken = f"{line} {word}" if line else word, longer
            continue
        if line:
            lines.append(line)
        line = word
        while width_of(line, size) > width and len(line) > 1:
            fits = _fitting(line, width=width, size=size)
            lines.append(line[:fits])
            line = line[fits:]
        taken = _hundredths(line)
    return (*lines, line) if line else tuple(lines)


def _fitting(word: str, *, width: float, size: float) -> int:
    """How many letters of a word fit; at least one."""
    fits = len(word) - 1
    while fits > 1 and width_of(word[:fits], size) > width:
        fits -= 1
    return fits
