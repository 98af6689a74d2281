"""Who adopted a text and when, said at its end: found and reported, and no rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.closing import closing_of
from protocolwijzer.importing.files import Imported, import_protocol
from protocolwijzer.model import EditionKind
from protocolwijzer.reading import read_lines
from protocolwijzer.reading.decoding import split_lines
from tests.support.docx import Word, abstract, level, num, plain

DUTCH = """\
Protocol telefoons

Leerlingen

1. Leerlingen leggen hun telefoon in de kluis.
2. In de pauze mogen zij hem gebruiken.

"""
ENGLISH = """\
Phone policy

Pupils

1. Pupils put their phones in the safe.
2. At break they may use them.

"""
RULES = {"nl": DUTCH, "en": ENGLISH}


def read(tmp_path: Path, text: str) -> Imported:
    file = tmp_path / "protocol.txt"
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    imported = import_protocol(file, diagnostics)
    assert imported is not None, "\n".join(map(str, diagnostics))
    return imported


def left_out(imported: Imported) -> list[str]:
    return [doubt.quoted for doubt in imported.doubts if doubt.code is Code.FURNITURE]


def facts(imported: Imported) -> tuple[str | None, str | None, str | None]:
    found = imported.metadata
    return (
        found.by.value if found.by else None,
        found.date.value if found.date else None,
        found.consent.names["en"] if found.consent else None,
    )


MR = "Participation council (medezeggenschapsraad)"


@pytest.mark.parametrize(
    ("language", "statement", "expected"),
    [
        (
            "nl",
            "Vastgesteld door het bestuur op 12 juni 2025, na instemming van de MR op 3 juni 2025.",
            ("Het bestuur", "2025-06-12", MR),
        ),
        (
            "nl",
            (
                "De MR heeft op 3 juni 2025 ingestemd met dit reglement. "
                "Het bestuur heeft het vastgesteld op 10 juni 2025."
            ),
            ("Het bestuur", "2025-06-10", MR),
        ),
        (
            "nl",
            "Op 10 juni 2025 heeft de directeur deze regels vastgesteld.",
            ("De directeur", "2025-06-10", None),
        ),
        (
            "nl",
            (
                "Dit protocol is na instemming van de MR op 3 juni 2025 door de directie, mevr. A. "
                "Bos, vastgesteld op 10 juni 2025."
            ),
            (None, "2025-06-10", MR),
        ),
        ("nl", "Dit protocol is op 12 mei 2024 goedgekeurd.", (None, "2024-05-12", None)),
        (
            "nl",
            "Deze afspraken zijn door het team op 12 mei 2024 vastgesteld.",
            ("Het team", "2024-05-12", None),
        ),
        (
            "nl",
            "De medezeggenschapsraad heeft op 12 mei 2024 ingestemd.",
            (None, None, MR),
        ),
        (
            "nl",
            (
                "De medezeggenschapsraad stemde op 3 juni 2025 in met deze afspraken. "
                "De directeur stelde ze vast op 10 juni 2025."
            ),
            ("De directeur", "2025-06-10", MR),
        ),
        (
            "nl",
            "Op 10 juni 2025 stelde het bestuur dit stuk vast, nadat de MR op 3 juni instemde.",
            ("Het bestuur", "2025-06-10", MR),
        ),
        (
            "nl",
            (
                "De MR keurde dit reglement op 3 juni 2025 goed en de directie stelde het op 10 "
                "juni 2025 vast."
            ),
            ("De directie", "2025-06-10", MR),
        ),
        (
            "en",
            ("The council agreed to it on 3 June 2025. The board adopted it on 12 June 2025."),
            ("The board", "2025-06-12", None),
        ),
        (
            "en",
            (
                "The participation council approved these rules on 3 June 2025. "
                "The head teacher adopted them on 12 June 2025."
            ),
            ("The head teacher", "2025-06-12", MR),
        ),
        ("en", "Adopted by the board on 12 June 2025.", ("The board", "2025-06-12", None)),
        (
            "en",
            (
                "The participation council agreed to these rules on 3 June 2025. "
                "The board of governors adopted them on 12 June 2025."
            ),
            ("The board of governors", "2025-06-12", MR),
        ),
        (
            "en",
            (
                "This policy was approved by the head teacher on 12 June 2025 with the consent of "
                "the participation council."
            ),
            ("The head teacher", "2025-06-12", MR),
        ),
    ],
)
@pytest.mark.parametrize("heading", ["", "Slot\n\n", "Ondertekening\n\n"])
def test_a_statement_at_the_end(
    tmp_path: Path, language: str, heading: str, statement: str, expected: tuple[str | None, ...]
) -> None:
    imported = read(tmp_path, RULES[language] + heading + statement + "\n")
    assert imported.protocol.language == language
    assert [section.id for section in imported.protocol.sections] == [
        {"nl": "leerlingen", "en": "pupils"}[language]
    ]
    assert len(imported.protocol.clause_ids()) == 2
    assert left_out(imported) == [*heading.split(), statement]
    assert facts(imported) == expected
    # Nothing asks about a rule that is none.
    assert {doubt.code for doubt in imported.doubts} == {Code.FURNITURE}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Dit protocol wordt elk jaar vastgesteld door de directie, eerst op 1 mei 2025."),
        ("nl", "Deze regels zijn met instemming van de medezeggenschapsraad gemaakt."),
        ("nl", "Vastgesteld op 12 juni 2025 en geldig tot 1 augustus 2027."),
        ("nl", "Vastgesteld op 12 juni 2025. Dit protocol gaat in op 1 augustus 2025."),
        ("nl", "Wie het niet eens is met wat op 12 juni 2025 is vastgesteld, praat met de mentor."),
        ("nl", "Het bestuur heeft op 12 juni 2025 de lestijden vastgesteld."),
        ("nl", "De school bestaat sinds 12 juni 1975."),
        ("nl", "De minister stelde op 12 juni 2025 nieuwe lestijden vast."),
        ("nl", "De MR stemde op 12 juni 2025 in met een rooster van vijf dagen."),
        ("nl", "De directie stelde op 12 juni 2025 vast dat deze regels helpen."),
        ("nl", "De MR stemde op 12 juni 2025 niet in met deze regels."),
        ("en", "This policy is adopted again by the board each year on 1 August 2025."),
        ("en", "Adopted by the board on 12 June 2025. It takes effect on 1 August 2025."),
        ("en", "These rules were made with the consent of the participation council."),
        ("en", "Pupils who were approved for the trip of 12 June 2025 bring no phone."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["", "Slot\n\n"])
def test_what_stays_a_rule(tmp_path: Path, language: str, heading: str, sentence: str) -> None:
    imported = read(tmp_path, RULES[language] + heading + sentence + "\n")
    texts = [clause.text for _, clause in imported.protocol.clauses()]
    assert texts[2:] == [sentence]
    assert left_out(imported) == []


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        (
            "nl",
            (
                "De medezeggenschapsraad stemde op 12 mei 2025 in met dit stuk. De directie stelde "
                "het vast op 19 mei 2025. Het geldt vanaf 1 augustus 2025."
            ),
            ("De directie", "2025-05-19", MR),
        ),
        (
            "en",
            (
                "The participation council agreed to it on 12 May 2025. The board adopted it on "
                "19 May 2025. It applies from 1 August 2025."
            ),
            ("The board", "2025-05-19", MR),
        ),
    ],
)
def test_what_readers_need_stays_and_is_read(
    tmp_path: Path, language: str, paragraph: str, expected: tuple[str | None, ...]
) -> None:
    imported = read(tmp_path, f"{RULES[language]}{paragraph}\n")
    assert [clause.text for _, clause in imported.protocol.clauses()][2:] == [paragraph]
    assert left_out(imported) == []
    assert facts(imported) == expected


def test_a_number_makes_it_a_rule(tmp_path: Path) -> None:
    imported = read(tmp_path, f"{DUTCH}Slot\n\n1. Dit protocol is vastgesteld op 3 mei 2025.\n")
    assert imported.protocol.clause_ids() == ("leerlingen.1", "leerlingen.2", "slot.1")
    assert facts(imported) == (None, "2025-05-03", None)


def test_rules_behind_it_keep_it(tmp_path: Path) -> None:
    text = f"Vaststelling\n\nDit protocol is vastgesteld op 3 mei 2025.\n\n{DUTCH}"
    imported = read(tmp_path, f"Doel\n\n1. Rust in de les.\n\n{text}")
    assert "Dit protocol is vastgesteld op 3 mei 2025." in [
        clause.text for _, clause in imported.protocol.clauses()
    ]


def test_other_paragraphs_at_the_end_stay(tmp_path: Path) -> None:
    text = (
        f"{DUTCH}Slot\n\nDe directeur beslist waar dit protocol niets zegt.\n\n"
        "Vastgesteld door de directeur\nop 3 mei 2025.\n\nVragen? Ga naar je mentor.\n"
    )
    imported = read(tmp_path, text)
    assert [clause.text for _, clause in imported.protocol.clauses()][2:] == [
        "De directeur beslist waar dit protocol niets zegt.",
        "Vragen? Ga naar je mentor.",
    ]
    assert left_out(imported) == ["Vastgesteld door de directeur op 3 mei 2025."]
    assert facts(imported) == ("De directeur", "2025-05-03", None)


def test_the_end_goes_before_a_rule_that_names_another_day(tmp_path: Path) -> None:
    text = (
        "Protocol telefoons\n\nDoel\n\n1. De minister heeft op 1 januari 2024 afspraken "
        "vastgesteld.\n2. Telefoons zijn uit.\n\nVastgesteld door de directeur op 3 mei 2025.\n"
    )
    assert facts(read(tmp_path, text)) == ("De directeur", "2025-05-03", None)


def test_in_word_with_a_heading_style_and_a_line_break(tmp_path: Path) -> None:
    rules = [plain(f"Regel nummer {number}.", number=(1, 0)) for number in (1, 2, 3)]
    word = Word(
        "".join(
            [
                plain("Protocol telefoons", style="Title"),
                plain("Leerlingen", style="Heading1"),
                *rules,
                plain("Ondertekening", style="Heading1"),
                plain("Vastgesteld door de directeur\nop 3 mei 2025."),
                plain(""),
            ]
        ),
        abstracts=[abstract(1, level(0))],
        nums=[num(1, 1)],
    )
    file = tmp_path / "protocol.docx"
    file.write_bytes(word.packed())
    imported = import_protocol(file, Diagnostics())
    assert imported is not None
    assert imported.protocol.title == "Protocol telefoons"
    assert imported.protocol.clause_ids() == tuple(f"leerlingen.{n}" for n in (1, 2, 3))
    assert left_out(imported) == ["Ondertekening", "Vastgesteld door de directeur op 3 mei 2025."]
    assert facts(imported) == ("De directeur", "2025-05-03", None)


def test_a_text_of_nothing_else_stays(tmp_path: Path) -> None:
    imported = read(tmp_path, "Slot\n\nDit protocol is vastgesteld op 3 mei 2025.\n")
    assert len(imported.protocol.clause_ids()) == 1


def test_the_own_format_stays_as_it_is(tmp_path: Path) -> None:
    text = "## Regels {#a}\n\n1. Telefoons uit.\n\n## Slot {#slot}\n\nVastgesteld op 3 mei 2025.\n"
    assert read(tmp_path, text).protocol.clause_ids() == ("a.1", "slot.1")


@given(
    st.lists(
        st.sampled_from(
            [
                "Dit protocol is vastgesteld",
                "op 3 mei 2025.",
                "Slot",
                "",
                "1. Regel.",
                "a) Deel.",
                "De MR heeft ingestemd",
                "\u00ad",
                "## Kop",
            ]
        ),
        max_size=12,
    )
)
def test_no_line_is_lost(texts: list[str]) -> None:
    lines = split_lines("\n".join(texts), file="x.txt", diagnostics=Diagnostics())
    protocol, _ = read_lines(lines, file="x.txt", language="nl", edition=EditionKind.ADOPTED)
    closing = closing_of(protocol, lines)
    if closing is None:
        return
    gone = [
        before.text
        for before, after in zip(lines, closing.lines, strict=True)
        if before.text != after.text
    ]
    said = [line.text for line in (*closing.headings, *closing.statements)]
    # A soft hyphen on a line by itself is no letter.
    assert sorted(filter(str.isalnum, "".join(gone))) == sorted(filter(str.isalnum, "".join(said)))
