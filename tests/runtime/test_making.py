"""The runtime as a whole: the same bytes each time, and all of them accounted for."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import time
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from protocolwijzer import __version__
from protocolwijzer.runtime import making
from protocolwijzer.runtime.making import MANIFEST, MakingError, Runtime, browser_runtime
from protocolwijzer.runtime.wheel import engine_sources
from tests.support.paths import ROOT
from tests.support.runtime import installed_tools

WHEEL = f"protocolwijzer_engine-{__version__}-cp313-none-any.whl"


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    return browser_runtime(installed_tools())


def contents(runtime: Runtime) -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in runtime.files.items()}


def test_two_builds_give_the_same_bytes(runtime: Runtime, tmp_path: Path) -> None:
    again = browser_runtime(replace(installed_tools(), cache=tmp_path))
    assert again.fingerprint == runtime.fingerprint
    assert contents(again) == contents(runtime)
    assert len(list(tmp_path.iterdir())) == 1, "something half-made is left"


def test_it_holds_both_ways_to_start(runtime: Runtime) -> None:
    assert sorted(name for name in runtime.files if not name.startswith("pack/")) == [
        "engine-worker.js",
        "manifest.json",
        "snapshot/core.bin",
        "snapshot/memory.bin",
        "snapshot/python.js",
        f"stock/{WHEEL}",
        "stock/pyodide-lock.json",
        "stock/python.bin",
        "stock/python.js",
        "stock/python_stdlib.zip",
    ]


def test_the_manifest_knows_every_other_file_and_names_the_folder(runtime: Runtime) -> None:
    files = contents(runtime)
    manifest = files.pop(MANIFEST)
    assert json.loads(manifest)["files"] == {
        name: sha256(content).hexdigest()
        for name, content in files.items()
        if not name.startswith("pack/")
    }
    assert sha256(manifest).hexdigest().startswith(runtime.fingerprint)
    assert re.fullmatch(r"[0-9a-f]{20}", runtime.fingerprint)


def test_another_pack_is_another_runtime(tmp_path: Path) -> None:
    (tmp_path / "engine.whl").touch()
    script = tmp_path / "pack/snapshot/core.bin.0.js"
    script.parent.mkdir(parents=True)
    manifests = set()
    for text in ("one", "other"):
        script.write_text(text, encoding="utf-8")
        making._write_manifest(tmp_path, {})  # noqa: SLF001 # this step alone
        manifests.add((tmp_path / MANIFEST).read_bytes())
        (tmp_path / MANIFEST).unlink()
    assert len(manifests) == 2


def test_the_lock_file_knows_the_compiled_wheel(runtime: Runtime) -> None:
    lock = json.loads(runtime.files["stock/pyodide-lock.json"].read_bytes())
    (package,) = lock["packages"].values()
    assert package["name"] == "protocolwijzer-engine"
    assert package["file_name"] == WHEEL
    assert package["sha256"] == sha256(runtime.files[f"stock/{WHEEL}"].read_bytes()).hexdigest()


def test_the_stock_way_is_compiled(runtime: Runtime) -> None:
    for name in (f"stock/{WHEEL}", "stock/python_stdlib.zip"):
        names = zipfile.ZipFile(runtime.files[name]).namelist()
        assert [each for each in names if each.endswith(".py")] == []
    wheel = set(zipfile.ZipFile(runtime.files[f"stock/{WHEEL}"]).namelist())
    assert {f"{name}c" for name in engine_sources()} <= wheel


def test_the_core_is_far_smaller_than_the_whole(runtime: Runtime) -> None:
    core, whole = (
        gzip.decompress(runtime.files[name].read_bytes())
        for name in ("snapshot/core.bin", "stock/python.bin")
    )
    assert len(core) < len(whole) / 6


def test_no_machine_has_left_its_mark(runtime: Runtime) -> None:
    memory = gzip.decompress(runtime.files["snapshot/memory.bin"].read_bytes())
    for trace in (str(ROOT), "node_modules"):
        assert trace.encode() not in memory


def test_what_is_made_is_kept(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_make", lambda *_: pytest.fail("made once more"))
    assert browser_runtime(installed_tools()) == runtime


def make_quickly(monkeypatch: pytest.MonkeyPatch, engine: bytes) -> None:
    """Let a runtime be made of this engine in no time."""

    def make(tools: object, sources: dict[str, bytes], work: object, made: Path) -> None:
        del tools, work
        made.mkdir()
        (made / MANIFEST).write_bytes(sources["engine.py"])

    monkeypatch.setattr(making, "engine_sources", lambda: {"engine.py": engine})
    monkeypatch.setattr(making, "_make", make)


def age(folder: Path, seconds: int) -> None:
    then = time.time() - seconds
    os.utime(folder, (then, then))


def test_only_what_builds_may_still_use_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = replace(installed_tools(), cache=tmp_path)

    def make(engine: bytes) -> Path:
        make_quickly(monkeypatch, engine)
        return browser_runtime(tools).files[MANIFEST].parent

    forgotten, in_use, busy = make(b"1"), make(b"2"), make(b"3")
    killed = tmp_path / ".killed"
    killed.mkdir()
    for folder in (forgotten, in_use, killed):
        age(folder, making.FORGET_AFTER + 60)
    age(busy, making.FORGET_AFTER - 60)

    assert make(b"2") == in_use  # used again, by a build that runs while the next one is made
    newest = make(b"4")

    assert {*tmp_path.iterdir()} == {in_use, busy, newest}
    assert (newest / MANIFEST).read_bytes() == b"4"
    assert make(b"1") == forgotten
    assert (forgotten / MANIFEST).read_bytes() == b"1"


def test_what_cannot_be_removed_does_not_stop_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows holds on to files that are being read; another build may be removing the same."""
    tools = replace(installed_tools(), cache=tmp_path)
    old = tmp_path / ("0" * 64)
    old.mkdir()
    age(old, making.FORGET_AFTER + 60)
    rename = Path.rename

    def held(path: Path, target: Path) -> Path:
        if path == old:
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", held)
    make_quickly(monkeypatch, b"1")
    made = browser_runtime(tools)
    assert {*tmp_path.iterdir()} == {old, made.files[MANIFEST].parent}


def test_another_engine_is_another_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "engine_sources", lambda: {"engine.py": b"changed"})
    monkeypatch.setattr(making, "_make", _refuse)
    with pytest.raises(AssertionError, match="made anew"):
        browser_runtime(installed_tools())


def _refuse(*_: object) -> None:
    message = "made anew"
    raise AssertionError(message)


def test_a_step_that_fails_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    tools = installed_tools()
    broken = tmp_path / "pyodide"
    shutil.copytree(tools.pyodide, broken)
    (broken / "pyodide.asm.wasm").write_bytes(b"no module")
    cache = tmp_path / "cache"
    with pytest.raises(MakingError, match=r"inside\.cjs stopped with status 1"):
        browser_runtime(replace(tools, pyodide=broken, cache=cache))
    assert list(cache.iterdir()) == []


def test_where_python_fails_the_step_fails_without_a_traceback(tmp_path: Path) -> None:
    """With what an installation leaves that was broken off at once."""
    tools = replace(installed_tools(), python=tmp_path, cache=tmp_path / "cache")
    with pytest.raises(MakingError) as caught:
        browser_runtime(tools)
    assert str(caught.value) == (
        "inside.cjs stopped with status 1: ModuleNotFoundError: No module named 'pyodide_build'"
    )
    assert "Traceback" in caught.value.__notes__[0]
