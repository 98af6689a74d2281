"""The numbers that Word counts itself, as Word shows them: ECMA-376 part 1, 17.9.

They are not in the text: each paragraph names a list and a level, and numbering.xml says how that
list counts. Counters belong to the abstract definition, so that lists which share one count on;
an override of the start restarts it once, at the list's first paragraph of that level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from protocolwijzer.importing.pictured_signs import drawn
from protocolwijzer.importing.word_number_forms import written
from protocolwijzer.importing.word_styles import Indent, Style, Styles, indent_of
from protocolwijzer.importing.word_xml import child, children, is_on, number, value
from protocolwijzer.reading.explicit import NUMBER

_LEVELS = 9
# Word refuses longer ones (MS-OI29500, 2.1.283).
_LONGEST_TEXT = 31
_MOST = 32_767
_PLACEHOLDER = re.compile(r"%([1-9])")
_NUMBER = re.compile(NUMBER)
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. restart: None, or the level (from 1) after which it starts anew."""

    start: int
    form: str
    pattern: str
    text: str
    restart: int | None
    is_legal: bool
    style: str
    indent: Indent
    language: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What Word shows before a paragraph.

    text: all of it ("1.", "a)", "Artikel 3"), "" where Word shows nothing; number: for the model,
    "" for a bullet; None where no number in the text can be one. begins: whether counting starts
    (anew) with this paragraph; is_exact: whether we know the format.
    """

    text: str
    number: str | None
    begins: bool = False
    is_exact: bool = True

    @property
    def has_words(self) -> bool:
        """Whether there are words around the number, such as "1e keer:", "Stap 1", "Lid 2 -"."""
        if not self.number:
            return False
        return any(
            any(map(str.isalpha, word))
            and not _NUMBER.fullmatch(word)
            and not word.endswith(f".{self.number}")
            for word in _WORD.findall(self.text)
        )


# A bullet that is not in the file, for what is shown as a list in another way.
BULLET = Counted("•", "")


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: its definition, its own starts and its own levels."""

    definition: int
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


@dataclass(slots=True)
class _Definition:
    """A w:abstractNum. link: the list style whose definition stands in for it."""

    levels: Mapping[int, Level]
    link: str
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a document; root: of numbering.xml, if there is one."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[int, _Definition] = {}
        self._lists: dict[int, _List] = {}
        self._restarted: set[tuple[int, int]] = set()
        self._by_style: dict[str, list[tuple[str, Element | None]]] = {}
        if root is None:
            return
        for each in children(root, "w:abstractNum"):
            identity = number(each.get("w:abstractNumId", ""))
            if identity is not None:
                link = value(child(each, "w:numStyleLink"))
                self._definitions.setdefault(identity, _Definition(_levels(each), link))
        for each in children(root, "w:num"):
            identity = number(each.get("w:numId", ""))
            definition = number(value(child(each, "w:abstractNumId")))
            if identity is not None and definition is not None:
                self._lists.setdefault(identity, _list(each, definition))

    def place(self, properties: Element | None) -> tuple[int, int] | None:
        """The list and the level that a paragraph with this w:pPr stands in, or None."""
        direct = child(properties, "w:numPr")
        inherited = self._inherited(self._styles.of_paragraph(properties))
        identity = _numeric(direct, "w:numId")
        level = _numeric(direct, "w:ilvl")
        for _, numbered in inherited:
            if identity is None:
                identity = _numeric(numbered, "w:numId")
        if not identity or identity not in self._lists:
            return None
        if level is None:
            level = self._style_level(identity, inherited)
        return identity, min(max(level, 0), _LEVELS - 1)

    def _inherited(self, chain: tuple[Style, ...]) -> list[tuple[str, Element | None]]:
        """The w:numPr of each style, nearest first."""
        key = chain[0].identity if chain else ""
        if key not in self._by_style:
            self._by_style[key] = [
                (style.identity, child(style.paragraph, "w:numPr")) for style in chain
            ]
        return self._by_style[key]

    def indent(self, identity: int, level: int) -> Indent:
        """The indentation that a list gives a paragraph."""
        found = self._level(identity, level)
        return Indent() if found is None else found.indent

    def definition(self, identity: int) -> int:
        """Which definition a list counts by: those with the same one are one list to a reader."""
        return self._resolved(identity)[1]

    def count(self, identity: int, level: int) -> Counted | None:
        """Count a paragraph and say what Word shows before it."""
        definition = self._definitions.get(self.definition(identity))
        shown = self._level(identity, level)
        if definition is None or shown is None:
            return None
        begins = self._advance(identity, level, definition.counters)
        counted = self._shown(identity, level, shown, definition.counters)
        return replace(counted, begins=begins)

    def _advance(self, identity: int, level: int, counters: dict[int, int]) -> bool:
        """Count one on; whether that was the first of a count."""
        begins = level not in counters
        start = self._lists[identity].starts.get(level)
        if start is not None and (identity, level) not in self._restarted:
            self._restarted.add((identity, level))
            counters[level] = start
            begins = True
        elif level in counters:
            counters[level] = min(counters[level] + 1, _MOST)
        else:
            counters[level] = self._start(identity, level)
        for above in range(level):
            # A level that was skipped counts as if it had been there.
            counters.setdefault(above, self._start(identity, above))
        for below in [each for each in counters if each > level]:
            if self._restarts(identity, below, after=level):
                del counters[below]
        return begins

    def _restarts(self, identity: int, level: int, *, after: int) -> bool:
        found = self._level(identity, level)
        restart = None if found is None else found.restart
        if restart is None or restart > level:
            return True
        return after < restart

    def _start(self, identity: int, level: int) -> int:
        found = self._level(identity, level)
        own = self._lists[identity].starts.get(level)
        if own is not None:
            return own
        return 0 if found is None else found.start

    def _shown(
        self, identity: int, level: int, shown: Level, counters: Mapping[int, int]
    ) -> Counted:
        if shown.form == "bullet":
            return Counted(_bullet(shown.text), "")
        wanted = [int(each) - 1 for each in _PLACEHOLDER.findall(shown.text)]
        if any(each > level for each in wanted):
            # The standard leaves out that number alone; Word the whole text (MS-OI29500, 2.1.283).
            return Counted("", None)
        pieces: dict[int, str] = {}
        is_exact = True
        for each in set(wanted):
            found = self._level(identity, each)
            form = "decimal" if found is None or shown.is_legal else found.form
            if form in ("none", "bullet"):
                pieces[each] = ""
                continue
            language = (found.language if found else "") or self._styles.language
            pattern = found.pattern if found else ""
            text = written(counters[each], form, language=language, pattern=pattern)
            is_exact = is_exact and text is not None
            pieces[each] = str(counters[each]) if text is None else text
        text = _PLACEHOLDER.sub(lambda match: pieces[int(match[1]) - 1], shown.text).strip()
        return Counted(text, _number_in(text, counters[level]), is_exact=is_exact)

    def _style_level(self, identity: int, inherited: list[tuple[str, Element | None]]) -> int:
        """The level by the style: the one that names it, else the one that the style names."""
        _, definition = self._resolved(identity)
        levels = self._definitions[definition].levels if definition in self._definitions else {}
        linked = {level.style: index for index, level in levels.items() if level.style}
        linked |= {
            level.style: index
            for index, level in self._lists[identity].levels.items()
            if level.style
        }
        for style, numbered in inherited:
            if style in linked:
                return linked[style]
            level = _numeric(numbered, "w:ilvl")
            if level is not None:
                return level
        return 0

    def _level(self, identity: int, level: int) -> Level | None:
        source, definition = self._resolved(identity)
        for candidate in (identity, source):
            own = self._lists[candidate].levels.get(level)
            if own is not None:
                return own
        found = self._definitions.get(definition)
        return None if found is None else found.levels.get(level)

    def _resolved(self, identity: int) -> tuple[int, int]:
        """The list and the definition that a list style leads to; a circle leads nowhere."""
        seen: set[int] = set()
        while True:
            definition = self._lists[identity].definition
            found = self._definitions.get(definition)
            if found is None or not found.link or identity in seen:
                return identity, definition
            seen.add(identity)
            linked = _numeric(self._styles.numbering_style(found.link), "w:numId")
            if linked is None or linked not in self._lists:
                return identity, definition
            identity = linked


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in children(element, "w:lvl"):
        index = number(each.get("w:ilvl", ""))
        if index is not None and 0 <= index < _LEVELS:
            levels.setdefault(index, _level(each))
    return levels


