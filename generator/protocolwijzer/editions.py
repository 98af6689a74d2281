"""Editions of one protocol side by side: joined by clause id, and checked to agree.

A school's text comes as an adopted edition (its own binding words) and a plain edition per
language. They tell the same clauses in the same order under the same ids; where they do not, a
reader of one language would miss a rule, so a build must know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Clause, Place, Protocol, School, Section, TranslationStatus
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.translations import reader_status

_OPENING = 9  # words


@dataclass(frozen=True, slots=True)
class JoinedClause:
    """One clause as a reader of one language gets it.

    section, clause: where the text comes from; language: the language of that text, which is not
    the reader's where a translation is missing; label: what the clause is called in that text.
    status: how far the text can be trusted to say what its sources say (see
    translations.reader_status).
    adopted: the same clause in the school's own words, its own language being that of
    School.adopted; None where that is not given or has no such clause, and where the text is the
    adopted one already.
    parent: the id of the clause that it is a part of, or None.
    """

    section: Section
    clause: Clause
    language: str
    label: str
    status: TranslationStatus
    adopted: Clause | None
    parent: str | None

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.id

    @property
    def heading(self) -> str:
        """The heading that the clause stands under, as far as its label does not say it already."""
        title = self.section.title
        if title in self.label:
            return ""
        bare = title.removeprefix(self.section.label)
        return bare.lstrip(" .:)-\u2013") if bare != title else title

    @property
    def opening(self) -> str:
        """The clause's first words, for lists; all of them where they are few."""
        words = self.clause.text.split()
        opening = " ".join(words[:_OPENING])
        return f"{opening} …" if len(words) > _OPENING else opening


def source_edition(school: School) -> Protocol:
    """The edition that all others are compared with: the plain one in the first language.

    Without plain editions it is the adopted text.
    """
    return school.main_edition(school.languages[0])


def join(school: School, language: str) -> Mapping[str, JoinedClause]:
    """Every clause of a school for a reader of a language, by id, in the order of the text.

    A clause that the language's edition lacks is given in the source language.
    """
    source = source_edition(school)
    edition = school.main_edition(language)
    told = by_id(edition)
    beside = by_id(school.adopted) if school.adopted else {}
    parents = parents_of(source)
    labels = {**labels_of(source), **labels_of(edition)}
    joined: dict[str, JoinedClause] = {}
    for section, original in source.clauses():
        shown = edition if original.id in told else source
        own_section, clause = told.get(original.id, (section, original))
        adopted = None if shown is school.adopted else beside.get(original.id)
        joined[original.id] = JoinedClause(
            section=own_section,
            clause=clause,
            language=shown.language,
            label=labels[original.id],
            status=reader_status(school, language, original.id),
            adopted=adopted[1] if adopted else None,
            parent=parents.get(original.id),
        )
    return joined


def parents_of(protocol: Protocol) -> Mapping[str, str]:
    """The id of the clause that a sub-clause is a part of, by the sub-clause's id."""
    return {sub.id: clause.id for _, clause in protocol.clauses() for sub in clause.subclauses}


def by_id(protocol: Protocol) -> Mapping[str, tuple[Section, Clause]]:
    """Every clause with its section, by clause id, in reading order."""
    return {clause.id: (section, clause) for section, clause in protocol.clauses()}


def check_adopted(plain: Protocol, adopted: Protocol, diagnostics: Diagnostics) -> None:
    """Report where the adopted text and the plain edition differ in clause ids or order: warnings.

    Headings may differ: an adopted text has title pages and headings over headings of its own.
    Not errors, because the adopted text is what it is and is often supplied by someone who cannot
    change the plain edition: the site is built and shows beside each plain clause what it can. A
    strict build stops.
    """
    retelling = f"Retell it in {plain.file} under the same number."
    invention = f"Remove it, or give it the number that it has in {adopted.file}."
    for here, there, mend in ((plain, adopted, invention), (adopted, plain, retelling)):
        known = set(there.clause_ids())
        for _, clause in here.clauses():
            if clause.id not in known:
                place, message = _in_one_only(clause, here, there)
                diagnostics.report(Code.ADOPTED_DIFFERS, place, message, mend)
    swap = _first_swap(_clause_places(plain), _clause_places(adopted))
    if swap:
        # At the plain clause: the adopted text is not the one to change.
        swap.report("Clause", adopted, diagnostics, Code.ADOPTED_DIFFERS)


def check_plain_editions(
    source: Protocol, others: Iterable[Protocol], diagnostics: Diagnostics
) -> None:
    """Report where another language's plain edition differs in ids or order: errors.

    Each of these would leave some reader without a rule, or with a link to another one. A section
    that only one of them has is one finding; its clauses are not reported besides.
    """
    for other in others:
        for here, there in ((source, other), (other, source)):
            _report_missing(here, there, diagnostics)
        sections = _first_swap(_section_places(other), _section_places(source))
        clauses = _first_swap(_clause_places(other), _clause_places(source))
        if sections:
            sections.report("Section", source, diagnostics, Code.DIFFERENT_ORDER)
        elif clauses:
            clauses.report("Clause", source, diagnostics, Code.DIFFERENT_ORDER)


def _report_missing(here: Protocol, there: Protocol, diagnostics: Diagnostics) -> None:
    """Report sections, and clauses in shared sections, that only `here` has."""
    known_sections = {section.id for section in there.sections}
    known_clauses = set(there.clause_ids())
    for section in here.sections:
        if section.id not in known_sections:
            diagnostics.report(
                Code.ONE_EDITION_ONLY,
                here.place_of(section),
                f'The section "{section.id}" is in {here.file} but not in {there.file}.',
                f"Add it to {there.file} with the same {{#{section.id}}}, or remove it here.",
            )
            continue
        for clause in section.walk():
            if clause.id not in known_clauses:
                place, message = _in_one_only(clause, here, there)
                mend = f"Add it to {there.file} under the same number, or remove it here."
                diagnostics.report(Code.ONE_EDITION_ONLY, place, message, mend)


def _in_one_only(clause: Clause, here: Protocol, there: Protocol) -> tuple[Place, str]:
    """Where a clause that only `here` has stands, and the sentence that says so."""
    message = f"Clause {clause.id} is in {here.file} but not in {there.file}."
    return here.place_of(clause), message


@dataclass(frozen=True, slots=True)
class _Swap:
    """Where two editions stop having the same order: what stands here, and what stands there."""

    here: str
    there: str
    place: Place

    def report(self, noun: str, there: Protocol, diagnostics: Diagnostics, code: Code) -> None:
        diagnostics.report(
            code,
            self.place,
            f"{noun} {self.here} stands here, where {there.file} has {self.there}.",
            f"Follow the order of {there.file}.",
        )


def _first_swap(here: Mapping[str, Place], there: Mapping[str, Place]) -> _Swap | None:
    """The first of the ids that both have which stands in another order."""
    mine = [name for name in here if name in there]
    theirs = [name for name in there if name in here]
    return next(
        (
            _Swap(found, expected, here[found])
            for found, expected in zip(mine, theirs, strict=True)
            if found != expected
        ),
        None,
    )


def _clause_places(protocol: Protocol) -> Mapping[str, Place]:
    return {clause.id: protocol.place_of(clause) for _, clause in protocol.clauses()}


def _section_places(protocol: Protocol) -> Mapping[str, Place]:
    return {section.id: protocol.place_of(section) for section in protocol.sections}
