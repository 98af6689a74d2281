"""A static host as a school's provider runs one, on loopback."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

from tests.support.header_rules import HeaderRules


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, and 404.html for what is not there; says nothing."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Note what was asked for."""
        del code, size
        if isinstance(self.server, _Server):
            self.server.asked.append(self.path)

    def end_headers(self) -> None:
        """Add what this host says with every answer."""
        if isinstance(self.server, _Server):
            headers = self.server.headers
            if self.server.rules:
                headers = {**headers, **self.server.rules.of(urlsplit(self.path).path)}
            for name, value in headers.items():
                self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Where the file of an address is."""
        beside = self.server.beside if isinstance(self.server, _Server) else {}
        file = beside.get(urlsplit(path).path.removeprefix("/"))
        return str(file) if file else super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base's name
        """Keep the test's output for the tests."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        not_found = Path(self.directory, "404.html")
        if code != 404 or not not_found.is_file():
            super().send_error(code, message, explain)
            return
        body = not_found.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """A server that keeps the paths it was asked for."""

    asked: list[str]
    headers: Mapping[str, str]
    rules: HeaderRules | None
    beside: Mapping[str, Path]

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say what goes wrong, but not that a browser has gone: they do when a page is closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(
    folder: Path,
    *,
    asked: list[str] | None = None,
    headers: Mapping[str, str] | None = None,
    header_file: Path | None = None,
    beside: Mapping[str, Path] | None = None,
) -> Iterator[str]:
    """Serve a folder on a free port; gives its address, ending in a slash.

    asked: gets the path of every request as it is answered; headers: go with every answer;
    header_file: a `_headers` that says more; beside: files that are elsewhere, by their address.
    """
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        server.asked = [] if asked is None else asked
        server.headers = headers or {}
        server.rules = HeaderRules(header_file) if header_file else None
        server.beside = beside or {}
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
