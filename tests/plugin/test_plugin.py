"""Building through MkDocs: what is published, in which language, and what is refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from protocolwijzer.diagnostics import Code, Severity
from protocolwijzer.localization import translations_for
from protocolwijzer.plugin import BuildReport, build
from tests.support.building import files_below


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path).read_text(encoding="utf-8"))


def script_settings(site: Path, path: str) -> dict[str, object]:
    (script,) = page(site, path).xpath('//script[@id="__config"]/text()')
    settings: dict[str, object] = json.loads(script)
    return settings


def codes(report: BuildReport, severity: Severity = Severity.ERROR) -> list[str]:
    return [found.code.slug for found in report.diagnostics.of(severity)]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# --- what is published ---------------------------------------------------------------------------


def test_every_page_is_there_in_both_languages(site: Path) -> None:
    pages = {path for path in files_below(site) if path.endswith("index.html")}
    dutch = {path for path in pages if not path.startswith("en/")}
    assert {"index.html", "de-linde/index.html", "het-riet/protocol/index.html"} <= dutch
    assert len(pages) == 2 * len(dutch)


@pytest.mark.parametrize(
    ("path", "language", "index"),
    [
        ("index.html", "nl", "./"),
        ("de-linde/protocol/index.html", "nl", "../"),
        ("en/index.html", "en", "./"),
        ("en/de-linde/protocol/index.html", "en", "../"),
        ("404.html", "nl", "/regels/"),
        ("en/404.html", "en", "/regels/en/"),
    ],
)
def test_language_and_the_place_of_its_search_index(
    path: str, language: str, index: str, site: Path
) -> None:
    assert page(site, path).get("lang") == language
    assert str(script_settings(site, path)["base"]).rstrip("/") == index.rstrip("/")


@pytest.mark.parametrize("path", ["404.html", "en/404.html"])
def test_error_pages_work_at_any_address(path: str, site: Path) -> None:
    addresses = page(site, path).xpath("//@href | //@src")
    local = [each for each in addresses if not each.startswith(("#", "https://"))]
    assert local
    assert [each for each in local if not each.startswith("/regels/")] == []
    for each in local:
        target = site / urlsplit(each).path.removeprefix("/regels/")
        assert target.is_file() or (target / "index.html").is_file(), each


def test_the_error_page_speaks_every_language(site: Path) -> None:
    error_page = page(site, "404.html")
    assert error_page.findtext(".//article//h1") == translations_for("nl").gettext("Page not found")
    assert error_page.findtext(".//article//section[@lang='en']/h2") == "Page not found"
    homes = error_page.xpath("//article//a/@href")
    assert homes == ["/regels/", "/regels/en/"]


@pytest.mark.parametrize("folder", ["", "en/"])
def test_search_indexes_hold_one_language_each(folder: str, site: Path) -> None:
    index = json.loads((site / folder / "search/search_index.json").read_text(encoding="utf-8"))
    locations = [entry["location"] for entry in index["docs"]]
    assert index["config"]["lang"] == ["en" if folder else "nl"]
    assert "de-linde/protocol/#a.4" in locations
    assert len(set(locations)) == len(locations)
    for location in locations:
        address, _, anchor = location.partition("#")
        target = page(site, f"{folder}{address}index.html")
        assert target.get("lang") == index["config"]["lang"][0]
        assert not anchor or target.xpath("//*[@id=$id]", id=anchor), location


@pytest.mark.parametrize("folder", ["de-linde/", "en/de-linde/"])
def test_within_a_school_one_searches_that_school(folder: str, site: Path) -> None:
    index = json.loads((site / folder / "search/search_index.json").read_text(encoding="utf-8"))
    locations = [entry["location"] for entry in index["docs"]]
    assert "protocol/#a.4" in locations
    for location in locations:
        address, _, anchor = location.partition("#")
        target = page(site, f"{folder}{address}index.html")
        assert not anchor or target.xpath("//*[@id=$id]", id=anchor), location


def test_results_say_which_school_they_are_of(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    titles = [entry["title"] for entry in index["docs"] if entry["location"].count("/") > 1]
    pages = [entry for entry in index["docs"] if "#" not in entry["location"]]
    assert titles
    for entry in pages:
        if entry["location"].startswith("de-linde/"):
            assert "De Linde" in entry["title"]


def test_a_rule_is_found_once_a_school_and_its_question_everywhere(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    of_rule = [entry for entry in index["docs"] if entry["location"].endswith("#a.4")]
    assert {entry["location"] for entry in of_rule if entry["text"]} == {
        "de-linde/protocol/#a.4",
        "het-riet/protocol/#a.4",
    }
    assert len({entry["location"] for entry in of_rule}) > 2
    assert all("Wat doe ik als er online iets misgaat?" in entry["title"] for entry in of_rule)


def test_navigation_shows_this_school_only(site: Path) -> None:
    links = page(site, "de-linde/protocol/index.html").xpath("//nav//a/@href")
    assert links
    assert not [link for link in links if "het-riet" in link]


def test_the_sitemap_has_every_page_once(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>https://school\.example/regels/(.*?)</loc>", text)
    published = [
        path.removesuffix("index.html") for path in files_below(site) if path.endswith("index.html")
    ]
    assert sorted(listed) == sorted(published)
    assert not (site / "robots.txt").exists()


def test_robots_at_the_top_of_a_server(project: Path) -> None:
    edit(project / "mkdocs.yml", "school.example/regels/", "school.example")
    site = build(project / "mkdocs.yml").site_dir
    assert "https://school.example/sitemap.xml" in (site / "robots.txt").read_text()


def test_the_school_files_are_not_published(site: Path) -> None:
    assert [path for path in files_below(site) if path.endswith((".md", ".yml"))] == []


def test_no_line_in_the_pages_makes_the_script_fetch(site: Path) -> None:
    for path in files_below(site):
        if path.endswith(".html"):
            assert not page(site, path).xpath('//link[@rel="alternate"]'), path


def test_one_school_has_no_level_of_its_own(project: Path) -> None:
    shutil.rmtree(project / "docs/protocols/het-riet")
    site = build(project / "mkdocs.yml").site_dir
    assert (site / "protocol/index.html").is_file()
    assert (site / "en/protocol/index.html").is_file()
    assert not (site / "de-linde").exists()


def test_names_of_schools_are_text_everywhere(project: Path) -> None:
    name = "</title><script>alert(1)</script>&amp; Co"
    edit(project / "docs/protocols/de-linde/school.yml", '"De Linde"', json.dumps(name))
    report = build(project / "mkdocs.yml")
    assert report.built
    for path, content in files_below(report.site_dir).items():
        if path.endswith(".html"):
            assert b"<script>alert" not in content, path
    title = page(report.site_dir, "de-linde/index.html").findtext(".//title") or ""
    assert name in title


def test_a_language_that_reads_from_right_to_left(project: Path) -> None:
    for school in (project / "docs/protocols").iterdir():
        edit(school / "school.yml", "[nl, en]", "[nl, en, ar]")
        edition = (school / "protocol.en.md").read_text(encoding="utf-8")
        (school / "protocol.ar.md").write_text(
            edition.replace("During lessons", "أثناء الدروس"), encoding="utf-8"
        )
    report = build(project / "mkdocs.yml")
    assert report.built, list(map(str, report.diagnostics))
    home = page(report.site_dir, "ar/index.html")
    assert home.get("lang") == "ar"
    assert home.find("body").get("dir") == "rtl"
    index = json.loads((report.site_dir / "ar/search/search_index.json").read_text())
    assert index["config"]["lang"] == ["ar"]


def test_a_language_that_the_theme_does_not_know(project: Path) -> None:
    for school in (project / "docs/protocols").iterdir():
        edit(school / "school.yml", "[nl, en]", "[nl, en, fy]")
        shutil.copyfile(school / "protocol.nl.md", school / "protocol.fy.md")
    report = build(project / "mkdocs.yml")
    assert report.built, list(map(str, report.diagnostics))
    home = page(report.site_dir, "fy/index.html")
    assert (home.get("lang"), home.find("body").get("dir")) == ("fy", "ltr")


# --- hand-written pages --------------------------------------------------------------------------


@pytest.fixture
def handwritten(project: Path) -> Path:
    """The site with a hand-written page of another name in each language."""
    (project / "docs/en").mkdir()
    (project / "docs/contact.md").write_text(
        "---\nkey: contact\ntitle: Bel & mail\n---\n\n# Contact\n\nBel de conciërge.\n",
        encoding="utf-8",
    )
    (project / "docs/en/get-in-touch.md").write_text(
        "---\nkey: contact\n---\n\n# Get in touch\n\nSee the [rules](de-linde/protocol.md).\n",
        encoding="utf-8",
    )
    report = build(project / "mkdocs.yml", strict=True)
    assert report.built, "\n".join(map(str, report.diagnostics))
    return report.site_dir


def test_handwritten_pages_have_their_language_and_counterpart(handwritten: Path) -> None:
    dutch, english = (
        page(handwritten, path) for path in ("contact/index.html", "en/get-in-touch/index.html")
    )
    assert (dutch.get("lang"), english.get("lang")) == ("nl", "en")
    assert dutch.xpath("//a[@hreflang='en']/@href") == ["../en/get-in-touch/"]
    assert english.xpath("//a[@hreflang='nl']/@href") == ["../../contact/"]
    assert english.xpath("//article//a/@href") == ["../de-linde/protocol/"]


def test_handwritten_pages_can_be_found_and_reached(handwritten: Path) -> None:
    index = json.loads((handwritten / "search/search_index.json").read_text(encoding="utf-8"))
    (entry,) = (entry for entry in index["docs"] if entry["location"] == "contact/")
    assert entry["title"] == "Bel &amp; mail"
    assert entry["text"] == "Bel de conciërge."
    assert "contact/" in page(handwritten, "index.html").xpath("//a/@href")
    assert "https://school.example/regels/en/get-in-touch/" in (
        handwritten / "sitemap.xml"
    ).read_text(encoding="utf-8")


def test_a_handwritten_page_takes_the_place_of_ours(project: Path, built: Path) -> None:
    (ours,) = (
        path for path in files_below(built) if re.fullmatch(r"over-[a-z-]+/index\.html", path)
    )
    source = ours.removesuffix("/index.html") + ".md"
    (project / "docs" / source).write_text("# Van onszelf\n", encoding="utf-8")
    site = build(project / "mkdocs.yml").site_dir
    replaced = page(site, ours)
    assert replaced.findtext(".//h1") == "Van onszelf"
    # Its counterpart is still ours, and the two know each other.
    (english,) = replaced.xpath("//a[@hreflang='en']/@href")
    back = page(site, f"{ours.partition('/')[0]}/{english}index.html".partition("../")[2])
    assert ours.removesuffix("index.html") in "".join(back.xpath("//a[@hreflang='nl']/@href"))


# --- offline -------------------------------------------------------------------------------------


def test_a_site_of_unknown_address_has_no_sitemap(project: Path) -> None:
    edit(project / "mkdocs.yml", "site_url: https://school.example/regels/\n", "")
    files = files_below(build(project / "mkdocs.yml").site_dir)
    assert not {"sitemap.xml", "sitemap.xml.gz", "robots.txt"} & set(files)
    assert "404.html" in files


def test_an_offline_site_needs_no_server(project: Path) -> None:
    site = build(project / "mkdocs.yml", offline=True).site_dir
    files = files_below(site)
    assert "de-linde/protocol.html" in files
    assert not {"404.html", "sitemap.xml", "sitemap.xml.gz"} & set(files)
    for folder in ("", "en/", "de-linde/", "en/het-riet/"):
        script = files[f"{folder}search/search_index.js"].decode()
        assert json.loads(script.removeprefix("var __index = "))["docs"]
    shim = page(site, "en/de-linde/protocol.html").xpath("//script[contains(@src, 'iframe')]/@src")
    assert shim == ["../../assets/javascripts/iframe-worker.js"]
    for path in files:
        if path.endswith(".html"):
            for address in page(site, path).xpath("//a/@href | //link/@href | //script/@src"):
                target, _, _ = address.partition("#")
                assert not target.startswith("/"), (path, address)
                if target and "://" not in target and not target.startswith(("mailto:", "tel:")):
                    found = (site / path).parent / target
                    assert found.is_file(), (path, address)


# --- the same input gives the same bytes ---------------------------------------------------------


def test_the_clock_and_the_folder_do_not_show(
    project: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project, elsewhere)
    second = build(elsewhere / "mkdocs.yml").site_dir
    assert files_below(second) == files_below(built)


# --- what is refused -----------------------------------------------------------------------------


def untouched(project: Path, built: Path) -> BuildReport:
    """Build again; whatever is wrong, the site must stay as it was."""
    before = files_below(built)
    report = build(project / "mkdocs.yml")
    assert not report.built
    assert files_below(built) == before
    hidden = [entry.name for entry in project.iterdir() if entry.name.startswith(".")]
    assert hidden == [".cache"]  # where finished handouts are kept; nothing half-written
    return report


def test_a_mistake_in_a_text(project: Path, built: Path) -> None:
    edit(project / "docs/protocols/de-linde/clauses.yml", "audiences: [parents]", "audiences: [x]")
    report = untouched(project, built)
    assert codes(report) == ["unknown-value"] * 3
    assert {found.place.file for found in report.diagnostics} == {
        str(project / "docs/protocols/de-linde/clauses.yml")
    }


def test_a_typing_error_in_our_options(project: Path, built: Path) -> None:
    edit(
        project / "mkdocs.yml",
        "  - protocolwijzer\n",
        "  - protocolwijzer:\n      protocls: docs/protocols\n",
    )
    (found,) = untouched(project, built).diagnostics
    assert found.code is Code.HOST_ERROR
    assert (found.place.line, found.place.column) == (10, 7)
    assert 'Did you mean "protocols"?' in found.message


def test_a_typing_error_in_the_settings(project: Path, built: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_autor: Iemand\n")
    report = untouched(project, built)
    (found,) = report.diagnostics.of(Severity.ERROR)
    assert found.code is Code.UNKNOWN_KEY
    assert (found.place.line, found.mend) == (10, 'Did you mean "site_author"?')


def test_settings_that_are_no_yaml(project: Path, built: Path) -> None:
    edit(project / "mkdocs.yml", "site_name: Proefsite", 'site_name: "Proefsite')
    assert "broken-yaml" in codes(untouched(project, built))


def test_settings_without_our_plugin(project: Path, built: Path) -> None:
    edit(project / "mkdocs.yml", "  - protocolwijzer\n", "")
    (found,) = untouched(project, built).diagnostics
    assert (found.code, found.place.line) == (Code.MISSING_PLUGIN, 7)


def test_a_setting_that_mkdocs_refuses(project: Path, built: Path) -> None:
    edit(project / "mkdocs.yml", "site_url: https://", "site_url: ")
    (found,) = untouched(project, built).diagnostics
    assert (found.code, found.place.line) == (Code.HOST_ERROR, 2)


def test_a_template_that_cannot_be_used(project: Path, built: Path) -> None:
    overrides = project / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text('{% extends "base.html" %}\n{% block content %}\n')
    edit(project / "mkdocs.yml", "custom_dir: ", f"custom_dir: {overrides} # ")
    report = untouched(project, built)
    assert codes(report) == ["template-error"]
    (found,) = report.diagnostics.of(Severity.ERROR)
    assert found.place.file == str(overrides / "main.html")
    assert found.place.line == 2


def test_a_strict_build_stops_at_a_link_that_leads_nowhere(project: Path, built: Path) -> None:
    (project / "docs/contact.md").write_text("# Contact\n\n[x](nergens.md)\n", encoding="utf-8")
    before = files_below(built)
    report = build(project / "mkdocs.yml", strict=True)
    (found,) = report.diagnostics.of(Severity.WARNING)
    assert (report.built, found.code, found.place.file) == (
        False,
        Code.HOST_WARNING,
        "contact.md",
    )
    assert files_below(built) == before


def test_an_interruption_leaves_the_site(project: Path, built: Path) -> None:
    before = files_below(built)

    def interrupt(done: int, total: int, what: str) -> None:
        del total, what
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(project / "mkdocs.yml", progress=interrupt)
    assert files_below(built) == before
    hidden = [entry.name for entry in project.iterdir() if entry.name.startswith(".")]
    assert hidden == [".cache"]  # where finished handouts are kept; nothing half-written


def test_a_folder_with_something_else_is_not_replaced(project: Path) -> None:
    other = project / "papers"
    other.mkdir()
    (other / "letter.txt").write_text("Beste ouders")
    report = build(project / "mkdocs.yml", site_dir=other)
    assert not report.built
    assert codes(report) == ["foreign-folder"]
    assert files_below(other) == {"letter.txt": b"Beste ouders"}


def test_progress_is_reported(project: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    report = build(project / "mkdocs.yml", progress=lambda *step: seen.append(step))
    done = [(done, total) for done, total, what in seen if what == "Writing the pages"]
    assert done == [(number, report.pages) for number in range(1, report.pages + 1)]
    assert seen[0][2] == "Reading the protocols"


# --- mkdocs itself -------------------------------------------------------------------------------


def mkdocs(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_mkdocs_builds_the_same_site(project: Path, built: Path) -> None:
    before = files_below(built)
    run = mkdocs(project, "--strict")
    assert run.returncode == 0, run.stderr
    assert files_below(built) == before


def test_mkdocs_leaves_the_site_when_the_input_is_wrong(project: Path, built: Path) -> None:
    before = files_below(built)
    (project / "docs/protocols/de-linde/protocol.nl.md").write_bytes(b"\xff\x00")
    run = mkdocs(project)
    assert run.returncode == 1
    assert "docs/protocols/de-linde/protocol.nl.md:1:1: " in run.stderr
    assert "Traceback" not in run.stderr
    assert files_below(built) == before
