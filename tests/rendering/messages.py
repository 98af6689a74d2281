"""Every message that the pages and the theme's frame use, as Babel's extractor finds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from protocolwijzer.rendering.wording import Register

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "protocolwijzer"

# `voiced` stands for pgettext with one register or the other.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "voiced": None,
}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "silent": "false"}}


def used_messages() -> set[tuple[str | None, str]]:
    """Context and (singular) message of each."""
    return set(_used())


def _used() -> Iterator[tuple[str | None, str]]:
    for folder in (PACKAGE / "rendering", PACKAGE / "templates", ROOT / "site_overrides"):
        for keyword, arguments in KEYWORDS.items():
            found = extract_from_dir(
                folder,
                method_map=METHODS,
                options_map=OPTIONS,
                keywords={keyword: arguments},
            )
            for _, _, message, _, context in found:
                singular = message[0] if isinstance(message, tuple) else message
                if keyword == "voiced":
                    yield from ((register.value, singular) for register in Register)
                else:
                    yield context, singular
