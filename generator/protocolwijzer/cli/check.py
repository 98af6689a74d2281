"""`protocolwijzer check`: read everything, say what is wrong and what is translated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_output
from protocolwijzer.cli.options import (
    adopted_options,
    existing_protocols,
    existing_trees,
    protocols_option,
    strict_option,
    trees_option,
)
from protocolwijzer.cli.report import counts, print_coverage, print_findings, size
from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.schools import load_site


@click.command(
    cls=Command,
    short_help="Read everything and say what is wrong.",
    examples=(
        ("protocolwijzer check", "Read the schools in docs/protocols."),
        ("protocolwijzer check --strict", "Fail on warnings too, as before publishing."),
        (
            "protocolwijzer check --adopted my-school=adopted.md",
            "Compare the plain text with the adopted one as well.",
        ),
    ),
)
@protocols_option
@trees_option
@strict_option
@adopted_options
def check(
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
    *,
    strict: bool,
) -> ExitStatus:
    """Read every protocol and decision tree and say what is wrong.

    Nothing is written. After the findings comes a table with, for each school and
    language, how many clauses and headings are ok (confirmed to say the same as the
    text they were made from), stale (that text has changed since), missing, or orphan
    (the text they were made from is gone). Text that has nothing to be compared with
    is marked "not checked": the adopted text was not given.
    """
    folder = existing_protocols(protocols)
    diagnostics = Diagnostics()
    site = load_site(
        folder, trees=existing_trees(trees, folder), adopted=adopted, diagnostics=diagnostics
    )
    console = standard_output()
    print_findings(console, diagnostics)
    if site is None:
        say(console, "The translations are counted once the errors are mended.")
    else:
        print_coverage(console, site)
        say(console, size(site))
    say(console, f"{counts(diagnostics)}.".capitalize())
    failed = site is None or diagnostics.fails(strict=strict)
    return ExitStatus.FINDINGS if failed else ExitStatus.FINE
