"""Who is named in a sentence, and who of them is its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.sentences import Hang, Part, Sentence, Span

_LONGEST_LINK = 5  # words between two members of a list: ", maar ook het hele"
_WITH_NOUN_AND_VERB = 3  # words of "je telefoon staat"


PERSONS: tuple[Actor, ...] = tuple(
    actor for actor in Actor if actor not in {Actor.SCHOOL, Actor.DOCUMENT}
)

GENITIVE = "'s"  # stands for the preposition of "the pupil's phone"

_LISTED = (frozenset(PERSONS) | {Actor.SCHOOL}) - {Actor.YOU, Actor.FORMAL_YOU}


@dataclass(frozen=True, slots=True)
class Mention:
    """Actors that are named together ("leerlingen en hun ouders"), and the preposition before."""

    actors: tuple[Actor, ...]
    span: Span
    preposition: str = ""
    is_role: bool = False  # "als medewerker", "as a member of staff"
    antecedent: Span | None = None  # of a pronoun: where they are named

    @property
    def words(self) -> Span:
        """Where the words stand that name them."""
        return self.antecedent or self.span

    def names(self, *actors: Actor) -> bool:
        """Whether one of these is among them."""
        return any(actor in self.actors for actor in actors)


def actor_of(word: str, lexicon: Lexicon) -> Actor | None:
    """Whom a word names, compounds by their ending."""
    exact = lexicon.actors.get(lexicon.without_genitive(word))
    if exact is not None or not word.endswith(lexicon.endings):
        return exact
    return next(actor for ending, actor in lexicon.actor_endings.items() if word.endswith(ending))


def mentions(sentence: Sentence, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Everyone who is named, in order; members of one list are one mention."""
    return tuple(_mentions(sentence.folded, lexicon))


def _mentions(folded: Sequence[str], lexicon: Lexicon) -> Iterator[Mention]:
    current: Mention | None = None
    for index, word in enumerate(folded):
        actor = actor_of(word, lexicon)
        if actor is None and word not in lexicon.others_in_a_list:
            continue
        listed = current is not None and (
            _is_link(folded, current.span.end, index, lexicon)
            or _are_helpers(current, index, actor)
        )
        if listed and word in lexicon.others_in_a_list and _joins(folded[index - 1], lexicon):
            actor = Actor.OTHERS
        if actor is None or not _counts(folded, index, actor, lexicon):
            continue
        if listed and current is not None and _are_one_list(current, actor):
            # The school or its head beside people is no audience more.
            together = dict.fromkeys((*current.actors, actor))
            persons = tuple(each for each in together if each is not Actor.SCHOOL)
            current = Mention(
                persons or (Actor.SCHOOL,),
                Span(current.span.start, index + 1),
                current.preposition,
            )
            continue
        if current is not None:
            yield current
        preposition = (
            GENITIVE if word.endswith(lexicon.genitives) else _preposition(folded, index, lexicon)
        )
        current = Mention((actor,), Span(index, index + 1), preposition)
    if current is not None:
        yield current


def _are_helpers(current: Mention, index: int, actor: Actor | None) -> bool:
    """Whether it is "parent volunteers", who are both."""
    is_next = index == current.span.end
    return is_next and current.actors == (Actor.PARENTS,) and actor is Actor.OTHERS


def _are_one_list(current: Mention, actor: Actor) -> bool:
    """Whether people can stand in one list; "at school, parents ..." is none."""
    begins_with_school = current.actors == (Actor.SCHOOL,) and current.preposition
    return _LISTED.issuperset({actor, *current.actors}) and not begins_with_school


