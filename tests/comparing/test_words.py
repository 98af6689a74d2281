"""Which words are marked: both texts come back whole, and the marks are readable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.comparing.words import Mark, Run, marked, paragraphs, side
from tests.comparing.runs import text_of

WORDS = st.sampled_from(["a", "de", "Niet", "niet", "foto's", ".", ",", "(", "\n\n", "  "])
TEXTS = st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join) | st.text()


def shown(before: str, after: str) -> str:
    """As git shows words: [-old-] and {+new+}."""
    forms = {Mark.BOTH: "{}", Mark.OLD: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return "".join(forms[run.mark].format(run.text) for run in marked(before, after))


@given(TEXTS, TEXTS)
def test_both_texts_come_back_letter_for_letter(before: str, after: str) -> None:
    runs = marked(before, after)
    assert text_of(side(runs, Mark.OLD)) == before
    assert text_of(side(runs, Mark.NEW)) == after
    assert all(run.text for run in runs)


@given(TEXTS)
def test_a_text_and_itself(text: str) -> None:
    assert marked(text, text) == ((Run(Mark.BOTH, text),) if text else ())


@given(TEXTS, TEXTS)
def test_runs_beside_each_other_differ_in_their_mark(before: str, after: str) -> None:
    assert all(a.mark != b.mark for a, b in pairwise(marked(before, after)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Vraag het.", "Vraag het eerst.", "Vraag het{+ eerst+}."),
        ("Vraag het eerst.", "Vraag het.", "Vraag het[- eerst-]."),
        ("Altijd vragen we het.", "vragen we het.", "[-Altijd -]vragen we het."),
        ("vragen we het.", "Altijd vragen we het.", "{+Altijd +}vragen we het."),
        ("Je vraagt het.", "Iedereen vraagt het.", "[-Je-]{+Iedereen+} vraagt het."),
        ("", "Nieuw.", "{+Nieuw.+}"),
        ("Oud.", "", "[-Oud.-]"),
        ("Een foto's kind.", "Een film's kind.", "Een[- foto's-]{+ film's+} kind."),
        ("Mag dat?", "Mag dat!", "Mag dat[-?-]{+!+}"),
    ],
)
def test_marks(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_a_lone_word_that_is_the_same_is_marked_along() -> None:
    before = "Op het plein mag een kind vrij rennen en de bal gooien, met een jas."
    after = "Op het plein kan niemand lopen of de kat pakken, met een jas."
    assert shown(before, after) == (
        "Op het plein[- mag een kind vrij rennen en de bal gooien-]"
        "{+ kan niemand lopen of de kat pakken+}, met een jas."
    )


def test_what_hardly_resembles_the_other_is_marked_as_a_whole() -> None:
    before, after = "De telefoon gaat in de kluis.", "Wie belt, meldt zich in de aula bij de kok."
    assert shown(before, after) == f"[-{before}-]{{+{after}+}}"


@pytest.mark.parametrize("words", [30, 300, 3_000, 30_000])
def test_long_texts_are_marked_by_sentence_or_as_a_whole(words: int) -> None:
    before = " ".join(f"Zin {number} staat hier." for number in range(words // 4))
    after = before.replace("Zin 3 staat", "Zin 3 stond")
    runs = marked(before, after)
    assert text_of(side(runs, Mark.OLD)) == before
    assert text_of(side(runs, Mark.NEW)) == after
    if words <= 1_000:
        assert [run.text for run in runs if run.mark is Mark.NEW] == [" stond"]


def test_paragraphs() -> None:
    runs = marked("Een.\n\nTwee.", "Een.\n\nTwee en drie.\n\nVier.")
    assert [text_of(side(each, Mark.NEW)) for each in paragraphs(side(runs, Mark.NEW))] == [
        "Een.",
        "Twee en drie.",
        "Vier.",
    ]
    assert [text_of(each) for each in paragraphs(side(runs, Mark.OLD))] == ["Een.", "Twee."]
    assert paragraphs(()) == ()
