"""Where the paragraphs of a PDF file end: by the room between lines, and the room left on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from protocolwijzer.importing.pdf_lines import TextLine
from protocolwijzer.reading.headings import KEYWORD
from protocolwijzer.reading.markers import parse_marker, worded_marker

_SENTENCE_END = re.compile(r"[.!?][\"')\]”’]?$")  # noqa: RUF001 (closing quotation marks)
_PARAGRAPH_END = re.compile(r"[.;:!?,]$")
# In letter sizes: an indent of one column, and a line's height where the text does not show it.
_COLUMN = 0.5
_LINE_HEIGHT = 1.3
# How much more than a line's height parts two paragraphs.
_BREAK = 1.2
_FEWEST_SAMPLES = 3
# Where more is in bold, bold is how the text is set.
_MOST_BOLD = 0.5
_LARGER = 1.1


class Layout:
    """What the places of lines say: where paragraphs end, and how far lines are indented."""

    def __init__(self, lines: Sequence[TextLine], body_size: float) -> None:
        self._lines = lines
        self._size = body_size
        self._height = _line_height(lines)
        lefts = Counter(round(line.x0) for line in lines)
        common = [left for left, count in lefts.items() if count > 1]
        self._left = min(common or lefts, default=0)
        letters = sum(len(line.text) for line in lines)
        bold = sum(len(line.text) for line in lines if line.bold)
        self._bold_share = bold / letters if letters else 0.0
        self._right: dict[tuple[int, int], float] = {}
        for line in lines:
            column = (line.page, line.column)
            self._right[column] = max(line.x1, self._right.get(column, 0.0))

    def indent(self, line: TextLine) -> int:
        """How many columns a line is indented."""
        return max(0, round((line.x0 - self._left) / (_COLUMN * self._size)))

    def goes_on(self, index: int) -> bool:
        """Whether this line is surely the rest of the one before.

        A line that begins with a number is left to the reader, who knows which numbers can follow,
        and so is "Artikel 2", and a line without letters, such as a rule of dashes.
        """
        before, line = self._lines[index - 1], self._lines[index]
        if not any(map(str.isalpha, line.text)) or not any(map(str.isalpha, before.text)):
            return False
        opens = parse_marker(line.text) or worded_marker(line.text) or KEYWORD.match(line.text)
        if self.is_break(index) or opens:
            return False
        if line.bold != before.bold and not line.text[:1].islower():
            return False
        return line.text[:1].islower() or not self._is_short(before, line)

    def stands_out(self, begin: int, end: int) -> bool:
        """Whether these lines, a paragraph, look like a heading: bold or large, above others."""
        if end == len(self._lines) or not all(map(self._is_marked, self._lines[begin:end])):
            return False
        below = self._lines[end]
        if _PARAGRAPH_END.search(self._lines[end - 1].text) or below.text[:1].islower():
            return False
        first = self._lines[begin].text
        if self._is_marked(below) and parse_marker(first) and parse_marker(below.text):
            return False  # a list in bold is still a list
        if not begin or self.is_break(begin):
            return True
        before = self._lines[begin - 1]
        ended = bool(_PARAGRAPH_END.search(before.text)) and not self._is_marked(before)
        return ended or self._is_new(before, self._lines[begin])

    def _is_marked(self, line: TextLine) -> bool:
        bold = line.bold and self._bold_share < _MOST_BOLD
        return bold or line.size > _LARGER * self._size

    def is_break(self, index: int) -> bool:
        """Whether a paragraph ends before this line."""
        before, line = self._lines[index - 1], self._lines[index]
        if max(before.size, line.size) > _LARGER * min(before.size, line.size):
            return True  # no paragraph changes its size
        if not self.is_over_page(index):
            if line.y - before.y > _BREAK * self._height * max(line.size, before.size):
                return True
            ended = bool(_SENTENCE_END.search(before.text))
            return ended and self._is_new(before, line)
        # Over the end of a page or column no distance tells.
        return self._is_new(before, line) or self._looks_apart(index)

    def is_over_page(self, index: int) -> bool:
        """Whether a page or a column ends before this line."""
        before, line = self._lines[index - 1], self._lines[index]
        return before.page != line.page or line.y <= before.y

    def is_doubtful(self, index: int) -> bool:
        """Whether a line was taken with the one before, though it may well begin a paragraph."""
        before, line = self._lines[index - 1], self._lines[index]
        ended = bool(_SENTENCE_END.search(before.text)) and not line.text[:1].islower()
        return ended and self.is_over_page(index)

    def _is_new(self, before: TextLine, line: TextLine) -> bool:
        """Whether a line begins with a capital although its first word fitted above."""
        return self._is_short(before, line) and not line.text[:1].islower()

    def _is_short(self, before: TextLine, line: TextLine) -> bool:
        """Whether there was room on the line before for the first word of this one."""
        word = line.text.split(maxsplit=1)[0]
        letter = (line.x1 - line.x0) / len(line.text)
        return before.x1 + (len(word) + 2) * letter < self._right[before.page, before.column]

    def _looks_apart(self, index: int) -> bool:
        """Whether a line at the top of a page looks like a heading."""
        before, line = self._lines[index - 1], self._lines[index]
        # A question behind a finished sentence may be a heading.
        asks = line.text.endswith("?") and _SENTENCE_END.search(before.text) is not None
        if line.text[:1].islower() or (_PARAGRAPH_END.search(line.text) and not asks):
            return False
        if (line.bold and not before.bold) or line.size > _BREAK * before.size:
            return True
        below = index + 1
        return (
            below < len(self._lines)
            and self._lines[below].page == line.page
            and self.is_break(below)
        )


def _line_height(lines: Sequence[TextLine]) -> float:
    """The height of a line within a paragraph, in letter sizes."""
    heights = []
    certain = []
    for before, line in pairwise(lines):
        if before.page != line.page or line.y <= before.y or not line.size:
            continue
        height = (line.y - before.y) / max(line.size, before.size)
        heights.append(height)
        # Only a line that goes on in the middle of a sentence is surely no new paragraph.
        if line.text[:1].islower() and not parse_marker(line.text):
            certain.append(height)
    if len(certain) >= _FEWEST_SAMPLES:
        return median(certain)
    return min(*heights, _LINE_HEIGHT) if heights else _LINE_HEIGHT
