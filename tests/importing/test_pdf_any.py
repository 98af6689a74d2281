"""Whatever a PDF says, no word of it is lost; whatever its bytes are, nothing is raised."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing import pdf
from protocolwijzer.importing.pdf import read_pdf
from protocolwijzer.importing.pdf_child import RefusedError, _letter, read_contents
from protocolwijzer.importing.pdf_contents import Contents, Page, Run, from_json, to_json
from protocolwijzer.importing.pdf_lines import page_lines
from protocolwijzer.importing.pdf_process import contents_of
from tests.support.imported import FILE, imported, said_words, words
from tests.support.pdf_files import commented
from tests.support.typeset import typed

VOCABULARY = (
    "telefoons kluis school leerlingen en of mag niet De Een mail- e-mail Wie privé hij/zij "
    "mede- werkers 16.45 2024 (zie 4.3) pagina 2 van 9 Inhoud Artikel Bijlage versie"
)
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
STARTS = st.sampled_from(["", "", "", "1. ", "2. ", "3. ", "a. ", "b) ", "- ", "• ", "A. ", "1.2 "])
ENDS = st.sampled_from(["", ".", ";", ":", " 3", " ..... 4"])
INDENTS = st.sampled_from(["", "", "  ", "      "])
LINES = st.tuples(INDENTS, STARTS, SENTENCES, ENDS).map("".join) | st.sampled_from(["", "", "7"])
TEXTS = st.lists(LINES, min_size=1, max_size=90).map("\n".join).filter(str.strip)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small files would be mostly starts of processes."""

    def contents(data: bytes) -> Contents | str:
        try:
            return read_contents(data)
        except RefusedError as refused:
            return str(refused)

    monkeypatch.setattr(pdf, "contents_of", contents)


# The fixture changes nothing between examples.
CHECKED = settings(deadline=None, derandomize=True, database=None)


@settings(CHECKED, max_examples=60)
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    outcome = imported(read_pdf, typed(text))
    said = said_words(outcome.protocol, outcome.findings)
    for word in words([text]) - said:
        # It may be part of one that was made whole over two lines.
        assert word.isalpha()
        assert any(word in whole for whole in said), word


@settings(CHECKED, max_examples=150)
@given(st.integers(), st.integers(1, 40))
def test_a_changed_file_is_read_or_refused(seed: int, changes: int) -> None:
    data = bytearray(SAMPLE)
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(changes):
        at = chance.randrange(len(data))
        if chance.random() < 0.2:
            del data[at : at + chance.randrange(200)]
        else:
            data[at] = chance.randrange(256)
    diagnostics = Diagnostics()
    source = read_pdf(bytes(data), file=FILE, diagnostics=diagnostics)
    assert source is not None or diagnostics.fails()


@settings(CHECKED, max_examples=100)
@given(st.binary(max_size=2000))
def test_any_bytes_are_refused(data: bytes) -> None:
    diagnostics = Diagnostics()
    assert read_pdf(b"%PDF-1.7\n" + data, file=FILE, diagnostics=diagnostics) is None
    assert diagnostics.fails()


def test_a_process_of_its_own_reads_the_same() -> None:
    assert contents_of(SAMPLE) == read_contents(SAMPLE)


@pytest.mark.parametrize("place", [float("nan"), float("inf"), float("-inf")])
def test_a_place_on_no_page_is_refused(place: float) -> None:
    run = Run("1. Telefoons", x0=60, x1=place, y=90, size=11, bold=False, angle=0)
    page = Page(595, 842, (run,), (), has_pictures=False, is_picture=False)
    with pytest.raises(ValueError, match="no place"):
        from_json(to_json(Contents((page,), ())))


@pytest.mark.parametrize("code", [0x7F, 0x9D, 0xFFFF, 0x01])
def test_what_is_no_letter_is_unknown(code: int) -> None:
    assert _letter(code) == "\ufffd"


def test_numbers_of_lines_count_up() -> None:
    (page,) = read_contents(SAMPLE).pages
    lines = page_lines(page, 1).lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


SAMPLE = commented(
    typed("Regels\n\n1. Telefoons gaan in de kluis.\n2. Horloges gaan in de tas.\n"), "Let op"
)
