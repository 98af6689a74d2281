"""Addresses: every link leads somewhere, every page is found, nothing comes from elsewhere."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest
from lxml import etree

from tests.support.addresses import (
    ADDRESSES,
    LANGUAGES,
    PREFIXES,
    SHARE_ADDRESSES,
    SITE_URL,
    TREE_ADDRESSES,
    Address,
)
from tests.support.pages import BuiltSite, Link, values

ALL_ADDRESSES = (*ADDRESSES, *TREE_ADDRESSES, *SHARE_ADDRESSES)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_site_has_exactly_the_promised_pages(plain: BuiltSite) -> None:
    promised = {address.file for address in ALL_ADDRESSES}
    not_found = {f"{prefix}404.html" for prefix in PREFIXES.values()}
    assert plain.pages.keys() == promised | not_found


def test_every_tree_is_there_for_other_pages_and_as_a_file(plain: BuiltSite) -> None:
    assert plain.embeds.keys() == {
        f"embed/{address.school}/{address.kind.removeprefix('questions/')}/{address.language}{kind}"
        for address in TREE_ADDRESSES
        for kind in (".html", "-file.html")
    }


def test_both_editions_of_the_site_have_the_same_pages(
    plain: BuiltSite, with_adopted: BuiltSite
) -> None:
    assert plain.pages.keys() == with_adopted.pages.keys()


def test_every_internal_link_and_anchor_resolves(any_site: BuiltSite) -> None:
    internal = [link for link in any_site.links() if link.is_resource and not link.is_foreign]
    assert len(internal) > 1000
    assert [trouble for link in internal if (trouble := any_site.trouble(link))] == []


def test_nothing_is_fetched_from_another_host(any_site: BuiltSite) -> None:
    fetched = [link for link in any_site.links() if link.fetched]
    assert len(fetched) > 100
    assert [link for link in fetched if link.is_foreign] == []


@pytest.mark.parametrize("site", ["plain", "offline"])
def test_every_page_is_reachable_from_home(site: str, request: pytest.FixtureRequest) -> None:
    built: BuiltSite = request.getfixturevalue(site)
    waiting, seen = deque(["index.html"]), {"index.html"}
    while waiting:
        for link in built.pages[waiting.popleft()].links():
            if link.fetched or link.is_foreign or not link.is_resource:
                continue
            target = built.target_file(link)
            if target in built.pages and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert {path for path in built.pages if not path.endswith("404.html")} <= seen


def test_pages_say_their_language(any_site: BuiltSite) -> None:
    for path, page in any_site.pages.items():
        assert page.language == ("en" if path.startswith("en/") else "nl"), path


@pytest.mark.parametrize("address", ALL_ADDRESSES, ids=str)
def test_anchors_are_the_same_in_every_language(address: Address, plain: BuiltSite) -> None:
    counterparts = [Address(address.school, address.kind, language) for language in LANGUAGES]
    first, *others = (plain.pages[counterpart.file].ids for counterpart in counterparts)
    assert len(first) == len(set(first))
    assert [ids for ids in others if ids != first] == []


@pytest.mark.parametrize("address", ALL_ADDRESSES, ids=str)
def test_language_switch_leads_to_the_same_page(address: Address, plain: BuiltSite) -> None:
    page = plain.pages[address.file]
    for language in LANGUAGES:
        if language == address.language:
            continue
        switches = [
            plain.target_file(Link(address.file, target, fetched=False))
            for target in values(page.document, f"//a[@hreflang='{language}']/@href")
        ]
        counterpart = Address(address.school, address.kind, language)
        assert switches, "no language switch"
        assert set(switches) == {counterpart.file}


def test_sitemap_lists_exactly_the_pages_with_their_languages(published_site: Path) -> None:
    entries = sitemap_entries(published_site / "sitemap.xml")
    expected = {
        address.path: {
            language: Address(address.school, address.kind, language).path for language in LANGUAGES
        }
        for address in ALL_ADDRESSES
    }
    for alternates in expected.values():
        alternates["x-default"] = alternates[LANGUAGES[0]]
    assert {
        location.removeprefix(SITE_URL): {
            language: link.removeprefix(SITE_URL) for language, link in alternates.items()
        }
        for location, alternates in entries.items()
    } == expected


def test_without_an_address_there_is_no_sitemap(plain: BuiltSite) -> None:
    # It may hold nothing but full addresses.
    assert not [path for path in plain.files if path.startswith(("sitemap", "robots"))]


def test_pages_name_their_address(published: BuiltSite) -> None:
    for address in ALL_ADDRESSES:
        (canonical,) = values(
            published.pages[address.file].document, "//link[@rel='canonical']/@href"
        )
        assert canonical == SITE_URL + address.path


def sitemap_entries(file: Path) -> dict[str, dict[str, str]]:
    """Per address in a sitemap the same page's address per language."""
    root = etree.parse(file).getroot()
    assert not root.findall(".//s:lastmod", SITEMAP)
    return {
        str(entry.findtext("s:loc", namespaces=SITEMAP)): {
            str(link.get("hreflang")): str(link.get("href"))
            for link in entry.findall("x:link[@rel='alternate']", SITEMAP)
        }
        for entry in root.findall("s:url", SITEMAP)
    }
