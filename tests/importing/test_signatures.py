"""Where a text is signed: left out with all its words, and nothing else with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.files import Imported, import_protocol
from protocolwijzer.importing.signatures import without_signatures
from protocolwijzer.reading.decoding import split_lines
from tests.support.docx import Word, abstract, level, num, paragraph, part, plain, run, table
from tests.support.typeset import typeset

RULES = """\
Protocol telefoons

Leerlingen

1. Leerlingen leggen hun telefoon in de kluis.
2. In de pauze mogen zij hem gebruiken.

"""
ADOPTED = "Dit protocol is vastgesteld door het bestuur op 12 juni 2025.\n\n"


def read(file: Path, data: bytes) -> Imported:
    file.write_bytes(data)
    diagnostics = Diagnostics()
    imported = import_protocol(file, diagnostics)
    assert imported is not None, "\n".join(map(str, diagnostics))
    return imported


def left_out(imported: Imported) -> list[str]:
    return [doubt.quoted for doubt in imported.doubts if doubt.code is Code.FURNITURE]


def rules(imported: Imported) -> list[str]:
    return [clause.text for _, clause in imported.protocol.clauses()]


@pytest.mark.parametrize(
    "block",
    [
        "M. de Boer, directeur | J. Postma, voorzitter MR\nHandtekening: | Handtekening:",
        "M. de Boer, directeur    J. Postma, voorzitter MR",
        "M. de Boer, directeur\nJ. Postma, voorzitter MR",
        "M. de Boer\nJ. Postma",
        "A.B. Jansen, directeur",
        "Naam: Marieke de Boer\nFunctie: directeur\nHandtekening: ________",
        "Naam:\nDatum:\nPlaats:",
        "Naam: Naam:\nDatum: Plaats:",
        "Assen, 12 juni 2025\nNamens de directie,\tNamens de MR,\nA. Jansen\tB. Postma",
        "Marieke de Boer (directeur)\nmevr. drs. J. Postma, voorzitter medezeggenschapsraad",
        "Voor akkoord:\nDe directeur,\n..........",
    ],
)
def test_a_block_below_the_adoption_is_left_out(tmp_path: Path, block: str) -> None:
    imported = read(tmp_path / "x.txt", f"{RULES}{ADOPTED}{block}\n".encode())
    assert imported.protocol.clause_ids() == ("leerlingen.1", "leerlingen.2")
    assert left_out(imported) == [ADOPTED.strip(), *block.split("\n")]
    found = imported.metadata
    assert found.by is not None
    assert found.date is not None
    assert (found.by.value, found.date.value) == ("Het bestuur", "2025-06-12")


def test_letters_of_sections_do_not_make_initials_rules(tmp_path: Path) -> None:
    text = (
        "Protocol telefoons\n\nA. Leerlingen\n\n1. Telefoons zijn uit.\n\nB. Ouders\n\n"
        f"1. Ouders bellen naar school.\n\n{ADOPTED}A. Jansen, directeur\nB. de Wit, secretaris\n"
    )
    assert rules(read(tmp_path / "x.txt", text.encode())) == [
        "Telefoons zijn uit.",
        "Ouders bellen naar school.",
    ]


def test_an_annex_may_come_behind_it(tmp_path: Path) -> None:
    text = (
        f"{RULES}M. de Boer, directeur\nHandtekening: ______\n\nBijlage 1 Spelregels\n\n"
        "Ouders vullen dit formulier in.\n"
    )
    imported = read(tmp_path / "x.txt", text.encode())
    assert rules(imported)[2:] == ["Ouders vullen dit formulier in."]
    assert imported.protocol.sections[-1].title == "Bijlage 1 Spelregels"
    assert left_out(imported) == ["M. de Boer, directeur", "Handtekening: ______"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ADOPTED}Waarden\n\nA. Respect\nB. Vertrouwen\nC. Veiligheid\n",
        f"{RULES}Contact\n\nM. de Boer, directeur\nJ. Postma, vertrouwenspersoon\n",
        f"{RULES}{ADOPTED}M. de Boer beheert de accounts\n",
        f"{RULES}Ondertekening\n\nOuders zetten hun naam onder dit protocol\n",
        f"{RULES}De directeur\n\n1. Beslist over uitzonderingen.\n",
    ],
)
def test_what_is_no_such_block_stays(text: str) -> None:
    lines = split_lines(text, file="x", diagnostics=Diagnostics())
    found = Diagnostics()
    assert without_signatures(lines, file="x", diagnostics=found) == lines
    assert not list(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "M. de Boer, directeur, beheert de accounts.",
            ["M. de Boer, directeur, beheert de accounts."],
        ),
        ("J. Postma (leerkracht) beheert de app.", ["J. Postma (leerkracht) beheert de app."]),
        ("A. Respect\nB. Rust\nC. Vriendschap", ["Respect", "Rust", "Vriendschap"]),
        ("A. Respect;\nC. Rust", ["Respect;", "Rust"]),
    ],
)
def test_an_initial_is_no_label_unless_letters_count(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    imported = read(tmp_path / "x.txt", f"{RULES}Team\n\n{text}\n\nBel ons gerust.\n".encode())
    assert rules(imported)[2:-1] == said


def test_a_table_in_word_with_the_version_in_the_foot_of_the_page(tmp_path: Path) -> None:
    cells = (
        ("M. de Boer, directeur", "J. Postma, voorzitter MR"),
        ("Handtekening:", "Handtekening:"),
    )
    word = Word(
        "".join(
            [
                plain("Mediaprotocol", style="Title"),
                plain("Leerlingen", style="Heading1"),
                plain("Telefoons zijn uit.", number=(1, 0)),
                plain(ADOPTED.strip()),
                table(*(list(map(plain, row)) for row in cells)),
                plain(""),
            ]
        ),
        abstracts=[abstract(1, level(0))],
        nums=[num(1, 1)],
        parts={
            "footer1": part("w:ftr", paragraph(run("Mediaprotocol versie 2.0 \u2013 Pagina 1")))
        },
    )
    imported = read(tmp_path / "x.docx", word.packed())
    assert rules(imported) == ["Telefoons zijn uit."]
    assert left_out(imported)[1:] == [ADOPTED.strip(), *(" | ".join(row) for row in cells)]
    assert {doubt.code for doubt in imported.doubts} == {Code.FURNITURE}
    assert imported.metadata.version is not None
    assert imported.metadata.version.value == "2.0"


def test_the_version_in_the_feet_of_the_pages_of_a_pdf(tmp_path: Path) -> None:
    pages = """
