"""What each word of the vocabulary means, over every answer to a question with three options."""

from __future__ import annotations

from itertools import combinations

import pytest

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

EVERY_ANSWER = [tuple(each) for size in (1, 2, 3) for each in combinations("abc", size)]


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        (Is("q", "a"), {"a"}),
        (Has("q", "a"), {"a", "ab", "ac", "abc"}),
        (AnyOf("q", ("a", "b")), {"a", "b", "ab", "ac", "bc", "abc"}),
        (AllOf("q", ("a", "b")), {"ab", "abc"}),
        (Only("q", ("a", "b")), {"a", "b", "ab"}),
        (Answered("q"), {"a", "b", "c", "ab", "ac", "bc", "abc"}),
        (Not(Has("q", "a")), {"b", "c", "bc"}),
        (Both((Has("q", "a"), Has("q", "b"))), {"ab", "abc"}),
        (Both((Has("q", "a"), Not(Has("q", "c")))), {"a", "ab"}),
    ],
)
def test_it_holds_for_just_these_answers(condition: Condition, holding: set[str]) -> None:
    assert {"".join(each) for each in EVERY_ANSWER if condition.holds({"q": each})} == holding


@pytest.mark.parametrize(
    "condition",
    [
        Is("q", "a"),
        Has("q", "a"),
        AnyOf("q", ("a",)),
        AllOf("q", ("a",)),
        Only("q", ("a",)),
        Answered("q"),
    ],
)
def test_nothing_holds_of_a_question_that_was_not_asked(condition: Condition) -> None:
    assert not condition.holds({})
    assert Not(condition).holds({})


def test_it_names_the_questions_it_reads() -> None:
    condition = Both((Is("q", "a"), Not(Both((Has("r", "b"), Answered("s"))))))
    assert condition.reads() == {"q", "r", "s"}
