"""Items that leave out who acts, for their section says it: "Bespreekt de regels", "Eerst vragen".

Elsewhere the same words may be no more than a topic: "Ouders bij de les betrekken".
"""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.model import Kind
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.sentences import COMMA, Hang, Part, Sentence
from protocolwijzer.proposing.signals import Firmness, Signal, forbidding, signal


def without_subject(sentence: Sentence, lexicon: Lexicon) -> Signal | None:
    """What an item asks that begins with its verb: "Bespreekt de afspraken met de klas"."""
    part, verb = sentence.parts[0], sentence.folded[0]
    opens = (
        lexicon.inverts
        and part.hang is Hang.MAIN
        and verb.endswith("t")
        and verb.removesuffix("t") in lexicon.imperatives
        and lexicon.readers.isdisjoint(sentence.folded[1:2])  # "Meldt u zich" has a subject
    )
    return _asks(sentence, part, part.start, lexicon) if opens else None


def with_infinitive(sentence: Sentence, lexicon: Lexicon) -> Signal | None:
    """What an item asks that has no verb but an infinitive at its end: "Eerst vragen"."""
    main = tuple(sentence.of(Hang.MAIN))
    if not main:
        return None
    part = main[-1]  # a label may stand before it: "Bij twijfel: eerst vragen"
    if sentence.find_word(lexicon.finite_verbs, part.start, part.end) is not None:
        return None
    place = _infinitive(sentence, part, lexicon)
    return None if place is None else _asks(sentence, part, place, lexicon)


def _asks(sentence: Sentence, part: Part, place: int, lexicon: Lexicon) -> Signal:
    """What an item asks by the verb at this place, or forbids."""
    negation = sentence.find_word(lexicon.negations, part.start, part.end)
    if negation is not None:
        return forbidding(sentence, Firmness.IMPLIED, place, negation)
    return signal(sentence, Kind.MUST, Sign.HABIT, Firmness.IMPLIED, place)


def _infinitive(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where the infinitive stands that ends a part, or comes before a comma or a phrase.

    It is no noun: nothing of a noun stands before it.
    """
    closing = lexicon.prepositions | lexicon.before_infinitive | COMMA
    words = [n for n in range(part.start, part.end) if sentence.folded[n][0].isalnum()]
    for place in reversed(words[1:]):
        following = sentence.folded[place + 1 : place + 2]
        ends = place == words[-1] or not closing.isdisjoint(following)
        if ends and _is_infinitive(sentence.folded, place, lexicon):
            return place
    return None


def _is_infinitive(folded: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Whether a word can be an infinitive, and not the noun that those before it announce."""
    word, before = folded[place], folded[place - 1]
    of_noun = before in lexicon.determiners | lexicon.prepositions | lexicon.connectors or any(
        each.fullmatch(before) for each in (lexicon.adjective, lexicon.participle, lexicon.number)
    )
    looks_so = lexicon.infinitive.fullmatch(word) is not None
    return looks_so and not of_noun and not lexicon.is_known_otherwise(word)
