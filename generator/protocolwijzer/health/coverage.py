"""Whom a protocol speaks to, and where it comes from: what is named, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from protocolwijzer.audiences import has_own_rules
from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag, Term
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import own_text
from protocolwijzer.model import PAGE_AUDIENCES, STAFF, Audience, Place, Protocol, School, Section

_NAMES: Mapping[Audience, str] = {
    Audience.STUDENTS: _("Pupils"),
    Audience.PARENTS: _("Parents"),
    Audience.STAFF_WORK: _("Staff at work"),
    Audience.STAFF_HOME: _("Staff outside work"),
}
# Who a heading speaks of; staff as one, for a heading seldom says where.
_WORDS: tuple[tuple[re.Pattern[str], frozenset[Audience]], ...] = tuple(
    (re.compile(rf"(?:{pattern})", re.IGNORECASE), audiences)
    for pattern, audiences in (
        (r"leerlingen?|studenten?|pupils?|students?", frozenset({Audience.STUDENTS})),
        (r"ouders?|verzorgers?|parents?|carers?", frozenset({Audience.PARENTS})),
        (
            r"medewerkers?|personeel(?:sleden)?|docenten?|leerkracht(?:en)?|leraren|staff|teachers?",
            STAFF,
        ),
        (
            r"iedereen|alle(?:n)?\s+(?:gebruikers|betrokkenen)|everyone|everybody|all\s+users",
            frozenset(PAGE_AUDIENCES),
        ),
    )
)
# What may stand around such words in a heading that says for whom a section is.
_BESIDE = re.compile(r"\b(?:en|of|and|or|de|het|alle|onze|the|all|our|[a-z]|\d+)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:voor|for)\b(.*)", re.IGNORECASE)


def check_audiences(school: School) -> Iterator[Flag]:
    """Audiences that are named but have no rule of their own.

    Reading reports these too, at clauses.yml; they are here for the page.
    """
    text = own_text(school)
    for audience in PAGE_AUDIENCES:
        if not has_own_rules(school.facts, audience):
            yield Flag(
                Code.NO_RULES,
                Place(text.file),
                _("No rule or consequence is for this audience in particular: %(audience)s."),
                {"audience": Term(_NAMES[audience])},
                edition=text,
                words=audience.value,
            )


def check_adoption(school: School) -> Iterator[Flag]:
    """What is not stated about how the text came about: who adopted it, when, which version."""
    stated = {
        _("who adopted it"): school.adoption.by,
        _("the date"): school.adoption.date,
        _("the version"): school.adoption.version,
    }
    missing = tuple(Term(name) for name, value in stated.items() if not value)
    if missing:
        yield Flag(
            Code.NO_ADOPTION,
            Place(school.file),
            _("Not stated about the adopted text: %(missing)s."),
            {"missing": missing},
        )


def check_headings(school: School) -> Iterator[Flag]:
    """Headings that name other audiences than the clauses below them address."""
    text = own_text(school)
    for section in text.sections:
        named = _named(section.title)
        if named == frozenset(PAGE_AUDIENCES):
            yield from _narrower(text, section, school)
        elif named:
            yield from _wider(text, section, school, named)


def _named(title: str) -> frozenset[Audience]:
    """The audiences that a heading says it is for; none where it does not say."""
    found = _FOR.search(title)
    words = found[1] if found else title
    named: frozenset[Audience] = frozenset()
    rest = words
    for pattern, audiences in _WORDS:
        if re.search(rf"\b{pattern.pattern}\b", rest, re.IGNORECASE):
            named |= audiences
            rest = re.sub(rf"\b{pattern.pattern}\b", "", rest, flags=re.IGNORECASE)
    if not found and re.search(r"\w", _BESIDE.sub("", rest)):
        return frozenset()  # "Contact met ouders" is a subject
    return named


def _narrower(text: Protocol, section: Section, school: School) -> Iterator[Flag]:
    """Clauses for one audience under a heading for everyone."""
    for clause in section.walk():
        facts = school.facts.get(clause.id)
        addressed = frozenset(facts.audiences) & frozenset(PAGE_AUDIENCES) if facts else frozenset()
        if addressed and (addressed <= STAFF or len(addressed) == 1):
            yield Flag(
                Code.HEADING_AUDIENCE,
                text.place_of(clause),
                _(
                    "The heading \u201c%(heading)s\u201d is for everyone, but this is for: "
                    "%(audiences)s."
                ),
                {"heading": section.title, "audiences": _terms(addressed)},
                edition=text,
                clauses=(clause.id,),
            )


def _wider(
    text: Protocol, section: Section, school: School, named: frozenset[Audience]
) -> Iterator[Flag]:
    """Clauses for audiences that their heading leaves out."""
    others: dict[str, frozenset[Audience]] = {}
    for clause in section.walk():
        facts = school.facts.get(clause.id)
        beyond = frozenset(facts.audiences) & frozenset(PAGE_AUDIENCES) - named if facts else named
        if facts and beyond:
            others[clause.id] = beyond
    if others:
        yield Flag(
            Code.HEADING_AUDIENCE,
            text.place_of(section),
            _(
                "The heading \u201c%(heading)s\u201d leaves out some of those that the rules below "
                "it are for: %(audiences)s."
            ),
            {"heading": section.title, "audiences": _terms(frozenset().union(*others.values()))},
            edition=text,
            clauses=tuple(others),
        )


def _terms(audiences: frozenset[Audience]) -> tuple[Term, ...]:
    return tuple(Term(_NAMES[audience]) for audience in PAGE_AUDIENCES if audience in audiences)
