"""How `review` goes through proposals: screens, parts, and what counts as confirmed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.cli.correction import Correction
from protocolwijzer.cli.proposals import Proposals
from protocolwijzer.editions import JoinedClause
from protocolwijzer.model import Audience, Clause, ClauseFacts, Kind, Section, TranslationStatus

# A section of a rule whose first part has parts of its own, and a section of one rule.
PARENTS = {
    "a.1": None,
    "a.1a": "a.1",
    "a.1a.i": "a.1a",
    "a.1a.ii": "a.1a",
    "a.1b": "a.1",
    "a.2": None,
    "b.1": None,
}
NAMES = tuple(PARENTS)
RULES = NAMES[:-1]


def joined() -> Mapping[str, JoinedClause]:
    """The clauses as a reader gets them."""
    sections = {name: Section(name, name, name, 2) for name in "ab"}
    return {
        name: JoinedClause(
            sections[name[0]],
            Clause(name, name, (name,)),
            "nl",
            name,
            TranslationStatus.OK,
            None,
            parent,
        )
        for name, parent in PARENTS.items()
    }


def proposals(*, together: int = 8, **kinds: Kind) -> Proposals:
    """All of them proposed as what pupils must do. kinds: others, "_" for the full stop."""
    facts = {
        name: ClauseFacts(
            (Audience.STUDENTS,),
            (),
            kinds.get(name.replace(".", "_"), Kind.MUST),
            {},
            proposed="because",
        )
        for name in NAMES
    }
    return Proposals(joined(), facts, together=together)


@pytest.mark.parametrize(
    ("together", "screens"),
    [
        (8, [RULES, NAMES[-1:]]),
        (5, [NAMES[:3], NAMES[3:6], NAMES[6:]]),
        (2, [NAMES[:2], NAMES[2:4], NAMES[4:6], NAMES[6:]]),
        (1, [(name,) for name in NAMES]),
    ],
)
def test_screens(together: int, screens: list[tuple[str, ...]]) -> None:
    assert [tuple(screen) for screen in proposals(together=together).screens] == screens


def test_which_part_of_its_section_a_screen_is() -> None:
    ours = proposals(together=2)
    parts = []
    while ours.screen:
        parts.append(ours.part)
        ours.forward()
    assert parts == [(1, 3), (2, 3), (3, 3), (1, 1)]


def test_only_what_is_proposed_is_asked() -> None:
    facts = dict(proposals().facts)
    facts["a.1"] = ClauseFacts((Audience.STUDENTS,), (), Kind.MUST, {})
    del facts["b.1"]
    assert [*Proposals(joined(), facts, together=8).screens] == [[*RULES[1:]]]


@pytest.mark.parametrize(
    ("picked", "found"),
    [
        ({"a.1"}, ["a.1", "a.1a", "a.1a.i", "a.1a.ii", "a.1b"]),
        ({"a.1a"}, ["a.1a", "a.1a.i", "a.1a.ii"]),
        ({"a.1a.ii"}, ["a.1a.ii"]),
        ({"a.2", "a.1b"}, ["a.1b", "a.2"]),
    ],
)
def test_parts_go_with_what_was_picked(picked: set[str], found: list[str]) -> None:
    assert [*proposals().with_parts(picked)] == found


def test_a_part_that_differs_does_not_go_with_its_rule_but_takes_its_own_along() -> None:
    ours = proposals(a_1a=Kind.MAY, a_1a_i=Kind.MAY)
    # a.1b is what its rule is and what was told last, by a.1a.ii.
    assert ours.following() == {"a.1a.i", "a.1b"}
    assert [*ours.with_parts({"a.1"})] == ["a.1", "a.1b"]
    assert [*ours.with_parts({"a.1a"})] == ["a.1a", "a.1a.i"]


def test_a_part_behind_another_that_differs_says_what_it_is() -> None:
    assert proposals(a_1a_ii=Kind.MAY).following() == {"a.1a", "a.1a.i"}


def test_a_part_that_was_changed_into_what_its_rule_is_shows_it() -> None:
    ours = proposals(a_1b=Kind.MAY)
    ours.correct(["a.1b"], Correction(kind=Kind.MUST))
    assert "a.1b" not in ours.following()


def test_parts_on_another_screen_say_what_they_are() -> None:
    ours = proposals(together=4)
    ours.forward()
    assert ours.following() == set()


def test_the_rest_of_a_section() -> None:
    ours = proposals(together=1)
    ours.forward()
    ours.finish_section()
    assert [*ours.screen] == ["b.1"]
    ours.finish_section()
    assert (ours.screen, ours.left) == ((), 0)


@given(
    st.integers(1, 8),
    st.lists(
        st.one_of(
            st.sampled_from(["forward", "back", "finish_section"]),
            st.tuples(st.sampled_from(NAMES), st.sampled_from(Kind)),
        )
    ),
)
def test_confirmed_is_what_was_left_behind_or_corrected(
    together: int, steps: list[str | tuple[str, Kind]]
) -> None:
    ours = proposals(together=together)
    changed: set[str] = set()
    for step in steps:
        if isinstance(step, tuple):
            name, kind = step
            ours.correct([name], Correction(kind=kind))
            changed = changed - {name} if kind is Kind.MUST else changed | {name}
        elif (step == "back" and ours.at > 0) or (step != "back" and ours.screen):
            getattr(ours, step)()
        behind = NAMES[: len(NAMES) - ours.left]
        assert tuple(ours.screen) == NAMES[len(behind) :][: len(ours.screen)]
        assert set(ours.confirmed) == {*behind} | changed
