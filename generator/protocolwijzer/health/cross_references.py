"""References from a text to itself: "see article 9" where there is no article 9.

Precision goes before completeness: what may refer to another text ("artikel 8 van de AVG") is left
alone, and numbers are compared generously: "article 3" may be 2.3 or B.3.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import passages
from protocolwijzer.model import Protocol
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.reading.markers import roman_value

# "3", "2.3a", "A.4", "IV", "B". No "I" by itself: "in this section I explain".
_LABEL = r"(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[IVX]{2,5}|[A-HVX])\b"
# What only parts of a text are called; and what other things are called too, so they need a "see".
_PART = (
    r"artikel(?:en)?|art\.|paragra(?:af|fen)|hoofdstuk(?:ken)?|bijlagen?"
    r"|articles?|sections?|chapters?|clauses?|append(?:ix|ices)|annex(?:es)?"
)
_THING = r"regels?|afspra(?:ak|ken)|punt(?:en)?|onderde(?:el|len)|rules?|points?|paragraphs?"
_REFERENCE = re.compile(
    rf"(?i:\b(?:{_PART})|\b(?:zie|see)\s+(?:{_THING}))\s+"
    rf"{_LABEL}(?:(?:,\s+|\s+(?:en|of|and|or)\s+){_LABEL})*"
)
_ANNEX = re.compile(r"\b(bijlage|appendi|annex)\w{0,4}")
_ONE = re.compile(_LABEL)
# Whoever names one of these anywhere in a paragraph may mean an article of it.
_OTHER_TEXT = re.compile(
    r"\b(?:\w{0,30}(?:wet|wetboek|besluit|verdrag|reglement|statuut|schoolgids|handboek|cao|code"
    r"|verordening|convenant)|avg|bw|sr|wpo|wvo|wec|gdpr|acts?|laws?|convention|treaty|regulations?"
    r"|directive|handbook|guide|constitution)\b",
    re.IGNORECASE,
)
# "artikel 3 van het ...", "article 3 of the ..." and "artikel 8 EVRM" name what they are in.
_NAMED = re.compile(
    r"(?:,?\s+(?:lid|sub|onder|eerste|tweede|derde)\b[^,.;]{0,12})?"
    r"\s+(?:(?:van|uit|in|of|from)\s+(?!dit\b|deze\b|this\b|these\b)|[A-Z])"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"[ivx]+")
# How much of a heading says which it is: "Deel B, hoofdstuk 2".
_HEAD = 6


def check_cross_references(edition: Protocol) -> Iterator[Flag]:
    """References in a text to parts of it that are not there."""
    known: Collection[tuple[str, ...]] | None = None
    for passage in passages(edition):
        matches = [*_REFERENCE.finditer(passage.text)] if passage.clause else []
        if not matches or _OTHER_TEXT.search(passage.text):
            continue
        for match in matches:
            if _NAMED.match(passage.text, match.end()):
                continue
            known = _numbers(edition) if known is None else known
            # Annexes count by themselves: rule 1 is not annex 1.
            annex = _ANNEX.findall(match[0].casefold())
            if all((*annex, *_numerals(label)) in known for label in _ONE.findall(match[0])):
                continue
            yield passage.flag(
                Code.DEAD_REFERENCE,
                (match.start(), match.end()),
                _("This refers to something that is not in the text: \u201c%(words)s\u201d."),
                {"words": match[0]},
            )


def _numbers(edition: Protocol) -> Collection[tuple[str, ...]]:
    """Whatever clauses and sections can be called: every run of the numerals in their labels."""
    heads = {head for section in edition.sections for head in (section.label, section.title)}
    runs: set[tuple[str, ...]] = set()
    for label in (*labels_of(edition).values(), *heads):
        numerals = _numerals(label)[:_HEAD]
        ends = range(1, len(numerals) + 1)
        runs.update(numerals[start:end] for end in ends for start in range(end))
    return runs


def _numerals(label: str) -> tuple[str, ...]:
    """The numbers, letters and words of a label, roman numerals as figures: ("2", "3", "a")."""
    tokens = _TOKEN.findall(_ANNEX.sub(r"\1", label.casefold()))
    return tuple(str(roman_value(token)) if _ROMAN.fullmatch(token) else token for token in tokens)
