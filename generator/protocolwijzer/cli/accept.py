"""`protocolwijzer accept`: confirm that translations say the same as their source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from rich.console import Console

from protocolwijzer import translations
from protocolwijzer.cli.application import Command, ExitStatus
from protocolwijzer.cli.console import say, standard_output
from protocolwijzer.cli.loading import check_schools, load_or_refuse
from protocolwijzer.cli.options import (
    DEFAULT_PROTOCOLS,
    DEFAULT_TREES,
    adopted_options,
    complete_school,
    existing_protocols,
    existing_trees,
    protocols_option,
    trees_option,
)
from protocolwijzer.cli.report import count
from protocolwijzer.diagnostics import Diagnostics, near, suggestion
from protocolwijzer.model import School, Site
from protocolwijzer.schools import load_site
from protocolwijzer.translation_lock import LOCK_NAME, Lock, lock_path, read_lock, write_lock
from protocolwijzer.trees import translations as tree_translations
from protocolwijzer.trees.texts import file_of


def _complete_name(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What the school that was typed has to confirm; texts of trees once a tree is named."""
    del param
    trees = ctx.params.get("trees") or DEFAULT_TREES
    site = load_site(
        ctx.params.get("protocols") or DEFAULT_PROTOCOLS,
        # Checking all trees takes longer than anyone waits for the Tab key.
        trees=trees if "/" in incomplete else None,
        adopted={},
        diagnostics=Diagnostics(),
    )
    return [
        CompletionItem(name)
        for school in (site.schools if site else ())
        if school.id == ctx.params.get("school")
        for name in (
            *translations.acceptable(school, Lock()),
            *_files(trees / school.id),
            *school.tree_texts,
        )
        # Headings have a colon in their key, at which bash would cut a completion.
        if name.startswith(incomplete) and ":" not in name
    ]


def _files(folder: Path) -> Sequence[str]:
    return sorted(file.stem for file in folder.glob("*.yml") if file.name != LOCK_NAME)


@click.command(
    cls=Command,
    short_help="Confirm that translations are right.",
    examples=(
        ("protocolwijzer accept my-school a.4 a.5", "Confirm two clauses in every language."),
        ("protocolwijzer accept my-school title:a", "Confirm the heading of section a."),
        ("protocolwijzer accept my-school photo", "Confirm all texts of a decision tree."),
        ("protocolwijzer accept my-school photo/title", "Confirm one text of it."),
        ("protocolwijzer accept my-school --language en", "Confirm all of the English texts."),
        ("protocolwijzer accept", "Confirm everything of every school."),
    ),
)
@click.argument("school", required=False, shell_complete=complete_school)
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=_complete_name)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Only in this language, such as en. May be repeated.",
)
@protocols_option
@trees_option
@adopted_options
def accept(  # noqa: PLR0913 # each is an option of the command
    *,
    school: str | None,
    names: tuple[str, ...],
    languages: tuple[str, ...],
    protocols: Path | None,
    trees: Path | None,
    adopted: Mapping[str, Path],
) -> ExitStatus:
    """Confirm that translations say the same as the text they were made from.

    Compare the two first: this is your word for it. It is kept in a file
    translations.lock.yml beside the texts, and holds until the text they were made from
    changes. NAME is a clause, a heading, a decision tree, or a text of one, by the name
    that `check` gives it. Without NAME it is about everything, without SCHOOL about all
    schools. With the adopted text at hand (--adopted) it confirms the plain text against
    that as well.
    """
    folder = existing_protocols(protocols)
    tree_folder = existing_trees(trees, folder)
    site = load_or_refuse(folder, tree_folder, adopted, refusal="Nothing was accepted")
    if site is None:
        return ExitStatus.FINDINGS
    schools = _schools(site, school)
    _check_languages(schools, languages)
    locks = [_Locks.read(each, folder, tree_folder) for each in schools]
    # All are worked out before any is written: a mistake leaves every file as it was.
    changes = [(its, its.accept(names, languages)) for its in locks]
    for before, after in changes:
        before.replace_by(after)
        _say_what_changed(standard_output(), before, after)
    return ExitStatus.FINE


