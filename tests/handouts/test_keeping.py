from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from protocolwijzer.handouts import keeping
from protocolwijzer.handouts.keeping import Shelf
from protocolwijzer.handouts.typesetting import Pdf

MADE = Pdf(b"%PDF <xmpTPg:NPages>3</xmpTPg:NPages>", 3)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of typst."""
    found: list[str] = []

    def typeset(template: str, data: str, timestamp: int) -> Pdf:
        del template, timestamp
        found.append(data)
        return MADE if data != "strange" else Pdf(MADE.content, 3, ("中",))

    monkeypatch.setattr(keeping, "typeset", typeset)
    return found


def test_the_same_is_made_once(asked: list[str], tmp_path: Path) -> None:
    for _ in range(3):
        assert Shelf(tmp_path / "kept").typeset("audience", "data", 1) == MADE
    assert asked == ["data"]


@pytest.mark.parametrize(
    "other", [("protocol", "data", 1), ("audience", "a", 1), ("audience", "data", 2)]
)
def test_whatever_differs_is_made(
    other: tuple[str, str, int], asked: list[str], tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    shelf.typeset("audience", "data", 1)
    shelf.typeset(*other)
    assert len(asked) == 2


def test_another_template_or_font_makes_all_anew(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(tmp_path).typeset("audience", "data", 1)
    monkeypatch.setattr(keeping, "basis", lambda: "another")
    Shelf(tmp_path).typeset("audience", "data", 1)
    assert len(asked) == 2


def test_what_could_not_be_printed_is_reported_every_time(asked: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        assert Shelf(tmp_path).typeset("audience", "strange", 1).unprintable == ("中",)
    assert asked == ["strange", "strange"]


def test_a_damaged_file_is_made_anew(asked: list[str], tmp_path: Path) -> None:
    Shelf(tmp_path).typeset("audience", "data", 1)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"")
    assert Shelf(tmp_path).typeset("audience", "data", 1) == MADE
    assert len(asked) == 2


@pytest.mark.parametrize("folder", [None, Path("/dev/null/kept")])
def test_where_nothing_can_be_kept_it_is_made(asked: list[str], folder: Path | None) -> None:
    shelf = Shelf(folder)
    assert shelf.typeset("audience", "data", 1) == MADE
    shelf.tidy()
    assert asked == ["data"]


def test_a_full_disk_leaves_nothing_behind(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert Shelf(tmp_path).typeset("audience", "data", 1) == MADE
    assert asked == ["data"]
    assert list(tmp_path.iterdir()) == []


def test_what_may_only_be_read_is_still_used(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    Shelf(tmp_path).typeset("audience", "data", 1)
    monkeypatch.setattr(os, "utime", refuse)
    assert Shelf(tmp_path).typeset("audience", "data", 1) == MADE
    assert asked == ["data"]


def test_what_is_not_used_for_long_goes(asked: list[str], tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.typeset("audience", "old", 1)
    (old,) = tmp_path.iterdir()
    os.utime(old, (0, 0))
    shelf.typeset("audience", "new", 1)
    shelf.tidy()
    assert not old.exists()
    assert len(list(tmp_path.iterdir())) == 1
    assert asked == ["old", "new"]
