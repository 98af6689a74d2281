"""What the page of a decision tree shows: its questions, its outcomes and the ways between them.

The page holds the whole tree as linked sections, so that it leads to every outcome without a
script; the script only shows one of them at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from protocolwijzer.editions import JoinedClause, join
from protocolwijzer.engine.exchange import to_data
from protocolwijzer.engine.tree import Question, Verdict
from protocolwijzer.model import (
    AnswerWords,
    DecisionTree,
    Localized,
    Phrase,
    School,
    TranslationStatus,
)
from protocolwijzer.rendering.clauses import Whole, whole
from protocolwijzer.rendering.conditions import Teller
from protocolwijzer.rendering.contacts import ShownContact, shown_contacts
from protocolwijzer.rendering.tree_picture import Answer, Step, outline, picture
from protocolwijzer.rendering.ways import Way, reading_order, table, ways, ways_of_option
from protocolwijzer.rendering.wording import VERDICT_ICONS, Wording, shared_register


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
    is_question: bool


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An answer that can be chosen.

    anchor: the id of its field; go: where it leads, where no earlier answer matters; ways: where
    it leads otherwise; advice: the cards that it adds, by id, with what they say.
    """

    id: str
    anchor: str
    text: str
    help: str
    exclusive: bool
    ways: tuple[ShownWay, ...]
    advice: Mapping[str, str]

    @property
    def go(self) -> Target | None:
        """Where this answer leads whatever was answered before; None where that matters."""
        return self.ways[0].to if len(self.ways) == 1 and self.ways[0].words is None else None


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question and the ways on from it. clauses: their labels by id."""

    id: str
    anchor: str
    number: int
    ask: str
    help: str
    many: bool
    options: tuple[ShownOption, ...]
    ways: tuple[ShownWay, ...]
    clauses: Mapping[str, str]
    help_anchor: str
    error_anchor: str

    @property
    def go(self) -> Target | None:
        """Where every answer leads; None where they lead to several places."""
        return self.ways[0].to if len(self.ways) == 1 and self.ways[0].words is None else None


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause that an answer rests on. around: what it is a part of, if it is a part."""

    whole: Whole
    around: JoinedClause | None

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of its parts, which have their anchors on other pages."""
        return tuple(_ids_below(self.whole))


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
    def order(self) -> tuple[str, ...]:
        """The ids of questions and outcomes in reading order."""
        return reading_order(self.tree.flow)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Every question and outcome by id, in reading order, numbered from 1."""
        questions = self.tree.flow.questions
        return {
            name: Target(name, f"q-{name}" if is_question else f"o-{name}", number, is_question)
            for number, name in enumerate(self.order, 1)
            for is_question in [name in questions]
        }

    def steps(self) -> Iterator[ShownQuestion | ShownAnswer]:
        """Questions and outcomes in reading order."""
        for name, target in self.targets.items():
            if target.is_question:
                yield self._question(target, self.tree.flow.questions[name])
            else:
                outcome = self.tree.flow.outcomes[name]
                yield self._answer(
                    name,
                    target.anchor,
                    self.tree.outcomes[name],
                    outcome.clauses,
                    verdict=outcome.verdict,
                    judgement=outcome.judgement,
                    number=target.number,
                )

    def advice(self) -> Iterator[ShownAnswer]:
        """The cards of advice."""
        for name, advice in self.tree.flow.advice.items():
            yield self._answer(
                name,
                f"advice-{name}",
                self.tree.advice[name],
                advice.clauses,
                verdict=advice.verdict,
            )

    def verdict(self, verdict: Verdict) -> ShownVerdict:
        """A verdict in words."""
        return ShownVerdict(
            verdict.value, self.wording.verdict_name(verdict), VERDICT_ICONS[verdict]
        )

    @property
    def status(self) -> TranslationStatus:
        """The worst state of a text that the page quotes."""
        flow = self.tree.flow
        cited = {
            name
            for clauses in (
                *(outcome.clauses for outcome in flow.outcomes.values()),
                *(advice.clauses for advice in flow.advice.values()),
            )
            for name in clauses
        }
        found = {text.status for name in cited for text in self._with_parts(name)}
        order = (TranslationStatus.MISSING, TranslationStatus.STALE)
        return next((status for status in order if status in found), TranslationStatus.OK)

    @property
    def data(self) -> Markup:
        """The tree as the engine reads it."""
        return _json(to_data(self.tree.flow))

    @property
    def table(self) -> Markup:
        """Where answers lead that no link leads on from."""
        return _json(table(self.tree.flow))

    # --- questions ------------------------------------------------------------------------------

    def _question(self, target: Target, question: Question) -> ShownQuestion:
        words = self.tree.questions[question.id]
        show = self._shows(question.id)
        return ShownQuestion(
            id=question.id,
            anchor=target.anchor,
            number=target.number,
            ask=self.text(words.ask),
            help=self.text(words.help),
            many=question.many,
            options=tuple(
                ShownOption(
                    id=option.id,
                    anchor=self._field(f"{target.anchor}-{option.id}"),
                    text=self.text(words.options[option.id].text),
                    help=self.text(words.options[option.id].help),
                    exclusive=option.exclusive,
                    ways=()
                    if question.many
                    else tuple(map(show, ways_of_option(question, option.id))),
                    advice={name: self.text(self.tree.advice[name].say) for name in option.advice},
                )
                for option in question.options
            ),
            ways=tuple(map(show, ways(question))),
            clauses={name: self._clauses[name].label for name in question.clauses},
            help_anchor=self._field(f"{target.anchor}-help"),
            error_anchor=self._field(f"{target.anchor}-error"),
        )

    def _shows(self, question: str) -> Callable[[Way], ShownWay]:
        teller = Teller(self.tree.flow, self.tree.questions, self._said, self.wording, question)

        def show(way: Way) -> ShownWay:
            words = None if way.when is None else teller.sentence(way.when)
            return ShownWay(words, self.targets[way.go])

        return show

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

    def _answer(  # noqa: PLR0913 # what outcomes have and advice has not, by name
        self,
        name: str,
        anchor: str,
        words: AnswerWords,
        clauses: Iterable[str],
        *,
        verdict: Verdict | None,
        judgement: bool = False,
        number: int | None = None,
    ) -> ShownAnswer:
        return ShownAnswer(
            id=name,
            anchor=anchor,
            number=number,
            verdict=self.verdict(verdict) if verdict else None,
            say=self.text(words.say),
            explain=self.text(words.explain),
            do=tuple(map(self.text, words.do)),
            copy=self.text(words.copy),
            judgement=judgement,
            clauses=tuple(self._shown_clauses(tuple(clauses))),
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

    def _shown_clauses(self, names: tuple[str, ...]) -> Iterator[ShownClause]:
        """The clauses, without the parts of those that are shown whole."""
        for name in names:
            text = self._clauses[name]
            if not any(above in names for above in self._above(text)):
                yield ShownClause(
                    whole=whole(self.school, self._clauses, name, self.wording.language),
                    around=self._clauses[text.parent] if text.parent else None,
                )

    def _above(self, text: JoinedClause) -> Iterator[str]:
        while text.parent is not None:
            yield text.parent
            text = self._clauses[text.parent]

    def _with_parts(self, name: str) -> Iterator[JoinedClause]:
        text = self._clauses[name]
        yield text
        for part in text.clause.subclauses:
            if part.id in self._clauses:
                yield from self._with_parts(part.id)


def context(school: School, tree: DecisionTree, wording: Wording) -> Mapping[str, object]:
    """What tree.html shows, but for addresses."""
    page = TreePage(school, tree, wording)
    steps = tuple(page.steps())
    drawn = tuple(_drawn(step, wording) for step in steps)
    return {
        "tree": page,
        "title": page.text(tree.title),
        "about": page.text(tree.about),
        "steps": steps,
        "advice": tuple(page.advice()),
        "verdicts": tuple(map(page.verdict, Verdict)),
        "toned": wording.tone(shared_register(tree.audiences)),
        "picture": picture(drawn),
        "outline": outline(drawn),
    }


def title(school: School, tree: DecisionTree, language: str) -> Phrase:
    """A tree's title as readers of a language get it."""
    page = TreePage(school, tree, Wording(language))
    return Phrase(page.text(tree.title), page.language)


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
            yield Answer(": ".join(filter(None, (answers, when))), way.to.number)


def _plain(text: str) -> str:
    return text.striptags() if isinstance(text, Markup) else text


def _ids_below(clause: Whole) -> Iterator[str]:
    for part in clause.parts:
        yield part.id
        yield from _ids_below(part)


def _json(data: object) -> Markup:
    """Data as JSON for within a script element: nothing in it can end that element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 # see above
