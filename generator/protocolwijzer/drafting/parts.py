"""Parts of a rule that say nothing without it, as their verb stands in what they are a part of."""

from __future__ import annotations

import re

from protocolwijzer.model import Clause, Kind
from protocolwijzer.proposing.languages import lexicon_for
from protocolwijzer.proposing.lexicon import Lexicon

_WORD = re.compile(r"[^\W_](?:[\w'\u2019-]*\w)?")
# After these an item goes on with a verb of its own.
_GOES_ON = re.compile(
    r"\b(?:om|als|indien|wanneer|zodra|zolang|tenzij|mits|omdat|dat|to|if|when|whenever|unless"
    r"|because|that)\W*$",
    re.IGNORECASE,
)


def is_fragment(text: str, lead_in: str, kind: Kind, language: str) -> bool:
    """Whether a part of a rule is only a place or a case of what its lead-in says.

    "In the newsletter" is one wherever it stands. A thing, as "phones", tells what is forbidden or
    allowed, but not what must be done with it.
    """
    if not lead_in or _GOES_ON.search(lead_in):
        return False
    lexicon = lexicon_for(language)
    words = _words(text)
    if not words or _tells(words, lexicon):
        return False
    before = _words(lead_in)
    if before and before[-1] in lexicon.prepositions:
        return True
    return not _has_verb(words, lexicon) and (kind is Kind.MUST or words[0] in lexicon.prepositions)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _tells(words: list[str], lexicon: Lexicon) -> bool:
    """Whether there is a verb that is known, or what one goes with."""
    telling = lexicon.verbs | lexicon.finite_verbs | lexicon.readers | lexicon.negations
    return "te" in words or not telling.isdisjoint(words)


def _has_verb(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word looks like a verb, and nothing before it shows that it is a noun."""
    nominal = lexicon.prepositions | lexicon.determiners
    return any(
        lexicon.looks_like_verb(word) and (not at or words[at - 1] not in nominal)
        for at, word in enumerate(words)
    )


def items_of(clause: Clause) -> str:
    """The parts of a rule in one line, as they go on from it."""
    return " ".join(" ".join(each.text.split()) for each in clause.subclauses)
