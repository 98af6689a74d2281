"""What a protocol means for one audience: the answer behind each audience page.

Not the document with lines left out, but its rules arranged by what they ask of this reader. What
an audience gets follows from the facts of each clause (clauses.yml) alone; headings play no part,
because a section "for everyone" may well hold a rule for staff only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocolwijzer.editions import JoinedClause, join
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    ClauseFacts,
    Contact,
    Kind,
    Phrase,
    School,
    phrase,
)

# Staff at work and staff at home are the same people at different hours.
_PEOPLE: tuple[frozenset[Audience], ...] = (
    frozenset({Audience.STUDENTS}),
    frozenset({Audience.PARENTS}),
    frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME}),
)
_SAME_PEOPLE = {
    Audience.STAFF_WORK: Audience.STAFF_HOME,
    Audience.STAFF_HOME: Audience.STAFF_WORK,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause on an audience page, with the parts of it that reach this audience.

    text: the clause, its label, its language, its status and its adopted counterpart.
    question: the everyday question that leads to it, or None where none was written.
    parts: sub-clauses in the order of the text; each has parts of its own.
    around: for a sub-clause, the clause that it is a part of; otherwise None. An entry that stands
    by itself (in a group because the clause around it does not reach this audience, or in `first`)
    cannot be understood without it. It is context: it need not reach this audience.
    """

    text: JoinedClause
    facts: ClauseFacts
    question: Phrase | None
    parts: tuple[Entry, ...]
    around: JoinedClause | None

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.text.id

    def walk(self) -> Iterator[Entry]:
        """This entry and all its parts, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Group:
    """The entries that do the same to their reader. kind is that of the whole clause."""

    kind: Kind
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the same people's other audience (staff at work, staff at home) differs.

    other: that audience; only_here, only_there: ids of the clauses that reach, by addressing or
    concerning, one of the two only.
    """

    other: Audience
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AudienceView:
    """All that an audience page shows.

    groups: the clauses that address this audience, by kind in the order of Kind; no empty groups.
    concerned: the clauses that are about this audience without addressing it.
    first: what someone in a hurry needs, most urgent first; these entries are in groups or
    concerned as well.
    contacts: whom this audience can turn to; a value of None means "not filled in yet".
    addressed: False where the protocol has no rule of its own for this audience (see
    has_own_rules).
    comparison: for the two staff audiences; None for the others.
    """

    audience: Audience
    language: str
    groups: tuple[Group, ...]
    concerned: tuple[Entry, ...]
    first: tuple[Entry, ...]
    contacts: tuple[Contact, ...]
    addressed: bool
    comparison: Comparison | None


def for_audience(school: School, language: str, audience: Audience) -> AudienceView:
    """What a school's protocol means for an audience, for a reader of a language.

    Raises ValueError for an audience that has no page.
    """
    if audience not in PAGE_AUDIENCES:
        message = f"{audience} has no page"
        raise ValueError(message)
    joined = join(school, language)
    addressing = _entries(school, joined, language, _ids(school, audience, Reach.ADDRESSED))
    concerning = _entries(school, joined, language, _ids(school, audience, Reach.CONCERNED))
    shown = {part.id: part for entry in (*addressing, *concerning) for part in entry.walk()}
    return AudienceView(
        audience=audience,
        language=language,
        groups=_groups(addressing),
        concerned=concerning,
        first=tuple(shown[name] for name in school.first.get(audience, ()) if name in shown),
        contacts=tuple(contact for contact in school.contacts if audience in contact.audiences),
        addressed=has_own_rules(school.facts, audience),
        comparison=_comparison(school, audience),
    )


class Reach(StrEnum):
    """How a clause reaches an audience."""

    ADDRESSED = "addressed"
    CONCERNED = "concerned"


def reach_of(facts: ClauseFacts | None, audience: Audience) -> Reach | None:
    """How a clause with these facts reaches an audience; None where it does not."""
    if facts is None:
        return None
    if audience in facts.audiences:
        return Reach.ADDRESSED
    return Reach.CONCERNED if audience in facts.concerns else None


def has_own_rules(facts: Mapping[str, ClauseFacts], audience: Audience) -> bool:
    """Whether a protocol gives an audience a rule or consequence that is not simply everyone's.

    Everyone's is a clause that addresses pupils, parents and staff alike (staff at work or at
    home): it was not written with any of them in mind. A protocol whose every rule is everyone's
    speaks to all; then an audience has rules when it is addressed by any.
    """
    effective = [its for its in facts.values() if its.kind is not Kind.STATEMENT]
    own = [its for its in effective if not _is_for_everyone(its)]
    spoken_to = own or effective
    return any(audience in its.audiences for its in spoken_to)


def _is_for_everyone(facts: ClauseFacts) -> bool:
    return all(people & set(facts.audiences) for people in _PEOPLE)


def _ids(school: School, audience: Audience, reach: Reach) -> frozenset[str]:
    return frozenset(
        name for name, facts in school.facts.items() if reach_of(facts, audience) is reach
    )


def _entries(
    school: School, joined: Mapping[str, JoinedClause], language: str, ids: frozenset[str]
) -> tuple[Entry, ...]:
    """Entries for these clauses, each with those of its sub-clauses that are among them."""
    parts: dict[str, list[str]] = {}
    for name, text in joined.items():
        if name in ids and text.parent in ids:
            parts.setdefault(text.parent, []).append(name)

    def entry(name: str) -> Entry:
        text = joined[name]
        return Entry(
            text=text,
            facts=school.facts[name],
            question=question(school, name, language),
            parts=tuple(entry(part) for part in parts.get(name, ())),
            around=joined[text.parent] if text.parent else None,
        )

    return tuple(
        entry(name) for name, text in joined.items() if name in ids and text.parent not in ids
    )


def question(school: School, clause_id: str, language: str) -> Phrase | None:
    """The everyday question that leads to a clause, or None where none was written."""
    facts = school.facts.get(clause_id)
    return phrase(facts.questions, (language, *school.languages)) if facts else None


def _groups(entries: tuple[Entry, ...]) -> tuple[Group, ...]:
    """The entries by kind; a part stays with its clause, whatever its own kind."""
    by_kind = {kind: tuple(entry for entry in entries if entry.facts.kind is kind) for kind in Kind}
    return tuple(Group(kind, found) for kind, found in by_kind.items() if found)


def _comparison(school: School, audience: Audience) -> Comparison | None:
    other = _SAME_PEOPLE.get(audience)
    if other is None:
        return None

    def only(mine: Audience, theirs: Audience) -> tuple[str, ...]:
        return tuple(
            name
            for name, facts in school.facts.items()
            if reach_of(facts, mine) not in (None, reach_of(facts, theirs))
        )

    return Comparison(other, only(audience, other), only(other, audience))
