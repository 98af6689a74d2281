"""Texts as schools have them: Markdown or plain, with bare headings and lists of every make.

Nothing is guessed silently. What was taken for page furniture, what number broke the sequence,
which name was made up: each is a doubt with its place, for the author to confirm. The work is
split: `headings` finds the headings and the title, `furniture` what is no text, and this module
the clauses between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading import naming
from protocolwijzer.reading.broken_words import BrokenWords
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.furniture import without_furniture
from protocolwijzer.reading.headings import Heading, find_headings, unwrap_emphasis
from protocolwijzer.reading.markers import (
    Marker,
    Style,
    begins_with_name,
    counting_letters,
    label_marker,
    parse_marker,
    worded_marker,
)
from protocolwijzer.reading.outline import CLOSING, MAX_DEPTH, Item, Outline, Part

_PARAGRAPH_ENDS = tuple(".;:!?,)]\"'”’…")  # noqa: RUF001 (the closing quotation marks that occur)
# What may stand around a number without being part of it.
_CLOSERS = "().:;-– "  # noqa: RUF001 (a dash that does occur)
_ANNEX = re.compile(r"(?:bijlage|aanhangsel|annex|appendix)\b", re.IGNORECASE)


def read_found(lines: Sequence[Line], *, file: str, diagnostics: Diagnostics) -> Outline:
    """The outline of a text that nobody wrote for us."""
    kept = without_furniture(lines, file=file, diagnostics=diagnostics)
    found = find_headings(kept, file=file, diagnostics=diagnostics)
    reader = _Reader(file, kept, found.headings, markdown=found.markdown, diagnostics=diagnostics)
    reader.outline.title_lines.extend(found.title_lines)
    for index in range(len(kept)):
        if index not in found.consumed:
            reader.read(index)
    reader.finish()
    return reader.outline


def _marker(line: Line, counting: Collection[str]) -> Marker | None:
    if line.label is None:
        if begins_with_name(line.text, counting):
            return None  # "M. de Boer, directeur"
        marker = parse_marker(line.text)
        # What is a paragraph of its own needs no such help.
        return marker if marker or line.is_paragraph else worded_marker(line.text)
    if line.label.has_words:
        return Marker(Style.BULLET, "", (), "", line.text, is_firm=True)
    return label_marker(line.label, line.text.removeprefix(line.label.text).strip())


def _next(flags: Sequence[bool]) -> list[int | None]:
    """For every index the next one after it that has the flag: looked up, not searched for."""
    following: list[int | None] = []
    last = None
    for index in range(len(flags) - 1, -1, -1):
        following.append(last)
        last = index if flags[index] else last
    return following[::-1]


class _Open:
    """A list item that may still grow. recounted: whether its number is not the one written."""

    def __init__(self, item: Item, marker: Marker, column: int, *, recounted: bool) -> None:
        self.item = item
        self.marker = marker
        self.column = column
        self.recounted = recounted


def _nearest(could: Sequence[_Open], marker: Marker, line: Line) -> _Open | None:
    """Of the items beside which a marker could stand, innermost first, the one that it does.

    That is the innermost, unless the marker follows one further out and stands no deeper than it.
    """
    follows = (
        item
        for item in could
        if item.marker.is_before(marker) and (item is could[0] or line.indent <= item.column)
    )
    return next(follows, could[0] if could else None)


class _Reader:
    def __init__(
        self,
        file: str,
        lines: Sequence[Line],
        headings: dict[int, Heading],
        *,
        markdown: bool,
        diagnostics: Diagnostics,
    ) -> None:
        self.outline = Outline(file, own_format=False)
        self._file = file
        self._lines = lines
        counting = counting_letters(line.text for line in lines)
        self._markers = tuple(_marker(line, counting) for line in lines)
        self._headings = headings
        self._markdown = markdown
        self._diagnostics = diagnostics
        self._open: list[_Open] = []
        # The number that a list below another heading may go on from: 3.5 before that, 3.6 after.
        self._latest: Marker | None = None
        self._words = BrokenWords((line.text for line in lines), file=file, diagnostics=diagnostics)
        self._paragraph: Item | None = None
        self._after_blank = False
        # The part whose numbers are known, these numbers, and of how many of its items.
        self._numbered: Part | None = None
        self._numbers: set[str] = set()
        self._seen = 0
        # Where a number was doubted last: one doubt a number is enough.
        self._doubted: Place | None = None
        # The lines of that paragraph so far. It gets its text when it ends: joining line by line
        # would take the square of the time.
        self._pieces: list[str] = []
        self._annex = ""
        structure = [
            index in headings or marker is not None for index, marker in enumerate(self._markers)
        ]
        self._next_structure = _next(structure)
        self._next_counted = _next(
            [
                index in headings or (marker is not None and marker.style is not Style.BULLET)
                for index, marker in enumerate(self._markers)
            ]
        )
        self._last_structure = max(
            (index for index, is_one in enumerate(structure) if is_one), default=-1
        )

    def read(self, index: int) -> None:
        """Take in the line at this index."""
        line = self._lines[index]
        place = Place(self._file, line.number, line.indent + 1)
        if not line.text or line.is_paragraph:
            self._begin(None)
        if index in self._headings:
            self._heading(self._headings[index], place)
        elif line.text:
            marker = self._markers[index]
            if marker and line.label:
                self._counted_item(marker, line, place)
            elif marker and self._opens_item(marker, index, place):
                self._item(marker, index, place)
            else:
                self._text(index, place)
        self._after_blank = not line.text

    def finish(self) -> None:
        """End the last paragraph, and say which ids were made up."""
        self._begin(None)
        for part in self.outline.parts:
            unnumbered = [item for item in part.items if not naming.is_numbered(item.number)]
            if unnumbered:
                self._diagnostics.report(
                    Code.MINTED_ID,
                    unnumbered[0].place,
                    f'{len(unnumbered)} unnumbered under "{part.title or part.name}": '
                    "numbered from 1 in the order of the text.",
                    "Check that they are rules of their own and not part of another.",
                )

    def _heading(self, heading: Heading, place: Place) -> None:
        self._open.clear()
        self._begin(None)
        title = " ".join(heading.title.split())
        minted = naming.section_id(title)
        if _ANNEX.match(title):
            self._annex = minted
        elif self._annex:
            # An annex numbers its parts afresh; its name keeps their ids apart.
            minted = f"{self._annex}-{minted}"
        self.outline.parts.append(Part(title, heading.level, place, minted))

    def _opens_item(self, marker: Marker, index: int, place: Place) -> bool:
        """Whether a marker opens a clause here, or is a number in running text."""
        if marker.style is Style.BULLET:
            return True
        last = self._last_of(marker, self._lines[index])
        if last is not None and last.marker.is_before(marker):
            return True
        if last is not None and self._is_recounted(marker, last):
            return True
        if marker.is_first and (self._paragraph is None or self._at_paragraph_end()):
            return True
        if marker.is_first and last is None and self._goes_on(marker, index):
            return True
        if not marker.is_firm and last is None:
            return False
        if self._paragraph is not None and not self._at_paragraph_end():
            return False
        if last is not None or not self._runs_on(marker):
            self._doubt_sequence(marker, last, place)
        return True

    def _runs_on(self, marker: Marker) -> bool:
        """Whether the numbers go on from before the heading."""
        return self._latest is not None and self._latest.is_before(marker)

    def _is_recounted(self, marker: Marker, last: _Open) -> bool:
        """Whether Markdown shows another number than the "1." before every item of a list."""
        return (
            self._markdown
            and marker.style is Style.DIGIT
            and marker.is_first
            and (last.recounted or last.marker.is_same(marker))
        )

    def _doubt_again(self, marker: Marker, sibling: _Open | None, place: Place) -> None:
        """Doubt a number that is the first of a list where another list, or the same, is open."""
        if not marker.is_first or place == self._doubted:
            return
        if sibling is not None:
            again = not sibling.marker.is_before(marker)
        else:
            again = not self._open and self._is_taken(marker.number)
        if again and sibling is not None and sibling.marker.is_same(marker):
            self._doubt_sequence(marker, sibling, place)
        elif again:
            self._doubt_restart(marker, place)

    def _doubt_restart(self, marker: Marker, place: Place) -> None:
        self._diagnostics.report(
            Code.NUMBER_SEQUENCE,
            place,
            f'The numbers begin again at "{marker.number}" under one heading.',
            "Check whether a heading above it was missed.",
        )

    def _doubt_sequence(self, marker: Marker, last: _Open | None, place: Place) -> None:
        self._doubted = place
        if last is not None and last.marker.is_same(marker):
            message = f'"{marker.number}" is numbered like the clause before it.'
        elif last is not None:
            message = f'"{marker.number}" does not follow "{last.marker.number}".'
        else:
            message = f'The list starts at "{marker.number}".'
        self._diagnostics.report(
            Code.NUMBER_SEQUENCE,
            place,
            message,
            "Check that no clause is missing and that this number opens one.",
        )

    def _goes_on(self, marker: Marker, index: int) -> bool:
        """Whether the next marker is the one that follows this."""
        following = self._following(index)
        return following is not None and marker.is_before(following)

    def _following(self, index: int) -> Marker | None:
        """What opens the next line that opens anything; None for a heading."""
        later = self._next_structure[index]
        return None if later is None else self._markers[later]

    def _last_of(self, marker: Marker, line: Line) -> _Open | None:
        """The open item that this marker comes after; else the innermost that it could."""
        could = [item for item in reversed(self._open) if item.marker.can_precede(marker)]
        return _nearest(could, marker, line)

    def _at_paragraph_end(self) -> bool:
        return not self._pieces or self._pieces[-1].endswith(_PARAGRAPH_ENDS)

    def _begin(self, item: Item | None) -> None:
        """End the paragraph, and begin the item's last one; None for no paragraph at all."""
        if self._paragraph is not None and self._pieces:
            self._paragraph.paragraphs[-1] = "".join(self._pieces)
        self._paragraph = item
        self._pieces = item.paragraphs[-1:] if item is not None else []

    def _item(self, marker: Marker, index: int, place: Place) -> None:
        line = self._lines[index]
        sibling = self._sibling(marker, index)
        if sibling is not None:
            del self._open[self._open.index(sibling) :]
        elif self._is_outside(line):
            self._open.clear()
        elif marker.style is not Style.BULLET:
            self._close_bullets(line)
        recounted = sibling is not None and self._is_recounted(marker, sibling)
        if sibling is not None and recounted:
            if not sibling.recounted:
                self._diagnostics.report(
                    Code.UNUSUAL_NUMBER,
                    place,
                    f'"{marker.number}" is written before every item; they are counted, '
                    "as Markdown does.",
                    "Check that these are the numbers that readers know.",
                )
            count = sibling.marker.value[0] + 1
            marker = replace(marker, number=str(count), value=(count,))
        else:
            self._doubt_again(marker, sibling, place)
        self._open_item(marker, line, place, recounted=recounted)

    def _counted_item(self, marker: Marker, line: Line, place: Place) -> None:
        """An item that the file itself counts: its column says where it belongs."""
        depth = next(
            (at for at, item in enumerate(self._open) if item.column >= line.indent),
            len(self._open),
        )
        beside = self._open[depth] if depth < len(self._open) else None
        if beside is not None and not beside.marker.can_precede(marker):
            beside = None  # another list at the same depth
        if beside is None:
            follows = marker.is_first or (depth == 0 and self._runs_on(marker))
        else:
            follows = beside.marker.is_before(marker)
        if marker.style is not Style.BULLET and not follows:
            self._doubt_sequence(marker, beside, place)
        elif beside is None and depth == 0 and marker.number and self._is_taken(marker.number):
            self._doubt_restart(marker, place)
        if line.label and line.label.has_words:
            self._diagnostics.report(
                Code.UNUSUAL_NUMBER,
                place,
                f'The file counts "{line.label.text}"; that stands in the text now.',
                "Compare it with what you see in Word.",
            )
        elif marker.number and line.label and line.label.text.strip(_CLOSERS) != marker.number:
            self._diagnostics.report(
                Code.UNUSUAL_NUMBER,
                place,
                f'The file shows "{line.label.text}"; the clause is numbered "{marker.number}".',
                "Check that references to this clause are still right.",
            )
        del self._open[depth:]
        self._open_item(marker, line, place)

    def _is_taken(self, number: str) -> bool:
        """Whether something in this part has the number already."""
        if not self.outline.parts:
            return False
        part = self.outline.parts[-1]
        if part is not self._numbered:
            self._numbered, self._numbers, self._seen = part, set(), 0
        # Only what came since: going through all of it for every item would take the square.
        self._numbers.update(item.number for item in part.items[self._seen :])
        self._seen = len(part.items)
        return number in self._numbers

    def _open_item(
        self, marker: Marker, line: Line, place: Place, *, recounted: bool = False
    ) -> None:
        del self._open[MAX_DEPTH - 1 :]
        parent = self._open[-1].item if self._open else None
        text = self._plain(marker.text)
        item = self.outline.add_item(parent, marker.number or naming.BULLET, text, place)
        self._open.append(_Open(item, marker, line.indent, recounted=recounted))
        if parent is None and marker.style is not Style.BULLET:
            self._latest = marker
        self._begin(item)

    def _sibling(self, marker: Marker, index: int) -> _Open | None:
        """The open item beside which this one stands; None where it opens a list of its own."""
        line = self._lines[index]
        could = [item for item in reversed(self._open) if item.marker.can_precede(marker)]
        if marker.style is Style.BULLET:
            for candidate in could:
                shift = line.indent - candidate.column
                if shift > 1:
                    return None
                if shift >= -1 and candidate.marker.bullet == marker.bullet:
                    return candidate
            return None
        if marker.is_first:
            is_roman = marker.style is Style.ROMAN and self._counts_on_in_roman(index)
            could = [
                item
                for item in could
                if item.column == line.indent
                and not (is_roman and item.marker.style is not Style.ROMAN)
            ]
        return _nearest(could, marker, line)

    def _counts_on_in_roman(self, index: int) -> bool:
        """Whether the "i" here is a numeral and no letter, by what comes after it."""
        following = self._following(index)
        return following is not None and following.style is Style.ROMAN and following.value == (2,)

    def _is_outside(self, line: Line) -> bool:
        """Whether a new list stands apart from the open one: unindented, after a blank line."""
        if not self._open or not self._after_blank:
            return False
        return line.indent <= self._open[0].column and not self._is_introduced()

    def _close_bullets(self, line: Line) -> None:
        """No number stands under a bullet that is indented as much, unless that announces it."""
        while (
            self._open
            and self._open[-1].marker.style is Style.BULLET
            and self._open[-1].column >= line.indent
            and not self._is_introduced()
        ):
            self._open.pop()

    def _is_introduced(self) -> bool:
        """Whether the innermost item announces a list."""
        return "".join(self._pieces[-1:]).endswith(":") or "".join(
            self._open[-1].item.paragraphs[-1:]
        ).endswith(":")

    def _text(self, index: int, place: Place) -> None:
        line = self._lines[index]
        text = self._plain(line.text)
        if not text:
            return
        if self._paragraph is not None:
            item = self._paragraph
            before = self._lines[index - 1]
            if not item.paragraphs or (before.hard_break and item.number != naming.PARAGRAPH):
                self._begin(None)
                item.paragraphs.append(text)
                self._begin(item)
            else:
                cut, between = self._words.joint(self._pieces[-1], text, place)
                self._pieces[-1] = self._pieces[-1][: len(self._pieces[-1]) - cut]
                self._pieces += [between, text]
            return
        while self._open and not self._belongs(index, self._open[-1], place):
            self._open.pop()
        if self._open:
            self._begin(self._open[-1].item.add_paragraph(text, place))
            return
        part = self.outline.current(place)
        if part.title and part.items and part.items[-1].number and self._is_end(index):
            part = Part("", part.level, place, CLOSING)
            self.outline.parts.append(part)
        self._begin(part.add_paragraph(text, place))

    def _belongs(self, index: int, candidate: _Open, place: Place) -> bool:
        """Whether a paragraph after a blank line is the candidate's second one."""
        if self._lines[index].indent > candidate.column:
            return True
        later = self._next_counted[index]
        marker = None if later is None or later in self._headings else self._markers[later]
        if marker is None or not candidate.marker.is_before(marker):
            return False
        if self._open[-1] is candidate:
            self._diagnostics.report(
                Code.UNCERTAIN_JOIN,
                place,
                f'This paragraph was taken as part of "{candidate.marker.number}".',
                "Indent it if that is right; give it a heading or a number if not.",
            )
        return True

    def _is_end(self, index: int) -> bool:
        """Whether nothing but paragraphs follows: the text closes, the list does not go on."""
        return index > self._last_structure

    def _plain(self, text: str) -> str:
        return unwrap_emphasis(text) if self._markdown else text
