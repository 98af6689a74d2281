"""`protocolwijzer serve`: look at the website while writing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.options import (
    adopted_options,
    config_option,
    existing_config,
    strict_option,
)

DEFAULT_ADDRESS = "127.0.0.1:8000"


def _address(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """HOST:PORT as it is, when it is that."""
    del ctx, param
    host, colon, port = value.rpartition(":")
    if not (colon and host and port.isascii() and port.isdigit() and int(port) < 2**16):
        message = f'"{value}" is not HOST:PORT, such as {DEFAULT_ADDRESS}.'
        raise click.BadParameter(message)
    return value


@click.command(
    cls=Command,
    short_help="Look at the website while writing it.",
    examples=(
        ("protocolwijzer serve", f"Show the website at http://{DEFAULT_ADDRESS}/."),
        ("protocolwijzer serve --address 127.0.0.1:8001", "Use another port."),
    ),
)
@config_option
@click.option(
    "--address",
    default=DEFAULT_ADDRESS,
    show_default=True,
    metavar="HOST:PORT",
    callback=_address,
    help="Where to serve it. With a host other than 127.0.0.1 others may see it too.",
)
@strict_option
@adopted_options
def serve(
    config_file: Path | None,
    address: str,
    adopted: Mapping[str, Path],
    *,
    strict: bool,
) -> ExitStatus:
    """Serve the website on this computer and rebuild it at every change.

    Pages that are open in a browser reload by themselves. Stop it with Ctrl+C. It is
    for looking at your work; publish what `protocolwijzer build` makes.
    """
    # mkdocs takes half a second to import; only commands that need it wait for that.
    from protocolwijzer.plugin import serve as serve_site  # noqa: PLC0415

    config = existing_config(config_file)
    try:
        served = serve_site(config, address=address, adopted=adopted, strict=strict)
    except OSError as error:
        if error.filename is not None:
            raise
        message = f"{address}: {error.strerror or error}. Choose another with --address."
        raise click.ClickException(message) from error
    return ExitStatus.FINE if served else ExitStatus.FINDINGS
