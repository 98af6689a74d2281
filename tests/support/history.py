"""A git repository for a test, in a folder of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What git says; nothing of the settings of whoever runs the tests counts."""
    done = subprocess.run(
        [
            "git", "-c", "user.name=Test", "-c", "user.email=test@school.example",
            "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "core.hooksPath=",
            *arguments,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    return done.stdout.strip()


def commit_all(folder: Path, tag: str) -> None:
    """Keep everything as it is now, under a name; the first time in a new repository."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", tag)
    git(folder, "tag", tag)
