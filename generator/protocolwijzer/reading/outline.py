"""The bare structure of a text, built while reading, before anything has an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Clause, EditionKind, Place, Protocol, Section
from protocolwijzer.reading import naming

OPENING = "aanhef"
CLOSING = "slot"
MAX_DEPTH = 6


@dataclass(slots=True)
class Item:
    """A clause in the making. explicit_id: the id that the text gives it, if it does."""

    number: str
    place: Place
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    explicit_id: str | None = None

    def add_paragraph(self, text: str, place: Place) -> Item:
        """Another paragraph, behind the sub-clauses if there are any; returns what now holds it."""
        if not self.items:
            self.paragraphs.append(text)
            return self
        return _append(self.items, naming.PARAGRAPH, text, place)


@dataclass(slots=True)
class Part:
    """A section in the making.

    name: its id, unless another has it already; is_written: whether the text gives it that id.
    """

    title: str
    level: int
    place: Place
    name: str
    is_written: bool = False
    explicit_label: str = ""
    items: list[Item] = field(default_factory=list)

    def add_paragraph(self, text: str, place: Place) -> Item:
        """A clause that is an unnumbered paragraph."""
        return _append(self.items, naming.PARAGRAPH, text, place)


def _append(items: list[Item], number: str, text: str, place: Place) -> Item:
    item = Item(number, place, [text] if text else [])
    items.append(item)
    return item


@dataclass(slots=True)
class Outline:
    """Title lines and parts, in the order of the text."""

    file: str
    title_lines: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    # Whether the numbers are the author's to mend: in a found text a clash is only doubted.
    own_format: bool = True

    def current(self, place: Place) -> Part:
        """The part that is being filled; text before any heading opens one without a title."""
        if not self.parts:
            self.parts.append(Part("", 2, place, OPENING))
        return self.parts[-1]

    def add_item(self, parent: Item | None, number: str, text: str, place: Place) -> Item:
        """A numbered or bulleted clause, under another or directly in the current part."""
        siblings = self.current(place).items if parent is None else parent.items
        return _append(siblings, number, text, place)

    def protocol(
        self, *, language: str, edition: EditionKind, diagnostics: Diagnostics
    ) -> Protocol:
        """The outline with every id given; ids that occur twice are reported and made unique."""
        if not self.own_format:
            for part in self.parts:
                part.items = list(_filled(part.items, diagnostics))
        taken = _Names(diagnostics)
        unique = [
            taken.claim(part.name, part.place, written=part.is_written) for part in self.parts
        ]
        for name, part in zip(unique, self.parts, strict=True):
            if not part.title:
                taken.release(name)  # no heading, no anchor: its first paragraph bears the name
        named = [
            naming.Named(
                name,
                part.title,
                part.explicit_label or naming.section_label(part.title, name),
                _numbers(part.items),
            )
            for name, part in zip(unique, self.parts, strict=True)
        ]
        defaults = naming.section_clause_ids(named)
        sections = [
            Section(
                id=its.id,
                title=its.title,
                label=its.label,
                level=part.level,
                clauses=tuple(_clauses(part.items, names, taken, own_format=self.own_format)),
                place=part.place,
            )
            for its, part, names in zip(named, self.parts, defaults, strict=True)
        ]
        return Protocol(language, edition, tuple(self.title_lines), tuple(sections), self.file)


def _filled(items: Iterable[Item], diagnostics: Diagnostics) -> Iterator[Item]:
    """The items that say something: Word's lists are full of numbers with nothing behind them."""
    for item in items:
        item.items = list(_filled(item.items, diagnostics))
        while item.items and item.items[0].number == naming.PARAGRAPH:
            # It stood behind a number that is left out: now it follows its own text.
            item.paragraphs.extend(item.items.pop(0).paragraphs)
        if item.paragraphs or item.items:
            yield item
            continue
        what = f'The number "{item.number}"' if naming.is_numbered(item.number) else "A bullet"
        diagnostics.report(
            Code.EMPTY_NUMBER,
            item.place,
            f"{what} was left out: nothing comes after it.",
            "Write the rule there if one is missing.",
        )


def _numbers(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.number for item in items)


def _clauses(
    items: list[Item],
    defaults: Iterable[str],
    taken: _Names,
    *,
    own_format: bool,
) -> Iterator[Clause]:
    for item, default in zip(items, defaults, strict=True):
        identity = taken.claim(
            item.explicit_id or default,
            item.place,
            written=item.explicit_id is not None
            or (own_format and naming.is_numbered(item.number)),
        )
        if not item.paragraphs and not item.items:
            taken.diagnostics.report(
                Code.EMPTY_CLAUSE,
                item.place,
                f'Nothing stands after "{item.number}".',
                "Write the rule there, or delete the number.",
            )
        below = naming.clause_ids(identity, item.number, _numbers(item.items))
        yield Clause(
            id=identity,
            number=item.number,
            paragraphs=tuple(item.paragraphs),
            subclauses=tuple(_clauses(item.items, below, taken, own_format=own_format)),
            place=item.place,
        )


class _Names:
    """The ids that are given out, each once."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self._taken: dict[str, Place] = {}
        self._counts: dict[str, int] = {}

    def claim(self, name: str, place: Place, *, written: bool) -> str:
        """The name, or with -2, -3 ... where it is taken; a clash of written names is reported."""
        if name in self._taken and written:
            self.diagnostics.report(
                Code.DUPLICATE_ID,
                place,
                f'The id "{name}" is already taken by line {self._taken[name].line}.',
                "Give one of the two another number or another {#id}.",
            )
        unique = name
        while unique in self._taken:
            self._counts[name] = self._counts.get(name, 1) + 1
            unique = f"{name}-{self._counts[name]}"
        self._taken[unique] = place
        return unique

    def release(self, name: str) -> None:
        """Let a name be given out once more."""
        del self._taken[name]
