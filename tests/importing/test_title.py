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
