"""The files for hosts, read by real ones: Apache, nginx, and what reads `_headers`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from protocolwijzer.publishing.policy import parsed
from tests.browser.test_search import search
from tests.support.addresses import LANGUAGES
from tests.support.hosts import apache, nginx
from tests.support.static_server import serving
from tests.support.tree_pages import (
    answer,
    engine_ready,
    expect_at,
    reasons,
    tree_page,
)
from tests.support.watching import Reader

PHOTO = tree_page("togtemaarschool", "photo")
FOREVER = "public, max-age=31536000, immutable"


def like_netlify(site: Path) -> AbstractContextManager[str]:
    return serving(site, header_file=site / "_headers")


HOSTS: Mapping[str, Callable[[Path], AbstractContextManager[str]]] = {
    "netlify": like_netlify,
    "apache": apache,
    "nginx": nginx,
}


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, adopted_site: Path) -> Iterator[str]:
    """The address of the site on each host."""
    with HOSTS[request.param](adopted_site) as address:
        yield address


def answered(address: str) -> tuple[int, Mapping[str, str]]:
    """Status and headers; two headers of one name would be two policies."""
    try:
        with urlopen(Request(address)) as reply:  # noqa: S310 # of loopback
            status, headers = reply.status, reply.headers
    except HTTPError as error:
        status, headers = error.code, error.headers
    names = [name.lower() for name in headers]
    assert len(names) == len(set(names)), names
    return status, {name.lower(): value for name, value in headers.items()}


def engine_files(site: Path) -> list[str]:
    folder = site / "assets" / "protocolwijzer" / "engine"
    found = [file for file in folder.rglob("*") if file.is_file() and "pack" not in file.parts]
    assert len(found) > 5
    return [file.relative_to(site).as_posix() for file in found]


def test_every_answer_comes_with_the_policy(host: str, adopted_site: Path) -> None:
    (engine, *_) = engine_files(adopted_site)
    for path in ("", "en/togtemaarschool/", "assets/protocolwijzer/site.js?1", engine, "no-such"):
        _, headers = answered(host + path)
        policy = parsed(headers["content-security-policy"])
        assert policy["default-src"] == ["'none'"], path
        assert {"'self'", "'wasm-unsafe-eval'"} <= set(policy["script-src"]), path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path
        assert "geolocation=()" in headers["permissions-policy"], path
        for name in ("x-frame-options", "cross-origin-resource-policy"):
            assert name not in headers, path
        assert "cross-origin-embedder-policy" not in headers, path
        assert "frame-ancestors" not in policy, path


def test_only_the_engine_is_kept_without_asking(host: str, adopted_site: Path) -> None:
    for path in engine_files(adopted_site):
        status, headers = answered(host + path)
        assert (status, headers["cache-control"]) == (200, FOREVER), path
    for path in ("", "404.html", "search/search_index.json", "assets/protocolwijzer/site.css"):
        status, headers = answered(host + path)
        assert status == 200
        assert headers.get("cache-control", "no-cache") == "no-cache", path


@pytest.mark.parametrize("name", ["apache", "nginx"])
def test_what_is_not_there_is_not_kept(name: str, adopted_site: Path) -> None:
    (engine, *_) = engine_files(adopted_site)
    with HOSTS[name](adopted_site) as host:
        status, headers = answered(f"{host}{engine}.gone")
    assert status == 404
    assert "immutable" not in headers.get("cache-control", "")


def test_files_are_what_they_are_said_to_be(host: str, adopted_site: Path) -> None:
    kinds = {
        "index.html": {"text/html"},
        "assets/protocolwijzer/site.css": {"text/css"},
        "assets/protocolwijzer/site.js": {"text/javascript", "application/javascript"},
        "search/search_index.json": {"application/json"},
    }
    for path, known in kinds.items():
        _, headers = answered(host + path)
        assert headers["content-type"].partition(";")[0] in known, path
    for path in engine_files(adopted_site):
        status, headers = answered(host + path)
        assert status == 200
        assert headers["content-type"].partition(";")[0] != "text/html", path


def test_what_is_not_there_gets_the_error_page_of_the_site(host: str, reader: Reader) -> None:
    watched = reader()
    reply = watched.page.goto(f"{host}no-such-page")
    assert reply is not None
    assert reply.status == 404
    expect(watched.page.locator("main h1")).to_have_text("Deze pagina is er niet")
    assert [each for each in watched.complaints if "404" not in each] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_reaches_its_outcome_by_the_engine(language: str, host: str, reader: Reader) -> None:
    watched = reader()
    page = watched.page
    page.goto(host + PHOTO.path(language))
    assert engine_ready(page) == "snapshot"
    for step in PHOTO.longest_walk.steps:
        expect_at(page, step.question)
        answer(page, step)
    expect_at(page, PHOTO.longest_walk.at)
    expect(reasons(page).first).to_be_visible()
    assert watched.complaints == []


def test_one_can_search(host: str, reader: Reader) -> None:
    watched = reader()
    page = watched.page
    page.goto(f"{host}togtemaarschool/protocol/")
    # Key by key: what is put in at once before the theme listens is not searched for.
    search(page, "nl", "foto")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert watched.complaints == []
