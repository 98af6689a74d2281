"""Elements and attributes of WordprocessingML by short names, such as "w:p"."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_OFF = ("0", "false", "off", "none")
# Longer than any number that means something, and shorter than what Python refuses to convert.
_LONGEST_NUMBER = 9


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at the end of a path of names, or None; none of nothing is None too."""
    for name in path:
        if element is None:
            return None
        for each in element:
            if each.tag == name:
                element = each
                break
        else:
            return None
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name directly below another."""
    return (each for each in element if each.tag == name)


def value(element: Element | None, attribute: str = "w:val") -> str:
    """An attribute, "" without it or without the element."""
    return "" if element is None else element.get(attribute, "")


def number(text: str) -> int | None:
    """A whole number, or None where the text is none or absurdly long."""
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        return None
    return int(text)


def is_set(text: str) -> bool:
    """Whether an on/off attribute says on (17.17.4)."""
    return text.lower() not in _OFF


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is there and on."""
    return element is not None and is_set(element.get("w:val", "1"))
