"""Help, usage, and how anything that goes wrong ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from protocolwijzer import __version__
from protocolwijzer.cli.application import Application, Command, ExitStatus
from tests.cli.conftest import Run

COMMANDS = (
    "new",
    "check",
    "review",
    "accept",
    "ask",
    "outcomes",
    "compare",
    "serve",
    "build",
    "handouts",
    "materialize",
    "completion",
)


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"protocolwijzer {__version__}\n")


def test_help_names_every_command_in_the_order_of_use(run: Run) -> None:
    listed = run("--help").stdout.split("Commands:\n")[1].split("\n\n")[0]
    assert tuple(line.split()[0] for line in listed.splitlines() if line[2] != " ") == COMMANDS


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_has_examples_and_exit_statuses(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert f"  protocolwijzer {' '.join(command)}".rstrip() in result.stdout.split("Examples:")[1]
    statuses = result.stdout.split("Exit status:\n")[1]
    own = ["3"] if command in {("outcomes",), ("compare",)} else []
    assert [line.split()[0] for line in statuses.splitlines()] == ["0", "1", "2", *own, "130"]


def test_without_a_command_it_explains_itself(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("chekc",), "Did you mean 'check'?"),
        (("check", "--strct"), "Did you mean '--strict'?"),
        (("completion", "bsh"), "'bash'"),
    ],
)
def test_a_typo_gets_a_suggestion(run: Run, arguments: tuple[str, ...], meant: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert meant in result.stderr
    assert "Traceback" not in result.output


@click.group(cls=Application)
def broken() -> None:
    """Commands that go wrong in every way there is."""


@broken.command()
def surprise() -> ExitStatus:
    """Fail as a bug does."""
    message = "a bug"
    raise ZeroDivisionError(message)


@broken.command()
def interrupt() -> ExitStatus:
    """Be interrupted."""
    raise KeyboardInterrupt


@broken.command()
@click.argument("file")
def disk(file: str) -> ExitStatus:
    """Fail as a full disk does."""
    raise PermissionError(13, "Permission denied", file)


@broken.command()
def findings() -> ExitStatus:
    """Find something."""
    return ExitStatus.FINDINGS


def test_commands_have_our_help() -> None:
    assert all(isinstance(command, Command) for command in broken.commands.values())


def test_a_bug_is_one_sentence() -> None:
    result = CliRunner().invoke(broken, ["surprise"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "ZeroDivisionError: a bug" in result.stderr
    assert "--debug" in result.stderr
    assert __version__ in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--debug", "surprise"], ["surprise", "--debug"]])
def test_debug_shows_the_traceback(arguments: list[str]) -> None:
    result = CliRunner().invoke(broken, arguments)
    assert result.exit_code == 1
    assert "Traceback (most recent call last)" in result.stderr
    assert "raise ZeroDivisionError(message)" in result.stderr


def test_an_interruption() -> None:
    result = CliRunner().invoke(broken, ["interrupt"])
    assert result.exit_code == 130
    assert result.stderr.strip() == "Interrupted."


def test_what_the_system_refuses_is_no_bug() -> None:
    result = CliRunner().invoke(broken, ["disk", "a/b.md"])
    assert (result.exit_code, result.stderr) == (1, "Error: a/b.md: Permission denied.\n")


def test_a_command_gives_its_status() -> None:
    assert CliRunner().invoke(broken, ["findings"]).exit_code == 1


def command_line(
    *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "protocolwijzer", *arguments],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "100", **environment},
        capture_output=True,
        check=False,
    )


def test_an_ascii_terminal_does_not_stop_it(school: Path) -> None:
    settings = school / "school.yml"
    text = settings.read_text(encoding="utf-8").replace("  a.4", "  a.4 € é")
    settings.write_text(text.replace("primary:", "prîmary:"), encoding="utf-8")
    for encoding in ("ascii", "cp1252", "utf-8"):
        done = command_line("check", cwd=school.parents[2], PYTHONIOENCODING=encoding)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        expected = b"pr\\xeemary" if encoding == "ascii" else "prîmary".encode(encoding)
        assert expected in done.stdout


def test_an_ascii_terminal_gets_a_table_of_ascii(school: Path) -> None:
    done = command_line("check", cwd=school.parents[2], PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"\\u" not in done.stdout


def test_a_reader_that_stops_reading_is_no_error(school: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m protocolwijzer check | true"],
        cwd=school.parents[2],
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


def test_output_has_no_colour_unless_someone_looks(school: Path) -> None:
    project = school.parents[2]
    assert b"\x1b" not in command_line("check", cwd=project).stdout
    assert b"\x1b" not in command_line("--help", cwd=project).stdout
    seen = command_line("check", cwd=project, FORCE_COLOR="1").stdout
    assert b"\x1b[" in seen
    plain = command_line("check", cwd=project, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert b"\x1b[3" not in plain


def test_check_never_imports_mkdocs(school: Path) -> None:
    program = (
        "import sys; from protocolwijzer.cli import application\n"
        "try: application.main(['check'])\n"
        "except SystemExit as end: status = end.code\n"
        "sys.exit(status or any(name.split('.')[0] == 'mkdocs' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=school.parents[2], check=False)
    assert done.returncode == 0
