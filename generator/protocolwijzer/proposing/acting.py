"""Who has to act in a rule that has none of those it may be for as its subject."""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.proposing.actors import GENITIVE, Mention, part_of
from protocolwijzer.proposing.addressees import people, seeks_consent
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Part, Sentence, Span

_LONGEST_OF = 5  # words of "belonging to members of"


def is_school_acting(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the school is the subject of a main part, as it is not in "leave the school site"."""
    part = part_of(sentence, mention.span.start)
    if part is None or part.hang is not Hang.MAIN or not mention.names(Actor.SCHOOL):
        return False
    first = mention.span.start
    while first > part.start and sentence.folded[first - 1] in lexicon.determiners:
        first -= 1
    if first > part.start:
        return lexicon.inverts and lexicon.is_verb(sentence.folded[first - 1], "")
    verb = mention.span.end
    while verb < part.end and sentence.folded[verb] in lexicon.adverbs | lexicon.only:
        verb += 1
    word, following = (*sentence.folded[verb : verb + 2], "", "")[:2]
    acts = word in lexicon.must or word.removesuffix("s") in lexicon.imperatives
    return acts or lexicon.is_verb(word, following)


def speaks_as_school(everything: Sequence[Said], lexicon: Lexicon) -> bool:
    """Whether "we" are the school in a section: it speaks to parents, or names them beside."""
    return any(
        said.sentence.find(lexicon.parental_you) is not None
        or (
            said.subject is not None
            and are_we_the_school(said, said.subject, lexicon, in_section=False)
        )
        for said in everything
    )


def are_we_the_school(said: Said, subject: Mention, lexicon: Lexicon, *, in_section: bool) -> bool:
    """Whether "wij" are the school in a rule: in_section, whether its section shows that.

    "We" leave out those who are spoken to and those who are named beside: "wij bellen u niet",
    "met ouders appen wij niet". Not where "we" ask somebody else, nor in "wij helpen elkaar".
    """
    sentence = said.sentence
    if sentence.folded[subject.span.start] not in lexicon.we:
        return False
    part = part_of(sentence, subject.span.start)
    if part is None or part.hang is not Hang.MAIN:
        return False
    if (
        _asks(sentence, part, lexicon)
        or sentence.find(lexicon.reciprocal, part.start, part.end) is not None
    ):
        return False
    promised = sentence.find_word(lexicon.future, part.start, part.end) is not None
    if promised and sentence.find_word(lexicon.limits, part.start, part.end) is None:
        return False  # "wij zullen ouders inlichten" is good to know for them
    return in_section or any(_is_beside_us(each, sentence, lexicon) for each in said.mentions)


def _asks(sentence: Sentence, part: Part, lexicon: Lexicon) -> bool:
    """Whether a part asks somebody, and is not about questions: "geen vragen"."""
    no_verb = lexicon.determiners | (lexicon.negations - lexicon.never)
    return not seeks_consent(sentence, part, lexicon) and any(
        sentence.folded[index] in lexicon.asking_whom
        and (index == part.start or sentence.folded[index - 1] not in no_verb)
        for index in range(part.start, part.end)
    )


def _is_beside_us(mention: Mention, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether these are parents, and not "onze ouders", of whom pupils speak."""
    start = mention.span.start
    before = sentence.folded[start - 1] if start else ""
    return mention.actors == (Actor.PARENTS,) and before not in lexicon.ours


def by_consent_of_reader(sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """Where parents consent to what the school does: "geplaatst met uw toestemming"."""
    if sentence.find_word(lexicon.passives) is None:
        return None
    consent = sentence.find_word(lexicon.consent, 1)
    theirs = consent is not None and sentence.folded[consent - 1] in lexicon.possessives
    return Span(consent - 1, consent + 1) if consent is not None and theirs else None


def acting_without_subject(
    sentence: Sentence, named: Sequence[Mention], lexicon: Lexicon, *, owners: bool
) -> Mention | None:
    """Who has to act where the subject is a thing.

    Whoever it is done by ("worden door leerlingen bewaard"), else, if owners count, whose it is
    ("phones of pupils").
    """
    in_main = [
        mention
        for mention in named
        if (part := part_of(sentence, mention.span.start)) is not None and part.hang is Hang.MAIN
        if people([mention])
    ]
    doing = (
        mention
        for mention in in_main
        if mention.preposition in lexicon.doing
        # "Schade door leerlingen wordt ..." says what the damage is by
        and sentence.find_word(lexicon.passives, 0, mention.span.start) is not None
    )
    owning = (mention for mention in in_main if owners and owns(sentence, mention, lexicon))
    return next(doing, None) or next(owning, None)


def owns(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is "telefoons van leerlingen", "phones belonging to members of staff".

    Or a task: "the pupil's responsibility".
    """
    start = mention.span.start
    if mention.preposition == GENITIVE:
        end = start + _LONGEST_OF
        task = sentence.find(lexicon.responsibility, start, end)
        return task is not None or sentence.find_word(lexicon.things, start, end) is not None
    of = sentence.find(lexicon.belonging, max(0, start - _LONGEST_OF), start)
    return of is not None and of.start > 0 and sentence.folded[of.start - 1] in lexicon.things
