"""Reading a PDF file in a process of its own, with limits to its time and memory."""

from __future__ import annotations

import subprocess
import sys

from protocolwijzer.importing.pdf_contents import Contents, from_json

# The longest protocols have some sixty pages; a school guide has a hundred.
MAX_PAGES = 300
# As long as a text file may be.
MAX_LETTERS = 1024 * 1024
# In bytes. A hundred full pages take 300 MB; a small file can be made that swells without end.
MEMORY_LIMIT = 1024**3
# In seconds. A hundred full pages take ten.
TIME_LIMIT = 120

# Why a file is refused, in the word that the process says.
PROTECTED = "protected"
DAMAGED = "damaged"
FORM = "form"
TOO_LONG = "too-long"
_REASONS = (PROTECTED, FORM, TOO_LONG)


def contents_of(data: bytes) -> Contents | str:
    """What a PDF file holds, or why that cannot be had. Never raises on any bytes."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "protocolwijzer.importing.pdf_child"],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TOO_LONG
    answer = done.stdout.decode("ascii", "replace")
    if done.returncode or answer in _REASONS:
        return answer if answer in _REASONS else DAMAGED
    try:
        return from_json(answer)
    except (TypeError, ValueError):
        return DAMAGED
