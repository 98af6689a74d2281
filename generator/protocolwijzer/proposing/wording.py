"""Reasons in words, for the author of a protocol, in Dutch or English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolwijzer.localization import MESSAGE_LANGUAGE
from protocolwijzer.proposing.proposal import Proposal, Reason, Sign, Topic, Where


@dataclass(frozen=True, slots=True)
class _Wording:
    """Main clauses, so that they can follow "because" and "want" alike."""

    because: str
    both: str
    places: Mapping[Where, str]
    signs: Mapping[Sign, str]
    nowhere: Mapping[tuple[Topic, Sign], str]


_WORDINGS: Mapping[str, _Wording] = {
    "en": _Wording(
        because="because {reasons}",
        both=", and ",
        places={
            Where.CLAUSE: "the rule",
            Where.AROUND: "the rule that it is a part of",
            Where.HEADING: "the heading above it",
            Where.SECTION: "its section",
            Where.COUNTERPART: "the section that goes with it",
            Where.TITLE: "the title",
            Where.SCOPE: "the text that says who the protocol is for",
        },
        signs={
            Sign.SUBJECT: "{where} has {words} as its subject",
            Sign.NAMED: "{where} names {words}",
            Sign.ADDRESS: "{where} speaks to its reader as {words}",
            Sign.PLACE: "{where} limits it to {words}",
            Sign.INTRODUCTION: "what comes under {words} introduces the rules",
            Sign.STEP: "{where} is a step in a series that begins with {words}",
            Sign.DEALT_WITH: "{where} is about contact with {words} or about pictures of them",
            Sign.ACTING: "{where} has a task for {words}",
            Sign.OTHER_STEP: "{where} goes with a step for {words}",
            Sign.FORBIDDING: "{where} forbids something: {words}",
            Sign.ALLOWING: "{where} allows something: {words}",
            Sign.DEMANDING: "{where} asks something: {words}",
            Sign.IMPERATIVE: "{where} tells its reader what to do: {words}",
            Sign.HABIT: "{where} says how things are done: {words}",
            Sign.SANCTION: "{where} says what follows when a rule is broken: {words}",
            Sign.RESPONSIBILITY: "{where} says who answers for something: {words}",
            Sign.AWARENESS: "{where} says what is good to know: {words}",
            Sign.UPKEEP: "{where} is about the protocol itself: {words}",
        },
        nowhere={
            (Topic.AUDIENCES, Sign.NONE): "nothing says who it is for, so it may be for everyone",
            (Topic.CONCERNS, Sign.PARENTS_OF_PUPILS): (
                "what follows for pupils matters to their parents"
            ),
            (Topic.KIND, Sign.INTRODUCTION): (
                "text without a heading introduces or closes a protocol"
            ),
            (Topic.KIND, Sign.NONE): "no word in it asks, allows or forbids anything",
        },
    ),
    "nl": _Wording(
        because="want {reasons}",
        both=", en ",
        places={
            Where.CLAUSE: "de regel",
            Where.AROUND: "de regel waar dit bij hoort,",
            Where.HEADING: "het kopje erboven",
            Where.SECTION: "dit onderdeel",
            Where.COUNTERPART: "het onderdeel dat erbij hoort,",
            Where.TITLE: "de titel",
            Where.SCOPE: "de tekst die zegt voor wie het protocol is,",
        },
        signs={
            Sign.SUBJECT: "{where} heeft {words} als onderwerp",
            Sign.NAMED: "{where} noemt {words}",
            Sign.ADDRESS: "{where} spreekt de lezer aan met {words}",
            Sign.PLACE: "{where} beperkt het tot {words}",
            Sign.INTRODUCTION: "wat onder {words} staat, leidt de regels in",
            Sign.STEP: "{where} is een stap in een reeks die begint bij {words}",
            Sign.DEALT_WITH: "{where} gaat over contact met {words} of over beelden van hen",
            Sign.ACTING: "{where} bevat een taak voor {words}",
            Sign.OTHER_STEP: "{where} hoort bij een stap voor {words}",
            Sign.FORBIDDING: "{where} verbiedt iets: {words}",
            Sign.ALLOWING: "{where} staat iets toe: {words}",
            Sign.DEMANDING: "{where} vraagt iets: {words}",
            Sign.IMPERATIVE: "{where} zegt de lezer wat die moet doen: {words}",
            Sign.HABIT: "{where} zegt hoe het hoort te gaan: {words}",
            Sign.SANCTION: "{where} zegt wat er volgt als iemand een regel overtreedt: {words}",
            Sign.RESPONSIBILITY: "{where} zegt wie ergens op aan te spreken is: {words}",
            Sign.AWARENESS: "{where} zegt wat goed is om te weten: {words}",
            Sign.UPKEEP: "{where} gaat over het protocol zelf: {words}",
        },
        nowhere={
            (Topic.AUDIENCES, Sign.NONE): (
                "nergens staat voor wie het is, dus misschien is het voor iedereen"
            ),
            (Topic.CONCERNS, Sign.PARENTS_OF_PUPILS): (
                "wat er voor leerlingen volgt, is ook voor hun ouders van belang"
            ),
            (Topic.KIND, Sign.INTRODUCTION): (
                "tekst zonder kopje leidt een protocol in of sluit het af"
            ),
            (Topic.KIND, Sign.NONE): "er staat geen woord in dat iets vraagt, verbiedt of toestaat",
        },
    ),
}


def in_words(reason: Reason, *, language: str) -> str:
    """A reason as a main clause, without a capital or a full stop.

    language: the reader's, Dutch or English; English for any other.
    """
    wording = _wording(language)
    if reason.where is Where.NOWHERE:
        return wording.nowhere[reason.topic, reason.sign]
    # Of a kind, several quotes are one expression with a gap: "mag … niet".
    if reason.topic is Topic.KIND:
        words = f"“{' … '.join(reason.words)}”"
    else:
        words = ", ".join(f"“{word}”" for word in reason.words)
    return wording.signs[reason.sign].format(where=wording.places[reason.where], words=words)


def because(proposal: Proposal, *topics: Topic, language: str) -> str:
    """Why these parts of a proposal are as they are, or all of it: "because ..., and ..."."""
    wording = _wording(language)
    reasons = wording.both.join(
        in_words(reason, language=language)
        for reason in proposal.reasons
        if not topics or reason.topic in topics
    )
    return wording.because.format(reasons=reasons) if reasons else ""


def _wording(language: str) -> _Wording:
    return _WORDINGS.get(language.partition("-")[0].lower(), _WORDINGS[MESSAGE_LANGUAGE])
