"""What readers call a clause, and what an author who writes that is told."""

from __future__ import annotations

import pytest

from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_protocol
from protocolwijzer.reading.labels import labels_of, near_clause


def read(text: str, language: str = "nl") -> Protocol:
    protocol, _ = read_protocol(
        text.encode(), file="x.md", language=language, edition=EditionKind.PLAIN
    )
    return protocol


CHAPTER = "## 3 Leerlingen {#3}\n\n### Thuis {#thuis}\n\n3.8. x\n    a. y\n"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (CHAPTER, {"3.8": "3.8", "3.8a": "3.8a"}),
        # Where another clause has the number as well, the section tells them apart: in ids only.
        (
            f"{CHAPTER}\n### Op reis {{#reis}}\n\n3.8. x\n    a. y\n",
            {
                "thuis.3.8": "3.8",
                "thuis.3.8a": "3.8a",
                "reis.3.8": "3.8",
                "reis.3.8a": "3.8a",
            },
        ),
        (
            "## 3 Leerlingen {#3}\n\n8. x\n\n### Thuis {#thuis}\n\n3.8. y\n",
            {"3.8": "3.8", "thuis.3.8": "3.8"},
        ),
        (
            "## 2 Samen {#2}\n\nx\n\n2.1. x\n    - y\n    - z\n",
            {"2.p1": "2 (alinea 1)", "2.1": "2.1", "2.1.1": "2.1.1", "2.1.2": "2.1.2"},
        ),
        (
            "## Gevolgen {#gevolgen}\n\n1. x\n    a. x\n    - y\n- z\n",
            {
                "gevolgen.1": "Gevolgen 1",
                "gevolgen.1a": "Gevolgen 1a",
                "gevolgen.1.p1": "Gevolgen 1 (alinea 1)",
                "gevolgen.p1": "Gevolgen (alinea 1)",
            },
        ),
        # Numbers that run on from section to section say it all.
        (
            "## Klas {#klas}\n\n1. x\n2. x\n    a. y\n\n## Thuis {#thuis}\n\n3. x\n\nz\n",
            {
                "klas.1": "1",
                "klas.2": "2",
                "klas.2a": "2a",
                "thuis.3": "3",
                "thuis.p1": "Thuis (alinea 1)",
            },
        ),
        (
            "## Klas {#klas}\n\n1. x\n\n## Thuis {#thuis}\n\n1. x\n",
            {"klas.1": "Klas 1", "thuis.1": "Thuis 1"},
        ),
        ("## Artikel 3 {#artikel-3}\n\na. x\n", {"artikel-3a": "Artikel 3a"}),
        ("## A {#a}\n\n4. x {#b.9}\n", {"b.9": "b.9"}),
    ],
)
def test_siblings_have_labels_of_one_kind(text: str, labels: dict[str, str]) -> None:
    assert labels_of(read(text)) == labels


def test_a_paragraph_is_called_one_in_the_language_of_the_text() -> None:
    assert labels_of(read("## A {#a}\n\n1. x\n\ny\n", "en")) == {
        "a.1": "A.1",
        "a.p1": "A (paragraph 1)",
    }


def test_an_author_who_writes_a_label_is_told_the_id() -> None:
    labels = {"a.2": "A.2", "thuis.3.8": "3.8", "reis.3.8": "3.8"}
    assert near_clause("3.8", labels) == 'Did you mean "thuis.3.8" or "reis.3.8", shown as 3.8?'
    assert near_clause("A.2", labels) == 'Did you mean "a.2", shown as A.2?'
    assert near_clause("a.22", labels) == 'Did you mean "a.2"?'
    assert near_clause("quite other", labels) == ""
