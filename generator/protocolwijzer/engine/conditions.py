"""The closed vocabulary of conditions on answers.

There are no expressions, so that a condition can be analysed, put into words and drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is this option and no other."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class Has:
    """This option is among the chosen ones."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these options is chosen."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these options are chosen, perhaps others too."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """Nothing but these options is chosen, though perhaps not all of them."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was asked and answered."""

    question: str


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; of a question that was not asked, none does."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Both:
    """All of these conditions hold."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = Is | Has | AnyOf | AllOf | Only | Answered | Not | Both


def holds(condition: Condition, answers: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a condition holds; what is said of a question without an answer never does."""
    match condition:
        case Not(inner):
            return not holds(inner, answers)
        case Both(conditions):
            return all(holds(each, answers) for each in conditions)
    chosen = answers.get(condition.question, ())
    match condition:
        case Answered():
            return bool(chosen)
        case Is(_, option):
            return chosen == (option,)
        case Has(_, option):
            return option in chosen
        case AnyOf(_, options):
            return any(option in chosen for option in options)
        case AllOf(_, options):
            return all(option in chosen for option in options)
        case Only(_, options):
            return bool(chosen) and all(option in options for option in chosen)


def reads(condition: Condition) -> frozenset[str]:
    """The questions whose answers a condition looks at."""
    match condition:
        case Not(inner):
            return reads(inner)
        case Both(conditions):
            return frozenset(question for each in conditions for question in reads(each))
    return frozenset((condition.question,))
