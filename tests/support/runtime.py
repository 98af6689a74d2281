"""The browser runtime as this repository makes it, once for all tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from protocolwijzer.runtime.making import Runtime, browser_runtime
from protocolwijzer.runtime.tools import Tools, find_tools
from tests.support.paths import ROOT


def installed_tools() -> Tools:
    """What `make site` installs."""
    tools = find_tools(ROOT)
    assert tools is not None, "make site installs what the runtime is made with"
    return tools


def runtime_in(folder: Path, runtime: Runtime | None = None) -> Path:
    """Put the runtime into a site's folder, as publishing does, and give where it is."""
    made = runtime or browser_runtime(installed_tools())
    place = folder / "engine" / made.fingerprint
    for name, file in made.files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place / name)
    return place
