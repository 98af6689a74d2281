"""Decision trees in a site: where they are looked for, and what is watched."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from protocolwijzer.diagnostics import Severity
from protocolwijzer.plugin import ProtocolwijzerPlugin, build
from protocolwijzer.starter.example import create_example
from tests.support.building import files_below

PAGES = (
    "het-hek/vragen/iemand-filmen/index.html",
    "en/het-hek/questions/filming-someone/index.html",
)


@pytest.fixture
def with_tree(project: Path) -> Path:
    """The project with one more school, which has a tree."""
    create_example(
        project / "docs/protocols", "het-hek", "Het Hek", trees=project / "decision_trees"
    )
    return project


def use(project: Path, option: str) -> None:
    """Set an option of the plugin."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "  - protocolwijzer\n", f"  - protocolwijzer:\n      {option}\n"
    )
    assert option in text
    settings.write_text(text, encoding="utf-8")


def test_a_tree_gets_its_page_in_every_language(with_tree: Path) -> None:
    report = build(with_tree / "mkdocs.yml", strict=True)
    assert report.built, list(map(str, report.diagnostics))
    published = files_below(report.site_dir)
    assert set(PAGES) <= published.keys()
    assert not [path for path in published if "decision_trees" in path]


def test_trees_may_be_elsewhere(with_tree: Path) -> None:
    (with_tree / "decision_trees").rename(with_tree / "docs/bomen")
    assert build(with_tree / "mkdocs.yml").built
    assert not files_below(with_tree / "site").keys() & set(PAGES)
    use(with_tree, "trees: docs/bomen")
    assert build(with_tree / "mkdocs.yml").built
    published = files_below(with_tree / "site")
    assert set(PAGES) <= published.keys()
    # They lie among the pages, but are none.
    assert not [path for path in published if path.startswith("bomen")]


def test_a_folder_that_is_named_must_be_there(with_tree: Path) -> None:
    use(with_tree, "trees: bomen")
    report = build(with_tree / "mkdocs.yml")
    (error,) = report.diagnostics.of(Severity.ERROR)
    assert str(error).endswith(
        "mkdocs.yml:10:7: There is no folder bomen. [missing-file]\n"
        "    Name the folder with decision trees, or leave this setting out."
    )
    assert not report.built


def test_a_mistake_in_a_tree_leaves_the_site(with_tree: Path, built: Path) -> None:
    before = files_below(built)
    tree = with_tree / "decision_trees/het-hek/photo.yml"
    text = tree.read_text(encoding="utf-8")
    tree.write_text(text.replace("go: lesson", "go: lessen"), encoding="utf-8")
    report = build(with_tree / "mkdocs.yml")
    assert not report.built
    assert any(
        error.place.file.endswith("decision_trees/het-hek/photo.yml")
        for error in report.diagnostics.of(Severity.ERROR)
    )
    assert files_below(built) == before


def test_trees_are_watched(with_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    config = load_config(str(with_tree / "mkdocs.yml"))
    plugin = config.plugins["protocolwijzer"]
    assert isinstance(plugin, ProtocolwijzerPlugin)
    watched: list[str] = []
    monkeypatch.setattr(LiveReloadServer, "watch", lambda _, path: watched.append(path))
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(with_tree))
    try:
        plugin.on_serve(server, config=config, builder=lambda: None)
    finally:
        server.server_close()
    assert str(with_tree / "decision_trees") in watched
