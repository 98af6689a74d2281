"""The nouns of the project: frozen, typed, no I/O.

Everything that is read ends up here, and everything that is rendered starts here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from protocolwijzer.engine.tree import Answers, Tree

# One text per language, by language tag.
Localized: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short text and the language it is in, which may not be the reader's."""

    text: str
    language: str


def phrase(texts: Localized, languages: Iterable[str]) -> Phrase | None:
    """The text in the first of these languages that it is there in, or None."""
    return next((Phrase(texts[each], each) for each in languages if each in texts), None)


class Audience(StrEnum):
    """Whom a clause addresses. The first four have a page of their own."""

    STUDENTS = "students"
    PARENTS = "parents"
    STAFF_WORK = "staff-work"
    STAFF_HOME = "staff-home"
    OTHERS = "others"


PAGE_AUDIENCES: tuple[Audience, ...] = (
    Audience.STUDENTS,
    Audience.PARENTS,
    Audience.STAFF_WORK,
    Audience.STAFF_HOME,
)
# The same people, at work and at home.
STAFF = frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME})


class Kind(StrEnum):
    """What a clause does to its reader."""

    MUST = "must"
    MUST_NOT = "must-not"
    MAY = "may"
    CONSEQUENCE = "consequence"
    STATEMENT = "statement"


class EditionKind(StrEnum):
    """ADOPTED is the school's own binding text, PLAIN a retelling in plain words."""

    ADOPTED = "adopted"
    PLAIN = "plain"


