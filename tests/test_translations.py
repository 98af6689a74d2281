from __future__ import annotations

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import EditionKind, Protocol, School, TranslationStatus
from protocolwijzer.translation_lock import Lock
from protocolwijzer.translations import (
    accept,
    acceptable,
    coverage,
    fingerprints,
    reader_status,
    report_statuses,
    statuses,
)
from tests.support.made_up_schools import clause, edition, school

OK, STALE, MISSING, ORPHAN = TranslationStatus


def dutch(**texts: str) -> Protocol:
    return edition(("a", [clause("a.1", texts.get("one", "een")), clause("a.2", "twee")]))


def english(*names: str) -> Protocol:
    return edition(("a", [clause(name, f"en {name}") for name in names]), language="en")


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


def test_headings_and_what_only_the_lock_has_can_be_accepted_too() -> None:
    its = school(dutch(), english("a.1", "a.2"))
    lock = Lock({"en": {"a.9": "9" * 16}})
    assert acceptable(its, lock) == ("title:", "title:a", "a.1", "a.2", "a.9")


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
