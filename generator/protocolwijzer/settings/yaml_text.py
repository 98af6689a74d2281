"""Texts as a YAML file can hold them, whatever stands in them."""

from __future__ import annotations

import json
import re

from protocolwijzer.reading.decoding import CONTROL

# What a command line or a name of a file may hold that is no character at all comes on top.
_FORBIDDEN = re.compile(rf"{CONTROL.pattern}|[\ud800-\udfff]")


def in_one_line(text: str) -> str:
    """A text without line breaks and without the characters that no YAML may hold."""
    return _FORBIDDEN.sub("", " ".join(text.split()))


def quoted(text: str) -> str:
    """A text in one line and in quotes: a JSON string is a YAML string."""
    return json.dumps(in_one_line(text), ensure_ascii=False)
