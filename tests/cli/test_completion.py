"""`completion`: the script, and what it completes to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from protocolwijzer.cli import application
from tests.cli.conftest import Run
from tests.cli.test_check import edit


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_PROTOCOLWIJZER_COMPLETE={shell}_complete" in result.stdout
    checker = shutil.which(shell)
    if checker:
        subprocess.run([checker, "-n"], input=result.stdout, text=True, check=True)


def test_the_shell_that_is_used_is_the_default(run: Run) -> None:
    result = run("completion", environment={"SHELL": "/usr/bin/fish"})
    assert result.stdout == run("completion", "fish").stdout


@pytest.mark.parametrize("shell", ["/bin/tcsh", ""])
def test_another_shell_must_be_named(run: Run, shell: str) -> None:
    result = run("completion", environment={"SHELL": shell})
    assert result.exit_code == 2
    assert "bash, zsh, fish" in result.stderr


def completions(*words: str) -> list[str]:
    complete = ShellComplete(application, {}, "protocolwijzer", "_PROTOCOLWIJZER_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


def test_it_completes_commands_and_options() -> None:
    assert completions("c") == ["check", "compare", "completion"]
    assert completions("check", "--st") == ["--strict"]
    assert completions("completion", "") == ["bash", "zsh", "fish"]


def test_it_completes_schools_and_clauses(school: Path) -> None:
    assert completions("accept", "") == ["de-linde"]
    assert completions("accept", "x") == []
    assert completions("accept", "de-linde", "a.") == ["a.1", "a.2", "a.3", "a.4"]
    assert completions("accept", "de-linde", "ph") == ["photo"]
    assert completions("accept", "de-linde", "photo/t") == ["photo/title"]
    assert completions("accept", "de-linde", "transl") == []
    assert completions("accept", "--trees", "nowhere", "de-linde", "photo/") == []
    assert completions("accept", "elsewhere", "a.") == []
    # What follows the schools stands for the files that the shell finds.
    assert completions("compare", "d") == ["de-linde", "d"]
    assert completions("compare", "old.docx", "d") == ["de-linde", "d"]
    edit(school / "school.yml", "board:", "bord:")
    assert completions("accept", "de-linde", "a.") == []


@pytest.mark.usefixtures("school")
def test_it_completes_trees() -> None:
    assert completions("ask", "") == ["de-linde/photo"]
    assert completions("ask", "x") == []
    assert completions("ask", "--trees", "nowhere", "") == []
    assert completions("ask", "photo", "--school", "") == ["de-linde"]
    assert completions("outcomes", "d") == ["de-linde"]


def test_it_completes_nothing_in_the_wrong_folder(folder: Path) -> None:
    del folder
    assert completions("accept", "") == []
    assert completions("accept", "de-linde", "") == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_with_it(school: Path, tmp_path: Path, run: Run) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(run("completion", "bash").stdout, encoding="utf-8")
    program = (
        f". {script}; COMP_WORDS=(protocolwijzer accept de); COMP_CWORD=2; "
        "_protocolwijzer_completion protocolwijzer; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash", "-c", program],
        cwd=school.parents[2],
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["de-linde"]
