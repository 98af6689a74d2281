"""Lead-ins: what stands below one, how far it reaches, and whether its items only complete it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from protocolwijzer.model import Clause
from protocolwijzer.proposing.explicit import points_the_way
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Sentence

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)
_COLON = ":"


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses that stand below the same lead-in, or one after another below none."""

    lead: Clause | None
    clauses: tuple[Clause, ...]


def leads(clause: Clause) -> bool:
    """Whether a paragraph opens the list below it, as a clause does with its sub-clauses."""
    return not clause.number and clause.text.endswith(_COLON)


def groups(clauses: Sequence[Clause]) -> Iterator[Group]:
    """A section's clauses, each with the paragraph that it stands below as an item.

    Its items come straight behind a lead-in and are numbered alike: a rule 7.1 behind its bullets
    is none of them.
    """
    lead: Clause | None = None
    group: list[Clause] = []
    for clause in clauses:
        ends = lead is not None and (
            not clause.number or (group and _shape(clause.number) != _shape(group[0].number))
        )
        if ends or leads(clause):
            if group:
                yield Group(lead, tuple(group))
            lead, group = None, []
        group.append(clause)
        if leads(clause):
            yield Group(None, (clause,))
            lead, group = clause, []
    if group:
        yield Group(lead, tuple(group))


def told(
    clauses: Sequence[Clause], read: Mapping[str, tuple[Said, ...]], lexicon: Lexicon
) -> Iterator[Said]:
    """What clauses and those below them say, but for whom to turn to, which anybody may be told.

    read: what every clause says, by its id.
    """
    for group in groups(clauses):
        if group.lead is not None and _points(read[group.lead.id], lexicon):
            continue
        for clause in group.clauses:
            if not _points(read[clause.id], lexicon):
                yield from read[clause.id]
                yield from told(clause.subclauses, read, lexicon)


def _points(said: Sequence[Said], lexicon: Lexicon) -> bool:
    return bool(said) and points_the_way(said[-1].sentence, lexicon)


def _shape(number: str) -> str:
    """How a number is written, whichever it is: "0.0" of 7.1, "a)" of b)."""
    return _LETTERS.sub("a", _DIGITS.sub("0", number))


def is_completed_below(said: Sequence[Said], lexicon: Lexicon) -> bool:
    """Whether items only complete what opens them: "..., als:", "in the following cases:".

    They say when it holds, or whom to turn to, and nothing by themselves.
    """
    if not said or said[-1].sentence.folded[-1] != _COLON:
        return False
    sentence = said[-1].sentence
    return (
        _breaks_off_in_condition(sentence, lexicon)
        or sentence.find(lexicon.following_cases) is not None
        or points_the_way(sentence, lexicon)
    )


def announces_rules(said: Sequence[Said], lexicon: Lexicon) -> bool:
    """Whether it says that rules follow: "..., waarbij de volgende afspraken gelden:"."""
    return (
        bool(said)
        and said[-1].sentence.folded[-1] == _COLON
        and said[-1].sentence.find(lexicon.following_rules) is not None
    )


def _breaks_off_in_condition(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it ends in "als:", "als je:", "if they are:", before what the condition is."""
    last = sentence.parts[-1]
    opener = next(
        (n for n in range(last.start, last.end) if sentence.folded[n] in lexicon.conditions), None
    )
    if last.hang is not Hang.CONDITION or opener is None:
        return False
    between = lexicon.determiners | lexicon.pronouns | lexicon.actors.keys()
    if not lexicon.inverts:
        between |= lexicon.stative  # English puts its verb before what it says
    return all(word in between for word in sentence.folded[opener + 1 : last.end])


def is_condition(said: Said) -> bool:
    """Whether a sentence is nothing but a condition: "als de docent het goedvindt;"."""
    return all(part.hang is not Hang.MAIN for part in said.sentence.parts) and any(
        said.sentence.of(Hang.CONDITION)
    )
