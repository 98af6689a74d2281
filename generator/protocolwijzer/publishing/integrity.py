"""Subresource integrity: pages name the very bytes of the scripts and stylesheets that they load.

Hosts and browsers keep files for a while. With an old file under the same address a page would no
longer work at all, so that what the address of a file is depends on its bytes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from protocolwijzer.content_policy import integrity

# The bytes that an address on a page leads to, or None where that is nothing of this site.
Fetch: TypeAlias = Callable[[str], bytes | None]

_TAG = re.compile(r"<(?:script|link)\s[^<>]*>")
_ADDRESS = re.compile(r'(\s(?:src|href)=")([^"]*)(")')
_STYLESHEET = re.compile(r'\srel="stylesheet"')
_INTEGRITY = re.compile(r"\sintegrity=")
# As the theme names its own files.
_FINGERPRINTED = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")
_DIGITS = 10


def with_integrity(html: str, fetch: Fetch) -> str:
    """A page whose scripts and stylesheets are loaded only when they are what they were."""

    def checked(match: re.Match[str]) -> str:
        tag = match[0]
        address = _ADDRESS.search(tag)
        loads = tag.startswith("<script") or _STYLESHEET.search(tag)
        if address is None or not loads or _INTEGRITY.search(tag):
            return tag
        written = unescape(address[2])
        content = fetch(written)
        if content is None:
            return tag
        now = escape(versioned(written, content))
        attribute = f'{address[1]}{now}{address[3]} integrity="{integrity(content)}"'
        return tag[: address.start()] + attribute + tag[address.end() :]

    return _TAG.sub(checked, html)


def versioned(address: str, content: bytes) -> str:
    """An address that is another one when the content is."""
    path, mark, _ = address.partition("?")
    if mark or _FINGERPRINTED.search(path):
        return address
    return f"{path}?{sha256(content).hexdigest()[:_DIGITS]}"


class BuiltFiles:
    """The files of a site as they are served.

    root: the folder that has been written; base: the path at which a host serves it, with a slash
    at either end.
    """

    def __init__(self, root: Path, base: str) -> None:
        self._root = root
        self._base = base
        self._contents: dict[str, bytes | None] = {}

    def seen_from(self, url: str) -> Fetch:
        """What addresses on a page lead to. url: that of the page, relative to the site's root."""
        page = unquote(self._base + url)

        def fetch(address: str) -> bytes | None:
            if urlsplit(address).scheme or urlsplit(address).netloc:
                return None
            return self._content(urljoin(page, unquote(urlsplit(address).path)))

        return fetch

    def _content(self, path: str) -> bytes | None:
        if path not in self._contents:
            file = self._root / path.removeprefix(self._base)
            found = path.startswith(self._base) and file.is_file()
            self._contents[path] = file.read_bytes() if found else None
        return self._contents[path]
