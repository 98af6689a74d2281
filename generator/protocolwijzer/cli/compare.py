"""`protocolwijzer compare`: what is different between two texts, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.comparison_text import report
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.report import print_findings
from protocolwijzer.cli.sides import MismatchError, Side, Sides, UnreadableTextError
from protocolwijzer.comparing.changes import compare as compare_texts
from protocolwijzer.comparing.impact import Impacts
from protocolwijzer.diagnostics import Severity
from protocolwijzer.localization import INTERFACE_LANGUAGES
from protocolwijzer.rendering.comparison_page import Names, comparison_page
from protocolwijzer.rendering.wording import Wording
from protocolwijzer.revisions import RevisionError
from protocolwijzer.whole_files import write_whole

PAGE_SUFFIXES = (".html", ".htm")


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Schools, and whatever files the shell finds."""
    return [*complete_school(ctx, param, incomplete), CompletionItem(incomplete, type="file")]


@click.command(
    cls=Command,
    short_help="Say what is different between two texts.",
    statuses=((str(ExitStatus.DIFFERENT.value), "Something is different."),),
    examples=(
        ("protocolwijzer compare old.docx new.docx", "Two versions, as Word files."),
        ("protocolwijzer compare my-school new.docx", "What a new version would change."),
        ("protocolwijzer compare my-school@v1.0 my-school", "What changed since v1.0, a git tag."),
        ("protocolwijzer compare my-school other-school", "Two schools: which has which rule."),
        (
            "protocolwijzer compare my-school new.docx --page changes.html --language nl",
            "The same as a page in Dutch, to mail or print.",
        ),
    ),
)
@click.argument("old", shell_complete=_complete)
@click.argument("new", shell_complete=_complete)
@click.option(
    "--page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it as an HTML page as well.",
)
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language of the page.  [default: that of the texts, if it can be]",
)
@click.option("--plain", is_flag=True, help="For schools: the plain texts, not the adopted ones.")
@click.option(
    "--two-schools",
    is_flag=True,
    help="These are texts of two schools, so the same number says nothing.  "
    "[default: if OLD and NEW are two schools of this project]",
)
@protocols_option
@trees_option
@adopted_options
def compare(  # noqa: PLR0913 # each is an option of the command
    *,
    old: str,
    new: str,
    page: Path | None,
    language: str | None,
    plain: bool,
    two_schools: bool,
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Compare two texts clause by clause: changed, moved, new and gone.

    OLD and NEW are each a file (Word, PDF or text), a school of this project (its id or its
    folder), or a school as it was (SCHOOL@REV, with a git tag, branch or commit). For a school it
    takes the adopted text where both have one, and otherwise the plain one. Words that are gone
    are in [-...-], new ones in {+...+}. Under each clause it says who it is for and which decision
    trees rest on it, as far as the school's files say so.
    """
    if page is not None and page.suffix.lower() not in PAGE_SUFFIXES:
        # A slip must not write over one of the texts.
        message = f"The page is an HTML file: call it {page.stem or 'changes'}.html."
        raise click.BadParameter(message, param_hint="--page")
    sides = Sides(protocols, trees, adopted)
    try:
        before, after = sides.both(old, new, plain=plain)
    except UnreadableTextError as error:
        print_findings(standard_error(), error.diagnostics.of(Severity.ERROR))
        say(standard_error(), f"{error} Nothing was compared.")
        return ExitStatus.FINDINGS
    except RevisionError as error:
        message = f"{error} Nothing was compared."
        raise click.ClickException(message) from None
    except MismatchError as error:
        raise click.UsageError(str(error)) from None
    between_schools = two_schools or (
        before.school is not None
        and after.school is not None
        and before.school.id != after.school.id
    )
    comparison = compare_texts(before.protocol, after.protocol, two_schools=between_schools)
    impacts = Impacts(before.school, after.school)
    console = standard_output()
    names = Names(before.name, after.name, between_schools)
    for line in report(comparison, impacts, names):
        console.print(line, soft_wrap=True)
    for side in (before, after):
        if side.doubts:
            say(
                standard_error(),
                f"{side.name} was read with doubts ({side.doubts}): if something seems odd, "
                "look at the file itself.",
            )
    if page is not None:
        wording = Wording(language or after.protocol.language)
        school = after.school or before.school
        titles = Names(_title(before, names), _title(after, names), between_schools)
        write_whole(page, comparison_page(comparison, impacts, titles, wording, school=school))
        say(standard_error(), f"Written to {page}.")
    return ExitStatus.FINE if comparison.is_same else ExitStatus.DIFFERENT


def _title(side: Side, names: Names) -> str:
    """What a text is called on the page: two schools by their own names."""
    return side.school.name if side.school and names.two_schools else side.name
