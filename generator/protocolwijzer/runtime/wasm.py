"""Cutting a WebAssembly module down to what one program runs of it.

Function bodies are never changed, only kept or replaced as a whole, so that what is left behaves
as before. https://webassembly.github.io/spec/core/binary/modules.html has the binary format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

_IMPORT, _GLOBAL, _EXPORT, _CODE, _DATA, _DATA_COUNT = 2, 6, 7, 10, 11, 12
_FUNCTION, _TABLE, _MEMORY, _GLOBAL_KIND, _TAG = range(5)
_HEADER = b"\0asm\1\0\0\0"
_UNREACHABLE_BODY = b"\x00\x00\x0b"  # no locals; unreachable; end
_EMPTY_BODY = b"\x00\x0b"  # no locals; end
_MUTABLE_ZERO = b"\x7f\x01\x41\x00\x0b"  # a global of type i32, mutable, with the value 0

# What the exported counters of an instrumented module are called, followed by a function's index.
MARK = "ran:"


@dataclass(frozen=True, slots=True)
class Export:
    """What a module offers by name; index counts among those of the same kind."""

    name: str
    kind: int
    index: int


@dataclass(frozen=True, slots=True)
class Module:
    """A module as its sections: id and content, in the order of the file."""

    sections: tuple[tuple[int, bytes], ...]

    @classmethod
    def read(cls, code: bytes) -> Module:
        """Raises ValueError when it is no WebAssembly module of version 1."""
        if not code.startswith(_HEADER):
            message = "This is not a WebAssembly module"
            raise ValueError(message)
        sections = []
        place = len(_HEADER)
        while place < len(code):
            kind = code[place]
            size, start = _number(code, place + 1)
            place = start + size
            sections.append((kind, code[start:place]))
        return cls(tuple(sections))

    def write(self) -> bytes:
        """The module as a file."""
        return _HEADER + b"".join(
            bytes([kind]) + _leb(len(content)) + content for kind, content in self.sections
        )

    @property
    def exports(self) -> tuple[Export, ...]:
        """Every export, in order."""
        return tuple(_exports(self._section(_EXPORT)))

    def with_exports(self, keep: Callable[[str], bool]) -> Module:
        """Without the exports whose names are not to be kept."""
        kept = [export for export in self.exports if keep(export.name)]
        return self._with({_EXPORT: _vector(map(_export, kept))})

    def instrumented(self) -> Module:
        """With an exported counter per function, by the name MARK + index: 1 once it has run."""
        first_global, first_function = self._imported(_GLOBAL_KIND), self._imported(_FUNCTION)
        globals_, bodies = self._section(_GLOBAL), self._bodies()
        count, start = _number(globals_, 0)
        first = first_global + count
        grown = _leb(count + len(bodies)) + globals_[start:] + _MUTABLE_ZERO * len(bodies)
        marks = (
            Export(f"{MARK}{first_function + n}", _GLOBAL_KIND, first + n)
            for n in range(len(bodies))
        )
        return self._with(
            {
                _GLOBAL: grown,
                _EXPORT: _vector(map(_export, (*self.exports, *marks))),
                _CODE: _code(_marked(body, first + n) for n, body in enumerate(bodies)),
            }
        )

    def cut(self, ran: Collection[int], *, empty: Collection[str]) -> Module:
        """With the functions that ran only, by index; any other one stops the program when called.

        Static data is left out too: for a program that is put into its memory later. empty: exports
        of functions that do nothing from now on.
        """
        first = self._imported(_FUNCTION)
        emptied = {each.index for each in self.exports if each.name in empty}

        def body(index: int, own: bytes) -> bytes:
            if index in emptied:
                return _EMPTY_BODY
            return own if index in ran else _UNREACHABLE_BODY

        bodies = (body(first + n, own) for n, own in enumerate(self._bodies()))
        cut = self._with({_CODE: _code(bodies)})
        return Module(tuple(each for each in cut.sections if each[0] not in {_DATA, _DATA_COUNT}))

    def _section(self, kind: int) -> bytes:
        (content,) = (content for found, content in self.sections if found == kind)
        return content

    def _with(self, contents: Mapping[int, bytes]) -> Module:
        return Module(tuple((kind, contents.get(kind, old)) for kind, old in self.sections))

    def _imported(self, kind: int) -> int:
        """How many of a kind are imported: indices begin with these."""
        return sum(1 for found in _import_kinds(self._section(_IMPORT)) if found == kind)

    def _bodies(self) -> list[bytes]:
        content = self._section(_CODE)
        count, place = _number(content, 0)
        bodies = []
        for _ in range(count):
            size, start = _number(content, place)
            place = start + size
            bodies.append(content[start:place])
        return bodies


def _marked(body: bytes, counter: int) -> bytes:
    """A function's body that first sets a global to 1: `i32.const 1`, `global.set counter`."""
    count, place = _number(body, 0)
    for _ in range(count):
        _, place = _number(body, place)
        place = _after_type(body, place)
    return body[:place] + b"\x41\x01\x24" + _leb(counter) + body[place:]


def _after_type(content: bytes, place: int) -> int:
    """Where a value type ends: one byte, or a reference to a heap type that is a number."""
    if content[place] in {0x63, 0x64}:
        _, place = _number(content, place + 1)
        return place
    return place + 1


def _exports(content: bytes) -> Iterator[Export]:
    count, place = _number(content, 0)
    for _ in range(count):
        name, place = _name(content, place)
        index, after = _number(content, place + 1)
        yield Export(name, content[place], index)
        place = after


def _export(export: Export) -> bytes:
    name = export.name.encode()
    return _leb(len(name)) + name + bytes([export.kind]) + _leb(export.index)


def _import_kinds(content: bytes) -> Iterator[int]:
    count, place = _number(content, 0)
    for _ in range(count):
        _, place = _name(content, place)
        _, place = _name(content, place)
        kind = content[place]
        yield kind
        place += 1
        if kind == _TABLE:
            place = _after_limits(content, _after_type(content, place))
        elif kind == _MEMORY:
            place = _after_limits(content, place)
        elif kind == _GLOBAL_KIND:
            place = _after_type(content, place) + 1
        else:  # a function, or a tag, which has one byte more
            _, place = _number(content, place + (kind == _TAG))


def _after_limits(content: bytes, place: int) -> int:
    has_maximum = content[place] & 1
    _, place = _number(content, place + 1)
    return _number(content, place)[1] if has_maximum else place


def _name(content: bytes, place: int) -> tuple[str, int]:
    size, start = _number(content, place)
    return content[start : start + size].decode(), start + size


def _vector(items: Iterator[bytes]) -> bytes:
    every = list(items)
    return _leb(len(every)) + b"".join(every)


def _code(bodies: Iterator[bytes]) -> bytes:
    return _vector(_leb(len(body)) + body for body in bodies)


def _number(content: bytes, place: int) -> tuple[int, int]:
    """An unsigned LEB128 number, and where it ends."""
    value = shift = 0
    while True:
        byte = content[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 # the last byte has no eighth bit
            return value, place


def _leb(value: int) -> bytes:
    """An unsigned number as LEB128."""
    encoded = bytearray()
    while True:
        byte = value & 0x7F
        value >>= 7
        encoded.append(byte | (0x80 if value else 0))
        if not value:
            return bytes(encoded)
