"""Where the headings are in a text that nobody wrote for us, and what its title is.

Markdown marks its headings and is believed. In plain text a heading is a short line that stands
alone, ends in no punctuation and has something below it; at the top of a document such lines are
the title page, and only the last of them, straight above the first text, is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.markers import Style, parse_marker
from protocolwijzer.reading.naming import title_label

_ATX = re.compile(r"(#{1,6})\s*(.*?)\s*(?:\s#+)?$")
_SETEXT = re.compile(r"=+|-{3,}")
_EMPHASIS = (
    re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]+?)(?<=\S)\1(?![\w*_])"),
    re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])"),
)
_ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_KEYWORD = re.compile(
    r"(?:artikel|hoofdstuk|paragraaf|article|chapter|section)\s+(?:[0-9]+(?:\.[0-9]+)*|[IVXLC]+)\b"
    r"|(?:bijlage|aanhangsel|annex|appendix)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"protocol|reglement|gedragscode|gedragsregels|afspraken|beleid|richtlijn|policy|code of",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;,!…]$")
_LONGEST = 80
_MOST_WORDS = 12
_RUN_IN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words without markup, its level from 2."""

    title: str
    level: int


@dataclass(slots=True)
class Headings:
    """What was found. consumed: indices of lines that are no clause text (titles, underlines)."""

    markdown: bool
    title_lines: list[str] = field(default_factory=list)
    headings: dict[int, Heading] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)


def unwrap_emphasis(text: str) -> str:
    """Text without Markdown's emphasis; asterisks and underscores that mark nothing stay."""
    previous = ""
    while previous != text:
        previous = text
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
    return text.strip()


def find_headings(lines: Sequence[Line], *, file: str, diagnostics: Diagnostics) -> Headings:
    """The headings and title lines of a text, by index of their line."""
    marked = _marked(lines)
    if marked:
        return _from_markdown(lines, marked)
    return _Plain(lines, file, diagnostics).find()


def _marked(lines: Sequence[Line]) -> Mapping[int, Heading]:
    """Headings that Markdown marks, at the level that is written."""
    found: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        atx = _ATX.match(line.text) if line.indent <= 3 and line.text.startswith("#") else None  # noqa: PLR2004
        if atx and atx[2]:
            found[index] = Heading(unwrap_emphasis(atx[2]), len(atx[1]))
        elif (
            index
            and _SETEXT.fullmatch(line.text)
            and lines[index - 1].text
            and index - 1 not in found
            and (index == 1 or not lines[index - 2].text)
            and not parse_marker(lines[index - 1].text)
        ):
            title = unwrap_emphasis(lines[index - 1].text)
            found[index - 1] = Heading(title, 1 if line.text.startswith("=") else 2)
    return found


def _from_markdown(lines: Sequence[Line], marked: Mapping[int, Heading]) -> Headings:
    found = Headings(markdown=True)
    found.consumed = {
        index for index, line in enumerate(lines) if line.text and _SETEXT.fullmatch(line.text)
    }
    first = min(marked)
    levels = [heading.level for heading in marked.values()]
    alone = levels.count(marked[first].level) == 1 and marked[first].level == min(levels)
    names_document = len(marked) > 1 or bool(_DOCUMENT.search(marked[first].title))
    before = any(line.text for line in lines[:first])
    below = [index for index in range(first + 1, len(lines)) if lines[index].text]
    body = [index for index in below if index not in found.consumed]
    if alone and names_document and not before and body:
        found.title_lines.append(marked[first].title)
        found.consumed.add(first)
    for index, heading in marked.items():
        if index not in found.consumed:
            found.headings[index] = Heading(heading.title, max(2, heading.level))
    return found


