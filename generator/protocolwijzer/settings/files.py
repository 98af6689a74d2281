"""Reading files: what cannot be read is a finding, never an exception."""

from __future__ import annotations

from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics, near
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import SIZE_LIMIT, decode, report_too_large


def display(path: Path) -> str:
    """What a file is called in a finding: relative to the current directory when below it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_bytes(
    path: Path,
    diagnostics: Diagnostics,
    *,
    named_at: Place | None = None,
    limit: int = SIZE_LIMIT,
) -> bytes | None:
    """A file's bytes; None, with the reason reported, where it is not there or far too large.

    named_at: where a setting names the file, when one does; limit: in bytes.
    """
    place = named_at or Place(display(path))
    try:
        if path.exists() and not path.is_file():
            diagnostics.report(
                Code.UNREADABLE_FILE,
                place,
                f"{display(path)} is not a file.",
                "Remove it, or give it another name, and put the file in its place.",
            )
            return None
        # Not read first and refused afterwards: it may be a disk image.
        size = path.stat().st_size
        if size > limit:
            report_too_large(size, file=display(path), diagnostics=diagnostics, limit=limit)
            return None
        return path.read_bytes()
    except FileNotFoundError:
        diagnostics.report(
            Code.MISSING_FILE, place, f"There is no file {display(path)}.", _nearby(path)
        )
    except OSError as error:
        diagnostics.report(
            Code.UNREADABLE_FILE,
            place,
            f"{display(path)} cannot be read: {error.strerror or error}.",
            "Check that you may read it.",
        )
    return None


def read_text(path: Path, diagnostics: Diagnostics) -> str | None:
    """A UTF-8 file as text; None with the reason reported."""
    data = read_bytes(path, diagnostics)
    if data is None:
        return None
    return decode(data, file=display(path), diagnostics=diagnostics)


def _nearby(path: Path) -> str:
    """How to mend a missing file, with the file that may be meant."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        names = []
    hint = near(path.name, names)
    if hint:
        return f"{hint} Rename that file, or make one called {path.name}."
    return f"Make a file called {path.name} in {display(path.parent)}."
