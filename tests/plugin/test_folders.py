"""Replacing a folder: all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolwijzer.publishing.folders import is_replaceable, replacing
from tests.support.building import files_below


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / "index.html").write_text("old")
    (folder / "gone.html").write_text("old")
    return folder


def fill(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "index.html").write_text("new")
    (folder / "sub" / "page.html").write_text("new")


def test_what_is_new_takes_the_place_and_hidden_entries_stay(target: Path) -> None:
    with replacing(target) as fresh:
        fill(fresh)
        assert (target / "index.html").read_text() == "old"
    assert files_below(target) == {
        ".git/HEAD": b"ref",
        "index.html": b"new",
        "sub/page.html": b"new",
    }
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_what_was_there(target: Path, failure: type[BaseException]) -> None:
    before = files_below(target)

    def fail() -> None:
        with replacing(target) as fresh:
            fill(fresh)
            raise failure

    with pytest.raises(failure):
        fail()
    assert files_below(target) == before
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_was_not_there(tmp_path: Path) -> None:
    with replacing(tmp_path / "a" / "b") as fresh:
        fill(fresh)
    assert (tmp_path / "a" / "b" / "index.html").read_text() == "new"
    assert [entry.name for entry in (tmp_path / "a").iterdir()] == ["b"]


def test_a_link_stays_a_link(target: Path) -> None:
    link = target.parent / "link"
    link.symlink_to(target)
    with replacing(link) as fresh:
        fill(fresh)
    assert link.is_symlink()
    assert set(files_below(target)) == {".git/HEAD", "index.html", "sub/page.html"}


OURS = "# Made by `protocolwijzer build`, {}\n"


@pytest.mark.parametrize("through_link", [False, True])
@pytest.mark.parametrize(
    ("there", "made", "expected"),
    [
        (OURS.format("old"), OURS.format("new"), OURS.format("new")),
        (OURS.format("old"), None, None),
        (None, OURS.format("new"), OURS.format("new")),
        # Perhaps it keeps strangers out.
        ("Require valid-user\n", OURS.format("new"), "Require valid-user\n"),
        ("Require valid-user\n", None, "Require valid-user\n"),
        # Published with the pages, by the same hand.
        ("Require valid-user\n", "Require all denied\n", "Require all denied\n"),
    ],
)
def test_a_hidden_file_of_ours_is_replaced_and_no_other(
    there: str | None, made: str | None, expected: str | None, *, through_link: bool, target: Path
) -> None:
    file = target / ".htaccess"
    if there:
        file.write_text(there)
    place = target
    if through_link:
        place = target.parent / "link"
        place.symlink_to(target)
    with replacing(place) as fresh:
        fill(fresh)
        if made:
            (fresh / ".htaccess").write_text(made)
    assert (file.read_text() if file.exists() else None) == expected
    assert set(files_below(target)) - {".htaccess"} == {
        ".git/HEAD",
        "index.html",
        "sub/page.html",
    }


def test_others_may_read_the_new_folder(target: Path) -> None:
    with replacing(target) as fresh:
        fill(fresh)
    assert target.stat().st_mode & 0o777 == (target / "sub").stat().st_mode & 0o777


def test_foreign_folders_are_not_replaceable(tmp_path: Path, target: Path) -> None:
    assert is_replaceable(tmp_path / "nothing", sign="index.html")
    assert is_replaceable(target, sign="index.html")
    assert not is_replaceable(target, sign="something")
    (target / "index.html").unlink()
    assert not is_replaceable(target, sign="index.html")
    (target / "gone.html").unlink()
    assert is_replaceable(target, sign="index.html")
    assert not is_replaceable(target / ".git" / "HEAD", sign="index.html")
