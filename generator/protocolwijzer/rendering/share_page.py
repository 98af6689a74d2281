"""The page for those who put a tree on a page of their own: how it looks, and what to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from protocolwijzer.colours import PALETTES
from protocolwijzer.model import DecisionTree, School
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.embeds import HOST_SCRIPT, embed_url, file_url, qr_url
from protocolwijzer.rendering.questions_page import part_of
from protocolwijzer.rendering.tree_page import title
from protocolwijzer.rendering.wording import Wording

PART = "embed"

# No question is higher where a frame is 320 wide, in CSS pixels; a test measures them all.
FRAME_HEIGHT = 600

# Where it is not known where the site will be, and no script can tell.
UNKNOWN_SITE = "https://…/"

_FRAME = (
    '<iframe src="{embed}" title="{title}" width="100%"'
    f' height="{FRAME_HEIGHT}" style="border: 0" allow="clipboard-write"></iframe>'
)
_LINK = '<a href="{page}">{title}</a>'
SNIPPETS: Mapping[str, str] = {
    "frame": f"{_FRAME}\n<p>{_LINK}</p>",
    "address": "{embed}",
    "growing": f'{_FRAME}\n<p>{_LINK}</p>\n<script src="{{host}}" async></script>',
    "link": _LINK,
    "page": "{page}",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that the tree can be embedded in.

    embed, page, file, qr_code: addresses below the site's; stem: of the names of downloads.
    """

    language: str
    name: str
    title: str
    embed: str
    page: str
    file: str
    qr_code: str
    stem: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """What to paste: HTML or, where there is no element in it, an address as it is.

    template: with {embed}, {page}, {title} and {host}; text: filled in.
    """

    template: str
    text: str


def part(tree: DecisionTree) -> str:
    """The part of the page's key that comes after its school's."""
    return f"{part_of(tree)}/{PART}"


def context(
    school: School, tree: DecisionTree, addresses: Addresses, wording: Wording, site_url: str
) -> Mapping[str, object]:
    """What share.html shows, but for addresses that are relative to it."""
    choices = tuple(
        _choice(school, tree, addresses, Wording(language), wording)
        for language in addresses.site.languages
    )
    (chosen,) = (choice for choice in choices if choice.language == wording.language)
    return {
        "choices": choices,
        "chosen": chosen,
        "snippets": {
            name: Snippet(template, _filled(template, chosen, site_url or UNKNOWN_SITE))
            for name, template in SNIPPETS.items()
        },
        "frame_height": FRAME_HEIGHT,
        "host_script": HOST_SCRIPT,
        "palettes": _palettes(wording),
        "site_url": site_url,
    }


def _choice(
    school: School, tree: DecisionTree, addresses: Addresses, spoken: Wording, wording: Wording
) -> Choice:
    language = spoken.language
    page = addresses.url(addresses.school_key(school.id, part_of(tree)), language)
    return Choice(
        language=language,
        name=wording.language_name(language),
        title=title(school, tree, spoken).text,
        embed=embed_url(school.id, tree.id, language),
        page=page,
        file=file_url(school.id, tree.id, language),
        qr_code=qr_url(school.id, tree.id, language),
        stem=f"{school.id}-{PurePosixPath(page).stem}",
    )


def _filled(template: str, choice: Choice, site: str) -> str:
    """A snippet for a site; the same as share.js makes."""
    # In HTML what goes in is escaped.
    fill = Markup(template).format if "<" in template else template.format  # noqa: S704 # SNIPPETS
    return str(
        fill(
            embed=site + choice.embed,
            page=site + choice.page,
            title=choice.title,
            host=site + HOST_SCRIPT,
        )
    )


def _palettes(wording: Wording) -> Sequence[tuple[str, str]]:
    """The palettes by name and in words."""
    _ = wording.gettext
    words = {
        "blue": _("blue"),
        "green": _("green"),
        "purple": _("purple"),
        "red": _("red"),
        "grey": _("grey"),
    }
    return tuple((name, words[name]) for name in PALETTES)
