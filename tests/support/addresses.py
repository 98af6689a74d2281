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
    "embedding": {"nl": "insluiten/", "en": "embedding/"},
}

# Per kind of page of a school, its address word per language; "" is the school's home.
SCHOOL_PAGES = {
    "home": {"nl": "", "en": ""},
    "students": {"nl": "leerlingen/", "en": "students/"},
    "parents": {"nl": "ouders/", "en": "parents/"},
    "staff-work": {"nl": "personeel-op-het-werk/", "en": "staff-at-work/"},
    "staff-home": {"nl": "personeel-buiten-werk/", "en": "staff-outside-work/"},
    "questions": {"nl": "vragen/", "en": "questions/"},
    "protocol": {"nl": "protocol/", "en": "protocol/"},
    "about": {"nl": "over/", "en": "about/"},
    "accountability": {"nl": "verantwoording/", "en": "accountability/"},
}

# Per school and tree, the last part of its page's address per language.
TREES = {
    "togtemaarschool": {
        "bullying": {"nl": "online-pesten/", "en": "bullying-online/"},
        "bullying-parents": {
            "nl": "online-pesten-voor-ouders/",
            "en": "bullying-online-for-parents/",
        },
        "bullying-staff": {
            "nl": "online-pesten-als-medewerker/",
            "en": "bullying-online-as-staff/",
        },
        "consequences": {"nl": "gevolgen/", "en": "consequences/"},
        "consequences-parents": {"nl": "gevolgen-voor-ouders/", "en": "consequences-for-parents/"},
        "consequences-staff": {"nl": "gevolgen-voor-medewerkers/", "en": "consequences-for-staff/"},
        "discussion-at-work": {"nl": "meepraten-op-het-werk/", "en": "joining-in-at-work/"},
        "discussion-outside-work": {
            "nl": "meepraten-buiten-het-werk/",
            "en": "joining-in-outside-work/",
        },
        "message": {"nl": "bericht-plaatsen/", "en": "posting-a-message/"},
        "message-parents": {
            "nl": "bericht-plaatsen-voor-ouders/",
            "en": "posting-a-message-for-parents/",
        },
        "online-friends": {"nl": "online-vrienden/", "en": "online-friends/"},
        "online-friends-students": {
            "nl": "online-vrienden-met-juf-of-meester/",
            "en": "online-friends-with-my-teacher/",
        },
        "out-of-hand": {"nl": "uit-de-hand-of-twijfel/", "en": "out-of-hand-or-in-doubt/"},
        "photo": {"nl": "foto-plaatsen/", "en": "posting-a-photo/"},
        "photo-parents": {"nl": "foto-plaatsen-voor-ouders/", "en": "posting-a-photo-for-parents/"},
        "photo-staff": {"nl": "foto-plaatsen-als-medewerker/", "en": "posting-a-photo-as-staff/"},
        "privacy": {"nl": "iets-over-mij-online/", "en": "something-about-me-online/"},
        "privacy-parents": {
            "nl": "iets-over-mijn-kind-online/",
            "en": "something-about-my-child-online/",
        },
        "scope": {"nl": "voor-wie-en-waarvoor/", "en": "who-and-what-for/"},
    },
    "de-keyzer": {
        "bullying": {"nl": "online-pesten/", "en": "online-bullying/"},
        "bullying-parents": {
            "nl": "online-pesten-en-mijn-kind/",
            "en": "online-bullying-and-my-child/",
        },
        "bullying-staff": {"nl": "online-pesten-op-het-werk/", "en": "online-bullying-at-work/"},
        "consequences": {"nl": "wat-gebeurt-er-dan/", "en": "what-happens-then/"},
        "consequences-parents": {
            "nl": "gevolgen-voor-mijn-kind/",
            "en": "consequences-for-my-child/",
        },
        "consequences-staff": {"nl": "gevolgen-voor-personeel/", "en": "consequences-for-staff/"},
        "discussion": {"nl": "meepraten-over-school/", "en": "talking-about-school/"},
        "doubt": {"nl": "twijfel/", "en": "in-doubt/"},
        "doubt-staff": {"nl": "plaatsen-bij-twijfel/", "en": "posting-when-in-doubt/"},
        "internet-at-school": {"nl": "internet-op-school/", "en": "internet-at-school/"},
        "internet-at-school-parents": {
            "nl": "internet-op-school-als-ouder/",
            "en": "internet-at-school-as-a-parent/",
        },
        "internet-at-school-staff": {"nl": "internet-op-het-werk/", "en": "internet-at-work/"},
        "message": {"nl": "bericht-plaatsen/", "en": "posting-a-message/"},
        "online-friends": {"nl": "online-vrienden/", "en": "online-friends/"},
        "online-friends-students": {
            "nl": "vrienden-met-een-docent/",
            "en": "friends-with-a-teacher/",
        },
        "passwords": {"nl": "wachtwoorden-en-inloggen/", "en": "passwords-and-logging-in/"},
        "passwords-staff": {"nl": "wachtwoorden-van-personeel/", "en": "staff-passwords/"},
        "phones": {"nl": "telefoon-op-school/", "en": "phone-at-school/"},
        "phones-staff": {"nl": "telefoons-in-mijn-les/", "en": "phones-in-my-lesson/"},
        "photo": {"nl": "foto-of-screenshot-delen/", "en": "sharing-a-photo-or-screenshot/"},
        "photo-parents": {
            "nl": "foto-van-school-delen-als-ouder/",
            "en": "sharing-a-school-photo-as-a-parent/",
        },
        "photo-staff": {"nl": "foto-van-school-delen/", "en": "sharing-a-school-photo/"},
        "scope": {"nl": "voor-wie-en-waar/", "en": "who-and-where/"},
    },
}

