"""The sitemap, as sitemaps.org and search engines define it."""

from __future__ import annotations

import gzip

from lxml import etree

from protocolwijzer.publishing.navigation import Published
from protocolwijzer.publishing.sitemap import compressed, robots, sitemap

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def page(language: str, url: str) -> Published:
    return Published(key="k", language=language, url=url, title="t")


def test_every_page_with_its_counterparts() -> None:
    text = sitemap(
        [
            {"nl": page("nl", "a&b/"), "en": page("en", "en/a&b/")},
            {"en": page("en", "en/only/")},
        ],
        site_url="https://school.example/regels/",
        default_language="nl",
    )
    urls = etree.fromstring(text.encode()).findall("s:url", NAMESPACES)
    found = {
        url.findtext("s:loc", namespaces=NAMESPACES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)
        }
        for url in urls
    }
    root = "https://school.example/regels/"
    links = {"nl": f"{root}a&b/", "en": f"{root}en/a&b/", "x-default": f"{root}a&b/"}
    assert found == {links["nl"]: links, links["en"]: links, f"{root}en/only/": {}}
    assert "lastmod" not in text


def test_compressed_is_the_same_at_any_time() -> None:
    first, second = (compressed("één", timestamp=0) for _ in range(2))
    assert first == second
    assert gzip.decompress(first).decode() == "één"
    assert compressed("één", timestamp=1) != first


def test_robots_learn_where_the_sitemap_is() -> None:
    assert robots("https://school.example/").endswith(
        "\nSitemap: https://school.example/sitemap.xml\n"
    )
