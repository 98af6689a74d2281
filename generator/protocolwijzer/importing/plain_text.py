"""Plain text in whatever encoding it was saved, to lines.

UTF-8 can be told with certainty, and so can anything with a byte order mark. For the rest each
encoding that Dutch schools' computers write is tried, and the one whose letters make most sense is
taken. That is doubted, with a word to check.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.markdown_tables import without_tables
from protocolwijzer.importing.source import Source
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import (
    SIZE_LIMIT,
    Line,
    decode,
    report_too_large,
    split_lines,
)
from protocolwijzer.reading.markers import parse_marker

# UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows, then DOS, Macs before 2001, and Linux before 2005. Where two read the same letters out
# of a file, the first is named.
_OF_ONE_BYTE = {
    "cp1252": "Windows-1252",
    "cp850": "DOS (code page 850)",
    "mac_roman": "Mac Roman",
    "iso8859-15": "ISO 8859-15",
}
_NAMES = {
    **_OF_ONE_BYTE,
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
# UTF-8 into which something else was pasted: another name of the same, for nothing else is that.
_PARTLY = "utf_8"
_BYTES_PER_LETTER = {"utf-16": 2, "utf-32": 4}
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]{1,40}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# What stands in Dutch and English texts that is not ASCII, where, and how often: letters in words,
# quotation marks before words and behind them, signs on their own.
_BESIDE = r"(?:(?<=[a-zA-Z]){0}|{0}(?=[a-z]))(?!\w*[A-Z])(?<![A-Z]{0})"
_SENSIBLE = (
    (re.compile(_BESIDE.format("é") + r"|(?<=[a-zA-Z])[ëï](?!\w*[A-Z])"), 5),
    (re.compile(_BESIDE.format("[èêöóüçáà]")), 4),
    (re.compile(_BESIDE.format("[íîôòúûâäñåøæß]")), 2),
    (re.compile(r"(?<!\w)à(?!\w)"), 4),
    (re.compile(r"(?<=[A-Z])[ÉËÈÊÏÖÓÜÁÄÇ]|[ÉËÈÊÏÖÓÜÁÄÇ](?=[A-Z])|\b[ÉÈÖÜÁÄÇ](?=[a-z])"), 3),
    (re.compile(r"(?<!\w)[‘“„](?=\w)|(?<=[\w.,!?;:)])[’”](?!\w)"), 4),  # noqa: RUF001
    (re.compile(r"(?<=\w)[’´](?=\w)|(?<!\w)[’´‘](?=[a-z]\b)"), 4),  # noqa: RUF001
    (re.compile(r"(?<!\S)[–—•·▪→](?=\s)"), 4),  # noqa: RUF001
    (re.compile(r"(?<=[0-9])[–°²](?=[\s0-9C.,)])"), 3),  # noqa: RUF001
    (re.compile(r"€(?=\s?[0-9])|(?<=[a-z.\s])…(?!\S)|\xa0"), 4),
    (re.compile(r"§(?=\s?[0-9])|(?<=[0-9])½|©(?=\s)"), 3),
    (re.compile("\xad"), 1),
)
# How much of a file is tried: the first so many places, with so many letters on both sides.
_MOST_PLACES = 300
_AROUND = 20
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|\u00e2\u20ac.|\ufffd"
)
_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
# The longest found in the wild has about 2,000. Whatever a line is, this many take a second.
LINE_LIMIT = 20_000
# Longer than anyone wraps text at; and what part of lines may go on in mid-sentence all the same.
_LONGEST_WRAPPED = 120
_MOST_WRAPPED = 0.05
_FEWEST_LINES = 5
_WORD = re.compile(r"\S+")
_MOST_WORDS = 3


def read_plain_text(data: bytes, *, file: str, diagnostics: Diagnostics) -> Source | None:
    """The lines of a text file; None with the reason reported. Never raises on any bytes.

    An encoding other than UTF-8 is a doubt that quotes words with the letters in question, and so
    are letters that were damaged before the file was saved.
    """
    encoding = _encoding(data)
    if encoding == "utf-8":
        text = decode(data, file=file, diagnostics=diagnostics)
    else:
        text = _decoded(data, encoding, file, diagnostics)
    if text is None:
        return None
    if len(_LINE_END.findall(text)) > LINE_LIMIT:
        diagnostics.report(
            Code.TOO_LARGE,
            Place(file),
            f"The file has more than {LINE_LIMIT} lines, and no protocol has that many.",
            "Give the protocol alone, without attachments.",
        )
        return None
    lines = split_lines(text, file=file, diagnostics=diagnostics)
    if _has_paragraph_per_line(lines):
        lines = tuple(replace(line, is_paragraph=bool(line.text)) for line in lines)
    for line in lines:
        damaged = _MOJIBAKE.search(line.text)
        if damaged:
            words = _quoted([word for word in _WORD.findall(line.text) if _MOJIBAKE.search(word)])
            diagnostics.report(
                Code.DAMAGED_LETTERS,
                Place(file, line.number, line.indent + damaged.start() + 1),
                f"{words} has letters that were damaged before this file was saved.",
                "Give the file that it came from, or type these words again.",
            )
    return Source(without_tables(lines, file=file, diagnostics=diagnostics))


def _has_paragraph_per_line(lines: Sequence[Line]) -> bool:
    """Whether every line is a paragraph, as word processors save plain text: none is wrapped.

    Some line is longer than any that was wrapped, or there is no blank line at all; and next to
    none begins in mid-sentence.
    """
    texts = [line.text for line in lines if line.text]
    if len(texts) < _FEWEST_LINES or any(text.startswith("#") for text in texts):
        return False  # in Markdown blank lines part paragraphs
    is_long = any(len(text) > _LONGEST_WRAPPED for text in texts)
    joints = [
        after.text[0].islower() and parse_marker(after.text) is None
        for before, after in pairwise(lines)
        if before.text and after.text
    ]
    if not (is_long or len(joints) == len(texts) - 1):
        return False
    return sum(joints) <= _MOST_WRAPPED * len(joints)


def _encoding(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    if b"\x00" in data:
        return _of_several_bytes(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = b"\n".join(
            data[max(0, place.start() - _AROUND) : place.end() + _AROUND]
            for place in islice(_BEYOND_ASCII.finditer(data), _MOST_PLACES)
        )
        texts = {name: sample.decode(name, "replace") for name in (*_OF_ONE_BYTE, _PARTLY)}
        return max(texts, key=lambda name: _sense(texts[name]))
    return "utf-8"


def _of_several_bytes(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: nearly all letters are below 256, so zeros show it."""
    zeros = [data[start::4].count(0) for start in range(4)]
    most = len(data) // 8
    pattern = tuple(count > most for count in zeros)
    known: dict[tuple[bool, ...], str] = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return known.get(pattern, "utf-8")


