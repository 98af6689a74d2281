"""clauses.yml with what a person has confirmed written into it, every other line as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import Audience, ClauseFacts
from protocolwijzer.settings.yaml_places import Data, read_yaml

_PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters of the text, from start up to end, and what takes their place."""

    start: int
    end: int
    text: str


def with_confirmed(text: str, confirmed: Mapping[str, ClauseFacts]) -> str:
    """The text of a clauses.yml in which these facts stand, without their `proposed`.

    text: one that can be read without findings; confirmed: by the id of their clause. Only reach
    and kind are written. Raises ValueError where that cannot be done in place.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    entries = {
        key.value: entry
        for key, entry in (root.value if isinstance(root, yaml.MappingNode) else ())
    }
    edits = [
        edit
        for name, facts in confirmed.items()
        for edit in _Entry(text, entries[name]).edits(facts)
    ]
    changed = text
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        changed = f"{changed[: edit.start]}{edit.text}{changed[edit.end :]}"
    if _data(changed) != _expected(_data(text), confirmed):
        message = "clauses.yml is written in a way that cannot be changed here"
        raise ValueError(message)
    return changed


def _data(text: str) -> Data:
    document = read_yaml(text, file="", diagnostics=Diagnostics())
    return document.data if document else None


def _expected(before: Data, confirmed: Mapping[str, ClauseFacts]) -> Data:
    """What the changed file must say: the same, but for what was confirmed."""
    after: dict[str, Data] = dict(before) if isinstance(before, dict) else {}
    for name, facts in confirmed.items():
        entry = after[name]
        its: dict[str, Data] = dict(entry) if isinstance(entry, dict) else {}
        its.pop(_PROPOSED, None)
        its["audiences"] = [audience.value for audience in facts.audiences]
        its["kind"] = facts.kind.value
        if facts.concerns:
            its["concerns"] = [audience.value for audience in facts.concerns]
        elif its.get("concerns"):
            del its["concerns"]
        after[name] = its
    return after


class _Entry:
    """One entry of the file, and how it is changed."""

    def __init__(self, text: str, node: yaml.MappingNode) -> None:
        self._text = text
        self._pairs: Sequence[tuple[yaml.ScalarNode, yaml.Node]] = node.value
        self._keys = [key.value for key, _ in self._pairs]
        self._in_braces = bool(node.flow_style)

    def edits(self, facts: ClauseFacts) -> Iterator[_Edit]:
        """What must change for the entry to say this."""
        gone = {_PROPOSED} & {*self._keys}
        yield from self._set_value("kind", facts.kind.value)
        yield from self._set_list("audiences", facts.audiences)
        if facts.concerns and "concerns" in self._keys:
            yield from self._set_list("concerns", facts.concerns)
        elif facts.concerns:
            yield self._add_after("audiences", f"concerns: {_listed(facts.concerns)}")
        elif "concerns" in self._keys and self._listed_at("concerns"):
            gone.add("concerns")
        yield from self._remove(gone)

    def _listed_at(self, key: str) -> Sequence[str]:
        node = self._pairs[self._keys.index(key)][1]
        return [each.value for each in node.value] if isinstance(node, yaml.SequenceNode) else ()

    def _set_value(self, key: str, value: str) -> Iterator[_Edit]:
        node = self._pairs[self._keys.index(key)][1]
        if node.value != value:
            yield _Edit(node.start_mark.index, node.end_mark.index, value)

    def _set_list(self, key: str, audiences: Sequence[Audience]) -> Iterator[_Edit]:
        if self._listed_at(key) != [audience.value for audience in audiences]:
            colon = self._text.index(":", self._pairs[self._keys.index(key)][0].end_mark.index)
            yield _Edit(colon + 1, self._end(key), f" {_listed(audiences)}")

    def _add_after(self, key: str, entry: str) -> _Edit:
        end = self._end(key)
        if self._in_braces:
            return _Edit(end, end, f", {entry}")
        column = self._pairs[self._keys.index(key)][0].start_mark.column
        end = self._line_end(end)
        new_line = "" if self._text[:end].endswith("\n") else "\n"
        line_break = "\r\n" if "\r\n" in self._text else "\n"
        return _Edit(end, end, f"{new_line}{' ' * column}{entry}{line_break}")

    def _remove(self, gone: set[str]) -> Iterator[_Edit]:
        """Take entries out: their lines, or between braces all up to the nearest other entry."""
        kept_before = False
        for index, (key, _) in enumerate(self._pairs):
            if key.value not in gone:
                kept_before = True
            elif not self._in_braces:
                start = self._text.rfind("\n", 0, key.start_mark.index) + 1
                yield _Edit(start, self._line_end(self._end(key.value)), "")
            elif kept_before:
                yield _Edit(self._end(self._keys[index - 1]), self._end(key.value), "")
            else:
                after = self._pairs[index + 1][0].start_mark.index
                yield _Edit(key.start_mark.index, after, "")

    def _end(self, key: str) -> int:
        """Where the value of a key ends."""
        node = self._pairs[self._keys.index(key)][1]
        # The parser sees the end of a list with dashes, or of a text below a "|", at what follows.
        while isinstance(node, yaml.SequenceNode) and not node.flow_style:
            node = node.value[-1]
        end: int = node.end_mark.index
        return len(self._text[:end].rstrip()) if getattr(node, "style", None) in {"|", ">"} else end

    def _line_end(self, index: int) -> int:
        """Where the line ends that holds this place, its line break included."""
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1


def _listed(audiences: Sequence[Audience]) -> str:
    return f"[{', '.join(audiences)}]"
