"""What a file is, whatever it is called, and what to do with one that cannot be read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from protocolwijzer.importing.formats import REFUSED, Format, format_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "a.docx", Format.WORD),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.doc", Format.WORD),
        (zipped("[Content_Types].xml", "word/document.xml"), "a", Format.WORD),
        (zipped("xl/workbook.xml"), "a.docx", Format.SPREADSHEET),
        (zipped("ppt/presentation.xml"), "a.pptx", Format.SLIDES),
        (zipped("mimetype", "content.xml"), "a.odt", Format.OPEN_DOCUMENT),
        (zipped("Index/Document.iwa"), "a.pages", Format.PAGES),
        (zipped("protocol.pdf"), "a.zip", Format.ZIP),
        (b"PK\x03\x04 cut off", "a.docx", Format.WORD),
        (b"PK\x03\x04 cut off", "a.zip", Format.ZIP),
        (OLE, "a.doc", Format.OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Format.WORD),
        (b"%PDF-1.7\n", "a.pdf", Format.PDF),
        (b"\r\n\r\n%PDF-1.4", "a", Format.PDF),
        (b"no pdf at all", "a.pdf", Format.PDF),
        (rb"{\rtf1 x}", "a.doc", Format.RICH_TEXT),
        (b"<!DOCTYPE html><p>x", "a.doc", Format.WEB_PAGE),
        (b'<html xmlns:w="word">', "a.htm", Format.WEB_PAGE),
        (b"<!-- saved -->\n<!-- by -->\n<html>", "a", Format.WEB_PAGE),
        (b"<!---->" * 145, "a", Format.TEXT),
        (b"PKI-protocol\n", "a.txt", Format.TEXT),
        (b"<html> is a word in this text", "a.txt", Format.TEXT),
        (b"<h1>Regels</h1>", "a.html", Format.WEB_PAGE),
        (b"<html>\n<body><p>x", "a.txt", Format.WEB_PAGE),
        (b"<!-- x -->\n# Regels", "a.md", Format.TEXT),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "a.doc", Format.MAIL),
        (b"From: a\nSubject: b\n c\nMime-Version: 1.0\n", "a.eml", Format.MAIL),
        (b"Versie: 1.0\nDatum: morgen\n\nMIME-version: 1.0", "a.txt", Format.TEXT),
        (b"\x89PNG\r\n", "scan.png", Format.PICTURE),
        (b"\xff\xd8\xff\xe0", "scan.jpg", Format.PICTURE),
        (b'{"url": "https://x"}', "a.gdoc", Format.GOOGLE),
        (b"1. Een regel", "a.txt", Format.TEXT),
        (b"# Kop", "a.md", Format.TEXT),
        (b"BMX-fietsen staan in het rek", "a.txt", Format.TEXT),
        (b"", "a", Format.TEXT),
    ],
)
def test_the_bytes_decide(data: bytes, name: str, expected: Format) -> None:
    assert format_of(data, name) is expected


def test_every_other_kind_says_what_to_do() -> None:
    assert set(Format) - set(REFUSED) == {Format.WORD, Format.PDF, Format.TEXT}
    for name, advice in REFUSED.values():
        assert name.split()[0] in ("a", "an")
        assert advice.endswith(".")