#set page(width: 150mm, height: 100mm, footer: context [
  Protocol telefoons versie 2.1, vastgesteld 14 maart 2024 – Pagina #counter(page).display()])
= Protocol telefoons
== Leerlingen
1. Telefoons zijn uit.
#pagebreak()
2. Horloges gaan in de tas.
#pagebreak()
3. In de pauze mag het.
"""  # noqa: RUF001 (a dash that does occur)
    found = read(tmp_path / "x.pdf", typeset(pages)).metadata
    assert found.version is not None
    assert found.date is not None
    assert (found.version.value, found.date.value) == ("2.1", "2024-03-14")


@given(
    st.lists(
        st.sampled_from(
            [
                "Dit protocol is vastgesteld op 3 mei 2025.",
                "M. de Boer, directeur",
                "Handtekening:",
                "Naam: ....",
                "A. Jansen",
                "B. Rust",
                "# Kop",
                "1. Regel.",
                "Directie",
                "",
            ]
        ),
        max_size=12,
    )
)
def test_what_goes_is_reported_and_holds_no_sentence(texts: list[str]) -> None:
    lines = split_lines("\n".join(texts), file="x", diagnostics=Diagnostics())
    found = Diagnostics()
    kept = without_signatures(lines, file="x", diagnostics=found)
    gone = [
        before.text for before, after in zip(lines, kept, strict=True) if before.text != after.text
    ]
    assert sorted(gone) == sorted(each.quoted for each in found)
    assert not any(text.endswith(".") and "...." not in text for text in gone)
    assert "# Kop" not in gone
