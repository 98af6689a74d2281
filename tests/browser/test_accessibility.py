"""WCAG 2.2 AA on every kind of page: what a checker can find must not be there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.accessibility import OF_COLOUR, darken, overflow, violations
from tests.support.addresses import ADDRESSES, LANGUAGES, SCHOOLS
from tests.support.watching import Reader, new_reader

NOT_FOUND = {language: f"{'' if language == 'nl' else 'en/'}404.html" for language in LANGUAGES}
PATHS = [address.path for address in ADDRESSES] + list(NOT_FOUND.values())
WIDTHS = (320, 1280)
HEIGHT = 900


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all visits here: a window costs more than a visit, and nothing is kept."""
    context, watched = new_reader(browser, {})
    yield watched.page
    assert watched.complaints == []
    context.close()


def visit(page: Page, address: str, axe_url: str) -> None:
    """Open a page, ready to be checked."""
    page.goto(address)
    page.add_script_tag(url=axe_url)


@pytest.mark.parametrize("path", PATHS)
def test_no_violation_and_no_sideways_scrolling(
    path: str, page: Page, site_url: str, axe_url: str
) -> None:
    visit(page, site_url + path, axe_url)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert violations(page) == [], f"at {width} px"
        assert overflow(page) == 0, f"at {width} px"
    darken(page)
    assert violations(page, OF_COLOUR) == [], "in the dark"
    # What a browser of 1280 pixels makes of it at 200 %.
    page.set_viewport_size({"width": 640, "height": 360})
    assert overflow(page) == 0, "at 200 %"
    # WCAG 1.4.12: spacing that the reader sets loses no content.
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    page.evaluate(
        """rules => {
          // As a browser adds a reader's own rules: the page's policy is not asked.
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(rules)
          document.adoptedStyleSheets = [sheet]
        }""",
        "* {line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important} p {margin-bottom: 2em !important}",
    )
    assert overflow(page) == 0, "with wider spacing"


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("part", ["protocol", "accountability"])
def test_no_violation_with_everything_opened(
    part: str, school: str, page: Page, site_url: str, axe_url: str
) -> None:
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    visit(page, f"{site_url}en/{school}/{part}/", axe_url)
    opened = page.evaluate(
        "[...document.querySelectorAll('main details')].map(d => d.open = true).length"
    )
    assert opened > 20
    assert violations(page) == []
    assert overflow(page) == 0
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    darken(page)
    assert violations(page, OF_COLOUR) == [], "in the dark"


def test_the_checkers_find_what_is_wrong(reader: Reader, axe_url: str) -> None:
    page = reader().page
    page.set_content(
        "<html style='overflow-x: hidden'><main><img src='data:,'>"
        "<p style='color: #ccc; width: 3000px'>Grijs op wit</main>"
    )
    page.add_script_tag(url=axe_url)
    rules = {line.split(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules
    assert overflow(page) > 1000
