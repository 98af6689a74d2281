"""Files that are not what they say, or mean harm: each is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from tests.importing.word_files import lines
from tests.support.docx import (
    NAMESPACES,
    Word,
    abstract,
    document,
    level,
    num,
    plain,
    run,
    style,
    table,
    zipped,
)

ONE = Word(plain("Een regel."))
MEGABYTE = 1024 * 1024


def with_part(name: str, content: bytes) -> bytes:
    return zipped(ONE.files() | {name: content})


def without(*names: str) -> bytes:
    return zipped({name: content for name, content in ONE.files().items() if name not in names})


def nested(opening: str, closing: str, depth: int) -> bytes:
    return Word(opening * depth + plain("x") + closing * depth).packed()


def locked_entry() -> bytes:
    """A zip file whose entries say that they need a password."""
    data = bytearray(ONE.packed())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    return bytes(data)


def lying(size: int) -> bytes:
    """A zip file in which every entry says that it unpacks to this many bytes."""
    data = bytearray(ONE.packed())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", size)
            at = data.find(signature, at + 1)
    return bytes(data)


def many_entries() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(6000):
            archive.writestr(f"word/{number}", b"")
    return packed.getvalue()


def odd_compression() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in ONE.files().items():
            archive.writestr(name, content)
    return packed.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body>"
    "</w:document>"
).encode()
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
).encode()
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

DAMAGED = "protocol.docx:1:1: {} [damaged-file]"
OVERSIZED = "protocol.docx:1:1: {} [oversized-contents]"
UNSUPPORTED = "protocol.docx:1:1: {} [unsupported-format]"
REFUSED: Mapping[str, tuple[bytes, str]] = {
    "nothing": (
        b"",
        DAMAGED.format("The file is not a whole Word file: it cannot be unpacked."),
    ),
    "text": (
        b"1. Een regel.",
        DAMAGED.format("The file is not a whole Word file: it cannot be unpacked."),
    ),
    "cut off": (
        ONE.packed()[:-200],
        DAMAGED.format("The file is not a whole Word file: it cannot be unpacked."),
    ),
    "no main part": (
        without("word/document.xml"),
        DAMAGED.format('The part "word/document.xml" is missing.'),
    ),
    "no relationships": (
        without("_rels/.rels"),
        DAMAGED.format("The file does not say where its text is."),
    ),
    "a part that is not there": (
        without("word/styles.xml"),
        DAMAGED.format('The part "word/styles.xml" is missing.'),
    ),
    "broken XML": (
        with_part("word/document.xml", document(plain("x"))[:-20].encode()),
        DAMAGED.format('The part "word/document.xml" is damaged.'),
    ),
    "XML in no known encoding": (
        with_part("word/document.xml", b'<?xml version="1.0" encoding="klingon"?><a/>'),
        DAMAGED.format('The part "word/document.xml" is damaged.'),
    ),
    "an entity bomb": (
        with_part("word/document.xml", ENTITIES),
        DAMAGED.format('The part "word/document.xml" declares entities, which Word never does.'),
    ),
    "an entity outside": (
        with_part("word/document.xml", OUTSIDE),
        DAMAGED.format('The part "word/document.xml" declares entities, which Word never does.'),
    ),
    "an entity bomb among the styles": (
        with_part("word/styles.xml", ENTITIES),
        DAMAGED.format('The part "word/styles.xml" declares entities, which Word never does.'),
    ),
    "packed in a way of its own": (
        odd_compression(),
        DAMAGED.format('The part "_rels/.rels" is packed in a way that Word does not know.'),
    ),
    "entries that say they are small": (
        lying(10),
        DAMAGED.format('The part "_rels/.rels" cannot be unpacked.'),
    ),
    "a zip bomb": (
        with_part("word/document.xml", b" " * (20 * MEGABYTE)),
        OVERSIZED.format("Its text unpacks to more than 8 MB."),
    ),
    "a zip bomb in parts": (
        zipped(
            ONE.files()
            | {
                "word/_rels/document.xml.rels": RELATIONS
                + b"".join(
                    b'<Relationship Id="r%d" Type="x/header" Target="h%d.xml"/>' % (each, each)
                    for each in range(9)
                )
                + b"</Relationships>"
            }
            | {f"word/h{each}.xml": b"<a>" + b" " * MEGABYTE + b"</a>" for each in range(9)}
        ),
        OVERSIZED.format("Its text unpacks to more than 8 MB."),
    ),
    "too many entries": (
        many_entries(),
        OVERSIZED.format("More than 5000 files are packed in it."),
    ),
    "too many elements": (
        Word("<w:p><w:r/></w:p>" * 60_000).packed(),
        OVERSIZED.format("It consists of more pieces than any protocol does."),
    ),
    "too many paragraphs": (
        Word("<w:p/>" * 10_001).packed(),
        OVERSIZED.format("It has more than 10000 paragraphs."),
    ),
    "tables without end": (
        nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000),
        OVERSIZED.format("Tables or other parts are nested in each other without end."),
    ),
    "content controls without end": (
        nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000),
        OVERSIZED.format("Tables or other parts are nested in each other without end."),
    ),
    "too much text": (
        Word(plain("woord " * 200_000)).packed(),
        "protocol.docx:1:1: The file is 1.2 MB; 1 MB is the most. [too-large]",
    ),
    "a spreadsheet": (
        zipped(
            {
                "_rels/.rels": RELATIONS
                + b'<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>'
                b"</Relationships>",
                "xl/workbook.xml": b"<workbook/>",
            }
        ),
        UNSUPPORTED.format("The file is a spreadsheet, not a Word file."),
    ),
    "a presentation": (
        zipped({"_rels/.rels": RELATIONS + b"</Relationships>", "ppt/x.xml": b""}),
        UNSUPPORTED.format("The file is a presentation, not a Word file."),
    ),
    "OpenDocument": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
        UNSUPPORTED.format("The file is an OpenDocument file or an e-book, not a Word file."),
    ),
    "any zip file": (
        zipped({"protocol.docx": ONE.packed()}),
        UNSUPPORTED.format("The file is a zip file, not a Word file."),
    ),
    "old Word": (COMPOUND, UNSUPPORTED.format("The file is an old Word file (.doc).")),
    "locked with a password": (
        COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        "protocol.docx:1:1: The file is locked with a password. [protected-file]",
    ),
    "locked entries": (
        locked_entry(),
        "protocol.docx:1:1: The file is locked with a password. [protected-file]",
    ),
    "nothing but empty paragraphs": (
        Word("<w:p/>").packed(),
        "protocol.docx:1:1: The document holds no running text. [no-text]",
    ),
    "no body": (
        with_part("word/document.xml", f"<w:document {NAMESPACES}/>".encode()),
        "protocol.docx:1:1: The document holds no running text. [no-text]",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str) -> None:
    data, message = REFUSED[name]
    assert lines(data) == ([], [message])


def test_a_file_of_many_megabytes_of_pictures_is_read() -> None:
    packed = io.BytesIO(ONE.packed())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/media/image1.png", bytes(30 * MEGABYTE))
    assert lines(packed.getvalue()) == (["Een regel."], [])


def test_entries_that_say_they_are_large_are_read_for_what_they_are() -> None:
    assert lines(lying(0x7FFFFFF0)) == (["Een regel."], [])


def test_other_names_for_the_same_parts() -> None:
    files = {name.upper().replace("/", "\\"): content for name, content in ONE.files().items()}
    assert lines(zipped(files)) == (["Een regel."], [])


def test_the_strict_flavour_of_the_standard() -> None:
    def strict(content: bytes) -> bytes:
        office = b"http://schemas.openxmlformats.org/"
        ours = b"http://purl.oclc.org/ooxml/"
        return content.replace(
            office + b"wordprocessingml/2006/main", ours + b"wordprocessingml/main"
        ).replace(
            office + b"officeDocument/2006/relationships",
            ours + b"officeDocument/relationships",
        )

    word = Word(
        plain("Een regel.", number=(1, 0)), abstracts=[abstract(1, level(0))], nums=[num(1, 1)]
    )
    files = {name: strict(content) for name, content in word.files().items()}
    assert lines(zipped(files)) == (["1. Een regel."], [])


LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        pytest.param(
            Word(
                plain("aap", style="A"),
                styles=[style("A", "A", based_on="B"), style("B", "B", based_on="A")],
            ),
            ["aap"],
            id="styles based on each other",
        ),
        pytest.param(
            Word(
                plain("aap", number=(1, 0)),
                styles=[
                    style("A", "A", kind="numbering", paragraphs=LISTED.format(0, 2)),
                    style("B", "B", kind="numbering", paragraphs=LISTED.format(0, 1)),
                ],
                abstracts=[
                    abstract(1, more='<w:numStyleLink w:val="A"/>'),
                    abstract(2, more='<w:numStyleLink w:val="B"/>'),
                ],
                nums=[num(1, 1), num(2, 2)],
            ),
            ["aap"],
            id="list styles that lead to each other",
        ),
        pytest.param(
            Word(
                "".join(plain("aap", number=(1, 0)) for _ in range(2)),
                abstracts=[abstract(1, level(0, form="lowerRoman", start=999_999_999))],
                nums=[num(1, 1)],
            ),
            [f"{'m' * 32}dcclxvii. aap"] * 2,
            id="a counter beyond Word's own",
        ),
        pytest.param(
            Word(
                "".join(plain("aap", number=(1, 0)) for _ in range(2)),
                abstracts=[abstract(1, level(0, form="lowerLetter", start=780))],
                nums=[num(1, 1)],
            ),
            [f"{'z' * 30}. aap", "781. aap"],
            id="letters beyond Word's own",
        ),
        pytest.param(
            Word(
                plain("aap", number=(1, 99))
                + plain("noot", number=(1, -3))
                + plain("mies", number=(7, 0)),
                abstracts=[abstract(1, level(0))],
                nums=[num(1, 1), num(7, 12)],
            ),
            ["aap", "1. noot", "mies"],
            id="levels and definitions that are not there",
        ),
        pytest.param(
            Word(
                plain("aap", number=(1, 0)),
                abstracts=[abstract(1, level(0).replace('w:val="1"', f'w:val="{"9" * 5000}"', 1))],
                nums=[num(1, 1)],
            ),
            ["0. aap"],
            id="a number of five thousand digits",
        ),
        pytest.param(
            Word('<w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>aap</w:t></w:r></w:p>'),
            ["aap"],
            id="a field that ends before it begins",
        ),
        pytest.param(
            Word(
                '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>'
                '<w:fldChar w:fldCharType="separate"/></w:r></w:p>' + plain("aap")
            ),
            ["aap"],
            id="a contents list that never ends",
        ),
        pytest.param(Word(table([table([table([plain("aap")])])])), ["aap"], id="tables in tables"),
        pytest.param(
            Word(
                f'<w:p><w:r><w:sym w:char="zz"/><w:sym w:char="{"F" * 99}"/></w:r>'
                f"{run('aap')}</w:p>"
            ),
            ["aap"],
            id="signs that are none",
        ),
    ],
)
def test_odd_files_are_read_all_the_same(word: Word, shown: list[str]) -> None:
    assert lines(word.packed())[0] == shown
