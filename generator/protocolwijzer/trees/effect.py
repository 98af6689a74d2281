"""Which questions change what follows, and how long walks get.

A tree is folded from its ends: what may follow from a place is an outcome, or a question with
what may follow from each of its answers. Places from which the same may follow share one number,
as in a reduced decision diagram (Bryant, 1986), so comparing futures is comparing numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolwijzer.engine.tree import Answers, Tree
from protocolwijzer.engine.walks import Crossing, choices, merging_key


@dataclass(frozen=True, slots=True)
class _Future:
    """What may follow from a place.

    same: futures with the same number are the same. longest: the answers, from here on, of a walk
    that asks as many questions as any.
    """

    same: int
    longest: Mapping[str, tuple[str, ...]]


class Effects:
    """A folded tree. All its walks must end.

    changing: the questions whose answer changes what follows, on some walk.
    longest: the answers of a walk that asks as many questions as any.
    """

    def __init__(self, tree: Tree) -> None:
        self.changing: set[str] = set()
        self._tree = tree
        self._key_of = merging_key(tree)
        self._futures: dict[object, _Future] = {}
        self._numbers: dict[object, int] = {}
        self.longest: Answers = self._future({}, tree.start).longest

    def _future(self, answers: Answers, at: str) -> _Future:
        if at in self._tree.outcomes:
            return _Future(self._number(at), {})
        key = self._key_of(Crossing(answers, at))
        if key not in self._futures:
            self._futures[key] = self._ask(answers, at)
        return self._futures[key]

    def _ask(self, answers: Answers, at: str) -> _Future:
        question = self._tree.questions[at]
        following: list[tuple[tuple[str, ...], int]] = []
        longest: Mapping[str, tuple[str, ...]] = {}
        for chosen in choices(question):
            after = {**answers, at: chosen}
            go = next(arm.go for arm in question.arms if arm.when is None or arm.when.holds(after))
            future = self._future(after, go)
            if len(future.longest) >= len(longest):
                longest = {at: chosen, **future.longest}
            advice = dict.fromkeys(
                card for option in question.options if option.id in chosen for card in option.advice
            )
            following.append((tuple(advice), future.same))
        if len(set(following)) > 1:
            self.changing.add(at)
            return _Future(self._number((at, tuple(following))), longest)
        # Whatever is answered, the same follows: this question might as well not be asked.
        advice_added, same = following[0]
        return _Future(self._number((advice_added, same)) if advice_added else same, longest)

    def _number(self, what: object) -> int:
        return self._numbers.setdefault(what, len(self._numbers))
