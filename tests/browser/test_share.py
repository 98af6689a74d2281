"""The page for those who put a tree on a page of their own, and the file to take along."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.accessibility import overflow, violations
from tests.support.addresses import EMBED, LANGUAGES
from tests.support.static_server import serving
from tests.support.tree_pages import (
    answer,
    engine_ready,
    expect_at,
    heading,
    reasons,
    tree_page,
)
from tests.support.watching import Reader

PHOTO = tree_page("togtemaarschool", "photo")
FILE = "[data-part=file]"
WITH_PYTHON = "[data-part=with-python] button"


def address(site_url: str, language: str) -> str:
    return site_url + PHOTO.path(language) + EMBED[language]


def snippet(page: Page, name: str) -> str:
    return page.locator(f"#pw-snippet-{name}").input_value()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_pasted_works_on_another_site(
    language: str, reader: Reader, site_url: str, tmp_path: Path
) -> None:
    watched = reader()
    page = watched.page
    page.goto(site_url + PHOTO.path(language))
    page.locator(".pw-share a").click()
    expect(page).to_have_url(address(site_url, language))
    page.locator("#pw-palette").select_option("own")
    page.locator("#pw-colour").fill("#8b1e3f")
    page.locator("#pw-scheme").select_option("dark")
    page.locator("#pw-compact").check()
    embed = site_url + PHOTO.embed(language, options="?palette=8b1e3f&scheme=dark&compact=1")
    for preview in page.locator("iframe").all():
        frame = preview.element_handle().content_frame()
        assert frame is not None
        frame.wait_for_url(embed)
    pasted = snippet(page, "growing")
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>x</title><link rel=icon href='data:,'>{pasted}", encoding="utf-8"
    )
    with serving(tmp_path) as host:
        page.goto(host)
        frame = page.locator("iframe").element_handle().content_frame()
        assert frame is not None
        assert frame.url == embed
        for step in PHOTO.longest_walk.steps:
            answer(frame, step)
        expect_at(frame, PHOTO.longest_walk.at)
        link = page.locator("p > a")
        expect(link).to_have_text(PHOTO.title(language))
        link.click()
        expect(page).to_have_url(site_url + PHOTO.path(language))
    assert watched.complaints == []


def test_every_snippet_follows_the_options(reader: Reader, site_url: str) -> None:
    page = reader(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(address(site_url, "nl"))
    page.locator("#pw-language").select_option("en")
    page.locator("#pw-palette").select_option("green")
    embed = f'src="{site_url}{PHOTO.embed("en", options="?palette=green")}"'
    assert embed in snippet(page, "frame")
    assert embed in snippet(page, "growing")
    assert "<script" not in snippet(page, "frame")
    assert snippet(page, "address") == f"{site_url}{PHOTO.embed('en', options='?palette=green')}"
    assert snippet(page, "page") == f"{site_url}{PHOTO.path('en')}"
    assert page.locator(FILE).get_attribute("download") == ("togtemaarschool-posting-a-photo.html")
    with page.expect_download() as download:
        page.locator(FILE).click()
    assert '<html lang="en"' in download.value.path().read_text(encoding="utf-8")
    for name in ("frame", "growing", "link"):
        link = f'<a href="{site_url}{PHOTO.path("en")}">{PHOTO.title("en")}</a>'
        assert link in snippet(page, name)
        page.locator(f".pw-snippet:has(#pw-snippet-{name}) button").click()
        expect(page.locator(f".pw-snippet:has(#pw-snippet-{name}) [role=status]")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == snippet(page, name)


def test_without_scripts_there_is_html_to_copy(
    reader: Reader, published_site: Path, site_url: str
) -> None:
    page = reader(java_script_enabled=False).page
    page.goto(address(site_url, "nl"))
    # This one was built without an address.
    assert f'src="https://…/{PHOTO.embed("nl")}"' in snippet(page, "frame")
    expect(page.locator(".pw-fields, .pw-snippet button")).to_have_count(6)
    expect(page.locator(".pw-qr")).to_have_count(0)
    expect(page.locator(".pw-fields:visible, .pw-snippet button:visible")).to_have_count(0)
    assert page.locator("iframe").count() == 2
    with serving(published_site.parent) as host:
        url = f"{host}{published_site.name}/"
        page.goto(address(url, "nl"))
        expect(page.locator(".pw-qr img")).to_have_js_property("complete", value=True)
        assert "https://…/" not in snippet(page, "frame")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible(
    width: int, language: str, reader: Reader, site_url: str, axe_url: str
) -> None:
    watched = reader(viewport={"width": width, "height": 800})
    page = watched.page
    page.goto(address(site_url, language))
    expect(page.frame_locator("iframe >> nth=0").locator("h1")).to_be_visible()
    assert overflow(page) == 0
    page.add_script_tag(url=axe_url)
    assert violations(page) == []
    assert watched.complaints == []


# --- a file --------------------------------------------------------------------------------------


def taken_along(page: Page, button: str, folder: Path) -> str:
    """Download what a button gives; its address on disk."""
    with page.expect_download() as download:
        page.locator(button).click()
    file = folder / f"Vragen à la carte {download.value.suggested_filename}"
    download.value.save_as(file)
    return file.as_uri()


def walk_through(page: Page) -> None:
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    expect_at(page, PHOTO.longest_walk.at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_needs_no_site(language: str, reader: Reader, site_url: str, tmp_path: Path) -> None:
    watched = reader()
    page = watched.page
    page.goto(address(site_url, language))
    file = taken_along(page, FILE, tmp_path)
    watched.requests.clear()
    page.goto(file)
    walk_through(page)
    expect(heading(page)).to_contain_text(PHOTO.say(PHOTO.longest_walk.at, language))
    assert watched.requests == [file]
    assert watched.complaints == []


def test_a_file_with_python_inside(reader: Reader, site_url: str, tmp_path: Path) -> None:
    watched = reader()
    page = watched.page
    page.goto(address(site_url, "nl"))
    file = taken_along(page, WITH_PYTHON, tmp_path)
    watched.requests.clear()
    page.goto(file)
    assert engine_ready(page) == "snapshot"
    walk_through(page)
    expect(reasons(page)).not_to_have_count(0)
    assert {request.partition(":")[0] for request in watched.requests} <= {"file", "blob", "data"}
    assert len([request for request in watched.requests if request.startswith("file")]) == 1
    assert watched.complaints == []


def test_a_file_without_scripts_is_linked_steps(
    reader: Reader, site_url: str, tmp_path: Path
) -> None:
    page = reader().page
    page.goto(address(site_url, "nl"))
    file = taken_along(page, FILE, tmp_path)
    plain = reader(java_script_enabled=False).page
    plain.goto(file)
    first = PHOTO.longest_walk.steps[0]
    expect(plain.locator(".pw-step:visible")).to_have_attribute("data-question", first.question)
    target = PHOTO.state({first.question: first.chosen}).at
    plain.locator(f".pw-step:visible .pw-arms a[data-go='{target}']").first.click()
    expect(plain.locator(".pw-step:visible")).to_have_attribute("data-question", target)
    # An address that a school's file does not have is no link either.
    elsewhere = plain.locator("a:not([href^='#'], [href^='tel:'], [href^='mailto:'])")
    expect(elsewhere).to_have_count(0)


def test_a_file_cannot_be_made_where_the_engine_is_missing(reader: Reader, site_url: str) -> None:
    page = reader().page
    page.goto(address(site_url, "nl"))
    page.route("**/pack/snapshot/core.bin.0.js", lambda route: route.abort())
    page.locator(WITH_PYTHON).click()
    expect(page.locator("[data-part=with-python] [role=status]")).to_have_text(
        "Dat is niet gelukt. Probeer het later opnieuw."
    )
