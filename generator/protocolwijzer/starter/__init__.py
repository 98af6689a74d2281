"""The school that `protocolwijzer new` makes: a short, made-up protocol to write over."""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path
from string import Template

from protocolwijzer.diagnostics import Diagnostics, Severity
from protocolwijzer.schools import SCHOOL_ID, load_site
from protocolwijzer.translations import Lock, accept, lock_path, write_lock

FILES = ("school.yml", "protocol.nl.md", "protocol.en.md", "clauses.yml")


def create_school(protocols: Path, school_id: str, name: str) -> tuple[Path, ...]:
    """Make a school's folder below `protocols`, complete and without findings; its files.

    The folder appears whole or not at all. Raises ValueError, with the reason, for an id that
    cannot be one, FileExistsError when there is something of that name already, and OSError when
    it cannot be written.
    """
    if not SCHOOL_ID.fullmatch(school_id):
        message = f'"{school_id}" must be small letters, digits and hyphens only.'
        raise ValueError(message)
    folder = protocols / school_id
    if folder.exists():
        raise FileExistsError(folder)
    protocols.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=protocols) as beside:
        _write(Path(beside) / school_id, school_id, " ".join(name.split()))
        _accept_all(Path(beside))
        (Path(beside) / school_id).rename(folder)
    return tuple(sorted(folder.iterdir()))


def _write(folder: Path, school_id: str, name: str) -> None:
    folder.mkdir()
    for file in FILES:
        template = files(__name__).joinpath(file).read_text(encoding="utf-8")
        # A JSON string is a YAML string, whatever stands in the name.
        text = Template(template).substitute(
            school_id=school_id, name=json.dumps(name, ensure_ascii=False)
        )
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _accept_all(protocols: Path) -> None:
    """The example's translation is right: say so in the lock file."""
    diagnostics = Diagnostics()
    site = load_site(protocols, adopted={}, diagnostics=diagnostics)
    if site is None:
        # Only the id comes from outside: it may be an address that every site has.
        raise ValueError(diagnostics.of(Severity.ERROR)[0].message)
    for school in site.schools:
        write_lock(lock_path(protocols / school.id), accept(school, Lock()))
