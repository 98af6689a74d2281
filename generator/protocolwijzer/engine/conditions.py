"""The closed vocabulary of conditions on answers.

There are no expressions, so that a condition can be analysed, put into words and drawn. Each says
of answers whether it holds; what is said of a question without an answer never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

_Answers: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _OfOneQuestion:
    question: str

    def reads(self) -> frozenset[str]:
        """The questions whose answers it looks at."""
        return frozenset((self.question,))


@dataclass(frozen=True, slots=True)
class Is(_OfOneQuestion):
    """The answer is this option and no other."""

    option: str

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        return answers.get(self.question) == (self.option,)


@dataclass(frozen=True, slots=True)
class Has(_OfOneQuestion):
    """This option is among the chosen ones."""

    option: str

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        return self.option in answers.get(self.question, ())


@dataclass(frozen=True, slots=True)
class AnyOf(_OfOneQuestion):
    """At least one of these options is chosen."""

    options: tuple[str, ...]

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        chosen = answers.get(self.question, ())
        return any(option in chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class AllOf(_OfOneQuestion):
    """All of these options are chosen, perhaps others too."""

    options: tuple[str, ...]

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        chosen = answers.get(self.question, ())
        return all(option in chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Only(_OfOneQuestion):
    """Nothing but these options is chosen, though perhaps not all of them."""

    options: tuple[str, ...]

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        chosen = answers.get(self.question, ())
        return bool(chosen) and all(option in self.options for option in chosen)


@dataclass(frozen=True, slots=True)
class Answered(_OfOneQuestion):
    """The question was asked and answered."""

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        return bool(answers.get(self.question))


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; of a question that was not asked, none does."""

    condition: Condition

    def reads(self) -> frozenset[str]:
        """The questions whose answers it looks at."""
        return self.condition.reads()

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        return not self.condition.holds(answers)


@dataclass(frozen=True, slots=True)
class Both:
    """All of these conditions hold."""

    conditions: tuple[Condition, ...]

    def reads(self) -> frozenset[str]:
        """The questions whose answers it looks at."""
        return frozenset(question for each in self.conditions for question in each.reads())

    def holds(self, answers: _Answers) -> bool:
        """Whether it holds."""
        # The hottest line of the engine: a loop costs half of what `all` does here.
        for each in self.conditions:  # noqa: SIM110
            if not each.holds(answers):
                return False
        return True


Condition: TypeAlias = Is | Has | AnyOf | AllOf | Only | Answered | Not | Both
