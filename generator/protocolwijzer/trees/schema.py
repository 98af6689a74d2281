"""What a tree's file and index.yml may say: the shape of each key, and what it is for.

Rules that need more than one key (does this target exist?) are in the checks. Short forms have
been written out before: see `short_forms`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from protocolwijzer.diagnostics import Code
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.settings.schema import (
    Flag,
    LanguageTag,
    PageAudience,
    Settings,
    Text,
    Words,
    distinct,
    one_of,
    problem,
    slug,
)

DEFAULT_READING_LEVEL = 45
# Below 20 no language can be written; above 100 nothing would ever be found.
_LEVELS = range(20, 101)


class QuestionKind(StrEnum):
    """How many options may be chosen: exactly ONE, or MANY (at least one)."""

    ONE = "one"
    MANY = "many"


def _level(value: Any) -> int:  # noqa: ANN401 # whatever stands in the file
    if isinstance(value, str) and value.isdecimal() and int(value) in _LEVELS:
        return int(value)
    raise problem(
        Code.INVALID_VALUE,
        f'"{value}" is not a reading level.',
        f"Write a whole number from {_LEVELS[0]} to {_LEVELS[-1]}; {DEFAULT_READING_LEVEL} is "
        "what holds without it.",
    )


Id = Annotated[
    str,
    AfterValidator(
        slug("be an id", "Use small letters, digits and hyphens only; readers do not see it.")
    ),
]
Address = Annotated[
    str,
    AfterValidator(
        slug("be part of an address", "Use small letters without accents, digits and hyphens only.")
    ),
]
Names = Annotated[list[Text], AfterValidator(distinct)]
AnyVerdict = Annotated[Verdict, BeforeValidator(one_of("verdict", tuple(Verdict)))]
AnyQuestionKind = Annotated[
    QuestionKind, BeforeValidator(one_of("kind of question", tuple(QuestionKind)))
]


class OptionSettings(Settings):
    """One entry of a question's `options`."""

    text: Words = Field(
        description="what readers see, per language", examples=["{nl: Een foto, en: A photo}"]
    )
    help: Words | None = Field(
        default=None,
        description="a remark under it, per language",
        examples=["{nl: Ook op een profiel, en: On a profile too}"],
    )
    advice: Names = Field(
        default=[],
        description="the advice that it adds to whatever outcome follows",
        examples=["[hide-faces]"],
    )
    exclusive: Flag = Field(
        default=False, description="whether it clears the other options", examples=["true"]
    )


class ArmSettings(Settings):
    """One entry of a question's `next`."""

    when: dict[str, object] | None = Field(
        default=None, description="the condition", examples=["{is: photo}"]
    )
    go: Text | None = Field(
        default=None, description="the question or outcome that follows", examples=["who"]
    )
    otherwise: Text | None = Field(
        default=None,
        alias="else",
        description="what follows when no other arm holds",
        examples=["fine"],
    )


class QuestionSettings(Settings):
    """One entry of `questions`."""

    ask: Words = Field(
        description="the question, per language",
        examples=["{nl: Wat wil je plaatsen?, en: What do you want to post?}"],
    )
    help: Words | None = Field(
        default=None,
        description="a remark under it, per language",
        examples=["{nl: Kies wat het meest past., en: Choose what fits best.}"],
    )
    clauses: Names = Field(
        default=[], description="the clauses that it is about", examples=["[a.4]"]
    )
    kind: AnyQuestionKind = Field(
        default=QuestionKind.ONE,
        description="how many options may be chosen",
        examples=["many"],
    )
    options: dict[Id, OptionSettings] | None = Field(
        default=None,
        description="the answers to choose from",
        examples=["{photo: {nl: Een foto, en: A photo}}"],
    )
    next: list[ArmSettings] | None = Field(
        default=None, description="what follows", examples=["[{else: fine}]"]
    )


