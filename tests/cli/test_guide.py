"""docs/guide: what it says is so."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from protocolwijzer.cli.guide import pages
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.plugin import ProtocolwijzerPlugin
from protocolwijzer.reading import read_protocol
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.settings.schema import (
    AdoptionSettings,
    ClauseSettings,
    ColourSettings,
    ContactSettings,
    PlainSettings,
    PreviousSettings,
    SchoolSettings,
    SilenceSettings,
)
from tests.support.paths import ROOT

GUIDE = ROOT / "docs/guide"


def guide(name: str) -> str:
    return (GUIDE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert guide(name) == pages()[name], "run: python -m protocolwijzer.cli.guide docs/guide"


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    return re.split(r"^#+ ", text.split(f"\n{heading}\n")[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("## school.yml", SchoolSettings),
        ("### colours", ColourSettings),
        ("### adoption", AdoptionSettings),
        ("### plain", PlainSettings),
        ("### previous", PreviousSettings),
        ("### contacts", ContactSettings),
        ("### silenced", SilenceSettings),
        ("## clauses.yml", ClauseSettings),
    ],
)
def test_settings_are_all_there_in_order(heading: str, model: type[BaseModel]) -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \|.*\|(.*)\|$", section(guide("settings.md"), heading), re.MULTILINE
    )
    assert [key for key, _ in rows] == list(model.model_fields)
    needed = [key for key, absent in rows if absent.strip() == "must be there"]
    assert needed == [key for key, field in model.model_fields.items() if field.is_required()]


def test_the_plugins_options_are_all_there_in_order() -> None:
    table = section(guide("settings.md"), "## mkdocs.yml").split("Of MkDocs' own")[0]
    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == [
        option for option, _ in ProtocolwijzerPlugin.config_scheme
    ]


def read(text: str) -> Protocol:
    protocol, found = read_protocol(
        text.encode(), file="x", language="nl", edition=EditionKind.PLAIN
    )
    assert found == ()
    return protocol


def test_the_example_reads_as_the_guide_says() -> None:
    text = guide("format.md")
    example, after = text.split("## An example\n\n```\n")[1].split("\n```\n", 1)
    protocol = read(example)
    said = [
        (identity, label)
        for ids, labels in re.findall(
            r"^\| (`.*?) \| ([^|]+) \|", after.split("\n## ")[0], re.MULTILINE
        )
        for identity, label in zip(
            re.findall(r"`([^`]+)`", ids), labels.strip().split(", "), strict=True
        )
    ]
    assert said == [*labels_of(protocol).items()]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("## A {#a}\n4. x", "a.4"),
        ("## R {#reikwijdte}\n4. x\n   b. y", "reikwijdte.4b"),
        ("## Artikel 3 {#artikel-3}\n### Thuis {#thuis}\n3.1. x", "3.1"),
        ("## D {#doel}\n- x\n- y", "doel.2"),
        ("## A {#a}\n1. x\n- y", "a.p1"),
        ("x\n## A {#a}", "aanhef"),
        ("## {#slot}\nx", "slot"),
        ("## A {#a}\n3. x {#a.9}", "a.9"),
    ],
)
def test_ids_are_as_the_guide_says(text: str, identity: str) -> None:
    assert f"| `{identity}` |" in section(guide("format.md"), "### Ids")
    assert read(text).clause_ids()[-1] == identity


def test_literal_lines_are_as_the_guide_says() -> None:
    protocol = read("## A {#a}\n\\1. april is een datum\n\nZie \\{#a}")
    assert [clause.text for _, clause in protocol.clauses()] == [
        "1. april is een datum",
        "Zie {#a}",
    ]


@pytest.mark.parametrize("heading", ["## In tien regels (Nederlands)", "## In ten lines (English)"])
def test_ten_lines_are_ten(heading: str) -> None:
    lines = section(guide("format.md"), heading).strip().splitlines()
    assert [line.split(".")[0] for line in lines] == [str(number) for number in range(1, 11)]
