"""What a clause is called in front of a reader: the school's own label, never an id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from protocolwijzer.diagnostics import near
from protocolwijzer.localization import translations_for
from protocolwijzer.model import Clause, Protocol
from protocolwijzer.reading.naming import is_numbered

_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)(?:[A-Z]|[IVXLC]+|[0-9.]+)$")
# The end of the id of what stands unnumbered among numbers: "a.p1".
_UNNUMBERED = re.compile(r"\.p(?P<place>[0-9]+(?:-[0-9]+)?)")


def labels_of(protocol: Protocol) -> Mapping[str, str]:
    """What every clause is called, by its id, in reading order.

    "A.4", "Reikwijdte 4b", "3.1", "A (paragraph 1)"; "Slot" for a section's only paragraph. A
    paragraph is called one in the language of the text. Where the numbers run on from section to
    section, they say it all: "13", "13b".
    """
    runs_on = _runs_on(protocol)
    paragraph = translations_for(protocol.language).gettext("paragraph %(number)s")
    return {
        name: label
        for section in protocol.sections
        for clause in section.clauses
        for name, label in (
            [(clause.id, clause.number), *_below(clause, clause.number, paragraph)]
            if runs_on and clause.number.isdecimal()
            else _labels(clause, section.id, section.label, paragraph)
        )
    }


def _runs_on(protocol: Protocol) -> bool:
    """Whether plain numbers go on from one section to the next, so that none occurs twice."""
    sections = [
        [clause.number for clause in section.clauses if clause.number.isdecimal()]
        for section in protocol.sections
    ]
    numbers = [number for section in sections for number in section]
    return sum(map(bool, sections)) > 1 and len({*numbers}) == len(numbers)


def _below(clause: Clause, label: str, paragraph: str) -> Iterator[tuple[str, str]]:
    """The ids and labels of all below a clause."""
    for sub in clause.subclauses:
        yield from _labels(sub, clause.id, label, paragraph)


def _labels(
    clause: Clause, parent: str, parent_label: str, paragraph: str
) -> Iterator[tuple[str, str]]:
    """The ids and labels of a clause and of all below it.

    parent, parent_label: the id and the label of the section or clause that it stands under.
    """
    label = _label(clause, parent, parent_label, paragraph)
    yield clause.id, label
    yield from _below(clause, label, paragraph)


def _label(clause: Clause, parent: str, parent_label: str, paragraph: str) -> str:
    if clause.id == parent:
        return parent_label
    if "." in clause.number:
        return clause.number
    tail = clause.id.removeprefix(parent)
    # A letter is glued to the figure before it.
    if tail == clause.id or not (tail[0] == "." or (tail[0].isalpha() and parent[-1].isdigit())):
        return clause.id
    unnumbered = None if is_numbered(clause.number) else _UNNUMBERED.fullmatch(tail)
    if unnumbered:
        return f"{parent_label} ({paragraph % {'number': unnumbered['place']}})"
    if tail[0] == "." and not _ENDS_IN_NUMBER.search(parent_label):
        return f"{parent_label} {tail[1:]}"
    return f"{parent_label}{tail}"


def near_clause(name: str, labels: Mapping[str, str]) -> str:
    """'Did you mean "x.3.8", shown as 3.8?' for a clause's label, or for the nearest id; or "".

    labels: of the clauses that there are, by their ids.
    """
    shown = [each for each, label in labels.items() if label.casefold() == name.casefold()]
    if not shown:
        return near(name, labels)
    meant = " or ".join(f'"{each}"' for each in shown)
    return f"Did you mean {meant}, shown as {labels[shown[0]]}?"
