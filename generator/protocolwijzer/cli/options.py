"""Options that several commands share, and what they complete to."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from protocolwijzer.cli.application import ExitStatus
from protocolwijzer.schools import adopted_files

DEFAULT_PROTOCOLS = Path("docs/protocols")
DEFAULT_TREES = Path("decision_trees")
DEFAULT_CONFIG = Path("mkdocs.yml")

Function = TypeVar("Function", bound=Callable[..., Any])


def protocols_option(function: Function) -> Function:
    """`--protocols DIR`; the function gets the folder as given, or None."""
    return click.option(
        "--protocols",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help=f"The folder with a folder per school.  [default: {DEFAULT_PROTOCOLS.as_posix()}]",
    )(function)


def existing_protocols(folder: Path | None) -> Path:
    """The folder of protocols that is meant.

    Raises click.UsageError, with the folder that may be meant, when there is none.
    """
    if folder is not None:
        if not folder.is_dir():
            message = f"There is no folder {folder}. Say with --protocols where the schools are."
            raise click.UsageError(message)
        return folder
    if DEFAULT_PROTOCOLS.is_dir():
        return DEFAULT_PROTOCOLS
    raise _not_here(DEFAULT_PROTOCOLS, "--protocols DIR")


def new_protocols(folder: Path | None) -> Path:
    """The folder of protocols for a first school: need not be there, its project must.

    Raises click.UsageError when this is no project's folder.
    """
    if folder is not None:
        return folder
    if DEFAULT_PROTOCOLS.is_dir() or DEFAULT_CONFIG.is_file():
        return DEFAULT_PROTOCOLS
    raise _not_here(DEFAULT_PROTOCOLS, "--protocols DIR")


def trees_option(function: Function) -> Function:
    """`--trees DIR`; the function gets the folder as given, or None."""
    return click.option(
        "--trees",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="The folder with decision trees, a folder per school.  "
        f"[default: {DEFAULT_TREES}, for schools below this folder]",
    )(function)


def existing_trees(folder: Path | None, protocols: Path) -> Path | None:
    """The folder of trees that is meant for these protocols; None where there are no trees.

    Raises click.UsageError when the one that was named is not there.
    """
    if folder is not None and not folder.is_dir():
        message = f"There is no folder {folder}. Say with --trees where the decision trees are."
        raise click.UsageError(message)
    meant = new_trees(folder, protocols)
    return meant if meant and meant.is_dir() else None


def new_trees(folder: Path | None, protocols: Path) -> Path | None:
    """The folder for trees of these protocols: need not be there; None where there is none."""
    if folder is not None:
        return folder
    # The trees that stand here are about the schools of this project, not of another one.
    return DEFAULT_TREES if Path.cwd() in protocols.resolve().parents else None


def config_option(function: Function) -> Function:
    """`--config FILE`; the function gets the file as given, or None."""
    return click.option(
        "--config",
        "config_file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"The site's settings.  [default: {DEFAULT_CONFIG}]",
    )(function)


def existing_config(file: Path | None) -> Path:
    """The mkdocs.yml that is meant.

    Raises click.UsageError, with the folder that may be meant, when there is none.
    """
    if file is not None:
        if not file.is_file():
            message = f"There is no file {file}. Say with --config where the site's settings are."
            raise click.UsageError(message)
        return file
    if DEFAULT_CONFIG.is_file():
        return DEFAULT_CONFIG
    raise _not_here(DEFAULT_CONFIG, "--config FILE")


def strict_option(function: Function) -> Function:
    """`--strict`: warnings count as errors."""
    return click.option(
        "--strict", is_flag=True, help="Fail on warnings too, not on errors alone."
    )(function)


def _not_here(wanted: Path, option: str) -> click.UsageError:
    """Wrong folder: name the nearest one above that does hold it, if any."""
    here = Path.cwd()
    above = next((parent for parent in here.parents if (parent / wanted).exists()), None)
    advice = (
        f"There is one in {above}: go there first (cd {shlex.quote(str(above))})."
        if above
        else f"Go to the project's folder, the one that holds {DEFAULT_CONFIG}, or use {option}."
    )
    return click.UsageError(f"There is no {wanted.as_posix()} in this folder ({here}). {advice}")


class SchoolFile(click.ParamType[tuple[str, Path]]):
    """`SCHOOL=FILE`, as a pair; the file must be there."""

    name = "SCHOOL=FILE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Split at the first equals sign."""
        school, equals, file = str(value).partition("=")
        if not (school and equals and file):
            self.fail(f'"{value}" is not SCHOOL=FILE, such as my-school=adopted.md.', param, ctx)
        path = Path(file)
        if not path.is_file():
            self.fail(f"There is no file {file}.", param, ctx)
        return school, path


def adopted_options(function: Callable[..., ExitStatus]) -> Callable[..., ExitStatus]:
    """`--adopted` and `--adopted-dir`; the function gets `adopted`, the file per school id.

    Goes directly above the function, below all other options.
    """

    @click.option(
        "--adopted",
        type=SchoolFile(),
        multiple=True,
        help="The adopted text of a school, to show beside the plain one; it wins over "
        "--adopted-dir and all settings. May be repeated.",
    )
    @click.option(
        "--adopted-dir",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="PROTOCOL_TEXTS",
        show_envvar=True,
        help="A folder with adopted texts, named SCHOOL.md or SCHOOL.txt.",
    )
    @wraps(function)
    def with_one_mapping(
        *arguments: object,
        adopted: tuple[tuple[str, Path], ...],
        adopted_dir: Path | None,
        **options: object,
    ) -> ExitStatus:
        in_folder = adopted_files(adopted_dir) if adopted_dir else {}
        return function(*arguments, adopted={**in_folder, **dict(adopted)}, **options)

    return with_one_mapping


def complete_school(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of the schools: the names of their folders."""
    del param
    folder = ctx.params.get("protocols") or DEFAULT_PROTOCOLS
    if not folder.is_dir():
        return []
    return [
        CompletionItem(school.parent.name)
        for school in sorted(folder.glob("*/school.yml"))
        if school.parent.name.startswith(incomplete)
    ]
