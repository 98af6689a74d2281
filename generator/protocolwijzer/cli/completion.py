"""`protocolwijzer completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from protocolwijzer.cli.application import Command, ExitStatus, application

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    short_help="Print the script for completion by Tab.",
    examples=(
        (
            "protocolwijzer completion bash > ~/.protocolwijzer.bash",
            "Install it for bash, with this line in ~/.bashrc: . ~/.protocolwijzer.bash",
        ),
        (
            "protocolwijzer completion zsh > ~/.zfunc/_protocolwijzer",
            "Install it for zsh, where ~/.zfunc is in your fpath.",
        ),
        (
            "protocolwijzer completion fish > ~/.config/fish/completions/protocolwijzer.fish",
            "Install it for fish.",
        ),
    ),
)
@click.argument("shell", type=click.Choice(SHELLS), required=False)
def completion(shell: str | None) -> ExitStatus:
    """Print the completion script for a shell: bash, zsh or fish.

    Without SHELL it is the shell you use, going by the variable SHELL. Save what it
    prints where your shell looks for completions, as below, and open a new terminal:
    from then on the Tab key completes commands, options, schools, trees and clauses.
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    complete = get_completion_class(name) if name in SHELLS else None
    if complete is None:
        message = f"Say for which shell: {', '.join(SHELLS)}."
        raise click.UsageError(message)
    script = complete(application, {}, "protocolwijzer", "_PROTOCOLWIJZER_COMPLETE")
    # The template itself: source() would first start a bash to ask for its version.
    click.echo(script.source_template % script.source_vars(), nl=False)
    return ExitStatus.FINE
