"""How hard a text reads: LIX, the läsbarhetsindex.

C.-H. Björnsson, Läsbarhet (Stockholm: Liber, 1968): words per sentence plus the percentage of words
of more than six letters. It needs no list of words, so one formula serves all languages with an
alphabet, though not with the same number: Dutch words are longer than English ones. Up to 30 is
very easy, to 40 easy, to 50 middling, to 60 hard; above that it is very hard.
"""

from __future__ import annotations

import re

# Below this a single long name decides the number.
FEWEST_WORDS = 15
_LONG = 6

_WORD = re.compile(r"[^\W\d_](?:[\w.'\u2019-]*\w)?")
# Björnsson counts full stops, colons and what begins with a capital; a mark inside a word, as in
# "o.a." or "10.30", or before a small letter, as in "e.g. this", ends no sentence. It is only
# tried where a run of marks begins, and in one way: linear on any text.
_SENTENCE_END = re.compile(
    r"(?<![.!?:\u2026])[.!?:\u2026]++[\"'\u201d\u2019)]*+"
    r"(?=\s+[\"'\u201c\u2018(]*[^a-z\u00df-\u00ff\s]|\s*$)|\n+"
)


def lix(text: str) -> float | None:
    """The LIX of a text; None where it has too few words to say."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    long = sum(1 for word in words if len(word) > _LONG and sum(map(str.isalpha, word)) > _LONG)
    return len(words) / sentences + 100 * long / len(words)
