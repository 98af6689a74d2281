"""How much texts are alike, whatever the order of their words, and which are alike at all.

Common words count little: a word weighs by how few of the texts have it (Spärck Jones 1972, inverse
document frequency), and two texts are alike by the weight that they share (Sørensen-Dice).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import TypeAlias

Stems: TypeAlias = Counter[str]

_WORD = re.compile(r"\w+")
# Dutch and English bend words at their end ("foto", "foto's"; "plaatst", "plaatsen").
_STEM = 5
# Words that more texts have than this find nothing; without it every text would be compared with
# every other.
_MOST_TEXTS = 60
_MOST_CANDIDATES = 12


class Resemblance:
    """The texts of two sides, to be compared with each other.

    old, new: the beginnings of the words of each text, with how often they stand in it. Texts go
    by their place in these.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [_stems(text) for text in old]
        self.new = [_stems(text) for text in new]
        everything = [*self.old, *self.new]
        having = Counter(stem for stems in everything for stem in stems)
        self._weight = {stem: log(1 + len(everything) / count) for stem, count in having.items()}
        self._old_sizes = [self._size(stems) for stems in self.old]
        self._new_sizes = [self._size(stems) for stems in self.new]

    def between(self, old: int, new: int) -> float:
        """How much two texts are alike: from 0, nothing shared, to 1, the same words."""
        both = self._old_sizes[old] + self._new_sizes[new]
        return 2 * self._size(self.old[old] & self.new[new]) / both if both else 0.0

    def share_within(self, part: Stems, whole: Stems) -> float:
        """What share of a text's weight stands in another: from 0 to 1."""
        size = self._size(part)
        return self._size(part & whole) / size if size else 0.0

    def candidates(self, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Pairs of an old and a new text that may be alike.

        For each old text those new ones that share most of its rarer words.
        """
        having: dict[str, list[int]] = {}
        for place in new:
            for stem in self.new[place]:
                having.setdefault(stem, []).append(place)
        for place in old:
            shared: Counter[int] = Counter()
            for stem in self.old[place]:
                places = having.get(stem, ())
                if len(places) <= _MOST_TEXTS:
                    shared.update(places)
            yield from ((place, other) for other, _ in shared.most_common(_MOST_CANDIDATES))

    def _size(self, stems: Stems) -> float:
        return sum(count * self._weight[stem] for stem, count in stems.items())


def _stems(text: str) -> Stems:
    return Counter(word[:_STEM] for word in _WORD.findall(text.casefold()))
