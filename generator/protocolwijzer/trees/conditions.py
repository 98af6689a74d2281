"""Conditions: from YAML to the engine's closed vocabulary, and what they rely on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostics, near, suggestion
from protocolwijzer.engine.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Both,
    Condition,
    Has,
    Is,
    Not,
    Only,
)
from protocolwijzer.engine.tree import Answers
from protocolwijzer.settings.yaml_places import Document, KeyPath
from protocolwijzer.trees.schema import QuestionKind, QuestionSettings

_ONE_OPTION: Mapping[str, type[Is | Has]] = {"is": Is, "has": Has}
_OPTIONS: Mapping[str, type[AnyOf | AllOf | Only]] = {"any": AnyOf, "all": AllOf, "only": Only}
# No question may be called so.
WORDS: tuple[str, ...] = (*_ONE_OPTION, *_OPTIONS, "not", "answered")

# What a condition can say about each kind of question, and what to write instead of the others.
_FITTING = {
    QuestionKind.ONE: frozenset({"is", "any"}),
    QuestionKind.MANY: frozenset({"has", "any", "all", "only"}),
}
_INSTEAD = {
    "has": '"is"',
    "all": '"is"',
    "only": '"any"',
    "is": '"has" (among the ticked) or "only" (nothing else ticked)',
}


@dataclass(frozen=True, slots=True)
class ConditionReader:
    """Reads the conditions of one tree and reports what is wrong with them."""

    questions: Mapping[str, QuestionSettings]
    document: Document
    diagnostics: Diagnostics

    def read(self, data: object, at: KeyPath, about: str) -> Condition | None:
        """A condition; None where it cannot be read, with the reasons reported.

        at: the path of the condition; about: the question it is about where it names none.
        """
        return self._all_of(data, at, about, named=False)

    def _all_of(self, data: object, at: KeyPath, about: str, *, named: bool) -> Condition | None:
        if not isinstance(data, dict):
            self._shape(at, "a condition in braces", "{is: photo}")
            return None
        if not data:
            self._report(Code.EMPTY_VALUE, at, "There is no condition here.", "Write one.")
            return None
        found = [self._one(key, value, (*at, key), about, named) for key, value in data.items()]
        conditions = [each for each in found if each is not None]
        if len(conditions) < len(found):
            return None
        return conditions[0] if len(conditions) == 1 else Both(tuple(conditions))

    def _one(
        self,
        key: str,
        value: object,
        at: KeyPath,
        about: str,
        named: bool,  # noqa: FBT001 # private
    ) -> Condition | None:
        if key == "not":
            inner = self._all_of(value, at, about, named=named)
            return None if inner is None else Not(inner)
        if key == "answered":
            return self._answered(value, at)
        if key in _ONE_OPTION:
            option = self._text(value, at)
            fits = self._fits(key, at, about)
            known = option is not None and self._option(option, at, about)
            return _ONE_OPTION[key](about, option) if option and fits and known else None
        if key in _OPTIONS:
            options = self._texts(value, at)
            fits = self._fits(key, at, about)
            unknown = [
                each for i, each in enumerate(options) if not self._option(each, (*at, i), about)
            ]
            return (
                _OPTIONS[key](about, tuple(options)) if options and fits and not unknown else None
            )
        if key not in self.questions:
            self.diagnostics.report(
                Code.UNKNOWN_CONDITION,
                self.document.key(*at),
                f'"{key}" is neither a condition nor a question of this tree.',
                near(key, (*WORDS, *self.questions)) or f"Conditions: {', '.join(WORDS)}.",
            )
            return None
        if named:
            self.diagnostics.report(
                Code.UNKNOWN_CONDITION,
                self.document.key(*at),
                f'The question "{key}" is named within a condition about "{about}".',
                "Put the two beside each other: all that stands side by side must hold.",
            )
            return None
        return self._all_of(value, at, key, named=True)

    def _answered(self, value: object, at: KeyPath) -> Condition | None:
        question = self._text(value, at)
        if question is None:
            return None
        if question not in self.questions:
            self._report(
                Code.UNKNOWN_QUESTION,
                at,
                f'There is no question "{question}" in this tree.',
                suggestion(question, self.questions),
            )
            return None
        return Answered(question)

    def _fits(self, key: str, at: KeyPath, about: str) -> bool:
        kind = self.questions[about].kind
        if key in _FITTING[kind]:
            return True
        number = "one answer" if kind is QuestionKind.ONE else "any number of answers"
        self.diagnostics.report(
            Code.MISFIT_CONDITION,
            self.document.key(*at),
            f'"{key}" does not suit "{about}", which takes {number}.',
            f"Write {_INSTEAD[key]}.",
        )
        return False

    def _option(self, option: str, at: KeyPath, about: str) -> bool:
        options = self.questions[about].options
        if not options:
            return False  # a question without options has been reported
        if option in options:
            return True
        self._report(
            Code.UNKNOWN_OPTION,
            at,
            f'The question "{about}" has no option "{option}".',
            suggestion(option, options),
        )
        return False

    def _text(self, value: object, at: KeyPath) -> str | None:
        if isinstance(value, str) and value.strip():
            return value
        self._shape(at, "one id", f"{at[-1]}: photo")
        return None

    def _texts(self, value: object, at: KeyPath) -> list[str]:
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            return value
        self._shape(at, "a list of ids", f"{at[-1]}: [photo, film]")
        return []

    def _shape(self, at: KeyPath, wanted: str, example: str) -> None:
        self._report(
            Code.WRONG_SHAPE,
            at,
            f'"{at[-1]}" should be {wanted}.',
            f"Write it as in `{example}`.",
        )

    def _report(self, code: Code, at: KeyPath, message: str, mend: str) -> None:
        self.diagnostics.report(code, self.document.value(*at), message, mend)


def not_asked(condition: Condition, answers: Answers) -> str | None:
    """A question without an answer on which it depends whether a condition holds; or None.

    Kleene's three-valued logic: what is said of a question that was not asked is unknown, and
    `answered: q` beside it makes the whole false where it was not.
    """
    return next(_relied_on(condition, answers), None)


def _relied_on(condition: Condition, answers: Answers) -> Iterator[str]:
    match condition:
        case Not(inner):
            yield from _relied_on(inner, answers)
        case Both(conditions):
            relied_on = [next(_relied_on(each, answers), None) for each in conditions]
            pairs = zip(conditions, relied_on, strict=True)
            if not any(name is None and not each.holds(answers) for each, name in pairs):
                yield from (name for name in relied_on if name is not None)
        case Answered():
            return
        case _:
            if condition.question not in answers:
                yield condition.question
