"""Texts as they can be printed: what is no letter is left out."""

from __future__ import annotations

import unicodedata

# White space and what only says how to write: C0 and C1 controls, marks of direction, joiners of
# nothing, halves of pairs. Places that Unicode gives to nobody remain: which those are depends on
# its version, and a handout shows a square for them.
_NOTHING = frozenset(("Cc", "Cf", "Cs"))
# Joins letters of some scripts and emoji, and says how Hebrew and Arabic go among others.
_MEANT = frozenset("\u200c\u200d\u200e\u200f")


def printable(text: str) -> str:
    """A text in one line, without control characters. Letters that no font has remain."""
    return "".join(
        letter
        for letter in " ".join(text.split())
        if letter in _MEANT or unicodedata.category(letter) not in _NOTHING
    )
