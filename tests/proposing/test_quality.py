"""How good the proposals are; `python -m benchmarks proposals` prints the figures and the misses.

The floors are a little below what is reached, so that a clause or two may turn out otherwise when
a rule is made more general, and no more. They are no promise: whoever writes rules writes texts
that suit them. Of 198 rules from real schools' websites, whose right answers were written down
first, the proposer had the audiences of 164 right when it first saw them, and the kind of 165;
of 157 made-up ones that later rules first saw the audiences of 122 and the kind of 134. Where it
errs it mostly leaves a clause to everyone, or does not see that staff do something at work only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.proposing import propose
from protocolwijzer.reading import read_protocol
from tests.support.paths import ROOT
from tests.support.proposals import Judged, Score, judge_adopted, judge_made_up, scores


def overall(schools: Mapping[str, tuple[Judged, ...]]) -> Mapping[str, Score]:
    return scores(each for judged in schools.values() for each in judged)


def below(reached: Mapping[str, Score], floors: Mapping[str, tuple[float, float]]) -> list[str]:
    """What lies below its floor (precision, recall)."""
    return [
        f"{name}: precision {reached[name].precision:.2f}, recall {reached[name].recall:.2f}"
        for name, (precision, recall) in floors.items()
        if reached[name].precision < precision or reached[name].recall < recall
    ]


def test_adopted_texts(adopted_texts: Path) -> None:
    # All right when written. Their authors' rules were at hand while the lexicon was made, so
    # these figures are better than those of a text that comes tomorrow.
    floors = {"addresses": (0.97, 0.97), "concerns": (0.8, 0.8), "kind": (0.95, 0.95)}
    assert not below(overall(judge_adopted(adopted_texts)), floors)


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        # Written before the rules, which were then mended on it; four misses stay.
        ("held_out", {"addresses": (0.96, 0.97), "concerns": (0.85, 0.85), "kind": (0.95, 0.95)}),
        # Written before the rules. They were not mended on it, but whoever mended those for what
        # follows had read it.
        ("unseen", {"addresses": (0.85, 0.95), "concerns": (0.9, 0.6), "kind": (0.95, 0.95)}),
    ],
)
def test_made_up_protocols(name: str, floors: Mapping[str, tuple[float, float]]) -> None:
    assert not below(overall(judge_made_up(name)), floors)


@pytest.mark.parametrize("school", ["togtemaarschool", "de-keyzer"])
def test_editions_of_one_protocol_get_the_same_proposals(school: str) -> None:
    """Said in two languages, a rule is the same rule.

    One clause in twenty may differ: Dutch "neem eerst contact op" and English "do not publish,
    but contact" are the same sentence with another part in front.
    """
    dutch, english = (propose(edition(school, language)) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    differing = [
        clause
        for clause in dutch
        if (dutch[clause].audiences, dutch[clause].concerns, dutch[clause].kind)
        != (english[clause].audiences, english[clause].concerns, english[clause].kind)
    ]
    assert len(differing) * 20 <= len(dutch), differing


def edition(school: str, language: str) -> Protocol:
    file = ROOT / "docs" / "protocols" / school / f"protocol.{language}.md"
    protocol, _ = read_protocol(
        file.read_bytes(), file=file.name, language=language, edition=EditionKind.PLAIN
    )
    return protocol


@pytest.mark.parametrize("spoil", ["audiences", "kind"])
def test_the_measure_sees_what_is_wrong(spoil: str) -> None:
    judged = judge_made_up("held_out")["het-baken-telefoon"]
    swapped = tuple(
        Judged(
            proposed=(judged[-1] if spoil == "audiences" else judged[5]).proposed,
            right=each.right,
        )
        for each in judged
    )
    assert scores(swapped)["addresses" if spoil == "audiences" else "kind"].recall < 0.5
    assert sum(bool(each.misses) for each in swapped) > len(judged) / 2
