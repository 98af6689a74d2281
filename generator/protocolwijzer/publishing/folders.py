"""Replacing a folder as a whole: what was there stays until what comes instead is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

# How a hidden file of ours begins: one that only the publisher could have put there does not.
_SIGN = b"Made by `protocolwijzer "
_SIGN_WITHIN = 100


def is_made_here(entry: Path) -> bool:
    """Whether a file says in its first line that this project made it, and may be replaced."""
    if not entry.is_file():
        return False
    with entry.open("rb") as file:
        return _SIGN in file.read(_SIGN_WITHIN)


def is_replaceable(folder: Path, *, sign: str) -> bool:
    """Whether nothing foreign would be lost: it is not there, empty, or holds what we once made.

    sign: an entry that what we make always has. Hidden entries do not count: they stay, or are
    ours.
    """
    if not folder.is_dir():
        return not folder.exists()
    names = {entry.name for entry in folder.iterdir()}
    return sign in names or all(name.startswith(".") for name in names)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new empty folder that takes the target's place when the block ends well.

    When the block ends with an exception, Ctrl-C included, the target is as it was and nothing
    new is left beside it. Hidden entries of the target (".git", ".nojekyll", an ".htaccess" that
    was not made here) move along: they belong to whoever publishes the folder. Raises OSError when
    the disk does not let it.
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
    staying = {entry.name for entry in target.iterdir() if _stays(entry, fresh)}
    # A link or a mount point must stay what it is: only what is in it changes places.
    if target.is_symlink() or target.is_mount():
        _swap_contents(fresh, target, old, staying)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    for name in staying:
        (old / name).replace(target / name)


def _stays(entry: Path, fresh: Path) -> bool:
    """Whether an entry of the target belongs to its publisher, who brings nothing instead."""
    if not entry.name.startswith(".") or is_made_here(entry):
        return False
    instead = fresh / entry.name
    return not instead.exists() or is_made_here(instead)


def _swap_contents(fresh: Path, target: Path, old: Path, staying: Collection[str]) -> None:
    old.mkdir()
    _move(target, old, staying)
    try:
        _move(fresh, target, staying)
    except BaseException:
        _move(target, fresh, staying)
        _move(old, target, staying)
        raise


def _move(source: Path, target: Path, staying: Collection[str]) -> None:
    """Move all but what stays; across disks where it must."""
    for entry in list(source.iterdir()):
        if entry.name not in staying:
            shutil.move(entry, target / entry.name)
