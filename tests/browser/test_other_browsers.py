"""Firefox and WebKit: a tree to its outcome and in frames of other pages, and the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from protocolwijzer.engine.replay import Step
from tests.support.addresses import SITE_URL
from tests.support.other_browsers import Visitor, firefox, webkit
from tests.support.static_server import serving
from tests.support.tree_pages import tree_page

PHOTO = tree_page("togtemaarschool", "photo")
END = PHOTO.longest_walk
CURRENT = "#tree .pw-step--current"

EMBED = f"embed/{PHOTO.school}/{PHOTO.tree.id}/nl.html"

BROWSERS = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="module", params=BROWSERS)
def started(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """One browser for all visits here, in a profile of its own."""
    with BROWSERS[request.param]() as visitor:
        yield visitor


@pytest.fixture
def visitor(started: Visitor) -> Iterator[Visitor]:
    """A visit, after which the next one is to another page, and no one has complained."""
    yield started
    started.open("about:blank")
    complaints, started.complaints = started.complaints, []
    assert complaints == []


def answer(visitor: Visitor, steps: Iterable[Step]) -> None:
    """Answer these questions, by clicking on the words of an answer."""
    for step in steps:
        question = f"{CURRENT}[data-question='{step.question}']"
        for chosen in step.chosen:
            visitor.see(f"{question} .pw-option:has([value='{chosen}']) label").click()
        visitor.see(f"{question} button[type=submit]").click()


def expect_result(visitor: Visitor, language: str) -> None:
    """Wait for the end of the longest walk, with the reasons that only the engine knows."""
    heading = visitor.see(f"{CURRENT}[data-outcome='{END.at}'] h2")
    assert PHOTO.say(END.at, language) in heading.text
    assert END.result is not None
    visitor.see(f"{CURRENT} .pw-answer__mark")
    assert len(visitor.seen(f"{CURRENT} .pw-answer__mark")) == len(END.result.decided_by)
    runtime = "document.getElementById('tree').dataset.runtime"
    started = visitor.ask(f"return (await protocolwijzerEngine.start({runtime})).path;")
    assert started == "snapshot"


def test_a_tree_to_its_outcome(visitor: Visitor, site_url: str) -> None:
    visitor.open(site_url + PHOTO.path("nl"))
    answer(visitor, END.steps)
    expect_result(visitor, "nl")
    assert visitor.driver.current_url == site_url + PHOTO.path("nl", END.answers)


def test_the_other_language_keeps_the_answers(visitor: Visitor, site_url: str) -> None:
    visitor.open(site_url + PHOTO.path("nl"))
    answer(visitor, END.steps[:2])
    visitor.see(f"{CURRENT}[data-question='{END.steps[2].question}']")
    visitor.see("a[hreflang=en]").click()
    visitor.see("html[lang=en]")
    question = visitor.see(f"{CURRENT}[data-question='{END.steps[2].question}'] h2")
    assert question.text == PHOTO.ask(END.steps[2].question, "en")
    answer(visitor, END.steps[2:])
    expect_result(visitor, "en")


def test_the_search_leads_to_what_it_finds(visitor: Visitor, site_url: str) -> None:
    visitor.open(site_url)
    visitor.see("[data-md-component=search-query]").send_keys("toestemmingen")
    visitor.see(".md-search-result__item a[href*='#']").click()
    visitor.until(lambda driver: "#" in driver.current_url)
    assert "toestemming" in visitor.see("main").text.lower()


def answer_in_frame(visitor: Visitor, site_url: str, sandbox: str, tmp_path: Path) -> None:
    """Put the tree into a page of another host, and answer it there."""
    page = (
        "<!doctype html><title>Host</title><link rel='icon' href='data:,'>"
        f"<script src='{site_url}embed/host.js' async></script>"
        f"<iframe src='{site_url}{EMBED}' title='Tree' width='600' height='200' {sandbox}></iframe>"
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serving(tmp_path) as host:
        # Another name, and so another site, also to a browser that does not look at ports.
        visitor.open(host.replace("127.0.0.1", "localhost"))
        visitor.until(lambda _: visitor.see("iframe").size["height"] > 200)
        visitor.enter_frame()
        answer(visitor, END.steps)
        expect_result(visitor, "nl")


def test_a_tree_in_a_frame_of_another_host(visitor: Visitor, site_url: str, tmp_path: Path) -> None:
    answer_in_frame(visitor, site_url, "", tmp_path)
    assert visitor.ask("return self.origin;") == site_url.rstrip("/")


@pytest.fixture(scope="module")
def published_url(published_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is published that was built with its address: its policies name that host.

    Where a frame has no origin, that is the only way for WebKit to know what is from there.
    """
    copy = tmp_path_factory.mktemp("published") / "nl.html"
    with serving(published_site, beside={EMBED: copy}) as address:
        page = (published_site / EMBED).read_text(encoding="utf-8")
        published, here = (each[: -len(urlsplit(each).path)] for each in (SITE_URL, address))
        assert published in page
        copy.write_text(page.replace(published, here), encoding="utf-8")
        yield address


def test_a_tree_in_a_sandbox(visitor: Visitor, published_url: str, tmp_path: Path) -> None:
    answer_in_frame(visitor, published_url, "sandbox='allow-scripts'", tmp_path)
    assert visitor.ask("return self.origin;") == "null"
