"""Run by Pyodide's own Python: makes the standard library and the engine ready for the browser.

Reads the standard library in /pyodide, and in /work the engine's wheel and a lock file without
packages; /sources holds what goes into the snapshot beside the standard library. Leaves in /work:
optimized.zip, for the snapshot; and for the stock start python_stdlib.zip and the wheel, both
compiled, and the lock file with the compiled wheel's name and hash.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from importlib.util import source_hash
from pathlib import Path
from shutil import copy
from zipfile import ZIP_STORED, ZipFile, ZipInfo

STDLIB = Path("/pyodide/python_stdlib.zip")
SOURCES = Path("/sources")
WORK = Path("/work")
LOCK = WORK / "pyodide-lock.json"


def make_ready() -> None:
    """Let pyodide-build enter the wheel in the lock file, and compile it and the library."""
    sys.path.append("/tools")
    from pyodide_build.cli.py_compile import (  # type: ignore[import-not-found] # noqa: PLC0415 # just found
        main as py_compile,
    )
    from pyodide_lock.cli import (  # type: ignore[import-not-found] # noqa: PLC0415 # just found
        main as lockfile,
    )

    # In this order: a wheel that is compiled already is refused by the lock file.
    wheels = map(str, WORK.glob("*.whl"))
    files = ["--input", str(LOCK), "--output", str(LOCK)]
    lockfile(["add-wheels", *files, *wheels], standalone_mode=False)
    copy(STDLIB, WORK / "python_stdlib.zip")
    py_compile([str(WORK), "--silent", "--compression-level", "9"], standalone_mode=False)


def optimize(target: Path) -> None:
    """Compile without asserts and docstrings, as `python -OO` does; pyodide-build cannot."""
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, source in _modules().items():
            code = compile(source, name, "exec", dont_inherit=True, optimize=2)
            compiled = _code_to_hash_pyc(code, source_hash(source), False)  # noqa: FBT003 # positional
            archive.writestr(ZipInfo(name + "c"), compiled)


def _modules() -> dict[str, bytes]:
    """Every module's source by its path; ours win over those of the standard library."""
    with ZipFile(STDLIB) as stdlib:
        found = {name: stdlib.read(name) for name in stdlib.namelist() if name.endswith(".py")}
    return found | dict(sorted(_ours()))


def _ours() -> Iterator[tuple[str, bytes]]:
    for file in SOURCES.rglob("*.py"):
        yield str(file.relative_to(SOURCES)), file.read_bytes()


sys.dont_write_bytecode = True
# In this order: py-compile takes every archive that it finds.
make_ready()
optimize(WORK / "optimized.zip")
