"""The runtime's files as scripts, for pages that can fetch nothing but scripts."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator

FOLDER = "pack"

# Bytes of a file in one script. Longer ones keep a page busy for too long, and on a slow line it
# would hear nothing for too long. A multiple of three, so that each piece's base64 is whole.
_PIECE = 384 * 1024


def scripts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The scripts that hold a file for engine.js, which says what they do, by their paths.

    name: the file's path in the runtime's folder. Scripts go in as text, all else as base64. What
    comes out is ASCII and may stand in an HTML document's `script` element as it is.
    Raises UnicodeDecodeError when a script is not UTF-8.
    """
    text = content.decode() if name.endswith(".js") else b64encode(content).decode()
    size = _PIECE if name.endswith(".js") else _PIECE // 3 * 4
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    for number, piece in enumerate(pieces):
        # What could end the element, or begin a comment in it.
        literal = json.dumps(piece).replace("</", r"<\/").replace("<!", r"<\!")
        yield (
            f"{FOLDER}/{name}.{number}.js",
            f"((window.protocolwijzerPack ??= {{}})[{json.dumps(name)}] ??= "
            f"new Array({len(pieces)}))[{number}] = {literal};\n".encode(),
        )
