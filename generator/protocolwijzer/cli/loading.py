"""The schools that a command is about, and what it says where they cannot be had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import click

from protocolwijzer.cli.console import say, standard_error
from protocolwijzer.cli.report import print_findings
from protocolwijzer.diagnostics import Diagnostics, Severity, suggestion
from protocolwijzer.model import Site
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


def check_schools(wanted: Iterable[str], known: Collection[str]) -> None:
    """Raise click.UsageError, with the school that may be meant, for one that is not there."""
    for name in wanted:
        if name not in known:
            message = f'There is no school "{name}". {suggestion(name, sorted(known))}'
            raise click.UsageError(message)
