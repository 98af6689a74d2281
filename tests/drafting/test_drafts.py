"""Drafts of trees: what they ask, where they end, and that every check lets them through."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.drafting import draft_trees
from protocolwijzer.drafting.rules import rules_of
from protocolwijzer.drafting.subjects import SUBJECTS, subject_of
from protocolwijzer.engine.replay import replay
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.engine.walks import walks
from protocolwijzer.model import (
    Audience,
    Clause,
    ClauseFacts,
    Contact,
    DecisionTree,
    EditionKind,
    Kind,
    Protocol,
    Section,
)
from protocolwijzer.schools import load_site
from protocolwijzer.settings.yaml_places import read_yaml
from protocolwijzer.trees.drafts import is_unreviewed
from tests.drafting.drafted import MANAGER, MENTOR, draft_of, drafted, facts, files, load, protocol

A = Audience


def ends(tree: DecisionTree) -> Mapping[str, Verdict]:
    """Where each walk ends, by its answers: "what=a-1&a-1-if=holds"."""
    found = {}
    for state in walks(tree.flow):
        assert state.result
        answers = "&".join(f"{step.question}={step.chosen[0]}" for step in state.steps)
        found[answers] = state.result.verdict
    return found


def one(text: str, kind: Kind, *, language: str = "nl", judgement: bool = False) -> DecisionTree:
    """The draft of a text with one clause, worth a tree or not."""
    source = protocol(f"## A {{#a}}\n\n1. {text}\n", language)
    return tree_of(source, {"a.1": facts(kind, judgement=judgement)})


def tree_of(source: Protocol, its: Mapping[str, ClauseFacts]) -> DecisionTree:
    """The draft of all clauses, which are about the same."""
    (tree,), diagnostics = load(draft_of(source, its), source, its, ("nl", "en"), (MENTOR,))
    assert {found.code.slug for found in diagnostics} == {"draft-tree"}, [*map(str, diagnostics)]
    return tree


# --- what is asked ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Je maakt geen foto's, tenzij de ander daar toestemming voor geeft."),
        ("nl", "Filmen zonder toestemming van de leraar is verboden."),
        ("nl", "Je mag alleen na toestemming van de leraar filmen."),
        ("en", "Pupils must not take pictures of others without asking them first."),
        ("en", "No photos may be taken unless everyone agrees."),
    ],
)
def test_a_prohibition_without_permission(language: str, text: str) -> None:
    tree = one(text, Kind.MUST_NOT, language=language)
    assert tree.id == "photo"
    assert ends(tree) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.NO,
        "a-1-if=unsure": Verdict.ASK,
    }
    assert tree.questions["a-1-if"].ask == {
        "nl": "[nakijken] Is daar toestemming voor gegeven?",
        "en": "[review] Has permission been given for it?",
    }
    assert tree.flow.outcomes["a-1-allowed"].exception
    assert tree.outcomes["a-1-rule"].say["en"] == "[review] No, not without permission."
    assert tree.outcomes["ask-someone"].contacts == ("mentor",)
    assert tree.flow.outcomes["ask-someone"].judgement


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Niemand maakt foto's van een ander zonder dat die dat weet en goedvindt."),
        ("nl", "Film niemand zonder dat die dat weet."),
        ("en", "Nobody takes photos of others without their knowing and agreeing."),
        ("en", "Do not film anyone without that person's consent."),
    ],
)
def test_what_somebody_must_know_of_is_asked_as_permission(language: str, text: str) -> None:
    tree = one(text, Kind.MUST_NOT, language=language)
    assert tree.questions["a-1-if"].ask["en"] == "[review] Has permission been given for it?"
    assert tree.outcomes["a-1-rule"].say["nl"] == "[nakijken] Nee, niet zonder toestemming."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MUST_NOT, "Film niet zonder toestemming, behalve in noodgevallen."),
        (Kind.MUST_NOT, "Film niet, tenzij de leraar het goedvindt en niemand in beeld komt."),
        (Kind.MAY, "Je mag filmen als de les uit is, met toestemming van de leraar."),
        (Kind.MAY, "Op het plein mag je filmen als de leraar toestemming geeft."),
        (Kind.MAY, "Je mag filmen als je in overleg met de leraar een project maakt."),
    ],
)
def test_permission_is_not_asked_alone_where_a_rule_asks_more(kind: Kind, text: str) -> None:
    ask = one(text, kind).questions["a-1-if"].ask["nl"]
    what = "voorwaarde" if kind is Kind.MAY else "uitzondering"
    assert ask.startswith(f"[nakijken] Geldt de {what} in regel A.1")


@pytest.mark.parametrize(
    "text",
    [
        "Als je ruzie hebt, maak je geen foto's.",
        "Maak geen foto's wanneer iemand zich omkleedt.",
        "Ligt er iemand op de grond, dan maak je geen foto's.",
        "Tijdens de viering maakt u geen foto's.",
        "Maak geen foto's in de kleedkamers.",
        "Take no photos when somebody gets changed.",
        "Take no photos in the changing rooms.",
    ],
)
def test_a_prohibition_on_a_condition_is_a_no_in_that_case(text: str) -> None:
    tree = one(text, Kind.MUST_NOT)
    assert ends(tree) == {"what=a-1": Verdict.NO, "what=other": Verdict.ASK}
    assert tree.outcomes["a-1-rule"].say["nl"] == "[nakijken] Nee, dan mag het niet."


@pytest.mark.parametrize(
    "text",
    [
        # Too long for an option, and what an option leaves out.
        "Bezoekers, ouders en stagiairs maken geen foto's in de gangen, in de aula of op de trap.",
        "Maak nooit foto's van anderen wanneer die zich omkleden.",
    ],
)
def test_a_prohibition_of_which_an_option_leaves_out_the_circumstances(text: str) -> None:
    tree = one(text, Kind.MUST_NOT)
    assert tree.flow.outcomes["a-1-rule"].verdict is Verdict.NO
    assert tree.outcomes["a-1-rule"].say == {
        "nl": f"[nakijken] {text}",
        "en": "[review] No, then it is not allowed.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "U mag foto's maken van uw kind. Staan er andere kinderen op, dan houdt u die voor uzelf.",
        "Tijdens vieringen mag u foto's maken van uw kind.",
        "In de pauze mag je foto's maken.",
        "Heeft de ander het gevraagd? Dan mag je een foto maken.",
        "You may take photos on school trips.",
    ],
)
def test_a_permission_on_a_condition_is_no_flat_yes(text: str) -> None:
    assert ends(one(text, Kind.MAY)) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.ASK,
        "a-1-if=unsure": Verdict.ASK,
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Je mag filmen als de leraar toestemming geeft."),
        ("nl", "Je mag alleen filmen met toestemming van de leraar."),
        ("nl", "Je mag filmen als: de leraar het goedvindt."),
        ("en", "You may film if the teacher agrees."),
    ],
)
def test_a_permission_that_needs_leave(language: str, text: str) -> None:
    tree = one(text, Kind.MAY, language=language)
    assert tree.questions["a-1-if"].ask["en"] == "[review] Has permission been given for it?"


def test_a_duty_to_do_something_only_in_some_way_makes_no_exception() -> None:
    tree = one("Foto's maak je alleen met een toestel van school.", Kind.MUST)
    assert ends(tree) == {"what=a-1": Verdict.ACT, "what=other": Verdict.ASK}


def test_a_prohibition_with_another_exception() -> None:
    tree = one("Word geen vrienden met leerlingen, behalve met een werkaccount.", Kind.MUST_NOT)
    assert tree.id == "online-friends"
    assert tree.questions["a-1-if"].ask == {
        "nl": "[nakijken] Geldt de uitzondering in regel A.1: "
        "\u201cbehalve met een werkaccount\u201d?",
        "en": "[review] Does the exception in rule A.1 apply?",
    }
    assert tree.outcomes["a-1-rule"].say["nl"] == "[nakijken] Nee, dat mag niet."


def test_a_prohibition_without_an_exception() -> None:
    tree = one("Het is niet toegestaan om anderen te filmen of dat te plaatsen.", Kind.MUST_NOT)
    assert ends(tree) == {"what=a-1": Verdict.NO, "what=other": Verdict.ASK}
    options = tree.questions["what"].options
    assert options["a-1"].text == {
        "nl": "[nakijken] Anderen filmen of dat plaatsen",
        "en": "[review] What rule A.1 is about",
    }
    assert options["other"].text["nl"] == "Iets anders, of ik weet het niet"


def test_a_duty_during_lessons_with_an_exception() -> None:
    tree = one(
        "Tijdens de les is je telefoon uit, tenzij je toestemming hebt van de leraar.", Kind.MUST
    )
    assert tree.id == "phone"
    assert ends(tree) == {
        "a-1-when=holds&a-1-if=holds": Verdict.KNOW,
        "a-1-when=holds&a-1-if=not": Verdict.ACT,
        "a-1-when=holds&a-1-if=unsure": Verdict.ASK,
        "a-1-when=not": Verdict.KNOW,
        "a-1-when=unsure": Verdict.ASK,
    }
    assert tree.questions["a-1-when"].ask["nl"] == "[nakijken] Is het tijdens de les?"
    assert (
        tree.outcomes["a-1-outside"].say["nl"]
        == "[nakijken] Regel A.1 geldt alleen tijdens de les."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Gebruik je telefoon niet tijdens de les of het buitentoezicht."),
        ("nl", "Gebruik je telefoon niet tijdens het overblijven en in de les."),
        ("nl", "Gebruik in de les, de kring en de gymzaal geen telefoon."),
        ("nl", "In de les en op het plein gebruik je geen telefoon."),
        ("en", "Do not use your phone during lessons or playground duty."),
        ("en", "Do not use your phone during lessons and on school trips."),
    ],
)
def test_lessons_are_not_asked_about_where_a_rule_names_more_than_those(
    language: str, text: str
) -> None:
    tree = one(text, Kind.MUST_NOT, language=language)
    assert ends(tree) == {"what=a-1": Verdict.NO, "what=other": Verdict.ASK}
    # Whoever chose the option said that it is then.
    assert tree.outcomes["a-1-rule"].say == {
        "nl": "[nakijken] Nee, dan mag het niet.",
        "en": "[review] No, then it is not allowed.",
    }


def test_lessons_and_more_with_an_exception() -> None:
    text = "Gebruik geen telefoon tijdens de les of het buitentoezicht, behalve in noodgevallen."
    tree = one(text, Kind.MUST_NOT)
    assert ends(tree) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.NO,
        "a-1-if=unsure": Verdict.ASK,
    }
    # No option said when.
    assert tree.outcomes["a-1-rule"].say["nl"] == f"[nakijken] {text}"


@pytest.mark.parametrize(
    ("kind", "text", "questions"),
    [
        (Kind.MUST, "Je telefoon is uit, behalve in de les.", {"a-1-if"}),
        (Kind.MUST, "Je telefoon is altijd uit, niet alleen in de les.", {"what"}),
        (Kind.MUST, "Your phone is off, also during lessons.", {"what"}),
        (Kind.MAY, "In de les mag je een tablet gebruiken.", {"a-1-when"}),
    ],
)
def test_lessons_that_a_rule_is_not_about(kind: Kind, text: str, questions: set[str]) -> None:
    assert {*one(text, kind).questions} == questions


@pytest.mark.parametrize(
    "text",
    [
        "In de les en in de pauze is je telefoon uit.",
        "Telefoons zijn uit, zowel in als buiten de les.",
        "Je telefoon is uit.",
    ],
)
def test_a_duty_that_is_not_about_lessons_alone(text: str) -> None:
    assert ends(one(text, Kind.MUST)) == {"what=a-1": Verdict.ACT, "what=other": Verdict.ASK}


def test_a_permission() -> None:
    tree = one("Je mag een tablet meenemen.", Kind.MAY)
    assert ends(tree) == {"what=a-1": Verdict.YES, "what=other": Verdict.ASK}


def test_a_permission_on_a_condition_forbids_nothing() -> None:
    tree = one("Je mag een tablet meenemen als die geen geluid maakt.", Kind.MAY)
    assert ends(tree) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.ASK,
        "a-1-if=unsure": Verdict.ASK,
    }
    assert tree.questions["a-1-if"].ask["nl"] == (
        "[nakijken] Geldt de voorwaarde in regel A.1: \u201cals die geen geluid maakt\u201d?"
    )


def test_a_permission_that_needs_leave_in_lessons() -> None:
    tree = one(
        "Een telefoon mag mee. Voor gebruik in de les is toestemming van de leraar nodig.", Kind.MAY
    )
    assert ends(tree) == {
        "a-1-when=holds&a-1-if=holds": Verdict.YES_IF,
        "a-1-when=holds&a-1-if=not": Verdict.ASK,
        "a-1-when=holds&a-1-if=unsure": Verdict.ASK,
        "a-1-when=not": Verdict.YES,
        "a-1-when=unsure": Verdict.ASK,
    }


def test_the_parts_of_a_rule_speak_for_it() -> None:
    trees = drafted(
        "## A {#a}\n\n1. Zonder toestemming is het verboden om:\n"
        "   a. anderen te filmen;\n   b. iemand te fotograferen.\n",
        {name: facts(Kind.MUST_NOT) for name in ("a.1", "a.1a", "a.1b")},
    )
    tree = trees["photo"]
    assert [*tree.flow.questions] == ["what", "a-1a-if", "a-1b-if"]
    assert {clause for each in tree.flow.outcomes.values() for clause in each.clauses} == {
        "a.1a",
        "a.1b",
    }


@pytest.mark.parametrize(
    ("language", "lead_in", "item", "option"),
    [
        ("nl", "Je mag je telefoon gebruiken als:", "je ziek bent;", "Als je ziek bent"),
        ("nl", "Je mag je telefoon gebruiken als:", "als je ziek bent;", "Als je ziek bent"),
        ("nl", "Zorg ervoor dat", "je telefoon uit staat.", "Dat je telefoon uit staat"),
        ("en", "You may use your phone if:", "you are ill;", "If you are ill"),
        ("nl", "Het is verboden:", "foto's door te sturen;", "Foto's doorsturen"),
        ("nl", "Het is verboden om op school:", "te 'filmen';", "'filmen'"),
        ("nl", "Niet toegestaan zijn:", "foto's van anderen;", "Foto's van anderen"),
    ],
)
def test_a_part_of_a_rule_stands_with_its_lead_in(
    language: str, lead_in: str, item: str, option: str
) -> None:
    source = protocol(f"## A {{#a}}\n\n1. {lead_in}\n   a. {item}\n   b. {item}\n", language)
    its = {name: facts(Kind.MAY) for name in ("a.1", "a.1a", "a.1b")}
    (draft,) = draft_of(source, its).values()
    assert f"#   A.1a: {lead_in} {item}\n" in draft
    tree = tree_of(source, its)
    assert tree.questions["what"].options["a-1a"].text[language].endswith(f"] {option}")


@pytest.mark.parametrize(
    ("kind", "text", "option"),
    [
        # What a rule is about, without that on which it depends.
        (Kind.MUST, "De telefoon staat uit zodra je op het plein bent.", "De telefoon staat uit"),
        (Kind.MUST_NOT, "Je filmt anderen niet, tenzij het mag.", "Je filmt anderen niet"),
        (Kind.MUST, "Krijg je een nare foto? Ga naar je mentor.", "Krijg je een nare foto?"),
        (
            Kind.MAY,
            "AI may be used for homework only if you say so.",
            "AI may be used for homework",
        ),
        (
            *(Kind.MAY, "Het is de leraar toegestaan om foto's later te delen mits niemand huilt."),
            "Foto's later delen",
        ),
        # What is too short without it stays whole.
        (Kind.MUST, "Maak foto's als het mag.", "Maak foto's als het mag"),
        # "Te" goes with "om".
        (
            Kind.MUST_NOT,
            "Het is verboden om foto's door te sturen.",
            "Foto's doorsturen",
        ),
        (
            Kind.MUST_NOT,
            "Het is verboden om zonder toestemming foto's te maken.",
            "Zonder toestemming foto's maken",
        ),
        (
            Kind.MUST_NOT,
            "Het is verboden om foto's te maken zonder het te vragen.",
            "Foto's maken zonder het te vragen",
        ),
    ],
)
def test_an_option_says_what_a_rule_is_about(kind: Kind, text: str, option: str) -> None:
    source = protocol(f"## A {{#a}}\n\n1. {text}\n2. {text}\n")
    tree = tree_of(source, {"a.1": facts(kind), "a.2": facts(kind)})
    assert tree.questions["what"].options["a-1"].text["nl"] == f"[nakijken] {option}"


HARD = "tenzij de verantwoordelijke leidinggevende voorafgaand schriftelijk aanvullende voorwaarden"


@pytest.mark.parametrize(
    ("kind", "text", "ask"),
    [
        # Words that can be told apart.
        (
            *(Kind.MAY, "Leerlingen die ver weg wonen, mogen hun telefoon bij zich houden."),
            "Geldt de voorwaarde in regel A.1: “Leerlingen die ver weg wonen”?",
        ),
        (
            *(Kind.MAY, "Muziek op je telefoon mag wel, maar niet op de gang."),
            "Geldt de voorwaarde in regel A.1: “niet op de gang”?",
        ),
        (
            *(Kind.MAY, "Gedurende de kerstmarkt mag u uw telefoon gebruiken."),
            "Geldt de voorwaarde in regel A.1: “Gedurende de kerstmarkt”?",
        ),
        # The sentence that they stand in.
        (
            *(Kind.MAY, "Een telefoon mag mee. Om medische redenen is hij aan."),
            "Geldt de voorwaarde in regel A.1: “Om medische redenen is hij aan”?",
        ),
        (
            *(Kind.MUST_NOT, "Gebruik geen telefoon. Er is één uitzondering: een noodgeval."),
            "Geldt de uitzondering in regel A.1: “Er is één uitzondering: een noodgeval”?",
        ),
        # As much of it as is easy to read.
        (
            Kind.MUST_NOT,
            f"Geen telefoon, {HARD} nauwgezet formuleerde.",
            f"Geldt dit: “{HARD}...”?",
        ),
    ],
)
def test_a_question_quotes_the_condition(kind: Kind, text: str, ask: str) -> None:
    assert one(text, kind).questions["a-1-if"].ask["nl"] == f"[nakijken] {ask}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Je telefoon mag mee; dat spreken je ouders af met de leraar."),
        ("nl", "Een telefoon mag op verzoek van ouders mee."),
        ("nl", "Je telefoon mag mee. Je ouders moeten daar toestemming voor geven."),
        ("nl", "Je telefoon mag mee als opa akkoord is. In de les is toestemming van oma nodig."),
        ("en", "A phone may come along for medical reasons."),
        ("en", "Pupils who live far away may bring a phone."),
    ],
)
def test_what_a_reader_must_meet_first_is_asked(language: str, text: str) -> None:
    assert ends(one(text, Kind.MAY, language=language)) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.ASK,
        "a-1-if=unsure": Verdict.ASK,
    }


def test_leave_that_is_not_needed_is_no_condition() -> None:
    tree = one("Je mag je telefoon zonder toestemming van de leraar meenemen.", Kind.MAY)
    assert ends(tree) == {"what=a-1": Verdict.YES, "what=other": Verdict.ASK}


def test_a_condition_that_an_option_says_is_not_asked_again() -> None:
    source = protocol(
        "## A {#a}\n\n1. Tijdens het feest mag u filmen.\n"
        "2. Op straat mag u filmen zolang het licht is.\n"
    )
    tree = tree_of(source, {"a.1": facts(Kind.MAY), "a.2": facts(Kind.MAY)})
    assert ends(tree) == {
        "what=a-1": Verdict.YES_IF,
        "what=a-2&a-2-if=holds": Verdict.YES_IF,
        "what=a-2&a-2-if=not": Verdict.ASK,
        "what=a-2&a-2-if=unsure": Verdict.ASK,
        "what=other": Verdict.ASK,
    }


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Vergeet je een keer je boek, dan vraag je om een laptop.", "Vergeet je een keer je boek"),
        ("Als je laptop leeg is, laad je hem op.", "Als je laptop leeg is"),
        ("Leerlingen die een laptop lenen, brengen die terug.", "Leerlingen die een laptop lenen"),
        ("When your laptop is empty, charge it.", "When your laptop is empty"),
    ],
)
def test_the_option_of_an_order_is_its_case(text: str, option: str) -> None:
    tree = one(text, Kind.MUST)
    assert tree.questions["what"].options["a-1"].text["nl"] == f"[nakijken] {option}"
    assert tree.outcomes["a-1-rule"].say["nl"] == f"[nakijken] {text}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "We plaatsen alleen foto's als de ouders daar toestemming voor geven."),
        ("nl", "Foto's komen uitsluitend met schriftelijke toestemming op de website."),
        ("en", "We only post photos of pupils if their parents have given consent."),
    ],
)
def test_a_duty_to_have_leave_is_a_question(language: str, text: str) -> None:
    tree = one(text, Kind.MUST, language=language)
    assert ends(tree) == {
        "a-1-if=holds": Verdict.YES_IF,
        "a-1-if=not": Verdict.NO,
        "a-1-if=unsure": Verdict.ASK,
    }
    assert tree.questions["a-1-if"].ask["nl"] == "[nakijken] Is daar toestemming voor gegeven?"


@pytest.mark.parametrize(
    "text",
    [
        "Word geen vrienden op Instagram. Er is één uitzondering: een werkaccount.",
        "Do not be friends on Instagram. There is one exception: an account for work.",
    ],
)
def test_an_exception_in_a_sentence_of_its_own(text: str) -> None:
    assert [*one(text, Kind.MUST_NOT).questions] == ["a-1-if"]


ITEMS = """\
## A {{#a}}

