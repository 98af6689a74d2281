"""YAML as plain data that remembers where everything stands.

A deliberately small part of YAML, for files that school staff edit by hand:

- Every scalar is a text, and an empty one, `null` or `~` is None. What a text means is up to the
  schema. So a telephone number keeps its leading zero, version 1.10 its last one, and the
  language `no` does not become false.
- A key may occur once; PyYAML would silently keep the last.
- A key has a colon. Between braces YAML does without, so that each comma in a text without quotes
  would begin a key.
- No anchors, aliases or tags: nobody needs them here, and without them no file can make Python
  objects or unfold into a billion items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias, Union

import yaml

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place

Data: TypeAlias = Union[str, list["Data"], dict[str, "Data"], None]  # noqa: UP007 # "Data" is a name for later
KeyPath: TypeAlias = tuple[str | int, ...]

# Deeper than any settings file; keeps recursion in whatever reads the data harmless.
DEPTH_LIMIT = 20

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# libyaml is about ten times faster; where a wheel lacks it the Python parser does the same.
_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file.

    data: what it says; keys: the place of every key by its path ("contacts", "management");
    values: the place of every value by its path, list items included.
    """

    file: str
    data: Data
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)

    def key(self, *path: str | int) -> Place:
        """Where this key stands, or the nearest thing around it that does stand somewhere."""
        return self._nearest(self.keys, path)

    def value(self, *path: str | int) -> Place:
        """Where this value stands, or the nearest thing around it that does stand somewhere."""
        return self._nearest(self.values, path)

    def _nearest(self, places: dict[KeyPath, Place], path: KeyPath) -> Place:
        if path in places:
            return places[path]
        for length in range(len(path) - 1, 0, -1):
            # Something is missing here: point at the key it should be under.
            around = self.keys.get(path[:length]) or self.values.get(path[:length])
            if around:
                return around
        return Place(self.file)


def read_yaml(text: str, *, file: str, diagnostics: Diagnostics) -> Document | None:
    """The document that a YAML text holds; None, with the reasons reported, if it is not usable.

    Duplicate keys, anchors, aliases and tags are all reported in one run; checking what is left
    without them would only report their consequences.
    """
    found = Diagnostics()
    text = text.removeprefix("\ufeff")  # a byte order mark, which libyaml does not count
    builder = _Builder(text, file, found)
    try:
        for event in yaml.parse(text, Loader=_FAST_LOADER):
            builder.take(event)
    except _UnusableError:
        pass
    except yaml.YAMLError as error:
        _report_broken(error, text, file, found)
    diagnostics.extend(found)
    if len(found):
        return None
    return Document(file, builder.data, builder.keys, builder.values)


class _UnusableError(Exception):
    """The document cannot be read on; the reason has been reported."""


@dataclass(slots=True)
class _Collection:
    """A list or mapping that is being read; data is None where it is read only to be left out."""

    data: list[Data] | dict[str, Data]
    path: KeyPath
    # In a mapping: the key whose value comes next, and whether that value counts.
    key: str | None = None
    ignored: bool = False
    # In a mapping: the last entry that is a text; what follows it without a colon, and where.
    last: tuple[str, str] | None = None
    loose: list[tuple[str, Place]] = field(default_factory=list)


