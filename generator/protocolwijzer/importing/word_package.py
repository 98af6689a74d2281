"""A Word file as its parts: a zip file of XML, opened so that no file can do harm.

The container is what ECMA-376 part 2 (Open Packaging Conventions) says. XML is parsed by Python's
own expat with every document type declaration refused, which the standard forbids anyway ([M1.17])
and which entity bombs and external entities need: so no other parser is needed for safety. How
much is unpacked, how many elements that makes and how deep they nest is limited before memory or
the call stack is.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from protocolwijzer.diagnostics import Code

# Pictures make files large; the text in them is measured when it has been taken out.
FILE_LIMIT = 64 * 1024 * 1024
# A protocol of a hundred pages unpacks to some 3 MB of XML; pictures are never unpacked.
_UNPACKED_LIMIT = 8 * 1024 * 1024
_ELEMENT_LIMIT = 100_000
_PARAGRAPH_LIMIT = 10_000
_DEPTH_LIMIT = 100
ENTRY_LIMIT = 5_000
# What every entry of a zip file's directory begins with.
ENTRY_SIGNATURE = b"PK\x01\x02"
# OLE compound files: Word before 2007, and Word since when it is locked with a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How the name of the stream that a locked Word file consists of stands in such a file.
LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
ZIP_ERRORS = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    KeyError,
    RuntimeError,  # NotImplementedError among them
    OverflowError,
)
_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
# Both flavours of the standard, transitional and strict, under one short name.
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OFFICE}/package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_LARGE = f"The file is larger than {FILE_LIMIT // 1024 // 1024} MB."
_MANY = f"More than {ENTRY_LIMIT} files are packed in it."
_UNPACKS = f"Its text unpacks to more than {_UNPACKED_LIMIT // 1024 // 1024} MB."
_NESTED = "Tables or other parts are nested in each other without end."
_PARAGRAPHS = f"It has more than {_PARAGRAPH_LIMIT} paragraphs."
_PIECES = "It consists of more pieces than any protocol does."
_CUT_OFF = "The file is not a whole Word file: it cannot be unpacked."
_SAVE_AGAIN = "Open it in Word and choose Save as, Word Document (.docx); then take that file."


class UnreadableError(Exception):
    """Why a file cannot be read: a code, a sentence, and what to do."""

    def __init__(self, code: Code, message: str, mend: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to. kind: the last word of its type; target: a part's name."""

    kind: str
    target: str


