"""Sentences that ask by the way they are put: "Bewaar je telefoon", "Leerlingen leveren in"."""

from __future__ import annotations

from protocolwijzer.model import Kind
from protocolwijzer.proposing.actors import PERSONS, Mention, actor_of, in_condition, own_child
from protocolwijzer.proposing.habits import carrying, habit, limiting_itself, shunning
from protocolwijzer.proposing.keeping import keeping, kept
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.sentences import COMMA, Part, Sentence, Span
from protocolwijzer.proposing.signals import Firmness, Signal, forbidding, signal

_SHORTEST_VERB = 2
_WILL_BE = 3  # words after "will": "only be", "be"
_COMPLEMENT = 5  # words between a verb and what completes it


def implied(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> Signal | None:
    """What a part asks or forbids without a word for it; None where it does neither."""
    found = _asked(sentence, part, subject, lexicon)
    if found is None:
        return None
    sign, place = found
    if not lexicon.awareness.isdisjoint(sentence.folded[place.start : place.end]):
        return None
    end = _end_of_asked(sentence, part, lexicon) if sign is Sign.DEMANDING else part.end
    negation = sentence.find_word(lexicon.negations, part.start, end)
    if negation is not None:
        return forbidding(sentence, Firmness.IMPLIED, place, negation)
    return signal(sentence, Kind.MUST, sign, Firmness.IMPLIED, place)


def _end_of_asked(sentence: Sentence, part: Part, lexicon: Lexicon) -> int:
    """Where it ends what is asked: "we vragen ouders | om niet te filmen"."""
    following = next((each for each in sentence.parts if each.start == part.end), None)
    if following is None or sentence.folded[following.start] not in lexicon.complements:
        return part.end
    return following.end


def imperative(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where the verb stands by which a part tells its reader what to do, if it does."""
    folded = sentence.folded
    index = _behind_fronted(sentence, part, lexicon)
    while index < part.end and (
        folded[index] in lexicon.adverbs
        or folded[index] in lexicon.contrasts
        or folded[index] in lexicon.then
        or not folded[index][0].isalnum()
    ):
        index += 1
    if index >= part.end:
        return None
    word = folded[index]
    if word in lexicon.imperatives and not _has_subject_behind(sentence, index, lexicon):
        return index
    opens = index == 0 or (not lexicon.inverts and lexicon.adverbs.issuperset(folded[:index]))
    if not opens or index + 1 >= part.end or len(word) <= _SHORTEST_VERB:
        return None
    if sentence.words[index + 1][0].isupper() and not sentence.words[index].isupper():
        return None  # a name: "Basisschool De Linde"
    # No noun stands straight before an article or "your", so this is a verb.
    is_verb = folded[index + 1] in lexicon.determiners and folded[index + 1] not in (
        lexicon.adverbs | lexicon.only | lexicon.stative  # "telefoons zijn uit"
    )
    acts = word not in lexicon.no_verbs and word not in lexicon.actors
    return index if is_verb and acts else None


def _asked(
    sentence: Sentence, part: Part, subject: Mention | None, lexicon: Lexicon
) -> tuple[Sign, Span] | None:
    asking = _asking(sentence, part, lexicon)
    if asking is not None and _is_asked(sentence, asking, subject, lexicon):
        return Sign.DEMANDING, asking
    spoken_to = (
        subject is None
        or subject.is_role
        or subject.names(Actor.YOU, Actor.FORMAL_YOU)
        or in_condition(sentence, subject)  # "telefoons uit als de docent praat"
    )
    verb = imperative(sentence, part, lexicon) if spoken_to else None
    if verb is not None:
        return Sign.IMPERATIVE, Span(verb, verb + 1)
    child = own_child(sentence, part, lexicon) if subject is None else None
    actor = subject if child is None else Mention((Actor.STUDENTS,), child)
    verb = habit(sentence, part, actor, lexicon)
    if verb is None and subject is not None:
        finds = (shunning, carrying, limiting_itself)
        found = (find(sentence, part, subject, lexicon) for find in finds)
        verb = next((each for each in found if each is not None), None)
    if verb is None and subject is None:
        verb = _passive(sentence, part, lexicon)
        if verb is None:
            verb = keeping(sentence, part, lexicon)
    if verb is None and spoken_to:
        verb = _fragment(sentence, part, lexicon)
        if verb is None:
            verb = kept(sentence, part, lexicon)
    return None if verb is None else (Sign.HABIT, Span(verb, verb + 1))


def _asking(sentence: Sentence, part: Part, lexicon: Lexicon) -> Span | None:
    """The words by which something is asked, nouns passed over: "zorgen over", "zorgen voor"."""
    start = part.start
    while (found := sentence.find(lexicon.asking, start, part.end)) is not None:
        needed = lexicon.verb_with.get(sentence.folded[found.start])
        behind = min(part.end, found.end + _COMPLEMENT)
        if needed is None or sentence.find_word(needed, found.end, behind) is not None:
            return found
        start = found.end
    wish = sentence.find_word(lexicon.wishing, part.start, part.end)
    if wish is None:
        return None
    asked = sentence.find_word(lexicon.asking_whom, wish, part.end)
    return None if asked is None else Span(asked, asked + 1)


def _is_asked(sentence: Sentence, asking: Span, subject: Mention | None, lexicon: Lexicon) -> bool:
    """Whether somebody is asked: not the school, and not by a "will be"."""
    if subject is None or subject.names(Actor.DOCUMENT, Actor.SCHOOL):
        return False
    following = sentence.folded[asking.end : asking.end + 1]
    return asking.end > asking.start + 1 or following != (lexicon.be,)


def _behind_fronted(sentence: Sentence, part: Part, lexicon: Lexicon) -> int:
    """Where a part goes on behind "On social media, "."""
    if sentence.folded[part.start] in lexicon.prepositions:
        comma = sentence.find_word(COMMA, part.start, part.end)
        if comma is not None:
            return comma + 1
    return part.start


def _has_subject_behind(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb has a subject after all: "vraag ik", and the first je of "houd je je aan"."""
    following = sentence.folded[index + 1 : index + 2]
    if not lexicon.subjects_behind.isdisjoint(following):
        return True
    if index and _is_met(sentence, index, lexicon):
        return True
    after = sentence.folded[index + 2 : index + 3]
    familiar = not lexicon.familiar_you.isdisjoint(following)
    return familiar and (after == following or not lexicon.prepositions.isdisjoint(after))


def _is_met(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether it is no order but "praat de leerkracht met", where something else comes first.

    An order that looks the same has an object behind it: "laat de leerkracht het weten".
    """
    if not lexicon.inverts or not sentence.folded[index].endswith("t"):
        return False
    who = index + 1
    while who < len(sentence.folded) and sentence.folded[who] in lexicon.determiners:
        who += 1
    behind = sentence.folded[who : who + 2]
    return (
        len(behind) > 1
        and actor_of(behind[0], lexicon) in {*PERSONS, Actor.SCHOOL}
        and behind[1] in lexicon.prepositions
    )


def _passive(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where the participle stands of a part that says what is done, not by whom.

    Not in "dat kan verkeerd worden begrepen", which says what may happen.
    """
    verb = sentence.find_word(lexicon.passive, part.start, part.end)
    if verb is None:
        verb = _limited_future(sentence, part, lexicon)
    if verb is None or sentence.find_word(lexicon.can, part.start, part.end) is not None:
        return None
    return next(
        (
            index
            for index in range(verb + 1, part.end)
            if lexicon.participle.fullmatch(sentence.folded[index])
        ),
        None,
    )


def _limited_future(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where "be" stands in "will only be used"; without a limit that may be but a promise."""
    will = sentence.find_word(lexicon.future, part.start, part.end)
    if will is None or sentence.find_word(lexicon.limits, will, part.end) is None:
        return None
    return sentence.find_word(frozenset({lexicon.be}), will, will + _WILL_BE)


def _fragment(sentence: Sentence, part: Part, lexicon: Lexicon) -> int | None:
    """Where an item of a list opens that is no whole sentence: "Not sharing", "Geen telefoons"."""
    if part.start or sentence.find_word(lexicon.stative, part.start, part.end) is not None:
        return None
    opening, following = sentence.folded[0], sentence.folded[1:2]
    if opening in lexicon.negations and opening not in lexicon.actors and following:
        return None if following[0] in lexicon.determiners else 0
    if following and following[0] in lexicon.never and not lexicon.is_known_otherwise(opening):
        return 0  # "Geloof niet alles", "Fietsen nooit in de gang"
    index = 0
    while index < part.end and sentence.folded[index] in (lexicon.only | lexicon.adverbs):
        index += 1
    if index < part.end and lexicon.gerund.fullmatch(sentence.folded[index]):
        return index
    return None
