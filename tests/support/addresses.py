"""The addresses that links and QR codes rely on, written out: a change here breaks them."""

from __future__ import annotations

from dataclasses import dataclass

from protocolwijzer.model import Audience

SCHOOLS = ("togtemaarschool", "de-keyzer")
LANGUAGES = ("nl", "en")

# Where a site that is built for publishing will stand: not at the root of its host.
SITE_URL = "https://school.example/protocol/"

# The default language stands at the root.
PREFIXES = {"nl": "", "en": "en/"}

# Pages of no school.
SITE_PAGES = {
    "home": {"nl": "", "en": ""},
    "colophon": {"nl": "over-deze-site/", "en": "about-this-site/"},
}

# Per kind of page of a school, its address word per language; "" is the school's home.
SCHOOL_PAGES = {
    "home": {"nl": "", "en": ""},
    "students": {"nl": "leerlingen/", "en": "students/"},
    "parents": {"nl": "ouders/", "en": "parents/"},
    "staff-work": {"nl": "personeel-op-het-werk/", "en": "staff-at-work/"},
    "staff-home": {"nl": "personeel-buiten-werk/", "en": "staff-outside-work/"},
    "protocol": {"nl": "protocol/", "en": "protocol/"},
    "about": {"nl": "over/", "en": "about/"},
    "accountability": {"nl": "verantwoording/", "en": "accountability/"},
}


@dataclass(frozen=True, slots=True)
class Address:
    """One published page. school is None for a page of the site itself."""

    school: str | None
    kind: str
    language: str

    @property
    def path(self) -> str:
        """Relative to the site's root: "", "en/togtemaarschool/students/"."""
        if self.school is None:
            return PREFIXES[self.language] + SITE_PAGES[self.kind][self.language]
        return f"{PREFIXES[self.language]}{self.school}/{SCHOOL_PAGES[self.kind][self.language]}"

    @property
    def file(self) -> str:
        """The file it is published as on a host that serves folders."""
        return f"{self.path}index.html"

    def __str__(self) -> str:
        return "-".join(filter(None, (self.language, self.school, self.kind)))


ADDRESSES = tuple(
    address
    for language in LANGUAGES
    for address in (
        *(Address(None, kind, language) for kind in SITE_PAGES),
        *(Address(school, kind, language) for school in SCHOOLS for kind in SCHOOL_PAGES),
    )
)
"""Every page of the site that is meant to be linked to."""


def audience_page(school: str, audience: Audience, language: str) -> Address:
    """The page that answers one audience."""
    return Address(school, audience.value, language)
