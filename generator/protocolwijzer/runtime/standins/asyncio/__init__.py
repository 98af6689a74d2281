"""Stands in for asyncio in the snapshot: nothing there waits for anything.

Pyodide looks for asyncio while it starts, and uses it only to await what JavaScript promises.
Whatever else asks for a name gets an error, which stops the build or the answer: never a silent
difference.
"""

from __future__ import annotations

from typing import NoReturn


def __getattr__(name: str) -> NoReturn:
    message = f"asyncio.{name} is not in the snapshot"
    raise AttributeError(message)
