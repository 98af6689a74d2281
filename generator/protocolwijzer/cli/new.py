"""`protocolwijzer new`: the folder of a new school, out of its own protocol or to write over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.conversation import Conversation
from protocolwijzer.cli.dialogue import is_answered
from protocolwijzer.cli.guided import Wishes, as_id, ask_for_school, choose_language
from protocolwijzer.cli.import_text import show_import
from protocolwijzer.cli.options import (
    new_protocols,
    new_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.report import print_findings
from protocolwijzer.cli.review import review
from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.draft import Draft
from protocolwijzer.importing.files import import_protocol
from protocolwijzer.importing.language import LANGUAGES
from protocolwijzer.settings.files import display
from protocolwijzer.starter.example import create_example
from protocolwijzer.starter.imported import REPORT, create_imported, propose_facts
from protocolwijzer.starter.making import check_new


def _languages(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """The tags in a list such as "nl,en"; what they may be is for the settings to check."""
    del ctx, param
    return tuple(filter(None, re.split(r"[\s,]+", value))) if value else None


@click.command(
    cls=Command,
    short_help="Make the folder of a new school.",
    examples=(
        ("protocolwijzer new", "Answer a few questions, in Dutch or English."),
        (
            "protocolwijzer new de-linde --name 'De Linde' --from protocol.docx",
            "Turn a Word file, PDF or text into a draft, with a list of doubts.",
        ),
        ("protocolwijzer new de-linde --name 'De Linde'", "Begin with an example to write over."),
    ),
)
@click.argument("school_id", required=False)
@click.option(
    "--name",
    help="The school's name as it spells it.  [default: made from SCHOOL_ID]",
)
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The protocol: a Word file (.docx), a PDF with text, or a text file (.txt, .md).",
)
@click.option(
    "--text-language",
    type=click.Choice(LANGUAGES),
    help="The language of that file.  [default: Dutch or English, going by its words]",
)
@click.option(
    "--languages",
    metavar="LIST",
    callback=_languages,
    help="The languages of the website, as in nl,en; that of the text comes first.  "
    "[default: nl,en]",
)
@protocols_option
@trees_option
@click.pass_context
def new(  # noqa: PLR0913 # an argument per option
    ctx: click.Context,
    *,
    school_id: str | None,
    name: str | None,
    source: Path | None,
    text_language: str | None,
    languages: tuple[str, ...] | None,
    protocols: Path | None,
    trees: Path | None,
) -> ExitStatus:
    """Make the folder of a new school.

    SCHOOL_ID stands in every address of the school's pages and in old links to them:
    choose it once, in small letters, digits and hyphens. Without it you are asked a few
    questions.

    With --from the school's own protocol is read, word for word, into a draft: its rules with
    their numbers, a proposal of who each is for and what it does, what the text says about its
    adoption, and draft decision trees. It ends by saying what was found and what was doubtful.
    Nothing is changed or left out without telling you, and nothing that is proposed counts before
    a person confirms it.

    Without --from the folder holds a short example in Dutch and English to write over,
    with one decision tree. It is complete: `protocolwijzer check --strict` finds nothing
    wrong with it.
    """
    if name is not None and not name.strip():
        message = "A school has a name."
        raise click.BadParameter(message, param_hint="--name")
    if school_id is not None and source is None and (languages or text_language):
        message = "The example is in Dutch and English; a language goes with --from."
        raise click.UsageError(message)
    folder = new_protocols(protocols)
    tree_folder = new_trees(trees, folder)
    try:
        if school_id is None:
            talk = choose_language()
            wishes = ask_for_school(
                talk, folder, tree_folder, name=name, source=source, languages=languages
            )
        else:
            talk = Conversation("en")
            _check(school_id, folder, tree_folder)
            wishes = Wishes(school_id, name or _as_name(school_id), source, languages or LANGUAGES)
        if wishes.source is None:
            return _example(talk, wishes, folder, tree_folder)
        draft = _draft(wishes, wishes.source, text_language, folder)
        if draft is None:
            return ExitStatus.FINDINGS
        if not _import(talk, draft, folder, tree_folder, is_guided=school_id is None):
            return ExitStatus.FINDINGS
        if school_id is None and talk.confirm(talk.gettext("Go through the proposals now?")):
            return _review(ctx, talk, draft, folder, tree_folder)
    except EOFError:
        raise click.Abort from None
    except ValueError as error:
        # What only the school as a whole shows: a language that is none, an id that is one.
        raise click.UsageError(str(error)) from None
    command = f"protocolwijzer review {draft.school_id}"
    talk.say(talk.gettext("Next: %(command)s", command=command))
    return ExitStatus.FINE


def _check(school_id: str, folder: Path, trees: Path | None) -> None:
    try:
        check_new(school_id, folder, trees)
    except ValueError as error:
        better = as_id(school_id)
        advice = f' Did you mean "{better}"?' if better not in ("", school_id) else ""
        message = f"{error}{advice}"
        raise click.BadParameter(message, param_hint="SCHOOL_ID") from None
    except FileExistsError as error:
        place = error.filename or error
        message = f"{place} is there already. Choose another id, or remove it first."
        raise click.UsageError(message) from None


def _example(talk: Conversation, wishes: Wishes, folder: Path, trees: Path | None) -> ExitStatus:
    _ = talk.gettext
    made = create_example(folder, wishes.school_id, wishes.name, trees=trees)
    _say_made(talk, made, trees)
    talk.say(
        _(
            "Next: fill in school.yml (its first lines explain how), write the protocol over the "
            "example, and run: %(command)s",
            command="protocolwijzer check",
        )
    )
    return ExitStatus.FINE


def _draft(wishes: Wishes, source: Path, text_language: str | None, folder: Path) -> Draft | None:
    """What the file says and what is proposed for it; None with the reason printed."""
    diagnostics = Diagnostics()
    imported = import_protocol(source, diagnostics, language=text_language)
    if imported is None:
        print_findings(standard_output(), diagnostics)
        say(standard_error(), "Nothing was made.")
        return None
    return Draft(
        school_id=wishes.school_id,
        name=wishes.name,
        file=source.name,
        folder=display(folder / wishes.school_id),
        languages=tuple(dict.fromkeys((imported.protocol.language, *wishes.languages))),
        imported=imported,
        facts=propose_facts(imported.protocol),
    )


def _import(
    talk: Conversation, draft: Draft, folder: Path, trees: Path | None, *, is_guided: bool
) -> bool:
    """Make the draft and say what was read; whether that is right, as far as anyone says so."""
    _ = talk.gettext
    made = create_imported(draft, folder, trees=trees)
    show_import(talk, draft)
    _say_made(talk, made, trees)
    report = f"{draft.folder}/{REPORT}"
    talk.say(
        _(
            "Is that right? Open %(report)s in a browser and compare it with the original.",
            report=report,
        )
    )
    is_right = _("Does every heading have all its rules, and nothing else?")
    if not (is_guided or is_answered()) or talk.confirm(is_right):
        return True
    text = f"{draft.folder}/{draft.text_file}"
    talk.say(_("Mend the original and read it again, or mend %(file)s.", file=text))
    if talk.confirm(_("Remove this draft, so that the file can be read again?"), default=False):
        for made_in in {file.parent for file in made}:
            shutil.rmtree(made_in)
        talk.say(_("Removed."))
    return False


def _review(
    ctx: click.Context, talk: Conversation, draft: Draft, folder: Path, trees: Path | None
) -> ExitStatus:
    status: ExitStatus = ctx.invoke(
        review,
        school=draft.school_id,
        rules=(),
        everything=False,
        language=talk.language if talk.language in draft.languages else None,
        protocols=folder,
        trees=trees,
        adopted={},
    )
    return status


def _say_made(talk: Conversation, made: Sequence[Path], trees: Path | None) -> None:
    _ = talk.gettext
    talk.say(_("Made:"))
    for file in made:
        talk.say(f"  {file}")
    if trees is None:
        talk.say(_("No decision tree was made: say with --trees where those of the school go."))
    elif not any(file.is_relative_to(trees) for file in made):
        talk.say(
            _(
                "No decision tree was drafted: reading the rules is quicker here than answering "
                "questions."
            )
        )


def _as_name(school_id: str) -> str:
    return school_id.replace("-", " ").title()
