from __future__ import annotations

from hypothesis import given, settings

from protocolwijzer.engine.counterfactual import Change, smallest_changes
from protocolwijzer.engine.replay import Step, replay
from protocolwijzer.engine.tree import Tree, Verdict
from protocolwijzer.engine.walks import walks
from tests.engine.trees import PHOTO, trees


def test_one_other_answer_and_where_it_leads() -> None:
    state = replay(PHOTO, {"what": ("text",), "secret": ("yes",)})
    assert smallest_changes(PHOTO, state) == (
        Change((Step("secret", ("no",)),), "fine", Verdict.YES),
        Change((Step("what", ("unsure",)),), "ask-first", Verdict.ASK),
    )


def test_a_ticked_option_less_rather_than_a_wholly_other_answer() -> None:
    state = replay(PHOTO, {"what": ("photo",), "who": ("pupils", "minors"), "consent": ("all",)})
    fine = next(each for each in smallest_changes(PHOTO, state) if each.outcome == "fine")
    assert fine.steps == (Step("who", ("pupils",)),)


def test_a_question_that_comes_up_only_then_counts() -> None:
    state = replay(PHOTO, {"what": ("unsure",)})
    changes = smallest_changes(PHOTO, state)
    assert {each.outcome: [step.question for step in each.steps] for each in changes} == {
        "fine": ["what", "who"],
        "no": ["what", "secret"],
    }


def test_an_unfinished_walk_has_none() -> None:
    assert smallest_changes(PHOTO, replay(PHOTO, {})) == ()


@settings(deadline=None)
@given(trees())
def test_no_change_is_smaller(tree: Tree) -> None:
    """Against all walks: the fewest steps that this walk lacks, for each other outcome."""
    everything = [*walks(tree)]
    for state in everything:
        distance: dict[str, int] = {}
        for other in everything:
            if other.at != state.at:
                steps = len(set(other.steps) - set(state.steps))
                distance[other.at] = min(steps, distance.get(other.at, steps))
        smallest = min(distance.values(), default=0)
        found = smallest_changes(tree, state)
        nearest = {outcome for outcome, size in distance.items() if size == smallest}
        assert {change.outcome for change in found} == nearest
        for change in found:
            assert len(change.steps) == smallest
            answers = {step.question: step.chosen for step in change.steps}
            after = replay(tree, {**state.answers, **answers})
            assert after.result is not None
            assert (after.at, after.result.verdict) == (change.outcome, change.verdict)
