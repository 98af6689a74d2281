"""References to rules and headings that are not there."""

from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code
from tests.health.texts import edition, flags, words, written

# Sections and rules as schools number them: 1, 1.1, 1.1a; B, B.1; Bijlage 2; IV.
TEXT = """# Protocol

## 1. Begin {#begin}

1.1. Telefoons gaan in de kluis.
     a. Ook op het plein.

## B. Ouders {#b}

1. Ouders bellen de school.

## IV. Later {#later}

1. Wij praten erover.

## Bijlage 2: brief {#brief}

1. Beste ouders.

## Slot {#slot}

"""


@pytest.mark.parametrize(
    "reference",
    [
        "zie artikel 9",
        "Zie ook bijlage 1",
        "zie regel 12",
        "de straffen van hoofdstuk 7",
        "artikel 1.2",
        "artikel 1.1b",
        "Artikel 9 van dit protocol",
        "zie paragraaf C",
        "zie hoofdstuk VI",
        "zie artikel 1 en 9",
        "zie artikelen 7, 8 of 9",
    ],
)
def test_what_is_not_there(reference: str) -> None:
    text = written(f"{TEXT}1. Dit geldt altijd ({reference}).\n")
    (found,) = flags(text, Code.DEAD_REFERENCE)
    assert found.clauses == ("slot.1",)
    assert found.words in reference
    assert found.words[-1] in "12bCI79"


@pytest.mark.parametrize(
    "reference",
    [
        "zie artikel 1.1",
        "zie artikel 1.1a",
        "zie hoofdstuk 1",
        "zie regel 1",
        "zie artikel B.1",
        "zie hoofdstuk B",
        "zie hoofdstuk IV",
        "zie hoofdstuk 4",
        "zie bijlage 2",
        "artikel 1 en 1.1",
        "artikel 8 van de AVG",
        "artikel 8 AVG",
        "artikel 139f, lid 2 van het Wetboek",
        "volgens de wet (artikel 27)",
        "de Leerplichtwet, artikel 21",
        "artikel 16 EVRM",
        "hoofdstuk 5 van de schoolgids",
        "regel 12 in de rij",
        "een punt 9 halen",
        "in groep 8",
    ],
)
def test_what_is_there_or_may_be_elsewhere(reference: str) -> None:
    text = written(f"{TEXT}1. Dit geldt altijd ({reference}).\n")
    assert not words(text, Code.DEAD_REFERENCE)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("Pupils are warned, see rule 9.", ["see rule 9"]),
        ("The steps of section 4 apply.", ["section 4"]),
        ("The steps in section 4 of this policy apply.", ["section 4"]),
        ("See Appendix B.", ["Appendix B"]),
        ("Section 5 of the Education Act applies.", []),
        ("In this section I explain what we do.", []),
        ("See rule 1.", []),
        ("See rules a pupil should know.", []),
    ],
)
def test_in_english(rule: str, found: list[str]) -> None:
    assert words(edition(rule, language="en"), Code.DEAD_REFERENCE) == found
