"""What can happen on the walks through a tree, with answers that show it.

Walks that can only go on alike are merged (`engine.walks.crossings`), which leaves nothing out:
two walks are told apart by every answer that is still looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from protocolwijzer.engine.replay import BrokenTreeError
from protocolwijzer.engine.tree import Answers, Question, Tree
from protocolwijzer.engine.walks import Crossing, choices, count_choices, crossings
from protocolwijzer.trees.conditions import not_asked

# About as many as can be gone through in a second or two; real trees have a few hundred.
MOST_PLACES = 50_000

# An arm: the id of its question, and which of its arms it is.
ArmId = tuple[str, int]


@dataclass(slots=True)
class Survey:
    """What happens on the walks through a tree.

    reached: the questions and outcomes that a walk comes to. taken: the arms that one takes.
    unasked: per arm, a question that it depends on though it was not asked. overlaps: two arms
    with different targets that hold at once, the first one first. circle: the question that is
    asked again. The answers are one of the ways there.
    """

    reached: set[str] = field(default_factory=set)
    taken: set[ArmId] = field(default_factory=set)
    unasked: dict[ArmId, tuple[str, Answers]] = field(default_factory=dict)
    overlaps: dict[tuple[ArmId, ArmId], Answers] = field(default_factory=dict)
    circle: tuple[str, Answers] | None = None


def survey(tree: Tree) -> Survey:
    """Go through all walks. Stops at the first that goes in circles.

    Raises OverflowError for a tree with more places to come to, or more answers to one question,
    than can be gone through.
    """
    if any(count_choices(question) > MOST_PLACES for question in tree.questions.values()):
        message = f"{tree.id}: a question takes more than {MOST_PLACES} answers"
        raise OverflowError(message)
    found = Survey()
    last = Crossing({}, tree.start)
    try:
        for last in crossings(tree, limit=MOST_PLACES):
            found.reached.add(last.at)
            if last.at in tree.questions and last.at not in last.answers:
                _cross(tree.questions[last.at], last.answers, found)
    except BrokenTreeError:
        # The only thing left that can be wrong: names and ways on have been checked.
        found.circle = (last.at, last.answers)
    return found


def _cross(question: Question, before: Answers, found: Survey) -> None:
    for chosen in choices(question):
        answers = {**before, question.id: chosen}
        holding: list[int] = []
        for index, arm in enumerate(question.arms):
            arm_id = (question.id, index)
            if arm.when is None:
                holding.extend(() if holding else (index,))
                continue
            if not holding and (missing := not_asked(arm.when, answers)):
                found.unasked.setdefault(arm_id, (missing, answers))
            if arm.when.holds(answers):
                holding.append(index)
        found.taken.add((question.id, holding[0]))
        for index in holding[1:]:
            if question.arms[index].go != question.arms[holding[0]].go:
                pair = ((question.id, holding[0]), (question.id, index))
                found.overlaps.setdefault(pair, answers)
