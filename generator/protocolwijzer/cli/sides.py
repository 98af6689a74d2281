"""What a user may name to be compared: files, schools, and schools as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from protocolwijzer.cli.loading import check_schools, site_at
from protocolwijzer.cli.options import existing_protocols, existing_trees, new_trees
from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.files import import_protocol
from protocolwijzer.localization import language_name
from protocolwijzer.model import Protocol, School, Site
from protocolwijzer.revisions import RevisionError
from protocolwijzer.schools import SCHOOL_FILE, load_site


class UnreadableTextError(Exception):
    """A text cannot be read; the message says which, and diagnostics why."""

    def __init__(self, message: str, diagnostics: Diagnostics) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


class MismatchError(Exception):
    """Two texts that cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts. name: as the user wrote it; school: whose it is, where that is known.

    doubts: how many there were about what a file says.
    """

    name: str
    protocol: Protocol
    school: School | None
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class _Named:
    """What a user named: its texts, those first that say best what the school agreed."""

    name: str
    texts: tuple[Protocol, ...]
    school: School | None = None
    doubts: int = 0

    def side(self, text: Protocol) -> Side:
        return Side(self.name, text, self.school, self.doubts)


class Sides:
    """Reads what a user names, each folder of schools once."""

    def __init__(
        self, protocols: Path | None, trees: Path | None, adopted: Mapping[str, Path]
    ) -> None:
        self._protocols = protocols
        self._trees = trees
        self._adopted = adopted
        self._sites: dict[tuple[Path, str], Site | None] = {}

    def both(self, old: str, new: str, *, plain: bool) -> tuple[Side, Side]:
        """Both texts: adopted ones if there are such on both sides, and if not `plain`.

        Raises UnreadableTextError, RevisionError, MismatchError where there is nothing that can
        be compared, and click.UsageError for a name that means nothing.
        """
        before, after = self._named(old, plain=plain), self._named(new, plain=plain)
        pairs = [
            (theirs, mine)
            for mine in after.texts
            for theirs in before.texts
            if mine.language == theirs.language
        ]
        # What stands in a file may be a text of either kind.
        same_kind = [
            (theirs, mine)
            for theirs, mine in pairs
            if not (before.school and after.school) or theirs.edition is mine.edition
        ]
        for theirs, mine in (*same_kind, *pairs):
            return before.side(theirs), after.side(mine)
        raise MismatchError(_why_not(before, after))

    def _named(self, name: str, *, plain: bool) -> _Named:
        path = Path(name)
        if path.is_file():
            return self._file(path, name)
        if (path / SCHOOL_FILE).is_file():
            return _of_school(
                name, self._school(path.resolve().name, path.resolve().parent), plain=plain
            )
        school, at, revision = name.rpartition("@")
        if at and school and revision:
            whole = Path(school)
            is_folder = whole.name != school
            folder = whole.resolve().parent if is_folder else existing_protocols(self._protocols)
            return _of_school(name, self._school(whole.name, folder, revision), plain=plain)
        if path.suffix or path.name != name:
            message = f"There is no file {name}."
            raise click.UsageError(message)
        return _of_school(
            name, self._school(name, existing_protocols(self._protocols)), plain=plain
        )

    def _file(self, path: Path, name: str) -> _Named:
        diagnostics = Diagnostics()
        found = import_protocol(path, diagnostics)
        if found is None:
            message = f"{name} cannot be read."
            raise UnreadableTextError(message, diagnostics)
        return _Named(name, (found.protocol,), doubts=len(found.doubts))

    def _school(self, school: str, folder: Path, revision: str = "") -> School:
        key = folder.resolve(), revision
        if key not in self._sites:
            self._sites[key] = self._site(folder, revision)
        site = self._sites[key]
        schools = {each.id: each for each in site.schools} if site else {}
        if revision and school not in schools:
            message = f'At {revision} there was no school "{school}".'
            raise RevisionError(message)
        check_schools((school,), schools)
        return schools[school]

    def _site(self, folder: Path, revision: str) -> Site | None:
        if revision:
            # What is given as adopted text today is not what was adopted then.
            return site_at(revision, folder, new_trees(self._trees, folder), {})
        diagnostics = Diagnostics()
        site = load_site(
            folder,
            trees=existing_trees(self._trees, folder),
            adopted=self._adopted,
            diagnostics=diagnostics,
        )
        if site is None:
            message = "The schools cannot be read: mend the errors first."
            raise UnreadableTextError(message, diagnostics)
        return site


def _of_school(name: str, school: School, *, plain: bool) -> _Named:
    """A school's texts: the adopted one, the plain one in its first language, the others."""
    adopted = (school.adopted,) if school.adopted and not plain else ()
    return _Named(name, (*adopted, *school.editions.values()), school)


def _why_not(before: _Named, after: _Named) -> str:
    """Why two texts cannot be compared."""
    told = []
    for named in (before, after):
        names = {language_name(text.language, spoken_in="en") for text in named.texts}
        told.append(f"{named.name} is in {' and '.join(sorted(names)) or 'nothing'}")
    return f"Only texts in one language can be compared: {told[0]}, {told[1]}."
