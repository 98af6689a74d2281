"""The engine where no file can be fetched: from a folder on disk, in frames without an origin."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Page

from protocolwijzer.runtime.tools import PACKAGE
from tests.browser.test_engine import PATIENCE, assert_answers, flip, start
from tests.support.runtime import runtime_in
from tests.support.static_server import serving
from tests.support.watching import Reader, Watched

HEAD = "<!doctype html><html lang='en'><title>Engine</title><link rel='icon' href='data:,'>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page that starts nothing by itself, and whose runtime is the pack alone."""
    folder = tmp_path / "een map met é"
    place = runtime_in(folder)
    shutil.move(place / "pack", tmp_path)
    shutil.rmtree(place)
    place.mkdir()
    shutil.move(tmp_path / "pack", place)
    shutil.copyfile(PACKAGE / "assets" / "engine.js", folder / "engine.js")
    (folder / "index.html").write_text(
        f"{HEAD}<script src='engine.js'></script>"
        f"<body data-runtime='{place.relative_to(folder).as_posix()}/'>",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def pack(site: Path) -> Path:
    """The folder in it with the pack."""
    (place,) = (site / "engine").iterdir()
    return place / "pack"


@pytest.fixture
def address(site: Path) -> str:
    """The page in its folder."""
    return (site / "index.html").as_uri()


@pytest.fixture
def visitor(reader: Reader) -> Watched:
    watched = reader()
    watched.page.set_default_timeout(PATIENCE)
    return watched


# --- from a folder on disk -----------------------------------------------------------------------


def test_from_a_folder_on_disk(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    assert start(visitor.page) == "snapshot"
    assert_answers(visitor.page)
    assert visitor.complaints == []
    assert {urlsplit(each).scheme for each in visitor.requests} == {"file", "blob"}
    assert not any("/stock/" in each for each in visitor.requests), "loaded without need"
    assert visitor.page.locator("script").count() == 1


def test_the_stock_way_gives_the_same(visitor: Watched, address: str, pack: Path) -> None:
    shutil.rmtree(pack / "snapshot")
    visitor.page.goto(address)
    assert start(visitor.page) == "stock"
    assert_answers(visitor.page)


def break_off(file: Path) -> None:
    """What is left of a copy that was not finished: no script at all."""
    file.write_bytes(file.read_bytes()[:-1000])


def change_letter(file: Path) -> None:
    """Damage that is still a script, and still base64."""
    text = file.read_text(encoding="utf-8")
    place = text.index('= "') + 1000
    file.write_text(f"{text[:place]}{'B' if text[place] == 'A' else 'A'}{text[place + 1 :]}")


def rename_function(file: Path) -> None:
    """Damage that leaves Pyodide able to start."""
    text = file.read_text(encoding="utf-8")
    assert text.count("var loadPyodide") == 1
    file.write_text(text.replace("var loadPyodide", "var  loadPyodide"), encoding="utf-8")


DAMAGE = [
    ("memory.bin.3.js", change_letter),
    ("memory.bin.3.js", break_off),
    ("memory.bin.0.js", Path.unlink),
    ("memory.bin.7.js", Path.unlink),
    ("core.bin.0.js", change_letter),
    ("core.bin.0.js", flip),
    ("python.js.0.js", rename_function),
    ("python.js.1.js", break_off),
    ("python.js.2.js", Path.unlink),
]


@pytest.mark.parametrize(("name", "damage"), DAMAGE)
def test_a_damaged_snapshot_leads_to_the_stock_way(
    visitor: Watched, address: str, pack: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(pack / "snapshot" / name)
    visitor.page.goto(address)
    assert start(visitor.page) == "stock"
    assert_answers(visitor.page)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("stock/python.bin.2.js", change_letter),
        ("stock/python.js.0.js", rename_function),
        ("stock/python_stdlib.zip.5.js", Path.unlink),
        ("manifest.json.0.js", change_letter),
        ("manifest.json.0.js", Path.unlink),
        ("engine-worker.js.0.js", Path.unlink),
    ],
)
def test_both_damaged_is_an_error(
    visitor: Watched, address: str, pack: Path, name: str, damage: Callable[[Path], None]
) -> None:
    shutil.rmtree(pack / "snapshot")
    damage(pack / name)
    visitor.page.goto(address)
    assert start(visitor.page).startswith("Error: The engine (stock):")


def test_a_pack_of_something_else_is_refused(visitor: Watched, address: str, pack: Path) -> None:
    """Whole as it is, but not what the page was made with."""
    pack.parent.rename(pack.parent.with_name("0" * 20))
    page = visitor.page
    page.goto(address)
    page.evaluate(f"document.body.dataset.runtime = 'engine/{'0' * 20}/'")
    assert "manifest.json is not what it should be" in start(page)


def test_a_piece_that_never_comes_is_given_up(visitor: Watched, address: str) -> None:
    page = visitor.page
    page.clock.install()
    page.route("**/memory.bin.4.js", lambda _: None)
    page.goto(address)
    page.evaluate(
        "() => { protocolwijzerEngine.start(document.body.dataset.runtime)"
        ".then((engine) => { window.engine = engine; }); }"
    )
    page.wait_for_timeout(5000)
    page.clock.fast_forward(20_000)
    page.wait_for_function("window.engine", timeout=PATIENCE)
    assert page.evaluate("window.engine.path") == "stock"


def test_a_worker_that_never_comes_is_given_up(visitor: Watched, address: str) -> None:
    page = visitor.page
    page.clock.install()
    page.route("**/engine-worker.js.0.js", lambda _: None)
    page.goto(address)
    page.evaluate(
        "() => { protocolwijzerEngine.start(document.body.dataset.runtime)"
        ".catch((error) => { window.error = String(error); }); }"
    )
    for seconds in (20, 60):
        page.wait_for_timeout(500)
        page.clock.fast_forward(1000 * seconds)
    page.wait_for_function("window.error")
    assert page.evaluate("window.error") == ("Error: The engine (stock): nothing happens any more")


# --- in a frame ----------------------------------------------------------------------------------


@contextmanager
def framed(
    site: Path, page: Page, sandbox: str, *, headers: Mapping[str, str] | None = None
) -> Iterator[Frame]:
    """The site's page in a frame of another host's."""
    host = site.parent / "host"
    host.mkdir()
    with serving(site, headers=headers) as address, serving(host) as host_address:
        frame = f"<iframe {sandbox} src='{address}'></iframe>"
        (host / "index.html").write_text(f"{HEAD}<h1>School</h1>{frame}", encoding="utf-8")
        page.goto(host_address)
        page.frame_locator("iframe").locator("body[data-runtime]").wait_for(state="attached")
        yield page.frames[1]


def policy(site: str) -> dict[str, str]:
    """The strictest that works. Where there is no origin, 'self' is nobody in some browsers."""
    return {
        "Content-Security-Policy": f"default-src 'none'; script-src {site} 'wasm-unsafe-eval';"
        " worker-src blob:; base-uri 'none'"
    }


def test_in_a_sandboxed_frame_of_another_host(visitor: Watched, site: Path) -> None:
    with framed(site, visitor.page, "sandbox='allow-scripts'") as frame:
        assert frame.evaluate("self.origin") == "null"
        assert start(frame) == "snapshot"
        assert_answers(frame)
    assert visitor.complaints == []


def test_in_a_sandboxed_frame_the_stock_way_takes_over(
    visitor: Watched, site: Path, pack: Path
) -> None:
    change_letter(pack / "snapshot/memory.bin.3.js")
    with framed(site, visitor.page, "sandbox='allow-scripts'") as frame:
        assert start(frame) == "stock"
        assert_answers(frame)


@pytest.mark.parametrize("way", ["snapshot", "stock"])
@pytest.mark.parametrize("named", ["'self'", "http://127.0.0.1:*"])
def test_in_a_sandboxed_frame_a_strict_policy_is_no_hindrance(
    visitor: Watched, site: Path, pack: Path, way: str, named: str
) -> None:
    if way == "stock":
        shutil.rmtree(pack / "snapshot")
    headers = policy(named)
    with framed(site, visitor.page, "sandbox='allow-scripts'", headers=headers) as frame:
        assert start(frame) == way
        assert_answers(frame)


def test_in_a_frame_that_keeps_its_origin_files_are_fetched(
    visitor: Watched, site: Path, pack: Path
) -> None:
    shutil.rmtree(site / "engine")
    runtime_in(site)
    shutil.rmtree(pack)
    with framed(site, visitor.page, "sandbox='allow-scripts allow-same-origin'") as frame:
        assert start(frame) == "snapshot"
    assert visitor.complaints == []


def test_from_another_host(visitor: Watched, site: Path) -> None:
    """A page may not make a worker of another host's file, but may load its scripts."""
    elsewhere = site.parent / "elsewhere"
    shutil.copytree(site, elsewhere, ignore=shutil.ignore_patterns("engine"))
    with serving(site) as address, serving(elsewhere) as page_address:
        visitor.page.goto(page_address)
        folder = visitor.page.locator("body").get_attribute("data-runtime")
        visitor.page.evaluate(f"document.body.dataset.runtime = '{address}{folder}'")
        assert start(visitor.page) == "snapshot"
        assert_answers(visitor.page)
    assert visitor.complaints == []


# --- in one file ---------------------------------------------------------------------------------


def in_one_file(site: Path, pack: Path, *, stock: bool) -> Path:
    """A document that holds the engine itself."""
    parts = sorted(pack.rglob("*.js"), reverse=True)  # in any order
    texts = [
        part.read_text(encoding="ascii")
        for part in parts
        if stock or not part.is_relative_to(pack / "stock")
    ]
    scripts = "".join(
        f"<script>{text}</script>"
        for text in (*texts, (site / "engine.js").read_text(encoding="utf-8"))
    )
    document = site.parent / "one file.html"
    document.write_text(f"{HEAD}<meta charset='utf-8'><body data-runtime=''>{scripts}", "utf-8")
    return document


def test_in_one_file(visitor: Watched, site: Path, pack: Path) -> None:
    visitor.page.goto(in_one_file(site, pack, stock=False).as_uri())
    assert start(visitor.page) == "snapshot"
    assert_answers(visitor.page)
    assert visitor.complaints == []
    assert {urlsplit(each).scheme for each in visitor.requests} == {"file", "blob"}
    assert sum(each.startswith("file:") for each in visitor.requests) == 1


def test_in_one_file_that_is_damaged(visitor: Watched, site: Path, pack: Path) -> None:
    change_letter(pack / "snapshot/memory.bin.3.js")
    with serving(in_one_file(site, pack, stock=False).parent) as address:
        visitor.page.goto(f"{address}one%20file.html")
        assert start(visitor.page) == "Error: The engine (stock): stock/python.js is missing"


def test_in_one_file_with_the_stock_way(visitor: Watched, site: Path, pack: Path) -> None:
    change_letter(pack / "snapshot/core.bin.0.js")
    visitor.page.goto(in_one_file(site, pack, stock=True).as_uri())
    assert start(visitor.page) == "stock"
    assert_answers(visitor.page)
