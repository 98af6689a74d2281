"""A page's policy: what it allows, and what it never comes to allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.content_policy import source_hash, written
from protocolwijzer.publishing.policy import (
    ORIGIN,
    Policy,
    inline_scripts,
    page_policy,
    parsed,
    site_policy,
    stated_policy,
    union,
    with_policy,
)
from protocolwijzer.publishing.refused import refused

PAGE = """
<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <title>Regels</title>
    <script src="site.js"></script>
    <script>a("</p>")</script>
    <script type="module">b()</script>
    <script id="__config" type="application/json">{"a": 1}</script>
  </head>
  <body><div id="tree" data-runtime="engine/"></div><script
>a("</p>")</script></body>
</html>
"""
INLINE = (source_hash('a("</p>")'), source_hash("b()"))


def test_scripts_that_run_are_found_and_data_is_not() -> None:
    assert inline_scripts(PAGE) == INLINE
    assert inline_scripts('<SCRIPT TYPE="Text/JavaScript">c()</SCRIPT >') == (source_hash("c()"),)
    assert inline_scripts("<script data-src='x'>d()</script>") == (source_hash("d()"),)
    assert inline_scripts("<script src=x.js></script><scripted>e()</scripted>") == ()


def test_a_plain_page_may_do_the_least() -> None:
    assert written(page_policy("<p>data-runtime= id=tree</p>", INLINE)) == (
        f"default-src 'none'; script-src 'self' {INLINE[0]} {INLINE[1]}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    "tree",
    ['<div id="tree" data-runtime="e/">', '<div data-runtime="e/" id="tree">'],
)
def test_only_a_tree_may_run_webassembly(tree: str) -> None:
    assert page_policy(tree, ())["script-src"] == ("'self'", "'wasm-unsafe-eval'")
    # As the page about embedding names it, which runs nothing.
    assert page_policy('<button data-runtime="e/">', ())["script-src"] == ("'self'",)


def test_only_a_page_with_frames_may_have_them() -> None:
    assert page_policy('<iframe src="a.html">', ())["frame-src"] == ("'self'",)
    assert "frame-src" not in page_policy("<p>&lt;iframe&gt;</p>", ())
    assert page_policy("<video src=a.mp4>", ())["media-src"] == ("'self'",)
    assert page_policy("<audio>", ())["media-src"] == ("'self'",)
    assert "media-src" not in page_policy("<p>&lt;video&gt;</p>", ())


def test_a_script_on_the_page_itself_is_not_allowed_by_being_there() -> None:
    policy = page_policy("<script>alert(1)</script>", INLINE)
    assert source_hash("alert(1)") not in policy["script-src"]


@pytest.mark.parametrize(
    ("page", "before"),
    [
        (PAGE, '<meta charset="utf-8">'),
        ("<!doctype html><html><head><script>a()</script>", "<head>"),
        ("<!doctype html>\n<title>Regels</title>", "<!doctype html>\n"),
        ("<p>Regels", ""),
    ],
)
def test_a_page_states_its_policy_before_anything_else(page: str, before: str) -> None:
    stated = with_policy(page, {"default-src": ["'none'"], "script-src": [INLINE[0]]})
    element = (
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; script-src {INLINE[0]}\">"
    )
    start, found, rest = stated.partition(element)
    assert found
    assert start.strip().endswith(before.strip())
    assert "".join((start + rest).split()) == "".join(page.split())
    assert stated_policy(stated.encode()) == parsed(f"default-src 'none'; script-src {INLINE[0]}")


def test_a_policy_is_read_as_browsers_do() -> None:
    policy = parsed(" Script-Src 'self'  a.example ;; img-src data:;script-src *; sandbox")
    assert policy == {"script-src": ["'self'", "a.example"], "img-src": ["data:"], "sandbox": []}


def test_a_document_without_a_policy_states_none() -> None:
    assert stated_policy(b"<title>x</title>") is None
    escaped = b'<meta http-equiv="Content-Security-Policy" content="img-src &#39;self&#39;">'
    assert stated_policy(escaped) == {"img-src": ["'self'"]}


def test_together_they_may_what_each_of_them_may() -> None:
    together = union(
        [
            parsed("default-src 'none'; script-src 'self'; worker-src 'self'; base-uri 'none'"),
            parsed("default-src 'none'; script-src blob:; img-src data:; base-uri 'self'"),
        ]
    )
    assert together == {
        "default-src": ("'none'",),
        "script-src": ["'self'", "blob:"],
        # The second names none, and so allows workers what it allows scripts.
        "worker-src": ["'self'", "blob:"],
        "base-uri": ["'self'"],
        "img-src": ["data:"],
    }


def test_what_one_of_them_does_not_restrict_cannot_be_restricted_for_all() -> None:
    assert union([parsed("form-action 'none'"), parsed("img-src data:")]) == {}


NAMES = ["default-src", "script-src", "style-src", "worker-src", "frame-src", "form-action"]
SOURCES = ["'self'", "data:", "blob:", "https://a.example", "'sha256-x='"]
FALLBACK = {
    "script-src": ["default-src"],
    "style-src": ["default-src"],
    "worker-src": ["script-src", "default-src"],
    "frame-src": ["default-src"],
}
policies = st.dictionaries(
    st.sampled_from(NAMES),
    st.one_of(st.just(["'none'"]), st.lists(st.sampled_from(SOURCES), min_size=1, unique=True)),
)


def allows(policy: Policy, name: str, source: str) -> bool:
    """What a browser decides: by this directive, or by the first that stands in for it."""
    for each in [name, *FALLBACK.get(name, [])]:
        if each in policy:
            return source in policy[each]
    return True


@given(st.lists(policies, min_size=1, max_size=3), st.sampled_from(NAMES[1:]))
def test_union_allows_all_and_little_more(several: list[dict[str, list[str]]], name: str) -> None:
    together = union(several)
    named = any(name in policy for policy in several)
    for source in SOURCES:
        allowed = [allows(policy, name, source) for policy in several]
        if any(allowed):
            assert allows(together, name, source)
        elif named:
            assert not allows(together, name, source)


def test_the_policy_of_a_site_takes_nothing_away() -> None:
    embed = (
        b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
        b"script-src &#39;sha256-e=&#39;; style-src &#39;sha256-s=&#39;; worker-src blob:; "
        b'base-uri &#39;none&#39;; form-action &#39;none&#39;">'
    )
    policy = site_policy(INLINE, [embed, b"<title>no policy</title>"])
    assert written(policy) == (
        f"default-src 'none'; script-src 'self' {INLINE[0]} {INLINE[1]} 'wasm-unsafe-eval' "
        "'sha256-e='; style-src 'self' 'sha256-s='; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; media-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    "origin",
    [
        "https://www.school.example",
        "https://*.sharepoint.com",
        "http://localhost:8080",
    ],
)
def test_websites_have_names(origin: str) -> None:
    assert ORIGIN.fullmatch(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "www.school.example",
        "https://school.example/pad",
        "https://school.example; script-src *",
        "https://*",
        "'none'",
    ],
)
def test_anything_else_is_no_website(origin: str) -> None:
    assert not ORIGIN.fullmatch(origin)


FOREIGN = "something from another website"


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("<script>", "a script"),
        ('<script type="module">', "a script"),
        ("<style>", "a style"),
        ('<p style="color: red">', "a style"),
        ('<a href="#" onclick="a()">', "an event handler"),
        ("<form>", "the element <form>"),
        ('<object data="a.pdf">', "the element <object>"),
        ('<iframe src="https://films.example/1">', FOREIGN),
        ('<img src="//films.example/1.png">', FOREIGN),
        ('<script src="https://films.example/1.js">', FOREIGN),
        (
            '<link rel="stylesheet" href="https://films.example/1.css">',
            FOREIGN,
        ),
    ],
)
def test_what_the_policy_refuses_is_named(tag: str, what: str) -> None:
    (found,) = refused(f"<p>Tekst</p>{tag}")
    assert (found.tag, found.what) == (tag, what)


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/json">{}</script>',
        '<script src="eigen.js"></script>',
        '<img src="foto.webp" alt=""><img src="data:image/png;base64,xx" alt="">',
        '<video src="film.mp4"></video>',
        '<a href="https://films.example/">films</a>',
        "<p>&lt;script&gt; <code>&lt;style&gt;</code>",
    ],
)
def test_what_the_policy_allows_is_not(html: str) -> None:
    assert list(refused(html)) == []
