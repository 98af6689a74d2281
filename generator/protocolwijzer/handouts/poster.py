"""What a decision tree says on paper: a poster for the wall, or a leaflet where it is too large."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from string import ascii_uppercase

from markupsafe import Markup, escape

from protocolwijzer.engine.conditions import AnyOf, Condition, Has
from protocolwijzer.engine.tree import Question, Verdict
from protocolwijzer.handouts.contents import Data, Reader, contacts, frame, in_doubt
from protocolwijzer.handouts.letters import printable
from protocolwijzer.handouts.poster_layout import (
    BADGE,
    ICON,
    LEADING,
    PAD,
    POINT,
    SMALLEST,
    Asked,
    Card,
    Ending,
    Row,
    Told,
    Words,
    broken,
    largest,
    widest_word,
)
from protocolwijzer.localization import direction
from protocolwijzer.model import DecisionTree, Localized
from protocolwijzer.rendering.conditions import Teller
from protocolwijzer.rendering.icons import icon_shape
from protocolwijzer.rendering.questions_page import part_of
from protocolwijzer.rendering.tree_page import ShownAnswer, ShownQuestion, TreePage
from protocolwijzer.rendering.ways import Way, ways, ways_of_option
from protocolwijzer.rendering.wording import VERDICT_ICONS, plain, shared_register

_TITLE_LINES = 2
# A3 upright, and what of it is left white, in mm. The footer stands in the margin below.
_WIDTH, _HEIGHT = 297.0, 420.0
_MARGIN, _BOTTOM = 14.0, 26.0
_CODE, _BESIDE_CODE = 42.0, 46.0
_BELOW_HEAD = 7.0
_TITLE_SIZES = (48, 44, 40, 36, 32, 28)
_SCHOOL_SIZE, _NOTE_SIZE, _SCAN_SIZE = 18, 12, 12


def poster_handout(reader: Reader, tree: DecisionTree) -> tuple[str, Data]:
    """The template for a tree, and its data: "poster" or "leaflet".

    A poster is one A3 page whose letters can be read from a metre. A tree that no such page holds
    gets a leaflet of two A4 pages, which says so.
    """
    paper = _TreeOnPaper(reader, tree)
    head = frame(reader, part_of(tree), paper.title)
    poster = _poster(paper, head)
    if poster is not None:
        return "poster", poster
    return "leaflet", _leaflet(paper, head)


@dataclass(frozen=True)
class _TreeOnPaper:
    """The words of a tree for its readers."""

    reader: Reader
    tree: DecisionTree

    @cached_property
    def page(self) -> TreePage:
        return TreePage(self.reader.school, self.tree, self.reader.wording)

    @property
    def title(self) -> str:
        return printable(self.page.text(self.tree.title))

    @property
    def about(self) -> str:
        return printable(self.page.text(self.tree.about))

    @cached_property
    def questions(self) -> Sequence[ShownQuestion]:
        return [step for step in self.page.steps if isinstance(step, ShownQuestion)]

    @cached_property
    def outcomes(self) -> Sequence[ShownAnswer]:
        return [step for step in self.page.steps if isinstance(step, ShownAnswer)]

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The letter of every card of advice that an answer adds, by its id: A to Z, AA to ZZ."""
        used = dict.fromkeys(
            card.id
            for question in self.questions
            for option in question.options
            for card in option.advice
        )
        names = [
            *ascii_uppercase,
            *(one + other for one in ascii_uppercase for other in ascii_uppercase),
        ]
        return dict(zip(used, names, strict=False))

    @cached_property
    def told(self) -> Told:
        """What the poster says of it."""
        return Told(
            questions=tuple(
                Asked(
                    question.number,
                    printable(question.ask),
                    self.hint(question),
                    tuple(self.rows(question)),
                )
                for question in self.questions
            ),
            endings=tuple(
                Ending(
                    outcome.number or 0,
                    *self.verdict(outcome),
                    printable(outcome.say),
                    self.labels(outcome),
                )
                for outcome in self.outcomes
            ),
            cards=tuple(
                Card(
                    letter,
                    *self.verdict(card),
                    printable(card.say),
                    self.labels(card),
                )
                for name, letter in self.letters.items()
                for card in [self.page.advice[name]]
            ),
            notice=self.reader.gettext("Pay attention to this as well"),
        )

    def verdict(self, answer: ShownAnswer) -> tuple[str, str]:
        """The name of a verdict, and the verdict in words."""
        return (answer.verdict.name, plain(answer.verdict.title)) if answer.verdict else ("", "")

    def labels(self, answer: ShownAnswer) -> str:
        """The labels of the clauses that an outcome or a card rests on."""
        return printable(", ".join(clause.whole.text.label for clause in answer.clauses))

    def hint(self, question: ShownQuestion) -> str:
        """How to answer a question where several answers may fit."""
        if not question.many:
            return ""
        if next(_groups(self.tree.flow.questions[question.id]))[0] == [
            option.id for option in question.options
        ]:
            # Not the answers but the rows below them say where to go, if anything does.
            return self.reader.gettext("More than one answer is possible.")
        return self.reader.gettext("Does more than one answer fit? Follow the top one.")

    def rows(self, question: ShownQuestion) -> Iterator[Row]:
        """The answers to a question, with where each leads."""
        number = {name: target.number for name, target in self.page.targets.items()}
        texts = {
            option.id: self._option(option.text, *option.advice) for option in question.options
        }
        asked = self.tree.flow.questions[question.id]
        for names, on in _groups(asked):
            if len(on) == 1:
                yield from (Row(texts[name], number[on[0].go]) for name in names)
                continue
            yield from (Row(texts[name], None) for name in names)
            for way in on:
                yield Row(self._when(way.when, question.id), number[way.go], indented=True)

    def _option(self, text: str, *advice: ShownAnswer) -> str:
        letters = ", ".join(self.letters[card.id] for card in advice)
        see = self.reader.gettext("see %(letters)s", letters=letters)
        return printable(f"{text} ({see})" if letters else text)

    def _when(self, condition: Condition | None, at: str) -> str:
        """A condition in words; other questions are named by their numbers."""
        _ = self.reader.gettext
        if condition is None:
            return _("In all other cases")
        named = {
            question.id: _("question %(number)s", number=question.number)
            for question in self.questions
        }
        words = {
            name: replace(words, ask={self.page.language: named[name]})
            for name, words in self.tree.questions.items()
            if name in named
        }
        teller = Teller(self.tree.flow, words, self._said, self.reader.wording, at)
        text = plain(teller.sentence(condition))
        for name in named.values():
            text = text.replace(f"“{name}”", name)
        return printable(text)

    def _said(self, texts: Localized) -> Markup:
        return escape(self.page.text(texts))


