"""The account a site gives of itself: every clause, whom it reaches, what its translation is.

The proof is counted on finished pages and not taken from what they were made from, so that a
clause which a template loses is found out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from protocolwijzer.audiences import Reach, question, reach_of
from protocolwijzer.editions import join
from protocolwijzer.model import PAGE_AUDIENCES, Audience, Phrase, School, TranslationStatus
from protocolwijzer.rendering.tree_account import tree_account
from protocolwijzer.rendering.wording import STATUS_ICONS, Wording

PROTOCOL = "protocol"

# The anchors of a school's pages: by part of the key ("students", "protocol"), by language.
Anchors: TypeAlias = Mapping[str, Mapping[str, Collection[str]]]


@dataclass(frozen=True, slots=True)
class Count:
    """One page in all languages: how many clauses belong on it, how many stand there."""

    part: str
    title: str
    expected: int
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause that a page lacks."""

    label: str
    page: str
    language: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether every clause is on the full protocol and on the page of all whom it reaches."""

    clauses: int
    rows: tuple[Count, ...]
    missing: tuple[Gap, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing anywhere."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a translation, or that it cannot be known."""

    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clause in the table. reach: per audience; proposed: nobody has confirmed that yet."""

    id: str
    label: str
    question: Phrase | None
    reach: tuple[Reach | None, ...]
    proposed: bool
    statuses: tuple[Status, ...]


def context(
    school: School, languages: tuple[str, ...], anchors: Anchors, wording: Wording
) -> Mapping[str, object]:
    """What accountability.html shows."""
    unchecked = Status(
        wording.gettext("not checked: the adopted text is not on this site"),
        "material/help-circle-outline",
    )
    states = {
        status: Status(wording.status_name(status), STATUS_ICONS[status])
        for status in TranslationStatus
    }

    def status(clause: str, language: str) -> Status:
        if language == school.languages[0] and school.editions and school.adopted is None:
            return unchecked
        known = school.translations.get(language, {})
        return states[known.get(clause, TranslationStatus.MISSING)]

    joined = join(school, wording.language)
    labels = {name: text.label for name, text in joined.items()}
    rows = tuple(
        Row(
            id=name,
            label=text.label,
            question=question(school, name, wording.language),
            reach=tuple(reach_of(school.facts.get(name), audience) for audience in Audience),
            proposed=name in school.facts and school.facts[name].proposed is not None,
            statuses=tuple(status(name, language) for language in languages),
        )
        for name, text in joined.items()
    )
    used = {state for row in rows for state in row.statuses}
    return {
        "proof": _proof(school, languages, anchors, labels, wording),
        "rows": rows,
        "proposed": sum(row.proposed for row in rows),
        "audiences": tuple(wording.audience_name(audience) for audience in Audience),
        "statuses": tuple(state for state in (*states.values(), unchecked) if state in used),
        "account": tree_account(school, labels, wording),
    }


def _proof(
    school: School,
    languages: tuple[str, ...],
    anchors: Anchors,
    labels: Mapping[str, str],
    wording: Wording,
) -> Proof:
    """Count the clauses on the finished pages. labels: what each is called, by id."""
    counts: list[Count] = []
    gaps: list[Gap] = []
    for part, title, expected in _expectations(school, labels, wording):
        found = []
        for language in languages:
            lacking = [name for name in expected if name not in anchors[part][language]]
            found.append(len(expected) - len(lacking))
            gaps += [Gap(labels[name], title, wording.language_name(language)) for name in lacking]
        counts.append(Count(part, title, len(expected), tuple(found)))
    return Proof(len(labels), tuple(counts), tuple(gaps))


def _expectations(
    school: School, labels: Iterable[str], wording: Wording
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Per page: the last part of its key, its title, and the clauses that belong on it."""
    yield PROTOCOL, wording.gettext("Full protocol"), tuple(labels)
    for audience in PAGE_AUDIENCES:
        reached = tuple(name for name in labels if reach_of(school.facts.get(name), audience))
        yield audience, wording.audience_name(audience), reached
