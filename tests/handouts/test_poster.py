"""Trees on paper: nothing overlaps, sticks out or is left out, and every line leads to its box."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st

import protocolwijzer.handouts
from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.handouts.contents import Data, Reader
from protocolwijzer.handouts.poster import poster_handout
from protocolwijzer.handouts.poster_layout import (
    CLEAR,
    LABEL,
    LARGEST,
    POINT,
    SMALLEST,
    TIP,
    Asked,
    Box,
    Card,
    Ending,
    Layout,
    Row,
    Told,
    Words,
    largest,
    layout,
)
from protocolwijzer.handouts.typesetting import Pdf, encoded, typeset
from protocolwijzer.model import DecisionTree, Localized, Site
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.lettering import width_of
from protocolwijzer.rendering.tree_page import ShownAnswer, TreePage
from protocolwijzer.rendering.wording import Wording
from protocolwijzer.schools import load_site
from tests.support.paths import PROTOCOLS, ROOT

FONTS = Path(protocolwijzer.handouts.__file__).parent / "fonts"
HOSTILE = (
    '#eval("1") $x$ *bold* _a_ `raw` <script>alert(1)</script> \\ @ref <label> \x00\x07\u202e',
    "👩‍🚒🦺 🎉 ﷽ ⟹ ⸻ שלום עולם مرحبا بالعالم ελληνικά Ж",
    "x" * 300,
    "( ( ( ” “ ! ! …",
)
ROOM = {"width": 269.0, "height": 330.0}


# --- the layout ---------------------------------------------------------------------------------

texts = st.text(st.sampled_from("abc WM i?é→👩"), min_size=1, max_size=50).filter(str.strip)


@st.composite
def trees(draw: st.DrawFn) -> Told:
    """A tree in reading order: questions lead to later ones and to outcomes."""
    count, ends = draw(st.integers(1, 4)), draw(st.integers(1, 7))
    questions = []
    for number in range(1, count + 1):
        targets = st.integers(number + 1, count + ends)
        rows = draw(st.lists(st.builds(Row, texts, targets, st.booleans()), min_size=1, max_size=5))
        if draw(st.booleans()):
            rows.insert(0, Row(draw(texts), None))
        hint = draw(st.sampled_from(("", "Past er meer dan één?")))
        questions.append(Asked(number, draw(texts), hint, tuple(rows)))
    endings = tuple(
        Ending(count + number, "no", "Nee, dat mag niet", draw(texts), draw(texts))
        for number in range(1, ends + 1)
    )
    cards = tuple(
        Card(letter, "", "", draw(texts), draw(texts))
        for letter in "ABC"[: draw(st.integers(0, 3))]
    )
    return Told(tuple(questions), endings, cards, "Let ook hierop")


def boxes(drawn: Layout) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every box."""
    found: list[Box] = [*drawn.questions, *drawn.endings]
    found += [drawn.cards] if drawn.cards else []
    return [(box.x, box.y, box.x + box.width, box.y + box.height) for box in found]


def words(drawn: Layout) -> Iterator[tuple[Words, tuple[float, float, float, float]]]:
    """Every text, with left, top, right and bottom of the room that it has."""
    for box in drawn.questions:
        right = box.x + box.width
        for text in (box.ask, box.hint):
            yield moved(text, box.y), (box.x, box.y, right, box.y + box.head)
        for row in box.rows:
            top = box.y + row.top
            # An arrow, a space and at least one digit stand beside it.
            pointer = 0 if row.row.to is None else 1.6 * drawn.size * POINT
            yield moved(row.words, box.y), (box.x, top, right - pointer, top + row.height)
    for ending in drawn.endings:
        bottom = ending.y + ending.height
        right, head = ending.x + ending.width, ending.y + ending.head
        yield moved(ending.verdict, ending.y), (ending.x, ending.y, right, head)
        for text in (ending.say, ending.labels):
            yield moved(text, ending.y), (ending.x, head, right, bottom)
    if drawn.cards:
        cards = drawn.cards
        for text in (cards.notice, *(t for c in cards.cards for t in (c.verdict, c.say, c.labels))):
            yield (
                moved(text, cards.y),
                (cards.x, cards.y, cards.x + cards.width, cards.y + cards.height),
            )


def moved(text: Words, y: float) -> Words:
    return replace(text, y=text.y + y)


