"""The draft of a school: what is made of a file before anyone has looked at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolwijzer.importing.files import Imported
from protocolwijzer.model import ClauseFacts


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read, and what is proposed for it.

    file: the name of what was read; facts: of every clause, each with the reason in `proposed`;
    languages: of the site, that of the text first. folder: where the draft goes, as people see it.
    """

    school_id: str
    name: str
    file: str
    folder: str
    languages: tuple[str, ...]
    imported: Imported
    facts: Mapping[str, ClauseFacts]

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.imported.protocol.language

    @property
    def text_file(self) -> str:
        """The file in the folder that holds the text."""
        return f"adopted.{self.language}.md"
