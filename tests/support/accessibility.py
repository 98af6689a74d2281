"""What a checker can find on a page that keeps readers out."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.support.paths import NODE_MODULES

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}  # fmt: skip

# What another colour scheme can change; at every width it has the same colours.
OF_COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


def violations(
    page: Page, rules: Mapping[str, object] = RULES, *, within: str = "html"
) -> list[str]:
    """What axe-core finds: rule, element and reason, one line each.

    within: the part of the page that is looked at, as a selector.
    """
    # Only this leaves the page: the rest of what it reports is large.
    found: list[str] = page.evaluate(
        """async ([within, rules]) => (await axe.run(within, rules)).violations.flatMap(
          ({id, nodes}) => nodes.map(node => `${id}: ${node.target}: ${node.failureSummary}`)
        )""",
        [within, rules],
    )
    return found


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(width, 0)


def darken(page: Page) -> None:
    """Choose dark as a reader does, for this page only; most of a check is loading the checker."""
    page.locator("header label[for^='__palette']:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("localStorage.clear()")
