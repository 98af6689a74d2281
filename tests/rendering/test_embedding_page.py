"""The page for administrators: there when there is something to embed, and true to the site."""

from __future__ import annotations

import pytest
from lxml import html

from protocolwijzer.model import Site
from protocolwijzer.publishing import header_files
from protocolwijzer.rendering.addresses import COLOPHON, EMBEDDING
from protocolwijzer.rendering.page import Page
from protocolwijzer.rendering.pages import render
from tests.rendering.sample import school, site
from tests.rendering.sample_trees import with_trees

WITH_TREES = site(with_trees(school()), school("maanplein"))
LANGUAGES = ("nl", "en")


def pages(model: Site, *, site_url: str = "") -> dict[tuple[str, str], Page]:
    found = render(model, directory_urls=True, site_url=site_url).pages
    return {(page.key, page.language): page for page in found}


PAGES = pages(WITH_TREES)


def body(key: str, language: str, found: dict[tuple[str, str], Page] = PAGES) -> html.HtmlElement:
    return html.fromstring(found[key, language].body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_linked_from_the_page_about_the_site_only_and_not_found_by_search(
    language: str,
) -> None:
    page = PAGES[EMBEDDING, language]
    assert page.nav_title is None
    assert page.school is None
    assert not page.search
    links = body(COLOPHON, language).xpath("//section[@aria-labelledby='pw-embedding']//a/@href")
    assert links == ["../insluiten/" if language == "nl" else "../embedding/"]


def test_without_questions_there_is_no_such_page_and_no_link_to_it() -> None:
    found = pages(site())
    assert not [key for key, _ in found if key == EMBEDDING]
    for language in LANGUAGES:
        assert body(COLOPHON, language, found).xpath("//*[@id='pw-embedding']") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_contents_lead_to_every_part(language: str) -> None:
    page = body(EMBEDDING, language)
    listed = page.xpath("//nav[@aria-labelledby='pw-index']//a/@href")
    parts = page.xpath("//div[@class='pw-text']//*[self::h2 or self::h3]/@id")
    # What must and may be sent is part of one answer.
    assert listed == [f"#{part}" for part in parts if not part.startswith("pw-headers-")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_the_questions_of_schools_that_have_any(language: str) -> None:
    (fact,) = body(EMBEDDING, language).xpath("(//dl)[1]/div[2]/dd")
    way = "zonneplein/vragen/" if language == "nl" else "zonneplein/questions/"
    assert fact.xpath(".//a/@href") == [f"../{way}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_domain_where_that_is_known(language: str) -> None:
    known = pages(WITH_TREES, site_url="https://regels.school.example/protocol/")
    page = body(EMBEDDING, language, known)
    assert page.xpath("//*[@data-pw-host]") == []
    text = page.text_content()
    assert text.count("regels.school.example") >= 5
    assert "frame-src https://regels.school.example" in text
    assert "/protocol/" not in text


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "het domein van deze site"), ("en", "the domain of this site")]
)
def test_it_leaves_the_domain_to_a_script_otherwise(language: str, said: str) -> None:
    places = body(EMBEDDING, language).xpath("//*[@data-pw-host]")
    assert len(places) >= 5
    assert {place.text for place in places} == {said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_settings_for_hosts_as_they_are(language: str) -> None:
    named = {code.text for code in body(EMBEDDING, language).xpath("//dt/code")}
    assert {
        header_files.HEADERS,
        header_files.HTACCESS,
        header_files.NGINX,
        header_files.IIS,
    } <= named
    assert header_files.ENGINE in body(EMBEDDING, language).text_content()


def test_a_reader_of_dutch_hears_english_names_in_english() -> None:
    names = body(EMBEDDING, "nl").xpath("//b[@lang='en'] | //code[@lang='en']")
    assert "Site Collection Administration" in {name.text for name in names}
    assert body(EMBEDDING, "en").xpath("//*[@lang][not(self::div[contains(@class, 'pw--')])]") == []
