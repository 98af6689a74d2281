"""The letters in Word's elements, whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from protocolwijzer.importing.word_xml import child
from protocolwijzer.reading.decoding import CONTROL, NO_WIDTH

# What says how text looks, and holds none.
DESCRIBES = frozenset(
    {
        "w:pPr",
        "w:rPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:tblPr",
        "w:tblPrEx",
        "w:tblGrid",
        "w:trPr",
        "w:tcPr",
        "w:sectPr",
        "w:smartTagPr",
        "w:customXmlPr",
        "w:fldData",
    }
)
_TEXT = ("w:t", "w:delText", "m:t", "a:t")
_NO_WIDTH = dict.fromkeys(map(ord, NO_WIDTH))
_BREAKS = ("w:br", "w:cr")
_TABS = ("w:tab", "w:ptab")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Signs of the picture fonts Symbol and Wingdings that occur in running text.
_SIGNS = {
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0xFB: "✗",
    0xE0: "→",
    0xE8: "→",
    0xA8: "☐",
    0x6F: "☐",
    0xFE: "☑",
    0x2D: "-",
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
}


def chosen(element: Element) -> Element:
    """The one alternative of mc:AlternateContent that is read (part 3, 10.2): the first choice.

    Both show the same words to a reader; the fallback is for programs that know less.
    """
    for tag in ("mc:Choice", "mc:Fallback"):
        found = child(element, tag)
        if found is not None and len(found):
            return found
    return Element("w:nothing")


def sign(element: Element) -> tuple[str, str]:
    """What an element in a run shows, and the font of a sign that is not known, or ""."""
    if element.tag in _TEXT:
        text = CONTROL.sub("", element.text or "").translate(_NO_WIDTH).replace("\n", " ")
        # Without this, space at either end is only layout of the XML (17.3.3.31).
        return (text if element.get("xml:space") == "preserve" else text.strip(" \t")), ""
    if element.tag in _BREAKS:
        return "\n", ""
    if element.tag in _TABS:
        return "\t", ""
    if element.tag == "w:noBreakHyphen":
        return "-", ""
    if element.tag == "w:sym":
        return _symbol(element)
    if element.tag == "v:textpath":  # WordArt of before 2010, and watermarks
        return CONTROL.sub("", element.get("string", "")), ""
    return "", ""


def words_of(element: Element) -> str:
    """All words in an element, deleted and hidden ones too, in one line."""
    return " ".join("".join(_pieces(element)).split())


def written_text(pieces: Iterable[str]) -> str:
    """Text as gathered, every line break the same."""
    return _LINE_BREAK.sub("\n", "".join(pieces))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == "mc:AlternateContent":
        yield from _pieces(chosen(element))
        return
    yield sign(element)[0]
    for each in element:
        yield from _pieces(each)
    if element.tag in ("w:p", "w:tc"):
        yield " "


def _symbol(element: Element) -> tuple[str, str]:
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return "", ""
    if not 0xF000 <= code <= 0xF0FF:  # noqa: PLR2004 (where Word puts the fonts of pictures)
        is_letter = 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF  # noqa: PLR2004
        return (CONTROL.sub("", chr(code)) if is_letter else ""), ""
    found = _SIGNS.get(code - 0xF000, "")
    return found, "" if found else f'"{element.get("w:font", "")}"'
