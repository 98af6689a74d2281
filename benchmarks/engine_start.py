"""How long the engine takes to start in a browser, against stock Pyodide of the same version.

Both are started on the same tree page, from the same server, which compresses what hosts compress.
Ours is what the site has. Stock is `loadPyodide` from the npm package's files as they are, in a
worker, with the same engine from its source files. Each sample has a browser of its own with an
empty cache, and the two take turns; the median of each counts. Times are milliseconds since the
visit began.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from protocolwijzer.runtime.tools import find_tools
from protocolwijzer.runtime.wheel import engine_sources

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGE = "togtemaarschool/vragen/foto-plaatsen/"
STOCK = "stock/"
STEPS = 100  # questions to a running engine

# The names of the engine's files in the site, and of stock's, begin with these.
FILES = {"ours": ("assets/protocolwijzer/engine",), "stock": (STOCK,)}

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


class _Host:
    """A static host that compresses, and counts what it sends by path."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.sent: dict[str, int] = {}

    @cache  # noqa: B019 # as long as the program
    def body(self, path: str) -> tuple[bytes, Mapping[str, str]]:
        """A file's bytes as they are sent, and their headers."""
        file = self._site / path
        content = file.read_bytes()
        headers = {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}
        if file.suffix in _COMPRESSED:
            content = gzip.compress(content, 6)
            headers["Content-Encoding"] = "gzip"
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
                self.wfile.write(content)
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
    before, runtime, rest = page.partition('data-runtime="')
    _, quote, after = rest.partition('"')
    changed = f"{before}{runtime}/{STOCK}{quote}{after}"
    start = changed.index("assets/protocolwijzer/engine.js")
    opening = changed.rindex('"', 0, start)
    closing = changed.index('"', start)
    changed = f'{changed[:opening]}"/{STOCK}engine.js{changed[closing:]}'
    (site / PAGE / "stock.html").write_text(changed, encoding="utf-8")


def _visit(playwright: Playwright, host: _Host, address: str, kind: str) -> Sample:
    """One visit with an empty cache."""
    host.sent.clear()
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    )  # fmt: skip
    try:
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.goto(address + PAGE + ("stock.html" if kind == "stock" else ""), wait_until="commit")
        page.wait_for_selector("#tree")
        page.wait_for_function("window.protocolwijzerEngine")
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
        transferred=sum(size for path, size in host.sent.items() if path.startswith(FILES[kind])),
    )


def measure(site: Path, rounds: int) -> Mapping[str, list[Sample]]:
    """Visit the tree's page both ways, in turns."""
    _add_stock(site)
    host = _Host(site)
    samples: dict[str, list[Sample]] = {"ours": [], "stock": []}
    with host.serving() as address, sync_playwright() as playwright:
        for _ in range(rounds):
            for kind, found in samples.items():
                found.append(_visit(playwright, host, address, kind))
    return samples


def report(samples: Mapping[str, list[Sample]]) -> str:
    """The medians of both, and what is to be compared."""
    ours, stock = (
        {
            name: median(getattr(sample, name) for sample in samples[kind])
            for name in Sample.__slots__
        }
        for kind in ("ours", "stock")
    )
    worst = max(sample.longest for sample in samples["ours"])
    return f"""\
engine ready       {ours["ready"]:8.0f} ms   stock {stock["ready"]:8.0f} ms\
   ratio {ours["ready"] / stock["ready"]:.3f} (target 0.200)
question operable  {ours["operable"]:8.0f} ms   of stock's ready   \
   ratio {ours["operable"] / stock["ready"]:.3f} (target 0.100)
transferred        {ours["transferred"] / 1e6:8.2f} MB   stock {stock["transferred"] / 1e6:8.2f} MB\
   ratio {ours["transferred"] / stock["transferred"]:.3f} (target 0.600)
longest task       {ours["longest"]:8.0f} ms   at worst {worst:.0f} ms; 0 is none of 50 ms (target)
  our scripts' part{ours["own"]:7.0f} ms
one step           {ours["step"]:8.2f} ms   stock {stock["step"]:8.2f} ms   (target 5 ms)"""


def main() -> None:
    """Build the site, measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=7, help="visits of each (default: 7)")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        site = Path(folder) / "site"
        subprocess.run(  # noqa: S603 # our own command
            [sys.executable, "-m", "protocolwijzer", "build", "--output", site],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        print(report(measure(site, options.rounds)))  # noqa: T201 # what it is for


if __name__ == "__main__":
    main()
