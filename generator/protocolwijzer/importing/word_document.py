"""The body of a Word file as paragraphs in reading order, and a doubt for every word left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word_doubts import Doubts
from protocolwijzer.importing.word_numbering import Numbering
from protocolwijzer.importing.word_package import Package
from protocolwijzer.importing.word_pages import Pages
from protocolwijzer.importing.word_paragraph import Paragraph
from protocolwijzer.importing.word_runs import GONE, Gathered, Runs
from protocolwijzer.importing.word_styles import Style, Styles, indent_of
from protocolwijzer.importing.word_tables import Cell, Row, Table, parts_of, told
from protocolwijzer.importing.word_words import DESCRIBES, chosen, words_of, written_text
from protocolwijzer.importing.word_xml import child, is_on, number, value

_CONTENTS_STYLE = re.compile(r"(?:toc|inhopg) ?(?:\d|heading)|kop van inhoudsopgave")
# What Word allows in a table (17.4.17).
_MOST_COLUMNS = 63


class WordDocument:
    """Reads the paragraphs of a Word file once, in order, as counting numbers needs."""

    def __init__(self, package: Package, *, file: str, diagnostics: Diagnostics) -> None:
        self._package = package
        self._doubts = Doubts(file, diagnostics)
        self._pages = Pages()
        self._styles = Styles(next(iter(package.related("styles")), None))
        numbering = next(iter(package.related("numbering")), None)
        self._numbering = Numbering(numbering, self._styles)
        self._runs = Runs(package, self._styles, self._doubts, self._pages)
        # The text of a paragraph whose end was deleted: the next one's begins with it.
        self._carried: Gathered | None = None

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs, empty ones too. Reports what is left out."""
        body = child(self._package.part(self._package.main), "w:body")
        found = [] if body is None else self._blocks(body)
        for kind in ("header", "footer"):
            for part in self._package.related(kind):
                words = words_of(part)
                if words:
                    self._doubts.furniture(f'The page {kind} "{words}" was left out.', number=1)
        self._runs.finish()
        return found

    def where(self) -> dict[int, dict[str, str]]:
        """Where a person finds the paragraphs, by their numbers; see Source."""
        return self._pages.where()

    def _blocks(self, container: Element) -> list[Paragraph]:
        found: list[Paragraph] = []
        for each in container:
            if each.tag == "w:p":
                paragraph = self._paragraph(each)
                if paragraph is not None:
                    found.append(paragraph)
            elif each.tag == "w:tbl":
                found.extend(self._table(each))
            elif each.tag == "mc:AlternateContent":
                found.extend(self._blocks(chosen(each)))
            elif each.tag not in DESCRIBES and not self._left_out(each):
                found.extend(self._blocks(each))
        if self._carried is not None:
            # The last paragraph's mark was deleted and there is none left to join.
            gathered, self._carried = self._carried, None
            found.append(Paragraph(self._doubts.number, written_text(gathered.text)))
        return found

    def _left_out(self, element: Element) -> bool:
        """Report a block that is no text; whether the element is one."""
        if element.tag in GONE:
            self._doubts.put_aside("deleted", words_of(element))
        elif element.tag == "w:altChunk":
            self._doubts.inserted_file(self._doubts.number + 1)
        elif element.tag in ("m:oMath", "m:oMathPara"):
            self._doubts.beside("A formula", words_of(element), number=self._doubts.number + 1)
        elif element.tag == "w:sdt" and _is_contents_control(element):
            for each in element.iter("w:p"):
                self._doubts.number += 1
                self._pages.begin(self._doubts.number)
                self._doubts.contents(words_of(each))
        else:
            return False
        return True

    def _paragraph(self, element: Element) -> Paragraph | None:
        """A paragraph; None where it is not shown, or joined to the next one."""
        self._doubts.number += 1
        self._pages.begin(self._doubts.number)
        properties = child(element, "w:pPr")
        mark = child(properties, "w:rPr")
        styles = self._styles.of_paragraph(properties)
        gathered, self._carried = self._runs.gather(element, styles, self._carried), None
        if any(child(mark, kind) is not None for kind in GONE):
            self._carried = gathered if gathered.has_text else None
            return None
        text = written_text(gathered.text)
        contents = gathered.is_contents or any(
            _CONTENTS_STYLE.fullmatch(each.name) for each in styles
        )
        if gathered.has_text and contents:
            self._doubts.contents(" ".join(text.split()))
            return None
        if not gathered.has_text and self._styles.is_toggled("w:vanish", styles, mark):
            return None  # wholly hidden: Word does not even count it
        return self._placed(properties, styles, text, gathered)

    def _placed(
        self,
        properties: Element | None,
        styles: tuple[Style, ...],
        text: str,
        gathered: Gathered,
    ) -> Paragraph:
        place = self._numbering.place(properties)
        counted = None if place is None else self._numbering.count(*place)
        if counted is not None and not counted.text:
            counted = None
        own = indent_of(properties)
        inherited = self._styles.indent(properties)
        if place is not None:
            listed = self._numbering.indent(*place)
            # Directly set, the list's indentation goes before the style's; set by the style, after.
            direct = child(properties, "w:numPr") is not None
            inherited = listed.over(inherited) if direct else inherited.over(listed)
        return Paragraph(
            number=self._doubts.number,
            text=text,
            stands_out=bool(gathered.letters) and gathered.outstanding == gathered.letters,
            size=gathered.smallest,
            outline=self._styles.outline_level(properties),
            style=styles[0].identity if styles else "",
            names=tuple(style.name for style in styles),
            counted=counted,
            place=None
            if place is None or counted is None
            else (self._numbering.definition(place[0]), place[1]),
            indent=own.over(inherited),
            spacing=self._styles.spacing(properties),
        )

    def _table(self, element: Element) -> list[Paragraph]:
        first = self._doubts.number + 1
        rows = []
        for row in parts_of(element, "w:tr"):
            if child(row, "w:trPr", "w:del") is not None:
                self._doubts.put_aside("deleted", words_of(row))
                continue
            begins = self._doubts.number + 1
            cells = tuple(self._cells(row))
            if any(cell.paragraphs for cell in cells):
                rows.append(Row(begins, cells, is_on(child(row, "w:trPr", "w:tblHeader"))))
        table = Table(rows, is_headed=self._styles.sets_head_apart(child(element, "w:tblPr")))
        return told(table, self._doubts, first=first)

    def _cells(self, row: Element) -> Iterator[Cell]:
        """The cells of a row, each with its place in the table's grid."""
        column = _count(child(row, "w:trPr", "w:gridBefore"), 0)
        for each in parts_of(row, "w:tc"):
            span = _count(child(each, "w:tcPr", "w:gridSpan"), 1)
            shown = tuple(found for found in self._blocks(each) if not found.is_empty)
            merged = child(each, "w:tcPr", "w:vMerge")
            goes_on = merged is not None and value(merged) != "restart" and not shown
            yield Cell(column, span, shown, goes_on)
            column += span


def _count(element: Element | None, least: int) -> int:
    return min(max(number(value(element)) or least, least), _MOST_COLUMNS)


def _is_contents_control(element: Element) -> bool:
    gallery = child(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return value(gallery) == "Table of Contents"
