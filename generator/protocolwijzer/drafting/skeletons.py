"""The questions, outcomes and cases of a draft, from the rules that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from protocolwijzer.drafting import texts
from protocolwijzer.drafting.conditions import Lessons
from protocolwijzer.drafting.rules import Rule
from protocolwijzer.drafting.texts import Answer, Texts
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.model import Kind, Localized
from protocolwijzer.reading.explicit import MARKUP

_WHAT = "what"
_OTHER = "other"
_ASK_SOMEONE = "ask-someone"

# As much of a clause as fits an option.
_OPENING_WORDS = 10
_OPENING_LENGTH = 80
# A heading that is a whole sentence is no name for a rule.
_LONGEST_LABEL = 30

# How a clause begins before it comes to what it is about.
_LEAD_IN = re.compile(
    r"(?:het is )?(?:(?:voor|aan) )?(?:\w+ )?(?:niet |wel )?(?:toegestaan|verboden)"
    r"(?: (?:voor|aan) \w+)?,?(?: om)?:? "
    r"|it is (?:not |strictly )?(?:allowed|permitted|forbidden|prohibited)(?: for \w+)? to ",
    re.IGNORECASE,
)

# A lead-in after which its items have the word order of a subordinate clause.
_CONJUNCTION = re.compile(
    r"\b(als|indien|wanneer|zodra|zolang|tenzij|mits|omdat|dat|if|when|whenever|unless|because|that)"
    r"\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a question of a draft. name: what it is called in a case."""

    text: Localized
    go: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a draft, with its options by id."""

    ask: Localized
    clauses: tuple[str, ...]
    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a draft."""

    verdict: Verdict
    answer: Answer
    rule: str
    clauses: tuple[str, ...]
    contacts: tuple[str, ...] = ()

    @property
    def is_exception(self) -> bool:
        """Whether it allows what its rule forbids."""
        return self.answer is texts.ALLOWED_BY_EXCEPTION


@dataclass(frozen=True, slots=True)
class Case:
    """A walk through a draft: an option per question, and where it ends."""

    name: str
    given: Mapping[str, str]
    expect: str


@dataclass(slots=True)
class Skeleton:
    """A draft without its head. Ids of questions and outcomes differ."""

    start: str = _WHAT
    questions: dict[str, Question] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def asked(self) -> Mapping[str, Question]:
        """The questions in the order in which a reader comes to them."""
        order: dict[str, Question] = {}
        coming = [self.start]
        while coming:
            at = coming.pop(0)
            if at in self.questions and at not in order:
                order[at] = self.questions[at]
                coming = [*(each.go for each in order[at].options.values()), *coming]
        return order

    def cases(self) -> tuple[Case, ...]:
        """Every walk, each under a name of its own."""
        return tuple(
            Case(f"{number}. {name}", given, end)
            for number, (name, given, end) in enumerate(self._walks(self.start, "", {}), start=1)
        )

    def _walks(
        self, at: str, name: str, given: Mapping[str, str]
    ) -> Iterator[tuple[str, Mapping[str, str], str]]:
        if at in self.outcomes:
            yield name, given, at
            return
        for option, its in self.questions[at].options.items():
            so_far = f"{name}; {its.name}" if name else its.name
            yield from self._walks(its.go, so_far, {**given, at: option})


def skeleton(
    rules: Sequence[Rule], words: Texts, language: str, contacts: tuple[str, ...]
) -> Skeleton:
    """The draft of a tree about rules, at least one.

    language: that of the rules. contacts: whom to ask where the tree cannot tell.
    """
    made = Skeleton()
    branches = {
        name: _Branch(name, rule, words, contacts, made).grow()
        for name, rule in _named(rules, {_WHAT, _OTHER})
    }
    only = next(iter(branches.values()))
    if len(branches) == 1 and only in made.questions:
        made.start = only
    else:
        made.questions[_WHAT] = _what(rules, branches, words, language)
    made.outcomes[_ASK_SOMEONE] = Outcome(
        Verdict.ASK, texts.ASK_SOMEONE, "", tuple(rule.id for rule in rules), contacts
    )
    return made


def label(rule: Rule) -> str:
    """What a rule is called in a text."""
    name = rule.label if len(rule.label) <= _LONGEST_LABEL else rule.id
    return f"\u201c{name}\u201d" if " " in name else name


def _named(rules: Sequence[Rule], taken: set[str]) -> Iterator[tuple[str, Rule]]:
    """The rules, each under an id that no other has."""
    for rule in rules:
        base = re.sub(r"[^a-z0-9]+", "-", rule.id.casefold()).strip("-") or "rule"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        yield name, rule


def _what(
    rules: Sequence[Rule], branches: Mapping[str, str], words: Texts, language: str
) -> Question:
    """Which of the rules it is about."""
    options = {
        name: Option(_about(rule, words, language), go, label(rule))
        for rule, (name, go) in zip(rules, branches.items(), strict=True)
    }
    options[_OTHER] = Option(words.ready(texts.OTHER), _ASK_SOMEONE, words.remark(texts.OTHER))
    return Question(words.ready(texts.WHAT), (), options)


