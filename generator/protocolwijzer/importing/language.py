"""Whether a text is Dutch or English."""

from __future__ import annotations

import re
from collections.abc import Iterable

LANGUAGES = ("nl", "en")

# The commonest words of either that are none in the other.
_DUTCH = (
    "de het een van en dat niet zijn met voor worden wordt deze die ook bij naar door aan "
    "om uit geen je jij wij zij hun mag moet kunnen leerling leerlingen ouders"
)
_ENGLISH = (
    "the and to that not are with for this these which also by from their they you our "
    "may must should can any be on it or students pupils parents"
)
_COMMON = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(texts: Iterable[str]) -> str:
    """The language that most of the common words are in: one of LANGUAGES, "nl" when in doubt."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for text in texts:
        for word in _WORD.findall(text.lower()):
            for language, common in _COMMON.items():
                counts[language] += word in common
    return max(counts, key=lambda language: counts[language])