class _Builder:
    """Builds data and places from parser events, without recursion."""

    def __init__(self, text: str, file: str, diagnostics: Diagnostics) -> None:
        self.data: Data = None
        self.keys: dict[KeyPath, Place] = {}
        self.values: dict[KeyPath, Place] = {}
        self._text = text
        self._file = file
        self._diagnostics = diagnostics
        self._open: list[_Collection] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
            self._add(None, self._place(event))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tag_and_anchor(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_tag_and_anchor(event)
            self._start_collection(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._report_loose(self._open.pop())

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._diagnostics.report(
                Code.BROKEN_YAML,
                self._place(event),
                'A line "---" starts a second document.',
                "Remove the line: these settings are one document.",
            )
            raise _UnusableError

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._place(event)
        if self._awaits_key():
            self._start_entry(event, place)
            return
        empty = not event.style and event.value in _NULLS
        self._add(None if empty else event.value, place)

    def _start_collection(self, event: yaml.Event) -> None:
        place = self._place(event)
        if self._awaits_key():
            self._diagnostics.report(
                Code.BROKEN_YAML,
                place,
                "A list or a group stands where a key should stand.",
                'A key is one word, followed by a colon; put a text with "{" or "[" in quotes.',
            )
            raise _UnusableError
        if len(self._open) >= DEPTH_LIMIT:
            self._diagnostics.report(
                Code.BROKEN_YAML,
                place,
                f"This is nested more than {DEPTH_LIMIT} levels deep.",
                "Remove the brackets or the indentation that is too much.",
            )
            raise _UnusableError
        data: list[Data] | dict[str, Data] = (
            [] if isinstance(event, yaml.SequenceStartEvent) else {}
        )
        path = self._next_path()
        self._add(data, place)
        self._open.append(_Collection(data, path))

    def _awaits_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].data, dict)
            and (self._open[-1].key is None)
        )

    def _start_entry(self, event: yaml.ScalarEvent, place: Place) -> None:
        key: str = event.value
        mapping = self._open[-1]
        mapping.key = key
        end: Any = event.end_mark  # each parser has its own class of marks
        if not _COLON.match(self._text, end.index):
            mapping.ignored = True
            mapping.loose.append((key, place))
            return
        self._report_loose(mapping)
        path = (*mapping.path, key)
        first = self.keys.get(path)
        mapping.ignored = first is not None
        if first is None:
            self.keys[path] = place
            return
        self._diagnostics.report(
            Code.DUPLICATE_KEY,
            place,
            f'The key "{key}" is here for the second time; the first is on line {first.line}.',
            "Keep one of the two.",
        )

    def _report_loose(self, mapping: _Collection) -> None:
        """Report what stands in braces without a colon: mostly the rest of a text with a comma."""
        if not mapping.loose:
            return
        keys = [key for key, _ in mapping.loose]
        first, place = mapping.loose[0]
        mapping.loose = []
        if mapping.last is None:
            self._diagnostics.report(
                Code.BROKEN_YAML,
                place,
                f'There is no colon after "{first}".',
                'Write "key: value", with a space after the colon.',
            )
            return
        key, text = mapping.last
        self._diagnostics.report(
            Code.BROKEN_YAML,
            place,
            f'The comma before "{first}" ends the text "{text}": the rest is taken for a key.',
            _in_quotes(key, ", ".join((text, *keys))),
        )

    def _next_path(self) -> KeyPath:
        """The path of the value that comes next.

        What stands under a second key of the same name gets a path that nothing asks for, so
        that the first keeps its places.
        """
        if not self._open:
            return ()
        around = self._open[-1]
        if isinstance(around.data, list):
            return (*around.path, len(around.data))
        key = around.key or ""
        return (*around.path, key, "(again)") if around.ignored else (*around.path, key)

    def _add(self, value: Data, place: Place) -> None:
        path = self._next_path()
        self.values.setdefault(path, place)
        if not self._open:
            self.data = value
            return
        around = self._open[-1]
        if isinstance(around.data, list):
            around.data.append(value)
            return
        if not around.ignored:
            key = around.key or ""
            around.data[key] = value
            around.last = (key, value) if isinstance(value, str) else None
        around.key = None
        around.ignored = False

    def _refuse_tag_and_anchor(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        # "!" alone is what the parser gives a quoted scalar in some versions.
        if event.tag not in (None, "!"):
            self._diagnostics.report(
                Code.YAML_FEATURE,
                self._place(event),
                'A text that begins with "!" is a YAML tag, which is not used here.',
                "Put the text in quotes, or remove the tag.",
            )
        if event.anchor is not None:
            self._diagnostics.report(
                Code.YAML_FEATURE,
                self._place(event),
                f'"&{event.anchor}" is a YAML anchor, which is not used here.',
                "Put the text in quotes, or remove the anchor and write its contents out.",
            )

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self._diagnostics.report(
            Code.YAML_FEATURE,
            self._place(event),
            f'"*{event.anchor}" is a YAML alias, which is not used here.',
            "Put the text in quotes, or write out what it stands for.",
        )
        if self._awaits_key():
            raise _UnusableError

    def _place(self, event: yaml.Event) -> Place:
        return _place(self._file, event.start_mark)


def _in_quotes(key: str, text: str) -> str:
    """How to mend a text that YAML cuts off; with the text as it should be, if that is simple."""
    mend = "Put the whole text in quotes"
    if not {'"', "\\"} & {*text}:
        return f'{mend}: {key}: "{text}"'
    return f"{mend}." if "'" in text else f"{mend}: {key}: '{text}'"


def _place(file: str, mark: Any) -> Place:  # noqa: ANN401 # each parser has its own class of marks
    if mark is None:
        return Place(file)
    return Place(file, mark.line + 1, mark.column + 1)


# What PyYAML's own (Python) parser says, and what that means to someone who never saw YAML.
_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        r"found character '\\t'",
        "A tab stands here; YAML indents with spaces only.",
        "Replace the tab by spaces.",
    ),
    (
        r"found character '(?P<what>.)' that cannot start any token",
        'A text may not begin with "{what}" unless it stands in quotes.',
        "Put the whole text between quotes.",
    ),
    (
        r"mapping values are not allowed here",
        "There is a colon here that does not belong to a key.",
        'Put a text with ": " in it between quotes, or mend the indentation of this line.',
    ),
    (
        r"found unexpected end of stream",
        "A quotation mark opens here and never closes.",
        "Close it, or remove it.",
    ),
    (
        r"found unexpected document separator",
        "A quotation mark opens here and never closes.",
        "Close it, or remove it.",
    ),
    (
        r"expected ',' or '(?P<what>[\]}])'",
        'The list that opens here is not closed with "{what}" in time, or lacks a comma.',
        'Close it with "{what}", and put texts with commas, colons, brackets or quotes in quotes.',
    ),
    (
        r"could not find expected ':'",
        "This line has no colon after its key.",
        'Write it as "key: value", or indent it as part of the text above.',
    ),
    (
        r"found unknown escape character",
        'In double quotes a "\\" has a special meaning.',
        "Use single quotes around this text.",
    ),
    (
        r"expected <block end>, but found",
        "This does not fit the lines above it.",
        "Check its indentation, and put texts that begin with a quotation mark wholly in quotes.",
    ),
)
_COLON = re.compile(r"\s*:")
# An entry in braces up to the second colon in it, and what is left of its text.
_ENTRY = re.compile(r"([^\s,:{}\[\]]+): +([^,{}\[\]]*)$")
_REST = re.compile(r"[^,{}\[\]\n]*")
_QUESTION_MARK = re.compile(r"(?<=\S)\?")
# Problems whose opening quotation mark or bracket says more than where the parser gave up.
_OPENED = re.compile(r"found unexpected (?:end of stream|document separator)|expected ',' or")


