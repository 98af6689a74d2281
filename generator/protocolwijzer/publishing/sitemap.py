"""The sitemap: every page with its counterparts in other languages.

Format: sitemaps.org protocol 0.9; counterparts as xhtml:link elements, as search engines read
them. There is no lastmod: a build does not know when a page last changed, and a date of today
would say that every page changes with every build.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from protocolwijzer.publishing.navigation import Published

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(
    translated: Iterable[Mapping[str, Published]], *, site_url: str, default_language: str
) -> str:
    """The sitemap of pages given with their counterparts; site_url ends with a slash."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">',
    ]
    for versions in translated:
        urls = {language: urljoin(site_url, page.url) for language, page in versions.items()}
        links = [_link(language, url) for language, url in urls.items()]
        if default_language in urls:
            links.append(_link("x-default", urls[default_language]))
        for url in urls.values():
            lines.append(f"<url><loc>{escape(url)}</loc>")
            # A page without counterparts has nothing to say about them.
            lines.extend(links if len(urls) > 1 else ())
            lines.append("</url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


def compressed(text: str, *, timestamp: int) -> bytes:
    """The text as gzip whose bytes depend on nothing but the arguments."""
    return gzip.compress(text.encode(), mtime=timestamp)


def robots(site_url: str) -> str:
    """A robots.txt that lets everyone in and says where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"


def _link(language: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
