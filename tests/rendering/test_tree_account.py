"""The account of the trees: from every rule to the answers that rest on it, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from protocolwijzer.editions import join
from protocolwijzer.model import DecisionTree, School
from protocolwijzer.rendering.pages import render
from protocolwijzer.rendering.tree_account import TreeAccount, tree_account
from protocolwijzer.rendering.wording import Wording
from tests.rendering.sample import FACTS, school, site
from tests.rendering.sample_trees import with_trees

SCHOOL = replace(
    with_trees(school()),
    undecided={
        "b.1": {"nl": "Dat weet <b>alleen</b> de conciërge.", "en": "Only the caretaker knows."},
        "a.1": {"nl": "Soms.", "en": "Sometimes."},
    },
)


def account(of: School = SCHOOL, language: str = "nl") -> TreeAccount:
    labels = {name: text.label for name, text in join(of, language).items()}
    return tree_account(of, labels, Wording(language))


def citing(tree: DecisionTree) -> set[tuple[str, str, str]]:
    """Every tree, anchor and clause that belong together."""
    outcomes = ((f"o-{name}", part.clauses) for name, part in tree.flow.outcomes.items())
    advice = ((f"advice-{name}", part.clauses) for name, part in tree.flow.advice.items())
    return {
        (f"questions/{tree.id}", anchor, clause)
        for anchor, clauses in (*outcomes, *advice)
        for clause in clauses
    }


EXPECTED = {found for tree in SCHOOL.trees for found in citing(tree)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_ways_hold_the_same_and_all_of_it(language: str) -> None:
    made = account(language=language)
    assert [each.rule.id for each in made.rules] == list(FACTS)
    assert {
        (tree.part, answer.anchor, each.rule.id)
        for each in made.rules
        for tree in each.trees
        for answer in tree.answers
    } == EXPECTED
    assert {
        (tree.part, answer.anchor, rule.id)
        for tree in made.trees
        for answer in tree.answers
        for rule in answer.rules
    } == EXPECTED


def test_every_answer_is_there_in_the_readers_words() -> None:
    (fly, *_) = account(language="en").trees
    assert fly.title.text == "May I fly?"
    assert fly.audiences == "Pupils, Staff at work"
    assert [(answer.say.text, answer.verdict) for answer in fly.answers][-2:] == [
        ("Leave it.", "No, that is not allowed"),
        ("Film no faces.", "Ask first"),
    ]
    assert [rule.label for rule in fly.answers[-2].rules] == ["A.2", "A.2a", "A.3"]


def test_every_rule_is_counted_once() -> None:
    made = account()
    answered = {clause for _, _, clause in EXPECTED}
    # A reason with a rule that has answers too does not make it one without.
    assert made.answered == len(answered)
    assert [rule.id for rule in made.declared] == ["b.1"]
    assert {rule.id for rule in made.open} == set(FACTS) - answered - {"b.1"}


def test_a_language_that_the_author_did_not_write_falls_back() -> None:
    only_dutch = replace(
        SCHOOL, trees=tuple(replace(tree, title={"nl": "Titel"}) for tree in SCHOOL.trees)
    )
    title = account(only_dutch, "en").trees[0].title
    assert (title.text, title.language) == ("Titel", "nl")


# --- on the page --------------------------------------------------------------------------------


def body(of: School, language: str) -> html.HtmlElement:
    """The account's page of a site with this school and another."""
    pages = render(site(of, school("maanplein")), directory_urls=True).pages
    page = next(
        page for page in pages if (page.key, page.language) == (f"{of.id}/accountability", language)
    )
    return html.fromstring(page.body)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rule(page: html.HtmlElement, label: str) -> html.HtmlElement:
    """What the page says of a rule."""
    section = page.xpath("//section[@aria-labelledby='pw-to-answers']")[0]
    (found,) = section.xpath(f"ul/li[p/a = '{label}']")
    assert isinstance(found, html.HtmlElement)
    return found


