"""The languages that proposals are made in."""

from __future__ import annotations

from collections.abc import Mapping

from protocolwijzer.proposing.dutch import DUTCH
from protocolwijzer.proposing.english import ENGLISH
from protocolwijzer.proposing.lexicon import Lexicon

_LEXICONS: Mapping[str, Lexicon] = {"nl": DUTCH, "en": ENGLISH}


def lexicon_for(language: str) -> Lexicon:
    """The words of a language (a BCP 47 tag); Dutch where none are known for it."""
    return _LEXICONS.get(language.partition("-")[0].lower(), DUTCH)
