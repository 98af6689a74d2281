"""A school's clauses.yml while someone confirms what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from protocolwijzer.model import ClauseFacts
from protocolwijzer.settings.confirming import with_confirmed
from protocolwijzer.settings.files import display
from protocolwijzer.whole_files import write_whole_bytes


class ClausesFile:
    """The file as it was, and what has been confirmed in it since."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Bytes, so that line breaks stay what they are.
        self._original = path.read_bytes().decode()
        self._written = self._original
        self.confirmed: Mapping[str, ClauseFacts] = {}

    def write(self, confirmed: Mapping[str, ClauseFacts]) -> None:
        """Write what is confirmed, and nothing that was confirmed before and is not now.

        Raises click.ClickException where someone else has changed the file in the meantime, or it
        cannot be changed in place, and OSError where it cannot be written.
        """
        name = display(self._path)
        if self._path.read_bytes().decode(errors="replace") != self._written:
            message = f"{name} has changed meanwhile. Start again; what you confirmed is kept."
            raise click.ClickException(message)
        try:
            text = with_confirmed(self._original, confirmed)
        except ValueError as error:
            message = f'{name}: {error}. Take out "proposed" there yourself.'
            raise click.ClickException(message) from None
        if text != self._written:
            write_whole_bytes(self._path, text.encode())
            self._written = text
        self.confirmed = confirmed
