"""The place where a text is signed: names, offices and lines to write on, which are no rules.

Every line of such a block is read word by word, for its cells may have become one line: it is one
only where nothing is left over. A block says that it is signed, or closes the text below a sentence
that says how that was adopted; a list of names is one for readers otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.metadata import gives_day
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.furniture import is_rule_like
from protocolwijzer.reading.markers import INITIALS, SURNAME, counting_letters, parse_marker

# No such line is longer.
_LONGEST = 200
# How far above a block the sentence on the adoption may stand, in lines with words.
_NEAR = 4
_ADOPTED = re.compile(
    r"\b(?:vastgesteld|goedgekeurd|ingestemd|instemming|adopted|approved|consent(?:ed)?)\b",
    re.IGNORECASE,
)
# Markdown, and the full stop behind a name.
_BESIDE_WORDS = re.compile(r"^#{1,6}\s+|\*\*|(?<=\w\w)\.$")
_OFFICE = (
    r"(?:(?:waarnemend|plaatsvervangend|algemeen|adjunct|interim|locatie|deputy|acting)[\s-]*)?"
    r"(?:directeur(?:[\s-]bestuurder)?|directrice|directie(?:lid)?|schoolleid(?:er|ing)|teamleider"
    r"|(?:school)?bestuur(?:der|slid)?|bevoegd\s+gezag|college\s+van\s+bestuur"
    r"|(?:con)?rector|(?:vice-?)?voorzitter|secretaris|penningmeester"
    r"|(?:P?G?MR\b|(?:gemeenschappelijke\s+)?medezeggenschapsraad|oudergeleding|personeelsgeleding)"
    r"|(?:school\s+|executive\s+)?board|head\s?teacher|head|principal|director"
    r"|chair(?:man|woman|person)?|secretary|(?:joint\s+)?participation\s+council)"
)


class _Kind(Enum):
    """What a part of a line is. SIGNED: a word that only stands where something is signed."""

    SIGNED = auto()
    LABEL = auto()
    FILL_IN = auto()
    DATE = auto()
    PERSON = auto()
    OFFICE = auto()
    NAME = auto()
    NOTHING = auto()


_SIGNED = (
    r"voor\s+(?:akkoord|gezien)|w\.\s?g\.|(?:was\s+)?getekend|(?:onder|hand)tekening(?:en)?"
    r"|paraaf|signatures?|signed|initials"
)
_LABEL = r"naam|name|functie|position|datum|date|d\.d\.|dd\.|plaats|place"
_DATE = (
    r"[0-3]?[0-9]\s+[a-z]{3,9}\.?\s+(?:19|20)[0-9]{2}\b"
    r"|[0-3]?[0-9][-/.][01]?[0-9][-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})\b"
)
# Whose signature it is, and how people are addressed.
_WHO = (
    r"(?:van\s+)?(?:de\s+|the\s+)?(?:ouders?(?:\(s\))?|verzorgers?|leerling|parents?|pupil|student)"
    r"|en|and|te|namens|on\s+behalf\s+of|mevrouw|mevr\.|mw\.|de\s+heer|dhr\.|drs\.|dr\.|ir\.|mr\."
    r"|prof\.|mrs\.|ms\."
)
# In this order: what comes first says more. Names are told from other words by their capitals.
_PARTS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (_Kind.FILL_IN, r"[_.…]{3,}|(?:[_.…] ){3,}"),
        (_Kind.NOTHING, r"[\s|,;:/()–-]+"),  # noqa: RUF001 (a dash that does occur)
        (_Kind.SIGNED, rf"(?i:{_SIGNED})(?!\w)"),
        (_Kind.LABEL, rf"(?i:{_LABEL})(?![\w'])"),
        (_Kind.DATE, rf"(?i:{_DATE})"),
        (_Kind.NOTHING, rf"(?i:{_WHO})(?!\w)"),
        (_Kind.OFFICE, rf"(?i:(?:(?:for|voor|van|of)\s+)?(?:(?:de|het|the)\s+)?{_OFFICE}\b)"),
        (_Kind.PERSON, rf"{INITIALS}{SURNAME}(?!\w)"),
        (_Kind.NAME, rf"(?:[A-Z][\w'’.-]*\s+)?{SURNAME}(?!\w)"),  # noqa: RUF001
    )
)


def without_signatures(
    lines: Sequence[Line], *, file: str, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """The lines without those where the text is signed, each of which is reported."""
    texts = [_bare(line) for line in lines]
    counting = counting_letters(line.text for line in lines)
    kinds = [
        frozenset() if _is_other(line, found) else found
        for line, text in zip(lines, texts, strict=True)
        for found in [_kinds(text, counting)]
    ]
    gone: set[int] = set()
    rules = [at for at, text in enumerate(texts) if not kinds[at] and is_rule_like(text)]
    after = rules[-1] + 1 if rules else 0
    for run in _runs(texts, kinds):
        is_end = run[0] >= after and not _is_title(run, texts, kinds)
        gone.update(run if is_end and _closes(run, texts, kinds) else _signed(run, kinds))
    for at in sorted(gone):
        diagnostics.report(
            Code.FURNITURE,
            Place(file, lines[at].number, lines[at].indent + 1),
            f'"{lines[at].text}" was left out: it looks like a place to sign or fill in.',
            "Put it in a sentence of its own if it is a rule.",
        )
    return tuple(
        replace(line, text="", heading=0, label=None, hard_break=False) if at in gone else line
        for at, line in enumerate(lines)
    )


def _bare(line: Line) -> str:
    text = line.text.removeprefix(line.label.text) if line.label else line.text
    return _BESIDE_WORDS.sub("", text.strip()).strip()


def _is_other(line: Line, kinds: Collection[_Kind]) -> bool:
    """Whether a line is something else by what it looks like: a heading, or numbered by Word."""
    is_heading = line.heading > 0 or line.text.startswith("#")
    numbered = line.label is not None and bool(line.label.number)
    return numbered or (is_heading and _Kind.SIGNED not in kinds)


def _kinds(text: str, counting: Collection[str]) -> frozenset[_Kind]:
    """What the parts of a line are; nothing where a part of it is nothing of the kind."""
    found: list[_Kind] = []
    at = 0
    while at < len(text) <= _LONGEST:
        part = next(
            ((kind, match) for kind, form in _PARTS if (match := form.match(text, at))), None
        )
        if part is None:
            return frozenset()
        if part[0] is not _Kind.NOTHING:
            found.append(part[0])
        at = part[1].end()
    if found == [_Kind.PERSON] and text[:1] in counting and parse_marker(text) is not None:
        return frozenset()  # "A. Respect"
    return frozenset(found)


def _runs(texts: Sequence[str], kinds: Sequence[frozenset[_Kind]]) -> Iterator[list[int]]:
    """The lines that may be signed, as far as nothing else stands between them."""
    run: list[int] = []
    for at, text in enumerate(texts):
        if kinds[at]:
            run.append(at)
        elif text and run:
            yield run
            run = []
    if run:
        yield run


def _is_title(run: Sequence[int], texts: Sequence[str], kinds: Sequence[frozenset[_Kind]]) -> bool:
    """Whether a run is no more than "Ondertekening" above other text."""
    return len(run) == 1 and kinds[run[0]] == {_Kind.SIGNED} and any(texts[run[0] + 1 :])


def _closes(run: Sequence[int], texts: Sequence[str], kinds: Sequence[frozenset[_Kind]]) -> bool:
    """Whether a run behind the last rule is signed, or stands below how the text was adopted."""
    found = frozenset[_Kind]().union(*(kinds[at] for at in run))
    if _Kind.SIGNED in found or (_Kind.FILL_IN in found and len(found) > 1):
        return True
    if not found & {_Kind.PERSON, _Kind.OFFICE}:
        return found == {_Kind.LABEL}  # "Plaats:", "Datum:" and nothing behind them
    above = [text for text in texts[: run[0]] if text][-_NEAR:]
    return any(_ADOPTED.search(text) and (gives_day(text) or _Kind.DATE in found) for text in above)


def _signed(run: Sequence[int], kinds: Sequence[frozenset[_Kind]]) -> Sequence[int]:
    """The lines of a run, with text below it, that are signed beyond doubt.

    The last ones may be headings of what comes next, and the first ones of this.
    """
    said = {_Kind.SIGNED, _Kind.LABEL, _Kind.FILL_IN, _Kind.PERSON}
    sure = [place for place, at in enumerate(run) if kinds[at] & said]
    if not any(_Kind.SIGNED in kinds[at] for at in run) or len(sure) < 2:  # noqa: PLR2004
        return ()
    return run[sure[0] : sure[-1] + 1]
