"""A site on its way to a host: rendered pages, hand-written ones, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from protocolwijzer.model import PAGE_AUDIENCES, Site
from protocolwijzer.publishing.navigation import Published, SiteMap, folder_of, language_of
from protocolwijzer.publishing.search_index import Entry, as_script, entries, search_index
from protocolwijzer.publishing.sitemap import compressed, robots, sitemap
from protocolwijzer.rendering.page import Rendered

# Low enough that a rule with the word comes first.
_TREE_WEIGHT = 0.1


class Publication:
    """All pages of a site by their source files; hand-written ones are added as they are read."""

    def __init__(self, site: Site, rendered: Rendered) -> None:
        self.site = site
        self.rendered = rendered
        self.pages = {page.source: Published.of(page) for page in rendered.pages}
        # The HTML of hand-written pages.
        self._handwritten: dict[str, str] = {}

    @cached_property
    def site_map(self) -> SiteMap:
        """How the pages hang together, once all are known."""
        return SiteMap(self.site, self.pages.values())

    def folder(self, language: str) -> str:
        """Where a language's pages stand, relative to the site's root."""
        return folder_of(language, self.site.languages)

    def add(
        self, source: str, *, url: str, title: str, meta: Mapping[str, Any], html: str
    ) -> Published:
        """Add a hand-written page; at the address of a rendered one it takes its place.

        source: its file, whose folder says its language; title: as HTML; meta: its front matter,
        which may say `key` (pairs it with counterparts of another name), `nav_title`, `icon` and
        `search: {exclude: true}`.
        """
        language = language_of(source, self.site.languages)
        replaced = self.pages.get(source)
        own_key = replaced.key if replaced else source.removeprefix(self.folder(language))
        # Titles in front matter are HTML; all others see the text.
        text = Markup(title).striptags()  # noqa: S704 # what it is, and then no longer
        published = Published(
            key=str(meta.get("key", own_key)),
            language=language,
            url=url,
            title=text,
            nav_title=str(meta.get("nav_title", text)),
            icon=meta.get("icon"),
        )
        self.pages[source] = published
        self._handwritten[source] = "" if _is_unsearchable(meta) else html
        return published

    def search_folder(self, published: Published) -> str:
        """Where the search index of a page stands: within a school one searches that school."""
        folder = self.folder(published.language)
        if published.school and len(self.site.schools) > 1:
            return f"{folder}{published.school}/"
        return folder

    def search_indexes(self, *, stemmers: Iterable[str], as_scripts: bool) -> Mapping[str, str]:
        """The search indexes by path in the site: one a language, and one a school within it.

        stemmers: the languages that the host's search can stem; as_scripts: also in the form that
        is read from file://.
        """
        stems = frozenset(stemmers)
        found: dict[tuple[str, str], list[Entry]] = {}
        for source, published in self.pages.items():
            language = published.language
            pages_entries = self._entries(source, published)
            for folder in dict.fromkeys((self.folder(language), self.search_folder(published))):
                whole = folder == self.folder(language)
                below = found.setdefault((folder, language), [])
                below += self._below(folder, published, pages_entries, with_school=whole)
        files: dict[str, str] = {}
        for (folder, language), below in found.items():
            index = search_index(below, language=language, stemmers=stems)
            path = f"{folder}search/search_index"
            files[f"{path}.json"] = index
            if as_scripts:
                files[f"{path}.js"] = as_script(index)
        return files

    def _entries(self, source: str, published: Published) -> list[Entry]:
        """What can be found on a page, its locations relative to the site's root."""
        if published.page is None:
            body = self._handwritten[source]
        else:
            body = published.page.body if published.page.search else ""
        if not body:
            return []
        found = entries(body, location=published.url, title=published.title)
        if published.key.partition("/")[2] in PAGE_AUDIENCES:
            # It is found by its questions; the words of its rules lead to the full protocol.
            found = [found[0], *(replace(entry, text="") for entry in found[1:])]
        if published.key.partition("/")[2].startswith("questions/"):
            # It holds so many words that it would stand before the very rules that it leads to.
            found = [replace(entry, weight=_TREE_WEIGHT) for entry in found]
        return found

    def _below(
        self, folder: str, published: Published, found: Iterable[Entry], *, with_school: bool
    ) -> Iterator[Entry]:
        """Entries as the index in a folder has them; every school has pages of the same name."""
        school = self._names.get(published.school or "", "")
        for entry in found:
            named = school in entry.title or "#" in entry.location or len(self._names) == 1
            title = f"{entry.title} ({school})" if with_school and not named else entry.title
            yield replace(entry, location=entry.location.removeprefix(folder), title=title)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {school.id: school.short_name for school in self.site.schools}

    def sitemap(self, site_url: str, *, timestamp: int) -> Mapping[str, bytes]:
        """The sitemap and, at the top of a server, a robots.txt, by path in the site."""
        text = sitemap(
            self.site_map.translated,
            site_url=site_url,
            default_language=self.site.languages[0],
        )
        files = {
            "sitemap.xml": text.encode(),
            "sitemap.xml.gz": compressed(text, timestamp=timestamp),
        }
        # Robots look for it nowhere else.
        if urlsplit(site_url).path == "/":
            files["robots.txt"] = robots(site_url).encode()
        return files


def _is_unsearchable(meta: Mapping[str, Any]) -> bool:
    search = meta.get("search")
    return isinstance(search, Mapping) and bool(search.get("exclude"))
