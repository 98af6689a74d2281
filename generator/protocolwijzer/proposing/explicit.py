"""Sentences with a word for what they do: "mag niet", "verboden", "must"."""

from __future__ import annotations

from protocolwijzer.model import Kind
from protocolwijzer.proposing.actors import PERSONS, Mention
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.sentences import Part, Sentence, Span
from protocolwijzer.proposing.signals import Firmness, Signal, forbidding, signal

_FIRM = Firmness.EXPLICIT
_BEHIND = 4  # words between "may" and "be used"


def explicit(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> Signal | None:
    """What the words of a part say that it does, a ban first; None where none does."""
    ban = sentence.find(lexicon.forbidding, part.start, part.end)
    if ban is not None and not _is_purpose(sentence, ban, part, lexicon):
        return forbidding(sentence, _FIRM, ban)
    negation = sentence.find_word(lexicon.negations, part.start, part.end)
    allowed = sentence.find_word(lexicon.allowed_words, part.start, part.end)
    if allowed is not None and negation is not None and negation < allowed:
        return forbidding(sentence, _FIRM, negation, allowed)
    for find in (_permission, _passive_permission, _duty):
        found = find(sentence, part, subject, lexicon)
        if found is not None:
            return found
    allowing = sentence.find(lexicon.allowing, part.start, part.end)
    if allowing is not None:
        return signal(sentence, Kind.MAY, Sign.ALLOWING, _FIRM, allowing)
    return None


def _is_purpose(sentence: Sentence, ban: Span, part: Part, lexicon: Lexicon) -> bool:
    """Whether it is "names are used to avoid misuse", and not "pupils are asked to avoid"."""
    if lexicon.purpose.isdisjoint(sentence.folded[max(0, ban.start - 1) : ban.start]):
        return False
    asking = (*lexicon.asking, *lexicon.must)
    return sentence.find(asking, part.start, ban.start) is None


def _permission(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> Signal | None:
    """By "mag", "mag niet", "mag alleen"; by "kan" of a person to whom nothing is done."""
    may = next(
        (
            index
            for index in range(part.start, part.end)
            if _permits(sentence, index, part, subject, lexicon)
        ),
        None,
    )
    if may is None:
        return None
    negation = sentence.find_word(lexicon.negations, part.start, part.end)
    if negation is not None:
        return forbidding(sentence, _FIRM, may, negation)
    only = sentence.find_word(lexicon.only, part.start, part.end)
    # "Only (call) if" says when it is allowed, as "only with permission" does; "only outside" does
    # not.
    if (
        only is not None
        and lexicon.conditions.isdisjoint(sentence.folded[only + 1 : only + 3])
        and sentence.find_word(lexicon.consent, part.start) is None
    ):
        return forbidding(sentence, _FIRM, may, only)
    return signal(sentence, Kind.MAY, Sign.ALLOWING, _FIRM, may)


def _permits(
    sentence: Sentence, index: int, part: Part, subject: Mention | None, lexicon: Lexicon
) -> bool:
    word = sentence.folded[index]
    if word in lexicon.may:
        return lexicon.not_permission.isdisjoint(sentence.folded[index + 1 : index + 2])
    return (
        word in lexicon.can
        and subject is not None
        and subject.names(*PERSONS)
        and _is_its_verb(index, part, subject, lexicon)
        and not points_the_way(sentence, lexicon)
        and sentence.find_word(lexicon.not_permission, index + 1, part.end) is None
    )


def _is_its_verb(index: int, part: Part, subject: Mention, lexicon: Lexicon) -> bool:
    """Whether a verb goes with a subject: not in "een apparaat waarmee je kunt bellen"."""
    in_part = part.start <= subject.span.start < part.end
    # "Pupils who are ill can go home" has no comma behind its relative clause.
    without_comma = not lexicon.inverts and subject.span.end == part.start
    return in_part or without_comma or index == part.start


def points_the_way(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it tells its reader where to go: "met vragen kun je terecht bij ..."."""
    names_whom = (
        sentence.folded[-1] == ":"
        and sentence.folded[-2:-1] != ()
        and (sentence.folded[-2] in lexicon.prepositions)
    )
    return any(
        word in lexicon.can
        and not lexicon.readers.isdisjoint(sentence.folded[max(0, index - 1) : index + 2])
        and (names_whom or sentence.find(lexicon.pointing, index) is not None)
        for index, word in enumerate(sentence.folded)
    )


def _passive_permission(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> Signal | None:
    """By "may be used", of a thing: of a person it is a possibility, as in "may be suspended".

    It may be no more than that of a thing too, so whatever else the sentence says goes first.
    """
    index = sentence.find_word(lexicon.may, part.start, part.end)
    if index is None or (subject is not None and subject.names(*PERSONS)):
        return None
    words = [
        word
        for word in sentence.folded[index + 1 : index + _BEHIND]
        if word not in lexicon.negations
    ]
    if words[:1] != [lexicon.be] or not any(map(lexicon.participle.fullmatch, words[1:2])):
        return None
    negation = sentence.find_word(lexicon.negations, part.start, part.end)
    if negation is not None:
        return forbidding(sentence, _FIRM, index, negation)
    return signal(sentence, Kind.MAY, Sign.ALLOWING, Firmness.IMPLIED, index)


def _duty(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> Signal | None:
    """By "moet", "dient"; not "moet beseffen", which tells, nor a document that "dient te"."""
    must = sentence.find(lexicon.must, part.start, part.end)
    if must is None or not lexicon.purpose.isdisjoint(
        sentence.folded[max(0, must.start - 1) : must.start]  # "een klacht in te dienen"
    ):
        return None
    if sentence.find_word(lexicon.awareness, part.start, part.end) is not None:
        return None
    negation = sentence.find_word(lexicon.negations, part.start, part.end)
    if negation is not None:
        return forbidding(sentence, _FIRM, must, negation)
    if subject is not None and subject.names(Actor.DOCUMENT):
        return None
    return signal(sentence, Kind.MUST, Sign.DEMANDING, _FIRM, must)
