"""A folder per mistake, `<name>/expected.txt` with the findings: what those tests share."""

from __future__ import annotations

import os
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics


def findings(diagnostics: Diagnostics) -> str:
    """All findings with their severity, as `expected.txt` has them."""
    return "".join(f"{found.code.severity}: {found}\n" for found in diagnostics)


def check_mistake(folder: Path, diagnostics: Diagnostics, *, loaded: bool) -> None:
    """The findings are those that the folder of a mistake has, and only errors stop a load.

    With UPDATE_GOLDEN in the environment the folder gets them.
    """
    expected = folder / "expected.txt"
    found = findings(diagnostics)
    if os.environ.get("UPDATE_GOLDEN"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert found, "a mistake must be found"
    assert loaded is not diagnostics.fails()


def shown_codes(folder: Path) -> set[Code]:
    """The kinds of findings that some mistake in a folder of mistakes shows."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*/expected.txt")]
    return {code for code in Code if any(f"[{code.slug}]" in text for text in texts)}


def codes_between(first: Code, last: Code) -> set[Code]:
    """The kinds of findings from one to another, as they stand in `Code`; both included."""
    codes = list(Code)
    return set(codes[codes.index(first) : codes.index(last) + 1])
