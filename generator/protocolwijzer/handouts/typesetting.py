"""Makes a PDF from a template and data. The only module that knows typst.

What is said comes as data (JSON) and is never part of a template, so that no text can be markup.
Every PDF claims PDF/UA-1 (ISO 14289-1), which typst checks as far as a program can.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "typst"
_FONTS = _HERE / "fonts"

# What stands where a letter is in no font.
_NO_LETTER = "\N{WHITE SQUARE}"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")


class TypesettingError(Exception):
    """A handout cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished handout. unprintable: letters that no font has; a square stands for each."""

    content: bytes
    pages: int
    unprintable: tuple[str, ...] = ()


def encoded(data: Mapping[str, object]) -> str:
    """Data for `typeset`: JSON, with letters as they are."""
    return json.dumps(data, ensure_ascii=False)


def typeset(template: str, data: str, timestamp: int) -> Pdf:
    """Make a PDF; the same arguments give the same bytes.

    template: the name of a file in typst/, without its ending; data: see `encoded`; timestamp: when
    it was made, in seconds since 1970. Raises TypesettingError.
    """
    unprintable: dict[str, None] = {}
    while True:
        try:
            content = _compiled(template, data, timestamp)
        except typst.TypstError as error:
            missing = _to_blame(_named_letters(error) - unprintable.keys())
            if not missing:
                message = f"{template}.typ: {error.diagnostic or error.message}"
                raise TypesettingError(message) from None
            unprintable |= dict.fromkeys(sorted(missing))
            for letter in missing:
                data = data.replace(letter, _NO_LETTER)
        else:
            return opened(content, tuple(unprintable))


def opened(content: bytes, unprintable: tuple[str, ...] = ()) -> Pdf:
    """A PDF that was made here, with what is to be known of it."""
    return Pdf(content, _page_count(content), unprintable)


@cache
def basis() -> str:
    """A fingerprint of what makes a PDF of its data: this module, templates, fonts and typst."""
    digest = hashlib.sha256(version("typst").encode())
    for path in (Path(__file__), *sorted((*_TEMPLATES.iterdir(), *_FONTS.iterdir()))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _compiled(template: str, data: str, timestamp: int) -> bytes:
    compiler = typst.Compiler(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
    )
    content, warnings = compiler.compile_with_warnings(
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=datetime.fromtimestamp(timestamp, UTC),
    )
    if warnings:
        # A font that is not there, say: typst would go on with another.
        message = f"{template}.typ: {warnings[0].diagnostic or warnings[0].message}"
        raise TypesettingError(message)
    if not isinstance(content, bytes):
        message = f"{template}.typ: typst made no PDF"
        raise TypesettingError(message)
    return content


@cache
def _fonts() -> typst.Fonts:
    """Ours and those that typst brings (Greek, Cyrillic, Hebrew, Arabic), never the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])


def _to_blame(named: set[str]) -> set[str]:
    """Letters that are to be left out; the same ones everywhere in a handout.

    typst names all letters of a cluster of which one is in no font: "e" with a mark that is
    unknown, say. Every font has ASCII, of which JSON is made. Marks are left out before what they
    stand on, which may do without them; joiners and variation selectors after it, as letters
    elsewhere need those.
    """
    strange = {letter for letter in named if not letter.isascii()}
    joiners = {
        letter
        for letter in strange
        if unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"
    }
    marks = {letter for letter in strange - joiners if unicodedata.category(letter)[0] == "M"}
    return marks or strange - joiners or joiners


def _named_letters(error: typst.TypstError) -> set[str]:
    found = _MISSING.findall(f"{error.message}\n{error.diagnostic}")
    return {
        letter
        for text in found
        for letter in _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    }


def _page_count(content: bytes) -> int:
    """From the document's metadata (XMP), which are not compressed."""
    found = _PAGES.search(content)
    if found is None:
        message = "typst does not say how many pages it made"
        raise TypesettingError(message)
    return int(found[1])
