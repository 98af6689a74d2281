"""Sentences that say for whom the rules are: "dit protocol geldt voor ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolwijzer.model import Audience
from protocolwijzer.proposing.actors import Mention
from protocolwijzer.proposing.addressees import audiences_of, people
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.sentences import Sentence, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Those for whom the rules are: whether it says everyone, who are named, and by which words."""

    everyone: bool
    audiences: tuple[Audience, ...]
    words: tuple[str, ...]


def scope_of(sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon) -> Scope | None:
    """For whom a sentence says that the rules are; None where it says so of nobody."""
    scope = sentence.find(lexicon.scope)
    if scope is None:
        return None
    everyone = [mention for mention in named if _is_everyone(sentence, mention, scope)]
    found = [
        mention
        for mention in named
        if mention in everyone or (mention.span.start >= scope.end and people([mention]))
    ]
    if not found:
        return None
    words = (sentence.quoted(mention.span.start, mention.span.end) for mention in found)
    return Scope(bool(everyone), audiences_of(people(found)), tuple(dict.fromkeys(words)))


def _is_everyone(sentence: Sentence, mention: Mention, scope: Span) -> bool:
    """Whether it is the "iedereen" of "geldt voor iedereen", and not that of another part."""
    if mention.span.start < scope.end or not mention.names(Actor.EVERYONE):
        return False
    return mention.span.start == scope.end or mention.preposition == sentence.folded[scope.end - 1]
