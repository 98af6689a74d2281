"""The Dutch catalogue says everything that the pages say, and nothing that they no longer say."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.rendering.messages import KEYWORDS, PACKAGE, used_messages

PLACEHOLDER = re.compile(r"%\(\w+\)s|#")

with (PACKAGE / "locales" / "nl.po").open("rb") as file:
    CATALOGUE = read_po(file, locale="nl")
MESSAGES = [message for message in CATALOGUE if message.id]


def forms(text: object) -> list[str]:
    """A message, or its singular and plural."""
    return list(map(str, text)) if isinstance(text, (tuple, list)) else [str(text)]


def singular(message: Message) -> str:
    return forms(message.id)[0]


def test_every_message_is_translated_and_none_is_stale() -> None:
    translated = {(message.context, singular(message)) for message in MESSAGES}
    assert translated == used_messages()


def test_no_message_stands_in_an_f_string() -> None:
    """There the extractor finds none before Python 3.12 (PEP 701)."""
    hidden = [
        f"{file.relative_to(PACKAGE)}:{call.lineno}"
        for file in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        if getattr(call.func, "attr", getattr(call.func, "id", None)) in KEYWORDS
    ]
    assert hidden == []


def test_extraction_finds_all_kinds_of_messages() -> None:
    used = used_messages()
    assert ("address", "students") in used
    assert ("polite", "You must") in used
    assert (None, "Full protocol") in used
    assert (None, "Page not found") in used


@pytest.mark.parametrize("message", MESSAGES, ids=singular)
def test_translation_is_whole(message: Message) -> None:
    originals, texts = forms(message.id), forms(message.string)
    assert len(texts) == (2 if message.pluralizable else 1)
    for text in texts:
        assert text
        assert text.strip() == text
        assert set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(originals[-1]))
    assert set(PLACEHOLDER.findall(texts[-1])) == set(PLACEHOLDER.findall(originals[-1]))
    assert not message.fuzzy


def test_dutch_speaks_to_each_reader_in_the_right_voice() -> None:
    for message in MESSAGES:
        words = set(re.findall(r"\w+", str(message.string).lower()))
        familiar = words & {"je", "jij", "jou", "jouw"}
        polite = words & {"u", "uw"}
        to_parents = message.context == "polite" or "Parents and carers" in str(message.id)
        to_others = message.context == "familiar" or str(message.id).endswith("applies to you")
        if to_parents:
            assert not familiar, message.string
        elif to_others:
            assert not polite, message.string
        else:
            assert not familiar | polite, message.string
