"""Paragraphs as Word lays them out to lines as the reader of found texts understands them.

What Word shows by white space becomes blank lines and columns: a gap between paragraphs that is
wider than the usual one is a blank line, and an item of a list stands four columns further in than
the item that it belongs to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.word_paragraph import Paragraph
from protocolwijzer.importing.word_styles import BODY_TEXT
from protocolwijzer.importing.word_tables import CELLS
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import Label, Line
from protocolwijzer.reading.headings import TITLE_LEVEL
from protocolwijzer.reading.markers import parse_marker

COLUMNS = 4
# In twentieths of a point: what is seen as a gap, as the same margin, as one step in.
_GAP = 60
_SAME = 60
_STEP = 180
_MOST_STEPS = 40
# In half points: what is seen as larger.
_LARGER = 2
_TITLE = re.compile(r"title|titel|subtitle|ondertitel|subtitel")
_HEADING = re.compile(r"(?:heading|kop) ?([1-9])")


def laid_out(
    paragraphs: Sequence[Paragraph], *, file: str, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """The lines of a document; what Word counts in a way that cannot be kept is doubted."""
    levels = [heading_level(paragraph) for paragraph in paragraphs]
    columns = _Columns(paragraphs, levels)
    usual_gap, usual_size = _usual_gap(paragraphs), _usual_size(paragraphs)
    lines: list[Line] = []
    before: Paragraph | None = None
    column = ""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.is_empty:
            lines.append(_blank(paragraph))
        else:
            if before is not None and _gap(before, paragraph) > usual_gap + _GAP:
                lines.append(_blank(paragraph))
            if column and not (paragraph.column or paragraph.stands_out or levels[index]):
                _doubt_column(paragraph, column, file, diagnostics)
            column = paragraph.column
            label = _label(paragraph, file, diagnostics)
            stands_out = paragraph.stands_out or paragraph.size > usual_size + _LARGER
            lines.extend(
                replace(line, stands_out=stands_out)
                for line in _lines(paragraph, label, levels[index], columns.of(index))
            )
        before = paragraph
    return tuple(lines)


def heading_level(paragraph: Paragraph) -> int:
    """The level of a heading, the document's title being TITLE_LEVEL; 0 for text."""
    if paragraph.is_row or not paragraph.text.strip():
        return 0
    if paragraph.outline is not None and not any(map(_TITLE.fullmatch, paragraph.names[:1])):
        return 0 if paragraph.outline == BODY_TEXT else TITLE_LEVEL + 1 + paragraph.outline
    for name in paragraph.names:
        heading = _HEADING.fullmatch(name)
        if heading or _TITLE.fullmatch(name):
            return TITLE_LEVEL + (int(heading[1]) if heading else 0)
    return 0


def _doubt_column(paragraph: Paragraph, column: str, file: str, diagnostics: Diagnostics) -> None:
    """Text below a table of dos and don'ts seems to be one of them, and may be neither."""
    diagnostics.report(
        Code.UNCERTAIN_ORDER,
        Place(file, paragraph.number),
        f'This comes after a table, and stands under its last column, "{column}", now.',
        "Give it a heading of its own if it does not belong there.",
    )


def _blank(paragraph: Paragraph) -> Line:
    return Line(paragraph.number, 0, "", hard_break=False)


def _gap(before: Paragraph, after: Paragraph) -> int:
    """The space that sets one paragraph apart from another, in twentieths of a point."""
    if before.is_empty or (before.is_row and after.is_row):
        return 0
    if _is_item(after) and (_is_item(before) or before.text.rstrip().endswith(":")):
        return 0  # space around every item of a list, or above all of it, is only layout
    if before.style == after.style and before.spacing.same_style and after.spacing.same_style:
        return 0
    return max(before.spacing.after, after.spacing.before)


def _usual_gap(paragraphs: Sequence[Paragraph]) -> int:
    """The commonest space between paragraphs that are no items of a list."""
    gaps = Counter(
        _gap(before, after)
        for before, after in pairwise(paragraphs)
        if not (before.is_empty or after.is_empty or _is_item(before) or _is_item(after))
    )
    return max(gaps, key=lambda gap: (gaps[gap], gap), default=0)


def _usual_size(paragraphs: Sequence[Paragraph]) -> int:
    """The size that most letters have at least, in half points."""
    letters: Counter[int] = Counter()
    for paragraph in paragraphs:
        if paragraph.size:  # a row of a table has no size of its own
            letters[paragraph.size] += len(paragraph.text)
    return max(letters, key=lambda size: (letters[size], size), default=0)


def _is_item(paragraph: Paragraph) -> bool:
    if paragraph.counted is not None:
        return True
    # A number in the first cell of a row counts nothing.
    return CELLS not in paragraph.text and parse_marker(paragraph.text.strip()) is not None


def _label(paragraph: Paragraph, file: str, diagnostics: Diagnostics) -> Label | None:
    counted = paragraph.counted
    if counted is None:
        return None
    shown = " ".join(counted.text.split())
    message = ""
    if counted.number is None:
        message = f'Word shows "{shown}" here; that is no number of a clause.'
    elif not counted.is_exact:
        message = f'Word may show this number otherwise than as "{shown}".'
    if message:
        diagnostics.report(
            Code.UNUSUAL_NUMBER,
            Place(file, paragraph.number),
            message,
            "Compare it with what you see in Word.",
        )
    return None if counted.number is None else Label(shown, counted.number, counted.has_words)


