"""Every page of a made-up site: what it holds, what it says, and that nothing gets lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from posixpath import join, normpath

import pytest
from lxml import html

from protocolwijzer.audiences import for_audience
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    Clause,
    EditionKind,
    Protocol,
    School,
    Section,
    Site,
    TranslationStatus,
)
from protocolwijzer.rendering.anchors import anchors
from protocolwijzer.rendering.page import Page, Rendered
from protocolwijzer.rendering.pages import render
from tests.rendering.sample import (
    FACTS,
    STAFF,
    TEXTS,
    protocol,
    school,
    site,
    statuses,
    with_adopted,
)
from tests.rendering.sample_trees import with_trees

FULL = site(with_adopted(with_trees(school())), school("maanplein"))


def rendered(model: Site, *, directory_urls: bool = True) -> Rendered:
    return render(model, directory_urls=directory_urls)


def page_of(model: Site | School, key: str, language: str = "nl") -> Page:
    whole = model if isinstance(model, Site) else site(model, school("maanplein"))
    pages = PAGES if whole is FULL else rendered(whole).pages
    return next(page for page in pages if (page.key, page.language) == (key, language))


def tree(page: Page) -> html.HtmlElement:
    return html.fromstring(page.body)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


PAGES = rendered(FULL).pages
ALL = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.key}:{page.language}")


def ids(page: Page) -> list[str]:
    return [str(found) for found in tree(page).xpath("//@id")]


# --- every page ---------------------------------------------------------------------------------


@ALL
def test_one_h1_and_headings_in_order(page: Page) -> None:
    levels = [
        int(element.tag[1]) for element in tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@ALL
def test_no_anchor_stands_twice(page: Page) -> None:
    assert [name for name, times in Counter(ids(page)).items() if times > 1] == []
    assert list(anchors(page.body)) == ids(page)


@ALL
def test_headings_are_those_with_an_anchor(page: Page) -> None:
    found = tree(page).xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5][@id]")
    assert [(heading.id, heading.level) for heading in page.headings] == [
        (element.get("id"), int(element.tag[1])) for element in found
    ]
    assert all(heading.title for heading in page.headings)


@ALL
def test_body_is_one_element_without_style_or_script(page: Page) -> None:
    body = tree(page)
    assert body.tag == "div"
    assert "pw" in body.get("class", "").split()
    assert body.xpath("//@style | //style") == []
    scripts = [(script.get("type"), script.get("src")) for script in body.xpath("//script")]
    root = "../" * page.url.count("/")
    assets = f"{root}assets/protocolwijzer"
    if page.key.endswith("/embed"):
        assert scripts == [(None, f"{root}embed/host.js"), (None, f"{assets}/share.js")]
    elif "/questions/" in page.key:
        assert scripts == [
            ("application/json", None),
            ("application/json", None),
            (None, f"{assets}/engine.js"),
            (None, f"{assets}/tree.js"),
        ]
    else:
        assert scripts == []
    assert body.xpath("//@*[starts-with(name(), 'on')]") == []


@ALL
def test_page_says_what_it_is(page: Page) -> None:
    assert page.title
    assert page.description
    assert "<" not in page.title + page.description
    assert page.language in {"nl", "en"}
    assert tree(page).get("lang") == page.language


def test_a_schools_pages_say_which_edition_they_show_and_which_prevails() -> None:
    for page in PAGES:
        if page.school is None:
            continue
        foot = words(tree(page).xpath("//footer")[0])
        if page.language == "nl":
            assert "De vastgestelde tekst (Nederlands) gaat altijd voor." in foot
            assert "versie 1.0 van 22 november 2026" in foot
            assert "versie en datum niet vermeld" in foot
        else:
            assert "The adopted text (Dutch) always prevails." in foot
            assert "version 1.0 of 22 November 2026" in foot


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("model", [FULL, site(school())], ids=["two schools", "one school"])
def test_every_link_leads_to_a_page_and_an_anchor(model: Site, directory_urls: bool) -> None:  # noqa: FBT001
    whole = rendered(model, directory_urls=directory_urls)
    pages = {page.url: page for page in whole.pages}
    followed = 0
    for page in pages.values():
        for href in tree(page).xpath("//a/@href"):
            if href.startswith(("tel:", "mailto:")):
                continue
            path, _, anchor = str(href).partition("#")
            target = resolved(page.url, path)
            assert target in pages or target in whole.files, f"{page.url}: {href}"
            if anchor:
                assert anchor in ids(pages[target]), f"{page.url}: {href}"
            followed += 1
    assert followed > 100


def resolved(start: str, path: str) -> str:
    if not path:
        return start
    folder = start if start.endswith("/") else start.rpartition("/")[0]
    target = normpath(join("/", folder, path)).lstrip("/")
    return f"{target}/" if path.endswith("/") and target else target


def test_the_same_model_gives_the_same_bytes() -> None:
    assert rendered(FULL) == rendered(FULL)


def test_pages_come_in_reading_order_per_language() -> None:
    keys = [page.key for page in PAGES if page.language == "en"]
    assert keys[0] == "home"
    assert keys[1:16] == [
        "zonneplein",
        *(f"zonneplein/{audience}" for audience in PAGE_AUDIENCES),
        "zonneplein/questions",
        *(f"zonneplein/questions/{tree}" for tree in ("fly", "found", "late")),
        *(f"zonneplein/questions/{tree}/embed" for tree in ("fly", "found", "late")),
        "zonneplein/protocol",
        "zonneplein/about",
        "zonneplein/accountability",
    ]
    assert keys[-2:] == ["embedding", "colophon"]
    assert keys == [page.key for page in PAGES if page.language == "nl"]


def test_one_school_has_no_page_to_choose_a_school() -> None:
    pages = rendered(site(school())).pages
    assert "home" not in {page.key for page in pages}
    assert {page.url for page in pages if page.key == "zonneplein"} == {"", "en/"}


# --- what comes from a text is data -------------------------------------------------------------


@ALL
def test_markup_in_a_text_is_shown_and_not_obeyed(page: Page) -> None:
    assert "<script>alert" not in page.body


def test_markup_in_every_setting_is_shown_and_not_obeyed() -> None:
    nasty = '"><script>x</script>&'
    other = school()
    contact = replace(other.contacts[0], value=nasty, names={"nl": nasty})
    everything = replace(
        other,
        name=nasty,
        board=nasty,
        contacts=(contact,),
        adoption=replace(other.adoption, by=nasty, version=nasty, consent={"nl": nasty}),
        facts={
            name: replace(facts, questions={"nl": nasty}) for name, facts in other.facts.items()
        },
    )
    for page in rendered(site(everything, school("maanplein"))).pages:
        assert "<script" not in page.body
        assert tree(page).xpath("//script") == []


# --- audience pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("audience", PAGE_AUDIENCES)
def test_an_audience_page_holds_its_clauses_and_no_others(
    audience: Audience, language: str
) -> None:
    page = page_of(FULL, f"zonneplein/{audience}", language)
    expected = {
        name
        for name, facts in FACTS.items()
        if audience in facts.audiences or audience in facts.concerns
    }
    assert set(ids(page)) & set(FACTS) == expected
    for name in expected:
        assert TEXTS[language][name] in words(tree(page))


def test_the_urgent_comes_first_and_who_helps_comes_with_it() -> None:
    page = tree(page_of(FULL, "zonneplein/students"))
    order = [
        element.get("id")
        for element in page.xpath("//*[@id]")
        if element.get("id") in {"a.1", "a.3", "a.2", "pw-contacts", "pw-index"}
    ]
    assert order == ["a.1", "pw-contacts", "a.3", "pw-index", "a.2"]
    contacts = words(page.xpath("//section[@aria-labelledby='pw-contacts']")[0])
    assert contacts == "Bij wie kun je terecht? Directie nog niet ingevuld"


def test_a_rule_that_stands_first_is_not_told_twice() -> None:
    page = tree(page_of(FULL, "zonneplein/students"))
    assert words(page).count(TEXTS["nl"]["a.3"]) == 2  # the plain text, and within the adopted one
    assert [words(link) for link in page.xpath("//p[@class='pw-above']/a[@href='#a.3']")] == [
        "Vraag bij a.3?"
    ]


def test_a_part_that_stands_first_keeps_one_anchor_and_what_it_is_part_of() -> None:
    changed = replace(school(), first={Audience.STUDENTS: ("a.2a",)})
    page = page_of(changed, "zonneplein/students")
    assert ids(page).count("a.2a") == 1
    card = words(tree(page).xpath("//article[.//h3[@id='a.2a']]")[0])
    assert TEXTS["nl"]["a.2"] in card
    assert TEXTS["nl"]["a.2a"] in card


def test_the_index_has_every_question_of_the_page() -> None:
    page = tree(page_of(FULL, "zonneplein/parents", "en"))
    linked = page.xpath("//nav[@aria-labelledby='pw-index']//a/@href")
    rules = page.xpath("//h3[@id] | //article//li[@id]")
    assert sorted(linked) == sorted(f"#{rule.get('id')}" for rule in rules)


def test_the_index_gives_the_first_words_of_rules_without_a_question() -> None:
    plain = school()
    name = next(name for name, its in plain.facts.items() if Audience.STUDENTS in its.audiences)
    bare = {**plain.facts, name: replace(plain.facts[name], questions={})}
    model = replace(plain, facts=bare)
    page = tree(page_of(model, f"{model.id}/students"))
    link = page.xpath(f"//nav[h2[@id='pw-index']]//a[@href='#{name}']")[0]
    view = for_audience(model, "nl", Audience.STUDENTS)
    entries = [part for group in view.groups for entry in group.entries for part in entry.walk()]
    text = next(entry.text for entry in entries if entry.id == name)
    assert words(link).startswith(text.label)
    assert words(link).endswith(f": {text.opening}")


def test_without_any_question_there_is_no_index() -> None:
    plain = school()
    bare = {name: replace(its, questions={}) for name, its in plain.facts.items()}
    page = tree(page_of(replace(plain, facts=bare), f"{plain.id}/students"))
    assert not page.xpath("//*[@id='pw-index']")
    assert page.xpath("//h3[@id]")


def test_an_audience_is_told_what_nobody_has_confirmed() -> None:
    plain = school()
    name = next(name for name, its in plain.facts.items() if Audience.STUDENTS in its.audiences)
    facts = {**plain.facts, name: replace(plain.facts[name], proposed="want ...")}
    page = tree(page_of(replace(plain, facts=facts), f"{plain.id}/students"))
    assert "computerprogramma" in words(page.xpath("//header")[0])
    page = tree(page_of(plain, f"{plain.id}/students"))
    assert "computerprogramma" not in words(page)


def test_readers_are_addressed_in_their_own_voice() -> None:
    students = words(tree(page_of(FULL, "zonneplein/students")))
    parents = words(tree(page_of(FULL, "zonneplein/parents")))
    assert "Dit moet je" in students
    assert "Dit moet u" in parents
    assert not re.search(
        r"\b(je|jij|jou|jouw)\b", parents.replace("Vraag toestemming voordat je", "")
    )
    assert not re.search(r"\b(u|uw)\b", students)


def test_what_merely_concerns_a_reader_stands_apart() -> None:
    page = tree(page_of(FULL, "zonneplein/students"))
    section = page.xpath("//section[@aria-labelledby='pw-concerned']")[0]
    assert words(section.xpath("h2")[0]) == "Gaat over jou, maar is niet aan jou gericht"
    assert section.xpath(".//h3/@id") == ["b.1"]


def test_a_rule_leads_to_its_place_in_the_protocol() -> None:
    page = tree(page_of(FULL, "zonneplein/staff-work"))
    link = page.xpath("//article[.//h3[@id='b.2']]//a[contains(@href, '#b.2')]")[0]
    assert link.get("href") == "../protocol/#b.2"
    assert words(link) == "In het hele protocol: B.2"


def test_an_audience_without_rules_of_its_own_is_told_so() -> None:
    only_named = replace(
        school(),
        facts={
            name: replace(
                facts,
                concerns=(*facts.concerns, Audience.PARENTS) if name == "a.3" else facts.concerns,
                audiences=facts.audiences
                if name in {"vooraf.1", "slot"}
                else tuple(one for one in facts.audiences if one is not Audience.PARENTS),
            )
            for name, facts in FACTS.items()
        },
    )
    view = for_audience(only_named, "nl", Audience.PARENTS)
    assert not view.addressed
    page = tree(page_of(only_named, "zonneplein/parents"))
    honest = page.xpath("//*[@class='pw-honest']")
    assert words(honest[0]).startswith("Het protocol noemt u wel, maar heeft geen")
    assert {"vooraf.1", "slot", "a.3"} <= set(page.xpath("//h3/@id"))
    others = tree(page_of(only_named, "zonneplein/students"))
    assert others.xpath("//*[@class='pw-honest']") == []


def test_staff_are_told_where_work_and_free_time_make_no_difference() -> None:
    for audience, other in (STAFF, STAFF[::-1]):
        page = tree(page_of(FULL, f"zonneplein/{audience}"))
        note = page.xpath("//p[@class='pw-same']")[0]
        assert words(note).startswith("Dit protocol maakt geen verschil tussen werk en vrije tijd")
        assert note.xpath(".//a/@href") == [
            "../personeel-buiten-werk/" if other == "staff-home" else "../personeel-op-het-werk/"
        ]
        assert "Daarnaast" not in words(note)


def test_staff_are_told_what_else_the_page_holds() -> None:
    at_school = replace(
        school(),
        facts={
            **FACTS,
            "a.2": replace(FACTS["a.2"], audiences=(Audience.STUDENTS, Audience.STAFF_WORK)),
            "a.2b": replace(FACTS["a.2b"], audiences=(Audience.STUDENTS, Audience.STAFF_WORK)),
        },
    )
    here = words(
        tree(page_of(at_school, "zonneplein/staff-work")).xpath("//p[@class='pw-same']")[0]
    )
    there = words(
        tree(page_of(at_school, "zonneplein/staff-home")).xpath("//p[@class='pw-same']")[0]
    )
    assert here.endswith("Daarnaast staat hier: A.2.")
    assert there.endswith("Daarnaast staat daar: A.2.")


def test_a_difference_for_staff_alone_is_a_difference() -> None:
    different = replace(
        school(), facts={**FACTS, "b.2": replace(FACTS["b.2"], audiences=(Audience.STAFF_HOME,))}
    )
    page = tree(page_of(different, "zonneplein/staff-home"))
    assert page.xpath("//p[@class='pw-same']") == []


def test_contacts_are_links_where_they_can_be() -> None:
    page = tree(page_of(FULL, "zonneplein/staff-work"))
    link = page.xpath("//section[@aria-labelledby='pw-contacts']//a")[0]
    assert link.get("href") == "tel:0512123456"
    assert words(link) == "0512 - 12 34 56"


# --- the full protocol --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_protocol_holds_every_clause_in_order(language: str) -> None:
    page = page_of(FULL, "zonneplein/protocol", language)
    assert [name for name in ids(page) if name in FACTS] == list(FACTS)
    for text in TEXTS[language].values():
        assert text in words(tree(page))


def test_every_clause_has_its_label_and_a_button_for_its_link() -> None:
    page = tree(page_of(FULL, "zonneplein/protocol"))
    labels = {
        heading.get("id"): words(heading)
        for heading in page.xpath("//*[contains(@class, 'pw-clause__label')]")
    }
    assert labels["a.2"] == "A.2"
    assert labels["vooraf.1"] == "Vooraf 1"
    assert labels["slot"] == "Slot"
    buttons = page.xpath("//button")
    assert [button.get("data-pw-copy") for button in buttons] == list(labels)
    assert words(buttons[1]) == "Kopieer de link naar A.1"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_adopted_text_is_there_word_for_word_in_its_own_language(language: str) -> None:
    page = tree(page_of(FULL, "zonneplein/protocol", language))
    adopted = protocol("nl", edition=EditionKind.ADOPTED)
    shown = page.xpath("//details")
    assert len(shown) == sum(len(section.clauses) for section in adopted.sections)
    assert all(details.get("open") is None for details in shown)
    assert {text.get("lang") for text in page.xpath("//details/div")} == (
        {"nl"} if language == "en" else {None}
    )
    told = " ".join(words(details) for details in shown)
    for _, clause in adopted.clauses():
        assert clause.text in told


def test_without_an_adopted_text_there_is_nothing_to_open() -> None:
    assert tree(page_of(FULL, "maanplein/protocol")).xpath("//details") == []


def test_a_clause_that_only_the_adopted_text_has_is_not_lost() -> None:
    adopted = protocol("nl", edition=EditionKind.ADOPTED)
    extra = Clause("a.9", "9", ("Woordelijk: vliegers tellen ook.",))
    late = Section("bijlage", "Bijlage", "Bijlage", 2, (Clause("bijlage.1", "1", ("Een kaart.",)),))
    sections = [
        replace(section, clauses=(*section.clauses, extra)) if section.id == "a" else section
        for section in adopted.sections
    ]
    changed = replace(school(), adopted=replace(adopted, sections=(*sections, late)))
    page = page_of(changed, "zonneplein/protocol", "en")
    assert {"a.9", "bijlage", "bijlage.1"} <= set(ids(page))
    rule = tree(page).xpath("//*[@id='a.9']/..//*[@class='pw-rule']")[0]
    assert words(rule) == extra.text
    assert rule.get("lang") == "nl"


def test_without_a_plain_edition_the_adopted_text_is_the_text() -> None:
    bare = replace(with_adopted(school()), editions={})
    page = page_of(bare, "zonneplein/protocol", "en")
    body = tree(page)
    assert body.xpath("//details") == []
    assert "Woordelijk: Vraag toestemming" in words(body)
    assert {rule.get("lang") for rule in body.xpath("//*[@class='pw-rule']")} == {"nl"}
    foot = words(body.xpath("//footer")[0])
    assert "This page shows the adopted text (Dutch)." in foot
    assert "prevails" not in foot


# --- translations -------------------------------------------------------------------------------


def test_a_missing_translation_is_said_and_marked() -> None:
    behind = replace(
        school(),
        editions={"nl": protocol("nl"), "en": protocol("en", without=("a.1",))},
        translations={"nl": statuses(), "en": statuses(a_1=TranslationStatus.MISSING)},
    )
    for key in ("zonneplein/protocol", "zonneplein/students"):
        page = tree(page_of(behind, key, "en"))
        rule = page.xpath("//*[@id='a.1']/..//*[@class='pw-rule']")[0]
        assert rule.get("lang") == "nl"
        assert words(rule) == TEXTS["nl"]["a.1"]
        notices = [words(notice) for notice in page.xpath("//*[@class='pw-notice']")]
        assert notices == ["Not translated yet: this text is in Dutch."]


def test_a_stale_translation_is_said() -> None:
    behind = replace(
        school(), translations={"nl": statuses(), "en": statuses(a_1=TranslationStatus.STALE)}
    )
    page = tree(page_of(behind, "zonneplein/protocol", "en"))
    assert len(page.xpath("//*[@class='pw-notice']")) == 1
    assert tree(page_of(behind, "zonneplein/protocol")).xpath("//*[@class='pw-notice']") == []


def arabic() -> School:
    """A school with an edition that is written from right to left."""
    dutch = protocol("nl")
    edition = Protocol(
        "ar",
        EditionKind.PLAIN,
        ("بروتوكول",),
        tuple(
            replace(section, clauses=tuple(in_arabic(section.clauses)))
            for section in dutch.sections
        ),
    )
    return replace(
        school(),
        languages=("nl", "ar"),
        editions={"nl": dutch, "ar": edition},
        translations={"nl": statuses(), "ar": statuses()},
    )


def in_arabic(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield replace(
            clause, paragraphs=("اطلب الإذن أولا",), subclauses=tuple(in_arabic(clause.subclauses))
        )


def test_a_language_without_a_catalogue_is_read_from_right_to_left_under_english_words() -> None:
    pages = rendered(Site((arabic(),), ("nl", "ar"))).pages
    found = {page.key: page for page in pages if page.language == "ar"}
    assert found["zonneplein/students"].url == "ar/students/"
    for part in ("students", "protocol"):
        body = tree(found[f"zonneplein/{part}"])
        assert (body.get("lang"), body.get("dir")) == ("en", "ltr")
        rules = body.xpath("//*[@class='pw-rule']")
        assert rules
        assert {(rule.get("lang"), rule.get("dir")) for rule in rules} == {("ar", "rtl")}
    assert found["zonneplein/students"].title == "Pupils"


# --- about and accountability -------------------------------------------------------------------


def test_about_says_what_is_not_stated() -> None:
    page = tree(page_of(FULL, "zonneplein/about", "en"))
    facts = {
        words(row.find("dt")): words(row.find("dd")) for row in page.xpath("//section[1]/dl/div")
    }
    assert facts["School board"] == "not stated"
    assert facts["Adopted by"] == "not stated"
    assert facts["With the consent of"] == "The circle"
    assert facts["Date"] == "not stated"
    assert facts["Version"] == "not stated"
    assert facts["On this site"].startswith("shown word for word")
    other = words(tree(page_of(FULL, "maanplein/about", "en")))
    assert "the school has not added it to this site" in other


def test_about_has_every_contact() -> None:
    page = tree(page_of(FULL, "zonneplein/about"))
    rows = {words(row.find("dt")): words(row.find("dd")) for row in page.xpath("//dl/div")}
    assert rows["Directie"] == "nog niet ingevuld Leerlingen, Ouders"
    assert rows["Leidinggevende"].startswith("0512 - 12 34 56")


def test_the_account_has_every_clause_with_whom_it_reaches() -> None:
    page = tree(page_of(FULL, "zonneplein/accountability"))
    rows = page.xpath("//table[@class='pw-matrix']/tbody/tr")
    assert [words(row.xpath("th/a")[0]) for row in rows][:3] == ["Vooraf 1", "A.1", "A.2"]
    assert len(rows) == len(FACTS)
    by_label = {
        words(row.xpath("th/a")[0]): [words(cell) for cell in row.xpath("td")] for row in rows
    }
    assert by_label["B.1"] == [
        "gaat over hen", "nee", "geldt voor hen", "geldt voor hen", "nee", "actueel", "actueel",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "nl",
            "Bij één regel heeft een computerprogramma voorgesteld voor wie hij is en wat hij",
            "Bij 2 regels heeft een computerprogramma voorgesteld voor wie ze zijn en wat ze",
        ),
        (
            "en",
            "For one rule, a computer program proposed who it is for and what it asks.",
            "For 2 rules, a computer program proposed who they are for and what they ask.",
        ),
    ],
)
def test_the_account_says_what_nobody_has_confirmed(language: str, one: str, two: str) -> None:
    def page(*proposed: str) -> html.HtmlElement:
        its = {
            name: replace(facts, proposed="it says must") if name in proposed else facts
            for name, facts in FACTS.items()
        }
        return tree(page_of(replace(school(), facts=its), "zonneplein/accountability", language))

    mark = {"nl": "nog niet bevestigd voor wie het is", "en": "not confirmed yet who it is for"}
    assert one in words(page("a.1"))
    assert two in words(page("a.1", "b.1"))
    rows = page("a.1", "b.1").xpath("//table[@class='pw-matrix']/tbody/tr/th")
    marked = [words(row.xpath("a")[0]) for row in rows if mark[language] in words(row)]
    assert marked == ["A.1", "B.1"]
    # The reason is the author's, and says nothing to readers.
    assert "it says must" not in words(page("a.1"))
    assert mark[language] not in words(page())
    assert "computer" not in words(page())


def test_the_account_counts_what_is_on_the_pages() -> None:
    page = tree(page_of(FULL, "zonneplein/accountability"))
    rows = {
        words(row.xpath("th")[0]): [words(cell) for cell in row.xpath("td")]
        for row in page.xpath("//table[@class='pw-counts']/tbody/tr")
    }
    assert rows["Hele protocol"] == ["9", "9", "9"]
    assert rows["Leerlingen"] == ["8", "8", "8"]
    assert rows["Ouders"] == ["7", "7", "7"]
    proof = words(page.xpath("//p[contains(@class, 'pw-proof')]")[0])
    assert proof.startswith("Nee: alle 9 regels staan op de pagina")


def test_the_account_finds_out_what_a_template_loses(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "audience.html").write_text(
        '{% extends "layout.html" %}{% block content %}<h1>x</h1>'
        '{% for group in view.groups %}{% for entry in group.entries if entry.id != "a.1" %}'
        '<p id="{{ entry.id }}">x</p>{% endfor %}{% endfor %}{% endblock %}',
        encoding="utf-8",
    )
    pages = render(FULL, directory_urls=True, overrides=tmp_path).pages
    account = next(page for page in pages if page.key == "maanplein/accountability")
    proof = words(tree(account).xpath("//p[contains(@class, 'pw-proof')]")[0])
    assert proof.startswith("Ja: ")
    assert "A.1 (Leerlingen, Nederlands)" in words(tree(account))
    assert "A.1 (Leerlingen, Engels)" in words(tree(account))
    assert "B.1 (Leerlingen, Nederlands)" in words(tree(account))


def test_without_the_adopted_text_the_source_is_not_called_up_to_date() -> None:
    page = tree(page_of(FULL, "maanplein/accountability"))
    cells = [words(cell) for cell in page.xpath("//table[@class='pw-matrix']/tbody/tr[1]/td")]
    assert cells[-2:] == [
        "niet vergeleken: de vastgestelde tekst staat niet op deze site",
        "actueel",
    ]
