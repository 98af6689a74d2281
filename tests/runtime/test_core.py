"""The snapshot's Python, which has only what the engine was seen to need, against this one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from protocolwijzer.engine.browser import respond
from protocolwijzer.engine.exchange import to_data
from protocolwijzer.engine.tree import Tree
from protocolwijzer.runtime import exercise
from protocolwijzer.runtime.making import MakingError, ask
from tests.engine.trees import trees
from tests.support.runtime import installed_tools, runtime_in


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return runtime_in(tmp_path_factory.mktemp("core"))


def visit(tree: Tree, fragments: list[str], answers: list[tuple[str, list[str]]]) -> list[str]:
    """What a page asks about a tree, and what a tampered one might."""
    return [
        json.dumps(request, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
        for request in (
            {"op": "load", "tree": to_data(tree)},
            *({"op": "open", "tree": tree.id, "fragment": fragment} for fragment in fragments),
            {"op": "view", "tree": tree.id, "answers": answers},
            {"op": "walks", "tree": tree.id},
        )
    ]


IDS = st.sampled_from(("q0", "q1", "q2", "o0", "o1", "none")) | st.text(max_size=5)
FRAGMENTS = st.text(max_size=60) | st.lists(
    st.tuples(IDS, st.lists(IDS, max_size=3)), max_size=5
).map(lambda pairs: "&".join(f"{name}={','.join(chosen)}" for name, chosen in pairs))
VISITS = st.builds(
    visit,
    trees(),
    st.lists(FRAGMENTS, max_size=10),
    st.lists(st.tuples(IDS, st.lists(IDS, max_size=3)), max_size=4),
)


@pytest.fixture
def same_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep out the constants of whatever modules this process happens to have loaded by now."""
    monkeypatch.setattr(providers, "_get_local_constants", Constants)
    monkeypatch.setattr(providers, "CONSTANTS_CACHE", LRUCache(1024))


# The same examples at each run: by design not all text that there is was watched, and what is
# missed makes a page start the stock Python; a run of the tests must not hang on that.
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(visits=st.lists(VISITS, min_size=15, max_size=40))
@pytest.mark.usefixtures("same_examples")
def test_it_says_what_this_python_says(runtime: Path, visits: list[list[str]]) -> None:
    requests = [request for each in visits for request in each]
    assert list(ask(installed_tools(), runtime, requests).replies) == [
        respond(request) for request in requests
    ]


def test_it_can_do_what_it_was_watched_doing(runtime: Path) -> None:
    requests = list(exercise.requests())
    replies = ask(installed_tools(), runtime, requests).replies
    assert [json.loads(reply)["ok"] for reply in replies] == [
        json.loads(respond(request))["ok"] for request in requests
    ]


def test_what_it_lacks_stops_it(runtime: Path, tmp_path: Path) -> None:
    """A worker that runs something else than the engine, as no page does."""
    other = tmp_path / "other"
    shutil.copytree(runtime, other)
    worker = other / "engine-worker.js"
    text = worker.read_text(encoding="utf-8")
    engine = 'python.pyimport("protocolwijzer.engine.browser")'
    assert text.count(engine) == 1
    source = "lambda text: text.encode('utf-7').decode()"
    other_engine = f"{{ respond: python.runPython({json.dumps(source)}) }}"
    worker.write_text(text.replace(engine, other_engine), encoding="utf-8")
    with pytest.raises(MakingError, match="unreachable"):
        ask(installed_tools(), other, ["é"])
