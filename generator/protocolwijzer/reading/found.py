"""Texts as schools have them: Markdown or plain, with bare headings and lists of every make.

Nothing is guessed silently. What was taken for page furniture, what number broke the sequence,
which name was made up: each is a doubt with its place, for the author to confirm. The work is
split: `headings` finds the headings and the title, `furniture` what is no text, and this module
the clauses between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading import naming
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.furniture import without_furniture
from protocolwijzer.reading.headings import Heading, find_headings, unwrap_emphasis
from protocolwijzer.reading.markers import Marker, Style, parse_marker
from protocolwijzer.reading.outline import CLOSING, MAX_DEPTH, Item, Outline, Part

_PARAGRAPH_ENDS = tuple(".;:!?,)]\"'”’…")  # noqa: RUF001 (the closing quotation marks that occur)
_BROKEN_WORD = re.compile(r"[a-z]-$")
# "mail- en netgebruik" keeps its hyphen, also where the line ends after it.
_SUSPENDED = re.compile(r"(?:en|of|and|or)\b")
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


class _Open:
    """A list item that may still grow."""

    def __init__(self, item: Item, marker: Marker, column: int) -> None:
        self.item = item
        self.marker = marker
        self.column = column


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
        self._headings = headings
        self._markdown = markdown
        self._diagnostics = diagnostics
        self._open: list[_Open] = []
        self._paragraph: Item | None = None
        self._annex = ""
        self._last_structure = max(
            (
                index
                for index, line in enumerate(lines)
                if index in headings or parse_marker(line.text)
            ),
            default=-1,
        )

    def read(self, index: int) -> None:
        """Take in the line at this index."""
        line = self._lines[index]
        place = Place(self._file, line.number, line.indent + 1)
        if not line.text:
            self._paragraph = None
            return
        if index in self._headings:
            self._heading(self._headings[index], place)
            return
        marker = parse_marker(line.text)
        if marker and self._opens_item(marker, index, place):
            self._item(marker, line, place)
        else:
            self._text(index, place)

    def finish(self) -> None:
        """Say which ids were made up."""
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
        self._paragraph = None
        minted = naming.section_id(heading.title)
        if _ANNEX.match(heading.title):
            self._annex = minted
        elif self._annex:
            # An annex numbers its parts afresh; its name keeps their ids apart.
            minted = f"{self._annex}-{minted}"
        self.outline.parts.append(Part(heading.title, heading.level, place, minted))

    def _opens_item(self, marker: Marker, index: int, place: Place) -> bool:
        """Whether a marker opens a clause here, or is a number in running text."""
        if marker.style is Style.BULLET:
            return True
        last = self._last_of(marker)
        if last is not None and last.marker.is_before(marker):
            return True
        if marker.is_first and (self._paragraph is None or self._at_paragraph_end()):
            return True
        if marker.is_first and last is None and self._goes_on(marker, index):
            return True
        if not marker.is_firm and last is None:
            return False
        if self._paragraph is not None and not self._at_paragraph_end():
            return False
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
        return True

    def _goes_on(self, marker: Marker, index: int) -> bool:
        """Whether the next marker is the one that follows this."""
        for later in range(index + 1, len(self._lines)):
            following = parse_marker(self._lines[later].text)
            if later in self._headings or following:
                return following is not None and marker.is_before(following)
        return False

    def _last_of(self, marker: Marker) -> _Open | None:
        """The innermost open item that this marker could stand beside."""
        return next(
            (item for item in reversed(self._open) if item.marker.can_precede(marker)), None
        )

    def _at_paragraph_end(self) -> bool:
        item = self._paragraph
        if item is None or not item.paragraphs:
            return True
        return item.paragraphs[-1].endswith(_PARAGRAPH_ENDS)

    def _item(self, marker: Marker, line: Line, place: Place) -> None:
        sibling = self._sibling(marker, line)
        if sibling is not None:
            del self._open[self._open.index(sibling) :]
        elif self._is_outside(line):
            self._open.clear()
        del self._open[MAX_DEPTH - 1 :]
        parent = self._open[-1].item if self._open else None
        text = self._plain(marker.text)
        item = self.outline.add_item(parent, marker.number or naming.BULLET, text, place)
        self._open.append(_Open(item, marker, line.indent))
        self._paragraph = item

    def _sibling(self, marker: Marker, line: Line) -> _Open | None:
        """The open item beside which this one stands; None where it opens a list of its own."""
        for candidate in reversed(self._open):
            if not candidate.marker.can_precede(marker):
                continue
            if marker.style is Style.BULLET:
                shift = line.indent - candidate.column
                if shift > 1:
                    return None
                if shift >= -1 and candidate.marker.bullet == marker.bullet:
                    return candidate
            elif not marker.is_first or candidate.column == line.indent:
                return candidate
        return None

    def _is_outside(self, line: Line) -> bool:
        """Whether a new list stands apart from the open one: unindented, after a blank line."""
        if not self._open or self._paragraph is not None:
            return False
        innermost = self._open[-1].item
        introduced = bool(innermost.paragraphs) and innermost.paragraphs[-1].endswith(":")
        return line.indent <= self._open[0].column and not introduced

    def _text(self, index: int, place: Place) -> None:
        line = self._lines[index]
        text = self._plain(line.text)
        if not text:
            return
        if self._paragraph is not None:
            item = self._paragraph
            before = self._lines[index - 1]
            if not item.paragraphs or (before.hard_break and item.number != naming.PARAGRAPH):
                item.paragraphs.append(text)
            else:
                item.paragraphs[-1] = self._joined(item.paragraphs[-1], text, place)
            return
        while self._open and not self._belongs(index, self._open[-1], place):
            self._open.pop()
        if self._open:
            self._paragraph = self._open[-1].item.add_paragraph(text, place)
            return
        part = self.outline.current(place)
        if part.title and part.items and part.items[-1].number and self._is_end(index):
            part = Part("", part.level, place, CLOSING)
            self.outline.parts.append(part)
        self._paragraph = part.add_paragraph(text, place)

    def _joined(self, before: str, after: str, place: Place) -> str:
        """Two lines of one paragraph; a word that was broken between them is whole again."""
        if not _BROKEN_WORD.search(before) or not after[0].islower() or _SUSPENDED.match(after):
            return f"{before} {after}"
        word = f"{before.rsplit(maxsplit=1)[-1][:-1]}{after.split(maxsplit=1)[0].rstrip('.,;:')}"
        self._diagnostics.report(
            Code.UNCERTAIN_JOIN,
            place,
            f'"{word}" was broken over two lines and is read as one word.',
            "Put the hyphen back if it belongs there.",
        )
        return f"{before[:-1]}{after}"

    def _belongs(self, index: int, candidate: _Open, place: Place) -> bool:
        """Whether a paragraph after a blank line is the candidate's second one."""
        if self._lines[index].indent > candidate.column:
            return True
        for later in range(index + 1, len(self._lines)):
            if later in self._headings:
                return False
            marker = parse_marker(self._lines[later].text)
            if marker and marker.style is not Style.BULLET:
                continues = candidate.marker.is_before(marker)
                if continues and self._open[-1] is candidate:
                    self._diagnostics.report(
                        Code.UNCERTAIN_JOIN,
                        place,
                        f'This paragraph was taken as part of "{candidate.marker.number}".',
                        "Indent it if that is right; give it a heading or a number if not.",
                    )
                return continues
        return False

    def _is_end(self, index: int) -> bool:
        """Whether nothing but paragraphs follows: the text closes, the list does not go on."""
        return index > self._last_structure

    def _plain(self, text: str) -> str:
        return unwrap_emphasis(text) if self._markdown else text
