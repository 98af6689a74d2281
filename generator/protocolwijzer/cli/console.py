"""Where output goes: reports to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import unicodedata

from rich.console import Console
from rich.text import Text


def standard_output() -> Console:
    """A console for what the user asked for."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def standard_error() -> Console:
    """A console for progress and for what went wrong."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)


def say(console: Console, text: str, style: str = "") -> None:
    """Print a text as it is, never broken in the middle of a path."""
    console.print(Text(printable(text), style=style), soft_wrap=True)


def paragraph(
    console: Console, text: str, *, indent: int = 0, hanging: int = 0, style: str = ""
) -> None:
    """Print a text, if there is one, broken between words.

    indent: how many spaces it stands in; hanging: how many more lines after the first do.
    """
    if not text:
        return
    width = max(console.width - indent - hanging, 20)
    for number, line in enumerate(Text(printable(text), style=style).wrap(console, width)):
        line.rstrip()
        margin = " " * (indent + (hanging if number else 0))
        console.print(Text(margin) + line, soft_wrap=True)


def printable(text: str) -> str:
    r"""The text with control characters as escapes ("\x1b"), line breaks and tabs apart.

    Messages quote what stands in files; a file must not be able to steer the terminal.
    """
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) != "Cc"
        else f"\\x{ord(character):02x}"
        for character in text
    )


def is_watched(console: Console) -> bool:
    """Whether someone looks at it live: a terminal, and not a build server's imitation."""
    return console.is_terminal and not console.is_dumb_terminal and not os.environ.get("CI")
