"""Pages of decision trees: whole without a script, true to the engine, safe whatever is written."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import replace

import pytest
from lxml import html

from protocolwijzer.engine.exchange import from_data
from protocolwijzer.engine.tree import Arm, Verdict
from protocolwijzer.engine.walks import walks
from protocolwijzer.model import Audience, School, TranslationStatus
from protocolwijzer.publishing.navigation import Published, SiteMap
from protocolwijzer.publishing.search_index import entries
from protocolwijzer.rendering.page import Page
from protocolwijzer.rendering.pages import render
from tests.rendering.messages import PACKAGE
from tests.rendering.sample import TEXTS, school, site, statuses, with_adopted
from tests.rendering.sample_trees import FLOW, FLY, FOUND, with_trees

SCHOOL = with_trees(school())
RUNTIME = "assets/protocolwijzer/engine/0123abcd/"


def page_of(model: School, part: str, language: str = "nl", *, runtime: str | None = None) -> Page:
    whole = site(model, school("maanplein"))
    pages = render(whole, directory_urls=True, runtime=runtime).pages
    key = f"{model.id}/{part}" if part else model.id
    return next(page for page in pages if (page.key, page.language) == (key, language))


def parsed(page: Page) -> html.HtmlElement:
    return html.fromstring(page.body)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


FLY_PAGE = page_of(with_adopted(SCHOOL), "questions/fly")
TREE = parsed(FLY_PAGE)


# --- where a tree is, and where it is listed ------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "language", "url"),
    [
        ("questions", "nl", "zonneplein/vragen/"),
        ("questions", "en", "en/zonneplein/questions/"),
        ("questions/fly", "nl", "zonneplein/vragen/mag-ik-vliegen/"),
        ("questions/fly", "en", "en/zonneplein/questions/may-i-fly/"),
        ("questions/found", "en", "en/zonneplein/questions/found/"),
    ],
)
def test_addresses_are_the_authors_words_or_else_the_id(part: str, language: str, url: str) -> None:
    assert page_of(SCHOOL, part, language).url == url


@pytest.mark.parametrize("site_url", ["", "https://school.example/"])
def test_drafts_make_no_difference_to_a_site(site_url: str) -> None:
    """Not a page, a frame, a link or a count: every byte is that of a site without them."""

    def files(of: School) -> object:
        made = render(site(of, school("maanplein")), directory_urls=True, site_url=site_url)
        return made.pages, made.files

    first, *others = SCHOOL.trees
    published = replace(SCHOOL, trees=(first,))
    assert files(replace(published, drafts=tuple(others))) == files(published)
    none = replace(SCHOOL, trees=())
    assert files(replace(none, drafts=SCHOOL.trees)) == files(none)


def test_only_the_list_is_in_the_navigation() -> None:
    rendered = render(site(SCHOOL, school("maanplein")), directory_urls=True)
    site_map = SiteMap(site(SCHOOL), map(Published.of, rendered.pages))
    titles = [page.nav_title for page in site_map.navigation("zonneplein", "nl")]
    assert titles.count("Vragen") == 1
    assert len(titles) == 8
    assert "Vragen" not in [page.nav_title for page in site_map.navigation("maanplein", "nl")]


def test_the_list_has_every_audience_and_its_most_urgent_first() -> None:
    page = parsed(page_of(SCHOOL, "questions"))
    shelves = {
        words(section.find("h2")): section.xpath(".//li/a/@href")
        for section in page.xpath("//section")
    }
    assert shelves == {
        "Leerlingen": ["found/", "mag-ik-vliegen/"],
        "Ouders": ["found/", "late/"],
        "Personeel op het werk": ["mag-ik-vliegen/"],
    }


def test_a_school_without_trees_has_no_list_and_no_link_to_one() -> None:
    pages = render(site(), directory_urls=True).pages
    assert not [page.key for page in pages if "questions" in page.key]
    assert not [page.url for page in pages if "vragen/" in page.body]


def test_an_audience_page_has_the_two_most_urgent_first_and_then_the_others() -> None:
    more = replace(
        SCHOOL,
        trees=(*SCHOOL.trees, replace(FLY, id="again", addresses={}, title={"nl": "Nog eens?"})),
    )
    page = parsed(page_of(more, "students"))
    links = page.xpath("//a[contains(@href, '/vragen/')]")
    assert [words(link) for link in links[:2]] == [
        "Er ligt een drone. Wat nu?",
        "Mag ik vliegen?",
    ]
    first_rule = page.xpath("//article")[0]
    everything = list(page.iter())
    assert everything.index(links[1]) < everything.index(first_rule)
    assert page.xpath("//*[@class='pw-more']//a/@href") == ["../vragen/again/"]


def test_a_rule_leads_to_the_tree_that_is_most_about_it_but_not_on_the_first_screen() -> None:
    page = parsed(page_of(SCHOOL, "staff-work"))
    links = {
        card.xpath(".//h3/@id")[0]: card.xpath(".//*[@class='pw-card__ask']/a/@href")
        for card in page.xpath("//article")
    }
    assert links["a.1"] == ["../vragen/mag-ik-vliegen/"]
    assert links["b.1"] == []


def test_the_schools_home_leads_to_the_questions() -> None:
    assert parsed(page_of(SCHOOL, "")).xpath("//a[@href='vragen/']")


def test_a_tree_is_found_as_a_whole_and_not_by_the_rules_it_quotes() -> None:
    (found,) = entries(FLY_PAGE.body, location=FLY_PAGE.url, title=FLY_PAGE.title)
    assert found.title == "Mag ik vliegen?"
    for text in ("Wat vliegt er?", "Een drone met camera", "Laat hem staan.", "eigen risico"):
        assert text in found.text
    assert TEXTS["nl"]["a.1"] not in found.text
    assert "Vraag 1" not in found.text


# --- without a script -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_links_lead_from_the_first_question_to_every_outcome_and_back(language: str) -> None:
    page = parsed(page_of(SCHOOL, "questions/fly", language))
    waiting, seen = deque(["q-what"]), {"q-what"}
    while waiting:
        (section,) = page.xpath("//section[@id=$id]", id=waiting.popleft())
        for href in section.xpath(".//nav//a/@href"):
            if href[1:] not in seen:
                seen.add(href[1:])
                waiting.append(href[1:])
    steps = {f"q-{name}" for name in FLOW.questions} | {f"o-{name}" for name in FLOW.outcomes}
    assert seen == steps | {"advice-hide-faces"}
    for outcome in FLOW.outcomes:
        (section,) = page.xpath("//section[@id=$id]", id=f"o-{outcome}")
        assert section.xpath(".//a[@href='#q-what']")


def test_ways_that_depend_on_earlier_answers_are_put_into_words() -> None:
    (many,) = TREE.xpath("//section[@id='q-where']//nav")
    told = [words(link.find("span")) for link in many.xpath(".//a")]
    assert told == [
        "Het antwoord is “Nergens van dit alles”",
        (
            "Het antwoord op “Wat vliegt er?” is “Een drone met camera”; "
            "en “Bij het raam” is een van de antwoorden"
        ),
        "“Boven de zandbak” is een van de antwoorden; en “Bij het raam” is een van de antwoorden",
        "In alle andere gevallen",
    ]
    (one,) = TREE.xpath("//section[@id='q-who']//nav/ul/li[@data-option='me']")
    assert [(words(link.find("span")), link.get("data-go")) for link in one.xpath(".//a")] == [
        ("Het antwoord op “Wat vliegt er?” is niet “Een drone met camera”", "fine-if"),
        ("In alle andere gevallen", "ask-keeper"),
    ]


# --- what the script goes by ----------------------------------------------------------------------


def test_a_link_of_an_answer_is_where_the_engine_goes_on_every_walk() -> None:
    goes = {}
    for name in FLOW.questions:
        (form,) = TREE.xpath("//section[@data-question=$id]//form", id=name)
        for field in form.xpath(".//input"):
            goes[name, field.get("value")] = form.get("data-go") or field.get("data-go")
    seen: dict[tuple[str, str], set[str]] = {}
    for state in walks(FLOW):
        assert state.result is not None
        places = [*(step.question for step in state.steps[1:]), state.result.outcome]
        for step, place in zip(state.steps, places, strict=True):
            for chosen in step.chosen:
                seen.setdefault((step.question, chosen), set()).add(place)
    for answer, ends in seen.items():
        if goes[answer] is not None:
            assert ends == {goes[answer]}
    # Where it depends, there is none: on what was answered before, or on what else is ticked.
    assert {answer for answer, go in goes.items() if go is None} == {
        ("who", "me"),
        *(("where", option.id) for option in FLOW.questions["where"].options),
    }


def test_where_every_answer_leads_to_one_place_the_form_does() -> None:
    page = parsed(page_of(SCHOOL, "questions/found"))
    assert page.xpath("//form/@data-go") == ["bring-it"]


def test_options_say_what_they_add_and_what_they_exclude() -> None:
    assert TREE.xpath("//input[@data-advice]/@data-advice") == ["hide-faces"]
    assert TREE.xpath("//input[@data-exclusive]/@value") == ["none"]
    assert [section.get("data-many") for section in TREE.xpath("//section[@data-question]")] == [
        "false",
        "true",
        "false",
    ]


def test_fields_are_labelled_described_and_have_ids_of_their_own() -> None:
    # A question "what-toy" and the answer "toy" to "what" would both be "q-what-toy".
    flow = replace(
        FOUND.flow,
        start="what",
        questions={
            "what": replace(FLOW.questions["what"], clauses=(), arms=(Arm(None, "what-toy"),)),
            "what-toy": replace(FOUND.flow.questions["broken"], id="what-toy"),
        },
    )
    flow = replace(flow, advice=FLOW.advice)
    questions = {"what": FLY.questions["what"], "what-toy": FOUND.questions["broken"]}
    tree = replace(FOUND, flow=flow, questions=questions, advice=FLY.advice)
    for page in (TREE, parsed(page_of(replace(SCHOOL, trees=(tree,)), "questions/found"))):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for field in page.xpath("//input"):
            assert len(page.xpath("//label[@for=$id]", id=field.get("id"))) == 1
        for described in page.xpath("//@aria-describedby"):
            assert described in ids


def test_the_page_carries_the_tree_for_the_engine() -> None:
    (data,) = TREE.xpath("//script[@data-part='tree']/text()")
    assert from_data(json.loads(data)) == FLOW
    assert "<" not in data


def test_the_engine_is_named_where_there_is_one() -> None:
    with_engine = parsed(page_of(SCHOOL, "questions/fly", "en", runtime=RUNTIME))
    assert with_engine.xpath("//@data-runtime") == [f"../../../../{RUNTIME}"]
    assert TREE.xpath("//@data-runtime") == []


def test_verdicts_stand_from_the_weakest_to_the_strongest_in_words_and_with_an_icon() -> None:
    templates = TREE.xpath("//template[starts-with(@data-part, 'verdict-')]")
    assert [one.get("data-part") for one in templates] == [
        f"verdict-{verdict}" for verdict in sorted(Verdict, key=lambda each: each.strength)
    ]
    for shown in (*templates, *TREE.xpath("//h2/span[@data-part='verdict']")):
        assert words(shown)
        assert shown.xpath(".//*[local-name()='svg']")


def test_the_page_says_exactly_what_the_script_says() -> None:
    script = (PACKAGE / "assets" / "tree.js").read_text(encoding="utf-8")
    used = set(re.findall(r"\bwords\.([a-z]\w+)(?![\w(])", script))
    (template,) = TREE.xpath("//template[@data-part='words']")
    said = {
        re.sub("-(.)", lambda found: found[1].upper(), name.removeprefix("data-")): value
        for name, value in template.attrib.items()
        if name != "data-part"
    }
    assert said.keys() == used
    english = page_of(SCHOOL, "questions/fly", "en")
    (other,) = parsed(english).xpath("//template[@data-part='words']")
    for name, value in template.attrib.items():
        assert value.strip()
        braces = re.compile(r"\{\w+\}")
        assert set(braces.findall(value)) == set(braces.findall(other.get(name)))


# --- what an outcome holds ------------------------------------------------------------------------


def section_of(outcome: str, page: html.HtmlElement = TREE) -> html.HtmlElement:
    (section,) = page.xpath("//section[@id=$id]", id=f"o-{outcome}")
    return section


def test_clauses_stand_there_whole_once_and_with_the_adopted_text() -> None:
    never = section_of("never")
    labels = never.xpath(".//*[@class='pw-cited__label']/a/@href")
    # a.2a is a part of a.2, which is there.
    assert labels == ["../../protocol/#a.2", "../../protocol/#a.3"]
    for name in ("a.2", "a.2a", "a.3"):
        assert TEXTS["nl"][name] in words(never)
    assert [words(one).startswith("Vastgestelde tekst") for one in never.xpath(".//details")] == [
        True,
        True,
    ]
    # A part is not understood without what it is a part of.
    assert TEXTS["nl"]["a.2"] in words(section_of("fine-if"))


def test_a_clause_says_what_it_quotes_so_that_none_needs_to_be_quoted_twice() -> None:
    assert section_of("never").xpath(".//@data-quotes") == ["a.2 a.2a a.2b", "a.3"]


def test_a_translated_clause_has_the_original_folded_beside_it_where_no_adopted_text_is() -> None:
    english = page_of(SCHOOL, "questions/fly", "en")
    folds = section_of("never", parsed(english)).xpath(".//details")
    assert [words(fold.find("summary")) for fold in folds] == ["In Dutch A.2", "In Dutch A.3"]
    (original,) = folds[1].xpath("div")
    assert (original.get("lang"), words(original)) == ("nl", TEXTS["nl"]["a.3"])
    assert TEXTS["nl"]["a.2a"] in words(folds[0])
    # Not beside the original itself, nor where the adopted text is.
    assert section_of("never", parsed(page_of(SCHOOL, "questions/fly"))).xpath(".//details") == []
    adopted = parsed(page_of(with_adopted(SCHOOL), "questions/fly", "en"))
    for fold in section_of("never", adopted).xpath(".//details"):
        assert words(fold).startswith("Adopted text")


def test_steps_a_text_to_copy_judgement_and_contacts() -> None:
    assert section_of("fine-if").xpath(".//*[@class='pw-do']/li/text()") == ["Kijk.", "Vlieg."]
    assert section_of("fine-if").xpath(".//*[@data-part='copy-text']/text()") == [
        "Ik vlieg op eigen risico."
    ]
    asked = words(section_of("ask-keeper"))
    assert "Elke situatie is anders" in asked
    assert "Directie nog niet ingevuld" in asked
    assert section_of("never").xpath(".//dd/a/@href") == ["tel:0512123456"]
    assert "Elke situatie is anders" not in words(section_of("never"))


@pytest.mark.parametrize(
    ("status", "notice"),
    [
        (TranslationStatus.STALE, "nog niet zijn vergeleken"),
        (TranslationStatus.MISSING, "nog niet zijn vertaald"),
        (TranslationStatus.OK, None),
    ],
)
def test_the_page_warns_of_the_worst_that_it_quotes(
    status: TranslationStatus, notice: str | None
) -> None:
    # a.2a is quoted as a part; b.1 is not quoted at all.
    states = statuses(a_2a=status, b_1=TranslationStatus.MISSING)
    changed = replace(SCHOOL, translations={"nl": states, "en": statuses()})
    notices = parsed(page_of(changed, "questions/fly")).xpath("//header/p[@class='pw-notice']")
    assert [notice in words(one) for one in notices if notice] == ([True] if notice else [])
    assert bool(notices) is bool(notice)


@pytest.mark.parametrize(
    ("audiences", "heading"),
    [
        ((Audience.PARENTS,), "Uw antwoorden"),
        ((Audience.STUDENTS, Audience.STAFF_HOME), "Jouw antwoorden"),
        ((Audience.STUDENTS, Audience.PARENTS), "De gegeven antwoorden"),
    ],
)
def test_readers_are_addressed_as_they_all_may_be(
    audiences: tuple[Audience, ...], heading: str
) -> None:
    changed = replace(SCHOOL, trees=(replace(FOUND, audiences=audiences),))
    page = parsed(page_of(changed, "questions/found"))
    assert words(page.xpath("//*[@data-part='answers']/h3")[0]) == heading


def test_a_language_that_the_school_does_not_write_gets_the_original() -> None:
    dutch = replace(
        SCHOOL,
        languages=("nl",),
        editions={"nl": SCHOOL.editions["nl"]},
        translations={"nl": statuses()},
    )
    page = parsed(page_of(dutch, "questions/fly", "en"))
    (heading,) = page.xpath("//h1")
    assert (words(heading), heading.get("lang")) == ("Mag ik vliegen?", "nl")
    for element in page.xpath("//legend/h2 | //label | //*[@data-part='say']"):
        assert element.get("lang") == "nl"
    assert "Choose an answer first." in page.xpath("//template/@data-choose-one")


# --- the picture ----------------------------------------------------------------------------------


def test_the_picture_has_a_name_a_description_and_the_same_in_words() -> None:
    (picture,) = TREE.xpath("//*[local-name()='svg' and @role='img']")
    for name in picture.get("aria-labelledby").split():
        assert words(TREE.xpath("//*[@id=$id]", id=name)[0])
    drawn = words(picture)
    (told,) = TREE.xpath("//details[contains(@class, 'pw-outline')]")
    for question in FLOW.questions:
        assert FLY.questions[question].ask["nl"] in drawn
        assert FLY.questions[question].ask["nl"] in words(told)
    for outcome in FLOW.outcomes:
        assert FLY.outcomes[outcome].say["nl"] in words(told)
    assert "Nee, dat mag niet" in drawn
    # What comes after the answer is no sentence of its own.
    assert "Ik zelf: in alle andere gevallen →" in words(told)


# --- what is written is data ----------------------------------------------------------------------


def test_markup_in_a_tree_is_shown_and_not_obeyed() -> None:
    nasty = {"nl": '"><script>x</script>&</script>{{ 1 }}', "en": "<b>"}
    words_of = FLY.outcomes["fine-if"]
    tree = replace(
        FLY,
        title=nasty,
        about=nasty,
        questions={
            name: replace(
                question,
                ask=nasty,
                help=nasty,
                options={
                    option: replace(text, text=nasty, help=nasty)
                    for option, text in question.options.items()
                },
            )
            for name, question in FLY.questions.items()
        },
        outcomes=dict.fromkeys(
            FLY.outcomes, replace(words_of, say=nasty, explain=nasty, do=(nasty,), copy=nasty)
        ),
        advice=dict.fromkeys(FLY.advice, replace(words_of, say=nasty, explain=nasty)),
    )
    model = site(replace(SCHOOL, trees=(tree,)), school("maanplein"))
    whole = render(model, directory_urls=True, site_url="https://school.example/")
    for page in whole.pages:
        assert "<script>" not in page.body
        assert "</script>&" not in page.body
        scripts = 4 if page.key.endswith("/fly") else 2 if page.key.endswith("/embed") else 0
        assert len(parsed(page).xpath("//script")) == scripts
    embeds = [file.decode() for name, file in whole.files.items() if "/fly/" in name]
    assert len(embeds) == 6
    for embed in embeds:
        assert "<script>x" not in embed
        assert "</script>&" not in embed
