"""The schools that a command is about, and what it says where they cannot be had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from protocolwijzer.cli.console import printable, say, standard_error
from protocolwijzer.cli.report import print_findings
from protocolwijzer.diagnostics import Diagnostics, Severity, suggestion
from protocolwijzer.model import Site
from protocolwijzer.revisions import RevisionError, restore
from protocolwijzer.schools import load_site


def load_or_refuse(
    protocols: Path, trees: Path | None, adopted: Mapping[str, Path], *, refusal: str
) -> Site | None:
    """The site, for a command that is not about what is wrong with it.

    None when anything is an error: then those stand on standard error, and the refusal, what does
    not happen ("Nothing was listed").
    """
    diagnostics = Diagnostics()
    site = load_site(protocols, trees=trees, adopted=adopted, diagnostics=diagnostics)
    if site is None:
        print_findings(standard_error(), diagnostics.of(Severity.ERROR))
        say(standard_error(), f"{refusal}: mend the errors first.")
    return site


def site_at(
    revision: str, protocols: Path, trees: Path | None, adopted: Mapping[str, Path]
) -> Site | None:
    """The site as it was at a git revision; None where it had no schools yet.

    Raises RevisionError where it cannot be had, also when what was there cannot be read.
    """
    with TemporaryDirectory(prefix="protocolwijzer-") as beside:
        place = Path(beside).resolve()
        folder = restore(protocols, revision, place)
        if not folder.is_dir():
            return None
        tree_folder = restore(trees, revision, place) if trees else None
        known = {name: file for name, file in adopted.items() if (folder / name).is_dir()}
        diagnostics = Diagnostics()
        site = load_site(
            folder,
            trees=tree_folder if tree_folder and tree_folder.is_dir() else None,
            adopted=known,
            diagnostics=diagnostics,
        )
        if site is None:
            errors = "\n".join(map(str, diagnostics.of(Severity.ERROR)))
            # As git itself writes a file of the past: "v1.0:decision_trees/my-school/photo.yml".
            found = printable(errors.replace(f"{place}/", f"{revision}:"))
            message = f"What {revision} has cannot be read any more:\n{found}\n"
            raise RevisionError(message)
        return site


def check_schools(wanted: Iterable[str], known: Collection[str]) -> None:
    """Raise click.UsageError, with the school that may be meant, for one that is not there."""
    for name in wanted:
        if name not in known:
            message = f'There is no school "{name}". {suggestion(name, sorted(known))}'
            raise click.UsageError(message)
