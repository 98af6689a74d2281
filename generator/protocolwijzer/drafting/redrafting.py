"""Drafts that nobody has touched follow what is confirmed about the clauses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.drafting.drafts import subject_of_draft
from protocolwijzer.drafting.writing import NOTE_FILE
from protocolwijzer.settings.yaml_places import read_yaml
from protocolwijzer.translation_lock import Lock, lock_path, read_lock, write_lock
from protocolwijzer.trees.texts import file_of
from protocolwijzer.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What has become of drafts, by their ids in a fixed order.

    replaced: those that are gone, each with the new ones on the same question for some of the same
    readers; removed: those that are gone without. added: new ones that replace nothing.
    """

    changed: tuple[str, ...] = ()
    replaced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def redraft(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> Redrafted:
    """Replace drafts in a folder that are still as they were made, and say what became of them.

    before, after: drafts from the facts of then and now, as `draft_trees` gives them. What an
    author has changed or removed is left as it is; where none is left, nothing is added either.
    Raises OSError when a file cannot be written.
    """
    untouched = {name for name, text in before.items() if _is(folder / name, text)}
    outdated = {name for name in untouched if after.get(name) != before[name]}
    gone = outdated - after.keys()
    for name in sorted(gone):
        (folder / name).unlink()
    new = {
        name
        for name in after
        if untouched - {NOTE_FILE} and name not in before and not (folder / name).exists()
    }
    changed = outdated - gone
    for name in sorted(new | changed):
        write_whole(folder / name, after[name])
    _forget(folder, {_id(name) for name in outdated})
    return _told(
        changed, {name: before[name] for name in gone}, {name: after[name] for name in new}
    )


def _is(path: Path, text: str) -> bool:
    """Whether a file still holds a text, whatever its line breaks have become."""
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def _forget(folder: Path, trees: set[str]) -> None:
    """Take out of the lock file what was confirmed of trees that no longer say it."""
    found = Diagnostics()
    lock = read_lock(lock_path(folder), found)
    accepted = {
        language: {key: its for key, its in keys.items() if file_of(key) not in trees}
        for language, keys in lock.accepted.items()
    }
    if trees and not found.fails() and accepted != lock.accepted:
        write_lock(lock_path(folder), Lock(accepted))


def _told(changed: Collection[str], gone: Mapping[str, str], new: Mapping[str, str]) -> Redrafted:
    trees = new.keys() - {NOTE_FILE}
    heirs = {
        _id(name): tuple(
            sorted(_id(heir) for heir in trees if _shares(name, text, heir, new[heir]))
        )
        for name, text in sorted(gone.items())
        if name != NOTE_FILE
    }
    replaced = {name: its for name, its in heirs.items() if its}
    return Redrafted(
        changed=tuple(sorted(_id(name) for name in changed if name != NOTE_FILE)),
        replaced=replaced,
        removed=tuple(name for name in heirs if name not in replaced),
        added=tuple(sorted({*map(_id, trees)} - {heir for its in heirs.values() for heir in its})),
    )


def _shares(name: str, text: str, other: str, other_text: str) -> bool:
    """Whether two drafts are about the same, for some of the same readers."""
    if subject_of_draft(_id(name)) != subject_of_draft(_id(other)):
        return False
    return bool(_audiences(text) & _audiences(other_text))


def _audiences(draft: str) -> frozenset[object]:
    document = read_yaml(draft, file="", diagnostics=Diagnostics())
    data = document.data if document else None
    audiences = data.get("audiences") if isinstance(data, dict) else None
    return frozenset(audiences if isinstance(audiences, list) else ())


def _id(name: str) -> str:
    return Path(name).stem
