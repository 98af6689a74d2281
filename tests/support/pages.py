"""A built site as its files: pages parsed, links resolved as a host or a folder would."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.etree import _Element as Element

# Which attribute of which element makes a browser fetch something at once.
_FETCHED = (
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("source", "src"),
    ("track", "src"),
    ("input", "src"),
    ("object", "data"),
)
# A link element fetches unless it only states a relation.
_UNFETCHED_RELATIONS = {"canonical", "alternate", "next", "prev", "license", "author", "help"}
_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from a file of the site. target is as written."""

    source: str
    target: str
    fetched: bool

    @property
    def is_foreign(self) -> bool:
        """Whether it names a host."""
        return bool(urlsplit(self.target).netloc)

    @property
    def is_resource(self) -> bool:
        """Whether it names something that is there or not: no mailto:, tel:, data: and so on."""
        return urlsplit(self.target).scheme in {"", "http", "https", "file"}


def elements(node: Element, path: str, **variables: str) -> list[Element]:
    """The elements that an XPath expression selects."""
    found = node.xpath(path, **variables)  # type: ignore[arg-type] # the stubs know no variables
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, Element)]


def values(node: Element, path: str) -> list[str]:
    """The attributes or texts that an XPath expression selects."""
    found = node.xpath(path)
    assert isinstance(found, list)
    return [str(item) for item in found]


def text_of(element: Element) -> str:
    """The words of an element, with white space folded."""
    return " ".join("".join(values(element, ".//text()")).split())


def is_part(clause: str, whole: str) -> bool:
    """Whether a clause is the other or a part of it, by their ids: "a.4b" of "a.4"."""
    return clause.startswith(whole) and not clause.removeprefix(whole)[:1].isdigit()


class HtmlFile:
    """One page of a built site. path: relative to the site's root."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.document: Element = html.document_fromstring(data.decode("utf-8"))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(values(self.document, "//@id"))

    @property
    def language(self) -> str | None:
        """What the page says its language is."""
        return self.document.get("lang")

    @cached_property
    def text(self) -> str:
        """The words of the page's own content, with white space folded."""
        (main,) = elements(self.document, "//main")
        return text_of(main)

    def by_id(self, element_id: str) -> Element:
        """The one element with this id."""
        (element,) = elements(self.document, "//*[@id=$id]", id=element_id)
        return element

    def territory(self, anchor: str, anchors: Collection[str]) -> Element:
        """What belongs to an anchor: the widest element around it that holds no other's."""
        others = {other for other in anchors if not is_part(other, anchor)}
        widest = self.by_id(anchor)
        for above in widest.iterancestors():
            if others.intersection(values(above, ".//@id")) or above.tag in {"main", "body"}:
                break
            widest = above
        return widest

    def links(self) -> Iterator[Link]:
        """Everything that the page refers to."""
        for target in values(self.document, "//a/@href | //area/@href"):
            yield Link(self.path, target, fetched=False)
        for element in elements(self.document, "//link[@href]"):
            (target,) = values(element, "@href")
            relations = set(" ".join(values(element, "@rel")).split())
            yield Link(self.path, target, fetched=not relations & _UNFETCHED_RELATIONS)
        for name, attribute in _FETCHED:
            for value in values(self.document, f"//{name}/@{attribute}"):
                yield Link(self.path, value, fetched=True)
        for value in values(self.document, "//@srcset"):
            for candidate in value.split(","):
                yield Link(self.path, candidate.split()[0], fetched=True)
        for value in values(self.document, "//style/text() | //@style"):
            yield from css_links(self.path, value)


def css_links(source: str, css: str) -> Iterator[Link]:
    """Everything that a style sheet refers to."""
    for match in _CSS_ADDRESS.finditer(css):
        yield Link(source, match[1] or match[2], fetched=True)


class BuiltSite:
    """All files of a built site.

    pages: what the theme has a frame around; embeds: whole documents below embed/.
    base: the path at which a host serves it, or None where links are followed among files, in
    a folder that is opened in a browser: nothing answers an address ending in a slash there.
    """

    def __init__(self, root: Path, *, base: str | None = "/") -> None:
        self.root = root
        self.base = base
        self.files = frozenset(
            file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()
        )
        self._documents = {
            path: HtmlFile(path, (root / path).read_bytes())
            for path in sorted(self.files)
            if path.endswith(".html")
        }
        self.embeds = {
            path: document
            for path, document in self._documents.items()
            if path.startswith("embed/")
        }
        self.pages = {
            path: document for path, document in self._documents.items() if path not in self.embeds
        }

    def links(self) -> Iterator[Link]:
        """Every reference of every page and style sheet."""
        for document in self._documents.values():
            yield from document.links()
        for path in sorted(self.files):
            if path.endswith(".css"):
                yield from css_links(path, (self.root / path).read_text(encoding="utf-8"))

    def target_file(self, link: Link) -> str | None:
        """The file that a link within the site leads to, or None when it leads nowhere."""
        path = unquote(urlsplit(link.target).path)
        if not path:
            return link.source
        if path.startswith("/"):
            # Only the error page, which is shown at any address, may name the site's root.
            if not (self.base and path.startswith(self.base) and link.source.endswith("404.html")):
                return None
            found = normpath(path.removeprefix(self.base) or ".")
        else:
            found = normpath(str(PurePosixPath(link.source).parent / path))
        if self.base and (path.endswith("/") or path in {".", ".."}):
            found = normpath(f"{found}/index.html")
        return found if found in self.files else None

    def trouble(self, link: Link) -> str | None:
        """What is wrong with a link within the site, or None."""
        target = self.target_file(link)
        if target is None:
            return f"{link.source}: {link.target} leads nowhere"
        anchor = unquote(urlsplit(link.target).fragment)
        if anchor and target in self._documents and anchor not in self._documents[target].ids:
            return f"{link.source}: {link.target}: no such anchor in {target}"
        return None
