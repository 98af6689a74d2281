"""A small project with made-up schools, built once in each process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from protocolwijzer.plugin import build
from protocolwijzer.starter.example import create_example
from tests.support.paths import ROOT

MKDOCS_YML = f"""\
site_name: Proefsite
site_url: https://school.example/regels/
theme:
  name: material
  custom_dir: {ROOT / "site_overrides"}
  font: false
plugins:
  - search
  - protocolwijzer
"""


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two schools in Dutch and English, and its site. Not to be changed."""
    folder = tmp_path_factory.mktemp("original")
    for school, name in (("de-linde", "De Linde"), ("het-riet", "Het Riet")):
        create_example(folder / "docs" / "protocols", school, name)
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    report = build(folder / "mkdocs.yml")
    assert report.built, "\n".join(map(str, report.diagnostics))
    return folder


@pytest.fixture(scope="session")
def site(original: Path) -> Path:
    """The site as it is built. Not to be changed."""
    return original / "site"


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """A copy of the project with its site, to do with as a test likes."""
    return Path(shutil.copytree(original, tmp_path / "project"))


@pytest.fixture
def built(project: Path) -> Path:
    """The site in that copy."""
    return project / "site"
