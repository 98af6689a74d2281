"""A flag: something in a text that its author may want to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from protocolwijzer.diagnostics import Code
from protocolwijzer.model import Place, Protocol


def marked(message: str) -> str:
    """A message as it is: marks it for the catalogue, where it is only translated later.

    Imported as `_`, which is what the catalogue's messages are looked for by.
    """
    return message


@dataclass(frozen=True, slots=True)
class Term:
    """A fact in the interface's own words, to be translated; text is its message."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that a message names, by its id; pages say what readers call it."""

    id: str


# What a message quotes: a text as it stands, a number, a term, a clause, or several of them.
Fact: TypeAlias = "str | int | Term | Reference | tuple[str | Term, ...]"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reader can check what a flag rests on."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a text with some of what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Flag:
    """One thing worth a look.

    message: what is the matter, as a message of the catalogue with %(name)s for each of the facts;
    why and what to do are the code's (health.wording). edition: the text that it is in; None where
    it is about the school's settings. clauses: the ids of the clauses that it is about, in reading
    order; none where it is about the whole. words: what a silencing may name, as in the text.
    beside: the text of the other clause, where it is about two.
    """

    code: Code
    place: Place
    message: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    edition: Protocol | None = None
    clauses: tuple[str, ...] = ()
    words: str = ""
    excerpt: Excerpt | None = None
    beside: str = ""
    source: Source | None = None


def filled(
    message: str,
    facts: Mapping[str, Fact],
    *,
    translate: Callable[[str], str],
    label: Callable[[str], str],
) -> tuple[str, Mapping[str, str]]:
    """A message and its facts in words, both translated but not yet put together.

    label: what a clause is called, by its id.
    """

    def told(fact: Fact) -> str:
        if isinstance(fact, Term):
            return translate(fact.text)
        if isinstance(fact, Reference):
            return label(fact.id)
        if isinstance(fact, tuple):
            return ", ".join(map(told, fact))
        return str(fact)

    return translate(message), {name: told(fact) for name, fact in facts.items()}
