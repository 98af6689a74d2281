"""How good proposals are: what was proposed against what is right, counted and named.

The right answers of the made-up protocols follow the same conventions as clause-map.csv:

- staff means at work and at home, unless the rule or its heading says when or where, or the rule
  can only hold at one of the two;
- introductions and scope address everyone whom the protocol is for; a rule that names its
  addressees addresses these, whatever its heading says;
- concerned are those whom the addressee befriends, writes to, photographs or calls in, staff who
  have to act in a rule for pupils, and the parents of pupils for whom something follows;
- "may only" is a must-not, "may only with permission" a may.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from protocolwijzer.model import Audience, EditionKind, Kind, Protocol
from protocolwijzer.proposing import Proposal, propose
from protocolwijzer.reading import read_protocol
from tests.support.clause_map import MappedClause, read_clause_map
from tests.support.paths import ROOT

MADE_UP = ROOT / "tests" / "proposing"
ENGLISH = frozenset({"harbour-international", "riverside-devices"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with what was proposed for it and what is right."""

    proposed: Proposal
    right: MappedClause

    @property
    def misses(self) -> tuple[str, ...]:
        """What is not right, in words; never the clause's own."""
        pairs = (
            ("audiences", self.proposed.audiences, self.right.audiences),
            ("concerns", self.proposed.concerns, self.right.concerns),
        )
        found = [
            f"{what}: {_names(proposed)} for {_names(right)}"
            for what, proposed, right in pairs
            if set(proposed) != right
        ]
        if self.proposed.kind is not self.right.kind:
            found.append(f"kind: {self.proposed.kind} for {self.right.kind}")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Score:
    """true: rightly proposed; proposed, right: how many in all."""

    true: int
    proposed: int
    right: int

    @property
    def precision(self) -> float:
        """The part of what was proposed that is right; 1 where nothing was proposed."""
        return self.true / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The part of what is right that was proposed; 1 where there is nothing."""
        return self.true / self.right if self.right else 1.0


def _names(audiences: Iterable[Audience]) -> str:
    return " ".join(each for each in Audience if each in set(audiences)) or "none"


def judge(protocol: Protocol, right: Iterable[MappedClause]) -> tuple[Judged, ...]:
    """Every clause of one school, judged. Raises KeyError where the two have not the same ids."""
    proposals = propose(protocol)
    answers = {clause.id: clause for clause in right}
    if answers.keys() != proposals.keys():
        message = f"not the same clauses: {sorted(answers.keys() ^ proposals.keys())}"
        raise KeyError(message)
    return tuple(Judged(proposals[each], answers[each]) for each in protocol.clause_ids())


def judge_adopted(texts: Path) -> Mapping[str, tuple[Judged, ...]]:
    """Per school the judged clauses of the adopted texts in a folder."""
    right = read_clause_map(texts / "clause-map.csv")
    schools = sorted({clause.school for clause in right})
    return {
        school: judge(
            _read(next(file for file in sorted(texts.glob(f"{school}.*"))), "nl"),
            [clause for clause in right if clause.school == school],
        )
        for school in schools
    }


def judge_made_up(kind: str) -> Mapping[str, tuple[Judged, ...]]:
    """Per school the judged clauses of the made-up protocols in a folder of MADE_UP."""
    return {
        file.stem: judge(
            _read(file, "en" if file.stem in ENGLISH else "nl"),
            read_clause_map(file.with_suffix(".csv")),
        )
        for file in sorted((MADE_UP / kind).glob("*.md"))
    }


def _read(file: Path, language: str) -> Protocol:
    protocol, _ = read_protocol(
        file.read_bytes(), file=file.name, language=language, edition=EditionKind.ADOPTED
    )
    return protocol


def scores(judged: Iterable[Judged]) -> Mapping[str, Score]:
    """By name: each audience addressed, each concerned, each kind, and each of the three in all.

    A kind is one answer of five, so that precision and recall over all kinds are the same.
    """
    clauses = tuple(judged)
    found: dict[str, Score] = {}
    for group, proposed, right in _GROUPS:
        total = Score(0, 0, 0)
        for value in Kind if group == "kind" else Audience:
            score = Score(
                sum(value in proposed(each) and value in right(each) for each in clauses),
                sum(value in proposed(each) for each in clauses),
                sum(value in right(each) for each in clauses),
            )
            found[f"{group} {value}"] = score
            total = Score(*(sum(pair) for pair in zip(astuple(total), astuple(score), strict=True)))
        found[group] = total
    return found


_GROUPS: tuple[
    tuple[str, Callable[[Judged], Collection[str]], Callable[[Judged], Collection[str]]], ...
] = (
    ("addresses", lambda each: each.proposed.audiences, lambda each: each.right.audiences),
    ("concerns", lambda each: each.proposed.concerns, lambda each: each.right.concerns),
    ("kind", lambda each: (each.proposed.kind,), lambda each: (each.right.kind,)),
)
