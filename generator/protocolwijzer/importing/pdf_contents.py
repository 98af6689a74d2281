"""What a PDF file holds, as plain values: pieces of text with their places, and what is no text.

Written by `pdf_child` as JSON, in a process of its own, and read back by `pdf_process`.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one size on one line, without wide gaps in it.

    x0, x1: from where to where, and y: where its baseline lies, in points from the page's top left
    corner, as the page is shown. size: of its letters, in points. angle: in whole degrees, 0 for
    text that runs from left to right.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    angle: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page. width, height: in points, as it is shown. runs: in the order of the file.

    notes: what comments and filled-in fields on it say. has_pictures: whether there is at least
    one picture; is_picture: whether one covers nearly all of it, as on a scan.
    """

    width: float
    height: float
    runs: tuple[Run, ...]
    notes: tuple[str, ...]
    has_pictures: bool
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a file. attachments: the names of files inside it."""

    pages: tuple[Page, ...]
    attachments: tuple[str, ...]


def to_json(contents: Contents) -> str:
    """Contents as text."""
    return json.dumps(astuple(contents))


def from_json(text: str) -> Contents:
    """What `to_json` was given. Raises ValueError or TypeError on anything else."""
    pages, attachments = json.loads(text, parse_constant=_refuse)
    return Contents(
        tuple(
            Page(
                width,
                height,
                tuple(Run(*run) for run in runs),
                tuple(notes),
                has_pictures=has_pictures,
                is_picture=is_picture,
            )
            for width, height, runs, notes, has_pictures, is_picture in pages
        ),
        tuple(attachments),
    )


def _refuse(constant: str) -> float:
    """NaN and the infinities are places on no page."""
    message = f"{constant} is no place"
    raise ValueError(message)
