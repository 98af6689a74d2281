"""A decision tree as a picture on a sheet for the wall: where everything goes, in millimetres.

Questions stand in one column, outcomes in another. From an answer a line leads to its outcome
through the lanes between the columns, or to the next question through those at the other side.
All lines to one box are one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from protocolwijzer.rendering.lettering import width_of, wrapped

# A point in millimetres.
POINT = 25.4 / 72
# ISO 9241-3 and ISO 9241-303 ask of letters that are read fluently a height of 16 minutes of arc,
# measured on a capital. Capitals of Atkinson Hyperlegible Next are 0.668 em high, 4.2 mm in 18 pt:
# 16' at 91 cm, 14.6' at a metre. Small letters (0.496 em) are 10.8' there, twice what an eye of
# normal sight needs to tell letters apart (5').
SMALLEST, LARGEST = 18, 30
# Labels of clauses are for who comes nearer to look a rule up.
LABEL = 0.65

# In em, the size of the letters.
LEADING = 1.2
PAD = 0.4
ROW_PAD = 0.2
GAP = 0.6
BADGE = 1.4
ICON = 1.15
INDENT = 0.8
# Room is shared out to the gaps, as far as it serves to tell boxes apart.
MOST_GAP = 2.4

# In millimetres. A finger is about 15 wide, and follows the line under it.
LANE = 6.0
TIP = 5.0
# How far apart lines run at least.
CLEAR = 3.5

# Shares of the width that questions take.
_SHARES = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62)
# A word with more letters is none that anyone reads; it may be broken.
_LONGEST_WORD = 33


@dataclass(frozen=True, slots=True)
class Row:
    """An answer, and the number of the step that follows.

    to: None where that depends on more, which the rows after it say; indented: such a row.
    """

    text: str
    to: int | None
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. hint: how to answer it, if that must be said."""

    number: int
    ask: str
    hint: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome. kind: the name of its verdict; labels: of its clauses."""

    number: int
    kind: str
    verdict: str
    say: str
    labels: str


@dataclass(frozen=True, slots=True)
class Card:
    """Advice that answers add, which name it by its letter. kind, verdict: "" if it has none."""

    letter: str
    kind: str
    verdict: str
    say: str
    labels: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that a picture says. notice: the heading of the cards.

    questions: in reading order, so that every answer leads further down or to an outcome.
    """

    questions: tuple[Asked, ...]
    endings: tuple[Ending, ...]
    cards: tuple[Card, ...]
    notice: str


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text: the corner at the upper left, the width they may take, the size in pt."""

    x: float
    y: float
    width: float
    size: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.size * POINT * LEADING


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row. top, height: of all of it; words: its text, beside which "→ 4" stands."""

    row: Row
    top: float
    height: float
    words: Words

    @property
    def middle(self) -> float:
        """The height at which its line leaves."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question's box. head: the height of what stands above its rows."""

    asked: Asked
    x: float
    y: float
    width: float
    height: float
    head: float
    ask: Words
    hint: Words
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class EndingBox:
    """An outcome's box. head: the height of the band with the verdict."""

    ending: Ending
    x: float
    y: float
    width: float
    height: float
    head: float
    verdict: Words
    say: Words
    labels: Words


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card of advice in the box of all."""

    card: Card
    y: float
    verdict: Words
    say: Words
    labels: Words


@dataclass(frozen=True, slots=True)
class CardsBox:
    """The box of all advice."""

    x: float
    y: float
    width: float
    height: float
    head: float
    notice: Words
    cards: tuple[PlacedCard, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The line to a box.

    is_side: whether it leads to a question; x: where it runs up and down; sources: the points it
    begins at; end: its tip.
    """

    to: int
    is_side: bool
    x: float
    sources: tuple[tuple[float, float], ...]
    end: tuple[float, float]

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs up and down."""
        heights = [self.end[1], *(y for _, y in self.sources)]
        return min(heights), max(heights)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture. size: of its letters, in pt; width, height: what it may take, in mm."""

    size: float
    width: float
    height: float
    questions: tuple[QuestionBox, ...]
    endings: tuple[EndingBox, ...]
    cards: CardsBox | None
    lanes: tuple[Lane, ...]


def largest(told: Told, *, width: float, height: float) -> Layout | None:
    """Lay a tree out in the largest letters that fit in this room (mm); None if none do."""
    best = None
    low, high = SMALLEST, LARGEST
    while low <= high:
        # The smallest first: what does not fit then never does.
        size = low if best is None else (low + high + 1) // 2
        found = layout(told, width=width, height=height, size=size)
        if found is not None:
            best, low = found, size + 1
        elif best is None:
            return None
        else:
            high = size - 1
    return best


