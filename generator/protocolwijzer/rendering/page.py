"""What rendering hands over to a host: finished pages, with nothing left to interpret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

# A page by its key and its language.
PageName: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A place in a page that a table of contents may point to."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site in one language.

    key: the page's identity, the same in every language ("togtemaarschool/students").
    source: the file a host may write it to, relative to the site ("en/x/students.md").
    url: where it is published, relative to the site's root ("en/x/students/").
    body: the HTML of the content, its h1 included.
    nav_title: its name in the navigation; None keeps it out of it.
    school: the id of the school it belongs to, or None.
    search: whether the page may be found by searching.
    """

    key: str
    language: str
    source: str
    url: str
    title: str
    description: str
    body: Markup
    headings: tuple[Heading, ...]
    school: str | None
    nav_title: str | None
    icon: str | None
    search: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole site: pages in reading order, and other files by their path in the site."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Handout:
    """A page on paper, as PDF. path: in the site; pages: sheets of paper, printed on one side.

    template: what it is made with: "audience", "protocol", "poster" or "leaflet".
    """

    path: str
    content: bytes
    pages: int
    template: str
