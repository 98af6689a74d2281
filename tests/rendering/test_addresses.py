from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.rendering.addresses import Addresses, relative
from tests.rendering.sample import school, site

TWO = site()
ONE = site(school())


@pytest.mark.parametrize(
    ("key", "language", "folder", "file", "source"),
    [
        ("home", "nl", "", "index.html", "index.md"),
        ("home", "en", "en/", "en/index.html", "en/index.md"),
        ("zonneplein", "nl", "zonneplein/", "zonneplein/index.html", "zonneplein/index.md"),
        (
            "zonneplein/students",
            "nl",
            "zonneplein/leerlingen/",
            "zonneplein/leerlingen.html",
            "zonneplein/leerlingen.md",
        ),
        (
            "zonneplein/staff-home",
            "en",
            "en/zonneplein/staff-outside-work/",
            "en/zonneplein/staff-outside-work.html",
            "en/zonneplein/staff-outside-work.md",
        ),
        ("colophon", "nl", "over-deze-site/", "over-deze-site.html", "over-deze-site.md"),
        ("embedding", "nl", "insluiten/", "insluiten.html", "insluiten.md"),
    ],
)
def test_addresses_are_words_of_the_language(
    key: str, language: str, folder: str, file: str, source: str
) -> None:
    assert Addresses(TWO, directory_urls=True).url(key, language) == folder
    assert Addresses(TWO, directory_urls=False).url(key, language) == file
    assert Addresses(TWO, directory_urls=True).source(key, language) == source


def test_one_school_has_no_level_of_its_own() -> None:
    addresses = Addresses(ONE, directory_urls=True)
    assert addresses.url("zonneplein", "nl") == ""
    assert addresses.url("zonneplein", "en") == "en/"
    assert addresses.url("zonneplein/parents", "nl") == "ouders/"
    assert addresses.url("zonneplein/parents", "en") == "en/parents/"
    assert addresses.source("zonneplein", "nl") == "index.md"


names = st.sampled_from(["a", "b", "c"])
addresses = st.builds(
    lambda folders, file: "".join(f"{name}/" for name in folders) + file,
    st.lists(names, max_size=4),
    st.sampled_from(["", "x.html", "index.html"]),
)


@given(addresses, addresses)
def test_a_relative_link_leads_where_it_should(start: str, target: str) -> None:
    place: list[str] = list(PurePosixPath("/" + start).parts[1:])
    if start and not start.endswith("/"):
        place.pop()
    for step in relative(start, target).split("/"):
        if step == "..":
            place.pop()
        elif step not in (".", ""):
            place.append(step)
    assert place == list(PurePosixPath("/" + target).parts[1:])
    assert relative(start, target).endswith("/") == (target == "" or target.endswith("/"))
