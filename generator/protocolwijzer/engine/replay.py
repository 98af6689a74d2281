"""The engine: answers are replayed from the first question, and nothing is ever undone.

To change an answer is to replay with that answer replaced: what still applies is kept, and what
no longer does is left out and named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from protocolwijzer.engine.tree import Answers, Arm, Outcome, Question, Tree, Verdict


class BrokenTreeError(ValueError):
    """The tree itself cannot be walked; the check of a tree names the same thing."""


class InvalidAnswerError(ValueError):
    """An answer that the tree does not know, or not in this number."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question and the options that were chosen, in the order of the question."""

    question: str
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Where a walk ended.

    verdict: the strongest of the outcome's and the advice's. advice: in the order it was added.
    clauses: the outcome's, then those that only the advice has.
    decided_by: the steps without which it might have ended elsewhere.
    """

    outcome: str
    verdict: Verdict
    advice: tuple[str, ...]
    clauses: tuple[str, ...]
    decided_by: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What replaying answers leads to.

    steps: the questions that were asked and answered, in order. at: the id of the question to
    ask next, or of the outcome. result: None while there is a question to ask.
    dropped: answers to questions that are not asked any more.
    """

    steps: tuple[Step, ...]
    at: str
    result: Result | None
    dropped: tuple[Step, ...]

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The answers that count."""
        return {step.question: step.chosen for step in self.steps}


def replay(tree: Tree, answers: Answers) -> State:
    """Walk a tree with these answers, as far as they reach.

    Raises InvalidAnswerError where an answer is none that the tree can take, also one that is not
    asked for, and BrokenTreeError where the tree names what is not there, has no way on, or asks a
    question twice.
    """
    given = {name: normal(question_of(tree, name), chosen) for name, chosen in answers.items()}
    steps: dict[str, tuple[str, ...]] = {}
    deciding: set[str] = set()
    at = tree.start
    while at not in tree.outcomes:
        if at not in tree.questions:
            message = f"{tree.id}: there is no {at}"
            raise BrokenTreeError(message)
        if at in steps:
            message = f"{tree.id}: {at} is asked again"
            raise BrokenTreeError(message)
        if at not in given:
            break
        question = tree.questions[at]
        steps[at] = given[at]
        if any(tree_option.advice for tree_option in question.options):
            deciding.add(at)
        at, read = _next(tree, question, steps)
        deciding |= read
    taken = tuple(Step(name, chosen) for name, chosen in steps.items())
    dropped = tuple(
        Step(name, given[name]) for name in tree.questions if name in given and name not in steps
    )
    outcome = tree.outcomes.get(at)
    result = None if outcome is None else _result(tree, outcome, taken, deciding)
    return State(taken, at, result, dropped)


def question_of(tree: Tree, name: str) -> Question:
    """The question of this id. Raises InvalidAnswerError where there is none."""
    if name not in tree.questions:
        message = f"{tree.id}: there is no question {name}"
        raise InvalidAnswerError(message)
    return tree.questions[name]


def normal(question: Question, chosen: Iterable[str]) -> tuple[str, ...]:
    """What was chosen, in the order of the question; an exclusive option clears the others.

    Raises InvalidAnswerError for an unknown option, for none, and for several where one is asked.
    """
    wanted = frozenset(chosen)
    found = tuple(option for option in question.options if option.id in wanted)
    if len(found) != len(wanted) or not found:
        message = f"{question.id}: {sorted(wanted)} is no answer"
        raise InvalidAnswerError(message)
    if len(found) > 1 and not question.many:
        message = f"{question.id}: only one answer is asked for"
        raise InvalidAnswerError(message)
    exclusive = next((option for option in found if option.exclusive), None)
    return (exclusive.id,) if exclusive else tuple(option.id for option in found)


def first_arm(question: Question, answers: Answers) -> Arm | None:
    """The arm that is taken with these answers; None where there is no way on."""
    for arm in question.arms:
        if arm.when is None or arm.when.holds(answers):
            return arm
    return None


def _next(tree: Tree, question: Question, answers: Answers) -> tuple[str, frozenset[str]]:
    """Where to go, and which answers decided that; none did where all arms lead to one place."""
    taken = first_arm(question, answers)
    if taken is None:
        message = f"{tree.id}: {question.id} has no way on"
        raise BrokenTreeError(message)
    if len({arm.go for arm in question.arms}) == 1:
        return taken.go, frozenset()
    tried = question.arms[: question.arms.index(taken) + 1]
    looked_at = (arm.when.reads() for arm in tried if arm.when is not None)
    return taken.go, frozenset().union(*looked_at) & frozenset(answers)


def _result(tree: Tree, outcome: Outcome, steps: tuple[Step, ...], deciding: set[str]) -> Result:
    advice = tuple(
        dict.fromkeys(
            name
            for step in steps
            for option in tree.questions[step.question].options
            if option.id in step.chosen
            for name in option.advice
        )
    )
    unknown = [name for name in advice if name not in tree.advice]
    if unknown:
        message = f"{tree.id}: there is no advice {unknown[0]}"
        raise BrokenTreeError(message)
    cards = [tree.advice[name] for name in advice]
    verdicts = [outcome.verdict, *(card.verdict for card in cards if card.verdict)]
    clauses = dict.fromkeys(outcome.clauses)
    clauses |= dict.fromkeys(name for card in cards for name in card.clauses)
    return Result(
        outcome=outcome.id,
        verdict=max(verdicts, key=lambda verdict: verdict.strength),
        advice=advice,
        clauses=tuple(clauses),
        decided_by=tuple(step for step in steps if step.question in deciding),
    )
