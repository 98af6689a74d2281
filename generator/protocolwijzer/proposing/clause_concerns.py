"""Whom a clause is about without addressing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from protocolwijzer.model import Audience, Kind
from protocolwijzer.proposing.actors import Mention
from protocolwijzer.proposing.addressees import dealt_with, people
from protocolwijzer.proposing.lexicon import AUDIENCES, Actor, Lexicon
from protocolwijzer.proposing.proposal import Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said

_DEALT_WITH = frozenset({Actor.STUDENTS, Actor.PARENTS})


def concerned(
    said: Sequence[Said], kind: Kind, addressed: Sequence[Audience], lexicon: Lexicon
) -> Mapping[Audience, Reason]:
    """Those whom a clause concerns and does not address, with why."""
    for_pupils = Audience.STUDENTS in addressed
    found: dict[Audience, Reason] = {}
    for each in said:
        for audience, reason in _beside(each, lexicon, for_pupils=for_pupils):
            found.setdefault(audience, reason)
    for before, each in pairwise(said):
        staff = _staff_taken_up(before, each, lexicon) if for_pupils else None
        if staff is not None:
            found.setdefault(Audience.STAFF_WORK, _acting(before, staff))
    if kind is Kind.CONSEQUENCE and for_pupils:
        # Most pupils are minors: what follows for them, their parents hear of.
        reason = Reason(Topic.CONCERNS, Sign.PARENTS_OF_PUPILS, Where.NOWHERE)
        found.setdefault(Audience.PARENTS, reason)
    return {each: found[each] for each in Audience if each in found and each not in addressed}


def _beside(said: Said, lexicon: Lexicon, *, for_pupils: bool) -> Iterator[tuple[Audience, Reason]]:
    for mention in dealt_with(said.sentence, said.mentions, lexicon):
        words = (said.sentence.quoted(mention.span.start, mention.span.end),)
        for actor in people([mention]):
            if actor in _DEALT_WITH:
                yield (
                    AUDIENCES[actor][0],
                    Reason(Topic.CONCERNS, Sign.DEALT_WITH, Where.CLAUSE, words),
                )
    if for_pupils and said.subject is not None and Actor.STAFF in said.people:
        # What staff have to do in a rule for pupils they do at work.
        yield Audience.STAFF_WORK, _acting(said, said.subject)


def _acting(said: Said, mention: Mention) -> Reason:
    words = (said.sentence.quoted(mention.words.start, mention.words.end),)
    return Reason(Topic.CONCERNS, Sign.ACTING, Where.CLAUSE, words)


def _staff_taken_up(before: Said, said: Said, lexicon: Lexicon) -> Mention | None:
    """Staff named last in one sentence whom the next has as its subject: "Die bewaart hem"."""
    last = before.mentions[-1] if before.mentions else None
    folded = said.sentence.folded
    if last is None or last.actors != (Actor.STAFF,) or folded[0] not in lexicon.taking_up:
        return None
    ends = not any(word[0].isalnum() for word in before.sentence.folded[last.span.end :])
    following = (*folded[1:3], "", "")
    acts = not lexicon.inverts or lexicon.is_verb(*following[:2])
    return last if ends and acts else None