1. {lead_in}
   a. {one}
   b. {other}
"""


@pytest.mark.parametrize(
    ("language", "kind", "lead_in", "one", "other", "option"),
    [
        (
            *(
                "nl",
                Kind.MUST,
                "In augustus vragen wij toestemming voor foto's:",
                "in de schoolgids;",
            ),
            *(
                "op de muur.",
                "In augustus vragen wij toestemming voor foto's: in de schoolgids; op de muur",
            ),
        ),
        (
            *("nl", Kind.MUST_NOT, "Deel nooit foto's via:", "appgroepen;", "andere kanalen."),
            "Deel nooit foto's via: appgroepen; andere kanalen",
        ),
        (
            *("nl", Kind.MUST, "Neem op maandag mee:", "een laptop;", "een schrift."),
            "Neem op maandag mee: een laptop; een schrift",
        ),
        (
            *("nl", Kind.MUST, "Bewaar foto's:", "een jaar;", "voor altijd."),
            "Bewaar foto's: een jaar; voor altijd",
        ),
        (
            *("en", Kind.MUST_NOT, "Do not film others:", "at the pool;", "in the showers."),
            "Do not film others: at the pool; in the showers",
        ),
    ],
)
def test_places_and_cases_are_one_rule_with_what_they_are_of(
    language: str, kind: Kind, lead_in: str, one: str, other: str, option: str
) -> None:
    source = protocol(ITEMS.format(lead_in=lead_in, one=one, other=other), language)
    its = {name: facts(kind) for name in ("a.1", "a.1a", "a.1b")}
    (rule,) = rules_of(source, its)
    assert (rule.id, rule.parts) == ("a.1", f"{one} {other}")
    (draft,) = draft_of(source, its).values()
    assert f"#   A.1: {lead_in} {one} {other}\n" in draft
    tree = tree_of(source, its)
    assert tree.questions["what"].options["a-1"].text[language].endswith(f"] {option}")


def test_places_of_what_is_no_rule_are_none() -> None:
    source = protocol(ITEMS.format(lead_in="Foto's hangen er:", one="in de hal;", other="buiten."))
    its = {name: facts(Kind.MUST) for name in ("a.1a", "a.1b")}
    assert not [*rules_of(source, {"a.1": facts(Kind.STATEMENT), **its})]


def test_an_answer_that_is_too_hard_to_read_is_left_to_the_author() -> None:
    hard = (
        "Fotomateriaal verantwoordelijkerwijs behandelen conform privacyregelgeving betekent "
        "terughoudendheid."
    )
    easy = "Vraag het eerst, en maak dan pas een foto."
    says = [one(text, Kind.MUST).outcomes["a-1-rule"].say["nl"] for text in (easy, hard * 2)]
    assert says == [f"[nakijken] {easy}", "[nakijken] Lees wat er in regel A.1 staat."]


def test_what_needs_judgement_is_asked() -> None:
    tree = one("Plaats geen foto die pijn kan doen.", Kind.MUST_NOT, judgement=True)
    assert {*ends(tree).values()} == {Verdict.ASK}


# --- for whom -----------------------------------------------------------------------------------

# A rule that is worth a tree by itself.
FILMING = "Film niemand, tenzij die dat goedvindt."
PHOTOS = """\
## A {#a}

