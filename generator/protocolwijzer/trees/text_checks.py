"""Whether every text of a tree is there in every language, plain, and easy enough to read."""

from __future__ import annotations

from collections.abc import Sequence

from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.reading.explicit import MARKUP
from protocolwijzer.settings.schema import Words
from protocolwijzer.settings.yaml_places import Document, KeyPath
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.reading_level import lix
from protocolwijzer.trees.texts import tree_texts


def check_texts(
    tree: TreeFile, languages: Sequence[str] | None, level: int, diagnostics: Diagnostics
) -> None:
    """Report texts that lack a language, hold marks, or are harder than a LIX of `level`."""
    for at, words in tree_texts(tree.settings):
        if languages is not None:
            check_languages(words, tree.document, at, languages, diagnostics)
        for language, text in words.items():
            _check_marks(text, tree, (*at, language), diagnostics)
            _check_level(text, tree, (*at, language), level, diagnostics)
    for language in tree.settings.address or {}:
        if languages is not None and language not in languages:
            _report_language(language, tree.document, ("address",), languages, diagnostics)


def check_languages(
    words: Words,
    document: Document,
    at: KeyPath,
    languages: Sequence[str],
    diagnostics: Diagnostics,
) -> None:
    """Report languages that a text lacks; what it has instead is taken for a slip of the pen."""
    missing = [language for language in languages if language not in words]
    unknown = [language for language in words if language not in languages]
    if missing and unknown:
        for language in unknown:
            _report_language(language, document, at, languages, diagnostics)
    elif missing:
        diagnostics.report(
            Code.MISSING_TEXT,
            document.key(*at) if isinstance(at[-1], str) else document.value(*at),
            f"This text is missing in {' and '.join(missing)}.",
            f'Add "{", ".join(f"{language}: ..." for language in missing)}" to it.',
        )


def _report_language(
    language: str,
    document: Document,
    at: KeyPath,
    languages: Sequence[str],
    diagnostics: Diagnostics,
) -> None:
    diagnostics.report(
        Code.UNKNOWN_KEY,
        document.key(*at, language),
        f'"{language}" is not one of the school\'s languages.',
        suggestion(language, languages),
    )


def _check_marks(text: str, tree: TreeFile, at: KeyPath, diagnostics: Diagnostics) -> None:
    found = MARKUP.search(text)
    if found:
        diagnostics.report(
            Code.MARKUP_IN_TEXT,
            tree.value(*at),
            f'"{found.group()}" is shown as it stands: a text is plain text.',
            "Remove the marks.",
        )


def _check_level(
    text: str, tree: TreeFile, at: KeyPath, level: int, diagnostics: Diagnostics
) -> None:
    measured = lix(text)
    if measured is not None and round(measured) > level:
        diagnostics.report(
            Code.HARD_TO_READ,
            tree.value(*at),
            f"This text has a LIX of {measured:.0f}; more than {level} is hard to read.",
            "Use shorter sentences and shorter words.",
        )
