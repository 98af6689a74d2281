"""What a clause does: by the first of its sentences that does anything, else by what is around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.model import Kind
from protocolwijzer.proposing.actors import part_of
from protocolwijzer.proposing.context import Context
from protocolwijzer.proposing.elliptical import with_infinitive, without_subject
from protocolwijzer.proposing.explicit import points_the_way
from protocolwijzer.proposing.headings import Heading
from protocolwijzer.proposing.kinds import (
    awareness_of,
    breach_of_rules,
    responsibility_of,
    sanction_of,
    signal_of,
    upkeep_of,
)
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Proposal, Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Span
from protocolwijzer.proposing.signals import Firmness, Signal

_SIGN_OF_HEADING: Mapping[Kind, Sign] = {
    Kind.MUST: Sign.DEMANDING,
    Kind.MUST_NOT: Sign.FORBIDDING,
}

_IN_CHARGE_OF: Mapping[Actor, tuple[Actor, ...]] = {
    Actor.STAFF: (Actor.STUDENTS, Actor.PARENTS),
    Actor.PARENTS: (Actor.STUDENTS,),
}


@dataclass(frozen=True, slots=True)
class KindFound:
    """A clause's kind, why, and the sentence that decides it (None: the clause as a whole)."""

    kind: Kind
    reason: Reason
    deciding: Said | None = None


def kind_of(
    said: Sequence[Said],
    context: Context,
    around: Proposal | None,
    lexicon: Lexicon,
    *,
    announced: bool = False,
) -> KindFound:
    """The kind of a clause.

    around: the proposal for the clause that it is a part of; announced: whether that announces
    rules ("met de volgende afspraken:").
    """
    heading = context.heading
    if heading.kind is Kind.CONSEQUENCE:
        return _under_sanctions(said, heading, lexicon)
    ruling = _ruling(around)
    for each in said:
        found = None
        if context.is_for_somebody and ruling is None and heading.kind is not Kind.MUST_NOT:
            found = _of_item(each, heading, lexicon) or _of_charge(each, heading, lexicon)
        if found is None:
            found = _of_sentence(each, heading, ruling, lexicon, announced=announced)
        if found is not None:
            return found
    if ruling is not None:
        reason = next(each for each in ruling.reasons if each.topic is Topic.KIND)
        where = Where.AROUND if reason.where is Where.CLAUSE else reason.where
        return KindFound(ruling.kind, _reason(reason.sign, where, reason.words))
    if heading.kind is not None and not heading.introduction:
        reason = _reason(_SIGN_OF_HEADING[heading.kind], Where.HEADING, heading.kind_words)
        return KindFound(heading.kind, reason)
    return _statement(said, heading, lexicon)


def _of_item(said: Said, heading: Heading, lexicon: Lexicon) -> KindFound | None:
    """What an item asks of those whom its section is for, if it leaves out that they act."""
    item = without_subject(said.sentence, lexicon) if heading.actors else None
    if item is None and said.signal is None:
        item = with_infinitive(said.sentence, lexicon)
    if item is None:
        return None
    reason = _reason(item.sign, Where.CLAUSE, item.words)
    return KindFound(item.kind, reason, replace(said, subject=None, signal=item))


def _of_charge(said: Said, heading: Heading, lexicon: Lexicon) -> KindFound | None:
    """What is done to those whom the heading's readers have in their charge.

    Below "Voor ouders" it is for them that "kinderen worden op tijd opgehaald".
    """
    in_charge = {each for actor in heading.actors for each in _IN_CHARGE_OF.get(actor, ())}
    if said.signal is not None or not said.people or not in_charge.issuperset(said.people):
        return None
    found = signal_of(said.sentence, None, lexicon)
    if found is None or sanction_of(said.sentence, lexicon) is not None:
        return None
    reason = _reason(found.sign, Where.CLAUSE, found.words)
    return KindFound(found.kind, reason, replace(said, subject=None, signal=found))


def _ruling(around: Proposal | None) -> Proposal | None:
    """The clause around, if that asks, allows or forbids."""
    return None if around is None or around.kind is Kind.STATEMENT else around


