"""Files as they were at a revision of the git repository that they are kept in.

Nothing in the repository is touched: what is asked for is read from its history and written
elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from protocolwijzer.diagnostics import near

# The kinds of entries that are files: no links, which may lead anywhere, and no submodules.
_FILE_MODES = frozenset({"100644", "100755"})


class RevisionError(Exception):
    """The files cannot be had; the message says why, and what to do about it."""


class _GitFailedError(RevisionError):
    """Git did not do it; its own words."""


def restore(folder: Path, revision: str, target: Path) -> Path:
    """Write a folder as it was at a revision below `target`, at its path in the repository.

    folder: need not be there any more, only its repository must; revision: whatever git takes
    for a commit. Gives the folder below `target`, which is not made where the revision has no
    such folder. Raises RevisionError without git, outside a repository and for a revision that is
    not there, and OSError when it cannot be written.
    """
    folder = folder.resolve()
    start = next(place for place in (folder, *folder.parents) if place.is_dir())
    root = Path(_repository(start))
    commit = _commit(root, revision)
    path = folder.relative_to(root)
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", path.as_posix())
    for entry in os.fsdecode(listed).split("\0")[:-1]:
        facts, _, name = entry.partition("\t")
        mode, _, identity = facts.split()
        if mode in _FILE_MODES:
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_git(root, "cat-file", "blob", identity))
    return target / path


def _repository(start: Path) -> str:
    """The top folder of the repository that holds a folder."""
    try:
        return _git(start, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    except _GitFailedError as error:
        message = f"{start} has no history that git can read: {error}."
        raise RevisionError(message) from None


def _commit(root: Path, revision: str) -> str:
    """The full name of a commit."""
    # What begins with a hyphen would be an option to git.
    if not revision.startswith("-"):
        try:
            found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
            return found.decode().strip()
        except _GitFailedError:
            pass
    names = _git(root, "for-each-ref", "--format=%(refname:short)").decode().split()
    advice = near(revision, names) or "Use a tag, a branch or a commit, such as HEAD~1."
    message = f'The repository has no revision "{revision}". {advice}'
    raise RevisionError(message)


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints when it is run in a folder."""
    program = shutil.which("git")
    if program is None:
        message = "git is needed to look at the past, and is not installed here."
        raise RevisionError(message)
    done = subprocess.run(  # noqa: S603 # no shell, and only fixed commands
        [program, *arguments],
        cwd=folder,
        env=os.environ | {"LC_ALL": "C"},  # what it says stands among English words
        capture_output=True,
        check=False,
    )
    if done.returncode:
        # Advice may follow it, over several lines.
        fatal = re.search(r"^fatal: (.*)", done.stderr.decode(errors="replace"), re.MULTILINE)
        raise _GitFailedError(fatal[1] if fatal else "git failed")
    return done.stdout