def _level(element: Element) -> Level:
    # Formats that came later stand in a choice, with an older one for older programs.
    form = child(element, "w:numFmt")
    if form is None:
        form = child(element, "mc:AlternateContent", "mc:Choice", "w:numFmt")
    if form is None:
        form = child(element, "mc:AlternateContent", "mc:Fallback", "w:numFmt")
    is_hidden = is_on(child(element, "w:rPr", "w:vanish"))
    return Level(
        start=_bounded(number(value(child(element, "w:start")))),
        form=value(form) or "decimal",
        pattern=value(form, "w:format"),
        text="" if is_hidden else value(child(element, "w:lvlText"))[:_LONGEST_TEXT],
        restart=number(value(child(element, "w:lvlRestart"))),
        is_legal=is_on(child(element, "w:isLgl")),
        style=value(child(element, "w:pStyle")),
        indent=indent_of(child(element, "w:pPr")),
        language=value(child(element, "w:rPr", "w:lang")),
    )


def _list(element: Element, definition: int) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for each in children(element, "w:lvlOverride"):
        index = number(each.get("w:ilvl", ""))
        if index is None or not 0 <= index < _LEVELS:
            continue
        start = number(value(child(each, "w:startOverride")))
        if start is not None:
            starts[index] = _bounded(start)
        own = child(each, "w:lvl")
        if own is not None:
            levels[index] = _level(own)
    return _List(definition, starts, levels)


def _bounded(start: int | None) -> int:
    """Without a start a level starts at 0 (17.9.25)."""
    return min(max(start or 0, 0), _MOST)


def _numeric(element: Element | None, name: str) -> int | None:
    return number(value(child(element, name)))


def _bullet(text: str) -> str:
    """A bullet as a letter; a picture or nothing becomes the commonest one."""
    return drawn(text.strip()) or "•"


def _number_in(text: str, counter: int) -> str | None:
    """What the project's format can write as a number: all of a text, or the last word of it."""
    words: list[str] = _WORD.findall(text)
    for word in reversed(words):
        for candidate in (word, word.rsplit(".", maxsplit=1)[-1]):
            if _NUMBER.fullmatch(candidate):
                return candidate
    # "Eerste": the count itself. What is nothing but a sign is no number.
    return str(counter) if words and _NUMBER.fullmatch(str(counter)) else None
