"""Telephone numbers, links, e-mail addresses and dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.model import Contact
from tests.health.texts import edition, flags, look, school, words

NUMBERS = (Code.PHONE_NUMBER, Code.PHONE_INVALID)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("Bel (0900 \u2013 1113111).", "0900 \u2013 1113111"),
        ("Bel 0596 12 34 56.", "0596 12 34 56"),
        ("Bel +31 (0)596 123 456 of de mentor.", "+31 (0)596 123 456"),
        ("Bel 06-12345678.", "06-12345678"),
    ],
)
def test_a_number_to_verify(rule: str, number: str) -> None:
    text = edition(rule)
    assert words(text, Code.PHONE_NUMBER) == [number]
    assert not flags(text, Code.PHONE_INVALID)


def test_a_number_whose_owner_says_it_too() -> None:
    (found,) = flags(edition("Bel 0900 111 3 111."), Code.PHONE_NUMBER)
    assert found.source is not None
    assert "onderwijsinspectie.nl" in found.source.url


@pytest.mark.parametrize("rule", ["Bel 050-123456.", "Bel 0596 12 34 567.", "Bel +31 12 34 56 7."])
def test_a_number_that_cannot_be(rule: str) -> None:
    assert len(flags(edition(rule), Code.PHONE_INVALID)) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "Om 16.45 uur, in 2015-2016.",
        "Bel 112 of 14 050.",
        "Verordening 2016/679.",
        "IBAN NL91 0417164300",
    ],
)
def test_what_is_no_number(rule: str) -> None:
    assert not flags(edition(rule), *NUMBERS)


@pytest.mark.parametrize(
    ("rule", "link"),
    [
        ("Kijk op http//school.nl.", "http//school.nl"),
        ("Kijk op htttp://school.nl.", None),
        ("Kijk op www,school.nl.", "www,school.nl"),
        ("Kijk op https://school", "https://school"),
        ("Kijk op https:/school.nl/x", "https:/school.nl/x"),
    ],
)
def test_a_link_that_cannot_be(rule: str, link: str | None) -> None:
    assert words(edition(rule), Code.MALFORMED_LINK) == ([link] if link else [])


@pytest.mark.parametrize(
    "rule",
    [
        "Kijk op www.school.nl, https://school.nl/regels?x=1#a of http://school.nl:8080/.",
        "Wij (www.school.nl) en 'https://school.nl'.",
    ],
)
def test_a_link_that_may_be(rule: str) -> None:
    assert not flags(edition(rule), Code.MALFORMED_LINK)


def test_mail_addresses() -> None:
    text = edition("Mail info@school, info@school,nl of <mentor@school.nl>, de.linde+a@school.org.")
    assert words(text, Code.MALFORMED_MAIL) == ["info@school", "info@school,nl"]
    assert not flags(edition("Volg @delinde en @ home."), Code.MALFORMED_MAIL)


def test_contacts() -> None:
    def contact(role: str, value: str | None) -> Contact:
        return Contact(role, {"nl": role}, value, ())

    model = replace(
        school(edition("Iets.")),
        contacts=(
            contact("a", "050-123456"),
            contact("b", "mentor@school"),
            contact("c", "0596 12 34 56, mentor@school.nl"),
            contact("d", None),
            contact("e", "lokaal 0.12"),
        ),
    )
    found = [flag for flag in look(model).flags if flag.words]
    assert [(flag.code, flag.words) for flag in found if "school.yml" in flag.place.file] == [
        (Code.PHONE_INVALID, "050-123456"),
        (Code.MALFORMED_MAIL, "mentor@school"),
    ]


def test_dates_long_past() -> None:
    text = edition(
        "In schooljaar 2015-2016 geldt dit, tot 1 augustus 2017.",
        "Uiterlijk 2018.",
        "Until May 2020.",
    )
    assert words(text, Code.PAST_DATE) == [
        "schooljaar 2015-2016",
        "tot 1 augustus 2017",
        "Uiterlijk 2018",
        "Until May 2020",
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "In schooljaar 2026-2027, tot 2030.",
        "De wet van 2012 en de afspraak van juli 2018.",
        "Sinds 2015 doen we dat.",
        "Tot 2000 tekens.",
    ],
)
def test_dates_that_may_stay(rule: str) -> None:
    assert not flags(edition(rule), Code.PAST_DATE)
