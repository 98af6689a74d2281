"""Which kind of file something is, by its bytes: names lie, and Word's are often called .doc."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from io import BytesIO
from zipfile import ZipFile

from protocolwijzer.importing.word_package import (
    COMPOUND,
    ENTRY_LIMIT,
    ENTRY_SIGNATURE,
    LOCKED,
    ZIP_ERRORS,
)

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_COMMENT = re.compile(rb"\s*<!--.*?-->", re.DOTALL)
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|\?xml)", re.IGNORECASE)
# The same where the name says that it is plain text, which may speak of such things.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html\b|html\b[^>]*>\s*<)", re.IGNORECASE)
# The lines above an e-mail or a page that was saved as one file (RFC 2045, RFC 2557).
_MAIL = re.compile(
    rb"\s*(?:[a-z][a-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:\s*1\.0", re.IGNORECASE
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# A PDF may begin with other bytes; readers look this far.
_HEAD = 1024


class Format(Enum):
    """A kind of file. The first three can be imported."""

    WORD = auto()
    PDF = auto()
    TEXT = auto()
    OLD_WORD = auto()
    OPEN_DOCUMENT = auto()
    RICH_TEXT = auto()
    PAGES = auto()
    SPREADSHEET = auto()
    SLIDES = auto()
    GOOGLE = auto()
    WEB_PAGE = auto()
    MAIL = auto()
    PICTURE = auto()
    ZIP = auto()


_SAVE_AS = "and choose Save as, Word Document (.docx)."
_COPY = "Copy the protocol into a Word document and save that as .docx."
# What the others are called, and what to do with one.
REFUSED: Mapping[Format, tuple[str, str]] = {
    Format.OLD_WORD: ("an old Word file (.doc)", f"Open it in Word {_SAVE_AS}"),
    Format.OPEN_DOCUMENT: (
        "an OpenDocument file (.odt)",
        f"Open it in Word or LibreOffice {_SAVE_AS}",
    ),
    Format.RICH_TEXT: ("a rich text file (.rtf)", f"Open it in Word {_SAVE_AS}"),
    Format.PAGES: ("a Pages file", "Open it in Pages and choose File, Export to, Word."),
    Format.SPREADSHEET: ("a spreadsheet", _COPY),
    Format.SLIDES: ("a presentation", _COPY),
    Format.GOOGLE: (
        "a link to Google Docs, not the text itself",
        "Open it in Google Docs and choose File, Download, Microsoft Word.",
    ),
    Format.WEB_PAGE: ("a web page or an XML file", _COPY),
    Format.MAIL: ("an e-mail or a web page that was saved as one file", _COPY),
    Format.PICTURE: (
        "a picture, which has no text",
        "Ask for the Word file that it was made from, or type it out.",
    ),
    Format.ZIP: ("a zip file", "Unpack it, and give the Word or PDF file that is in it."),
}


def format_of(data: bytes, name: str) -> Format:
    """The kind of a file; name: only asked where the bytes could be several kinds."""
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if data.startswith(COMPOUND):
        # A locked .docx is Word's all the same: its reader says what to do.
        return Format.WORD if LOCKED in data else Format.OLD_WORD
    if data.startswith(_ZIP):
        return _zip_format(data, suffix)
    if b"%PDF-" in data[:_HEAD]:
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    if data.startswith(_PICTURES):
        return Format.PICTURE
    return _unmarked_format(data[:_HEAD], suffix)


def _unmarked_format(head: bytes, suffix: str) -> Format:
    """The kind of a file that begins as a text does."""
    if suffix in ("gdoc", "gddoc"):
        return Format.GOOGLE
    if _MAIL.match(head):
        return Format.MAIL
    says_text = suffix in ("txt", "md")
    if suffix in ("htm", "html") or _PAGE.match(head) or (_is_markup(head) and not says_text):
        return Format.WEB_PAGE
    # Damaged ones: their readers say how.
    return {"docx": Format.WORD, "pdf": Format.PDF}.get(suffix, Format.TEXT)


def _is_markup(head: bytes) -> bool:
    """Whether a file begins as a web page does, comments before it apart."""
    start = 0
    while comment := _COMMENT.match(head, start):
        start = comment.end()
    return bool(_MARKUP.match(head, start))


def _zip_format(data: bytes, suffix: str) -> Format:
    if data.count(ENTRY_SIGNATURE) > ENTRY_LIMIT:
        return Format.WORD if suffix == "docx" else Format.ZIP
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except ZIP_ERRORS:
        return Format.WORD if suffix == "docx" else Format.ZIP
    if any(name.startswith("word/") for name in names):
        return Format.WORD
    if any(name.startswith("xl/") for name in names):
        return Format.SPREADSHEET
    if any(name.startswith("ppt/") for name in names):
        return Format.SLIDES
    if "mimetype" in names:
        return Format.OPEN_DOCUMENT
    if "Index/Document.iwa" in names or suffix == "pages":
        return Format.PAGES
    return Format.WORD if suffix == "docx" else Format.ZIP
