"""The page about what has changed, on the built site of a school that kept its previous version."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from protocolwijzer.starter.example import create_example
from tests.browser.conftest import AXE_PATH
from tests.support.accessibility import AXE, OF_COLOUR, darken, overflow, violations
from tests.support.building import build_once
from tests.support.pages import BuiltSite
from tests.support.paths import ROOT
from tests.support.pdf import printed
from tests.support.static_server import serving
from tests.support.watching import new_reader

PAGES = {"nl": "wijzigingen/", "en": "en/changes/"}
EDITS = {
    "nl": (
        ("2. Je filmt of fotografeert niemand die dat niet wil.\n3. Zegt", "2. Zegt"),
        ("4. Gaat er online iets mis? Vertel het aan", "3. Gaat er iets mis? Vertel het aan"),
        ("## B. Ouders", "4. Oortjes gaan uit.\n5. Een schoolpas is van jou.\n\n## B. Ouders"),
        ("## Als het misgaat {", "## Wat er gebeurt als het misgaat {"),
    ),
    "en": (
        ("2. You do not film or photograph anyone who does not want it.\n3. If", "2. If"),
        ("4. If something goes wrong online, tell", "3. If something goes wrong, tell"),
        ("## B. Parents", "4. Earphones out.\n5. A school pass is yours.\n\n## B. Parents"),
        ("## When things go wrong {", "## What happens when things go wrong {"),
    ),
}
SETTINGS = """
previous:
  plain: {nl: previous.nl.md, en: previous.en.md}
  version: "1"
  date: 2024-09-01
"""


@pytest.fixture(scope="session")
def changed_site(sites: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one school without trees, whose text was otherwise before."""
    project = tmp_path_factory.mktemp("changed")
    create_example(project / "docs" / "protocols", "de-linde", "De Linde")
    school = project / "docs" / "protocols" / "de-linde"
    for language, edits in EDITS.items():
        text = (school / f"protocol.{language}.md").read_text(encoding="utf-8")
        for now, then in edits:
            assert now in text
            text = text.replace(now, then)
        (school / f"previous.{language}.md").write_text(text, encoding="utf-8")
    with (school / "school.yml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("custom_dir: ", f"custom_dir: {ROOT}/")
    (project / "mkdocs.yml").write_text(
        settings.replace("protocols: docs/protocols", "handouts: false"), encoding="utf-8"
    )
    return build_once(
        sites / "changed", cwd=project, environment={"SITE_URL": "https://school.example/"}
    )


@pytest.fixture(scope="module")
def url(changed_site: Path) -> Iterator[str]:
    headers = changed_site / "_headers"
    with serving(changed_site, header_file=headers, beside={AXE_PATH: AXE}) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context, watched = new_reader(browser, {})
    yield watched.page
    assert watched.complaints == []
    context.close()


def test_it_is_a_page_like_the_others(changed_site: Path) -> None:
    site = BuiltSite(changed_site)
    troubles = [
        trouble
        for link in site.links()
        if link.is_resource and not link.is_foreign and (trouble := site.trouble(link))
    ]
    assert troubles == []
    sitemap = gzip.decompress((changed_site / "sitemap.xml.gz").read_bytes()).decode()
    for language, address in PAGES.items():
        assert f"<loc>https://school.example/{address}</loc>" in sitemap
        assert site.pages[f"{address}index.html"].language == language
    index = json.loads((changed_site / "search/search_index.json").read_text(encoding="utf-8"))
    (entry,) = [doc for doc in index["docs"] if doc["location"].startswith("wijzigingen/")]
    assert "Oortjes gaan uit." in entry["text"]
    assert "nieuw:" not in entry["text"]


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_no_violation_and_no_sideways_scrolling(page: Page, url: str, address: str) -> None:
    page.goto(url + address)
    page.add_script_tag(url=url + AXE_PATH)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], f"at {width} px"
        assert overflow(page) == 0, f"at {width} px"
    darken(page)
    assert violations(page, OF_COLOUR) == [], "in the dark"


def test_then_and_now_stand_beside_each_other_where_there_is_room(page: Page, url: str) -> None:
    page.goto(url + PAGES["nl"])
    changed = page.locator("section[aria-labelledby='pw-changed'] .pw-versions").first
    for width, beside in ((1280, True), (360, False)):
        page.set_viewport_size({"width": width, "height": 900})
        then, now = (each.bounding_box() for each in changed.locator("> div").all())
        assert then
        assert now
        assert (now["y"] == then["y"]) == beside
        assert (now["x"] > then["x"]) == beside


def test_words_are_marked_by_more_than_colour(page: Page, url: str) -> None:
    page.goto(url + PAGES["nl"])
    rules = page.locator("section[aria-labelledby='pw-changed'] dd")
    expect(rules.locator("ins").first).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".pw-marks del")).to_have_css("text-decoration-line", "line-through")
    expect(rules.locator("ins .pw-sr").first).to_have_text("nieuw: ")


def test_from_the_protocol_and_from_old_links(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{url}protocol/#a.5")
    former = page.locator("li:target")
    expect(former).to_contain_text("A.5 is vervallen.")
    former.locator("a").click()
    expect(page.locator("h3:target")).to_have_text("A.5")
    page.goto(url)
    page.locator(".pw-nav a", has_text="Wijzigingen").click()
    expect(page.locator("h1")).to_have_text("Wat is er veranderd?")


def test_on_paper(page: Page, url: str) -> None:
    page.goto(url + PAGES["nl"])
    paper = printed(page)
    assert "Wat is er veranderd?" in paper.sheets[0]
    assert "De Linde · versie 0.1" in paper.sheets[0]
    assert "Gaat er online iets mis?" in paper.text
    assert "pagina 1 van" in paper.sheets[0]
