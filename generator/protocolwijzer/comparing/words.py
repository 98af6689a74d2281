"""Which words of a text are not those of another: what is struck out and what is underlined.

For people, not for patching: lone words that two rewritten passages happen to share are marked
along, and a text that hardly resembles the other is marked as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, takewhile
from typing import TypeAlias, TypeVar

# With the white space before it, so that texts can be put together again.
_TOKEN = re.compile(r"\s*(?:\w+(?:['\u2019./@-]\w+)*|\S)|\s+$")
_WORD = re.compile(r"\w")
_SENTENCE_END = frozenset(".!?;:")
# Comparing takes time with the product of both lengths. Above the first limit it goes by sentences
# first; what is still above the second is not compared but marked as a whole.
_SHORT = 100 * 100
_LONG = 500 * 500
# Where less than this share of the words is the same, marks between them only confuse.
_LEAST_SAME = 0.3

_Tokens: TypeAlias = Sequence[str]
_Item = TypeVar("_Item", bound=Hashable)


class Mark(StrEnum):
    """Which of two texts words stand in."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together, white space included. text: never empty."""

    mark: Mark
    text: str


Marked: TypeAlias = tuple[Run, ...]


def marked(before: str, after: str) -> Marked:
    """Two texts as one, in reading order: what stands in both, in the old one, in the new one.

    The runs that are not NEW give the old text, letter for letter, and those that are not OLD the
    new one. Paragraphs are parted by an empty line, which may stand in the middle of a run.
    """
    if before == after:
        return _runs([(Mark.BOTH, before)])
    # The first word has a space before it too, so that it is the same word anywhere else.
    old, new = _TOKEN.findall(f" {before}"), _TOKEN.findall(f" {after}")
    parts = _readable(list(_parts(old, new)))
    found: list[tuple[Mark, str]] = []
    for part in parts:
        if part.same:
            found.append((Mark.BOTH, "".join(part.old)))
        else:
            found += ((Mark.OLD, "".join(part.old)), (Mark.NEW, "".join(part.new)))
    return _runs(_without_first_space(found))


def side(runs: Marked, mark: Mark) -> Marked:
    """The runs of one of the two texts. mark: OLD or NEW."""
    return tuple(run for run in runs if run.mark in (Mark.BOTH, mark))


def paragraphs(runs: Marked) -> tuple[Marked, ...]:
    """The runs of each paragraph, without the empty lines between them."""
    found: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n\n")):
            if number:
                found.append([])
            if piece:
                found[-1].append(Run(run.mark, piece))
    return tuple(tuple(paragraph) for paragraph in found if paragraph)


@dataclass(slots=True)
class _Part:
    """What stands at one place in both texts."""

    same: bool
    old: list[str]
    new: list[str]

    @property
    def words(self) -> int:
        """How many words the longer of the two has."""
        return max(_count(self.old), _count(self.new))


def _count(tokens: _Tokens) -> int:
    return sum(1 for token in tokens if _WORD.search(token))


def _parts(old: _Tokens, new: _Tokens) -> Iterator[_Part]:
    """Both texts in parts that are the same or are not, in order."""
    if len(old) * len(new) <= _SHORT:
        yield from _aligned(old, new)
        return
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    if len(old_sentences) * len(new_sentences) > _LONG:
        yield _Part(same=False, old=list(old), new=list(new))
        return
    for same, sentences, others in _opcodes(old_sentences, new_sentences):
        before, after = list(chain.from_iterable(sentences)), list(chain.from_iterable(others))
        if not same and 0 < len(before) * len(after) <= _LONG:
            yield from _aligned(before, after)
        else:
            yield _Part(same, before, after)


def _aligned(old: _Tokens, new: _Tokens) -> Iterator[_Part]:
    for same, before, after in _opcodes(old, new):
        yield _Part(same, list(before), list(after))


def _opcodes(
    old: Sequence[_Item], new: Sequence[_Item]
) -> Iterator[tuple[bool, Sequence[_Item], Sequence[_Item]]]:
    matcher = SequenceMatcher(None, old, new)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        yield tag == "equal", old[start:end], new[new_start:new_end]


def _sentences(tokens: _Tokens) -> list[tuple[str, ...]]:
    found: list[list[str]] = [[]]
    for token in tokens:
        found[-1].append(token)
        if token in _SENTENCE_END:
            found.append([])
    return [tuple(sentence) for sentence in found if sentence]


def _readable(parts: list[_Part]) -> list[_Part]:
    """The parts without islands: see the head of this module."""
    old = list(chain.from_iterable(part.old for part in parts))
    new = list(chain.from_iterable(part.new for part in parts))
    same = sum(part.words for part in parts if part.same)
    if same < _LEAST_SAME * max(_count(old), _count(new)):
        return [_Part(same=False, old=old, new=new)]
    joined: list[_Part] = []
    for place, part in enumerate(parts):
        before = joined[-1] if joined else None
        after = parts[place + 1] if place + 1 < len(parts) else None
        if before and not before.same and (not part.same or _is_island(before, part, after)):
            before.old += part.old
            before.new += part.new
        else:
            joined.append(part)
    return joined


def _is_island(before: _Part, part: _Part, after: _Part | None) -> bool:
    """Whether a part that is the same is too small to stand between two that are not."""
    if after is None:
        return False
    return part.words == 0 or (part.words == 1 and min(before.words, after.words) > 1)


def _without_first_space(found: list[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """Take off the space that was put before the first word of both texts.

    Where one text begins with words that only it has, the space goes behind those instead, from
    the first word of the other, which both have.
    """
    opening = list(takewhile(lambda each: each[0] is not Mark.BOTH, found))
    bare = [(mark, text[1:]) for mark, text in opening]
    rest = found[len(opening) :]
    if rest and sum(bool(text) for _, text in opening) < len((Mark.OLD, Mark.NEW)):
        (mark, text), *others = rest
        bare = [(each, f"{words}{text[:1]}") for each, words in bare if words]
        rest = [(mark, text[1:]), *others]
    return bare + rest


def _runs(found: Iterable[tuple[Mark, str]]) -> Marked:
    return tuple(Run(mark, text) for mark, text in found if text)
