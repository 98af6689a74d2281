"""The content-security policy of a page: as strict as what is on it allows.

A page's own scripts and styles are files of the site. What the theme writes into pages is allowed
by its hash, and comes from a page without any school's text: a script that a text might bring along
is none of it. The terms and rules are those of Content Security Policy Level 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from typing import TypeAlias

from protocolwijzer.content_policy import source_hash, written

# Sources by directive, both in the order in which they are written.
Policy: TypeAlias = Mapping[str, Sequence[str]]

NONE = ("'none'",)
OWN = ("'self'",)
WEB_ASSEMBLY = "'wasm-unsafe-eval'"

# A website, or with an asterisk all of a domain, as a policy may name them.
ORIGIN = re.compile(r"https?://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?", re.IGNORECASE)

# Not "form-action" and "base-uri": without them all is allowed, whatever "default-src" says.
_FALLBACKS: Mapping[str, Sequence[str]] = {
    "script-src": ("default-src",),
    "style-src": ("default-src",),
    "img-src": ("default-src",),
    "font-src": ("default-src",),
    "media-src": ("default-src",),
    "connect-src": ("default-src",),
    "frame-src": ("child-src", "default-src"),
    "worker-src": ("child-src", "script-src", "default-src"),
}

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = r"""\s{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_SRC = re.compile(_ATTRIBUTE.format("src"), re.IGNORECASE)
_TYPE = re.compile(_ATTRIBUTE.format("type"), re.IGNORECASE)
# The element that tree.js starts the engine for.
_TREE = re.compile(r'<[a-z](?=[^<>]*\sid="tree")[^<>]*\sdata-runtime=')
_FRAME = re.compile(r"<iframe[\s>]")
_MEDIA = re.compile(r"<(?:audio|video)[\s>]")
# All that may stand before the first element that loads or runs something. A browser has to know
# the letters of a page before anything else, within its first 1024 bytes.
_OPENING = re.compile(
    r"\s*(?:<!doctype[^>]*>\s*)?(?:<html\b[^>]*>\s*)?(?:<head\b[^>]*>\s*)?"
    r"(?:<meta charset=[^>]*>)?",
    re.IGNORECASE,
)
_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def inline_scripts(html: str) -> tuple[str, ...]:
    """The hashes of the scripts that stand in a page and run, each once, in order."""
    found = (
        source_hash(match[2])
        for match in _SCRIPT.finditer(html)
        if not _SRC.search(match[1]) and _runs(match[1])
    )
    return tuple(dict.fromkeys(found))


def _runs(attributes: str) -> bool:
    match = _TYPE.search(attributes)
    return is_script(next(filter(None, match.groups()), "") if match else "")


def is_script(kind: str) -> bool:
    """Whether a script element with this as its type is a script, and no data."""
    return kind.lower() in {"", "module", "importmap", "text/javascript", "application/javascript"}


def page_policy(html: str, inline: Sequence[str]) -> Policy:
    """What a page needs and nothing else. inline: the hashes of the theme's own scripts."""
    starts_engine = bool(_TREE.search(html))
    return {
        "default-src": NONE,
        "script-src": (*OWN, *inline, *((WEB_ASSEMBLY,) if starts_engine else ())),
        "style-src": OWN,
        "img-src": (*OWN, "data:"),
        "font-src": OWN,
        "connect-src": OWN,
        "worker-src": OWN,
        **({"frame-src": OWN} if _FRAME.search(html) else {}),
        **({"media-src": OWN} if _MEDIA.search(html) else {}),
        "base-uri": NONE,
        "form-action": NONE,
    }


def site_policy(inline: Sequence[str], documents: Iterable[bytes]) -> Policy:
    """What all that a site consists of needs together: for a host that says the same of all.

    It takes nothing away from what a page or a document says of itself, as both apply; and it is
    what holds for the engine's worker, which is no page. documents: those that are no pages.
    """
    everything = '<i id="tree" data-runtime=""></i><iframe></iframe><video></video>'
    needed = page_policy(everything, inline)
    return union([needed, *(stated for each in documents if (stated := stated_policy(each)))])


def stated_policy(document: bytes) -> Policy | None:
    """The policy that a document of ours states, or None."""
    match = _STATED.search(document.decode("utf-8"))
    return parsed(unescape(match[1])) if match else None


def parsed(text: str) -> Policy:
    """A policy from its text; of a directive that stands there twice the first counts."""
    policy: dict[str, Sequence[str]] = {}
    for directive in text.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            policy.setdefault(name.lower(), sources)
    return policy


def union(policies: Sequence[Policy]) -> Policy:
    """The strictest policy of this form that allows all that any of these allows.

    Only of directives that some of them name and that all of them restrict: of any other, there is
    nothing that could be forbidden.
    """
    names = dict.fromkeys(name for policy in policies for name in policy)
    merged: dict[str, Sequence[str]] = {}
    for name in names:
        sources = [_sources(policy, name) for policy in policies]
        if all(each is not None for each in sources):
            together = dict.fromkeys(source for each in sources for source in each or ())
            merged[name] = [source for source in together if source not in NONE] or NONE
    return merged


def _sources(policy: Policy, name: str) -> Sequence[str] | None:
    """What a policy allows for a directive, also one that it does not name; None is everything."""
    names = (name, *_FALLBACKS.get(name, ()))
    return next((policy[each] for each in names if each in policy), None)


def with_policy(html: str, policy: Policy) -> str:
    """A page that states its policy, before anything that could be loaded or run."""
    opening = _OPENING.match(html)
    end = opening.end() if opening else 0
    text = escape(written(policy), quote=False).replace('"', "&quot;")
    stated = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return f"{html[:end]}\n      {stated}{html[end:]}"
