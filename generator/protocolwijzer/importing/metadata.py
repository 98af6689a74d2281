"""What a text says about itself: who adopted it and when, with whose consent, which version.

Found by the words that stand before such facts on title pages, in version tables and in closing
lines. What is not said that way is not found; nothing is guessed, and every find keeps its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from protocolwijzer.reading.decoding import Line

_MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "jan feb mar apr may jun jul aug sept oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATE = re.compile(
    rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>(?:19|20)[0-9]{{2}})\b"
    rf"|(?P<us_month>{_MONTH})\s+(?P<us_day>[0-3]?[0-9])(?:st|nd|rd|th)?,\s*(?P<us_year>(?:19|20)[0-9]{{2}})\b"
    r"|\b(?P<iso_year>(?:19|20)[0-9]{2})-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])\b"
    r"|\b(?P<n_day>[0-3]?[0-9])[-/.](?P<n_month>[01]?[0-9])[-/.](?P<n_year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
# The simple past takes its verb apart: "stelde het op 19 mei vast", "keurde dit goed".
_DECIDED = (
    r"(?:stelden?\b(?=[^.;]*\bvast\b(?!\s+(?:dat|of|wie|wat|hoe)\b))|keurden?\b(?=[^.;]*\bgoed\b))"
)
ADOPTED_PAST = rf"\b(?:{_DECIDED}|vaststelden?\b|goedkeurden?\b)"
# "Stemde op 12 mei in met ...", "stemde ermee in", "nadat de MR instemde".
CONSENTED_PAST = (
    r"\b(?:stemden?\b(?:(?!\bniet\b)[^.;])*?\bin(?=\s*(?:[.,;)]|$)|\s+(?:met|op|en)\b)"
    r"|(?<!niet\s)instemden?\b)"
)
# What a council approves or agrees to it consents to; it is adopted by someone else.
_A_COUNCIL = (
    r"(?:\b(?:G|P)?MR|\bmedezeggenschapsraad|\bparticipation\s+council|\bouderraad|\bleerlingenraad"
    r"|\b(?:parent|student|pupil)s?[\u2019']?\s+council|\bthe\s+council)"
)
_COUNCIL_APPROVED = (
    rf"(?:{_A_COUNCIL}\s+(?:(?:has|have|had)\s+)?(?:approved|agreed)\b"
    rf"|{_A_COUNCIL}\s+keurde\b(?=[^.;]*\bgoed\b)|\bkeurde\s+(?:de\s+)?{_A_COUNCIL}\b(?=[^.;]*\bgoed\b))"
)
_BY_A_COUNCIL = re.compile(_COUNCIL_APPROVED, re.IGNORECASE)
_SAID_IN_THE_PAST = re.compile(ADOPTED_PAST, re.IGNORECASE)
_ADOPTED = re.compile(
    r"\b(?:vastgesteld|vaststelling(?:sdatum)?|datum\s+vaststelling|goedgekeurd"
    rf"|adopted|approved|date\s+of\s+adoption|adoption\s+date)\b|{ADOPTED_PAST}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:vastgesteld|goedgekeurd|adopted|approved)\b[^.;]*?\b(?:door|by)\s+(?P<by>.+)",
    re.IGNORECASE,
)
_DOCUMENT = (
    r"(?:\w*protocol|reglement|regeling|document|stuk|tekst|notitie|\w*beleid|beleidsplan"
    r"|gedragscode|(?:\w+)?afspraken|(?:\w+)?regels|richtlijn(?:en)?|version|versie|policy|rules"
    r"|regulations|agreements?|guidelines?|code|text)\b"
)
# "This protocol ...", or a word for it where it was named before: "heeft ze vastgesteld".
ITSELF = (
    rf"(?:(?:dit|deze|het|de|onze|this|these|the|our)\s+(?:[\w-]+\s+){{0,3}}?{_DOCUMENT}"
    rf"|(?:ze|het|dit|deze|die|it|them|this)\s+(?:is|zijn|werd|was|op|in|on|vastgesteld|goedgekeurd"
    r"|vast|goed|vaststelden?|goedkeurden?)\b|(?:adopted|approved)\s+(?:it|them)\b"
    r"|(?:hiermee|ermee|hierover|to\s+(?:it|this|them))\b)"
)
# What a sentence may begin with that is not the name of who did it.
_NO_BODY = (
    r"op|in|na|met|tijdens|on|at|after|with|then"
    r"|daarna|daarop|hierna|hierop|vervolgens|toen|uiteindelijk|later|ook"
    r"|ik|we|wij|ze|zij|hij|die|they|he|she|it|who|which"
)
# "Het bestuur heeft dit protocol vastgesteld", "Op 3 mei heeft het bestuur ...", "Dit protocol is
# door het bestuur vastgesteld", "Het bestuur stelde het vast".
_BY_ITSELF = re.compile(
    r"(?:^|\b(?:en|and)\s+|;\s*|\b(?:19|20)[0-9]{2},?\s+(?=the\s))"
    rf"(?P<by>(?!(?:{_NO_BODY})\b)[^.;:,0-9]{{1,80}}?)"
    r"\s+(?:(?:heeft|hebben)\b(?:(?!\b(?:heeft|hebben)\b)[^;])*?\b(?:vastgesteld|aangenomen)\b"
    rf"|{_DECIDED}|(?:has\s+|have\s+)?(?:adopted|approved)\s+(?:this|these|the|it|them)\b)"
    r"|\b(?:door|by)\s+(?P<agent>[^.;:,0-9]{1,60}?)"
    r"\s+(?:(?:op|on)\s+[^;,]{1,30}\s+)?(?:vastgesteld|goedgekeurd)\b"
    r"|\b(?:heeft|hebben)\s+(?P<inverted>(?:de|het)\s+[^.;:,0-9]{1,60}?)"
    r"(?<!\sen)(?<!\svan)\s+(?:dit|deze|het|de|ze)\b(?:(?!\b(?:heeft|hebben)\b)[^;])*?\b(?:vastgesteld|aangenomen)\b"
    rf"|\b{_DECIDED}\s+(?P<turned>(?:de|het)\s+[^.;:,0-9]{{1,60}}?)"
    r"(?<!\sen)(?<!\svan)\s+(?:dit|deze|het|de|ze)\b",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(rf"\b{ITSELF}", re.IGNORECASE)
# "Als is vastgesteld dat": that is no adoption.
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|zodra|if|when|once)\b|\bvastgesteld\s+(?:dat|of)\b", re.IGNORECASE
)
# Where the name of a body ends.
_BY_ENDS = re.compile(
    r"\s+(?:op|d\.\s?d\.|dd\.?|in|on|with|met|na|after|te|at|en\s+ingegaan)\s|[.;:,(\u2013|]"
    r"|\s[0-9]|\s{2,}",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:instemming|instemmingsbesluit|ingestemd|consent(?:ed)?|agreement\s+of\s+the"
    rf"|agreed\s+(?:to|with))\b|{CONSENTED_PAST}|{_COUNCIL_APPROVED}",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"\b(?:advies|geadviseerd|adviseerden?|advice|advised)\b", re.IGNORECASE)
_THE_COUNCIL = re.compile(r"\bthe\s+council\b|\bde\s+raad\b(?!\s+van)", re.IGNORECASE)
_COUNCILS: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = tuple(
    (re.compile(pattern, flags), {"nl": dutch, "en": english})
    for pattern, flags, dutch, english in (
        (
            r"\bGMR\b|(?i:gemeenschappelijke medezeggenschapsraad|joint participation council)",
            0,
            "Gemeenschappelijke medezeggenschapsraad (GMR)",
            "Joint participation council (GMR)",
        ),
        (
            r"\b(?:MR|P?MR)\b|(?i:medezeggenschapsraad|participation council)",
            0,
            "Medezeggenschapsraad (MR)",
            "Participation council (medezeggenschapsraad)",
        ),
        (
            r"ouderraad|parents[\u2019']? council",
            re.IGNORECASE,
            "Ouderraad",
            "Parents' council (ouderraad)",
        ),
        (
            r"leerlingenraad|(?:student|pupil)s?[\u2019']? council",
            re.IGNORECASE,
            "Leerlingenraad",
            "Pupils' council (leerlingenraad)",
        ),
    )
)
# "Versie" as a label, not as a word in a sentence: at the start of a line or a cell, and followed
# by a colon or a number.
_VERSION = re.compile(
    r"(?:^|[|\u2013,(-]\s*|\s{2,}|\.\s)(?:versie|version)(?:nummer|\s+number|\s+nr\.?)?\b\s*"
    r"(?:[:=]\s*(?P<said>[^\s.;,|)][^;,|)]{0,30})|(?:\|\s*)?(?P<number>v?[0-9]+(?:\.[0-9]+)*\b))",
    re.IGNORECASE,
)
# In the head or foot of a page it is one wherever it stands: "Protocol v1.2".
_VERSION_BESIDE = re.compile(
    r"\b(?:versie|version)(?:nummer|\s+number|\s+nr\.?)?[\s:=]+"
    rf"(?P<said>v?[0-9]+(?:[.-][0-9]+)*\b|(?:{_MONTH}\s+)?(?:19|20)[0-9]{{2}}\b)"
    r"|(?<!\w)v\.?\s?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})+)(?!\w)",
    re.IGNORECASE,
)
_ROW_NUMBER = re.compile(r"(v?[0-9]+(?:\.[0-9]+)*)\.?\s")
# The end of a sentence, not of an abbreviation before a name.
_SENTENCE_END = re.compile(
    r"(?<=[\w)\u2019\u201d][.!?])(?<!\bdhr\.)(?<!\bmevr\.)(?<!\bmw\.)(?<!\bdrs\.)(?<!\b\w\.)\s+(?=[A-Z])"
)
_LONGEST_BODY = 80
_LONGEST_LINE = 240


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, and the line that says it."""

    value: str
    line: Line