# The last part of the address of the page on how to embed a tree.
EMBED = {"nl": "insluiten/", "en": "embed/"}


@dataclass(frozen=True, slots=True)
class Address:
    """One published page. school is None for a page of the site itself.

    kind: as above; of a decision tree "questions/" and its id, and of the page on how to embed it
    that and "/embed".
    """

    school: str | None
    kind: str
    language: str

    @property
    def path(self) -> str:
        """Relative to the site's root: "", "en/togtemaarschool/students/"."""
        if self.school is None:
            return PREFIXES[self.language] + SITE_PAGES[self.kind][self.language]
        kind, tree, beside = (*self.kind.split("/"), "", "")[:3]
        folder = f"{PREFIXES[self.language]}{self.school}/{SCHOOL_PAGES[kind][self.language]}"
        if tree:
            folder += TREES[self.school][tree][self.language]
        return folder + (EMBED[self.language] if beside else "")

    @property
    def file(self) -> str:
        """The file it is published as on a host that serves folders."""
        return f"{self.path}index.html"

    def __str__(self) -> str:
        return "-".join(filter(None, (self.language, self.school, self.kind))).replace("/", "-")


ADDRESSES = tuple(
    address
    for language in LANGUAGES
    for address in (
        *(Address(None, kind, language) for kind in SITE_PAGES),
        *(Address(school, kind, language) for school in SCHOOLS for kind in SCHOOL_PAGES),
    )
)
"""Every page of the site that is meant to be linked to, but for those of the trees."""

TREE_ADDRESSES = tuple(
    Address(school, f"questions/{tree}", language)
    for language in LANGUAGES
    for school, trees in TREES.items()
    for tree in trees
)
"""Every page of a decision tree; these are meant to be linked to as well."""

SHARE_ADDRESSES = tuple(
    Address(address.school, f"{address.kind}/embed", address.language) for address in TREE_ADDRESSES
)
"""The pages on how to embed a tree."""


def audience_page(school: str, audience: Audience, language: str) -> Address:
    """The page that answers one audience."""
    return Address(school, audience.value, language)
