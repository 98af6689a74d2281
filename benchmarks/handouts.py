"""What handouts cost: the whole build with them against the same build without, and each PDF.

Both are made of this repository, as `make site` does with the site's address known: the first time,
when nothing has been made yet, and later, when the two take turns and the median of each counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
_ON = "      trees: decision_trees\n"
_OFF = f"{_ON}      handouts: false\n"


def _build(settings: Path, site: Path) -> float:
    """Seconds that a build takes."""
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 # our own command
        [sys.executable, "-m", "protocolwijzer", "build", "--config", settings, "--output", site],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": "https://school.example/"},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def _medians(files: Mapping[bool, Path], site: Path, rounds: int) -> tuple[float, float]:
    """Seconds without handouts and with them."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(rounds):
        for handouts in (False, True):
            times[handouts].append(_build(files[handouts], site))
    return median(times[False]), median(times[True])


def _report(what: str, bare: float, whole: float) -> str:
    return (
        f"{what:14}without handouts {bare:7.2f} s   with {whole:7.2f} s"
        f"   ratio {whole / bare:.2f} (target 1.5)"
    )


def main() -> None:
    """Build in turns and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3, help="builds of each (default: 3)")
    rounds = arguments.parse_args().rounds
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if _ON not in settings:
        sys.exit("mkdocs.yml is not as this measurement knows it")
    files = {True: ROOT / "mkdocs.yml", False: ROOT / ".without-handouts.yml"}
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        site = Path(folder) / "site"
        try:
            files[False].write_text(settings.replace(_ON, _OFF), encoding="utf-8")
            first = []
            for handouts in (False, True):
                shutil.rmtree(CACHE, ignore_errors=True)
                first.append(_build(files[handouts], site))
            later = _medians(files, site, rounds)
            shutil.rmtree(CACHE / "handouts")
            anew = _build(files[True], site) - later[0]
        finally:
            files[False].unlink(missing_ok=True)
        sizes = [file.stat().st_size for file in site.rglob("*.pdf")]
    print(  # noqa: T201 # what it is for
        _report("first build", *first),
        _report("later builds", *later),
        f"{len(sizes)} handouts, all anew {anew:7.2f} s   {anew / len(sizes) * 1000:.0f} ms each"
        f"   {sum(sizes) / 1e6:.2f} MB, {sum(sizes) / len(sizes) / 1000:.0f} kB each",
        sep="\n",
    )


if __name__ == "__main__":
    main()
