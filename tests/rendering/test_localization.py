from __future__ import annotations

from datetime import date

import pytest

from protocolwijzer.localization import (
    direction,
    interface_language,
    language_name,
    long_date,
    own_name,
    translations_for,
)


def test_dutch_is_compiled_from_its_catalogue() -> None:
    dutch = translations_for("nl")
    assert dutch.gettext("Full protocol") == "Hele protocol"
    assert dutch.pgettext("polite", "You must") == "Dit moet u"
    assert dutch.pgettext("familiar", "You must") == "Dit moet je"


@pytest.mark.parametrize("language", ["en", "ar", "fy", "xx-nonsense", "../nl"])
def test_without_a_catalogue_the_interface_is_english(language: str) -> None:
    assert translations_for(language).gettext("Full protocol") == "Full protocol"
    assert interface_language(language) == "en"


def test_names_and_dates() -> None:
    assert own_name("nl") == "Nederlands"
    assert language_name("nl", spoken_in="en") == "Dutch"
    assert language_name("xx-nonsense", spoken_in="en") == "xx-nonsense"
    assert direction("ar") == "rtl"
    assert direction("nl") == direction("xx-nonsense") == "ltr"
    assert long_date(date(2026, 3, 1), language="nl") == "1 maart 2026"
    assert long_date(date(2026, 3, 1), language="en") == "1 March 2026"
