"""What is to be changed about rules, and the numbers that stand for it on a terminal.

One list holds all that can be chosen, and a choice has the same number each time: whoever has many
rules to correct soon knows them by heart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from protocolwijzer.model import Audience, ClauseFacts, Kind

_Item = TypeVar("_Item")

# What can be chosen, in the order of its numbers, which count on from one to the next.
AUDIENCES: Sequence[Audience] = tuple(Audience)
KINDS: Sequence[Kind] = tuple(Kind)
# None: nobody.
CONCERNS: Sequence[Audience | None] = (*Audience, None)
LAST = len(AUDIENCES) + len(KINDS) + len(CONCERNS)


@dataclass(frozen=True, slots=True)
class Correction:
    """What becomes of clauses; None for what stays as it is.

    audiences: whom they are for; kind: what they do; concerns: whom they are about besides.
    """

    audiences: tuple[Audience, ...] | None = None
    kind: Kind | None = None
    concerns: tuple[Audience, ...] | None = None

    def made_to(self, facts: ClauseFacts) -> ClauseFacts:
        """The facts with this correction. Whom a clause is for, it is not about besides."""
        audiences = facts.audiences if self.audiences is None else self.audiences
        concerns = facts.concerns if self.concerns is None else self.concerns
        return replace(
            facts,
            audiences=audiences,
            kind=facts.kind if self.kind is None else self.kind,
            concerns=tuple(each for each in concerns if each not in audiences),
        )


def chosen_correction(numbers: Sequence[int]) -> Correction | None:
    """The correction that these numbers from 1 to LAST stand for.

    None where they do not go together: a clause does one thing, and nobody is nobody else.
    """
    audiences = tuple(_chosen(AUDIENCES, numbers, before=0))
    kinds = tuple(_chosen(KINDS, numbers, before=len(AUDIENCES)))
    concerns = tuple(_chosen(CONCERNS, numbers, before=len(AUDIENCES) + len(KINDS)))
    if len(kinds) > 1 or (None in concerns and len(concerns) > 1):
        return None
    return Correction(
        audiences=audiences or None,
        kind=kinds[0] if kinds else None,
        concerns=tuple(each for each in concerns if each is not None) if concerns else None,
    )


def _chosen(items: Sequence[_Item], numbers: Sequence[int], *, before: int) -> Iterable[_Item]:
    """Those of the items whose numbers were chosen. before: how many numbers come before theirs."""
    return (item for number, item in enumerate(items, start=before + 1) if number in numbers)
