"""The files that hosts read: each in its own words, all saying the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from protocolwijzer.content_policy import source_hash, written
from protocolwijzer.publishing.folders import is_made_here
from protocolwijzer.publishing.header_files import (
    HEADERS,
    HTACCESS,
    IIS,
    NGINX,
    TYPES,
    header_files,
)
from protocolwijzer.publishing.policy import site_policy
from tests.support.header_rules import HeaderRules

POLICY = site_policy([source_hash("a()")], [])
BASES = ("/", "/regels/")
ENGINE = "assets/protocolwijzer/engine/0123/manifest.json"
FOREVER = "public, max-age=31536000, immutable"

EXPECTED = {
    "Content-Security-Policy": written(POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
}


def texts(base: str = "/") -> dict[str, str]:
    files = header_files(POLICY, base=base, languages=["nl", "en"])
    return {path: content.decode() for path, content in files.items()}


def pairs(pattern: str, text: str) -> dict[str, str]:
    return {match[1]: match[2] for match in re.finditer(pattern, text)}


@pytest.mark.parametrize("base", BASES)
def test_netlify_and_cloudflare(base: str, tmp_path: Path) -> None:
    file = tmp_path / HEADERS
    file.write_text(texts(base)[HEADERS], encoding="utf-8")
    rules = HeaderRules(file)
    assert rules.of(base) == EXPECTED
    assert rules.of(f"{base}en/school/") == EXPECTED
    assert rules.of(base + ENGINE) == {**EXPECTED, "Cache-Control": FOREVER}
    if base != "/":
        assert rules.of("/") == {}


@pytest.mark.parametrize("base", BASES)
def test_apache(base: str) -> None:
    text = texts(base)[HTACCESS]
    assert pairs(r'Header always set (\S+) "([^"]*)"', text) == EXPECTED
    assert re.findall(r'Header set Cache-Control "([^"]*)"', text) == ["no-cache", FOREVER]
    assert {end: kind for kind, end in re.findall(r"AddType (\S+) (\S+)", text)} == TYPES
    assert f"ErrorDocument 404 {base}404.html\n" in text
    assert text.count("<IfModule") == text.count("</IfModule>") == 3


@pytest.mark.parametrize("base", BASES)
def test_nginx(base: str) -> None:
    always, location = texts(base)[NGINX].split(f"location ^~ {base}assets/protocolwijzer/engine/ ")
    pattern = r'add_header (\S+) "([^"]*)"'
    assert pairs(pattern, always) == {**EXPECTED, "Cache-Control": "no-cache"}
    assert pairs(pattern, location) == {**EXPECTED, "Cache-Control": FOREVER}
    assert f"error_page 404 {base}404.html;" in always


def test_iis() -> None:
    root = etree.fromstring(texts()[IIS].encode())
    server = root.find("system.webServer")
    assert server is not None
    headers = server.findall("httpProtocol/customHeaders/add")
    assert {str(each.get("name")): each.get("value") for each in headers} == EXPECTED
    kinds = server.findall("staticContent/mimeMap")
    assert {str(each.get("fileExtension")): each.get("mimeType") for each in kinds} == TYPES
    engine = root.find("location")
    assert engine is not None
    assert engine.get("path") == "assets/protocolwijzer/engine"
    kept = engine.find("system.webServer/staticContent/clientCache")
    assert kept is not None
    assert {str(name): value for name, value in kept.items()} == {
        "cacheControlMode": "UseMaxAge",
        "cacheControlMaxAge": "365.00:00:00",
        "cacheControlCustom": "public, immutable",
    }


@pytest.mark.parametrize("path", texts())
def test_each_explains_itself_in_every_language(path: str) -> None:
    text = " ".join(texts()[path].replace("#", " ").split())
    assert "hoe lang browsers bestanden bewaren" in text
    assert "What pages of this site may load" in text


@pytest.mark.parametrize("path", texts())
def test_none_keeps_trees_out_of_other_pages(path: str) -> None:
    said = "\n".join(
        line
        for line in re.sub(r"<!--.*?-->", "", texts()[path], flags=re.DOTALL).splitlines()
        if not line.startswith("#")
    ).lower()
    for name in ("x-frame-options", "frame-ancestors", "cross-origin-"):
        assert name not in said


def test_a_hidden_file_of_ours_is_known_as_ours(tmp_path: Path) -> None:
    for path, content in texts().items():
        file = tmp_path / Path(path).name
        file.write_text(content, encoding="utf-8")
        assert is_made_here(file), path
    (tmp_path / "own").write_text("Options -Indexes\n", encoding="utf-8")
    assert not is_made_here(tmp_path / "own")
    assert not is_made_here(tmp_path)


def test_with_very_many_schools_no_line_is_too_long(tmp_path: Path) -> None:
    styles = [source_hash(str(number)) for number in range(60)]
    policy = {**POLICY, "style-src": ["'self'", *styles]}
    file = tmp_path / HEADERS
    file.write_bytes(header_files(policy, base="/", languages=["nl"])[HEADERS])
    sent = HeaderRules(file).of("/")["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline';" in sent
    assert f"script-src {' '.join(POLICY['script-src'])};" in sent
