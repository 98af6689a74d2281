"""Stylesheets, script and fonts: what must hold for all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import pytest

from protocolwijzer.colours import palette
from protocolwijzer.rendering.assets import SCRIPTS, STYLESHEETS, asset_files
from protocolwijzer.rendering.icons import icon
from protocolwijzer.rendering.wording import AUDIENCE_ICONS, KIND_ICONS, STATUS_ICONS
from tests.rendering.messages import PACKAGE
from tests.rendering.sample import school, site

FILES = asset_files(site())
CSS = FILES["assets/protocolwijzer/site.css"].decode()
FONTS = PACKAGE / "assets" / "fonts"
SOURCES = [
    line.split()
    for line in (FONTS / "SOURCES.txt").read_text(encoding="utf-8").splitlines()
    if re.match(r"[0-9a-f]{64} ", line)
]


def test_what_pages_link_to_is_there() -> None:
    assert set(STYLESHEETS) | set(SCRIPTS) <= set(FILES)
    for name in re.findall(r'url\("([^"]+)"\)', CSS):
        assert f"assets/protocolwijzer/{name}" in FILES


def test_css_has_no_physical_sides() -> None:
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    physical = re.compile(r"(?<![\w-])(?:margin|padding|border|inset)?-?(?:left|right)(?![\w-])")
    assert physical.findall(rules) == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for name in ("site.css", "site.js", "schools.css"):
        text = FILES[f"assets/protocolwijzer/{name}"].decode()
        assert not re.search(r"https?:|[\"'(]//|@import", text)


@pytest.mark.parametrize(("digest", "name", "original"), SOURCES)
def test_fonts_are_the_files_of_the_named_packages(digest: str, name: str, original: str) -> None:
    assert sha256((FONTS / name).read_bytes()).hexdigest() == digest
    assert original in {f"files/{name}", "LICENSE"}


def test_every_font_has_a_source_and_a_licence() -> None:
    listed = {name for _, name, _ in SOURCES}
    assert listed == {file.name for file in FONTS.iterdir()} - {"SOURCES.txt"}
    assert sum(name.startswith("OFL") for name in listed) == 2


def test_every_school_has_its_colours_in_both_schemes() -> None:
    blue = replace(school("blauw"), colours={"primary": "#123a8c", "accent": "#8a5a0a"})
    css = asset_files(site(school(), blue))["assets/protocolwijzer/schools.css"].decode()
    expected = palette(blue.colours)
    light = re.search(r'^\[data-pw-school="blauw"\] \{(.*)\}$', css, re.MULTILINE)
    dark = re.search(r'\[data-md-color-scheme="slate"\] \[data-pw-school="blauw"\] \{(.*?)\}', css)
    assert light
    assert f"--pw-link:{expected.light.link};" in light[1]
    assert dark
    assert f"--pw-link:{expected.dark.link};" in dark[1]
    assert f"--pw-on-primary:{expected.dark.on_primary};" in dark[1]


@pytest.mark.parametrize(
    "name", ['a"}\n* {display: none}', "</style>\\", "\\22 \\", "url(//x.example)", "Ömer 😀\u2028"]
)
def test_a_schools_name_stays_within_its_string(name: str) -> None:
    named = replace(school(), name=name)
    css = asset_files(site(named))["assets/protocolwijzer/schools.css"].decode()
    sheets = re.findall(r'^.*--pw-sheet:"(.*)";}}$', css, re.MULTILINE)
    assert len(sheets) == len(site(named).languages)
    for written in sheets:
        assert re.fullmatch(r"(?:[\w-]|\\[0-9a-f]{1,6} )*", written)
        said = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written)
        assert said.startswith(f"{name} · ")


def test_every_property_that_the_css_uses_is_set() -> None:
    set_by_schools = set(re.findall(r"(--pw-[\w-]+):", FILES[STYLESHEETS[0]].decode()))
    set_here = set(re.findall(r"(--pw-[\w-]+):", CSS))
    assert set(re.findall(r"var\((--pw-[\w-]+)", CSS)) <= set_by_schools | set_here


@pytest.mark.parametrize(
    "name", [*KIND_ICONS.values(), *AUDIENCE_ICONS.values(), *STATUS_ICONS.values()]
)
def test_icons_are_the_themes_own_and_hidden_from_assistive_technology(name: str) -> None:
    assert icon(name).startswith('<svg class="pw-icon" aria-hidden="true"')
    assert len({*KIND_ICONS.values()}) == len(KIND_ICONS)


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("material/does-not-exist")
