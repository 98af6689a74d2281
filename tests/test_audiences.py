from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.audiences import (
    AudienceView,
    Comparison,
    Entry,
    for_audience,
    has_own_rules,
)
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    ClauseFacts,
    Contact,
    Kind,
    Phrase,
    School,
)
from tests.support.made_up_schools import EVERYONE, clause, edition, facts, school

STUDENTS, PARENTS, WORK, HOME, OTHERS = Audience
TEXT = edition(
    ("a", [clause("a.1"), clause("a.2", "", clause("a.2a"), clause("a.2b"))]),
    ("b", [clause("b.1"), clause("b.2")]),
)
FACTS = {
    "a.1": facts(*EVERYONE, kind=Kind.STATEMENT),
    "a.2": facts(STUDENTS, PARENTS, WORK, kind=Kind.MUST_NOT, nl="Mag dit?", en="May I?"),
    "a.2a": facts(STUDENTS, PARENTS, WORK, kind=Kind.MUST_NOT),
    "a.2b": facts(STUDENTS, kind=Kind.MUST, concerns=(PARENTS,)),
    "b.1": facts(STUDENTS, kind=Kind.MAY),
    "b.2": facts(WORK, HOME, kind=Kind.CONSEQUENCE, concerns=(STUDENTS,)),
}


def views(its: School, language: str = "nl") -> list[AudienceView]:
    return [for_audience(its, language, audience) for audience in PAGE_AUDIENCES]


def addressed(view: AudienceView) -> Iterator[Entry]:
    """Every entry that addresses the audience, parts included."""
    for group in view.groups:
        for entry in group.entries:
            yield from entry.walk()


def concerned(view: AudienceView) -> Iterator[Entry]:
    """Every entry that merely concerns the audience, parts included."""
    for entry in view.concerned:
        yield from entry.walk()


def shape(view: AudienceView) -> list[tuple[Kind, list[tuple[str, list[str]]]]]:
    return [
        (group.kind, [(entry.id, [part.id for part in entry.parts]) for entry in group.entries])
        for group in view.groups
    ]


def test_rules_come_by_what_they_do_and_parts_stay_with_their_clause() -> None:
    view = for_audience(school(TEXT, facts=FACTS), "nl", STUDENTS)
    assert shape(view) == [
        (Kind.MUST_NOT, [("a.2", ["a.2a", "a.2b"])]),
        (Kind.MAY, [("b.1", [])]),
        (Kind.STATEMENT, [("a.1", [])]),
    ]
    assert [entry.id for entry in view.concerned] == ["b.2"]


def test_a_part_for_others_only_is_left_out() -> None:
    view = for_audience(school(TEXT, facts=FACTS), "nl", WORK)
    assert shape(view)[0] == (Kind.MUST_NOT, [("a.2", ["a.2a"])])


def test_a_part_whose_clause_is_for_others_stands_alone_with_it_as_context() -> None:
    view = for_audience(school(TEXT, facts=FACTS), "nl", PARENTS)
    (entry,) = view.concerned
    assert entry.id == "a.2b"
    assert entry.around is not None
    assert entry.around.id == "a.2"

    alone = {**FACTS, "a.2": facts(WORK)}
    view = for_audience(school(TEXT, facts=alone), "nl", STUDENTS)
    assert [entry.id for entry in addressed(view)] == ["a.2b", "a.2a", "b.1", "a.1"]


def test_only_clauses_stand_in_the_order_of_the_text_within_a_kind() -> None:
    reversed_facts = dict(reversed(FACTS.items()))
    assert shape(for_audience(school(TEXT, facts=reversed_facts), "nl", STUDENTS)) == shape(
        for_audience(school(TEXT, facts=FACTS), "nl", STUDENTS)
    )


def test_first_is_in_the_authors_order_and_may_name_a_part() -> None:
    its = school(TEXT, facts=FACTS, first={STUDENTS: ("b.2", "a.2b", "b.1")})
    first = for_audience(its, "nl", STUDENTS).first
    assert [entry.id for entry in first] == ["b.2", "a.2b", "b.1"]
    assert first[1].around is not None


def test_contacts_are_those_of_the_audience_and_stay_when_not_filled_in() -> None:
    tutor = Contact("tutor", {"nl": "Mentor"}, None, (STUDENTS, PARENTS))
    head = Contact("head", {"nl": "Directie"}, "0596", (WORK,))
    its = school(TEXT, facts=FACTS, contacts=(tutor, head))
    assert for_audience(its, "nl", STUDENTS).contacts == (tutor,)
    assert for_audience(its, "nl", HOME).contacts == ()


