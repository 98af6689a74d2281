"""Trees that are not ready for readers, and texts in them that nobody has reviewed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostic, Diagnostics, Severity
from protocolwijzer.model import Place
from protocolwijzer.settings.files import display
from protocolwijzer.settings.yaml_places import KeyPath
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.texts import tree_texts

# What a text begins with until its author has reviewed it; languages without one have English's.
REVIEW_MARKS: Mapping[str, str] = {"nl": "[nakijken]", "en": "[review]"}


def review_mark(language: str) -> str:
    """The mark of texts in a language."""
    return REVIEW_MARKS.get(language, REVIEW_MARKS["en"])


def is_unreviewed(text: str) -> bool:
    """Whether a text still bears the mark, whatever language its author thinks in."""
    return text.casefold().startswith(tuple(REVIEW_MARKS.values()))


def check_drafts(folder: Path, trees: Sequence[TreeFile], diagnostics: Diagnostics) -> None:
    """Report trees that no reader sees; where all of a school's trees are drafts, only once."""
    drafts = [tree for tree in trees if tree.settings.draft]
    if len(drafts) > 1 and len(drafts) == len(trees):
        names = ", ".join(tree.id for tree in drafts)
        _report(Place(display(folder)), f"All trees here are drafts ({names})", drafts, diagnostics)
        return
    for tree in drafts:
        _report(tree.key("draft"), "This tree is a draft", [tree], diagnostics)


def as_of_draft(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of a draft, which keep nothing from being built: no reader is misled by it."""
    for found in findings:
        if found.code.severity is Severity.ERROR or found.code.severity is Severity.WARNING:
            message = f"{found.message} While this is a draft it stops nothing ({found.code.slug})."
            yield replace(found, code=Code.DRAFT_MISTAKE, message=message)
        else:
            yield found


def check_reviewed(tree: TreeFile, diagnostics: Diagnostics) -> None:
    """Report texts to be reviewed in a tree that readers would see."""
    for at in () if tree.settings.draft else _unreviewed(tree):
        diagnostics.report(
            Code.UNREVIEWED_TEXT,
            tree.value(*at),
            "This text is still to be reviewed, but its tree is no draft.",
            f'Review it and take "{review_mark(str(at[-1]))}" out, or make the tree a draft with '
            '"draft: true".',
        )


def _report(place: Place, what: str, drafts: Sequence[TreeFile], diagnostics: Diagnostics) -> None:
    # A text in two languages is one text.
    marked = len({(tree.id, at[:-1]) for tree in drafts for at in _unreviewed(tree)})
    still = f" Texts that are still to be reviewed: {marked}." if marked else ""
    diagnostics.report(
        Code.DRAFT_TREE,
        place,
        f"{what}: no reader sees {'them' if drafts[1:] else 'it'}.{still}",
        'To publish one, review every text of it and then take the line "draft: true" out.',
    )


def _unreviewed(tree: TreeFile) -> Iterator[KeyPath]:
    """Where the texts stand that still bear the mark."""
    for at, words in tree_texts(tree.settings):
        for language, text in words.items():
            if is_unreviewed(text):
                yield (*at, language)
