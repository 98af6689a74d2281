"""Pyodide's two scripts: cut down to what a snapshot needs, and as one that can be checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

LOADER = "pyodide.js"
MODULE = "pyodide.asm.js"

_HEAD = "self.python = function (fetch, WebAssembly) {\n"
_TAIL = "\nreturn loadPyodide;\n};\n"

# Where the loader would get packages that the site does not have.
_ELSEWHERE = re.compile(r"`https://cdn\.[^`]*`")

# One of some 3600 lines that make a name in JavaScript of an export of the WebAssembly module.
_NAMED = re.compile(r'var (\w+)=Module\["\w+"\]=wasmExports\["(\w+)"\];')


def read_scripts(pyodide: Path) -> tuple[str, str]:
    """The text of the loader and of the module in the npm package."""
    loader, module = ((pyodide / name).read_text(encoding="utf-8") for name in (LOADER, MODULE))
    return loader, module


def checkable(loader: str, module: str) -> bytes:
    """A script that sets `self.python` to a function of (fetch, WebAssembly): what to use as such.

    The function gives what the loader exports. Its own text is all of both, so that
    engine-worker.js can check it. Raises ValueError when the loader is not as expected.
    """
    body, _, last = loader.rstrip().rpartition("\n")
    if not last.startswith("//# sourceMappingURL="):
        message = f"{LOADER} does not end as expected"
        raise ValueError(message)
    # A site names no other host, not even in a script that never asks it.
    body, count = _ELSEWHERE.subn('""', body)
    if count != 1:
        message = f"{LOADER} names {count} places for packages"
        raise ValueError(message)
    return f"{_HEAD}{body}\n{module.rstrip()}{_TAIL}".replace("\r\n", "\n").encode()


def trimmed(loader: str, module: str, *, also: str) -> tuple[str, Callable[[str], bool]]:
    """The module without names for exports that no script uses, and whether an export is used.

    The others are there for native packages, which find them by name when they are loaded.
    also: another script that uses some.
    """
    rest = _NAMED.sub("", module)
    words = set(re.findall(r"[\w$]+", f"{loader}\n{rest}\n{also}"))

    def is_used(export: str) -> bool:
        return export in words or f"_{export}" in words

    def keep(match: re.Match[str]) -> str:
        return match[0] if is_used(match[2]) else ""

    return _NAMED.sub(keep, module), is_used
