"""A tree's file once it has been read, and what it is checked against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocolwijzer.model import ClauseFacts, Contact, Place
from protocolwijzer.settings.yaml_places import Document, KeyPath
from protocolwijzer.trees.schema import TreeSettings


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One tree as its author wrote it. The document is without short forms."""

    id: str
    settings: TreeSettings
    document: Document

    def key(self, *path: str | int) -> Place:
        """Where this key stands."""
        return self.document.key(*path)

    def value(self, *path: str | int) -> Place:
        """Where this value stands."""
        return self.document.value(*path)

    def arm(self, question: str, index: int) -> KeyPath:
        """The path of an arm."""
        return "questions", question, "next", index


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the school that trees are for; None where its own mistakes hide it.

    clauses: the labels of all clauses, by their ids. facts: what clauses_file says of each.
    """

    languages: Sequence[str] | None = None
    contacts: Mapping[str, Contact] | None = None
    clauses: Mapping[str, str] | None = None
    facts: Mapping[str, ClauseFacts] | None = None
    clauses_file: Document | None = None
