"""What is doubtful about a school's own file, in words for whoever wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from protocolwijzer import importing, reading
from protocolwijzer.diagnostics import Code, Diagnostic, Severity
from protocolwijzer.importing.draft import Draft
from protocolwijzer.importing.files import Imported
from protocolwijzer.importing.metadata import find_metadata
from protocolwijzer.importing.source import Source
from protocolwijzer.model import Audience, ClauseFacts, EditionKind, Kind, Place
from protocolwijzer.reading import read_lines, read_protocol
from protocolwijzer.reading.decoding import Line
from protocolwijzer.rendering.import_page import doubts, import_page, rules_below
from protocolwijzer.rendering.wording import Wording
from tests.support.pages import elements, text_of, values

LINES = tuple(
    Line(number, 0, text, hard_break=False)
    for number, text in enumerate(["Protocol", "", "1. Telefoons blijven thuis."], start=1)
)

FACTS = ClauseFacts((Audience.STUDENTS,), (), Kind.MUST, {}, proposed="omdat")


def reported() -> set[Code]:
    """The codes that reading a file may report without refusing it."""
    named = {
        Code[name]
        for package in (importing, reading)
        for file in Path(package.__path__[0]).glob("*.py")
        for name in re.findall(r"\bCode\.([A-Z_]+)", file.read_text(encoding="utf-8"))
    }
    return {code for code in named if code.severity is not Severity.ERROR}


def with_doubt(code: Code, message: str) -> Imported:
    protocol, _ = read_lines(LINES, file="x", language="nl", edition=EditionKind.ADOPTED)
    doubt = Diagnostic(code, Place("x", 3), message, "")
    return Imported(protocol, find_metadata(LINES), Source(LINES, {}), (doubt,))


def test_there_are_doubts_to_tell() -> None:
    assert {Code.TRACKED_CHANGE, Code.FURNITURE, Code.NUMBER_SEQUENCE} <= reported()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", [code for code in Code if code in reported()])
def test_every_doubt_has_words(code: Code, language: str) -> None:
    (group,) = doubts(with_doubt(code, "..."), Wording(language))
    assert group.title
    assert group.what
    assert group.places[0].where


@pytest.mark.parametrize(
    ("code", "message", "words"),
    [
        (Code.TRACKED_CHANGE, '"mp3-speler" was deleted with tracked changes.', "mp3-speler"),
        (Code.LEFT_OUT, 'A footnote was left out: "Zie "artikel 3"."', 'Zie "artikel 3".'),
        (Code.UNUSUAL_NUMBER, 'Word shows "1)" here; it is "1".', "1. Telefoons blijven thuis."),
        (Code.UNREAD_PICTURE, "A picture was left out.", ""),
    ],
)
def test_a_doubt_shows_the_words_that_it_is_about(code: Code, message: str, words: str) -> None:
    (group,) = doubts(with_doubt(code, message), Wording("nl"))
    assert group.places[0].words == words


CHAPTERS = """\
## 3 Leerlingen

### Thuis

Thuis gelden deze regels.

3.1. Wees aardig:
    a. in de groepsapp;
    b. in een spel.
3.2. Deel geen:
    - adressen.
"""


def chapters(text: str) -> Imported:
    protocol, _ = read_protocol(text.encode(), file="x", language="nl", edition=EditionKind.ADOPTED)
    left_out = Diagnostic(Code.FURNITURE, Place("x", 1), '"Inhoud" was left out.', "")
    doubted = Diagnostic(Code.MINTED_ID, Place("x", 5), "...", "")
    source = Source(LINES, {})
    return Imported(protocol, find_metadata(()), source, (left_out, doubted))


@pytest.mark.parametrize("level", ["###", "##"])
def test_a_chapter_has_the_rules_below_its_subheadings(level: str) -> None:
    imported = chapters(CHAPTERS.replace("###", level) + "\n## 4 Ouders\n\n4.1. Bel naar school.\n")
    assert rules_below(imported.protocol) == (6, 0, 0)


def test_the_page_tells_the_numbers_of_the_original_from_names_made_here() -> None:
    imported = chapters(CHAPTERS + "\n## 4 Ouders\n\n4.1. Bel naar school.\n")
    facts = dict.fromkeys(imported.protocol.clause_ids(), FACTS)
    draft = Draft("x", "X", "x.docx", "docs/x", ("nl",), imported, facts)
    page = html.document_fromstring(import_page(draft, Wording("nl")))
    rows = [
        [text_of(cell) for cell in elements(row, "*")]
        for row in elements(page, "//section[h2/@id='sections']//tbody/tr")
    ]
    assert rows == [
        ["3 Leerlingen", "eronder: 6", ""],
        [
            "Thuis",
            "6",
            "3.1, 3.1a, 3.1b, 3.2zonder nummer, hier genoemd: Thuis (alinea 1), 3.2.1",
        ],
        ["4 Ouders", "1", "4.1"],
    ]
    assert values(page, "//nav//a[@href='#doubts']/text()") == ["Nog na te kijken (1)"]
    assert values(page, "//nav//a[@href='#left-out']/text()") == ["Weggelaten (1)"]
    (words,) = elements(page, "//section[h2/@id='left-out']//li")
    assert "Inhoud" in text_of(words)
    (facts_told,) = elements(page, "//section[h2/@id='about']")
    assert "bovenaan in adopted.nl.md" in text_of(facts_told)


def test_numbers_are_told_as_the_site_tells_them() -> None:
    imported = chapters(
        "## 7 Gevolgen\n\n1. Praten.\n   a. Alleen.\n2. Bellen.\n\n## Slot\n\n1. Einde.\n"
    )
    facts = dict.fromkeys(imported.protocol.clause_ids(), FACTS)
    draft = Draft("x", "X", "x.docx", "docs/x", ("nl",), imported, facts)
    page = html.document_fromstring(import_page(draft, Wording("nl")))
    cells = elements(page, "//section[h2/@id='sections']//tbody/tr/td[2]")
    assert [text_of(cell) for cell in cells] == ["7.1, 7.1a, 7.2", "Slot 1"]
