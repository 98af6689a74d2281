"""A decision tree as data: what is asked, what follows from which answer, where it ends.

Ids only; the words are in the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from protocolwijzer.engine.conditions import Condition

# Per question the ids of the chosen options, in the order in which the question has them.
Answers: TypeAlias = Mapping[str, tuple[str, ...]]


class Verdict(StrEnum):
    """What an outcome says, from the weakest to the strongest.

    YES, YES_IF, ASK and NO answer "May I ...?"; KNOW says how things are, ACT what to do.
    """

    KNOW = "know"
    YES = "yes"
    YES_IF = "yes-if"
    ACT = "act"
    ASK = "ask"
    NO = "no"

    @property
    def strength(self) -> int:
        """Which verdict wins where several hold: the highest."""
        return _STRENGTH[self]


_STRENGTH = {verdict: strength for strength, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen.

    advice: ids of the cards that choosing it adds to whatever outcome follows.
    exclusive: choosing it clears the other options ("none of these").
    """

    id: str
    advice: tuple[str, ...] = ()
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Arm:
    """Where to go when a condition holds; without one, always."""

    when: Condition | None
    go: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. many: several options may be chosen, and at least one must be.

    arms: the first whose condition holds is taken; the last has no condition.
    clauses: ids of the clauses that it is about.
    """

    id: str
    many: bool
    options: tuple[Option, ...]
    arms: tuple[Arm, ...]
    clauses: tuple[str, ...] = ()

    def option(self, option_id: str) -> Option | None:
        """The option of this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a tree ends.

    clauses: ids of the clauses it rests on. judgement: a person must decide.
    exception: it rests on an exception that a clause itself makes.
    """

    id: str
    verdict: Verdict
    clauses: tuple[str, ...] = ()
    judgement: bool = False
    exception: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """A card that an option adds to the outcome; its verdict, if any, may be the stronger one."""

    id: str
    verdict: Verdict | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole tree. Ids of questions, outcomes and advice are all different."""

    id: str
    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    advice: Mapping[str, Advice] = field(default_factory=dict)
