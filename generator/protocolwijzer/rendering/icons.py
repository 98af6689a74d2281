"""The icons that ship with the Material theme, as inline SVG.

They are decoration: hidden from assistive technology, and always beside words that say the same.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup


@cache
def icon(name: str) -> Markup:
    """The SVG of one of the theme's icons, by its path without suffix ("material/cancel").

    Raises FileNotFoundError if the installed theme has no such icon.
    """
    svg = (_icon_folder() / f"{name}.svg").read_text(encoding="utf-8").strip()
    return Markup(  # noqa: S704 # the theme's own file
        re.sub(r"^<svg\b", '<svg class="pw-icon" aria-hidden="true" focusable="false"', svg)
    )


@cache
def icon_shape(name: str) -> Markup:
    """What an icon draws, on a square of 24 by 24: for within another SVG.

    Raises FileNotFoundError as `icon` does.
    """
    return Markup(  # noqa: S704 # the theme's own file
        re.sub(r"^<svg\b[^>]*>|</svg>$", "", icon(name))
    )


@cache
def _icon_folder() -> Path:
    theme = find_spec("material")
    if theme is None or not theme.submodule_search_locations:
        message = "the Material theme is not installed, and the icons come from it"
        raise FileNotFoundError(message)
    return Path(theme.submodule_search_locations[0]) / "templates" / ".icons"
