"""Stands in for Pyodide's package loader in the snapshot, where there are no packages.

The import stays, as in webloop.py.
"""

from __future__ import annotations

from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401 # above


class _Folder:
    """What Pyodide asks for its text; a str would be no object on the side of JavaScript."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """What Pyodide calls as it starts; there are none."""