def _groups(question: Question) -> Iterator[tuple[Sequence[str], Sequence[Way]]]:
    """Options with the ways on from them, several where more than the option decides.

    Of several options that are chosen the first one counts.
    """
    if not question.many:
        alike: dict[tuple[Way, ...], list[str]] = {}
        for option in question.options:
            alike.setdefault(ways_of_option(question, option.id), []).append(option.id)
        yield from ((names, on) for on, names in alike.items())
        return
    rest = {option.id: None for option in question.options}
    on = list(ways(question))
    while on and isinstance(on[0].when, Has | AnyOf) and on[0].when.question == question.id:
        when = on[0].when
        names = (when.option,) if isinstance(when, Has) else when.options
        yield [name for name in names if name in rest], [Way(on[0].go)]
        for name in names:
            rest.pop(name, None)
        del on[0]
    if rest:
        yield list(rest), on


# --- the poster ---------------------------------------------------------------------------------


def _poster(paper: _TreeOnPaper, head: Data) -> Data | None:
    """The poster in the largest letters that fit; None if none do."""
    room = _WIDTH - 2 * _MARGIN
    above, top = _head(paper, head, room)
    drawn = largest(paper.told, width=room, height=_HEIGHT - _MARGIN - _BOTTOM - top)
    if drawn is None:
        return None
    return {
        **head,
        **_tongue(paper),
        "margin": {"side": _MARGIN, "bottom": _BOTTOM},
        "head": above,
        "code": {"x": room - _CODE, "width": _CODE},
        "top": top,
        "leading": LEADING,
        "badge": BADGE,
        "pad": PAD,
        "icon": ICON,
        "picture": asdict(drawn),
    }


