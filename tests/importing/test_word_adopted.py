"""Both adopted texts as Word files, numbers counted by Word, against their originals."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from protocolwijzer.diagnostics import Severity
from protocolwijzer.model import Protocol
from tests.importing.word_files import imported
from tests.support.word_protocols import word_protocol

SCHOOLS = ("togtemaarschool", "de-keyzer")


@pytest.mark.parametrize("school", SCHOOLS)
def test_exactly_the_same_ids_numbers_headings_and_texts(
    school: str, adopted_docx: Mapping[str, bytes], adopted_protocols: Mapping[str, Protocol]
) -> None:
    protocol, diagnostics = imported(adopted_docx[school])
    assert protocol == adopted_protocols[school]
    assert {found.code.slug for found in diagnostics} == {"minted-id"}
    assert not diagnostics.of(Severity.ERROR)


@pytest.mark.parametrize("school", SCHOOLS)
def test_the_same_from_a_file_that_libreoffice_wrote(
    school: str,
    adopted_office_docx: Mapping[str, bytes],
    adopted_protocols: Mapping[str, Protocol],
) -> None:
    assert imported(adopted_office_docx[school])[0] == adopted_protocols[school]


def test_bare_headings_give_the_same_ids_and_texts_as_styled_ones(
    adopted_protocols: Mapping[str, Protocol],
) -> None:
    original = adopted_protocols["togtemaarschool"]
    protocol, _ = imported(word_protocol(original, styled=False).packed())
    assert list(texts(protocol)) == list(texts(original))


def texts(protocol: Protocol) -> list[tuple[str, ...]]:
    return [(protocol.title,)] + [
        (section.title, clause.id, clause.number, *clause.paragraphs)
        for section, clause in protocol.clauses()
    ]
