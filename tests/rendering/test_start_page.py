"""The page to start from, where the whole site is a folder of files."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from protocolwijzer.rendering.start_page import Entrance, file_name, start_page

DUTCH = Entrance("nl", "De Linde & <co>", "site/index.html")
ENGLISH = Entrance("en", "De Linde & <co>", "site/en/index.html")


def test_each_language_has_its_way_in() -> None:
    page = html.document_fromstring(start_page([DUTCH, ENGLISH]))
    assert page.findtext(".//h1") == "De Linde & <co>"
    assert page.xpath("//section/@lang") == ["nl", "en"]
    assert page.xpath("//section/h2/text()") == ["Nederlands", "English"]
    assert page.xpath("//section//a/@href") == ["site/index.html", "site/en/index.html"]
    for words in ("Begin hier - Start here", "Alles uitpakken", "Extract All"):
        assert page.xpath("boolean(//p[contains(., $words)])", words=words)


def test_it_asks_nothing_of_anyone() -> None:
    page = html.document_fromstring(start_page([DUTCH, ENGLISH]))
    assert page.xpath("//script | //meta[@http-equiv] | //img") == []
    assert page.xpath("//link/@href") == ["data:,"]
    assert b"url(" not in start_page([DUTCH, ENGLISH])


def test_names_of_languages_may_differ() -> None:
    page = html.document_fromstring(
        start_page([DUTCH, Entrance("en", "Our rules", "site/en/index.html")])
    )
    assert page.findtext(".//title") == "De Linde & <co> · Our rules"


def test_a_language_that_the_interface_does_not_speak() -> None:
    page = html.document_fromstring(
        start_page([DUTCH, ENGLISH, Entrance("fy", "De Linde", "site/fy/index.html")])
    )
    assert page.xpath("//section/@lang") == ["nl", "en", "en"]
    assert page.xpath("//section/h2/@lang") == ["nl", "en", "fy"]
    assert page.xpath("//section//a/@hreflang") == ["nl", "en", "fy"]


def test_the_file_is_called_so_in_every_language() -> None:
    assert file_name(["nl"]) == "Begin hier"
    assert file_name(["nl", "en"]) == "Begin hier - Start here"
    assert file_name(["nl", "en", "fy"]) == "Begin hier - Start here"


def test_a_school_may_have_another(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "start.html").write_text("<p>{{ title }}", encoding="utf-8")
    assert start_page([DUTCH], overrides=tmp_path) == b"<p>De Linde &amp; &lt;co&gt;"
