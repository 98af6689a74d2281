"""The site as files that outlive this project: Markdown, front matter and an mkdocs.yml.

Any MkDocs 1.x with Material builds them, and a successor needs nothing but the Markdown. The
look around the pages is the theme's own: what is kept is every page with its address, title,
description, language and counterparts, the navigation's top, the styles, and the search by stems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from protocolwijzer.publishing.navigation import Published, SiteMap
from protocolwijzer.publishing.search_index import SEPARATOR
from protocolwijzer.publishing.themes import language_partial
from protocolwijzer.rendering.addresses import relative

# A folder that has this was made here, and may be made again.
SIGN = ".protocolwijzer"
_SIGN_TEXT = (
    "Made by `protocolwijzer materialize`, which replaces this whole folder when it runs again.\n"
)
_HEADER = """\
# Written by `protocolwijzer materialize`; build it with `mkdocs build`.
# It needs mkdocs 1.x and mkdocs-material, and no plugin but the theme's own search.
"""

# The theme has one language a site; these pages say theirs in their front matter.
_LANGUAGE_TEMPLATE = """\
{% set own = page.meta.language if page and page.meta else none %}
{% import "partials/languages/" ~ (own or config.theme.language) ~ ".html" as lang %}
{% import "partials/languages/en.html" as fallback %}
{% macro t(key) %}{{ lang.t(key) or fallback.t(key) or key }}{% endmacro %}
"""
_SWITCH_TEMPLATE = """\
{% if page and page.meta %}
{% for other in page.meta.alternates or [] %}
<a class="md-header__button" href="{{ other.url }}" hreflang="{{ other.language }}" \
lang="{{ other.language }}">{{ other.name }}</a>
{% endfor %}
{% endif %}
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a Markdown file: its path, what the others see of it, its front matter and text."""

    source: str
    published: Published
    meta: Mapping[str, Any]
    text: str


def materialized(
    documents: Iterable[Document],
    site_map: SiteMap,
    *,
    settings: Mapping[str, Any],
    stemmers: frozenset[str],
    theme_languages: Iterable[str],
) -> Mapping[str, str]:
    """Every text file of a project that any MkDocs builds, by path.

    settings: what its mkdocs.yml says besides languages, navigation and search; stemmers and
    theme_languages: the languages that the theme can stem, and those it has words in.
    """
    written = {SIGN: _SIGN_TEXT}
    homes: list[str] = []
    for document in documents:
        written[f"docs/{document.source}"] = _markdown(document, site_map)
        if document.published == site_map.home(document.published.language):
            homes.append(document.source)
    languages = site_map.languages
    written["mkdocs.yml"] = _HEADER + _yaml(
        {
            **settings,
            "theme": {**settings["theme"], "custom_dir": "overrides", "language": languages[0]},
            "plugins": [{"search": _search(languages, stemmers)}],
            "extra": {"alternate": len(languages) > 1},
            # A navigation with every page of every school would cost more than all the rest.
            "nav": homes,
        }
    )
    written["overrides/partials/language.html"] = _LANGUAGE_TEMPLATE
    written["overrides/partials/alternate.html"] = _SWITCH_TEMPLATE
    for language in languages:
        partial = language_partial(language, theme_languages)
        if partial is not None:
            written[f"overrides/partials/languages/{language}.html"] = partial
    return written


def _markdown(document: Document, site_map: SiteMap) -> str:
    shown = document.published
    context = site_map.context(shown, lambda url: relative(shown.url, url))
    meta = {
        # Themes insert these as HTML.
        "title": str(escape(shown.title)),
        **document.meta,
        "language": shown.language,
        "alternates": [
            {"language": other.language, "name": other.name, "url": other.url}
            for other in context.alternates
            if not other.current
        ],
    }
    return f"---\n{_yaml(meta)}---\n\n{document.text.strip()}\n"


def _search(languages: Iterable[str], stemmers: frozenset[str]) -> Mapping[str, Any]:
    primary = dict.fromkeys(language.partition("-")[0] for language in languages)
    stemmed = [language for language in primary if language in stemmers]
    return {
        "lang": stemmed or ["en"],
        "separator": SEPARATOR,
        "pipeline": ["stopWordFilter", "stemmer"] if stemmed else [],
    }


def write(target: Path, texts: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Write a materialized project: its texts, and the site's other files below docs/."""
    contents = {path: text.encode() for path, text in texts.items()}
    contents |= {f"docs/{path}": content for path, content in files.items()}
    for path, content in contents.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _yaml(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=100)
