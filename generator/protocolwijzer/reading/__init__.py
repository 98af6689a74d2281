"""Text to model and back.

A text in the project's own format (one with {#ids}) is read by that format's rules; any other
text is read as found, by what protocols look like. Both end in the same model.
"""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.diagnostics import Diagnostic, Diagnostics
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading.decoding import Line, decode, split_lines
from protocolwijzer.reading.explicit import is_explicit, read_explicit
from protocolwijzer.reading.found import read_found
from protocolwijzer.reading.writing import write_protocol

__all__ = ["read_lines", "read_protocol", "write_protocol"]


def read_protocol(
    data: bytes, *, file: str, language: str, edition: EditionKind
) -> tuple[Protocol, tuple[Diagnostic, ...]]:
    """The protocol that a file's bytes hold, and what was found on the way. Never raises.

    Bytes that are not a text give a protocol without sections and an error that says why.
    """
    diagnostics = Diagnostics()
    text = decode(data, file=file, diagnostics=diagnostics)
    if text is None:
        return Protocol(language, edition, (), (), file), tuple(diagnostics)
    lines = split_lines(text, file=file, diagnostics=diagnostics)
    protocol, found = read_lines(lines, file=file, language=language, edition=edition)
    diagnostics.extend(found)
    return protocol, tuple(diagnostics)


def read_lines(
    lines: Sequence[Line], *, file: str, language: str, edition: EditionKind
) -> tuple[Protocol, tuple[Diagnostic, ...]]:
    """The protocol in lines that were got out of a file some other way. Never raises."""
    diagnostics = Diagnostics()
    read = read_explicit if is_explicit(lines) else read_found
    outline = read(lines, file=file, diagnostics=diagnostics)
    protocol = outline.protocol(language=language, edition=edition, diagnostics=diagnostics)
    return protocol, tuple(diagnostics)
