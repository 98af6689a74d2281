from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.engine.replay import (
    BrokenTreeError,
    InvalidAnswerError,
    Step,
    normal,
    replay,
)
from protocolwijzer.engine.tree import Arm, Tree, Verdict
from protocolwijzer.engine.walks import choices, walks
from tests.engine.trees import PHOTO, trees


def test_it_asks_one_question_after_another() -> None:
    assert replay(PHOTO, {}).at == "what"
    assert replay(PHOTO, {"what": ("photo",)}).at == "who"
    assert replay(PHOTO, {"what": ("photo",), "who": ("pupils",)}).at == "consent"


def test_the_strongest_verdict_wins_and_advice_adds_its_clauses() -> None:
    state = replay(PHOTO, {"what": ("photo",), "who": ("staff", "minors"), "consent": ("all",)})
    assert state.result is not None
    assert state.result.outcome == "ask-first"
    assert state.result.advice == ("tell-staff", "hide-faces")
    assert state.result.verdict is Verdict.ASK
    assert state.result.clauses == ("a.4", "a.6")
    fine = replay(PHOTO, {"what": ("photo",), "who": ("staff",), "consent": ("all",)})
    assert fine.result is not None
    assert (fine.result.outcome, fine.result.verdict) == ("fine", Verdict.YES)


def test_an_answer_that_leaves_no_choice_decides_nothing() -> None:
    question = PHOTO.questions["secret"]
    flat = replace(question, arms=(Arm(None, "fine"),))
    tree = replace(PHOTO, questions={**PHOTO.questions, "secret": flat})
    state = replay(tree, {"what": ("text",), "secret": ("no",)})
    assert state.result is not None
    assert state.result.decided_by == (Step("what", ("text",)),)


def test_an_earlier_answer_that_an_arm_looked_at_decides() -> None:
    state = replay(PHOTO, {"what": ("photo",), "who": ("pupils",), "consent": ("all",)})
    assert state.result is not None
    assert [step.question for step in state.result.decided_by] == ["what", "who", "consent"]


def test_what_is_not_asked_any_more_is_dropped_and_named() -> None:
    before = {"what": ("photo",), "who": ("pupils",), "consent": ("all",)}
    state = replay(PHOTO, {**before, "what": ("text",)})
    assert state.at == "secret"
    assert state.dropped == (Step("who", ("pupils",)), Step("consent", ("all",)))


def test_an_exclusive_option_clears_the_others() -> None:
    assert normal(PHOTO.questions["who"], ("staff", "nobody", "pupils")) == ("nobody",)


@pytest.mark.parametrize(
    "answers",
    [
        {"nothing": ("photo",)},
        {"what": ("film",)},
        {"what": ()},
        {"what": ("photo", "text")},
        {"who": ("pupils", "<script>")},
        {"secret": ("maybe",)},  # even where it is not asked
    ],
)
def test_what_is_no_answer_is_refused(answers: Mapping[str, tuple[str, ...]]) -> None:
    with pytest.raises(InvalidAnswerError):
        replay(PHOTO, answers)


def broken(name: str, *arms: Arm) -> Tree:
    question = replace(PHOTO.questions[name], arms=arms)
    return replace(PHOTO, questions={**PHOTO.questions, name: question})


@pytest.mark.parametrize(
    "tree",
    [
        broken("secret", Arm(None, "what")),  # in circles
        broken("secret", Arm(None, "nowhere")),
        broken("secret"),  # no way on
        replace(PHOTO, start="nowhere"),
    ],
)
def test_a_tree_that_cannot_be_walked_is_refused(tree: Tree) -> None:
    with pytest.raises(BrokenTreeError):
        replay(tree, {"what": ("text",), "secret": ("no",)})


def test_advice_that_is_not_there_is_refused() -> None:
    with pytest.raises(BrokenTreeError):
        replay(
            replace(PHOTO, advice={}), {"what": ("photo",), "who": ("staff",), "consent": ("all",)}
        )


@settings(deadline=None)
@given(trees(), st.data())
def test_replaying_what_counts_gives_the_same_state(tree: Tree, data: st.DataObject) -> None:
    given_answers = {
        name: data.draw(st.sampled_from([*choices(question)]))
        for name, question in tree.questions.items()
        if data.draw(st.booleans())
    }
    state = replay(tree, given_answers)
    again = replay(tree, state.answers)
    assert again == replace(state, dropped=())
    # Nothing is lost: an answer counts or is named as dropped.
    assert {**state.answers, **{s.question: s.chosen for s in state.dropped}} == given_answers


@settings(deadline=None)
@given(trees(), st.data())
def test_a_changed_answer_leaves_what_came_before_it(tree: Tree, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from([*walks(tree)]))
    number = data.draw(st.integers(0, len(state.steps) - 1))
    changed = state.steps[number].question
    other = data.draw(st.sampled_from([*choices(tree.questions[changed])]))
    after = replay(tree, {**state.answers, changed: other})
    assert after.steps[:number] == state.steps[:number]
    assert after.steps[number] == Step(changed, other)


@settings(deadline=None)
@given(trees())
def test_only_answers_that_decided_can_change_the_outcome(tree: Tree) -> None:
    for state in walks(tree):
        assert state.result is not None
        deciding = {step.question for step in state.result.decided_by}
        for step in state.steps:
            if step.question in deciding:
                continue
            for other in choices(tree.questions[step.question]):
                after = replay(tree, {**state.answers, step.question: other})
                assert after.result is not None
                assert after.result.outcome == state.result.outcome
