"""The stylesheet with what differs per school: its colours, and what its sheets of paper say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from protocolwijzer.colours import PALETTES, Palette, Scheme, palette
from protocolwijzer.model import EditionKind, School, Site
from protocolwijzer.rendering.wording import Wording, plain


def stylesheet(site: Site) -> str:
    """The whole stylesheet."""
    return _school_colours(site) + _sheets(site)


def _school_colours(site: Site) -> str:
    """Custom properties (--pw-paper, --pw-link ...), for light, dark and print.

    What no school owns has the project's own colours; below an element with data-pw-school they
    are that school's. Paper that is printed is light, whatever the screen shows.
    """
    rules = list(_rules("", palette({})))
    for school in site.schools:
        rules += _rules(f'[data-pw-school="{_quoted(school.id)}"]', palette(school.colours))
    return "".join(f"{rule}\n" for rule in rules)


def _rules(scope: str, colours: Palette) -> Iterator[str]:
    light, dark = scope or ":root", f'[data-md-color-scheme="slate"] {scope}'.strip()
    yield f"{light} {{{_properties(colours.light)}}}"
    yield f"@media screen {{{dark} {{{_properties(colours.dark)}}}}}"


def _properties(scheme: Scheme) -> str:
    return "".join(
        f"--pw-{name.replace('_', '-')}:{value};" for name, value in asdict(scheme).items()
    )


def embed_colours(school: School) -> str:
    """The same properties for a tree that stands alone: the school's, and every named palette.

    It follows the reader's choice of light or dark, unless data-scheme on the root says otherwise;
    data-palette on the root names another palette.
    """
    chosen = {
        "": school.colours,
        **{name: {**school.colours, **PALETTES[name]} for name in PALETTES},
    }
    rules: list[str] = []
    for name, colours in chosen.items():
        root = f':root[data-palette="{name}"]' if name else ":root"
        made = palette(colours)
        light, dark = _properties(made.light), _properties(made.dark)
        unless_told = f'{root}:not([data-scheme="light"]) {{{dark}}}'
        rules += (
            f"{root} {{{light}}}",
            f"@media screen and (prefers-color-scheme: dark) {{{unless_told}}}",
            f'@media screen {{{root}[data-scheme="dark"] {{{dark}}}}}',
        )
    return "".join(f"{rule}\n" for rule in rules)


def document_colours(colours: Mapping[str, str]) -> str:
    """The same properties for a document of its own, which follows the reader's light or dark."""
    made = palette(colours)
    return (
        f":root {{{_properties(made.light)}}}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f"{{:root {{{_properties(made.dark)}}}}}\n"
    )


def document_sheet(whose: str, wording: Wording) -> str:
    """What stands on the printed sheets of a document of its own: whose it is, and page numbers."""
    number, text = _page_number(wording), f'"{_quoted(whose)}"'
    return f"@media print {{:root {{--pw-page-number:{number};--pw-sheet:{text};}}}}\n"


def _sheets(site: Site) -> str:
    """Custom properties for the margins of printed pages, where CSS knows no element.

    They come from the root, which knows the language and, by what is in the page, the school:
    --pw-page-number ("page 1 of 3") and --pw-sheet (the school, and which issue of its text).
    """
    rules: list[str] = []
    for language in site.languages:
        wording = Wording(language)
        root = f":root:lang({language})"
        rules.append(f"{root} {{--pw-page-number:{_page_number(wording)};}}")
        for school in site.schools:
            own = f'{root}:has(.pw[data-pw-school="{_quoted(school.id)}"])'
            rules.append(f'{own} {{--pw-sheet:"{_quoted(_sheet(school, wording))}";}}')
    return "".join(f"@media print {{{rule}}}\n" for rule in rules)


def _page_number(wording: Wording) -> str:
    """The number of a page and of all pages, as the value of CSS's `content`."""
    parts = re.split(r"\{(\w+)\}", plain(wording.gettext("page {page} of {pages}")))
    return " ".join(
        f"counter({part})" if place % 2 else f'"{_quoted(part)}"'
        for place, part in enumerate(parts)
        if part
    )


def _sheet(school: School, wording: Wording) -> str:
    """Whose page this is, and of which issue of the text that it shows."""
    is_plain = school.main_edition(wording.language).edition is EditionKind.PLAIN
    shown = school.release if is_plain else school.adoption
    return f"{school.name} \u00b7 {plain(wording.issue(shown.version, shown.date))}"


def _quoted(text: str) -> str:
    """Text for within the quotes of a CSS string."""
    return "".join(c if c.isalnum() or c in "-_" else f"\\{ord(c):x} " for c in text)
