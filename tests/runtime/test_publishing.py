"""The runtime on its way into a site, and what is said where it cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.runtime import publishing, tools
from protocolwijzer.runtime.making import MakingError
from protocolwijzer.runtime.publishing import published_runtime
from tests.support.paths import ROOT

PLACE = Place("mkdocs.yml", 7, 3)


def test_it_stands_in_a_folder_that_its_content_names() -> None:
    found = Diagnostics()
    runtime = published_runtime(ROOT, PLACE, found)
    assert list(found) == []
    assert runtime
    assert runtime.folder.startswith("assets/protocolwijzer/engine/")
    assert runtime.folder.endswith("/")
    assert all(path.startswith(runtime.folder) for path in runtime.files)
    assert f"{runtime.folder}engine-worker.js" in runtime.files


def test_a_folder_gets_the_pack_alone() -> None:
    runtime = published_runtime(ROOT, PLACE, Diagnostics(), pack_alone=True)
    assert runtime
    names = {path.removeprefix(runtime.folder) for path in runtime.files}
    assert all(name.startswith("pack/") for name in names)
    assert {"pack/engine-worker.js.0.js", "pack/stock/python.js.0.js"} <= names


def test_without_pyodide_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "PACKAGE", tmp_path / "package")
    found = Diagnostics()
    assert published_runtime(tmp_path, PLACE, found) is None
    (only,) = found
    assert str(only) == (
        "mkdocs.yml:7:3: Pyodide or pyodide-build is not installed, so trees are published as links"
        " only. [runtime-missing]\n"
        "    Run `make site`, which installs both (Pyodide with `npm ci`) and builds the site."
    )


def test_without_node_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "find_spec", lambda _: None)
    found = Diagnostics()
    assert published_runtime(tmp_path, PLACE, found) is None
    assert [each.code.slug for each in found] == ["runtime-missing"]


@pytest.mark.parametrize(
    "error",
    [
        MakingError("inside.cjs stopped with status 1: no memory"),
        ValueError("pyodide.js does not end as expected"),
        PermissionError(13, "Permission denied", ".cache/runtime"),
    ],
)
def test_a_failure_is_a_finding(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr(publishing, "browser_runtime", fail)
    found = Diagnostics()
    assert published_runtime(ROOT, PLACE, found) is None
    (only,) = found
    assert only.code.slug == "runtime-failed"
    assert str(error) in only.message
