"""Pyodide's scripts, cut down and made checkable."""

from __future__ import annotations

import pytest

from protocolwijzer.runtime.scripts import checkable, read_scripts, trimmed
from tests.support.runtime import installed_tools

LOADER = (
    "var loadPyodide=1,from=`https://cdn.example/v${x}/`;\n//# sourceMappingURL=pyodide.js.map\n"
)
MODULE = (
    'var _a=Module["_a"]=wasmExports["a"];var _b=Module["_b"]=wasmExports["b"];'
    'wasmExports["c"];_b();Module._data'
)


def test_only_names_that_are_used_stay() -> None:
    module, is_used = trimmed(LOADER, MODULE, also="module._extra()")
    assert module == ('var _b=Module["_b"]=wasmExports["b"];wasmExports["c"];_b();Module._data')
    used = {name: is_used(name) for name in ("a", "b", "c", "data", "extra")}
    assert used == {"a": False, "b": True, "c": True, "data": True, "extra": True}


def test_pyodide_is_much_smaller_then() -> None:
    loader, module = read_scripts(installed_tools().pyodide)
    shorter, is_used = trimmed(loader, module, also="")
    assert len(shorter) < 0.8 * len(module)
    assert is_used("__wasm_call_ctors")
    assert is_used("Py_Version")
    assert not is_used("PyObject_GetAttrString")


def test_it_names_no_other_host_and_no_map() -> None:
    script = checkable(*read_scripts(installed_tools().pyodide)).decode()
    assert "jsdelivr" not in script
    assert "sourceMappingURL" not in script


def test_it_is_one_function() -> None:
    assert checkable(LOADER, MODULE).decode() == (
        'self.python = function (fetch, WebAssembly) {\nvar loadPyodide=1,from="";\n'
        f"{MODULE}\nreturn loadPyodide;\n}};\n"
    )


@pytest.mark.parametrize(
    ("loader", "message"),
    [
        (LOADER.replace("//#", "//"), "does not end as expected"),
        (LOADER.replace("https", "http"), "names 0 places"),
    ],
)
def test_another_loader_is_refused(loader: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        checkable(loader, MODULE)
