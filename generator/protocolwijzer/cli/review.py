"""`protocolwijzer review`: confirm whom clauses are for and what they do, section by section."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.clauses_file import ClausesFile
from protocolwijzer.cli.conversation import Conversation
from protocolwijzer.cli.correction import LAST, chosen_correction
from protocolwijzer.cli.dialogue import chosen_language, typed_numbers
from protocolwijzer.cli.loading import check_schools, load_or_refuse
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.proposals import Proposals
from protocolwijzer.cli.review_text import ReviewText
from protocolwijzer.diagnostics import suggestion
from protocolwijzer.drafting import draft_trees, redraft
from protocolwijzer.editions import join, source_edition
from protocolwijzer.model import School
from protocolwijzer.schools import CLAUSES_FILE

# As many rules as someone sees at once, on a screen.
_TOGETHER = 8


@click.command(
    cls=Command,
    short_help="Confirm who rules are for and what they do.",
    examples=(
        ("protocolwijzer review my-school", "Go through what was proposed, section by section."),
        ("protocolwijzer review my-school --all", "Confirm all of it at once."),
        ("protocolwijzer review my-school 5.4 6.1a", "Change rules that were confirmed before."),
    ),
)
@click.argument("school", shell_complete=complete_school)
@click.argument("rules", nargs=-1)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Confirm everything without asking, for whoever has read the report.",
)
@click.option(
    "--each",
    is_flag=True,
    help="Show one rule at a time, with the reason for what was proposed.",
)
@click.option(
    "--language",
    metavar="TAG",
    help="The language of the questions, such as en.  [default: the school's first]",
)
@protocols_option
@trees_option
@adopted_options
def review(  # noqa: PLR0913 # each is an option of the command
    *,
    school: str,
    rules: tuple[str, ...],
    everything: bool,
    each: bool,
    language: str | None,
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Go through the clauses whose audiences and kind were proposed and not confirmed.

    They are shown by section; Enter says that all of it is right. The numbers of those that
    are not right, such as 2 3 or 2-5, show why these were proposed so, and one choice mends
    them together; then these are shown again. Other answers go back, or stop. What is
    confirmed or corrected is written into clauses.yml after each answer: "proposed" goes, and
    everything else in the file stays as it is. Drafts of decision trees that nobody has edited
    yet are changed to match.

    With RULES, by the numbers that readers see, only these are gone through, also those that
    have been confirmed already.
    """
    folder = existing_protocols(protocols)
    site = load_or_refuse(folder, None, adopted, refusal="Nothing was reviewed")
    if site is None:
        return ExitStatus.FINDINGS
    check_schools((school,), {each.id for each in site.schools})
    its = next(each for each in site.schools if each.id == school)
    talk = Conversation(chosen_language(its, language))
    tree_folder = existing_trees(trees, folder)
    joined = join(its, talk.language)
    proposals = Proposals(
        joined,
        its.facts,
        together=1 if each else _TOGETHER,
        only=_named(rules, {name: joined[name].label for name in joined if name in its.facts}),
    )
    dialogue = _Review(
        its,
        proposals,
        ReviewText(talk, joined, proposals),
        ClausesFile(folder / school / CLAUSES_FILE),
        tree_folder / school if tree_folder else None,
    )
    if everything:
        dialogue.confirm_all()
        return ExitStatus.FINE
    return dialogue.run()


def _named(rules: Iterable[str], labels: Mapping[str, str]) -> Collection[str]:
    """The ids of clauses, from these or from what readers call them.

    labels: by id. Raises click.BadParameter for a clause that there is not.
    """
    ids = {label.casefold(): name for name, label in labels.items()}
    found = []
    for rule in rules:
        name = rule if rule in labels else ids.get(rule.casefold())
        if name is None:
            message = f'There is no rule "{rule}". {suggestion(rule, tuple(labels.values()))}'
            raise click.BadParameter(message, param_hint="RULES")
        found.append(name)
    return found


