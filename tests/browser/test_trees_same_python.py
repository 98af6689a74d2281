"""The engine in the browser and in the tests: one source, and the same table of all walks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import html

from protocolwijzer.engine.exchange import to_data
from protocolwijzer.engine.walks import line, walks
from tests.support.addresses import LANGUAGES
from tests.support.pages import elements
from tests.support.tree_pages import TREE_PAGES, TreePage
from tests.support.watching import Reader


def data_in_page(site: Path, tree: TreePage, language: str) -> dict[str, Any]:
    """The tree as the page gives it to the engine."""
    page = html.fromstring((site / tree.path(language) / "index.html").read_bytes())
    (script,) = elements(page, "//*[@id='tree']//script[@data-part='tree']")
    data: dict[str, Any] = json.loads(script.text or "")
    return data


def test_every_page_holds_the_tree_that_was_checked(adopted_site: Path) -> None:
    for tree in TREE_PAGES:
        for language in LANGUAGES:
            assert data_in_page(adopted_site, tree, language) == to_data(tree.flow), tree


def test_pyodide_walks_every_tree_as_cpython_does(
    reader: Reader, site_url: str, adopted_site: Path
) -> None:
    page = reader().page
    page.goto(site_url + TREE_PAGES[0].path("nl"))
    walked = 0
    for tree in TREE_PAGES:
        reply: dict[str, Any] = page.evaluate(
            """async ({data, id}) => {
              const runtime = document.getElementById("tree").dataset.runtime
              const engine = await protocolwijzerEngine.start(runtime)
              const loaded = await engine.ask({op: "load", tree: data})
              return loaded.ok ? engine.ask({op: "walks", tree: id}) : loaded
            }""",
            {"data": data_in_page(adopted_site, tree, "en"), "id": tree.tree.id},
        )
        expected = [line(state) for state in walks(tree.flow)]
        assert reply == {"ok": True, "lines": expected}, tree
        walked += len(expected)
    assert walked > len(TREE_PAGES)
