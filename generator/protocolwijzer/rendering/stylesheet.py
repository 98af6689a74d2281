"""The stylesheet with the colours of every school, as custom properties of the page's CSS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from protocolwijzer.colours import Palette, Scheme, palette
from protocolwijzer.model import Site


def school_colours(site: Site) -> str:
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


def _quoted(text: str) -> str:
    """Text for within the quotes of a CSS string."""
    return "".join(c if c.isalnum() or c in "-_" else f"\\{ord(c):x} " for c in text)
