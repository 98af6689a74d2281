"""Whatever the bytes are, reading does not raise, and writing what was read is a fixed point."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_protocol, write_protocol

# Pieces that texts are made of: random characters alone would hardly ever make a list.
PIECES = st.one_of(
    st.sampled_from(
        [
            "# Titel",
            "## Regels {#regels}",
            "### A. Voor iedereen {#a}",
            '## Lang {#lang label="L"}',
            '## Leeg {#leeg label="  "}',
            "## {#slot}",
            "## Kop zonder naam",
            "## Kop {#Fout Hier}",
            "Kop",
            "2 Doel",
            "Artikel 3: Gebruik",
            "Bijlage 1",
            "HOOFDSTUK II",
            "1. Een regel.",
            "2. Nog een {#eigen.id}",
            "1)",
            "(a) tussen haakjes;",
            "a. een letter",
            "4b. met letter",
            "i. romeins",
            "ii. romeins",
            "1.2 Beheer",
            "3.1. met punten",
            "- streep",
            " - c. streep en letter",
            "• bol",
            "o rondje",
            "---",
            "===",
            "***",
            "**Vet**",
            "Een gewone zin die doorloopt",
            "en hier eindigt.",
            "hard  ",
            "\\1. geen nummer",
            "\\",
            "eindigt op \\{#x}",
            "eindigt op {#x}",
            "Pagina 2 van 9",
            "Inhoud",
            "Doel ........ 3",
            "16.45 uur",
            "zie 4.3",
            "",
            "",
        ]
    ),
    st.text(max_size=30),
)
INDENTS = st.sampled_from(["", "", "", " ", "  ", "   ", "      ", "\t", "\u00a0"])
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n\n\n"])
TEXTS = st.lists(st.tuples(INDENTS, PIECES, BREAKS), max_size=25).map(
    lambda lines: "".join("".join(line) for line in lines)
)


def read(text: str) -> Protocol:
    protocol, _ = read_protocol(
        text.encode("utf-8", "surrogatepass"),
        file="x.md",
        language="nl",
        edition=EditionKind.PLAIN,
    )
    return protocol


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
@example("# Een\n\n# Twee\n")
@example("\u00ad\tx\n")
@example("## 3 X\n\n8. x\n\n## Y\n\n3.8. y\n\n## Z\n\n3.9. z\n\n3.9. z\n")
@example("## Kop {#kop}\n\n1. {#kop.2}\n2. x\n")
@example("a\n\n## {#slot}\n\nb\n\n## {#slot}\n\nc\n")
def test_writing_what_was_read_is_a_fixed_point(text: str) -> None:
    first = read(text)
    written = write_protocol(first)
    assert read(written) == first
    assert write_protocol(read(written)) == written


REFUSED = {Code.BINARY_FILE, Code.WRONG_ENCODING, Code.EMPTY_FILE}


def said(text: str) -> str:
    """All that was read out of a text, and all that was said about it."""
    protocol, findings = read_protocol(
        text.encode("utf-8", "surrogatepass"),
        file="x.md",
        language="nl",
        edition=EditionKind.ADOPTED,
    )
    assume(not any(finding.code in REFUSED for finding in findings))
    return " ".join(
        [
            *protocol.title_lines,
            *(section.title for section in protocol.sections),
            *(f"{section.id} {section.label}" for section in protocol.sections),
            *(f"{clause.id} {clause.number} {clause.text}" for _, clause in protocol.clauses()),
            *(finding.message for finding in findings),
        ]
    )


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("Inhoud\n\nDoel\n\nDoel\n\n1. x\n")
@example("A¹\n¹0\n")
def test_no_word_is_lost(text: str) -> None:
    everything = said(text).replace("\u00ad", "")
    # What stands in braces is markup, or an error that quotes it; a raised figure refers to a note.
    for word in re.findall(r"[^\W\d_¹²³⁴-⁹]+|[0-9]+", re.sub(r"\{#[^}]*\}|\u00ad", "", text)):
        assert word in everything


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_ids_are_unique(text: str) -> None:
    ids = read(text).clause_ids()
    assert len(ids) == len(set(ids))


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_that_are_no_text_are_refused_without_an_exception(data: bytes) -> None:
    protocol, findings = read_protocol(
        data, file="x.md", language="nl", edition=EditionKind.ADOPTED
    )
    assert protocol.sections or protocol.title_lines or findings


@pytest.mark.parametrize(
    "text",
    [
        "1. x\n" * 20_000,
        "".join(f"{' ' * depth}- x\n" for depth in range(3_000)),
        "#" * 500_000,
        "*" * 20_000 + "\n\n" + "**a " * 5_000,
        "Kop\n\n" * 20_000,
        "## Kop {#kop}\n\n" + "1. x {#a}\n" * 2_000,
        "zin\n\n1. x\n\n" + "tekst\n\n" * 5_000,
    ],
    ids=["items", "deep", "hashes", "stars", "headings", "clashes", "paragraphs"],
)
def test_a_large_text_is_read(text: str) -> None:
    written = write_protocol(read(text))
    assert write_protocol(read(written)) == written
