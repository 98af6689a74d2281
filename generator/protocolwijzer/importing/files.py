"""Files as schools have them (Word, PDF, text) to a Protocol, with everything that is doubted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostic, Diagnostics, Severity
from protocolwijzer.importing.closing import Closing, closing_of
from protocolwijzer.importing.formats import REFUSED, Format, format_of
from protocolwijzer.importing.language import language_of
from protocolwijzer.importing.metadata import Metadata, find_metadata, sentences_of
from protocolwijzer.importing.pdf import read_pdf
from protocolwijzer.importing.plain_text import read_plain_text
from protocolwijzer.importing.signatures import without_signatures
from protocolwijzer.importing.source import Source
from protocolwijzer.importing.title import title_of
from protocolwijzer.importing.word import read_word
from protocolwijzer.importing.word_package import FILE_LIMIT
from protocolwijzer.model import EditionKind, Place, Protocol
from protocolwijzer.reading import read_lines
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.explicit import is_explicit
from protocolwijzer.reading.headings import TITLE_LEVEL
from protocolwijzer.settings.files import display, read_bytes

_READERS: Mapping[Format, Callable[..., Source | None]] = {
    Format.WORD: read_word,
    Format.PDF: read_pdf,
    Format.TEXT: read_plain_text,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as it was understood.

    doubts: everything that an author should look at, by place; places name lines of `source`.
    """

    protocol: Protocol
    metadata: Metadata
    source: Source
    doubts: tuple[Diagnostic, ...]


def import_file(path: Path, diagnostics: Diagnostics) -> Source | None:
    """The lines of a Word file, a PDF or a plain text; None with the reason reported."""
    data = read_bytes(path, diagnostics, limit=FILE_LIMIT)
    if data is None:
        return None
    file = display(path)
    kind = format_of(data, path.name)
    reader = _READERS.get(kind)
    if reader is None:
        name, advice = REFUSED[kind]
        diagnostics.report(Code.UNSUPPORTED_FORMAT, Place(file), f"This is {name}.", advice)
        return None
    return reader(data, file=file, diagnostics=diagnostics)


def import_protocol(
    path: Path, diagnostics: Diagnostics, *, language: str | None = None
) -> Imported | None:
    """The protocol in a file; None with the reason reported.

    language: that of the text, where it is known; otherwise Dutch or English by its words.
    """
    found = Diagnostics()
    source = import_file(path, found)
    if source is None or found.of(Severity.ERROR):
        diagnostics.extend(found)
        return None
    language = language or language_of(line.text for line in source.lines)
    lines = source.lines
    if not is_explicit(lines):
        lines = without_signatures(lines, file=display(path), diagnostics=found)
    protocol, doubts, closing = _read(lines, display(path), language)
    found.extend(doubts)
    if not protocol.clause_ids():
        diagnostics.extend(found)
        diagnostics.report(
            Code.NO_EDITION,
            Place(display(path)),
            "No rule was found in this file.",
            "Give the file with the protocol itself, or paste its text into a Word document.",
        )
        return None
    if found.of(Severity.ERROR):
        diagnostics.extend(found)
        return None
    metadata = find_metadata(_by_weight(protocol, source, closing), _left_out(found))
    protocol = _without_metadata(protocol, metadata, found)
    protocol = _with_title(protocol, source, found)
    return Imported(protocol, metadata, source, tuple(_still_asked(found, lines)))


def _still_asked(doubts: Diagnostics, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """The doubts without those on the order of a table that is left out as a whole."""
    last = max(line.number for line in lines if line.text)
    return (
        each for each in doubts if each.code is not Code.UNCERTAIN_ORDER or each.place.line <= last
    )


def _read(
    all_lines: Sequence[Line], file: str, language: str
) -> tuple[Protocol, tuple[Diagnostic, ...], tuple[Line, ...]]:
    """The protocol in the lines of a file, its doubts, and what it says at its end of its adoption.

    That is no rule: the text is read without it, and it is reported as left out. A text in the
    project's own format stays as it is: what is a rule there, its author has said.
    """

    def read(lines: Sequence[Line]) -> tuple[Protocol, tuple[Diagnostic, ...]]:
        return read_lines(lines, file=file, language=language, edition=EditionKind.ADOPTED)

    protocol, doubts = read(all_lines)
    closing = None if is_explicit(all_lines) else closing_of(protocol, all_lines)
    if closing is None:
        return protocol, doubts, ()
    without, doubts_without = read(closing.lines)
    if not closing.leaves(without):
        return protocol, doubts, ()
    found = Diagnostics()
    found.extend(doubts_without)
    _report(closing, file, found)
    return without, tuple(found), closing.statements


def _report(closing: Closing, file: str, diagnostics: Diagnostics) -> None:
    for line in closing.headings:
        diagnostics.report(
            Code.FURNITURE,
            Place(file, line.number),
            f'"{line.text}" was left out: below it stood only how the text was adopted.',
            "Check in school.yml what was made of that.",
        )
    for line in closing.statements:
        diagnostics.report(
            Code.FURNITURE,
            Place(file, line.number),
            f'"{line.text}" was left out: it says how the text was adopted.',
            "Check in school.yml what was made of it.",
        )


def _by_weight(protocol: Protocol, source: Source, closing: Sequence[Line]) -> Iterator[Line]:
    """The lines by how surely they are about the text: its title page, its end, its rules."""
    first = min(protocol.place_of(clause).line for _, clause in protocol.clauses())
    yield from (line for line in source.lines if line.number < first)
    for line in closing:
        yield from (replace(line, text=text) for text in sentences_of(line.text))
    yield from (line for line in source.lines if line.number >= first)


def _left_out(doubts: Diagnostics) -> Iterator[Line]:
    """What an importer left out, such as the feet of pages: versions stand there."""
    for doubt in doubts:
        if doubt.code in (Code.FURNITURE, Code.LEFT_OUT):
            # Feet of pages that differ by their numbers are told together.
            for text in doubt.quoted.split('", "'):
                yield Line(doubt.place.line, 0, text, hard_break=False)


def _without_metadata(protocol: Protocol, metadata: Metadata, diagnostics: Diagnostics) -> Protocol:
    """The protocol with a title that is only that: what adopted it and when is kept elsewhere."""
    said = {line.text: line for line in metadata.lines()}
    left_out = [text for text in protocol.title_lines if text in said]
    if not left_out or len(left_out) == len(protocol.title_lines):
        return protocol
    for text in left_out:
        diagnostics.report(
            Code.FURNITURE,
            Place(protocol.file, said[text].number),
            f'"{text}" was left out of the title: it says how the text was adopted.',
            "Check in school.yml what was made of it.",
        )
    kept = tuple(text for text in protocol.title_lines if text not in said)
    return replace(protocol, title_lines=kept)


def _with_title(protocol: Protocol, source: Source, diagnostics: Diagnostics) -> Protocol:
    """The protocol with its title alone; what else stands on its title page is reported."""
    styled = {line.text for line in source.lines if line.heading == TITLE_LEVEL}
    standing_out = {line.text for line in source.lines if line.stands_out}
    title = title_of(protocol.title_lines, styled, standing_out)
    for text in protocol.title_lines:
        if text not in title:
            line = next((line.number for line in source.lines if text in line.text), 1)
            diagnostics.report(
                Code.FURNITURE,
                Place(protocol.file, line),
                f'"{text}" was left out of the title: it stands beside it.',
                "Add it to the title if it belongs there.",
            )
    return replace(protocol, title_lines=title)
