"""The page for those who put a tree on a page of their own: how it looks, and what to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from protocolwijzer.colours import PALETTES
from protocolwijzer.model import DecisionTree, School
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.embeds import HOST_SCRIPT, embed_url
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
    "growing": f'{_FRAME}\n<p>{_LINK}</p>\n<script src="{{host}}" async></script>',
    "link": _LINK,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that the tree can be embedded in; embed and page: addresses below the site's."""

    language: str
    name: str
    title: str
    embed: str
    page: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """HTML to paste. template: with {embed}, {page}, {title} and {host}; text: filled in."""

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
    key = addresses.school_key(school.id, part_of(tree))
    return Choice(
        language=spoken.language,
        name=wording.language_name(spoken.language),
        title=title(school, tree, spoken).text,
        embed=embed_url(school.id, tree.id, spoken.language),
        page=addresses.url(key, spoken.language),
    )


def _filled(template: str, choice: Choice, site: str) -> str:
    """A snippet for a site; the same as share.js makes."""
    return str(
        Markup(template).format(  # noqa: S704 # one of SNIPPETS; what goes in is escaped
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
