"""A project's folder with one school, and a way to run commands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from protocolwijzer.cli import application
from tests.support.paths import ROOT

Run: TypeAlias = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process and gives back its output and status."""
    for variable in ("FORCE_COLOR", "CI"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Result:
        return CliRunner().invoke(
            application,
            [str(argument) for argument in arguments],
            prog_name="protocolwijzer",
            env={"COLUMNS": "100", "NO_COLOR": "1", **(environment or {})},
        )

    return run


@pytest.fixture
def school(folder: Path, run: Run) -> Path:
    """The folder of a school, fresh from `new`, in a project in the current directory."""
    result = run("new", "de-linde", "--name", "De Linde", "--protocols", "docs/protocols")
    assert result.exit_code == 0, result.output
    return folder / "docs/protocols/de-linde"


@pytest.fixture
def project(school: Path) -> Path:
    """The current directory as a project that can be built: settings and one school."""
    root = school.parents[2]
    (root / "mkdocs.yml").write_text(
        "site_name: Protocol\n"
        f"theme: {{name: material, font: false, custom_dir: {ROOT / 'site_overrides'}}}\n"
        "plugins: [search, protocolwijzer]\n",
        encoding="utf-8",
    )
    return root
