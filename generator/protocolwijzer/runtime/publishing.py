"""The browser runtime as files of a site, and what to say when there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.runtime import pack
from protocolwijzer.runtime.making import MakingError, browser_runtime
from protocolwijzer.runtime.tools import find_tools

FOLDER = "assets/protocolwijzer/engine"


@dataclass(frozen=True, slots=True)
class PublishedRuntime:
    """folder: its place in the site, ending in a slash; files: all by their paths in the site."""

    folder: str
    files: Mapping[str, bytes]


def published_runtime(
    project: Path, place: Place, diagnostics: Diagnostics, *, pack_alone: bool = False
) -> PublishedRuntime | None:
    """The runtime for a project's site, or None where it cannot be made, which is reported.

    project: the folder of mkdocs.yml; place: where it says that there are trees; pack_alone:
    whether it is for a site that is opened from a folder, where nothing else could be fetched.
    """
    tools = find_tools(project)
    if tools is None:
        diagnostics.report(
            Code.RUNTIME_MISSING,
            place,
            "Pyodide or pyodide-build is not installed, so trees are published as links only.",
            "Run `make site`, which installs both (Pyodide with `npm ci`) and builds the site.",
        )
        return None
    try:
        runtime = browser_runtime(tools)
    except (MakingError, ValueError, OSError) as error:
        diagnostics.report(
            Code.RUNTIME_FAILED,
            place,
            f"The engine could not be made ready for browsers: {error}",
            "Run `make clean site`; if that does not help, report what it says.",
        )
        return None
    folder = f"{FOLDER}/{runtime.fingerprint}/"
    files = {
        folder + name: file.read_bytes()
        for name, file in runtime.files.items()
        if not pack_alone or name.startswith(f"{pack.FOLDER}/")
    }
    return PublishedRuntime(folder, files)
