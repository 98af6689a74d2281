"""`protocolwijzer new`: the folder of a new school, to write over."""

from __future__ import annotations

from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_output
from protocolwijzer.cli.options import (
    new_protocols,
    new_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.reading.naming import ascii_words
from protocolwijzer.starter import create_school


@click.command(
    cls=Command,
    short_help="Make the folder of a new school.",
    examples=(("protocolwijzer new de-linde --name 'De Linde'", "Make docs/protocols/de-linde."),),
)
@click.argument("school_id")
@click.option(
    "--name",
    help="The school's name as it spells it.  [default: made from SCHOOL_ID]",
)
@protocols_option
@trees_option
def new(school_id: str, name: str | None, protocols: Path | None, trees: Path | None) -> ExitStatus:
    """Make the folder of a new school, with a short example to write over.

    SCHOOL_ID stands in every address of the school's pages and in old links to them:
    choose it once, in small letters, digits and hyphens. The example is in Dutch and
    English and is complete: `protocolwijzer check --strict` finds nothing wrong with it.
    It has one decision tree, in a folder of its own below --trees.
    """
    if name is not None and not name.strip():
        message = "A school has a name."
        raise click.BadParameter(message, param_hint="--name")
    folder = new_protocols(protocols)
    tree_folder = new_trees(trees, folder)
    try:
        made = create_school(folder, school_id, name or _as_name(school_id), trees=tree_folder)
    except ValueError as error:
        better = _as_id(school_id)
        advice = f' Did you mean "{better}"?' if better not in ("", school_id) else ""
        message = f"{error}{advice}"
        raise click.BadParameter(message, param_hint="SCHOOL_ID") from None
    except FileExistsError as error:
        place = error.filename or error
        message = f"{place} is there already. Choose another id, or remove it first."
        raise click.UsageError(message) from None
    console = standard_output()
    say(console, "Made:")
    for file in made:
        say(console, f"  {file}")
    say(
        console,
        "Next: fill in school.yml (its first lines explain how), write the protocol over the "
        "example, and run: protocolwijzer check",
    )
    if tree_folder is None:
        say(console, "No decision tree was made: say with --trees where those of the school go.")
    return ExitStatus.FINE


def _as_id(text: str) -> str:
    """The id that a name may stand for: "De Linde" is "de-linde"."""
    return "-".join(ascii_words(text))


def _as_name(school_id: str) -> str:
    return school_id.replace("-", " ").title()
