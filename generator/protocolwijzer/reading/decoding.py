"""Bytes to lines: what is not text is refused with a finding, never with an exception."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place

# A protocol is a few pages; the longest found in the wild was under 200 KB.
SIZE_LIMIT = 1024 * 1024

_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# With the two that are no characters at all (Unicode, 23.7). Neither HTML nor YAML may hold these.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# A place where a line may be broken, a joiner, a byte order mark in the middle of a file.
NO_WIDTH = "\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Label:
    """A number or bullet that a file does not hold as text but counts itself, as Word does.

    text: as it is shown ("1.", "(a)", "•"); number: as the model has it ("1", "a"), "" for bullets.
    has_words: whether there are words around the number ("1e keer:"), which belong to the text.
    """

    text: str
    number: str
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file.

    number: from 1; indent: leading columns, a tab filling up to the next multiple of four;
    text: without surrounding white space; hard_break: whether it ends in two spaces, Markdown's
    way to break a line inside a paragraph.

    What plain text cannot say and other files do: heading: the level, from 1, of a heading, 0 for
    text; stands_out: whether all of it is in bold, underlined or in larger letters than the text;
    is_paragraph: whether a paragraph begins here, so that no blank line is needed before it;
    label: what the file counts before it; the text begins with that, and indent is four times the
    depth of the item.
    """

    number: int
    indent: int
    text: str
    hard_break: bool
    heading: int = 0
    stands_out: bool = False
    is_paragraph: bool = False
    label: Label | None = None


def decode(data: bytes, *, file: str, diagnostics: Diagnostics) -> str | None:
    """UTF-8 bytes as text, or None, with the reason reported, where they are not that."""
    start = Place(file)
    if len(data) > SIZE_LIMIT:
        report_too_large(len(data), file=file, diagnostics=diagnostics)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\x00" in data:
        diagnostics.report(
            Code.BINARY_FILE,
            start,
            "The file is not plain text.",
            "Save it as plain text in UTF-8 (in Word: Save as, Plain text, Unicode UTF-8).",
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line_start = before.rfind("\n") + 1
        diagnostics.report(
            Code.WRONG_ENCODING,
            Place(file, before.count("\n") + 1, len(before) - line_start + 1),
            f"The byte 0x{data[error.start]:02x} is not UTF-8.",
            "Save the file again and choose the encoding UTF-8.",
        )
        return None
    if not text.strip():
        diagnostics.report(
            Code.EMPTY_FILE, start, "The file is empty.", "Write the text or remove the file."
        )
        return None
    return text


def report_too_large(
    size: int, *, file: str, diagnostics: Diagnostics, limit: int = SIZE_LIMIT
) -> None:
    """Report a file of more than a limit; both in bytes."""
    diagnostics.report(
        Code.TOO_LARGE,
        Place(file),
        f"The file is {size / 1e6:.1f} MB; {limit // SIZE_LIMIT} MB is the most.",
        "Keep only the text itself, without pictures or attachments.",
    )


def _stripped(text: str) -> str:
    """Text without white space around it, nor what has no width, as copied from web pages."""
    return text.strip().strip(NO_WIDTH).strip()


def split_lines(text: str, *, file: str, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """The lines of a text, whatever ends them; control characters are dropped and reported."""
    lines = []
    for number, raw in enumerate(_LINE_BREAK.split(text), start=1):
        control = CONTROL.search(raw)
        clean = raw
        if control:
            diagnostics.report(
                Code.CONTROL_CHARACTER,
                Place(file, number, control.start() + 1),
                f"An invisible control character (U+{ord(control.group()):04X}) was left out.",
                "Delete it, or type the line again.",
            )
            clean = CONTROL.sub("", raw)
        expanded = clean.expandtabs(4)
        lines.append(
            Line(
                number=number,
                indent=len(expanded) - len(expanded.lstrip(" ")),
                text=_stripped(clean),
                hard_break=clean.endswith("  ") and bool(_stripped(clean)),
            )
        )
    return tuple(lines)
