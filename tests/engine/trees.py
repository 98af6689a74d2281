"""Trees for tests: one that shows everything, and made-up ones of any form."""

from __future__ import annotations

from hypothesis import strategies as st

from protocolwijzer.engine.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Both,
    Condition,
    Has,
    Is,
    Not,
    Only,
)
from protocolwijzer.engine.tree import Advice, Arm, Option, Outcome, Question, Tree, Verdict

# What does one post, who is in it, and did they agree?
PHOTO = Tree(
    id="photo",
    start="what",
    questions={
        "what": Question(
            "what",
            many=False,
            options=(Option("photo"), Option("text"), Option("unsure")),
            arms=(
                Arm(Is("what", "photo"), "who"),
                Arm(Is("what", "text"), "secret"),
                Arm(None, "ask-first"),
            ),
            clauses=("a.4",),
        ),
        "who": Question(
            "who",
            many=True,
            options=(
                Option("pupils"),
                Option("staff", advice=("tell-staff",)),
                Option("minors", advice=("hide-faces",)),
                Option("nobody", exclusive=True),
            ),
            arms=(Arm(Only("who", ("nobody",)), "fine"), Arm(None, "consent")),
        ),
        "consent": Question(
            "consent",
            many=False,
            options=(Option("all"), Option("some")),
            arms=(
                Arm(Both((Is("consent", "all"), Not(Has("who", "minors")))), "fine"),
                Arm(AllOf("who", ("pupils", "minors")), "no"),
                Arm(None, "ask-first"),
            ),
        ),
        "secret": Question(
            "secret",
            many=False,
            options=(Option("yes"), Option("no")),
            arms=(Arm(AnyOf("secret", ("yes",)), "no"), Arm(None, "fine")),
        ),
    },
    outcomes={
        "fine": Outcome("fine", Verdict.YES, ("a.1",)),
        "ask-first": Outcome("ask-first", Verdict.ASK, ("a.4",), judgement=True),
        "no": Outcome("no", Verdict.NO, ("a.4", "a.2")),
    },
    advice={
        "tell-staff": Advice("tell-staff"),
        "hide-faces": Advice("hide-faces", Verdict.ASK, ("a.4", "a.6")),
    },
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Any sound tree: arms lead onwards only, so that every walk ends."""
    names = [f"q{number}" for number in range(draw(st.integers(1, 4)))]
    cards = ("card-a", "card-b")
    questions: dict[str, Question] = {}
    for number, name in enumerate(names):
        options = tuple(
            Option(
                f"o{each}",
                advice=tuple(draw(st.lists(st.sampled_from(cards), max_size=1))),
            )
            for each in range(draw(st.integers(1, 3)))
        )
        many = draw(st.booleans())
        if many and draw(st.booleans()):
            options = (*options, Option("none", exclusive=True))
        questions[name] = Question(name, many, options, arms=())
        onwards = [*names[number + 1 :], "end-a", "end-b", "end-c"]
        known = {each: questions[each] for each in names[: number + 1]}
        arms = [
            Arm(draw(conditions(known)), draw(st.sampled_from(onwards)))
            for _ in range(draw(st.integers(0, 2)))
        ]
        arms.append(Arm(None, draw(st.sampled_from(onwards))))
        questions[name] = Question(name, many, options, tuple(arms))
    verdicts = st.sampled_from(Verdict)
    outcomes = {
        each: Outcome(each, draw(verdicts), ("a.1",)) for each in ("end-a", "end-b", "end-c")
    }
    advice = {each: Advice(each, draw(st.none() | verdicts)) for each in cards}
    return Tree("made-up", names[0], questions, outcomes, advice)


@st.composite
def conditions(draw: st.DrawFn, questions: dict[str, Question], depth: int = 2) -> Condition:
    """Any condition on these questions."""
    question = draw(st.sampled_from(sorted(questions)))
    ids = [option.id for option in questions[question].options]
    if depth and draw(st.booleans()):
        if draw(st.booleans()):
            return Not(draw(conditions(questions, depth - 1)))
        inner = st.lists(conditions(questions, depth - 1), min_size=1, max_size=2)
        return Both(tuple(draw(inner)))
    several = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)))
    kind = draw(st.sampled_from((Is, Has, AnyOf, AllOf, Only, Answered)))
    if kind is Is or kind is Has:
        return kind(question, several[0])
    if kind is Answered:
        return Answered(question)
    if kind is AnyOf:
        return AnyOf(question, several)
    return AllOf(question, several) if kind is AllOf else Only(question, several)
