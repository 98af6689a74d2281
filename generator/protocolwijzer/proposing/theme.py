"""Whom a section's rules about phones and the like are for, where only some of them say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from protocolwijzer.model import Audience
from protocolwijzer.proposing.actors import own_child
from protocolwijzer.proposing.addressees import are_somebodys, audiences_of
from protocolwijzer.proposing.kinds import sanction_of
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Span


@dataclass(frozen=True, slots=True)
class Theme:
    """Whom the rules about such things are for, and why."""

    audiences: tuple[Audience, ...]
    reason: Reason


def theme_of(said: Sequence[Said], lexicon: Lexicon) -> Theme | None:
    """Whom every such rule is for that has somebody as its subject; None where they differ."""
    rules = [
        (who, span, each)
        for each in said
        if is_about_things(each, lexicon)
        for who, span in _subjects(each, lexicon)
    ]
    if len({who for who, _, _ in rules}) != 1:
        return None
    who, span, first = rules[0]
    words = (first.sentence.quoted(span.start, span.end),)
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
    for part in said.sentence.parts:
        child = own_child(said.sentence, part, lexicon)
        if child is not None and (part.hang is Hang.CONDITION or child.start == part.start):
            return child
    return None


def _counts(said: Said, lexicon: Lexicon) -> bool:
    """Whether a sentence shows whom the rules are for: not by staff who take in what is others'."""
    if said.subject is None or are_somebodys(said.subject, said.sentence, lexicon):
        return False
    if said.people == (Actor.STAFF,) and not _own_things(said, lexicon):
        return False
    return said.signal is not None or sanction_of(said.sentence, lexicon) is not None


def _own_things(said: Said, lexicon: Lexicon) -> bool:
    """Whether a sentence is about somebody's own phone: "their phone", "een eigen telefoon"."""
    return any(
        word in lexicon.things and before in lexicon.possessives
        for before, word in pairwise(said.sentence.folded)
    )


def is_about_things(said: Said, lexicon: Lexicon) -> bool:
    """Whether a sentence is about a phone or the like."""
    return said.sentence.find_word(lexicon.things) is not None