class _Plain:
    def __init__(self, lines: Sequence[Line], file: str, diagnostics: Diagnostics) -> None:
        self._lines = lines
        self._file = file
        self._diagnostics = diagnostics
        self._found = Headings(markdown=False)
        self._has_chapters = any(
            re.match(r"(?:hoofdstuk|chapter)\s", line.text, re.IGNORECASE) for line in lines
        )

    def find(self) -> Headings:
        for index, line in enumerate(self._lines):
            text = line.text
            bold = _ALL_BOLD.fullmatch(text)
            if set(text) == {"-"} and len(text) > 1:
                self._found.consumed.add(index)
            elif bold and self._stands_alone(index):
                self._found.headings[index] = Heading(unwrap_emphasis(text), 2)
            elif text and self._is_heading(index):
                self._found.headings[index] = Heading(text, self._level(text))
        self._take_title()
        return self._found

    def _take_title(self) -> None:
        """The short lines at the top, but for the last one above the first text."""
        leading: list[int] = []
        for index, line in enumerate(self._lines):
            if not line.text or index in self._found.consumed:
                continue
            short = self._is_short(line.text) and not self._goes_on(index)
            if not short or parse_marker(line.text) or title_label(line.text):
                break
            leading.append(index)
        else:
            return  # nothing but short lines: text without a title
        if leading and self._next_text(leading[-1]) not in self._found.headings:
            only = len(leading) == 1
            first = self._lines[leading[0]].text
            more = bool(self._found.headings.keys() - set(leading))
            if not (only and _DOCUMENT.search(first) and more):
                heading = leading.pop()
                self._found.headings[heading] = Heading(self._lines[heading].text, 2)
        for index in leading:
            self._found.title_lines.append(unwrap_emphasis(self._lines[index].text))
            self._found.headings.pop(index, None)
            self._found.consumed.add(index)

    def _is_heading(self, index: int) -> bool:
        line = self._lines[index]
        text = line.text
        if not self._is_short(text) or not self._has_blank_before(index):
            return False
        following = self._next_text(index)
        if following is None:
            return False
        if _KEYWORD.match(text):
            return True
        marker = parse_marker(text)
        if marker is not None:
            return self._is_labelled_heading(index, following)
        if line.indent > self._lines[following].indent:
            return False
        if text.endswith(":"):
            run_in = len(text.split()) <= _RUN_IN_WORDS and following == index + 1
            return run_in and parse_marker(self._lines[following].text) is not None
        if text.isupper() and len(text) > 1:
            return True
        if following > index + 1:
            return self._ends_before(index)
        if self._goes_on(index):
            return False
        below = self._lines[following].text
        return parse_marker(below) is not None or (
            len(below) > len(text) and bool(re.search(r"[.:;]$", below))
        )

    def _is_labelled_heading(self, index: int, following: int) -> bool:
        """Whether "2 Doel" or "A. Doel" is a heading and not a clause: by what stands below."""
        here = parse_marker(self._lines[index].text)
        below = parse_marker(self._lines[following].text)
        if here is None or here.style is Style.BULLET or not here.text[:1].isupper():
            return False
        if here.style not in (Style.DIGIT, Style.DOTTED) and not here.number.isupper():
            return False
        if below is None:
            alone = (
                following > index + 1 and self._lines[following].indent <= self._lines[index].indent
            )
            if alone and len(here.text.split()) > _RUN_IN_WORDS + 1:
                self._doubt(index, "was taken for a heading, not for a rule")
            return alone
        if below.style is Style.DOTTED and len(below.value) > len(here.value):
            return below.value[: len(here.value)] == here.value
        return below.style is Style.DIGIT and below.value == (1,) and not here.is_before(below)

    def _doubt(self, index: int, what: str) -> None:
        line = self._lines[index]
        self._diagnostics.report(
            Code.UNCERTAIN_HEADING,
            Place(self._file, line.number, line.indent + 1),
            f'"{line.text}" {what}.',
            "Check it against the original.",
        )

    def _is_short(self, text: str) -> bool:
        words = text.split()
        starts = text[0].isupper() or not text[0].isalpha()
        return (
            len(text) <= _LONGEST
            and len(words) <= _MOST_WORDS
            and starts
            and not _SENTENCE_END.search(text)
            and any(character.isalpha() for character in text)
        )

    def _goes_on(self, index: int) -> bool:
        """Whether the next line is the rest of this one's sentence."""
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return below[:1].islower()

    def _stands_alone(self, index: int) -> bool:
        return self._has_blank_before(index) and self._next_text(index) is not None

    def _has_blank_before(self, index: int) -> bool:
        return index == 0 or not self._lines[index - 1].text or index - 1 in self._found.headings

    def _ends_before(self, index: int) -> bool:
        """Whether the text before this line is finished, so that this is no stray part of it."""
        before = next(
            (text for earlier in range(index - 1, -1, -1) if (text := self._lines[earlier].text)),
            "",
        )
        return not before.endswith((",", "-"))

    def _next_text(self, index: int) -> int | None:
        return next(
            (later for later in range(index + 1, len(self._lines)) if self._lines[later].text),
            None,
        )

    def _level(self, text: str) -> int:
        label = title_label(text)
        if label.lower().startswith(("artikel", "paragraaf", "article", "section")):
            return 3 if self._has_chapters else 2
        dots = label.count(".") if label[:1].isdigit() else 0
        return min(2 + dots, 6)
