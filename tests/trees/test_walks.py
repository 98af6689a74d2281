"""What the merged search says of a tree, against going through every walk one by one."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.engine.conditions import Answered, Both, Condition, Is, Not
from protocolwijzer.engine.replay import Result, first_arm, replay
from protocolwijzer.engine.tree import Answers, Arm, Tree
from protocolwijzer.engine.walks import choices, walks
from protocolwijzer.trees.conditions import not_asked
from protocolwijzer.trees.effect import Effects
from protocolwijzer.trees.survey import survey
from tests.engine.trees import PHOTO, conditions, trees


def steps(tree: Tree) -> Iterator[tuple[str, Answers]]:
    """Every question that some walk asks, with the answers up to and with its own."""
    for state in walks(tree):
        answers: dict[str, tuple[str, ...]] = {}
        for step in state.steps:
            answers[step.question] = step.chosen
            yield step.question, dict(answers)


@settings(deadline=None)
@given(trees())
def test_the_survey_finds_what_every_walk_together_shows(tree: Tree) -> None:
    reached = {tree.start}
    taken: set[tuple[str, int]] = set()
    unasked: set[tuple[str, int]] = set()
    overlaps: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for name, answers in steps(tree):
        arms = tree.questions[name].arms
        holding = [i for i, arm in enumerate(arms[:-1]) if arm.when and arm.when.holds(answers)]
        first = holding[0] if holding else len(arms) - 1
        taken.add((name, first))
        reached.add(arms[first].go)
        overlaps |= {
            ((name, first), (name, i)) for i in holding[1:] if arms[i].go != arms[first].go
        }
        unasked |= {
            (name, i)
            for i, arm in enumerate(arms[: first + 1])
            if arm.when and not_asked(arm.when, answers)
        }
    found = survey(tree)
    assert found.reached == reached
    assert found.taken == taken
    assert found.unasked.keys() == unasked
    assert found.overlaps.keys() == overlaps
    assert found.circle is None


@settings(deadline=None)
@given(trees())
def test_the_answers_that_a_survey_names_show_what_it_says(tree: Tree) -> None:
    found = survey(tree)
    for (name, index), (missing, answers) in found.unasked.items():
        when = tree.questions[name].arms[index].when
        assert when is not None
        assert missing not in answers
        assert [*answers][-1] == name
        assert not_asked(when, answers) == missing
    for ((name, first), (_, later)), answers in found.overlaps.items():
        question = tree.questions[name]
        second = question.arms[later].when
        assert first_arm(question, answers) == question.arms[first]
        assert second is not None
        assert second.holds(answers)


def test_a_walk_in_circles_is_found_with_its_answers() -> None:
    back = Arm(Is("secret", "yes"), "what")
    secret = PHOTO.questions["secret"]
    questions = {
        **PHOTO.questions,
        "secret": type(secret)("secret", secret.many, secret.options, (back, Arm(None, "fine"))),
    }
    tree = Tree("photo", "what", questions, PHOTO.outcomes, PHOTO.advice)
    assert survey(tree).circle == ("what", {"what": ("text",), "secret": ("yes",)})


def ends(tree: Tree, answers: Answers) -> set[tuple[str, frozenset[str]]]:
    """Where walks with these answers can end, and with what advice."""
    state = replay(tree, answers)
    if isinstance(state.result, Result):
        return {(state.at, frozenset(state.result.advice))}
    question = tree.questions[state.at]
    return {
        end
        for chosen in choices(question)
        for end in ends(tree, {**state.answers, state.at: chosen})
    }


@settings(deadline=None)
@given(trees())
def test_an_idle_question_may_be_answered_in_any_way(tree: Tree) -> None:
    effects = Effects(tree)
    for name, answers in steps(tree):
        if name in effects.changing:
            continue
        same = ends(tree, answers)
        for chosen in choices(tree.questions[name]):
            assert ends(tree, {**answers, name: chosen}) == same


@settings(deadline=None)
@given(trees())
def test_a_question_with_several_ends_right_after_it_is_not_idle(tree: Tree) -> None:
    effects = Effects(tree)
    for name, answers in steps(tree):
        question = tree.questions[name]
        following = {
            arm.go
            for chosen in choices(question)
            if (arm := first_arm(question, {**answers, name: chosen}))
        }
        if len(following) > 1 and following <= tree.outcomes.keys():
            assert name in effects.changing


@settings(deadline=None)
@given(trees())
def test_no_walk_asks_more_than_the_longest(tree: Tree) -> None:
    longest = Effects(tree).longest
    state = replay(tree, longest)
    assert state.result is not None
    assert not state.dropped
    assert len(longest) == max(len(state.steps) for state in walks(tree))


@settings(deadline=None)
@given(st.data())
def test_a_condition_that_relies_on_nothing_unasked_does_not_change_with_it(
    data: st.DataObject,
) -> None:
    condition = data.draw(conditions(dict(PHOTO.questions)))
    asked = data.draw(st.sets(st.sampled_from(sorted(PHOTO.questions))))
    answers = {
        name: data.draw(st.sampled_from([*choices(PHOTO.questions[name])]))
        for name in sorted(asked)
    }
    missing = not_asked(condition, answers)
    assert missing not in answers
    if missing is None and not mentions_answered(condition):
        rest = {
            name: data.draw(st.sampled_from([*choices(question)]))
            for name, question in PHOTO.questions.items()
            if name not in answers
        }
        assert condition.holds(answers) == condition.holds({**rest, **answers})


def mentions_answered(condition: Condition) -> bool:
    match condition:
        case Not(inner):
            return mentions_answered(inner)
        case Both(several):
            return any(mentions_answered(each) for each in several)
    return isinstance(condition, Answered)


def test_answered_guards_what_stands_beside_it() -> None:
    photo = Is("what", "photo")
    guarded = Both((photo, Answered("what")))
    assert not_asked(photo, {}) == "what"
    assert not_asked(guarded, {}) is None
    assert not_asked(Not(guarded), {}) is None
    assert not_asked(Both((photo, Not(Answered("what")))), {}) == "what"
    assert not_asked(photo, {"what": ("text",)}) is None
