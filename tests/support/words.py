"""A text as a sequence of words, and what two texts have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# A list label ("1.", "- a.") at the start of a line is not a word of the text.
_LABEL = re.compile(r"^[ \t>#*-]*(?:(?:\d{1,2}|[a-z])[.)][ \t]+)?", re.MULTILINE)
# Within a word: apostrophes of all sorts, the soft hyphen and the zero-width joiners.
_INSIDE = re.compile("['\u2018\u2019\u201b\u00b4`\u00ad\u200b-\u200d\ufeff]")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, in order, without case, punctuation, accents' encoding and labels."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _WORD.findall(_INSIDE.sub("", _LABEL.sub("", folded)))


def shingles(sequence: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of this many words."""
    for start in range(len(sequence) - size + 1):
        yield tuple(sequence[start : start + size])


def blank_folded(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, verbatim apart from white space."""
    return re.split(r"(?<=[.!?;:])\s+", blank_folded(text))
