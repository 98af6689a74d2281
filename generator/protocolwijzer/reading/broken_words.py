"""Two lines of one paragraph in one: words that were broken between them are whole again.

A hyphen at the end of a line is one of three: the typesetter's, which goes; the word's own
("e-mail"), which stays; or one that stands for a part that follows later ("mail- en netgebruik"),
which stays with a space behind it. Which of the first two it is shows where the text has the same
word elsewhere, unbroken; otherwise it is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place

SOFT_HYPHEN = "\u00ad"

_HEAD = re.compile(r"(?P<head>[^\W_]+)[-\u2010]$")
# "ouders/verzorgers", "en/of".
_PAIR = re.compile(r"\w/$")
_TAIL = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SUSPENDED = re.compile(r"(?:en|of|en/of|dan|als|noch|tot|and|or|and/or|to|nor)\b")
# Parts of words that keep their hyphen in Dutch or English.
_KEEPS = re.compile(
    r"e|ex|niet|non|oud|vice|adjunct|co|self|app|ict|it|mr|gmr|pc|tv|cd|dvd|usb|sms|wifi|vr|ai"
)
# Vowels that would be read as one; Dutch writes a hyphen between them in compounds.
_CLASH = re.compile(r"a[aeiu]|e[eiu]|i[ei]|o[eiou]|u[iu]|[aeou]y", re.IGNORECASE)
# A longer line's end says as much as all of it.
_END = 100


class BrokenWords:
    """Joins lines; how a text writes a word elsewhere tells how it writes it here.

    texts: all lines of the text.
    """

    def __init__(self, texts: Iterable[str], *, file: str, diagnostics: Diagnostics) -> None:
        self._words = {word.lower() for text in texts for word in _WORD.findall(text)}
        self._file = file
        self._diagnostics = diagnostics

    def joint(self, before: str, after: str, place: Place) -> tuple[int, str]:
        """How many letters go at the end of the one line, and what comes before the other.

        place: of the second line, where a doubt is reported. after: not empty.
        """
        if before.endswith(SOFT_HYPHEN):
            return 1, ""
        if _PAIR.search(before[-_END:]) and after[0].isalnum():
            return 0, ""
        broken = _HEAD.search(before[-_END:])
        rest = _TAIL.match(after)
        if broken is None or rest is None or _SUSPENDED.match(after):
            return 0, " "
        head, tail = broken["head"], rest.group()
        whole, hyphened = head + tail, f"{head}-{tail}"
        known = {word for word in (whole, hyphened) if word.lower() in self._words}
        if len(known) == 1:
            return (0, "") if hyphened in known else (1, "")
        if self._keeps_hyphen(head, tail):
            self._doubt(f'"{hyphened}" was broken at its hyphen, which is kept.', place)
            return 0, ""
        self._doubt(f'"{whole}" was broken over two lines and is read as one word.', place)
        return 1, ""

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if not tail[0].islower() or not head[-1].islower():
            return True  # "MR-lid", "Noord-Holland", "2024-2025"
        return bool(_KEEPS.fullmatch(head) or _CLASH.fullmatch(head[-1] + tail[0]))

    def _doubt(self, message: str, place: Place) -> None:
        self._diagnostics.report(
            Code.UNCERTAIN_JOIN, place, message, "Compare the hyphen with the original."
        )
