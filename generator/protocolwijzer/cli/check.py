"""`protocolwijzer check`: read everything, say what is wrong and what is translated."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import click

from protocolwijzer.cli.advice import advice_count, print_advice
from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.loading import check_schools
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    protocols_option,
    strict_option,
    trees_option,
)
from protocolwijzer.cli.report import counts, print_coverage, print_findings, size
from protocolwijzer.diagnostics import Diagnostic, Diagnostics
from protocolwijzer.health.dictionaries import Dictionaries
from protocolwijzer.health.examination import examine
from protocolwijzer.localization import INTERFACE_LANGUAGES
from protocolwijzer.model import Site
from protocolwijzer.rendering.health_page import health_page
from protocolwijzer.schools import load_site
from protocolwijzer.settings.files import display
from protocolwijzer.whole_files import write_whole


@click.command(
    cls=Command,
    short_help="Read everything and say what is wrong.",
    examples=(
        ("protocolwijzer check", "Read the schools in docs/protocols."),
        ("protocolwijzer check my-school", "Only what is about one school, or about them all."),
        ("protocolwijzer check --strict", "Fail on warnings too, as before publishing."),
        (
            "protocolwijzer check --adopted my-school=adopted.md",
            "Compare the plain text with the adopted one as well.",
        ),
        (
            "protocolwijzer check my-school --report look.html",
            "Write what is worth a look as a page, to read or print.",
        ),
    ),
)
@click.argument("schools", nargs=-1, metavar="[SCHOOL]...", shell_complete=complete_school)
@click.option("--advice", is_flag=True, help="Print all advice, with reasons and sources.")
@click.option(
    "--report",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the advice and the figures of the texts as an HTML page.",
)
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language of that page.  [default: the school's first, if it can be]",
)
@protocols_option
@trees_option
@strict_option
@adopted_options
def check(  # noqa: PLR0913 # each is an option of the command
    *,
    schools: tuple[str, ...],
    advice: bool,
    page: Path | None,
    language: str | None,
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
    strict: bool,
) -> ExitStatus:
    """Read every protocol and decision tree and say what is wrong.

    Nothing is changed. Then it takes a careful look at the texts and gives advice: typing errors,
    names, numbers to verify, rules that say the same or contradict each other, missing subjects,
    long sentences. Advice stops nothing; under "silenced" in school.yml a school can say why
    something may stay as it is.

    After the findings comes a table with, for each school and
    language, how many clauses and headings are ok (confirmed to say the same as the
    text they were made from), stale (that text has changed since), missing, or orphan
    (the text they were made from is gone). Text that has nothing to be compared with
    is marked "not checked": the adopted text was not given. With SCHOOL it leaves out what
    is in the files of other schools.
    """
    folder = existing_protocols(protocols)
    tree_folder = existing_trees(trees, folder)
    found = Diagnostics()
    site = load_site(folder, trees=tree_folder, adopted=adopted, diagnostics=found)
    diagnostics = found
    if schools:
        known = {entry.name for entry in folder.iterdir() if entry.is_dir()}
        check_schools(schools, known)
        diagnostics = Diagnostics()
        others = known - {*schools}
        diagnostics.extend(_not_about(others, found, folder, tree_folder, adopted))
        site = site and _only(site, schools)
    console = standard_output()
    print_findings(console, diagnostics)
    if site is None:
        whose = "" if diagnostics.fails() else " of other schools"
        say(
            console,
            "The translations are counted, and the texts looked at, once the errors"
            f"{whose} are mended.",
        )
        if page is not None:
            say(standard_error(), f"{page} was not written.")
        say(console, f"{counts(diagnostics)}.".capitalize())
    else:
        dictionaries = Dictionaries.near(Path.cwd())
        examined = [examine(school, dictionaries, _today()) for school in site.schools]
        print_advice(console, examined, whole=advice)
        print_coverage(console, site)
        say(console, size(site))
        say(console, f"{counts(diagnostics)}, {advice_count(examined)}.".capitalize())
        if page is not None:
            write_whole(page, health_page(examined, language or examined[0].school.languages[0]))
            say(standard_error(), f"Written to {page}.")
    return ExitStatus.FINDINGS if diagnostics.fails(strict=strict) else ExitStatus.FINE


def _today() -> date:
    """The day that dates are past by: SOURCE_DATE_EPOCH, if it is set, so that a run can repeat."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.now(UTC).date()


def _not_about(
    schools: Iterable[str],
    findings: Iterable[Diagnostic],
    protocols: Path,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> Iterator[Diagnostic]:
    """The findings that are in none of the files of these schools."""
    theirs = [
        PurePosixPath(display(place))
        for school in schools
        for place in (
            protocols / school,
            *([trees / school] if trees else []),
            *([adopted[school]] if school in adopted else []),
        )
    ]
    for finding in findings:
        file = PurePosixPath(finding.place.file)
        if not any(file.is_relative_to(place) for place in theirs):
            yield finding


def _only(site: Site, schools: Collection[str]) -> Site:
    return replace(site, schools=tuple(each for each in site.schools if each.id in schools))
