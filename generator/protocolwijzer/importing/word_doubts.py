"""What is said of words in a Word file that do not become text, each with all its words."""

from __future__ import annotations

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place

# What becomes of words that are not simply text: the code, what is said, what to do.
_ASIDE = {
    "deleted": (
        Code.TRACKED_CHANGE,
        '"{}" was deleted with tracked changes, and left out.',
        "Accept or reject the changes in Word before the text is adopted.",
    ),
    "inserted": (
        Code.TRACKED_CHANGE,
        '"{}" was inserted with tracked changes, and read as text.',
        "Accept or reject the changes in Word before the text is adopted.",
    ),
    "hidden": (
        Code.LEFT_OUT,
        '"{}" was left out: it is hidden text.',
        "Show it in Word (Home, paragraph mark) and unhide it if it is a rule.",
    ),
    "code": (
        Code.LEFT_OUT,
        '"{}" was left out: it stands in the code of a field.',
        "Type it as text if it is a rule.",
    ),
    "placeholder": (
        Code.LEFT_OUT,
        '"{}" was left out: it asks for something to be filled in.',
        "Fill it in, or delete the field.",
    ),
}


class Doubts:
    """Reports at the paragraph that is being read. number: of that paragraph, from 1."""

    def __init__(self, file: str, diagnostics: Diagnostics) -> None:
        self.number = 0
        self._file = file
        self._diagnostics = diagnostics

    def report(self, code: Code, message: str, mend: str, *, number: int | None = None) -> None:
        """Report anything, here or at another paragraph."""
        place = Place(self._file, max(self.number if number is None else number, 1))
        self._diagnostics.report(code, place, message, mend)

    def put_aside(self, kind: str, words: str) -> None:
        """Report words that are not simply text. kind: "deleted", "inserted", "hidden" ..."""
        if words:
            code, message, mend = _ASIDE[kind]
            self.report(code, message.format(words), mend)

    def beside(self, what: str, words: str, *, number: int | None = None) -> None:
        """Report words that stand beside the text. what: "A footnote"."""
        if words:
            self.report(
                Code.LEFT_OUT,
                f'{what} was left out: "{words}"',
                "Put its words into the running text if they belong to a rule.",
                number=number,
            )

    def inserted_file(self, number: int) -> None:
        """Report a place where Word shows another file."""
        self.report(
            Code.LEFT_OUT,
            "Another file is inserted here; it was not read.",
            "Copy its text into the document.",
            number=number,
        )

    def furniture(self, message: str, *, number: int | None = None) -> None:
        """Report words that are of the page and not of the text."""
        self.report(
            Code.FURNITURE,
            message,
            "Put it in a sentence of its own if it is a rule.",
            number=number,
        )

    def version(self, words: str, *, number: int) -> None:
        """Report a row of the table of the document's versions."""
        self.furniture(
            f'"{words}" was left out: it stands in the table of versions.', number=number
        )

    def order(self, message: str, mend: str, *, number: int) -> None:
        """Report how a table was read."""
        self.report(Code.UNCERTAIN_ORDER, message, mend, number=number)

    def contents(self, words: str) -> None:
        """Report an entry of the contents list."""
        if words:
            self.furniture(f'"{words}" was left out: it stands in the contents list.')
