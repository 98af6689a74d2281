"""PDF bytes to text with places, by way of pdfium: run by `pdf_process` in a process of its own.

pdfium is C++ that reads whatever it is given. In a process of its own it can neither take the
command with it when it crashes nor fill the memory, and it can be stopped when it does not end.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from protocolwijzer.importing.pdf_contents import Contents, Page, Run, to_json
from protocolwijzer.importing.pdf_process import (
    DAMAGED,
    FORM,
    MAX_LETTERS,
    MAX_PAGES,
    MEMORY_LIMIT,
    PROTECTED,
    TOO_LONG,
)
from protocolwijzer.reading.decoding import CONTROL

_UNREADABLE = "\ufffd"
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = (0x02, 0xFFFE)
_BOLD = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
# A gap of more than this many letter sizes parts two pieces of text.
_WIDE = 0.8
_COVERS = 0.8
_LONGEST_NAME = 128
_SILENT_NOTES = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_REASONS = {pdfium.FPDF_ERR_PASSWORD: PROTECTED, pdfium.FPDF_ERR_SECURITY: PROTECTED}


class RefusedError(Exception):
    """A file that cannot be read; the message is one of the reasons in `pdf_process`."""


def read_contents(data: bytes) -> Contents:
    """All of a PDF file. Raises RefusedError with the reason where that cannot be had."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise RefusedError(_REASONS.get(error.err_code, DAMAGED)) from error
    with document:
        if not len(document):
            raise RefusedError(DAMAGED)
        if len(document) > MAX_PAGES:
            raise RefusedError(TOO_LONG)
        if document.get_formtype() in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
            raise RefusedError(FORM)
        pages = []
        letters = 0
        for index in range(len(document)):
            try:
                page = _page(document[index])
            except pypdfium2.PdfiumError as error:
                raise RefusedError(DAMAGED) from error
            letters += sum(len(run.text) for run in page.runs)
            if letters > MAX_LETTERS:
                raise RefusedError(TOO_LONG)
            pages.append(page)
        attachments = tuple(
            document.get_attachment(index).get_name()
            for index in range(document.count_attachments())
        )
    return Contents(tuple(pages), attachments)


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    pictures = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return Page(
        width,
        height,
        tuple(_runs(page)),
        tuple(_notes(page)),
        has_pictures=bool(pictures),
        is_picture=any(_area(picture) > _COVERS * width * height for picture in pictures),
    )


def _area(picture: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = picture.get_bounds()
    return float((right - left) * (top - bottom))


def _notes(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What comments say and what was filled in: neither is part of the page's own text."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind not in _SILENT_NOTES:
            words = _note_words(note, b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents")
            if words:
                yield words
        pdfium.FPDFPage_CloseAnnot(note)


def _note_words(note: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(
        note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split())


class _Pen:
    """The run that is being put together."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.x0 = self.x1 = self.y = self.size = 0.0
        self.bold = False
        self.angle = 0

    def fits(self, x: float, y: float) -> bool:
        """Whether a letter at this place goes on where the run ends."""
        near = -0.5 * self.size < x - self.x1 < _WIDE * self.size
        return bool(self.letters) and near and abs(y - self.y) < 0.1 * self.size

    def run(self) -> Iterator[Run]:
        """What was put together, if anything was; the pen is empty after that."""
        text = "".join(self.letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.letters.clear()
        if text.strip():
            yield Run(
                text,
                round(self.x0, 2),
                round(self.x1, 2),
                round(self.y, 2),
                round(self.size, 2),
                self.bold,
                self.angle,
            )


def _runs(page: pypdfium2.PdfPage) -> Iterator[Run]:
    text = page.get_textpage()
    place = _Place(page)
    x = ctypes.c_double()
    y = ctypes.c_double()
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    pen = _Pen()
    for index in range(pdfium.FPDFText_CountChars(text)):
        letter = pdfium.FPDFText_GetUnicode(text, index)
        if letter in (0x0A, 0x0D):
            yield from pen.run()
            continue
        if letter in (0x20, 0x09, 0xA0):
            if pen.letters:
                pen.letters.append(" ")
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        across, down = place.shown(x.value, y.value)
        if not pen.fits(across, down) or pen.letters[-1] == " ":
            angle = place.angle(pdfium.FPDFText_GetCharAngle(text, index))
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            scale = math.hypot(matrix.c, matrix.d)
            size = pdfium.FPDFText_GetFontSize(text, index) * scale or 1.0
            bold = _is_bold(text, index)
            same = (round(size, 1), bold, angle) == (round(pen.size, 1), pen.bold, pen.angle)
            if not same or not pen.fits(across, down):
                yield from pen.run()
                pen.x0, pen.y, pen.size, pen.bold, pen.angle = across, down, size, bold, angle
        pen.letters.append(_letter(letter))
        pen.x1 = max(place.shown(box.left, box.bottom)[0], place.shown(box.right, box.top)[0])
    yield from pen.run()


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD:
        return True
    # Many fonts name a weight that says nothing, and say it in their name.
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text, index, name, _LONGEST_NAME, ctypes.c_int())
    return bool(_BOLD_NAME.search(name.value))


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    is_letter = ord(" ") < code < sys.maxunicode and not CONTROL.fullmatch(chr(code))
    return chr(code) if is_letter else _UNREADABLE


class _Place:
    """From a page's own coordinates, upward from a corner, to how it is shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._turn = page.get_rotation()

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """How far from the left and from the top a point is shown."""
        if self._turn == 90:  # noqa: PLR2004 (a quarter, to the right)
            return y - self._bottom, x - self._left
        if self._turn == 180:  # noqa: PLR2004
            return self._right - x, y - self._bottom
        if self._turn == 270:  # noqa: PLR2004
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def angle(self, radians: float) -> int:
        """The direction that letters run in as shown, in whole degrees from 0 to 359."""
        degrees: float = math.degrees(radians) + self._turn
        return round(degrees) % 360


def _limit_memory() -> None:
    """Where the system can: Windows has no such limit, and not every other keeps it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 (there is none on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def main() -> None:
    """Read a PDF file from standard input; write its contents as JSON, or one word why not."""
    _limit_memory()
    try:
        answer = to_json(read_contents(sys.stdin.buffer.read()))
    except RefusedError as refused:
        answer = str(refused)
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
