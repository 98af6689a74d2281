"""What is proposed for a clause, and what was found that speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocolwijzer.model import Audience, Kind


class Topic(StrEnum):
    """What a reason is given for."""

    AUDIENCES = "audiences"
    CONCERNS = "concerns"
    KIND = "kind"


class Where(StrEnum):
    """Where the words stand.

    COUNTERPART: the section of what not to do beside that of what to do, or the reverse. NOWHERE:
    nothing was found, and the usual is proposed.
    """

    CLAUSE = "clause"
    HEADING = "heading"
    AROUND = "around"
    TITLE = "title"
    SCOPE = "scope"
    SECTION = "section"
    COUNTERPART = "counterpart"
    NOWHERE = "nowhere"


class Sign(StrEnum):
    """What kind of sign the words are."""

    # of whom a clause addresses
    SUBJECT = "subject"
    NAMED = "named"
    ADDRESS = "address"
    PLACE = "place"
    INTRODUCTION = "introduction"
    STEP = "step"
    # of whom it concerns
    DEALT_WITH = "dealt-with"
    ACTING = "acting"
    PARENTS_OF_PUPILS = "parents-of-pupils"
    OTHER_STEP = "other-step"
    # of what it does
    FORBIDDING = "forbidding"
    ALLOWING = "allowing"
    DEMANDING = "demanding"
    IMPERATIVE = "imperative"
    HABIT = "habit"
    SANCTION = "sanction"
    RESPONSIBILITY = "responsibility"
    AWARENESS = "awareness"
    UPKEEP = "upkeep"
    # of any of these
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was found (or that nothing was), from which a part of a proposal follows.

    words: quoted from the text as they stand there, in its order; a gap between two of them is a
    gap in the text. `protocolwijzer.proposing.wording` puts a reason into words.
    """

    topic: Topic
    sign: Sign
    where: Where
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a clause probably addresses and concerns and what it does, for its author to confirm.

    audiences: at least one, in the order of Audience; concerns: none of these.
    reasons: at least one each for the audiences and the kind; for concerns where there are any.
    """

    audiences: tuple[Audience, ...]
    concerns: tuple[Audience, ...]
    kind: Kind
    reasons: tuple[Reason, ...]
