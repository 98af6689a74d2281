"""All the ways through a tree, one by one or merged where they cannot differ any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from protocolwijzer.engine.fragment import write
from protocolwijzer.engine.replay import BrokenTreeError, State, first_arm, replay
from protocolwijzer.engine.tree import Answers, Question, Tree


def choices(question: Question) -> Iterator[tuple[str, ...]]:
    """Every answer that a question can take, the smallest first."""
    if not question.many:
        yield from ((option.id,) for option in question.options)
        return
    yield from ((option.id,) for option in question.options if option.exclusive)
    others = [option.id for option in question.options if not option.exclusive]
    for size in range(1, len(others) + 1):
        yield from combinations(others, size)


def count_choices(question: Question) -> int:
    """How many answers a question can take."""
    if not question.many:
        return len(question.options)
    exclusive = sum(option.exclusive for option in question.options)
    return exclusive + (1 << (len(question.options) - exclusive)) - 1


def walks(tree: Tree) -> Iterator[State]:
    """Every combination of answers, to its end, depth first: each state has a result.

    Raises BrokenTreeError where a walk does not end.
    """
    waiting: list[dict[str, tuple[str, ...]]] = [{}]
    while waiting:
        answers = waiting.pop()
        state = replay(tree, answers)
        if state.result is not None:
            yield state
            continue
        question = tree.questions[state.at]
        waiting.extend({**answers, state.at: chosen} for chosen in reversed([*choices(question)]))


@dataclass(frozen=True, slots=True)
class Crossing:
    """Walks that have come to the same place and can only go on alike.

    answers: one of the ways to come here. at: the question or outcome that they came to.
    """

    answers: Answers
    at: str


def crossings(tree: Tree, *, limit: int = 200_000) -> Iterator[Crossing]:
    """Every place that walks come to, told apart only by answers that are still looked at.

    For trees with too many walks to go through one by one. Raises BrokenTreeError where a walk does
    not end, and OverflowError after `limit` places.
    """
    key_of = merging_key(tree)
    start = Crossing({}, tree.start)
    seen = {key_of(start)}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        yield here
        for there in _onwards(tree, here):
            key = key_of(there)
            if key in seen:
                continue
            if len(seen) >= limit:
                message = f"{tree.id}: more than {limit} places"
                raise OverflowError(message)
            seen.add(key)
            waiting.append(there)


def _onwards(tree: Tree, here: Crossing) -> Iterator[Crossing]:
    """Where each answer leads; from an outcome nothing does. Raises what `crossings` raises."""
    if here.at in tree.outcomes:
        return
    if here.at in here.answers or here.at not in tree.questions:
        message = f"{tree.id}: {here.at} is asked again or is not there"
        raise BrokenTreeError(message)
    question = tree.questions[here.at]
    for chosen in choices(question):
        answers = {**here.answers, here.at: chosen}
        arm = first_arm(question, answers)
        if arm is None:
            message = f"{tree.id}: {question.id} has no way on"
            raise BrokenTreeError(message)
        yield Crossing(answers, arm.go)


def count_walks(tree: Tree) -> int:
    """How many combinations of answers there are, without going through them.

    Raises what `crossings` raises.
    """
    key_of = merging_key(tree)
    places = [*crossings(tree)]
    numbers = {key_of(place): number for number, place in enumerate(places)}
    following = [[numbers[key_of(there)] for there in _onwards(tree, place)] for place in places]
    counts = {number: 1 for number, place in enumerate(places) if place.at in tree.outcomes}
    waiting = [0]
    while waiting:
        here = waiting[-1]
        if uncounted := {*following[here]} - counts.keys():
            waiting.extend(uncounted)
        else:
            counts[here] = counts.get(here) or sum(counts[there] for there in following[here])
            waiting.pop()
    return counts[0]


def line(state: State) -> str:
    """A walk and its end as one line: "what=photo&who=a,b -> ask-first (ask) + hide-faces".

    Raises ValueError for a walk that has not ended.
    """
    if state.result is None:
        message = "the walk has not ended"
        raise ValueError(message)
    advice = "".join(f" + {name}" for name in state.result.advice)
    end = f"{state.result.outcome} ({state.result.verdict}){advice}"
    return f"{write(state.answers)} -> {end}"


def merging_key(tree: Tree) -> Callable[[Crossing], object]:
    """A function of what tells walks apart: the place, and the answers that are still looked at."""
    looked_at = {at: tuple(sorted(names)) for at, names in looked_at_ahead(tree).items()}

    def key(crossing: Crossing) -> object:
        given = crossing.answers.get
        return crossing.at, *(given(name) for name in looked_at.get(crossing.at, ()))

    return key


def looked_at_ahead(tree: Tree) -> dict[str, frozenset[str]]:
    """Per question, whose answers are looked at from there on, whichever way it goes.

    A question's own id counts from there on too: whether it was asked before is what a walk in
    circles is known by.
    """
    ahead = {
        question.id: frozenset({question.id}).union(
            *(arm.when.reads() for arm in question.arms if arm.when is not None)
        )
        for question in tree.questions.values()
    }
    grows = True
    while grows:
        grows = False
        # Mostly what follows stands below: from the end upwards, one round tells nearly all.
        for question in reversed([*tree.questions.values()]):
            wider = ahead[question.id].union(
                *(ahead.get(arm.go, frozenset()) for arm in question.arms)
            )
            grows = grows or wider != ahead[question.id]
            ahead[question.id] = wider
    return ahead
