"""Findings, the coverage table and counts, readable with and without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from protocolwijzer.cli.console import printable, say
from protocolwijzer.diagnostics import Diagnostic, Severity
from protocolwijzer.model import Site, TranslationStatus
from protocolwijzer.translations import Coverage, coverage

_HEADINGS: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("Errors: they stop every build.", "bold red"),
    Severity.WARNING: ("Warnings: they stop a strict build.", "bold yellow"),
    Severity.DOUBT: ("Doubts: they stop nothing, but have a look.", "bold cyan"),
}

_STYLES: dict[TranslationStatus, str] = {
    TranslationStatus.OK: "green",
    TranslationStatus.STALE: "yellow",
    TranslationStatus.MISSING: "red",
    TranslationStatus.ORPHAN: "yellow",
}


def print_findings(console: Console, findings: Iterable[Diagnostic]) -> None:
    """Print findings under a heading per severity, the worst last: nearest to the prompt."""
    found = tuple(findings)
    for severity in (Severity.DOUBT, Severity.WARNING, Severity.ERROR):
        of_this_severity = [finding for finding in found if finding.code.severity is severity]
        if not of_this_severity:
            continue
        heading, style = _HEADINGS[severity]
        say(console, heading, style)
        for finding in of_this_severity:
            say(console, str(finding))
        console.print()


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 error", "2 errors", "no errors"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def counts(findings: Iterable[Diagnostic]) -> str:
    """How many errors, warnings and doubts there are, in one line."""
    numbers = Counter(finding.code.severity for finding in findings)
    return ", ".join(count(numbers[severity], severity.value) for severity in _HEADINGS)


def size(site: Site) -> str:
    """How much was read, in one line."""
    clauses = sum(
        len(school.main_edition(school.languages[0]).clause_ids()) for school in site.schools
    )
    trees = sum(len(school.trees) for school in site.schools)
    drafts = sum(len(school.drafts) for school in site.schools)
    in_draft = count(drafts, "draft")
    return (
        f"{count(len(site.schools), 'school')}, {count(clauses, 'clause')}, "
        f"{count(trees, 'decision tree')}{f' and {in_draft}' if drafts else ''}."
    )


def print_coverage(console: Console, site: Site) -> None:
    """Print, per school and language, how many clauses and headings have which status."""
    table = Table(
        title="Translations: clauses and headings",
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE,
        pad_edge=False,
    )
    table.add_column("School", overflow="fold")
    table.add_column("Language")
    for status in TranslationStatus:
        table.add_column(status.value.capitalize(), justify="right")
    table.add_column("Compared with", overflow="fold")
    for school in site.schools:
        for row in coverage(school):
            table.add_row(
                Text(printable(row.school)),
                row.language,
                *(_number(row, status) for status in TranslationStatus),
                Text(_compared_with(row)),
            )
    console.print(table)


def _compared_with(row: Coverage) -> str:
    return printable(Path(row.source).name) if row.source else "not checked"


def _number(row: Coverage, status: TranslationStatus) -> Text:
    number = row.count(status)
    return Text(str(number), style=_STYLES[status] if number else "dim")
