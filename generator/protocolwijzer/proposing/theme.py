"""Whom a section's rules about phones and the like are for, where only some of them say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolwijzer.model import Audience, Section
from protocolwijzer.proposing.addressees import are_somebodys, audiences_of
from protocolwijzer.proposing.kinds import sanction_of
from protocolwijzer.proposing.leading import told
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Span


@dataclass(frozen=True, slots=True)
class Theme:
    """Whom the rules about such things are for, and why."""

    audiences: tuple[Audience, ...]
    reason: Reason


def theme_of(section: Section, lexicon: Lexicon) -> Theme | None:
    """Whom every such rule is for that has somebody as its subject; None where they differ."""
    rules = [
        (who, span, each)
        for each in told(section.clauses, lexicon)
        if is_about_things(each, lexicon)
        for who, span in _subjects(each, lexicon)
    ]
    if len({who for who, _, _ in rules}) != 1:
        return None
    who, span, said = rules[0]
    words = (said.sentence.quoted(span.start, span.end),)
    return Theme(audiences_of(who), Reason(Topic.AUDIENCES, Sign.SUBJECT, Where.SECTION, words))


def _subjects(said: Said, lexicon: Lexicon) -> Iterator[tuple[tuple[Actor, ...], Span]]:
    """Who shows whom the rules are for, and where: its subject, or the reader's own child."""
    if said.people and said.subject is not None and _counts(said, lexicon):
        yield said.people, said.subject.words
        return
    child = _own_child(said, lexicon)
    if child is not None:
        yield (Actor.STUDENTS,), child


def _own_child(said: Said, lexicon: Lexicon) -> Span | None:
    """Where "uw kind" is the subject: first in a rule or in a condition, "heeft uw kind ..."."""
    sentence = said.sentence
    for part in sentence.parts:
        for index in range(part.start + 1, part.end):
            if sentence.folded[index] not in lexicon.children:
                continue
            yours = sentence.find(lexicon.parental_you, index - 1, index + 1)
            governed = sentence.folded[index - 2 : index - 1]
            if yours is None or not lexicon.prepositions.isdisjoint(governed):
                continue
            if part.hang is Hang.CONDITION or index - 1 == part.start:
                return Span(index - 1, index + 1)
    return None


def _counts(said: Said, lexicon: Lexicon) -> bool:
    """Whether a sentence shows whom the rules are for: not by staff who carry out a sanction."""
    if said.subject is None or are_somebodys(said.subject, said.sentence, lexicon):
        return False
    if sanction_of(said.sentence, lexicon) is not None:
        return said.people != (Actor.STAFF,)
    return said.signal is not None


def is_about_things(said: Said, lexicon: Lexicon) -> bool:
    """Whether a sentence is about a phone or the like."""
    return said.sentence.find_word(lexicon.things) is not None
