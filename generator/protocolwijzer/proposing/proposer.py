"""A proposal for every clause, from its words and, where these are silent, from what is around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from protocolwijzer.model import Audience, Clause, Kind, Protocol
from protocolwijzer.proposing.clause_audience import Addressed, Addressing
from protocolwijzer.proposing.clause_concerns import concerned
from protocolwijzer.proposing.clause_kind import KindFound, kind_of
from protocolwijzer.proposing.context import Context, contexts, introducing
from protocolwijzer.proposing.ladders import Step, join_steps
from protocolwijzer.proposing.languages import lexicon_for
from protocolwijzer.proposing.leading import (
    announces_rules,
    groups,
    is_completed_below,
    is_condition,
    leads,
)
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.proposal import Proposal, Topic
from protocolwijzer.proposing.said import Said, continued, read


def propose(protocol: Protocol) -> Mapping[str, Proposal]:
    """A proposal for every clause, sub-clauses included, by the clause's id. Never raises.

    It is made by rules from the words of Dutch and English; a protocol in any other language gets
    what its structure gives, which is little.
    """
    lexicon = lexicon_for(protocol.language)
    said = read(protocol, lexicon)
    found: dict[str, Proposal] = {}
    for section, context in contexts(protocol, said, lexicon):
        proposer = _Proposer(context, said, lexicon, has_heading=bool(section.title))
        for group in groups(section.clauses):
            lead = group.lead
            around = None if lead is None else _Around(lead, found[lead.id])
            found.update(proposer.propose(group.clauses, around))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What clauses are a part of: a clause or a lead-in, and the proposal for it."""

    clause: Clause
    proposal: Proposal

    @property
    def step(self) -> Step:
        """The same as what a ladder may start with."""
        reasons = (each for each in self.proposal.reasons if each.topic is Topic.AUDIENCES)
        return Step(self.proposal.kind, Addressed(self.proposal.audiences, tuple(reasons)))


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause as read by itself: what it says, its kind, and whom it addresses."""

    said: tuple[Said, ...]
    kind: KindFound
    addressed: Addressed


@dataclass(frozen=True, slots=True)
class _Proposer:
    """Proposals for the clauses of one section.

    said: what every clause says, by its id; has_heading: whether the section has one.
    """

    context: Context
    said: Mapping[str, tuple[Said, ...]]
    lexicon: Lexicon
    has_heading: bool

    def propose(
        self, clauses: Sequence[Clause], around: _Around | None
    ) -> Iterator[tuple[str, Proposal]]:
        """Proposals for clauses one after another and for all below each."""
        lead = () if around is None else self.said[around.clause.id]
        completed = is_completed_below(lead, self.lexicon)
        outer = None if around is None else around.proposal
        follows = outer is not None and outer.kind is Kind.CONSEQUENCE
        announced = announces_rules(lead, self.lexicon) and not follows
        told = continued([self.said[each.id] for each in clauses], self.lexicon)
        read = [
            self._read(each, said, outer, completes=completed, announced=announced)
            for each, said in zip(clauses, told, strict=True)
        ]
        steps = join_steps(
            clauses,
            [Step(each.kind.kind, each.addressed) for each in read],
            None if around is None else around.step,
            self.lexicon,
        )
        for clause, each, step in zip(clauses, read, steps, strict=True):
            proposal = self._proposal(each, step)
            yield clause.id, proposal
            yield from self.propose(clause.subclauses, _Around(clause, proposal))

    def _read(
        self,
        clause: Clause,
        said: tuple[Said, ...],
        around: Proposal | None,
        *,
        completes: bool,
        announced: bool,
    ) -> _Read:
        """One clause by itself.

        said: what it says; completes: whether it only completes what is around it; announced:
        whether that said that rules follow.
        """
        # Paragraphs that no heading stands above introduce what comes.
        introduces = not self.has_heading and not clause.number and not leads(clause)
        context = introducing(self.context) if introduces else self.context
        said = _speaking(said, around, completes=completes)
        kind = kind_of(said, context, around, self.lexicon, announced=announced)
        addressing = Addressing(context, self.lexicon)
        addressed = addressing.of_lead(said) if leads(clause) else None
        if addressed is None:
            addressed = addressing.of_clause(said, kind, around)
        return _Read(said, kind, addressed)

    def _proposal(self, read: _Read, step: Step) -> Proposal:
        """The proposal for a clause, as the step that it may be."""
        addressed, kind = step.addressed, read.kind
        own = concerned(read.said, kind.kind, addressed.audiences, self.lexicon)
        also = {**step.beside, **own}
        concerns = tuple(each for each in Audience if each in also)
        reasons = dict.fromkeys(also[each] for each in concerns)
        return Proposal(
            audiences=addressed.audiences,
            concerns=concerns,
            kind=kind.kind,
            reasons=(*addressed.reasons, *reasons, kind.reason),
        )


def _speaking(
    said: tuple[Said, ...], around: Proposal | None, *, completes: bool
) -> tuple[Said, ...]:
    """What a clause says of itself: not a condition under which what is around it holds."""
    if said and around is not None and (completes or is_condition(said[0])):
        return said[1:]
    return said
