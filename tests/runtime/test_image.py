"""Memory images without their zeros."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.runtime.image import pack


def unpack(packed: bytes, size: int) -> bytes:
    """As engine-worker.js does it."""
    image = bytearray(size)
    (count,) = struct.unpack_from("<I", packed)
    place = 4 + 8 * count
    for n in range(count):
        start, length = struct.unpack_from("<II", packed, 4 + 8 * n)
        image[start : start + length] = packed[place : place + length]
        place += length
    assert place == len(packed)
    return bytes(image)


@given(
    st.lists(st.one_of(st.binary(max_size=20), st.integers(0, 100).map(bytes)), max_size=20).map(
        b"".join
    )
)
def test_nothing_is_lost(image: bytes) -> None:
    assert unpack(pack(image), len(image)) == image


def test_zeros_cost_nothing() -> None:
    assert len(pack(bytes(10**6))) == 4
    assert len(pack(b"a" + bytes(10**6) + b"b")) == 4 + 2 * 8 + 2
    assert len(pack(b"a" + bytes(8) + b"b")) == 4 + 8 + 10
