"""A text as sentences, and a sentence as parts: what is asked apart from when and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from protocolwijzer.proposing.lexicon import AUDIENCES, Lexicon

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[^\W_a-z])")  # noqa: RUF001
_TOKEN = re.compile(r"[^\W_]+(?:['’´`.-][^\W_]+)*|['’][stn](?!\w)|[^\w\s]")  # noqa: RUF001
_APOSTROPHES = str.maketrans("’´`", "'''")  # noqa: RUF001
_STRESS = str.maketrans("áéíóú", "aeiou")
COMMA = frozenset(",")
_BREAKS = frozenset(";:")
_NEAR = 8  # words between "vraagt" and "of"
_LONGEST = 300  # words; what is longer is no sentence, and is read in pieces


class Hang(Enum):
    """How a part hangs in its sentence."""

    MAIN = "main"
    CONDITION = "condition"  # "als ...", "if ..."
    RELATIVE = "relative"  # "die ...", "who ..."


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a sentence's words: start and end index in it, end not included."""

    hang: Hang
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """words: as written, punctuation marks too; folded: the same in small letters.

    text: what the words are from; places: where each starts and ends in that.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    folded: tuple[str, ...]
    parts: tuple[Part, ...]

    def quoted(self, start: int, end: int) -> str:
        """These words as they stand there; at least one."""
        return self.text[self.places[start][0] : self.places[end - 1][1]]

    def find(self, phrases: Sequence[str], start: int = 0, end: int | None = None) -> Span | None:
        """Where the first of these phrases stands between two words."""
        folded = self.folded[start:end]
        present = set(folded)
        found: Span | None = None
        for words in _split(tuple(phrases)):
            if words[0] not in present or (len(words) > 1 and words[-1] not in present):
                continue
            for index in range(len(folded) - len(words) + 1):
                if folded[index : index + len(words)] == words:
                    if found is None or start + index < found.start:
                        found = Span(start + index, start + index + len(words))
                    break
        return found

    def find_word(
        self, words: frozenset[str], start: int = 0, end: int | None = None
    ) -> int | None:
        """Where the first of these words stands between two others."""
        stop = len(self.folded) if end is None else min(end, len(self.folded))
        return next((n for n in range(start, stop) if self.folded[n] in words), None)

    def of(self, hang: Hang) -> Iterator[Part]:
        """Its parts that hang in it so."""
        return (part for part in self.parts if part.hang is hang)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a sentence: start and end index, end not included."""

    start: int
    end: int


@cache
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Phrases as their words; there are no more of them than the lexicons have."""
    return tuple(tuple(phrase.split(" ")) for phrase in phrases)


def sentences(paragraphs: Sequence[str], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of a clause or a heading, those without a word left out."""
    texts = (text for paragraph in paragraphs for text in _SENTENCE.split(paragraph))
    return tuple(each for text in texts for each in _read(text, lexicon))


def _read(text: str, lexicon: Lexicon) -> Iterator[Sentence]:
    found = tuple(_TOKEN.finditer(text))
    for start in range(0, len(found), _LONGEST):
        piece = found[start : start + _LONGEST]
        words = tuple(match[0] for match in piece)
        if any(word[0].isalnum() for word in words):
            folded = tuple(_fold(word, lexicon) for word in words)
            places = tuple(match.span() for match in piece)
            yield Sentence(text, places, words, folded, tuple(_parts(folded, lexicon)))


def _fold(word: str, lexicon: Lexicon) -> str:
    """A word in small letters, "géén" without the accents that stress it."""
    if word.isascii():
        return word.casefold()
    small = word.translate(_APOSTROPHES).casefold()
    plain = small.translate(_STRESS)
    return plain if plain in lexicon.negations else small


def _parts(folded: Sequence[str], lexicon: Lexicon) -> Iterator[Part]:
    """A sentence cut where a condition, a relative clause or a contrast begins or ends.

    A comma ends what hangs on something, and not the main part, whose commas may be a list's.
    """
    hang, start = Hang.MAIN, 0
    if _is_question_for_condition(folded, lexicon):
        hang = Hang.CONDITION
    elif folded[0] in lexicon.relatives | lexicon.free_relatives:
        hang = Hang.RELATIVE
    for index, word in enumerate(folded):
        turned, begins = _turn(folded, index, start, hang, lexicon)
        if not turned:
            continue
        if index > start:
            yield Part(hang, start, index)
        hang, start = begins, index
        if word in _BREAKS or word == ",":
            start = index + 1
    if len(folded) > start:
        yield Part(hang, start, len(folded))


