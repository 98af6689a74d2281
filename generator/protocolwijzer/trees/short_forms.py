"""The short forms of the format, written out, so that all that follows knows one form only.

    photo: {nl: ..., en: ...}    an option      -> photo: {text: {nl: ..., en: ...}}
    next: who                    always there   -> next: [{else: who}]
    given: {what: photo}         one answer     -> given: {what: [photo]}

Everything keeps its place in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from protocolwijzer.model import Place
from protocolwijzer.settings.yaml_places import Data, Document, KeyPath
from protocolwijzer.trees.schema import OptionSettings

_OPTION_KEYS = frozenset(OptionSettings.model_fields)


def written_out(document: Document) -> Document:
    """A tree's document without short forms. What has another shape altogether is left alone."""
    moved = dict(_short(document.data))
    return Document(
        document.file,
        _moved_data(document.data, (), moved),
        _moved_places(document.keys, moved),
        _moved_places(document.values, moved),
    )


def _short(data: Data) -> Iterator[tuple[KeyPath, KeyPath]]:
    """Where a short form stands, and what goes between it and its value."""
    for question, its in _entries(data, "questions"):
        for option, text in _entries(its, "options"):
            if isinstance(text, dict) and not _OPTION_KEYS & text.keys():
                yield ("questions", question, "options", option), ("text",)
        if isinstance(its, dict) and isinstance(its.get("next"), str):
            yield ("questions", question, "next"), (0, "else")
    cases = data.get("cases") if isinstance(data, dict) else None
    for index, case in enumerate(cases if isinstance(cases, list) else ()):
        for question, answer in _entries(case, "given"):
            if isinstance(answer, str):
                yield ("cases", index, "given", question), (0,)


def _entries(data: Data, key: str) -> Iterator[tuple[str, Data]]:
    group = data.get(key) if isinstance(data, dict) else None
    if isinstance(group, dict):
        yield from group.items()


def _moved_places(
    places: dict[KeyPath, Place], moved: dict[KeyPath, KeyPath]
) -> dict[KeyPath, Place]:
    kept = {path: places[path] for path in moved if path in places}
    return kept | {_moved_path(path, moved): place for path, place in places.items()}


def _moved_path(path: KeyPath, moved: dict[KeyPath, KeyPath]) -> KeyPath:
    for length in range(len(path), 0, -1):
        if path[:length] in moved:
            return (*path[:length], *moved[path[:length]], *path[length:])
    return path


def _moved_data(data: Data, path: KeyPath, moved: dict[KeyPath, KeyPath]) -> Data:
    written: Data = data
    if isinstance(data, dict):
        written = {key: _moved_data(value, (*path, key), moved) for key, value in data.items()}
    elif isinstance(data, list):
        written = [_moved_data(value, (*path, i), moved) for i, value in enumerate(data)]
    for part in reversed(moved.get(path, ())):
        written = {part: written} if isinstance(part, str) else [written]
    return written
