from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from protocolwijzer.engine.replay import BrokenTreeError, replay
from protocolwijzer.engine.tree import Arm, Option, Question, Tree
from protocolwijzer.engine.walks import choices, count_choices, count_walks, crossings, line, walks
from tests.engine.trees import PHOTO, trees


def test_all_walks_of_a_tree() -> None:
    # 1 unsure, 2 texts, and of 8 ways to say who is in it (none: 1) 7 are asked for consent.
    assert len([*walks(PHOTO)]) == 1 + 2 + 1 + 7 * 2
    assert count_walks(PHOTO) == 18


def test_a_walk_as_a_line() -> None:
    state = replay(PHOTO, {"what": ("photo",), "who": ("staff", "minors"), "consent": ("some",)})
    assert line(state) == (
        "what=photo&who=staff,minors&consent=some -> ask-first (ask) + tell-staff + hide-faces"
    )
    with pytest.raises(ValueError, match="not ended"):
        line(replay(PHOTO, {}))


@settings(deadline=None)
@given(trees())
def test_walks_are_all_there_is(tree: Tree) -> None:
    found = [*walks(tree)]
    assert len({line(state) for state in found}) == len(found) == count_walks(tree)
    assert all(state.result is not None and not state.dropped for state in found)
    for question in tree.questions.values():
        assert len([*choices(question)]) == count_choices(question)


@settings(deadline=None)
@given(trees())
def test_merged_walks_come_to_the_same_places(tree: Tree) -> None:
    visited = {tree.start}
    for state in walks(tree):
        visited |= {step.question for step in state.steps} | {state.at}
    merged = [*crossings(tree)]
    assert {crossing.at for crossing in merged} == visited
    for crossing in merged:
        assert replay(tree, crossing.answers).at == crossing.at


def large(questions: int) -> Tree:
    """A tree with 2 ** (10 * questions) walks, more or less, that are soon alike."""
    options = tuple(Option(f"o{number}") for number in range(10))
    names = [f"q{number}" for number in range(questions)]
    return replace(
        PHOTO,
        start=names[0],
        questions={
            name: Question(name, many=True, options=options, arms=(Arm(None, after),))
            for name, after in zip(names, [*names[1:], "fine"], strict=True)
        },
    )


def test_a_tree_too_large_to_walk_is_counted_and_searched() -> None:
    tree = large(5)
    assert count_walks(tree) == (2**10 - 1) ** 5
    assert [crossing.at for crossing in crossings(tree)] == ["q0", "q1", "q2", "q3", "q4", "fine"]


def test_a_search_without_end_is_given_up() -> None:
    with pytest.raises(OverflowError):
        list(crossings(large(5), limit=3))


@pytest.mark.parametrize("go", ["what", "nowhere"])
def test_a_walk_that_does_not_end_is_refused(go: str) -> None:
    question = replace(PHOTO.questions["secret"], arms=(Arm(None, go),))
    tree = replace(PHOTO, questions={**PHOTO.questions, "secret": question})
    for search in (walks, crossings):
        with pytest.raises(BrokenTreeError):
            list(search(tree))
    with pytest.raises(BrokenTreeError):
        count_walks(tree)


def test_a_circle_that_no_walk_goes_round_is_no_circle() -> None:
    """An arm back to the start that only fires on an answer that never comes by there."""
    question = PHOTO.questions["secret"]
    when = PHOTO.questions["what"].arms[0].when  # what is a photo, but only texts come to "secret"
    guarded = replace(question, arms=(Arm(when, "what"), *question.arms))
    tree = replace(PHOTO, questions={**PHOTO.questions, "secret": guarded})
    assert [line(state) for state in walks(tree)] == [line(state) for state in walks(PHOTO)]
    assert {each.at for each in crossings(tree)} == {each.at for each in crossings(PHOTO)}
    assert count_walks(tree) == count_walks(PHOTO)


def test_two_thousand_questions_in_a_row_are_counted() -> None:
    """More than Python has room for in calls within calls."""
    names = [f"q{number}" for number in range(2_000)]
    options = (Option("yes"), Option("no"))
    tree = replace(
        PHOTO,
        start=names[0],
        questions={
            name: Question(name, many=False, options=options, arms=(Arm(None, after),))
            for name, after in zip(names, [*names[1:], "fine"], strict=True)
        },
    )
    assert count_walks(tree) == 2**2_000


def test_a_question_without_options_ends_no_walk() -> None:
    empty = replace(PHOTO.questions["secret"], options=())
    tree = replace(PHOTO, questions={**PHOTO.questions, "secret": empty})
    assert count_walks(tree) == len([*walks(tree)]) == count_walks(PHOTO) - 2
