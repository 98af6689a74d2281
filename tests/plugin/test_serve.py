"""Serving: a change shows, and a mistake leaves what was shown."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

# Long enough for any machine that works at all; a test that passes does not wait for it.
PATIENCE = 120.0

SERVE = """
import sys
from pathlib import Path
from protocolwijzer.plugin import serve
sys.exit(0 if serve(Path("mkdocs.yml"), address=sys.argv[1]) else 1)
"""


class Server:
    """`serve` in a process of its own."""

    def __init__(self, project: Path) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port: int = free.getsockname()[1]
        self.log = project / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE, f"127.0.0.1:{self.port}"],
                cwd=project,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def get(self, path: str) -> str:
        """A page, or "" while there is none."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with closing(connection):
            try:
                connection.request("GET", path)
                return connection.getresponse().read().decode()
            except ConnectionError:
                return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait(self, until: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not until():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    server = Server(project)
    yield server
    if server.process.poll() is None:
        server.process.kill()
    server.process.wait()


def test_a_change_shows_and_a_mistake_is_named(server: Server, project: Path) -> None:
    path = "/regels/de-linde/protocol/"
    server.wait(lambda: "uit het zicht" in server.get(path))
    # What reloads the page is a script of the server's, which no page could know.
    assert "livereload(" in server.get(path)
    assert "Content-Security-Policy" not in server.get(path)
    text = project / "docs/protocols/de-linde/protocol.nl.md"
    good = text.read_text(encoding="utf-8")

    text.write_text(good.replace("uit het zicht", "diep in je tas"), encoding="utf-8")
    server.wait(lambda: "diep in je tas" in server.get(path))

    text.write_text("", encoding="utf-8")
    server.wait(lambda: "docs/protocols/de-linde/protocol.nl.md:1:1: " in server.said())
    assert "diep in je tas" in server.get(path)
    assert "Traceback" not in server.said()

    text.write_text(good, encoding="utf-8")
    server.wait(lambda: "uit het zicht" in server.get(path))

    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert "Traceback" not in server.said()


def test_what_cannot_be_built_is_not_served(project: Path) -> None:
    (project / "docs/protocols/de-linde/protocol.nl.md").write_bytes(b"\x00")
    server = Server(project)
    assert server.process.wait(PATIENCE) == 1
    assert "docs/protocols/de-linde/protocol.nl.md:1:1: " in server.said()
    assert "Traceback" not in server.said()
