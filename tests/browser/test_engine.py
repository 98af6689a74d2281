"""The engine's start in a real browser: the fast way, the stock way, and no way at all."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, sync_playwright

from protocolwijzer.engine.browser import respond
from protocolwijzer.engine.exchange import to_data
from protocolwijzer.runtime.tools import PACKAGE
from tests.browser.conftest import ARGUMENTS
from tests.engine.trees import PHOTO
from tests.support.paths import CHROMIUM
from tests.support.runtime import runtime_in
from tests.support.static_server import serving
from tests.support.watching import Reader, Watched

# Milliseconds for both ways to start, one after the other, on a busy machine.
PATIENCE = 180_000

LOAD = {"op": "load", "tree": to_data(PHOTO)}
OPEN = {"op": "open", "tree": "photo", "fragment": "what=photo&who=pupils,minors"}
REQUESTS: list[dict[str, Any]] = [
    LOAD,
    OPEN,
    {"op": "open", "tree": "photo", "fragment": "what=photo&who=😀%ff<script>"},
    {"op": "view", "tree": "photo", "answers": [["what", ["text"]], ["secret", ["no"]]]},
    {"op": "walks", "tree": "photo"},
    {"op": "view", "tree": "no such tree", "answers": []},
    {"op": "no such thing"},
]

# Where a policy is as strict as a host can make it.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self';"
    " connect-src 'self'; base-uri 'none'"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page that starts nothing by itself."""
    place = runtime_in(tmp_path)
    shutil.copyfile(PACKAGE / "assets" / "engine.js", tmp_path / "engine.js")
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang='en'><title>Engine</title>"
        "<link rel='icon' href='data:,'><script src='engine.js'></script>"
        f"<body data-runtime='{place.relative_to(tmp_path).as_posix()}/'>",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def runtime(site: Path) -> Path:
    """The folder in it with the runtime's files."""
    (place,) = (site / "engine").iterdir()
    return place


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def visitor(reader: Reader) -> Watched:
    watched = reader()
    watched.page.set_default_timeout(PATIENCE)
    return watched


def start(page: Page | Frame) -> str:
    """Start the engine; gives the way in which it started, or what it failed with."""
    how: str = page.evaluate(
        """async () => {
          try {
            window.engine = await protocolwijzerEngine.start(document.body.dataset.runtime);
            return window.engine.path;
          } catch (error) { return String(error); }
        }"""
    )
    return how


def ask(page: Page | Frame, request: Mapping[str, Any]) -> Any:  # noqa: ANN401 # JSON
    return page.evaluate("request => window.engine.ask(request)", request)


def expected(request: Mapping[str, Any]) -> Any:  # noqa: ANN401 # JSON
    """What the same engine says here, which knows the tree whatever ran before."""
    respond(json.dumps(LOAD))
    return json.loads(respond(json.dumps(request)))


def assert_answers(page: Page | Frame) -> None:
    for request in REQUESTS:
        assert ask(page, request) == expected(request)


