"""WCAG 2.2 AA on every kind of page: what a checker can find must not be there."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.support.addresses import ADDRESSES, LANGUAGES, SCHOOLS
from tests.support.watching import Reader

NOT_FOUND = {language: f"{'' if language == 'nl' else 'en/'}404.html" for language in LANGUAGES}
PATHS = [address.path for address in ADDRESSES] + list(NOT_FOUND.values())
WIDTHS = (320, 1280)
HEIGHT = 900

RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, element and reason, one line each."""
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(width, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_violation_and_no_sideways_scrolling(
    path: str,
    scheme: Literal["light", "dark"],
    reader: Reader,
    site_url: str,
    axe_script: str,
) -> None:
    page = reader(color_scheme=scheme).page
    page.goto(site_url + path)
    # Evaluated, not inserted as an element: the page's policy would rightly refuse that.
    page.evaluate(axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert violations(page) == [], f"at {width} px"
        assert overflow(page) == 0, f"at {width} px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("school", SCHOOLS)
def test_no_violation_with_the_adopted_text_open(
    school: str,
    scheme: Literal["light", "dark"],
    reader: Reader,
    site_url: str,
    axe_script: str,
) -> None:
    watched = reader(color_scheme=scheme, viewport={"width": 320, "height": HEIGHT})
    watched.page.goto(f"{site_url}en/{school}/protocol/")
    opened = watched.page.evaluate(
        "[...document.querySelectorAll('main details')].map(d => d.open = true).length"
    )
    assert opened > 20
    watched.page.evaluate(axe_script)
    assert violations(watched.page) == []
    assert overflow(watched.page) == 0


@pytest.mark.parametrize("path", PATHS)
def test_zoom_and_wider_spacing_break_nothing(path: str, reader: Reader, site_url: str) -> None:
    # What a browser does at 200 % on a window of 1280 pixels.
    page = reader(
        viewport={"width": 640, "height": 360}, device_scale_factor=2, bypass_csp=True
    ).page
    page.goto(site_url + path)
    assert overflow(page) == 0, "at 200 %"
    # WCAG 1.4.12: spacing that the reader sets loses no content.
    page.set_viewport_size({"width": 320, "height": HEIGHT})
    page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important} p {margin-bottom: 2em !important}"
    )
    assert overflow(page) == 0, "with wider spacing"


def test_the_checker_finds_what_is_wrong(reader: Reader, axe_script: str) -> None:
    page = reader().page
    page.set_content("<html><main><img src='data:,'><p style='color:#ccc'>Grijs op wit</main>")
    page.evaluate(axe_script)
    rules = {line.split(":")[0] for line in violations(page)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules
