"""What an importer made of a file, in the form that tests compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostic, Diagnostics
from protocolwijzer.importing.source import Source
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_lines

FILE = "protocol.pdf"


@dataclass(frozen=True)
class Outcome:
    """A protocol as imported, the lines that it was read from, and everything that was found."""

    protocol: Protocol
    source: Source
    findings: tuple[Diagnostic, ...]

    def messages(self, code: Code) -> list[str]:
        """What findings of one kind say."""
        return [found.message for found in self.findings if found.code is code]


def imported(reader: Callable[..., Source | None], data: bytes) -> Outcome:
    """What a reader and then `reading` make of a file that it does not refuse."""
    diagnostics = Diagnostics()
    source = reader(data, file=FILE, diagnostics=diagnostics)
    assert source is not None, [str(found) for found in diagnostics]
    protocol, doubts = read_lines(
        source.lines, file=FILE, language="nl", edition=EditionKind.ADOPTED
    )
    diagnostics.extend(doubts)
    return Outcome(protocol, source, tuple(diagnostics))


def refusal(reader: Callable[..., Source | None], data: bytes) -> str:
    """What is said of a file that is refused."""
    diagnostics = Diagnostics()
    assert reader(data, file=FILE, diagnostics=diagnostics) is None
    (found,) = diagnostics
    return str(found)


def clauses(protocol: Protocol, *, without: str = r"\s") -> list[tuple[str, str]]:
    """Title, headings and clauses by id, without white space or what else does not count."""
    texts = [
        ("", protocol.title),
        *((section.id, section.title) for section in protocol.sections),
        *((clause.id, clause.text) for _, clause in protocol.clauses()),
    ]
    return [(identity, re.sub(without, "", text)) for identity, text in texts]


def words(texts: Iterable[str]) -> set[str]:
    """All words and figures."""
    return {word for text in texts for word in re.findall(r"\w+", text)}


def said_words(protocol: Protocol, findings: Iterable[Diagnostic]) -> set[str]:
    """All words that a protocol holds, its numbers among them, or that a finding quotes."""
    return words(
        [
            *protocol.title_lines,
            *(section.title for section in protocol.sections),
            *(clause.number for _, clause in protocol.clauses()),
            *(clause.text for _, clause in protocol.clauses()),
            *(found.message for found in findings),
        ]
    )
