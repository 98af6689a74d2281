"""Conditions on answers in plain words, for readers who find their own way through a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

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
from protocolwijzer.engine.tree import Tree
from protocolwijzer.model import Localized, QuestionWords
from protocolwijzer.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what conditions of a tree say, as HTML.

    words: of its questions, by id; said: an author's text as HTML. at: the id of the question that
    the reader is at, which need not be named.
    """

    tree: Tree
    words: Mapping[str, QuestionWords]
    said: Callable[[Localized], Markup]
    wording: Wording
    at: str

    def sentence(self, condition: Condition) -> str:
        """A condition with a capital: 'The answer to “...” is “...”'."""
        told = self.told(condition)
        return Markup(told[:1].upper() + told[1:])  # noqa: S704 # it was HTML before

    def told(self, condition: Condition, *, denied: bool = False) -> str:
        """A condition, or that it does not hold, as a part of a sentence."""
        match condition:
            case Not(inner):
                return self.told(inner, denied=not denied)
            case Both(conditions):
                return self._joined(conditions, denied=denied)
            case AllOf(question, options):
                parts = (Has(question, option) for option in options)
                return self._joined(parts, denied=denied)
            case Answered(question):
                return self._asked(question, denied=denied)
            case Is(question, option) | Has(question, option) if self._alone(question, option):
                return self._is(question, (option,), denied=denied)
            case AnyOf(question, options) | Only(question, options) if self._alone(
                question, *options
            ):
                return self._is(question, options, denied=denied)
            case Has() | AnyOf():
                return self._is_among(condition, denied=denied)
            case Is() | Only():
                return self._is_all_of(condition, denied=denied)

    def _joined(self, conditions: Iterable[Condition], *, denied: bool) -> str:
        """All of them; where that is denied, one of them is not so."""
        _ = self.wording.gettext
        first, *others = (self.told(each, denied=denied) for each in conditions)
        more = (
            _("or %(condition)s", condition=each)
            if denied
            else _("and %(condition)s", condition=each)
            for each in others
        )
        return Markup("; ").join([first, *more])

    def _asked(self, question: str, *, denied: bool) -> str:
        _ = self.wording.gettext
        asked = self._in_quotes(self.words[question].ask)
        if denied:
            return _("the question %(question)s was not asked", question=asked)
        return _("the question %(question)s was asked", question=asked)

    def _is(self, question: str, options: tuple[str, ...], *, denied: bool) -> str:
        _ = self.wording.gettext
        answer, named = self._answer(question), self._options(question, options)
        if denied:
            return _("%(answer)s is not %(options)s", answer=answer, options=named)
        return _("%(answer)s is %(options)s", answer=answer, options=named)

    def _is_among(self, condition: Has | AnyOf, *, denied: bool) -> str:
        _ = self.wording.gettext
        question, options = condition.question, _options_of(condition)
        if denied and len(options) > 1:
            return self._joined((Not(Has(question, option)) for option in options), denied=False)
        answers, named = self._answers(question), self._options(question, options)
        if denied:
            return _("%(option)s is not one of %(answers)s", option=named, answers=answers)
        return _("%(options)s is one of %(answers)s", options=named, answers=answers)

    def _is_all_of(self, condition: Is | Only, *, denied: bool) -> str:
        _ = self.wording.gettext
        answers = self._answers(condition.question)
        named = self._options(condition.question, _options_of(condition))
        if denied:
            return _("%(answers)s are not only %(options)s", answers=answers, options=named)
        return _("%(answers)s are only %(options)s", answers=answers, options=named)

    def _answer(self, question: str) -> str:
        _ = self.wording.gettext
        if question == self.at:
            return _("the answer")
        return _("the answer to %(question)s", question=self._in_quotes(self.words[question].ask))

    def _answers(self, question: str) -> str:
        _ = self.wording.gettext
        if question == self.at:
            return _("the answers")
        return _("the answers to %(question)s", question=self._in_quotes(self.words[question].ask))

    def _options(self, question: str, options: tuple[str, ...]) -> str:
        texts = (self.words[question].options[option].text for option in options)
        return self.wording.either(map(self._in_quotes, texts))

    def _in_quotes(self, text: Localized) -> Markup:
        return Markup("“{}”").format(self.said(text))

    def _alone(self, question: str, *options: str) -> bool:
        """Whether each of these options can only be the whole answer."""
        asked = self.tree.questions[question]
        return not asked.many or all(
            option.exclusive for option in asked.options if option.id in options
        )


def _options_of(condition: Is | Has | AnyOf | Only) -> tuple[str, ...]:
    return (condition.option,) if isinstance(condition, Is | Has) else condition.options
