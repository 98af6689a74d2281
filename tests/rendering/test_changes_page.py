"""The page about what has changed, and what other pages say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from lxml.etree import _Element as Element

from protocolwijzer.model import (
    Audience,
    Clause,
    EditionKind,
    Previous,
    Protocol,
    School,
    Section,
)
from protocolwijzer.rendering.page import Page
from protocolwijzer.rendering.pages import render
from tests.rendering.sample import FACTS, TEXTS, protocol, school, site, with_adopted
from tests.support.pages import elements, text_of, values


def edited(text: Protocol, **changes: str | None) -> Protocol:
    """The text with clauses told otherwise (a_1="...") or left out (a_1=None)."""
    wanted = {name.replace("_", "."): told for name, told in changes.items()}

    def clause(one: Clause) -> Clause | None:
        told = wanted.get(one.id, one.text)
        return None if told is None else replace(one, paragraphs=(told,))

    def section(one: Section) -> Section:
        kept = tuple(found for found in map(clause, one.clauses) if found)
        return replace(one, clauses=kept)

    return replace(text, sections=tuple(map(section, text.sections)))


def with_more(text: Protocol, section: str, added: Clause) -> Protocol:
    return replace(
        text,
        sections=tuple(
            replace(one, clauses=(*one.clauses, added)) if one.id == section else one
            for one in text.sections
        ),
    )


# Then there was no a.3 yet, there was a b.3, and a.1 said something else.
PHONES = Clause("b.3", "3", ("Een leerkracht bewaart ook de ladder.",))
LADDERS = Clause("b.3", "3", ("A teacher keeps the ladder as well.",))
THEN = {
    "nl": with_more(
        edited(protocol("nl"), a_1="Vraag een juf voordat je een drone laat vliegen.", a_3=None),
        "b",
        PHONES,
    ),
    "en": with_more(
        edited(protocol("en"), a_1="Ask a teacher before you fly a drone.", a_3=None),
        "b",
        LADDERS,
    ),
}
PREVIOUS = Previous(THEN, None, version="0.9", date=date(2024, 9, 1))
SCHOOL = replace(school(), previous=PREVIOUS)


def pages(model: School) -> dict[tuple[str, str], Page]:
    found = render(site(model, school("maanplein")), directory_urls=True).pages
    return {(page.key, page.language): page for page in found}


def changes(model: School, language: str = "nl") -> Element:
    return html.fromstring(pages(model)["zonneplein/changes", language].body)


def section(page: Element, name: str) -> Element:
    (found,) = elements(page, "//section[@aria-labelledby=$name]", name=name)
    return found


PAGES = pages(SCHOOL)


def test_only_a_school_with_a_previous_version_has_the_page() -> None:
    assert {key for key in PAGES if key[0].endswith("/changes")} == {
        ("zonneplein/changes", "nl"),
        ("zonneplein/changes", "en"),
    }
    assert PAGES["zonneplein/changes", "nl"].url == "zonneplein/wijzigingen/"
    assert PAGES["zonneplein/changes", "en"].url == "en/zonneplein/changes/"
    assert PAGES["zonneplein/changes", "nl"].nav_title == "Wijzigingen"
    assert PAGES["zonneplein/changes", "nl"].search


def test_every_page_of_the_school_leads_there_but_itself() -> None:
    for (key, _), page in PAGES.items():
        body = html.fromstring(page.body)
        linked = any(
            "What has changed" in text_of(link) or "veranderd" in text_of(link)
            for link in elements(body, "//footer//a")
        )
        assert linked == (page.school == "zonneplein" and not key.endswith("/changes")), key
    for key in ("protocol", "about"):
        body = html.fromstring(PAGES[f"zonneplein/{key}", "nl"].body)
        assert elements(body, "//*[not(ancestor::footer)]/a[contains(@href, 'wijzigingen/')]")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            (
                "In het kort Deze versieversie 1.0 van 22 november 2026 "
                "Vorige versieversie 0.9 van 1 september 2024 "
                "1 regel is nieuw. 1 regel is veranderd. 1 regel is vervallen. "
                "7 regels zijn hetzelfde gebleven."
            ),
        ),
        (
            "en",
            (
                "In short This versionversion 1.0 of 22 November 2026 "
                "Previous versionversion 0.9 of 1 September 2024 "
                "1 rule is new. 1 rule has changed. 1 rule is gone. "
                "7 rules have stayed the same."
            ),
        ),
    ],
)
def test_in_short(language: str, expected: str) -> None:
    page = html.fromstring(PAGES["zonneplein/changes", language].body)
    assert text_of(section(page, "pw-short")) == expected


def test_per_audience_what_has_changed_for_them() -> None:
    rows = {
        text_of(elements(row, "./dt")[0]): text_of(elements(row, "./dd")[0])
        for row in elements(section(changes(SCHOOL), "pw-whom"), ".//dl/div")
    }
    assert rows == {
        "Leerlingen": "2 regels: A.1 (veranderd), A.3 (nieuw)",
        "Ouders": "2 regels: A.1 (veranderd), A.3 (nieuw)",
        "Personeel op het werk": "1 regel: A.1 (veranderd)",
        "Personeel buiten het werk": "1 regel: A.1 (veranderd)",
        "Anderen, of niet vermeld": "1 regel: B.3 (vervallen)",
    }


def test_for_whom_rules_were_is_known_where_the_old_clauses_file_was_kept() -> None:
    facts = {**FACTS, "b.3": replace(FACTS["b.1"], audiences=(Audience.STAFF_WORK,), concerns=())}
    page = changes(replace(SCHOOL, previous=replace(PREVIOUS, facts=facts)))
    found = text_of(section(page, "pw-whom"))
    assert "Personeel op het werk2 regels: A.1 (veranderd), B.3 (vervallen)" in found
    assert "Anderen" not in found


def test_a_changed_rule_then_and_now() -> None:
    entry = section(changes(SCHOOL), "pw-changed")
    (link,) = elements(entry, ".//h3/a")
    assert (text_of(link), link.get("href")) == ("A.1", "../protocol/#a.1")
    assert [text_of(each) for each in elements(entry, ".//dd//del")] == ["weg: een juf;"]
    assert [text_of(each) for each in elements(entry, ".//dd//ins")] == ["nieuw: toestemming;"]
    assert [text_of(each) for each in elements(entry, ".//dt")] == ["Eerst", "Nu"]
    assert "Vraag bij a.1?" in text_of(entry)


def test_new_and_gone_rules_are_told_whole_and_unmarked() -> None:
    page = changes(SCHOOL)
    new, gone = section(page, "pw-new"), section(page, "pw-gone")
    assert "Wie toch vliegt, brengt de drone naar de conciërge." in text_of(new)
    assert "Een leerkracht bewaart ook de ladder." in text_of(gone)
    assert not elements(new, ".//ins | .//del")
    assert not elements(gone, ".//ins | .//del | .//h3/a")


def test_links_to_a_rule_that_is_gone_still_lead_somewhere() -> None:
    protocol_page = html.fromstring(PAGES["zonneplein/protocol", "nl"].body)
    (former,) = elements(protocol_page, "//li[@id='b.3']")
    assert text_of(former) == "B.3 is vervallen. Wat er stond (B.3)"
    (href,) = values(former, "./a/@href")
    target = str(href).partition("#")[2]
    assert elements(changes(SCHOOL), "//*[@id=$id]", id=target)


def test_links_to_a_rule_with_another_id_still_lead_to_it() -> None:
    def renamed(text: Protocol) -> Protocol:
        return replace(
            text,
            sections=tuple(
                replace(
                    one,
                    id="oud",
                    label="Oud",
                    clauses=tuple(replace(each, id=f"oud.{each.number}") for each in one.clauses),
                )
                if one.id == "b"
                else one
                for one in text.sections
            ),
        )

    then = {language: renamed(protocol(language)) for language in ("nl", "en")}
    model = replace(school(), previous=Previous(then, None))
    body = html.fromstring(pages(model)["zonneplein/protocol", "nl"].body)
    (former,) = elements(body, "//li[@id='oud.1']")
    assert text_of(former) == "Oud 1 heeft nu een ander nummer: B.1"
    assert values(former, "./a/@href") == ["#b.1"]
    moved = section(changes(model), "pw-moved")
    assert [text_of(each) for each in elements(moved, ".//li")] == [
        "B.1 (was Oud 1)",
        "B.2 (was Oud 2)",
    ]


def test_a_number_that_is_another_rules_now_says_so() -> None:
    then = {
        language: edited(
            protocol(language),
            b_1=TEXTS[language]["b.2"],
            b_2={"nl": "Niemand vliegt na acht uur.", "en": "Nobody flies after eight."}[language],
        )
        for language in ("nl", "en")
    }
    body = html.fromstring(
        pages(replace(school(), previous=Previous(then, None)))["zonneplein/protocol", "en"].body
    )
    notices = {
        text_of(elements(clause, ".//*[@id]")[0]): elements(clause, ".//p[@class='pw-notice']")
        for clause in elements(body, "//div[@class='pw-clause']")
    }
    (first,), (second,) = notices.pop("B.1"), notices.pop("B.2")
    assert text_of(first) == "In the previous version B.1 was another rule. That is now: B.2"
    assert values(first, ".//a/@href") == ["#b.2"]
    assert text_of(second).startswith("In the previous version B.2 was another rule. What it said")
    assert not any(notices.values())


def test_headings() -> None:
    text = protocol("nl")
    first, second, *rest = text.sections
    then = replace(text, sections=(first, replace(second, title="Op het veld"), *rest))
    model = replace(school(), previous=Previous({"nl": then}, None))
    assert text_of(section(changes(model), "pw-headings")) == (
        "Kopjes Eerst Op het weg: veld; Nu Op het nieuw: plein;"
    )


def test_the_same_text_twice() -> None:
    model = replace(school(), previous=Previous({"nl": protocol("nl"), "en": protocol("en")}, None))
    page = changes(model)
    assert "In de tekst is niets veranderd." in text_of(page)
    assert "versie en datum niet vermeld" in text_of(section(page, "pw-short"))
    assert len(elements(page, "//section")) == 1


# --- which text ---------------------------------------------------------------------------------


def test_a_language_without_a_previous_edition_shows_the_source_language() -> None:
    model = replace(school(), previous=Previous({"nl": THEN["nl"]}, None))
    page = changes(model, "en")
    assert "in Dutch only" in text_of(section(page, "pw-short"))
    assert {str(each.get("lang")) for each in elements(page, "//dl[@class='pw-versions']//dd")} == {
        "nl"
    }


def adopted_then() -> Protocol:
    return edited(
        protocol("nl", edition=EditionKind.ADOPTED),
        a_1="Woordelijk: Vraag een juf voordat je een drone laat vliegen.",
        b_1="Woordelijk: Een meester bewaart de sleutel van de drone.",
    )


def test_where_there_is_only_the_adopted_text_that_is_shown() -> None:
    adopted = replace(
        with_adopted(school()), editions={}, previous=Previous({}, adopted_then(), version="1")
    )
    page = changes(adopted, "en")
    assert len(elements(section(page, "pw-changed"), ".//h3")) == 2
    assert "edition in plain language" not in text_of(section(page, "pw-short"))
    assert "in Dutch only" not in text_of(page)
    assert {str(each.get("lang")) for each in elements(page, "//dl[@class='pw-versions']//dd")} == {
        "nl"
    }


def test_the_adopted_text_stands_with_the_plain_one_where_it_reads_otherwise_too() -> None:
    model = replace(with_adopted(school()), previous=Previous(THEN, adopted_then()))
    page = changes(model, "en")
    (fold,) = elements(section(page, "pw-changed"), ".//details")
    assert text_of(elements(fold, "./summary")[0]) == "Adopted text (Dutch) A.1"
    assert [each.get("lang") for each in elements(fold, ".//dd")] == ["nl", "nl"]
    only = section(page, "pw-adopted-only")
    assert [text_of(each) for each in elements(only, ".//h3")] == ["B.1"]
    assert "gone: leerkracht" not in text_of(only)
    assert "gone: meester;" in text_of(only)


def test_a_plain_text_whose_adopted_text_alone_was_kept_shows_that() -> None:
    model = replace(with_adopted(school()), previous=Previous({}, adopted_then()))
    page = changes(model)
    assert "de woorden van de vastgestelde tekst (Nederlands)" in text_of(page)
    (foot,) = elements(page, "//footer")
    assert "Deze pagina laat de vastgestelde tekst zien (Nederlands)." in text_of(foot)


def test_without_a_text_to_compare_there_is_no_page() -> None:
    model = replace(school(), previous=Previous({}, adopted_then()))
    assert not [key for key in pages(model) if key[0].endswith("/changes")]


def test_markup_in_a_former_text_is_shown_and_not_obeyed() -> None:
    nasty = '"><script>alert(1)</script> & <del>x</del>'
    then = edited(protocol("nl"), a_1=nasty, b_1=f"Een leerkracht bewaart {nasty} de sleutel.")
    model = replace(
        school(),
        previous=Previous(
            {"nl": with_more(then, "a", Clause("a.9", "9", (nasty,)))}, None, version=nasty
        ),
    )
    for page in pages(model).values():
        if page.key.endswith(("/changes", "/protocol")):
            assert "<script>alert" not in page.body
            assert "<del>x" not in page.body
