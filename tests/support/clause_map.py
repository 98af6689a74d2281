"""The given truth about the two protocols: whom each clause reaches and what it does."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer.model import Audience, Kind


@dataclass(frozen=True, slots=True)
class MappedClause:
    """A line of clause-map.csv; an audience in brackets there is one the clause concerns."""

    school: str
    id: str
    audiences: frozenset[Audience]
    concerns: frozenset[Audience]
    kind: Kind

    @property
    def reaches(self) -> frozenset[Audience]:
        """On whose pages it stands: of those it addresses and of those it concerns."""
        return self.audiences | self.concerns


def read_clause_map(file: Path) -> tuple[MappedClause, ...]:
    """All lines, in order."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(_mapped(row) for row in csv.DictReader(lines))


def _mapped(row: dict[str, str]) -> MappedClause:
    named = row["audiences"].split()
    return MappedClause(
        school=row["school"],
        id=row["clause"],
        audiences=frozenset(Audience(name) for name in named if not name.startswith("(")),
        concerns=frozenset(Audience(name.strip("()")) for name in named if name.startswith("(")),
        kind=Kind(row["kind"]),
    )
