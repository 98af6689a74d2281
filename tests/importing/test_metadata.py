"""What a text says about itself: only what it really says, and with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.metadata import Metadata, find_metadata
from protocolwijzer.reading.decoding import split_lines


def find(text: str) -> Metadata:
    return find_metadata(split_lines(text, file="x.txt", diagnostics=Diagnostics()))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Vastgesteld op 12 maart 2024", "2024-03-12"),
        ("Vastgesteld door de directie d.d. 3-9-2023.", "2023-09-03"),
        ("Vaststellingsdatum: 01/09/2023", "2023-09-01"),
        ("Op 1 juni 2025 vastgesteld door het bestuur", "2025-06-01"),
        ("Datum vaststelling | 2024-11-30 | versie 3", "2024-11-30"),
        ("Adopted by the board on March 12, 2024.", "2024-03-12"),
        ("Approved on the 3rd of September 2021", "2021-09-03"),
        ("Goedgekeurd 5 mrt. 2020", "2020-03-05"),
        ("De directie stelde het vast op 19 mei 2025.", "2025-05-19"),
        ("Het bestuur keurde dit protocol op 19 mei 2025 goed.", "2025-05-19"),
    ],
)
def test_the_day_of_adoption(text: str, day: str) -> None:
    found = find(f"Protocol\n\n{text}\n").date
    assert found is not None
    assert (found.value, found.line.number) == (day, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Vastgesteld op 31 februari 2024",
        "Vastgesteld in maart 2024",
        "Gewijzigd op 12 maart 2024",
        "De mentor stelde op 12 maart 2024 een rooster vast.",
        "De school stelde op 12 maart 2024 vast dat dit protocol werkt.",
        "De MR keurde dit protocol op 12 maart 2024 goed.",
        "Vastgesteld op 3 \u017fept 2024",
        "De vastgestelde regels gelden tot 12 maart.",
        "Bel 0596 12 34 56 voor 2024.",
    ],
)
def test_what_is_no_day_of_adoption(text: str) -> None:
    assert find(text).date is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Vastgesteld door het bestuur op 12 maart 2024.", "Het bestuur"),
        (
            "Dit protocol is vastgesteld door Stichting De Bomen, te Loppersum.",
            "Stichting De Bomen",
        ),
        ("Adopted by the board of governors in 2024", "The board of governors"),
        ("Vastgesteld door de directeur (J. de Vries) met instemming van de MR", "De directeur"),
        ("De MR heeft ingestemd. Het bestuur heeft dit protocol vastgesteld.", "Het bestuur"),
        ("Op 3 mei 2025 heeft het bestuur deze regels vastgesteld.", "Het bestuur"),
        ("Dit reglement is door het team op 3 mei 2025 vastgesteld.", "Het team"),
        ("The board of governors adopted this policy on 3 May 2025.", "The board of governors"),
        ("Op 3 mei 2025 stelde de directie het vast.", "De directie"),
        ("On 3 May 2025 the board approved this policy.", "The board"),
        ("Daarop stelde de directeur het protocol vast.", "De directeur"),
        (
            "Op 3 mei 2025 stelden de directie en het team deze regels vast.",
            "De directie en het team",
        ),
        ("Daarna stelde het bestuur deze regels vast.", "Het bestuur"),
        ("De directeur keurde dit reglement goed.", "De directeur"),
        ("De MR keurde dit goed en het bestuur stelde het vast.", "Het bestuur"),
        ("The head teacher approved these rules on 3 May 2025.", "The head teacher"),
    ],
)
def test_who_adopted_it(text: str, by: str) -> None:
    found = find(text).by
    assert found is not None
    assert found.value == by


@pytest.mark.parametrize(
    "text",
    [
        "De school heeft vastgesteld dat een leerling filmt.",
        "Als de leerkracht dit protocol overtreden heeft vastgesteld, volgt een gesprek.",
        "Wordt door de docent vastgesteld dat je deze regels niet volgt, dan belt hij je ouders.",
        "Het bestuur heeft de lestijden vastgesteld.",
        "The teacher adopted a kind tone.",
        "The school adopted this approach in 2020.",
        "Wij stelden dit protocol samen vast.",
        "De leraar stelde vast dat het stil was op school.",
        "De mentor stelde het rooster vast.",
        "De MR keurde dit protocol goed.",
        "The participation council approved these rules.",
    ],
)
def test_who_adopted_something_else(text: str) -> None:
    assert find(text).by is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Vastgesteld door het bestuur, met instemming van de MR, op 3 mei 2025.", "2025-05-03"),
        ("Op 3 mei 2025 vastgesteld na instemming van de MR op 1 mei 2025.", "2025-05-03"),
        ("De MR heeft op 1 mei 2025 ingestemd; op 3 mei 2025 is dit vastgesteld.", "2025-05-03"),
        (
            "De MR keurde dit goed op 1 mei 2025, de directie stelde het vast op 3 mei 2025.",
            "2025-05-03",
        ),
        (
            "De MR stemde op 1 mei 2025 ermee in en op 3 mei 2025 stelde de directie het vast.",
            "2025-05-03",
        ),
        (
            "The council agreed to it on 1 May 2025. The board adopted it on 3 May 2025.",
            "2025-05-03",
        ),
        ("De MR stemde in op 1 mei 2025. Dit is vastgesteld op 3 mei 2025.", "2025-05-03"),
    ],
)
def test_the_day_of_the_consent_is_another(text: str, day: str) -> None:
    found = find(text).date
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Versie 1.2", "1.2"),
        ("versie: september 2023", "september 2023"),
        ("Versienummer: 3", "3"),
        ("Protocol telefoons | versie 2 | pagina 1", "2"),
        ("Version number: 4.0", "4.0"),
        ("Version v2", "v2"),
        ("Versie | 1.4", "1.4"),
        ("Adopted by the board on 3 March 2024. Version 2.", "2"),
        ("Versie | Datum\n1.0 | 3 mei 2024\n1.1 | 10 juni 2025\n\nDoel", "1.1"),
        ("Versie | Datum | Wie\n1.0. 3 mei 2024 | Jan\n1.1. 10 juni 2025 | An\nDoel", "1.1"),
        ("Versie | Datum\n1. | 3 mei 2024\n2. | 10 juni 2025", "2"),
        ("Datum | Version | By\n3 May 2024 | 2 | A. Smith", "2"),
    ],
)
def test_the_version(text: str, version: str) -> None:
    found = find(text).version
    assert found is not None
    assert found.value == version


@pytest.mark.parametrize(
    "text",
    [
        "Versiebeheer",
        "De nieuwste versie van de app is verplicht.",
        "Een versie 2 komt nog",
        "Versie | Datum",
    ],
)
def test_what_is_no_version(text: str) -> None:
    assert find(text).version is None


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("Instemming MR: 4 april 2024", "Medezeggenschapsraad (MR)"),
        ("De MR stemde op 12 mei 2025 in met dit stuk.", "Medezeggenschapsraad (MR)"),
        ("De leerlingenraad stemde hiermee in.", "Leerlingenraad"),
        ("De ouderraad keurde dit goed op 4 april 2024.", "Ouderraad"),
        ("The participation council agreed to it on 4 April 2024.", "Medezeggenschapsraad (MR)"),
        ("Met instemming van de GMR", "Gemeenschappelijke medezeggenschapsraad (GMR)"),
        ("Dit is met instemming van de leerlingenraad gemaakt.", "Leerlingenraad"),
        ("With the consent of the parents' council", "Ouderraad"),
    ],
)
def test_who_consented(text: str, dutch: str) -> None:
    found = find(text).consent
    assert found is not None
    assert found.names["nl"] == dutch
    assert set(found.names) == {"nl", "en"}


@pytest.mark.parametrize(
    "text",
    [
        "De MR stemde niet in met dit stuk.",
        "De MR stemde in mei 2025 tegen dit stuk.",
        "De directie stelde dit vast na een gesprek met de MR.",
    ],
)
def test_what_is_no_consent(text: str) -> None:
    assert find(text).consent is None


def test_a_council_that_is_named_elsewhere() -> None:
    said = "The council agreed to it on 12 May 2025."
    found = find(f"The participation council meets in May.\n\n{said}\n").consent
    assert found is not None
    assert (found.names["nl"], found.line.text) == ("Medezeggenschapsraad (MR)", said)
    assert find(said).consent is None
    assert find(f"The participation council.\n\nThe student council.\n\n{said}").consent is None


def test_advice_is_no_consent() -> None:
    for text in ("Positief advies van de MR op 4 april 2024", "De MR adviseerde positief."):
        found = find(text)
        assert found.consent is None
        assert found.advice is not None


def test_an_adopted_text_says_what_it_says(adopted_texts: Path) -> None:
    text = (adopted_texts / "togtemaarschool.md").read_text(encoding="utf-8")
    found = find(text)
    assert (found.date, found.version, found.by) == (None, None, None)
    assert found.consent is not None
    text = (adopted_texts / "de-keyzer.txt").read_text(encoding="utf-8")
    assert find(text) == Metadata()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["vastgesteld", "door", "op", "versie", ":", "31-2-2024", "MR", "|"]),
            st.text(max_size=8),
        ),
        max_size=20,
    ).map(" ".join)
)
def test_any_text_is_gone_through(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    ("foot", "version"),
    [
        ("Mediaprotocol versie 2.0 \u2013 Pagina 1", "2.0"),
        ("Protocol telefoons v1.3", "1.3"),
        ("Protocol versie maart 2024 pagina 3 van 8", "maart 2024"),
        ("De Linde, versie: 2024-2025", "2024-2025"),
    ],
)
def test_a_version_beside_the_text(foot: str, version: str) -> None:
    left_out = split_lines(foot, file="x.txt", diagnostics=Diagnostics())
    found = find_metadata((), left_out).version
    assert found is not None
    assert (found.value, found.line.text) == (version, foot)
    text = split_lines("Versie 4", file="x.txt", diagnostics=Diagnostics())
    said = find_metadata(text, left_out).version
    assert said is not None
    assert said.value == "4"


def test_a_day_beside_the_text_is_that_of_the_adoption_where_it_says_so() -> None:
    def day(foot: str) -> str | None:
        found = find_metadata((), split_lines(foot, file="x.txt", diagnostics=Diagnostics())).date
        return found.value if found else None

    assert day("Protocol | vastgesteld 14 maart 2024 | pagina 2") == "2024-03-14"
    assert day("Protocol | 14 maart 2024 | pagina 2") is None
