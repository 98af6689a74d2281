"""Model to text, in the project's own format; reading the result gives the model back."""

from __future__ import annotations

from collections.abc import Iterator

from protocolwijzer.model import Clause, Protocol, Section
from protocolwijzer.reading import naming
from protocolwijzer.reading.explicit import BRACES, HEADING, MARKER, RULE


def write_protocol(protocol: Protocol) -> str:
    """The text of a protocol. An id is written only where reading would not give it anyway."""
    lines: list[str] = []
    for title in protocol.title_lines:
        _separate(lines)
        lines.append(f"# {_close(title)}")
    every = zip(protocol.sections, _default_ids(protocol), strict=True)
    for section, defaults in every:
        _separate(lines)
        lines.append(_heading(section))
        for clause, default in zip(section.clauses, defaults, strict=True):
            if clause is section.clauses[0] or clause.number == naming.PARAGRAPH:
                _separate(lines)
            lines.extend(_clause(clause, default, 0))
            if clause.number == naming.PARAGRAPH:
                _separate(lines)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _separate(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")


def _heading(section: Section) -> str:
    label = ""
    if section.label != naming.section_label(section.title, section.id):
        label = f' label="{section.label}"'
    return " ".join(
        part for part in ("#" * section.level, section.title, f"{{#{section.id}{label}}}") if part
    )


def _default_ids(protocol: Protocol) -> tuple[tuple[str, ...], ...]:
    return naming.section_clause_ids(
        [
            naming.Named(
                section.id,
                section.title,
                section.label,
                tuple(clause.number for clause in section.clauses),
            )
            for section in protocol.sections
        ]
    )


def _clause(clause: Clause, default_id: str, indent: int) -> Iterator[str]:
    identity = f" {{#{clause.id}}}" if clause.id != default_id else ""
    if clause.number == naming.PARAGRAPH:
        yield f"{' ' * indent}{_escape(clause.paragraphs[0], identity)}"
        return
    marker = clause.number if clause.number == naming.BULLET else f"{clause.number}."
    first = _close(clause.paragraphs[0] if clause.paragraphs else "", identity)
    yield f"{' ' * indent}{marker} {first}".rstrip()
    below = indent + len(marker) + 1
    for paragraph in clause.paragraphs[1:]:
        yield ""
        yield f"{' ' * below}{_escape(paragraph)}"
    numbers = tuple(sub.number for sub in clause.subclauses)
    defaults = naming.clause_ids(clause.id, clause.number, numbers)
    for sub, default in zip(clause.subclauses, defaults, strict=True):
        if sub.number == naming.PARAGRAPH:
            yield ""
        yield from _clause(sub, default, below)
        if sub.number == naming.PARAGRAPH:
            yield ""


def _escape(text: str, identity: str = "") -> str:
    """A paragraph as a line of its own that cannot be taken for structure."""
    structural = text.startswith("\\") or any(
        pattern.match(text) for pattern in (HEADING, MARKER, RULE)
    )
    return _close(f"\\{text}" if structural else text, identity)


def _close(text: str, identity: str = "") -> str:
    """A text with its id behind it, or else with an end that cannot be taken for one."""
    if identity:
        return f"{text}{identity}"
    braces = BRACES.match(text)
    if braces is None:
        return text
    return f"{braces[1]}\\{braces[2]}{{#{braces[3]}}}"