def _turn(
    folded: Sequence[str], index: int, start: int, hang: Hang, lexicon: Lexicon
) -> tuple[bool, Hang]:
    """Whether a new part begins at this word, and how that hangs."""
    word = folded[index]
    following = folded[index + 1] if index + 1 < len(folded) else ""
    if word in _BREAKS:
        return True, Hang.MAIN
    if word == "," and hang is not Hang.MAIN and not lexicon.hangs(following):
        return True, Hang.MAIN
    if word in lexicon.contrasts or (word in lexicon.and_ and following in lexicon.negations):
        return True, Hang.MAIN
    compares = word in lexicon.comparing and not lexicon.same.isdisjoint(folded[start:index])
    if word in lexicon.conditions and not compares and not _is_role(folded, index, lexicon):
        return True, Hang.CONDITION
    if index and word in lexicon.relatives and _opens_relative(folded, index, start, lexicon):
        return True, Hang.RELATIVE
    verbs, whether = lexicon.whether
    asking = folded[max(start, index - _NEAR) : index]
    noun = index == 1 and folded[0] not in lexicon.imperatives  # "Vragen of klachten"
    if word in whether and not verbs.isdisjoint(asking) and not noun:
        return True, Hang.CONDITION
    if hang is not Hang.MAIN and index > start and _turns_to_main(folded, index, lexicon):
        return True, Hang.MAIN
    return False, hang


def _is_role(folded: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Whether "als" says in what role, as in "als medewerker", and not "als medewerkers ..."."""
    if folded[index] not in lexicon.role or index + 1 >= len(folded):
        return False
    following = folded[index + 1]
    return lexicon.actors.get(following) in AUDIENCES and not following.endswith(lexicon.plurals)


def _opens_relative(folded: Sequence[str], index: int, start: int, lexicon: Lexicon) -> bool:
    """Whether "die", "dat", "who" open a part here and do not point.

    They point in "op die manier", behind the verb of a main part ("..., zetten die niet op"), and
    where no verb follows, as it does in any relative clause ("dan zetten ouders die foto niet op").
    "Die zich" can only open one. "Om" needs a "te" behind it.
    """
    if 0 < start == index - 1:
        return False
    if folded[index] in lexicon.before_infinitive:
        return not lexicon.purpose.isdisjoint(folded[index + 1 :])
    if folded[index - 1] in lexicon.prepositions - lexicon.before_relative:
        return False
    reflexive = not lexicon.reflexive.isdisjoint(folded[index + 1 : index + 2])
    may_point = lexicon.inverts and folded[index] in lexicon.determiners and not reflexive
    return not may_point or _has_verb(folded, index + 1, lexicon)


def _has_verb(folded: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands between here and the next comma."""
    for index in range(start, len(folded)):
        word = folded[index]
        if word in _BREAKS or word == ",":
            return False
        governed = folded[index - 1] in lexicon.prepositions or (
            index > start and folded[index - 1] in lexicon.determiners
        )
        known = word in lexicon.verbs or word in lexicon.must
        if known or (not governed and lexicon.looks_like_verb(word)):
            return True
    return False


def _turns_to_main(folded: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Whether a modal verb with its subject behind it begins the main part without a comma."""
    modal = folded[index] in lexicon.may or any(folded[index] == verb for verb in lexicon.must)
    if not modal or index + 1 >= len(folded):
        return False
    following = folded[index + 1]
    return (
        following in lexicon.determiners
        or following in lexicon.actors
        or following in lexicon.negations
        or following in lexicon.pronouns
    )


def _is_question_for_condition(folded: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the sentence opens as a question and stands for a condition.

    "Twijfel je?", "Houdt een medewerker zich niet aan ..., dan ...", "Mocht dat nodig zijn, vraag
    het" and "Should you need to call, ask".
    """
    if folded[-1] == "?":
        return True
    comma = next((n for n, word in enumerate(folded) if word == ","), None)
    if comma is None or comma + 1 >= len(folded):
        return False
    if folded[0] in lexicon.turned:
        # Dutch goes on with "dan" or with the verb, for which something has come first.
        return not lexicon.inverts or folded[comma + 1] in lexicon.then | lexicon.verbs
    opens = (
        folded[0]
        not in (
            lexicon.function_words
            | lexicon.adverbs
            | lexicon.determiners
            | lexicon.prepositions
            | lexicon.conditions
        )
        and folded[0] not in lexicon.actors
    )
    return opens and folded[comma + 1] in lexicon.then
