"""How a thing has to be, or where: "je telefoon blijft in je tas", "phones are off"."""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.sentences import Hang, Part, Sentence

_NEAR = 8  # words before the verb
_SHORT = 5  # words of "mobiele telefoons in de kluis"


def keeping(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where the verb stands that says how a thing is to be, or by which way contact goes."""
    route = sentence.find(lexicon.routes, part.start, part.end)
    if route is not None:
        return route.start
    verb = next(
        (
            index
            for index in range(part.start, min(part.end, part.start + _NEAR))
            if _says_how(sentence, index, part, lexicon)
        ),
        None,
    )
    return verb if verb is not None and _is_about(sentence, verb, part, lexicon) else None


def _is_about(sentence: Sentence, verb: int, part: Part, lexicon: Lexicon) -> bool:
    """Whether it is a thing that is kept so, or something of the reader's: "je jas blijft ..."."""
    folded = sentence.folded
    if folded[part.start] in lexicon.possessives and verb > part.start + 1:
        return True
    behind = verb + 1
    while behind < part.end and folded[behind] in lexicon.determiners:
        behind += 1
    kept = lexicon.things
    if not lexicon.negations.isdisjoint(folded[verb + 1 : behind]):
        kept |= lexicon.dealings  # "er staan geen foto's op"
    # "Telefoons van leerlingen gaan"; but in "in de telefoon staat" it is no subject.
    nearest = verb - 1 if folded[part.start] in lexicon.prepositions else part.start
    before: Sequence[str] = folded[max(part.start, nearest) : verb]
    if verb == part.start:
        before = _before_relative(sentence, part)  # "een telefoon die piept, gaat in de tas"
    return not kept.isdisjoint((*before, *folded[behind : behind + 1]))


def _before_relative(sentence: Sentence, part: Part) -> Sequence[str]:
    """What the main part begins with that goes on here behind a relative clause."""
    opening, *others = sentence.parts
    is_cut = len(others) > 1 and others[0].hang is Hang.RELATIVE and others[1] == part
    return sentence.folded[: opening.end] if is_cut and opening.hang is Hang.MAIN else ()


def _says_how(sentence: Sentence, verb: int, part: Part, lexicon: Lexicon) -> bool:
    """Whether it is "blijft" with a place behind it, "komt alleen", or "is uit"."""
    word = sentence.folded[verb]
    if word in lexicon.keeping:
        return sentence.find_word(lexicon.prepositions, verb + 1, part.end) is not None
    if word in lexicon.coming:
        return sentence.find_word(lexicon.only, verb + 1, part.end) is not None
    if word not in lexicon.having:
        return False
    last = next(
        index for index in range(part.end - 1, verb - 1, -1) if sentence.folded[index][0].isalnum()
    )
    return any(
        sentence.folded[index] in lexicon.off and _is_no_preposition(sentence, index, last, lexicon)
        for index in range(verb + 1, last + 1)
    )


def _is_no_preposition(sentence: Sentence, index: int, last: int, lexicon: Lexicon) -> bool:
    """Whether "uit" says how a thing has to be; in "is uit groep 7" it is a preposition."""
    if index == last or sentence.folded[index] not in lexicon.prepositions:
        return True
    following = sentence.folded[index + 1]
    return (
        sentence.folded[index - 1] in lexicon.things
        or following in lexicon.prepositions
        or following in lexicon.connectors | lexicon.or_
    )


def kept(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where it stands how or where a thing has to be, without a verb: "Phones off".

    "Jassen aan de kapstok" is a rule for what it is kept in; "Telefoons in de klas" is a topic.
    """
    folded = sentence.folded
    if part.start or sentence.find_word(lexicon.finite_verbs, part.start, part.end) is not None:
        return None
    for index in range(part.start + 1, min(part.end, part.start + _SHORT)):
        stored = folded[index] in lexicon.placing and not lexicon.stores.isdisjoint(
            folded[index + 1 : min(part.end, index + _SHORT)]
        )
        # "Telefoons uit", "telefoons op stil"
        thing = index - 2 if folded[index - 1] in lexicon.placing else index - 1
        if stored or (folded[index] in lexicon.off and folded[thing] in lexicon.things):
            return index
    return None
