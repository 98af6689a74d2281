"""The zip file that a teacher gets: unpacked somewhere, opened with a double click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import INFLECTED, search
from tests.support.accessibility import AXE, overflow, violations
from tests.support.addresses import LANGUAGES
from tests.support.tree_pages import (
    TreePage,
    answer,
    current,
    engine_ready,
    expect_at,
    heading,
    reasons,
    tree_page,
)
from tests.support.watching import Reader, Watched

START = "Begin hier - Start here.html"
OPEN = {"nl": "Open de website", "en": "Open the website"}
OTHER = {"nl": "en", "en": "nl"}
TREES = {"nl": tree_page("togtemaarschool", "photo"), "en": tree_page("de-keyzer", "phones")}


@pytest.fixture(scope="module")
def start_page(offline_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that a teacher opens, where they unpacked it."""
    folder = tmp_path_factory.mktemp("unpacked") / "Juf Zoë op één"
    with ZipFile(offline_zip) as zip_file:
        zip_file.extractall(folder)
    (top,) = folder.iterdir()
    assert {entry.name for entry in top.iterdir()} == {START, "site"}
    return top / START


@pytest.fixture
def teacher(reader: Reader, start_page: Path) -> Iterator[Watched]:
    """Someone who has just opened it; whatever they do, nothing may be asked or complained of."""
    watched = reader()
    watched.page.goto(start_page.as_uri())
    yield watched
    assert watched.complaints == []
    # The last is the browser's own viewer of PDFs.
    local = {"file", "data", "blob", "chrome-extension"}
    assert {urlsplit(address).scheme for address in watched.requests} <= local


def enter(page: Page, language: str) -> None:
    page.get_by_role("link", name=OPEN[language]).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def on_disk(address: str) -> Path:
    return Path(unquote(urlsplit(address).path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_leads_on_and_search_finds(language: str, teacher: Watched) -> None:
    page = teacher.page
    enter(page, language)
    search(page, language, INFLECTED[language][0])
    result = page.locator(".md-search-result__item a[href*='#']").first
    result.click()
    page.wait_for_url("**#*")
    clause = unquote(urlsplit(page.url).fragment)
    expect(page.locator(f"[id='{clause}']")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_one_click_away(language: str, teacher: Watched) -> None:
    page = teacher.page
    enter(page, language)
    page.locator(f"a[hreflang={OTHER[language]}]:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", OTHER[language])
    assert on_disk(page.url).name == "index.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_opens(language: str, teacher: Watched, start_page: Path) -> None:
    page = teacher.page
    door = {"nl": "togtemaarschool/ouders.html", "en": "en/togtemaarschool/parents.html"}
    page.goto((start_page.parent / "site" / door[language]).as_uri())
    link = page.locator("a.pw-handout").first
    address: str = link.evaluate("link => link.href")
    assert on_disk(address).read_bytes().startswith(b"%PDF-")
    with page.context.expect_event("request", lambda request: request.url == address):
        link.click()


def test_both_languages_stand_on_the_page_to_start_from(teacher: Watched) -> None:
    page = teacher.page
    page.add_script_tag(path=AXE)
    assert violations(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert overflow(page) == 0
    for language in LANGUAGES:
        expect(page.locator(f"section[lang={language}]")).to_contain_text(
            START.removesuffix(".html")
        )
    assert page.locator("script").count() == 1, "axe alone"


def visit(page: Page, site: Path, tree: TreePage, language: str) -> None:
    path, _, _ = tree.path(language).rpartition("/")
    page.goto((site / f"{path}.html").as_uri())


def result_is_explained(page: Page, tree: TreePage, language: str) -> None:
    """The outcome, and what only Python can say of it."""
    walk = tree.longest_walk
    expect_at(page, walk.at)
    expect(heading(page)).to_contain_text(tree.say(walk.at, language))
    expect(reasons(page).first).to_be_visible()
    expect(current(page).locator(".pw-tree__aside")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_is_answered_by_python(language: str, teacher: Watched, start_page: Path) -> None:
    page = teacher.page
    tree = TREES[language]
    visit(page, start_page.parent / "site", tree, language)
    assert engine_ready(page) == "snapshot"
    for step in tree.longest_walk.steps:
        answer(page, step)
    result_is_explained(page, tree, language)
    page.reload()
    result_is_explained(page, tree, language)
    assert engine_ready(page) == "snapshot"
    assert not any("/pack/stock/" in address for address in teacher.requests)
