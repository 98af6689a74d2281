"""Numbers as Word writes them: the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

# Word takes no list further than this: z thirty times, and the largest number it counts to.
_LAST_LETTER = 780
_LAST_ROMAN = 32_767
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_SMALL = {
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
    " vijftien zestien zeventien achttien negentien",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_ORDINALS = {
    "nl": {"een": "eerste", "drie": "derde", "acht": "achtste"},
    "en": {
        "one": "first",
        "two": "second",
        "three": "third",
        "five": "fifth",
        "eight": "eighth",
        "nine": "ninth",
        "twelve": "twelfth",
    },
}
_MOST_IN_WORDS = 99
_MOST_DIGITS = 9
_TWENTY = 20


def written(value: int, form: str, *, language: str = "nl", pattern: str = "") -> str | None:
    """A number in one of Word's formats; None where we cannot tell what Word shows.

    language: a tag; only Dutch and English are spelled out. pattern: of the format "custom", such
    as "001, 002, 003, ...".
    """
    tongue = language.split("-", maxsplit=1)[0].lower()
    if form in _PLAIN:
        return _PLAIN[form](value)
    match form:
        case "ordinal":
            return _ordinal(value, tongue)
        case "cardinalText" | "ordinalText":
            words = _in_words(value, tongue)
            if words and form == "ordinalText":
                words = _ordinal_word(words, tongue)
            return words.capitalize() if words else None
        case "custom" if pattern[:1].isdigit():
            digits = next("".join(group) for _, group in groupby(pattern, str.isdigit))
            return f"{value:0{min(len(digits), _MOST_DIGITS)}}"
        case _:
            return None


def _letters(value: int) -> str:
    """Letters up to z, then aa, bb: Word repeats the letter, where sheets go on to ab."""
    if not 1 <= value <= _LAST_LETTER:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _LAST_ROMAN:
        return str(value)
    numeral = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        numeral += letters * count
    return numeral


def _ordinal(value: int, language: str) -> str | None:
    if language == "nl":
        return f"{value}e"
    if language != "en":
        return None
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{({1: 'st', 2: 'nd', 3: 'rd'}).get(value % 10, 'th')}"


def _in_words(value: int, language: str) -> str:
    if language not in _SMALL or not 0 <= value <= _MOST_IN_WORDS:
        return ""
    small, tens = _SMALL[language].split(), _TENS[language].split()
    if value < _TWENTY:
        return small[value]
    ten, one = tens[value // 10 - 2], value % 10
    if not one:
        return ten
    if language == "en":
        return f"{ten}-{small[one]}"
    return f"{small[one]}{'ën' if small[one].endswith('e') else 'en'}{ten}"


def _ordinal_word(words: str, language: str) -> str:
    head, dash, last = words.rpartition("-")
    if last in _ORDINALS[language]:
        return f"{head}{dash}{_ORDINALS[language][last]}"
    if language == "nl":
        return f"{words}{'ste' if words.endswith('ig') else 'de'}"
    return f"{words[:-1]}ieth" if words.endswith("y") else f"{words}th"


# Formats that are the same in every language.
_PLAIN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "numberInDash": "- {} -".format,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
}
