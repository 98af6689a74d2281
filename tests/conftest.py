"""What tests of every kind share: the adopted texts, and sites built once for the whole run."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.addresses import SITE_URL
from tests.support.building import build_once
from tests.support.clause_map import MappedClause, read_clause_map
from tests.support.paths import IN_CI, ROOT, TEXTS

# No test asserts a time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """A run that was started in the background ignores Ctrl-C; what tests start must not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands take adopted texts only where a test gives them, wherever a tester has them."""
    monkeypatch.delenv("PROTOCOL_TEXTS", raising=False)


@pytest.fixture(scope="session")
def adopted_texts() -> Path:
    """The folder with both adopted texts and clause-map.csv, which are not ours to publish."""
    if not (TEXTS / "clause-map.csv").is_file():
        message = (
            f"the adopted texts are not in {TEXTS}; "
            "put them there or name their folder in PROTOCOL_TEXTS"
        )
        if IN_CI:
            pytest.fail(message)
        pytest.skip(message)
    return TEXTS


@pytest.fixture(scope="session")
def adopted(adopted_texts: Path) -> Mapping[str, Path]:
    """The adopted text's file per school id."""
    return {file.stem: file for file in adopted_texts.iterdir() if file.suffix in {".md", ".txt"}}


@pytest.fixture(scope="session")
def clause_map(adopted_texts: Path) -> tuple[MappedClause, ...]:
    """Every clause of both schools, in order, with the audiences it must reach."""
    return read_clause_map(adopted_texts / "clause-map.csv")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder for the sites of this run, the same for all of its workers."""
    base = tmp_path_factory.getbasetemp()
    return (base if worker_id == "master" else base.parent) / "sites"


@pytest.fixture(scope="session")
def plain_site(sites: Path) -> Path:
    """The site of this repository as `make site` builds it: without adopted texts."""
    return build_once(sites / "plain", cwd=ROOT)


@pytest.fixture(scope="session")
def published_site(sites: Path) -> Path:
    """The site as it goes to the host whose address is SITE_URL, in a folder there."""
    return build_once(sites / "published", cwd=ROOT, environment={"SITE_URL": SITE_URL})


@pytest.fixture(scope="session")
def adopted_site(sites: Path, adopted_texts: Path) -> Path:
    """The site with every adopted text beside the plain edition."""
    return build_once(sites / "adopted", "--adopted-dir", adopted_texts, cwd=ROOT)


@pytest.fixture(scope="session")
def offline_site(sites: Path, adopted_texts: Path) -> Path:
    """The site for a folder on a network drive, with the adopted texts."""
    options = ("--zip", sites / "offline.zip", "--adopted-dir", adopted_texts)
    return build_once(sites / "offline", *options, cwd=ROOT)


@pytest.fixture(scope="session")
def offline_zip(offline_site: Path) -> Path:
    """The same site in one file."""
    return offline_site.with_suffix(".zip")
