"""Text files in every encoding that schools' computers have written."""
# ruff: noqa: RUF001 (quotation marks and dashes of every kind are what is tested)

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.plain_text import LINE_LIMIT, read_plain_text
from tests.reading.test_variants import outline
from tests.support.imported import FILE, imported, refusal

TEXT = """\
Regels

1. De coördinator beslist over privéberichten, één keer.
2. ‘Vrienden’ worden mag niet – ook niet met foto’s.
3. Een boete is € 5.
"""
OUTLINE = [
    "## Regels = regels",
    "  regels.1 1 | De coördinator beslist over privéberichten, één keer.",
    "  regels.2 2 | ‘Vrienden’ worden mag niet – ook niet met foto’s.",
    "  regels.3 3 | Een boete is € 5.",
]
# Old code pages lack some of these signs.
PLAINER = TEXT.translate({ord("‘"): "'", ord("’"): "'", ord("–"): "-", ord("€"): "EUR"})
PLAINER_OUTLINE = [
    line.translate({ord("‘"): "'", ord("’"): "'", ord("–"): "-", ord("€"): "EUR"})
    for line in OUTLINE
]
# Short texts with one letter that could be many, by how an encoding writes it.
SHORT = [
    "Café",
    "privéberichten",
    "de ouders’ rechten",
    "‘vrienden’ worden mag niet",
    "Regels – algemeen",
    "– Telefoons in de kluis.",
    "Een boete van € 5",
    "• Geen telefoon",
    "officiële standpunten variëren",
    "ÉÉN regel",
    "één keer",
    "naïef, reünie, crèche, maïs, enquête",
    "“Citaat” van de leraar",
    "geïnformeerd, beëindigd, geüpload",
    "gegevens – zie § 4 – niet delen",
    "’s ochtends",
    "CAFÉ EN DISCO",
]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode("mac_roman"), "Mac Roman"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-32-be"), "UTF-32"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32"),
    ],
)
def test_an_encoding_is_told_and_doubted(data: bytes, name: str) -> None:
    outcome = imported(read_plain_text, data)
    assert list(outline(outcome.protocol)) == OUTLINE
    assert outcome.messages(Code.GUESSED_ENCODING) == [
        f"The file is not UTF-8; it was read as {name}."
    ]
    (doubt,) = (found for found in outcome.findings if found.code is Code.GUESSED_ENCODING)
    assert doubt.mend == 'Check that "coördinator", "privéberichten,", "één" is right.'


@pytest.mark.parametrize("encoding", ["cp850", "iso8859-15"])
def test_an_older_encoding_is_told_as_well(encoding: str) -> None:
    outcome = imported(read_plain_text, PLAINER.encode(encoding))
    assert list(outline(outcome.protocol)) == PLAINER_OUTLINE
    assert outcome.messages(Code.GUESSED_ENCODING)


@pytest.mark.parametrize("data", [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()])
def test_utf_8_is_not_doubted(data: bytes) -> None:
    outcome = imported(read_plain_text, data)
    assert list(outline(outcome.protocol)) == OUTLINE
    assert outcome.findings == ()


def can_write(encoding: str, text: str) -> bool:
    return text.encode(encoding, "replace").decode(encoding) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (encoding, text)
        for encoding in ("cp1252", "mac_roman", "cp850", "iso8859-15")
        for text in SHORT
        if can_write(encoding, text)
    ],
)
def test_a_few_words_are_enough(encoding: str, text: str) -> None:
    source = read_plain_text(text.encode(encoding), file=FILE, diagnostics=Diagnostics())
    assert source is not None
    assert [line.text for line in source.lines] == [text]


def test_letters_that_were_damaged_before_are_doubted() -> None:
    damaged = TEXT.encode().decode("cp1252", "replace").encode()
    (first, *_) = imported(read_plain_text, damaged).messages(Code.DAMAGED_LETTERS)
    assert first == (
        '"coÃ¶rdinator", "privÃ©berichten,", "Ã©Ã©n" has letters that were damaged '
        "before this file was saved."
    )


def test_utf_8_with_something_else_pasted_into_it() -> None:
    data = TEXT.encode().replace(b"beslist", b"besl\xefst")
    outcome = imported(read_plain_text, data)
    assert list(outline(outcome.protocol)) == [
        line.replace("beslist", "besl\ufffdst") for line in OUTLINE
    ]
    assert outcome.messages(Code.GUESSED_ENCODING) == [
        "Some of the file is not UTF-8; the rest was read as that."
    ]
    assert outcome.messages(Code.DAMAGED_LETTERS) == [
        '"besl\ufffdst" has letters that were damaged before this file was saved.'
    ]


