"""The notation of content-security policies and of subresource integrity; no policy of its own."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256, sha384

_NAME = re.compile(r"[a-z0-9-]+")
# Printable ASCII but for what ends a source, a directive or a policy.
_SOURCE = re.compile(r"[!-+\--:<-~]+")


def source_hash(content: str) -> str:
    """What allows one inline script or style element: `'sha256-…'`, quotes included.

    content: all that stands between the element's tags. A browser hashes it as UTF-8, after the
    HTML parser made every line end a line feed (Content Security Policy Level 3, 6.7.3.3).
    """
    parsed = content.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(parsed.encode()).digest()).decode()}'"


def integrity(content: bytes) -> str:
    """The value of an element's integrity attribute: `sha384-…` (Subresource Integrity, 3.1).

    content: the file as it is served, before any compression on the way.
    """
    return f"sha384-{b64encode(sha384(content).digest()).decode()}"


def written(directives: Mapping[str, Iterable[str]]) -> str:
    """The text of a policy: `default-src 'none'; script-src 'self'`.

    directives: sources by the directive's name, both in the order in which they are to be written;
    no sources allow nothing. Raises ValueError for a name or a source that would end the directive
    and begin another.
    """
    return "; ".join(_directive(name, sources) for name, sources in directives.items())


def _directive(name: str, sources: Iterable[str]) -> str:
    words = [name, *sources]
    if not _NAME.fullmatch(name) or not all(map(_SOURCE.fullmatch, words)):
        message = f"no directive of a content-security policy: {words}"
        raise ValueError(message)
    return " ".join(words)
