"""What an embed does with the options in its address, and what it makes of nonsense."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from protocolwijzer.colours import PALETTES, palette
from protocolwijzer.rendering.embeds import file_url
from tests.support.accessibility import OF_COLOUR, overflow, violations
from tests.support.addresses import LANGUAGES, SCHOOLS
from tests.support.tree_pages import TREE_PAGES, answer, current, expect_at, tree_page
from tests.support.watching import Reader

PHOTO = tree_page("togtemaarschool", "photo")
ACCENT = "#8a5a0a"


def colour(page: Page, name: str) -> str:
    """The colour that a property has in the end, as rgb(...)."""
    value: str = page.evaluate(
        """name => {
          const probe = document.body.appendChild(document.createElement("i"))
          probe.style.color = `var(--pw-${name})`
          const {color} = getComputedStyle(probe)
          probe.remove()
          return color
        }""",
        name,
    )
    return value


def rgb(text: str) -> str:
    channels = [str(int(text[place : place + 2], 16)) for place in (1, 3, 5)]
    return f"rgb({', '.join(channels)})"


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_by_name(name: str, reader: Reader, site_url: str) -> None:
    page = reader().page
    page.goto(site_url + PHOTO.embed("nl", options=f"?palette={name}"))
    assert colour(page, "primary") == rgb(palette(PALETTES[name]).light.primary)
    page.goto(site_url + PHOTO.embed("nl", options=f"?palette={name}&scheme=dark"))
    assert colour(page, "primary") == rgb(palette(PALETTES[name]).dark.primary)
    assert colour(page, "paper") == rgb(palette(PALETTES[name]).dark.paper)


def test_any_colour_becomes_what_the_generator_makes_of_it(reader: Reader) -> None:
    """The script in an embed and colours.py are two tellings of one rule: they must agree."""
    colours = ["#000", "#fff", "#ff0", "#777777", "#FfE", *PALETTES["blue"].values()]
    colours += [f"#{number:06x}" for number in range(0, 1 << 24, 54_321)]
    script = files("protocolwijzer").joinpath("embeds", "options.js").read_text(encoding="utf-8")
    made: list[str] = reader().page.evaluate(
        """([script, colours, accent]) => colours.map(palette => {
          const dataset = {language: "nl", languages: "nl", palettes: "", accent}
          let css
          class Sheet { replaceSync(text) { css = text } }
          const run = new Function("document", "location", "CSSStyleSheet", script)
          const search = `?palette=${encodeURIComponent(palette)}`
          run({documentElement: {dataset}, adoptedStyleSheets: []}, {search}, Sheet)
          return css
        })""",
        [script, colours, ACCENT],
    )
    for text, css in zip(colours, made, strict=True):
        wanted = palette({"primary": text, "accent": ACCENT})
        for scheme in (wanted.light, wanted.dark):
            for name, value in asdict(scheme).items():
                assert f"--pw-{name.replace('_', '-')}:{value};" in css, (text, name, value)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader_unless_told(
    scheme: str, reader: Reader, site_url: str
) -> None:
    page = reader(color_scheme=scheme).page  # type: ignore[arg-type] # one of the two
    school = palette({"primary": "#fff"})
    paper = {"light": school.light.paper, "dark": school.dark.paper}
    for options, shown in (("", scheme), ("?scheme=dark", "dark"), ("?scheme=light", "light")):
        for more in ("", "palette=8b1e3f", "palette=green"):
            asked = "&".join(filter(None, (options, more)))
            page.goto(site_url + PHOTO.embed("nl", options=asked if options else f"?{asked}"))
            assert colour(page, "paper") == rgb(paper[shown])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["%23ff0", "000", "777777", ""])
def test_no_colour_makes_anything_unreadable(
    asked: str, scheme: str, reader: Reader, site_url: str, axe_url: str
) -> None:
    watched = reader(viewport={"width": 320, "height": 600})
    page = watched.page
    options = f"?palette={asked}&scheme={scheme}&compact={int(asked == '000')}"
    page.goto(site_url + PHOTO.embed("en", options=options))
    page.add_script_tag(url=axe_url)
    assert violations(page, OF_COLOUR) == []
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    expect_at(page, PHOTO.longest_walk.at)
    assert violations(page, OF_COLOUR) == []
    assert overflow(page) == 0
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_axe_finds_nothing_in_an_embed(
    school: str, language: str, reader: Reader, site_url: str, axe_url: str
) -> None:
    page = reader(viewport={"width": 320, "height": 600}).page
    for tree in [tree for tree in TREE_PAGES if tree.school == school][:3]:
        page.goto(site_url + tree.embed(language))
        page.add_script_tag(url=axe_url)
        assert violations(page) == [], tree


def test_paper_is_light_and_has_the_title_whatever_is_asked(reader: Reader, site_url: str) -> None:
    page = reader().page
    page.goto(site_url + PHOTO.embed("nl", options="?compact=1&scheme=dark"))
    title, root = page.locator("h1"), page.locator("html")
    expect(title).to_have_css("width", "1px")
    expect(root).to_have_css("color-scheme", "dark")
    page.emulate_media(media="print")
    expect(title).not_to_have_css("width", "1px")
    expect(root).not_to_have_css("color-scheme", "dark")


def test_a_language_that_is_asked_for_comes_instead(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    fragment = {PHOTO.longest_walk.steps[0].question: PHOTO.longest_walk.steps[0].chosen}
    page.goto(site_url + PHOTO.embed("nl", fragment, options="?language=en&palette=red"))
    page.wait_for_url(site_url + PHOTO.embed("en", fragment, options="?language=en&palette=red"))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("data-palette") == "red"
    page.locator(".pw-embed__foot a[hreflang=nl]").click()
    page.wait_for_url(site_url + PHOTO.embed("nl", fragment, options="?palette=red"))
    assert watched.complaints == []


def test_a_file_stays_what_it_is(reader: Reader, site_url: str) -> None:
    page = reader().page
    file = site_url + file_url("togtemaarschool", "photo", "nl")
    for language in ("", "en"):
        page.goto(f"{file}?language={language}")
        expect(page).to_have_title(f"{PHOTO.title('nl')} \N{EN DASH} Togtemaarschool")
        assert page.url == f"{file}?language={language}"


@pytest.mark.parametrize(
    "options",
    [
        "?language=fr",
        "?language=../../../index",
        "?language=constructor",
        "?palette=javascript:alert(1)",
        "?palette=red%22%5D%7B%7D",
        "?palette=%3Cscript%3Ealert(1)%3C/script%3E",
        "?palette=12345",
        "?palette=" + "f" * 5000,
        "?scheme=slate&compact=yes&palette=__proto__",
        "?%",
        "?language&palette&scheme&compact",
        "?palette=blue&palette=%00",
    ],
)
def test_nonsense_is_left_out(options: str, reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    page.goto(site_url + PHOTO.embed("nl", options=options))
    shown = json.loads(page.evaluate("JSON.stringify({...document.documentElement.dataset})"))
    assert shown.keys() - {"palette"} == {"language", "languages", "palettes", "accent"}
    assert shown.get("palette") in {None, "blue"}
    assert current(page).get_attribute("data-question") == PHOTO.flow.start
    assert page.url == site_url + PHOTO.embed("nl", options=options)
    assert watched.complaints == []
