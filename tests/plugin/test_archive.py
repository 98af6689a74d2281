"""The zip file of a site: the same bytes, names that any computer takes, nothing else replaced."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.publishing.archive import archive, is_archive, plain_name

START = ("Begin hier.html", b"<a href='site/index.html'>")
FILES = {
    "index.html": b"home",
    "b/page.html": b"page",
    "a.html": b"first",
    "b/c/deep.pdf": bytes(range(256)),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def zip_file(site: Path, tmp_path: Path) -> Path:
    file = tmp_path / "site.zip"
    file.write_bytes(archive(site, name="Basisschool 't Één", start_page=START))
    return file


def test_one_folder_holds_where_to_start_and_the_site(zip_file: Path) -> None:
    with ZipFile(zip_file) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {
            "Basisschool t Een/Begin hier.html": START[1],
            **{f"Basisschool t Een/site/{path}": content for path, content in FILES.items()},
        }
        first, *others = opened.namelist()
        assert first.endswith("/Begin hier.html")
        assert others == sorted(others)


def test_when_and_where_it_is_made_leaves_no_mark(site: Path, zip_file: Path) -> None:
    for number, file in enumerate(site.rglob("*")):
        os.utime(file, (number, number))
        file.chmod(0o700)
    again = archive(site, name="Basisschool 't Één", start_page=START)
    assert again == zip_file.read_bytes()
    with ZipFile(zip_file) as opened:
        for entry in opened.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert entry.external_attr >> 16 == stat.S_IFREG | 0o644
            assert entry.compress_type == ZIP_DEFLATED


def test_it_can_be_dated(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "dated.zip"
    content = archive(site, name="School", start_page=START, timestamp=1_795_305_600)
    file.write_bytes(content)
    with ZipFile(file) as opened:
        assert {entry.date_time[:3] for entry in opened.infolist()} == {(2026, 11, 22)}


def test_a_site_without_a_name_is_in_a_folder_too(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(archive(site, name="学校", start_page=START))
    with ZipFile(file) as opened:
        assert {name.partition("/")[0] for name in opened.namelist()} == {"site"}


def test_it_knows_its_own(zip_file: Path, tmp_path: Path) -> None:
    assert is_archive(zip_file)
    text = tmp_path / "text.zip"
    text.write_text("no zip file", encoding="utf-8")
    assert not is_archive(text)
    foreign = tmp_path / "foreign.zip"
    with ZipFile(foreign, "w") as opened:
        opened.writestr("index.html", "someone else's")
    assert not is_archive(foreign)
    with pytest.raises(OSError, match="nowhere"):
        is_archive(tmp_path / "nowhere.zip")


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_windows_takes(text: str) -> None:
    assert re.fullmatch(r"([\w-]([\w -]{0,58}[\w-])?)?", plain_name(text), re.ASCII)


def test_names_stay_what_they_are() -> None:
    for name in ("Begin hier - Start here", "De Linde 2"):
        assert plain_name(name) == name
    assert plain_name('Café "Één": 1/2?') == "Cafe Een 1 2"