def _lines(paragraph: Paragraph, label: Label | None, level: int, column: int) -> Iterator[Line]:
    shown = "" if paragraph.counted is None else " ".join(paragraph.counted.text.split())
    parts = [_plain(part) for part in paragraph.text.strip("\n").split("\n")]
    if level:
        parts = [" ".join(part for part in parts if part)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    for place, part in enumerate(parts):
        first = place == 0
        # A list that is typed in one paragraph, with line breaks, is one list.
        item = label is None and parse_marker(part) is not None
        yield Line(
            number=paragraph.number,
            indent=column if first or item else column + COLUMNS - 1,
            text=f"{shown} {part}".strip() if first else part,
            hard_break=place < len(parts) - 1,
            heading=level,
            is_paragraph=first,
            label=label if first else None,
        )


def _plain(text: str) -> str:
    """A line without tabs, but for the one behind a typed number."""
    text = text.strip()
    head, tab, rest = text.partition("\t")
    between = tab if parse_marker(text) else " "
    return f"{head}{between}{rest.replace(chr(9), ' ')}".strip()


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list that what follows may belong to.

    definition, level: which list; begins, text: where its number and its text stand, in twentieths
    of a point.
    """

    definition: int
    level: int
    begins: int
    text: int


class _Columns:
    """The column of every paragraph: how deep it stands, whichever way it was put there."""

    def __init__(self, paragraphs: Sequence[Paragraph], levels: Sequence[int]) -> None:
        self._paragraphs = paragraphs
        self._levels = levels
        self._open: list[_Item] = []
        self._latest: dict[int, int] = {}
        # Up to where a list goes on: its last paragraph before a heading, or before it starts anew.
        self._last: dict[int, int] = {}
        going: dict[int, int] = {}
        for index in range(len(paragraphs) - 1, -1, -1):
            paragraph = paragraphs[index]
            if self._ends_lists(index):
                going = {}
            if paragraph.place is not None:
                definition, level = paragraph.place
                self._last[index] = going.setdefault(definition, index)
                if level == 0 and paragraph.counted is not None and paragraph.counted.begins:
                    del going[definition]

    def of(self, index: int) -> int:
        """The column of the paragraph at this index; each is asked for once, in order."""
        paragraph = self._paragraphs[index]
        if self._ends_lists(index):
            self._open.clear()
        if self._levels[index]:
            return 0
        left = paragraph.indent.left or 0
        begins = left + (paragraph.indent.first or 0)
        if paragraph.place is None:
            return self._beside(paragraph, left, begins)
        item = _Item(*paragraph.place, begins, left)
        same = [at for at, each in enumerate(self._open) if each.definition == item.definition]
        if same:
            del self._open[same[-1] + 1 :]
            while self._open and self._open[-1].definition == item.definition:
                if self._open[-1].level < item.level:
                    break
                self._open.pop()
        else:
            self._open_beside(index, item)
        self._open.append(item)
        self._latest[item.definition] = index
        return (len(self._open) - 1) * COLUMNS

    def _ends_lists(self, index: int) -> bool:
        """Whether this is a heading, or may be one: no list goes on below it."""
        paragraph = self._paragraphs[index]
        return self._levels[index] > 0 or (paragraph.stands_out and paragraph.place is None)

    def _open_beside(self, index: int, item: _Item) -> None:
        """Close what a list that is new here does not belong to."""
        while self._open:
            above = self._open[-1]
            if self._goes_on(above.definition, index) or item.begins > above.begins + _SAME:
                return
            if abs(item.begins - above.begins) <= _SAME and self._is_introduced(index):
                return
            self._open.pop()

    def _goes_on(self, definition: int, index: int) -> bool:
        """Whether a list that is open here has another item before the next heading."""
        return self._last[self._latest[definition]] > index

    def _is_introduced(self, index: int) -> bool:
        before = next(
            (
                self._paragraphs[earlier].text.strip()
                for earlier in range(index - 1, -1, -1)
                if not self._paragraphs[earlier].is_empty
            ),
            "",
        )
        return before.endswith(":")

    def _beside(self, paragraph: Paragraph, left: int, begins: int) -> int:
        """A paragraph without a counted number: under an item, or by its own indentation."""
        typed = len(paragraph.text) - len(paragraph.text.lstrip(" \t"))
        tabs = paragraph.text[:typed].count("\t") * COLUMNS + paragraph.text[:typed].count(" ")
        if self._open:
            for depth in range(len(self._open) - 1, -1, -1):
                item = self._open[depth]
                if item.text > _SAME and max(left, begins) >= item.text - _SAME:
                    return depth * COLUMNS + COLUMNS - 1
            return min(tabs, COLUMNS - 1)
        return min(max(begins, 0) // _STEP, _MOST_STEPS) + min(tabs, _MOST_STEPS)
