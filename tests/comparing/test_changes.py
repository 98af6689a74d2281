"""Two texts clause by clause: every clause once, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.comparing.changes import Change, Comparison, compare
from protocolwijzer.comparing.words import Mark, side
from protocolwijzer.model import Clause, Protocol, Section
from tests.comparing.runs import text_of
from tests.support.made_up_schools import clause, edition

RULES = (
    "Telefoons gaan in de kluis bij de ingang.",
    "In de les blijft elk apparaat dicht.",
    "Vraag toestemming voordat je een foto maakt.",
    "Pest niemand, ook niet online.",
    "Meld een nepaccount meteen bij de mentor.",
    "Deel je wachtwoord met geen enkele leerling.",
    "Gebruik de laptops van school alleen voor huiswerk.",
    "Eten en drinken mag niet naast een computer.",
    "Sluit alle programma's af voordat je weggaat.",
)


def text(*rules: str, section: str = "a") -> Protocol:
    """A text with a numbered list under one heading."""
    return edition((section, numbered(section, rules)))


def numbered(section: str, rules: Sequence[str]) -> list[Clause]:
    return [
        Clause(f"{section}.{number}", str(number), (rule,) if rule else ())
        for number, rule in enumerate(rules, start=1)
    ]


def told(comparison: Comparison) -> list[str]:
    """'moved a.2 > a.3' per clause."""
    return [
        f"{each.change} {' > '.join(unit.id for unit in (each.before, each.after) if unit)}"
        for each in comparison.clauses
    ]


def inserted(place: int, rule: str, rules: Sequence[str] = RULES) -> tuple[str, ...]:
    return (*rules[:place], rule, *rules[place:])


# --- versions of one text -----------------------------------------------------------------------


def test_the_same_text() -> None:
    comparison = compare(text(*RULES), text(*RULES))
    assert comparison.is_same
    assert comparison.counts[Change.SAME] == len(RULES)


@pytest.mark.parametrize("place", range(len(RULES) + 1))
def test_an_inserted_clause_is_one_new_clause_and_moves_the_others(place: int) -> None:
    comparison = compare(text(*RULES), text(*inserted(place, "Op het plein mag iedereen bellen.")))
    assert told(comparison) == [
        *(f"same a.{number} > a.{number}" for number in range(1, place + 1)),
        f"new a.{place + 1}",
        *(f"moved a.{number} > a.{number + 1}" for number in range(place + 1, len(RULES) + 1)),
    ]


@pytest.mark.parametrize("place", range(len(RULES)))
def test_a_removed_clause_is_one_that_is_gone(place: int) -> None:
    comparison = compare(text(*RULES), text(*RULES[:place], *RULES[place + 1 :]))
    assert told(comparison) == [
        *(f"same a.{number} > a.{number}" for number in range(1, place + 1)),
        f"gone a.{place + 1}",
        *(f"moved a.{number} > a.{number - 1}" for number in range(place + 2, len(RULES) + 1)),
    ]


def test_a_changed_clause_among_moved_ones() -> None:
    rules = [*RULES]
    rules[3] = "Pest niemand, ook niet online en niet in een groepsapp."
    comparison = compare(text(*RULES), text(*inserted(1, "Op het plein mag je bellen.", rules)))
    assert told(comparison)[1] == "new a.2"
    assert "moved-and-changed a.4 > a.5" in told(comparison)
    assert comparison.counts[Change.MOVED] == len(RULES) - 2


def test_a_clause_that_is_told_anew_under_its_id_has_changed() -> None:
    comparison = compare(
        text(*RULES),
        text("Wie een telefoon heeft, legt die in een kluis.", *RULES[1:]),
    )
    assert told(comparison)[0] == "changed a.1 > a.1"


def test_another_rule_under_the_same_id_is_not_the_same_rule() -> None:
    comparison = compare(text(*RULES), text("Wie ziek is, belt voor acht uur.", *RULES[1:]))
    assert sorted(told(comparison)[:2]) == ["gone a.1", "new a.1"]


def test_a_clause_that_goes_to_another_section() -> None:
    before = edition(("a", numbered("a", RULES[:3])), ("b", numbered("b", RULES[3:6])))
    after = edition(("a", numbered("a", RULES[:2])), ("b", numbered("b", (*RULES[3:6], RULES[2]))))
    assert told(compare(before, after))[2:] == [
        "same b.1 > b.1",
        "same b.2 > b.2",
        "same b.3 > b.3",
        "moved a.3 > b.4",
    ]


def test_clauses_that_swap_their_numbers() -> None:
    comparison = compare(text(*RULES[:2]), text(RULES[1], RULES[0]))
    assert told(comparison) == ["moved a.2 > a.1", "moved a.1 > a.2"]


def test_parts_and_numbers_without_words_of_their_own() -> None:
    def whole(*parts: str) -> Protocol:
        made = [
            Clause(f"a.1{letter}", letter, (part,))
            for letter, part in zip("abc", parts, strict=False)
        ]
        return edition(("a", [Clause("a.1", "1", (), tuple(made))]))

    comparison = compare(whole(*RULES[:2]), whole(RULES[4], *RULES[:2]))
    assert told(comparison) == [
        "same a.1 > a.1",
        "new a.1a",
        "moved a.1a > a.1b",
        "moved a.1b > a.1c",
    ]


def test_the_same_words_twice_keep_their_places() -> None:
    twice = ("Zie het rooster.", RULES[0], "Zie het rooster.")
    assert compare(text(*twice), text(*twice)).is_same
    comparison = compare(text(*twice), text(twice[0], twice[1]))
    assert told(comparison) == ["same a.1 > a.1", "same a.2 > a.2", "gone a.3"]


def test_one_clause_becomes_two() -> None:
    both = f"{RULES[0]} {RULES[5]}"
    comparison = compare(text(both, *RULES[1:3]), text(RULES[0], RULES[5], *RULES[1:3]))
    (new,) = comparison.of(Change.NEW)
    assert (new.unit.id, new.related and new.related.id) in {("a.1", "a.1"), ("a.2", "a.1")}
    assert comparison.counts[Change.GONE] == 0


def test_two_clauses_become_one() -> None:
    both = f"{RULES[0]} {RULES[5]}"
    comparison = compare(text(RULES[0], RULES[5], *RULES[1:3]), text(both, *RULES[1:3]))
    (gone,) = comparison.of(Change.GONE)
    assert gone.related is not None
    assert gone.related.id == "a.1"
    assert comparison.counts[Change.NEW] == 0


def test_the_shape_of_quotes_and_hyphens_is_no_change() -> None:
    before = text("Zeg 'ja'  of \u201cnee\u201d op e\u2011mail.")
    after = text('Zeg \u2018ja\u2019 of "nee" op e-mail.')
    assert compare(before, after).is_same


def test_titles_and_headings() -> None:
    before = edition(("a", numbered("a", RULES[:2])), ("b", numbered("b", RULES[2:4])))
    renamed = replace(before.sections[0], title="Voor iedereen op school")
    after = replace(before, title_lines=("Other agreements",), sections=(renamed,))
    comparison = compare(before, after)
    assert comparison.title is not None
    assert text_of(side(comparison.title, Mark.NEW)) == "Other agreements"
    assert [
        (each.before and each.before.title, each.after and each.after.title)
        for each in comparison.headings
    ] == [("Heading a", "Voor iedereen op school"), ("Heading b", None)]
    assert not comparison.is_same


def test_a_section_with_another_id_is_known_by_its_clauses() -> None:
    before = edition(("sancties", numbered("sancties", RULES[:4])))
    after = edition(("gevolgen", numbered("gevolgen", RULES[:4])))
    comparison = compare(before, after)
    (heading,) = comparison.headings
    assert (heading.before, heading.after) == (before.sections[0], after.sections[0])
    assert comparison.counts[Change.MOVED] == 4


def test_another_order_of_sections_is_a_difference() -> None:
    sections = (("a", numbered("a", RULES[:2])), ("b", numbered("b", RULES[2:4])))
    comparison = compare(edition(*sections), edition(*reversed(sections)))
    assert comparison.counts[Change.SAME] == 4
    assert comparison.reordered
    assert not comparison.is_same


def test_what_is_gone_stands_where_it_was() -> None:
    comparison = compare(text(*RULES[:3]), text(RULES[2]))
    assert told(comparison) == ["gone a.1", "gone a.2", "moved a.3 > a.1"]


def test_nothing_and_something() -> None:
    empty = edition()
    assert compare(empty, empty).is_same
    assert compare(empty, text(*RULES)).counts[Change.NEW] == len(RULES)
    assert compare(text(*RULES), empty).counts[Change.GONE] == len(RULES)


def test_a_large_text_without_one_word_that_tells_its_clauses_apart() -> None:
    before, after = (text(*[rule] * 2_000) for rule in ("Vraag het.", "Vraag het eerst."))
    assert compare(before, after).counts[Change.CHANGED] == 2_000


# --- two schools --------------------------------------------------------------------------------


def test_between_schools_only_the_words_count() -> None:
    linde = text(*RULES[:5])
    riet = text(
        "Vissen in de vijver is verboden.",
        "Meld een nepaccount altijd meteen bij je mentor.",
        "Iedereen vraagt toestemming voordat hij een foto maakt.",
        section="regels",
    )
    comparison = compare(linde, riet, two_schools=True)
    assert told(comparison) == [
        "gone a.1",
        "gone a.2",
        "new regels.1",
        "changed a.5 > regels.2",
        "changed a.3 > regels.3",
        "gone a.4",
    ]
    assert not comparison.reordered


def test_between_schools_a_rule_that_is_told_twice_is_not_missing() -> None:
    linde = edition(
        ("a", numbered("a", ["Vraag ouders om toestemming voordat je een foto plaatst."]))
    )
    riet = edition(
        ("x", numbered("x", ["Vraag ouders om toestemming voordat je een foto plaatst."])),
        ("y", numbered("y", ["Vraag de ouders toestemming voordat u een foto plaatst."])),
    )
    comparison = compare(linde, riet, two_schools=True)
    (extra,) = comparison.of(Change.NEW)
    assert (extra.unit.id, extra.related and extra.related.id) == ("y.1", "a.1")


# --- any text -----------------------------------------------------------------------------------

SENTENCES = st.sampled_from(RULES) | st.lists(
    st.sampled_from(["de", "foto", "niet", "op", "school", "mag", "een", "les"]), max_size=6
).map(" ".join)


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    sections = []
    for name in draw(st.lists(st.sampled_from("abcd"), unique=True)):
        clauses = []
        for number, rule in enumerate(draw(st.lists(SENTENCES, max_size=6)), start=1):
            parts = [
                clause(f"{name}.{number}{letter}", part)
                for letter, part in zip("ab", draw(st.lists(SENTENCES, max_size=2)), strict=False)
            ]
            clauses.append(
                Clause(f"{name}.{number}", str(number), (rule,) if rule else (), tuple(parts))
            )
        title = draw(st.sampled_from(["", "Voor allen", "Gevolgen", f"Heading {name}"]))
        sections.append(Section(name, title, name.upper(), 2, tuple(clauses)))
    return replace(edition(), sections=tuple(sections))


@given(protocols())
def test_a_text_is_the_same_as_itself(protocol: Protocol) -> None:
    assert compare(protocol, protocol).is_same


@given(protocols(), protocols(), st.booleans())
def test_every_clause_of_both_texts_is_there_once(
    before: Protocol,
    after: Protocol,
    two_schools: bool,  # noqa: FBT001 # hypothesis gives it
) -> None:
    comparison = compare(before, after, two_schools=two_schools)
    old = [each.before.id for each in comparison.clauses if each.before]
    new = [each.after.id for each in comparison.clauses if each.after]
    assert sorted(old) == sorted(before.clause_ids())
    assert new == [*after.clause_ids()]
    assert sum(comparison.counts.values()) == len(comparison.clauses)
    assert comparison == compare(before, after, two_schools=two_schools)


@given(protocols(), protocols())
def test_marked_words_give_back_both_texts(before: Protocol, after: Protocol) -> None:
    comparison = compare(before, after)
    for each in comparison.clauses:
        old = each.before.text if each.before else ""
        new = each.after.text if each.after else ""
        assert text_of(side(each.words, Mark.NEW)) == new
        assert text_of(side(each.words, Mark.OLD)) == old
        moved = each.before and each.after and each.before.id != each.after.id
        assert each.is_moved == bool(moved)
        other_words = each.change in (Change.CHANGED, Change.MOVED_AND_CHANGED)
        assert other_words == bool(each.before and each.after and old != new)