def _sense(text: str) -> int:
    """How well the letters beyond ASCII suit where they stand; senseless ones count against."""
    odd = sum(len(letters) for letters in _NOT_ASCII.findall(text))
    return sum(weight * len(form.findall(text)) for form, weight in _SENSIBLE) - 4 * odd


def _decoded(data: bytes, encoding: str, file: str, diagnostics: Diagnostics) -> str | None:
    width = _BYTES_PER_LETTER.get(encoding[:6], 1)
    if len(data) > width * SIZE_LIMIT:
        report_too_large(len(data), file=file, diagnostics=diagnostics)
        return None
    # A last letter that was cut off is no reason to refuse the others.
    text = data[: len(data) - len(data) % width].decode(encoding, "replace").removeprefix("\ufeff")
    text = text.encode("utf-8", "replace").decode()
    if "\x00" in text or not text.strip():
        # Not a text after all, or an empty one: said as of any other.
        return decode(text.encode(), file=file, diagnostics=diagnostics)
    words = list(dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii()))
    check = f"Check that {_quoted(words)} is right." if words else "Check a few words."
    diagnostics.report(
        Code.GUESSED_ENCODING,
        Place(file),
        "Some of the file is not UTF-8; the rest was read as that."
        if encoding == _PARTLY
        else f"The file is not UTF-8; it was read as {_NAMES[encoding]}.",
        check,
    )
    return text


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f'"{word}"' for word in words[:_MOST_WORDS])
