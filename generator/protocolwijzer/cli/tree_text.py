"""A decision tree as text on a terminal: a question, a result, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from rich.console import Console
from rich.text import Text

from protocolwijzer.cli.console import paragraph, say
from protocolwijzer.editions import JoinedClause, join
from protocolwijzer.engine.counterfactual import smallest_changes
from protocolwijzer.engine.replay import Result, State, Step
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.localization import language_name, translations_for
from protocolwijzer.model import (
    AnswerWords,
    Clause,
    DecisionTree,
    Localized,
    School,
    TranslationStatus,
    phrase,
)
from protocolwijzer.rendering.wording import Wording

_INDENT = 2
_VERDICT_STYLES: Mapping[Verdict, str] = {
    Verdict.KNOW: "bold cyan",
    Verdict.YES: "bold green",
    Verdict.YES_IF: "bold green",
    Verdict.ACT: "bold cyan",
    Verdict.ASK: "bold yellow",
    Verdict.NO: "bold red",
}


class TreeText:
    """Prints the parts of one tree in one language."""

    def __init__(self, console: Console, school: School, tree: DecisionTree, language: str) -> None:
        self._console = console
        self._school = school
        self._tree = tree
        self._language = language
        self._wording = Wording(language)

    def gettext(self, message: str, **values: object) -> str:
        """A message in the reader's language, with its %(name)s filled in."""
        text = translations_for(self._language).gettext(message)
        return text % values if values else text

    def title(self) -> None:
        """Print what the tree is about."""
        self._heading(f"{self._school.name}: {self._in_words(self._tree.title)}")
        self._paragraph(self._in_words(self._tree.about))
        self._console.print()

    def question(self, name: str) -> None:
        """Print a question and its numbered options."""
        _ = self.gettext
        words = self._tree.questions[name]
        question = self._tree.flow.questions[name]
        self._heading(self._in_words(words.ask))
        self._paragraph(self._in_words(words.help))
        for number, option in enumerate(question.options, start=1):
            its = words.options[option.id]
            self._paragraph(f"{number:>2}  {self._in_words(its.text)}", hanging=4)
            self._paragraph(self._in_words(its.help), indent=_INDENT + 4, style="dim")
        self._console.print(
            Text(
                _(
                    "One or more numbers, with a space or comma between them; "
                    "b is back, Ctrl+C is stop."
                )
                if question.many
                else _("One number; b is back, Ctrl+C is stop."),
                style="dim",
            )
        )

    def result(self, state: State, result: Result) -> None:
        """Print where a walk ended and all that belongs to it."""
        _ = self.gettext
        words = self._tree.outcomes[result.outcome]
        cards = [self._tree.advice[name] for name in result.advice]
        self._verdict(result.verdict)
        self._heading(self._in_words(words.say))
        self._answer(words)
        if self._tree.flow.outcomes[result.outcome].judgement:
            self._paragraph(_("Here a person decides: ask who can help."))
        for card in cards:
            self._console.print()
            self._heading(self._in_words(card.say))
            self._answer(card)
        self._rules(result.clauses)
        self._contacts(dict.fromkeys(role for part in (words, *cards) for role in part.contacts))
        self._steps(_("This follows from these answers"), result.decided_by)
        if state.steps != result.decided_by:
            self._steps(_("All answers"), state.steps)
        self._others(state)
        self._console.print()
        self._paragraph(self._which_prevails(), indent=0, style="dim")

    def options(self, question: str, chosen: Iterable[str]) -> str:
        """The chosen options in words."""
        words = self._tree.questions[question].options
        return "; ".join(self._in_words(words[option].text) for option in chosen)

    # --- parts ----------------------------------------------------------------------------------

    def _verdict(self, verdict: Verdict) -> None:
        say(
            self._console,
            self._verdict_name(verdict).upper(),
            _VERDICT_STYLES[verdict],
        )

    def _verdict_name(self, verdict: Verdict) -> str:
        # Wording speaks HTML.
        return unescape(self._wording.verdict_name(verdict))

    def _answer(self, words: AnswerWords) -> None:
        """What follows the sentence that an outcome or card begins with."""
        _ = self.gettext
        self._paragraph(self._in_words(words.explain))
        if words.do:
            self._label(_("What to do"))
            for number, step in enumerate(words.do, start=1):
                self._paragraph(f"{number}. {self._in_words(step)}", hanging=3)
        if words.copy:
            self._label(_("To copy"))
            # Never broken: it is to be taken over as it is.
            say(self._console, self._in_words(words.copy))

    def _rules(self, clauses: Sequence[str]) -> None:
        joined = join(self._school, self._language)
        self._label(self.gettext("The rules"))
        for name in clauses:
            text = joined[name]
            around = [joined[each] for each in above(name, joined)]
            if any(each.id in clauses for each in around):
                continue  # it is printed as a part of that one
            lines = [
                # What it is a part of says what it is about.
                *(each.clause.text for each in reversed(around) if each.clause.text),
                *clause_lines(text.clause),
            ]
            self._paragraph(f"{text.label}  {lines[0]}", hanging=len(text.label) + 2)
            below = _INDENT + len(text.label) + 2
            for line in lines[1:]:
                self._paragraph(line, indent=below)
            for note in self._notes(text):
                self._paragraph(note, indent=below, style="dim")

    def _notes(self, text: JoinedClause) -> Iterator[str]:
        """What a reader must know about the text of a rule, and its binding words."""
        _ = self.gettext
        if text.status is TranslationStatus.MISSING:
            name = self._wording.language_name(text.language)
            yield _("Not translated yet: this text is in %(language)s.", language=name)
        elif text.status is TranslationStatus.STALE:
            yield _("Not yet compared with the school's latest text.")
        if text.adopted and self._school.adopted:
            name = self._wording.language_name(self._school.adopted.language)
            heading = _("Adopted text (%(language)s)", language=name)
            yield f"{heading}:"
            yield from clause_lines(text.adopted)

    def _contacts(self, roles: Iterable[str]) -> None:
        _ = self.gettext
        by_role = {contact.role: contact for contact in self._school.contacts}
        found = [by_role[role] for role in roles]
        if not found:
            return
        self._label(_("Who can help"))
        for contact in found:
            value = contact.value or _("not filled in yet")
            self._paragraph(f"{self._in_words(contact.names)}: {value}")

    def _steps(self, label: str, steps: Iterable[Step]) -> None:
        found = [self._step(step) for step in steps]
        if found:
            self._label(label)
        for line in found:
            self._paragraph(line)

    def _step(self, step: Step) -> str:
        ask = self._in_words(self._tree.questions[step.question].ask)
        return f"{ask} {self.options(step.question, step.chosen)}"

    def _others(self, state: State) -> None:
        changes = smallest_changes(self._tree.flow, state)
        if not changes:
            return
        self._label(self.gettext("With another answer"))
        for change in changes:
            self._paragraph(" / ".join(map(self._step, change.steps)))
            end = self._in_words(self._tree.outcomes[change.outcome].say)
            verdict = self._verdict_name(change.verdict)
            self._paragraph(f"-> {verdict}: {end}", indent=_INDENT + 2)

    def _which_prevails(self) -> str:
        adopted = self._school.adopted
        language = adopted.language if adopted else self._school.languages[0]
        name = language_name(language, spoken_in=self._wording.interface_language)
        return self.gettext("The adopted text (%(language)s) always prevails.", language=name)

    # --- lines ----------------------------------------------------------------------------------

    def _in_words(self, texts: Localized) -> str:
        found = phrase(texts, (self._language, *self._school.languages))
        return found.text if found else ""

    def _heading(self, text: str) -> None:
        self._paragraph(text, indent=0, style="bold")

    def _label(self, text: str) -> None:
        self._console.print()
        self._paragraph(text, indent=0, style="underline")

    def _paragraph(
        self, text: str, *, indent: int = _INDENT, hanging: int = 0, style: str = ""
    ) -> None:
        paragraph(self._console, text, indent=indent, hanging=hanging, style=style)


def above(name: str, joined: Mapping[str, JoinedClause]) -> Iterator[str]:
    """The ids of the clauses that a clause is a part of, the nearest first."""
    parent = joined[name].parent
    while parent is not None:
        yield parent
        parent = joined[parent].parent


def clause_lines(clause: Clause) -> Iterator[str]:
    """A clause and its parts, a paragraph a line."""
    yield from clause.paragraphs or ("",)
    for part in clause.subclauses:
        first, *others = clause_lines(part)
        yield f"{part.number}. {first}" if part.number not in ("", "-") else f"- {first}"
        yield from others
