"""What the ways on say must be what the engine does, for every answer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.engine.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Both,
    Condition,
    Has,
    Is,
    Not,
    Only,
)
from protocolwijzer.engine.fragment import write
from protocolwijzer.engine.replay import first_arm, replay
from protocolwijzer.engine.tree import Answers, Arm, Option, Outcome, Question, Tree, Verdict
from protocolwijzer.engine.walks import walks
from protocolwijzer.rendering.ways import (
    Way,
    reading_order,
    settled,
    table,
    ways,
    ways_of_option,
)
from tests.engine.trees import trees
from tests.rendering.sample_trees import FLOW

OPTIONS = ("a", "b", "c")
ASKED = ("here", "there")

options = st.sampled_from(OPTIONS)
some = st.lists(options, min_size=1, max_size=3, unique=True).map(tuple)
questions = st.sampled_from(ASKED)
leaves = st.one_of(
    st.builds(Is, questions, options),
    st.builds(Has, questions, options),
    st.builds(AnyOf, questions, some),
    st.builds(AllOf, questions, some),
    st.builds(Only, questions, some),
    st.builds(Answered, questions),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Both, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
arms = st.lists(st.builds(Arm, conditions, st.sampled_from("xyz")), max_size=4)
asked = st.builds(
    lambda some_arms, last, many: Question(
        "here", many, tuple(map(Option, OPTIONS)), (*some_arms, Arm(None, last))
    ),
    arms,
    st.sampled_from("xyz"),
    st.booleans(),
)
earlier = st.one_of(st.just({}), st.builds(lambda chosen: {"there": chosen}, some))


def taken(found: tuple[Way, ...], answers: Answers) -> str:
    return next(way.go for way in found if way.when is None or way.when.holds(answers))


@given(asked, some, earlier)
def test_the_first_way_that_fits_is_the_arm_that_is_taken(
    question: Question, chosen: tuple[str, ...], before: dict[str, tuple[str, ...]]
) -> None:
    answers = {**before, "here": chosen}
    arm = first_arm(question, answers)
    assert arm is not None
    assert taken(ways(question), answers) == arm.go


@given(asked, options, earlier)
def test_the_ways_of_an_option_are_those_of_its_answer(
    question: Question, chosen: str, before: dict[str, tuple[str, ...]]
) -> None:
    arm = first_arm(question, {**before, "here": (chosen,)})
    assert arm is not None
    # The answer itself is no longer looked at.
    assert taken(ways_of_option(question, chosen), before) == arm.go


@given(conditions, some, earlier)
def test_what_is_settled_holds_as_before(
    condition: Condition, chosen: tuple[str, ...], before: dict[str, tuple[str, ...]]
) -> None:
    rest = settled(condition, "here", chosen)
    expected = condition.holds({**before, "here": chosen})
    assert (rest if isinstance(rest, bool) else rest.holds(before)) == expected


def test_what_an_earlier_way_says_is_not_said_again() -> None:
    question = Question(
        "here",
        many=True,
        options=tuple(map(Option, OPTIONS)),
        arms=(
            Arm(AnyOf("here", ("a", "b")), "x"),
            Arm(Both((Has("here", "c"), Not(AnyOf("here", ("a", "b"))))), "y"),
            Arm(Both((Is("there", "a"), Not(Has("here", "c")), Not(Has("here", "a")))), "z"),
            Arm(Is("there", "b"), "x"),
            Arm(None, "x"),
        ),
    )
    assert ways(question) == (
        Way("x", AnyOf("here", ("a", "b"))),
        Way("y", Has("here", "c")),
        Way("z", Is("there", "a")),
        Way("x"),
    )


def test_every_step_is_read_after_all_that_lead_to_it() -> None:
    order = reading_order(FLOW)
    assert set(order) == {*FLOW.questions, *FLOW.outcomes}
    assert order[0] == FLOW.start
    for question in FLOW.questions.values():
        for arm in question.arms:
            assert order.index(question.id) < order.index(arm.go)


def test_a_tree_that_goes_in_circles_has_an_order_too() -> None:
    around = Tree(
        "around",
        "a",
        {
            name: Question(name, many=False, options=(Option("x"),), arms=(Arm(None, to),))
            for name, to in (("a", "b"), ("b", "a"), ("lost", "a"))
        },
        {},
    )
    assert reading_order(around) == ("a", "b", "lost")


@settings(deadline=None)
@given(trees())
def test_links_and_table_together_lead_where_the_engine_leads(tree: Tree) -> None:
    found = table(tree)
    for state in walks(tree):
        given_so_far: dict[str, tuple[str, ...]] = {}
        for step in state.steps:
            given_so_far[step.question] = step.chosen
            question = tree.questions[step.question]
            on = ways(question) if question.many else ways_of_option(question, step.chosen[0])
            linked = on[0].go if len(on) == 1 and on[0].when is None else None
            looked_up = found.get(write(given_so_far))
            # Either tells, and never both.
            assert (linked is None) != (looked_up is None)
            assert (linked or looked_up) == replay(tree, given_so_far).at


def test_a_tree_with_too_many_walks_has_no_table() -> None:
    many = Question("here", True, tuple(Option(f"o{n}") for n in range(12)), ())  # noqa: FBT003
    arms = (Arm(Has("here", "o1"), "x"), Arm(None, "y"))
    ends = {name: Outcome(name, Verdict.KNOW) for name in "xy"}
    tree = Tree("large", "here", {"here": replace(many, arms=arms)}, ends)
    assert table(tree) == {}