def layout(told: Told, *, width: float, height: float, size: float) -> Layout | None:
    """Lay a tree out in letters of this size (pt); None where it does not fit in this room (mm)."""
    for share in _SHARES:
        found = _Attempt(told, width, height, size, share).layout()
        if found is not None:
            return found
    return None


@lru_cache(maxsize=20_000)
def broken(text: str, ems: float) -> tuple[str, ...]:
    """A text in lines of so many em."""
    return wrapped(text, width=ems, size=1)


@lru_cache(maxsize=5_000)
def widest_word(text: str) -> float:
    """The width in em of the widest word that must stay whole."""
    return max(
        (width_of(word, 1) for word in text.split() if len(word) <= _LONGEST_WORD), default=0
    )


@dataclass(frozen=True)
class _Attempt:
    told: Told
    width: float
    height: float
    size: float
    share: float

    @property
    def em(self) -> float:
        return self.size * POINT

    def layout(self) -> Layout | None:
        left = _side_columns(self.told.questions)
        left_width = (max(left.values()) + 1) * LANE + TIP if left else 0.0
        lanes = 1
        while True:
            middle = (lanes + 1) * LANE + TIP
            rest = self.width - left_width - middle
            question_width = rest * self.share
            ending_width = rest - question_width
            boxes = self._boxes(left_width, question_width, self.width - ending_width, ending_width)
            if boxes is None:
                return None
            questions, endings, cards = boxes
            routes = _middle_lanes(questions, endings)
            needed = max((track for track, _ in routes.values()), default=-1) + 1
            if needed <= lanes:
                break
            lanes = needed
        first = left_width + question_width + LANE
        return Layout(
            self.size,
            self.width,
            self.height,
            questions,
            endings,
            cards,
            (
                *_side_lanes(questions, left, left_width),
                *(
                    Lane(
                        number,
                        x=first + track * LANE,
                        is_side=False,
                        sources=tuple((left_width + question_width, y) for y in sources),
                        end=(self.width - ending_width, entry),
                    )
                    for number, (track, entry) in routes.items()
                    for sources in [_sources(questions, number)]
                ),
            ),
        )

    def _boxes(
        self, question_x: float, question_width: float, ending_x: float, ending_width: float
    ) -> tuple[tuple[QuestionBox, ...], tuple[EndingBox, ...], CardsBox | None] | None:
        questions = [
            self._question(asked, question_x, question_width) for asked in self.told.questions
        ]
        endings = [self._ending(ending, ending_x, ending_width) for ending in self.told.endings]
        if None in questions or None in endings:
            return None
        found_questions = [box for box in questions if box]
        found_endings = [box for box in endings if box]
        gap = GAP * self.em
        heights = [_stacked(boxes, gap) for boxes in (found_questions, found_endings)]
        cards = None
        left_height, right_height = (self.height, self.height)
        if self.told.cards:
            # Below the column that is shorter.
            below_questions = heights[0] <= heights[1]
            cards = (
                self._cards(question_x, question_width)
                if below_questions
                else self._cards(ending_x, ending_width)
            )
            if cards is None:
                return None
            cards = replace(cards, y=self.height - cards.height)
            if below_questions:
                left_height = cards.y - gap
            else:
                right_height = cards.y - gap
        if heights[0] > left_height or heights[1] > right_height:
            return None
        placed = tuple(_spread(found_questions, left_height, gap, MOST_GAP * self.em))
        middles = {ending.number: _sources(placed, ending.number) for ending in self.told.endings}
        return placed, tuple(_beside(found_endings, middles, right_height, gap)), cards

    def _words(self, text: str, x: float, y: float, width: float, scale: float = 1) -> Words | None:
        """A text in lines, or None where a word would have to be broken."""
        ems = width / (self.em * scale)
        if widest_word(text) > ems:
            return None
        return Words(x, y, width, self.size * scale, broken(text, round(ems, 2)))

    def _question(self, asked: Asked, x: float, width: float) -> QuestionBox | None:
        em = self.em
        pad = PAD * em
        indent = pad + BADGE * em + PAD * em
        ask = self._words(asked.ask, x + indent, pad, width - indent - pad)
        if ask is None:
            return None
        band = max(ask.height, BADGE * em)
        ask = replace(ask, y=pad + (band - ask.height) / 2)
        y = pad + band
        hint = self._words(asked.hint, x + indent, y, width - indent - pad)
        if hint is None:
            return None
        head = y + hint.height + pad
        y = head
        # What "→ 12" takes at the end of a row; a digit is 0.65 em wide.
        digits = len(str(max((row.to or 0 for row in asked.rows), default=0)))
        pointer = (1.1 + 0.65 * digits + PAD) * em
        rows = []
        for row in asked.rows:
            inset = pad + (INDENT * em if row.indented else 0)
            taken = pad if row.to is None else pointer
            words = self._words(row.text, x + inset, y + ROW_PAD * em, width - inset - taken)
            if words is None:
                return None
            height = words.height + ROW_PAD * em * 2
            rows.append(PlacedRow(row, y, height, words))
            y += height
        return QuestionBox(asked, x, 0, width, y, head, ask, hint, tuple(rows))

    def _ending(self, ending: Ending, x: float, width: float) -> EndingBox | None:
        em = self.em
        pad = PAD * em
        indent = pad * 3 + BADGE * em + ICON * em
        verdict = self._words(ending.verdict, x + indent, pad / 2, width - indent - pad)
        if verdict is None:
            return None
        head = max(verdict.height, BADGE * em) + pad
        verdict = replace(verdict, y=(head - verdict.height) / 2)
        say = self._words(ending.say, x + pad, head + pad / 2, width - pad * 2)
        if say is None:
            return None
        labels = self._words(
            ending.labels, x + pad, head + pad / 2 + say.height, width - pad * 2, LABEL
        )
        if labels is None:
            return None
        height = head + pad + say.height + labels.height
        return EndingBox(ending, x, 0, width, height, head, verdict, say, labels)

    def _cards(self, x: float, width: float) -> CardsBox | None:
        em = self.em
        pad = PAD * em
        notice = self._words(self.told.notice, x + pad, pad / 2, width - pad * 2)
        if notice is None:
            return None
        head = notice.height + pad
        y = head + pad / 2
        indent = pad * 2 + BADGE * em
        cards = []
        for card in self.told.cards:
            top = y
            found = []
            for text, scale in ((card.verdict, 1.0), (card.say, 1.0), (card.labels, LABEL)):
                words = self._words(text, x + indent, y, width - indent - pad, scale)
                if words is None:
                    return None
                found.append(words)
                y += words.height
            cards.append(PlacedCard(card, top, *found))
            y = max(y, top + BADGE * em) + pad
        return CardsBox(x, 0, width, y, head, notice, tuple(cards))


