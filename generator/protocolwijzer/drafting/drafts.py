"""From a protocol to the files of draft trees: a subject and its readers make one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from protocolwijzer.drafting.rules import Rule, rules_of
from protocolwijzer.drafting.skeletons import skeleton
from protocolwijzer.drafting.subjects import SUBJECTS, Subject
from protocolwijzer.drafting.texts import Texts
from protocolwijzer.drafting.writing import Head, write_draft
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    ClauseFacts,
    Contact,
    Localized,
    Protocol,
)

# Nobody chooses from more; a draft names the others.
_MOST_RULES = 20

# What sets the trees of one subject apart, by those whom they are for. Staff at work and at home
# together come first.
_READERS: tuple[tuple[frozenset[Audience], str, Localized], ...] = (
    (frozenset({Audience.STUDENTS}), "students", {"nl": "leerlingen", "en": "pupils"}),
    (frozenset({Audience.PARENTS}), "parents", {"nl": "ouders", "en": "parents"}),
    (
        frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME}),
        "staff",
        {"nl": "personeel", "en": "staff"},
    ),
    (frozenset({Audience.STAFF_WORK}), "staff-work", {"nl": "personeel-werk", "en": "staff-work"}),
    (frozenset({Audience.STAFF_HOME}), "staff-home", {"nl": "personeel-thuis", "en": "staff-home"}),
)


def draft_trees(
    protocol: Protocol,
    facts: Mapping[str, ClauseFacts],
    languages: Sequence[str],
    contacts: Iterable[Contact] = (),
) -> Mapping[str, str]:
    """Drafts of trees for a protocol: YAML texts by the name of their file, in a fixed order.

    facts: of its clauses; those without are passed over. languages: those of the school, the
    author's first. contacts: whom readers may turn to, in order of preference.
    Every draft passes the checks of trees; without a clause on a subject that schools get asked
    about there are none. See `subjects`.
    """
    rules = tuple(rules_of(protocol, facts))
    known = tuple(contacts)
    words = Texts(languages)
    drafts: dict[str, str] = {}
    for subject in SUBJECTS:
        trees = _by_readers([rule for rule in rules if rule.subject is subject])
        for audiences, its in trees.items():
            head = _head(subject, audiences, languages, alone=len(trees) == 1)
            told = its[:_MOST_RULES]
            made = skeleton(told, words, protocol.language, _contacts(audiences, known))
            others = tuple(rule.label for rule in its[_MOST_RULES:])
            drafts[f"{head.id}.yml"] = write_draft(replace(head, others=others), told, made, words)
    return drafts


def _by_readers(rules: Sequence[Rule]) -> Mapping[tuple[Audience, ...], tuple[Rule, ...]]:
    """The rules per group of audiences that have all of them in common.

    Staff at work and at home, who are the same people, share the rules of one of the two where
    those hold all that the other has.
    """
    own = {
        audience: tuple(rule.id for rule in rules if audience in rule.audiences)
        for audience in PAGE_AUDIENCES
    }
    fewer, more = sorted((own[Audience.STAFF_WORK], own[Audience.STAFF_HOME]), key=len)
    if fewer and {*fewer} <= {*more}:
        own[Audience.STAFF_WORK] = own[Audience.STAFF_HOME] = more
    readers: dict[tuple[str, ...], tuple[Audience, ...]] = {}
    for audience, names in own.items():
        if names:
            readers[names] = (*readers.get(names, ()), audience)
    by_id = {rule.id: rule for rule in rules}
    return {audiences: tuple(by_id[name] for name in names) for names, audiences in readers.items()}


def _head(
    subject: Subject, audiences: tuple[Audience, ...], languages: Sequence[str], *, alone: bool
) -> Head:
    parts = () if alone else tuple(_readers(audiences))
    return Head(
        id="-".join((subject.id, *(part for part, _ in parts))),
        title=subject.title,
        address={
            language: "-".join((its, *(words[language] for _, words in parts)))
            for language, its in subject.address.items()
            if language in languages
        },
        audiences=audiences,
    )


def _readers(audiences: Sequence[Audience]) -> Iterator[tuple[str, Localized]]:
    """What audiences are called in the names of files and in addresses."""
    rest = {*audiences}
    for group, name, words in _READERS:
        if group <= rest:
            rest -= group
            yield name, words


def _contacts(audiences: Sequence[Audience], known: Sequence[Contact]) -> tuple[str, ...]:
    """Whom these may turn to: one who is there for all of them, or the first for each."""
    for contact in known:
        if {*audiences} <= {*contact.audiences}:
            return (contact.role,)
    first = (
        next((contact.role for contact in known if audience in contact.audiences), None)
        for audience in audiences
    )
    return tuple(dict.fromkeys(role for role in first if role))
