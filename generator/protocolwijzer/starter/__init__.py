"""The school that `protocolwijzer new` makes: a made-up protocol and a tree, to write over."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from protocolwijzer import translations
from protocolwijzer.diagnostics import Diagnostics, Severity
from protocolwijzer.model import School
from protocolwijzer.schools import SCHOOL_ID, load_site
from protocolwijzer.translation_lock import Lock, lock_path, write_lock
from protocolwijzer.trees import translations as tree_translations

FILES = ("school.yml", "protocol.nl.md", "protocol.en.md", "clauses.yml")
TREE_FILES = ("photo.yml", "index.yml")


def create_school(
    protocols: Path, school_id: str, name: str, *, trees: Path | None = None
) -> tuple[Path, ...]:
    """Make a school's folder below `protocols`, complete and without findings; its files.

    trees: the folder below which the school gets a decision tree; None for a school without.
    The folders appear whole or not at all. Raises ValueError, with the reason, for an id that
    cannot be one, FileExistsError when there is something of that name already, and OSError when
    it cannot be written.
    """
    if not SCHOOL_ID.fullmatch(school_id):
        message = f'"{school_id}" must be small letters, digits and hyphens only.'
        raise ValueError(message)
    folder = protocols / school_id
    tree_folder = trees / school_id if trees else None
    wanted = [folder, *([tree_folder] if tree_folder else [])]
    for each in wanted:
        if each.exists():
            raise FileExistsError(each)
    words = {
        "school_id": school_id,
        # A JSON string is a YAML string, whatever stands in the name.
        "name": json.dumps(" ".join(name.split()), ensure_ascii=False),
    }
    templates = files(__name__)
    with ExitStack() as stack:
        fresh = _beside(folder, stack)
        _write(fresh, (templates / file for file in FILES), words)
        write_lock(lock_path(fresh), translations.accept(_load(fresh.parent), Lock()))
        if tree_folder:
            fresh_trees = _beside(tree_folder, stack)
            _write(fresh_trees, (templates / "decision_trees" / file for file in TREE_FILES), words)
            school = _load(fresh.parent, fresh_trees.parent)
            accepted = tree_translations.accept(school.tree_texts, school.languages, Lock())
            write_lock(lock_path(fresh_trees), accepted)
            fresh_trees.rename(tree_folder)
        try:
            fresh.rename(folder)
        except OSError:
            if tree_folder:
                shutil.rmtree(tree_folder)
            raise
    return tuple(file for each in wanted for file in sorted(each.iterdir()))


def _beside(folder: Path, stack: ExitStack) -> Path:
    """A place for a folder on the same disk, that is gone when the stack closes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = stack.enter_context(tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent))
    return Path(place) / folder.name


def _write(folder: Path, templates: Iterable[Traversable], words: Mapping[str, str]) -> None:
    folder.mkdir()
    for template in templates:
        text = Template(template.read_text(encoding="utf-8")).substitute(words)
        (folder / template.name).write_text(text, encoding="utf-8", newline="\n")


def _load(protocols: Path, trees: Path | None = None) -> School:
    """The example as it was written: its translations are right, which its locks are to say."""
    diagnostics = Diagnostics()
    site = load_site(protocols, trees=trees, adopted={}, diagnostics=diagnostics)
    if site is None:
        # Only the id comes from outside: it may be an address that every site has.
        raise ValueError(diagnostics.of(Severity.ERROR)[0].message)
    (school,) = site.schools
    return school
