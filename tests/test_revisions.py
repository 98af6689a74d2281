"""Files of the past: all of them, as they were, and nothing else touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from protocolwijzer.revisions import RevisionError, restore
from tests.support.building import files_below
from tests.support.history import commit_all, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two revisions; in the second, and on disk, all is different."""
    root = tmp_path / "repository"
    (root / "texts/school é").mkdir(parents=True)
    (root / "texts/school é/a b.yml").write_bytes("één\r\n".encode())
    (root / "texts/image.png").write_bytes(bytes(range(256)))
    (root / "texts/link").symlink_to("/etc/passwd")
    (root / "other.txt").write_text("other", encoding="utf-8")
    commit_all(root, "v1")
    (root / "texts/school é/a b.yml").write_text("two", encoding="utf-8")
    (root / "texts/image.png").unlink()
    commit_all(root, "v2")
    (root / "texts/new").write_text("new", encoding="utf-8")
    return root


def test_a_folder_comes_back_byte_for_byte(repository: Path, tmp_path: Path) -> None:
    found = restore(repository / "texts", "v1", tmp_path / "then")
    assert found == tmp_path / "then/texts"
    # No link: it may lead anywhere.
    assert files_below(tmp_path / "then") == {
        "texts/school é/a b.yml": "één\r\n".encode(),
        "texts/image.png": bytes(range(256)),
    }


def test_the_repository_is_left_as_it_was(repository: Path, tmp_path: Path) -> None:
    def state() -> tuple[str, dict[str, bytes]]:
        return git(repository, "status", "--porcelain"), files_below(repository)

    before = state()
    restore(repository / "texts", "HEAD~1", tmp_path / "then")
    assert state() == before


@pytest.mark.parametrize("revision", ["v1", "HEAD~1", "main~1"])
def test_any_name_of_a_commit_will_do(repository: Path, tmp_path: Path, revision: str) -> None:
    restore(repository / "texts", revision, tmp_path)
    assert (tmp_path / "texts/image.png").is_file()


def test_a_folder_that_is_gone_since(repository: Path, tmp_path: Path) -> None:
    (repository / "texts").rename(tmp_path / "away")
    assert (restore(repository / "texts", "v2", tmp_path / "then") / "school é/a b.yml").is_file()


def test_a_folder_that_was_not_there_yet(repository: Path, tmp_path: Path) -> None:
    assert not restore(repository / "texts/later", "v1", tmp_path / "then").exists()


def test_a_whole_repository(repository: Path, tmp_path: Path) -> None:
    assert (restore(repository, "v1", tmp_path / "then") / "other.txt").is_file()


def test_from_a_folder_below(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "texts")
    assert restore(Path("school é"), "v2", tmp_path) == tmp_path / "texts/school é"
    assert (tmp_path / "texts/school é/a b.yml").read_text(encoding="utf-8") == "two"


@pytest.mark.parametrize(
    ("revision", "advice"),
    [
        ("v3", "Use a tag, a branch or a commit"),
        ("mian", 'Did you mean "main"?'),
        ("0000000", "Use a tag, a branch or a commit"),
        ("--help", "Use a tag, a branch or a commit"),
        ("", "Use a tag, a branch or a commit"),
        ("v1:texts", "has no revision"),
    ],
)
def test_a_revision_that_is_not_there(
    repository: Path, tmp_path: Path, revision: str, advice: str
) -> None:
    with pytest.raises(RevisionError) as error:
        restore(repository / "texts", revision, tmp_path / "then")
    assert f'no revision "{revision}"' in str(error.value)
    assert advice in str(error.value)
    assert not (tmp_path / "then").exists()


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="has no history that git can read"):
        restore(tmp_path, "HEAD", tmp_path / "then")


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(RevisionError, match='no revision "HEAD"'):
        restore(tmp_path, "HEAD", tmp_path / "then")


def test_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(RevisionError, match="git is needed"):
        restore(repository / "texts", "v1", tmp_path / "then")


def test_a_damaged_repository_is_told_in_gits_words(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = git(repository, "rev-parse", "v1:texts/image.png")
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(RevisionError) as error:
        restore(repository / "texts", "v1", tmp_path / "then")
    assert str(error.value)
    assert not isinstance(error.value, subprocess.SubprocessError)
