"""Drafts that follow what is confirmed, and what an author has made of them, which stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.drafting import draft_trees, redraft
from protocolwijzer.drafting.redrafting import Redrafted
from protocolwijzer.drafting.writing import NOTE_FILE
from protocolwijzer.model import Audience, ClauseFacts, Kind
from protocolwijzer.translation_lock import Lock, lock_path, read_lock, write_lock
from tests.drafting.drafted import facts, files, protocol

SOURCE = protocol(
    "## A {#a}\n\n1. Film niemand, tenzij de ander het goedvindt.\n"
    "2. Je telefoon is uit, tenzij je ziek bent.\n3. Gebruik geen AI, behalve als het mag.\n"
)
BEFORE = {
    "a.1": facts(Kind.MUST),
    "a.2": facts(Kind.MUST),
    "a.3": facts(Kind.MUST_NOT),
}


def drafts(its: Mapping[str, ClauseFacts]) -> Mapping[str, str]:
    return files(SOURCE, its)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in folder.iterdir()
        if path != lock_path(folder)
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in drafts(BEFORE).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {*contents(tmp_path)} == {"photo.yml", "phone.yml", "ai.yml"}
    return tmp_path


def test_a_draft_follows(folder: Path) -> None:
    after = {**BEFORE, "a.1": facts(Kind.MUST_NOT)}
    assert redraft(folder, drafts(BEFORE), drafts(after)) == Redrafted(changed=("photo",))
    assert contents(folder) == drafts(after)
    assert drafts(after) != drafts(BEFORE)
    assert redraft(folder, drafts(after), drafts(after)) == Redrafted()


def test_drafts_come_and_go(folder: Path) -> None:
    after = {
        **BEFORE,
        "a.2": facts(Kind.STATEMENT),
        "a.3": facts(Kind.MUST_NOT, Audience.PARENTS),
    }
    made = redraft(folder, drafts(BEFORE), drafts(after))
    assert made == Redrafted(changed=("ai",), removed=("phone",))
    assert contents(folder) == drafts(after)
    assert redraft(folder, drafts(after), drafts(BEFORE)) == Redrafted(
        changed=("ai",), added=("phone",)
    )
    assert contents(folder) == drafts(BEFORE)


def test_what_an_author_has_begun_stays(folder: Path) -> None:
    begun = (folder / "photo.yml").read_text(encoding="utf-8").replace("[nakijken] ", "", 1)
    (folder / "photo.yml").write_text(begun, encoding="utf-8")
    (folder / "phone.yml").unlink()
    (folder / "index.yml").write_text("first: {}\n", encoding="utf-8")
    after = {
        "a.1": facts(Kind.MUST_NOT),
        "a.2": facts(Kind.MUST_NOT),
        "a.3": facts(Kind.MUST_NOT, Audience.STUDENTS, Audience.PARENTS),
    }
    assert redraft(folder, drafts(BEFORE), drafts(after)) == Redrafted(changed=("ai",))
    assert contents(folder) == {
        "photo.yml": begun,
        "ai.yml": drafts(after)["ai.yml"],
        "index.yml": "first: {}\n",
    }


def test_who_wants_no_drafts_gets_none(tmp_path: Path) -> None:
    after = {**BEFORE, "a.1": facts(Kind.MUST, Audience.PARENTS)}
    (tmp_path / "photo.yml").write_bytes(b"\xff own")
    assert redraft(tmp_path, drafts(BEFORE), drafts(after)) == Redrafted()
    assert [path.name for path in tmp_path.iterdir()] == ["photo.yml"]


def test_line_breaks_of_another_system_are_no_change(folder: Path) -> None:
    text = (folder / "photo.yml").read_text(encoding="utf-8")
    (folder / "photo.yml").write_text(text, encoding="utf-8", newline="\r\n")
    after = {**BEFORE, "a.1": facts(Kind.MUST_NOT)}
    assert redraft(folder, drafts(BEFORE), drafts(after)) == Redrafted(changed=("photo",))


def test_what_was_confirmed_of_a_draft_that_goes_or_changes_is_forgotten(folder: Path) -> None:
    print_ = "0" * 16
    kept = {"photo/title": print_}
    confirmed = {**kept, "phone/title": print_, "ai/outcomes.a-3-rule.say": print_}
    write_lock(lock_path(folder), Lock({"en": confirmed}))
    after = {**BEFORE, "a.2": facts(Kind.STATEMENT), "a.3": facts(Kind.MUST)}
    redraft(folder, drafts(BEFORE), drafts(after))
    assert read_lock(lock_path(folder), Diagnostics()).accepted == {"en": kept}


def test_a_draft_that_another_takes_the_place_of(folder: Path) -> None:
    source = protocol(
        "## A {#a}\n\n1. Film niemand, tenzij het mag.\n2. Maak geen foto's, tenzij het mag.\n"
    )
    one_tree = {name: facts(Kind.MUST_NOT, Audience.PARENTS) for name in ("a.1", "a.2")}
    apart = {**one_tree, "a.2": facts(Kind.MUST_NOT, Audience.STAFF_WORK, Audience.PARENTS)}
    before, after = (files(source, its) for its in (one_tree, apart))
    assert ({*before}, {*after}) == ({"photo.yml"}, {"photo-parents.yml", "photo-staff-work.yml"})
    (folder / "photo.yml").write_text(before["photo.yml"], encoding="utf-8")
    assert redraft(folder, before, after) == Redrafted(
        replaced={"photo": ("photo-parents",)}, added=("photo-staff-work",)
    )


def test_the_note_on_drafts_follows_and_is_no_draft(folder: Path) -> None:
    before, after = (
        draft_trees(SOURCE, its, ("nl", "en"))
        for its in (BEFORE, {**BEFORE, "a.2": facts(Kind.STATEMENT)})
    )
    assert before[NOTE_FILE] != after[NOTE_FILE]
    (folder / NOTE_FILE).write_text(before[NOTE_FILE], encoding="utf-8")
    assert redraft(folder, before, after) == Redrafted(removed=("phone",))
    assert (folder / NOTE_FILE).read_text(encoding="utf-8") == after[NOTE_FILE]
    # Who threw the drafts away gets none back for having left the note.
    for path in folder.glob("*.yml"):
        path.unlink()
    assert redraft(folder, after, before) == Redrafted()
    assert {*contents(folder)} == {NOTE_FILE}


def test_the_note_goes_with_the_last_draft(tmp_path: Path) -> None:
    source = protocol("## A {#a}\n\n1. Film niemand, tenzij het mag.\n")
    before, after = (
        draft_trees(source, {"a.1": facts(kind)}, ("nl", "en"))
        for kind in (Kind.MUST_NOT, Kind.STATEMENT)
    )
    for name, text in before.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert redraft(tmp_path, before, after) == Redrafted(removed=("photo",))
    assert not contents(tmp_path)
