"""The project's own format: what it means, and what it says when something is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocolwijzer.model import Clause, EditionKind, Protocol, Section
from protocolwijzer.reading import read_protocol, write_protocol
from protocolwijzer.reading.labels import labels_of

ROOT = Path(__file__).parents[2]


def read(text: str | bytes) -> tuple[Protocol, list[str]]:
    data = text if isinstance(text, bytes) else text.encode()
    protocol, findings = read_protocol(
        data, file="protocol.nl.md", language="nl", edition=EditionKind.PLAIN
    )
    return protocol, [str(finding) for finding in findings]


FULL = """\
# Protocol telefoons

## Inleiding {#inleiding}

Een alinea zonder nummer.

Nog een alinea.

## Op school {#school}

### A. Voor iedereen {#a}

1. Een regel.
2. Een regel met een tweede alinea.

   De tweede alinea.
3. Een regel met onderdelen:
   a. eerste onderdeel;
   b. tweede onderdeel.
- Een streepje.

## Gevolgen voor personeel en leerlingen {#sancties label="Gevolgen"}

1. Een gevolg.
2. Een gevolg met een eigen naam. {#sancties.politie}

\\1. is geen nummer maar tekst.

## {#slot}

De ouderraad heeft ingestemd.
"""


def test_the_written_form_is_kept_to_the_letter() -> None:
    protocol, findings = read(FULL)
    assert write_protocol(protocol) == FULL
    assert findings == []


def test_ids_and_labels() -> None:
    protocol, _ = read(FULL)
    assert [*labels_of(protocol).items()] == [
        ("inleiding.1", "Inleiding 1"),
        ("inleiding.2", "Inleiding 2"),
        ("a.1", "A.1"),
        ("a.2", "A.2"),
        ("a.3", "A.3"),
        ("a.3a", "A.3a"),
        ("a.3b", "A.3b"),
        ("a.p1", "A (alinea 1)"),
        ("sancties.1", "Gevolgen 1"),
        ("sancties.politie", "Gevolgen politie"),
        ("sancties.p1", "Gevolgen (alinea 1)"),
        ("slot", "Slot"),
    ]


def test_a_level_names_the_heading_it_stands_under() -> None:
    protocol, _ = read(FULL)
    assert [(section.level, section.title) for section in protocol.sections] == [
        (2, "Inleiding"),
        (2, "Op school"),
        (3, "A. Voor iedereen"),
        (2, "Gevolgen voor personeel en leerlingen"),
        (2, ""),
    ]


def test_rewording_a_heading_changes_no_id() -> None:
    before, _ = read(FULL)
    after, _ = read(FULL.replace("Gevolgen voor personeel", "Wat er volgt voor personeel"))
    assert after.clause_ids() == before.clause_ids()


def test_lines_of_one_paragraph_are_joined() -> None:
    protocol, _ = read("## Kop {#kop}\n\n1. Een regel\n   over twee regels.\nEn een derde.\n")
    assert protocol.sections[0].clauses[0].paragraphs == (
        "Een regel over twee regels. En een derde.",
    )


def test_a_sublist_may_be_indented_by_two_spaces() -> None:
    protocol, _ = read("## Kop {#kop}\n\n1. Een:\n  a. twee\n  b. drie\n2. Vier.\n")
    assert protocol.clause_ids() == ("kop.1", "kop.1a", "kop.1b", "kop.2")


def test_numbers_are_never_recounted() -> None:
    protocol, _ = read("## Kop {#kop}\n\n3. Drie.\n7. Zeven.\n")
    assert protocol.clause_ids() == ("kop.3", "kop.7")


def test_capital_romans_and_doubled_letters_are_numbers() -> None:
    protocol, _ = read("## Kop {#kop}\n\nII. Twee.\nIII. Drie.\n   z. Eerst.\n   aa. Dan.\n")
    assert protocol.clause_ids() == ("kop.ii", "kop.iii", "kop.iii.z", "kop.iii.aa")
    assert read(write_protocol(protocol))[0] == protocol


def test_a_protocol_built_by_hand_is_written_and_read() -> None:
    protocol = Protocol(
        "nl",
        EditionKind.PLAIN,
        ("Titel {#met haken}",),
        (
            Section(
                "kop",
                "Kop",
                "Kop",
                2,
                (
                    Clause("kop.1", "1", ("# geen kop", "- geen streepje", "\\ geen teken")),
                    Clause("kop.p1", "", ("1. geen nummer {#en.geen.id}",)),
                ),
            ),
        ),
    )
    assert read(write_protocol(protocol))[0] == protocol


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            b"\xff\xfe1\x00",
            "protocol.nl.md:1:1: The file is not plain text. [binary-file]\n"
            "    Save it as plain text in UTF-8 (in Word: Save as, Plain text, Unicode UTF-8).",
            id="binary-file",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Caf\xe9.\n".encode("cp1252"),
            "protocol.nl.md:3:7: The byte 0xe9 is not UTF-8. [wrong-encoding]\n"
            "    Save the file again and choose the encoding UTF-8.",
            id="wrong-encoding",
        ),
        pytest.param(
            b" \n\n",
            "protocol.nl.md:1:1: The file is empty. [empty-file]\n"
            "    Write the text or remove the file.",
            id="empty-file",
        ),
        pytest.param(
            b"1. x\n" * 1_000_000,
            "protocol.nl.md:1:1: The file is 5.0 MB; 1 MB is the most. [too-large]\n"
            "    Keep only the text itself, without pictures or attachments.",
            id="too-large",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Een.\n1. Twee.\n",
            'protocol.nl.md:4:1: The id "kop.1" is already taken by line 3. [duplicate-id]\n'
            "    Give one of the two another number or another {#id}.",
            id="duplicate-clause",
        ),
        pytest.param(
            "## Kop {#kop}\n\n## Nog een {#kop}\n",
            'protocol.nl.md:3:1: The id "kop" is already taken by line 1. [duplicate-id]\n'
            "    Give one of the two another number or another {#id}.",
            id="duplicate-section",
        ),
        pytest.param(
            "## Kop {#kop}\n\n## Doelgroep en reikwijdte\n",
            'protocol.nl.md:3:1: The heading "Doelgroep en reikwijdte" has no id. [missing-id]\n'
            "    Write it as: ## Doelgroep en reikwijdte {#reikwijdte}",
            id="missing-id",
        ),
        pytest.param(
            "## Kop {#Mijn Kop}\n",
            'protocol.nl.md:1:1: "{#Mijn Kop}" is not an id. [bad-attribute]\n'
            "    Use small letters, digits and hyphens: {#sancties}.",
            id="bad-attribute",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1.\n2. Twee.\n",
            'protocol.nl.md:3:1: Nothing stands after "1". [empty-clause]\n'
            "    Write the rule there, or delete the number.",
            id="empty-clause",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Dit mag **niet**.\n",
            'protocol.nl.md:3:12: "**" is shown as it stands: a text is plain text. '
            "[markup-in-text]\n    Remove the marks.",
            id="emphasis",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Dit is <script>alert(1)</script>.\n",
            'protocol.nl.md:3:11: "<script>" is shown as it stands: a text is plain text. '
            "[markup-in-text]\n    Remove the marks.",
            id="html",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Een:\na. onderdeel\n",
            'protocol.nl.md:4:1: "a." stands beside 1, not under it. [flat-sublist]\n'
            "    Put three spaces before it if it belongs to 1.",
            id="flat-sublist",
        ),
        pytest.param(
            "## Kop {#kop}\n\n1. Een\x07 belletje.\n",
            "protocol.nl.md:3:7: An invisible control character (U+0007) was left out. "
            "[control-character]\n    Delete it, or type the line again.",
            id="control-character",
        ),
        pytest.param(
            "## Kop {#kop}\n\n" + "".join(f"{'  ' * depth}- diep\n" for depth in range(7)),
            "protocol.nl.md:9:13: A list is nested deeper than 6 levels. [too-deep]\n"
            "    Move it up, or make it a section of its own.",
            id="too-deep",
        ),
    ],
)
def test_finding(text: str | bytes, expected: str) -> None:
    assert expected in read(text)[1]


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "docs/protocols").glob("*/protocol.*.md")),
    ids=lambda path: path.parent.name + path.stem,
)
def test_the_shipped_texts_are_written_as_the_writer_would(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    protocol, findings = read(text)
    assert findings == []
    assert write_protocol(protocol) == text
