"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from protocolwijzer.whole_files import write_whole


def test_a_new_file_can_be_read_by_all_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_whole(file, "één\n")
    assert file.read_bytes() == "één\n".encode()
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o600)
    write_whole(file, "twee\n")
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("twee\n", 0o600)
    assert [*tmp_path.iterdir()] == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "link.txt"
    file.write_text("before", encoding="utf-8")
    link.symlink_to(file)
    write_whole(link, "after")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "after"


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "\ud800")
    monkeypatch.setattr(Path, "replace", _fail)
    with pytest.raises(OSError, match="full"):
        write_whole(file, "after")
    assert file.read_text(encoding="utf-8") == "before"
    assert [*tmp_path.iterdir()] == [file]


def _fail(*_: object) -> None:
    message = "full"
    raise OSError(message)


def test_a_folder_that_is_not_there_is_named_and_not_the_temporary_file(tmp_path: Path) -> None:
    file = tmp_path / "nowhere/a.txt"
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(file, "")
    assert caught.value.filename == str(file)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Open for both, so that neither side waits for the other.
    reader = os.open(pipe, os.O_RDWR)
    write_whole(pipe, "through\n")
    assert os.read(reader, 100) == b"through\n"
    os.close(reader)
    assert pipe.is_fifo()
