"""The project's own text format, read by its rules alone: nothing is guessed.

    # Title
    ## Section {#id label="Label"}
    1. A clause.

       Its second paragraph.
       a. A sub-clause.

    A paragraph without a number.

A text is in this format as soon as one of its headings bears an {#id}.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading import naming
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.markers import BULLETS
from protocolwijzer.reading.outline import MAX_DEPTH, Item, Outline, Part

# Digits with dots, a letter, a doubled letter (Word counts z, aa, bb), a roman numeral.
NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?|[A-Za-z]|[ivxlcdm]{2,8}|[IVXLCDM]{2,8}|" + "|".join(
    letter * 2 for letter in ascii_lowercase
)
HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?$")
MARKER = re.compile(
    rf"(?:\(?({NUMBER})[.)]"
    rf"|([{re.escape(BULLETS)}]))(?:\s+(.*))?$"
)
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
# What stands in braces at the end; a backslash before them makes them text.
BRACES = re.compile(r"(.*?)(\\*)\{#([^{}]*)\}$")
_SECTION_NAME = re.compile(r"([a-z0-9][a-z0-9-]*)(?:\s+label=\"([^\"]*)\")?")
_CLAUSE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")
MARKUP = re.compile(r"\*\*|__|</?[a-zA-Z][^<>]*>|\]\(")
# A sub-list may be indented by less than its parent's text; secretaries do not count columns.
_INDENT = 2
_HEADING_INDENT = 3


def is_explicit(lines: Sequence[Line]) -> bool:
    """Whether a heading bears an id, or what was meant as one."""
    return any(
        BRACES.match(heading[2] or "") for line in lines if (heading := _heading(line)) is not None
    )


def _heading(line: Line) -> re.Match[str] | None:
    return HEADING.match(line.text) if line.indent <= _HEADING_INDENT else None


def _section_name(text: str) -> tuple[str, str, str] | None:
    """Title, id and label of a heading's text, or None where it has no valid id."""
    braces = BRACES.match(text)
    name = _SECTION_NAME.fullmatch(braces[3]) if braces and not braces[2] else None
    if braces is None or name is None:
        return None
    return braces[1].strip(), name[1], (name[2] or "").strip()


@dataclass(slots=True)
class _Open:
    """A list item that may still grow, and the column of its marker."""

    item: Item
    column: int


def read_explicit(lines: Sequence[Line], *, file: str, diagnostics: Diagnostics) -> Outline:
    """The outline of a text in the project's own format."""
    reader = _Reader(file, diagnostics)
    for line in lines:
        reader.read(line)
    return reader.outline


class _Reader:
    def __init__(self, file: str, diagnostics: Diagnostics) -> None:
        self.outline = Outline(file)
        self._file = file
        self._diagnostics = diagnostics
        self._open: list[_Open] = []
        self._paragraph: Item | None = None  # whose last paragraph the next line may continue
        self._broken = False  # the line before ended in a hard break

    def read(self, line: Line) -> None:
        place = Place(self._file, line.number, line.indent + 1)
        heading = _heading(line)
        marker = MARKER.match(line.text)
        if not line.text or RULE.match(line.text):
            self._paragraph = None
        elif heading:
            self._section(len(heading[1]), (heading[2] or "").strip(), place)
        elif marker:
            self._item(marker, line.indent, place)
        else:
            self._text(line, place)
        self._broken = line.hard_break
        self._check_markup(line, place)

    def _section(self, level: int, text: str, place: Place) -> None:
        self._open.clear()
        self._paragraph = None
        name = _section_name(text)
        if name is not None:
            title, identity, label = name
            part = Part(
                title, max(level, 2), place, identity, is_written=True, explicit_label=label
            )
            self.outline.parts.append(part)
            return
        title, _ = self._split_id(text, place, valid=_SECTION_NAME)
        if level == 1 and not self.outline.parts:
            if title:
                self.outline.title_lines.append(title)
            return
        minted = naming.section_id(title)
        self._diagnostics.report(
            Code.MISSING_ID,
            place,
            f'The heading "{title}" has no id.',
            f"Write it as: {'#' * max(level, 2)} {title} {{#{minted}}}",
        )
        self.outline.parts.append(Part(title, max(level, 2), place, minted))

    def _item(self, marker: re.Match[str], indent: int, place: Place) -> None:
        number, _, text = marker.groups()
        while self._open and indent < self._open[-1].column + _INDENT:
            closed = self._open.pop()
            self._check_flat(closed, number, indent, place)
        if len(self._open) >= MAX_DEPTH:
            self._diagnostics.report(
                Code.TOO_DEEP,
                place,
                f"A list is nested deeper than {MAX_DEPTH} levels.",
                "Move it up, or make it a section of its own.",
            )
            del self._open[MAX_DEPTH - 1 :]
        parent = self._open[-1].item if self._open else None
        text, identity = self._split_id((text or "").strip(), place)
        item = self.outline.add_item(parent, number or naming.BULLET, text, place)
        item.explicit_id = identity
        self._open.append(_Open(item, indent))
        self._paragraph = item

    def _text(self, line: Line, place: Place) -> None:
        text = line.text.removeprefix("\\")
        text, identity = self._split_id(text, place)
        if self._paragraph is not None:
            self._continue(self._paragraph, text, identity)
            return
        while self._open and line.indent < self._open[-1].column + _INDENT:
            self._open.pop()
        if not text:
            return
        if self._open:
            self._paragraph = self._open[-1].item.add_paragraph(text, place)
        else:
            self._paragraph = self.outline.current(place).add_paragraph(text, place)
        self._paragraph.explicit_id = identity or self._paragraph.explicit_id

    def _continue(self, item: Item, text: str, identity: str | None) -> None:
        if not text:
            return
        if not item.paragraphs or (self._broken and item.number != naming.PARAGRAPH):
            item.paragraphs.append(text)
        else:
            item.paragraphs[-1] += f" {text}"
        item.explicit_id = identity or item.explicit_id

    def _split_id(
        self, text: str, place: Place, valid: re.Pattern[str] = _CLAUSE_NAME
    ) -> tuple[str, str | None]:
        """The text without the id at its end, and that id."""
        braces = BRACES.match(text)
        if braces is None:
            return text, None
        if braces[2]:
            return f"{braces[1]}{braces[2][1:]}{{#{braces[3]}}}", None
        if valid.fullmatch(braces[3]):
            return braces[1].rstrip(), braces[3]
        self._diagnostics.report(
            Code.BAD_ATTRIBUTE,
            place,
            f'"{{#{braces[3]}}}" is not an id.',
            "Use small letters, digits and hyphens: {#sancties}.",
        )
        return text, None

    def _check_flat(self, closed: _Open, number: str | None, indent: int, place: Place) -> None:
        if number in ("a", "i") and closed.item.number.isdigit() and closed.column == indent:
            self._diagnostics.report(
                Code.FLAT_SUBLIST,
                place,
                f'"{number}." stands beside {closed.item.number}, not under it.',
                f"Put three spaces before it if it belongs to {closed.item.number}.",
            )

    def _check_markup(self, line: Line, place: Place) -> None:
        found = MARKUP.search(line.text)
        if found:
            self._diagnostics.report(
                Code.MARKUP_IN_TEXT,
                Place(self._file, line.number, place.column + found.start()),
                f'"{found.group()}" is shown as it stands: a text is plain text.',
                "Remove the marks.",
            )
