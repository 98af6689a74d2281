"""How every command looks and ends: help, exit status, and no traceback for a user."""

from __future__ import annotations

import errno
import io
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NoReturn

import click

from protocolwijzer import __version__


class ExitStatus(IntEnum):
    """What the command tells the shell."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    DIFFERENT = 3
    INTERRUPTED = 130


EXIT_STATUSES: tuple[tuple[str, str], ...] = (
    (str(ExitStatus.FINE.value), "Fine."),
    (str(ExitStatus.FINDINGS.value), "Findings stopped it, or something unexpected did."),
    (str(ExitStatus.USAGE.value), "Wrong usage: a command, option or folder that is not there."),
    (str(ExitStatus.INTERRUPTED.value), "Interrupted from the keyboard."),
)


class Command(click.Command):
    """A command whose help ends with examples and exit statuses.

    examples: pairs of a command line and what it does; statuses: those that it has beside
    EXIT_STATUSES. Its function returns an ExitStatus.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 # click's own
        examples: Sequence[tuple[str, str]] = (),
        statuses: Sequence[tuple[str, str]] = (),
        **kwargs: Any,  # noqa: ANN401 # click's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.statuses = sorted((*EXIT_STATUSES, *statuses), key=lambda pair: int(pair[0]))
        self.params.append(_debug_option())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and the exit statuses below everything else."""
        del ctx
        if self.examples:
            with formatter.section("Examples"):
                for command, purpose in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{command}\n")
                    with formatter.indentation():
                        formatter.write_text(purpose)
        with formatter.section("Exit status"):
            formatter.write_dl(self.statuses)


class Application(Command, click.Group):
    """The group of all commands: catches everything that a command may raise."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order in which they were added: that in which they are needed."""
        del ctx
        return list(self.commands)

    def main(  # type: ignore[override] # the base's overloads differ only in standalone_mode
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        **extra: Any,  # noqa: ANN401 # click's own
    ) -> NoReturn:
        """Run a command line and exit; see EXIT_STATUSES."""
        _never_fail_to_print()
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.Abort:
            click.echo("Interrupted.", err=True)
            status = ExitStatus.INTERRUPTED
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        sys.exit(int(status or 0))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 # click's own
        """Run the command; turn what nobody expected into one sentence."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # the last net before the user
            # A closed pipe (`| head`) is no mistake: click ends quietly on it.
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise
            if ctx.meta.get(_DEBUG):
                traceback.print_exception(error)
            raise click.ClickException(_in_one_sentence(error)) from error


_DEBUG = "protocolwijzer.debug"


def _debug_option() -> click.Option:
    """`--debug`, before or after the command's name."""

    def remember(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 # click's signature
        del parameter
        if value:
            ctx.meta[_DEBUG] = True

    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=remember,
        help="Show the traceback when something unexpected goes wrong.",
    )


def _never_fail_to_print() -> None:
    """Write what a stream's encoding lacks as an escape instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _in_one_sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}."
    return (
        f"something unexpected went wrong ({type(error).__name__}: {error}). "
        "This is a mistake in Protocolwijzer, not in your files. Please report it to its makers: "
        "run the same command again with --debug, and send what it prints together with the "
        f"version, {__version__}."
    )


@click.group(
    cls=Application,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        ("protocolwijzer new my-school --name 'My School'", "Make the folder of a new school."),
        ("protocolwijzer check", "Read everything and say what is wrong."),
        ("protocolwijzer build", "Build the website into the folder site."),
    ),
)
@click.version_option(__version__, prog_name="protocolwijzer", message="%(prog)s %(version)s")
def application() -> None:
    """Turn a school's protocol into a website in plain language.

    Run it in the project's folder, the one that holds mkdocs.yml. Every command
    explains itself with --help.
    """
