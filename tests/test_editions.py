from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.editions import (
    JoinedClause,
    by_id,
    check_adopted,
    check_plain_editions,
    join,
    source_edition,
)
from protocolwijzer.model import EditionKind, Protocol, Section, TranslationStatus
from tests.support.made_up_schools import clause, edition, school

DUTCH = edition(("a", [clause("a.1"), clause("a.2", "", clause("a.2a"))]), ("b", [clause("b.1")]))
ADOPTED = edition(
    ("a", [clause("a.1", "binding"), clause("a.2", "", clause("a.2a"))]),
    ("b", [clause("b.1")]),
    kind=EditionKind.ADOPTED,
)


def codes(diagnostics: Diagnostics) -> list[Code]:
    return [found.code for found in diagnostics]


def check(source: Protocol, other: Protocol) -> Diagnostics:
    diagnostics = Diagnostics()
    check_plain_editions(source, [other], diagnostics)
    return diagnostics


def test_equal_editions_have_no_findings() -> None:
    assert not len(check(DUTCH, DUTCH))


def test_a_sub_clause_that_one_lacks_is_found() -> None:
    other = edition(("a", [clause("a.1"), clause("a.2")]), ("b", [clause("b.1")]), language="en")
    (found,) = check(DUTCH, other)
    assert found.code is Code.ONE_EDITION_ONLY
    assert "Clause a.2a is in plain.nl.md but not in plain.en.md." in found.message
    assert codes(check(other, DUTCH)) == [Code.ONE_EDITION_ONLY]


def test_a_section_that_one_lacks_is_one_finding_not_one_per_clause() -> None:
    other = edition(("b", [clause("b.1")]), language="en")
    (found,) = check(DUTCH, other)
    assert 'section "a"' in found.message


def test_a_clause_that_moved_to_another_section_is_out_of_order() -> None:
    other = edition(
        ("a", [clause("a.2", "", clause("a.2a")), clause("a.1")]), ("b", [clause("b.1")])
    )
    assert codes(check(DUTCH, other)) == [Code.DIFFERENT_ORDER]


def test_an_adopted_text_may_have_other_headings_but_not_other_clauses() -> None:
    adopted = edition(
        ("title-page", []),
        ("a", [clause("a.1"), clause("a.2", "", clause("a.2a"))]),
        ("b", [clause("b.1"), clause("b.2")]),
        kind=EditionKind.ADOPTED,
    )
    diagnostics = Diagnostics()
    check_adopted(DUTCH, adopted, diagnostics)
    (found,) = diagnostics
    assert found.code is Code.ADOPTED_DIFFERS
    assert "b.2" in found.message
    assert "Retell it in plain.nl.md" in found.mend


def test_joining_gives_every_clause_in_the_readers_language() -> None:
    english = edition(
        ("a", [clause("a.1", "one"), clause("a.2", "two", clause("a.2a", "two a"))]),
        ("b", [clause("b.1", "three")]),
        language="en",
    )
    joined = join(school(DUTCH, english), "en")
    assert list(joined) == ["a.1", "a.2", "a.2a", "b.1"]
    assert [each.clause.text for each in joined.values()] == ["one", "two", "two a", "three"]
    assert {each.language for each in joined.values()} == {"en"}
    assert [each.parent for each in joined.values()] == [None, None, "a.2", None]
    assert [each.label for each in joined.values()] == ["A.1", "A.2", "A.2a", "B.1"]


def test_a_clause_that_a_language_lacks_is_told_in_the_source_language() -> None:
    english = edition(("a", [clause("a.1", "one")]), language="en")
    joined = join(school(DUTCH, english), "en")
    assert joined["b.1"].language == "nl"
    assert joined["b.1"].status is TranslationStatus.MISSING
    assert joined["a.1"].language == "en"


def test_a_language_without_edition_gets_the_source_language() -> None:
    joined = join(school(DUTCH), "en")
    assert {each.language for each in joined.values()} == {"nl"}
    assert {each.status for each in joined.values()} == {TranslationStatus.MISSING}


def test_the_adopted_clause_stands_beside_the_plain_one() -> None:
    joined = join(school(DUTCH, adopted=ADOPTED), "nl")
    beside = joined["a.1"].adopted
    assert beside is not None
    assert beside.text == "binding"
    assert joined["a.1"].clause.text == "text of a.1"


def test_where_there_is_only_the_adopted_text_nothing_stands_beside_it() -> None:
    only = school(adopted=ADOPTED)
    assert source_edition(only) is ADOPTED
    joined = join(only, "en")
    assert joined["a.1"].clause.text == "binding"
    assert joined["a.1"].adopted is None
    assert joined["a.1"].status is TranslationStatus.MISSING
    assert join(only, "nl")["a.1"].status is TranslationStatus.OK


def test_by_id_holds_sub_clauses_with_their_section() -> None:
    section, found = by_id(DUTCH)["a.2a"]
    assert (section.id, found.number) == ("a", "a")


@pytest.mark.parametrize(
    ("title", "label", "clause_label", "heading"),
    [
        ("A. Voor iedereen", "A", "A.1", "Voor iedereen"),
        ("Hoofdstuk 2 \u2013 Leerlingen", "Hoofdstuk 2", "Hoofdstuk 2.1", "Leerlingen"),
        ("Leerlingen", "Leerlingen", "Leerlingen 1", ""),
        ("Doelgroep en reikwijdte", "Reikwijdte", "Reikwijdte 1", "Doelgroep en reikwijdte"),
        ("", "Slot", "Slot", ""),
    ],
)
def test_a_heading_says_what_the_label_leaves_out(
    title: str, label: str, clause_label: str, heading: str
) -> None:
    section = Section("a", title, label, 2)
    joined = JoinedClause(
        section, clause("a.1"), "nl", clause_label, TranslationStatus.OK, None, None
    )
    assert joined.heading == heading


def test_a_clause_opens_with_its_first_words() -> None:
    section = Section("a", "", "A", 2)

    def opening(text: str) -> str:
        return JoinedClause(
            section, clause("a.1", text), "nl", "A.1", TranslationStatus.OK, None, None
        ).opening

    assert opening("een twee drie") == "een twee drie"
    assert opening(" ".join(map(str, range(20)))) == "0 1 2 3 4 5 6 7 8 \u2026"