@dataclass(frozen=True, slots=True)
class Consent:
    """Who consented, per language, and the line that says it."""

    names: Mapping[str, str]
    line: Line


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; None where a text does not say so.

    date: its value is written as in 2026-09-01. advice: a line that speaks of advice, which is no
    consent.
    """

    by: Found | None = None
    date: Found | None = None
    version: Found | None = None
    consent: Consent | None = None
    advice: Line | None = None

    def lines(self) -> tuple[Line, ...]:
        """The lines that these facts stand in."""
        facts = (self.by, self.date, self.version, self.consent)
        return tuple(fact.line for fact in facts if fact)


def find_metadata(lines: Iterable[Line], beside: Iterable[Line] = ()) -> Metadata:
    """What the lines of a text, its title page included, say about it.

    beside: what was left out of the text, such as the heads and feet of pages. It says only what
    the text itself does not.
    """
    candidates = [line for line in lines if _can_say(line)]
    left_out = [line for line in beside if _can_say(line)]
    everything = [*candidates, *left_out]
    version = next(_versions(everything), None) or next(_versions_beside(left_out), None)
    return Metadata(
        by=next(_bodies(everything), None),
        date=next(_dates(everything), None),
        version=version,
        consent=next(_consents(everything), None),
        advice=next(_advice(everything), None),
    )


def _can_say(line: Line) -> bool:
    return 0 < len(line.text) <= _LONGEST_LINE


def sentences_of(text: str) -> Sequence[str]:
    """The sentences of a paragraph."""
    return _SENTENCE_END.split(text)


def gives_day(text: str) -> bool:
    """Whether a text names a day, with its year."""
    return _day(text) is not None


def _advice(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        spoken_of = _ADVICE.search(line.text) and not _CONSENT.search(line.text)
        if spoken_of and _council(line.text):
            yield line


def _dates(lines: Iterable[Line]) -> Iterator[Found]:
    for line in lines:
        for sentence in sentences_of(line.text):
            day = _day_of_adoption(sentence)
            if day:
                yield Found(day.isoformat(), line)


def _day_of_adoption(sentence: str) -> date | None:
    """The day after the word, or else before it; that of the consent beside it is another."""
    adopted = next(_adoptions(sentence), None)
    if adopted is None:
        return None
    before, after = sentence[: adopted.start()], sentence[adopted.end() :]
    places = (_CONSENT.split(after)[0], _CONSENT.split(before)[-1], after, before)
    return next(filter(None, map(_day, places)), None)


def _adoptions(sentence: str) -> Iterator[re.Match[str]]:
    """The words that say that something was adopted; in the simple past, that the text itself was.

    Much else is said in that tense: "De school stelde in 2024 regels vast".
    """
    consents = [match.span() for match in _BY_A_COUNCIL.finditer(sentence)]
    about = _ABOUT_ITSELF.search(sentence) and not _CONDITION.search(sentence)
    for match in _ADOPTED.finditer(sentence):
        consent = any(start <= match.start() < end for start, end in consents)
        if not consent and (about or not _SAID_IN_THE_PAST.match(sentence, match.start())):
            yield match


def _bodies(lines: Iterable[Line]) -> Iterator[Found]:
    for line in lines:
        match = _BY.search(line.text) or _active(line.text)
        if match:
            by = next(filter(None, match.groups()))
            name = _BY_ENDS.split(f"{by} ", maxsplit=1)[0].strip()
            if name and len(name) <= _LONGEST_BODY:
                yield Found(name[0].upper() + name[1:], line)


def _active(text: str) -> re.Match[str] | None:
    """Who is said to have adopted something, in the active voice."""
    said = (
        sentence
        for sentence in sentences_of(text)
        if _ABOUT_ITSELF.search(sentence) and not _CONDITION.search(sentence)
    )
    found = (
        match
        for sentence in said
        for match in _BY_ITSELF.finditer(sentence)
        # What is behind the match may belong to its verb.
        if not any(
            match.start() <= each.start() < match.end() for each in _BY_A_COUNCIL.finditer(sentence)
        )
    )
    return next(found, None)


def _versions(lines: Sequence[Line]) -> Iterator[Found]:
    for line in lines:
        match = _VERSION.search(line.text)
        if match:
            yield Found((match["said"] or match["number"]).strip(" .\"'"), line)
    yield from _in_tables(lines)


def _versions_beside(lines: Sequence[Line]) -> Iterator[Found]:
    for line in lines:
        match = _VERSION_BESIDE.search(line.text)
        if match:
            yield Found(match["said"] or match["number"], line)


def _in_tables(lines: Sequence[Line]) -> Iterator[Found]:
    """The version in the last row of a version table."""
    for index, line in enumerate(lines):
        head = [cell.strip().casefold() for cell in line.text.split("|")]
        column = next((at for at, cell in enumerate(head) if cell in ("versie", "version")), None)
        if column is None or len(head) < 2:  # noqa: PLR2004 (one cell is no table)
            continue
        rows = []
        for row in lines[index + 1 :]:
            version = _in_column(row.text, column, len(head))
            if not version:
                break
            rows.append(Found(version, row))
        if rows:
            yield rows[-1]


def _in_column(row: str, column: int, columns: int) -> str:
    """What stands in a column of a table's row; "" where it is no row of that table."""
    cells = [cell.strip() for cell in row.split("|")]
    if len(cells) == columns:
        return cells[column].strip(" .")
    # A number in the first column has been taken for that of the text beside it.
    number = _ROW_NUMBER.match(row)
    return number[1] if number and column == 0 and len(cells) == columns - 1 else ""


def _consents(lines: Sequence[Line]) -> Iterator[Consent]:
    consents = [line for line in lines if _CONSENT.search(line.text)]
    for line in consents:
        council = _council(line.text)
        if council:
            yield Consent(council, line)
    # "The council agreed to it": the one that the text names elsewhere, if it names no other.
    named = [council for council in (_council(line.text) for line in lines) if council]
    if named and all(council is named[0] for council in named):
        for line in consents:
            if _THE_COUNCIL.search(line.text):
                yield Consent(named[0], line)


def _council(text: str) -> Mapping[str, str] | None:
    return next((names for pattern, names in _COUNCILS if pattern.search(text)), None)


def _day(text: str) -> date | None:
    """The first date in a text; None where there is none, or none that exists."""
    match = _DATE.search(text)
    if match is None:
        return None
    found = match.groupdict()
    for prefix in ("", "us_", "iso_", "n_"):
        year, month, day = (found[f"{prefix}{part}"] for part in ("year", "month", "day"))
        if year is None:
            continue
        try:
            number = _MONTHS.get(month.lower().rstrip(".")) or int(month)
            return date(int(year), number, int(day))
        except ValueError:
            return None
    return None
