"""The files that pages need: stylesheets, the script and the fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from protocolwijzer.model import Site
from protocolwijzer.rendering.stylesheet import stylesheet

FOLDER = "assets/protocolwijzer"
STYLESHEETS = (f"{FOLDER}/schools.css", f"{FOLDER}/site.css")
SCRIPTS = (f"{FOLDER}/site.js",)


def asset_files(site: Site) -> Mapping[str, bytes]:
    """Every file by its path in the site."""
    found = dict(_below(files("protocolwijzer") / "assets", FOLDER))
    found[STYLESHEETS[0]] = stylesheet(site).encode()
    return found


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry.read_bytes()
