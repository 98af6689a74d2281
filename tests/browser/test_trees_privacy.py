"""What a tree asks for, keeps and lets in: nothing but its own files, nothing, and nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.addresses import LANGUAGES, Address
from tests.support.static_server import serving
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
from tests.support.watching import Reader, Watched, new_reader

PHOTO = tree_page("togtemaarschool", "photo")


def kept(page: Page) -> dict[str, object]:
    """Everything that the page keeps on the reader's machine."""
    found: dict[str, object] = page.evaluate(
        """async () => ({
          local: localStorage.length,
          session: sessionStorage.length,
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
        })"""
    )
    return found | {"cookies": page.context.cookies()}


NOTHING = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "cookies": []}


@pytest.fixture
def logged_site(adopted_site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a site, and the paths that its host is asked for."""
    asked: list[str] = []
    with serving(adopted_site, asked=asked) as address:
        yield address, asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_session_asks_one_host_nothing_after_loading_and_keeps_nothing(
    language: str, reader: Reader, logged_site: tuple[str, list[str]]
) -> None:
    site_url, asked = logged_site
    watched = reader(permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.goto(site_url + PHOTO.path(language), wait_until="networkidle")
    engine_ready(page)
    loaded, requested = len(asked), len(watched.requests)
    assert any("/engine/" in path for path in asked), "the engine's files are not seen"
    walk = PHOTO.longest_walk
    for step in walk.steps:
        answer(page, step)
    expect_at(page, walk.at)
    expect(reasons(page).first).to_be_visible()
    current(page).locator("[data-act=copy-link]").click()
    current(page).locator("[data-act=change]").first.click()
    expect_at(page, walk.steps[0].question)
    page.go_back()
    expect_at(page, walk.at)
    current(page).locator("[data-act=restart]").click()
    expect_at(page, PHOTO.flow.start)
    answer(page, walk.steps[0])
    expect_at(page, walk.steps[1].question)
    current(page).locator("[data-act=back]").click()
    expect_at(page, PHOTO.flow.start)
    page.wait_for_load_state("networkidle")
    assert asked[loaded:] == []
    # Nor from the cache: an icon that is a file would be in the browser's log at every step.
    assert watched.requests[requested:] == []
    assert watched.hosts == {urlsplit(site_url).netloc}
    assert not any("=" in path for path in asked)
    assert kept(page) == NOTHING
    assert watched.complaints == []


def fragments(tree: TreePage) -> dict[str, str]:
    """What someone may put behind the address, by what is wrong with it."""
    walk = tree.longest_walk
    first, second = walk.steps[:2]
    one, two = first.chosen[0], second.chosen[0]
    fine = f"{first.question}={one}"
    tag = "<img/src=x/onerror=alert(1)>"
    return {
        "unknown question": f"{fine}&nothing={two}",
        "unknown option": f"{first.question}=nothing",
        "unknown option further on": f"{fine}&{second.question}=nothing",
        "no option": f"{first.question}=",
        "no equals sign": f"{first.question}",
        "two equals signs": f"{fine}={one}",
        "the first answer missing": f"{second.question}={two}",
        "repeated question": f"{fine}&{fine}",
        "repeated option": f"{first.question}={one},{one}",
        "two of one": f"{first.question}="
        + ",".join(option.id for option in tree.flow.questions[first.question].options[:2]),
        "nothing between": f"{fine}&&{second.question}={two}",
        "huge": f"{fine}&" + "x" * 100_000,
        "many": "&".join([fine] * 5_000),
        "a tag": f"{first.question}={tag}",
        "an escaped tag": f"{first.question}=%3Cimg%2Fsrc%3Dx%2Fonerror%3Dalert(1)%3E",
        "a tag as question": f"{tag}={one}",
        "an address": "javascript:alert(1)",
        "a prototype": f"__proto__={one}&constructor={one}",
        "broken escapes": "%E0%A4%A=%",
        "a selector": f"{first.question}='],[data-x='",
        "a question's place": f"q-{second.question}",
    }


@pytest.fixture(scope="module")
def tempted(browser: Browser) -> Iterator[Watched]:
    """A reader who follows one bad link after the other; what a page asks is a complaint too."""
    context, watched = new_reader(browser, {})
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    yield watched
    context.close()


@pytest.fixture(scope="module")
def clean(tempted: Watched, site_url: str) -> str:
    """The tree's markup when nothing was answered."""
    tempted.page.goto(f"{site_url}{PHOTO.path('nl')}")
    return whole(tempted.page)


@pytest.mark.parametrize("wrong", fragments(PHOTO))
def test_an_address_that_this_page_never_wrote_gives_a_clean_start(
    wrong: str, tempted: Watched, clean: str, site_url: str
) -> None:
    page = tempted.page
    page.goto("about:blank")
    page.goto(f"{site_url}{PHOTO.path('nl')}#{fragments(PHOTO)[wrong]}")
    clean_start(page, site_url)
    # Nothing of it has reached the page.
    assert whole(page) == clean
    assert tempted.complaints == []


def test_nor_does_such_an_address_reach_a_page_that_is_open(
    tempted: Watched, clean: str, site_url: str
) -> None:
    """Once the engine is there: one page for all, as nothing of the last must be left in it."""
    page = tempted.page
    page.goto("about:blank")
    page.goto(f"{site_url}{PHOTO.path('nl')}")
    engine_ready(page)
    first, second = PHOTO.longest_walk.steps[:2]
    for wrong, fragment in fragments(PHOTO).items():
        answer(page, first)
        expect_at(page, second.question)
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        clean_start(page, site_url)
        expect(heading(page)).to_be_focused()
        assert whole(page) == clean, wrong
        assert tempted.complaints == [], wrong


def clean_start(page: Page, site_url: str) -> None:
    """The first question, nothing chosen, a short notice, and an address without answers."""
    notice = page.locator("#tree [data-part=notice]")
    words = page.locator("template[data-part=words]").get_attribute("data-unreadable")
    expect(notice).to_have_text(words or "missing")
    expect_at(page, PHOTO.flow.start)
    expect(page).to_have_url(site_url + PHOTO.path("nl"))
    expect(page.locator("#tree input:checked")).to_have_count(0)


def whole(page: Page) -> str:
    """The tree's markup, but for the notice, which buttons were shown once, and empty classes."""
    markup: str = page.locator("#tree").evaluate(
        """tree => {
          const copy = tree.cloneNode(true)
          copy.querySelector("[data-part=notice]").textContent = ""
          for (const button of copy.querySelectorAll("[data-act=back]")) button.hidden = true
          for (const each of copy.querySelectorAll("[class='']")) each.removeAttribute("class")
          return copy.outerHTML
        }"""
    )
    return markup


def test_escapes_that_a_messenger_adds_do_no_harm(reader: Reader, site_url: str) -> None:
    page = reader().page
    end = PHOTO.longest_walk
    escaped = PHOTO.path("nl", end.answers).replace("=", "%3D").replace("&", "%26")
    page.goto(site_url + escaped.replace(",", "%2C"))
    engine_ready(page)
    expect_at(page, end.at)
    assert page.url == site_url + PHOTO.path("nl", end.answers)


def test_only_pages_with_a_tree_ask_for_its_scripts(adopted_site: Path) -> None:
    seen = 0
    # An embed holds its scripts itself.
    embeds = set((adopted_site / "embed").rglob("*.html"))
    for file in sorted({*adopted_site.rglob("*.html")} - embeds):
        text = file.read_text(encoding="utf-8")
        has_tree = 'id="tree"' in text
        seen += has_tree
        for script in ("/tree.js", "/engine.js"):
            assert (script in text) == has_tree, file
    assert seen > 0


def test_a_page_without_a_tree_loads_nothing_of_it(reader: Reader, site_url: str) -> None:
    watched = reader()
    for kind in ("home", "students", "protocol"):
        address = Address(PHOTO.school, kind, "nl")
        watched.page.goto(site_url + address.path, wait_until="networkidle")
    asked = [urlsplit(address).path for address in watched.requests]
    assert not any("/engine" in path or path.endswith("/tree.js") for path in asked)
