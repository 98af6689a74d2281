"""Answers as the part of an address after "#", the one place where a reader's answers stand.

"what=photo&who=pupils,parents": questions in the order they were asked, options in the order of
the question. Ids have small letters, digits and hyphens, so nothing needs escaping.
"""

from __future__ import annotations

from protocolwijzer.engine.replay import InvalidAnswerError, normal, question_of
from protocolwijzer.engine.tree import Answers, Tree

# Far longer than any walk; what is longer was not written by this site.
MAX_LENGTH = 4_000


class UnreadableFragmentError(ValueError):
    """The text is not one that this tree writes."""


def write(answers: Answers) -> str:
    """Answers as text."""
    return "&".join(f"{question}={','.join(chosen)}" for question, chosen in answers.items())


def read(tree: Tree, fragment: str) -> dict[str, tuple[str, ...]]:
    """The answers in a text, however it came by.

    Raises UnreadableFragmentError for whatever this tree would not have written: unknown, missing
    or repeated ids, several answers where one is asked, anything too long.
    """
    if len(fragment) > MAX_LENGTH:
        message = "too long"
        raise UnreadableFragmentError(message)
    answers: dict[str, tuple[str, ...]] = {}
    for part in fragment.split("&") if fragment else ():
        name, equals, value = part.partition("=")
        chosen = value.split(",")
        if not equals or name in answers or len(set(chosen)) != len(chosen):
            message = "not of the form question=option,option"
            raise UnreadableFragmentError(message)
        try:
            answers[name] = normal(question_of(tree, name), chosen)
        except InvalidAnswerError as error:
            raise UnreadableFragmentError(str(error)) from error
    return answers
