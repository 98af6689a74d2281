"""Pieces of text with their places to lines in reading order, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from protocolwijzer.importing.pdf_contents import Page, Run
from protocolwijzer.importing.pictured_signs import drawn
from protocolwijzer.reading.markers import parse_marker

_PAGE_NUMBER = re.compile(
    r"[\s.…]*(?P<word>(?:pagina|page|blz\.?|blad|p\.)\s*)?[0-9]{1,3}(?:\s*(?:van|of|/)\s*[0-9]{1,3})?",
    re.IGNORECASE,
)
# Private letters are drawn as bullets by the fonts Symbol and Wingdings.
_PRIVATE_BULLET = re.compile("^[\ue000-\uf8ff](?=\\s|$)")
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
# All in sizes of the letters on the line.
_LABEL_GAP = 0.9
# In a justified line all gaps are wide, and as wide but for rounding.
_JUSTIFIED = 0.15
_SPACE = 0.12
_COLUMN_GAP = 1.6
_SAME_LINE = 0.25
_RAISED = 0.55
_SMALL = 0.85
_BACK_UP = 0.7
_MOST_REGIONS = 100
# In points: what begins this far apart is in two columns.
_NARROWEST = 54


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page.

    page, number: of the page and of the line on it, from 1. x0, x1, y, size: as in Run; y is
    the main baseline's, size that of most letters. bold: whether all of it is. raised: where in
    the text a raised figure or letter stands, as from and to. column: a number that lines of one
    column share, 0 where the page has none. is_wide: whether there is so much room inside it as
    between columns.
    """

    page: int
    number: int
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    raised: tuple[tuple[int, int], ...] = ()
    column: int = 0
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order.

    turned: words that do not run from left to right. columns: the numbers of lines, first and
    last, where columns or a table were read in the order of the file.
    """

    page: Page
    number: int
    lines: tuple[TextLine, ...]
    turned: tuple[str, ...]
    columns: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Row:
    """Runs that stand on one line, as (place in the file, run), from left to right."""

    y: float
    size: float
    runs: list[tuple[int, Run]]

    @property
    def first(self) -> int:
        return min(order for order, _ in self.runs)


def page_lines(page: Page, number: int) -> PageLines:
    """The lines of a page. number: of the page, from 1."""
    runs = [(order, run) for order, run in enumerate(page.runs) if not run.angle]
    regions = _regions(runs)
    lines: list[TextLine] = []
    columns = []
    for region, block in groupby(_rows(runs), key=lambda row: _region_at(row, regions)):
        begin = len(lines) + 1
        rows = list(block)
        pieces = rows if region is None else _in_file_order(rows)
        for count, piece in enumerate(pieces, start=begin):
            line = _line(piece)
            column = 0 if region is None else begin + round(line.x0 / _NARROWEST)
            lines.append(replace(line, page=number, number=count, column=column))
        if region is not None:
            columns.append((begin, len(lines)))
    for index, (before, after) in enumerate(pairwise(lines)):
        if _are_beside(before, after):
            lines[index : index + 2] = [replace(each, is_wide=True) for each in (before, after)]
    return PageLines(page, number, tuple(lines), tuple(_turned(page)), tuple(columns))


def _are_beside(before: TextLine, after: TextLine) -> bool:
    """Whether two lines stand beside each other, though not on one: cells that are centred."""
    near = abs(after.y - before.y) < _BACK_UP * min(before.size, after.size)
    return near and (before.x1 <= after.x0 or after.x1 <= before.x0)


def _turned(page: Page) -> Iterator[str]:
    """Words at an angle, where every letter may be a run of its own."""
    turned = ((run.angle, run.size) for run in page.runs)
    for (angle, _), letters in groupby(
        zip(turned, page.runs, strict=True), key=lambda each: each[0]
    ):
        if angle:
            yield " ".join("".join(run.text for _, run in letters).split())


def _regions(runs: Sequence[tuple[int, Run]]) -> list[tuple[float, float]]:
    """From where to where, in points from the top, a page has columns or cells side by side.

    There the file goes back up, to what stands to the right of what it had.
    """
    chunks: list[list[Run]] = []
    for _, run in runs:
        if not chunks or run.y < chunks[-1][-1].y - _BACK_UP * run.size:
            chunks.append([])
        chunks[-1].append(run)
    regions: list[tuple[float, float]] = []
    for before, after in pairwise(chunks):
        top = min(run.y for run in after) - _SAME_LINE * after[0].size
        bottom = max(run.y for run in before)
        left = [run.x1 for run in before if run.y >= top]
        right = [run.x0 for run in after if run.y <= bottom]
        if left and right and max(left) <= min(right):
            top = min(top, *(run.y for run in before if run.y >= top))
            if regions and top <= regions[-1][1]:
                top, bottom = min(top, regions[-1][0]), max(bottom, regions.pop()[1])
            regions.append((top, bottom))
    if len(regions) > _MOST_REGIONS:
        return [(min(top for top, _ in regions), max(bottom for _, bottom in regions))]
    return regions


def _region_at(row: _Row, regions: Sequence[tuple[float, float]]) -> int | None:
    return next((number for number, (top, end) in enumerate(regions) if top <= row.y <= end), None)


def _in_file_order(rows: Iterable[_Row]) -> list[_Row]:
    """Rows cut where the file does not go on, or goes back, in the order of the file.

    Of columns in letters of two sizes a row may hold two lines of one column.
    """
    pieces = []
    for row in rows:
        before: tuple[int, Run] | None = None
        for order, run in sorted(row.runs, key=lambda each: each[0]):
            if before is None or order != before[0] + 1 or run.x0 < before[1].x1 - run.size:
                pieces.append(_Row(row.y, row.size, []))
            pieces[-1].runs.append((order, run))
            before = order, run
    for piece in pieces:
        largest = max((run for _, run in piece.runs), key=lambda run: run.size)
        piece.y, piece.size = largest.y, largest.size
    return sorted(pieces, key=lambda row: row.first)


def _rows(runs: Sequence[tuple[int, Run]]) -> list[_Row]:
    """Runs by line, from the top down. A raised figure is on the line that it is raised from."""
    rows: list[_Row] = []
    for order, run in sorted(runs, key=lambda each: (each[1].y, each[1].x0)):
        row = next((row for row in reversed(rows[-3:]) if _is_on(run, row)), None)
        if row is None:
            row = _Row(run.y, run.size, [])
            rows.append(row)
        elif run.size > row.size:
            row.y, row.size = run.y, run.size
        row.runs.append((order, run))
    for row in rows:
        row.runs.sort(key=lambda each: each[1].x0)
    return sorted(rows, key=lambda row: row.y)


def _is_on(run: Run, row: _Row) -> bool:
    large, small = max(run.size, row.size), min(run.size, row.size)
    distance = abs(run.y - row.y)
    return distance <= (_RAISED if small < _SMALL * large else _SAME_LINE) * large


def _line(row: _Row) -> TextLine:
    text = ""
    raised: list[tuple[int, int]] = []
    is_wide = False
    right = row.runs[0][1].x0
    for index, (_, run) in enumerate(row.runs):
        words = " ".join(run.text.translate(_LIGATURES).split())
        gap = run.x0 - right
        if text:
            is_wider = gap > _LABEL_GAP * row.size
            after_label = is_wider and _is_label(text)
            last = index == len(row.runs) - 1
            page_number = _PAGE_NUMBER.fullmatch(words) if is_wider and last else None
            is_wide = is_wide or (
                gap > _COLUMN_GAP * row.size and not after_label and not page_number
            )
            # Two spaces say that a figure is no amount, and that a page number ends the line.
            wide = (after_label and not _is_justified(row, index)) or (
                page_number is not None and bool(page_number["word"])
            )
            before = row.runs[index - 1][1]
            # A footnote's mark stands close to its words.
            spaced = (
                gap > _SPACE * row.size or before.text.endswith(" ") or raised == [(0, len(text))]
            )
            text += "  " if wide else " " if spaced else ""
        if run.size < _SMALL * row.size and run.y < row.y:
            raised.append((len(text), len(text) + len(words)))
        text += words
        right = max(right, run.x1)
    return TextLine(
        page=0,
        number=0,
        text=_PRIVATE_BULLET.sub(lambda match: drawn(match[0]), text),
        x0=row.runs[0][1].x0,
        x1=right,
        y=row.y,
        size=_most_common_size(row),
        bold=all(run.bold for _, run in row.runs),
        raised=tuple(raised),
        is_wide=is_wide,
    )


def _is_label(text: str) -> bool:
    """Whether a line's beginning is a list's number or bullet, with nothing behind it yet."""
    marker = parse_marker(f"{text}  X")
    return marker is not None and marker.text == "X"


def _is_justified(row: _Row, index: int) -> bool:
    """Whether a gap behind this run's is as wide as the one before it."""
    gaps = [after.x0 - before.x1 for (_, before), (_, after) in pairwise(row.runs[index - 1 :])]
    return any(abs(gap - gaps[0]) < _JUSTIFIED * row.size for gap in gaps[1:])


def _most_common_size(row: _Row) -> float:
    sizes: Counter[float] = Counter()
    for _, run in row.runs:
        sizes[run.size] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size))
