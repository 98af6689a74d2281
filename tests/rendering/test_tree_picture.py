"""The picture of a tree: nothing overlaps, nothing sticks out, nothing is left out."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.rendering.lettering import width_of, wrapped
from protocolwijzer.rendering.tree_picture import (
    HEAD_SIZE,
    MARGIN,
    PAD,
    POINTER,
    ROW_SIZE,
    Answer,
    Outline,
    Step,
    outline,
    picture,
)

texts = st.text(st.sampled_from("abc WM i?é→"), min_size=1, max_size=60).filter(str.strip)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps in reading order: every answer leads to a later one, the last ones to none."""
    size = draw(st.integers(1, 9))
    steps = []
    for number in range(1, size + 1):
        later = st.integers(number + 1, size)
        answers = draw(
            st.lists(st.builds(Answer, texts, later), max_size=4) if number < size else st.just([])
        )
        verdict = "" if answers else draw(texts)
        steps.append(Step(number, draw(texts), verdict=verdict, answers=tuple(answers)))
    return tuple(steps)


@given(trees())
def test_boxes_lie_below_one_another_and_hold_their_words(steps: tuple[Step, ...]) -> None:
    drawn = picture(steps)
    assert [box.step for box in drawn.boxes] == list(steps)
    for above, below in pairwise(drawn.boxes):
        assert above.top + above.height < below.top
    right = MARGIN + drawn.box_width
    assert drawn.boxes[-1].top + drawn.boxes[-1].height < drawn.height
    for box in drawn.boxes:
        assert "".join(line.text for line in box.title).replace(" ", "") == "".join(
            box.step.title.split()
        )
        for line in (*box.verdict, *box.title):
            assert line.x + width_of(line.text, HEAD_SIZE) <= right - PAD + 1e-6
            assert box.top < line.y < box.top + box.height
        assert [row.to for row in box.rows] == [answer.to for answer in box.step.answers]
        for row in box.rows:
            assert box.top < row.top < row.middle < box.top + box.height
            for line in row.lines:
                assert line.x + width_of(line.text, ROW_SIZE) <= right - PAD - POINTER + 1e-6
                assert row.top < line.y < box.top + box.height


@given(trees())
def test_lines_lead_from_every_answer_to_its_box_and_never_run_into_each_other(
    steps: tuple[Step, ...],
) -> None:
    drawn = picture(steps)
    entries = {box.middle: box.step.number for box in drawn.boxes}
    led = {entries[lane.to]: lane.sources for lane in drawn.lanes}
    for box in drawn.boxes:
        for row in box.rows:
            assert row.middle in led[row.to]
    assert sum(map(len, led.values())) == sum(len(step.answers) for step in steps)
    for lane in drawn.lanes:
        assert MARGIN + drawn.box_width < lane.x < drawn.width
    for one, other in combinations(drawn.lanes, 2):
        assert one.x != other.x or one.bottom < other.top or other.bottom < one.top


@given(trees())
def test_the_outline_tells_every_step_that_can_be_reached_once(steps: tuple[Step, ...]) -> None:
    told: list[int] = []
    named: set[int] = set()

    def read(part: Outline) -> None:
        named.add(part.step.number)
        if part.is_first:
            told.append(part.step.number)
            assert [branch.text for branch in part.branches] == [
                answer.text for answer in part.step.answers
            ]
        for branch in part.branches:
            read(branch.leads_to)

    read(outline(steps))
    assert len(told) == len(set(told))
    assert set(told) == named


@given(texts, st.integers(20, 200))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width=width, size=10)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    for line in lines:
        assert width_of(line, 10) <= width or len(line) == 1


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("een twee drie", width=width_of("een twee", 10), size=10) == ("een twee", "drie")
    assert wrapped("", width=100, size=10) == ()
