from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import near, suggestion

CLAUSES = ("a.1", "a.2", "c.2", "sancties.2", "sancties.3")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("A.2", "a.2"), ("Sancties 2", "sancties.2"), ("sanctie.3", "sancties.3")],
)
def test_the_nearest_word_is_suggested_whatever_its_capitals(written: str, meant: str) -> None:
    assert near(written, CLAUSES) == f'Did you mean "{meant}"?'


def test_where_nothing_is_near_all_are_listed() -> None:
    assert near("telefoon", CLAUSES) == ""
    assert suggestion("telefoon", ("nl", "en")) == "Known: nl, en."
