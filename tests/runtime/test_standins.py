"""What stands in for parts of Pyodide in a snapshot fails loudly, never silently."""

from __future__ import annotations

import ast
import importlib.util
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import protocolwijzer.runtime
from tests.support.runtime import installed_tools

STANDINS = Path(protocolwijzer.runtime.__file__).parent / "standins"


def load(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("stand_in", STANDINS / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def javascript_imports(source: str) -> list[str]:
    """The names that a module takes from JavaScript when it is imported, in order."""
    tree = ast.parse(source)
    top = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    inner = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    return [
        f"{node.module}.{alias.name}"
        for node in top
        if id(node) not in inner and (node.module or "").startswith("pyodide_js")
        for alias in node.names
    ]


@pytest.mark.parametrize("name", ["pyodide/webloop.py", "pyodide/_package_loader.py"])
def test_they_take_from_javascript_what_the_original_takes(name: str) -> None:
    with zipfile.ZipFile(installed_tools().pyodide / "python_stdlib.zip") as stdlib:
        original = stdlib.read(name).decode()
    ours = (STANDINS / name).read_text(encoding="utf-8")
    assert javascript_imports(ours) == javascript_imports(original) != []


def test_each_has_an_original() -> None:
    with zipfile.ZipFile(installed_tools().pyodide / "python_stdlib.zip") as stdlib:
        originals = set(stdlib.namelist())
    ours = {path.relative_to(STANDINS).as_posix() for path in STANDINS.rglob("*.py")}
    assert ours <= originals


def test_asyncio_has_nothing() -> None:
    with pytest.raises(AttributeError, match=r"asyncio\.get_event_loop is not in the snapshot"):
        _ = load("asyncio/__init__.py").get_event_loop
