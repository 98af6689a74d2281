"""The offline build: opened from a folder, no server, no network."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support.addresses import LANGUAGES, SCHOOLS
from tests.support.watching import Reader

DOOR = {"nl": "leerlingen", "en": "students"}
OTHER = {"nl": "en", "en": "nl"}


def follow(page: Page, name: str) -> None:
    """Click the first visible link of the content that has this name in its path."""
    links = page.locator("main a[href]:visible")
    targets: list[str] = links.evaluate_all("links => links.map(link => link.pathname)")
    fitting = [n for n, target in enumerate(targets) if name in Path(unquote(target)).parts]
    assert fitting, f"{page.url} shows no link to {name}: {targets}"
    links.nth(fitting[0]).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_clicking_through_a_folder(
    school: str, language: str, reader: Reader, offline_url: str
) -> None:
    watched = reader()
    page = watched.page
    page.goto(f"{offline_url}{'' if language == 'nl' else 'en/'}index.html")
    for name in (school, f"{DOOR[language]}.html"):
        follow(page, name)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    assert page.evaluate("[...document.styleSheets].length") >= 1
    assert watched.complaints == []
    assert {urlsplit(address).scheme for address in watched.requests} <= {"file", "data", "blob"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_language_switch_keeps_page_and_clause_in_a_folder(
    school: str, language: str, reader: Reader, offline_url: str
) -> None:
    prefix = {"nl": "", "en": "en/"}
    clause = {"togtemaarschool": "a.4", "de-keyzer": "personeel.7"}[school]
    watched = reader()
    page = watched.page
    page.goto(f"{offline_url}{prefix[language]}{school}/protocol.html#{clause}")
    page.locator(f"a[hreflang={OTHER[language]}]:visible").first.click()
    expect(page).to_have_url(
        f"{offline_url}{prefix[OTHER[language]]}{school}/protocol.html#{clause}"
    )
    expect(page.locator(f"[id='{clause}']")).to_be_in_viewport()
    assert watched.complaints == []
