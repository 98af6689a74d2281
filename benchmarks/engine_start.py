"""How long the engine takes to start in a browser, against stock Pyodide of the same version.

Both are started on the same tree page, from the same server, which compresses what hosts compress.
Ours is what the site has. Stock is `loadPyodide` from the npm package's files as they are, in a
worker, with the same engine from its source files. Beside these: ours from a folder on disk, and a
second visit to ours, in the same profile after the browser was closed, both with nothing between
server and browser and over a line of 10 Mbit/s. Each sample but second visits has a profile of its
own with an empty cache, and all take turns; the median of each counts. Times are milliseconds since
the visit began.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO

from playwright.sync_api import Playwright, sync_playwright

from protocolwijzer.runtime.tools import find_tools
from protocolwijzer.runtime.wheel import engine_sources

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE = "togtemaarschool/vragen/foto-plaatsen/"
STOCK = "stock/"
STEPS = 100  # questions to a running engine

# What is visited, each time by what and in which profile: the site's page; that once more; the same
# with stock Pyodide; in a folder; and the first two over a line.
VISITS = {
    "ours": "ours",
    "again": "ours",
    "stock": "stock",
    "folder": "folder",
    "line": "line",
    "line again": "line",
}
LINE = 1_250_000  # bytes a second
PACKET = 16_384  # bytes

# The engine's files in the site, whose address changes with every version, and stock's.
ENGINE = "assets/protocolwijzer/engine/"
FILES = {"stock": STOCK}

# What hosts are told to send with the engine's files.
LASTING = {"Cache-Control": "public, max-age=31536000, immutable"}

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_COMPRESSED = {".html", ".js", ".css", ".json", ".wasm", ".svg"}

# Offers what engine.js offers, so that a page can have either.
_STOCK_ENGINE = """\
window.protocolwijzerEngine = {
  start(url) {
    return (this.started ??= new Promise((resolve, reject) => {
      const worker = new Worker(new URL("worker.js", new URL(url, document.baseURI)));
      const waiting = [];
      const ask = (request) => new Promise((answered) => {
        waiting.push(answered);
        worker.postMessage(JSON.stringify(request));
      });
      worker.onerror = reject;
      worker.onmessage = ({ data }) => {
        if (data === "ready") resolve({ ask, path: "stock" });
        else waiting.shift()(JSON.parse(data));
      };
    }));
  },
};
"""
_STOCK_WORKER = """\
importScripts("pyodide.js");
const started = (async () => {
  const sources = fetch("engine.json").then((response) => response.json());
  const python = await loadPyodide({ indexURL: new URL(".", self.location.href).href });
  for (const [name, source] of Object.entries(await sources)) {
    const path = `/home/pyodide/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, source);
  }
  const { respond } = python.pyimport("protocolwijzer.engine.browser");
  self.onmessage = ({ data }) => self.postMessage(respond(data));
  self.postMessage("ready");
})();
"""

# When the first question can be answered, and what kept the page busy: tasks, and of those that
# took long the part of this project's scripts; the rest is the theme's and the browser's.
_WATCH = """
window.watched = { operable: null, longest: 0, own: 0 };
new PerformanceObserver((list) => {
  const scripts = list.getEntries().flatMap((frame) => frame.scripts);
  for (const { sourceURL, duration } of scripts) {
    if (!/assets\\/protocolwijzer|stock\\//.test(sourceURL)) continue;
    window.watched.own = Math.max(window.watched.own, duration);
  }
}).observe({ type: "long-animation-frame", buffered: true });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    window.watched.longest = Math.max(window.watched.longest, duration);
  }
}).observe({ type: "longtask", buffered: true });
(function look() {
  const input = document.querySelector(".pw-tree--live .pw-step--current input");
  if (input?.checkVisibility()) window.watched.operable = performance.now();
  else requestAnimationFrame(look);
})();
"""
_START = """async (steps) => {
  while (!window.protocolwijzerEngine) await new Promise((later) => setTimeout(later, 5));
  const root = document.getElementById("tree");
  const tree = JSON.parse(root.querySelector('[data-part="tree"]').textContent);
  const engine = await protocolwijzerEngine.start(root.dataset.runtime);
  await engine.ask({ op: "load", tree });
  const { ok } = await engine.ask({ op: "open", tree: tree.id, fragment: "" });
  const ready = performance.now();
  // The dearest step: a result, with what would have led elsewhere.
  const { lines } = await engine.ask({ op: "walks", tree: tree.id });
  const walks = lines.map((line) => line.split(" ")[0]);
  const fragment = walks.reduce((one, other) => (other.length > one.length ? other : one));
  const view = { op: "open", tree: tree.id, fragment };
  const times = [];
  for (let n = 0; n < steps; n++) {
    const before = performance.now();
    await engine.ask(view);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return { ...window.watched, ok, ready, path: engine.path, step: times[steps >> 1] };
}"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One visit; times in milliseconds, what was transferred of the engine in bytes.

    longest: the main thread's longest task, 0 when none took 50 ms; own: the longest that a script
    of this project took in any such task.
    """

    operable: float
    ready: float
    longest: float
    own: float
    step: float
    transferred: int


class Host:
    """A static host that compresses, and counts what it sends by path.

    line: how many bytes a second its line carries for all connections together, if there is one.
    """

    def __init__(self, site: Path, line: int | None = None) -> None:
        self._site = site
        self._line = line
        self._turn = threading.Lock()
        self.sent: dict[str, int] = {}

    def write(self, content: bytes, connection: BinaryIO) -> None:
        """Send a file's bytes, as fast as the line goes."""
        if self._line is None:
            connection.write(content)
            return
        for start in range(0, len(content), PACKET):
            packet = content[start : start + PACKET]
            with self._turn:
                time.sleep(len(packet) / self._line)
            connection.write(packet)

    @cache  # noqa: B019 # as long as the program
    def body(self, path: str) -> tuple[bytes, Mapping[str, str]]:
        """A file's bytes as they are sent, and their headers."""
        file = self._site / path
        content = file.read_bytes()
        headers = {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}
        if file.suffix in _COMPRESSED:
            content = gzip.compress(content, 6)
            headers["Content-Encoding"] = "gzip"
        if path.startswith(ENGINE):
            headers |= LASTING
        return content, headers | {"Content-Length": str(len(content))}

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve on a free port; gives the address, ending in a slash."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:  # the name that the base calls
                path = self.path.split("?")[0].lstrip("/")
                try:
                    content, headers = host.body(
                        f"{path}index.html" if path[-1:] in {"", "/"} else path
                    )
                except OSError:
                    self.send_error(404)
                    return
                self.send_response(200)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                host.write(content, self.wfile)
                host.sent[path] = len(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base's name
                """Print figures only."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_address[1]}/"
            finally:
                server.shutdown()
                thread.join()


def _add_stock(site: Path) -> None:
    """Put stock Pyodide into the site, and beside the tree's page the same page with that."""
    tools = find_tools(ROOT)
    if tools is None:
        sys.exit("Pyodide is not installed; make bench installs it")
    folder = site / STOCK
    folder.mkdir()
    for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip",
                 "pyodide-lock.json"):  # fmt: skip
        (folder / name).write_bytes((tools.pyodide / name).read_bytes())
    sources = {name: source.decode() for name, source in engine_sources().items()}
    (folder / "engine.json").write_text(json.dumps(sources), encoding="utf-8")
    (folder / "engine.js").write_text(_STOCK_ENGINE, encoding="utf-8")
    (folder / "worker.js").write_text(_STOCK_WORKER, encoding="utf-8")
    page = (site / PAGE / "index.html").read_text(encoding="utf-8")
    for pattern, stock in (
        (r'data-runtime="[^"]*"', f'data-runtime="/{STOCK}"'),
        (r'<script src="[^"]*/engine\.js[^>]*>', f'<script src="/{STOCK}engine.js">'),
    ):
        page, count = re.subn(pattern, stock, page)
        if count != 1:
            sys.exit(f"{PAGE} has {count} times what {pattern} looks for")
    (site / PAGE / "stock.html").write_text(page, encoding="utf-8")


def _visit(playwright: Playwright, host: Host, page_url: str, kind: str, profile: Path) -> Sample:
    """One visit; profile: the folder that the browser keeps what it caches in."""
    host.sent.clear()
    browser = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=ARGUMENTS,
    )
    try:
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.goto(page_url, wait_until="commit")
        page.wait_for_selector("#tree")
        found: dict[str, Any] = page.evaluate(_START, STEPS)
    finally:
        browser.close()
    if not found["ok"] or found["path"] != ("stock" if kind == "stock" else "snapshot"):
        sys.exit(f"The engine did not start as it should: {found}")
    return Sample(
        operable=found["operable"],
        ready=found["ready"],
        longest=found["longest"],
        own=found["own"],
        step=found["step"],
        transferred=sum(
            size for path, size in host.sent.items() if path.startswith(FILES.get(kind, ENGINE))
        ),
    )


def measure(site: Path, folder: Path, rounds: int) -> Mapping[str, list[Sample]]:
    """Visit the tree's page in every way, in turns. folder: the same site for a folder."""
    _add_stock(site)
    near, far = Host(site), Host(site, LINE)
    samples: dict[str, list[Sample]] = {kind: [] for kind in VISITS}
    with near.serving() as address, far.serving() as far_address, sync_playwright() as playwright:
        pages = {
            "ours": (near, address + PAGE),
            "stock": (near, f"{address}{PAGE}stock.html"),
            "folder": (near, (folder / f"{PAGE.rstrip('/')}.html").as_uri()),
            "line": (far, far_address + PAGE),
        }
        for _ in range(rounds):
            with tempfile.TemporaryDirectory(prefix="profile-") as profiles:
                for kind, profile in VISITS.items():
                    host, page = pages[profile]
                    sample = _visit(playwright, host, page, kind, Path(profiles) / profile)
                    samples[kind].append(sample)
    return samples


def report(samples: Mapping[str, list[Sample]]) -> str:
    """The medians of each, and what is to be compared."""
    ours, again, stock, folder, line, line_again = (
        {
            name: median(getattr(sample, name) for sample in samples[kind])
            for name in Sample.__slots__
        }
        for kind in VISITS
    )
    worst = max(sample.longest for sample in samples["ours"])
    return f"""\
engine ready       {ours["ready"]:8.0f} ms   stock {stock["ready"]:8.0f} ms\
   ratio {ours["ready"] / stock["ready"]:.3f} (target 0.200)
  second visit     {again["ready"]:8.0f} ms   of the first \
   ratio {again["ready"] / ours["ready"]:.3f}   transferred {again["transferred"] / 1e6:.2f} MB
  over a line      {line["ready"]:8.0f} ms   second {line_again["ready"]:7.0f} ms\
   ratio {line_again["ready"] / line["ready"]:.3f}   10 Mbit/s
  from a folder    {folder["ready"]:8.0f} ms   of a server's \
   ratio {folder["ready"] / ours["ready"]:.3f}   longest task {folder["longest"]:.0f} ms, \
our scripts' part {folder["own"]:.0f} ms
question operable  {ours["operable"]:8.0f} ms   of stock's ready   \
   ratio {ours["operable"] / stock["ready"]:.3f} (target 0.100)
transferred        {ours["transferred"] / 1e6:8.2f} MB   stock {stock["transferred"] / 1e6:8.2f} MB\
   ratio {ours["transferred"] / stock["transferred"]:.3f} (target 0.600)
longest task       {ours["longest"]:8.0f} ms   at worst {worst:.0f} ms; 0 is none of 50 ms (target)
  our scripts' part{ours["own"]:7.0f} ms
one step           {ours["step"]:8.2f} ms   stock {stock["step"]:8.2f} ms   (target 5 ms)"""


def main() -> None:
    """Build the site, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="visits of each (default: 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        site, offline = Path(folder) / "site", Path(folder) / "offline"
        for arguments in ([site], [offline, "--offline"]):
            subprocess.run(  # noqa: S603 # our own command
                [sys.executable, "-m", "protocolwijzer", "build", "--output", *arguments],
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        print(report(measure(site, offline, options.rounds)))  # noqa: T201 # what it is for


if __name__ == "__main__":
    main()
