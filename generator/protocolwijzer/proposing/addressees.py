"""Whom a sentence addresses, and whom it concerns besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from protocolwijzer.model import Audience
from protocolwijzer.proposing.actors import (
    GENITIVE,
    Mention,
    after_relative,
    in_condition,
    part_of,
)
from protocolwijzer.proposing.implied import imperative
from protocolwijzer.proposing.lexicon import AUDIENCES, Actor, Lexicon
from protocolwijzer.proposing.sentences import Hang, Part, Sentence, Span

_COLON = frozenset(":")
_SHORTEST_ANNOUNCEMENT = 3  # words; fewer are a label, as in "Note: pupils ..."
_NEAR = 6  # words between "berichten" and "van leerlingen" that still belong together


def subject_of(sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """The subject of a sentence as far as it is somebody; YOU for an imperative.

    A role ("als medewerker") and whom a rule is said to be for ("is voor leerlingen verboden")
    come first, then whoever stands without a preposition in the main part; a subject of a
    condition ("als een leerling ...") only where there is no other.
    """
    for find in (_marked, _taken_up, _asked):
        found = find(sentence, named, lexicon)
        if found is not None:
            return found
    bare = [
        mention
        for mention in named
        if not mention.preposition
        and not _is_done_to(sentence, mention, lexicon)
        and not after_relative(sentence, mention)
        and not _consents(sentence, mention, lexicon)
        and not _is_object(sentence, mention, lexicon)
        and not _in_list(sentence, mention)
    ]
    main = [mention for mention in bare if not in_condition(sentence, mention)]
    for part in sentence.of(Hang.MAIN):
        if imperative(sentence, part, lexicon) is not None:
            return Mention((Actor.YOU,), Span(part.start, part.start))
        if any(part.start <= mention.span.start < part.end for mention in main):
            break
    free = _free_relative(sentence, lexicon)
    if free is not None:
        return free
    return next(iter(main or bare), None)


def _marked(sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Whoever is named as a role, or as whom the rule is for."""
    for index, mention in enumerate(named):
        if people([mention]) and is_role(sentence, mention, lexicon):
            # Not in "een leerling handelt niet als docent".
            if not any(_may_act(sentence, each, mention) for each in named[:index]):
                return Mention(mention.actors, mention.span, is_role=True)
        elif _is_granted(sentence, mention, lexicon):
            return Mention(mention.actors, mention.span)
    return None


