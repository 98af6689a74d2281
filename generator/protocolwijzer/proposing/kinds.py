"""What a sentence does to its reader."""

from __future__ import annotations

from dataclasses import replace

from protocolwijzer.model import Kind
from protocolwijzer.proposing.actors import PERSONS, Mention, mentions
from protocolwijzer.proposing.explicit import explicit
from protocolwijzer.proposing.implied import implied
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.orders import deciding
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.sentences import Hang, Part, Sentence, Span
from protocolwijzer.proposing.signals import Firmness, Signal, signal

_QUESTION = "?"
_FIRST = 3  # words of a request: "Please would you ..."


def signal_of(sentence: Sentence, subject: Mention | None, lexicon: Lexicon) -> Signal | None:
    """What a sentence asks, allows or forbids; None where it does none of these, or asks whether.

    "Wilt u dat melden?" asks to do so.

    By its main parts; a relative clause counts for less: "pupils who ... may not" has no comma.
    """
    if is_question(sentence):
        request = sentence.find(lexicon.requests, 0, _FIRST)
        if request is None or sentence.find_word(lexicon.stative, request.end) is not None:
            return None  # "Wilt u meer weten?"
        return signal(sentence, Kind.MUST, Sign.DEMANDING, Firmness.IMPLIED, request)
    main = [
        part
        for part in tuple(sentence.of(Hang.MAIN)) or sentence.parts
        if sentence.find(lexicon.no_duty, part.start, part.end) is None
    ]
    deciding_parts = deciding(sentence, main, lexicon)
    for find in (explicit, implied):
        for part in deciding_parts:
            found = find(sentence, part, subject, lexicon)
            if found is not None:
                return found
    for part in sentence.of(Hang.RELATIVE):
        found = explicit(sentence, _from_last_modal(sentence, part, lexicon), subject, lexicon)
        if found is not None:
            return replace(found, firmness=Firmness.IMPLIED)
    return None


def _from_last_modal(sentence: Sentence, part: Part, lexicon: Lexicon) -> Part:
    """The end of a relative clause that the main part goes on in: "who are not ill | must come"."""
    modals = lexicon.may | lexicon.can | frozenset(lexicon.must)
    last = [n for n in range(part.start, part.end) if sentence.folded[n] in modals][-1:]
    return part if lexicon.inverts or not last else replace(part, start=last[0])


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence ends in a question mark."""
    return sentence.folded[-1] == _QUESTION


def sanction_of(sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """The first words of a sentence that name what follows for whoever breaks a rule."""
    for index, word in enumerate(sentence.folded):
        if names_sanction(word, lexicon):
            return Span(index, index + 1)
    breach = _breach(sentence, lexicon) or breach_of_rules(sentence, lexicon)
    if breach is not None:
        return breach
    after = sentence.find_word(lexicon.after_breach)
    if after is not None and sentence.find(lexicon.breaches) is not None:
        return Span(after, after + 1)
    return sentence.find(lexicon.sanction_phrases)


def names_sanction(word: str, lexicon: Lexicon) -> bool:
    """Whether a word by itself names what follows for whoever breaks a rule."""
    return (
        word in lexicon.sanctions
        or word.startswith(lexicon.sanction_stems)
        or word.endswith(lexicon.sanction_endings)
    )


def _breach(sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """Where a sentence says what follows if somebody breaks a rule: "als een kind ... niet"."""
    if not any(sentence.of(Hang.MAIN)):
        return None
    for part in sentence.of(Hang.CONDITION):
        breach = sentence.find(lexicon.breaches, part.start, part.end)
        if breach is not None and any(
            part.start <= each.span.start < breach.start and not each.preposition
            for each in mentions(sentence, lexicon)
            if each.names(*PERSONS)
        ):
            # "niet aan de" is told with what it is that is not kept to.
            open_ended = sentence.folded[breach.end - 1] in lexicon.determiners
            return Span(breach.start, min(part.end, breach.end + open_ended))
    return None


def breach_of_rules(sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """Where it says who breaks the rules: "pupils who ignore this policy", "wie de regels negeert".

    What such people must do then is what follows.
    """
    for part in sentence.parts:
        breaks = sentence.find(lexicon.breaking_them, part.start, part.end)
        rules = breaks is not None or any(
            lexicon.actors.get(word) is Actor.DOCUMENT
            for word in sentence.folded[part.start : part.end]
        )
        breaks = breaks or sentence.find(lexicon.breaking, part.start, part.end)
        passive = sentence.find_word(lexicon.passive, part.start, part.end) is not None
        if part.hang is not Hang.MAIN and breaks is not None and rules and not passive:
            return breaks
    return None


def responsibility_of(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The word by which a sentence says who answers for something."""
    span = sentence.find(lexicon.responsibility)
    return None if span is None else sentence.quoted(span.start, span.end)


def upkeep_of(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The words by which a sentence says what happens with the protocol itself."""
    span = sentence.find(lexicon.upkeep)
    if span is None or not any(each.names(Actor.DOCUMENT) for each in mentions(sentence, lexicon)):
        return None
    return sentence.quoted(span.start, span.end)


def awareness_of(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The word by which a sentence says what is good to know."""
    index = sentence.find_word(lexicon.awareness)
    return None if index is None else sentence.words[index]
