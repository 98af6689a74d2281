"""A paragraph of a Word file, with all that its place and its looks say."""

from __future__ import annotations

from dataclasses import dataclass

from protocolwijzer.importing.word_numbering import Counted
from protocolwijzer.importing.word_styles import NO_INDENT, NO_SPACING, Indent, Spacing


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a row of a table as one.

    number: its place in the document, from 1; text: with line breaks as newlines and tabs, without
    its counted number; names: of its styles, nearest first; outline: the level of a heading, from
    0, or None; place: the definition and level of its list; size: of its smallest letters, in half
    points; stands_out: whether all of them are in bold, underlined or capitals; column: what heads
    the column of dos or don'ts that it stands in.
    """

    number: int
    text: str
    stands_out: bool = False
    size: int = 0
    outline: int | None = None
    style: str = ""
    names: tuple[str, ...] = ()
    counted: Counted | None = None
    place: tuple[int, int] | None = None
    indent: Indent = NO_INDENT
    spacing: Spacing = NO_SPACING
    is_row: bool = False
    column: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether Word shows nothing at all."""
        return not self.text.strip() and self.counted is None
