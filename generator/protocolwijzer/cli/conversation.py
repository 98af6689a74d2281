"""Telling and asking in one language, that of whoever answers."""

from __future__ import annotations

from protocolwijzer.cli.console import paragraph, say, standard_output
from protocolwijzer.cli.dialogue import typed_line
from protocolwijzer.localization import translations_for


class Conversation:
    """Asks and tells in one language. Every question raises EOFError where no answer comes."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._console = standard_output()

    def gettext(self, message: str, **values: object) -> str:
        """A message in this language, with its %(name)s filled in."""
        text = translations_for(self.language).gettext(message)
        return text % values if values else text

    def say(self, text: str = "") -> None:
        """Print a line."""
        say(self._console, text)

    def paragraph(self, text: str, *, indent: int = 0, hanging: int = 0, style: str = "") -> None:
        """Print a text, if there is one, broken between words: see console.paragraph."""
        paragraph(self._console, text, indent=indent, hanging=hanging, style=style)

    def ask(self, question: str, default: str = "") -> str:
        """What is typed; the default where that is nothing."""
        self.paragraph(f"{question} [{default}]" if default else question)
        return typed_line() or default

    def confirm(self, question: str, *, default: bool = True) -> bool:
        """Whether the answer is yes. default: what Enter means."""
        yes, no = self.gettext("yes"), self.gettext("no")
        while True:
            typed = self.ask(f"{question} ({yes}/{no})", yes if default else no).casefold()
            if yes.startswith(typed):
                return True
            if no.startswith(typed):
                return False
            self.say(self.gettext("Please answer %(yes)s or %(no)s.", yes=yes, no=no))
