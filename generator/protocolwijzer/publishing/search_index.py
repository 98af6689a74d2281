"""The search index: one a language, in the form that Material for MkDocs' search reads.

What can be found is the page and every heading on it that has an id, each with the text that
follows it: a result links to the heading. A heading's `data-search-title` is shown in results
instead of its words; what stands in an element with `data-search-exclude` is left out. An id that
begins with "pw-" is that of a heading which only groups others: nobody looks for "You must".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

TITLE = "data-search-title"
EXCLUDE = "data-search-exclude"
GROUPING = "pw-"

# Words are what stands between these. A possessive or plural 's goes with them, so that "foto's"
# is "foto"; any other apostrophe or full stop inside a word belongs to it ("a.4"). That is why
# Material's own separator will not do.
_LETTER = r"[0-9A-Za-z\u00c0-\u024f]"
_APOSTROPHE = r"['\u2018\u2019]"
_MARKS = r"\s\-\u2010-\u2015,:;!?()\[\]{}<>\"\u201c-\u201e\u00ab\u00bb\u2026/\\|*+=~^&#@%_"
SEPARATOR = (
    f"[{_MARKS}]+"
    f"|{_APOSTROPHE}s(?!{_LETTER})"
    f"|(?<!{_LETTER}){_APOSTROPHE}"
    f"|{_APOSTROPHE}(?!{_LETTER})"
    rf"|\.(?!{_LETTER})"
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)
# What is no content: code, pictures, and what one operates or navigates with.
_UNREAD = frozenset({"button", "footer", "nav", "script", "style", "svg", "template"})


@dataclass(slots=True)
class Entry:
    """One thing that can be found.

    location: its address, relative to wherever the index stands. weight: how much it counts
    against others that hold the same words.
    """

    location: str
    title: str
    text: str
    weight: float = 1.0


def entries(body: str, *, location: str, title: str) -> list[Entry]:
    """What can be found on a page, the page itself first.

    body: its HTML; location: its address.
    """
    reader = _Reader(title)
    reader.feed(body)
    reader.close()
    return [
        Entry(
            location=f"{location}#{found.id}" if found.id else location,
            title=_spaced(found.title) or title,
            text=_spaced(found.text),
        )
        for found in reader.found
    ]


def search_index(found: Iterable[Entry], *, language: str, stemmers: Iterable[str]) -> str:
    """The index of one language as JSON.

    stemmers: the languages that the host's search can reduce words to their stems in; a
    language that is not among them is searched by the beginnings of words.
    """
    primary = language.partition("-")[0]
    stems = primary in stemmers
    config = {
        "lang": [primary if stems else "en"],
        "separator": SEPARATOR,
        # The trimmer would take accented letters off the ends of words, and the separator has
        # already taken everything else off.
        "pipeline": ["stopWordFilter", "stemmer"] if stems else [],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    # The search page inserts titles and texts as HTML.
    docs = [
        {
            "location": entry.location,
            "title": escape(entry.title, quote=False),
            "text": escape(entry.text, quote=False),
            **({} if entry.weight == 1 else {"boost": entry.weight}),
        }
        for entry in found
    ]
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def as_script(index: str) -> str:
    """The index as the script that is read where a page may not fetch: from file://."""
    return f"var __index = {index}"


@dataclass(slots=True)
class _Found:
    """An entry in the making; depth: how deep the element stands that it ends with."""

    id: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    depth: int = 0


class _Reader(HTMLParser):
    """Sorts a page's text into entries."""

    def __init__(self, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [_Found("", [title])]
        self._open: list[str] = []
        # The entries that text may belong to; the last is the one that it does.
        self._current = [self.found[0]]
        # The heading that is being read: its depth, and the entry that takes its words.
        self._heading: tuple[int, _Found | None] | None = None
        self._skipped_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._break()
            return
        self._open.append(tag)
        depth = len(self._open)
        if self._skipped_from is not None:
            return
        attributes = dict(attrs)
        if tag in _UNREAD or EXCLUDE in attributes:
            self._skipped_from = depth
            return
        if tag in _HEADINGS:
            self._start_heading(depth, tag, attributes)
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            depth = len(self._open)
            closed = self._open.pop()
            if self._skipped_from == depth:
                self._skipped_from = None
            if self._heading and self._heading[0] == depth:
                self._heading = None
            while len(self._current) > 1 and self._current[-1].depth >= depth:
                self._current.pop()
            if closed == tag:
                break
        if tag not in _INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._skipped_from is not None:
            return
        if self._heading is None:
            self._current[-1].text.append(data)
        elif self._heading[1] is not None:
            self._heading[1].title.append(data)

    def _start_heading(self, depth: int, tag: str, attributes: dict[str, str | None]) -> None:
        anchor = attributes.get("id")
        if tag == "h1" or (anchor and anchor.startswith(GROUPING)):
            # The page's title, which its entry has already; or one that nobody looks for.
            self._heading = (depth, None)
        elif anchor:
            # It speaks for what follows beside it, up to the next heading there.
            if self._current[-1].depth == depth - 1:
                self._current.pop()
            found = _Found(anchor, depth=depth - 1)
            self.found.append(found)
            self._current.append(found)
            title = attributes.get(TITLE)
            if title:
                found.title.append(title)
            self._heading = (depth, None if title else found)

    def _break(self) -> None:
        """Words on both sides of a block's edge are two words."""
        if self._skipped_from is None and self._heading is None:
            self._current[-1].text.append(" ")


def _spaced(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
