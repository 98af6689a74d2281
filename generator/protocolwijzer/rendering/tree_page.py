"""What the page of a decision tree shows: its questions, its outcomes and the ways between them.

The page holds the whole tree as linked sections, so that it leads to every outcome without a
script; the script only shows one of them at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from protocolwijzer.editions import JoinedClause, join
from protocolwijzer.engine.exchange import to_data
from protocolwijzer.engine.tree import Advice, Option, Outcome, Question, Tree, Verdict
from protocolwijzer.model import (
    AnswerWords,
    DecisionTree,
    Localized,
    OptionWords,
    Phrase,
    School,
    TranslationStatus,
)
from protocolwijzer.rendering.clauses import Whole, whole
from protocolwijzer.rendering.conditions import Teller
from protocolwijzer.rendering.contacts import ShownContact, shown_contacts
from protocolwijzer.rendering.tree_picture import Answer, Step, outline, picture
from protocolwijzer.rendering.ways import Way, always, reading_order, table, ways, ways_of_option
from protocolwijzer.rendering.wording import VERDICT_ICONS, Wording, shared_register


@dataclass(frozen=True, slots=True)
class TreeData:
    """What the scripts of a tree's page go by, as JSON; the same in every language.

    tree: as the engine reads it; table: where answers lead that no link leads on from.
    """

    tree: Markup
    table: Markup

    @classmethod
    def of(cls, tree: Tree) -> TreeData:
        """The data of a tree."""
        return cls(_json(to_data(tree)), _json(table(tree)))


def outcome_anchor(name: str) -> str:
    """The id of an outcome's section."""
    return f"o-{name}"


def advice_anchor(name: str) -> str:
    """The id of the section of a card of advice."""
    return f"advice-{name}"


@dataclass(frozen=True, slots=True)
class ShownWay:
    """A way on. words: when it is taken; None where it always is; to: the step it leads to."""

    words: str | None
    to: Target


@dataclass(frozen=True, slots=True)
class Target:
    """A question or outcome that something leads to. anchor: the id of its section."""

    id: str
    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An answer that can be chosen.

    anchor: the id of its field; ways: where it leads, none if that depends on what else is chosen;
    go: where it leads whatever was answered before, if it does; advice: the cards that it adds.
    """

    id: str
    anchor: str
    text: str
    help: str
    exclusive: bool
    ways: tuple[ShownWay, ...]
    go: Target | None
    advice: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question and the ways on from it.

    go: where it leads whatever is answered, if it does; clauses: their labels by id.
    """

    id: str
    anchor: str
    number: int
    ask: str
    help: str
    many: bool
    options: tuple[ShownOption, ...]
    ways: tuple[ShownWay, ...]
    go: Target | None
    clauses: Mapping[str, str]
    help_anchor: str
    error_anchor: str


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause that an answer rests on.

    around: what it is a part of, if it is a part; original: what it was translated from, where a
    reader sees neither that nor the adopted text.
    """

    whole: Whole
    around: JoinedClause | None
    original: JoinedClause | None

    @property
    def parts(self) -> tuple[Whole, ...]:
        """All that is below it, which has its anchors on other pages."""
        return tuple(_below(self.whole))


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An outcome or a card of advice. number: of outcomes; verdict: not every advice has one."""

    id: str
    anchor: str
    number: int | None
    verdict: ShownVerdict | None
    say: str
    explain: str
    do: tuple[str, ...]
    copy: str
    judgement: bool
    clauses: tuple[ShownClause, ...]
    contacts: tuple[ShownContact, ...]


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """A verdict in words."""

    name: str
    title: str
    icon: str