Box = QuestionBox | EndingBox | CardsBox


def _stacked(boxes: Sequence[Box], gap: float) -> float:
    return sum(box.height for box in boxes) + gap * max(0, len(boxes) - 1)


def _spread(
    boxes: Sequence[QuestionBox], height: float, gap: float, most: float
) -> Iterator[QuestionBox]:
    """Boxes below one another; room that is left goes between them."""
    left = height - _stacked(boxes, gap)
    gap += min(most - gap, left / max(1, len(boxes) - 1))
    y = 0.0
    for box in boxes:
        yield replace(box, y=y)
        y += box.height + gap


def _beside(
    boxes: Sequence[EndingBox], sources: Mapping[int, Sequence[float]], height: float, gap: float
) -> Iterator[EndingBox]:
    """Boxes below one another, each as near to the answers that lead to it as the others let it."""
    tops: list[float] = []
    lowest = 0.0
    for box in boxes:
        wanted = _middle(sources[box.ending.number]) - box.height / 2
        tops.append(max(lowest, wanted))
        lowest = tops[-1] + box.height + gap
    highest = height
    for place in reversed(range(len(boxes))):
        tops[place] = min(tops[place], highest - boxes[place].height)
        highest = tops[place] - gap
    for box, top in zip(boxes, tops, strict=True):
        yield replace(box, y=top)


