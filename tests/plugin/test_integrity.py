"""Scripts and stylesheets, and what pages say about them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from protocolwijzer.content_policy import integrity
from protocolwijzer.publishing.integrity import BuiltFiles, versioned, with_integrity

FILES = {"site.js": b"a()", "site.css": b"a{}", "main.0123abcd.min.css": b"b{}", "a&b.js": b"b()"}
JS, CSS, MIN = integrity(b"a()"), integrity(b"a{}"), integrity(b"b{}")
JS_DIGITS, CSS_DIGITS = (sha256(content).hexdigest()[:10] for content in (b"a()", b"a{}"))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<script src="site.js">', f'<script src="site.js?{JS_DIGITS}" integrity="{JS}">'),
        (
            '<script type="module" src="site.js" defer>',
            f'<script type="module" src="site.js?{JS_DIGITS}" integrity="{JS}" defer>',
        ),
        (
            '<link rel="stylesheet" href="site.css" media="print">',
            f'<link rel="stylesheet" href="site.css?{CSS_DIGITS}" integrity="{CSS}" media="print">',
        ),
        (
            '<link rel="stylesheet" href="main.0123abcd.min.css">',
            f'<link rel="stylesheet" href="main.0123abcd.min.css" integrity="{integrity(b"b{}")}">',
        ),
        ('<script src="site.js?1">', f'<script src="site.js?1" integrity="{JS}">'),
    ],
)
def test_what_a_page_loads_is_named_by_its_bytes(tag: str, expected: str) -> None:
    def fetch(address: str) -> bytes | None:
        return FILES.get(address.partition("?")[0])

    assert with_integrity(f"<p>{tag}</p>", fetch) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="elsewhere.js"></script>',
        "<script>site.js</script>",
        '<link rel="icon" href="site.css">',
        '<script src="site.js" integrity="sha384-x"></script>',
        "<p>&lt;script src=&quot;site.js&quot;&gt;</p>",
    ],
)
def test_all_else_stays(tag: str) -> None:
    assert with_integrity(tag, FILES.get) == tag


def test_an_address_is_read_and_written_as_html() -> None:
    written = with_integrity('<script src="a&amp;b.js"></script>', FILES.get)
    assert written.startswith('<script src="a&amp;b.js?')


def test_an_address_changes_with_the_bytes_and_with_nothing_else() -> None:
    assert versioned("a.js", b"1") == versioned("a.js", b"1")
    assert versioned("a.js", b"1") != versioned("a.js", b"2")


@pytest.mark.parametrize(
    ("url", "address", "found"),
    [
        ("", "a/site.js", True),
        ("en/school/", "../../a/site.js", True),
        ("en/school/", "../../a/site.js?12", True),
        ("404.html", "/regels/a/site.js", True),
        ("", "a/si%74e.js", True),
        ("", "/a/site.js", False),
        ("", "../a/site.js", False),
        ("", "https://school.example/regels/a/site.js", False),
        ("", "//school.example/regels/a/site.js", False),
        ("", "data:text/javascript,a()", False),
        ("", "a/", False),
        ("", "a/%2e%2e/%2e%2e/secret", False),
    ],
)
def test_addresses_lead_to_files_of_the_site(
    url: str, address: str, *, found: bool, tmp_path: Path
) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "site.js").write_bytes(b"a()")
    (tmp_path / "secret").write_bytes(b"secret")
    files = BuiltFiles(tmp_path / "site", "/regels/")
    assert files.seen_from(url)(address) == (b"a()" if found else None)
