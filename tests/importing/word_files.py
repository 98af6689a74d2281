"""Reading Word files in tests."""

from __future__ import annotations

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word import read_word
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_lines

NAME = "protocol.docx"


def imported(data: bytes) -> tuple[Protocol, Diagnostics]:
    """The protocol in a Word file that can be read, and all that was found."""
    diagnostics = Diagnostics()
    source = read_word(data, file=NAME, diagnostics=diagnostics)
    assert source is not None, [str(found) for found in diagnostics]
    protocol, found = read_lines(
        source.lines, file=NAME, language="nl", edition=EditionKind.ADOPTED
    )
    diagnostics.extend(found)
    return protocol, diagnostics


def lines(data: bytes) -> tuple[list[str], list[str]]:
    """The lines of a Word file that are not blank, and what was found, each in one line."""
    diagnostics = Diagnostics()
    source = read_word(data, file=NAME, diagnostics=diagnostics)
    found = [str(each).split("\n", maxsplit=1)[0] for each in diagnostics]
    return [line.text for line in source.lines if line.text] if source else [], found
