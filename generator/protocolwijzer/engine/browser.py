"""The engine's door in the browser: a request in JSON, a reply in JSON.

Requests:
    {"op": "load", "tree": {...}}                                   -> {"ok": true}
    {"op": "open", "tree": id, "fragment": "what=photo"}            -> a view
    {"op": "view", "tree": id, "answers": [["what", ["photo"]]]}    -> a view
    {"op": "walks", "tree": id}                                     -> {"ok": true, "lines": [...]}
A request that cannot be answered gives {"ok": false, "error": "..."}, never an exception.
"""

from __future__ import annotations

import json
from typing import Any

from protocolwijzer.engine.counterfactual import smallest_changes
from protocolwijzer.engine.exchange import Data, from_data
from protocolwijzer.engine.fragment import UnreadableFragmentError, read, write
from protocolwijzer.engine.replay import State, Step, replay
from protocolwijzer.engine.tree import Tree
from protocolwijzer.engine.walks import line, walks

_trees: dict[str, Tree] = {}


def respond(request: str) -> str:
    """The reply to a request; see above for both."""
    try:
        reply = _reply(json.loads(request))
    except Exception as error:  # noqa: BLE001 # a worker that dies helps no reader
        reply = {"ok": False, "error": f"{type(error).__name__}: {error}"}
    return json.dumps(reply)


def _reply(request: Data) -> Data:
    match request["op"]:
        case "load":
            tree = from_data(request["tree"])
            _trees[tree.id] = tree
            return {"ok": True}
        case "open":
            return _open(_trees[request["tree"]], request["fragment"])
        case "view":
            answers = {name: tuple(chosen) for name, chosen in request["answers"]}
            tree = _trees[request["tree"]]
            return _view(tree, replay(tree, answers))
        case "walks":
            return {"ok": True, "lines": [line(state) for state in walks(_trees[request["tree"]])]}
        case unknown:
            return {"ok": False, "error": f"There is no op {unknown}"}


def _open(tree: Tree, fragment: str) -> Data:
    """The view that a link leads to; a clean start where the link is none of ours."""
    try:
        answers = read(tree, fragment)
    except UnreadableFragmentError:
        return _view(tree, replay(tree, {}), notice="unreadable")
    return _view(tree, replay(tree, answers))


def _view(tree: Tree, state: State, notice: str | None = None) -> Data:
    result = state.result
    return {
        "ok": True,
        "notice": notice,
        "fragment": write(state.answers),
        "at": state.at,
        "kind": "question" if result is None else "outcome",
        "steps": _steps(state.steps),
        "dropped": _steps(state.dropped),
        "result": None
        if result is None
        else {
            "outcome": result.outcome,
            "verdict": result.verdict.value,
            "advice": list(result.advice),
            "clauses": list(result.clauses),
            "decidedBy": _steps(result.decided_by),
            "others": [
                {
                    "changes": _steps(change.steps),
                    "outcome": change.outcome,
                    "verdict": change.verdict.value,
                }
                for change in smallest_changes(tree, state)
            ],
        },
    }


def _steps(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [{"question": step.question, "chosen": list(step.chosen)} for step in steps]
