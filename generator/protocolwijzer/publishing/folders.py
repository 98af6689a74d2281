"""Replacing a folder as a whole: what was there stays until what comes instead is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def is_replaceable(folder: Path, *, sign: str) -> bool:
    """Whether nothing foreign would be lost: it is not there, empty, or holds what we once made.

    sign: an entry that what we make always has. Hidden entries do not count: they stay.
    """
    if not folder.is_dir():
        return not folder.exists()
    names = {entry.name for entry in folder.iterdir()}
    return sign in names or all(name.startswith(".") for name in names)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new empty folder that takes the target's place when the block ends well.

    When the block ends with an exception, Ctrl-C included, the target is as it was and nothing
    new is left beside it. Hidden entries of the target (".git", ".nojekyll") move along: they
    belong to whoever publishes the folder. Raises OSError when the disk does not let it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that taking its place is a rename.
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    fresh = work / "new"
    fresh.mkdir()
    try:
        yield fresh
        _swap(fresh, target, work / "old")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    hidden = [
        entry.name
        for entry in target.iterdir()
        if entry.name.startswith(".") and not (fresh / entry.name).exists()
    ]
    # A link or a mount point must stay what it is: only what is in it changes places.
    if target.is_symlink() or target.is_mount():
        _swap_contents(fresh, target, old)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    for name in hidden:
        (old / name).rename(target / name)


def _swap_contents(fresh: Path, target: Path, old: Path) -> None:
    old.mkdir()
    _move(target, old)
    try:
        _move(fresh, target)
    except BaseException:
        _move(target, fresh)
        _move(old, target)
        raise


def _move(source: Path, target: Path) -> None:
    """Move what is visible; across disks where it must."""
    for entry in list(source.iterdir()):
        if not entry.name.startswith("."):
            shutil.move(entry, target / entry.name)