def _is_link(folded: Sequence[str], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether these words do no more than join two members of a list."""
    between = folded[start:end]
    return (
        0 < len(between) <= _LONGEST_LINK
        and between[0] in lexicon.connectors
        and not _has_verb(between, lexicon)
        and not any(
            word in lexicon.stative
            or word in lexicon.conditions
            or word in lexicon.may
            or (word in lexicon.prepositions and word not in lexicon.connectors)
            for word in between
        )
    )


def _has_verb(between: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a verb comes before a name and its article: "kinderen en belt zo nodig de ouders"."""
    opens = (
        lexicon.connectors
        | lexicon.determiners
        | lexicon.adverbs
        | lexicon.only
        | lexicon.contrasts
        | lexicon.besides
    )
    return any(
        word in lexicon.determiners and before not in opens and not lexicon.number.fullmatch(before)
        for before, word in pairwise(between)
    )


def _joins(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a list and "others", its last member."""
    return word in lexicon.connectors or word in lexicon.determiners


def _counts(folded: Sequence[str], index: int, actor: Actor, lexicon: Lexicon) -> bool:
    """Whether a word that may name somebody does so here."""
    before = folded[index - 1] if index else ""
    if folded[index] in lexicon.children and before in lexicon.possessives:
        return False  # "uw kind" is a parent's, not a pupil whom the sentence is about
    if actor is Actor.YOU:
        return (
            before not in lexicon.prepositions
            and folded[index + 1 : index + 2] != (lexicon.own,)
            and not _is_possessive(folded, index, lexicon)
        )
    if folded[index] in lexicon.ambiguous and len(folded) > 1:
        if index > 1 and actor_of(before, lexicon) is None and lexicon.adjective.fullmatch(before):
            before = folded[index - 2]
        following = (*folded[index + 1 : index + 3], "", "")
        acts = following[0] in lexicon.must or lexicon.is_verb(following[0], following[1])
        opens = index == 0 and acts  # "Ouder tekent"
        listed = before == "/" and actor_of(folded[index - 2], lexicon) is not None
        as_role = before in lexicon.role  # "als ouder"
        return before in lexicon.determiners or opens or listed or as_role
    return True


def _is_possessive(folded: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Whether it is the "je" of "je telefoon staat uit"; "je ouders" are not told apart."""
    if index or folded[index] not in lexicon.possessives or len(folded) < _WITH_NOUN_AND_VERB:
        return False
    return actor_of(folded[1], lexicon) is None and not lexicon.is_verb(folded[1], folded[2])


def _preposition(folded: Sequence[str], index: int, lexicon: Lexicon) -> str:
    """The preposition that governs a name: "van", "met alle", "van minderjarige", "van X of".

    Not before "en", behind which a new main part may begin: "wij praten met X en ouders tekenen".
    """
    unknown = 0
    earliest = index - _LONGEST_LINK
    for place in range(index - 1, -1, -1):
        if place < earliest:
            break
        before = folded[place]
        if before in lexicon.prepositions:
            if place and folded[place - 1] in lexicon.members:
                return _preposition(folded, place - 1, lexicon)
            return before
        if before in lexicon.determiners or before == "(" or lexicon.number.fullmatch(before):
            continue
        if before in lexicon.or_ and not unknown:
            earliest = place - _LONGEST_LINK
            continue
        is_verb = before in lexicon.function_words or before in lexicon.asking_whom
        if unknown or is_verb or not before[0].isalpha():
            return ""
        unknown += 1
    return ""


def part_of(sentence: Sentence, index: int) -> Part | None:
    """The part that a word stands in."""
    return next((part for part in sentence.parts if part.start <= index < part.end), None)


def own_child(sentence: Sentence, part: Part, lexicon: Lexicon) -> Span | None:
    """Where "uw kind" stands that may be the subject of a part: not behind a preposition."""
    for index in range(part.start + 1, part.end):
        if sentence.folded[index] not in lexicon.children:
            continue
        yours = sentence.find(lexicon.parental_you, index - 1, index + 1) is not None
        governed = index - 1 > part.start and sentence.folded[index - 2] in lexicon.prepositions
        if yours and not governed:
            return Span(index - 1, index + 1)
    return None


def after_relative(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is the subject of a relative clause: "opnamen die ouders maken"."""
    part = part_of(sentence, mention.span.start)
    return part is not None and part.hang is Hang.RELATIVE


def in_condition(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands in a condition: "als een leerling ..."."""
    part = part_of(sentence, mention.span.start)
    return part is not None and part.hang is Hang.CONDITION
