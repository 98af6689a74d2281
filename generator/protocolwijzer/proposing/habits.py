"""What somebody does, told as how things are done: "Leerlingen leveren hun telefoon in"."""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.proposing.actors import PERSONS, Mention, part_of
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.sentences import Hang, Part, Sentence

_CLOSE = 5  # words between a negation and what is shunned
_RELATIVE = 3  # words of the shortest relative clause: "who bring phones"


def habit(sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon) -> int | None:
    """Where the verb stands of a sentence that says what somebody does.

    Straight behind the subject, before it where something else comes first and the language does
    so, or where the main part goes on after a relative clause.
    """
    if subject is None or not subject.names(*PERSONS):
        return None
    home = part_of(sentence, subject.span.start)
    if home is None:
        return None
    if home != part:
        behind = _past_phrases(sentence, subject.span.end, home, lexicon)
        goes_on = home.hang is Hang.RELATIVE or behind == home.end
        return (
            _verb(sentence, part.start, part, lexicon)
            if goes_on and home.end <= part.start
            else None
        )
    if subject.is_role and lexicon.inverts:
        return _verb(sentence, subject.span.end, part, lexicon)
    first = subject.span.start
    while first > part.start and _is_of_subject(sentence.folded[first - 1], lexicon):
        first -= 1
    if first > part.start and sentence.folded[first - 1] in lexicon.and_:
        first = part.start  # "tolken en stagiairs ..."
    if first == part.start or not lexicon.inverts:
        if subject.span.end == part.end and not lexicon.inverts:
            return _behind_relative(sentence, subject, lexicon)
        return _verb_behind(sentence, subject, part, lexicon)
    return _verb(sentence, first - 1, part, lexicon)


def _behind_relative(sentence: Sentence, subject: Mention, lexicon: Lexicon) -> int | None:
    """Where the main verb stands behind a relative clause that no comma ends.

    It is the second verb: "pupils who bring a phone | hand it in".
    """
    relative = part_of(sentence, subject.span.end)
    if relative is None or relative.hang is not Hang.RELATIVE:
        return None
    folded = sentence.folded
    no_noun = lexicon.no_verbs | lexicon.adverbs
    return next(
        (
            index
            for index in range(relative.start + _RELATIVE, relative.end - 1)
            if folded[index] in lexicon.imperatives
            and folded[index - 1][0].isalnum()
            and folded[index - 1] not in no_noun
            and folded[index + 1] in lexicon.determiners | lexicon.objects
        ),
        None,
    )


def _is_of_subject(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a name belongs to it: "alle", "members of"."""
    return word in lexicon.determiners or word in lexicon.members or word in lexicon.of


def shunning(sentence: Sentence, part: Part, subject: Mention, lexicon: Lexicon) -> int | None:
    """Where the verb stands of "zijn geen vrienden met", "have no contact with"."""
    if not subject.names(*PERSONS) or part_of(sentence, subject.span.start) != part:
        return None
    verb = sentence.find_word(lexicon.having | lexicon.becoming, part.start, part.end)
    if verb is None:
        return None
    behind = max(verb + 1, subject.span.end if verb < subject.span.start else 0)
    negation = sentence.find_word(lexicon.negations, behind, behind + 2)
    if negation is None:
        return None
    dealing = sentence.find_word(lexicon.dealings, negation + 1, negation + _CLOSE)
    done = any(
        lexicon.participle.fullmatch(word)
        for word in sentence.folded[behind : part.end]
        if word not in lexicon.dealings
    )
    return verb if dealing is not None and not done else None


def carrying(sentence: Sentence, part: Part, subject: Mention, lexicon: Lexicon) -> int | None:
    """Where the verb stands of "hebben hun telefoon niet bij zich"."""
    if not subject.names(*PERSONS) or part_of(sentence, subject.span.start) != part:
        return None
    verb = sentence.find_word(lexicon.having, part.start, part.end)
    thing = None if verb is None else sentence.find_word(lexicon.things, verb, part.end)
    carried = None if thing is None else sentence.find(lexicon.carrying, thing, part.end)
    return verb if carried is not None else None


def limiting_itself(
    sentence: Sentence, part: Part, subject: Mention, lexicon: Lexicon
) -> int | None:
    """Where the verb stands by which a school limits what it does with pictures, messages, records.

    "De school plaatst foto's alleen met toestemming"; whatever else it does is good to know.
    """
    if not subject.names(Actor.SCHOOL) or part_of(sentence, subject.span.start) != part:
        return None
    for words in (lexicon.dealings | lexicon.records, lexicon.limits):
        if sentence.find_word(words, part.start, part.end) is None:
            return None
    behind = subject.span.end
    if not lexicon.future.isdisjoint(sentence.folded[behind : behind + 1]):
        behind += 1
    return _verb(sentence, behind, part, lexicon)


def _verb_behind(sentence: Sentence, subject: Mention, part: Part, lexicon: Lexicon) -> int | None:
    """Where the verb stands behind a subject, also behind "leerlingen uit groep 7 en 8".

    Behind such a phrase only where it looks like one and more follows: it is no noun of the phrase
    then, and no infinitive ("ouders bij de school betrekken").
    """
    behind = _past_phrases(sentence, subject.span.end, part, lexicon)
    verb = _verb(sentence, behind, part, lexicon)
    if verb is None or behind == subject.span.end:
        return verb
    word = sentence.folded[verb]
    looks_so = word in lexicon.imperatives or lexicon.finite.fullmatch(word) is not None
    return verb if looks_so and verb + 1 < part.end else None


def _past_phrases(sentence: Sentence, index: int, part: Part, lexicon: Lexicon) -> int:
    """Where a part goes on behind the phrases with a preposition that stand here."""
    folded = sentence.folded
    opens = lexicon.prepositions
    while index < part.end and folded[index] in opens:
        opens = lexicon.prepositions | lexicon.and_ | lexicon.or_
        index += 1
        while index + 1 < part.end and (
            folded[index] in lexicon.determiners
            or lexicon.adjective.fullmatch(folded[index])
            or lexicon.number.fullmatch(folded[index])
        ):
            index += 1
        index = _past_numbers(folded, index + 1, part, lexicon)
    return index


def _past_numbers(folded: Sequence[str], index: int, part: Part, lexicon: Lexicon) -> int:
    """Where it goes on behind what tells one group from another: "7 en 8", "A", "1 t/m 6"."""
    end = index
    while index < part.end:
        word = folded[index]
        if lexicon.number.fullmatch(word) or (len(word) == 1 and word.isalpha()):
            end = index + 1
        elif word not in lexicon.connectors | lexicon.prepositions:
            break
        index += 1
    return end


def _verb(sentence: Sentence, index: int, part: Part, lexicon: Lexicon) -> int | None:
    """The place of the word here, adverbs passed over, if it can be a verb that acts."""
    while index < part.end and (
        sentence.folded[index] in lexicon.adverbs
        or sentence.folded[index] in lexicon.only
        or not sentence.folded[index][0].isalnum()
    ):
        index += 1
    if index >= part.end:
        return None
    word = sentence.folded[index]
    acts = word not in lexicon.no_verbs and word not in lexicon.actors and word[0].isalpha()
    return index if acts else None
