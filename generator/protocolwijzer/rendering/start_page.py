"""The page that someone opens who has the whole site as files: one for all languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer.localization import (
    direction,
    interface_language,
    own_name,
    translations_for,
)
from protocolwijzer.rendering.templating import environment


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a language of the site begins: site_name there, and address as a reference."""

    language: str
    site_name: str
    address: str


def file_name(languages: Sequence[str]) -> str:
    """What the file is called, without its ending: the same words in every language."""
    words = (translations_for(language).gettext("Start here") for language in languages)
    return " - ".join(dict.fromkeys(words))


def start_page(entrances: Sequence[Entrance], *, overrides: Path | None = None) -> bytes:
    """The page as a whole HTML document, which loads nothing.

    overrides: as for `pages.render`.
    """
    name = file_name([entrance.language for entrance in entrances])
    template = environment(overrides).get_template("start.html")
    html = template.render(
        title=" · ".join(dict.fromkeys(entrance.site_name for entrance in entrances)),
        entrances=[{"to": entrance, **_words(entrance.language, name)} for entrance in entrances],
    )
    return html.encode()


def _words(language: str, name: str) -> Mapping[str, str]:
    catalogue = translations_for(language)
    spoken = interface_language(language)
    return {
        "own_name": own_name(language),
        "language": spoken,
        "direction": direction(spoken),
        "opening": catalogue.gettext("Open the website"),
        "about": catalogue.gettext("The whole website is in this folder. It needs no internet."),
        "trouble": catalogue.gettext(
            "Does the website not open? Then this page is probably still in a zip file. Unpack "
            "that first: right-click it, choose “Extract All”, and then open “%(name)s” in the "
            "new folder."
        )
        % {"name": name},
    }
