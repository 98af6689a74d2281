"""Which of the lines of a title page is the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from protocolwijzer.reading.headings import NAMES_DOCUMENT, NAMES_SCHOOL

# A line that ends in one of these goes on in the next.
_GOES_ON = re.compile(
    r"\b(?:en|of|van|voor|met|in|op|over|de|het|and|or|of|for|on|the|in|to)$"
    r"|[&,–-]$"  # noqa: RUF001 (a dash that does occur)
)


def title_of(
    lines: Sequence[str], styled: Collection[str], standing_out: Collection[str] = ()
) -> tuple[str, ...]:
    """The lines, mostly one, that are the title; the school's name and a subtitle are left out.

    lines: those of the title page; styled: those that the file itself marks as its title;
    standing_out: those in bold or in larger letters.
    """
    ways: tuple[Callable[[str], bool], ...] = (
        lambda line: line in styled and _names_document(line),
        lambda line: line in styled and not NAMES_SCHOOL.match(line),
        lambda line: line in standing_out and _names_document(line),
        _names_document,
    )
    for is_title in ways:
        found = next((at for at, line in enumerate(lines) if is_title(line)), None)
        if found is not None:
            return _whole(lines, found)
    return tuple(line for line in lines if not NAMES_SCHOOL.match(line)) or tuple(lines)


def _names_document(line: str) -> bool:
    return NAMES_DOCUMENT.search(line) is not None


def _whole(lines: Sequence[str], at: int) -> tuple[str, ...]:
    """The title that begins at this line: more than one where it is broken over them."""
    end = at + 1
    while end < len(lines) and (_GOES_ON.search(lines[end - 1]) or lines[end][:1].islower()):
        end += 1
    if end == at + 1 and len(lines[at].split()) == 1:
        # "Protocol" alone does not say of what.
        if end < len(lines) and not NAMES_SCHOOL.match(lines[end]):
            end += 1
        elif at > 0 and not NAMES_SCHOOL.match(lines[at - 1]):
            at -= 1
    return tuple(lines[at:end])
