"""PDF files that are not as they should be, and pages that typst does not make."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter, Transformation
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)


def changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """The file after a change."""
    writer = PdfWriter(clone_from=BytesIO(data))
    change(writer)
    return _written(writer)


def blank(pages: int) -> bytes:
    """A file with so many empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    return _written(writer)


def scan(pages: int = 1) -> bytes:
    """A file whose pages are pictures."""
    picture = Image.effect_noise((595, 842), 40).convert("RGB")
    file = BytesIO()
    picture.save(file, "PDF", resolution=72, save_all=True, append_images=[picture] * (pages - 1))
    return file.getvalue()


def with_scan_behind(data: bytes) -> bytes:
    """The file with one more page, a scan."""
    return changed(data, lambda writer: writer.append(BytesIO(scan())))


def without_letters(data: bytes) -> bytes:
    """The file with fonts that do not say which letters they draw."""

    def forget(writer: PdfWriter) -> None:
        for thing in writer._objects:  # noqa: SLF001 (there is no other way to all of them)
            if isinstance(thing, DictionaryObject):
                thing.pop("/ToUnicode", None)

    return changed(data, forget)


def locked(data: bytes, password: str) -> bytes:
    """The file, to be opened with a password; with "" only its owner needs one."""
    return changed(data, lambda writer: writer.encrypt(password, "owner", algorithm="RC4-128"))


def lying(data: bytes) -> bytes:
    """The file with pages stored on their side and shown upright, as some scanners' programs do."""

    def turn(writer: PdfWriter) -> None:
        for page in writer.pages:
            height = float(page.mediabox.height)
            width = float(page.mediabox.width)
            page.add_transformation(Transformation().rotate(90).translate(height, 0))
            page.mediabox = page.cropbox = RectangleObject((0, 0, height, width))
            page[NameObject("/Rotate")] = NumberObject(90)

    return changed(data, turn)


def form(data: bytes) -> bytes:
    """A form that only Adobe's program shows (XFA)."""

    def make(writer: PdfWriter) -> None:
        xfa = ArrayObject([TextStringObject("template"), TextStringObject("")])
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/XFA"): xfa, NameObject("/Fields"): ArrayObject()}
        )

    return changed(data, make)


def commented(data: bytes, words: str) -> bytes:
    """The file with a comment on its first page."""
    note = FreeText(text=words, rect=(50, 50, 200, 100))
    return changed(data, lambda writer: writer.add_annotation(0, note))


def _written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
