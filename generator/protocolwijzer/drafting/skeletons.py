"""The questions, outcomes and cases of a draft, from the rules that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from protocolwijzer.drafting import texts
from protocolwijzer.drafting.conditions import Lessons
from protocolwijzer.drafting.rules import Rule
from protocolwijzer.drafting.subjects import Asks
from protocolwijzer.drafting.texts import Texts
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.model import Kind, Localized

_WHAT = "what"
_OTHER = "other"
_ASK_SOMEONE = "ask-someone"

# As much of a clause as fits an option, and as fits an answer.
_OPENING_LENGTH = 80
_LONGEST_ANSWER = 140
# The longest first; what is shorter is easier to read.
_CONDITION_LENGTHS = (100, 80, 60, 40)
# What stands before a condition must be enough to say what it is about.
_FEWEST_WORDS = 4
# A heading that is a whole sentence is no name for a rule.
_LONGEST_LABEL = 30

# How a clause begins before it comes to what it is about.
_LEAD_IN = re.compile(
    r"(?:het is )?(?:(?:voor|aan) )?(?:(?:(?:de|een|alle|onze) )?\w+ )?(?:niet |wel )?"
    r"(?:toegestaan|verboden)"
    r"(?: (?:voor|aan) \w+)?,?(?: om)?:? "
    r"|it is (?:not |strictly )?(?:allowed|permitted|forbidden|prohibited)(?: for \w+)? to ",
    re.IGNORECASE,
)

# Where an item begins that goes on from "to": "om anderen te filmen".
_TO = re.compile(
    r"(?:\b(?P<part>aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor|weg) )?"
    r"\bte (?=['\u2018]?\w+n\b)",
    re.IGNORECASE,
)
_OWN_INFINITIVE = re.compile(
    r"\b(?:zonder|om) (?=(?:\w+ )?te\b)|\bdoor (?=[\w']+ te\b)", re.IGNORECASE
)
_DANGLING = re.compile(
    r"[ ,]+(?:alleen|slechts|uitsluitend|ook|zelfs|only|even|also)$", re.IGNORECASE
)
_ENDS_IN_TO = re.compile(r"\b(?:om(?: \w+){0,3}|verboden|toegestaan|verplicht)\W*$", re.IGNORECASE)
# The case that an order is for, where it begins with that: "Als je ziek bent, bel je de school".
_CASE = re.compile(
    r"(?:als|indien|wanneer|zodra|wie|if|when|once|whoever|anyone who)\b[^,.;:!?]+(?=, )"
    r"|[^,.;:!?]+(?=, (?:dan|then)\b)|[^,.;:!?]*?\bdie\b[^,.;:!?]+(?=, )",
    re.IGNORECASE,
)
# Where what a rule is about ends, and what it depends on begins.
_DEPENDENT = re.compile(
    r",? \b(?:tenzij|behalve|mits|zodra|zolang|als|wanneer|indien|zonder dat|maar"
    r"|unless|except|provided|as long as|if|when|while|without|but)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r".*?[.!?](?= [A-Z]|$)")

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
    """An outcome of a draft. is_exception: whether it allows what its rule forbids."""

    verdict: Verdict
    say: Localized
    clauses: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    is_exception: bool = False


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
    rules: Sequence[Rule],
    words: Texts,
    language: str,
    contacts: tuple[str, ...],
    beside: Sequence[Rule] = (),
) -> Skeleton:
    """The draft of a tree about rules, at least one.

    language: that of the rules. contacts: whom to ask where the tree cannot tell. beside: rules
    that may then help.
    """
    made = Skeleton()
    branches = {
        name: _Branch(name, rule, words, language, contacts, made, is_chosen=len(rules) > 1).grow()
        for name, rule in _named(rules, {_WHAT, _OTHER})
    }
    only = next(iter(branches.values()))
    if len(branches) == 1 and only in made.questions:
        made.start = only
    else:
        made.questions[_WHAT] = _what(rules, branches, words, language)
    made.outcomes[_ASK_SOMEONE] = Outcome(
        Verdict.ASK,
        words.ready(texts.ASK_SOMEONE),
        tuple(rule.id for rule in (*rules, *beside)),
        contacts,
    )
    return made


def only_repeats(rule: Rule) -> bool:
    """Whether all that a draft can answer is what a rule says, to whoever chose those words."""
    answers = rule.branches or rule.lessons is not Lessons.NOTHING
    if answers or (rule.judged and rule.kind is not Kind.MUST) or not _is_own_answer(rule):
        return False
    option = _option(rule)
    if not _answer(rule):
        # Then a reader is told to read the rule; in some case that is worth telling.
        return not (_CASE.match(rule.text) or option.endswith("?"))
    return option.endswith("...") or _says_all(rule)


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
    return words.quoted(_option(rule), language, texts.ABOUT, label(rule))


def _option(rule: Rule) -> str:
    """What a rule is about, as far as its words show that: the case, or what it says."""
    text = _after_conjunction(rule)
    case = _CASE.match(text) if _is_own_answer(rule) else None
    if case:
        return _shortened(case.group())
    whole = f"{text} {rule.parts}".rstrip()
    return _opening(whole, follows_to=bool(_ENDS_IN_TO.search(rule.lead_in)))


def _says_all(rule: Rule) -> bool:
    """Whether the option of a rule leaves none of its words out."""
    return len(_WORD.findall(_option(rule))) >= len(_WORD.findall(f"{rule.text} {rule.parts}"))


def _is_own_answer(rule: Rule) -> bool:
    """Whether a rule is neither yes nor no, so that its own words are the answer."""
    if rule.needs_leave:
        return False
    return rule.subject.asks is Asks.DEED or rule.kind is Kind.MUST


def _after_conjunction(rule: Rule) -> str:
    """The words of a rule, with the conjunction before them that its lead-in ends with."""
    found = _CONJUNCTION.search(rule.lead_in)
    conjunction = f"{found.group(1).lower()} " if found else ""
    return rule.text if rule.text.lower().startswith(conjunction) else f"{conjunction}{rule.text}"


def _opening(text: str, *, follows_to: bool) -> str:
    """What a clause is about, as far as that can be told: how it begins.

    follows_to: whether it goes on from a lead-in that ends in "om".
    """
    lead_in = _LEAD_IN.match(text)
    subject = text[lead_in.end() :] if lead_in else text
    if follows_to or (lead_in and _ENDS_IN_TO.search(lead_in.group())):
        subject = _infinitive(subject)
    sentence = _SENTENCE.match(subject)
    about = sentence.group() if sentence else subject
    dependent = _DEPENDENT.search(about)
    # Without its lead-in it has lost words already.
    fewest = _FEWEST_WORDS - bool(lead_in)
    if dependent and len(about[: dependent.start()].split()) >= fewest:
        about = _DANGLING.sub("", about[: dependent.start()])
    opening = _shortened(about.rstrip(".,;:! "))
    return f"{opening[:1].upper()}{opening[1:]}"


def _infinitive(text: str) -> str:
    """Words after "om" as they stand by themselves: "anderen filmen" for "anderen te filmen"."""
    own = _OWN_INFINITIVE.search(text)
    end = own.start() if own else len(text)
    return _TO.sub(lambda found: found["part"] or "", text[:end]) + text[end:]


def _shortened(text: str, length: int = _OPENING_LENGTH) -> str:
    """As many whole words of a text as fit."""
    if len(text) <= length:
        return text
    return f"{text[: length + 1].rpartition(' ')[0].rstrip('.,;:')}..."


def _answer(rule: Rule) -> str:
    """The words of a rule where they can be an answer; "" if they are too many or no sentence."""
    is_part = bool(rule.lead_in) or not rule.full.endswith((".", "!"))
    if is_part or len(rule.full) > _LONGEST_ANSWER:
        return ""
    return rule.full


# --- one rule -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Branch:
    """What one rule adds to a draft, under ids that begin with its name.

    is_chosen: whether a reader has chosen it from several before.
    """

    name: str
    rule: Rule
    words: Texts
    language: str
    contacts: tuple[str, ...]
    made: Skeleton
    is_chosen: bool

    def grow(self) -> str:
        """Add it; the question or outcome that it begins with."""
        if self.rule.judged and self.rule.kind is not Kind.MUST:
            return self._outcome("rule", Verdict.ASK, self._say(texts.JUDGED), self.contacts)
        during = self._exception()
        if self.rule.lessons is Lessons.NOTHING:
            return during
        if self.rule.lessons is Lessons.ONLY:
            outside = self._outcome("outside", Verdict.KNOW, self._say(texts.OUTSIDE_LESSONS))
        else:
            outside = self._outcome("outside", Verdict.YES, self._say(texts.ALLOWED))
        return self._question("when", self._say(texts.LESSON), during, outside)

    def _exception(self) -> str:
        """What the rule says, after the question whether its exception or condition holds."""
        if not self.rule.branches:
            return self._flat()
        if self.rule.kind is Kind.MAY:
            holds = self._outcome("allowed", Verdict.YES_IF, self._say(texts.ALLOWED_THEN))
            # Whoever chose all of its words has said that they are so.
            if self.is_chosen and not self.rule.permission and _says_all(self.rule):
                return holds
            # What a permission does not say is not thereby forbidden.
            return self._question("if", self._condition(), holds, _ASK_SOMEONE)
        if self.rule.kind is Kind.MUST_NOT:
            say = self._say(texts.ALLOWED_THEN)
            holds = self._outcome("allowed", Verdict.YES_IF, say, is_exception=True)
        elif self.rule.needs_leave:
            holds = self._outcome("allowed", Verdict.YES_IF, self._say(texts.ALLOWED_THEN))
        else:
            holds = self._outcome("exception", Verdict.KNOW, self._say(texts.EXCEPTED))
        return self._question("if", self._condition(), holds, self._flat())

    def _condition(self) -> Localized:
        """The question whether that is so on which it depends what the rule says."""
        rule = self.rule
        if rule.permission:
            return self._say(texts.PERMISSION)
        is_may = rule.kind is Kind.MAY
        general = texts.CONDITION if is_may else texts.EXCEPTION
        this = texts.THIS_CONDITION if is_may else texts.THIS_EXCEPTION
        for length, pattern in product(_CONDITION_LENGTHS, (this, texts.THIS_APPLIES)):
            words = _shortened(rule.depends_on, length)
            told = pattern.get(self.language, pattern["en"]).format(rule=label(rule), words=words)
            asked = self.words.quoted(told, self.language, general, label(rule))
            if asked != self._say(general):
                return asked
        return self._say(general)

    def _flat(self) -> str:
        """What the rule says where nothing changes that."""
        rule = self.rule
        if rule.needs_leave:
            return self._outcome("rule", Verdict.NO, self._say(texts.NOT_WITHOUT_PERMISSION))
        if _is_own_answer(rule):
            verdict = Verdict.KNOW if rule.kind is Kind.MAY else Verdict.ACT
            return self._outcome("rule", verdict, self._own(texts.READ))
        if rule.kind is Kind.MAY:
            return self._outcome("rule", Verdict.YES, self._say(texts.ALLOWED))
        return self._outcome("rule", Verdict.NO, self._forbidden())

    def _forbidden(self) -> Localized:
        rule = self.rule
        if rule.permission:
            return self._say(texts.NOT_WITHOUT_PERMISSION)
        if not rule.limited:
            return self._say(texts.FORBIDDEN)
        # Nobody was asked about the circumstances but by an option that names them.
        is_chosen = not rule.branches and _says_all(rule)
        return self._say(texts.FORBIDDEN_THEN) if is_chosen else self._own(texts.FORBIDDEN_THEN)

    def _say(self, text: Localized) -> Localized:
        return self.words.to_review(text, label(self.rule))

    def _own(self, instead: Localized) -> Localized:
        """The rule's own words, as an answer; another where they cannot be one."""
        return self.words.quoted(_answer(self.rule), self.language, instead, label(self.rule))

    def _question(self, name: str, ask: Localized, holds: str, fails: str) -> str:
        """Add a question that takes yes, no or not knowing; its id."""
        text = self.words.unmarked(ask)
        options = {
            option: Option(self.words.ready(its), go, f"{text} {self.words.remark(its)}")
            for option, its, go in (
                ("holds", texts.YES, holds),
                ("not", texts.NO, fails),
                ("unsure", texts.UNSURE, _ASK_SOMEONE),
            )
        }
        full = f"{self.name}-{name}"
        self.made.questions[full] = Question(ask, (self.rule.id,), options)
        return full

    def _outcome(
        self,
        name: str,
        verdict: Verdict,
        say: Localized,
        contacts: tuple[str, ...] = (),
        *,
        is_exception: bool = False,
    ) -> str:
        """Add an outcome that rests on the rule; its id."""
        full = f"{self.name}-{name}"
        self.made.outcomes[full] = Outcome(verdict, say, (self.rule.id,), contacts, is_exception)
        return full
