"""`protocolwijzer outcomes`: where every walk ends, and which ends have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.changes_text import report
from protocolwijzer.cli.console import printable, say, standard_error
from protocolwijzer.cli.loading import check_schools, load_or_refuse, site_at
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    new_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.model import School, Site
from protocolwijzer.outcomes import TreeChange, compare, table
from protocolwijzer.revisions import RevisionError
from protocolwijzer.whole_files import write_whole


@click.command(
    cls=Command,
    short_help="Say where every walk through a tree ends.",
    statuses=((str(ExitStatus.DIFFERENT.value), "With --against: something is different."),),
    examples=(
        ("protocolwijzer outcomes", "List where every walk of every tree ends."),
        ("protocolwijzer outcomes my-school --output walks.txt", "Those of one school, in a file."),
        ("protocolwijzer outcomes --against HEAD", "What ends differently since the last commit."),
        (
            "protocolwijzer outcomes --against v1.0 --output changes.txt",
            "What has changed since v1.0, for those who must approve it.",
        ),
    ),
)
@click.argument("schools", nargs=-1, metavar="[SCHOOL]...", shell_complete=complete_school)
@click.option(
    "--against",
    "revision",
    metavar="REV",
    help="Compare with a git revision: a tag, a branch or a commit.",
)
@click.option("--drafts", is_flag=True, help="Those of drafts too.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the list goes.  [default: standard output]",
)
@protocols_option
@trees_option
@adopted_options
def outcomes(  # noqa: PLR0913 # each is an option of the command
    *,
    schools: tuple[str, ...],
    revision: str | None,
    drafts: bool,
    output: Path | None,
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Say for every combination of answers where it ends, one line each.

    A line reads "school/tree: question=option&question=option,option -> outcome (verdict)
    + advice". With --against it says instead what is different since a revision: walks that end
    elsewhere, are new or are gone, outcomes that say something else, and trees that rest on
    rules whose text has changed, with the texts of then and now. A tree with too many walks to
    list is named with their number.
    """
    folder = existing_protocols(protocols)
    site = load_or_refuse(
        folder, existing_trees(trees, folder), adopted, refusal="Nothing was listed"
    )
    if site is None:
        return ExitStatus.FINDINGS
    if drafts:
        site = _with_drafts(site)
    if revision is None:
        lines = [walk for school in _chosen(site, schools) for walk in table(school)]
        if not lines:
            say(standard_error(), "There are no decision trees.")
        _write(lines, output)
        return ExitStatus.FINE
    try:
        then = site_at(revision, folder, new_trees(trees, folder), adopted)
    except RevisionError as error:
        message = f"{error} Nothing was compared."
        raise click.ClickException(message) from None
    if then and drafts:
        then = _with_drafts(then)
    changes = list(_changes(then, site, schools))
    _write(report(changes, then, site, revision), output)
    return ExitStatus.DIFFERENT if changes else ExitStatus.FINE


def _with_drafts(site: Site) -> Site:
    """A site that has its drafts among its trees."""
    schools = (
        replace(
            school, trees=tuple(sorted((*school.trees, *school.drafts), key=lambda tree: tree.id))
        )
        for school in site.schools
    )
    return replace(site, schools=tuple(schools))


def _chosen(site: Site, wanted: tuple[str, ...]) -> Iterator[School]:
    """The schools that are named, in the order of the site; without names all of them."""
    check_schools(wanted, {school.id for school in site.schools})
    return (school for school in site.schools if not wanted or school.id in wanted)


def _changes(then: Site | None, now: Site, wanted: tuple[str, ...]) -> Iterator[TreeChange]:
    before = {school.id: school for school in then.schools} if then else {}
    after = {school.id: school for school in now.schools}
    check_schools(wanted, {*before, *after})
    for name in sorted({*before, *after}):
        if not wanted or name in wanted:
            yield from compare(name, before.get(name), after.get(name))


def _write(lines: Iterable[str], output: Path | None) -> None:
    text = "".join(f"{printable(line)}\n" for line in lines)
    if output is None:
        click.echo(text, nl=False)
        return
    write_whole(output, text)
    say(standard_error(), f"Written to {output}.")
