"""What a sentence asks, allows or forbids, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from protocolwijzer.model import Kind
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.sentences import Sentence, Span


class Firmness(Enum):
    """EXPLICIT: a word for it ("mag", "must"); IMPLIED: the way that the sentence is put."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Signal:
    """What a sentence does to its reader. words: as quoted; index: where the first stands."""

    kind: Kind
    sign: Sign
    firmness: Firmness
    words: tuple[str, ...]
    index: int


def forbidding(sentence: Sentence, firmness: Firmness, *places: Span | int) -> Signal:
    """A signal that something must not be, by the words at these places."""
    return signal(sentence, Kind.MUST_NOT, Sign.FORBIDDING, firmness, *places)


def signal(
    sentence: Sentence, kind: Kind, sign: Sign, firmness: Firmness, *places: Span | int
) -> Signal:
    """A signal by the words at these places; those that touch are quoted as one."""
    spans = sorted(
        (place if isinstance(place, Span) else Span(place, place + 1) for place in places),
        key=lambda span: span.start,
    )
    joined = spans[:1]
    for span in spans[1:]:
        if span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    quotes = tuple(sentence.quoted(span.start, span.end) for span in joined)
    return Signal(kind, sign, firmness, quotes, joined[0].start)
