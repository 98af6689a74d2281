"""What a text says at its end about its own adoption: no rule, and kept in school.yml.

Only what is plainly that goes: unnumbered paragraphs behind the last rule, of which every sentence
says that someone adopted the text or agreed to it, with a day. A paragraph without a day stays in
the text, and so does one that says what is done now or later: that is for its readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.importing.metadata import (
    ADOPTED_PAST,
    CONSENTED_PAST,
    ITSELF,
    find_metadata,
    gives_day,
    sentences_of,
)
from protocolwijzer.model import Clause, Protocol
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.naming import PARAGRAPH

# No statement is longer, and some patterns go over a text more than once.
_LONGEST = 600
# Signatures and the like may come behind it; what is further up is not the end.
_MOST_PARAGRAPHS = 12
_DONE = (
    r"(?:vastgesteld|goedgekeurd|aangenomen|ingestemd|geadviseerd"
    r"|adopted|approved|agreed|consented|advised)"
)
_HAS = r"(?:is|zijn|werd|werden|was|were|has|have|heeft|hebben)"
_STATEMENTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "Vastgesteld door het bestuur op ...", "Aldus vastgesteld te ...", "Na instemming van ..."
        rf"(?:aldus\s+|thus\s+)?{_DONE}\b",
        r"(?:met|na|with|after)\s+(?:\w+\s+){0,2}(?:instemming|advies|consent|advice)\b",
        rf"(?=.*\b{ITSELF}).*\b{_HAS}\b.*\b{_DONE}\b",
        rf"(?=.*\b{ITSELF}).*\b(?:adopted|approved|agreed\s+(?:to|with))\b",
        rf"(?=.*\b{ITSELF}).*(?:{ADOPTED_PAST}|{CONSENTED_PAST})",
        # Consent is to the text, also where that is not said: "De MR heeft op 3 juni ingestemd."
        rf".*{CONSENTED_PAST}(?!\s+met\b)",
        r".*\bcouncil\s+(?:agreed|consented)\b(?!\s+(?:to|with)\b)",
        r".*\b(?:heeft|hebben|has|have)\b.*\b(?:ingestemd|consented|agreed)\b",
    )
)
# What is said of now or of later is for readers to know.
_STILL = re.compile(
    r"\b(?:word(?:t|en)|moet(?:en)?|mag|mogen|kan|kunnen|zal|zullen|dien(?:t|en)|geld(?:t|en|ig)"
    r"|jaarlijks\w*|elke?|iedere?|telkens|opnieuw|tenzij|indien|als|wanneer|tot(?!\s+stand\b)|totdat|treed(?:t|en)"
    r"|ga(?:at|an)|ingaande|ingang|niet|geen"
    r"|may|must|shall|will|can|should|every|each|annual(?:ly)?|yearly|again|unless|if|when|until"
    r"|appl(?:y|ies)|effect|force|valid|not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands at the end about the adoption.

    statements: the paragraphs; headings: those with nothing else below them; lines: all lines of
    the text with these blank; rest: the clauses that are left, as in a reading of the whole text.
    """

    statements: tuple[Line, ...]
    headings: tuple[Line, ...]
    lines: tuple[Line, ...]
    rest: tuple[Clause, ...]

    def leaves(self, protocol: Protocol) -> bool:
        """Whether a reading of the lines that are left gives the same rules as before."""
        return list(map(_said, self.rest)) == [_said(clause) for _, clause in protocol.clauses()]


def _said(clause: Clause) -> tuple[str, tuple[str, ...]]:
    return clause.number, clause.paragraphs


def closing_of(protocol: Protocol, lines: Sequence[Line]) -> Closing | None:
    """The statements at the end of a text; None where it has none, or has nothing else.

    lines: those that the protocol was read from.
    """
    found = list(_at_end(protocol))
    if not found or len(found) == len(protocol.clause_ids()):
        return None
    at: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.text:
            at.setdefault(line.number, index)  # a paragraph of several lines has one number
    blank: set[int] = set()
    statements = []
    for clause in found:
        start = at[protocol.place_of(clause).line]
        taken = _lines_of(clause.paragraphs[0], lines, start)
        if not taken:
            return None
        blank |= taken
        statements.append(replace(lines[start], text=clause.paragraphs[0]))
    ids = frozenset(clause.id for clause in found)
    headings = [
        at[protocol.place_of(section).line]
        for section in protocol.sections
        if section.title and section.clauses and ids.issuperset(each.id for each in section.walk())
    ]
    blank.update(headings)
    return Closing(
        tuple(statements),
        tuple(lines[index] for index in headings),
        tuple(
            replace(line, text="", heading=0, label=None) if index in blank else line
            for index, line in enumerate(lines)
        ),
        tuple(clause for _, clause in protocol.clauses() if clause.id not in ids),
    )


def _at_end(protocol: Protocol) -> Iterator[Clause]:
    """The statements among the unnumbered paragraphs behind the last rule, the last one first."""
    looked = 0
    for section in reversed(protocol.sections):
        whole = True
        for clause in reversed(section.clauses):
            looked += 1
            if clause.number != PARAGRAPH or clause.subclauses or looked > _MOST_PARAGRAPHS:
                return
            if len(clause.paragraphs) == 1 and _is_statement(clause.paragraphs[0]):
                yield clause
            else:
                whole = False
        if not whole:
            return


def _is_statement(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST or not gives_day(paragraph) or _STILL.search(paragraph):
        return False
    said = list(sentences_of(paragraph))
    if not all(any(each.match(sentence) for each in _STATEMENTS) for sentence in said):
        return False
    facts = find_metadata(Line(1, 0, sentence, hard_break=False) for sentence in said)
    return bool(facts.lines() or facts.advice)


def _lines_of(paragraph: str, lines: Sequence[Line], start: int) -> frozenset[int]:
    """The lines, from `start` on, that hold a paragraph and nothing else; none where they do not.

    A paragraph has no more letters than its lines: hyphens and white space may have gone.
    """
    wanted, found = _letters(paragraph), ""
    for index in range(start, len(lines)):
        found += _letters(lines[index].text)
        if found == wanted:
            return frozenset(range(start, index + 1))
        if not wanted.startswith(found):
            break
    return frozenset()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
