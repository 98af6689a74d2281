"""Stands in for Pyodide's event loop in the snapshot.

The import stays: a snapshot counts on the JavaScript objects that Pyodide's modules take, in
the order in which they take them, and is refused when one is missing.
"""

from __future__ import annotations

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401 # above


def _initialize_event_loop() -> None:
    """What Pyodide calls as it starts; here there is no loop to set up."""
