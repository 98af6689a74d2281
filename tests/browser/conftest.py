"""A real browser on the built sites."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.accessibility import AXE
from tests.support.paths import CHROMIUM
from tests.support.static_server import serving
from tests.support.watching import PATIENCE, Circumstances, Reader, Watched, new_reader

# A window's address bar loads pages of the browser's own, which take longer than a page of ours.
# The list replaces Playwright's own, of which the rest is here for what it is there.
WITHOUT = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PreloadTopChromeWebUI",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
]

# Where nothing of the site can be.
AXE_PATH = ".tests/axe.js"


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
    """Where the site with the adopted texts is served as a host does that reads its headers."""
    headers = adopted_site / "_headers"
    with serving(adopted_site, header_file=headers, beside={AXE_PATH: AXE}) as address:
        yield address


@pytest.fixture(scope="session")
def offline_url(offline_site: Path) -> str:
    """Where the offline site lies on disk, ending in a slash."""
    return f"{offline_site.as_uri()}/"


@pytest.fixture(scope="session")
def axe_url(site_url: str) -> str:
    """Where the accessibility checker is: on the site, whose policy allows no other's scripts."""
    return site_url + AXE_PATH
