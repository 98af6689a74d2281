"""`protocolwijzer handouts`: what is to be printed, without the website."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import standard_error
from protocolwijzer.cli.options import (
    adopted_options,
    config_option,
    existing_config,
    strict_option,
)
from protocolwijzer.cli.outcome import print_outcome
from protocolwijzer.cli.progress import progress


@click.command(
    cls=Command,
    short_help="Make the PDFs to print.",
    examples=(
        ("protocolwijzer handouts", "Make them in the folder handouts."),
        (
            "SITE_URL=https://school.example/ protocolwijzer handouts",
            "With the website's address and QR codes on them.",
        ),
    ),
)
@config_option
@click.option(
    "--output",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("handouts"),
    show_default=True,
    metavar="DIR",
    help="Where they go. It must be new or empty, or hold earlier ones, which are replaced.",
)
@strict_option
@adopted_options
def handouts(
    config_file: Path | None,
    target: Path,
    adopted: Mapping[str, Path],
    *,
    strict: bool,
) -> ExitStatus:
    """Make the PDFs that the website links to.

    One for every audience, one of the whole protocol, and a poster or leaflet for every
    decision tree, in every language. The first page of that for pupils is for the wall.
    Without SITE_URL, or site_url in mkdocs.yml, they have no address and no QR codes.
    """
    # mkdocs takes half a second to import; only commands that need it wait for that.
    from protocolwijzer.plugin import handouts as make_handouts  # noqa: PLC0415

    config = existing_config(config_file)
    with progress(standard_error()) as report_progress:
        report = make_handouts(
            config, target, strict=strict, adopted=adopted, progress=report_progress
        )
    return print_outcome(report, done="Made", not_done="No handouts were made", noun="handout")