@dataclass(frozen=True, slots=True)
class _Locks:
    """What has been accepted of a school: of its protocol, and of its trees if it has any."""

    school: School
    protocol_file: Path
    protocol: Lock
    trees_file: Path | None
    trees: Lock

    @classmethod
    def read(cls, school: School, protocols: Path, trees: Path | None) -> _Locks:
        """The locks of a school whose files have been found to be in order."""
        file = lock_path(protocols / school.id)
        trees_file = lock_path(trees / school.id) if trees else None
        none = Diagnostics()
        of_trees = read_lock(trees_file, none) if trees_file else Lock()
        return cls(school, file, read_lock(file, none), trees_file, of_trees)

    def accept(self, names: tuple[str, ...], languages: tuple[str, ...]) -> _Locks:
        """The locks after someone has confirmed what is named, or everything.

        Raises click.UsageError for a name of nothing that can be confirmed.
        """
        texts = self.school.tree_texts
        known = {
            *translations.acceptable(self.school, self.protocol),
            *tree_translations.acceptable(texts, self.trees),
        }
        for name in names:
            if name not in known:
                message = f'{self.school.id} has no clause or tree "{name}". {near(name, known)}'
                raise click.UsageError(message.strip())
        return replace(
            self,
            protocol=translations.accept(
                self.school, self.protocol, clauses=names or None, languages=languages or None
            ),
            trees=tree_translations.accept(
                texts,
                self.school.languages,
                self.trees,
                names=names or None,
                only=languages or None,
            ),
        )

    def replace_by(self, after: _Locks) -> None:
        """Write what has changed; raises OSError when it cannot be written."""
        if after.protocol != self.protocol:
            write_lock(self.protocol_file, after.protocol)
        if self.trees_file and after.trees != self.trees:
            write_lock(self.trees_file, after.trees)


def _schools(site: Site, wanted: str | None) -> tuple[School, ...]:
    if wanted is None:
        return site.schools
    check_schools((wanted,), {school.id for school in site.schools})
    return tuple(school for school in site.schools if school.id == wanted)


def _check_languages(schools: tuple[School, ...], languages: tuple[str, ...]) -> None:
    known = dict.fromkeys(language for school in schools for language in school.languages)
    for language in languages:
        if language not in known:
            message = (
                f'There is no text in the language "{language}". {suggestion(language, known)}'
            )
            raise click.UsageError(message)


def _say_what_changed(console: Console, before: _Locks, after: _Locks) -> None:
    changes = (
        *_changes(before.protocol, after.protocol, counted=str, gone="gone from the text"),
        *_changes(before.trees, after.trees, counted=_texts, gone="no longer there"),
    )
    for change in changes:
        say(console, f"{before.school.id} {change}")
    if not changes:
        say(console, f"{before.school.id}: nothing new to accept.")


def _texts(number: int) -> str:
    return f"{count(number, 'text')} of trees"


def _changes(
    before: Lock, after: Lock, *, counted: Callable[[int], str], gone: str
) -> Iterator[str]:
    """Per language what is accepted now, and what is no longer there to accept."""
    for language in dict.fromkeys((*before.accepted, *after.accepted)):
        old, new = before.of(language), after.of(language)
        accepted = [key for key in new if old.get(key) != new[key]]
        dropped = [key for key in old if key not in new]
        if accepted:
            yield f"{language}: accepted {counted(len(accepted))}: {_listed(accepted, new)}"
        if dropped:
            what = _listed(dropped, old)
            yield f"{language}: dropped {counted(len(dropped))}, {gone}: {what}"


def _listed(keys: Sequence[str], among: Mapping[str, str]) -> str:
    """The keys in one line; of a tree that has all its texts among them, only the tree's name."""
    named = []
    for name, own in groupby(keys, file_of):
        some = list(own)
        whole = some != [name] and some == [key for key in among if file_of(key) == name]
        named += [name] if whole else some
    return ", ".join(named)
