"""The built sites, parsed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.addresses import SITE_URL
from tests.support.pages import BuiltSite


@pytest.fixture(scope="session")
def plain(plain_site: Path) -> BuiltSite:
    return BuiltSite(plain_site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> BuiltSite:
    return BuiltSite(published_site, base=urlsplit(SITE_URL).path)


@pytest.fixture(scope="session")
def with_adopted(adopted_site: Path) -> BuiltSite:
    return BuiltSite(adopted_site)


@pytest.fixture(scope="session")
def offline(offline_site: Path) -> BuiltSite:
    return BuiltSite(offline_site, base=None)


@pytest.fixture(params=["plain", "published", "with_adopted", "offline"])
def any_site(request: pytest.FixtureRequest) -> BuiltSite:
    site = request.getfixturevalue(request.param)
    assert isinstance(site, BuiltSite)
    return site
