"""What school.yml and clauses.yml may say: the shape of each key, and what it is for.

Descriptions and examples are shown to whoever leaves a key out or writes something else. Rules
that need the texts (does clause a.4 exist?) are not here but in `settings.checks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from protocolwijzer.colours import DEFAULT_ACCENT, DEFAULT_PRIMARY, Colour
from protocolwijzer.diagnostics import Code, Severity, suggestion
from protocolwijzer.model import PAGE_AUDIENCES, Audience, Kind

Item = TypeVar("Item")
Word = TypeVar("Word", bound=StrEnum)

# BCP 47, the part that schools need: language, script, region ("nl", "ar", "zh-Hant", "pt-BR").
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problem(code: Code, message: str, mend: str) -> PydanticCustomError:
    """A finding on its way through pydantic; `settings.validation` unpacks it."""
    return PydanticCustomError(
        "finding", "{message}", {"code": code, "message": message, "mend": mend}
    )


def _text(value: str) -> str:
    text = value.strip()
    if not text:
        raise problem(Code.EMPTY_VALUE, "There is no text in these quotes.", "Write the text.")
    return text


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise problem(
            Code.UNKNOWN_VALUE,
            f'"{value}" is not a language tag.',
            'Write a tag such as "nl" (Dutch), "en" (English) or "ar" (Arabic).',
        )
    return value


def _date(value: Any) -> date:  # noqa: ANN401 # whatever stands in the file
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise problem(
        Code.INVALID_VALUE,
        f'"{value}" is not a date.',
        "Write year, month and day, as in 2026-09-01, or write null.",
    )


def _colour(value: Any) -> str:  # noqa: ANN401 # whatever stands in the file
    try:
        if isinstance(value, str):
            return Colour.parse(value).hex
    except ValueError:
        pass
    what = f'"{value}" is not a colour.' if value else "There is no colour here."
    raise problem(
        Code.INVALID_COLOUR,
        what,
        'Write it as "#1f5f5b", in quotes: without them YAML takes a # for a remark.',
    )


def one_of(noun: str, words: Sequence[Word]) -> Callable[[Any], Word]:
    """A validator for a word out of a closed list; noun: what such a word is called."""

    def check(value: Any) -> Word:  # noqa: ANN401 # whatever stands in the file
        for word in words:
            if value == word.value:
                return word
        raise problem(
            Code.UNKNOWN_VALUE,
            f'Unknown {noun} "{value}".' if isinstance(value, str) else f"No {noun} stands here.",
            suggestion(str(value), [word.value for word in words]),
        )

    return check


def _advice(value: str) -> str:
    """The code of a piece of advice; no other finding may be silenced."""
    codes = {code.slug: code.severity for code in Code}
    advice = [
        slug
        for slug, severity in codes.items()
        if severity is Severity.ADVICE and slug != Code.UNUSED_SILENCE.slug
    ]
    if value in advice:
        return value
    if value in codes:
        raise problem(
            Code.INVALID_VALUE,
            f'"{value}" cannot be silenced: only advice can.',
            "Mend what it is about, and remove it here.",
        )
    raise problem(Code.UNKNOWN_VALUE, f'Unknown code "{value}".', suggestion(value, advice))


def _flag(value: Any) -> bool:  # noqa: ANN401 # whatever stands in the file
    if value not in ("true", "false"):
        raise problem(
            Code.INVALID_VALUE,
            f'"{value}" is neither true nor false.' if value else "Nothing stands here.",
            "Write true, or leave the key out.",
        )
    return bool(value == "true")


def slug(what: str, mend: str) -> Callable[[str], str]:
    """A validator for what may stand in an address; what: "be an id", what it cannot do or be."""

    def check(value: str) -> str:
        if not SLUG.fullmatch(value):
            raise problem(Code.INVALID_VALUE, f'"{value}" cannot {what}.', mend)
        return value

    return check


def distinct(values: list[Item]) -> list[Item]:
    """A list as it is, if nothing is in it twice."""
    for index, value in enumerate(values):
        if value in values[:index]:
            raise problem(
                Code.DUPLICATE_VALUE, f'"{value}" is in this list twice.', "Remove one of the two."
            )
    return values


Text = Annotated[str, AfterValidator(_text)]
LanguageTag = Annotated[str, AfterValidator(_language)]
IsoDate = Annotated[date, BeforeValidator(_date)]
HexColour = Annotated[str, BeforeValidator(_colour)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Role = Annotated[
    str,
    AfterValidator(
        slug(
            "be the key of a contact",
            "Use small letters, digits and hyphens only; what readers see is its name.",
        )
    ),
]
AnyAudience = Annotated[Audience, BeforeValidator(one_of("audience", tuple(Audience)))]
PageAudience = Annotated[Audience, BeforeValidator(one_of("audience", PAGE_AUDIENCES))]
AnyKind = Annotated[Kind, BeforeValidator(one_of("kind", tuple(Kind)))]
AdviceCode = Annotated[str, AfterValidator(_advice)]
# Which languages a text needs depends on the school: see settings.checks.
Words = dict[str, Text]


class Settings(BaseModel):
    """A group of keys; a key that is not listed is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ColourSettings(Settings):
    """What stands under `colours`."""

    primary: HexColour = Field(
        default=DEFAULT_PRIMARY, description="the main colour", examples=['"#1f5f5b"']
    )
    accent: HexColour = Field(
        default=DEFAULT_ACCENT,
        description="a second colour, for small marks",
        examples=['"#b4531a"'],
    )


