"""A decision tree as a picture: boxes below one another, and lines beside them.

A column of boxes as wide as a telephone rather than a tree that branches to all sides: its letters
can be read at 360 px without scrolling sideways. Every answer is a row of its question's box; a
line leads from there down to the box that follows. All lines to one box are one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from protocolwijzer.rendering.lettering import wrapped

# All measures are in the picture's own units; at 360 px one is about a pixel.
WIDTH = 360.0
MARGIN = 1.0
PAD = 10.0
GAP = 16.0
BADGE = 10.0
LANE = 11.0
FIRST_LANE = 14.0
ICON = 18.0
HEAD_SIZE, HEAD_LEADING = 14.5, 19.0
ROW_SIZE, ROW_LEADING = 13.5, 18.0
ROW_PAD = 6.0
# What "→ 12" takes at the end of a row.
POINTER = 36.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of a question's box: what is answered, and the number of the box that follows."""

    text: str
    to: int


@dataclass(frozen=True, slots=True)
class Step:
    """What a box says. verdict, icon: of outcomes; answers: of questions."""

    number: int
    title: str
    verdict: str = ""
    icon: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether something follows."""
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where its baseline begins."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """An answer in its box: its upper edge, its middle, its lines, the box that follows."""

    top: float
    middle: float
    lines: tuple[Line, ...]
    to: int


@dataclass(frozen=True, slots=True)
class Box:
    """A question or an outcome. middle: the height at which a line comes in."""

    step: Step
    top: float
    height: float
    middle: float
    verdict: tuple[Line, ...]
    title: tuple[Line, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The line that leads to a box. x: where it runs down; sources: the heights it begins at."""

    x: float
    to: float
    sources: tuple[float, ...]

    @property
    def top(self) -> float:
        """Its highest point."""
        return min(self.to, *self.sources)

    @property
    def bottom(self) -> float:
        """Its lowest point."""
        return max(self.to, *self.sources)


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture. box_width: that of all boxes; lanes lie to the right of them."""

    width: float
    height: float
    box_width: float
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]


def picture(steps: Sequence[Step]) -> Picture:
    """Lay a tree out. steps: in reading order, each number once; every answer leads to one."""
    # The order of the rows settles which lines pass each other, and so how much room they need.
    columns = _columns(steps)
    lanes_width = FIRST_LANE + LANE * (max(columns.values(), default=0) + 1)
    box_width = WIDTH - MARGIN * 2 - lanes_width
    boxes = tuple(_boxes(steps, box_width))
    by_number = {box.step.number: box for box in boxes}
    lanes = tuple(
        Lane(
            x=MARGIN + box_width + FIRST_LANE + LANE * columns[number],
            to=by_number[number].middle,
            sources=tuple(row.middle for box in boxes for row in box.rows if row.to == number),
        )
        for number in columns
    )
    height = boxes[-1].top + boxes[-1].height + MARGIN if boxes else 0
    return Picture(WIDTH, height, box_width, boxes, lanes)


def _columns(steps: Sequence[Step]) -> dict[int, int]:
    """Which column the line to each box runs in, the nearest being 0; the shortest lie nearest.

    Two lines share a column where one ends before the other begins.
    """
    # Heights are not known yet, but their order is: a box's own entry, then its rows.
    order: dict[int, int] = {}
    sources: dict[int, list[int]] = {}
    height = 0
    for step in steps:
        order[step.number] = height
        height += 1
        for answer in step.answers:
            sources.setdefault(answer.to, []).append(height)
            height += 1
    spans = {
        number: (min(order[number], *found), max(order[number], *found))
        for number, found in sources.items()
    }
    taken: list[list[tuple[int, int]]] = []
    columns: dict[int, int] = {}
    for number, (top, bottom) in sorted(
        spans.items(), key=lambda item: (item[1][1] - item[1][0], item[0])
    ):
        column = next(
            (
                place
                for place, others in enumerate(taken)
                if all(bottom < above or below < top for above, below in others)
            ),
            len(taken),
        )
        if column == len(taken):
            taken.append([])
        taken[column].append((top, bottom))
        columns[number] = column
    return dict(sorted(columns.items()))


def _boxes(steps: Iterable[Step], box_width: float) -> Iterator[Box]:
    top = MARGIN
    left = MARGIN + PAD + BADGE * 2 + 6
    text_width = MARGIN + box_width - PAD - left
    for step in steps:
        y = top + PAD
        verdict: list[Line] = []
        if step.verdict:
            indent = ICON + 5
            for text in wrapped(step.verdict, width=text_width - indent, size=HEAD_SIZE):
                verdict.append(Line(left + indent, y + HEAD_SIZE, text))
                y += HEAD_LEADING
        title = []
        for text in wrapped(step.title, width=text_width, size=HEAD_SIZE):
            title.append(Line(left, y + HEAD_SIZE, text))
            y += HEAD_LEADING
        middle = top + PAD + BADGE
        y += PAD - (HEAD_LEADING - HEAD_SIZE)
        rows = []
        for answer in step.answers:
            row_top = y
            y += ROW_PAD
            lines = []
            for text in wrapped(
                answer.text, width=MARGIN + box_width - PAD - POINTER - left, size=ROW_SIZE
            ):
                lines.append(Line(left, y + ROW_SIZE, text))
                y += ROW_LEADING
            y += ROW_PAD
            rows.append(Row(row_top, (row_top + y) / 2, tuple(lines), answer.to))
        yield Box(step, top, y - top, middle, tuple(verdict), tuple(title), tuple(rows))
        top = y + GAP


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer in words, and what it leads to."""

    text: str
    leads_to: Outline


@dataclass(frozen=True, slots=True)
class Outline:
    """A tree as a list within lists: a step, and its branches where it is told first."""

    step: Step
    is_first: bool
    branches: tuple[Branch, ...]


def outline(steps: Sequence[Step]) -> Outline:
    """The same tree in words: what the picture says, for those who do not see it."""
    by_number = {step.number: step for step in steps}
    told: set[int] = set()

    def tell(number: int) -> Outline:
        step = by_number[number]
        if number in told:
            return Outline(step, is_first=False, branches=())
        told.add(number)
        branches = tuple(Branch(answer.text, tell(answer.to)) for answer in step.answers)
        return Outline(step, is_first=True, branches=branches)

    return tell(steps[0].number)
