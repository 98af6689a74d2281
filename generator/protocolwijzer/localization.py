"""What the interface says, in the reader's language.

Messages are English; `locales/<language>.po` holds the rest. English needs no catalogue, and a
language without one is served in English: `interface_language` says which it came to be, so that
a page can say so in its `lang` attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

MESSAGE_LANGUAGE = "en"
# What the interface speaks, the language of most schools first.
INTERFACE_LANGUAGES = ("nl", "en")


@cache
def translations_for(language: str) -> NullTranslations:
    """The catalogue of a language (a BCP 47 tag), compiled in memory; English without one."""
    catalogue = files("protocolwijzer").joinpath("locales", f"{language}.po")
    if not catalogue.is_file():
        return NullTranslations()
    with catalogue.open("rb") as file:
        messages = read_po(file, locale=_locale(language))
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)


def interface_language(language: str) -> str:
    """The language that `translations_for(language)` really speaks."""
    return language if isinstance(translations_for(language), GNUTranslations) else MESSAGE_LANGUAGE


def direction(language: str) -> str:
    """Which way a language is written: "ltr" or "rtl"."""
    return _locale(language).text_direction


def language_name(language: str, *, spoken_in: str) -> str:
    """What speakers of `spoken_in` call a language: "nl" is "Dutch" in "en".

    A language that is not known goes by its tag.
    """
    try:
        name = Locale.parse(language, sep="-").get_display_name(_locale(spoken_in))
    except (UnknownLocaleError, ValueError):
        return language
    return name or language


def own_name(language: str) -> str:
    """What a language calls itself, with a capital as in a list: "Nederlands"."""
    name = language_name(language, spoken_in=language)
    return name[:1].upper() + name[1:]


def long_date(day: date, *, language: str) -> str:
    """A date in words: "22 november 2026"; in English with the day first, as in the Netherlands."""
    return format_date(day, format="long", locale=_regional(language))


def either(items: Sequence[str], *, language: str) -> str:
    """Items in one line: "a, b or c"."""
    return format_list(items, style="or", locale=_regional(language))


def file_size(size: int, *, language: str) -> str:
    """A number of bytes in words (kB is 1000 of them): "74 kB", "1,2 MB"."""
    kilo = 1000
    if size < kilo * kilo:
        return f"{max(1, round(size / kilo))} kB"
    return f"{format_decimal(round(size / kilo / kilo, 1), locale=_regional(language))} MB"


def _regional(language: str) -> Locale:
    """English as it is written in Europe."""
    return Locale("en", "GB") if language == "en" else _locale(language)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(MESSAGE_LANGUAGE)
