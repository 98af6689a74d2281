"""What tables in Word files say: rows under a head, columns of dos and don'ts, versions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.files import import_protocol
from tests.importing.word_files import imported, lines
from tests.reading.test_variants import outline
from tests.support.docx import Word, abstract, level, num, paragraph, part, plain, run, style, table

VERSIONS = [
    ("Versie", "Datum", "Wijziging", "Wie"),
    ("1.0", "12-09-2022", "Eerste versie", "Directie"),
    ("2.0", "03-10-2024", "Telefoons toegevoegd", ""),
    ("2.1", "14-01-2026", "AI toegevoegd", "Werkgroep"),
]
LISTS = {"abstracts": [abstract(1, level(0)), abstract(2, level(0, "%1e keer:"))]}
NUMS = [num(1, 1), num(2, 2)]


def rows(*texts: tuple[str, ...], head: str = "") -> str:
    """A table. head: what stands in the w:rPr of its first row."""
    first, *others = texts
    return table(
        [paragraph(run(text, head)) for text in first],
        *([plain(text) for text in row] for row in others),
    )


def word(body: str, **parts: str) -> Word:
    return Word(body, abstracts=LISTS["abstracts"], nums=NUMS, parts=parts)


CONSEQUENCES = (("Wat er is", "Hoe het gaat"), ("Pesten", "Een gesprek."), ("Filmen", "Straf"))
SAID = [
    "• Wat er is: Pesten; Hoe het gaat: Een gesprek.",
    "• Wat er is: Filmen; Hoe het gaat: Straf",
]
BY_HEAD = {
    "in bold": rows(*CONSEQUENCES, head="<w:b/>"),
    "which Word repeats on every page": rows(*CONSEQUENCES).replace(
        "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1
    ),
    "in bold by the table's style": rows(*CONSEQUENCES).replace(
        "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Fraai"/><w:tblLook w:val="04A0"/>'
    ),
}


@pytest.mark.parametrize("name", BY_HEAD)
def test_the_words_of_a_head_stand_before_those_of_each_cell(name: str) -> None:
    fancy = style("Fraai", "Fraai", kind="table").replace(
        "</w:style>",
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
    )
    assert lines(Word(BY_HEAD[name], styles=[fancy]).packed()) == (
        SAID,
        [
            (
                "protocol.docx:1:1: A table was read row by row, with the words of its head,"
                ' "Wat er is | Hoe het gaat". [uncertain-order]'
            )
        ],
    )


def test_a_first_row_like_the_others_is_no_head() -> None:
    assert lines(Word(rows(*CONSEQUENCES)).packed())[0] == [
        "Wat er is | Hoe het gaat",
        "Pesten | Een gesprek.",
        "Filmen | Straf",
    ]


ROWS: Mapping[str, tuple[str, list[str]]] = {
    "heads that are always heads": (
        rows(("Gedrag", "Gevolg", "Wie?"), ("Pesten", "Brief", "Juf"), ("Filmen", "", "Directie")),
        [
            "• Gedrag: Pesten; Gevolg: Brief; Wie? Juf",
            "• Gedrag: Filmen; Wie? Directie",
        ],
    ),
    "a corner without a head": (
        rows(("", "Keer", "Maatregel"), ("Pesten", "Eerste", "Brief.")),
        ["• Pesten; Keer: Eerste; Maatregel: Brief."],
    ),
    "typed numbers": (
        rows(("Nr.", "Regel", "Wie"), ("1", "Vraag eerst.", "Allen"), ("2)", "Film niet", "Allen")),
        ["1. Regel: Vraag eerst. Wie: Allen", "2) Regel: Film niet; Wie: Allen"],
    ),
    "numbers and one other column": (
        rows(("Nr.", "Regel"), ("1", "Vraag eerst."), ("2", "Film niet.")),
        ["1. Vraag eerst.", "2. Film niet."],
    ),
    "counted numbers": (
        table(
            [plain("Nr."), plain("Regel"), plain("Wie")],
            [plain("", number=(1, 0)), plain("Vraag eerst."), plain("Allen")],
        ),
        ["1. Regel: Vraag eerst. Wie: Allen"],
    ),
    "counted words": (
        table(
            [plain("Keer"), plain("Gevolg")],
            [plain("", number=(2, 0)), plain("Een gesprek.")],
        ),
        ["• Keer: 1e keer: Gevolg: Een gesprek."],
    ),
    "more paragraphs in a cell": (
        table(
            [plain("Gedrag"), plain("Gevolg")],
            [plain("Pesten"), plain("Brief") + plain("Gesprek") + plain("Schorsing.")],
        ),
        ["• Gedrag: Pesten; Gevolg: Brief; Gesprek; Schorsing."],
    ),
    "merged cells": (
        rows(("Gedrag", "Gevolg"), ("Pesten", "Gesprek"), ("", "Brief")).replace(
            f"</w:tcPr>{plain('')}", f"<w:vMerge/></w:tcPr>{plain('')}"
        ),
        ["• Gedrag: Pesten; Gevolg: Gesprek", "• Gedrag: Pesten; Gevolg: Brief"],
    ),
    "a line above the head and one across the table": (
        rows(("Ladder", ""), ("Gedrag", "Gevolg"), ("Pesten", "Brief")).replace(
            "</w:tbl>", "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        )
        + plain("Bovenbouw")
        + "</w:tc></w:tr></w:tbl>",
        ["Ladder", "• Gedrag: Pesten; Gevolg: Brief", "Bovenbouw"],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_under_a_head(name: str) -> None:
    body, expected = ROWS[name]
    assert lines(word(body).packed())[0] == expected


@pytest.mark.parametrize(
    ("do", "do_not"),
    [
        ("Dit doen we wel", "Dit doen we niet"),
        ("Wel", "Niet"),
        ("Mag", "Mag niet"),
        ("Doen", "Niet doen"),
        ("Do", "Don\u2019t"),
        ("Do's", "Don'ts"),
        ("Toegestaan", "Verboden"),
    ],
)
def test_columns_of_dos_and_donts_are_sections(do: str, do_not: str) -> None:
    body = (
        plain("Algemeen", style="Heading1")
        + plain("Een zin.")
        + rows((do, do_not), ("We vragen het.", "Stiekem filmen"), ("", "We appen niet."))
        + plain("Ouders", style="Heading1")
        + plain("Bel eerst.")
    )
    protocol, found = imported(word(body).packed())
    assert [
        (section.title, [clause.paragraphs for clause in section.clauses])
        for section in protocol.sections
    ] == [
        ("Algemeen", [("Een zin.",)]),
        (do, [("We vragen het.",)]),
        (do_not, [("Stiekem filmen",), ("We appen niet.",)]),
        ("Ouders", [("Bel eerst.",)]),
    ]
    assert [each.message for each in found if each.code is Code.UNCERTAIN_ORDER] == [
        f'A table was read column by column, under "{do} | {do_not}".'
    ]


def test_text_below_the_last_column_is_doubted() -> None:
    body = rows(("Wel", "Niet"), ("Vragen", "Filmen")) + plain("") + plain("Bel bij verlies.")
    _, found = lines(word(body).packed())
    assert found[1:] == [
        (
            "protocol.docx:6:1: This comes after a table, and stands under its last column,"
            ' "Niet", now. [uncertain-order]'
        )
    ]


def test_lists_in_cells_and_small_letters_in_heads() -> None:
    body = plain("Regels", style="Heading1") + table(
        [plain("wel"), plain("niet")],
        [plain("Vraag eerst") + plain("Luister"), plain("Film", number=(1, 0))],
    )
    body += plain("Ouders", style="Heading1") + plain("Bel eerst.")
    protocol, _ = imported(word(body).packed())
    assert list(outline(protocol)) == [
        "## Regels = regels",
        "### Wel = wel",
        "  wel.1 - | Vraag eerst",
        "  wel.2 - | Luister",
        "### Niet = niet",
        "  niet.1 1 | Film",
        "## Ouders = ouders",
        "  ouders.1 (paragraph) | Bel eerst.",
    ]


def test_dos_and_donts_beside_a_column_of_their_own_are_rows() -> None:
    body = rows(("", "Wel", "Niet"), ("Foto", "Vragen", "Delen"))
    assert lines(word(body).packed())[0] == ["Wel | Niet", "Foto | Vragen | Delen"]


def test_a_version_table_is_left_out_whole(tmp_path: Path) -> None:
    body = plain("Protocol", style="Title") + rows(*VERSIONS) + RULES
    shown, found = lines(word(body).packed())
    assert shown == ["Protocol", "Regels", "1. Vraag eerst."]
    about = "was left out: it stands in the table of versions. [furniture]"
    texts = [" | ".join(row).strip() for row in VERSIONS]
    assert found == [
        f'protocol.docx:{2 + 4 * at}:1: "{text}" {about}' for at, text in enumerate(texts)
    ]
    assert version(word(body), tmp_path) == "2.1"


def test_counted_versions_and_versions_in_rows(tmp_path: Path) -> None:
    counted = table(
        [plain("Versie"), plain("Datum")],
        *([plain("", number=(1, 0)), plain(f"{day} mei 2024")] for day in (3, 4)),
    )
    assert version(word(counted + RULES), tmp_path) == "2"
    beside = rows(("Versie", "3.2"), ("Datum", "3 mei 2024"), ("Auteur", "A. de Boer"))
    assert version(word(beside + RULES), tmp_path) == "3.2"


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_version_in_the_head_or_foot_of_a_page_is_found(kind: str, tmp_path: Path) -> None:
    root = {"header": "w:hdr", "footer": "w:ftr"}[kind]
    foot = part(root, plain("Versie 2.1 | Pagina 1 van 3"))
    assert version(word(RULES, **{f"{kind}1": foot}), tmp_path) == "2.1"


RULES = plain("Regels", style="Heading1") + plain("Vraag eerst.", number=(1, 0))


def version(made: Word, folder: Path) -> str:
    """The version that is found in a file, "" without one; its table never becomes a rule."""
    path = folder / "protocol.docx"
    path.write_bytes(made.packed())
    found = import_protocol(path, Diagnostics())
    assert found is not None
    texts = [text for _, clause in found.protocol.clauses() for text in clause.paragraphs]
    assert texts == ["Vraag eerst."]
    return found.metadata.version.value if found.metadata.version else ""


def test_a_numbered_first_row_is_a_heading_and_no_head() -> None:
    body = rows(("1", "Leerlingen"), ("1.1", "Telefoons blijven in de tas."), head="<w:b/>")
    protocol, _ = imported(word(body).packed())
    assert list(outline(protocol)) == [
        "## 1. Leerlingen = 1",
        "  1.1 1.1 | Telefoons blijven in de tas.",
    ]


def test_text_between_tables_is_not_larger_for_that() -> None:
    body = (
        plain("Regels", style="Heading1")
        + rows(*CONSEQUENCES)
        + plain("Ook dit geldt")
        + rows(*CONSEQUENCES)
        + plain("Bel bij vragen")
        + plain("Dit is het slot.")
    )
    protocol, _ = imported(word(body).packed())
    assert [section.title for section in protocol.sections] == ["Regels"]
