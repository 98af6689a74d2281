"""`protocolwijzer materialize`: the pages as files that any MkDocs builds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.options import adopted_options, config_option, existing_config
from protocolwijzer.cli.outcome import print_outcome


@click.command(
    cls=Command,
    short_help="Write the pages as Markdown files.",
    examples=(
        ("protocolwijzer materialize /tmp/pages", "Write the pages into a new folder."),
        ("mkdocs build -f /tmp/pages/mkdocs.yml", "Build them without Protocolwijzer."),
    ),
)
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@config_option
@adopted_options
def materialize(
    directory: Path,
    config_file: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Write the pages as Markdown files, for other programs than this one.

    DIR gets the pages with their front matter, all they need, and an mkdocs.yml: MkDocs
    or a successor builds them without Protocolwijzer. DIR must be new or empty, or hold
    what this command wrote there before, which is then replaced.
    """
    # mkdocs takes half a second to import; only commands that need it wait for that.
    from protocolwijzer.plugin import materialize as materialize_site  # noqa: PLC0415

    report = materialize_site(existing_config(config_file), directory, adopted=adopted)
    return print_outcome(report, done="Wrote", not_done="The pages were not written")