def test_the_fast_way(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    assert start(visitor.page) == "snapshot"
    assert_answers(visitor.page)
    assert visitor.complaints == []


def test_the_stock_way_gives_the_same(visitor: Watched, address: str, runtime: Path) -> None:
    shutil.rmtree(runtime / "snapshot")
    visitor.page.goto(address)
    assert start(visitor.page) == "stock"
    assert_answers(visitor.page)


def flip(file: Path) -> None:
    """Damage one bit in the middle."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def rename_function(file: Path) -> None:
    """Change a script so that it is still a script."""
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace("var loadPyodide", "var  loadPyodide", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("memory.bin", flip),
        ("memory.bin", cut),
        ("memory.bin", Path.unlink),
        ("core.bin", flip),
        ("core.bin", Path.unlink),
        ("python.js", rename_function),
        ("python.js", Path.unlink),
    ],
)
def test_a_damaged_snapshot_leads_to_the_stock_way(
    visitor: Watched, address: str, runtime: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(runtime / "snapshot" / name)
    visitor.page.goto(address)
    assert start(visitor.page) == "stock"
    ask(visitor.page, LOAD)
    assert ask(visitor.page, OPEN) == expected(OPEN)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("python.bin", flip),
        ("python.bin", Path.unlink),
        ("python_stdlib.zip", flip),
        ("pyodide-lock.json", flip),
        ("python.js", rename_function),
    ],
)
def test_both_damaged_is_an_error(
    visitor: Watched, address: str, runtime: Path, name: str, damage: Callable[[Path], None]
) -> None:
    shutil.rmtree(runtime / "snapshot")
    damage(runtime / "stock" / name)
    visitor.page.goto(address)
    assert start(visitor.page).startswith("Error: The engine (stock):")


def test_a_manifest_of_something_else_is_refused(
    visitor: Watched, address: str, runtime: Path
) -> None:
    manifest = runtime / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8") + " ", encoding="utf-8")
    visitor.page.goto(address)
    assert "manifest.json is not what it should be" in start(visitor.page)


def test_a_folder_without_files_is_an_error(visitor: Watched, address: str, runtime: Path) -> None:
    shutil.rmtree(runtime)
    visitor.page.goto(address)
    assert start(visitor.page).startswith("Error: The engine (stock):")


def test_without_workers_it_is_an_error(visitor: Watched, address: str) -> None:
    visitor.page.add_init_script("delete window.Worker")
    visitor.page.goto(address)
    assert "Worker is not defined" in start(visitor.page)


def test_where_a_policy_forbids_workers_it_is_an_error(visitor: Watched, site: Path) -> None:
    with serving(site, headers={"Content-Security-Policy": "worker-src 'none'"}) as address:
        visitor.page.goto(address)
        assert start(visitor.page).startswith("Error: The engine (stock):")


def test_a_strict_policy_is_no_hindrance(visitor: Watched, site: Path) -> None:
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("href='data:,'", "href='/'"), "utf-8")
    with serving(site, headers={"Content-Security-Policy": POLICY}) as address:
        visitor.page.goto(address)
        assert start(visitor.page) == "snapshot"
        assert_answers(visitor.page)


def test_a_strict_policy_is_no_hindrance_to_the_stock_way(
    visitor: Watched, site: Path, runtime: Path
) -> None:
    shutil.rmtree(runtime / "snapshot")
    with serving(site, headers={"Content-Security-Policy": POLICY}) as address:
        visitor.page.goto(address)
        assert start(visitor.page) == "stock"
        assert_answers(visitor.page)


@contextmanager
def another_browser(*arguments: str) -> Iterator[Page]:
    """A browser that is started differently. In a thread of its own: Playwright allows one each."""
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments]
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def in_thread(do: Callable[[], str]) -> str:
    results: list[str] = []
    thread = threading.Thread(target=lambda: results.append(do()))
    thread.start()
    thread.join()
    (result,) = results
    return result


def test_with_webassembly_switched_off_it_is_an_error(visitor: Watched, address: str) -> None:
    def without(route: Route) -> None:
        text = f"delete self.WebAssembly;\n{route.fetch().text()}"
        route.fulfill(body=text, content_type="text/javascript")

    visitor.page.route("**/engine-worker.js", without)
    visitor.page.goto(address)
    assert "WebAssembly is not defined" in start(visitor.page)


def test_the_fast_way_is_there_for_iphones(visitor: Watched, address: str) -> None:
    """For which Pyodide does some things differently, as it does in older browsers."""

    def on_iphone(route: Route) -> None:
        text = (
            "Object.defineProperty(navigator, 'userAgent', {value: 'iPhone'});\n"
            f"{route.fetch().text()}"
        )
        route.fulfill(body=text, content_type="text/javascript")

    visitor.page.route("**/engine-worker.js", on_iphone)
    visitor.page.goto(address)
    assert start(visitor.page) == "snapshot"
    assert_answers(visitor.page)


def test_where_a_policy_forbids_webassembly_it_is_an_error(visitor: Watched, site: Path) -> None:
    policy = {"Content-Security-Policy": POLICY.replace(" 'wasm-unsafe-eval'", "")}
    with serving(site, headers=policy) as address:
        visitor.page.goto(address)
        assert start(visitor.page).startswith("Error: The engine (stock):")


@pytest.mark.parametrize("damaged", [False, True])
def test_without_https_all_is_checked_too(
    address: str,
    runtime: Path,
    damaged: bool,  # noqa: FBT001 # a parameter of the test
) -> None:
    """There browsers keep crypto.subtle to themselves."""
    if damaged:
        flip(runtime / "snapshot" / "memory.bin")
    port = urlsplit(address).port

    def visit() -> str:
        with another_browser("--host-resolver-rules=MAP school.example 127.0.0.1") as page:
            page.goto(f"http://school.example:{port}/")
            assert page.evaluate("self.isSecureContext") is False
            return start(page)

    assert in_thread(visit) == ("stock" if damaged else "snapshot")


def test_it_asks_one_host_and_nothing_once_it_has_started(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    assert start(visitor.page) == "snapshot"
    asked = list(visitor.requests)
    assert_answers(visitor.page)
    visitor.page.wait_for_timeout(2000)
    assert visitor.requests == asked
    assert visitor.hosts == {urlsplit(address).netloc}
    loaded = [Path(urlsplit(each).path).name for each in asked if "/engine/" in each]
    assert sorted(loaded) == [
        "core.bin", "engine-worker.js", "manifest.json", "memory.bin", "python.js",
    ]  # fmt: skip


def test_it_stores_nothing(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    start(visitor.page)
    assert_answers(visitor.page)
    stored = visitor.page.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length,
          (await indexedDB.databases()).length, (await caches.keys()).length]"""
    )
    assert stored == ["", 0, 0, 0, 0]
    assert visitor.page.context.cookies() == []