1. Maak geen foto's, tenzij de ander het goedvindt.
2. Personeel maakt foto's met een toestel van school.
3. Ouders zetten foto's van anderen niet op internet.
"""
EVERYONE = (A.STUDENTS, A.PARENTS, A.STAFF_WORK, A.STAFF_HOME, A.OTHERS)


def test_one_tree_for_all_that_have_the_same_rules() -> None:
    (tree,) = drafted(
        f"## A {{#a}}\n\n1. {FILMING}\n", {"a.1": facts(Kind.MUST_NOT, *EVERYONE)}
    ).values()
    assert tree.id == "photo"
    assert tree.audiences == EVERYONE[:4]
    assert tree.addresses == {"nl": "foto-of-filmpje", "en": "photo-or-video"}
    assert tree.outcomes["ask-someone"].contacts == ("mentor", "manager")


def test_a_tree_for_each_that_have_rules_of_their_own() -> None:
    trees = drafted(
        PHOTOS,
        {
            "a.1": facts(Kind.MUST_NOT, *EVERYONE),
            "a.2": facts(Kind.MUST, A.STAFF_WORK),
            "a.3": facts(Kind.MUST_NOT, A.PARENTS),
        },
    )
    assert {name: tree.audiences for name, tree in trees.items()} == {
        "photo-students": (A.STUDENTS,),
        "photo-parents": (A.PARENTS,),
        # Those at home have no rule that they do not have at work.
        "photo-staff": (A.STAFF_WORK, A.STAFF_HOME),
    }
    assert trees["photo-parents"].addresses == {
        "nl": "foto-of-filmpje-ouders",
        "en": "photo-or-video-parents",
    }
    assert trees["photo-staff"].outcomes["ask-someone"].contacts == ("manager",)


def test_staff_at_work_and_at_home_with_other_rules() -> None:
    trees = drafted(
        f"## A {{#a}}\n\n1. {FILMING}\n2. {FILMING}\n",
        {"a.1": facts(Kind.MUST_NOT, A.STAFF_HOME), "a.2": facts(Kind.MUST_NOT, A.STAFF_WORK)},
    )
    assert {*trees} == {"photo-staff-work", "photo-staff-home"}


def test_nobody_to_ask() -> None:
    (tree,) = drafted(
        f"## A {{#a}}\n\n1. {FILMING}\n", {"a.1": facts(Kind.MUST_NOT)}, contacts=[MANAGER]
    ).values()
    assert not tree.outcomes["ask-someone"].contacts
    assert not tree.flow.outcomes["ask-someone"].judgement


@pytest.mark.parametrize(
    "its",
    [
        facts(Kind.STATEMENT),
        facts(Kind.CONSEQUENCE),
        facts(Kind.MUST, A.OTHERS),
    ],
)
def test_what_no_tree_can_be_drafted_from(its: ClauseFacts) -> None:
    assert not draft_trees(protocol(f"## A {{#a}}\n\n1. {FILMING}\n"), {"a.1": its}, ("nl",))


def test_nothing_that_schools_get_asked() -> None:
    source = protocol(f"## A {{#a}}\n\n1. Kom op tijd.\n2. {FILMING}\n")
    assert not draft_trees(source, {"a.1": facts(Kind.MUST)}, ("nl", "en"))
    assert not draft_trees(source, {}, ("nl", "en"))


# --- what it says -------------------------------------------------------------------------------


def test_every_text_that_is_about_a_rule_is_to_be_reviewed() -> None:
    tree = one("Tijdens de les film je niemand, tenzij de leraar toestemming geeft.", Kind.MUST_NOT)
    about_rules = [
        *(words.ask for words in tree.questions.values()),
        *(words.say for name, words in tree.outcomes.items() if name != "ask-someone"),
    ]
    assert not any(words.explain for words in tree.outcomes.values())
    assert all(is_unreviewed(text) for words in about_rules for text in words.values())
    answers = {
        text
        for words in tree.questions.values()
        for option in words.options.values()
        for text in option.text.values()
    }
    assert answers == {"Ja", "Yes", "Nee", "No", "Ik weet het niet", "I don't know"}


@pytest.mark.parametrize("languages", [("nl",), ("en",), ("en", "nl"), ("nl", "de"), ("ar",)])
def test_the_languages_of_the_school(languages: tuple[str, ...]) -> None:
    (tree,) = drafted(
        f"## A {{#a}}\n\n1. {FILMING}\n", {"a.1": facts(Kind.MUST_NOT)}, languages=languages
    ).values()
    assert [*tree.title] == [*languages]
    # Where drafts do not speak a language, everything is left to the author.
    spoken = {language: language in {"nl", "en"} for language in languages}
    assert {language: not is_unreviewed(text) for language, text in tree.title.items()} == spoken


def test_remarks_hold_the_rules_in_the_language_of_the_author() -> None:
    source = protocol(f"## Foto's {{#fotos}}\n\n1. {FILMING}\n")
    its = {"fotos.1": facts(Kind.MUST_NOT)}
    (dutch,) = files(source, its, ("nl", "en")).values()
    assert dutch.startswith("# Een concept, gemaakt op basis van het protocol.")
    assert f"#   Foto's 1: {FILMING}\n" in dutch
    assert "protocolwijzer ask photo\n" in dutch
    (english,) = files(source, its, ("en", "nl")).values()
    assert english.startswith("# A draft, made from the protocol.")
    assert f"#   Foto's 1: {FILMING}\n" in english


def test_whom_a_rule_is_for_stands_with_it_where_not_all_are() -> None:
    source = protocol(PHOTOS)
    its = {"a.1": facts(Kind.MUST_NOT, *EVERYONE), "a.2": facts(Kind.MUST, A.STAFF_WORK)}
    drafts = draft_trees(source, its, ("nl", "en"))
    assert "#   A.2 [staff-work]: Personeel" in drafts["photo-staff.yml"]
    assert "#   A.1: Maak" in drafts["photo-staff.yml"]


def test_more_rules_than_a_reader_can_choose_from() -> None:
    count = 11
    text = "## A {#a}\n\n" + "".join(f"{n}. {FILMING}\n" for n in range(1, count + 1))
    its = {f"a.{n}": facts(Kind.MUST_NOT) for n in range(1, count + 1)}
    (tree,) = drafted(text, its).values()
    assert len(tree.questions["what"].options) == 8 + 1
    (draft,) = files(protocol(text), its).values()
    assert "te veel voor één vragenboom: A.9, A.10, A.11\n" in draft


def test_a_rule_as_long_as_a_book() -> None:
    text = f"## A {{#a}}\n\n1. {FILMING} {'Dat is niet aardig. ' * 5000}\n"
    (tree,) = drafted(text, {"a.1": facts(Kind.MUST_NOT)}).values()
    assert tree.id == "photo"
    (draft,) = files(protocol(text), {"a.1": facts(Kind.MUST_NOT)}, ("nl",)).values()
    assert len(draft) < 10_000


def test_a_finished_draft_is_a_tree() -> None:
    """What an author does: review every text, take the line out."""
    source = protocol("## A {#a}\n\n1. Film niemand, tenzij je toestemming hebt.\n")
    its = {"a.1": facts(Kind.MUST_NOT)}
    (text,) = files(source, its, contacts=[MENTOR]).values()
    finished = text.replace("[nakijken] ", "").replace("[review] ", "")
    drafts, diagnostics = load({"photo.yml": finished}, source, its, ("nl", "en"), [MENTOR])
    assert [found.code.slug for found in diagnostics] == ["draft-tree"]
    assert "still to be reviewed" not in next(iter(diagnostics)).message
    assert replay(drafts[0].flow, {"a-1-if": ("not",)}).at == "a-1-rule"


# --- subjects -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leerlingen delen hun inloggegevens niet.", "passwords"),
        (
            "Verzoeken van leerlingen op een privéaccount neem je niet aan: geen vrienden.",
            "online-friends",
        ),
        ("Docenten sturen leerlingen geen privéberichten.", "online-friends"),
        ("Buitensluiten in de groepsapp mag niet.", "group-chat"),
        ("In de groepsapp pest of bedreig je niemand.", "group-chat"),
        ("Bewaar je mobiel in je kluisje.", "phone"),
        ("Wie gepest wordt, meldt dat bij de mentor.", "something-wrong"),
        ("Deel geen persoonsgegevens.", "confidential"),
        ("Wees vriendelijk. Bel het telefoonnummer van school.", None),
        ("Use AI for homework only when a teacher says so.", "ai"),
        ("Ask permission before you record someone.", "photo"),
        ("Pupils keep mobile phones in their lockers.", "phone"),
        ("Report cyberbullying to a teacher.", "something-wrong"),
        ("Follow the rules in a friendly way.", None),
        # A message that a reader gets is not one that they post.
        ("Word je gepest of krijg je nare berichten? Bewaar het bericht.", "something-wrong"),
        ("Krijg je een naar bericht? Vertel het aan je leerkracht.", "something-wrong"),
        ("If you receive an unpleasant message, tell your teacher.", "something-wrong"),
        ("Bewaar het bericht.", None),
        ("Stuur na zes uur geen berichten aan ouders.", "message"),
        ("Berichten van anderen mag je niet doorsturen.", "message"),
        ("Do not send messages after six.", "message"),
    ],
)
def test_what_a_rule_is_about(text: str, expected: str | None) -> None:
    subject = subject_of(Kind.MUST, text, ())
    assert (subject.id if subject else None) == expected


def test_a_rule_is_about_what_it_stands_under_where_it_does_not_say() -> None:
    subject = subject_of(Kind.MUST, "Die liggen in de kluis.", ("Voor in de les:",), "Telefoons")
    assert subject
    assert subject.id == "phone"
    assert subject_of(Kind.STATEMENT, "Telefoons liggen in de kluis.", ()) is None


def about(kind: Kind, text: str, *, heading: str = "", document: str = "") -> str | None:
    subject = subject_of(kind, text, (), heading, document)
    return subject.id if subject else None


def test_to_be_hurtful_and_to_be_hurt_are_two_questions() -> None:
    assert about(Kind.MUST_NOT, "Bedreig of beledig online niemand.") == "message"
    assert about(Kind.MUST, "Word je bedreigd, vertel het dan.") == "something-wrong"
    # What is forbidden to whoever it happens to.
    shared = "Krijg je een naaktfoto? Stuur die niet door, maar ga naar de vertrouwenspersoon."
    assert about(Kind.MUST_NOT, shared) == "something-wrong"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MUST_NOT, "Pesten en discrimineren accepteren wij niet."),
        (Kind.MUST_NOT, "Wij sluiten vriendschap en maken geen ruzie."),
        (Kind.MUST, "Fietsen plaatst u in het rek."),
        (Kind.MUST_NOT, "Do not threaten anyone."),
    ],
)
def test_what_people_do_online_is_asked_where_a_rule_is_about_that(kind: Kind, text: str) -> None:
    assert about(kind, text) is None
    assert about(kind, text, document="Protocol sociale media") in {"message", "online-friends"}


@pytest.mark.parametrize(
    "text",
    [
        "Ouders melden hun kind voor half negen ziek.",
        "Verlies van een sleutel meldt de medewerker direct.",
        "Report any absence before nine.",
    ],
)
def test_to_report_something_is_not_yet_to_be_hurt(text: str) -> None:
    assert about(Kind.MUST, text) is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Telefoons en horloges", "phone"),
        ("Mobile phones", "phone"),
        ("Groepsapps en klachten", None),
        ("Protocol telefoons, foto's en internet", None),
        ("", None),
    ],
)
def test_a_heading_says_what_a_rule_is_about_where_it_names_one_thing(
    heading: str, expected: str | None
) -> None:
    assert about(Kind.MUST, "Die liggen in de kluis.", heading=heading) == expected


def test_what_the_school_may_do_is_no_answer_to_its_readers() -> None:
    text = "## A {#a}\n\n1. De school mag het netwerk controleren.\n2. De school filmt niemand.\n"
    its = {"a.1": facts(Kind.MAY, *EVERYONE), "a.2": facts(Kind.MUST_NOT, *EVERYONE)}
    assert [(rule.id, rule.audiences) for rule in rules_of(protocol(text), its)] == [
        ("a.2", frozenset({A.STAFF_WORK, A.STAFF_HOME}))
    ]


def test_subjects_have_names_and_addresses_of_their_own() -> None:
    assert len({subject.id for subject in SUBJECTS}) == len(SUBJECTS)
    for language in ("nl", "en"):
        assert len({subject.address[language] for subject in SUBJECTS}) == len(SUBJECTS)
        assert all(subject.title[language].endswith("?") for subject in SUBJECTS)


# --- whatever a school has ----------------------------------------------------------------------


def test_both_schools(adopted: Mapping[str, Path]) -> None:
    site = load_site(Path("docs/protocols"), adopted=adopted, diagnostics=Diagnostics())
    assert site
    for school in site.schools:
        for source in (school.adopted, *school.editions.values()):
            assert source
            drafts = files(source, school.facts, school.languages, school.contacts)
            trees, diagnostics = load(
                drafts, source, school.facts, school.languages, school.contacts
            )
            assert [found.code.slug for found in diagnostics] == ["draft-tree"]
            assert 0 < len(trees) == len(drafts) <= 6


WORDS = (
    "je mag geen niet foto's filmen telefoon tijdens de les tenzij toestemming als alleen met "
    "vrienden wachtwoord pesten melden privacy bericht internet groepsapp AI . ; ** <b>x</b> "
    '"quote" \\ : # {a: b} [x](y) null \u2028 \u0085 \ufeff \x07 \u00e9 \U0001f642 must not unless '
    "photo phone Hetisvoorbetrokkenennadrukkelijkniettoegestaanomditindelestedoen"
)
words = st.sampled_from(WORDS.split(" "))
texts = st.lists(words, max_size=30).map(" ".join)
ids = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,6}", fullmatch=True) | st.sampled_from(
    ["null", "what", "other", "not", "is", "a.1", "a-1", "a.1-if", "yes", "1"]
)


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    names = draw(st.lists(ids, unique=True, max_size=8))

    def clause(name: str, *parts: Clause) -> Clause:
        return Clause(name, draw(st.sampled_from(["1", "-", ""])), (draw(texts),), parts)

    top: list[Clause] = []
    while names:
        name = names.pop()
        parts = [clause(names.pop()) for _ in range(min(len(names), draw(st.integers(0, 2))))]
        top.append(clause(name, *parts))
    section = Section("s", draw(texts), draw(texts), 2, tuple(top))
    return Protocol(draw(st.sampled_from(["nl", "en"])), EditionKind.ADOPTED, (), (section,))


audiences = st.lists(st.sampled_from(Audience), min_size=1, unique=True).map(tuple)
some_facts = st.builds(
    ClauseFacts,
    audiences,
    st.just(()),
    st.sampled_from(Kind),
    st.just({}),
    judgement=st.booleans(),
)
contacts = st.lists(
    st.builds(
        Contact,
        st.sampled_from(["mentor", "manager", "null", "coordinator"]),
        st.just({}),
        st.none(),
        audiences,
    ),
    unique_by=lambda contact: contact.role,
    max_size=3,
)
languages = st.sampled_from([("nl", "en"), ("en", "nl"), ("nl",), ("en",), ("nl", "ar"), ("de",)])


@settings(max_examples=150)
@given(protocols(), st.data(), languages, contacts)
def test_drafts_of_any_protocol_pass_the_checks(
    source: Protocol, data: st.DataObject, tags: tuple[str, ...], known: list[Contact]
) -> None:
    its = {name: data.draw(some_facts) for name in source.clause_ids() if data.draw(st.booleans())}
    drafts = files(source, its, tags, known)
    trees, diagnostics = load(drafts, source, its, tags, known)
    assert len(trees) == len(drafts) <= 6
    assert not [str(found) for found in diagnostics if found.code.slug != "draft-tree"]
    assert files(source, dict(reversed(its.items())), tags, known) == drafts


@given(st.text(max_size=200))
def test_any_text_is_written_so_that_it_can_be_read(text: str) -> None:
    clause = Clause("a.1", "1", (f"Geen foto, tenzij: {text}",))
    source = Protocol("nl", EditionKind.ADOPTED, (), (Section("a", text, text, 2, (clause,)),))
    for draft in files(source, {"a.1": facts(Kind.MUST_NOT)}).values():
        diagnostics = Diagnostics()
        assert read_yaml(draft, file="photo.yml", diagnostics=diagnostics), list(diagnostics)