def _of_sentence(
    said: Said, heading: Heading, ruling: Proposal | None, lexicon: Lexicon, *, announced: bool
) -> KindFound | None:
    """What a sentence makes its clause, if it makes it anything.

    In an introduction, and below a clause that rules already, only firm words count, and below
    that a ban however it is put; but not where that announced rules.
    """
    sanction = _sanction(said, lexicon)
    signal = said.signal
    firm = signal is not None and _is_firm(signal, sanction)
    if signal is not None and signal.kind is Kind.MUST:
        firm = firm and breach_of_rules(said.sentence, lexicon) is None
    quiet = bool(heading.introduction) or (ruling is not None and not announced)
    commands = signal is not None and signal.sign is Sign.IMPERATIVE
    if sanction is not None and not (firm or commands or quiet):
        return KindFound(Kind.CONSEQUENCE, _sanction_reason(said, sanction), said)
    if signal is None:
        return None
    if not firm and quiet and not _turns(signal, ruling):
        return None
    if not firm and heading.kind is Kind.MUST_NOT:
        return None  # what "we do not do" is told as something that people do
    if not firm and any(
        find(said.sentence, lexicon) is not None for find in (responsibility_of, upkeep_of)
    ):
        return None
    return KindFound(signal.kind, _reason(signal.sign, Where.CLAUSE, signal.words), said)


def _sanction(said: Said, lexicon: Lexicon) -> Span | None:
    """What a sentence says that follows; not in "als er een sanctie volgt, kunt u bellen".

    That is: not where it is a condition under which somebody may do something.
    """
    sanction = sanction_of(said.sentence, lexicon)
    allows = said.signal is not None and said.signal.kind is Kind.MAY
    if sanction is None or not allows:
        return sanction
    part = part_of(said.sentence, sanction.start)
    return None if part is not None and part.hang is Hang.CONDITION else sanction


def _is_firm(signal: Signal, sanction: Span | None) -> bool:
    """Whether a signal holds against a sanction in its sentence.

    Not in "it is taken away, and parents may fetch it".
    """
    if signal.firmness is not Firmness.EXPLICIT:
        return False
    return sanction is None or signal.kind is not Kind.MAY or signal.index < sanction.start


def _turns(signal: Signal, ruling: Proposal | None) -> bool:
    """Whether an item bans in a list of what must or may be."""
    return ruling is not None and ruling.kind is not Kind.MUST_NOT and signal.kind is Kind.MUST_NOT


def _under_sanctions(said: Sequence[Said], heading: Heading, lexicon: Lexicon) -> KindFound:
    """Under such a heading all follows for somebody, but for what people may do about it."""
    for each in said:
        sanction = _sanction(each, lexicon)
        if sanction is not None:
            return KindFound(Kind.CONSEQUENCE, _sanction_reason(each, sanction))
    if said and points_the_way(said[-1].sentence, lexicon):
        return _statement(said, heading, lexicon)
    for each in said:
        signal = each.signal
        breach = each.sentence.find(lexicon.breaches)
        allows = signal is not None and signal.kind is Kind.MAY and breach is None
        if signal is not None and allows and _is_somebody(each):
            return KindFound(Kind.MAY, _reason(signal.sign, Where.CLAUSE, signal.words), each)
    return KindFound(Kind.CONSEQUENCE, _reason(Sign.SANCTION, Where.HEADING, heading.kind_words))


def _is_somebody(said: Said) -> bool:
    """Whether people or "u" are the subject."""
    to_parents = said.subject is not None and said.subject.names(Actor.FORMAL_YOU)
    return to_parents or bool(said.people)


def _statement(said: Sequence[Said], heading: Heading, lexicon: Lexicon) -> KindFound:
    for sign, find in (
        (Sign.UPKEEP, upkeep_of),
        (Sign.RESPONSIBILITY, responsibility_of),
        (Sign.AWARENESS, awareness_of),
    ):
        for each in said:
            word = find(each.sentence, lexicon)
            if word is not None:
                return KindFound(Kind.STATEMENT, _reason(sign, Where.CLAUSE, (word,)), each)
    if heading.introduction:
        words = tuple(word for word in heading.introduction if word)
        where = Where.HEADING if words else Where.NOWHERE
        return KindFound(Kind.STATEMENT, _reason(Sign.INTRODUCTION, where, words))
    return KindFound(Kind.STATEMENT, _reason(Sign.NONE, Where.NOWHERE, ()))


def _sanction_reason(said: Said, sanction: Span) -> Reason:
    words = (said.sentence.quoted(sanction.start, sanction.end),)
    return _reason(Sign.SANCTION, Where.CLAUSE, words)


def _reason(sign: Sign, where: Where, words: tuple[str, ...]) -> Reason:
    return Reason(Topic.KIND, sign, where, words)