def check(drawn: Layout, told: Told) -> None:
    """That a picture is whole and can be followed."""
    assert SMALLEST <= drawn.size <= LARGEST
    for left, top, right, bottom in boxes(drawn):
        assert 0 <= left < right <= drawn.width + 1e-6
        assert -1e-6 <= top < bottom <= drawn.height + 1e-6
    for one, other in combinations(boxes(drawn), 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1], (
            "boxes overlap"
        )
    for text, (left, top, right, bottom) in words(drawn):
        assert text.size >= (SMALLEST * LABEL if text.size != drawn.size else SMALLEST)
        assert left <= text.x
        assert text.x + text.width <= right + 1e-6
        assert top - 1e-6 <= text.y
        assert text.y + text.height <= bottom + 1e-6
        for line in text.lines:
            assert width_of(line, text.size * POINT) <= text.width * 1.01 or len(line) == 1
    for box, asked in zip(drawn.questions, told.questions, strict=True):
        assert letters(box.ask) == bare(asked.ask)
        assert [letters(row.words) for row in box.rows] == [bare(row.text) for row in asked.rows]
    for end, ending in zip(drawn.endings, told.endings, strict=True):
        assert letters(end.say) == bare(ending.say)
        assert letters(end.labels) == bare(ending.labels)
    assert len(drawn.cards.cards if drawn.cards else ()) == len(told.cards)
    check_lines(drawn)


def check_lines(drawn: Layout) -> None:
    """That a line leads from every answer to its box, through the lanes alone."""
    questions = {box.asked.number: box for box in drawn.questions}
    targets: dict[int, Box] = {**questions}
    targets |= {box.ending.number: box for box in drawn.endings}
    for lane in drawn.lanes:
        box = targets[lane.to]
        assert lane.is_side == (lane.to in questions)
        assert lane.end[0] == pytest.approx(box.x)
        assert box.y < lane.end[1] < box.y + box.height
        assert lane.x <= lane.end[0] - TIP
        if lane.is_side:
            assert lane.x > 0
        else:
            assert lane.x > max(each.x + each.width for each in drawn.questions)
        leaving = [
            (each.x if lane.is_side else each.x + each.width, each.y + row.middle)
            for each in drawn.questions
            for row in each.rows
            if row.row.to == lane.to
        ]
        assert list(lane.sources) == leaving
    led = {lane.to for lane in drawn.lanes}
    assert len(led) == len(drawn.lanes)
    assert led == {
        row.row.to for box in drawn.questions for row in box.rows if row.row.to is not None
    }
    for one, other in combinations(drawn.lanes, 2):
        (top, bottom), (above, below) = one.span, other.span
        assert one.x != pytest.approx(other.x) or bottom < above or below < top, (
            "lines run together"
        )


def letters(text: Words) -> str:
    return bare("".join(text.lines))


def bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None)
@given(trees(), st.integers(SMALLEST, LARGEST))
def test_whatever_fits_is_whole_and_can_be_followed(told: Told, size: int) -> None:
    drawn = layout(told, **ROOM, size=size)
    if drawn is not None:
        check(drawn, told)


@settings(deadline=None, max_examples=20)
@given(trees())
def test_the_largest_size_that_is_found_fits(told: Told) -> None:
    drawn = largest(told, **ROOM)
    fitting = [size for size in (SMALLEST, LARGEST) if layout(told, **ROOM, size=size)]
    if drawn is None:
        assert SMALLEST not in fitting
    else:
        assert drawn.size >= max(fitting)


def test_lines_that_come_in_run_along_no_other() -> None:
    rows = tuple(Row(f"Antwoord {to}", to) for to in (5, 2, 4, 3, 5))
    told = Told(
        (Asked(1, "Vraag?", "", rows),),
        tuple(Ending(number, "yes", "Ja", "Goed.", "1") for number in (2, 3, 4, 5)),
        (),
        "",
    )
    drawn = layout(told, **ROOM, size=SMALLEST)
    assert drawn is not None
    for lane in drawn.lanes:
        for other in drawn.lanes:
            if other is not lane and other.x > lane.x:
                assert all(abs(y - lane.end[1]) >= CLEAR for _, y in other.sources)


# --- the trees of this repository ---------------------------------------------------------------


@cache
def site() -> Site:
    found = Diagnostics()
    loaded = load_site(PROTOCOLS, trees=ROOT / "decision_trees", adopted={}, diagnostics=found)
    assert loaded is not None, "\n".join(map(str, found))
    return loaded


def reader(tree_school: int, language: str, site_url: str = "https://school.example/") -> Reader:
    return Reader(
        site().schools[tree_school], language, Addresses(site(), directory_urls=True), site_url
    )


def everything() -> Iterator[tuple[Reader, DecisionTree, str, Data]]:
    for number, school in enumerate(site().schools):
        for language in site().languages:
            to = reader(number, language)
            for tree in school.trees:
                yield to, tree, *poster_handout(to, tree)


def test_every_tree_is_whole_on_paper() -> None:
    templates = set()
    for to, tree, template, data in everything():
        templates.add(template)
        text = bare(json.dumps(data, ensure_ascii=False).replace('", "', ""))
        page = TreePage(to.school, tree, Wording(to.language))
        for step in page.steps:
            if isinstance(step, ShownAnswer):
                assert bare(step.say) in text
                assert all(bare(c.whole.text.label) in text for c in step.clauses)
            else:
                assert bare(step.ask) in text
                assert all(bare(option.text) in text for option in step.options)
                for card in (card for option in step.options for card in option.advice):
                    assert bare(page.advice[card.id].say) in text
    assert templates == {"poster", "leaflet"}


