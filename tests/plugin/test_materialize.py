"""The pages as files: plain MkDocs builds them, and they say the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from lxml import html

from protocolwijzer.plugin import materialize
from protocolwijzer.starter.example import create_example
from tests.support.building import files_below
from tests.support.pages import elements


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader gets of a page."""

    language: str | None
    title: str
    description: str | None
    words: str
    links: tuple[str | None, ...]


def what_readers_get(site: Path) -> Mapping[str, Read]:
    found = {}
    for path in files_below(site):
        if path.endswith("index.html"):
            page = html.document_fromstring((site / path).read_text(encoding="utf-8"))
            (article,) = elements(page, "//article[contains(@class, 'md-content__inner')]")
            # Of the frame, for paper; the page itself does not know where it is published.
            for address in elements(article, ".//p[@data-pw-address]"):
                parent = address.getparent()
                assert parent is not None
                parent.remove(address)
            (description,) = elements(page, "//meta[@name='description']")
            found[path] = Read(
                language=page.get("lang"),
                title=" ".join((page.findtext(".//h1") or "").split()),
                description=description.get("content"),
                words=" ".join(" ".join(map(str, article.itertext())).split()),
                links=tuple(link.get("href") for link in elements(article, ".//a")),
            )
    return found


@pytest.fixture
def materialized(project: Path, tmp_path: Path) -> Path:
    """The project with a tree, a hand-written page and a name full of markup, as files."""
    create_example(
        project / "docs/protocols", "het-hek", "Het Hek", trees=project / "decision_trees"
    )
    name = project / "docs/protocols/de-linde/school.yml"
    name.write_text(
        name.read_text(encoding="utf-8").replace('"De Linde"', "'De {{ Linde }} *& <b>_Co_'"),
        encoding="utf-8",
    )
    (project / "docs/contact.md").write_text(
        "---\ndescription: Wie u belt\n---\n\n# Contact\n\nBel *ons*.\n", encoding="utf-8"
    )
    target = tmp_path / "pages"
    report = materialize(project / "mkdocs.yml", target)
    assert report.built, list(map(str, report.diagnostics))
    return target


def test_plain_mkdocs_builds_the_same_pages(
    materialized: Path, project: Path, tmp_path: Path
) -> None:
    settings = (materialized / "mkdocs.yml").read_text(encoding="utf-8")
    assert "protocolwijzer" not in yaml.safe_load(settings)["plugins"]
    for folder, target in ((materialized, "theirs"), (project, "ours")):
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", tmp_path / target],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
    theirs, ours = what_readers_get(tmp_path / "theirs"), what_readers_get(tmp_path / "ours")
    assert theirs.keys() == ours.keys()
    for path, expected in ours.items():
        assert theirs[path] == expected, path


def test_the_languages_lead_to_each_other(materialized: Path) -> None:
    page = (materialized / "docs/en/de-linde/protocol.md").read_text(encoding="utf-8")
    front, _, _ = page.removeprefix("---\n").partition("---\n")
    meta = yaml.safe_load(front)
    assert meta["language"] == "en"
    assert meta["alternates"] == [
        {"language": "nl", "name": "Nederlands", "url": "../../../de-linde/protocol/"}
    ]


def test_what_was_made_may_be_made_again(materialized: Path, project: Path) -> None:
    (materialized / "docs/old.md").write_text("old")
    before = files_below(materialized)
    assert materialize(project / "mkdocs.yml", materialized).built
    assert files_below(materialized) == {
        path: content for path, content in before.items() if path != "docs/old.md"
    }


def test_a_folder_with_something_else_is_refused(project: Path) -> None:
    target = project / "papers"
    target.mkdir()
    (target / "letter.txt").write_text("Beste ouders")
    report = materialize(project / "mkdocs.yml", target)
    assert not report.built
    assert [found.code.slug for found in report.diagnostics] == ["foreign-folder"]
    assert files_below(target) == {"letter.txt": b"Beste ouders"}


def test_wrong_input_leaves_nothing(project: Path, tmp_path: Path) -> None:
    (project / "docs/protocols/de-linde/protocol.nl.md").write_text("")
    report = materialize(project / "mkdocs.yml", tmp_path / "pages")
    assert not report.built
    assert not (tmp_path / "pages").exists()
