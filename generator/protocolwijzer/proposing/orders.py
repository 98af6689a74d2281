"""Orders one after another: "bewaar het bericht, reageer niet en vertel het"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocolwijzer.proposing.implied import imperative
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.sentences import COMMA, Part, Sentence

_LIST = 3  # orders


def deciding(sentence: Sentence, main: Sequence[Part], lexicon: Lexicon) -> Sequence[Part]:
    """The main parts that decide what a sentence does; of several orders, each by itself.

    Where something is to be done and something not, what is to be done decides.
    """
    orders = [order for part in main for order in _orders(sentence, part, lexicon)]
    positive = [
        order
        for order in orders
        if imperative(sentence, order, lexicon) is not None
        and not _is_negated(sentence, order, lexicon)
    ]
    return positive if positive and len(orders) > len(main) else main


def _orders(sentence: Sentence, part: Part, lexicon: Lexicon) -> Sequence[Part]:
    """A part cut before each order but the first, if it is several.

    A negation before the first goes with one more ("do not take it and post it") and with all that
    "or" joins, but not with a list: "do not reply, block the sender and show it to a teacher".
    """
    verb = imperative(sentence, part, lexicon)
    if verb is None:
        return (part,)
    cut = tuple(_cut(sentence, part, verb, lexicon))
    if _is_ban(sentence, part, verb, lexicon) and (
        len(cut) < _LIST or sentence.find_word(lexicon.or_, part.start, part.end) is not None
    ):
        return (part,)
    return cut


def _cut(sentence: Sentence, part: Part, verb: int, lexicon: Lexicon) -> Iterator[Part]:
    """Each order by itself; a verb alone goes with the next: "film en fotografeer niemand"."""
    start = part.start
    for index in range(verb + 1, part.end):
        if not _begins_order(sentence, index, part, lexicon):
            continue
        said = [
            word
            for word in sentence.folded[start:index]
            if word not in lexicon.and_ and word[0].isalnum()
        ]
        if len(said) > 1:
            yield Part(part.hang, start, index)
            start = index
    yield Part(part.hang, start, part.end)


def _is_ban(sentence: Sentence, part: Part, verb: int, lexicon: Lexicon) -> bool:
    """Whether a negation stands before what not to do: "never share", "do not share"."""
    ban = sentence.find(lexicon.forbidding, part.start, part.end)
    return (ban is not None and ban.start <= verb) or sentence.find_word(
        lexicon.negations, part.start, verb
    ) is not None


def _begins_order(sentence: Sentence, index: int, part: Part, lexicon: Lexicon) -> bool:
    """Whether one more order begins here: behind a comma or "and", a verb with its object."""
    folded = sentence.folded
    if folded[index - 1] not in COMMA | lexicon.and_:
        return False
    ban = sentence.find(lexicon.forbidding, index, part.end)
    if ban is not None and ban.start == index:
        return True
    while index < part.end and folded[index] in lexicon.negations:
        index += 1
    opens_object = lexicon.determiners | lexicon.objects | lexicon.negations | lexicon.prepositions
    return (
        index + 1 < part.end
        and folded[index] in lexicon.imperatives
        and folded[index + 1] in opens_object
    )


def _is_negated(sentence: Sentence, order: Part, lexicon: Lexicon) -> bool:
    return (
        sentence.find_word(lexicon.negations, order.start, order.end) is not None
        or sentence.find(lexicon.forbidding, order.start, order.end) is not None
    )
