"""What is looked at: the paragraphs and headings of an edition, their sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code
from protocolwijzer.editions import source_edition
from protocolwijzer.health.flag import Excerpt, Fact, Flag, Source
from protocolwijzer.model import Clause, Place, Protocol, School, Section

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# Only at the beginning of a run of marks, and never giving any back: linear on any text. It begins
# with the mark itself, as looking back from every letter takes long.
_SENTENCE_END = re.compile(
    r"[.!?\u2026](?<![.!?\u2026]{2})[.!?\u2026]*+[\"'\u201d\u2019)\]]*+(?=\s+[\"'\u201c\u2018(\[]*+[^a-z\u00df-\u00ff\s]|\s*+$)"
)
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a clause, a heading or a title; text is in one line."""

    edition: Protocol
    section: Section | None
    clause: Clause | None
    text: str

    @property
    def place(self) -> Place:
        """Where the clause or the section stands."""
        part = self.clause or self.section
        return self.edition.place_of(part) if part else Place(self.edition.file)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The id of its clause, if it has one."""
        return (self.clause.id,) if self.clause else ()

    def excerpt(self, start: int, end: int) -> Excerpt:
        """What stands from start to end, with some of the text around it, cut at words."""
        before, after = self.text[max(0, start - _AROUND) : start], self.text[end : end + _AROUND]
        if start > _AROUND:
            before = f"\u2026 {before.partition(' ')[2]}"
        if end + _AROUND < len(self.text):
            after = f"{after.rpartition(' ')[0]} \u2026"
        return Excerpt(before, self.text[start:end], after)

    def flag(  # noqa: PLR0913 # each is a part of a flag
        self,
        code: Code,
        span: tuple[int, int],
        message: str,
        facts: Mapping[str, Fact],
        *,
        words: str = "",
        source: Source | None = None,
    ) -> Flag:
        """A flag at what stands from one place in the text up to another.

        words: what a silencing may name, where that is not what stands there; the rest is a flag's.
        """
        start, end = span
        return Flag(
            code,
            self.place,
            message,
            facts,
            edition=self.edition,
            clauses=self.clauses,
            words=words or self.text[start:end],
            excerpt=self.excerpt(start, end),
            source=source,
        )


def passages(edition: Protocol) -> Iterator[Passage]:
    """Everything that an edition says, in reading order."""
    if edition.title_lines:
        yield Passage(edition, None, None, edition.title)
    for section in edition.sections:
        if section.title:
            yield Passage(edition, section, None, section.title)
        for clause in section.walk():
            for paragraph in clause.paragraphs:
                yield Passage(edition, section, clause, paragraph)


def own_text(school: School) -> Protocol:
    """The text that the school itself decides on: the adopted one, else the plain one it wrote."""
    return school.adopted or source_edition(school)


def editions(school: School) -> tuple[Protocol, ...]:
    """All texts of a school, the adopted one first."""
    return (*([school.adopted] if school.adopted else []), *school.editions.values())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text starts and ends; those without a word are left out."""
    start = looked = 0
    for match in _SENTENCE_END.finditer(text):
        if WORD.search(text, looked, match.end()):
            yield start, match.end()
            start = match.end()
        looked = match.end()
    if WORD.search(text, looked):
        yield start, len(text)


def listed(words: str) -> frozenset[str]:
    """The words of a list, however they are spread over lines."""
    return frozenset(words.split())


def word_count(text: str) -> int:
    """How many words a text has; numbers are words too, as a reader must read them."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


def is_dutch(language: str) -> bool:
    """Whether a language tag is for Dutch."""
    return language.partition("-")[0] == "nl"


def is_english(language: str) -> bool:
    """Whether a language tag is for English."""
    return language.partition("-")[0] == "en"
