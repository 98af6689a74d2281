"""What a clause's own words say about how a question on it branches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.drafting.conditions import (
    Lessons,
    condition_of,
    has_branches,
    is_limited,
    is_permission,
    lessons_of,
    needs_leave,
)
from protocolwijzer.drafting.subjects import RULES, Subject, subject_of
from protocolwijzer.editions import parents_of
from protocolwijzer.model import PAGE_AUDIENCES, Audience, ClauseFacts, Kind, Protocol
from protocolwijzer.reading.labels import labels_of

_SCHOOL_ACTS = re.compile(
    r"(?:(?:de|het|onze|ons|the|our) )?(?:school|directie|schoolleiding|bestuur|stichting|werkgever"
    r"|college|academy|management|headteacher|head|governors|board|trust|employer)\b",
    re.IGNORECASE,
)
_STAFF = frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME})

# A rule is a paragraph; of what is longer the beginning says what it is about.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause that decides something, as far as its words show how.

    text: its own words, in one line. lead_in: those of the clauses that it is a part of.
    audiences: those with a page that it addresses. judged: a person must judge what it asks.
    permission: somebody's leave changes what it says, and nothing else; needs_leave: it demands
    nothing, but that there is leave; exception: something else
    does; depends_on: the words of that, "" where they cannot be told apart. limited: it forbids
    something in circumstances that no question can be made of. aside: it is about the subject and
    answers another question.
    """

    id: str
    label: str
    text: str
    lead_in: str
    kind: Kind
    audiences: frozenset[Audience]
    subject: Subject
    judged: bool
    lessons: Lessons
    permission: bool
    needs_leave: bool
    exception: bool
    depends_on: str
    limited: bool
    aside: bool

    @property
    def branches(self) -> bool:
        """Whether what it says depends on something that a reader can be asked."""
        return self.permission or self.exception


def rules_of(protocol: Protocol, facts: Mapping[str, ClauseFacts]) -> Iterator[Rule]:
    """The clauses of a protocol that a draft can be made of, in reading order.

    A clause whose parts are such rules themselves is told by its parts.
    """
    parents = parents_of(protocol)
    labels = labels_of(protocol)
    texts = {clause.id: _beginning(clause.text) for _, clause in protocol.clauses()}
    for section, clause in protocol.clauses():
        its = facts.get(clause.id)
        if its is None or its.kind not in RULES:
            continue
        if any(sub.id in facts and facts[sub.id].kind in RULES for sub in clause.subclauses):
            continue
        above = [texts[name] for name in _above(clause.id, parents)]
        subject = subject_of(its.kind, texts[clause.id], above, section.title, protocol.title)
        lead_in = " ".join(reversed(above))
        whole = f"{lead_in} {texts[clause.id]}".lstrip()
        audiences = _readers(whole, its) & frozenset(PAGE_AUDIENCES)
        if subject is None or not audiences:
            continue
        lessons = lessons_of(whole, its.kind)
        limited = is_limited(whole, its.kind)
        may = its.kind is Kind.MAY
        branches = (
            has_branches(whole, its.kind) or lessons is Lessons.CONDITION or (may and limited)
        )
        permission = branches and is_permission(whole, its.kind) and not (may and limited)
        yield Rule(
            id=clause.id,
            label=labels[clause.id],
            text=texts[clause.id],
            lead_in=lead_in,
            kind=its.kind,
            audiences=audiences,
            subject=subject,
            judged=its.judgement,
            lessons=lessons,
            permission=permission,
            needs_leave=permission and needs_leave(whole, its.kind),
            exception=branches and not permission,
            depends_on=condition_of(whole, its.kind) if branches else "",
            limited=limited and its.kind is Kind.MUST_NOT,
            aside=subject.is_aside(whole),
        )


def _readers(text: str, its: ClauseFacts) -> frozenset[Audience]:
    """Whose question a rule answers: what the school does concerns others, but is not theirs."""
    if not _SCHOOL_ACTS.match(text):
        return frozenset(its.audiences)
    return frozenset() if its.kind is Kind.MAY else frozenset(its.audiences) & _STAFF


def _beginning(text: str) -> str:
    """A text in one line, or as much of it as a rule is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} ..."


def _above(name: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The clauses that a clause is a part of, the nearest first."""
    while name in parents:
        name = parents[name]
        yield name
