"""What a text refers to: telephone numbers, links, e-mail addresses, dates long past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag, Source
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import Passage, passages
from protocolwijzer.model import Place, Protocol, School

_REGION = "NL"
# Seven digits or more with nothing but signs between them.
_DIGITS = re.compile(r"\d(?:[ ()./\u00a0\u2010-\u2015-]{0,3}\d){6,19}")
# Who has a number is in their own hands; these say so themselves.
_KNOWN_NUMBERS = {
    "9001113111": Source(
        "Onderwijsinspectie: Confidential Inspectors",
        "https://english.onderwijsinspectie.nl/inspection/other-tasks-of-the-dutch-inspectorate-of-"
        "education/confidential-inspectors",
    ),
}

_LINK = re.compile(
    r"(?<![\w@])(?:h?t?tps?[:;/.,]{0,3}/|www[.,;])[^\s<>\"\u201c\u201d]*+", re.IGNORECASE
)
_GOOD_LINK = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s,;]*)?", re.IGNORECASE
)
_TOKEN = re.compile(r"\S++")
# What people use of RFC 5322: enough to see a slip, which is all that it is for.
_GOOD_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_TRAILING = ".,;:!?)]'\u2019"
_AROUND = ".,;:!?()[]<>{}\"'\u2018\u2019\u201c\u201d"

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "january february march may june july august october"
).replace(" ", "|")
# A school year; or a day or month with a year, after a word that looks ahead to it.
_SCHOOL_YEAR = re.compile(
    r"(?:school|cursus)?(?:jaar|year)\s+(20\d\d)\s?[-/\u2013]\s?(?:20)?(\d\d)\b", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"\b(?:tot|t/m|uiterlijk|v[o\u00f3][o\u00f3]r|until|till|before|by)\s+(?:en\s+met\s+|and\s+including\s+)?"
    rf"(?:\d{{1,2}}\s+)?(?:(?:{_MONTHS})\s+)?(20[1-9]\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
# A year is "long past" only when nobody can still mean it.
_YEARS = 1


def check_references(edition: Protocol, today: date) -> Iterator[Flag]:
    """Telephone numbers, links, addresses and dates in a text."""
    for passage in passages(edition):
        yield from _numbers(passage)
        yield from _links(passage)
        yield from _mails(passage)
        yield from _dates(passage, today)


def check_contacts(school: School) -> Iterator[Flag]:
    """Telephone numbers and e-mail addresses among the contacts of school.yml that cannot be."""
    for contact in school.contacts:
        value = contact.value or ""
        for match in _DIGITS.finditer(value):
            if _possible(value, match) and not _valid(value, match):
                yield Flag(
                    Code.PHONE_INVALID,
                    Place(school.file),
                    _("%(number)s cannot be a telephone number in the Netherlands."),
                    {"number": _number(value, match)},
                    words=_number(value, match),
                )
        for _start, written in _malformed_mails(value):
            yield Flag(
                Code.MALFORMED_MAIL,
                Place(school.file),
                _("\u201c%(address)s\u201d is not an e-mail address."),
                {"address": written},
                words=written,
            )


def _numbers(passage: Passage) -> Iterator[Flag]:
    text = passage.text
    for match in _DIGITS.finditer(text):
        if not _possible(text, match):
            continue
        number = _number(text, match)
        valid = _valid(text, match)
        digits = re.sub(r"\D", "", number).removeprefix("0031").removeprefix("31").lstrip("0")
        yield passage.flag(
            Code.PHONE_NUMBER if valid else Code.PHONE_INVALID,
            (match.end() - len(number), match.end()),
            _("The telephone number %(number)s: is it still right?")
            if valid
            else _("%(number)s cannot be a telephone number in the Netherlands."),
            {"number": number},
            words=number,
            source=_KNOWN_NUMBERS.get(digits),
        )


def _number(text: str, match: re.Match[str]) -> str:
    """The number as written, with the + or the bracket before it."""
    start = match.start()
    while start and text[start - 1] in "+(":
        start -= 1
    number = text[start : match.end()]
    return number if ")" in number else number.replace("(", "")


def _possible(text: str, match: re.Match[str]) -> bool:
    """Whether digits are meant to be dialled: they begin with 0 or +, as years and sums do not."""
    digits = re.sub(r"\D", "", match[0])
    plus = text[: match.start()].endswith("+")
    return (digits.startswith("0") or plus) and len(digits) >= 9  # noqa: PLR2004 # 0 and eight more


def _valid(text: str, match: re.Match[str]) -> bool:
    return _can_be_dialled(_number(text, match))


@lru_cache
def _can_be_dialled(number: str) -> bool:
    # Imported here: its tables of numbering plans take a while, and most texts have no number.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, _REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed)


def _links(passage: Passage) -> Iterator[Flag]:
    for match in _LINK.finditer(passage.text):
        written = match[0].rstrip(_TRAILING)
        if _GOOD_LINK.fullmatch(written):
            continue
        yield passage.flag(
            Code.MALFORMED_LINK,
            (match.start(), match.start() + len(written)),
            _("\u201c%(address)s\u201d is not the address of a page."),
            {"address": written},
        )


def _mails(passage: Passage) -> Iterator[Flag]:
    for start, written in _malformed_mails(passage.text):
        yield passage.flag(
            Code.MALFORMED_MAIL,
            (start, start + len(written)),
            _("\u201c%(address)s\u201d is not an e-mail address."),
            {"address": written},
        )


def _malformed_mails(text: str) -> Iterator[tuple[int, str]]:
    """Where something stands that has an @ in its midst and is no address, and what it is."""
    if "@" not in text:
        return
    for match in _TOKEN.finditer(text):
        written = match[0].strip(_AROUND)
        name, at, host = written.partition("@")
        if at and name and host and "/" not in written and not _GOOD_MAIL.fullmatch(written):
            yield match.start() + match[0].index(written), written


def _dates(passage: Passage, today: date) -> Iterator[Flag]:
    if _YEAR.search(passage.text) is None:
        return
    for pattern in (_SCHOOL_YEAR, _UNTIL):
        for match in pattern.finditer(passage.text):
            last = int(f"20{match[2]}") if pattern is _SCHOOL_YEAR else int(match[1])
            if last >= today.year - _YEARS:
                continue
            yield passage.flag(
                Code.PAST_DATE,
                (match.start(), match.end()),
                _("\u201c%(words)s\u201d is long past."),
                {"words": match[0]},
            )