class AdviceSettings(Settings):
    """One entry of `advice`."""

    verdict: AnyVerdict | None = Field(
        default=None, description="a verdict that may be the stronger one", examples=["ask"]
    )
    say: Words = Field(
        description="the answer in one short sentence, per language",
        examples=["{nl: Vraag het eerst., en: Ask first.}"],
    )
    explain: Words | None = Field(
        default=None,
        description="one to three sentences more, per language",
        examples=["{nl: Niet iedereen wil dat., en: Not everyone likes that.}"],
    )
    do: list[Words] = Field(
        default=[],
        description="steps to take, each per language",
        examples=["[{nl: Wacht op een ja., en: Wait for a yes.}]"],
    )
    clauses: Names = Field(
        default=[], description="the clauses that it rests on", examples=["[a.4]"]
    )
    contacts: Names = Field(
        default=[], description="whom to turn to, by their key", examples=["[manager]"]
    )


class OutcomeSettings(AdviceSettings):
    """One entry of `outcomes`."""

    verdict: AnyVerdict = Field(description="what the answer amounts to", examples=["ask"])
    ready_text: Words | None = Field(
        default=None,
        alias="copy",
        description="a text that is ready to copy, per language",
        examples=["{nl: Dit is mijn mening., en: This is my opinion.}"],
    )
    judgement: Flag = Field(
        default=False, description="whether a person must decide", examples=["true"]
    )
    exception: Flag = Field(
        default=False,
        description="whether it rests on an exception that a clause itself makes",
        examples=["true"],
    )


class CaseSettings(Settings):
    """One entry of `cases`."""

    name: Text = Field(description="what happens in it", examples=["A photo without consent"])
    given: dict[str, Names] = Field(
        description="the answers, by question", examples=["{what: photo}"]
    )
    expect: Text = Field(description="the outcome that must follow", examples=["ask-first"])


class TreeSettings(Settings):
    """The whole of a tree's file."""

    draft: Flag = Field(
        default=False,
        description="whether it is kept from readers until it is finished",
        examples=["true"],
    )
    title: Words = Field(
        description="the everyday question that it answers, per language",
        examples=["{nl: Mag ik dit plaatsen?, en: May I post this?}"],
    )
    about: Words | None = Field(
        default=None,
        description="one sentence under the title, per language",
        examples=["{nl: Voor alles wat je deelt., en: For all that you share.}"],
    )
    address: dict[LanguageTag, Address] | None = Field(
        default=None,
        description="the last part of its page's address, per language",
        examples=["{nl: foto-plaatsen, en: posting-a-photo}"],
    )
    audiences: Annotated[list[PageAudience], AfterValidator(distinct)] = Field(
        description="whom it is for", examples=["[students, parents]"], min_length=1
    )
    start: Text = Field(description="the first question", examples=["what"])
    questions: dict[Id, QuestionSettings] = Field(
        description="what is asked", examples=["{what: {...}}"]
    )
    outcomes: dict[Id, OutcomeSettings] = Field(
        description="where it ends", examples=["{ask-first: {...}}"]
    )
    advice: dict[Id, AdviceSettings] | None = Field(
        default=None,
        description="cards that an option adds to the outcome",
        examples=["{hide-faces: {...}}"],
    )
    cases: list[CaseSettings] = Field(
        default=[],
        description="examples with the outcome that must follow",
        examples=["[{name: ..., given: {what: photo}, expect: ask-first}]"],
    )


class IndexSettings(Settings):
    """The whole of index.yml."""

    first: dict[PageAudience, Names] = Field(
        default={},
        description="per audience, the trees that come first",
        examples=["{students: [bullying, photo]}"],
    )
    undecided: dict[Text, Words] = Field(
        default={},
        description="clauses that no tree can decide, with the reason per language",
        examples=["{a.4: {nl: ..., en: ...}}"],
    )
    reading_level: Annotated[int, BeforeValidator(_level)] = Field(
        default=DEFAULT_READING_LEVEL,
        alias="reading-level",
        description="the LIX above which a text is too hard",
        examples=[str(DEFAULT_READING_LEVEL)],
    )
