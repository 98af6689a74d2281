"""The trees of a school together: what they decide, in what order they come, where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.model import Kind
from protocolwijzer.reading.labels import near_clause
from protocolwijzer.settings.yaml_places import Document
from protocolwijzer.trees.files import Known, TreeFile
from protocolwijzer.trees.rule_checks import cited
from protocolwijzer.trees.schema import IndexSettings
from protocolwijzer.trees.text_checks import check_languages


def check_index(
    index: IndexSettings,
    document: Document,
    trees: Mapping[str, TreeFile | None],
    known: Known,
    diagnostics: Diagnostics,
) -> None:
    """Report what index.yml names but the school has not.

    trees: by id; None for one whose own mistakes hide what it says.
    """
    for audience, names in index.first.items():
        for position, name in enumerate(names):
            place = document.value("first", audience.value, position)
            tree = trees.get(name)
            if name not in trees:
                diagnostics.report(
                    Code.UNKNOWN_TREE,
                    place,
                    f'There is no tree "{name}" in this folder.',
                    suggestion(name, trees) if trees else "Add it, or remove it here.",
                )
            elif tree and audience not in tree.settings.audiences:
                diagnostics.report(
                    Code.NOT_FOR_AUDIENCE,
                    place,
                    f'The tree "{name}" is not for {audience}, so it is not on their page.',
                    f"Name another tree, or add {audience} to its audiences.",
                )
    for name, reason in index.undecided.items():
        if known.clauses is not None and name not in known.clauses:
            diagnostics.report(
                Code.UNKNOWN_CLAUSE,
                document.key("undecided", name),
                f"There is no clause {name}.",
                near_clause(name, known.clauses) or "Name a clause that is there.",
            )
        if known.languages is not None:
            at = ("undecided", name)
            check_languages(reason, document, at, known.languages, diagnostics)


def check_coverage(
    trees: Sequence[TreeFile],
    index: IndexSettings,
    document: Document | None,
    known: Known,
    diagnostics: Diagnostics,
) -> None:
    """Report rules that no tree leads to and clauses that are both decided and declared not to be.

    document: index.yml, if there. trees: all of them; with one missing this cannot be told.
    Drafts lead no reader to a rule. While there is nothing else, that says enough.
    """
    if known.facts is None or known.clauses_file is None:
        return
    published = [tree for tree in trees if not tree.settings.draft]
    if trees and not published:
        return
    found = {name for tree in published for name in cited(tree)}
    drafted = {name: tree.id for tree in trees if tree.settings.draft for name in cited(tree)}
    uncited = [
        name
        for name, its in known.facts.items()
        if its.kind is not Kind.STATEMENT and name not in found and name not in index.undecided
    ]
    if uncited:
        # One finding: the first tree of a school leaves most of its rules, and that is no mistake.
        named = [
            f"{name} (only the draft {drafted[name]})" if name in drafted else name
            for name in uncited
        ]
        diagnostics.report(
            Code.UNCITED_CLAUSE,
            known.clauses_file.key(uncited[0]),
            f"No outcome of any published tree rests on: {', '.join(named)}.",
            'Cite them, or say under "undecided" in index.yml why no tree can decide them.',
        )
    for name in index.undecided:
        if name in found and document is not None:
            diagnostics.report(
                Code.DECIDED_CLAUSE,
                document.key("undecided", name),
                f"Clause {name} is declared undecided, but an outcome rests on it.",
                "Remove it here, or no longer cite it.",
            )


def check_addresses(trees: Sequence[TreeFile], known: Known, diagnostics: Diagnostics) -> None:
    """Report trees whose pages would have the same address."""
    taken: dict[tuple[str, str], str] = {}
    for tree in trees:
        for language in known.languages or ():
            address = (tree.settings.address or {}).get(language, tree.id)
            first = taken.setdefault((language, address), tree.id)
            if first != tree.id:
                diagnostics.report(
                    Code.TAKEN_ADDRESS,
                    tree.value("address", language),
                    f'The page of the tree "{first}" has the address "{address}" already.',
                    f'Write another under "address", for {language}.',
                )
