"""The plain editions against the adopted texts: nothing lost, nothing added, nothing copied."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_protocol
from tests.support.addresses import LANGUAGES, SCHOOLS
from tests.support.building import protocolwijzer, repository_files
from tests.support.clause_map import MappedClause
from tests.support.facts import lost_facts, unlisted_names
from tests.support.paths import PROTOCOLS, ROOT
from tests.support.words import shingles, words

LONGEST_QUOTATION = 7

# Runs of words that are no sentence of anyone's: names and fixed terms. None was needed so far.
FREE_TO_USE: frozenset[tuple[str, ...]] = frozenset()


def plain_edition(school: str, language: str) -> Protocol:
    file = PROTOCOLS / school / f"protocol.{language}.md"
    protocol, findings = read_protocol(
        file.read_bytes(), file=str(file), language=language, edition=EditionKind.PLAIN
    )
    assert not findings
    return protocol


def adopted_edition(file: Path) -> Protocol:
    protocol, _ = read_protocol(
        file.read_bytes(), file=str(file), language="nl", edition=EditionKind.ADOPTED
    )
    return protocol


def ids_of(school: str, clause_map: tuple[MappedClause, ...]) -> tuple[str, ...]:
    return tuple(mapped.id for mapped in clause_map if mapped.school == school)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_plain_edition_has_the_mapped_clauses_in_order(
    school: str, language: str, clause_map: tuple[MappedClause, ...]
) -> None:
    assert plain_edition(school, language).clause_ids() == ids_of(school, clause_map)


@pytest.mark.parametrize("school", SCHOOLS)
def test_adopted_text_has_the_mapped_clauses_in_order(
    school: str, adopted: Mapping[str, Path], clause_map: tuple[MappedClause, ...]
) -> None:
    assert adopted_edition(adopted[school]).clause_ids() == ids_of(school, clause_map)


@pytest.mark.parametrize("school", SCHOOLS)
def test_plain_editions_have_the_same_sections(school: str) -> None:
    dutch, english = (plain_edition(school, language) for language in LANGUAGES)
    assert [(s.id, s.level) for s in dutch.sections] == [(s.id, s.level) for s in english.sections]
    assert all(s.title for s in dutch.sections if s.id != "slot")


@pytest.mark.parametrize("school", SCHOOLS)
def test_clause_facts_are_those_of_the_map(
    school: str, clause_map: tuple[MappedClause, ...]
) -> None:
    facts = yaml.safe_load((PROTOCOLS / school / "clauses.yml").read_text(encoding="utf-8"))
    assert tuple(facts) == ids_of(school, clause_map)
    for mapped in clause_map:
        if mapped.school != school:
            continue
        written = facts[mapped.id]
        assert set(written["audiences"]) == {str(a) for a in mapped.audiences}, mapped.id
        assert set(written.get("concerns", ())) == {str(a) for a in mapped.concerns}, mapped.id
        assert written["kind"] == str(mapped.kind), mapped.id
        assert set(written["question"]) == set(LANGUAGES), mapped.id
        assert all(text.strip().endswith("?") for text in written["question"].values()), mapped.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_retelling_keeps_numbers_and_named_parties(
    school: str, language: str, adopted: Mapping[str, Path]
) -> None:
    retold = {clause.id: clause for _, clause in plain_edition(school, language).clauses()}
    lost = {
        clause.id: facts
        for _, clause in adopted_edition(adopted[school]).clauses()
        if (facts := lost_facts(clause.text, retold[clause.id].text, language))
    }
    assert lost == {}


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_name_in_an_adopted_text_is_looked_for(
    school: str, adopted: Mapping[str, Path]
) -> None:
    clauses = adopted_edition(adopted[school]).clauses()
    assert {name for _, clause in clauses for name in unlisted_names(clause.text)} == set()


def test_our_texts_stand_a_strict_check() -> None:
    run = protocolwijzer("check", "--strict", cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_our_texts_stand_a_strict_check_beside_the_adopted_ones(adopted_texts: Path) -> None:
    run = protocolwijzer("check", "--strict", "--adopted-dir", adopted_texts, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("adopted_text", "retold", "language", "expected"),
    [
        ("Bel 0900 - 12 34.", "Call 0900 1234 first.", "en", ()),
        ("Bel 0900 - 1234.", "Bel de inspecteur.", "nl", ("09001234",)),
        ("Binnen 3 dagen.", "Within three days.", "en", ()),
        ("Binnen drie dagen.", "Binnen 3 dagen.", "nl", ()),
        ("Binnen drie dagen.", "Within a few days.", "en", ("3",)),
        ("Meld het bij de coördinator.", "Tell the coordinator.", "en", ()),
        ("Meld het bij de coördinator.", "Tell a grown-up.", "en", ("coördinator",)),
        ("Facebook en de politie.", "Facebook.", "nl", ("politie",)),
        ("Neem de regels in acht.", "Follow the rules.", "en", ()),
    ],
)
def test_lost_facts_are_named(
    adopted_text: str, retold: str, language: str, expected: tuple[str, ...]
) -> None:
    assert lost_facts(adopted_text, retold, language) == expected


def test_unlisted_names_are_found() -> None:
    assert unlisted_names("Zoals Hyves. Ook op Twitter, Mastodon en Facebook.") == (
        "Hyves",
        "Mastodon",
    )


def test_repository_quotes_no_adopted_text(adopted: Mapping[str, Path]) -> None:
    binding = {
        run
        for file in adopted.values()
        for run in shingles(words(file.read_text(encoding="utf-8-sig")), LONGEST_QUOTATION + 1)
    }
    assert len(binding) > 1000
    quoted = {
        f"{file.relative_to(ROOT)}: {' '.join(run)}"
        for file in repository_files(ROOT)
        if (text := _as_text(file)) is not None
        for run in shingles(words(text), LONGEST_QUOTATION + 1)
        if run in binding and run not in FREE_TO_USE
    }
    assert quoted == set()


def _as_text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_words_see_through_case_punctuation_and_labels() -> None:
    prose = "1. Foto\u2019s, (e\u0301e\u0301n) en 'VIDEO\u00ad'S'\n - a. Delen?"
    assert words(prose) == ["fotos", "één", "en", "videos", "delen"]


def test_shingles_are_all_runs() -> None:
    assert list(shingles("abcd", 3)) == [("a", "b", "c"), ("b", "c", "d")]
    assert list(shingles("ab", 3)) == []
