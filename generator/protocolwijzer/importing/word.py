"""Word files (.docx) to lines: what Word shows, with its automatic numbers written out."""

from __future__ import annotations

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.source import Source
from protocolwijzer.importing.word_document import WordDocument
from protocolwijzer.importing.word_lines import laid_out
from protocolwijzer.importing.word_package import Package, UnreadableError
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import SIZE_LIMIT, report_too_large


def read_word(data: bytes, *, file: str, diagnostics: Diagnostics) -> Source | None:
    """The text of a Word file in reading order; None after an error was reported. Never raises.

    A line's number is that of its paragraph. Words that are not part of the running text are
    doubts, each with all its words.
    """
    try:
        package = Package(data)
        document = WordDocument(package, file=file, diagnostics=diagnostics)
        paragraphs = document.paragraphs()
    except UnreadableError as error:
        diagnostics.report(error.code, Place(file), error.message, error.mend)
        return None
    size = sum(len(paragraph.text) for paragraph in paragraphs)
    if size > SIZE_LIMIT:
        report_too_large(size, file=file, diagnostics=diagnostics)
        return None
    lines = laid_out(paragraphs, file=file, diagnostics=diagnostics)
    if not any(line.text for line in lines):
        diagnostics.report(
            Code.NO_TEXT,
            Place(file),
            "The document holds no running text.",
            "Text that stands in pictures or text boxes must be typed as text.",
        )
        return None
    return Source(lines, document.where())
