"""What a checker can find on a page that keeps readers out."""

from __future__ import annotations

from playwright.sync_api import Page

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


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, element and reason, one line each."""
    # Only this leaves the page: the rest of what it reports is large.
    found: list[str] = page.evaluate(
        """async rules => (await axe.run(document, rules)).violations.flatMap(
          ({id, nodes}) => nodes.map(node => `${id}: ${node.target}: ${node.failureSummary}`)
        )""",
        RULES,
    )
    return found


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(width, 0)
