"""What can stand before a clause: numbers, letters, roman numerals and bullets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from string import ascii_uppercase

from protocolwijzer.reading.decoding import Label


class Style(Enum):
    """The alphabet that a list counts in."""

    DIGIT = auto()
    DOTTED = auto()
    LETTER = auto()
    ROMAN = auto()
    BULLET = auto()


# The last is what Word's own bullet becomes in plain text.
BULLETS = "-–—•*·▪◦●○‣+\uf0b7"  # noqa: RUF001 (dashes of every length do occur)
# Other shapes that are drawn as bullets; the last are those of Wingdings.
_SHAPES = "■□▫◆◇❖➢➤►▶⁃∙⦁❑❒\uf0a7\uf0d8\uf076\uf06e\uf071"  # noqa: RUF001 (a bullet that looks like a hyphen)
# What says more than that an item begins stays in its text.
_SIGNS = "✓✔✗✘☐☑☒☺☹👍👎"
_SIGNED = re.compile(rf"[{_SIGNS}]\ufe0f?\s+\S")
_DIGIT = r"(?P<digit>[0-9]{1,3}[a-z]?)"
_DOTTED = r"(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}[a-z]?)"
_WORD = r"(?P<word>[ivxlc]{1,6}|[a-zA-Z])"
_TOKEN = rf"(?:{_DOTTED}|{_DIGIT}|{_WORD})"
_WORD_BEGINS = r"(?:['\"‘“(]?[A-Z][a-zé'’]|['‘’][a-z]\s)"  # noqa: RUF001 (the quotation marks that occur)
_NUMBERED = re.compile(
    # A letter alone is a word unless something closes it; a number needs less.
    rf"(?:\({_TOKEN}\)|{_TOKEN.replace('?P<', '?P<c_')}[.):](?=\s|$)"
    rf"|{_DOTTED.replace('?P<', '?P<o_')}(?=\s)|{_DIGIT.replace('?P<', '?P<o_')}(?=\t|\s\s)"
    rf"|(?P<bare>[0-9]{{1,2}})(?=\s+[A-Z])"
    # A lost space: "10.Indien", "a)Telefoons", "7.1Aan".
    rf"|(?P<g_dotted>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,3}})(?={_WORD_BEGINS})"
    rf"|(?P<g_digit>[0-9]{{1,3}})[.)](?={_WORD_BEGINS})|(?P<g_word>[a-z])[.)](?={_WORD_BEGINS})"
    r")\s*(?P<text>.*)$"
)
_BULLETED = re.compile(
    rf"(?P<bullet>[{re.escape(BULLETS)}]|[{_SHAPES}](?=\s|$)|o(?=\s))"
    # The space may be lost here too, but what begins with a dash may be no list.
    rf"(?:(?:\s+|(?<=[•▪◦●○‣\uf0b7])|(?<=[-–—])(?={_WORD_BEGINS}))(?P<text>.*))?$"  # noqa: RUF001
)
# Numbers that the format cannot write, and words with one: the text keeps them.
_WORDED = re.compile(
    r"(?:(?:Lid|Regel|Stap|Punt|Afspraak|Ad|Rule|Step|Point)\s+[0-9]{1,2}[.:)]"
    r"|[A-Z][0-9]{1,2}[.:)]|[0-9]{1,2}\.[a-z][.:)]?|[IVX]{1,5}(?:\.[0-9]{1,2}){1,3}[.:)]?)"
    r"\s+['\"‘“(]?\w"  # noqa: RUF001 (the quotation marks that occur)
)
# A number in a circle, in brackets or with its full stop, as one letter; "1°" as in old laws.
_ONE_LETTER = re.compile(r"(?P<letter>[①-⑳⑴-⒇⒈-⒛])\s*(?P<text>\S.*)$")
_DEGREE = re.compile(rf"(?P<digit>[0-9]{{1,2}})[°º]\s+(?P<text>{_WORD_BEGINS}.*)$")
# An initial before a surname: "M. de Boer", "J. A. Postma-Smit".
PREFIXES = r"(?:(?:van|von|de|der|den|het|ter|ten|te|op|in|la|le|el|al|'t|’t|d'|d’)\s+)"  # noqa: RUF001
SURNAME = rf"{PREFIXES}{{0,3}}[A-Z][\w'’]+(?:-{PREFIXES}{{0,3}}[A-Z][\w'’]+)?"  # noqa: RUF001
INITIALS = r"(?:[A-Z][a-z]?\.\s?){1,5}"
_NAMED = re.compile(
    rf"(?P<initial>[A-Z])\.\s+(?:[A-Z]\.\s?){{0,4}}(?:{PREFIXES}{{1,3}}[A-Z][\w'’]+"  # noqa: RUF001
    rf"|{SURNAME}(?=\s*(?:$|[,(|\t]|\s\s)))"
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_UNIT = re.compile(r"(?:uur|u|procent|jaar|euro|cm|km|weken|dagen|keer|hours|pm|am)\b|[%€/]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a line and the text behind it.

    number: as written, without brackets or full stop; "" for a bullet. value: its place in the
    count. is_firm: whether punctuation or spacing shows it to be a marker, not a figure in a
    sentence.
    """

    style: Style
    number: str
    value: tuple[int, ...]
    bullet: str
    text: str
    is_firm: bool

    @property
    def is_first(self) -> bool:
        """Whether a list starts with this marker."""
        return self.value[-1:] == (1,)

    def can_precede(self, other: Marker) -> bool:
        """Whether both can stand in one list."""
        if Style.ROMAN in (self.style, other.style) and Style.LETTER in (self.style, other.style):
            return other.as_letter is not None and self.as_letter is not None
        if self.style is Style.DOTTED and other.style is Style.DOTTED:
            return self.value[:-1] == other.value[:-1] or other.value[:-1] > self.value[:-1]
        return self.style is other.style

    @property
    def as_letter(self) -> int | None:
        """The place of a letter, which may look like a roman numeral; "aa" comes after "z"."""
        letters = self.number.lower()
        if self.style in (Style.LETTER, Style.ROMAN) and len(set(letters)) == 1:
            return ord(letters[0]) - ord("a") + 1 + 26 * (len(letters) - 1)
        return None

    def is_before(self, other: Marker) -> bool:
        """Whether the other comes straight after this one."""
        if self.style is Style.ROMAN and other.style is Style.ROMAN:
            return other.value[0] == self.value[0] + 1
        letters = (self.as_letter, other.as_letter)
        if letters[0] is not None and letters[1] is not None:
            return letters[1] == letters[0] + 1
        if self.style is Style.DOTTED and other.style is Style.DOTTED:
            steps = len(self.value) == len(other.value) and other.value > self.value
            return steps and (
                other.value[-1] == self.value[-1] + 1
                if other.value[:-1] == self.value[:-1]
                else other.value[-1] == 1
            )
        if self.style is Style.DIGIT and other.style is Style.DIGIT:
            return other.value[0] - self.value[0] == 1 or (
                other.value[0] == self.value[0]
                and _letter(other.number) == _letter(self.number) + 1
            )
        return False

    def is_same(self, other: Marker) -> bool:
        """Whether both are the same number."""
        return self.style is other.style and self.number == other.number


