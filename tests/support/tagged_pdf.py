"""A PDF as a reading program meets it: what its tags say, page by page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # as above

_ARTIFACT = -1


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a page's structure: its type ("LI", "Lbl"), its own text, what is in it."""

    type: str
    own_text: str
    alternative: str
    children: tuple[Tag, ...]

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """All text in it, in order, in one line."""
        return " ".join(" ".join(each.own_text for each in self.walk()).split())


def tags(document: pypdfium2.PdfDocument) -> Iterator[Tag]:
    """Every element of every page, in reading order."""
    for page in document:
        texts = _texts(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _tag(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), texts).walk()
        pdfium.FPDF_StructTree_Close(tree)


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text by the number that ties it to the structure."""
    found: dict[int, str] = {}
    letters = page.get_textpage()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=9):
        number = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
        if number != _ARTIFACT:
            text = _string(
                lambda buffer, size, item=item: pdfium.FPDFTextObj_GetText(
                    item.raw,
                    letters.raw,
                    ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)),
                    size,
                )
            )
            # So PDFium tells a hyphen at the end of a line, whether it belongs there or not.
            found[number] = found.get(number, "") + text.replace("\2", "-")
    return found


def _tag(element: object, texts: dict[int, str]) -> Tag:
    own = ""
    children: list[Tag] = []
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            children.append(_tag(child, texts))
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
            own += texts.get(number, "")
    return Tag(
        type=_string(lambda *into: pdfium.FPDF_StructElement_GetType(element, *into)),
        own_text=own,
        alternative=_string(lambda *into: pdfium.FPDF_StructElement_GetAltText(element, *into)),
        children=tuple(children),
    )


def _string(get: Callable[..., int]) -> str:
    """A text from a function that first says how many bytes it takes (UTF-16)."""
    size = get(None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
