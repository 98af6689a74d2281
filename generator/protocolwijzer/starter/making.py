"""Making a school's folders: whole, in one step, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer import translations
from protocolwijzer.diagnostics import Diagnostics, Severity
from protocolwijzer.model import School
from protocolwijzer.schools import SCHOOL_ID, TAKEN_ADDRESSES, load_site
from protocolwijzer.translation_lock import Lock, lock_path, write_lock
from protocolwijzer.trees import translations as tree_translations
from protocolwijzer.trees.texts import file_of


@dataclass(frozen=True, slots=True)
class NewSchool:
    """A school to be made: its id, and the texts of its files by their names.

    trees: those of its decision trees; empty for a school without.
    """

    id: str
    files: Mapping[str, str]
    trees: Mapping[str, str]


def make_school(school: NewSchool, protocols: Path, trees: Path | None) -> tuple[Path, ...]:
    """Make the folders of a school below `protocols` and `trees`; all files that are in them.

    Its translations are marked as right, but for those of drafts. trees: None for a school without.
    Raises ValueError, with the reason, for an id that cannot be one and for files that no school
    can be read from, FileExistsError when there is something of that name already, and OSError
    when it cannot be written.
    """
    check_new(school.id, protocols, trees)
    folder = protocols / school.id
    tree_folder = trees / school.id if trees and school.trees else None
    with ExitStack() as stack:
        fresh = _beside(folder, stack)
        _write(fresh, school.files)
        _accept(lock_path(fresh), translations.accept(_load(fresh.parent), Lock()))
        if tree_folder:
            fresh_trees = _beside(tree_folder, stack)
            _write(fresh_trees, school.trees)
            loaded = _load(fresh.parent, fresh_trees.parent)
            # Nobody answers for what a draft says.
            drafts = {tree.id for tree in loaded.drafts}
            texts = {
                key: words for key, words in loaded.tree_texts.items() if file_of(key) not in drafts
            }
            accepted = tree_translations.accept(texts, loaded.languages, Lock())
            _accept(lock_path(fresh_trees), accepted)
            fresh_trees.rename(tree_folder)
        try:
            fresh.rename(folder)
        except OSError:
            if tree_folder:
                shutil.rmtree(tree_folder)
            raise
    wanted = [folder, *([tree_folder] if tree_folder else [])]
    return tuple(file for each in wanted for file in sorted(each.iterdir()))


def check_new(school_id: str, protocols: Path, trees: Path | None) -> None:
    """Raise ValueError or FileExistsError, as `make_school` does, before anything is made."""
    if not SCHOOL_ID.fullmatch(school_id):
        message = f'"{school_id}" must be small letters, digits and hyphens only.'
        raise ValueError(message)
    if school_id in TAKEN_ADDRESSES:
        message = f'The site has a folder "{school_id}" already.'
        raise ValueError(message)
    for parent in (protocols, trees):
        if parent and (parent / school_id).exists():
            raise FileExistsError(parent / school_id)


def _beside(folder: Path, stack: ExitStack) -> Path:
    """A place for a folder on the same disk, that is gone when the stack closes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = stack.enter_context(tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent))
    return Path(place) / folder.name


def _write(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _accept(path: Path, lock: Lock) -> None:
    if lock != Lock():
        write_lock(path, lock)


def _load(protocols: Path, trees: Path | None = None) -> School:
    """The school as it was written: its translations are right, which its locks are to say."""
    diagnostics = Diagnostics()
    site = load_site(protocols, trees=trees, adopted={}, diagnostics=diagnostics)
    if site is None:
        # Only the id comes from outside: it may be an address that every site has.
        raise ValueError(diagnostics.of(Severity.ERROR)[0].message)
    (school,) = site.schools
    return school
