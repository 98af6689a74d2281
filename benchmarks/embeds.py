"""What an embed costs a page, against the tree's own page on the same host.

An embed stands in a frame on a page of another origin, as intranets have it, once as it is and
once with `sandbox="allow-scripts"`; beside these the tree's own page is visited. All take turns,
each visit with an empty cache. Bytes are those that a host with gzip sends before the engine is
asked for. Times are milliseconds since the visit of the outer page began; the median counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Frame, Playwright, sync_playwright

from benchmarks.engine_start import ARGUMENTS, CHROMIUM, ENGINE, PAGE, ROOT, Host

EMBED = "embed/togtemaarschool/photo/nl.html"
KINDS = ("page", "frame", "sandbox")

_HOST_PAGE = """<!doctype html><html lang="nl"><title>Intranet</title>
<link rel="icon" href="data:,">
<iframe src="{address}" width="320" height="600" title="Vraag"{attributes}></iframe>"""

# When the first question can be answered, on the clock of the outermost page.
_OPERABLE = """() => new Promise((operable) => {
  (function look() {
    const input = document.querySelector(".pw-tree--live .pw-step--current input");
    if (input?.checkVisibility()) operable(Date.now());
    else setTimeout(look, 2);
  })();
})"""
_READY = """async () => {
  const { runtime } = document.getElementById("tree").dataset;
  const { path } = await protocolwijzerEngine.start(runtime);
  return [Date.now(), path];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Times in milliseconds since the visit began; sent: bytes without the engine's; requests."""

    operable: float
    ready: float
    sent: int
    requests: int


def _visit(playwright: Playwright, host: Host, outer: str) -> Visit:
    host.sent.clear()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    try:
        page = browser.new_page()
        page.goto(outer, wait_until="commit")
        shown: Frame = page.main_frame
        if page.locator("#tree").count() == 0:
            handle = page.wait_for_selector("#tree, iframe", state="attached")
            shown = (handle.content_frame() if handle else None) or shown
        operable = shown.evaluate(_OPERABLE)
        ready, path = shown.evaluate(_READY)
        began = page.evaluate("performance.timeOrigin")
    finally:
        browser.close()
    if path != "snapshot":
        sys.exit(f"The engine did not start as it should: {path}")
    before = {name: size for name, size in host.sent.items() if not name.startswith(ENGINE)}
    return Visit(operable - began, ready - began, sum(before.values()), len(before))


def measure(site: Path, rounds: int) -> Mapping[str, list[Visit]]:
    """Visit the page and both frames in turns."""
    visits: dict[str, list[Visit]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory(prefix="intranet-") as folder:
        ours, intranet = Host(site), Host(Path(folder))
        with (
            ours.serving() as address,
            intranet.serving() as outer,
            sync_playwright() as playwright,
        ):
            pages = {"page": address + PAGE}
            for kind, attributes in (("frame", ""), ("sandbox", ' sandbox="allow-scripts"')):
                html = _HOST_PAGE.format(address=address + EMBED, attributes=attributes)
                Path(folder, f"{kind}.html").write_text(html, encoding="utf-8")
                # Another site too, for which browsers start another process.
                pages[kind] = f"{outer.replace('127.0.0.1', 'localhost')}{kind}.html"
            for _ in range(rounds):
                for kind in KINDS:
                    visits[kind].append(_visit(playwright, ours, pages[kind]))
    return visits


def report(visits: Mapping[str, list[Visit]]) -> str:
    """The medians, each against the tree's own page."""
    found = {
        kind: {name: median(getattr(visit, name) for visit in each) for name in Visit.__slots__}
        for kind, each in visits.items()
    }
    own = found["page"]
    lines = [
        f"{'':12}{'operable':>14}{'engine ready':>22}{'kB before the engine':>26}{'requests':>10}"
    ]
    for kind, each in found.items():
        lines.append(
            f"{kind:12}{each['operable']:8.0f} ms {each['operable'] / own['operable']:5.2f}"
            f"{each['ready']:13.0f} ms {each['ready'] / own['ready']:5.2f}"
            f"{each['sent'] / 1000:19.1f} {each['sent'] / own['sent']:6.2f}{each['requests']:10.0f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Build the site, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="visits of each (default: 7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        site = Path(folder) / "site"
        subprocess.run(  # noqa: S603 # our own command
            [sys.executable, "-m", "protocolwijzer", "build", "--output", site],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        print(report(measure(site, options.rounds)))  # noqa: T201 # what it is for


if __name__ == "__main__":
    main()
