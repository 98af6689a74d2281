"""Where a rule holds, which tells staff at work from staff at home."""

from __future__ import annotations

from enum import Enum

from protocolwijzer.model import STAFF, Audience
from protocolwijzer.proposing.lexicon import Lexicon
from protocolwijzer.proposing.sentences import Sentence, Span


class Place(Enum):
    """WORK: during work; HOME: outside it; SCHOOL: in the building, where staff are at work."""

    WORK = "work"
    HOME = "home"
    SCHOOL = "school"


def place_in(sentence: Sentence, lexicon: Lexicon) -> tuple[Place, str] | None:
    """The one place where a sentence says that it holds, and its words.

    None for none, for several, and for one that it names besides, as in "also at home".
    """
    spans = [
        (place, span)
        for place, phrases in (
            (Place.WORK, lexicon.work),
            (Place.HOME, lexicon.home),
            (Place.SCHOOL, lexicon.school),
        )
        if (span := sentence.find(phrases)) is not None
        and sentence.folded[max(0, span.start - 1)] not in lexicon.comparing
    ]
    if any(_is_besides(sentence, span, lexicon) for _, span in spans):
        return None
    found = [(place, sentence.quoted(span.start, span.end)) for place, span in spans]
    at_home = [place is Place.HOME for place, _ in found]
    return found[0] if found and len(set(at_home)) == 1 else None


def _is_besides(sentence: Sentence, place: Span, lexicon: Lexicon) -> bool:
    """Whether it is "ook thuis", "ook niet in hun vrije tijd"."""
    for word in reversed(sentence.folded[: place.start]):
        if word in lexicon.besides:
            return True
        if word not in lexicon.prepositions | lexicon.determiners | lexicon.negations:
            return False
    return False


def narrow(audiences: tuple[Audience, ...], place: Place) -> tuple[Audience, ...]:
    """These audiences without staff elsewhere.

    Home is a place for staff alone: a rule for all "at home" is for staff at work as well.
    """
    if place is Place.HOME and not STAFF.issuperset(audiences):
        return audiences
    elsewhere = Audience.STAFF_WORK if place is Place.HOME else Audience.STAFF_HOME
    return tuple(each for each in audiences if each is not elsewhere) or audiences
