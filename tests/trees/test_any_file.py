"""Whatever stands in a tree's file, it is read with findings and never with an exception."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.engine.walks import walks
from protocolwijzer.model import Audience, ClauseFacts, Contact, Kind
from protocolwijzer.settings.yaml_places import read_yaml
from protocolwijzer.trees.files import Known
from protocolwijzer.trees.loading import load_trees
from protocolwijzer.trees.short_forms import written_out

GOOD = (Path(__file__).parent / "good/photo.yml").read_text(encoding="utf-8")
CLAUSES = ("voor-wie.1", "voor-wie.2b", "a.2", "b.1", "b.2")
KNOWN = Known(
    languages=("nl", "en"),
    contacts={"tutor": Contact("tutor", {}, None, (Audience.STUDENTS,))},
    clauses={name: name for name in CLAUSES},
    facts={
        name: ClauseFacts((Audience.STUDENTS,), (), kind, {})
        for name, kind in zip(CLAUSES, Kind, strict=True)
    },
    clauses_file=read_yaml("{}", file="clauses.yml", diagnostics=Diagnostics()),
)
# What an author might put anywhere, by mistake or not.
PARTS = st.sampled_from(
    [
        None,
        "",
        "who",
        "what",
        "fine",
        "hide-faces",
        "pupil",
        "yes",
        "many",
        "true",
        [],
        {},
        ["pupil"],
        ["nobody", "crowd"],
        {"else": "what"},
        {"is": "yes"},
        {"has": "pupil"},
        {"answered": "who"},
        {"not": {"who": {"any": ["pupil"]}}},
        {"text": {"nl": "Ja", "en": "Yes"}, "exclusive": "true"},
        {"nl": "Nee"},
        {"what": "photo"},
        [{"when": {"is": "yes"}, "go": "what"}, {"else": "alone"}],
        [{"name": "x", "given": {"what": ["link"]}, "expect": "fine"}],
    ]
)


def paths(data: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 # YAML holds anything
    """The path of everything within a document."""
    items: list[tuple[Any, Any]] = []
    if isinstance(data, dict):
        items = [*data.items()]
    elif isinstance(data, list):
        items = [*enumerate(data)]
    return [(key, *rest) for key, value in items for rest in [(), *paths(value)]]


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """The good tree with up to three things replaced, removed or written under another key."""
    document = read_yaml(GOOD, file="photo.yml", diagnostics=Diagnostics())
    assert document is not None
    data: Any = deepcopy(document.data)
    for _ in range(draw(st.integers(1, 3))):
        *around, last = draw(st.sampled_from(paths(data)))
        group = data
        for key in around:
            group = group[key]
        change = draw(st.sampled_from(("replace", "remove", "rename")))
        if change == "replace" or isinstance(group, list):
            group[last] = deepcopy(draw(PARTS))
        elif change == "remove":
            del group[last]
        else:
            group[draw(st.sampled_from(("who", "not", "photo", "fine", "x y", "next")))] = (
                group.pop(last)
            )
        if not data:
            break
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoiled())
@example("")
@example("questions: {what: {next: {else: what}, options: [a]}}")
@example("cases: {given: x}\nquestions: [who]")
def test_any_tree(text: str) -> None:
    diagnostics = Diagnostics()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "photo.yml").write_text(text, encoding="utf-8")
        found = load_trees(Path(folder), KNOWN, diagnostics)
    assert all(each.message and each.mend for each in diagnostics)
    for tree in found.trees:
        assert all(state.result for state in walks(tree.flow))
    if not diagnostics.fails():
        assert len(found.trees) == 1


@given(spoiled())
def test_writing_short_forms_out_keeps_every_place(text: str) -> None:
    document = read_yaml(text, file="photo.yml", diagnostics=Diagnostics())
    if document is None:
        return
    written = written_out(document)
    assert written_out(written).data == written.data
    assert {*written.keys.values()} == {*document.keys.values()}
    assert {*written.values.values()} == {*document.values.values()}
    for path in paths(written.data):
        assert path in written.values or path[-1] in ("text", "else", 0)
