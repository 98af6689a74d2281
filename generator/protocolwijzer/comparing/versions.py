"""Which texts of a school show what has changed since its previous version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolwijzer.model import EditionKind, Protocol, School


@dataclass(frozen=True, slots=True)
class Versions:
    """The same edition of a text, before and now."""

    before: Protocol
    after: Protocol


def versions(school: School, language: str) -> Versions | None:
    """What a reader of a language is shown; None where nothing can be compared.

    The plain edition that they read; without one of the previous version another plain edition,
    and else the adopted text.
    """
    languages = dict.fromkeys((language, *school.languages))
    if school.main_edition(language).edition is EditionKind.PLAIN:
        for each in _plain(school, tuple(languages)):
            return each
    return adopted_versions(school)


def adopted_versions(school: School) -> Versions | None:
    """The adopted text before and now; None where it is not there twice in one language."""
    before = school.previous.adopted if school.previous else None
    if before is None or school.adopted is None or before.language != school.adopted.language:
        return None
    return Versions(before, school.adopted)


def _plain(school: School, languages: tuple[str, ...]) -> Iterator[Versions]:
    before = school.previous.editions if school.previous else {}
    for language in languages:
        if language in before and language in school.editions:
            yield Versions(before[language], school.editions[language])