def test_a_rule_links_to_its_place_and_to_the_answers() -> None:
    found = rule(body(SCHOOL, "nl"), "A.3")
    assert found.xpath("p[1]/a/@href") == ["../protocol/#a.3"]
    assert words(found.xpath("p[1]/span")[0]) == "Vraag bij a.3?"
    links = found.xpath(".//li/a/@href")
    assert links[0] == "../vragen/mag-ik-vliegen/#o-never"
    assert words(found.xpath(".//summary")[0]) == "3 antwoorden A.3"
    assert words(found.xpath(".//li")[0]) == "Laat hem staan. (Nee, dat mag niet)"


def test_an_answer_links_to_its_rules() -> None:
    section = body(SCHOOL, "en").xpath("//section[@aria-labelledby='pw-to-rules']")[0]
    first = section.xpath("ul/li")[0]
    assert words(first.xpath("p")[0]) == "May I fly? (Pupils, Staff at work)"
    answer = first.xpath(".//li[a = 'Leave it.']")[0]
    assert words(answer) == "Leave it. (No, that is not allowed) A.2, A.2a, A.3"
    assert answer.xpath("span/a/@href") == [
        f"../protocol/#{name}" for name in ("a.2", "a.2a", "a.3")
    ]


def test_what_no_tree_decides_is_said_with_its_reason() -> None:
    assert words(rule(body(SCHOOL, "nl"), "B.1").xpath("p")[1]) == (
        "Niet in vragen te vatten: Dat weet <b>alleen</b> de conciërge."
    )
    english = rule(body(SCHOOL, "en"), "B.1")
    assert words(english.xpath("p")[1]) == "Cannot be put into questions: Only the caretaker knows."
    assert english.xpath(".//details") == []
    # With answers as well, both are shown.
    both = rule(body(SCHOOL, "nl"), "A.1")
    assert both.xpath(".//details")
    assert words(both.xpath("p")[1]).endswith("Soms.")


def test_rules_without_a_question_are_named_with_their_number() -> None:
    page = body(SCHOOL, "nl")
    made = account()
    tally = page.xpath("//*[@class='pw-tally']//dd")
    assert words(tally[0]) == str(made.answered)
    for shown, rules in zip(tally[1:], (made.declared, made.open), strict=True):
        assert rules
        assert words(shown) == f"{len(rules)} {', '.join(rule.label for rule in rules)}"
        assert shown.xpath(".//a/@href") == [f"../protocol/#{rule.id}" for rule in rules]


@pytest.mark.parametrize("of", [SCHOOL, school()], ids=["trees", "no trees"])
def test_the_account_begins_with_a_list_of_its_parts(of: School) -> None:
    page = body(of, "nl")
    (index,) = page.xpath("//nav")
    assert [(link.get("href"), words(link)) for link in index.xpath(".//a")] == [
        (f"#{heading.get('id')}", words(heading)) for heading in page.xpath("//section/h2")
    ]


def test_a_rule_without_a_tree_is_shown_as_such() -> None:
    assert words(rule(body(SCHOOL, "nl"), "Vooraf 1").xpath("p")[1]) == (
        "Geen vraag leidt hiernaartoe."
    )


def test_a_card_that_rests_on_no_rule_is_called_a_tip() -> None:
    fly = SCHOOL.trees[0]
    flow = replace(
        fly.flow, advice={name: replace(card, clauses=()) for name, card in fly.flow.advice.items()}
    )
    page = body(replace(SCHOOL, trees=(replace(fly, flow=flow),)), "nl")
    assert "Film geen gezichten. (Eerst vragen) een tip: steunt niet op een regel" in words(page)


def test_a_school_without_trees_says_so() -> None:
    page = body(school(), "nl")
    assert "Er zijn nog geen vragen die naar een antwoord leiden." in words(page)
    assert page.xpath("//section[@aria-labelledby='pw-to-rules']") == []