def _head(paper: _TreeOnPaper, head: Data, room: float) -> tuple[Mapping[str, Data | None], float]:
    """What stands above the picture, and its height."""
    width = room - _BESIDE_CODE if head["place"] else room
    y = 0.0

    def words(text: str, size: float, x: float = 0, width: float = width) -> Words:
        nonlocal y
        found = Words(x, y, width, size, broken(text, round(width / (size * POINT), 2)))
        y += found.height
        return found

    school = words(str(head["school"]), _SCHOOL_SIZE)
    title = words(paper.title, _title_size(paper.title, width))
    y += 1
    about = words(paper.about, SMALLEST) if paper.about else None
    y += 1
    note = words(str(head["edition"]), _NOTE_SIZE)
    height = y
    scan = None
    if head["place"]:
        y = _CODE
        scan = words(in_doubt(paper.reader), _SCAN_SIZE, room - _CODE, _CODE)
        height = max(height, y)
    return {
        name: asdict(text) if text else None
        for name, text in (
            ("school", school),
            ("title", title),
            ("about", about),
            ("note", note),
            ("scan", scan),
        )
    }, height + _BELOW_HEAD


def _title_size(title: str, width: float) -> float:
    """The largest in which a title takes two lines at most; else the smallest."""
    for size in _TITLE_SIZES:
        ems = width / (size * POINT)
        if widest_word(title) <= ems and len(broken(title, round(ems, 2))) <= _TITLE_LINES:
            return size
    return _TITLE_SIZES[-1]


def _tongue(paper: _TreeOnPaper) -> Data:
    """The language of the author's texts, and the signs of verdicts."""
    language = paper.page.language
    return {
        "own": {"lang": language.partition("-")[0], "dir": direction(language)},
        "signs": {
            verdict.value: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" '
            f'fill="currentColor">{icon_shape(VERDICT_ICONS[verdict])}</svg>'
            for verdict in Verdict
        },
    }


# --- the leaflet --------------------------------------------------------------------------------


def _leaflet(paper: _TreeOnPaper, head: Data) -> Data:
    """The tree in words: questions, outcomes with what to do, advice, and whom to turn to."""
    _ = paper.reader.gettext
    toned = paper.reader.wording.tone(shared_register(paper.tree.audiences))
    roles = {
        role
        for words in (*paper.tree.outcomes.values(), *paper.tree.advice.values())
        for role in words.contacts
    }
    return {
        **head,
        **_tongue(paper),
        "about": paper.about,
        "too_large": _(
            "This question is too large for a poster. That is why it is on these pages."
        ),
        "questions_title": _("Questions"),
        "questions": [
            {
                "number": asked.number,
                "ask": asked.ask,
                "help": printable(question.help),
                "hint": asked.hint,
                "rows": [asdict(row) for row in asked.rows],
            }
            for asked, question in zip(paper.told.questions, paper.questions, strict=True)
        ],
        "outcomes_title": _("Outcomes"),
        "outcomes": [
            {**asdict(ending), **_answer(outcome)}
            for ending, outcome in zip(paper.told.endings, paper.outcomes, strict=True)
        ],
        "cards_title": paper.told.notice,
        "cards": [
            {**asdict(card), **_answer(paper.page.advice[name])}
            for card, name in zip(paper.told.cards, paper.letters, strict=True)
        ],
        "contacts_title": plain(toned("Who can help you")),
        "contacts": contacts(
            paper.reader,
            [contact for contact in paper.reader.school.contacts if contact.role in roles],
        ),
    }


def _answer(answer: ShownAnswer) -> Data:
    """What a leaflet adds to an outcome or a card: what to do, and whose help to ask."""
    return {
        "do": [printable(each) for each in answer.do],
        "help": printable(", ".join(contact.name.text for contact in answer.contacts)),
    }
