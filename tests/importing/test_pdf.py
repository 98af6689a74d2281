"""PDF files to protocols: the adopted texts on pages of every width, and every variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.importing.pdf import read_pdf
from protocolwijzer.model import Protocol
from tests.reading.test_variants import VARIANTS, outline
from tests.support.imported import clauses, imported
from tests.support.typeset import BOLD_HEADING, printed, typed

HYPHENS = r"[\s-]"
# What a page cannot show: two spaces at the end of a line.
NOT_ON_A_PAGE = {"list-two-paragraphs-hard-break"}
# Rules, marks and letters that only a file can hold are read as on the page: the same.
ON_A_PAGE = sorted({path.stem for path in VARIANTS.glob("*.txt")} - NOT_ON_A_PAGE)


@pytest.mark.parametrize(
    ("school", "doubts"),
    [
        # Paragraphs without numbers: the introduction, and the closing line.
        ("togtemaarschool", {Code.MINTED_ID: 2}),
        ("de-keyzer", {Code.MINTED_ID: 1}),
    ],
)
def test_an_adopted_text_printed_by_libreoffice_is_the_original(
    adopted_pdfs: Mapping[str, bytes],
    adopted_protocols: Mapping[str, Protocol],
    school: str,
    doubts: Mapping[Code, int],
) -> None:
    outcome = imported(read_pdf, adopted_pdfs[school])
    assert clauses(outcome.protocol) == clauses(adopted_protocols[school])
    assert Counter(found.code for found in outcome.findings) == doubts


@pytest.mark.parametrize("width", range(100, 300, 20))
@pytest.mark.parametrize("school", ["togtemaarschool", "de-keyzer"])
def test_no_page_width_makes_a_false_clause(
    adopted_protocols: Mapping[str, Protocol], school: str, width: int
) -> None:
    protocol = adopted_protocols[school]
    outcome = imported(
        read_pdf,
        printed(
            protocol,
            width=width,
            head="Protocol van de school",
            foot="Pagina #counter(page).display() van #counter(page).final().first()",
        ),
    )
    # Where typst broke a word it put a hyphen that cannot be told from the word's own: those are
    # all among the doubts.
    assert clauses(outcome.protocol, without=HYPHENS) == clauses(protocol, without=HYPHENS)
    doubted = " ".join(outcome.messages(Code.UNCERTAIN_JOIN))
    for (identity, text), (_, original) in zip(
        clauses(outcome.protocol), clauses(protocol), strict=True
    ):
        if text != original:
            assert any(
                word.strip('"') in text for word in doubted.split() if word.startswith('"')
            ), identity
    left_out = outcome.messages(Code.FURNITURE)
    assert len(left_out) == 2
    assert '"Protocol van de school"' in left_out[0]
    assert '"Pagina 1 van' in left_out[1]
    codes = {found.code for found in outcome.findings}
    assert codes <= {Code.FURNITURE, Code.UNCERTAIN_JOIN, Code.MINTED_ID}


@pytest.mark.parametrize("width", [110, 150, 210])
@pytest.mark.parametrize("school", ["togtemaarschool", "de-keyzer"])
def test_bold_headings_need_no_room_around_them(
    adopted_protocols: Mapping[str, Protocol], school: str, width: int
) -> None:
    protocol = adopted_protocols[school]
    outcome = imported(read_pdf, printed(protocol, width=width, heading=BOLD_HEADING))
    assert clauses(outcome.protocol, without=HYPHENS) == clauses(protocol, without=HYPHENS)


@pytest.mark.parametrize("name", ON_A_PAGE)
def test_a_variant_on_a_page_has_the_same_structure(name: str) -> None:
    text = (VARIANTS / f"{name}.txt").read_text(encoding="utf-8-sig")
    expected = (VARIANTS / f"{name}.expected").read_text(encoding="utf-8").splitlines()
    outcome = imported(read_pdf, typed(text))
    assert list(outline(outcome.protocol)) == [
        line for line in expected if not line.startswith(f"{name}.txt:")
    ]


def test_every_line_says_where_a_person_finds_it(adopted_pdfs: Mapping[str, bytes]) -> None:
    source = imported(read_pdf, adopted_pdfs["de-keyzer"]).source
    shown = [line for line in source.lines if line.text]
    assert source.where[shown[0].number] == {"en": "page 1, line 1", "nl": "pagina 1, tekstregel 1"}
    assert [line.number for line in source.lines] == sorted({line.number for line in source.lines})
    assert all(line.number in source.where for line in shown)


def test_a_file_read_twice_is_read_the_same(adopted_pdfs: Mapping[str, bytes]) -> None:
    first, second = (imported(read_pdf, adopted_pdfs["de-keyzer"]) for _ in range(2))
    assert first == second
