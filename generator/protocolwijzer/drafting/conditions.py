"""What the words of a rule make it depend on: lessons, somebody's leave, and all else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from protocolwijzer.model import Kind

# To consult somebody is not to ask their leave. What somebody must know of they may object to.
_PERMISSION = re.compile(
    r"\btoestemming|\bgoedkeuring|\bgoedvind|\bgoed vind|\bgoedgevonden|\binstem(?:t|men|ming)?\b"
    r"|\bakkoord\b"
    r"|\bzonder (?:het )?te vragen\b|\bzonder dat\b.*\bweet\b"
    r"|\bpermission\b|\bconsent\b|\bapproval\b|\bwithout asking\b|\bagree(?:s|d|ment|ing)?\b"
    r"|\basking (?:them|him|her|first)\b|\ballows? (?:it|this)\b"
    r"|\bwithout\b.*\bknow(?:s|ing|ledge)?\b",
    re.IGNORECASE,
)
# Leave that is not all that is asked: "if the teacher agrees and nobody is in view".
_AND_MORE = re.compile(
    r"\b(?:geeft|geven|gegeven|hebt|heeft|hebben|is|goedvindt|goedvinden|agrees?|gives?|given|has)"
    r" (?:en|and)\b",
    re.IGNORECASE,
)
# Times and places in a school, beside lessons.
_CIRCUMSTANCE_PLACES = (
    r"\b(?:in|op|onder|bij|na|voor|buiten|binnen|rond) (?:\w+ ){0,2}?"
    r"(?:(?:school|les)tijd|pauzes?|(?:school|speel)?plein|gang(?:en)?|kantine|aula|kleedkamers?"
    r"|toilet(?:ten)?|mediatheek|(?:personeels|leraren)kamer|toets(?:en)?|examens?|excursies?|uitstapjes?|schoolreis(?:je)?"
    r"|(?:school)?kamp|viering(?:en)?|(?:buiten)?toezicht|overblijven|gymles(?:sen)?)\b"
    r"|\b(?:in|on|at|after|before|outside|between) (?:\w+ ){0,2}?"
    r"(?:school hours|break(?: ?time)?s?|playground|corridors?|canteen|librar(?:y|ies)"
    r"|staff ?room|common room|concerts?|celebrations?|performances?|changing rooms?|toilets?"
    r"|tests?|exams?|trips?|assembl(?:y|ies)|lunch(?:time)?)\b"
)
_EXCEPT = (
    r"\b(?:tenzij|behalve|uitgezonderd|met uitzondering van|mits|zonder dat"
    r"|er is (?:maar )?(?:\w+ )?uitzondering|unless|except|apart from|provided|as long as"
    r"|there is (?:only )?(?:\w+ )?exception)\b"
)
_ONLY_IF = (
    r"\b(?:alleen|uitsluitend) (?:[\w']+ ){0,6}?(?:als|wanneer|met|na|indien)\b"
    r"|\bonly (?:[\w']+ ){0,6}?(?:if|when|with|after)\b"
)
_WITHOUT = (
    r"\bzonder (?:\w+ ){0,3}(?:toestemming|goedkeuring|overleg|te vragen)\b"
    r"|\bwithout (?:[\w'\u2019]+ ){0,4}"
    r"(?:permission|consent|approval|asking|know(?:ing|ledge)|agreeing)\b"
)
# What shows that somebody's leave, or something else, changes what a rule says. A duty to do
# something only in some way makes no exception for that way.
_EXCEPTIONS: Mapping[Kind, re.Pattern[str]] = {
    Kind.MUST: re.compile(f"{_EXCEPT}|{_WITHOUT}", re.IGNORECASE),
    Kind.MUST_NOT: re.compile(f"{_EXCEPT}|{_WITHOUT}|{_ONLY_IF}", re.IGNORECASE),
    # A permission is conditional in more ways than a duty has exceptions.
    Kind.MAY: re.compile(
        r"\bals\b|\bindien\b|\bwanneer\b|\bzodra\b|\bmits\b|\bzolang\b|\b(?:na|in) overleg\b"
        r"|\btenzij\b|\bbehalve\b|, dan\b|\?"
        # Not everybody may, or it is to be agreed upon.
        r"|\b(?:die|wie)\b[^.;!?]*\b(?:mag|mogen|kan|kunnen)\b|\bom (?:\w+ )?redenen?\b"
        r"|\bop verzoek\b|\bafspraak\b|\bafgesproken\b|\bspre(?:ek|ekt|ken)\b[^.;!?]*\baf\b"
        r"|\b(?:who|whoever)\b[^.;!?]*\b(?:may|can)\b|\bfor (?:\w+ )?reasons?\b"
        r"|\b(?:arranged?|agreed?) with\b|\bon request\b"
        r"|\b(?:met|na) (?:\w+ ){0,3}(?:toestemming|goedkeuring)\b"
        r"|\bif\b|\bwhen\b|\bprovided\b|\bas long as\b|\bunless\b|\bexcept\b|, then\b"
        r"|\bwith (?:\w+ ){0,3}(?:permission|consent|approval)\b|\bafter (?:asking|consulting)\b",
        re.IGNORECASE,
    ),
}
_RESTRICTION = re.compile(r"\balleen\b|\bmaar\b|\bonly\b|\bbut\b", re.IGNORECASE)
_ONLY_WITH = re.compile(f"(?:{_ONLY_IF})[^.;!?]*", re.IGNORECASE)
_ONLY_LEAVE = re.compile(f"{_ONLY_IF}|{_PERMISSION.pattern}", re.IGNORECASE)
_EXCEPTION_PART = re.compile(f"(?:{_EXCEPT}|{_ONLY_IF})[^.,;!?]*", re.IGNORECASE)
_BUT_NOT = re.compile(r"\b(?:maar niet|but not)\b[^.,;!?]*", re.IGNORECASE)
_BUT = re.compile(r"\b(?<=maar )[^.;:!?]*|\b(?<=but )[^.;:!?]*", re.IGNORECASE)
# Those who may, where not everybody may.
_SOME = re.compile(
    r"[^.,;:!?]*?\b(?:die|wie|who|whoever)\b[^.,;:!?]*?(?=,? (?:mag|mogen|kan|kunnen|may|can)\b)",
    re.IGNORECASE,
)
# Where a circumstance ends is only known of some.
_IN_CASE = re.compile(
    r"\b(?:tijdens|gedurende) (?:(?:de|het|een|alle|onze|je|uw) )?[\w-]+|" + _CIRCUMSTANCE_PLACES,
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?:tenzij|behalve|uitgezonderd|met uitzondering van|mits|indien|wanneer|zodra|zolang|als"
    r"|unless|except|apart from|provided|as long as|if|when)\b[^.;:!?]*",
    re.IGNORECASE,
)
# Leave that a permission says is not needed.
_UNNEEDED = re.compile(_WITHOUT, re.IGNORECASE)
_PART_END = re.compile(r"[.,;!?]|$")
# When a prohibition holds, where it does not always hold.
_WHEN = re.compile(
    r"\bals (?:je|jij|u|er|dat|dit|die|deze|iemand|niemand|we|wij|ze|zij|hij|het|de)\b"
    r"|\bindien\b|\bwanneer\b|\bzodra\b|\bzolang\b|\bterwijl\b|, dan\b"
    r"|\bif\b|\bwhen\b|\bwhile\b|, then\b|\?",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"\btijdens\b|\bgedurende\b|\bduring\b|" + _CIRCUMSTANCE_PLACES,
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:tijdens|in|onder) (?:de |een |het )?(?:les(?:sen)?|lestijd|lesuur|lesuren)\b"
    r"|\b(?:during|in) (?:the |a )?(?:lessons?|class|classes|lesson time)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\bbuiten (?:de )?les|\bdaarbuiten\b|\bin en buiten\b|\bals (?:ook )?(?:in|tijdens) de pauze"
    r"|\b(?:ook|niet alleen) (?:in|tijdens|onder)\b|\b(?:also|even|not only) (?:in|during)\b"
    r"|\boutside (?:of )?(?:the )?(?:lessons?|class)|\bin and out(?:side)? of\b|\bpauzes?\b"
    r"|\bbreaks?\b",
    re.IGNORECASE,
)
# A lesson as one of several.
_AMONG_OTHERS = re.compile(
    rf"(?:{_LESSON.pattern})(?:,(?: \w+){{1,4}})? (?:of|en|or|and)\b"
    rf"|\b(?:of|en|or|and) (?:{_LESSON.pattern})",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")


class Lessons(Enum):
    """What lessons have to do with a rule."""

    NOTHING = auto()
    ONLY = auto()
    """It is about lessons alone."""
    CONDITION = auto()
    """What it allows depends on something else during lessons."""


def lessons_of(text: str, kind: Kind) -> Lessons:
    """What lessons have to do with a rule: nothing, where it names more than those."""
    first, *others = _SENTENCE_END.split(text)
    if _ALWAYS.search(text) or _AMONG_OTHERS.search(text) or _CIRCUMSTANCE.search(_other(text)):
        return Lessons.NOTHING
    if _LESSON.search(_main(first)):
        return Lessons.ONLY
    apart = [each for each in others if _LESSON.search(each) and _PERMISSION.search(each)]
    if kind is not Kind.MAY or not apart:
        return Lessons.NOTHING
    rest = " ".join(each for each in (first, *others) if each not in apart)
    # What is allowed on a condition elsewhere too is more than lessons tell.
    return Lessons.NOTHING if has_branches(rest, kind) else Lessons.CONDITION


def _other(text: str) -> str:
    """What a text says beside its exceptions and lessons."""
    return _LESSON.sub("", _main(text))


def _main(text: str) -> str:
    return _BUT_NOT.sub("", _EXCEPTION_PART.sub("", text))


def is_limited(text: str, kind: Kind) -> bool:
    """Whether a rule holds in circumstances other than lessons that are asked about.

    Conditions are those too where nothing else is done with them.
    """
    among = lessons_of(text, kind) is Lessons.NOTHING and _LESSON.search(_main(text))
    circumstances = [_CIRCUMSTANCE] if kind is Kind.MAY else [_CIRCUMSTANCE, _WHEN]
    return bool(among) or any(found.search(_other(text)) for found in circumstances)


def needs_leave(text: str, kind: Kind) -> bool:
    """Whether a duty is to do something only with somebody's leave."""
    found = _ONLY_WITH.search(text) if kind is Kind.MUST else None
    return found is not None and bool(_PERMISSION.search(found.group()))