class TranslationStatus(StrEnum):
    """How a clause of an edition stands to the clause it was made from."""

    OK = "ok"
    STALE = "stale"
    MISSING = "missing"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Clause:
    """One unit of a protocol: a numbered rule, a bullet or a paragraph.

    id: stable and unique in the protocol: section + written number ("a.4", "reikwijdte.4b").
    number: as written, without its full stop or brackets ("4", "b"); "-" for a bullet and "" for a
    paragraph, which has no number, exactly one paragraph and no sub-clauses.
    paragraphs: plain text, no markup, each in one line; empty where nothing stands by the number.
    """

    id: str
    number: str
    paragraphs: tuple[str, ...]
    subclauses: tuple[Clause, ...] = ()
    place: Place | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The clause's own paragraphs as one text, without its sub-clauses."""
        return "\n\n".join(self.paragraphs)

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in reading order."""
        yield self
        for sub in self.subclauses:
            yield from sub.walk()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands directly under it.

    id: "a", "reikwijdte"; title: the heading as written, label included ("A. Voor ..."), or ""
    for text without a heading; label: what a reader says before a number ("A", "Reikwijdte");
    level: 2 and deeper (1 is the document's title). Sections are a flat list; level nests them.
    """

    id: str
    title: str
    label: str
    level: int
    clauses: tuple[Clause, ...] = ()
    place: Place | None = field(default=None, compare=False)

    def walk(self) -> Iterator[Clause]:
        """All clauses of this section, sub-clauses included, in reading order."""
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Protocol:
    """One edition of one school's protocol in one language."""

    language: str
    edition: EditionKind
    title_lines: tuple[str, ...]
    sections: tuple[Section, ...]
    file: str = field(default="", compare=False)

    @property
    def title(self) -> str:
        """The title in one line."""
        return " ".join(self.title_lines)

    def clauses(self) -> Iterator[tuple[Section, Clause]]:
        """Every clause with its section, sub-clauses included, in reading order."""
        for section in self.sections:
            for clause in section.walk():
                yield section, clause

    def clause_ids(self) -> tuple[str, ...]:
        """The ids of all clauses, in reading order."""
        return tuple(clause.id for _, clause in self.clauses())

    def place_of(self, part: Section | Clause) -> Place:
        """Where a part of this edition stands; the file where that is not known."""
        return part.place or Place(self.file)


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What the author says about a clause (clauses.yml): whom it reaches and what it does.

    audiences: whom it addresses; concerns: whom it is about without addressing them.
    questions: per language, the everyday question that leads to it.
    short: per language, the clause in a few words, for a sheet on the wall; may be empty.
    judgement: whether a person must judge what it asks.
    proposed: why the tool proposes this reach and kind; None once a person has confirmed them.
    """

    audiences: tuple[Audience, ...]
    concerns: tuple[Audience, ...]
    kind: Kind
    questions: Localized
    short: Localized = field(default_factory=dict)
    judgement: bool = False
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to, by role. value is None where the school has not filled it in."""

    role: str
    names: Localized
    value: str | None
    audiences: tuple[Audience, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """How the adopted text came about; None means that it is not stated."""

    by: str | None
    consent: Localized
    date: date | None
    version: str | None


@dataclass(frozen=True, slots=True)
class Release:
    """Which issue of the plain editions this is; None means that it is not stated."""

    version: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Previous:
    """The version of a protocol before this one, kept to show readers what has changed.

    editions: its plain editions by language; facts: of its clauses, empty where they were not
    kept; version, date: None where they are not stated.
    """

    editions: Mapping[str, Protocol]
    adopted: Protocol | None
    facts: Mapping[str, ClauseFacts] = field(default_factory=dict)
    version: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Advice that a school has looked at and leaves as it is.

    code: the advice's slug; clause, words: which of them it is about, None for all of that code.
    place: where school.yml says so.
    """

    code: str
    clause: str | None
    words: str | None
    reason: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for a school. kind: "png", "jpg" or "svg"."""

    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OptionWords:
    """What an option says; help may be empty."""

    text: Localized
    help: Localized = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What a question says; help may be empty. options: by the id of the option."""

    ask: Localized
    help: Localized
    options: Mapping[str, OptionWords]


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What an outcome or a card of advice says.

    say: the answer in one sentence; explain: a few more, or empty; do: steps, perhaps none;
    copy: a text to take over, such as a disclaimer, or empty; contacts: roles, in order.
    """

    say: Localized
    explain: Localized
    do: tuple[Localized, ...]
    copy: Localized
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An author's own test of a tree: with these answers it ends there."""

    name: str
    given: Answers
    expect: str


@dataclass(frozen=True, slots=True)
class DecisionTree:
    """One everyday question: its flow, and the words for it.

    about: one sentence under the title, or empty. addresses: per language the last part of the
    page's address, where it is not the id. audiences: whose pages list it.
    questions, outcomes, advice: words by the ids that the flow has.
    """

    id: str
    title: Localized
    about: Localized
    addresses: Localized
    audiences: tuple[Audience, ...]
    flow: Tree
    questions: Mapping[str, QuestionWords]
    outcomes: Mapping[str, AnswerWords]
    advice: Mapping[str, AnswerWords]
    cases: tuple[Case, ...] = ()
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class School:
    """Everything known about one school: settings, editions, facts, translations.

    languages: the first is the language the plain edition was written in.
    editions: the plain edition per language (may lack a language, may be empty).
    translations: per language, the status of every clause of that language's plain edition
    against its source; orphans are included by id, headings as "title:<section>" and the title
    of the document as "title:".
    first: per audience, the clauses that someone in a hurry needs, most urgent first.
    colours: "#rrggbb" per name ("primary", "accent").
    trees: in the order of their ids. first_trees: per audience the ids of those that someone in a
    hurry needs, most urgent first. undecided: clauses that no tree can decide, and why.
    drafts: trees that are not to be published, in the order of their ids.
    tree_texts: every text of the trees and of what is undecided, by its key: see trees/texts.py.
    silenced: advice that the school does not want to see again. file: school.yml, for findings.
    """

    id: str
    name: str
    short_name: str
    board: str | None
    languages: tuple[str, ...]
    colours: Mapping[str, str]
    contacts: tuple[Contact, ...]
    adoption: Adoption
    release: Release
    facts: Mapping[str, ClauseFacts]
    first: Mapping[Audience, tuple[str, ...]]
    editions: Mapping[str, Protocol]
    adopted: Protocol | None
    translations: Mapping[str, Mapping[str, TranslationStatus]]
    logo: Logo | None = None
    trees: tuple[DecisionTree, ...] = ()
    drafts: tuple[DecisionTree, ...] = ()
    first_trees: Mapping[Audience, tuple[str, ...]] = field(default_factory=dict)
    undecided: Mapping[str, Localized] = field(default_factory=dict)
    tree_texts: Mapping[str, Localized] = field(default_factory=dict)
    silenced: tuple[Silence, ...] = ()
    file: str = field(default="", compare=False)
    previous: Previous | None = None

    def trees_for(self, audience: Audience) -> tuple[DecisionTree, ...]:
        """The trees of an audience, the most urgent first."""
        first = self.first_trees.get(audience, ())
        own = [tree for tree in self.trees if audience in tree.audiences]
        return tuple(
            sorted(own, key=lambda tree: first.index(tree.id) if tree.id in first else len(first))
        )

    def main_edition(self, language: str) -> Protocol:
        """The edition that a reader of this language gets as the main text.

        The plain edition of the language; without one the plain edition of the source language;
        without any the adopted text. Reading guarantees that there is at least one.
        """
        for candidate in (language, *self.languages):
            if candidate in self.editions:
                return self.editions[candidate]
        if self.adopted is None:
            message = f"{self.id} has no edition at all"
            raise ValueError(message)
        return self.adopted


@dataclass(frozen=True, slots=True)
class Site:
    """All schools of one build. languages: the default language first."""

    schools: tuple[School, ...]
    languages: tuple[str, ...]
