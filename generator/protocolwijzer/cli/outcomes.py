"""`protocolwijzer outcomes`: where every walk ends, and which ends have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import click

from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import printable, say, standard_error
from protocolwijzer.cli.options import (
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    new_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.report import count, print_findings
from protocolwijzer.diagnostics import Diagnostics, Severity, suggestion
from protocolwijzer.model import School, Site, phrase
from protocolwijzer.outcomes import TreeChange, compare, table, tree_name
from protocolwijzer.revisions import RevisionError, restore
from protocolwijzer.schools import load_site


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
    rules whose text has changed. A tree with too many walks to list is named with their number.
    """
    folder = existing_protocols(protocols)
    diagnostics = Diagnostics()
    site = load_site(
        folder, trees=existing_trees(trees, folder), adopted=adopted, diagnostics=diagnostics
    )
    if site is None:
        print_findings(standard_error(), diagnostics.of(Severity.ERROR))
        say(standard_error(), "Nothing was listed: mend the errors first.")
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
    _write(_report(changes, _said(then), _said(site), revision), output)
    return ExitStatus.DIFFERENT if changes else ExitStatus.FINE


def _chosen(site: Site, wanted: tuple[str, ...]) -> Iterator[School]:
    """The schools that are named, in the order of the site; without names all of them."""
    _check_names(wanted, {school.id for school in site.schools})
    return (school for school in site.schools if not wanted or school.id in wanted)


def _check_names(wanted: tuple[str, ...], known: set[str]) -> None:
    for name in wanted:
        if name not in known:
            message = f'There is no school "{name}". {suggestion(name, sorted(known))}'
            raise click.UsageError(message)


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
    _check_names(wanted, {*before, *after})
    for name in sorted({*before, *after}):
        if not wanted or name in wanted:
            yield from compare(name, before.get(name), after.get(name))


# --- the report ---------------------------------------------------------------------------------


# What outcomes and cards of advice say, by the tree's name and their id.
_Said: TypeAlias = Mapping[tuple[str, str], str]


def _report(
    changes: Sequence[TreeChange], before: _Said, after: _Said, revision: str
) -> Iterator[str]:
    """The changes for people who must approve them: ends with the words that readers see."""
    for change in changes:
        yield from _of_tree(change, before, after)
    if changes:
        yield ""
    yield _summary(changes, revision)


def _summary(changes: Sequence[TreeChange], revision: str) -> str:
    if not changes:
        return f"No walk ends differently since {revision}."
    new = sum(change.is_new for change in changes)
    gone = sum(change.is_gone for change in changes)
    altered = len(changes) - new - gone
    moved = sum(len(group.walks) for change in changes for group in change.changed)
    added = sum(len(change.new) for change in changes)
    lost = sum(len(change.vanished) for change in changes)
    reworded = sum(len(change.reworded) for change in changes)
    return (
        f"Since {revision}: {count(new, 'new tree')}, {count(gone, 'tree')} gone, "
        f"{count(altered, 'tree')} changed ({count(moved, 'walk')} {_ends(moved)} elsewhere, "
        f"{count(added, 'new walk')}, {count(lost, 'walk')} gone, "
        f"{count(reworded, 'answer')} with another text)."
    )


def _ends(number: int) -> str:
    return "ends" if number == 1 else "end"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _said(site: Site | None) -> _Said:
    """What outcomes and cards say in the first language of their school."""
    return {
        (tree_name(school, tree), name): found.text
        for school in (site.schools if site else ())
        for tree in school.trees
        for name, words in {**tree.outcomes, **tree.advice}.items()
        if (found := phrase(words.say, school.languages))
    }


def _of_tree(change: TreeChange, before: _Said, after: _Said) -> Iterator[str]:
    def quoted(end: str, said: _Said) -> str:
        words = said.get((change.name, end.partition(" ")[0]))
        return f'{end} "{words}"' if words else end

    if change.is_new or change.is_gone:
        what = "a new tree" if change.is_new else "is gone"
        yield f"{change.name}: {what}, {count(change.walks, 'walk')}"
        return
    yield change.name
    for group in change.changed:
        yield f"  {count(len(group.walks), 'walk')} {_ends(len(group.walks))} elsewhere:"
        yield f"    then: {quoted(group.before, before)}"
        yield f"    now:  {quoted(group.after, after)}"
        yield from (f"      {walk}" for walk in group.walks)
    if change.rerouted:
        yield "  asks or decides otherwise; it has too many walks to compare one by one"
    for what, walks in (("new", change.new), ("gone", change.vanished)):
        if walks:
            yield f"  {count(len(walks), 'walk')} {_are(len(walks))} {what}:"
            yield from (f"      {walk}" for walk in walks)
    for reworded in change.reworded:
        seen = "" if reworded.walks is None else f" ({count(reworded.walks, 'walk')})"
        yield f"  {reworded.id}{seen} has another text: {', '.join(reworded.what)}"
        words = [said.get((change.name, reworded.id), "") for said in (before, after)]
        if words[0] != words[1]:
            yield f'    then: "{words[0]}"'
            yield f'    now:  "{words[1]}"'
    for touched in change.touched:
        yield f"  rests on {touched.clause}, which has changed: {', '.join(touched.parts)}"


def _write(lines: Iterable[str], output: Path | None) -> None:
    text = "".join(f"{printable(line)}\n" for line in lines)
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8", newline="\n")
    say(standard_error(), f"Written to {output}.")
