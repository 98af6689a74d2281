"""The engine must run where there is nothing but Python, and that without its docstrings."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import protocolwijzer.engine
from protocolwijzer.engine.exchange import to_data
from tests.engine.trees import PHOTO

ENGINE = Path(protocolwijzer.engine.__file__).parent


def test_it_imports_only_the_standard_library_and_itself() -> None:
    for path in ENGINE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert not node.level
                modules = [node.module or ""]
            else:
                continue
            for module in modules:
                own = module.startswith("protocolwijzer.engine")
                assert own or module.split(".")[0] in sys.stdlib_module_names, (path.name, module)


def test_it_works_without_docstrings_and_asserts(tmp_path: Path) -> None:
    """As it stands in the browser: a package of its own, compiled with -OO."""
    package = tmp_path / "protocolwijzer" / "engine"
    package.mkdir(parents=True)
    (tmp_path / "protocolwijzer" / "__init__.py").touch()
    for path in ENGINE.glob("*.py"):
        shutil.copy(path, package)
    requests = [
        {"op": "load", "tree": to_data(PHOTO)},
        {"op": "open", "tree": "photo", "fragment": "what=text&secret=no"},
    ]
    program = (
        f"import json, sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
        "from protocolwijzer.engine.browser import respond\n"
        "for request in json.load(sys.stdin): print(respond(json.dumps(request)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-OO", "-c", program],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, view = (json.loads(each) for each in done.stdout.splitlines())
    assert loaded == {"ok": True}
    assert view["result"]["outcome"] == "fine"
