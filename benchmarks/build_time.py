"""How long a build takes, against plain mkdocs-material on the same pages as files.

Both run `mkdocs build` in a process of its own: once with our plugin, on made-up schools, and
once without it, on what `protocolwijzer materialize` makes of them. The two take turns, because
machines have fast and slow minutes, and the fastest run of each counts. Where others use the
machine too, the processor's time says more than the clock.

A clause page is one that holds clauses: the full protocol and the four audience pages of a
school, counted per language. A site has other pages too; the figures per second count them all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer.plugin import materialize
from protocolwijzer.starter.example import create_example

ROOT = Path(__file__).resolve().parents[1]
SIZES = (20, 200, 2000)
CLAUSE_PAGES_A_SCHOOL = 5

_MKDOCS_YML = f"""\
site_name: Benchmark
theme:
  name: material
  custom_dir: {ROOT / "site_overrides"}
  font: false
plugins:
  - search
  - protocolwijzer
"""


@dataclass(frozen=True, slots=True)
class Time:
    """What a build takes, in seconds: on the clock, and of the processor."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """The fastest builds of one site, with our plugin and without it."""

    clause_pages: int
    pages: int
    ours: Time
    plain: Time

    def __str__(self) -> str:
        return (
            f"{self.clause_pages:12} {self.pages:6}"
            f" {self.ours.processor:9.2f} {self.plain.processor:9.2f}"
            f" {self.ours.processor / self.plain.processor:6.2f}"
            f" {self.ours.clock:10.2f} {self.pages / self.ours.clock:8.1f}"
            f" {self.plain.clock:10.2f} {self.pages / self.plain.clock:8.1f}"
            f" {self.ours.clock / self.plain.clock:6.2f}"
        )


# The widths are those of __str__.
_HEADINGS = """\
                    --- processor ----------- --- clock ------------------------------------
clause pages  pages  ours (s) plain (s)  ratio   ours (s)  pages/s  plain (s)  pages/s  ratio"""


def measure(clause_pages: int, rounds: int) -> Measurement:
    """Build a site of this size both ways, in turns."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        ours, plain = Path(folder) / "ours", Path(folder) / "plain"
        _make_schools(ours, clause_pages // CLAUSE_PAGES_A_SCHOOL)
        report = materialize(ours / "mkdocs.yml", plain)
        if not report.built:
            sys.exit("\n".join(map(str, report.diagnostics)))
        times = [(_time(ours), _time(plain)) for _ in range(rounds)]
        pages, plain_pages = (_pages(project) for project in (ours, plain))
        if pages != plain_pages:
            sys.exit(f"{pages} pages with the plugin, {plain_pages} without: not the same site")
    fastest_ours, fastest_plain = (
        Time(min(time.clock for time in column), min(time.processor for time in column))
        for column in zip(*times, strict=True)
    )
    return Measurement(clause_pages, pages, fastest_ours, fastest_plain)


def _make_schools(project: Path, number: int) -> None:
    """A project of made-up schools that differ in nothing but their names."""
    protocols = project / "docs" / "protocols"
    create_example(protocols, "school-0", "School 0")
    for n in range(1, number):
        school = protocols / f"school-{n}"
        shutil.copytree(protocols / "school-0", school)
        settings = school / "school.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('"School 0"', f'"School {n}"'), encoding="utf-8")
    (project / "mkdocs.yml").write_text(_MKDOCS_YML, encoding="utf-8")


def _time(project: Path) -> Time:
    """What `mkdocs build` takes, from start to end of its process."""
    clock, processor = time.perf_counter(), _processor_seconds_of_children()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return Time(time.perf_counter() - clock, _processor_seconds_of_children() - processor)


def _processor_seconds_of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _pages(project: Path) -> int:
    return sum(1 for page in (project / "site").rglob("*.html") if page.name != "404.html")


def main() -> None:
    """Measure and print; the sizes may be given as arguments."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="CLAUSE_PAGES")
    arguments.add_argument("--rounds", type=int, default=3, help="turns for each (default: 3)")
    options = arguments.parse_args()
    print(_HEADINGS)  # noqa: T201 # what it is for
    for size in options.sizes:
        print(measure(size, options.rounds), flush=True)  # noqa: T201 # as above


if __name__ == "__main__":
    main()
