"""The numbers of a correction: what each stands for, and which go together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.cli.correction import LAST, Correction, chosen_correction
from protocolwijzer.cli.dialogue import typed_numbers
from protocolwijzer.model import Audience, ClauseFacts, Kind

FACTS = ClauseFacts(
    audiences=(Audience.STUDENTS,),
    concerns=(Audience.PARENTS,),
    kind=Kind.MUST,
    questions={"nl": "Mag dat?"},
    proposed="want",
)


@pytest.mark.parametrize(
    ("numbers", "correction"),
    [
        ([1], Correction(audiences=(Audience.STUDENTS,))),
        ([2, 5], Correction(audiences=(Audience.PARENTS, Audience.OTHERS))),
        ([6], Correction(kind=Kind.MUST)),
        ([3, 10], Correction(audiences=(Audience.STAFF_WORK,), kind=Kind.STATEMENT)),
        ([11, 15], Correction(concerns=(Audience.STUDENTS, Audience.OTHERS))),
        ([16], Correction(concerns=())),
        ([6, 7], None),
        ([14, 16], None),
    ],
)
def test_what_numbers_stand_for(numbers: list[int], correction: Correction | None) -> None:
    assert chosen_correction(numbers) == correction


@given(st.sets(st.integers(1, LAST), min_size=1))
def test_a_correction_makes_what_was_chosen_and_nothing_else(numbers: set[int]) -> None:
    correction = chosen_correction(sorted(numbers))
    kinds, concerns = numbers & {*range(6, 11)}, numbers & {*range(11, 17)}
    if correction is None:
        assert len(kinds) > 1 or (16 in concerns and len(concerns) > 1)
        return
    made = correction.made_to(FACTS)
    assert made.audiences
    assert not {*made.audiences} & {*made.concerns}
    if not numbers & {*range(1, 6)}:
        assert made.audiences == FACTS.audiences
    if not kinds:
        assert made.kind is FACTS.kind
    if not concerns:
        assert {*made.concerns} <= {*FACTS.concerns}
    assert (made.questions, made.proposed) == (FACTS.questions, FACTS.proposed)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", []),
        ("3", [3]),
        ("3, 1 3", [1, 3]),
        ("2-4", [2, 3, 4]),
        ("2 \N{EN DASH} 4,7", [2, 3, 4, 7]),
        ("8-8", [8]),
        ("4-2", None),
        ("0", None),
        ("9", None),
        ("2-9", None),
        ("2-", None),
        ("-2", None),
        ("2-3-4", None),
        ("twee", None),
        ("\N{SUPERSCRIPT TWO}", None),
        ("9" * 5000, None),
    ],
)
def test_numbers_that_are_typed(typed: str, numbers: list[int] | None) -> None:
    assert typed_numbers(typed, last=8) == numbers


@given(st.text(alphabet="0123456789 ,-\N{EN DASH}x"))
def test_only_numbers_that_are_there_are_taken(typed: str) -> None:
    numbers = typed_numbers(typed, last=8)
    if numbers is not None:
        assert list(numbers) == sorted({*numbers} & {*range(1, 9)})
