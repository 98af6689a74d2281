"""What stands in a hand-written page that its policy keeps browsers from using."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from protocolwijzer.publishing.policy import is_script

_LOADING = {"audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"}
_NEVER = {"base", "embed", "form", "object"}


@dataclass(frozen=True, slots=True)
class Refused:
    """tag: the start tag as it is written; what: what it is, for a sentence."""

    tag: str
    what: str


def refused(html: str) -> Iterator[Refused]:
    """All of it, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Refused] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        what = _what(tag, {name: value or "" for name, value in attrs})
        if what:
            self.found.append(Refused(self.get_starttag_text() or "", what))


def _what(tag: str, attributes: Mapping[str, str]) -> str | None:
    if tag in _NEVER:
        return f"the element <{tag}>"
    if tag == "script" and "src" not in attributes and is_script(attributes.get("type", "")):
        return "a script"
    if tag == "style" or "style" in attributes:
        return "a style"
    if any(name.startswith("on") for name in attributes):
        return "an event handler"
    address = urlsplit(attributes.get("src" if tag in _LOADING else "href", ""))
    is_loaded = tag in _LOADING or (tag == "link" and attributes.get("rel") == "stylesheet")
    if is_loaded and (address.netloc or address.scheme not in {"", "data"}):
        return "something from another website"
    return None
