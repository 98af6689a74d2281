from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.translation_lock import (
    Lock,
    confirmed,
    fingerprint,
    lock_text,
    read_lock,
    write_lock,
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
spaces = st.text(st.sampled_from(" \t\n\u00a0"), min_size=1)


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


keys = st.sampled_from(
    ["slot", "a.1", "a.10", "b.3a", "title:", "title:a", "photo/title", "photo/outcomes.no.do.1"]
)
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


accepted = st.dictionaries(keys, prints)


@settings(deadline=None)
@given(accepted, accepted, st.sets(keys), st.none() | st.sets(keys))
def test_confirming(
    before: dict[str, str],
    made_from: dict[str, str],
    own: set[str],
    wanted: set[str] | None,
) -> None:
    after = confirmed(before, made_from, own, wanted)
    for key in {*before, *made_from}:
        if wanted is not None and key not in wanted:
            expected = before.get(key)
        elif key in made_from:
            expected = made_from[key] if key in own else before.get(key)
        else:
            expected = None
        assert after.get(key) == expected
    assert after.keys() <= before.keys() | made_from.keys()
    in_source = [key for key in made_from if key in after]
    assert list(after)[: len(in_source)] == in_source
    assert confirmed(after, made_from, own, wanted) == after
