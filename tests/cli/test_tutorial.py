"""docs/guide/tutorial.*.md: whoever does what they say sees what they show."""

from __future__ import annotations

import re
import shlex
from itertools import zip_longest
from pathlib import Path

import pytest
from PIL import Image

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.schools import load_site
from tests.support.paths import ROOT
from tests.support.tutorial import ANYTHING, LANGUAGES, Block, Director, blocks, shows, tutorial

GUIDE = ROOT / "docs/guide"
# As much as a reader on a slow line should wait for.
LARGEST_PICTURE = 120_000
_LINK = re.compile(r"\]\(([^)]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

both = pytest.mark.parametrize("language", LANGUAGES)


def anchor(heading: str) -> str:
    """The id that a repository's website gives a heading."""
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def outline(text: str) -> list[tuple[str, str]]:
    """The blocks of a tutorial without what differs by language: their kinds, commands, files."""
    return [
        (block.kind, shlex.split(block.command)[0] if block.kind == "console" else block.about)
        for block in blocks(text)
    ]


@both
def test_the_commands_print_what_the_tutorial_shows(language: str, tmp_path: Path) -> None:
    director = Director(language, tmp_path)
    shown = 0
    for block in blocks(tutorial(language)):
        printed = director.do(block)
        if printed is not None:
            shown += 1
            assert shows(block, printed), (
                f"docs/guide/tutorial.{language}.md:{block.line}: "
                f"{block.command} really prints:\n\n{printed}"
            )
    assert shown > 5
    found = Diagnostics()
    site = load_site(
        tmp_path / "docs/protocols",
        trees=tmp_path / "decision_trees",
        adopted={},
        diagnostics=found,
    )
    assert site is not None, "\n".join(map(str, found))
    (school,) = site.schools
    assert [tree.id for tree in school.trees] == ["photo-students"]
    assert school.previous is not None
    assert not any(facts.proposed for facts in school.facts.values())


def test_a_block_that_shows_something_else_is_noticed() -> None:
    block = Block("console", "", "$ protocolwijzer x\none\n[...]\n> yes\nthree\n", 1)
    assert shows(block, "one\ntwo\n> \nthree\n")
    assert not shows(block, "one\ntwo\n> \nfour\n")
    assert not shows(block, "zero\n> \nthree\n")


def test_both_tutorials_have_the_same_steps() -> None:
    ours, theirs = (tutorial(language) for language in LANGUAGES)
    for one, other in zip_longest(outline(ours), outline(theirs)):
        assert one == other or {one[1], other[1]} == {
            "docs/protocols/de-zonnebloem/adopted.nl.md",
            "docs/protocols/de-zonnebloem/adopted.en.md",
        }
    headings = [re.findall(r"^## (\d?)", text, re.MULTILINE) for text in (ours, theirs)]
    assert headings[0] == headings[1] == ["", *"123456789"]


@both
def test_every_step_says_something_of_its_own(language: str) -> None:
    """What is left out of every block would hide that it is out of date."""
    for block in blocks(tutorial(language)):
        if block.kind == "console" and block.printed:
            assert len(block.printed.replace(ANYTHING, "").split()) > 3, block.line


@both
def test_its_links_lead_somewhere(language: str) -> None:
    text = tutorial(language)
    anchors = {anchor(heading) for heading in _HEADING.findall(text)}
    links = [link for link in _LINK.findall(text) if "//" not in link]
    assert links
    for link in links:
        file, _, fragment = link.partition("#")
        assert not file or (GUIDE / file).is_file(), link
        assert not fragment or fragment in anchors, link


@both
def test_its_pictures_are_there_and_small(language: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((images/[^)]+)\)", tutorial(language))
    assert all(name.endswith(f".{language}.png") for name in pictures)
    ours = {f"images/{file.name}" for file in GUIDE.glob(f"images/tutorial-*.{language}.png")}
    assert set(pictures) == ours
    for name in pictures:
        file = GUIDE / name
        assert file.stat().st_size < LARGEST_PICTURE
        with Image.open(file) as picture:
            assert picture.format == "PNG"


@both
def test_what_it_asks_of_make_is_there(language: str) -> None:
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    asked = re.findall(r"\bmake ([a-z-]+)", tutorial(language))
    assert {"site", "serve", "offline"} <= {*asked} <= {*targets}


@both
def test_the_schools_to_throw_away_are_those_that_come_along(language: str) -> None:
    named = set(re.findall(r"`((?:docs/protocols|decision_trees)/[a-z-]+)`", tutorial(language)))
    folders = (ROOT / "docs/protocols", ROOT / "decision_trees")
    real = {
        entry.relative_to(ROOT).as_posix()
        for folder in folders
        for entry in folder.iterdir()
        if entry.is_dir()
    }
    assert named == real | {"docs/protocols/de-zonnebloem"}
