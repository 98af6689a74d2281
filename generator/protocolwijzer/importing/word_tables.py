"""Tables as paragraphs: column by column under dos and don'ts, otherwise row by row.

Where a table has a head, its words stand before those of each cell: "Gedrag: ...; Gevolg: ...". A
table of the document's versions is no text at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from protocolwijzer.importing.word_doubts import Doubts
from protocolwijzer.importing.word_numbering import BULLET
from protocolwijzer.importing.word_paragraph import Paragraph
from protocolwijzer.importing.word_styles import NO_INDENT
from protocolwijzer.importing.word_words import DESCRIBES, chosen
from protocolwijzer.reading.furniture import is_version_table
from protocolwijzer.reading.markers import parse_marker

CELLS = " | "
# A cell that holds nothing but a number: "1", "2.", "a)".
_NUMBER_CELL = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Za-z])[.)]?")
_SENTENCE_END = re.compile(r"[.;:!?…]$")
_MOST_HEAD_WORDS = 6
# Words that head a column wherever they stand alone in a cell; others must look like a head.
_HEAD = re.compile(
    r"gedrag|regels?|overtreding(?:en)?|gevolg(?:en)?|maatregel(?:en)?|sancties?|actie|keer|stap"
    r"|situatie|wie|wat|wanneer|waar|door wie|n(?:r|o)\.?|nummer|#"
    r"|behaviou?r|rules?|offence|breach|consequences?|measures?|sanctions?|action|time|step"
    r"|situation|who|what|when|where|by whom|number",
    re.IGNORECASE,
)
_DO_NOT = re.compile(
    r"\b(?:niet|geen|nooit|verboden|ongewenst|nee|don['’]?ts?|not|never|forbidden|no)\b",  # noqa: RUF001
    re.IGNORECASE,
)
_DO = re.compile(
    r"\b(?:wel|doen|mag|mogen|gewenst|toegestaan|ja|dos?|allowed|may|yes)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    column, span: of the table's grid; paragraphs: those that are not empty; goes_on: whether it is
    merged with the one above, and empty for that.
    """

    column: int
    span: int
    paragraphs: tuple[Paragraph, ...]
    goes_on: bool = False

    @property
    def text(self) -> str:
        """All of it in one line, with the numbers that Word counts."""
        return _strung(map(_shown, self.paragraphs))


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds words. number: of its first paragraph; is_head: whether Word says so."""

    number: int
    cells: tuple[Cell, ...]
    is_head: bool = False

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold words."""
        return tuple(cell for cell in self.cells if cell.paragraphs)

    @property
    def text(self) -> str:
        """All of it in one line, empty cells too."""
        return CELLS.join(cell.text for cell in self.cells).strip()


class Table:
    """A table of rows that hold words. is_headed: whether its style sets the first one apart."""

    def __init__(self, rows: Sequence[Row], *, is_headed: bool) -> None:
        self.rows = rows
        at = next((at for at, row in enumerate(rows) if len(row.filled) > 1), len(rows))
        self._title, self._body = rows[:at], rows[at:]
        self._is_headed = is_headed

    @property
    def has_columns(self) -> bool:
        """Whether it is more than a frame around text."""
        return bool(self._body)

    @property
    def is_of_versions(self) -> bool:
        """Whether it says how the document came about."""
        if not self._body:
            return False
        above = [cell.text for cell in self._body[0].filled]
        beside = [row.filled[0].text for row in self._body]
        return is_version_table(above) or is_version_table(beside)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above its columns where those are dos and don'ts, which are not mixed."""
        head = self._body[0] if len(self._body) > 1 else None
        if head is None or not all(map(_is_head_cell, head.filled)):
            return ()
        texts = tuple(cell.text for cell in head.filled)
        forbids = [bool(_DO_NOT.search(text)) for text in texts]
        allows = [bool(_DO.search(text)) for text in texts]
        knows = all(map(any, zip(forbids, allows, strict=True)))
        covered = all(
            _above(head, cell) is not None for row in self._body[1:] for cell in row.filled
        )
        return texts if knows and covered and len(set(forbids)) > 1 else ()

    @property
    def head(self) -> Row | None:
        """The row that says what stands in the columns, if there is one."""
        if len(self._body) < 2 or not all(map(_is_head_cell, self._body[0].filled)):  # noqa: PLR2004
            return None
        first, *others = self._body
        if _number_of(first.filled)[0] is not None:
            return None  # "1 | Leerlingen": a numbered row like the others
        stands_out = _stands_out(first) and not all(map(_stands_out, others))
        is_known = all(_HEAD.fullmatch(cell.text.rstrip("?: ")) for cell in first.filled)
        return first if first.is_head or self._is_headed or stands_out or is_known else None

    def paragraphs(self) -> Iterator[Paragraph]:
        """What it says, as text."""
        for row in self._title:
            yield from joined_row(row)
        if self.headings:
            yield from self._columns()
            return
        head = self.head
        for row in self._body if head is None else _merged(self._body[1:]):
            yield from joined_row(row, head)

    def _columns(self) -> Iterator[Paragraph]:
        """Each column as a heading and a list."""
        head, *rows = self._body
        for above in head.filled:
            # A heading begins with a capital, also where a column's head does not.
            title = f"{above.text[0].upper()}{above.text[1:]}"
            bare = replace(above.paragraphs[0], counted=None, place=None, outline=None)
            yield replace(bare, text=title, stands_out=True, column=title)
            for row in rows:
                for cell in row.filled:
                    if _above(head, cell) is above:
                        for each in cell.paragraphs:
                            yield replace(_item(each), column=title)