def test_there_is_one_start_a_page(visitor: Watched, address: str) -> None:
    visitor.page.goto(address)
    same = visitor.page.evaluate(
        """async () => {
          const start = () => protocolwijzerEngine.start(document.body.dataset.runtime);
          return start() === start() && (await start()) === (await start());
        }"""
    )
    assert same
    assert sum("engine-worker.js" in each for each in visitor.requests) == 1


def test_a_download_that_stands_still_is_given_up(visitor: Watched, address: str) -> None:
    visitor.page.clock.install()
    visitor.page.route("**/memory.bin", lambda _: None)
    visitor.page.goto(address)
    visitor.page.evaluate(
        "() => { protocolwijzerEngine.start(document.body.dataset.runtime)"
        ".then((engine) => { window.engine = engine; }); }"
    )
    visitor.page.wait_for_timeout(3000)
    visitor.page.clock.fast_forward(20_000)
    visitor.page.wait_for_function("window.engine", timeout=PATIENCE)
    assert visitor.page.evaluate("window.engine.path") == "stock"


def breaking(source: str) -> Callable[[Route], None]:
    """A worker whose Python, asked to break, runs something that the snapshot's does not have."""

    def fulfil(route: Route) -> None:
        text = route.fetch().text()
        assert text.count("resolve(python.pyimport(") == 1
        text = text.replace(
            "resolve(python.pyimport(", "(self.broken = python, resolve)(python.pyimport("
        )
        assert text.count("const reply = engine.respond(request);") == 1
        text = text.replace(
            "const reply = engine.respond(request);",
            'const reply = request.includes("break")'
            f" ? self.broken.runPython({json.dumps(source)}) : engine.respond(request);",
        )
        route.fulfill(body=text, content_type="text/javascript")

    return fulfil


def test_what_the_core_lacks_lets_the_stock_way_take_over(visitor: Watched, address: str) -> None:
    """In the middle of everything, and without the page noticing."""
    source = "str(len('é'.encode('utf-7').decode('utf-7').swapcase()))"
    visitor.page.route("**/engine-worker.js", breaking(source))
    visitor.page.goto(address)
    assert start(visitor.page) == "snapshot"
    ask(visitor.page, LOAD)
    broken = {"op": "break"}
    replies = visitor.page.evaluate(
        """async ([broken, open]) => {
          const asked = [broken, open].map((each) => window.engine.ask(each));
          const both = await Promise.allSettled(asked);
          return [window.engine.path, ...both.map(({ value }) => value)];
        }""",
        [broken, OPEN],
    )
    assert replies == ["stock", 1, expected(OPEN)]
    assert ask(visitor.page, OPEN) == expected(OPEN)
