"""Where every walk through every tree of the schools ends: nobody changes that unawares.

`UPDATE_GOLDEN=1 pytest tests/site/test_outcomes.py` writes the tables anew: read the diff, or ask
`protocolwijzer outcomes --against HEAD` for the same in words.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.engine.walks import count_walks
from protocolwijzer.model import School
from protocolwijzer.outcomes import table, tree_name
from protocolwijzer.schools import load_site
from tests.support.paths import PROTOCOLS, ROOT

GOLDEN = ROOT / "tests/golden/outcomes"


@pytest.fixture(scope="module")
def schools() -> dict[str, School]:
    """The schools of this repository, by id."""
    site = load_site(
        PROTOCOLS, trees=ROOT / "decision_trees", adopted={}, diagnostics=Diagnostics()
    )
    assert site is not None
    return {school.id: school for school in site.schools}


def golden(school: str) -> Path:
    return GOLDEN / f"{school}.txt"


@pytest.mark.parametrize("name", sorted(folder.name for folder in PROTOCOLS.iterdir()))
def test_every_walk_ends_where_it_did(name: str, schools: dict[str, School]) -> None:
    text = "".join(f"{line}\n" for line in table(schools[name]))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        golden(name).write_text(text, encoding="utf-8")
    assert text.splitlines() == golden(name).read_text(encoding="utf-8").splitlines()


def test_every_school_has_its_table_and_every_walk_its_line(schools: dict[str, School]) -> None:
    assert sorted(file.stem for file in GOLDEN.iterdir()) == sorted(schools)
    for name, school in schools.items():
        lines = golden(name).read_text(encoding="utf-8").splitlines()
        assert Counter(line.partition(": ")[0] for line in lines) == {
            tree_name(school, tree): count_walks(tree.flow) for tree in school.trees
        }