def told(table: Table, doubts: Doubts, *, first: int) -> list[Paragraph]:
    """A table as text, and how it was read as a doubt. first: the number of its first paragraph."""
    if table.is_of_versions:
        for each in table.rows:
            doubts.version(each.text, number=each.number)
        return [Paragraph(first, "")]
    if table.headings:
        titles = " | ".join(table.headings)
        doubts.order(
            f'A table was read column by column, under "{titles}".',
            "Check that each rule stands under the right heading.",
            number=first,
        )
    elif table.head is not None:
        doubts.order(
            f'A table was read row by row, with the words of its head, "{table.head.text}".',
            "Check that each row reads well, or write its rules as a list.",
            number=first,
        )
    elif table.has_columns:
        doubts.order(
            "A table was read row by row, from left to right.",
            "Check that each row reads well, or write its rules as a list.",
            number=first,
        )
    return list(table.paragraphs())


def _merged(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows, each with what stands in cells that are merged with those of the row above."""
    above: dict[int, Cell] = {}
    for row in rows:
        cells = tuple(
            replace(cell, paragraphs=above[cell.column].paragraphs)
            if cell.goes_on and cell.column in above
            else cell
            for cell in row.cells
        )
        above = {cell.column: cell for cell in cells}
        yield replace(row, cells=cells)


def joined_row(row: Row, head: Row | None = None) -> Iterator[Paragraph]:
    """A row as one line where it has a head or each cell holds one paragraph; else in order."""
    cells = row.filled
    if head is not None and len(cells) == 1 and _above(head, cells[0]) is None:
        head = None  # a line across the table
    number, cells = _number_of(cells)
    if head is not None and cells:
        yield _headed(cells, head, number)
        return
    filled = [list(cell.paragraphs) for cell in cells]
    if number is not None:
        filled[0][0] = _numbered(filled[0][0], number)
    if len(filled) < 2 or any(len(cell) > 1 for cell in filled):  # noqa: PLR2004
        yield from (each for cell in filled for each in cell)
        return
    first, *others = (cell[0] for cell in filled)
    texts = [first.text, *map(_shown, others)]
    text = CELLS.join(" ".join(text.split()) for text in texts)
    yield replace(first, text=text, outline=None, stands_out=False, size=0, is_row=True)


def _headed(cells: Sequence[Cell], head: Row, number: Paragraph | None) -> Paragraph:
    """A row with its head's words before those of each cell."""
    pieces = []
    for cell in cells:
        above = _above(head, cell)
        title = "" if above is None else above.text.rstrip(": ")
        colon = "" if not title or _SENTENCE_END.search(title) else ":"
        pieces.append(f"{title}{colon} {cell.text}".strip())
    only = len(pieces) == 1 and number is not None
    first = cells[0].paragraphs[0]
    text = cells[0].text if only else _strung(pieces)
    bare = replace(
        first,
        text=text,
        counted=None,
        place=None,
        outline=None,
        stands_out=False,
        size=0,
        indent=NO_INDENT,
        is_row=True,
    )
    return _item(bare) if number is None else _numbered(bare, number)


def _number_of(cells: tuple[Cell, ...]) -> tuple[Paragraph | None, tuple[Cell, ...]]:
    """A column of numbers belongs to the text beside it: that number, and the other cells."""
    if len(cells) > 1 and len(cells[0].paragraphs) == 1:
        first, second = cells[0].paragraphs[0], cells[1].paragraphs[0]
        is_counted = not first.text.strip() and not (first.counted and first.counted.has_words)
        if second.counted is None and (is_counted or _NUMBER_CELL.fullmatch(first.text.strip())):
            return first, cells[1:]
    return None, cells


def _numbered(paragraph: Paragraph, number: Paragraph) -> Paragraph:
    """A paragraph with the number that stands in a cell of its own."""
    typed = number.text.strip()
    if not typed:
        return replace(paragraph, counted=number.counted, place=number.place, indent=number.indent)
    typed = typed if typed.endswith((".", ")")) else f"{typed}."
    return replace(paragraph, text=f"{typed} {paragraph.text}")


def _item(paragraph: Paragraph) -> Paragraph:
    """An item of a list: short words in a cell are rules, and no headings."""
    if paragraph.counted is not None or parse_marker(paragraph.text.strip()):
        return paragraph
    return replace(paragraph, counted=BULLET, place=None, indent=NO_INDENT, stands_out=False)


def _above(head: Row, cell: Cell) -> Cell | None:
    """The cell that heads the column of another; None where that spans all columns or has none."""
    if len(head.cells) > 1 and cell.span >= sum(each.span for each in head.cells):
        return None
    return next((each for each in head.filled if 0 <= cell.column - each.column < each.span), None)


def _is_head_cell(cell: Cell) -> bool:
    words = cell.text.split()
    is_sentence = len(words) > 1 and words[-1].endswith((".", ";", ","))
    return len(cell.paragraphs) == 1 and len(words) <= _MOST_HEAD_WORDS and not is_sentence


def _stands_out(row: Row) -> bool:
    return all(each.stands_out for cell in row.filled for each in cell.paragraphs)


def _strung(pieces: Iterator[str] | Sequence[str]) -> str:
    """Pieces as one line, with a semicolon where no sign ends one."""
    line = ""
    for piece in pieces:
        between = "" if not line else " " if _SENTENCE_END.search(line) else "; "
        line += f"{between}{' '.join(piece.split())}"
    return line


def _shown(paragraph: Paragraph) -> str:
    number = "" if paragraph.counted is None else f"{paragraph.counted.text} "
    return f"{number}{paragraph.text}".strip()


def parts_of(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag == "mc:AlternateContent":
            yield from parts_of(chosen(each), tag)
        elif each.tag not in DESCRIBES and each.tag != "w:tbl":
            yield from parts_of(each, tag)
