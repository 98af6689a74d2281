"""`protocolwijzer build`: the whole website, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.options import (
    adopted_options,
    config_option,
    existing_config,
    strict_option,
)
from protocolwijzer.cli.outcome import print_outcome
from protocolwijzer.cli.progress import progress
from protocolwijzer.localization import file_size
from protocolwijzer.settings.files import display


def _checked_ending(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    if value and value.suffix.lower() != ".zip":
        message = f'"{value}" does not end in ".zip", by which computers know what it is.'
        raise click.BadParameter(message, ctx, param)
    return value


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
            "protocolwijzer build --output site-offline --zip protocol.zip",
            "Build the same, and a zip file of it to hand out.",
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
@click.option(
    "--zip",
    "zip_file",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_checked_ending,
    metavar="FILE",
    help="Pack the website into a zip file too, with a page to start from; implies --offline.",
)
@adopted_options
def build(  # noqa: PLR0913 # one for each option
    config_file: Path | None,
    site_dir: Path | None,
    zip_file: Path | None,
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
            zip_file=zip_file,
            progress=report_progress,
        )
    status = print_outcome(report, done="Built", not_done="The website was not built")
    if report.zip_file:
        size = file_size(report.zip_file.stat().st_size, language="en")
        say(standard_output(), f"The same as one file: {display(report.zip_file)} ({size}).")
    return status
