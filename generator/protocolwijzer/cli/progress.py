"""Progress of long work: a bar on a terminal, a few plain lines anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from protocolwijzer.cli.console import is_watched, printable, say

if TYPE_CHECKING:
    # Importing mkdocs takes half a second; see outcome.py.
    from protocolwijzer.plugin import ReportProgress


@contextmanager
def progress(console: Console) -> Iterator[ReportProgress]:
    """A function to report progress to, for as long as the block runs."""
    if not is_watched(console):
        yield _plain_lines(console)
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[steps]}"),
        TimeElapsedColumn(),
    )
    # Transient: the bar is gone when the work is, and what stays is the result.
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=None, steps="")

        def report(done: int, total: int, what: str) -> None:
            # Set here because `update` takes None for "as it was", not for "not known".
            bar.tasks[0].total = total or None
            steps = f"{done}/{total}" if total else ""
            bar.update(task, completed=done, description=printable(what), steps=steps)

        yield report


def _plain_lines(console: Console) -> ReportProgress:
    """One line for each new thing that is being done, however many steps it has."""
    last = ""

    def report(done: int, total: int, what: str) -> None:
        nonlocal last
        del done, total
        if what != last:
            last = what
            say(console, what)

    return report