@dataclass(frozen=True)
class TreePage:
    """The parts of a tree's page for readers of one language."""

    school: School
    tree: DecisionTree
    wording: Wording

    @property
    def language(self) -> str:
        """The language of the author's texts, which a school may not have written in this one."""
        languages = self.school.languages
        return self.wording.language if self.wording.language in languages else languages[0]

    def text(self, texts: Localized) -> str:
        """An author's text; "" where there is none."""
        return texts.get(self.language, "")

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Every question and outcome by id, in reading order, numbered from 1."""
        flow = self.tree.flow
        return {
            name: Target(name, f"q-{name}" if name in flow.questions else outcome_anchor(name), n)
            for n, name in enumerate(reading_order(flow), 1)
        }

    @cached_property
    def steps(self) -> tuple[ShownQuestion | ShownAnswer, ...]:
        """Questions and outcomes in reading order."""
        return tuple(map(self._step, self.targets.values()))

    @cached_property
    def advice(self) -> Mapping[str, ShownAnswer]:
        """The cards of advice, by id."""
        return {
            name: self._answer(advice_anchor(name), advice, self.tree.advice[name])
            for name, advice in self.tree.flow.advice.items()
        }

    def verdict(self, verdict: Verdict) -> ShownVerdict:
        """A verdict in words."""
        return ShownVerdict(
            verdict.value, self.wording.verdict_name(verdict), VERDICT_ICONS[verdict]
        )

    @property
    def status(self) -> TranslationStatus:
        """The worst state of a text that the page quotes."""
        answers = (step for step in self.steps if isinstance(step, ShownAnswer))
        found = {
            quoted.text.status
            for answer in (*answers, *self.advice.values())
            for clause in answer.clauses
            for quoted in (clause.whole, *clause.parts)
        }
        order = (TranslationStatus.MISSING, TranslationStatus.STALE)
        return next((status for status in order if status in found), TranslationStatus.OK)

    def _step(self, target: Target) -> ShownQuestion | ShownAnswer:
        question = self.tree.flow.questions.get(target.id)
        if question is not None:
            return self._question(target, question)
        outcome = self.tree.flow.outcomes[target.id]
        return self._answer(target.anchor, outcome, self.tree.outcomes[target.id], target.number)

    # --- questions ------------------------------------------------------------------------------

    def _question(self, target: Target, question: Question) -> ShownQuestion:
        words = self.tree.questions[question.id]
        on = ways(question)
        return ShownQuestion(
            id=question.id,
            anchor=target.anchor,
            number=target.number,
            ask=self.text(words.ask),
            help=self.text(words.help),
            many=question.many,
            options=tuple(
                self._option(target, question, option, words.options[option.id])
                for option in question.options
            ),
            ways=self._ways(question, on),
            go=self._always(on),
            clauses={name: self._clauses[name].label for name in question.clauses},
            help_anchor=self._field(f"{target.anchor}-help"),
            error_anchor=self._field(f"{target.anchor}-error"),
        )

    def _option(
        self, target: Target, question: Question, option: Option, words: OptionWords
    ) -> ShownOption:
        # What else is chosen is not known here.
        on = () if question.many else ways_of_option(question, option.id)
        return ShownOption(
            id=option.id,
            anchor=self._field(f"{target.anchor}-{option.id}"),
            text=self.text(words.text),
            help=self.text(words.help),
            exclusive=option.exclusive,
            ways=self._ways(question, on),
            go=self._always(on),
            advice=tuple(self.advice[name] for name in option.advice),
        )

    def _ways(self, question: Question, on: Iterable[Way]) -> tuple[ShownWay, ...]:
        teller = Teller(self.tree.flow, self.tree.questions, self._said, self.wording, question.id)
        return tuple(
            ShownWay(teller.sentence(way.when) if way.when else None, self.targets[way.go])
            for way in on
        )

    def _always(self, on: Sequence[Way]) -> Target | None:
        name = always(on)
        return None if name is None else self.targets[name]

    def _said(self, texts: Localized) -> Markup:
        """An author's text as HTML that says its language, where that is another one."""
        attributes = self.wording.lang_attributes(self.language)
        if not attributes:
            return Markup("{}").format(self.text(texts))
        return Markup("<span{}>{}</span>").format(attributes, self.text(texts))

    def _field(self, anchor: str) -> str:
        """An id that nothing else has: a question may be called as another and its answer are."""
        while anchor in self._taken:
            anchor += "_"
        self._taken.add(anchor)
        return anchor

    @cached_property
    def _taken(self) -> set[str]:
        """The ids that are given out."""
        return {target.anchor for target in self.targets.values()}

    # --- outcomes and advice --------------------------------------------------------------------

    def _answer(
        self, anchor: str, answer: Outcome | Advice, words: AnswerWords, number: int | None = None
    ) -> ShownAnswer:
        return ShownAnswer(
            id=answer.id,
            anchor=anchor,
            number=number,
            verdict=self.verdict(answer.verdict) if answer.verdict else None,
            say=self.text(words.say),
            explain=self.text(words.explain),
            do=tuple(map(self.text, words.do)),
            copy=self.text(words.copy),
            judgement=isinstance(answer, Outcome) and answer.judgement,
            clauses=tuple(self._shown_clauses(answer.clauses)),
            contacts=tuple(
                shown_contacts(
                    (
                        contact
                        for role in words.contacts
                        for contact in self.school.contacts
                        if contact.role == role
                    ),
                    self.wording,
                )
            ),
        )

    @cached_property
    def _clauses(self) -> Mapping[str, JoinedClause]:
        return join(self.school, self.wording.language)

    @cached_property
    def _originals(self) -> Mapping[str, JoinedClause]:
        return join(self.school, self.school.languages[0])

    def _shown_clauses(self, names: tuple[str, ...]) -> Iterator[ShownClause]:
        """The clauses, without the parts of those that are shown whole."""
        for name in names:
            text = self._clauses[name]
            if not any(above in names for above in self._above(text)):
                original = self._originals[name]
                is_seen = text.adopted or original.language == text.language
                yield ShownClause(
                    whole=whole(self.school, self._clauses, name, self.wording.language),
                    around=self._clauses[text.parent] if text.parent else None,
                    original=None if is_seen else original,
                )

    def _above(self, text: JoinedClause) -> Iterator[str]:
        while text.parent is not None:
            yield text.parent
            text = self._clauses[text.parent]


