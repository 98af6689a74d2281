"""Changes of a text as pages tell them: then and now, with the words marked that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from protocolwijzer.comparing.changes import Change, ClauseChange, Comparison, HeadingChange
from protocolwijzer.comparing.words import Mark, Marked, paragraphs, side


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to mark, or not: mark is "both", "old" or "new". space: what stands before them."""

    mark: str
    space: str
    text: str


# Paragraphs of pieces.
Told: TypeAlias = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A clause then and now.

    id: now, or the last one; label: what readers call it by that; before_label: what they called
    it, or ""; was: the same where it has moved to another label, otherwise "". then, now: empty
    where there was or is nothing. related: the label of the clause that its words came from or
    went to, or "".
    """

    change: Change
    id: str
    label: str
    before_label: str
    was: str
    then: Told
    now: Told
    related: str


@dataclass(frozen=True, slots=True)
class ToldHeading:
    """A heading, or the title, then and now; empty where there was or is none."""

    then: Told
    now: Told


def told_clause(change: ClauseChange) -> ToldClause:
    """One clause as a page tells it."""
    unit = change.unit
    before = change.before.label if change.before else ""
    return ToldClause(
        change=change.change,
        id=unit.id,
        label=unit.label,
        before_label=before,
        was=before if change.is_moved and before != unit.label else "",
        then=_told(change.words, Mark.OLD) if change.before else (),
        now=_told(change.words, Mark.NEW) if change.after else (),
        related=change.related.label if change.related else "",
    )


def told_clauses(changes: Iterable[ClauseChange]) -> tuple[ToldClause, ...]:
    """Clauses as a page tells them."""
    return tuple(map(told_clause, changes))


def told_headings(comparison: Comparison) -> Iterator[ToldHeading]:
    """The title and the headings that differ, in reading order."""
    if comparison.title is not None:
        yield ToldHeading(_told(comparison.title, Mark.OLD), _told(comparison.title, Mark.NEW))
    yield from map(_told_heading, comparison.headings)


def _told_heading(change: HeadingChange) -> ToldHeading:
    return ToldHeading(_told(change.words, Mark.OLD), _told(change.words, Mark.NEW))


def _told(words: Marked, mark: Mark) -> Told:
    # Where nothing is the same, marks would be under every word and say nothing.
    tells = any(run.mark is Mark.BOTH for run in words)
    return tuple(
        tuple(_piece(run.mark if tells else Mark.BOTH, run.text) for run in paragraph)
        for paragraph in paragraphs(side(words, mark))
    )


def _piece(mark: Mark, text: str) -> Piece:
    words = text.lstrip()
    return Piece(mark, text[: len(text) - len(words)], words)
