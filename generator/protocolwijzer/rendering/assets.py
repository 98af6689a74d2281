"""The files that pages need: stylesheets, scripts and the fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from protocolwijzer.model import Site
from protocolwijzer.rendering.stylesheet import stylesheet

FOLDER = "assets/protocolwijzer"
STYLESHEETS = (f"{FOLDER}/schools.css", f"{FOLDER}/site.css")
SCRIPTS = (f"{FOLDER}/copy.js", f"{FOLDER}/site.js")

# What site.css is put together from; a later part may refine an earlier one.
_SITE_STYLES = (
    "fonts",
    "ground",
    "common",
    "frame",
    "search",
    "heads",
    "doors",
    "columns",
    "rules",
    "folds",
    "protocol",
    "changes",
    "tables",
    "trees",
    "picture",
    "questions",
    "embedding",
    "steps",
    "print",
)  # fmt: skip

_PACKAGE = files("protocolwijzer")


def asset_files(site: Site) -> Mapping[str, bytes]:
    """Every file by its path in the site."""
    found = dict(_below(_PACKAGE / "assets", FOLDER))
    schools, own = STYLESHEETS
    found[schools] = stylesheet(site).encode()
    found[own] = styles(_SITE_STYLES).encode()
    return found


def styles(parts: Iterable[str]) -> str:
    """Parts of the stylesheet, by the names of their files, one after the other."""
    return "\n".join(
        _PACKAGE.joinpath("styles", f"{part}.css").read_text(encoding="utf-8") for part in parts
    )


def script(name: str) -> str:
    """The text of one of our scripts."""
    return _PACKAGE.joinpath("assets", f"{name}.js").read_text(encoding="utf-8")


def without_comments(css: str) -> str:
    """Our own CSS without what only its authors read: for where it travels within a page."""
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry.read_bytes()
