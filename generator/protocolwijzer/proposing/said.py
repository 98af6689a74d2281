"""The sentences of a clause, each with its subject and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.model import Clause, Protocol
from protocolwijzer.proposing.actors import Mention, mentions
from protocolwijzer.proposing.addressees import people, subject_of
from protocolwijzer.proposing.kinds import is_question, signal_of
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.sentences import Hang, Sentence, Span, sentences
from protocolwijzer.proposing.signals import Signal


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what was found in it. mentions: everyone who is named."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    subject: Mention | None
    signal: Signal | None

    @property
    def people(self) -> tuple[Actor, ...]:
        """Those of its subject who are an audience."""
        return people([self.subject]) if self.subject else ()


def read(protocol: Protocol, lexicon: Lexicon) -> Mapping[str, tuple[Said, ...]]:
    """What every clause says, by its id: read once, for several rules look at it."""
    return {clause.id: _said_in(clause, lexicon) for _, clause in protocol.clauses()}


def _said_in(clause: Clause, lexicon: Lexicon) -> tuple[Said, ...]:
    """What a clause says itself, sentence by sentence.

    A question before another sentence is a condition: "Wilt u filmen? Vraag het dan eerst."
    """
    found = [_said(sentence, lexicon) for sentence in sentences(clause.paragraphs, lexicon)]
    return tuple(
        replace(each, signal=None) if is_question(each.sentence) and each is not found[-1] else each
        for each in found
    )


def _said(sentence: Sentence, lexicon: Lexicon) -> Said:
    who = mentions(sentence, lexicon)
    subject = subject_of(sentence, who, lexicon)
    return Said(sentence, who, subject, signal_of(sentence, subject, lexicon))


def continued(clauses: Sequence[Sequence[Said]], lexicon: Lexicon) -> list[tuple[Said, ...]]:
    """What clauses one after another say, "they" understood as whom the one before was for."""
    before: Mention | None = None
    found: list[tuple[Said, ...]] = []
    for clause in clauses:
        read = []
        for said in clause:
            each = said if before is None else _taken_up(said, before, lexicon)
            before = each.subject if each.people else before
            read.append(each)
        found.append(tuple(read))
    return found


def _taken_up(said: Said, before: Mention, lexicon: Lexicon) -> Said:
    """A sentence whose subject is a pronoun, with those it stands for as its subject."""
    folded = said.sentence.folded
    pronouns = lexicon.pronouns & lexicon.taking_up
    skipped = lexicon.adverbs | lexicon.contrasts | lexicon.then
    place = next(
        (
            index
            for part in said.sentence.of(Hang.MAIN)
            for index in range(part.start, part.end)
            if folded[index] in pronouns
            and (
                all(word in skipped or not word[0].isalnum() for word in folded[part.start : index])
                or (lexicon.inverts and folded[index - 1] in lexicon.verbs)
            )
        ),
        None,
    )
    if place is None or said.subject is not None:
        return said
    subject = Mention(before.actors, Span(place, place + 1))
    return replace(said, subject=subject, signal=signal_of(said.sentence, subject, lexicon))


def named(said: Sequence[Said]) -> Iterator[tuple[Said, Mention]]:
    """Every mention of people who are an audience, in reading order."""
    for each in said:
        for mention in each.mentions:
            if people([mention]):
                yield each, mention
