"""The policy and the hashes on every page of the built sites."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest

from protocolwijzer.content_policy import integrity, source_hash
from protocolwijzer.publishing.policy import Policy, parsed
from tests.support.pages import BuiltSite, HtmlFile, Link, elements, values

ONLINE = ("plain", "published", "with_adopted")
META = "//meta[@http-equiv='Content-Security-Policy']"
RUNS = "not(@type) or @type!='application/json'"
HEADER_FILES = {"_headers", ".htaccess", "hosting/nginx.conf", "hosting/web.config"}

# As strict as it can be: what only some pages need is not here.
LEAST = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@pytest.fixture(params=ONLINE)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    site = request.getfixturevalue(request.param)
    assert isinstance(site, BuiltSite)
    return site


@cache
def policy_of(page: HtmlFile) -> Policy:
    """What the page states; it must, and once."""
    (text,) = values(page.document, f"{META}/@content")
    return parsed(text)


def inline_scripts(page: HtmlFile) -> list[str]:
    found = elements(page.document, f"//script[not(@src)][{RUNS}]")
    return [source_hash("".join(values(script, "./text()"))) for script in found]


def test_every_page_may_do_what_it_needs_and_nothing_else(site: BuiltSite) -> None:
    for page in site.pages.values():
        policy = dict(policy_of(page))
        own, *scripts = policy.pop("script-src")
        frames = policy.pop("frame-src", None)
        assert policy == LEAST, page.path
        assert own == "'self'"
        has_tree = bool(elements(page.document, "//*[@id='tree'][@data-runtime]"))
        assert ("'wasm-unsafe-eval'" in scripts) == has_tree, page.path
        assert frames == (["'self'"] if elements(page.document, "//iframe") else None), page.path


def test_the_inline_scripts_are_the_themes_few_and_the_same_on_every_page(site: BuiltSite) -> None:
    allowed = {
        frozenset(source for source in policy_of(page)["script-src"] if source.startswith("'sha"))
        for page in site.pages.values()
    }
    written = {frozenset(inline_scripts(page)) for page in site.pages.values()}
    assert allowed == written
    (only,) = allowed
    assert len(only) == 4


def test_the_policy_comes_before_all_that_it_is_about(site: BuiltSite) -> None:
    for page in (*site.pages.values(), *site.embeds.values()):
        (meta,) = elements(page.document, META)
        parent = meta.getparent()
        assert parent is not None
        assert parent.tag == "head", page.path
        # Only the letters are known before it.
        before = [(each.tag, *each.keys()) for each in meta.itersiblings(preceding=True)]
        assert before == [("meta", "charset")], page.path


def test_nothing_is_written_into_a_page_that_no_policy_should_allow(any_site: BuiltSite) -> None:
    for page in any_site.pages.values():
        assert elements(page.document, "//style | //*[@style]") == [], page.path
        attributes = {str(name) for each in page.document.iter() for name in each.keys()}  # noqa: SIM118 # of an element
        assert [name for name in attributes if name.startswith("on")] == [], page.path
        targets = values(page.document, "//@href | //@src")
        assert [each for each in targets if each.lower().startswith("javascript:")] == []


def test_embeds_allow_just_what_is_in_them(site: BuiltSite) -> None:
    assert site.embeds
    for page in site.embeds.values():
        policy = policy_of(page)
        allowed = {each for each in policy["script-src"] if each.startswith("'sha")}
        assert allowed == set(inline_scripts(page)), page.path
        styles = values(page.document, "//style/text()")
        assert list(policy["style-src"]) == [source_hash(style) for style in styles], page.path
        assert elements(page.document, "//*[@style]") == [], page.path
        assert "'unsafe-inline'" not in str(policy)
        for name in ("default-src", "base-uri", "form-action"):
            assert policy[name] == ["'none'"], page.path


def test_scripts_and_stylesheets_are_named_by_their_bytes(site: BuiltSite) -> None:
    hashes: dict[str, tuple[str, str]] = {}
    for page in site.pages.values():
        loaded = elements(page.document, "//script[@src] | //link[@rel='stylesheet']")
        assert loaded, page.path
        for element in loaded:
            address = str(element.get("src") or element.get("href"))
            file = site.target_file(Link(page.path, address, fetched=True))
            assert file is not None, f"{page.path}: {address}"
            if file not in hashes:
                content = (site.root / file).read_bytes()
                hashes[file] = (integrity(content), sha256(content).hexdigest())
            expected, digits = hashes[file]
            assert element.get("integrity") == expected, f"{page.path}: {address}"
            query = address.partition("?")[2]
            # The theme's own names hold a hash already.
            assert query == digits[:10] or (not query and ".min." in file), address
    assert len(hashes) > 5


def test_the_header_files_allow_what_any_page_allows(site: BuiltSite) -> None:
    headers = (site.root / "_headers").read_text(encoding="utf-8")
    (text,) = (line.strip() for line in headers.splitlines() if "Content-Security" in line)
    sent = parsed(text.partition(": ")[2])
    for page in (*site.pages.values(), *site.embeds.values()):
        for name, sources in policy_of(page).items():
            allowed = set(sent.get(name, sent["default-src"])) | {"'none'"}
            assert set(sources) <= allowed, f"{page.path}: {name}"
    assert "'unsafe-inline'" not in text
    assert "'unsafe-eval'" not in text


def test_a_site_in_a_folder_has_neither_policy_nor_hashes(offline: BuiltSite) -> None:
    assert not HEADER_FILES & offline.files
    for page in (*offline.pages.values(), *offline.embeds.values()):
        assert elements(page.document, f"{META} | //*[@integrity]") == [], page.path