def has_branches(text: str, kind: Kind) -> bool:
    """Whether an exception or condition changes what a rule says."""
    if needs_leave(text, kind):
        return True
    if kind is Kind.MAY and _PERMISSION.search(_UNNEEDED.sub("", text)):
        return True
    return bool(_EXCEPTIONS[kind].search(text) or (kind is Kind.MAY and _RESTRICTION.search(text)))


def is_permission(text: str, kind: Kind) -> bool:
    """Whether all that changes what a text says is somebody's leave."""
    marks = [*_EXCEPTIONS[kind].finditer(text)]
    ends = (*(mark.start() for mark in marks[1:]), len(text))
    parts = [
        text[mark.start() : min(end, _end_of_part(text, mark.end()))]
        for mark, end in zip(marks, ends, strict=False)
    ]
    return all(_PERMISSION.search(part) and not _AND_MORE.search(part) for part in parts or [text])


def condition_of(text: str, kind: Kind) -> str:
    """The words on which it depends what a text says: "tenzij de leraar het goedvindt"; may be "".

    Only where there is one such part of it, which can be told apart.
    """
    marks = [*_EXCEPTIONS[kind].finditer(text)]
    parts = [*_STATED.finditer(text)]
    if kind is Kind.MAY and not parts:
        return _limit_of(text, is_marked=bool(marks))
    if len(parts) != 1 or len(marks) != 1 or not _overlap(parts[0], marks[0]):
        return ""
    start, words = parts[0].start(), parts[0].group().rstrip()
    # What a sentence begins with ends where the rest of it begins.
    begins = start == 0 or text[:start].rstrip().endswith((".", "!", ";"))
    return words.split(",")[0] if begins else words


def _limit_of(text: str, *, is_marked: bool) -> str:
    """To whom, where or when a permission is limited; "" where more than one thing limits it."""
    some = _SOME.match(text)
    if some:
        return some.group().strip()
    found = [*_BUT.finditer(text)] or [*_IN_CASE.finditer(text)]
    return "" if is_marked or len(found) != 1 else found[0].group().strip()


def sentence_of(text: str, kind: Kind) -> str:
    """The sentence of a text that holds what it depends on; its first one where none shows that."""
    sentences = _SENTENCE_END.split(text)
    marks = (_EXCEPTIONS[kind], _ONLY_LEAVE, _CIRCUMSTANCE, _RESTRICTION)
    return next((each for found in marks for each in sentences if found.search(each)), sentences[0])


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _end_of_part(text: str, start: int) -> int:
    found = _PART_END.search(text, start)
    return found.start() if found else len(text)
