"""`protocolwijzer ask`: a decision tree in the terminal, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.dialogue import chosen_language, typed_line, typed_words
from protocolwijzer.cli.loading import check_schools, load_or_refuse
from protocolwijzer.cli.options import (
    DEFAULT_TREES,
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.tree_text import TreeText
from protocolwijzer.diagnostics import suggestion
from protocolwijzer.engine.fragment import UnreadableFragmentError, read, write
from protocolwijzer.engine.replay import State, replay
from protocolwijzer.engine.tree import Option, Question
from protocolwijzer.model import DecisionTree, School, Site, phrase
from protocolwijzer.outcomes import tree_name
from protocolwijzer.translation_lock import LOCK_NAME
from protocolwijzer.trees.loading import INDEX_FILE

BACK = "b"


def _complete_tree(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The names of the trees: those of their folders and files."""
    del param
    folder = ctx.params.get("trees") or DEFAULT_TREES
    names = (
        f"{file.parent.name}/{file.stem}"
        for file in sorted(folder.glob("*/*.yml"))
        if file.name not in (INDEX_FILE, LOCK_NAME)
    )
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.command(
    cls=Command,
    short_help="Go through a decision tree here.",
    examples=(
        ("protocolwijzer ask", "List the trees of all schools."),
        ("protocolwijzer ask my-school/photo", "Answer its questions, one at a time."),
        ("protocolwijzer ask photo --school my-school --language en", "The same in English."),
        (
            "protocolwijzer ask my-school/photo --answers 'wanted=willing&lesson=during'",
            "Print the result of these answers.",
        ),
    ),
)
@click.argument("tree", required=False, metavar="[[SCHOOL/]TREE]", shell_complete=_complete_tree)
@click.option("--school", metavar="ID", help="The tree's school.", shell_complete=complete_school)
@click.option(
    "--language",
    metavar="TAG",
    help="In which language, such as en.  [default: the first of the school]",
)
@click.option(
    "--answers",
    metavar="ANSWERS",
    help="Print the result of these answers at once; as in an address, after the #.",
)
@protocols_option
@trees_option
@adopted_options
def ask(  # noqa: PLR0913 # each is an option of the command
    *,
    tree: str | None,
    school: str | None,
    language: str | None,
    answers: str | None,
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Go through a decision tree in the terminal, as readers do on the website.

    Choose an option by its number; b goes back to the question before. Nothing is kept.
    Without TREE it lists the trees there are.
    """
    folder = existing_protocols(protocols)
    site = load_or_refuse(
        folder, existing_trees(trees, folder), adopted, refusal="Nothing can be asked"
    )
    if site is None:
        return ExitStatus.FINDINGS
    if tree is None:
        _list(site, school)
        return ExitStatus.FINE
    its_school, found = _find(site, tree, school)
    text = TreeText(standard_output(), its_school, found, chosen_language(its_school, language))
    if found in its_school.drafts:
        say(standard_error(), text.gettext("This tree is a draft: no reader sees it."), "yellow")
    if answers is not None:
        _answer_at_once(text, found, answers)
        return ExitStatus.FINE
    try:
        state = _converse(text, found)
    except (EOFError, KeyboardInterrupt):
        say(standard_error(), "")
        say(standard_error(), text.gettext("Stopped. Nothing was kept."))
        return ExitStatus.INTERRUPTED
    _show_result(text, state)
    say(
        standard_output(),
        f"\nprotocolwijzer ask {tree_name(its_school, found)} --answers '{write(state.answers)}'",
        "dim",
    )
    return ExitStatus.FINE


# --- which tree ---------------------------------------------------------------------------------


def _named(site: Site, school: str | None) -> Mapping[str, tuple[School, DecisionTree]]:
    """Every tree, or those of one school, by its full name."""
    check_schools(() if school is None else (school,), {each.id for each in site.schools})
    return {
        tree_name(each, tree): (each, tree)
        for each in site.schools
        if school in (None, each.id)
        for tree in (*each.trees, *each.drafts)
    }


def _list(site: Site, school: str | None) -> None:
    trees = _named(site, school)
    if not trees:
        say(standard_error(), "There are no decision trees.")
    for name, (its_school, tree) in trees.items():
        title = phrase(tree.title, its_school.languages)
        note = " (draft)" if tree in its_school.drafts else ""
        say(standard_output(), f"{name}  {title.text if title else ''}{note}".rstrip())


def _find(site: Site, wanted: str, school: str | None) -> tuple[School, DecisionTree]:
    """The tree of this name. Raises click.UsageError, with what may be meant, without one."""
    in_name, slash, name = wanted.rpartition("/")
    if slash and school not in (None, in_name):
        message = f"{wanted} is not a tree of the school {school}: leave one of the two out."
        raise click.UsageError(message)
    trees = _named(site, in_name if slash else school)
    found = {full: pair for full, pair in trees.items() if pair[1].id == name}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        message = f'Several schools have a tree "{name}": say which, {" or ".join(found)}.'
    elif trees:
        names = {tree.id: full for full, (_, tree) in trees.items()}
        message = f'There is no tree "{wanted}". {_meant(name, names)}'
    else:
        message = f'There is no tree "{wanted}": there are no decision trees.'
    raise click.UsageError(message)


def _meant(name: str, names: Mapping[str, str]) -> str:
    """'Did you mean "school/tree"?' or the full names there are. names: full ones by tree id."""
    advice = suggestion(name, names)
    for short, full in names.items():
        advice = advice.replace(f'"{short}"', f'"{full}"')
    return advice if "?" in advice else f"Known: {', '.join(names.values())}."


# --- answers ------------------------------------------------------------------------------------


def _answer_at_once(text: TreeText, tree: DecisionTree, answers: str) -> None:
    """Print the result of answers that were given in one go."""
    try:
        state = replay(tree.flow, read(tree.flow, answers.removeprefix("#")))
    except UnreadableFragmentError as error:
        message = f"These are no answers to {tree.id}: {error}."
        raise click.BadParameter(message, param_hint="--answers") from None
    if state.result is None:
        options = ", ".join(option.id for option in tree.flow.questions[state.at].options)
        message = (
            f"No answer yet to the question {state.at}. Add {state.at}= and one of: {options}."
        )
        raise click.BadParameter(message, param_hint="--answers")
    for step in state.dropped:
        say(standard_error(), f"{step.question} is not asked with these answers: left out.")
    _show_result(text, state)


def _show_result(text: TreeText, state: State) -> None:
    if state.result is not None:
        text.result(state, state.result)


def _converse(text: TreeText, tree: DecisionTree) -> State:
    """Ask until there is a result. Raises EOFError where no more answers come."""
    text.title()
    answers: dict[str, tuple[str, ...]] = {}
    state = replay(tree.flow, answers)
    while state.result is None:
        text.question(state.at)
        chosen = _choice(text, tree.flow.questions[state.at], is_first=not answers)
        if chosen is None:
            answers.popitem()
        else:
            answers[state.at] = chosen
        state = replay(tree.flow, answers)
        click.echo()
    return state


def _choice(text: TreeText, question: Question, *, is_first: bool) -> tuple[str, ...] | None:
    """The options that a reader chooses, asked for until it is clear; None to go back."""
    numbers = {str(number): option for number, option in enumerate(question.options, start=1)}
    while True:
        typed = typed_line()
        if typed.casefold() == BACK and not is_first:
            return None
        words = typed_words(typed)
        chosen = [numbers[word] for word in words if word in numbers]
        if typed.casefold() == BACK:
            trouble: str | None = text.gettext("This is the first question.")
        elif len(chosen) < len(words) or not chosen:
            trouble = text.gettext("Please give a number from 1 to %(last)s.", last=len(numbers))
        else:
            trouble = _trouble(text, question, chosen)
        if trouble is None:
            return tuple(option.id for option in chosen)
        say(standard_output(), trouble)


def _trouble(text: TreeText, question: Question, chosen: Sequence[Option]) -> str | None:
    """Why these options do not go together, or None."""
    if len(set(chosen)) == 1:
        return None
    if not question.many:
        return text.gettext("Please give one number.")
    alone = next((option.id for option in chosen if option.exclusive), None)
    if alone is None:
        return None
    return text.gettext(
        'Nothing else goes together with "%(option)s".', option=text.options(question.id, (alone,))
    )
