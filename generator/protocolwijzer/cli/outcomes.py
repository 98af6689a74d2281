"""`protocolwijzer outcomes`: where every walk ends, and which ends have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.changes_text import report
from protocolwijzer.cli.console import printable, say, standard_error
from protocolwijzer.cli.loading import check_schools, load_or_refuse
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    new_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.diagnostics import Diagnostics, Severity
from protocolwijzer.model import School, Site
from protocolwijzer.outcomes import TreeChange, compare, table
from protocolwijzer.revisions import RevisionError, restore
from protocolwijzer.schools import load_site
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
    if revision is None:
        lines = [walk for school in _chosen(site, schools) for walk in table(school)]
        if not lines:
            say(standard_error(), "There are no decision trees.")
        _write(lines, output)
        return ExitStatus.FINE
    try:
        then = _site_then(revision, folder, new_trees(trees, folder), adopted)
    except RevisionError as error:
        message = f"{error} Nothing was compared."
        raise click.ClickException(message) from None
    changes = list(_changes(then, site, schools))
    _write(report(changes, then, site, revision), output)
    return ExitStatus.DIFFERENT if changes else ExitStatus.FINE


def _chosen(site: Site, wanted: tuple[str, ...]) -> Iterator[School]:
    """The schools that are named, in the order of the site; without names all of them."""
    check_schools(wanted, {school.id for school in site.schools})
    return (school for school in site.schools if not wanted or school.id in wanted)


def _site_then(
    revision: str, protocols: Path, trees: Path | None, adopted: Mapping[str, Path]
) -> Site | None:
    """The site as it was; None where it had no schools yet.

    Raises RevisionError where it cannot be had, also when what was there cannot be read.
    """
    with TemporaryDirectory(prefix="protocolwijzer-") as beside:
        place = Path(beside).resolve()
        folder = restore(protocols, revision, place)
        if not folder.is_dir():
            return None
        tree_folder = restore(trees, revision, place) if trees else None
        known = {name: file for name, file in adopted.items() if (folder / name).is_dir()}
        diagnostics = Diagnostics()
        site = load_site(
            folder,
            trees=tree_folder if tree_folder and tree_folder.is_dir() else None,
            adopted=known,
            diagnostics=diagnostics,
        )
        if site is None:
            errors = "\n".join(map(str, diagnostics.of(Severity.ERROR)))
            # As git itself writes a file of the past: "v1.0:decision_trees/my-school/photo.yml".
            found = printable(errors.replace(f"{place}/", f"{revision}:"))
            message = f"What {revision} has cannot be read any more:\n{found}\n"
            raise RevisionError(message)
        return site


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
