"""The zip file of the site, as Windows unpacks it."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
# Of the 260 characters that a path may have there; the rest is for where it is unpacked.
LONGEST = 160


@pytest.fixture(scope="module")
def names(offline_zip: Path) -> list[str]:
    with ZipFile(offline_zip) as zip_file:
        assert zip_file.testzip() is None
        return zip_file.namelist()


def test_every_name_can_be_one_there(names: list[str]) -> None:
    for name in names:
        for part in name.split("/"):
            assert re.fullmatch(r"[\w .@()+-]*[\w)]", part, re.ASCII), name
            assert not DEVICES.match(part), name
            assert not part.startswith(" "), name


def test_no_path_is_too_long(names: list[str]) -> None:
    assert max(map(len, names)) <= LONGEST


def test_no_two_names_are_one_there(names: list[str]) -> None:
    assert len({name.casefold() for name in names}) == len(names)


def test_at_its_top_there_is_one_folder_and_in_it_where_to_start(names: list[str]) -> None:
    assert {"/".join(name.split("/")[:2]) for name in names} == {
        "Protocolwijzer/Begin hier - Start here.html",
        "Protocolwijzer/site",
    }
    assert {"Protocolwijzer/site/index.html", "Protocolwijzer/site/en/index.html"} <= set(names)


def test_it_holds_the_site_that_was_built(names: list[str], offline_site: Path) -> None:
    built = {
        f"Protocolwijzer/site/{file.relative_to(offline_site).as_posix()}": file
        for file in offline_site.rglob("*")
        if file.is_file()
    }
    assert set(built) == set(names[1:])
