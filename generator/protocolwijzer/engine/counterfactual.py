"""What would have had to be answered otherwise: the smallest change that ends elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from protocolwijzer.engine.replay import State, Step, first_arm, replay
from protocolwijzer.engine.tree import Tree, Verdict
from protocolwijzer.engine.walks import Crossing, choices, looked_at_ahead, merging_key


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that lead to another outcome, all else being kept.

    steps: the answers that differ, those to questions that come up only then included.
    """

    steps: tuple[Step, ...]
    outcome: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, order=True)
class _Distance:
    """How far answers are from those that were given, the nearest first.

    The number of other answers counts first. Of as many, the later ones are nearer, being the
    least that a reader would have to reconsider; then those with the fewest options changed.
    """

    others: int = 0
    minus_where: tuple[int, ...] = ()
    options: int = 0

    def after(self, where: int, given: tuple[str, ...], chosen: tuple[str, ...]) -> _Distance:
        """The distance after one more answer; `given` is empty where none was given."""
        if chosen == given:
            return self
        return _Distance(
            self.others + 1,
            (*self.minus_where, -where),
            self.options + len(set(chosen) ^ set(given)),
        )


def smallest_changes(tree: Tree, state: State) -> tuple[Change, ...]:
    """For a walk that has ended: the fewest other answers that end elsewhere, one per outcome.

    Empty where every answer leads to the same outcome. Searches the places that walks come to,
    merged where they can only go on alike, the nearest answers first (Dijkstra).
    """
    if state.result is None:
        return ()
    given = state.answers
    ahead = looked_at_ahead(tree)
    found: dict[str, Change] = {}
    fewest: int | None = None
    seen: set[object] = set()
    order = count()  # so that equal distances come in the order of the options
    waiting = [(_Distance(), next(order), Crossing({}, tree.start))]
    while waiting:
        distance, _, here = heappop(waiting)
        if fewest is not None and distance.others > fewest:
            break
        key = merging_key(here, ahead)
        if key in seen:
            continue
        seen.add(key)
        if here.at not in tree.outcomes:
            question = tree.questions[here.at]
            for chosen in choices(question):
                answers = {**here.answers, here.at: chosen}
                arm = first_arm(question, answers)
                if arm is not None:
                    there = distance.after(len(answers), given.get(here.at, ()), chosen)
                    heappush(waiting, (there, next(order), Crossing(answers, arm.go)))
        elif here.at != state.at:
            fewest = distance.others
            found[here.at] = _change(tree, state, here)
    return tuple(found.values())


def _change(tree: Tree, state: State, there: Crossing) -> Change:
    other = replay(tree, there.answers)
    verdict = tree.outcomes[there.at].verdict if other.result is None else other.result.verdict
    return Change(tuple(step for step in other.steps if step not in state.steps), there.at, verdict)
