"""Every message of pages, the theme's frame and the command, as Babel's extractor finds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from protocolwijzer.rendering.wording import Register

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "protocolwijzer"

# `voiced` stands for pgettext with one register or the other, `toned` for those and for gettext.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "voiced": None,
    "toned": None,
}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "silent": "false"}}


def used_messages() -> set[tuple[str | None, str]]:
    """Context and (singular) message of each."""
    return set(_used())


def _used() -> Iterator[tuple[str | None, str]]:
    folders = ("cli", "handouts", "health", "publishing", "reading", "rendering", "templates")
    for folder in (*(PACKAGE / name for name in folders), ROOT / "site_overrides"):
        for keyword, arguments in KEYWORDS.items():
            found = extract_from_dir(
                folder,
                method_map=METHODS,
                options_map=OPTIONS,
                keywords={keyword: arguments},
            )
            for _, _, message, _, context in found:
                singular = message[0] if isinstance(message, tuple) else message
                if keyword in {"voiced", "toned"}:
                    yield from ((register.value, singular) for register in Register)
                if keyword == "toned":
                    yield None, singular
                elif keyword != "voiced":
                    yield context, singular
