"""`protocolwijzer accept`: confirm that translations say the same as their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from rich.console import Console

from protocolwijzer import translations
from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.options import (
    DEFAULT_PROTOCOLS,
    adopted_options,
    complete_school,
    existing_protocols,
    protocols_option,
)
from protocolwijzer.cli.report import print_findings
from protocolwijzer.diagnostics import Diagnostics, Severity, suggestion
from protocolwijzer.model import School, Site
from protocolwijzer.schools import load_site
from protocolwijzer.translations import Lock, UnknownClauseError, lock_path, read_lock, write_lock


def _complete_clause(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What the school that was typed has to confirm."""
    del param
    folder = ctx.params.get("protocols") or DEFAULT_PROTOCOLS
    site = load_site(folder, adopted={}, diagnostics=Diagnostics())
    return [
        CompletionItem(key)
        for school in (site.schools if site else ())
        if school.id == ctx.params.get("school")
        for key in translations.acceptable(school, Lock())
        # Headings have a colon in their key, at which bash would cut a completion.
        if key.startswith(incomplete) and ":" not in key
    ]


@click.command(
    cls=Command,
    short_help="Confirm that translations are right.",
    examples=(
        ("protocolwijzer accept my-school a.4 a.5", "Confirm two clauses in every language."),
        ("protocolwijzer accept my-school title:a", "Confirm the heading of section a."),
        ("protocolwijzer accept my-school --language en", "Confirm all of the English text."),
        ("protocolwijzer accept", "Confirm everything of every school."),
    ),
)
@click.argument("school", required=False, shell_complete=complete_school)
@click.argument("clause", nargs=-1, shell_complete=_complete_clause)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Only in this language, such as en. May be repeated.",
)
@protocols_option
@adopted_options
def accept(
    school: str | None,
    clause: tuple[str, ...],
    languages: tuple[str, ...],
    protocols: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Confirm that translations say the same as the text they were made from.

    Compare the two first: this is your word for it. It is kept in the school's file
    translations.lock.yml, and holds until that text changes. Without CLAUSE it is about
    all clauses and headings, without SCHOOL about all schools. With the adopted text
    at hand (--adopted) it confirms the plain text against that as well.
    """
    folder = existing_protocols(protocols)
    diagnostics = Diagnostics()
    site = load_site(folder, adopted=adopted, diagnostics=diagnostics)
    if site is None:
        print_findings(standard_error(), diagnostics.of(Severity.ERROR))
        say(standard_error(), "Nothing was accepted: mend the errors first.")
        return ExitStatus.FINDINGS
    schools = _schools(site, school)
    _check_languages(schools, languages)
    # All are worked out before any is written: a mistake leaves every file as it was.
    changes = [
        (each, before, _accepted(each, before, clause, languages))
        for each in schools
        for before in [read_lock(lock_path(folder / each.id), diagnostics)]
    ]
    for each, before, after in changes:
        if after != before:
            write_lock(lock_path(folder / each.id), after)
        _say_what_changed(standard_output(), each, before, after)
    return ExitStatus.FINE


def _schools(site: Site, wanted: str | None) -> tuple[School, ...]:
    if wanted is None:
        return site.schools
    found = tuple(school for school in site.schools if school.id == wanted)
    if not found:
        known = suggestion(wanted, (school.id for school in site.schools))
        message = f'There is no school "{wanted}". {known}'
        raise click.UsageError(message)
    return found


def _check_languages(schools: tuple[School, ...], languages: tuple[str, ...]) -> None:
    known = dict.fromkeys(language for school in schools for language in school.languages)
    for language in languages:
        if language not in known:
            message = (
                f'There is no text in the language "{language}". {suggestion(language, known)}'
            )
            raise click.UsageError(message)


def _accepted(
    school: School, before: Lock, clauses: tuple[str, ...], languages: tuple[str, ...]
) -> Lock:
    try:
        return translations.accept(
            school, before, clauses=clauses or None, languages=languages or None
        )
    except UnknownClauseError as error:
        raise click.UsageError(str(error)) from None


def _say_what_changed(console: Console, school: School, before: Lock, after: Lock) -> None:
    changes = tuple(_changes(before, after))
    for change in changes:
        say(console, f"{school.id} {change}")
    if not changes:
        say(console, f"{school.id}: nothing new to accept.")


def _changes(before: Lock, after: Lock) -> Iterator[str]:
    """Per language what is accepted now, and what is no longer there to accept."""
    for language in dict.fromkeys((*before.accepted, *after.accepted)):
        old, new = before.of(language), after.of(language)
        accepted = [key for key in new if old.get(key) != new[key]]
        dropped = [key for key in old if key not in new]
        if accepted:
            yield f"{language}: accepted {len(accepted)}: {', '.join(accepted)}"
        if dropped:
            yield f"{language}: dropped {len(dropped)}, gone from the text: {', '.join(dropped)}"
