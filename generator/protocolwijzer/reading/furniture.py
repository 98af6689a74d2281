"""Lines that are no text: page numbers, contents lists, rules. Each one left out is a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading.decoding import Line

_SOFT_HYPHEN = "\u00ad"
_PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blz\.?|blad)\s*[0-9]{1,3}(?:\s*(?:van|of|/)\s*[0-9]{1,3})?"
    r"|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
    r"|[-–]\s*[0-9]{1,3}\s*[-–]"  # noqa: RUF001
    r"|[0-9]{1,3}"
    # A running foot: the document's name, a gap, the page.
    r"|.*\S(?:\s{2,}|\s*\|\s*)(?:pagina|page|blz\.?|blad)\s*[0-9]{1,3}"
    r"(?:\s*(?:van|of|/)\s*[0-9]{1,3})?",
    re.IGNORECASE,
)
_CONTENTS_TITLE = re.compile(
    r"#*\s*(?:inhoud|inhoudsopgave|contents|table of contents)\s*:?", re.IGNORECASE
)
_CONTENTS_ENTRY = re.compile(r".*\S(?:\s*[.…]{3,}\s*|\s+)[0-9]{1,3}")
_LEADERS = re.compile(r".*\S\s*(?:\.{4,}|…{2,}|(?:\. ){4,})\s*[0-9]{1,3}")
_RULE = re.compile(r"(?:[-*_]\s*){3,}")


def without_furniture(
    lines: Sequence[Line], *, file: str, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """The lines of the text alone; what is left out is reported with its words."""
    return tuple(_kept(lines, file, diagnostics))


def _kept(lines: Sequence[Line], file: str, diagnostics: Diagnostics) -> Iterator[Line]:
    in_contents = False
    for line in lines:
        text = line.text.replace(_SOFT_HYPHEN, "")
        reason = ""
        if _CONTENTS_TITLE.fullmatch(text):
            in_contents = True
            reason = "a contents list"
        elif (in_contents and text and _CONTENTS_ENTRY.fullmatch(text)) or _LEADERS.fullmatch(text):
            reason = "a contents list"
        elif _PAGE_NUMBER.fullmatch(text):
            reason = "a page number"
        elif text:
            in_contents = False
        if reason:
            diagnostics.report(
                Code.FURNITURE,
                Place(file, line.number, line.indent + 1),
                f'"{line.text}" was left out: it looks like {reason}.',
                "Put it in a sentence of its own if it is a rule.",
            )
        # A line that goes leaves a blank one, as a page break does. A row of dashes under text
        # is Markdown's second-level heading and is kept for the headings to see.
        is_rule = _RULE.fullmatch(text) and text.strip("-")
        text = "" if reason or is_rule else text
        yield replace(line, text=text, hard_break=line.hard_break and bool(text))
