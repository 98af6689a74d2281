"""Bullets that are drawn in fonts of pictures (Symbol, Wingdings), as letters that look like them.

The fonts put their signs in Unicode's private area, where no letter means anything by itself.
"""

from __future__ import annotations

import re

_LOOKS_LIKE = {
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fb": "✗",
    "\uf0fc": "✓",
    "\uf0fd": "☒",
    "\uf0fe": "☑",
    "\uf04a": "☺",
    "\uf04c": "☹",
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf02d": "-",
}
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def drawn(text: str) -> str:
    """A text with every private letter as what it looks like; most are a bullet of some make."""
    return _PRIVATE.sub(lambda match: _LOOKS_LIKE.get(match[0], "•"), text)
