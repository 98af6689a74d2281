"""`protocolwijzer build`: the whole website, or nothing at all."""

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
    short_help="Build the website.",
    examples=(
        ("protocolwijzer build", "Build into the folder that mkdocs.yml names: site."),
        (
            "protocolwijzer build --strict --output /srv/www/protocol",
            "Build for publishing: fail on warnings too.",
        ),
        (
            "protocolwijzer build --offline --output N:/protocol",
            "Build for a folder that is opened without a web server.",
        ),
        (
            "protocolwijzer build --adopted my-school=adopted.md",
            "Show a school's adopted text beside the plain one.",
        ),
    ),
)
@config_option
@click.option(
    "--output",
    "site_dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the website goes.  [default: as in mkdocs.yml, or else site]",
)
@strict_option
@click.option(
    "--offline",
    is_flag=True,
    help="Make it work from a folder, such as a network drive, without a web server.",
)
@adopted_options
def build(
    config_file: Path | None,
    site_dir: Path | None,
    adopted: Mapping[str, Path],
    *,
    strict: bool,
    offline: bool,
) -> ExitStatus:
    """Build the website.

    It is built beside its place and moved there when it is whole: when something stops
    the build, the website that was there stays as it was.
    """
    # mkdocs takes half a second to import; only commands that need it wait for that.
    from protocolwijzer.plugin import build as build_site  # noqa: PLC0415

    config = existing_config(config_file)
    with progress(standard_error()) as report_progress:
        report = build_site(
            config,
            site_dir=site_dir,
            strict=strict,
            adopted=adopted,
            offline=offline,
            progress=report_progress,
        )
    return print_outcome(report, done="Built", not_done="The website was not built")
