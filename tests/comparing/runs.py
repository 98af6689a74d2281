"""Runs of words that are the same or differ, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from protocolwijzer.comparing.words import Run


def text_of(runs: Iterable[Run]) -> str:
    """The text that runs make together."""
    return "".join(run.text for run in runs)
