"""What a clause is called in front of a reader: the school's own label, never an id."""

from __future__ import annotations

import re

from protocolwijzer.model import Clause, Section

_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)(?:[A-Z]|[IVXLC]+|[0-9.]+)$")


def clause_label(section: Section, clause: Clause) -> str:
    """Give "A.4", "Reikwijdte 4b", "3.1"; the section's label alone for its only paragraph."""
    tail = clause.id.removeprefix(f"{section.id}.")
    if tail == clause.id:
        return section.label if clause.id == section.id else clause.id
    if "." in clause.number:
        return clause.number
    tail = re.sub(r"(^|\.)p(?=[0-9])", r"\1¶", tail)
    separator = "." if _ENDS_IN_NUMBER.search(section.label) else " "
    return f"{section.label}{separator}{tail}"
