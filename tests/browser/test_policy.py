"""The policy at work: what is not of the site's own making does not run, and tests see that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, expect

from tests.support.static_server import serving
from tests.support.watching import Reader

PAGE = "en/togtemaarschool/students/"


@pytest.fixture
def copy(adopted_site: Path, tmp_path: Path) -> Path:
    """A copy of what one page needs, to be changed."""
    site = tmp_path / "site"
    shutil.copytree(adopted_site / "assets", site / "assets")
    shutil.copytree(adopted_site / PAGE, site / PAGE)
    shutil.copytree(adopted_site / "en" / "search", site / "en" / "search")
    return site


def says(words: str) -> Callable[[ConsoleMessage], bool]:
    return lambda message: words in message.text


@pytest.mark.parametrize(
    ("planted", "directive"),
    [
        ("<script>window.planted = true</script>", "script-src-elem"),
        ("<img src='data:,' onerror='window.planted = true'>", "script-src-attr"),
        ("<script src='https://elsewhere.example/x.js'></script>", "script-src-elem"),
        ("<style>main {color: red}</style>", "style-src-elem"),
        ("<p style='color: red'>x</p>", "style-src-attr"),
        ("<img src='https://elsewhere.example/x.png'>", "img-src"),
        ("<iframe src='/404.html'></iframe>", "frame-src"),
        ("<object data='/index.html'></object>", "object-src"),
        ("<base href='https://elsewhere.example/'>", "base-uri"),
    ],
)
def test_what_is_planted_in_a_page_does_nothing_and_is_seen(
    planted: str, directive: str, copy: Path, reader: Reader
) -> None:
    file = copy / PAGE / "index.html"
    page = file.read_text(encoding="utf-8")
    file.write_text(page.replace("</main>", f"{planted}</main>"), encoding="utf-8")
    watched = reader()
    # The page itself says so: this host sends nothing.
    with serving(copy) as address:
        with watched.page.expect_console_message(says(f"policy: {directive}: ")):
            watched.page.goto(address + PAGE)
        assert any(f"policy: {directive}: " in each for each in watched.complaints)
        assert watched.page.evaluate("window.planted") is None


def test_the_headers_alone_forbid_it_too(copy: Path, adopted_site: Path, reader: Reader) -> None:
    (copy / "bare.html").write_text("<!doctype html><p style='color: red'>x", encoding="utf-8")
    watched = reader()
    with (
        serving(copy, header_file=adopted_site / "_headers") as address,
        watched.page.expect_console_message(says("policy: style-src-attr: ")),
    ):
        watched.page.goto(f"{address}bare.html")


@pytest.mark.parametrize("name", ["site.js", "site.css"])
def test_a_file_that_is_not_the_one_that_was_built_is_not_used(
    name: str, copy: Path, reader: Reader
) -> None:
    with (copy / "assets" / "protocolwijzer" / name).open("a", encoding="utf-8") as file:
        file.write(";window.planted = true" if name.endswith("js") else "body {display: none}")
    watched = reader()
    with serving(copy) as address:
        with watched.page.expect_console_message(says("integrity")):
            watched.page.goto(address + PAGE)
        assert any("integrity" in each and name in each for each in watched.complaints)
        assert watched.page.evaluate("window.planted") is None
        # It is still there to be read.
        expect(watched.page.locator("main h1")).to_be_visible()


def test_no_page_may_run_text_as_code(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.goto(f"{site_url}en/togtemaarschool/questions/posting-a-photo/")
    with page.expect_console_message(says("policy: script-src-elem: blob")):
        page.evaluate(
            """() => {
              const script = document.createElement("script")
              script.src = URL.createObjectURL(new Blob(["window.planted = true"]))
              document.head.append(script)
            }"""
        )
    assert page.evaluate("window.planted") is None
