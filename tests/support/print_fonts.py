"""Makes the fonts that handouts are set in from those that npm has for the web.

    python -m tests.support.print_fonts

A PDF needs whole fonts where the web has one per range of letters, and no compression of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped] # it has no types
from fontTools.merge import Merger  # type: ignore[import-untyped] # as above
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above

from tests.support.paths import NODE_MODULES, ROOT

FONTS = ROOT / "generator/protocolwijzer/handouts/fonts"
_PACKAGES = NODE_MODULES / "@fontsource"

# Copyright, names, version, licence.
_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def made() -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every file; the same packages give the same bytes."""
    letters = _PACKAGES / "atkinson-hyperlegible-next"
    for weight, name in ((400, "Regular"), (700, "Bold")):
        parts = [
            letters / f"files/atkinson-hyperlegible-next-{part}-{weight}-normal.woff2"
            for part in ("latin", "latin-ext")
        ]
        yield f"AtkinsonHyperlegibleNext-{name}.ttf", _whole(parts, features=["*"])
    emoji = _PACKAGES / "noto-emoji"
    # Without what joins several into one picture, which takes most of the room.
    yield (
        "NotoEmoji-Regular.ttf",
        _whole(sorted(emoji.glob("files/noto-emoji-*-400-normal.woff2")), features=[]),
    )
    yield "OFL-AtkinsonHyperlegibleNext.txt", (letters / "LICENSE").read_bytes()
    yield "OFL-NotoEmoji.txt", (emoji / "LICENSE").read_bytes()


def _whole(parts: Sequence[Path], *, features: list[str]) -> bytes:
    options = subset.Options(
        layout_features=features, hinting=False, name_IDs=_NAMES, notdef_outline=True
    )
    font = Merger().merge([_decompressed(part) for part in parts])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    # Merging notes the time at which it was done.
    font["head"].created = font["head"].modified = TTFont(parts[0])["head"].modified
    return _bytes(font)


def _decompressed(path: Path) -> BytesIO:
    font = TTFont(path)
    font.flavor = None
    return BytesIO(_bytes(font))


def _bytes(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def main() -> None:
    """Write the files."""
    for name, content in made():
        (FONTS / name).write_bytes(content)


if __name__ == "__main__":
    main()
