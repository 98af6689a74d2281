"""Cutting modules: what is left behaves as before, what is gone stops the program."""

from __future__ import annotations

import json
import subprocess

import pytest

from protocolwijzer.runtime.wasm import MARK, Module
from tests.support.runtime import installed_tools

# (module
#   (import "env" "memory" (memory 1))
#   (import "env" "add" (func (param i32) (result i32)))
#   (global (mut i32) (i32.const 5))
#   (export "double" (func 1)) (export "twice" (func 2)) (export "hidden" (global 0))
#   (func (param i32) (result i32) (local i64) local.get 0 call 0)
#   (func (param i32) (result i32) local.get 0 call 1 call 1)
#   (data (i32.const 8) "data"))
SMALL = bytes.fromhex(
    "0061736d01000000"
    "0106016001 7f017f"
    "0219 02 03656e76066d656d6f7279020001 03656e76036164640000"
    "0303020000"
    "060601 7f0141050b"
    "071b 03 06646f75626c650001 0574776963650002 0668696464656e0300"
    "0a13 02 08 01017e 2000 1000 0b 08 00 2000 1001 1001 0b"
    "0b0a 01 00 41080b 0464617461"
)

_PROGRAM = """
const [code, names] = JSON.parse(process.argv[1]);
const memory = new WebAssembly.Memory({ initial: 1 });
const module = new WebAssembly.Module(Buffer.from(code, "hex"));
const { exports } = new WebAssembly.Instance(module, { env: { memory, add: (n) => n + 10 } });
const results = names.map((name) => {
  try { return exports[name](1) ?? null; } catch (error) { return String(error); }
});
const counters = Object.entries(exports)
  .filter(([, value]) => value instanceof WebAssembly.Global)
  .map(([name, value]) => [name, value.value]);
const data = Buffer.from(new Uint8Array(memory.buffer, 8, 4)).toString();
console.log(JSON.stringify({ results, counters: Object.fromEntries(counters), data }));
"""


def run(code: bytes, *names: str) -> dict[str, object]:
    """Call these exports with 1; gives their results, the exported globals and the static data."""
    done = subprocess.run(
        [installed_tools().node, "-e", _PROGRAM, json.dumps([code.hex(), names])],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, object] = json.loads(done.stdout)
    return result


def test_reading_and_writing_changes_nothing() -> None:
    assert Module.read(SMALL).write() == SMALL
    real = (installed_tools().pyodide / "pyodide.asm.wasm").read_bytes()
    assert Module.read(real).write() == real


def test_what_is_no_module_is_refused() -> None:
    with pytest.raises(ValueError, match="not a WebAssembly module"):
        Module.read(b"<!doctype html>")


def test_the_example_is_as_it_says() -> None:
    assert run(SMALL, "double", "twice") == {
        "results": [11, 21],
        "counters": {"hidden": 5},
        "data": "data",
    }


def test_exports_are_dropped_by_name() -> None:
    module = Module.read(SMALL).with_exports(lambda name: name != "twice")
    assert [export.name for export in module.exports] == ["double", "hidden"]
    assert run(module.write(), "double")["results"] == [11]


def test_an_instrumented_module_tells_what_ran() -> None:
    code = Module.read(SMALL).instrumented().write()
    assert run(code, "double")["counters"] == {"hidden": 5, f"{MARK}1": 1, f"{MARK}2": 0}
    assert run(code, "twice") == {
        "results": [21],
        "counters": {"hidden": 5, f"{MARK}1": 1, f"{MARK}2": 1},
        "data": "data",
    }


def test_what_did_not_run_stops_the_program_and_the_rest_works() -> None:
    code = Module.read(SMALL).cut({1}, empty=()).write()
    assert run(code, "double", "twice") == {
        "results": [11, "RuntimeError: unreachable"],
        "counters": {"hidden": 5},
        "data": "\0\0\0\0",
    }


def test_functions_that_must_do_nothing_do_nothing() -> None:
    # (module (export "f" (func 0)) (func unreachable))
    code = bytes.fromhex(
        "0061736d01000000 010401600000 020100 03020100 0705010166 0000 0a0501030000 0b"
    )
    assert run(code, "f")["results"] == ["RuntimeError: unreachable"]
    assert run(Module.read(code).cut((), empty=("f",)).write(), "f")["results"] == [None]
