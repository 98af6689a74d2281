"""The health report, and the document that all pages for the author are made from."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from protocolwijzer.content_policy import source_hash
from protocolwijzer.diagnostics import Code
from protocolwijzer.health.silencing import can_be_silenced
from protocolwijzer.model import Place, School, Silence
from protocolwijzer.rendering.health_page import health_page
from tests.health.texts import AT_HOME, AT_WORK, edition, look, school, written

TEXT = written(
    "# Protocol\n\n## Regels (voor wie? {#a}\n\n"
    "1. Op Twitter mag dat <b>niet</b> & Hyves ook niet.\n"
    "2. Wie meedoet aan een gesprek over de school zegt er altijd bij dat hij hier werkt.\n"
    "3. Wie meedoet aan een gesprek over school zegt er altijd bij dat hij hier werkt.\n"
)
ENGLISH = edition("Permision.", "Two.", "Three.", language="en")
SILENCE = Silence(Code.PLATFORM_GONE.slug, None, "Hyves", "Zo <i>heette</i> het.", Place("x"))


def model(name: str = "De Linde & Zn") -> School:
    made = school(TEXT, ENGLISH, name=name, audiences={"a.2": AT_WORK, "a.3": AT_HOME})
    return replace(made, silenced=(SILENCE,))


def page(language: str = "nl", *models: School) -> str:
    return health_page([look(each) for each in models or [model()]], language)


def elements(parent: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """The elements that an XPath leads to."""
    found = parent.xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, html.HtmlElement)]


def values(parent: html.HtmlElement, path: str) -> list[str]:
    """The texts or attributes that an XPath leads to."""
    found = parent.xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("nl", "Wat opvalt in het protocol", "Twitter heet sinds 2023 X."),
        ("en", "What stands out in the protocol", "Twitter has been called X since 2023."),
        ("ar", "What stands out in the protocol", "Twitter has been called X since 2023."),
    ],
)
def test_it_speaks_the_language_of_the_page(language: str, title: str, said: str) -> None:
    document = html.document_fromstring(page(language))
    assert document.get("lang") == (language if language != "ar" else "en")
    assert words(elements(document, "//h1")[0]) == title
    assert (document.findtext(".//title") or "").startswith(f"{title} \u2013 De Linde & Zn")
    assert said in words(document)


def test_it_is_one_file_that_loads_and_runs_nothing() -> None:
    source = page()
    document = html.document_fromstring(source)
    (style,) = values(document, "//style/text()")
    (policy,) = values(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src {source_hash(style)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "<script" not in source
    assert " style=" not in source
    assert not re.search(r"url\(|@import", style)
    assert values(document, "//link/@href") == ["data:,"]
    assert not elements(document, "//img | //iframe | //object | //form")


def test_texts_are_data() -> None:
    source = page()
    assert "<b>niet</b>" not in source
    assert "&lt;b&gt;niet&lt;/b&gt;" in source
    assert "Zo &lt;i&gt;heette&lt;/i&gt; het." in source


def test_every_flag_is_there_with_its_place_and_its_silence() -> None:
    document = html.document_fromstring(page("en"))
    health = look(model())
    found = elements(document, "//*[contains(@class, 'pw-found ') or @class = 'pw-found']")
    assert len(found) == len(health.flags) + len(health.silenced)
    snippets = elements(document, "//pre/code")
    assert len(snippets) == sum(map(can_be_silenced, health.flags))
    assert all(words(each).startswith("silenced: - {code: ") for each in snippets)
    assert {words(each) for each in elements(document, "//section/h3")} >= {"A.1", "A.2"}
    quotes = [words(each) for each in elements(document, "//blockquote")]
    assert sum("hij hier werkt" in quote for quote in quotes) == 2
    assert "Op Twitter mag dat <b>niet</b> & Hyves ook niet." in quotes
    languages = {each.get("lang") for each in elements(document, "//blockquote")}
    assert languages == {"nl", None}
    (english,) = elements(document, "//blockquote[.//mark = 'Permision']")
    assert english.get("lang") is None


def test_what_is_silenced_is_shown_with_its_reason() -> None:
    document = html.document_fromstring(page("nl"))
    (silenced,) = elements(document, "//section[@aria-labelledby='de-linde-silenced']")
    assert "De reden van de school: Zo <i>heette</i> het." in words(silenced)
    assert "Hyves bestaat sinds 2013 niet meer." in words(silenced)
    assert words(document).count("Hyves bestaat sinds 2013 niet meer.") == 1


def test_figures_of_every_edition_and_clause() -> None:
    document = html.document_fromstring(page("nl"))
    tables = elements(document, "//table")
    assert [len(elements(table, "tbody/tr")) for table in tables] == [2, 3, 3]
    first = [words(cell) for cell in elements(tables[0], "tbody/tr[1]/*")]
    assert first[:6] == ["versie in gewone taal (Nederlands)", "3", "39", "3", "13", "16"]


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    other = replace(model("Het Riet"), id="het-riet")
    for document in map(html.document_fromstring, (page("nl"), page("nl", model(), other))):
        ids = values(document, "//@id")
        assert len(ids) == len(set(ids))
        links = [link for link in values(document, "//a/@href") if link.startswith("#")]
        assert links
        assert {link[1:] for link in links} <= set(ids)
        assert {
            name for value in values(document, "//@aria-labelledby") for name in value.split()
        } <= set(ids)


def test_headings_have_no_gaps() -> None:
    other = replace(model("Het Riet"), id="het-riet")
    for document in map(html.document_fromstring, (page(), page("nl", model(), other))):
        levels = [int(each.tag[1]) for each in elements(document, "//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page() == page()
