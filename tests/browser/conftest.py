"""A real browser on the built sites."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.paths import CHROMIUM, NODE_MODULES
from tests.support.static_server import serving
from tests.support.watching import PATIENCE, Circumstances, Reader, Watched, new_reader

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    with ExitStack() as closing:

        def make(**circumstances: Unpack[Circumstances]) -> Watched:
            context, watched = new_reader(browser, circumstances)
            closing.callback(context.close)
            return watched

        yield make


@pytest.fixture(scope="session")
def site_url(adopted_site: Path) -> Iterator[str]:
    """Where the site with the adopted texts is served, ending in a slash."""
    with serving(adopted_site) as address:
        yield address


@pytest.fixture(scope="session")
def offline_url(offline_site: Path) -> str:
    """Where the offline site lies on disk, ending in a slash."""
    return f"{offline_site.as_uri()}/"


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The accessibility checker."""
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