def _report_broken(error: yaml.YAMLError, text: str, file: str, diagnostics: Diagnostics) -> None:
    """Report why a text is no YAML, in words that do not depend on which parser was used."""
    original = _python_error(text) or error
    if isinstance(original, yaml.reader.ReaderError):
        before = text[: original.position]
        place = Place(
            file, before.count("\n") + 1, original.position - (before.rfind("\n") + 1) + 1
        )
        diagnostics.report(
            Code.BROKEN_YAML,
            place,
            f"There is an invisible control character here (U+{ord(text[original.position]):04X}).",
            "Delete it, or type the line again.",
        )
        return
    problem = ""
    mark = None
    if isinstance(original, yaml.MarkedYAMLError):
        problem = original.problem or ""
        mark = original.problem_mark
        if mark and "got ':'" in problem and _report_second_colon(text, mark, file, diagnostics):
            return
        if _OPENED.search(problem) and original.context_mark:
            mark = original.context_mark
    message, mend = _explain(problem)
    diagnostics.report(Code.BROKEN_YAML, _place(file, mark), message, mend)


def _report_second_colon(text: str, mark: yaml.Mark, file: str, diagnostics: Diagnostics) -> bool:
    """Report a colon in a text between braces; whether there was an entry that it is in.

    Where the line has no entry before it, the colon is that of a key, below a brace that was not
    closed.
    """
    line = text[: mark.index].rpartition("\n")[2]
    entry = _ENTRY.search(line)
    rest = _REST.match(text, mark.index)
    if entry is None or rest is None:
        return False
    key, begin = entry.groups()
    diagnostics.report(
        Code.BROKEN_YAML,
        _place(file, mark),
        f'There is a second colon here, in the text that begins with "{begin}".',
        _in_quotes(key, f"{begin}{rest[0]}".rstrip()),
    )
    return True


def _python_error(text: str) -> yaml.YAMLError | None:
    try:
        # Unlike libyaml, this parser stumbles over a question mark that ends a text in braces.
        for _ in yaml.parse(_QUESTION_MARK.sub("x", text), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _explain(problem: str) -> tuple[str, str]:
    for pattern, message, mend in _PROBLEMS:
        found = re.search(pattern, problem)
        if found:
            what = found.groupdict().get("what", "")
            return message.replace("{what}", what), mend.replace("{what}", what)
    return (
        f"This is not valid YAML: {problem or 'it cannot be read'}.",
        "Compare this line and the one above it with another school's file.",
    )