def test_questions_are_in_the_readers_language_or_say_in_which_they_are() -> None:
    its = school(TEXT, facts={**FACTS, "a.1": facts(*EVERYONE, nl="Voor wie?")})
    found = {entry.id: entry.question for entry in addressed(for_audience(its, "en", STUDENTS))}
    assert found["a.2"] == Phrase("May I?", "en")
    assert found["a.1"] == Phrase("Voor wie?", "nl")
    assert found["a.2a"] is None


def test_an_audience_without_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="others has no page"):
        for_audience(school(TEXT, facts=FACTS), "nl", OTHERS)


def test_named_but_given_no_rule_of_its_own() -> None:
    """As parents at De Keyzer: scope, what holds for everybody, and what concerns them."""
    assert not has_own_rules(FACTS, PARENTS)
    assert has_own_rules(FACTS, STUDENTS)
    assert has_own_rules(FACTS, HOME)
    view = for_audience(school(TEXT, facts=FACTS), "nl", PARENTS)
    assert not view.addressed
    assert [entry.id for entry in addressed(view)] == ["a.2", "a.2a", "a.1"]


def test_a_rule_shared_with_pupils_only_is_a_rule_of_ones_own() -> None:
    """As parents at the Togtemaarschool: no section of theirs, but consequences for them."""
    shared = {**FACTS, "b.1": facts(STUDENTS, PARENTS, kind=Kind.CONSEQUENCE)}
    assert has_own_rules(shared, PARENTS)


def test_where_every_rule_is_everyones_it_speaks_to_all_it_addresses() -> None:
    general = {"a.1": facts(STUDENTS, PARENTS, HOME)}
    assert has_own_rules(general, PARENTS)
    assert not has_own_rules(general, WORK)


def test_a_statement_is_no_rule() -> None:
    assert not has_own_rules({"a.1": facts(PARENTS, kind=Kind.STATEMENT)}, PARENTS)


def test_staff_pages_say_whether_they_differ() -> None:
    work, home = views(school(TEXT, facts=FACTS))[2:]
    assert work.comparison is not None
    assert work.comparison.only_here == ("a.2", "a.2a")
    assert work.comparison.only_there == ()
    assert home.comparison is not None
    assert home.comparison.only_there == ("a.2", "a.2a")

    equal = {name: facts(WORK, HOME) for name in FACTS}
    work, home = views(school(TEXT, facts=equal))[2:]
    for view, other in ((work, HOME), (home, WORK)):
        assert view.comparison == Comparison(other, only_here=(), only_there=())


def test_addressed_and_merely_concerned_is_a_difference() -> None:
    uneven = {**dict.fromkeys(FACTS, facts(WORK, HOME)), "b.1": facts(WORK, concerns=(HOME,))}
    work = for_audience(school(TEXT, facts=uneven), "nl", WORK)
    assert work.comparison is not None
    assert work.comparison.only_here == work.comparison.only_there == ("b.1",)


def test_pupils_and_parents_are_not_compared() -> None:
    assert for_audience(school(TEXT, facts=FACTS), "nl", STUDENTS).comparison is None


@st.composite
def any_facts(draw: st.DrawFn) -> dict[str, ClauseFacts]:
    found = {}
    for name in TEXT.clause_ids():
        audiences = draw(st.sets(st.sampled_from(EVERYONE), min_size=1))
        others = sorted(set(EVERYONE) - audiences)
        concerns = draw(st.sets(st.sampled_from(others))) if others else set()
        found[name] = ClauseFacts(
            tuple(sorted(audiences)), tuple(sorted(concerns)), draw(st.sampled_from(Kind)), {}
        )
    return found


@settings(deadline=None)
@given(any_facts())
def test_whatever_the_facts_every_clause_reaches_whom_it_is_for_once(
    its: dict[str, ClauseFacts],
) -> None:
    found = views(school(TEXT, facts=its))
    for view in found:
        for shown, promised in (
            (addressed(view), {name for name in its if view.audience in its[name].audiences}),
            (concerned(view), {name for name in its if view.audience in its[name].concerns}),
        ):
            assert sorted(entry.id for entry in shown) == sorted(promised)