def is_role(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is "als medewerker", "as a member of staff", "if you are an employee"."""
    start = mention.span.start
    while start and sentence.folded[start - 1] in lexicon.members | lexicon.of:
        start -= 1
    found = sentence.find(lexicon.role, max(0, start - 4), start)
    if found is None or found.end != start:
        return False
    if found.start and sentence.folded[found.start - 1] in lexicon.no_role:
        return False
    part = part_of(sentence, found.start)
    return part is not None and (part.hang is Hang.MAIN or found.end - found.start > 1)


def _may_act(sentence: Sentence, others: Mention, mention: Mention) -> bool:
    """Whether others can be the subject of the part that a name stands in."""
    part = part_of(sentence, mention.span.start)
    is_near = part is not None and part.start <= others.span.start
    return is_near and bool(people([others])) and not others.preposition


def _is_granted(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is "het is voor leerlingen niet toegestaan", "filming by pupils is forbidden"."""
    if mention.preposition not in lexicon.addressing | lexicon.doing:
        return False
    part = part_of(sentence, mention.span.start)
    if part is None or part.hang is not Hang.MAIN:
        return False
    return (
        sentence.find(lexicon.forbidding, part.start, part.end) is not None
        or sentence.find(lexicon.allowing, part.start, part.end) is not None
        or sentence.find_word(lexicon.allowed_words, part.start, part.end) is not None
    )


def _asked(sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Who is asked or allowed: "van ouders wordt verwacht", "we request that parents"."""
    for mention in named:
        if not people([mention]):
            continue
        part = part_of(sentence, mention.span.start)
        if part is None or part.hang is Hang.CONDITION:
            continue
        if mention.preposition in lexicon.asked_of and part.hang is Hang.MAIN:
            asking = sentence.find(lexicon.asking, part.start, part.end)
            passive = sentence.find_word(lexicon.passive, part.start, part.end)
            if asking is not None and passive is not None:
                return mention
        elif not mention.preposition:
            return mention if _is_asked_by_verb(sentence, mention, part, lexicon) else None
    return None


def _is_asked_by_verb(sentence: Sentence, mention: Mention, part: Part, lexicon: Lexicon) -> bool:
    """Whether a verb that asks stands before a name: "we ask (that) all parents"."""
    index = mention.span.start - 1
    passed = (lexicon.determiners | lexicon.subjects_behind) - lexicon.complements
    while index > 0 and sentence.folded[index] in passed:
        index -= 1
    if index == part.start > 0 and sentence.folded[index] in lexicon.complements:
        index -= 1
    whether = any(
        sentence.folded[each.start] in lexicon.whether[1]
        for each in sentence.of(Hang.CONDITION)
        if each.start >= mention.span.end
    )
    asks = sentence.folded[index] in lexicon.asking_whom or (
        sentence.folded[index] in lexicon.wishing
        and sentence.find_word(lexicon.asking_whom, mention.span.end, part.end) is not None
    )
    return (
        asks
        and not whether
        and not seeks_consent(sentence, part, lexicon)
        and imperative(sentence, part, lexicon) is None
    )


def seeks_consent(sentence: Sentence, part: Part, lexicon: Lexicon) -> bool:
    """Whether it is "wij vragen ouders toestemming", and not "... om toestemming te geven"."""
    return (
        sentence.find_word(lexicon.asking_whom, part.start, part.end) is not None
        and sentence.find_word(lexicon.consent, part.start, part.end) is not None
        and sentence.find_word(lexicon.granting) is None
    )


def _is_done_to(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a rule limits what others do to those named: "kinderen worden niet gefilmd"."""
    part = part_of(sentence, mention.span.start)
    if part is None or not people([mention]):
        return False
    return all(
        sentence.find_word(words, part.start, part.end) is not None
        for words in (lexicon.passives, lexicon.done_to, lexicon.limits)
    )


def _is_object(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the verb stands before it already, where a language never puts its subject."""
    part = part_of(sentence, mention.span.start)
    if lexicon.inverts or part is None:
        return False
    if lexicon.gerund.fullmatch(sentence.folded[part.start]):
        return True
    verbs = lexicon.stative | lexicon.can | lexicon.may | frozenset(lexicon.must)
    return sentence.find_word(verbs, part.start, mention.span.start) is not None


def _consents(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a rule hangs on those named: "mits ouders toestemming geven"."""
    part = part_of(sentence, mention.span.start)
    if part is None or part.hang is not Hang.CONDITION:
        return False
    if sentence.find(lexicon.agreeing, mention.span.end, part.end) is not None:
        return True
    return all(
        sentence.find_word(words, mention.span.end, part.end) is not None
        for words in (lexicon.consent, lexicon.granting)
    )


def _in_list(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands in what a colon announces: "It may be used for: teacher training"."""
    colon = sentence.find_word(_COLON, 0, mention.span.start)
    return colon is not None and colon > _SHORTEST_ANNOUNCEMENT


def _free_relative(sentence: Sentence, lexicon: Lexicon) -> Mention | None:
    """Whoever is meant by "wie zijn telefoon nodig heeft, overlegt met ..."."""
    if sentence.folded[0] in lexicon.free_relatives:
        return Mention((Actor.EVERYONE,), Span(0, 1))
    return None


def are_somebodys(mention: Mention, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it is "je ouders", "their parents": then it is about those whose they are."""
    start = mention.span.start
    before = sentence.folded[start - 1] if start else ""
    return mention.actors == (Actor.PARENTS,) and before in lexicon.possessives


def is_whoever(mention: Mention, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it is the "wie" of "wie zijn telefoon nodig heeft", and not "iedereen"."""
    return sentence.folded[mention.span.start] in lexicon.free_relatives


def _taken_up(sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """The subject of a condition that goes on as "hij": "als een docent filmt, vraagt hij dat"."""
    subjects = [
        mention
        for mention in named
        if in_condition(sentence, mention)
        # "before" opens a condition as well as a phrase
        and mention.preposition in {"", GENITIVE, *lexicon.conditions}
    ]
    for part in sentence.of(Hang.MAIN):
        start = part.start
        while start < part.end and sentence.folded[start] in lexicon.then:
            start += 1
        pronoun = start + 1 if lexicon.inverts else start
        if pronoun >= part.end or sentence.folded[pronoun] not in lexicon.taking_up:
            continue
        for mention in reversed(subjects):
            if mention.span.end <= start and _agree(sentence, mention, start, lexicon):
                return replace(mention, span=Span(pronoun, pronoun + 1), antecedent=mention.span)
    return None


def _agree(sentence: Sentence, mention: Mention, verb: int, lexicon: Lexicon) -> bool:
    """Whether people and a verb are both one or both several, where the verb shows that."""
    several = len(mention.actors) > 1 or sentence.folded[mention.span.end - 1].endswith(
        lexicon.plurals
    )
    return bool(people([mention])) and (
        not lexicon.inverts or several == sentence.folded[verb].endswith(lexicon.plurals[0])
    )


def dealt_with(sentence: Sentence, named: Iterable[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Those of the named whom the addressee befriends, writes to, photographs and the like."""
    for mention in named:
        near = max(0, mention.span.start - _NEAR)
        next_to = max(0, mention.span.start - 2)
        word = sentence.find_word(lexicon.dealings, near, mention.span.start)
        verb = sentence.find_word(lexicon.dealings, next_to, mention.span.start)
        behind = sentence.find_word(lexicon.dealings, mention.span.end, mention.span.end + 2)
        if mention.preposition in lexicon.dealing_prepositions:
            if word is not None or behind is not None:
                yield mention
        elif not mention.preposition and (behind is not None or verb is not None):
            yield mention


def audiences_of(actors: Iterable[Actor]) -> tuple[Audience, ...]:
    """The audiences that these are, in the order of Audience."""
    found = {each for actor in actors for each in AUDIENCES.get(actor, ())}
    return tuple(each for each in Audience if each in found)


def people(named: Iterable[Mention]) -> tuple[Actor, ...]:
    """Those of them who are an audience, once each."""
    found = dict.fromkeys(actor for mention in named for actor in mention.actors)
    return tuple(actor for actor in found if actor in AUDIENCES)
