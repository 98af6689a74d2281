"""What the build does to pages, and what it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from protocolwijzer.content_policy import integrity, source_hash
from protocolwijzer.diagnostics import Code
from protocolwijzer.plugin import build
from protocolwijzer.publishing.policy import inline_scripts, stated_policy
from tests.support.building import files_below
from tests.support.pages import HtmlFile, elements

HEADER_FILES = {"_headers", ".htaccess", "hosting/nginx.conf", "hosting/web.config"}


def pages_of(site: Path) -> Mapping[str, bytes]:
    return {path: page for path, page in files_below(site).items() if path.endswith(".html")}


def scripts_of(page: bytes) -> set[str]:
    """The hashes that a page allows."""
    policy = stated_policy(page)
    assert policy is not None
    return {source for source in policy["script-src"] if source.startswith("'sha256-")}


def rebuilt(project: Path, *, offline: bool = False) -> Path:
    report = build(project / "mkdocs.yml", offline=offline)
    assert report.built, "\n".join(map(str, report.diagnostics))
    return project / "site"


def with_option(project: Path, option: str) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"      {option}\n")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = text.replace("  - protocolwijzer\n", "  - protocolwijzer:\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def test_every_page_allows_what_the_theme_writes_and_no_more(site: Path) -> None:
    allowed = scripts_of((site / "404.html").read_bytes())
    assert allowed
    for path, page in pages_of(site).items():
        assert scripts_of(page) == allowed == set(inline_scripts(page.decode())), path


def test_files_that_pages_load_are_what_pages_say_at_any_address(site: Path) -> None:
    for path in ("404.html", "en/404.html", "en/de-linde/students/index.html"):
        document = HtmlFile(path, (site / path).read_bytes()).document
        loaded = elements(document, "//script[@src] | //link[@rel='stylesheet']")
        assert len(loaded) >= 5
        for element in loaded:
            address = element.get("src") or element.get("href")
            name = str(address).rpartition("assets/")[2].partition("?")[0]
            assert element.get("integrity") == integrity((site / "assets" / name).read_bytes())


def test_a_script_in_a_text_is_not_allowed(project: Path) -> None:
    script = "<script>alert(1)</script>"
    page = project / "docs" / "eigen.md"
    page.write_text(f"---\ntitle: Eigen\n---\n# Eigen\n\n  {script}\n", encoding="utf-8")
    report = build(project / "mkdocs.yml")
    (found,) = report.diagnostics
    assert found.code is Code.REFUSED_CONTENT
    assert (found.place.file, found.place.line, found.place.column) == (str(page), 6, 3)
    assert found.message == "Browsers will refuse a script here: <script>"
    built = (project / "site" / "eigen" / "index.html").read_bytes()
    assert script.encode() in built
    assert source_hash("alert(1)") not in scripts_of(built)
    assert scripts_of(built) == scripts_of((project / "site" / "404.html").read_bytes())


def test_a_strict_build_stops_at_what_would_not_be_shown(project: Path, built: Path) -> None:
    page = project / "docs" / "eigen.md"
    page.write_text("<iframe src='https://films.example/1'></iframe>\n", encoding="utf-8")
    before = files_below(built)
    assert not build(project / "mkdocs.yml", strict=True).built
    assert files_below(built) == before


def test_columns_are_aligned_without_a_style(project: Path) -> None:
    page = project / "docs" / "eigen.md"
    page.write_text("| a | b |\n|--:|:-:|\n| 1 | 2 |\n", encoding="utf-8")
    built = (rebuilt(project) / "eigen" / "index.html").read_text(encoding="utf-8")
    assert '<td align="right">1</td>' in built
    assert "style=" not in built


def test_headers_and_theme_go_together(site: Path) -> None:
    allowed = scripts_of((site / "404.html").read_bytes())
    for path in HEADER_FILES:
        text = (site / path).read_text(encoding="utf-8")
        assert all(source in text for source in allowed)


def test_a_site_in_a_folder_has_none_of_this(project: Path) -> None:
    site = rebuilt(project, offline=True)
    assert not HEADER_FILES & files_below(site).keys()
    for path, page in pages_of(site).items():
        assert stated_policy(page) is None, path
        assert b"integrity=" not in page, path
        assert b"site.js?" not in page, path


@pytest.mark.parametrize("path", sorted(HEADER_FILES))
def test_a_file_among_the_pages_takes_the_place_of_ours(path: str, project: Path) -> None:
    own = project / "docs" / path
    own.parent.mkdir(exist_ok=True)
    own.write_text("# van onszelf\n", encoding="utf-8")
    site = rebuilt(project)
    assert (site / path).read_text(encoding="utf-8") == "# van onszelf\n"
    assert files_below(site).keys() >= HEADER_FILES


def test_what_keeps_strangers_out_of_the_built_folder_stays(project: Path, built: Path) -> None:
    (built / ".htaccess").write_text("Require valid-user\n", encoding="utf-8")
    assert (rebuilt(project) / ".htaccess").read_text(encoding="utf-8") == "Require valid-user\n"
    # MkDocs itself cleans the folder, but for what is hidden.
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, check=True)
    assert (built / ".htaccess").read_text(encoding="utf-8") == "Require valid-user\n"


def test_who_may_show_the_site_in_a_frame(project: Path) -> None:
    origins = ["https://*.school.example", "https://leren.example:8443"]
    with_option(project, f"frame_ancestors: {json.dumps(origins)}")
    site = rebuilt(project)
    for path in HEADER_FILES:
        text = (site / path).read_text(encoding="utf-8")
        assert f"; frame-ancestors 'self' {' '.join(origins)}" in text
    # It does not count there, and a browser would say so.
    assert b"frame-ancestors" not in (site / "index.html").read_bytes()


@pytest.mark.parametrize("origin", ["www.school.example", "https://a.example; script-src *"])
def test_what_is_no_website_is_refused(origin: str, project: Path) -> None:
    with_option(project, f"frame_ancestors: [{json.dumps(origin)}]")
    report = build(project / "mkdocs.yml")
    assert not report.built
    (found,) = report.diagnostics
    assert (found.place.line, found.place.column) == (10, 7)
    assert f'"{origin}" is not the address of a website' in found.message
