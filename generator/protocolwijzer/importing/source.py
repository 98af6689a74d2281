"""What an importer gets out of a file: lines, and where a person finds them in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolwijzer.reading.decoding import Line


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text as its reader sees it, before anything is read into it.

    lines: in reading order, automatic numbers written out; their numbers rise but need not be
    without gaps. where: by line number what a person looks for ("page 2, line 14", "paragraph
    12"), in English and Dutch by language tag; empty where the file has lines of its own.
    """

    lines: tuple[Line, ...]
    where: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
