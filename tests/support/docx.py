"""Word files, made from code: what a test is about stands in the test, not in a binary file.

Everything gives a piece of WordprocessingML (ECMA-376 part 1, clause 17) as text; `docx` packs the
pieces into a file. The same pieces give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": _OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
# The space that Word puts after a paragraph of its default template, in twentieths of a point.
GAP = '<w:spacing w:after="160"/>'


def text(words: str) -> str:
    """What stands in a run: tabs and line breaks as elements of their own."""
    pieces = []
    for number, line in enumerate(words.split("\n")):
        pieces.append("<w:br/>" if number else "")
        for place, part in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if place else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "")
    return "".join(pieces)


def run(words: str, properties: str = "") -> str:
    """A run of text; properties: what stands in its w:rPr."""
    return f"<w:r>{_wrapped('w:rPr', properties)}{text(words)}</w:r>"


def paragraph(
    *content: str, style: str = "", number: tuple[int, int] | None = None, properties: str = ""
) -> str:
    """A paragraph of runs. number: the list (w:num) and the level in it, from 0."""
    listed = "" if number is None else _number(*number)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{_wrapped('w:pPr', styled + listed + properties)}{''.join(content)}</w:p>"


def plain(
    words: str, *, style: str = "", number: tuple[int, int] | None = None, properties: str = ""
) -> str:
    """A paragraph of one run."""
    return paragraph(run(words), style=style, number=number, properties=properties)


def table(*rows: Sequence[str]) -> str:
    """A table; every cell is a piece of content of its own."""
    columns = max((len(row) for row in rows), default=0)
    column = '<w:gridCol w:w="3000"/>'
    grid = f"<w:tblGrid>{column * columns}</w:tblGrid>"
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        + grid
        + "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                for cell in row
            )
            + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def field_of(code: str, result: str) -> str:
    """A complex field: its code, and the runs of what Word last made of it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{mark('begin')}{instruction}{mark('separate')}{result}{mark('end')}"


def style(
    identity: str,
    name: str,
    *,
    based_on: str = "",
    paragraphs: str = "",
    runs: str = "",
    kind: str = "paragraph",
    default: bool = False,
) -> str:
    """A style. paragraphs, runs: what stands in its w:pPr and w:rPr."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{identity}"><w:name w:val={quoteattr(name)}/>'
        f"{base}{_wrapped('w:pPr', paragraphs)}{_wrapped('w:rPr', runs)}</w:style>"
    )


def level(
    index: int,
    shown: str = "",
    *,
    form: str = "decimal",
    start: int | None = 1,
    more: str = "",
    suffix: str = "",
    indent: int | None = None,
    hanging: int = 360,
) -> str:
    """A level of a list, from 0. shown: w:lvlText, by default its own number and a full stop.

    more: other elements between w:numFmt and w:suff (w:lvlRestart, w:pStyle, w:isLgl).
    indent: of the text, in twentieths of a point, by default half an inch a level; -1 for none.
    """
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    left = 720 * (index + 1) if indent is None else indent
    placed = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if left >= 0 else ""
    return (
        f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{form}"/>{more}'
        + (f'<w:suff w:val="{suffix}"/>' if suffix else "")
        + f'<w:lvlText w:val={quoteattr(shown or f"%{index + 1}.")}/><w:lvlJc w:val="left"/>'
        + f"{_wrapped('w:pPr', placed)}</w:lvl>"
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    """A list's definition. more: w:styleLink or w:numStyleLink."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{identity}">{kind}{more}{"".join(levels)}</w:abstractNum>'
    )


def num(
    identity: int,
    definition: int,
    *,
    starts: Mapping[int, int] | None = None,
    levels: Mapping[int, str] | None = None,
) -> str:
    """A list. starts: w:startOverride by level; levels: whole levels that replace others."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for index, start in (starts or {}).items()
    ) + "".join(
        f'<w:lvlOverride w:ilvl="{index}">{content}</w:lvlOverride>'
        for index, content in (levels or {}).items()
    )
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def document(content: str) -> str:
    """The main part's XML."""
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"'
        ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    return f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{content}{page}</w:body></w:document>"


def part(root: str, content: str) -> str:
    """The XML of another part: w:hdr, w:ftr, w:footnotes, w:endnotes, w:comments."""
    return f"{_DECLARATION}<{root} {NAMESPACES}>{content}</{root}>"


@dataclass(frozen=True)
class Word:
    """A Word file in the making.

    body: what stands in it; styles, abstracts, nums: pieces of styles.xml and numbering.xml;
    parts: further parts by name ("footnotes", "header1"), each as whole XML. language: its tag.
    """

    body: str
    styles: Iterable[str] = ()
    abstracts: Iterable[str] = ()
    nums: Iterable[str] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    language: str = "nl-NL"

    def files(self) -> dict[str, bytes]:
        """What stands in the zip file, by name."""
        parts = {"styles": self._styles(), "numbering": self._numbering()} | dict(self.parts)
        related = "".join(
            f'<Relationship Id="rId{index}" Type="{_OFFICE}/{_kind(name)}" Target="{name}.xml"/>'
            for index, name in enumerate(parts, start=1)
        )
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_MEDIA}.{_kind(name)}+xml"/>'
            for name in parts
        )
        main = (
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        )
        files = {
            "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml"'
            f' ContentType="{_MEDIA}.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": _relationships(main),
            "word/document.xml": document(self.body),
            "word/_rels/document.xml.rels": _relationships(related),
        }
        files |= {f"word/{name}.xml": content for name, content in parts.items()}
        return {name: content.encode() for name, content in files.items()}

    def packed(self) -> bytes:
        """The file's bytes."""
        return zipped(self.files())

    def _styles(self) -> str:
        normal = style("Normal", "Normal", paragraphs=GAP, default=True)
        listed = style(
            "ListParagraph",
            "List Paragraph",
            based_on="Normal",
            paragraphs='<w:ind w:left="720"/><w:contextualSpacing/>',
        )
        headings = "".join(
            style(
                f"Heading{depth}",
                f"heading {depth}",
                based_on="Normal",
                paragraphs='<w:keepNext/><w:spacing w:before="240"/>'
                f'<w:outlineLvl w:val="{depth - 1}"/>',
                runs="<w:b/>",
            )
            for depth in range(1, 7)
        )
        title = style("Title", "Title", based_on="Normal", runs='<w:sz w:val="56"/>')
        own = "".join(self.styles)
        language = f'<w:rPr><w:lang w:val="{self.language}"/></w:rPr>'
        defaults = f"<w:docDefaults><w:rPrDefault>{language}</w:rPrDefault></w:docDefaults>"
        return part("w:styles", f"{defaults}{normal}{listed}{headings}{title}{own}")

    def _numbering(self) -> str:
        return part("w:numbering", "".join(self.abstracts) + "".join(self.nums))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files, without a clock."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _kind(name: str) -> str:
    """What a part is, in types and relationships: its name without the number."""
    return name.rstrip("0123456789")


def _relationships(content: str) -> str:
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
    )


def _number(identity: int, index: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{identity}"/></w:numPr>'


def _wrapped(element: str, content: str) -> str:
    return f"<{element}>{content}</{element}>" if content else ""
