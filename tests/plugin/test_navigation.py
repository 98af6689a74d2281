"""How pages hang together, on a site that needs no files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolwijzer.model import Adoption, Release, School, Site
from protocolwijzer.publishing.navigation import Published, SiteMap, folder_of, language_of
from protocolwijzer.rendering.addresses import relative


def school(school_id: str) -> School:
    return School(
        id=school_id,
        name=school_id.title(),
        short_name=school_id.title(),
        board=None,
        languages=("nl", "en"),
        colours={},
        contacts=(),
        adoption=Adoption(None, {}, None, None),
        release=Release(None, None),
        facts={},
        first={},
        editions={},
        adopted=None,
        translations={},
    )


def published(key: str, language: str, url: str, of: str | None = None) -> Published:
    return Published(key, language, url, title=f"{key} {language}", nav_title=key, school=of)


SITE = Site((school("a"), school("b")), ("nl", "en"))
PAGES = (
    published("home", "nl", ""),
    published("home", "en", "en/"),
    published("a/students", "nl", "a/leerlingen/", "a"),
    published("a/students", "en", "en/a/students/", "a"),
    published("b/students", "nl", "b/leerlingen/", "b"),
    published("nieuws", "nl", "nieuws/"),
)
SITE_MAP = SiteMap(SITE, PAGES)


def seen_from(shown: Published) -> list[tuple[str, str, bool, bool]]:
    context = SITE_MAP.context(shown, lambda url: relative(shown.url, url))
    return [(each.language, each.url, each.current, each.exact) for each in context.alternates]


def test_the_same_page_in_the_other_language() -> None:
    assert seen_from(PAGES[2]) == [
        ("nl", "./", True, True),
        ("en", "../../en/a/students/", False, True),
    ]


def test_a_page_without_counterpart_leads_to_the_other_home() -> None:
    assert seen_from(PAGES[5]) == [("nl", "./", True, True), ("en", "../en/", False, False)]


def test_languages_are_called_what_they_call_themselves() -> None:
    context = SITE_MAP.context(PAGES[0], str)
    assert [each.name for each in context.alternates] == ["Nederlands", "English"]


def test_a_school_shows_its_own_pages_and_the_site_the_rest() -> None:
    of_a = SITE_MAP.context(PAGES[2], lambda url: relative(PAGES[2].url, url))
    assert of_a.school == SITE.schools[0]
    assert [(item.title, item.url, item.active) for item in of_a.nav] == [
        ("a/students", "./", True)
    ]
    assert of_a.home_url == "../../"
    outside = SITE_MAP.context(PAGES[0], str)
    assert outside.school is None
    assert [item.title for item in outside.nav] == ["home", "nieuws"]
    assert [item.title for item in outside.site_pages] == ["nieuws"]


def test_what_is_for_administrators_is_in_no_foot() -> None:
    embedding = replace(published("embedding", "nl", "insluiten/"), nav_title=None)
    site_map = SiteMap(SITE, [*PAGES, embedding])
    context = site_map.context(embedding, str)
    assert [item.title for item in context.site_pages] == ["nieuws"]
    assert "embedding" not in {item.title for item in context.nav}


def test_the_only_school_is_the_site() -> None:
    site = Site(SITE.schools[:1], SITE.languages)
    home, other = replace(PAGES[0], school="a"), published("contact", "nl", "contact/")
    site_map = SiteMap(site, [home, replace(PAGES[1], school="a"), other])
    assert site_map.context(home, str).school == site.schools[0]
    assert site_map.context(other, str).school == site.schools[0]


def test_addresses_as_files() -> None:
    pages = [published("home", "nl", "index.html"), published("home", "en", "en/index.html")]
    assert SiteMap(SITE, pages).home("en") == pages[1]


@pytest.mark.parametrize(
    ("path", "language"),
    [("a.md", "nl"), ("en/a.md", "en"), ("nl/a.md", "nl"), ("en.md", "nl"), ("de/a.md", "nl")],
)
def test_the_folder_says_the_language(path: str, language: str) -> None:
    assert language_of(path, ("nl", "en")) == language


def test_the_first_language_has_no_folder() -> None:
    assert [folder_of(language, ("nl", "en")) for language in ("nl", "en")] == ["", "en/"]
