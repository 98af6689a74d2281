"""A tree as plain data, to be written as JSON into its page and read back in the browser."""

from __future__ import annotations

from typing import Any, TypeAlias

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

Data: TypeAlias = dict[str, Any]

_OF_ONE_OPTION: dict[str, type[Is | Has]] = {"is": Is, "has": Has}
_OF_OPTIONS: dict[str, type[AnyOf | AllOf | Only]] = {
    "any": AnyOf,
    "all": AllOf,
    "only": Only,
}


def to_data(tree: Tree) -> Data:
    """A tree as what JSON can say."""
    return {
        "id": tree.id,
        "start": tree.start,
        "questions": [
            {
                "id": question.id,
                "many": question.many,
                "options": [
                    {"id": each.id, "advice": list(each.advice), "exclusive": each.exclusive}
                    for each in question.options
                ],
                "arms": [
                    {"when": None if arm.when is None else _condition_data(arm.when), "go": arm.go}
                    for arm in question.arms
                ],
                "clauses": list(question.clauses),
            }
            for question in tree.questions.values()
        ],
        "outcomes": [
            {
                "id": outcome.id,
                "verdict": outcome.verdict.value,
                "clauses": list(outcome.clauses),
                "judgement": outcome.judgement,
                "exception": outcome.exception,
            }
            for outcome in tree.outcomes.values()
        ],
        "advice": [
            {
                "id": advice.id,
                "verdict": advice.verdict.value if advice.verdict else None,
                "clauses": list(advice.clauses),
            }
            for advice in tree.advice.values()
        ],
    }


def from_data(data: Data) -> Tree:
    """The tree that `to_data` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    questions = [
        Question(
            id=each["id"],
            many=each["many"],
            options=tuple(
                Option(option["id"], tuple(option["advice"]), option["exclusive"])
                for option in each["options"]
            ),
            arms=tuple(
                Arm(None if arm["when"] is None else _condition(arm["when"]), arm["go"])
                for arm in each["arms"]
            ),
            clauses=tuple(each["clauses"]),
        )
        for each in data["questions"]
    ]
    outcomes = [
        Outcome(
            id=each["id"],
            verdict=Verdict(each["verdict"]),
            clauses=tuple(each["clauses"]),
            judgement=each["judgement"],
            exception=each["exception"],
        )
        for each in data["outcomes"]
    ]
    advice = [
        Advice(
            id=each["id"],
            verdict=Verdict(each["verdict"]) if each["verdict"] else None,
            clauses=tuple(each["clauses"]),
        )
        for each in data["advice"]
    ]
    return Tree(
        id=data["id"],
        start=data["start"],
        questions={each.id: each for each in questions},
        outcomes={each.id: each for each in outcomes},
        advice={each.id: each for each in advice},
    )


def _condition_data(condition: Condition) -> list[Any]:
    """A condition as a list that begins with its name, as in ["is", "what", "photo"]."""
    match condition:
        case Is(question, option):
            return ["is", question, option]
        case Has(question, option):
            return ["has", question, option]
        case AnyOf(question, options):
            return ["any", question, list(options)]
        case AllOf(question, options):
            return ["all", question, list(options)]
        case Only(question, options):
            return ["only", question, list(options)]
        case Answered(question):
            return ["answered", question]
        case Not(inner):
            return ["not", _condition_data(inner)]
        case Both(conditions):
            return ["both", [_condition_data(each) for each in conditions]]


def _condition(data: list[Any]) -> Condition:
    name, *rest = data
    if name in _OF_ONE_OPTION:
        return _OF_ONE_OPTION[name](*rest)
    if name in _OF_OPTIONS:
        question, options = rest
        return _OF_OPTIONS[name](question, tuple(options))
    if name == "answered":
        return Answered(*rest)
    if name == "not":
        return Not(_condition(*rest))
    if name == "both":
        (conditions,) = rest
        return Both(tuple(_condition(each) for each in conditions))
    message = f"There is no condition {name}"
    raise ValueError(message)
