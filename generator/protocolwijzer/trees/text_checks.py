"""Whether every text of a tree is there in every language, plain, and easy enough to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.reading.explicit import MARKUP
from protocolwijzer.settings.schema import Words
from protocolwijzer.settings.yaml_places import Document, KeyPath
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.reading_level import lix
from protocolwijzer.trees.schema import AdviceSettings, OutcomeSettings, QuestionSettings


def check_texts(
    tree: TreeFile, languages: Sequence[str] | None, level: int, diagnostics: Diagnostics
) -> None:
    """Report texts that lack a language, hold marks, or are harder than a LIX of `level`."""
    for at, words in _texts(tree):
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


def _texts(tree: TreeFile) -> Iterator[tuple[KeyPath, Words]]:
    """Every text of a tree with the path of its languages."""
    settings = tree.settings
    yield ("title",), settings.title
    if settings.about is not None:
        yield ("about",), settings.about
    for name, question in settings.questions.items():
        yield from _question_texts(("questions", name), question)
    for name, outcome in settings.outcomes.items():
        yield from _answer_texts(("outcomes", name), outcome)
    for name, advice in (settings.advice or {}).items():
        yield from _answer_texts(("advice", name), advice)


def _question_texts(at: KeyPath, question: QuestionSettings) -> Iterator[tuple[KeyPath, Words]]:
    yield (*at, "ask"), question.ask
    if question.help is not None:
        yield (*at, "help"), question.help
    for name, option in (question.options or {}).items():
        yield (*at, "options", name, "text"), option.text
        if option.help is not None:
            yield (*at, "options", name, "help"), option.help


def _answer_texts(at: KeyPath, answer: AdviceSettings) -> Iterator[tuple[KeyPath, Words]]:
    yield (*at, "say"), answer.say
    if answer.explain is not None:
        yield (*at, "explain"), answer.explain
    for index, step in enumerate(answer.do):
        yield (*at, "do", index), step
    if isinstance(answer, OutcomeSettings) and answer.ready_text is not None:
        yield (*at, "copy"), answer.ready_text


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