LONG = "Op onze school zorgen we er samen voor dat telefoons het leren niet storen. " * 2
PER_LINE = [
    "Protocol telefoons",
    "Waarom",
    LONG.strip(),
    "Leerlingen",
    "1.\tTelefoons blijven in de tas.",
    "2.\tFilmen mag niet",
    "Ouders",
    "Bel de school als dat nodig is.",
]
PER_LINE_OUTLINE = [
    "title: Protocol telefoons",
    "## Waarom = waarom",
    f"  waarom.1 (paragraph) | {LONG.strip()}",
    "## Leerlingen = leerlingen",
    "  leerlingen.1 1 | Telefoons blijven in de tas.",
    "  leerlingen.2 2 | Filmen mag niet",
    "## Ouders = ouders",
    "  ouders.1 (paragraph) | Bel de school als dat nodig is.",
]


def test_a_paragraph_per_line_as_word_processors_save_text() -> None:
    outcome = imported(read_plain_text, "\r\n".join(PER_LINE).encode())
    assert list(outline(outcome.protocol)) == PER_LINE_OUTLINE


def test_the_same_in_short_lines_without_a_blank_one() -> None:
    short = "Telefoons storen het leren."
    data = "\n".join(PER_LINE).replace(LONG.strip(), short).encode()
    outcome = imported(read_plain_text, data)
    assert list(outline(outcome.protocol)) == [
        line.replace(LONG.strip(), short) for line in PER_LINE_OUTLINE
    ]


def test_lines_that_are_wrapped_are_no_paragraphs() -> None:
    wrapped = "Op onze school zorgen we er\nsamen voor dat telefoons het\nleren niet storen."
    for above in ("", f"{LONG}\n\n"):
        outcome = imported(read_plain_text, f"{above}{wrapped}\nDat is\nfijn.".encode())
        *_, (_, clause) = outcome.protocol.clauses()
        assert clause.text == f"{wrapped} Dat is fijn.".replace("\n", " ")


def test_a_table_in_markdown_is_read_as_one_in_word() -> None:
    outcome = imported(
        read_plain_text,
        b"# Protocol\n\n## Gevolgen\n\n| Nr | Gedrag | Gevolg |\n|---|:-:|---|\n"
        b"| 1 | Filmen | Gesprek |\n| 2 | Delen \\| sturen | |\n\n"
        b"Wel | Niet\n--- | ---\nVragen | Filmen\n\nGeen | tabel\n",
    )
    assert list(outline(outcome.protocol)) == [
        "title: Protocol",
        "## Gevolgen = gevolgen",
        "  gevolgen.1 1 | Gedrag: Filmen; Gevolg: Gesprek",
        "  gevolgen.2 2 | Delen | sturen",
        "  gevolgen.p1 (paragraph) | Wel",
        "  gevolgen.p2 - | Vragen",
        "  gevolgen.p3 (paragraph) | Niet",
        "  gevolgen.p4 - | Filmen",
        "## (no heading) = slot",
        "  slot (paragraph) | Geen | tabel",
    ]
    assert outcome.messages(Code.UNCERTAIN_ORDER) == [
        'A table was read row by row, with the words of its head, "Nr | Gedrag | Gevolg".',
        'A table was read column by column, under "Wel | Niet".',
    ]


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"", "empty-file"),
        (codecs.BOM_UTF16_LE, "empty-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary-file"),
        (b"x" * (1024 * 1024 + 1), "too-large"),
        (("é" * 1024 * 1024).encode("cp1252") + b"e", "too-large"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, slug: str) -> None:
    assert f"[{slug}]" in refusal(read_plain_text, data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    diagnostics = Diagnostics()
    source = read_plain_text(data, file=FILE, diagnostics=diagnostics)
    assert source is not None or diagnostics.fails()


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80)


@given(PRINTABLE, st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_text_with_a_mark_is_read_to_the_letter(text: str, encoding: str) -> None:
    source = read_plain_text(text.encode(encoding), file=FILE, diagnostics=Diagnostics())
    assert source is not None
    assert [line.text for line in source.lines] == [text]


def test_a_file_of_more_lines_than_any_protocol_is_refused() -> None:
    too_many = ("1. Een.\n\n" * (LINE_LIMIT // 2 + 1)).encode()
    assert "[too-large]" in refusal(read_plain_text, too_many)
    most = ("1. Een.\n\n" * (LINE_LIMIT // 2)).encode()
    assert read_plain_text(most, file=FILE, diagnostics=Diagnostics()) is not None
