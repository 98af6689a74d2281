"""Tables in Markdown (GitHub Flavored Markdown, 4.10), read as those in Word files are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word_doubts import Doubts
from protocolwijzer.importing.word_lines import laid_out
from protocolwijzer.importing.word_paragraph import Paragraph
from protocolwijzer.importing.word_tables import Cell, Row, Table, told
from protocolwijzer.reading.decoding import Line

# The row of dashes below a table's head.
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LONGEST = 400
# As many as Word allows.
_MOST_CELLS = 63


def without_tables(
    lines: Sequence[Line], *, file: str, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """The lines with every table as text; each is reported."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        if end == index:
            found.append(lines[index])
            index += 1
            continue
        rows = [_row(line, is_head=line is lines[index]) for line in lines[index:end]]
        del rows[1]  # the dashes
        doubts = Doubts(file, diagnostics)
        table = Table([row for row in rows if row.filled], is_headed=True)
        text = told(table, doubts, first=lines[index].number)
        found.extend(laid_out(text, file=file, diagnostics=diagnostics))
        index = end
    return tuple(found)


def _end(lines: Sequence[Line], index: int) -> int:
    """Where the table that begins here ends; the same where none begins."""
    if index + 1 == len(lines) or not _has_cells(lines[index].text):
        return index
    rule = lines[index + 1].text
    if len(rule) > _LONGEST or not _has_cells(rule) or not _RULE.fullmatch(rule):
        return index
    end = index + 2
    while end < len(lines) and _has_cells(lines[end].text):
        end += 1
    return end


def _has_cells(text: str) -> bool:
    return 0 < text.count("|") <= _MOST_CELLS


def _row(line: Line, *, is_head: bool) -> Row:
    return Row(line.number, tuple(_cells(line)), is_head)


def _cells(line: Line) -> Iterator[Cell]:
    inner = line.text.removeprefix("|")
    texts = _CELL_END.split(inner.removesuffix("|") if not inner.endswith("\\|") else inner)
    for column, text in enumerate(texts):
        words = text.replace("\\|", "|").strip()
        shown = (Paragraph(line.number, words),) if words else ()
        yield Cell(column, 1, shown)
