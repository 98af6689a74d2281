"""Programs and fonts that come from Debian's packages."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from tests.support.paths import IN_CI


def program(name: str, *, package: str) -> str:
    """The path of this program; where it is missing a test is skipped, but fails in CI."""
    # A daemon lies where only root is used to look.
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    return found or missing(name, package=package)


def missing(name: str, *, package: str) -> NoReturn:
    """Skip a test that cannot do without this, or fail it in CI."""
    message = f"{name} is missing; as root: apt-get install {package}"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)