def _middle(heights: Sequence[float]) -> float:
    return sorted(heights)[len(heights) // 2] if heights else 0


def _sources(questions: Iterable[QuestionBox], number: int) -> tuple[float, ...]:
    """The heights of the answers that lead to a step."""
    return tuple(
        box.y + row.middle for box in questions for row in box.rows if row.row.to == number
    )


# --- from question to question ------------------------------------------------------------------


def _side_columns(questions: Sequence[Asked]) -> Mapping[int, int]:
    """Which lane the line to each question has, the nearest being 0; the shortest lie nearest."""
    entries: dict[int, int] = {}
    sources: dict[int, list[int]] = {}
    height = 0
    for asked in questions:
        entries[asked.number] = height
        for height, row in enumerate(asked.rows, height + 1):  # noqa: B020 # goes on from there
            if row.to is not None:
                sources.setdefault(row.to, []).append(height)
        height += 1
    spans = {
        number: (min(entries[number], *found), max(entries[number], *found))
        for number, found in sources.items()
        if number in entries
    }
    columns: dict[int, int] = {}
    for number in sorted(spans, key=lambda each: (spans[each][1] - spans[each][0], each)):
        taken = {columns[other] for other in columns if _meet(spans[number], spans[other], 0)}
        columns[number] = next(place for place in range(len(spans)) if place not in taken)
    return columns


def _side_lanes(
    questions: Sequence[QuestionBox], columns: Mapping[int, int], edge: float
) -> Iterator[Lane]:
    entries = {
        box.asked.number: box.y + box.ask.y + box.ask.size * POINT * 0.6 for box in questions
    }
    for number, column in columns.items():
        yield Lane(
            number,
            x=edge - TIP - LANE * (column + 0.5),
            is_side=True,
            sources=tuple((edge, y) for y in _sources(questions, number)),
            end=(edge, entries[number]),
        )


# --- from question to outcome -------------------------------------------------------------------


def _middle_lanes(
    questions: Sequence[QuestionBox], endings: Sequence[EndingBox]
) -> Mapping[int, tuple[int, float]]:
    """The lane of the line to each outcome, counted from the questions, and where it comes in.

    Lines lie so that few cross, and none runs along another.
    """
    sources = {box.ending.number: _sources(questions, box.ending.number) for box in endings}
    lines: list[tuple[int, tuple[float, ...], float]] = []
    for box in endings:
        number = box.ending.number
        if sources[number]:
            others = [y for other, ys in sources.items() if other != number for y in ys]
            lines.append((number, sources[number], _entry(box, sources[number], others)))
    ordered = _with_few_crossings(lines)
    tracks: dict[int, int] = {}
    for place, (number, heights, entry) in enumerate(ordered):
        span = (min(entry, *heights), max(entry, *heights))
        tracks[number] = 1 + max(
            (
                tracks[other]
                for other, ys, end in ordered[:place]
                if _meet(span, (min(end, *ys), max(end, *ys)), CLEAR)
            ),
            default=-1,
        )
    return {number: (tracks[number], entry) for number, _, entry in ordered}


def _entry(box: EndingBox, sources: Sequence[float], others: Sequence[float]) -> float:
    """Where a line comes in: straight on from an answer if it can, and along no other's line."""
    low, high = box.y + TIP / 2, box.y + box.height - TIP / 2
    wanted = min(max(_middle(sources), low), high)
    steps = int((high - low) / 0.5)
    places = (wanted, *(low + step * 0.5 for step in range(steps + 1)))
    nearest = sorted(places, key=lambda y: abs(y - wanted))
    return next((y for y in nearest if all(abs(y - other) >= CLEAR for other in others)), wanted)


_Line = tuple[int, tuple[float, ...], float]


def _with_few_crossings(lines: Sequence[_Line]) -> list[_Line]:
    """Lines from left to right, moved one by one to where they cross the fewest."""
    costs = {(one[0], other[0]): _cost(one, other) for one in lines for other in lines}

    def crossings(ordered: Sequence[_Line]) -> int:
        return sum(costs[one[0], other[0]] for one, other in combinations(ordered, 2))

    ordered = list(lines)
    best = crossings(ordered)
    improved = True
    while improved and best:
        improved = False
        for line in lines:
            rest = [each for each in ordered if each is not line]
            for place in range(len(ordered)):
                tried = [*rest[:place], line, *rest[place:]]
                count = crossings(tried)
                if count < best:
                    ordered, best, improved = tried, count, True
    return ordered


def _cost(left: _Line, right: _Line) -> int:
    """How often two lines cross when one lies left of the other; much, if they cover each other."""
    _, left_sources, left_end = left
    _, right_sources, right_end = right
    low, high = min(left_end, *left_sources), max(left_end, *left_sources)
    cost = sum(low < y < high for y in right_sources)
    low, high = min(right_end, *right_sources), max(right_end, *right_sources)
    cost += low < left_end < high
    return cost + 100 * any(abs(left_end - y) < CLEAR for y in right_sources)


def _meet(one: tuple[float, float], other: tuple[float, float], clear: float) -> bool:
    return one[0] <= other[1] + clear and other[0] <= one[1] + clear
