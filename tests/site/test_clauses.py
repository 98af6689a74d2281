"""Every clause where it belongs, and nowhere else; the adopted text word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from protocolwijzer.model import PAGE_AUDIENCES, EditionKind
from protocolwijzer.reading import read_protocol
from tests.support.addresses import LANGUAGES, SCHOOLS, Address, audience_page
from tests.support.clause_map import MappedClause
from tests.support.pages import BuiltSite, elements, is_part, text_of, values
from tests.support.paths import PROTOCOLS
from tests.support.words import blank_folded, sentences

_HEADING = re.compile(r"^#+ .*\n|^\w+\n", re.MULTILINE)
_MARKUP = re.compile(r"\*+|^[ -]*(?:\d+|[a-z])\. ", re.MULTILINE)


def adopted_lines(file: Path) -> Iterator[str]:
    """The lines of an adopted text, without its title, headings, markup and list labels.

    Told apart here with no help from the reader: this must hold whatever the reader makes of it.
    """
    _, beginning, text = re.split(
        r"^(?:#+ )?(Inleiding|Vooraf)$", file.read_text(encoding="utf-8-sig"), flags=re.MULTILINE
    )
    assert beginning
    for line in _MARKUP.sub("", _HEADING.sub("", text)).splitlines():
        if line.strip():
            yield blank_folded(line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_each_clause_stands_on_the_pages_of_those_it_reaches_and_on_no_other(
    school: str, language: str, plain: BuiltSite, clause_map: tuple[MappedClause, ...]
) -> None:
    clauses = [mapped for mapped in clause_map if mapped.school == school]
    for audience in PAGE_AUDIENCES:
        page = plain.pages[audience_page(school, audience, language).file]
        expected = {mapped.id for mapped in clauses if audience in mapped.reaches}
        assert {mapped.id for mapped in clauses} & set(page.ids) == expected, audience


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_full_protocol_and_accountability_hold_every_clause_in_order(
    school: str, language: str, plain: BuiltSite, clause_map: tuple[MappedClause, ...]
) -> None:
    clauses = [mapped.id for mapped in clause_map if mapped.school == school]
    page = plain.pages[Address(school, "protocol", language).file]
    assert [found for found in page.ids if found in clauses] == clauses
    accountability = plain.pages[Address(school, "accountability", language).file]
    linked = [
        link.target.partition("#")[2]
        for link in accountability.links()
        if plain.target_file(link) == page.path
    ]
    assert [clause for clause in dict.fromkeys(linked) if clause in clauses] == clauses


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_plain_words_stand_with_their_clause(school: str, language: str, plain: BuiltSite) -> None:
    file = PROTOCOLS / school / f"protocol.{language}.md"
    protocol, _ = read_protocol(
        file.read_bytes(), file=str(file), language=language, edition=EditionKind.PLAIN
    )
    pages = [
        plain.pages[Address(school, kind, language).file]
        for kind in ("protocol", *map(str, PAGE_AUDIENCES))
    ]
    for _, clause in protocol.clauses():
        for page in pages:
            if clause.id not in page.ids:
                continue
            shown = text_of(page.territory(clause.id, protocol.clause_ids()))
            for paragraph in clause.paragraphs:
                assert blank_folded(paragraph) in shown, f"{page.path}#{clause.id}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_every_adopted_sentence_is_shown_verbatim(
    school: str, language: str, with_adopted: BuiltSite, adopted: Mapping[str, Path]
) -> None:
    shown = with_adopted.pages[Address(school, "protocol", language).file].text
    lines = list(adopted_lines(adopted[school]))
    assert len(lines) > 30
    missing = [part for line in lines for part in sentences(line) if part not in shown]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_adopted_words_are_marked_as_dutch_and_closed_at_first(
    school: str,
    language: str,
    with_adopted: BuiltSite,
    clause_map: tuple[MappedClause, ...],
) -> None:
    page = with_adopted.pages[Address(school, "protocol", language).file]
    ids = [mapped.id for mapped in clause_map if mapped.school == school]
    for clause in ids:
        # The parts of a clause are shown with it, in one piece.
        whole = next(other for other in ids if is_part(clause, other))
        closed = elements(page.territory(whole, ids), ".//details[not(@open)]")
        assert closed, clause
        languages = {
            values(paragraph, "ancestor-or-self::*[@lang]/@lang")[-1]
            for details in closed
            for paragraph in elements(details, ".//*[not(*)][normalize-space()]")
        }
        assert "nl" in languages, clause


def test_site_without_adopted_texts_says_nothing_of_theirs(
    plain: BuiltSite, adopted: Mapping[str, Path]
) -> None:
    long_sentences = {
        part
        for file in adopted.values()
        for line in adopted_lines(file)
        for part in sentences(line)
        if len(part.split()) > 7
    }
    assert len(long_sentences) > 50
    quoted = [
        (path, part)
        for path, page in plain.pages.items()
        for part in long_sentences
        if part in page.text
    ]
    assert quoted == []
