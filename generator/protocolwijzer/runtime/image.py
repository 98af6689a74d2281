"""A memory image without its zeros, which are most of it."""

from __future__ import annotations

import re
import struct
from itertools import chain

# Zeros between two runs that cost less than the place of another run would.
_GAP = 32
_RUN = re.compile(rb"[^\0]+(?:\0{1,%d}[^\0]+)*" % (_GAP - 1))


def pack(image: bytes) -> bytes:
    """Number of runs, place and length of each (32 bits, little-endian), then their bytes.

    engine-worker.js reads this.
    """
    runs = [match.span() for match in _RUN.finditer(image)]
    places = struct.pack(
        f"<I{2 * len(runs)}I",
        len(runs),
        *chain.from_iterable((start, end - start) for start, end in runs),
    )
    return places + b"".join(image[start:end] for start, end in runs)
