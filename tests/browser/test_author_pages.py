"""Documents for the author, as the commands write them: from disk, no scripts, no requests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.accessibility import AXE, OF_COLOUR, overflow, violations
from tests.support.building import protocolwijzer
from tests.support.pdf import printed

TEXT = """\
Protocol telefoons

Vastgesteld door het bestuur op 12 maart 2024

Leerlingen

1. Leerlingen leggen hun telefoon in de kluis.
2. Het is leerlingen niet toegestaan om in de les te filmen (tenzij de docent het goedvindt.
4. Leerlingen mogen hun telefoon in de pauze gebruiken, en daarna gaat hij weer weg.

Pagina 2 van 2
"""
CHANGED = TEXT.replace("in de kluis", "in de telefoonbak").replace("4. Leerlingen", "3. Leerlingen")
LANGUAGES = ("nl", "en")
PAGES = (
    "import",
    *(f"{kind}.{language}" for kind in ("health", "changes") for language in LANGUAGES),
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The documents by name."""
    folder = tmp_path_factory.mktemp("author")
    (folder / "mkdocs.yml").touch()
    for name, text in (("old.txt", TEXT), ("new.txt", CHANGED)):
        (folder / name).write_text(text, encoding="utf-8")
    protocolwijzer("new", "de-linde", "--name", "De Linde", "--from", "old.txt", cwd=folder)
    for language in LANGUAGES:
        said = ("--language", language)
        protocolwijzer("check", "--report", f"health.{language}.html", *said, cwd=folder)
        page = ("--page", f"changes.{language}.html")
        protocolwijzer("compare", "old.txt", "new.txt", *page, *said, cwd=folder)
    written = {name: folder / f"{name}.html" for name in PAGES[1:]}
    return {"import": folder / "docs/protocols/de-linde/import.html", **written}


@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_it(browser: Browser, documents: Mapping[str, Path], name: str) -> None:
    # Its policy allows no script at all, the checker's included.
    context = browser.new_context(bypass_csp=True, color_scheme="light")
    page = context.new_page()
    page.goto(documents[name].as_uri())
    page.add_script_tag(path=AXE)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert violations(page) == [], f"at {width} px"
        assert overflow(page) == 0, f"at {width} px"
    page.emulate_media(color_scheme="dark")
    assert violations(page, OF_COLOUR) == [], "in the dark"
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_it_loads_nothing_and_keeps_to_its_policy(
    browser: Browser, documents: Mapping[str, Path], name: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(documents[name].as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [documents[name].as_uri()]
    assert said == []
    assert page.locator("script").count() == 0
    language = name.partition(".")[2] or "nl"
    assert page.locator("html").get_attribute("lang") == language
    context.close()


def test_the_import_report_prints_whole(browser: Browser, documents: Mapping[str, Path]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(documents["import"].as_uri())
    paper = printed(page)
    assert "Het is leerlingen niet toegestaan" in paper.text
    context.close()
