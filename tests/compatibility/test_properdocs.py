"""properdocs continues mkdocs 1.x: the same project gives the same site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support.building import files_below

# Every page says what made it.
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_properdocs_builds_the_same_site(project: Path, site: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-d", tmp_path / "site"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    ours, theirs = files_below(site), files_below(tmp_path / "site")
    assert theirs.keys() == ours.keys()
    for path, content in ours.items():
        assert GENERATOR.sub(b"", theirs[path]) == GENERATOR.sub(b"", content), path


def test_properdocs_refuses_wrong_input_without_traceback(project: Path) -> None:
    before = files_below(project / "site")
    (project / "docs/protocols/de-linde/clauses.yml").write_text("a.1: {}\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert "docs/protocols/de-linde/clauses.yml:1:1: " in run.stderr
    assert "Traceback" not in run.stderr
    assert files_below(project / "site") == before
