"""The engine's door, and the data that goes through it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from protocolwijzer.engine import browser
from protocolwijzer.engine.browser import respond
from protocolwijzer.engine.exchange import from_data, to_data
from protocolwijzer.engine.tree import Tree
from protocolwijzer.engine.walks import line, walks
from tests.engine.trees import PHOTO, trees


@pytest.fixture(autouse=True)
def loaded() -> Iterator[None]:
    assert ask({"op": "load", "tree": to_data(PHOTO)}) == {"ok": True}
    yield
    browser._trees.clear()  # noqa: SLF001 # as a new worker would


def ask(request: dict[str, object]) -> Any:  # noqa: ANN401 # whatever JSON says
    return json.loads(respond(json.dumps(request)))


@settings(deadline=None)
@given(trees())
def test_a_tree_survives_the_way_through_json(tree: Tree) -> None:
    assert from_data(json.loads(json.dumps(to_data(tree)))) == tree


def test_a_link_is_opened() -> None:
    view = ask({"op": "open", "tree": "photo", "fragment": "what=text&secret=yes"})
    assert view["kind"] == "outcome"
    assert view["fragment"] == "what=text&secret=yes"
    assert view["result"]["outcome"] == "no"
    assert view["result"]["decidedBy"] == [
        {"question": "what", "chosen": ["text"]},
        {"question": "secret", "chosen": ["yes"]},
    ]
    assert view["result"]["others"][0] == {
        "changes": [{"question": "secret", "chosen": ["no"]}],
        "outcome": "fine",
        "verdict": "yes",
    }


def test_a_link_of_another_hand_is_a_clean_start_with_a_notice() -> None:
    view = ask({"op": "open", "tree": "photo", "fragment": "what=<script>"})
    assert (view["notice"], view["at"], view["steps"], view["fragment"]) == (
        "unreadable",
        "what",
        [],
        "",
    )


def test_an_answer_is_changed() -> None:
    answers = [["what", ["text"]], ["who", ["pupils"]]]
    view = ask({"op": "view", "tree": "photo", "answers": answers})
    assert (view["at"], view["kind"], view["result"]) == ("secret", "question", None)
    assert view["dropped"] == [{"question": "who", "chosen": ["pupils"]}]


def test_all_walks_are_told() -> None:
    assert ask({"op": "walks", "tree": "photo"})["lines"] == [line(each) for each in walks(PHOTO)]


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "[]",
        "{}",
        '{"op": "dance"}',
        '{"op": "load", "tree": {}}',
        '{"op": "view", "tree": "unknown", "answers": []}',
        '{"op": "view", "tree": "photo", "answers": [["what", ["film"]]]}',
        '{"op": "open", "tree": "photo"}',
    ],
)
def test_what_cannot_be_answered_is_said_so(request_text: str) -> None:
    reply = json.loads(respond(request_text))
    assert reply["ok"] is False
    assert reply["error"]
