"""Asking someone at a terminal, or whatever stands in for one: plain lines only."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence

import click

from protocolwijzer.diagnostics import suggestion
from protocolwijzer.model import School

_UP_TO = re.compile(r"\s*(?:[-\u2013]|\bt/m\b|\btot en met\b|\bto\b)\s*")


def is_answered() -> bool:
    """Whether somebody is there to answer."""
    # A program that was started without any standard input has None.
    return sys.stdin is not None and sys.stdin.isatty()


def typed_line() -> str:
    """What someone types after a prompt, whatever bytes. Raises EOFError at the end of it."""
    click.echo("> ", nl=False)
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    typed = sys.stdin.readline() if sys.stdin is not None else ""
    if not is_answered():
        # The line break that a reader types is seen, that in a file is not.
        click.echo()
    if not typed:
        raise EOFError
    return typed.strip()


def typed_words(line: str) -> Sequence[str]:
    """The words of a line, with spaces or commas between them."""
    return [word for word in re.split(r"[\s,]+", line) if word]


def typed_numbers(line: str, last: int) -> Sequence[int] | None:
    """The numbers of a line in their order, None for other lines; 2-4 and "2 t/m 4" are 2, 3, 4.

    last: the highest that there is; the lowest is 1.
    """
    found: set[int] = set()
    for word in typed_words(_UP_TO.sub("-", line.casefold())):
        span = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", word)
        if span is None:
            return None
        first, end = int(span[1]), int(span[2] or span[1])
        if not 1 <= first <= end <= last:
            return None
        found.update(range(first, end + 1))
    return sorted(found)


def chosen_language(school: School, wanted: str | None) -> str:
    """The language to speak: the school's first, or the one that is asked for.

    Raises click.UsageError for one that the school does not have.
    """
    if wanted is None:
        return school.languages[0]
    if wanted not in school.languages:
        message = (
            f'{school.name} has no text in the language "{wanted}". '
            f"{suggestion(wanted, school.languages)}"
        )
        raise click.UsageError(message)
    return wanted
