"""What a retelling may not lose: numbers and the parties that a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# From two: "een" and "one" are words of every sentence.
_NUMBER_WORDS = {
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "en": "two three four five six seven eight nine ten eleven twelve",
}

# Digits that belong together: "0900 - 1113111" is one number, as is "16.45".
_DIGITS = re.compile(r"\d+(?:[ \u00a0]?[-\u2013/.:,]?[ \u00a0]?\d+)*")


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that a protocol names.

    named: a pattern for it in the adopted text; told: per language one for a retelling.
    """

    named: str
    told: Mapping[str, str]

    @classmethod
    def proper(cls, name: str) -> Party:
        """A name that is the same everywhere."""
        return cls(name, {"nl": name, "en": name})


# Every capitalised name in the two adopted texts, and the roles that a rule sends someone to.
PARTIES = (
    *map(
        Party.proper,
        (
            "Stichting Openbaar Onderwijs Marenland",
            "Facebook",
            "LinkedIn",
            "You[Tt]ube",
            "Twitter",
            "Instagram",
            "Yammer",
            "Snapchat",
        ),
    ),
    # A school may call itself "the school".
    Party("Togtemaarschool", {"nl": "Togtemaarschool|school", "en": "Togtemaarschool|school"}),
    Party("(?:SG )?[Dd]e Keyzer", {"nl": "De Keyzer|school", "en": "De Keyzer|school"}),
    Party(
        "Landelijke Vertrouwensinspecteur",
        {"nl": "[Vv]ertrouwensinspecteur", "en": "[Cc]onfidential [Ii]nspector"},
    ),
    Party(
        "Medezeggenschapsraad",
        {
            "nl": "[Mm]edezeggenschapsraad",
            "en": "[Mm]edezeggenschapsraad|[Pp]articipation [Cc]ouncil",
        },
    ),
    Party("politie", {"nl": "politie", "en": "police"}),
    Party("leidinggevende", {"nl": "leidinggevende", "en": "manager"}),
    Party("coördinator", {"nl": "coördinator", "en": "coordinator"}),
    Party("docent", {"nl": "docent|leraar|leerkracht", "en": "teacher"}),
    Party("ouders", {"nl": "ouders?|verzorgers?", "en": "parents?|carers?"}),
    Party("vrijwilligers", {"nl": "vrijwilligers?", "en": "volunteers?"}),
    Party("stagiaires", {"nl": "stagiairs?|stagiaires?", "en": "interns?|trainees?"}),
)


def lost_facts(adopted: str, retold: str, language: str) -> tuple[str, ...]:
    """The numbers and parties of an adopted clause that its retelling in a language lacks."""
    return (*_lost_numbers(adopted, retold, language), *_lost_parties(adopted, retold, language))


def _lost_numbers(adopted: str, retold: str, language: str) -> Iterator[str]:
    there = set(_numbers(retold, language))
    return (number for number in _numbers(adopted, "nl") if number not in there)


def _numbers(text: str, language: str) -> Iterator[str]:
    """Every number as bare digits, whether written in digits or as a word."""
    for match in _DIGITS.finditer(text):
        yield re.sub(r"\D", "", match[0])
    # "In acht nemen" has nothing to do with eight.
    spoken = re.findall(r"\w+", text.casefold().replace("in acht", ""))
    for value, word in enumerate(_NUMBER_WORDS[language].split(), start=2):
        if word in spoken:
            yield str(value)


def _lost_parties(adopted: str, retold: str, language: str) -> Iterator[str]:
    for party in PARTIES:
        named = re.search(rf"\b(?:{party.named})\b", adopted)
        if named and not re.search(rf"\b(?:{party.told[language]})\b", retold):
            yield named[0]


def unlisted_names(text: str) -> tuple[str, ...]:
    """Capitalised words inside a sentence that no listed party accounts for."""
    rest = text
    for party in PARTIES:
        rest = re.sub(rf"\b(?:{party.named})\b", "", rest)
    # After a letter or a comma a capital is a name, not the start of a sentence.
    return tuple(re.findall(r"(?<=[\w,] )[A-Z]\w+", rest))
