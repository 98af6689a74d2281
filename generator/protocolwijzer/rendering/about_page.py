"""What a school's about page states: how the texts came about, and whom to turn to."""

from __future__ import annotations

from collections.abc import Mapping

from protocolwijzer.model import School, phrase
from protocolwijzer.rendering.contacts import shown_contacts
from protocolwijzer.rendering.wording import Wording


def context(school: School, wording: Wording) -> Mapping[str, object]:
    """What about.html shows. None stands for what is not stated."""
    return {
        "consent": phrase(school.adoption.consent, (wording.language, *school.languages)),
        "adoption_date": wording.long_date(school.adoption.date),
        "release_date": wording.long_date(school.release.date),
        "plain_languages": tuple(
            wording.language_name(language)
            for language in school.languages
            if language in school.editions
        ),
        "contacts": tuple(shown_contacts(school.contacts, wording)),
    }