class Package:
    """The parts of a Word file, by name. Raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        self._parsed: dict[str, Element] = {}
        self._unpacked = 0
        self._elements = 0
        if data.startswith(COMPOUND):
            raise _compound(data)
        if len(data) > FILE_LIMIT:
            raise _too_much(_LARGE)
        # zipfile would hold every entry in memory before it can be asked how many there are.
        if data.count(ENTRY_SIGNATURE) > ENTRY_LIMIT:
            raise _too_much(_MANY)
        try:
            self._archive = ZipFile(BytesIO(data))
        except ZIP_ERRORS:
            raise _damaged(_CUT_OFF) from None
        self._entries: dict[str, ZipInfo] = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry
            for entry in self._archive.infolist()
        }
        self.main = self._main()
        if sum(1 for _ in self.part(self.main).iter("w:p")) > _PARAGRAPH_LIMIT:
            raise _too_much(_PARAGRAPHS)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part points to inside the file, by the id that it uses for it."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file.lower() not in self._entries:
            return {}
        found = {}
        for each in self.part(file).iter("rel:Relationship"):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = each.get("Type", "").rsplit("/", maxsplit=1)[-1]
                found[each.get("Id", "")] = Relationship(kind, target)
        return found

    def related(self, kind: str) -> tuple[Element, ...]:
        """The parts of one kind that the main part points to, each once."""
        targets = dict.fromkeys(
            each.target for each in self.relationships(self.main).values() if each.kind == kind
        )
        return tuple(self.part(target) for target in targets)

    def part(self, name: str) -> Element:
        """The root element of a part. Names of elements and attributes are like "w:p"."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise _damaged_part(name, "is missing")
        if name not in self._parsed:
            self._parsed[name] = self._parse(name, self._content(name, entry))
        return self._parsed[name]

    def _main(self) -> str:
        if "_rels/.rels" not in self._entries:
            raise self._not_word()
        mains = [
            each.target for each in self.relationships("").values() if each.kind == "officeDocument"
        ]
        if not mains:
            raise self._not_word()
        if self.part(mains[0]).tag != "w:document":
            raise self._not_word()
        return mains[0]

    def _not_word(self) -> UnreadableError:
        folders = {name.split("/", maxsplit=1)[0] for name in self._entries}
        for folder, what in (
            ("xl", "a spreadsheet"),
            ("ppt", "a presentation"),
            ("mimetype", "an OpenDocument file or an e-book"),
        ):
            if folder in folders and "word" not in folders:
                return UnreadableError(
                    Code.UNSUPPORTED_FORMAT,
                    f"The file is {what}, not a Word file.",
                    "Copy the protocol into a Word document and save that as .docx.",
                )
        if "word" in folders:
            return _damaged("The file does not say where its text is.")
        return UnreadableError(
            Code.UNSUPPORTED_FORMAT,
            "The file is a zip file, not a Word file.",
            "Unpack it, and give the Word or PDF file that is in it.",
        )

    def _content(self, name: str, entry: ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise _protected()
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _damaged_part(name, "is packed in a way that Word does not know")
        left = _UNPACKED_LIMIT - self._unpacked
        try:
            # What the entry says of its own size may be a lie: no more than the limit is unpacked.
            with self._archive.open(entry) as file:
                content = file.read(left + 1)
        except ZIP_ERRORS:
            raise _damaged_part(name, "cannot be unpacked") from None
        if len(content) > left:
            raise _too_much(_UNPACKS)
        self._unpacked += len(content)
        return content

    def _parse(self, name: str, content: bytes) -> Element:
        builder = TreeBuilder()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        names: dict[str, str] = {}
        depth = 0

        def short(long: str) -> str:
            if long not in names:
                namespace, _, local = long.rpartition(" ")
                prefix = _PREFIXES.get(namespace, "other") if namespace else ""
                names[long] = f"{prefix}:{local}" if prefix else local
            return names[long]

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > _DEPTH_LIMIT:
                raise _too_much(_NESTED)
            if self._elements > _ELEMENT_LIMIT:
                raise _too_much(_PIECES)
            builder.start(short(tag), {short(key): value for key, value in attributes.items()})

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            builder.end(short(tag))

        def doctype(*_: object) -> None:
            raise _damaged_part(name, "declares entities, which Word never does")

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = builder.data
        parser.StartDoctypeDeclHandler = doctype
        try:
            parser.Parse(content, True)  # noqa: FBT003 (expat takes it by position only)
        except (expat.ExpatError, ValueError, LookupError):
            raise _damaged_part(name, "is damaged") from None
        return builder.close()


def _compound(data: bytes) -> UnreadableError:
    if LOCKED in data:
        return _protected()
    return UnreadableError(
        Code.UNSUPPORTED_FORMAT, "The file is an old Word file (.doc).", _SAVE_AGAIN
    )


def _protected() -> UnreadableError:
    return UnreadableError(
        Code.PROTECTED_FILE,
        "The file is locked with a password.",
        "Open it in Word, remove the protection (File, Info, Protect Document), and save it.",
    )


def _damaged(message: str) -> UnreadableError:
    return UnreadableError(Code.DAMAGED_FILE, message, _SAVE_AGAIN)


def _damaged_part(name: str, how: str) -> UnreadableError:
    return _damaged(f'The part "{name}" {how}.')


def _too_much(message: str) -> UnreadableError:
    return UnreadableError(
        Code.OVERSIZED_CONTENTS,
        message,
        "Copy the protocol alone into a new Word document and save that.",
    )
