"""Building sites as a user does: with the command, in a process of its own."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


def protocolwijzer(
    *arguments: str | Path, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command and give back its output and status, whatever that is.

    Settings come in by argument only, so that a test knows them.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PROTOCOL_TEXTS", "SITE_URL", "SOURCE_DATE_EPOCH"}
    }
    return subprocess.run(
        [sys.executable, "-m", "protocolwijzer", *map(str, arguments)],
        cwd=cwd,
        env=inherited | {"NO_COLOR": "1", "COLUMNS": "200"} | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(
    target: Path,
    *options: str | Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Build the project in cwd into the target, and give the target back."""
    run = protocolwijzer("build", "--output", target, *options, cwd=cwd, environment=environment)
    assert run.returncode == 0, f"the build failed:\n{run.stdout}\n{run.stderr}"
    return target


def build_once(
    target: Path,
    *options: str | Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Build, unless another worker of this run has built or is building the same target."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(target.with_suffix(".lock")):
        if not target.exists():
            build(target, *options, cwd=cwd, environment=environment)
    return target


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def repository_files(root: Path) -> Sequence[Path]:
    """What is committed or may be: tracked, and untracked but not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    paths = (root / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
    return sorted(path for path in set(paths) if path.is_file())


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock among the processes of this test run."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
