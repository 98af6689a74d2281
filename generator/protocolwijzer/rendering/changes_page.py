"""What has changed since the previous version of a protocol, for its readers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.audiences import question
from protocolwijzer.comparing.changes import Change, ClauseChange, Comparison, compare
from protocolwijzer.comparing.impact import touched
from protocolwijzer.comparing.versions import adopted_versions, versions
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    ClauseFacts,
    EditionKind,
    Phrase,
    School,
)
from protocolwijzer.rendering.told_changes import (
    ToldClause,
    told_clause,
    told_clauses,
    told_headings,
)
from protocolwijzer.rendering.wording import AUDIENCE_ICONS, Wording

PART = "changes"

# What a reader wants to know of; that a rule has another number is told apart.
_TELLING = (Change.NEW, Change.CHANGED, Change.MOVED_AND_CHANGED, Change.GONE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule that is new, gone or reads otherwise.

    anchor: its place on this page; question: the everyday question that leads to it now.
    audiences: whom it addresses or is about, then or now; for_whom: that in words; empty where it
    is not known. adopted: the same rule in the adopted text, where that reads otherwise as well and
    is not what is told.
    """

    told: ToldClause
    anchor: str
    question: Phrase | None
    audiences: tuple[Audience, ...]
    for_whom: str
    adopted: ToldClause | None


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """What has changed for an audience: entries, each with what has become of it in a word."""

    name: str
    icon: str
    entries: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A rule that stood under an id that is none any more, or is another rule's now.

    label: what readers called it; now: the rule that says so now, if one does.
    """

    id: str
    label: str
    now: ToldClause | None


class Changes:
    """What has changed since a school's previous version, for readers of a language."""

    def __init__(self, school: School, language: str, comparison: Comparison) -> None:
        self._school = school
        self._language = language
        self.comparison = comparison

    @classmethod
    def of(cls, school: School, language: str) -> Changes | None:
        """None where the school has no previous version that could be compared."""
        found = versions(school, language)
        return cls(school, language, compare(found.before, found.after)) if found else None

    def former(self, ids: Container[str]) -> tuple[Former, ...]:
        """The rules whose ids are not among those that there are now: old links lead nowhere."""
        return tuple(each for each in self._gone_from_their_ids() if each.id not in ids)

    def reused(self) -> Mapping[str, Former]:
        """By id the rules that stood where another stands now: old links lead to that one."""
        ids = {*self.comparison.after.clause_ids()}
        return {each.id: each for each in self._gone_from_their_ids() if each.id in ids}

    def _gone_from_their_ids(self) -> Iterator[Former]:
        for each in self.comparison.clauses:
            if each.before and (each.after is None or each.after.id != each.before.id):
                now = told_clause(each) if each.after else None
                yield Former(each.before.id, each.before.label, now)

    def context(self, wording: Wording) -> Mapping[str, object]:
        """What changes.html shows."""
        school, comparison, previous = self._school, self.comparison, self._school.previous
        is_plain = comparison.after.edition is EditionKind.PLAIN
        issue = school.release if is_plain else school.adoption
        adopted = self._adopted() if is_plain else {}
        entries = {
            _anchor(change): self._entry(change, adopted, wording)
            for change in comparison.of(*_TELLING)
        }

        def of(*kinds: Change) -> tuple[Entry, ...]:
            return tuple(each for each in entries.values() if each.told.change in kinds)

        return {
            "comparison": comparison,
            "shows_plain": is_plain,
            "text_language": comparison.after.language,
            "this_issue": wording.issue(issue.version, issue.date),
            "previous_issue": wording.issue(
                previous.version if previous else None, previous.date if previous else None
            ),
            "rows": tuple(self._rows(entries, wording)),
            "new": of(Change.NEW),
            "changed": of(Change.CHANGED, Change.MOVED_AND_CHANGED),
            "gone": of(Change.GONE),
            "moved": told_clauses(comparison.of(Change.MOVED)),
            "same": comparison.counts[Change.SAME],
            "headings": tuple(told_headings(comparison)),
            "adopted_only": tuple(told for name, told in adopted.items() if name not in entries),
        }

    def _entry(
        self, change: ClauseChange, adopted: Mapping[str, ToldClause], wording: Wording
    ) -> Entry:
        anchor = _anchor(change)
        return Entry(
            told=told_clause(change),
            anchor=anchor,
            question=question(self._school, change.after.id, self._language)
            if change.after
            else None,
            audiences=self._touched(change),
            for_whom=wording.audience_names(self._touched(change)),
            adopted=adopted.get(anchor),
        )

    def _touched(self, change: ClauseChange) -> tuple[Audience, ...]:
        previous = self._school.previous
        then: Mapping[str, ClauseFacts] = previous.facts if previous else {}
        return touched(change, then, self._school.facts)

    def _adopted(self) -> Mapping[str, ToldClause]:
        """What reads otherwise in the adopted text, by the anchors that its rules have here."""
        found = adopted_versions(self._school)
        if found is None:
            return {}
        changes = compare(found.before, found.after).of(*_TELLING)
        return {_anchor(change): told_clause(change) for change in changes}

    def _rows(self, entries: Mapping[str, Entry], wording: Wording) -> Iterator[AudienceRow]:
        """What has changed per audience, and last what is for nobody who has a page."""
        _ = wording.gettext
        words = {
            Change.NEW: _("new"),
            Change.CHANGED: _("changed"),
            Change.MOVED_AND_CHANGED: _("changed"),
            Change.GONE: _("gone"),
        }

        def row(name: str, icon: str, found: Iterable[Entry]) -> AudienceRow:
            return AudienceRow(name, icon, tuple((each, words[each.told.change]) for each in found))

        for audience in PAGE_AUDIENCES:
            yield row(
                wording.audience_name(audience),
                AUDIENCE_ICONS[audience],
                (each for each in entries.values() if audience in each.audiences),
            )
        others = [each for each in entries.values() if not {*PAGE_AUDIENCES} & {*each.audiences}]
        if others:
            yield row(_("Others, or not stated"), "material/account-question-outline", others)


def _anchor(change: ClauseChange) -> str:
    """A rule's place on this page: one that is gone may have had the id of one that is new."""
    return f"pw-now-{change.after.id}" if change.after else f"pw-then-{change.unit.id}"