class _Review:
    """The dialogue about one school."""

    def __init__(
        self,
        school: School,
        proposals: Proposals,
        text: ReviewText,
        file: ClausesFile,
        trees: Path | None,
    ) -> None:
        self._school = school
        self._proposals = proposals
        self._text = text
        self._talk = text.talk
        self._file = file
        self._trees = trees
        # What was picked just now, on a screen that stands above and is not told all over again.
        self._picked: Sequence[str] = ()

    def confirm_all(self) -> None:
        """Confirm everything as it was proposed."""
        self._proposals.finish()
        self._save()
        self._sum_up()
        self._redraft()

    def run(self) -> ExitStatus:
        """Ask until all is confirmed or nobody answers any more."""
        status = ExitStatus.FINE
        try:
            while self._proposals.screen and self._ask():
                self._save()
        except (EOFError, KeyboardInterrupt):
            self._talk.say()
            status = ExitStatus.INTERRUPTED
        except (click.ClickException, OSError):
            # What was confirmed before stands, so drafts that did not follow would look changed.
            self._redraft()
            raise
        self._sum_up()
        self._redraft()
        return status

    def _save(self) -> None:
        self._file.write(self._proposals.confirmed)

    def _ask(self) -> bool:
        """Show a screen and take an answer; False to stop."""
        _ = self._talk.gettext
        names = self._proposals.screen
        moves: dict[str, Callable[[], None]] = {
            "": self._proposals.forward,
            "b": self._proposals.back,
        }
        question = _("Enter: all of this is right. Numbers, such as 2 3 or 2-5: these are not.")
        if self._picked and len(names) > len(self._picked):
            question = _(
                "Enter: now all %(number)s rules of this screen are right. Numbers, such as 2 3 or "
                "2-5: these are not.",
                number=len(names),
            )
        if len(names) == 1:
            moves["s"] = self._proposals.finish_section
            question = _(
                "Enter: this is right. 1: it is not. s: the rest of this section is right."
            )
        self._text.screen(self._picked if len(names) > 1 else ())
        self._picked = ()
        while True:
            self._talk.paragraph(question)
            typed = self._talk.ask(_("b: back. a: all the rest is right. q: stop.")).casefold()
            if typed == "q":
                return False
            if typed == "b" and self._proposals.at == 0:
                self._talk.say(_("This is the first rule."))
            elif typed == "a":
                if self._is_sure_of_the_rest():
                    self._proposals.finish()
                return True
            elif typed in moves:
                moves[typed]()
                return True
            elif numbers := typed_numbers(typed, last=len(names)):
                self._correct([names[number - 1] for number in numbers])
                return True
            else:
                self._talk.say(_("Please choose one of these answers."))

    def _is_sure_of_the_rest(self) -> bool:
        """Whether all that is left may be confirmed, much of it unseen."""
        if self._proposals.at == len(self._proposals.screens) - 1:
            return True
        question = self._talk.gettext(
            "Confirm all %(number)s rules that are left, without seeing them?",
            number=self._proposals.left,
        )
        return self._talk.confirm(question, default=False)

    def _correct(self, picked: Collection[str]) -> None:
        """Ask what some rules on the screen should be, and make all of them so."""
        _ = self._talk.gettext
        names = self._picked = self._proposals.with_parts(picked)
        self._text.choices(picked, names)
        self._talk.paragraph(
            _(
                "Numbers, such as 3 6 or 1-4: that is what it becomes. A question without a number "
                "stays as it was."
            )
        )
        while typed := self._talk.ask(_("Enter: change nothing after all.")):
            numbers = typed_numbers(typed, last=LAST)
            correction = chosen_correction(numbers) if numbers else None
            if correction:
                self._proposals.correct(names, correction)
                return
            if numbers:
                self._talk.paragraph(
                    _(
                        "Those numbers do not go together: a rule does one thing, and "
                        "“nobody” leaves no room for others."
                    )
                )
            else:
                self._talk.say(_("Please give numbers from 1 to %(last)s.", last=LAST))

    def _sum_up(self) -> None:
        self._text.summary(self._file.confirmed, self._school.id)

    def _redraft(self) -> None:
        """Let drafts of trees say what was confirmed, where their author has not begun."""
        school = self._school
        if self._trees is None or not self._trees.is_dir():
            return
        now = {**school.facts, **self._file.confirmed}
        before, after = (
            draft_trees(source_edition(school), facts, school.languages, school.contacts)
            for facts in (school.facts, now)
        )
        self._text.drafts(redraft(self._trees, before, after))
