"""Steps that follow upon one another: whoever they start with has to see all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from protocolwijzer.model import PAGE_AUDIENCES, STAFF, Audience, Clause, Kind
from protocolwijzer.proposing.clause_audience import Addressed
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.proposal import Reason, Sign, Topic, Where

_WORD = re.compile(r"[\w']+")
_FEWEST = 2  # one step is no ladder
_UNORDERED = frozenset({"", "-"})
_UNSAID = frozenset({Where.SCOPE, Where.NOWHERE})
_USUAL = frozenset({Where.TITLE, Where.SCOPE, Where.NOWHERE})


@dataclass(frozen=True, slots=True)
class Step:
    """What may be a step of a ladder. beside: whom other steps are for, with why."""

    kind: Kind
    addressed: Addressed
    beside: Mapping[Audience, Reason] = field(default_factory=dict)


def join_steps(
    clauses: Sequence[Clause], steps: Sequence[Step], around: Step | None, lexicon: Lexicon
) -> tuple[Step, ...]:
    """Clauses one after another, those that are the steps of one ladder joined.

    Steps are called so ("Stap 1", "2e keer"), or they are the ordered items below what says for
    whom something follows. Each is for those whom the ladder starts with and for those it names;
    beside them are those whom its other steps are for. around: what they are a part of.

    What follows for nobody who is named goes on for whoever the one before followed for.
    """
    lead = around if around is not None and _is_for_somebody(around) else None
    called = [_is_called_step(each, lexicon) for each in clauses]
    if lead is not None and not any(called) and _follow_in_order(clauses, steps, lead):
        return tuple(_joined(steps, lead))
    joined: list[Step] = []
    for are_steps, pairs in groupby(zip(called, steps, strict=True), key=lambda pair: pair[0]):
        run = [step for _, step in pairs]
        start = lead or next(filter(_is_for_somebody, run), None)
        is_ladder = are_steps and len(run) >= _FEWEST and start is not None
        joined.extend(_joined(run, start) if is_ladder and start else run)
    return tuple(joined if lead else _carried_on(clauses, joined, lexicon))


def _carried_on(
    clauses: Sequence[Clause], steps: Sequence[Step], lexicon: Lexicon
) -> Iterator[Step]:
    """Steps, those that name nobody but go on for whoever the one before followed for."""
    before: Step | None = None
    for clause, step in zip(clauses, steps, strict=True):
        follows = step.kind is Kind.CONSEQUENCE
        silent = step.addressed.reasons[0].where in _UNSAID and _goes_on(clause, lexicon)
        if follows and silent and before is not None and _is_for_somebody(before):
            reason = _reason(Topic.AUDIENCES, Sign.STEP, before)
            addressed = Addressed(before.addressed.audiences, (reason,))
            before = replace(step, addressed=addressed)
        else:
            before = step if follows else None
        yield before or step


def _goes_on(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether it is "daarna ...", "wie blijft ...", "de telefoon gaat ...".

    Whoever does something unlawful may be anybody.
    """
    text = clause.text.casefold()
    words = _WORD.findall(text)
    whoever = not lexicon.free_relatives.isdisjoint(words[:1])
    thing = not lexicon.things.isdisjoint(words)
    sequel = lexicon.sequel.match(text) is not None or _is_called_step(clause, lexicon)
    return whoever or thing or sequel


def _is_called_step(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause begins as a step does; its number may be a part of that: "1e keer"."""
    number = "" if clause.number in _UNORDERED else clause.number
    return any(
        lexicon.step.match(text.casefold()) is not None
        for text in (clause.text, f"{number} {clause.text}".lstrip())
    )


def _follow_in_order(clauses: Sequence[Clause], steps: Sequence[Step], lead: Step) -> bool:
    """Whether items are the steps of what follows, and do not tell people apart."""
    apart = any(set(each.addressed.audiences) < set(lead.addressed.audiences) for each in steps)
    ordered = all(each.number not in _UNORDERED for each in clauses)
    return lead.kind is Kind.CONSEQUENCE and ordered and not apart


def _is_for_somebody(step: Step) -> bool:
    """Whether it was said whom a clause is for, and that is not simply everyone."""
    audiences = set(step.addressed.audiences)
    return step.addressed.reasons[0].where not in _USUAL and not set(PAGE_AUDIENCES) <= audiences


def _joined(steps: Sequence[Step], start: Step) -> Iterator[Step]:
    """The steps of a ladder that starts with those whom `start` is for."""
    named = [_named(each, start) for each in steps]
    for step, own in zip(steps, named, strict=True):
        audiences = tuple(each for each in Audience if each in {*start.addressed.audiences, *own})
        beside: dict[Audience, Reason] = {}
        for other, its in zip(steps, named, strict=True):
            reason = _reason(Topic.CONCERNS, Sign.OTHER_STEP, other)
            beside.update({each: reason for each in its if each not in {*audiences, *beside}})
        addressed = step.addressed
        if audiences != addressed.audiences:
            told = addressed.reasons if own else ()
            joins = _reason(Topic.AUDIENCES, Sign.STEP, start)
            addressed = Addressed(audiences, (*told, joins))
        yield replace(step, addressed=addressed, beside=beside)


def _named(step: Step, start: Step) -> tuple[Audience, ...]:
    """Whom a step itself is for: nobody where nothing says so, nor staff who carry it out."""
    own, first = step.addressed.audiences, start.addressed.audiences
    carries_out = (
        step.kind is Kind.CONSEQUENCE and STAFF.issuperset(own) and STAFF.isdisjoint(first)
    )
    return own if _is_for_somebody(step) and not carries_out else ()


def _reason(topic: Topic, sign: Sign, step: Step) -> Reason:
    """A reason that names those whom a step is for."""
    return Reason(topic, sign, Where.CLAUSE, step.addressed.reasons[0].words)
