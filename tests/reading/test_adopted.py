"""The two adopted texts, as the schools have them, are read perfectly by general rules."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from protocolwijzer.editions import by_id
from protocolwijzer.model import Clause, EditionKind, Protocol
from protocolwijzer.reading import read_protocol, write_protocol

FILES = {"togtemaarschool": "togtemaarschool.md", "de-keyzer": "de-keyzer.txt"}


def read(path: Path) -> Protocol:
    protocol, _ = read_protocol(
        path.read_bytes(), file=path.name, language="nl", edition=EditionKind.ADOPTED
    )
    return protocol


def mapped_ids(adopted_texts: Path, school: str) -> tuple[str, ...]:
    with (adopted_texts / "clause-map.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["clause"] for row in csv.DictReader(file) if row["school"] == school)


def spoken(clause: Clause) -> Iterator[str]:
    yield from clause.paragraphs
    for sub in clause.subclauses:
        yield from spoken(sub)


def without_marks(text: str) -> str:
    """The source without what is markup or a list label: heading and bold marks, numbers."""
    text = re.sub(r"^#+ *|\*\*\*|\*\*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *(?:[0-9]+\.|- [a-z]\.) ", "", text, flags=re.MULTILINE)
    return "".join(text.split())


@pytest.mark.parametrize("school", FILES)
def test_every_unit_is_found_in_order(adopted_texts: Path, school: str) -> None:
    protocol = read(adopted_texts / FILES[school])
    assert protocol.clause_ids() == mapped_ids(adopted_texts, school)


@pytest.mark.parametrize("school", FILES)
def test_nothing_is_lost_and_nothing_invented(adopted_texts: Path, school: str) -> None:
    path = adopted_texts / FILES[school]
    protocol = read(path)
    read_back = [*protocol.title_lines]
    for section in protocol.sections:
        read_back.append(section.title)
        for clause in section.clauses:
            read_back.extend(spoken(clause))
    actual = "".join("".join(read_back).split())
    assert actual == without_marks(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("school", FILES)
def test_the_written_form_reads_the_same(adopted_texts: Path, school: str) -> None:
    protocol = read(adopted_texts / FILES[school])
    text = write_protocol(protocol)
    again, findings = read_protocol(
        text.encode(), file="adopted.nl.md", language="nl", edition=EditionKind.ADOPTED
    )
    assert again == protocol
    assert write_protocol(again) == text
    assert not findings


def test_a_rule_with_two_paragraphs_is_one_clause(adopted_texts: Path) -> None:
    _, clause = by_id(read(adopted_texts / FILES["togtemaarschool"]))["b.1"]
    assert len(clause.paragraphs) == 2


def test_lettered_items_stand_under_their_rule(adopted_texts: Path) -> None:
    _, clause = by_id(read(adopted_texts / FILES["de-keyzer"]))["reikwijdte.4"]
    assert [sub.number for sub in clause.subclauses] == ["a", "b", "c", "d", "e"]
