"""Trees for other people's pages: one HTML document each that holds all it needs.

It is no page of the site: it has no frame around it, loads no file of ours but the engine, and so
works where a host page takes away its origin, its storage or its scripts. The same document without
an engine is a file that can be put anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from markupsafe import Markup

from protocolwijzer.colours import DEFAULT_ACCENT, PALETTES
from protocolwijzer.content_policy import source_hash, written
from protocolwijzer.model import School
from protocolwijzer.rendering.assets import script, styles, without_comments
from protocolwijzer.rendering.stylesheet import embed_colours

FOLDER = "embed"
HOST_SCRIPT = f"{FOLDER}/host.js"

_STYLES = ("bare", "common", "rules", "folds", "trees", "steps", "print", "embed")
_SCRIPTS = ("copy", "engine", "tree")


def embed_url(school: str, tree: str, language: str) -> str:
    """The address of an embed, relative to the site's root; it stays whatever the site becomes."""
    return f"{FOLDER}/{school}/{tree}/{language}.html"


def file_url(school: str, tree: str, language: str) -> str:
    """The address of a tree as one file, to be taken elsewhere."""
    return f"{FOLDER}/{school}/{tree}/{language}-file.html"


def qr_url(school: str, tree: str, language: str) -> str:
    """The address of a picture of the code that leads to a tree's own page."""
    return f"{FOLDER}/{school}/{tree}/{language}-qr.svg"


def host_files() -> Mapping[str, bytes]:
    """What pages that embed a tree may load, by its path in the site."""
    return {HOST_SCRIPT: _own("host").encode()}


@dataclass(frozen=True, slots=True)
class Parts:
    """What all embeds of a school have.

    policy: what an embed may load and run; file_policy: the same for a file, which has no site;
    context: what embed.html shows.
    """

    policy: str
    file_policy: str
    context: Mapping[str, object]


def parts(school: School, site_url: str) -> Parts:
    """The parts of a school's embeds; site_url as for `pages.render`."""
    style = without_comments(embed_colours(school) + styles(_STYLES))
    options, own = _own("options"), "".join([*map(script, _SCRIPTS), _own("frame")])
    # In a frame without an origin, not every browser takes 'self' for where the document is from.
    host = urlsplit(site_url)
    from_site = ["'self'", *([f"{host.scheme}://{host.netloc}"] if site_url else [])]

    def policy(*sources: str) -> str:
        scripts = [source_hash(options), source_hash(own)]
        return written(
            {
                "default-src": ["'none'"],
                "script-src": [*scripts, *sources, "'wasm-unsafe-eval'"],
                "style-src": [source_hash(style)],
                "img-src": ["data:"],
                "worker-src": [*sources, "blob:"],
                **({"connect-src": sources} if sources else {}),
                "base-uri": ["'none'"],
                "form-action": ["'none'"],
            }
        )

    return Parts(
        policy=policy(*from_site),
        file_policy=policy(),
        context={
            "style": _within(style),
            "options_script": _within(options),
            "script": _within(own),
            "palettes": tuple(PALETTES),
            "accent": school.colours.get("accent", DEFAULT_ACCENT),
            "outward": Markup(' target="_blank" rel="noopener"'),
        },
    )


@cache
def _own(name: str) -> str:
    return files("protocolwijzer").joinpath("embeds", f"{name}.js").read_text(encoding="utf-8")


def _within(text: str) -> Markup:
    """Our own text for within its element. Raises ValueError where it would end that element."""
    if "</" in text:
        message = "an element that is written into a page would end before its end"
        raise ValueError(message)
    return Markup(text)  # noqa: S704 # our own files, see above
