"""How the pages of a site hang together: counterparts in other languages, and navigation.

A page shows the pages of its own school in its own language and no more, so that navigation
costs the same with two schools as with 250.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from protocolwijzer.localization import direction, own_name
from protocolwijzer.model import School, Site
from protocolwijzer.rendering.addresses import EMBEDDING
from protocolwijzer.rendering.page import Page


@dataclass(frozen=True, slots=True)
class Published:
    """A page of the site, generated or hand-written, as the others see it.

    key: the same for a page and its counterparts in other languages.
    url: relative to the site's root.
    nav_title: what navigation calls it; None keeps it out.
    page: what rendering made; None for a hand-written page.
    """

    key: str
    language: str
    url: str
    title: str
    nav_title: str | None = None
    icon: str | None = None
    school: str | None = None
    page: Page | None = None

    @classmethod
    def of(cls, page: Page) -> Published:
        """A rendered page as the others see it."""
        return cls(
            key=page.key,
            language=page.language,
            url=page.url,
            title=page.title,
            nav_title=page.nav_title,
            icon=page.icon,
            school=page.school,
            page=page,
        )


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link in the navigation; url is relative to the page that shows it."""

    title: str
    url: str
    icon: str | None
    active: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language; name is what that language calls itself.

    exact: False where the language lacks this page, and url leads to that language's home.
    """

    language: str
    name: str
    url: str
    current: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class PageContext:
    """What templates know as `pw`. All urls are relative to the page that shows them.

    page: what rendering made; None on hand-written pages and on the error page.
    school: the school that the page belongs to; on a site of one school always that one.
    home_url: the home of the whole site in this language.
    nav: the pages of this school, or those of the site outside any school.
    site_pages: the page about the site and the hand-written pages, in this language.
    alternates: one item a language, in the site's order, the page's own included.
    """

    page: Page | None
    language: str
    direction: str
    school: School | None
    home_url: str
    nav: tuple[NavItem, ...]
    site_pages: tuple[NavItem, ...]
    alternates: tuple[Alternate, ...]


class SiteMap:
    """All pages of a site, and the ways between them."""

    def __init__(self, site: Site, pages: Iterable[Published]) -> None:
        self.languages = site.languages
        self._schools = {school.id: school for school in site.schools}
        self._only_school = site.schools[0] if len(site.schools) == 1 else None
        self._by_key: dict[str, dict[str, Published]] = {}
        self._homes: dict[str, Published] = {}
        self._in_nav: dict[tuple[str | None, str], list[Published]] = {}
        self._site_pages: dict[str, list[Published]] = {language: [] for language in self.languages}
        for page in pages:
            self._add(page)

    def _add(self, page: Published) -> None:
        self._by_key.setdefault(page.key, {})[page.language] = page
        if page.url.removesuffix("index.html") == folder_of(page.language, self.languages):
            self._homes[page.language] = page
        elif page.school is None and page.key != EMBEDDING:
            # That one is for administrators: the page about the site leads to it.
            self._site_pages[page.language].append(page)
        if page.nav_title is not None:
            self._in_nav.setdefault((page.school, page.language), []).append(page)

    @property
    def translated(self) -> Iterable[Mapping[str, Published]]:
        """Every page once: it and its counterparts by language."""
        return self._by_key.values()

    def home(self, language: str) -> Published:
        """The page at the top of a language."""
        return self._homes[language]

    def navigation(self, school: str | None, language: str) -> tuple[Published, ...]:
        """The pages that belong in the navigation of a school, or of the site outside schools."""
        return tuple(self._in_nav.get((school, language), ()))

    def site_pages(self, language: str) -> tuple[Published, ...]:
        """The pages of a language that stand beside all schools: about the site, hand-written."""
        return tuple(self._site_pages[language])

    def context(self, shown: Published, link: Callable[[str], str]) -> PageContext:
        """What a template must know about a page; link makes an address relative to it."""

        def item(page: Published) -> NavItem:
            title = page.nav_title or page.title
            return NavItem(title, link(page.url), page.icon, active=page is shown)

        # On a site of one school its pages are the site's.
        school = self._only_school or self._schools.get(shown.school or "")
        return PageContext(
            page=shown.page,
            language=shown.language,
            direction=direction(shown.language),
            school=school,
            home_url=link(self.home(shown.language).url),
            nav=tuple(map(item, self.navigation(school.id if school else None, shown.language))),
            site_pages=tuple(map(item, self.site_pages(shown.language))),
            alternates=tuple(self._alternates(shown, link)),
        )

    def _alternates(self, shown: Published, link: Callable[[str], str]) -> Iterable[Alternate]:
        counterparts = self._by_key.get(shown.key, {})
        for language in self.languages:
            counterpart = counterparts.get(language)
            yield Alternate(
                language=language,
                name=own_name(language),
                url=link((counterpart or self.home(language)).url),
                current=language == shown.language,
                exact=counterpart is not None,
            )


def folder_of(language: str, languages: tuple[str, ...]) -> str:
    """Where a language's pages stand: "" for the site's first language, else "<language>/"."""
    return "" if language == languages[0] else f"{language}/"


def language_of(path: str, languages: tuple[str, ...]) -> str:
    """The language of a file or address by its folder; the site's first when it is in none."""
    top, slash, _ = path.partition("/")
    return top if slash and top in languages[1:] else languages[0]