def test_no_line_is_wider_than_its_room_in_the_real_letters() -> None:
    font = TTFont(FONTS / "AtkinsonHyperlegibleNext-Bold.ttf")
    names, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm

    def lines(value: object) -> Iterator[tuple[str, float, float]]:
        if isinstance(value, dict):
            if "lines" in value:
                yield from ((line, value["width"], value["size"]) for line in value["lines"])
            value = list(value.values())
        if isinstance(value, list | tuple):
            for each in value:
                yield from lines(each)

    seen = 0
    for _, _, template, data in everything():
        if template == "poster":
            for line, width, size in lines(data):
                real = sum(widths[names[ord(letter)]][0] for letter in line) / em
                assert real * size * POINT <= width, line
                seen += 1
    assert seen > 1000


# --- on paper -----------------------------------------------------------------------------------


def printed(template: str, data: Data) -> Pdf:
    return typeset(template, encoded(data), 0)


def sizes(pdf: Pdf) -> list[tuple[int, int]]:
    """Width and height of every page in mm; no letter stands outside."""
    found = []
    with pypdfium2.PdfDocument(pdf.content) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                assert left >= 0
                assert bottom >= 0
                assert right <= width
                assert top <= height
            found.append((round(width * POINT), round(height * POINT)))
    return found


def text_of(pdf: Pdf) -> str:
    with pypdfium2.PdfDocument(pdf.content) as document:
        return bare("".join(page.get_textpage().get_text_range() for page in document))


def tree_of(school: int, name: str) -> DecisionTree:
    return next(tree for tree in site().schools[school].trees if tree.id == name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_poster_is_one_large_page(language: str) -> None:
    tree = tree_of(0, "phones")
    template, data = poster_handout(reader(0, language), tree)
    assert template == "poster"
    pdf = printed(template, data)
    assert sizes(pdf) == [(297, 420)]
    text = text_of(pdf)
    for asked in tree.questions.values():
        assert bare(asked.ask[language]) in text
    for answer in tree.outcomes.values():
        assert bare(answer.say[language]) in text
    assert "→2" in text
    assert "↓5" in text


def test_a_tree_that_is_too_large_becomes_a_leaflet_of_two_pages_and_says_so() -> None:
    said = {"nl": "te groot voor een poster", "en": "too large for a poster"}
    leaflets = [found for found in everything() if found[2] == "leaflet"]
    assert {to.language for to, *_ in leaflets} == said.keys()
    for to, tree, template, data in leaflets:
        pdf = printed(template, data)
        assert sizes(pdf) == [(210, 297)] * 2, tree.id
        assert bare(said[to.language]) in text_of(pdf)


def hostile(tree: DecisionTree, text: str) -> DecisionTree:
    """The same tree with a text added to every title, question, answer and outcome."""

    def more(texts: Localized) -> Localized:
        return {language: f"{said} {text}" for language, said in texts.items()}

    return replace(
        tree,
        title=more(tree.title),
        questions={
            name: replace(
                words,
                ask=more(words.ask),
                options={
                    option: replace(each, text=more(each.text))
                    for option, each in words.options.items()
                },
            )
            for name, words in tree.questions.items()
        },
        outcomes={
            name: replace(words, say=more(words.say), do=tuple(map(more, words.do)))
            for name, words in tree.outcomes.items()
        },
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["doubt-staff", "message"])
def test_hostile_texts_stay_text_and_on_the_page(name: str, text: str) -> None:
    template, data = poster_handout(reader(0, "nl", site_url=""), hostile(tree_of(0, name), text))
    pdf = printed(template, data)
    found = sizes(pdf)
    assert set(found) == {(297, 420) if template == "poster" else (210, 297)}
    assert len(found) == 1 or template == "leaflet"
    with pypdfium2.PdfDocument(pdf.content) as document:
        assert all(bare(page.get_textpage().get_text_range()) for page in document)
    if "script" in text:
        assert bare("<script>alert(1)</script>") in text_of(pdf)
        assert '#eval("1")$x$*bold*' in text_of(pdf)


def test_the_cards_of_advice_are_named_where_an_answer_adds_them() -> None:
    template, data = poster_handout(reader(0, "nl"), tree_of(0, "photo-staff"))
    assert template == "poster"
    text = text_of(printed(template, data))
    assert "(zieA)" in text
    assert "(zieB)" in text
    assert "Letookhierop" in text


def test_boxes_follow_each_other_in_reading_order() -> None:
    for _, _, template, data in everything():
        if template == "poster":
            picture = data["picture"]
            assert isinstance(picture, dict)
            for name in ("questions", "endings"):
                assert all(one["y"] < other["y"] for one, other in pairwise(picture[name]))
