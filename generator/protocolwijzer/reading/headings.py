"""Where the headings are in a text that nobody wrote for us, and what its title is.

Markdown marks its headings and is believed. So are Word's heading styles; where there are some,
short lines that stand out are one level below them. In plain text a heading is a short line that
stands alone, ends in no punctuation and has something below it; at the top of a document such lines
are the title page, and only the last of them, straight above the first text, is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.markers import Marker, Style, parse_marker
from protocolwijzer.reading.naming import opens_chapter, title_label

_ATX = re.compile(r"(#{1,6})\s*(.*?)\s*(?:\s#+)?$")
_SETEXT = re.compile(r"=+|-{3,}")
_EMPHASIS = (
    re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]{1,5000}?)(?<=\S)\1(?![\w*_])"),
    re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.{1,5000}?)(?<=\S)\1(?![\w*_])"),
)
_ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
# What the parts of a protocol are called before their numbers.
KEYWORD = re.compile(
    r"(?:artikel|hoofdstuk|paragraaf|article|chapter|section)\s+(?:[0-9]+(?:\.[0-9]+)*|[IVXLC]+)\b"
    r"|(?:bijlage|aanhangsel|annex|appendix)\b",
    re.IGNORECASE,
)
# A word in the title of such a text.
NAMES_DOCUMENT = re.compile(
    r"protocol|reglement|gedragscode|gedragsregels|afspraken|beleid|richtlijn|policy|code of",
    re.IGNORECASE,
)
# A line that is the name of a school.
NAMES_SCHOOL = re.compile(
    r"(?:(?:openbare|bijzondere|christelijke|protestants-christelijke|katholieke|rooms-katholieke"
    r"|islamitische|vrije|de|the)\s+)*"
    r"(?:o\.?b\.?s|p?c\.?b\.?s|r?k\.?b\.?s|(?:basis|vrije)?school|kindcentrum|ikc|college|lyceum"
    r"|gymnasium|stichting|scholengroep|school\s+board)\b"
    r"|.*(?:\wschool|\b(?:primary school|high school|college|lyceum|gymnasium|academy))$"
    r"|(?-i:(?:[A-Z][\w.'\u2019-]*\s+){1,3}School)$",
    re.IGNORECASE,
)
# A line that is nothing else: "OBS De Wilg", "Openbare basisschool", "Willow Primary School".
_KIND_OF_SCHOOL = (
    r"(?i:(?:(?:openbare|bijzondere|christelijke|protestants-christelijke|katholieke"
    r"|rooms-katholieke|islamitische|vrije|integraal|regionaal|de|the)\s+){0,3}"
    r"(?:o\.?b\.?s\.?|p?c\.?b\.?s\.?|r?k\.?b\.?s\.?|ikc|kindcentrum|(?:basis|dalton|montessori|jenaplan)"
    r"school|scholengemeenschap|scholengroep|stichting|college|lyceum|gymnasium|school))"
)
_PART_OF_NAME = (
    r"(?:(?:te|in|de|het|den|van|der|aan|voor|op|'t|’t|'s|’s)\s+){0,3}"  # noqa: RUF001
    r"(?:[A-Z][\w.'’-]*|'[ts]-?[A-Z][\w-]*)"  # noqa: RUF001
)
_ONLY_SCHOOL = re.compile(
    rf"{_KIND_OF_SCHOOL}(?:,?\s+(?:[-–|(]\s*)?{_PART_OF_NAME}\)?){{0,6}}"  # noqa: RUF001
    r"|(?:(?:The|De|Het)\s+)?(?:[A-Z][\w.'’-]*\s+){1,4}"  # noqa: RUF001
    r"(?:(?:Primary |High |Secondary )?School|College|Lyceum|Gymnasium|Academy)"
    r"|(?:(?:De|Het)\s+)?[A-Z][\w-]*school"
)
_NO_SCHOOL = re.compile(r"(?:(?:de|the|onze|our)\s+)?school", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;,!…]$")
_PARAGRAPH_END = re.compile(r"[.;:!?…][\"')\]”’]?$")  # noqa: RUF001 (closing quotation marks)
# What ends in one of these goes on in the next line.
_GOES_ON = re.compile(
    r"\b(?:en|of|van|voor|met|in|op|over|bij|aan|door|de|het|een|dat|die|wie"
    r"|and|or|of|for|on|the|to|with|by|that|who)$"
)
# A step of a ladder of consequences.
_RUNG = re.compile(
    r"(?:[0-9]{1,2}(?:e|ste|de|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|first|second|third"
    r"|fourth|fifth)\s+(?:keer|maal|overtreding|waarschuwing|time|offence|warning)\b[\s:;,=-]+\w",
    re.IGNORECASE,
)
_MOST_MARKS = 200
_LONGEST = 80
_MOST_WORDS = 12
_RUN_IN_WORDS = 3
# What is styled as a heading may be longer, but a sentence is none.
_MOST_STYLED_WORDS = 25
_SENTENCE_WORDS = 6
_DEEPEST = 6
# How a table's row is written; such a line is no heading, however short.
_CELLS = " | "
# The level of a document's own title, where a file marks that; its sections come below.
TITLE_LEVEL = 1


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
    if text.count("*") + text.count("_") > _MOST_MARKS:
        return text.strip()  # no emphasis, and every mark costs time
    previous = ""
    while previous != text:
        previous = text
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
    return text.strip()


def find_headings(lines: Sequence[Line], *, file: str, diagnostics: Diagnostics) -> Headings:
    """The headings and title lines of a text, by index of their line."""
    marked = _marked(lines)
    if any(line.heading > TITLE_LEVEL for line in lines):
        found = _Styled(lines, file, diagnostics).find()
    elif marked:
        found = _from_markdown(lines, marked)
    else:
        found = _Plain(lines, file, diagnostics).find()
    _take_school(lines, found)
    return found


def is_only_school(text: str) -> bool:
    """Whether a line is the name or the kind of a school and says nothing of it."""
    return (
        len(text) <= _LONGEST
        and _ONLY_SCHOOL.fullmatch(text) is not None
        and _NO_SCHOOL.fullmatch(text) is None
    )


def _take_school(lines: Sequence[Line], found: Headings) -> None:
    """The name of the school straight below a title, or above everything, belongs to the title."""
    texts = [index for index, line in enumerate(lines) if line.text and index not in found.consumed]
    for index in takewhile(lambda index: index not in found.headings, texts):
        line = lines[index]
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        text = unwrap_emphasis(line.text)
        goes_on = below[:1].islower() and not lines[index + 1].is_paragraph
        if line.label or goes_on or not is_only_school(text):
            return
        found.title_lines.append(text)
        found.consumed.add(index)


def _first_word(text: str) -> str:
    return "".join(text.split(maxsplit=1)[:1]).casefold()


def _marked(lines: Sequence[Line]) -> Mapping[int, Heading]:
    """Headings that Markdown marks, at the level that is written."""
    found: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        atx = _ATX.match(line.text) if line.indent <= 3 and line.text.startswith("#") else None  # noqa: PLR2004
        # Where a file has paragraphs of its own, "#" begins a hashtag sooner than a heading.
        hashtag = line.is_paragraph and not line.text.lstrip("#").startswith(" ")
        if atx and atx[2] and not hashtag:
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
    names_document = len(marked) > 1 or bool(NAMES_DOCUMENT.search(marked[first].title))
    # "## 3 Leerlingen" is the first chapter of a text without a title; "# 3 ..." is still a title.
    if marked[first].level > TITLE_LEVEL and opens_chapter(marked[first].title):
        names_document = False
    before = any(line.text and not is_only_school(line.text) for line in lines[:first])
    below = [index for index in range(first + 1, len(lines)) if lines[index].text]
    body = [index for index in below if index not in found.consumed]
    if alone and names_document and not before and body:
        found.title_lines.append(marked[first].title)
        found.consumed.add(first)
    for index, heading in marked.items():
        if index not in found.consumed:
            found.headings[index] = Heading(heading.title, max(2, heading.level))
    return found


class _Numbers:
    """Where lists have come to: a list with another inside it goes on behind that."""

    def __init__(self) -> None:
        self._ends: set[tuple[int, ...]] = set()

    def add(self, marker: Marker) -> None:
        self._ends.discard(_one_before(marker))
        self._ends.add(marker.value)

    def lead_to(self, marker: Marker) -> bool:
        """Whether this is the next number of a list."""
        return _one_before(marker) in self._ends


def _one_before(marker: Marker) -> tuple[int, ...]:
    return (*marker.value[:-1], marker.value[-1] - 1)


class _Lines:
    """What both ways of looking for headings ask of a text."""

    def __init__(self, lines: Sequence[Line], file: str, diagnostics: Diagnostics) -> None:
        self._lines = lines
        self._file = file
        self._diagnostics = diagnostics
        self._found = Headings(markdown=False)
        self._doubts: dict[int, str] = {}

    def _doubt_sequence(self) -> None:
        """Doubt headings whose number is the next of the rules before them, not of the headings.

        Where the line is long enough to be a sentence, it is a rule after all.
        """
        rules, numbered = _Numbers(), _Numbers()
        for index, line in enumerate(self._lines):
            marker = parse_marker(line.text)
            # Letters stand in too many lists to say anything.
            if marker is None or marker.style not in (Style.DIGIT, Style.DOTTED):
                continue
            is_heading = index in self._found.headings
            follows = numbered.lead_to(marker) and not rules.lead_to(marker)
            if not is_heading and follows and self._is_alone(index, marker):
                is_heading = True
                self._found.headings[index] = Heading(line.text, 2)
                self._doubt(index, "was taken for a heading, for its number, not for a rule")
            if is_heading and rules.lead_to(marker) and not numbered.lead_to(marker):
                is_heading = line.heading > 0 or len(marker.text.split()) <= _RUN_IN_WORDS + 1
                if is_heading:
                    self._doubt(index, "was taken for a heading, though it is numbered as a rule")
                else:
                    self._doubt(index, "was taken for a rule, for its number, not for a heading")
                    del self._found.headings[index]
            (numbered if is_heading else rules).add(marker)

    def _is_alone(self, index: int, marker: Marker) -> bool:
        """Whether a numbered line is short, with room around it and text without a number below."""
        text = marker.text
        if not (text[:1].isupper() and self._is_short(text)) or text.endswith(":"):
            return False
        following = self._next_text(index)
        room = index > 0 and not self._lines[index - 1].text
        return (
            room
            and following is not None
            and following > index + 1
            and not self._lines[index].label
            and parse_marker(self._lines[following].text) is None
        )

    def _doubt(self, index: int, what: str) -> None:
        """Doubt a line. A later doubt knows better: they are reported when all is found."""
        self._doubts[index] = what

    def _report_doubts(self) -> None:
        for index, what in sorted(self._doubts.items()):
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

    def _next_text(self, index: int) -> int | None:
        return next(
            (later for later in range(index + 1, len(self._lines)) if self._lines[later].text),
            None,
        )

    def _stands_out(self, index: int) -> bool:
        """Whether a line is a short paragraph that looks like a heading, with text below it."""
        line = self._lines[index]
        if not (line.stands_out and line.is_paragraph and line.text and self._is_short(line.text)):
            return False
        if _CELLS in line.text or (line.label and not line.label.number):
            return False
        following = self._next_text(index)
        if following is None:
            return False
        below = self._lines[following]
        # A list that stands out throughout is still a list.
        return not (line.label and below.label and below.stands_out and below.indent == line.indent)


class _Styled(_Lines):
    """Headings that the file marks itself, as Word does by styles."""

    def find(self) -> Headings:
        for index, line in enumerate(self._lines):
            if not (line.heading and line.text):
                continue
            if self._is_clause(index):
                self._doubt(index, "is styled as a heading but was read as a rule")
            else:
                self._found.headings[index] = Heading(line.text, line.heading)
        if self._found.headings:
            self._take_title()
        self._take_standing_out()
        self._doubt_sequence()
        highest = min((found.level for found in self._found.headings.values()), default=2)
        for index, found in self._found.headings.items():
            level = min(found.level + max(0, 2 - highest), _DEEPEST)
            self._found.headings[index] = Heading(found.title, level)
        self._report_doubts()
        return self._found

    def _is_clause(self, index: int) -> bool:
        """Whether a sentence is styled as a heading, as some do for the sake of its number."""
        text = self._lines[index].text
        words = len(text.split())
        ends = _SENTENCE_END.search(text) is not None
        return words > _MOST_STYLED_WORDS or (ends and words > _SENTENCE_WORDS)

    def _take_title(self) -> None:
        """Short lines above the first heading, and the headings that are the title."""
        headings = self._found.headings
        first = min(headings)
        above = [index for index in range(first) if self._lines[index].text]
        title = list(takewhile(self._is_title_line, above))
        if title and len(title) < len(above) and self._stands_out(title[-1]):
            title.pop()
        highest = min(found.level for found in headings.values())
        top = [index for index, found in headings.items() if found.level == highest]
        texts = [index for index in range(first, len(self._lines)) if self._lines[index].text]
        if len(title) == len(above) and top == texts[: len(top)] and self._is_title(top, texts):
            title += top
            # What a title page has below the title: the school's name, a version.
            below = list(
                takewhile(
                    lambda index: index not in headings and not self._stands_out(index),
                    texts[len(top) :],
                )
            )
            if len(below) < len(texts) - len(top) and all(map(self._is_title_line, below)):
                title += below
        for index in title:
            self._found.title_lines.append(self._lines[index].text)
            self._found.consumed.add(index)
            headings.pop(index, None)

    def _is_title_line(self, index: int) -> bool:
        line = self._lines[index]
        counted = line.label is not None or parse_marker(line.text) is not None
        return not counted and self._is_short(line.text)

    def _is_title(self, top: Sequence[int], texts: Sequence[int]) -> bool:
        """Whether the only headings of the highest level name the document."""
        headings = self._found.headings
        if len(texts) == len(top):
            return False
        if headings[top[0]].level == TITLE_LEVEL:
            return True
        names = any(NAMES_DOCUMENT.search(headings[index].title) for index in top)
        if any(opens_chapter(headings[index].title) for index in top):
            return False
        below = [
            index
            for index in texts[len(top) :]
            if index in headings or (not self._lines[index].heading and self._stands_out(index))
        ]
        if len(top) == 1 and len(below) > 1:
            return True
        return bool(below) and (names or texts[len(top)] in headings)

    def _take_standing_out(self) -> None:
        headings = self._found.headings
        level = min((found.level for found in headings.values()), default=2) - 1
        for index, line in enumerate(self._lines):
            if index in headings:
                level = headings[index].level
            elif not line.heading and index not in self._found.consumed and self._stands_out(index):
                headings[index] = Heading(line.text, level + 1)
                self._doubt(index, "stands out and was taken for a heading")


class _Plain(_Lines):
    def __init__(self, lines: Sequence[Line], file: str, diagnostics: Diagnostics) -> None:
        super().__init__(lines, file, diagnostics)
        self._has_chapters = any(
            re.match(r"(?:hoofdstuk|chapter)\s", line.text, re.IGNORECASE) for line in lines
        )

    def find(self) -> Headings:
        self._take_marked_title()
        for index, line in enumerate(self._lines):
            if index in self._found.consumed or index in self._found.headings:
                continue
            text = line.text
            bold = _ALL_BOLD.fullmatch(text)
            if set(text) == {"-"} and len(text) > 1:
                self._found.consumed.add(index)
            elif bold and self._stands_alone(index):
                self._found.headings[index] = Heading(unwrap_emphasis(text), 2)
            elif text and (self._stands_out(index) or self._is_heading(index)):
                self._found.headings[index] = Heading(text, self._level(text))
        self._doubt_sequence()
        self._take_title()
        self._report_doubts()
        return self._found

    def _take_marked_title(self) -> None:
        """Lines in a title's style; after the first text they can only be headings."""
        marked = [index for index, line in enumerate(self._lines) if line.heading and line.text]
        texts = (index for index, line in enumerate(self._lines) if line.text)
        title = set(takewhile(lambda index: self._lines[index].heading, texts))
        for index in marked:
            text = self._lines[index].text
            if index in title:
                self._found.title_lines.append(text)
                self._found.consumed.add(index)
            else:
                self._found.headings[index] = Heading(text, 2)

    def _take_title(self) -> None:
        """The short lines at the top, but for the last one above the first text."""
        leading: list[int] = []
        for index, line in enumerate(self._lines):
            if not line.text or index in self._found.consumed:
                continue
            text = line.text
            short = self._is_short(text) and not self._goes_on(index) and not _RUNG.match(text)
            if not short or line.label or parse_marker(text) or title_label(text):
                break
            leading.append(index)
        else:
            return  # nothing but short lines: text without a title
        if leading and self._next_text(leading[-1]) not in self._found.headings:
            only = len(leading) == 1
            first = self._lines[leading[0]].text
            others = [
                self._found.headings[at].title for at in self._found.headings if at != leading[0]
            ]
            # "Afspraken met leerlingen" is a section where "Afspraken met ouders" is one.
            more = bool(others) and all(_first_word(each) != _first_word(first) for each in others)
            if not ((only and NAMES_DOCUMENT.search(first) and more) or self._is_school(leading)):
                last = leading.pop()
                # "Voor groep 1 tot en met 4:" is read as it is further down.
                if not self._lines[last].text.endswith(":"):
                    self._found.headings.setdefault(last, Heading(self._lines[last].text, 2))
        for index in leading:
            self._found.title_lines.append(unwrap_emphasis(self._lines[index].text))
            self._found.headings.pop(index, None)
            self._found.consumed.add(index)

    def _is_school(self, leading: Sequence[int]) -> bool:
        """Whether the last line of a title page is the school's name, and no heading.

        "De school" names none, and what stands above a list is a heading.
        """
        last = self._lines[leading[-1]].text
        below = self._next_text(leading[-1])
        if (
            len(leading) == 1
            or len(last.split()) == 1
            or last.lower() in ("de school", "the school")
        ):
            return False
        listed = below is not None and parse_marker(self._lines[below].text) is not None
        return NAMES_SCHOOL.match(last) is not None and not listed

    def _is_heading(self, index: int) -> bool:
        line = self._lines[index]
        text = line.text
        begins = self._has_blank_before(index) or self._is_set_apart(index)
        if not self._is_short(text) or not (begins or line.is_paragraph) or _CELLS in text:
            return False
        following = self._next_text(index)
        if following is None or KEYWORD.match(text):
            return following is not None
        if _RUNG.match(text) and self._is_ladder(index):
            return False
        if line.label is not None or parse_marker(text) is not None:
            return self._is_labelled_heading(index, following, begins=begins)
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
        # An answer may be shorter than its question.
        is_text = len(below) > len(text) or text.endswith("?")
        return parse_marker(below) is not None or (is_text and bool(re.search(r"[.:;]$", below)))

    def _is_ladder(self, index: int) -> bool:
        """Whether "2e keer: ..." stands straight below or above another such line."""
        texts = (range(index + 1, len(self._lines)), range(index - 1, -1, -1))
        beside = (next((at for at in each if self._lines[at].text), None) for each in texts)
        return any(at is not None and _RUNG.match(self._lines[at].text) for at in beside)

    def _is_labelled_heading(self, index: int, following: int, *, begins: bool) -> bool:
        """Whether "2 Doel" or "A. Doel" is a heading and not a clause: by what stands below.

        begins: whether something sets it apart from what stands above.
        """
        here = parse_marker(self._lines[index].text)
        below = parse_marker(self._lines[following].text)
        if here is None or here.style is Style.BULLET or not here.text[:1].isupper():
            return False
        if here.style not in (Style.DIGIT, Style.DOTTED) and not here.number.isupper():
            return False
        if below is None:
            alone = (
                begins
                and following > index + 1
                and self._lines[following].indent <= self._lines[index].indent
            )
            if alone and len(here.text.split()) > _RUN_IN_WORDS + 1:
                self._doubt(index, "was taken for a heading, not for a rule")
            return alone
        if below.style is Style.DOTTED and len(below.value) > len(here.value):
            return below.value[: len(here.value)] == here.value
        return below.style is Style.DIGIT and below.value == (1,) and not here.is_before(below)

    def _goes_on(self, index: int) -> bool:
        """Whether the next line is the rest of this one's sentence."""
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return below[:1].islower()

    def _stands_alone(self, index: int) -> bool:
        return self._has_blank_before(index) and self._next_text(index) is not None

    def _has_blank_before(self, index: int) -> bool:
        return index == 0 or not self._lines[index - 1].text or index - 1 in self._found.headings

    def _is_set_apart(self, index: int) -> bool:
        """Whether what stands straight above is finished, and this begins something new.

        Files that a word processor saved as plain text have no blank lines at all.
        """
        if not 0 < index < len(self._lines) - 1 or self._lines[index].text.endswith(":"):
            return False
        line, next_line = self._lines[index], self._lines[index + 1]
        ended = _PARAGRAPH_END.search(self._lines[index - 1].text) is not None
        if KEYWORD.match(line.text):
            return ended and not self._goes_on(index)
        here, below = parse_marker(line.text), parse_marker(next_line.text)
        if below is None or below.style not in (Style.DIGIT, Style.DOTTED):
            return False
        if here is not None and below.value == (*here.value, 1):
            return True  # "2 Gevolgen" straight above "2.1 ..."
        begins = below.value == (1,) and below.text[:1].isupper()
        goes_on = _GOES_ON.search(line.text) is not None
        return begins and ended and not goes_on and next_line.indent <= line.indent

    def _ends_before(self, index: int) -> bool:
        """Whether the text before this line is finished, so that this is no stray part of it."""
        before = next(
            (text for earlier in range(index - 1, -1, -1) if (text := self._lines[earlier].text)),
            "",
        )
        return not before.endswith((",", "-"))

    def _level(self, text: str) -> int:
        label = title_label(text)
        if label.lower().startswith(("artikel", "paragraaf", "article", "section")):
            return 3 if self._has_chapters else 2
        dots = label.count(".") if label[:1].isdigit() else 0
        return min(2 + dots, 6)
