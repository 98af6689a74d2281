"""All clauses of a school for readers of a language, as the full protocol shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.editions import JoinedClause, by_id, join, parents_of, source_edition
from protocolwijzer.model import Protocol, School, Section, TranslationStatus
from protocolwijzer.reading.labels import labels_of

TOP_HEADING = 2
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Whole:
    """A clause with all its parts. question: the everyday question, or ""."""

    text: JoinedClause
    question: str
    parts: tuple[Whole, ...]

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.text.id


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the protocol with its clauses.

    language: that of the title; heading_level: 2 to 6, never more than one deeper than the
    chapter before; clause_level: the level of its clauses' headings.
    """

    id: str
    title: str
    language: str
    heading_level: int
    clause_level: int
    clauses: tuple[Whole, ...]


def chapters(school: School, language: str) -> tuple[Chapter, ...]:
    """The whole protocol in reading order: nothing of any edition is left out.

    Clauses that only the adopted text has come after the others of their section, sections that
    only it has come last; where a plain edition should have told them, readers get the original.
    """
    source = source_edition(school)
    joined = join(school, language)
    titles = {section.id: section.title for section in school.main_edition(language).sections}
    extra = dict(_adopted_only(school, joined))
    texts = {**joined, **extra}
    made: list[Chapter] = []
    level = TOP_HEADING - 1
    for section in (*source.sections, *_new_sections(school, source, extra)):
        mine = [clause.id for clause in section.clauses if clause.id in joined]
        mine += [
            name
            for name, text in extra.items()
            if text.section.id == section.id and text.parent is None
        ]
        title = titles.get(section.id) or section.title
        if title:
            level = min(section.level, level + 1, DEEPEST_HEADING)
        translated = bool(titles.get(section.id))
        made.append(
            Chapter(
                id=section.id,
                title=title,
                language=_language(school, source, section, language, translated=translated),
                heading_level=level,
                # Where no heading stands above it a clause's own is one deeper than the title.
                clause_level=min(level + 1, DEEPEST_HEADING) if title else TOP_HEADING,
                clauses=tuple(whole(school, texts, name, language) for name in mine),
            )
        )
    return tuple(made)


def ids_of(told: tuple[Chapter, ...]) -> frozenset[str]:
    """Every id of a section, clause or part that a protocol's page has as an anchor."""

    def below(whole: Whole) -> Iterator[str]:
        yield whole.id
        for part in whole.parts:
            yield from below(part)

    sections = {chapter.id for chapter in told if chapter.title}
    return frozenset(sections).union(
        *(below(clause) for chapter in told for clause in chapter.clauses)
    )


def _language(
    school: School, source: Protocol, section: Section, language: str, *, translated: bool
) -> str:
    if translated:
        return school.main_edition(language).language
    if section in source.sections or school.adopted is None:
        return source.language
    return school.adopted.language


def whole(school: School, texts: Mapping[str, JoinedClause], name: str, language: str) -> Whole:
    """A clause with all its parts. texts: of the whole school, for readers of the language."""
    text = texts[name]
    facts = school.facts.get(name)
    return Whole(
        text=text,
        question=facts.questions.get(language, "") if facts else "",
        parts=tuple(
            whole(school, texts, part.id, language)
            for part in text.clause.subclauses
            if part.id in texts
        ),
    )


def _adopted_only(
    school: School, joined: Mapping[str, JoinedClause]
) -> Iterator[tuple[str, JoinedClause]]:
    """Clauses of the adopted text that no plain edition tells, by id, parts included.

    Extra parts of a clause that is told are not among them: the adopted text of that clause is
    shown whole beside it.
    """
    adopted = school.adopted
    if adopted is None:
        return
    parents = parents_of(adopted)
    labels = labels_of(adopted)
    for name, (section, clause) in by_id(adopted).items():
        if name in joined or parents.get(name) in joined:
            continue
        yield (
            name,
            JoinedClause(
                section=section,
                clause=clause,
                language=adopted.language,
                label=labels[name],
                status=TranslationStatus.MISSING,
                adopted=None,
                parent=parents.get(name),
            ),
        )


def _new_sections(
    school: School, source: Protocol, extra: Mapping[str, JoinedClause]
) -> Iterator[Section]:
    if school.adopted is None:
        return
    known = {section.id for section in source.sections}
    used = {text.section.id for text in extra.values()}
    for section in school.adopted.sections:
        if section.id not in known and section.id in used:
            yield Section(section.id, section.title, section.label, section.level)
