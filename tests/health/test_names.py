"""The school's name, and services that are spelt otherwise, renamed or gone."""

from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.wording import diagnostic
from tests.health.texts import edition, flags, school, words


def spellings(*rules: str, name: str = "De Linde") -> list[str]:
    return [
        diagnostic(flag).message
        for flag in flags(school(edition(*rules), name=name), Code.NAME_SPELLINGS)
    ]


def test_a_name_that_is_spelt_in_several_ways() -> None:
    (said,) = spellings("Op de Linde mag dat.", "Bij SG De Linde niet.", "DE linde is streng.")
    assert said == (
        "a.1, a.2, a.3: The name of the school is spelt in several ways: "
        "\u201cde Linde\u201d, \u201cSG De Linde\u201d, \u201cDE linde\u201d."
    )


def test_a_name_that_is_spelt_otherwise_everywhere() -> None:
    (said,) = spellings("Op de Linde mag dat.")
    assert said == (
        "a.1: The name of the school is spelt \u201cde Linde\u201d here; "
        "in school.yml it is \u201cDe Linde\u201d."
    )


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (["Op De Linde mag dat.", "De Linde is een school."], "De Linde"),
        (["Op basisschool De Linde mag dat.", "SG De Linde is een school."], "De Linde"),
        (["De Linde's regels en De Linde."], "De Linde"),
        (["Op de linden in de tuin."], "De Linde"),
        (["De Togtemaarschool en onze Togtemaarschool."], "Togtemaarschool"),
        (["Het Lyceum is groot."], "Het Lyceum"),
        (["Er staat geen naam."], "De Linde"),
        (["De Linde: info@linde.nl, www.linde.nl/linde of linde.nl."], "De Linde"),
        (["De leerling. Dit is het Riet College."], "het Riet College"),
    ],
)
def test_a_name_that_is_spelt_as_it_should_be(rules: list[str], name: str) -> None:
    assert not spellings(*rules, name=name)


def test_services_that_are_gone_or_renamed_each_once() -> None:
    text = edition(
        "Op Twitter en Hyves en twitter.", "Op Yammer, Google+ en Musical.ly of Twitter."
    )
    found = flags(text, Code.PLATFORM_GONE)
    assert sorted(diagnostic(flag).message for flag in found) == [
        "a.1: Hyves has not existed since 2013.",
        "a.1: Twitter has been called X since 2023.",
        "a.2: Google+ has not existed since 2019.",
        "a.2: Musical.ly has been called TikTok since 2018.",
        "a.2: Yammer has been called Viva Engage since 2023.",
    ]
    assert all(flag.source and flag.source.url.startswith("https://") for flag in found)


@pytest.mark.parametrize(
    "rule",
    [
        "Op X (voorheen Twitter) plaats je niets.",
        "Op Instagram, Snapchat en TikTok.",
        "De vine aan de muur en een periscope.",
        "Kijk op www.twitter.com of @hyves.",
    ],
)
def test_services_that_are_still_there(rule: str) -> None:
    assert not flags(edition(rule), Code.PLATFORM_GONE)


def test_services_that_are_spelt_otherwise() -> None:
    text = edition("Op Youtube, Whatsapp, What\u2019s App, Tik Tok en een Youtube-kanaal.")
    assert words(text, Code.PLATFORM_SPELLING) == [
        "Youtube",
        "Whatsapp",
        "What\u2019s App",
        "Tik Tok",
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "Op YouTube, WhatsApp en LinkedIn.",
        "Stuur een whatsapp of een facebookbericht.",
        "REGELS VOOR WHATSAPP",
        "We are linked in this way; you tube.",
        "Kijk op youtube.com/linde.",
    ],
)
def test_services_that_are_spelt_right(rule: str) -> None:
    assert not flags(edition(rule), Code.PLATFORM_SPELLING)
