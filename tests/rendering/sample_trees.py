"""A made-up decision tree with every kind of question, arm and outcome, and a small one."""

from __future__ import annotations

from dataclasses import replace

from protocolwijzer.engine.conditions import AllOf, AnyOf, Both, Has, Is, Not, Only
from protocolwijzer.engine.tree import Advice, Arm, Option, Outcome, Question, Tree, Verdict
from protocolwijzer.model import (
    AnswerWords,
    Audience,
    DecisionTree,
    Localized,
    OptionWords,
    QuestionWords,
    School,
)


def both(nl: str, en: str) -> Localized:
    return {"nl": nl, "en": en}


def options(**texts: tuple[str, str]) -> dict[str, OptionWords]:
    return {name.replace("_", "-"): OptionWords(both(*text)) for name, text in texts.items()}


FLOW = Tree(
    id="fly",
    start="what",
    questions={
        "what": Question(
            "what",
            many=False,
            options=(Option("toy"), Option("camera", advice=("hide-faces",)), Option("unsure")),
            arms=(
                Arm(AnyOf("what", ("toy", "camera")), "where"),
                Arm(None, "ask-keeper"),
            ),
            clauses=("a.1", "a.2"),
        ),
        "where": Question(
            "where",
            many=True,
            options=(
                Option("yard"),
                Option("sandpit"),
                Option("window"),
                Option("none", exclusive=True),
            ),
            arms=(
                Arm(Only("where", ("none",)), "fine"),
                Arm(Both((Is("what", "camera"), Has("where", "window"))), "never"),
                Arm(AllOf("where", ("sandpit", "window")), "never"),
                Arm(None, "who"),
            ),
        ),
        "who": Question(
            "who",
            many=False,
            options=(Option("me"), Option("teacher"), Option("where")),
            arms=(
                Arm(Both((Is("who", "me"), Not(Is("what", "camera")))), "fine-if"),
                Arm(Is("who", "me"), "ask-keeper"),
                Arm(None, "fine"),
            ),
        ),
    },
    outcomes={
        "fine": Outcome("fine", Verdict.YES, ("b.2",)),
        "fine-if": Outcome("fine-if", Verdict.YES_IF, ("a.1", "a.2b"), exception=True),
        "ask-keeper": Outcome("ask-keeper", Verdict.ASK, ("a.1",), judgement=True),
        "never": Outcome("never", Verdict.NO, ("a.2", "a.2a", "a.3")),
    },
    advice={"hide-faces": Advice("hide-faces", Verdict.ASK, ("a.2b",))},
)

FLY = DecisionTree(
    id="fly",
    title=both("Mag ik vliegen?", "May I fly?"),
    about=both("Voor drones boven het plein.", "For drones above the yard."),
    addresses=both("mag-ik-vliegen", "may-i-fly"),
    audiences=(Audience.STUDENTS, Audience.STAFF_WORK),
    flow=FLOW,
    questions={
        "what": QuestionWords(
            both("Wat vliegt er?", "What flies?"),
            both('Kijk op de doos: <script>alert("x")</script> & meer.', "Look at the box."),
            {
                **options(toy=("Speelgoed", "A toy"), unsure=("Geen idee", "I don't know")),
                "camera": OptionWords(
                    both("Een drone met camera", "A drone with a camera"),
                    both("Ook een kleine.", "A small one too."),
                ),
            },
        ),
        "where": QuestionWords(
            both("Waar vliegt hij?", "Where does it fly?"),
            {},
            options(
                yard=("Boven het plein", "Above the yard"),
                sandpit=("Boven de zandbak", "Above the sandpit"),
                window=("Bij het raam", "Near the window"),
                none=("Nergens van dit alles", "None of these"),
            ),
        ),
        "who": QuestionWords(
            both("Wie stuurt?", "Who steers?"),
            {},
            options(
                me=("Ik zelf", "I do"),
                teacher=("Een leerkracht", "A teacher"),
                where=("Niemand", "Nobody"),
            ),
        ),
    },
    outcomes={
        "fine": AnswerWords(both("Vlieg maar.", "Go and fly."), {}, (), {}, ()),
        "fine-if": AnswerWords(
            both("Ja, als het veilig is.", "Yes, if it is safe."),
            both("Kijk eerst om je heen.", "Look around first."),
            (both("Kijk.", "Look."), both("Vlieg.", "Fly.")),
            both("Ik vlieg op eigen risico.", "I fly at my own risk."),
            (),
        ),
        "ask-keeper": AnswerWords(
            both("Vraag de conciërge.", "Ask the caretaker."), {}, (), {}, ("management",)
        ),
        "never": AnswerWords(both("Laat hem staan.", "Leave it."), {}, (), {}, ("manager",)),
    },
    advice={
        "hide-faces": AnswerWords(
            both("Film geen gezichten.", "Film no faces."), {}, (), {}, ("management",)
        )
    },
)

FOUND = DecisionTree(
    id="found",
    title=both("Er ligt een drone. Wat nu?", "There is a drone lying here. What now?"),
    about={},
    addresses={},
    audiences=(Audience.PARENTS, Audience.STUDENTS),
    flow=Tree(
        id="found",
        start="broken",
        questions={
            "broken": Question(
                "broken",
                many=False,
                options=(Option("yes"), Option("no")),
                arms=(Arm(None, "bring-it"),),
            )
        },
        outcomes={"bring-it": Outcome("bring-it", Verdict.ACT, ("a.3",))},
    ),
    questions={
        "broken": QuestionWords(
            both("Is hij stuk?", "Is it broken?"),
            {},
            options(yes=("Ja", "Yes"), no=("Nee", "No")),
        )
    },
    outcomes={
        "bring-it": AnswerWords(
            both("Breng hem naar de conciërge.", "Take it to the caretaker."), {}, (), {}, ()
        )
    },
    advice={},
)

PARENTS_ONLY = replace(
    FOUND, id="late", audiences=(Audience.PARENTS,), flow=replace(FOUND.flow, id="late")
)


def with_trees(original: School) -> School:
    """The same school with three trees; two are for pupils, the smaller one is more urgent."""
    return replace(
        original,
        trees=(FLY, FOUND, PARENTS_ONLY),
        first_trees={Audience.STUDENTS: ("found", "fly")},
    )
