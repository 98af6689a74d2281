"""Which trees are drafted: those worth an author's time, and a note that names the others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from protocolwijzer.drafting import draft_trees
from protocolwijzer.drafting.writing import NOTE_FILE
from protocolwijzer.model import Audience, ClauseFacts, Kind
from tests.drafting.drafted import drafted, facts, files, protocol

A = Audience
MAY, MUST, MUST_NOT = Kind.MAY, Kind.MUST, Kind.MUST_NOT

Rules = Sequence[tuple[str, ClauseFacts]]


def text(rules: Rules) -> str:
    return "## A {#a}\n\n" + "".join(f"{n}. {rule}\n" for n, (rule, _) in enumerate(rules, start=1))


def kinds(rules: Rules) -> dict[str, ClauseFacts]:
    return {f"a.{n}": its for n, (_, its) in enumerate(rules, start=1)}


def made(*rules: tuple[str, ClauseFacts]) -> set[str]:
    """The ids of the drafts of these rules."""
    return {*drafted(text(rules), kinds(rules))}


def note(*rules: tuple[str, ClauseFacts], languages: Sequence[str] = ("nl", "en")) -> str:
    return draft_trees(protocol(text(rules)), kinds(rules), languages)[NOTE_FILE]


@pytest.mark.parametrize(
    "rules",
    [
        # Something depends on what a reader can be asked.
        [("Film niemand, tenzij die dat goedvindt.", MUST_NOT)],
        [("In de pauze mag je filmen.", MAY)],
        [("De school plaatst alleen foto's als ouders toestemming geven.", MUST)],
        # Not everything has the same answer.
        [("Film niemand op het plein.", MUST_NOT), ("Je mag filmpjes maken.", MAY)],
    ],
)
def test_worth_a_tree(rules: Sequence[tuple[str, Kind]]) -> None:
    of_staff = [(rule, facts(kind, A.STAFF_WORK)) for rule, kind in rules]
    assert made(*of_staff) == {"photo"}


@pytest.mark.parametrize(
    "rules",
    [
        [("Film niemand.", MUST_NOT)],
        [("Film niemand.", MUST_NOT), ("Maak geen foto's.", MUST_NOT)],
        [("Vraag het voordat je filmt.", MUST)],
        # However many all have the same answer.
        [("Film niemand.", MUST_NOT), ("Maak geen foto's.", MUST_NOT), ("Geen video's.", MUST_NOT)],
        # An answer would say what whoever chose it has just read.
        [("Film met beide handen.", MUST), ("Foto's gaan in een album.", MUST)],
        [("Film niemand.", MUST_NOT), ("Foto's gaan in een album.", MUST)],
        # An answer would only say that the rule is to be read.
        [
            ("Film niemand.", MUST_NOT),
            (f"Film netjes. {'Kijk altijd even om je heen. ' * 9}", MUST),
        ],
        [("Meld pesten bij de conciërge.", MUST), ("Wees lief bij pesten.", MUST)],
        # What is allowed takes more than one rule to tell.
        [("Je mag een laptop gebruiken als de docent dat goedvindt.", MAY)],
        # Help is needed in more than one case before it is asked which.
        [("Wie gepest wordt, gaat naar de mentor.", MUST)],
        # The second says nothing on whether it may.
        [("Film niemand.", MUST_NOT), ("Medewerkers wissen foto's na een maand.", MUST)],
    ],
)
def test_not_worth_a_tree_but_named(rules: Sequence[tuple[str, Kind]]) -> None:
    of_pupils = [(rule, facts(kind)) for rule, kind in rules]
    assert not draft_trees(protocol(text(of_pupils)), kinds(of_pupils), ("nl", "en"))
    another = ("Gebruik geen AI, tenzij het mag.", facts(MUST_NOT))
    assert made(*of_pupils, another) == {"ai"}
    _, _, others = note(*of_pupils, another).partition("Niet gemaakt, omdat de regels lezen")
    assert "(leerlingen: A.1" in others


def test_two_cases_of_being_hurt_are_worth_a_tree() -> None:
    trees = drafted(
        "## A {#a}\n\n1. Wie gepest wordt, gaat naar de mentor.\n"
        "2. Wie zich onveilig voelt, kan naar de vertrouwenspersoon.\n",
        {"a.1": facts(MUST), "a.2": facts(MAY)},
    )
    tree = trees["something-wrong"]
    # What may be done then is an answer, and no "yes, that is allowed".
    assert {
        name: (tree.flow.outcomes[name].verdict.value, words.say["nl"])
        for name, words in tree.outcomes.items()
    } == {
        "a-1-rule": ("act", "[nakijken] Wie gepest wordt, gaat naar de mentor."),
        "a-2-rule": (
            "know",
            "[nakijken] Wie zich onveilig voelt, kan naar de vertrouwenspersoon.",
        ),
        "ask-someone": ("ask", "Vraag het na op school."),
    }


def test_a_rule_on_something_else_about_it_stands_beside_the_tree() -> None:
    rules = (
        ("Film niemand, tenzij het mag.", facts(MUST_NOT)),
        ("Foto's worden na een maand gewist.", facts(MUST)),
        ("Ouders kunnen hun toestemming voor foto's intrekken.", facts(MAY, A.PARENTS)),
    )
    (draft,) = files(protocol(text(rules)), kinds(rules)).values()
    assert "# Ook hierover, maar geen antwoord op deze vraag: A.2\n" in draft
    assert "A.3" not in draft


def test_a_rule_that_an_answer_could_only_repeat_stands_beside_the_tree() -> None:
    rules = (
        ("Filmpjes zet je op de schijf van school.", facts(MUST)),
        ("Film niemand, tenzij het mag.", facts(MUST_NOT)),
        ("Foto's gaan in een album.", facts(MUST, A.STUDENTS, A.PARENTS)),
    )
    (draft,) = files(protocol(text(rules)), kinds(rules)).values()
    _, _, beside = draft.partition("# Ook hierover, maar een antwoord zou alleen de regel herhalen")
    assert beside.startswith(":\n#   A.1: Filmpjes zet je op de schijf van school.\n#   A.3: ")
    (tree,) = drafted(text(rules), kinds(rules)).values()
    assert [*tree.questions] == ["a-2-if"]
    # Whoever finds no answer finds those rules.
    assert tree.flow.outcomes["ask-someone"].clauses == ("a.2", "a.1", "a.3")


SUBJECTS = (
    "Film niemand, tenzij het mag.",
    "Gebruik je telefoon niet, tenzij het mag.",
    "Gebruik geen AI, tenzij het mag.",
    "Word online geen vrienden, tenzij het mag.",
    "Deel geen persoonsgegevens, tenzij het mag.",
    "Plaats geen berichten, tenzij het mag.",
)


def test_no_more_than_an_author_can_finish_and_the_rest_named() -> None:
    computers = ("Gebruik geen computer, tenzij het mag.", "Gebruik geen internet.")
    rules = tuple((rule, facts(MUST_NOT)) for rule in (*SUBJECTS, *computers))
    assert len(made(*rules)) == 6
    told = note(*rules)
    assert "Niet gemaakt, omdat het bovenstaande genoeg is om mee te beginnen:\n  - " in told
    assert all(f"(leerlingen: A.{number})" in told for number in range(1, len(SUBJECTS) + 1))


def test_every_audience_gets_its_best_before_anyone_gets_more() -> None:
    of_pupils = tuple((rule, facts(MUST_NOT)) for rule in SUBJECTS for _ in range(2))
    of_parents = ((SUBJECTS[0], facts(MUST_NOT, A.PARENTS)),)
    assert "photo-parents" in made(*of_pupils, *of_parents)


def test_another_question_goes_before_the_same_for_others() -> None:
    everyone = (A.STUDENTS, A.PARENTS, A.STAFF_WORK, A.STAFF_HOME)
    apart = [("Film niemand, tenzij het mag.", facts(MUST_NOT, each)) for each in everyone]
    other = [(rule, facts(MUST_NOT)) for rule in SUBJECTS[1:3]]
    # The four of the same question for each come first only because each is somebody's best.
    assert made(*apart, *other) == {
        *("photo-students", "photo-parents", "photo-staff-work", "photo-staff-home"),
        *("phone", "ai"),
    }


def test_what_is_most_worth_it_comes_first() -> None:
    rules = (
        ("Gebruik geen AI, tenzij het mag.", facts(MUST_NOT)),
        ("Film niemand, tenzij het mag.", facts(MUST_NOT)),
        ("Je mag filmpjes maken.", facts(MAY)),
    )
    drafts = [*draft_trees(protocol(text(rules)), kinds(rules), ("nl", "en"))]
    assert drafts == ["photo.yml", "ai.yml", NOTE_FILE]
    assert note(*rules).index("photo.yml") < note(*rules).index("ai.yml")
    assert note(*rules, languages=("en", "nl")).startswith("Drafts of decision trees\n")


@pytest.mark.parametrize(
    ("audience", "title"),
    [
        (A.STUDENTS, "Mag ik online vrienden worden met iemand die op school werkt?"),
        (A.PARENTS, "Mag ik online contact hebben met iemand die op school werkt?"),
        (A.STAFF_HOME, "Mag ik online contact hebben met leerlingen of ouders?"),
    ],
)
def test_a_title_asks_what_its_readers_ask(audience: Audience, title: str) -> None:
    (tree,) = drafted(
        "## A {#a}\n\n1. Word online geen vrienden, tenzij het mag.\n",
        {"a.1": facts(MUST_NOT, audience)},
    ).values()
    assert tree.title["nl"] == title