def _letter(number: str) -> int:
    """The place of the letter that a number like "4b" ends in, 0 without one."""
    return ord(number[-1]) - ord("a") + 1 if number[-1].isalpha() else 0


# Every pass over a text asks again.
@lru_cache(maxsize=16384)
def parse_marker(text: str) -> Marker | None:
    """The marker that a line starts with, if it starts with one."""
    bulleted = _BULLETED.match(text)
    if bulleted:
        rest = bulleted["text"] or ""
        inner = _NUMBERED.match(rest)
        # "- c. ..." is a letter in a dash's clothing.
        if inner and (inner["c_word"] or inner["word"]):
            return parse_marker(rest)
        return Marker(Style.BULLET, "", (), bulleted["bullet"], rest, is_firm=True)
    signed = _SIGNED.match(text)
    if signed:
        return Marker(Style.BULLET, "", (), _SIGNS[0], text, is_firm=True)
    match = _NUMBERED.match(text)
    if match is None:
        return _odd_number(text)
    rest = match["text"]
    dotted = match["dotted"] or match["c_dotted"] or match["o_dotted"] or match["g_dotted"]
    digit = match["digit"] or match["c_digit"] or match["o_digit"] or match["bare"]
    digit = digit or match["g_digit"]
    if dotted or digit:
        closed = match["dotted"] or match["digit"] or match["c_dotted"] or match["c_digit"]
        if not closed and _UNIT.match(rest):
            return None
        number = dotted or digit
        value = tuple(int(part) for part in re.findall(r"[0-9]+", number))
        style = Style.DOTTED if dotted else Style.DIGIT
        return Marker(style, number, value, "", rest, is_firm=match["bare"] is None)
    word = match["word"] or match["c_word"] or match["g_word"]
    lower = word.lower()
    if all(letter in _ROMAN_VALUES for letter in lower) and (len(word) > 1 or lower == "i"):
        return Marker(Style.ROMAN, word, (roman_value(lower),), "", rest, is_firm=True)
    return Marker(Style.LETTER, word, (ord(lower) - ord("a") + 1,), "", rest, is_firm=True)