class AdoptionSettings(Settings):
    """What stands under `adoption`: how the adopted text came about."""

    by: Text | None = Field(
        default=None, description="who adopted the text", examples=["The board"]
    )
    consent: Words | None = Field(
        default=None,
        description="with whose consent, per language",
        examples=["{nl: Ouderraad, en: Parents' council}"],
    )
    date: IsoDate | None = Field(
        default=None, description="when it was adopted", examples=["2026-09-01"]
    )
    version: Text | None = Field(
        default=None, description="the version of the adopted text", examples=['"2"']
    )


class PlainSettings(Settings):
    """What stands under `plain`: which issue of the plain editions this is."""

    version: Text | None = Field(default=None, description="their version", examples=['"1.0"'])
    date: IsoDate | None = Field(
        default=None, description="when they were last changed", examples=["2026-11-22"]
    )


class PreviousSettings(Settings):
    """What stands under `previous`: the files of the version before this one."""

    adopted: Text | None = Field(
        default=None,
        description="the file with the adopted text as it was (text, Word or PDF)",
        examples=["previous.nl.md"],
    )
    plain: Words | None = Field(
        default=None,
        description="the files with the plain editions as they were, per language",
        examples=["{nl: previous-plain.nl.md}"],
    )
    clauses: Text | None = Field(
        default=None,
        description="the file with whom its clauses were for",
        examples=["previous-clauses.yml"],
    )
    version: Text | None = Field(
        default=None, description="the version that it was", examples=['"1"']
    )
    date: IsoDate | None = Field(
        default=None, description="of when that version was", examples=["2024-09-01"]
    )


class ContactSettings(Settings):
    """One entry of `contacts`."""

    name: Words = Field(
        description="what readers see, per language", examples=["{nl: Mentor, en: Tutor}"]
    )
    value: Text | None = Field(
        default=None,
        description="a telephone number, an address or a room",
        examples=["0596 12 34 56"],
    )
    audiences: Annotated[list[PageAudience], AfterValidator(distinct)] = Field(
        description="who may turn to this contact", examples=["[students, parents]"], min_length=1
    )


class SilenceSettings(Settings):
    """One item of `silenced`."""

    code: AdviceCode = Field(description="the code of the advice", examples=["long-sentence"])
    clause: Text | None = Field(
        default=None, description="the clause that it is about", examples=["a.4"]
    )
    words: Text | None = Field(
        default=None, description="words of the text that it is about", examples=['"Yammer"']
    )
    reason: Text = Field(
        description="why it may stay as it is", examples=['"The law says it like this"']
    )


class SchoolSettings(Settings):
    """The whole of school.yml."""

    name: Text = Field(
        description="the school's name, as the school spells it", examples=["De Linde"]
    )
    short_name: Text | None = Field(
        default=None, description="a shorter name for tight places", examples=["Linde"]
    )
    board: Text | None = Field(
        default=None,
        description="the board that the school belongs to",
        examples=["Stichting De Bomen"],
    )
    languages: Annotated[list[LanguageTag], AfterValidator(distinct)] = Field(
        description="the languages of the site, the one that the text was written in first",
        examples=["[nl, en]"],
        min_length=1,
    )
    colours: ColourSettings | None = Field(
        default=None, description="the school's own colours", examples=['{primary: "#1f5f5b"}']
    )
    logo: Text | None = Field(
        default=None, description="the file with the school's logo", examples=["logo.png"]
    )
    adoption: AdoptionSettings | None = Field(
        default=None, description="how the text was adopted", examples=["{by: The board}"]
    )
    plain: PlainSettings | None = Field(
        default=None, description="which issue this is", examples=['{version: "1.0"}']
    )
    adopted: Text | None = Field(
        default=None, description="the file with the adopted text", examples=["adopted.nl.md"]
    )
    previous: PreviousSettings | None = Field(
        default=None,
        description="the version before this one, to show what has changed",
        examples=["{adopted: previous.nl.md}"],
    )
    contacts: dict[Role, ContactSettings] | None = Field(
        default=None,
        description="whom to turn to",
        examples=["{tutor: {name: {nl: Mentor, en: Tutor}, audiences: [students]}}"],
    )
    first: dict[PageAudience, Annotated[list[Text], AfterValidator(distinct)]] | None = Field(
        default=None,
        description="per audience, the clauses that someone in a hurry needs",
        examples=["{students: [a.4]}"],
    )
    silenced: list[SilenceSettings] | None = Field(
        default=None,
        description="advice of protocolwijzer check that may stay as it is, and why",
        examples=['[{code: long-sentence, clause: a.4, reason: "..."}]'],
    )


class ClauseSettings(Settings):
    """One entry of clauses.yml."""

    audiences: Annotated[list[AnyAudience], AfterValidator(distinct)] = Field(
        description="whom the clause addresses", examples=["[students, parents]"], min_length=1
    )
    concerns: Annotated[list[AnyAudience], AfterValidator(distinct)] | None = Field(
        default=None,
        description="whom it is about without addressing them",
        examples=["[students]"],
    )
    kind: AnyKind = Field(description="what the clause does", examples=["must"])
    question: Words | None = Field(
        default=None,
        description="the question that leads to it",
        examples=["{nl: Mag ik dit?, en: May I do this?}"],
    )
    short: Words | None = Field(
        default=None,
        description="the clause in a few words, for a sheet on the wall",
        examples=["{nl: Vraag het eerst, en: Ask first}"],
    )
    judgement: Flag = Field(
        default=False,
        description="whether a person must judge what the clause asks",
        examples=["true"],
    )
    proposed: Text | None = Field(
        default=None,
        description="why the tool proposes these audiences and this kind, until confirmed",
        examples=['"because the rule forbids something: “may not”"'],
    )


class ClausesSettings(RootModel[dict[str, ClauseSettings]]):
    """The whole of clauses.yml: a clause id per entry."""
