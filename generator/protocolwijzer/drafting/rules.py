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
    sentence_of,
)
from protocolwijzer.drafting.parts import is_fragment, items_of
from protocolwijzer.drafting.subjects import RULES, Asks, Subject, subject_of
from protocolwijzer.editions import parents_of
from protocolwijzer.model import PAGE_AUDIENCES, Audience, Clause, ClauseFacts, Kind, Protocol
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

    text: its own words, in one line. lead_in: those of the clauses that it is a part of. parts:
    those of its parts, where they say nothing without it. audiences: those with a page that it
    addresses. judged: a person must judge what it asks. permission: somebody's leave changes what
    it says, and nothing else; needs_leave: it demands nothing, but that there is leave; exception:
    something else does; depends_on: the words of that, or the sentence that they stand in, "" where
    nothing does. limited: it forbids something in circumstances that no question can be made of.
    aside: it is about the subject and answers another question.
    """

    id: str
    label: str
    text: str
    lead_in: str
    parts: str
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

    @property
    def full(self) -> str:
        """Its words with those around them that it goes on from, or that go on from it."""
        return " ".join(filter(None, (self.lead_in, self.text, self.parts)))


def rules_of(protocol: Protocol, facts: Mapping[str, ClauseFacts]) -> Iterator[Rule]:
    """The clauses of a protocol that a draft can be made of, in reading order.

    A clause whose parts are such rules themselves is told by its parts, but together with them
    where they hold no verb.
    """
    parents = parents_of(protocol)
    labels = labels_of(protocol)
    texts = {clause.id: _beginning(clause.text) for _, clause in protocol.clauses()}
    for section, clause in protocol.clauses():
        its = facts.get(clause.id)
        if its is None or its.kind not in RULES:
            continue
        above = [texts[name] for name in _above(clause.id, parents)]
        lead_in = " ".join(reversed(above))
        if above and is_fragment(texts[clause.id], above[0], its.kind, protocol.language):
            continue
        told = [sub for sub in clause.subclauses if _kind(sub, facts) in RULES]
        is_whole = told and all(
            is_fragment(texts[sub.id], texts[clause.id], facts[sub.id].kind, protocol.language)
            for sub in told
        )
        if told and not is_whole:
            continue
        parts = _beginning(items_of(clause)) if is_whole else ""
        own = f"{texts[clause.id]} {parts}".rstrip()
        # Its parts only tell where it does not itself.
        subject = subject_of(its.kind, texts[clause.id], above, document=protocol.title)
        subject = subject or subject_of(its.kind, own, above, section.title, protocol.title)
        whole = f"{lead_in} {own}".lstrip()
        audiences = _readers(whole, its) & frozenset(PAGE_AUDIENCES)
        if subject is None or not audiences:
            continue
        lessons = lessons_of(whole, its.kind)
        limited = is_limited(whole, its.kind)
        # What may be done about something is no leave, but help: its condition is the case.
        may = its.kind is Kind.MAY and subject.asks is not Asks.DEED
        is_help = its.kind is Kind.MAY and not may
        branches = not is_help and (
            has_branches(whole, its.kind) or lessons is Lessons.CONDITION or (may and limited)
        )
        permission = branches and is_permission(whole, its.kind) and not (may and limited)
        yield Rule(
            id=clause.id,
            label=labels[clause.id],
            text=texts[clause.id],
            lead_in=lead_in,
            parts=parts,
            kind=its.kind,
            audiences=audiences,
            subject=subject,
            judged=its.judgement,
            lessons=lessons,
            permission=permission,
            needs_leave=permission and needs_leave(whole, its.kind),
            exception=branches and not permission,
            depends_on=_depends_on(whole, its.kind) if branches else "",
            limited=limited and its.kind is Kind.MUST_NOT,
            aside=subject.is_aside(whole),
        )


def _kind(clause: Clause, facts: Mapping[str, ClauseFacts]) -> Kind | None:
    return facts[clause.id].kind if clause.id in facts else None


def _depends_on(text: str, kind: Kind) -> str:
    return condition_of(text, kind) or sentence_of(text, kind).rstrip(".!?;: ")


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
