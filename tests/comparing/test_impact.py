"""Whom changes touch, which trees rest on them, and which texts of a school are compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolwijzer.comparing.changes import Change, compare
from protocolwijzer.comparing.impact import Impacts
from protocolwijzer.comparing.versions import Versions, adopted_versions, versions
from protocolwijzer.model import Audience, EditionKind, Previous, Protocol, School
from protocolwijzer.outcomes import citing
from tests.rendering.sample import protocol
from tests.rendering.sample import school as sample
from tests.rendering.sample_trees import with_trees
from tests.support.made_up_schools import clause, edition, facts, school

BEFORE = edition(("a", [clause("a.1", "Vraag toestemming."), clause("a.2", "Geen oortjes.")]))
AFTER = edition(
    (
        "a",
        [
            clause("a.1", "Vraag altijd toestemming."),
            clause("a.2", "Meld een nepaccount bij de mentor."),
        ],
    )
)


def test_whom_a_change_touches_is_known_from_both_sides() -> None:
    then = school(BEFORE, facts={"a.1": facts(Audience.PARENTS), "a.2": facts(Audience.OTHERS)})
    now = school(
        AFTER,
        facts={
            "a.1": facts(Audience.STUDENTS, concerns=(Audience.STAFF_WORK,), nl="Mag dat?"),
            "a.2": facts(Audience.STUDENTS),
        },
    )
    comparison = compare(BEFORE, AFTER)
    touched = {
        (each.change, each.unit.id): Impacts(then, now).of(each) for each in comparison.clauses
    }
    changed = touched[Change.CHANGED, "a.1"]
    assert changed.audiences == (Audience.STUDENTS, Audience.PARENTS, Audience.STAFF_WORK)
    assert changed.questions == {"nl": "Mag dat?"}
    assert touched[Change.NEW, "a.2"].audiences == (Audience.STUDENTS,)
    assert touched[Change.GONE, "a.2"].audiences == (Audience.OTHERS,)


def test_of_files_nothing_is_known() -> None:
    for each in compare(BEFORE, AFTER).clauses:
        impact = Impacts(None, None).of(each)
        assert (impact.audiences, impact.questions, impact.trees) == ((), {}, ())


def test_the_trees_that_rest_on_what_is_not_as_it_was() -> None:
    now = with_trees(sample())
    text = protocol("nl")
    clauses = {name for tree in now.trees for name in citing(tree)}
    before = protocol("nl", without=("a.1",))
    comparison = compare(before, text)
    impacts = Impacts(None, now)
    expected = sorted(f"{now.id}/{tree.id}" for tree in now.trees if "a.1" in citing(tree))
    assert "a.1" in clauses
    assert [review.tree.name for review in impacts.to_review(comparison.clauses)] == expected
    for review in impacts.to_review(comparison.clauses):
        assert [change.unit.id for change in review.changes] == ["a.1"]
        assert review.tree.title["nl"]
    assert impacts.to_review(compare(text, text).clauses) == ()


def test_trees_of_drafts_and_of_then_count_too() -> None:
    then = with_trees(sample())
    drafts = replace(then, trees=(), drafts=then.trees)
    comparison = compare(protocol("nl"), protocol("nl", without=("a.1",)))
    (gone,) = comparison.of(Change.GONE)
    names = [tree.name for tree in Impacts(then, None).of(gone).trees]
    assert names
    assert [tree.name for tree in Impacts(drafts, None).of(gone).trees] == names
    assert [tree.name for tree in Impacts(None, then).of(gone).trees] == []


# --- versions -----------------------------------------------------------------------------------

ADOPTED = edition(("a", [clause("a.1")]), kind=EditionKind.ADOPTED)
NL, EN = edition(("a", [clause("a.1")])), edition(("a", [clause("a.1")]), language="en")


def kept(*plain: Protocol, adopted: Protocol | None = None) -> Previous:
    return Previous({each.language: each for each in plain}, adopted)


@pytest.mark.parametrize(
    ("now", "previous", "language", "expected"),
    [
        (school(NL, EN), None, "nl", None),
        (school(NL, EN), kept(NL, EN), "nl", Versions(NL, NL)),
        (school(NL, EN), kept(NL, EN), "en", Versions(EN, EN)),
        (school(NL, EN), kept(NL), "en", Versions(NL, NL)),
        (school(NL), kept(NL, EN), "en", Versions(NL, NL)),
        (school(NL, adopted=ADOPTED), kept(NL, adopted=ADOPTED), "nl", Versions(NL, NL)),
        (school(NL, adopted=ADOPTED), kept(adopted=ADOPTED), "nl", Versions(ADOPTED, ADOPTED)),
        (school(adopted=ADOPTED), kept(NL, adopted=ADOPTED), "en", Versions(ADOPTED, ADOPTED)),
        (school(NL), kept(adopted=ADOPTED), "nl", None),
        (school(NL, adopted=ADOPTED), kept(EN), "nl", None),
        (school(adopted=ADOPTED), kept(adopted=replace(ADOPTED, language="en")), "nl", None),
        (school(NL), kept(), "nl", None),
    ],
)
def test_which_texts_a_reader_is_shown(
    now: School, previous: Previous | None, language: str, expected: Versions | None
) -> None:
    assert versions(replace(now, previous=previous), language) == expected


def test_the_adopted_texts() -> None:
    both = replace(school(NL, adopted=ADOPTED), previous=kept(NL, adopted=ADOPTED))
    assert adopted_versions(both) == Versions(ADOPTED, ADOPTED)
    assert adopted_versions(school(NL)) is None