def _about(rule: Rule, words: Texts, language: str) -> Localized:
    opening = _opening(_after_conjunction(rule))
    if not opening or MARKUP.search(opening):
        return words.to_review(texts.ABOUT, label(rule))
    return words.quoted(opening, language, label(rule))


def _after_conjunction(rule: Rule) -> str:
    """The words of a rule, with the conjunction before them that its lead-in ends with."""
    found = _CONJUNCTION.search(rule.lead_in)
    conjunction = f"{found.group(1).lower()} " if found else ""
    return rule.text if rule.text.lower().startswith(conjunction) else f"{conjunction}{rule.text}"


def _opening(text: str) -> str:
    """The first words of a clause, of what it is about where that can be told."""
    lead_in = _LEAD_IN.match(text)
    subject = (text[lead_in.end() :] if lead_in else text).split()
    opening = ""
    for word in subject[:_OPENING_WORDS]:
        if len(opening) + len(word) > _OPENING_LENGTH:
            break
        opening = f"{opening} {word}".lstrip()
    is_whole = len(opening.split()) == len(subject)
    opening = opening.rstrip(".,;:")
    return f"{opening[:1].upper()}{opening[1:]}{'' if is_whole or not opening else '...'}"


# --- one rule -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Branch:
    """What one rule adds to a draft, under ids that begin with its name."""

    name: str
    rule: Rule
    words: Texts
    contacts: tuple[str, ...]
    made: Skeleton

    def grow(self) -> str:
        """Add it; the question or outcome that it begins with."""
        if self.rule.judged and self.rule.kind is not Kind.MUST:
            return self._outcome("rule", Verdict.ASK, texts.JUDGED, self.contacts)
        during = self._exception()
        if self.rule.lessons is Lessons.NOTHING:
            return during
        if self.rule.lessons is Lessons.ONLY:
            outside = self._outcome("outside", Verdict.KNOW, texts.OUTSIDE_LESSONS)
        else:
            outside = self._outcome("outside", Verdict.YES, texts.ALLOWED)
        return self._question("when", texts.LESSON, during, outside)

    def _exception(self) -> str:
        """What the rule says, after the question whether its exception or condition holds."""
        if not (self.rule.permission or self.rule.exception):
            return self._flat()
        ask = texts.EXCEPTION
        if self.rule.kind is Kind.MAY:
            ask = texts.CONDITION
            holds = self._outcome("allowed", Verdict.YES_IF, texts.ALLOWED_ON_CONDITION)
            # What a permission does not say is not thereby forbidden.
            fails = _ASK_SOMEONE
        elif self.rule.kind is Kind.MUST_NOT:
            holds = self._outcome("allowed", Verdict.YES_IF, texts.ALLOWED_BY_EXCEPTION)
            fails = self._flat()
        else:
            holds = self._outcome("exception", Verdict.KNOW, texts.NOT_DEMANDED)
            fails = self._flat()
        return self._question("if", texts.PERMISSION if self.rule.permission else ask, holds, fails)

    def _flat(self) -> str:
        """What the rule says where nothing changes that."""
        if self.rule.limited:
            return self._outcome("rule", Verdict.KNOW, texts.DEPENDS)
        if self.rule.kind is Kind.MUST_NOT and self.rule.permission:
            return self._outcome("rule", Verdict.NO, texts.NOT_WITHOUT_PERMISSION)
        return self._outcome("rule", *_OUTCOMES[self.rule.kind])

    def _question(self, name: str, ask: Localized, holds: str, fails: str) -> str:
        """Add a question that takes yes, no or not knowing; its id."""
        rule = label(self.rule)
        text = self.words.remark(ask).format(rule=rule)
        options = {
            option: Option(self.words.ready(its), go, f"{text} {self.words.remark(its)}")
            for option, its, go in (
                ("holds", texts.YES, holds),
                ("not", texts.NO, fails),
                ("unsure", texts.UNSURE, _ASK_SOMEONE),
            )
        }
        full = f"{self.name}-{name}"
        asked = self.words.to_review(ask, rule)
        self.made.questions[full] = Question(asked, (self.rule.id,), options)
        return full

    def _outcome(
        self, name: str, verdict: Verdict, answer: Answer, contacts: tuple[str, ...] = ()
    ) -> str:
        """Add an outcome that rests on the rule; its id."""
        full = f"{self.name}-{name}"
        rule = self.rule
        self.made.outcomes[full] = Outcome(verdict, answer, label(rule), (rule.id,), contacts)
        return full


_OUTCOMES: Mapping[Kind, tuple[Verdict, Answer]] = {
    Kind.MUST: (Verdict.ACT, texts.DEMANDED),
    Kind.MUST_NOT: (Verdict.NO, texts.FORBIDDEN),
    Kind.MAY: (Verdict.YES, texts.ALLOWED),
}
