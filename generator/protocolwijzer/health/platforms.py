"""Online services that protocols name: how they write themselves, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from protocolwijzer.health.flag import Source


@dataclass(frozen=True, slots=True)
class Platform:
    """A service that no longer exists or has another name.

    year: when that came about; now: what it is called since, or "" where it is no more.
    """

    name: str
    year: int
    now: str
    source: Source


def _platform(name: str, year: int, now: str, page: str) -> tuple[str, Platform]:
    title = unquote(page).replace("_", " ")
    source = Source(f"Wikipedia: {title}", f"https://en.wikipedia.org/wiki/{page}")
    return name.casefold(), Platform(name, year, now, source)


# By their names in small letters. Twitter is X since July 2023; Yammer became Viva Engage in the
# course of 2023; the others were closed, or went up in another, in the year given.
GONE: Mapping[str, Platform] = dict(
    (
        _platform("Twitter", 2023, "X", "Twitter"),
        _platform("Yammer", 2023, "Viva Engage", "Viva_Engage"),
        _platform("Skype", 2025, "", "Skype"),
        _platform("Hyves", 2013, "", "Hyves"),
        _platform("Google+", 2019, "", "Google%2B"),
        _platform("Google Plus", 2019, "", "Google%2B"),
        _platform("Google Hangouts", 2022, "Google Chat", "Google_Hangouts"),
        _platform("Periscope", 2021, "", "Periscope_(service)"),
        _platform("Musical.ly", 2018, "TikTok", "Musical.ly"),
        _platform("Vine", 2017, "", "Vine_(service)"),
        _platform("MSN Messenger", 2013, "", "Windows_Live_Messenger"),
        _platform("Windows Live Messenger", 2013, "", "Windows_Live_Messenger"),
        _platform("Omegle", 2023, "", "Omegle"),
        _platform("Ask.fm", 2024, "", "Ask.fm"),
        _platform("Houseparty", 2021, "", "Houseparty_(app)"),
        _platform("Edmodo", 2022, "", "Edmodo"),
        _platform("Picasa", 2016, "Google Photos", "Picasa"),
        _platform("Orkut", 2014, "", "Orkut"),
        _platform("BlackBerry Messenger", 2019, "", "BlackBerry_Messenger"),
    )
)

# Words too: only with a capital are they a service.
_ALSO_WORDS = frozenset({"Vine", "Periscope", "Houseparty"})

# How services write themselves, by how they are written in small letters. A name that is also a
# word (Signal, Discord, X) is not here.
SPELLINGS: Mapping[str, str] = {
    **{
        name.casefold(): name
        for name in (
            "BeReal", "ChatGPT", "Facebook", "Instagram", "LinkedIn", "Pinterest", "PlayStation",
            "SharePoint", "Snapchat", "SoundCloud", "TikTok", "WeChat", "WhatsApp", "YouTube",
        )
    },
    "be real": "BeReal",
    "chat gpt": "ChatGPT",
    "face book": "Facebook",
    "snap chat": "Snapchat",
    "tik tok": "TikTok",
    "what's app": "WhatsApp",
    "whats app": "WhatsApp",
    "what'sapp": "WhatsApp",
    "you tube": "YouTube",
}  # fmt: skip


def _any_of(names: Iterable[str]) -> str:
    # The longest first: "Google Plus" before "Google".
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace("'", "['\u2019]") for name in longest_first)


_EDGES = (r"(?<![\w@/.#-])(?:", r")(?!\w|\.\w)")
# A whole word or the first part of a compound: "Youtube-kanaal".
SPELT = re.compile(_any_of(SPELLINGS).join(_EDGES), re.IGNORECASE)
_OTHERS = {each.name for each in GONE.values()} - _ALSO_WORDS
NAMED = re.compile(f"{_any_of(_ALSO_WORDS)}|(?i:{_any_of(_OTHERS)})".join(_EDGES))
