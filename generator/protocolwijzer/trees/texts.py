"""The texts of trees that readers see, and what each is called.

A text goes by its file and the keys that lead to it once all short forms are written out, with
the steps of a `do` numbered from one: `photo/questions.what.options.unsure.text`,
`photo/outcomes.fine.do.1`, `index/undecided.a.4`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.settings.schema import Words
from protocolwijzer.settings.yaml_places import Document, KeyPath
from protocolwijzer.trees.schema import (
    AdviceSettings,
    IndexSettings,
    OutcomeSettings,
    QuestionSettings,
    TreeSettings,
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with its texts, by the path of their languages. The document has no short forms."""

    document: Document
    texts: Mapping[KeyPath, Words]


def text_key(file: str, at: KeyPath) -> str:
    """What a text is called: "photo/outcomes.fine.do.1" is in the file photo.yml."""
    parts = (str(part + 1) if isinstance(part, int) else part for part in at)
    return f"{file}/{'.'.join(parts)}"


def file_of(key: str) -> str:
    """The file that a text is or was in: "photo"."""
    return key.partition("/")[0]


def tree_texts(settings: TreeSettings) -> Iterator[tuple[KeyPath, Words]]:
    """Every text of a tree with the path of its languages."""
    yield ("title",), settings.title
    if settings.about is not None:
        yield ("about",), settings.about
    for name, question in settings.questions.items():
        yield from _question_texts(("questions", name), question)
    for name, outcome in settings.outcomes.items():
        yield from _answer_texts(("outcomes", name), outcome)
    for name, advice in (settings.advice or {}).items():
        yield from _answer_texts(("advice", name), advice)


def index_texts(settings: IndexSettings) -> Iterator[tuple[KeyPath, Words]]:
    """Every text of index.yml with the path of its languages."""
    for clause, reason in settings.undecided.items():
        yield ("undecided", clause), reason


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
