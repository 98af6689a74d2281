"""What would have had to be answered otherwise: the smallest change that ends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from protocolwijzer.engine.replay import State, Step, first_arm, replay
from protocolwijzer.engine.tree import Answers, Question, Tree, Verdict
from protocolwijzer.engine.walks import Crossing, choices, merging_key


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that lead to another outcome, all else being kept.

    steps: the answers that differ, those to questions that come up only then included.
    """

    steps: tuple[Step, ...]
    outcome: str
    verdict: Verdict


# How far answers are from those that were given, the nearest first: how many are other answers; of
# as many, the later ones are nearer, being the least that a reader would have to reconsider (their
# places in the walk, negative); then those with the fewest options changed.
_Distance: TypeAlias = tuple[int, tuple[int, ...], int]


def smallest_changes(tree: Tree, state: State) -> tuple[Change, ...]:
    """For a walk that has ended: the fewest other answers that end elsewhere, one per outcome.

    Empty where every answer leads to the same outcome.
    """
    if state.result is None:
        return ()
    found: dict[str, Change] = {}
    fewest: int | None = None
    for others, there in _ends(tree, state.answers):
        if fewest is not None and others > fewest:
            break
        if there.at != state.at and there.at not in found:
            fewest = others
            found[there.at] = _change(tree, state, there)
    return tuple(found.values())


def _ends(tree: Tree, given: Answers) -> Iterator[tuple[int, Crossing]]:
    """The outcomes that can be reached, the nearest first, with the number of other answers.

    Searches the places that walks come to, merged where they can only go on alike (Dijkstra). Other
    answers than the given one are all farther by one, so they are made only when it is their turn.
    """
    key_of = merging_key(tree)
    seen: set[object] = set()
    order = count()  # so that equal distances come in the order of the options
    waiting: list[tuple[_Distance, int, Crossing, bool]] = [
        ((0, (), 0), next(order), Crossing({}, tree.start), False)
    ]
    while waiting:
        distance, _, here, otherwise = heappop(waiting)
        others, where, options = distance
        if here.at in tree.outcomes:
            yield others, here
            continue
        question = tree.questions[here.at]
        kept = given.get(here.at, ())
        if otherwise:
            for chosen in choices(question):
                if chosen != kept and (there := _on(question, here, chosen)):
                    changed = (others, where, options + len(set(chosen) ^ set(kept)))
                    heappush(waiting, (changed, next(order), there, False))
        elif (key := key_of(here)) not in seen:
            seen.add(key)
            if kept and (there := _on(question, here, kept)):
                heappush(waiting, (distance, next(order), there, False))
            farther = (others + 1, (*where, -len(here.answers)), options)
            heappush(waiting, (farther, next(order), here, True))


def _on(question: Question, here: Crossing, chosen: tuple[str, ...]) -> Crossing | None:
    answers = {**here.answers, here.at: chosen}
    arm = first_arm(question, answers)
    return None if arm is None else Crossing(answers, arm.go)


def _change(tree: Tree, state: State, there: Crossing) -> Change:
    other = replay(tree, there.answers)
    verdict = tree.outcomes[there.at].verdict if other.result is None else other.result.verdict
    return Change(tuple(step for step in other.steps if step not in state.steps), there.at, verdict)
