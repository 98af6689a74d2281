from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protocolwijzer.engine.fragment import MAX_LENGTH, UnreadableFragmentError, read, write
from protocolwijzer.engine.tree import Tree
from protocolwijzer.engine.walks import walks
from tests.engine.trees import PHOTO, trees


@settings(deadline=None)
@given(trees())
def test_what_was_written_is_read(tree: Tree) -> None:
    for state in walks(tree):
        assert read(tree, write(state.answers)) == state.answers


@pytest.mark.parametrize(
    "fragment",
    [
        "what",
        "what=",
        "=photo",
        "what=film",
        "when=photo",
        "what=photo&what=text",
        "what=photo,text",
        "who=pupils,pupils",
        "what=photo&",
        "&what=photo",
        "what=photo;who=pupils",
        "what=<script>alert(1)</script>",
        "what=photo%26who=pupils",
        "what= photo",
        "WHAT=photo",
        "__class__=photo",
        "what=photo" + "&who=pupils" * MAX_LENGTH,
    ],
)
def test_what_was_not_written_here_is_refused(fragment: str) -> None:
    with pytest.raises(UnreadableFragmentError):
        read(PHOTO, fragment)


@settings(deadline=None)
@given(st.text() | st.text(alphabet="wha=t&poser,nobdy-", max_size=40))
@example("who=nobody,pupils")
def test_any_text_is_answers_or_refused(fragment: str) -> None:
    try:
        answers = read(PHOTO, fragment)
    except UnreadableFragmentError:
        return
    assert read(PHOTO, write(answers)) == answers
