"""Reading a finished page back: the places in it that can be linked to.

Plain patterns are exact here, and fast: every quote and angle bracket that comes from a text is
escaped by the templates, so what looks like a tag or an attribute is one.
"""

from __future__ import annotations

import re
from html import unescape

from protocolwijzer.rendering.page import Heading

_ID = re.compile(r'<[^>]*? id="([^"]+)"')
_HEADING = re.compile(r'<h([1-6])\b([^>]*? id="([^"]+)"[^>]*)>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SEARCH_TITLE = re.compile(r' data-search-title="([^"]+)"')


def anchors(body: str) -> tuple[str, ...]:
    """Every id of a page, in order."""
    return tuple(unescape(found) for found in _ID.findall(body))


def headings(body: str) -> tuple[Heading, ...]:
    """Every heading with an id; its title is `data-search-title`, or else its own words."""
    found = []
    for level, attributes, anchor, content in _HEADING.findall(body):
        title = _SEARCH_TITLE.search(attributes)
        words = title[1] if title else _TAG.sub("", content)
        found.append(Heading(unescape(anchor), " ".join(unescape(words).split()), int(level)))
    return tuple(found)
