"""Which line of a title page is the title."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.files import import_protocol
from protocolwijzer.importing.title import title_of
from tests.support.docx import Word, plain, style

SCHOOL = "Openbare basisschool De Linde"
NAMED = "Protocol telefoons en foto’s"  # noqa: RUF001 (the quotation mark that Word makes)
SUBTITLE = "Afspraken voor leerlingen en ouders"


@pytest.mark.parametrize(
    ("lines", "styled", "title"),
    [
        ([SCHOOL, NAMED, SUBTITLE], [], [NAMED]),
        ([SCHOOL, NAMED, SUBTITLE], [SCHOOL, NAMED, SUBTITLE], [NAMED]),
        ([NAMED, SCHOOL], [], [NAMED]),
        ([SCHOOL, "Veilig online", SUBTITLE], ["Veilig online"], ["Veilig online"]),
        ([SCHOOL, "Veilig online"], [], ["Veilig online"]),
        ([SCHOOL], [], [SCHOOL]),
        (["Regels", "Telefoons op school"], [], ["Regels", "Telefoons op school"]),
        (["Protocol", "Telefoons & horloges", SCHOOL], [], ["Protocol", "Telefoons & horloges"]),
        (["Telefoons", "Protocol", "De Lindeschool"], [], ["Telefoons", "Protocol"]),
        (["Protocol", SCHOOL], [], ["Protocol"]),
        (["Protocol gebruik van", "Telefoons", SCHOOL], [], ["Protocol gebruik van", "Telefoons"]),
        (["Protocol telefoons", "en foto's", SCHOOL], [], ["Protocol telefoons", "en foto's"]),
        (["De Linde", "Code of conduct", "For pupils"], [], ["Code of conduct"]),
        (["St. Mary's School", "Safe online"], [], ["Safe online"]),
        (["Phones at School", "De Linde"], [], ["Phones at School", "De Linde"]),
    ],
)
def test_the_title_is_the_line_that_is_one(
    lines: list[str], styled: list[str], title: list[str]
) -> None:
    assert title_of(lines, styled) == tuple(title)


def test_of_two_titles_the_one_that_stands_out() -> None:
    lines = ["De Linde | Protocol", NAMED]
    assert title_of(lines, []) == ("De Linde | Protocol",)
    assert title_of(lines, [], {NAMED}) == (NAMED,)


def test_what_else_a_title_page_says_is_reported_with_all_its_words(tmp_path: Path) -> None:
    body = (
        plain(SCHOOL, style="Subtitle")
        + plain(NAMED, style="Title")
        + plain(SUBTITLE, style="Subtitle")
        + plain("Regels", style="Heading1")
        + plain("1. Telefoons blijven thuis.")
        + plain("2. Horloges ook.")
    )
    styles = "".join(
        style(name, name.replace("1", " 1")) for name in ("Title", "Subtitle", "Heading1")
    )
    path = tmp_path / "protocol.docx"
    path.write_bytes(Word(body, styles=styles).packed())
    found = import_protocol(path, Diagnostics())
    assert found is not None
    assert found.protocol.title_lines == (NAMED,)
    left_out = [doubt for doubt in found.doubts if doubt.code is Code.FURNITURE]
    assert [(doubt.place.line, doubt.quoted) for doubt in left_out] == [(1, SCHOOL), (3, SUBTITLE)]


@pytest.mark.parametrize(
    "school",
    [
        "Basisschool De Wilg",
        "OBS De Wilgenhoek te Assen",
        "Openbare basisschool",
        "Christelijke basisschool 't Anker, Assen",
        "Stichting Scholen van de Vecht",
        "IKC De Boom (Zwolle)",
        "Willow Primary School",
        "De Lindeschool",
    ],
)
@pytest.mark.parametrize("above", ["", "Kerklaan 4, Assen\n"])
def test_a_line_that_is_only_the_school_is_no_rule(tmp_path: Path, school: str, above: str) -> None:
    rules = "Wij willen rust.\n\n## Leerlingen\n\n1. Telefoons zijn uit.\n"
    file = tmp_path / "x.md"
    file.write_text(f"# {NAMED}\n\n{school}\n{above}\n{rules}", encoding="utf-8")
    imported = import_protocol(file, Diagnostics())
    assert imported is not None
    assert imported.protocol.title == NAMED
    assert [clause.text for _, clause in imported.protocol.clauses()] == [
        "Wij willen rust.",
        "Telefoons zijn uit.",
    ]
    assert [doubt.quoted for doubt in imported.doubts if doubt.code is Code.FURNITURE] == [
        school,
        *above.splitlines(),
    ]


def test_the_school_may_stand_above_the_title_and_in_word_above_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "x.md"
    text.write_text(f"OBS De Wilg\n\n# {NAMED}\n\n## Leerlingen\n\n1. Rust.\n\n## Ouders\n\nBel.\n")
    word = tmp_path / "x.docx"
    word.write_bytes(
        Word(
            plain(NAMED, style="Title")
            + plain("OBS De Wilg")
            + plain("Wij willen rust in de school, en contact in de pauze.")
            + plain("Ouders", style="Heading1")
            + plain("Bel ons.")
        ).packed()
    )
    for file in (text, word):
        imported = import_protocol(file, Diagnostics())
        assert imported is not None
        assert imported.protocol.title == NAMED
        assert "OBS De Wilg" not in [clause.text for _, clause in imported.protocol.clauses()]
        assert "OBS De Wilg" in [each.quoted for each in imported.doubts]


@pytest.mark.parametrize(
    "sentence",
    [
        "Basisschool De Wilg wil rust",
        "Basisschool De Wilg\nwil rust in de klas",
        "School en ouders",
        "De school",
        "Op school",
    ],
)
def test_what_says_something_of_the_school_stays(tmp_path: Path, sentence: str) -> None:
    file = tmp_path / "x.md"
    file.write_text(f"# {NAMED}\n\n{sentence}\n\n## Leerlingen\n\n1. Telefoons zijn uit.\n")
    imported = import_protocol(file, Diagnostics())
    assert imported is not None
    first = next(clause for _, clause in imported.protocol.clauses())
    assert first.text == sentence.replace("\n", " ")
