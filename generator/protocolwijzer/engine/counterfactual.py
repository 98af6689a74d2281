"""What would have had to be answered otherwise: the smallest change that ends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from protocolwijzer.engine.replay import State, Step, replay
from protocolwijzer.engine.tree import Tree, Verdict
from protocolwijzer.engine.walks import choices, count_choices

# A question with more answers than this is varied by one option at a time.
_MANY = 32
# How many answers may differ, new ones included, and how many walks are tried per number.
_MAX_CHANGES = 3
_MAX_TRIED = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that lead to another outcome, all else being kept.

    steps: the answers that differ, those to questions that come up only then included.
    """

    steps: tuple[Step, ...]
    outcome: str
    verdict: Verdict


def smallest_changes(tree: Tree, state: State) -> tuple[Change, ...]:
    """For a walk that has ended: the fewest other answers that end elsewhere, one per outcome.

    Empty where every answer leads to the same outcome, and where it would take more than three
    other answers. Of equally small changes to one outcome the latest question's comes first,
    being the least that a reader would have to reconsider.
    """
    if state.result is None:
        return ()
    for size in range(1, _MAX_CHANGES + 1):
        found: dict[str, Change] = {}
        for tried, other in enumerate(_others(tree, state, size)):
            if tried >= _MAX_TRIED:
                break
            if other.outcome != state.result.outcome:
                found.setdefault(other.outcome, other)
        if found:
            return tuple(found.values())
    return ()


def _others(tree: Tree, state: State, size: int) -> Iterator[Change]:
    """Walks that end, with exactly so many answers that the walk does not have."""
    for kept in range(min(size, len(state.steps)), 0, -1):
        for replaced in combinations(reversed(state.steps), kept):
            yield from _replacing(tree, state, replaced, size - kept)


def _replacing(tree: Tree, state: State, replaced: tuple[Step, ...], new: int) -> Iterator[Change]:
    waiting: list[dict[str, tuple[str, ...]]] = [{}]
    for step in replaced:
        waiting = [
            {**changes, step.question: chosen}
            for changes in waiting
            for chosen in _alternatives(tree, step)
        ]
    while waiting:
        changes = waiting.pop(0)
        other = replay(tree, {**state.answers, **changes})
        asked = {step.question for step in other.steps}
        if not asked.issuperset(changes):
            continue  # one of the changes does not even come up: a smaller change does the same
        if other.result is not None:
            if len(changes) == len(replaced) + new:
                steps = tuple(step for step in other.steps if step.question in changes)
                yield Change(steps, other.result.outcome, other.result.verdict)
        elif len(changes) < len(replaced) + new:
            question = tree.questions[other.at]
            waiting.extend({**changes, other.at: chosen} for chosen in choices(question))


def _alternatives(tree: Tree, step: Step) -> Iterator[tuple[str, ...]]:
    """Other answers to a question, the nearest first."""
    question = tree.questions[step.question]
    if count_choices(question) <= _MANY:
        others: list[tuple[str, ...]] = [each for each in choices(question) if each != step.chosen]
        yield from sorted(others, key=lambda other: len(set(other) ^ set(step.chosen)))
        return
    order = [option.id for option in question.options if not option.exclusive]
    for option in order:
        toggled = set(step.chosen) ^ {option}
        if toggled <= set(order) and toggled:
            yield tuple(each for each in order if each in toggled)
    yield from ((option.id,) for option in question.options if option.exclusive)
