"""How documents are built in the wild, one made-up example a file.

Each `variants/<name>.txt` is read as found; `variants/<name>.expected` is the structure and the
doubts that must come out. `UPDATE_GOLDEN=1 pytest tests/reading` writes them anew: read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from protocolwijzer.model import Clause, EditionKind, Protocol
from protocolwijzer.reading import read_protocol, write_protocol

VARIANTS = Path(__file__).parent / "variants"


def outline(protocol: Protocol) -> Iterator[str]:
    for title in protocol.title_lines:
        yield f"title: {title}"
    for section in protocol.sections:
        yield f"{'#' * section.level} {section.title or '(no heading)'} = {section.id}"
        for clause in section.clauses:
            yield from clause_lines(clause)


def clause_lines(clause: Clause, depth: int = 1) -> Iterator[str]:
    number = clause.number or "(paragraph)"
    yield f"{'  ' * depth}{clause.id} {number} | {' // '.join(clause.paragraphs)}"
    for sub in clause.subclauses:
        yield from clause_lines(sub, depth + 1)


@pytest.mark.parametrize("name", sorted(path.stem for path in VARIANTS.glob("*.txt")))
def test_variant(name: str) -> None:
    data = (VARIANTS / f"{name}.txt").read_bytes()
    protocol, findings = read_protocol(
        data, file=f"{name}.txt", language="nl", edition=EditionKind.ADOPTED
    )
    doubts = [str(finding).split("\n", maxsplit=1)[0] for finding in findings]
    actual = "\n".join([*outline(protocol), *doubts]) + "\n"
    golden = VARIANTS / f"{name}.expected"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    assert actual == golden.read_text(encoding="utf-8")
    again, _ = read_protocol(
        write_protocol(protocol).encode(), file="", language="nl", edition=EditionKind.ADOPTED
    )
    assert again == protocol
