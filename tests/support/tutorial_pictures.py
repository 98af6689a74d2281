"""Makes the pictures of the tutorials by doing what they say: `make pictures`.

    python -m tests.support.tutorial_pictures

Each is there in both languages. They are small, with as many colours as a palette has.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.building import build
from tests.support.paths import CHROMIUM, ROOT
from tests.support.static_server import serving
from tests.support.tree_pages import engine_ready
from tests.support.tutorial import LANGUAGES, Director, blocks, tutorial

FOLDER = ROOT / "docs/guide/images"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The same edges of letters everywhere.
    "--font-render-hinting=none",
    "--disable-lcd-text",
]
_IMPORT_REPORT = "docs/protocols/de-zonnebloem/import.html"
# The addresses of the page for pupils, and of the tree that the director finishes.
_PUPILS = {"nl": "leerlingen/", "en": "students/"}
_TREE = {
    "nl": "vragen/foto-of-filmpje-leerlingen/",
    "en": "questions/photo-or-video-pupils/",
}
_ANSWER = "2-2-if=not"

_PALETTE = 64
_REPORT = (960, 1000)
_DESKTOP = (1120, 840)
_PHONE = (360, 740)
_GROUND, _EDGE, _GAP = "#eef0f1", "#c3c9cc", 24


class Camera:
    """Takes pictures of pages and writes them small."""

    def __init__(self, browser: Browser, language: str) -> None:
        self._browser = browser
        self._language = language

    @contextmanager
    def page(self, address: str, size: tuple[int, int]) -> Iterator[Page]:
        """A page at an address, opened as a reader does who has asked for no motion."""
        width, height = size
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale=self._language,
            reduced_motion="reduce",
            color_scheme="light",
            has_touch=size == _PHONE,
        )
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        yield page
        context.close()

    def save(self, name: str, *pictures: Image.Image) -> None:
        """Write pictures side by side, at most as large as the tallest needs."""
        file = FOLDER / f"tutorial-{name}.{self._language}.png"
        whole = side_by_side(pictures)
        small = whole.quantize(_PALETTE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(file, optimize=True)


def taken(page: Page) -> Image.Image:
    """What the window shows."""
    return Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert(
        "RGB"
    )


def side_by_side(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures beside each other on a plain ground, each with an edge."""
    height = max(picture.height for picture in pictures)
    width = sum(picture.width + 2 + _GAP for picture in pictures)
    ground = Image.new("RGB", (width + _GAP, height + 2 + 2 * _GAP), _GROUND)
    left = _GAP
    for picture in pictures:
        framed = Image.new("RGB", (picture.width + 2, picture.height + 2), _EDGE)
        framed.paste(picture, (1, 1))
        ground.paste(framed, (left, _GAP + (height - picture.height) // 2))
        left += framed.width + _GAP
    return ground


def _reports(camera: Camera, language: str, folder: Path) -> Path:
    """Do the tutorial up to the website, with a picture of both reports; the project then."""
    _import_report(camera, language, folder / "first")
    project = folder / "project"
    project.mkdir()
    director = Director(language, project)
    for block in blocks(tutorial(language)):
        if block.kind == "console" and " compare " in block.command:
            break
        director.do(block)
        if block.kind == "console" and "--report" in block.command:
            report = project / block.command.split()[-1]
            with camera.page(report.as_uri(), _REPORT) as page:
                camera.save("check", taken(page))
    return project


def _import_report(camera: Camera, language: str, project: Path) -> None:
    """What the first try gave, before it is thrown away."""
    project.mkdir()
    first = next(
        block for block in blocks(tutorial(language)) if block.text.startswith("$ protocolwijzer")
    )
    # "No, throw it away" is answered last; Enter keeps it, and then that will do.
    answers = "".join(f"> {answer}\n" for answer in [*first.answers[:-2], "", "n"])
    Director(language, project).do(replace(first, text=f"$ {first.command}\n{answers}"))
    with camera.page((project / _IMPORT_REPORT).as_uri(), _REPORT) as page:
        camera.save("import", taken(page))


def _site(camera: Camera, language: str, project: Path) -> None:
    """The page for pupils on a desktop and a phone, and a tree on a phone."""
    site = build(project / "site", cwd=project)
    with serving(site) as address:
        with camera.page(address + _PUPILS[language], _DESKTOP) as page:
            desktop = taken(page)
        with camera.page(address + _PUPILS[language], _PHONE) as page:
            camera.save("site", desktop, taken(page))
        with camera.page(address + _TREE[language], _PHONE) as page:
            engine_ready(page)
            question = taken(page)
        with camera.page(f"{address}{_TREE[language]}#{_ANSWER}", _PHONE) as page:
            engine_ready(page)
            camera.save("tree", question, taken(page))


def main() -> None:
    """Make all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_ARGUMENTS, *_QUIET])
        for language in LANGUAGES:
            with TemporaryDirectory() as folder:
                camera = Camera(browser, language)
                _site(camera, language, _reports(camera, language, Path(folder).resolve()))
        browser.close()


if __name__ == "__main__":
    main()
