"""Files as schools have them, made from the adopted texts: Word, and PDF out of Word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_protocol
from tests.support.office import PDF, WORD, converted
from tests.support.word_protocols import word_protocol


@pytest.fixture(scope="session")
def adopted_protocols(adopted: Mapping[str, Path]) -> Mapping[str, Protocol]:
    """Both adopted texts as read from their originals, by school."""
    return {
        school: read_protocol(
            path.read_bytes(), file=path.name, language="nl", edition=EditionKind.ADOPTED
        )[0]
        for school, path in adopted.items()
    }


@pytest.fixture(scope="session")
def adopted_docx(adopted_protocols: Mapping[str, Protocol]) -> Mapping[str, bytes]:
    """Both as Word files, by school: one with heading styles, one with bare headings."""
    return {
        school: word_protocol(protocol, styled=school == "togtemaarschool").packed()
        for school, protocol in adopted_protocols.items()
    }


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder for what LibreOffice makes in this run, the same for all of its workers."""
    base = tmp_path_factory.getbasetemp()
    return (base if worker_id == "master" else base.parent) / "office"


@pytest.fixture(scope="session")
def adopted_pdfs(adopted_docx: Mapping[str, bytes], office: Path) -> Mapping[str, bytes]:
    """The same Word files as PDF, made by LibreOffice, by school."""
    return converted(adopted_docx, PDF, office / "adopted-pdf")


@pytest.fixture(scope="session")
def adopted_office_docx(adopted_docx: Mapping[str, bytes], office: Path) -> Mapping[str, bytes]:
    """The same Word files as LibreOffice writes them, by school."""
    return converted(adopted_docx, WORD, office / "adopted-docx")
