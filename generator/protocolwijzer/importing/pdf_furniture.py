"""What stands on a page besides its text: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from protocolwijzer.importing.pdf_lines import PageLines, TextLine
from protocolwijzer.reading.markers import parse_marker

FOOTNOTE = "a footnote"

_FIGURES = re.compile(r"([0-9]{1,9})")
_ROMAN = re.compile("[ivxlc]+")
# Eight figures ("versie 2.1, 14-3-2024, pagina 1 van 4"); with more it is no head or foot, or one
# that is the same everywhere.
_MOST_PIECES = 17
_SIGN = r"(?:[0-9]{1,2}|\*{1,3}|[†‡])"
_REFERENCE = re.compile(_SIGN)
_MARK = re.compile(rf"(?P<mark>{_SIGN})[.)]?\s*(?=\S)")
# A dot would make it a list's number.
_OPEN_MARK = re.compile(rf"(?P<mark>{_SIGN})\s+(?P<first>\S)")
_LINE_END = re.compile(r"[.;:!?…]$")
# "3 m2" has no footnote.
_UNIT = re.compile(r"\b[ckd]?m$")
# How many lines from the edge of a page can be its head or foot.
_DEEPEST = 5
# In points: how far the same line may shift between pages.
_SAME_HEIGHT = 2.0
# On what part of the pages a line must stand: left and right pages may differ, and the first.
_MOST = 0.4
_NOTE_SIZE = 0.93
_HEADING_SIZE = 1.05
# How much more than the usual distance between lines sets a note apart.
_APART = 1.2


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are no text, and what they look like ("a running head")."""

    lines: tuple[TextLine, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """Pages without what is no text. left_out: that; kept_notes: text that may be a footnote."""

    pages: list[PageLines]
    left_out: list[LeftOut]
    kept_notes: list[tuple[TextLine, ...]]


def without_page_furniture(pages: Sequence[PageLines], body_size: float) -> Text:
    """The pages without what repeats at their edges and what stands at their foot, and that."""
    heads = list(_running(pages, "the head of a page", from_foot=False))
    kept = _without(pages, heads)
    feet = list(_running(kept, "the foot of a page", from_foot=True))
    kept = _without(kept, feet)
    found = list(_footnotes(kept, body_size))
    notes = [LeftOut(note.lines, FOOTNOTE) for note in found if note.is_certain]
    kept = _without(kept, notes)
    return Text(
        [_without_marks(page, _marks(notes)) for page in kept],
        [*heads, *feet, *notes],
        [note.lines for note in found if not note.is_certain],
    )


def references(line: TextLine) -> Iterator[str]:
    """The raised figures and signs in a line that may refer to notes."""
    for start, end in line.raised:
        sign = line.text[start:end].strip(" ,.()[]")
        if start and _REFERENCE.fullmatch(sign) and not _UNIT.search(line.text[:start]):
            yield sign


def _without(pages: Sequence[PageLines], left_out: Sequence[LeftOut]) -> list[PageLines]:
    gone = {(line.page, line.number) for each in left_out for line in each.lines}
    return [
        replace(
            page,
            lines=tuple(line for line in page.lines if (line.page, line.number) not in gone),
        )
        for page in pages
    ]


def _running(pages: Sequence[PageLines], reason: str, *, from_foot: bool) -> Iterator[LeftOut]:
    """Lines at one edge that stand at the same height on most pages, the same but for a number."""
    edges = [
        sorted(
            ((page.page.height - line.y if from_foot else line.y, line) for line in page.lines),
            key=lambda each: each[0],
        )[:_DEEPEST]
        for page in pages
    ]
    needed = max(2, _MOST * len(pages))
    running = []
    for heights in _slots(sorted(each[0] for edge in edges for each in edge)):
        here = [line for edge in edges for height, line in edge if height in heights]
        counts = Counter(key for line in here for key in _keys(line))
        repeated = [line for line in here if any(counts[key] > 1 for key in _keys(line))]
        if len({line.page for line in repeated}) >= needed:
            running.extend(repeated)
    # Only from the edge inward: what stands outside all repeated lines is text, and so is the rest.
    known = {(line.page, line.number) for line in running}
    outermost = [line for edge in edges for line in _while_known([line for _, line in edge], known)]
    for pattern in dict.fromkeys(map(_pattern, outermost)):
        yield LeftOut(tuple(line for line in outermost if _pattern(line) == pattern), reason)


def _while_known(lines: Sequence[TextLine], known: set[tuple[int, int]]) -> Iterator[TextLine]:
    for line in lines:
        if (line.page, line.number) not in known:
            return
        yield line


def _slots(heights: Sequence[float]) -> Iterator[set[float]]:
    """Heights that are the same but for a shift."""
    slot: set[float] = set()
    for height in heights:
        if slot and height - min(slot) > _SAME_HEIGHT:
            yield slot
            slot = set()
        slot.add(height)
    if slot:
        yield slot


def _keys(line: TextLine) -> set[tuple[str, ...]]:
    """What two lines share that are the same, or the same but for a number that counts pages."""
    pieces = _FIGURES.split(" ".join(line.text.split()))
    if len(pieces) > _MOST_PIECES:
        return {tuple(pieces)}
    figures = range(1, len(pieces), 2)
    counted = (
        (*pieces[:at], f"page + {int(pieces[at]) - line.page}", *pieces[at + 1 :]) for at in figures
    )
    roman = {("i",)} if _ROMAN.fullmatch(line.text) else set()
    return {tuple(pieces), *counted, *roman}


def _pattern(line: TextLine) -> str:
    text = " ".join(line.text.split())
    return "i" if _ROMAN.fullmatch(text) else _FIGURES.sub("1", text)


@dataclass(frozen=True, slots=True)
class _Notes:
    """The footnotes of a page, and whether they can be nothing else."""

    lines: tuple[TextLine, ...]
    is_certain: bool = True


def _footnotes(pages: Sequence[PageLines], body_size: float) -> Iterator[_Notes]:
    """The lines at the foot of pages from the first with a mark that the text refers to."""
    goes_on = False
    for page in pages:
        lines = sorted(page.lines, key=lambda line: line.y)
        end = len(lines)
        while end and lines[end - 1].size <= _NOTE_SIZE * body_size:
            end -= 1
        above, small = lines[:end], lines[end:]
        referred = {mark for line in above for mark in references(line)}
        begin = next(
            (index for index, line in enumerate(small) if _note_mark(line) in referred), None
        )
        # A note may run on over the end of its page.
        if small and goes_on and (begin is not None or not _note_mark(small[0])):
            begin = 0
        goes_on = begin is not None and bool(above)
        if goes_on:
            yield _Notes(tuple(small[begin:]))
        elif begin is None and (notes := _large_notes(lines, _HEADING_SIZE * body_size)):
            yield notes


def _large_notes(lines: Sequence[TextLine], most: float) -> _Notes | None:
    """Footnotes in letters as large as the text's, by their marks alone.

    lines: of a page, from the top. most: how large the letters may be, in points.
    """
    referred = Counter(mark for line in lines for mark in references(line))
    if not referred:
        return None
    distance = median(line.y - before.y for before, line in pairwise(lines)) if lines[1:] else 0.0
    begin = None
    below = ""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.bold or line.size > most:
            break
        # It refers to a note that stands below it.
        referred -= Counter(references(line))
        before = lines[index - 1]
        is_apart = line.y - before.y > _APART * distance or bool(_LINE_END.search(before.text))
        mark = _open_mark(line, is_apart=is_apart)
        if mark in referred and _can_follow(below, mark):
            begin, below = index, mark
        elif mark or parse_marker(line.text):
            break
    if begin is None:
        return None
    # In a list whose numbers have no dot it may be the next item.
    earlier = f"{int(below) - 1}" if below.isdecimal() else below
    above = lines[:begin]
    is_certain = all(_open_mark(line, is_apart=True) != earlier for line in above)
    return _Notes(tuple(lines[begin:]), is_certain)


def _can_follow(mark: str, before: str) -> bool:
    """Whether notes can have these two marks in this order; mark: "" for none."""
    if mark.isdecimal() and before.isdecimal():
        return int(before) < int(mark)
    return mark != before


def _note_mark(line: TextLine) -> str:
    match = _MARK.match(line.text)
    return match["mark"] if match else ""


def _open_mark(line: TextLine, *, is_apart: bool) -> str:
    """The mark of a line that could be a footnote in letters of any size, or "".

    is_apart: whether the line is surely not the rest of the sentence above it.
    """
    if line.raised and not line.raised[0][0]:
        return _note_mark(line)
    match = _OPEN_MARK.match(line.text)
    if match is None or (match["first"].islower() and not is_apart):
        return ""  # "2 dagen" within a sentence
    return match["mark"]


def _marks(notes: Sequence[LeftOut]) -> set[str]:
    return {mark for note in notes for line in note.lines if (mark := _note_mark(line))}


def _without_marks(page: PageLines, marks: set[str]) -> PageLines:
    """The page without the raised figures that refer to footnotes."""
    return replace(page, lines=tuple(_without_raised(line, marks) for line in page.lines))


def _without_raised(line: TextLine, marks: set[str]) -> TextLine:
    text = line.text
    kept: list[tuple[int, int]] = []
    for start, end in reversed(line.raised):
        power = _UNIT.search(text[:start])
        if start and not power and text[start:end].strip(" ,.()[]") in marks:
            before = text[:start].rstrip()
            kept = [(at - end + len(before), to - end + len(before)) for at, to in kept]
            text = before + text[end:]
        else:
            kept.insert(0, (start, end))
    return replace(line, text=text, raised=tuple(kept)) if text != line.text else line
