from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import EditionKind, Place, Protocol, School, TranslationStatus
from protocolwijzer.translations import (
    Lock,
    UnknownClauseError,
    accept,
    acceptable,
    coverage,
    fingerprint,
    fingerprints,
    lock_text,
    read_lock,
    reader_status,
    report_statuses,
    statuses,
    write_lock,
)
from tests.support.made_up_schools import clause, edition, school

OK, STALE, MISSING, ORPHAN = TranslationStatus
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
spaces = st.text(st.sampled_from(" \t\n\u00a0"), min_size=1)


def dutch(**texts: str) -> Protocol:
    return edition(("a", [clause("a.1", texts.get("one", "een")), clause("a.2", "twee")]))


def english(*names: str) -> Protocol:
    return edition(("a", [clause(name, f"en {name}") for name in names]), language="en")


@settings(deadline=None)
@given(st.lists(words, min_size=1), spaces, words)
def test_a_fingerprint_does_not_see_white_space(
    parts: list[str], between: str, number: str
) -> None:
    one = fingerprint(" ".join(parts), number)
    assert fingerprint(between.join(parts), number) == one
    assert fingerprint(f"{between}{between.join(parts)}{between}", number) == one


@settings(deadline=None)
@given(words, words)
def test_a_fingerprint_does_not_see_how_accents_are_stored(text: str, number: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert fingerprint(decomposed, number) == fingerprint(text, number)


@settings(deadline=None)
@given(words, words)
def test_a_fingerprint_sees_every_word_and_the_number(text: str, number: str) -> None:
    one = fingerprint(text, number)
    assert re.fullmatch("[0-9a-f]{16}", one)
    assert fingerprint(f"{text} niet", number) != one
    assert fingerprint(text, f"{number}a") != one


def test_a_fingerprint_stays_the_same_from_release_to_release() -> None:
    """Lock files in the world hold these: change this, and every translation is stale."""
    assert fingerprint("Zet je telefoon uit.", "1") == "ad3485c32ef09916"


def test_words_do_not_flow_into_the_number() -> None:
    assert fingerprint("a b", "1") != fingerprint("b", "1 a")


def test_moving_a_clause_in_its_file_changes_no_fingerprint() -> None:
    moved = edition(("a", [clause("a.1", "een", line=90), clause("a.2", "twee", line=92)]))
    assert fingerprints(moved) == fingerprints(dutch())
    assert list(fingerprints(moved)) == ["title:", "title:a", "a.1", "a.2"]


def test_a_sub_clause_has_a_fingerprint_of_its_own() -> None:
    one = fingerprints(edition(("a", [clause("a.1", "een", clause("a.1a", "x"))])))
    other = fingerprints(edition(("a", [clause("a.1", "een", clause("a.1a", "y"))])))
    assert {key for key in one if one[key] != other[key]} == {"a.1a"}


def test_statuses() -> None:
    accepted = {**fingerprints(dutch()), "a.2": "0" * 16, "a.9": "1" * 16}
    del accepted["title:a"]
    assert statuses(dutch(), english("a.1", "a.2", "a.3"), accepted) == {
        "title:": OK,
        "title:a": STALE,
        "a.1": OK,
        "a.2": STALE,
        "a.3": ORPHAN,
        "a.9": ORPHAN,
    }
    assert statuses(dutch(), english("a.1"), {})["a.2"] is MISSING
    assert set(statuses(dutch(), None, {}).values()) == {MISSING}
    assert set(statuses(None, dutch(), {}).values()) == {OK}


def test_headings_that_only_an_adopted_text_has_are_not_compared() -> None:
    adopted = edition(
        ("cover", []),
        ("a", [clause("a.1"), clause("a.2")]),
        kind=EditionKind.ADOPTED,
    )
    plain = edition(("a", [clause("a.1"), clause("a.2")]), ("more", []))
    assert set(statuses(adopted, plain, {})) == {"title:", "title:a", "a.1", "a.2"}


def test_accepting_makes_everything_ok_until_the_source_changes() -> None:
    its = school(dutch(), english("a.1", "a.2"))
    lock = accept(its, Lock())
    assert set(school(dutch(), english("a.1", "a.2"), lock=lock).translations["en"].values()) == {
        OK
    }
    changed = school(dutch(one="anders"), english("a.1", "a.2"), lock=lock)
    assert changed.translations["en"]["a.1"] is STALE
    assert changed.translations["en"]["a.2"] is OK


def test_accepting_one_clause_leaves_the_others() -> None:
    its = school(dutch(), english("a.1", "a.2"))
    lock = accept(its, Lock(), clauses=["a.2"])
    assert list(lock.of("en")) == ["a.2"]
    assert list(accept(its, lock, clauses=["a.1"]).of("en")) == ["a.1", "a.2"]


def test_accepting_one_language_leaves_the_others() -> None:
    german = edition(("a", [clause("a.1"), clause("a.2")]), language="de")
    its = school(dutch(), english("a.1", "a.2"), german, languages=("nl", "en", "de"))
    assert set(accept(its, Lock(), languages=["de"]).accepted) == {"de"}
    assert set(accept(its, Lock()).accepted) == {"en", "de"}


def test_a_clause_that_is_not_translated_cannot_be_accepted() -> None:
    its = school(dutch(), english("a.1"))
    assert "a.2" not in accept(its, Lock()).of("en")
    assert "a.2" not in accept(its, Lock(), clauses=["a.2"]).of("en")


def test_accepting_drops_what_is_gone_from_the_source() -> None:
    lock = Lock({"en": {"a.7": "7" * 16, "a.8": "8" * 16}})
    its = school(dutch(), english("a.1", "a.2"), lock=lock)
    assert its.translations["en"]["a.7"] is ORPHAN
    assert set(accept(its, lock, clauses=["a.7"]).of("en")) == {"a.8"}
    assert not {"a.7", "a.8"} & set(accept(its, lock).of("en"))


def test_an_unknown_clause_is_named_with_a_suggestion() -> None:
    its = school(dutch(), english("a.1", "a.2"))
    with pytest.raises(UnknownClauseError, match=r'no clause "title:aa". Did you mean "title:a"'):
        accept(its, Lock(), clauses=["a.1", "title:aa"])
    assert acceptable(its, Lock()) == ("title:", "title:a", "a.1", "a.2")


def with_adopted(lock: Lock) -> School:
    adopted = edition(
        ("a", [clause("a.1", "bindend"), clause("a.2", "ook")]), kind=EditionKind.ADOPTED
    )
    return school(dutch(), english("a.1", "a.2"), adopted=adopted, lock=lock)


def test_the_source_language_is_compared_with_the_adopted_text_when_it_is_there() -> None:
    assert set(with_adopted(Lock()).translations["nl"].values()) == {STALE}
    lock = accept(with_adopted(Lock()), Lock())
    assert set(with_adopted(lock).translations["nl"].values()) == {OK}


def test_without_the_adopted_text_it_is_not_checked_and_what_was_accepted_is_kept() -> None:
    lock = accept(with_adopted(Lock()), Lock())
    without = school(dutch(), english("a.1", "a.2"), lock=lock)
    assert set(without.translations["nl"].values()) == {OK}
    assert accept(without, lock) == lock
    row = coverage(without)[0]
    assert (row.language, row.source) == ("nl", "")


def test_a_translation_is_no_better_than_what_it_was_made_from() -> None:
    lock = accept(with_adopted(Lock()), Lock(), languages=["en"])
    its = with_adopted(lock)
    assert its.translations["en"]["a.1"] is OK
    assert reader_status(its, "en", "a.1") is STALE
    assert reader_status(its, "fr", "a.1") is MISSING


def test_coverage_counts_and_names() -> None:
    its = school(dutch(), english("a.1"), languages=("nl", "en", "fr"))
    rows = {row.language: row for row in coverage(its)}
    assert rows["en"].source == "plain.nl.md"
    assert rows["en"].ids[MISSING] == ("a.2",)
    assert rows["en"].count(STALE) == 3
    assert rows["fr"].count(MISSING) == 4


def test_a_new_clause_among_accepted_ones_is_said_never_to_have_been_confirmed() -> None:
    lock = accept(school(dutch(), english("a.1", "a.2")), Lock(), clauses=["a.1"])
    its = school(dutch(), english("a.1", "a.2"), lock=lock)
    diagnostics = Diagnostics()
    report_statuses(its, lock, diagnostics)
    messages = [found.message for found in diagnostics]
    assert "Clause a.2 has never been confirmed to say the same as plain.nl.md." in messages
    assert len(messages) == 3


keys = st.sampled_from(["slot", "a.1", "a.10", "b.3a", "rule.p1", "title:", "title:a"])
prints = st.integers(0, 16**16 - 1).map("{:016x}".format)
locks = st.builds(
    Lock,
    st.dictionaries(
        st.sampled_from(["nl", "en", "ar", "no", "zh-Hant"]),
        st.dictionaries(keys, prints, min_size=1),
    ),
)


@settings(deadline=None)
@given(lock=locks)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    diagnostics = Diagnostics()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "translations.lock.yml"
        write_lock(path, lock)
        again = read_lock(path, diagnostics)
        assert lock_text(again) == path.read_text(encoding="utf-8")
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert again == lock
    assert not len(diagnostics)


def test_a_lock_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "translations.lock.yml"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        message = "disk full"
        raise OSError(message)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_lock(path, Lock({"en": {"a.1": "0" * 16}}))
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_lock_entry_remembers_its_place(tmp_path: Path) -> None:
    path = tmp_path / "translations.lock.yml"
    write_lock(path, Lock({"en": {"a.1": "0" * 16}}))
    diagnostics = Diagnostics()
    assert read_lock(path, diagnostics).places == {("en", "a.1"): Place(path.as_posix(), 5, 3)}


def test_no_lock_file_is_an_empty_lock(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert read_lock(tmp_path / "translations.lock.yml", diagnostics) == Lock()
    assert not len(diagnostics)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_as_a_lock_give_a_lock_or_a_finding(data: bytes) -> None:
    diagnostics = Diagnostics()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "translations.lock.yml"
        path.write_bytes(data)
        lock = read_lock(path, diagnostics)
    assert isinstance(lock, Lock)
    assert {found.code for found in diagnostics} <= {
        Code.BROKEN_LOCK,
        Code.EMPTY_FILE,
        Code.BINARY_FILE,
        Code.WRONG_ENCODING,
    }