def _odd_number(text: str) -> Marker | None:
    """The marker that a number in a sign of its own is."""
    match = _ONE_LETTER.match(text) or _DEGREE.match(text)
    if match is None:
        return None
    value = int(unicodedata.numeric(match[1])) if len(match[1]) == 1 else int(match[1])
    return Marker(Style.DIGIT, str(value), (value,), "", match["text"], is_firm=True)


def counting_letters(texts: Iterable[str]) -> frozenset[str]:
    """The capitals that count lines in these texts, as letters from A on or as numerals from I on.

    One letter may be missing: whether a rule is, is for others to doubt.
    """
    texts = list(texts)
    found = {marker.number for text in texts if (marker := parse_marker(text)) is not None}
    letters = {"A"} & found
    for at, letter in enumerate(ascii_uppercase):
        if letter in found and letters.intersection(ascii_uppercase[max(0, at - 2) : at]):
            letters.add(letter)
    # Of numerals in capitals only these are markers.
    numerals = {"I", "V", "X"} if any(text.startswith(("II.", "II)")) for text in texts) else set()
    return frozenset(numerals | letters if len(letters) > 1 else numerals)


def begins_with_name(text: str, counting: Collection[str]) -> bool:
    """Whether a line begins with an initial and a surname, and not with a letter that counts."""
    match = _NAMED.match(text)
    return match is not None and match["initial"] not in counting


def worded_marker(text: str) -> Marker | None:
    """What a line starts with that counts in words ("Regel 1:", "A2."); it stays in the text.

    Not every such line is an item: a heading may begin so too.
    """
    if not _WORDED.match(text):
        return None
    return Marker(Style.BULLET, "", (), "1", text, is_firm=True)


def label_marker(label: Label, text: str) -> Marker:
    """The marker of a line that its file counts itself; text: of the line without that label."""
    number = label.number
    lower = number.lower()
    if not number:
        said = f"{label.text} {text}" if label.text and label.text in _SIGNS else text
        return Marker(Style.BULLET, "", (), label.text, said.strip(), is_firm=True)
    if number[0].isdigit():
        value = tuple(int(part) for part in re.findall(r"[0-9]+", number))
        style = Style.DOTTED if len(value) > 1 else Style.DIGIT
        return Marker(style, number, value, "", text, is_firm=True)
    if lower == "i" or (len(lower) > 1 and set(lower) <= _ROMAN_VALUES.keys()):
        return Marker(Style.ROMAN, number, (roman_value(lower),), "", text, is_firm=True)
    place = ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)
    return Marker(Style.LETTER, number, (place,), "", text, is_firm=True)


def roman_value(numeral: str) -> int:
    """The value of a roman numeral; letters out of order are added up as they stand."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
