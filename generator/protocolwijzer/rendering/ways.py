"""Where the answers to a question lead: what needs no earlier answer, and what does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from protocolwijzer.engine.conditions import AnyOf, Both, Condition, Has, Not
from protocolwijzer.engine.fragment import write
from protocolwijzer.engine.tree import Question, Tree
from protocolwijzer.engine.walks import count_walks, walks

# With more walks than this a table of them would be larger than all the rest of a page.
MOST_WALKS = 2_000


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a question: to `go` when a condition holds, or in all other cases.

    Of several ways the first whose condition holds is taken.
    """

    go: str
    when: Condition | None = None


def ways(question: Question) -> tuple[Way, ...]:
    """All ways on from a question; one without a condition where every answer leads there."""
    return _without_idle(Way(arm.go, arm.when) for arm in question.arms)


def ways_of_option(question: Question, option: str) -> tuple[Way, ...]:
    """The ways on for someone who gives this one answer; their conditions are on earlier ones."""
    found: list[Way] = []
    for arm in question.arms:
        rest = True if arm.when is None else settled(arm.when, question.id, (option,))
        if rest is False:
            continue
        found.append(Way(arm.go, None if rest is True else rest))
        if rest is True:
            break
    return _without_idle(found)


def always(found: Sequence[Way]) -> str | None:
    """Where these ways lead whatever was answered; None where that matters."""
    return found[0].go if found and found[0].when is None else None


def table(tree: Tree) -> Mapping[str, str]:
    """Where answers lead, by the answers up to there as they stand in an address.

    Has only what no link says: answers whose way on depends on several options or on earlier
    answers. The engine filled it in, so that a page can look it up while there is no engine.
    Empty for a tree with too many walks.
    """
    found: dict[str, str] = {}
    if count_walks(tree) > MOST_WALKS:
        return found
    linked = {name: _linked(question) for name, question in tree.questions.items()}
    for state in walks(tree):
        given: dict[str, tuple[str, ...]] = {}
        targets = [*(step.question for step in state.steps[1:]), state.at]
        for step, target in zip(state.steps, targets, strict=True):
            given[step.question] = step.chosen
            if not linked[step.question].issuperset(step.chosen):
                found[write(given)] = target
    return found


def _linked(question: Question) -> frozenset[str]:
    """The options of which one link says where they lead, whatever else was answered."""
    return frozenset(
        option.id
        for option in question.options
        if always(ways(question) if question.many else ways_of_option(question, option.id))
    )


def settled(condition: Condition, question: str, chosen: tuple[str, ...]) -> Condition | bool:
    """What is left of a condition when the answer to a question is known."""
    match condition:
        case Not(inner):
            rest = settled(inner, question, chosen)
            return not rest if isinstance(rest, bool) else Not(rest)
        case Both(conditions):
            rests = [settled(each, question, chosen) for each in conditions]
            if False in rests:
                return False
            open_ones = tuple(rest for rest in rests if not isinstance(rest, bool))
            return _both(open_ones) if open_ones else True
    if condition.reads() == {question}:
        return condition.holds({question: chosen})
    return condition


def _both(conditions: tuple[Condition, ...]) -> Condition:
    return conditions[0] if len(conditions) == 1 else Both(conditions)


def _without_idle(found: Iterable[Way]) -> tuple[Way, ...]:
    """Ways without what makes no difference, because the first that fits is taken.

    A condition need not say again that an earlier way did not fit; and a way just before the last
    that leads to the same place is no way of its own.
    """
    refuted: set[Condition] = set()
    kept: list[Way] = []
    for way in found:
        rest = True if way.when is None else _given_refuted(way.when, refuted)
        if rest is True:
            kept.append(Way(way.go))
            break
        kept.append(Way(way.go, rest))
        refuted |= _refuted_with(rest)
    if kept and kept[-1].when is None:
        while len(kept) > 1 and kept[-2].go == kept[-1].go:
            del kept[-2]
    return tuple(kept)


def _given_refuted(
    condition: Condition, refuted: Collection[Condition]
) -> Condition | Literal[True]:
    """What is left to say of a condition when these are known not to hold."""
    match condition:
        case Both(conditions):
            rests = (_given_refuted(each, refuted) for each in conditions)
            open_ones = tuple(rest for rest in rests if rest is not True)
            return _both(open_ones) if open_ones else True
        case Not(AnyOf(question, options)):
            left = tuple(each for each in options if Has(question, each) not in refuted)
            if not left:
                return True
            return Not(AnyOf(question, left) if len(left) > 1 else Has(question, left[0]))
        case Not(inner):
            return True if inner in refuted else condition
    return condition


def _refuted_with(condition: Condition) -> set[Condition]:
    """What does not hold when a condition does not."""
    if isinstance(condition, AnyOf):
        return {condition, *(Has(condition.question, option) for option in condition.options)}
    return {condition}


def reading_order(tree: Tree) -> tuple[str, ...]:
    """The ids of all questions and outcomes, each after all that lead to it.

    What follows from the first answers comes first, and outcomes come as early as they can.
    """
    done: dict[str, None] = {}

    def visit(name: str, above: frozenset[str]) -> None:
        if name in done or name in above:
            return
        question = tree.questions.get(name)
        if question is not None:
            targets = sorted(
                dict.fromkeys(arm.go for arm in question.arms), key=lambda go: go in tree.questions
            )
            for target in reversed(targets):
                visit(target, above | {name})
        done[name] = None

    visit(tree.start, frozenset())
    names = [*tree.questions, *tree.outcomes]
    return (*reversed(done), *(name for name in names if name not in done))
