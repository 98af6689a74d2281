"""Search: finds a word by its stem, in the reader's language, and leads to the clause."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from protocolwijzer.model import EditionKind
from protocolwijzer.reading import read_protocol
from tests.support.addresses import LANGUAGES, SCHOOLS, Address
from tests.support.paths import PROTOCOLS
from tests.support.watching import Reader

# A word as a reader may type it, which no text holds in this form, and the form that it has there.
INFLECTED = {"nl": ("toestemmingen", "toestemming"), "en": ("suspensions", "suspension")}


def search(page: Page, language: str, typed: str) -> None:
    """Open the search as the page offers it, and type."""
    name = {"nl": "Zoeken", "en": "Search"}[language]
    # While a page is being loaded nothing of it is to be seen yet, on a desktop either.
    page.wait_for_load_state("load")
    field = page.get_by_role("textbox", name=name)
    if not field.is_visible():
        page.get_by_role("button", name=name, exact=True).first.click()
    field.press_sequentially(typed)


def clause_ids() -> set[str]:
    """Every anchor that a clause has."""
    return {
        clause
        for school in SCHOOLS
        for clause in read_protocol(
            (PROTOCOLS / school / "protocol.nl.md").read_bytes(),
            file=school,
            language="nl",
            edition=EditionKind.PLAIN,
        )[0].clause_ids()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_holds_the_inflected_word(language: str) -> None:
    typed, written = INFLECTED[language]
    texts = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted(Path(PROTOCOLS).glob("*/*"))
        if file.suffix in {".md", ".yml"}
    )
    assert typed not in texts
    assert written in texts


@pytest.mark.parametrize("where", ["site", "folder"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_an_inflected_word_and_leads_to_its_clause(
    language: str, where: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    root: str = request.getfixturevalue({"site": "site_url", "folder": "offline_url"}[where])
    watched = reader()
    page = watched.page
    home = Address(None, "home", language).path
    page.goto(root + (home if where == "site" else f"{home}index.html"))
    search(page, language, INFLECTED[language][0])
    result = page.locator(".md-search-result__item a[href*='#']").first
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url("**#*")
    arrived = urlsplit(page.url)
    clause = unquote(arrived.fragment)
    assert clause in clause_ids()
    assert INFLECTED[language][1] in page.locator("main").inner_text().lower()
    expect(page.locator(f"[id='{clause}']")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert watched.complaints == []
    assert watched.hosts == {urlsplit(root).netloc} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_stays_in_its_language(language: str, reader: Reader, site_url: str) -> None:
    page = reader().page
    page.goto(site_url + Address(None, "home", language).path)
    search(page, language, "protocol")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
    targets: list[str] = page.locator(".md-search-result__item a").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname)"
    )
    assert targets
    assert {target.startswith("/en/") for target in targets} == {language == "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_that_finds_nothing_says_so(language: str, reader: Reader, site_url: str) -> None:
    page = reader().page
    page.goto(site_url + Address(None, "home", language).path)
    search(page, language, "xylofoonkwartet")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text({"nl": "Niets gevonden", "en": "Nothing found"}[language])