def title(school: School, tree: DecisionTree, wording: Wording) -> Phrase:
    """What a tree is called, and the language that it is called so in."""
    page = TreePage(school, tree, wording)
    return Phrase(page.text(tree.title), page.language)


def context(
    school: School, tree: DecisionTree, data: TreeData, wording: Wording
) -> Mapping[str, object]:
    """What tree.html shows, but for addresses."""
    page = TreePage(school, tree, wording)
    drawn = tuple(_drawn(step, wording) for step in page.steps)
    return {
        "tree": tree,
        "data": data,
        "title": page.text(tree.title),
        "about": page.text(tree.about),
        "own": wording.lang_attributes(page.language),
        "status": page.status,
        "steps": page.steps,
        "advice": page.advice,
        "verdicts": tuple(map(page.verdict, Verdict)),
        "toned": wording.tone(shared_register(tree.audiences)),
        "picture": picture(drawn),
        "outline": outline(drawn),
    }


def _drawn(step: ShownQuestion | ShownAnswer, wording: Wording) -> Step:
    """A step as the picture has it."""
    if isinstance(step, ShownAnswer):
        return Step(
            number=step.number or 0,
            title=step.say,
            verdict=_plain(step.verdict.title) if step.verdict else "",
            icon=step.verdict.icon if step.verdict else "",
        )
    return Step(step.number, step.ask, answers=tuple(_rows(step, wording)))


def _rows(question: ShownQuestion, wording: Wording) -> Iterator[Answer]:
    """Answers that lead to the same steps share their rows."""
    alike: dict[tuple[ShownWay, ...], list[str]] = {}
    if question.many and question.go is None:
        alike[question.ways] = []
    else:
        for option in question.options:
            alike.setdefault(option.ways or question.ways, []).append(option.text)
    otherwise = wording.gettext("In all other cases")
    for taken, texts in alike.items():
        answers = " · ".join(texts)
        for way in taken:
            when = _plain(way.words or otherwise) if len(taken) > 1 else ""
            if answers and when:
                when = when[0].lower() + when[1:]
            yield Answer(": ".join(filter(None, (answers, when))), way.to.number)


def _plain(text: str) -> str:
    return text.striptags() if isinstance(text, Markup) else text


def _below(clause: Whole) -> Iterator[Whole]:
    for part in clause.parts:
        yield part
        yield from _below(part)


def _json(data: object) -> Markup:
    """Data as JSON for within a script element: nothing in it can end that element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 # see above
