"""The account of the decision trees: from every rule to the answers that rest on it, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from protocolwijzer.audiences import question
from protocolwijzer.engine.tree import Advice, Outcome, Verdict
from protocolwijzer.model import AnswerWords, DecisionTree, Localized, Phrase, School, phrase
from protocolwijzer.rendering.questions_page import part_of
from protocolwijzer.rendering.tree_page import advice_anchor, outcome_anchor
from protocolwijzer.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class TracedRule:
    """A clause by its label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class TracedAnswer:
    """An outcome or card of advice, and the clauses that it rests on.

    anchor: the id of its section on the page of its tree; verdict: not every advice has one.
    """

    anchor: str
    verdict: str | None
    say: Phrase
    rules: tuple[TracedRule, ...]


@dataclass(frozen=True, slots=True)
class TracedTree:
    """A tree and its answers, or those of them that rest on one clause.

    part: of its key; audiences: for whom it is, as trees for others may have the same title.
    """

    part: str
    title: Phrase
    audiences: str
    answers: tuple[TracedAnswer, ...]


@dataclass(frozen=True, slots=True)
class RuleAccount:
    """What becomes of one clause: the trees that lead to it, or why none does.

    reason: why no tree can decide on it, if that was declared.
    """

    rule: TracedRule
    question: Phrase | None
    trees: tuple[TracedTree, ...]
    reason: Phrase | None

    @property
    def answers(self) -> int:
        """How many answers rest on it."""
        return sum(len(tree.answers) for tree in self.trees)


@dataclass(frozen=True, slots=True)
class TreeAccount:
    """Both ways: rules to answers, and answers to rules."""

    rules: tuple[RuleAccount, ...]
    trees: tuple[TracedTree, ...]

    @property
    def answered(self) -> int:
        """How many clauses an answer of some tree rests on."""
        return sum(bool(rule.trees) for rule in self.rules)

    @property
    def declared(self) -> tuple[TracedRule, ...]:
        """The clauses that have no tree for a reason that is given."""
        return tuple(each.rule for each in self.rules if each.reason and not each.trees)

    @property
    def open(self) -> tuple[TracedRule, ...]:
        """The clauses that have neither."""
        return tuple(each.rule for each in self.rules if not each.reason and not each.trees)


def tree_account(school: School, labels: Mapping[str, str], wording: Wording) -> TreeAccount:
    """The account of a school's trees. labels: what each clause is called, by id, in order."""
    tracer = _Tracer(school, labels, wording)
    trees = tuple(map(tracer.tree, school.trees))
    return TreeAccount(
        rules=tuple(
            RuleAccount(
                rule=TracedRule(name, label),
                question=question(school, name, wording.language),
                trees=tuple(_resting_on(name, trees)),
                reason=tracer.phrase(school.undecided[name]) if name in school.undecided else None,
            )
            for name, label in labels.items()
        ),
        trees=trees,
    )


def _resting_on(clause: str, trees: tuple[TracedTree, ...]) -> Iterator[TracedTree]:
    """The trees with those of their answers that rest on a clause."""
    for tree in trees:
        answers = tuple(
            answer for answer in tree.answers if any(rule.id == clause for rule in answer.rules)
        )
        if answers:
            yield replace(tree, answers=answers)


@dataclass(frozen=True, slots=True)
class _Tracer:
    """Puts the parts of trees into the words of one language."""

    school: School
    labels: Mapping[str, str]
    wording: Wording

    def phrase(self, texts: Localized) -> Phrase:
        """An author's text, in another language where it is not there in this one."""
        languages = (self.wording.language, *self.school.languages)
        return phrase(texts, languages) or Phrase("", self.wording.language)

    def tree(self, tree: DecisionTree) -> TracedTree:
        """A tree with all its answers."""
        flow = tree.flow
        outcomes = (
            self._answer(outcome_anchor(name), outcome, tree.outcomes[name])
            for name, outcome in flow.outcomes.items()
        )
        advice = (
            self._answer(advice_anchor(name), card, tree.advice[name])
            for name, card in flow.advice.items()
        )
        return TracedTree(
            part=part_of(tree),
            title=self.phrase(tree.title),
            audiences=self.wording.audience_names(tree.audiences),
            answers=(*outcomes, *advice),
        )

    def _answer(self, anchor: str, part: Outcome | Advice, words: AnswerWords) -> TracedAnswer:
        return TracedAnswer(
            anchor=anchor,
            verdict=self._verdict(part.verdict),
            say=self.phrase(words.say),
            rules=tuple(TracedRule(name, self.labels[name]) for name in part.clauses),
        )

    def _verdict(self, verdict: Verdict | None) -> str | None:
        return self.wording.verdict_name(verdict) if verdict else None
