"""What an audience page needs beyond its view: headings of groups, staff at work and at home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocolwijzer.audiences import AudienceView, Comparison, Entry
from protocolwijzer.editions import join
from protocolwijzer.model import Audience, School
from protocolwijzer.rendering.contacts import shown_contacts
from protocolwijzer.rendering.questions_page import Listed, listed
from protocolwijzer.rendering.wording import KIND_ICONS, Voice, Wording, register_for

# How many trees stand on the first screen.
URGENT_TREES = 2

STAFF = frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME})


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group of rules under one heading."""

    name: str
    title: str
    icon: str
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """The heading's anchor; no clause or section is called so."""
        return f"pw-{self.name}"


@dataclass(frozen=True, slots=True)
class StaffNote:
    """That the protocol makes no difference between staff at work and outside work.

    other, title: the other page; only_here, only_there: labels of rules that are not about staff
    alone and reach them in one of the two only.
    """

    other: Audience
    title: str
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def context(school: School, view: AudienceView, wording: Wording) -> Mapping[str, object]:
    """What audience.html shows."""
    voiced = wording.voice(register_for(view.audience))
    return {
        "view": view,
        "voiced": voiced,
        "heading": wording.audience_heading(view.audience),
        "honest": honest(view, voiced),
        "groups": tuple(_groups(view, wording, voiced)),
        "has_questions": any(entry.question for group in view.groups for entry in group.entries),
        "proposed": sum(
            part.facts.proposed is not None
            for entry in (
                *(entry for group in view.groups for entry in group.entries),
                *view.concerned,
            )
            for part in entry.walk()
        ),
        "first_ids": {entry.id for entry in view.first},
        "kind_icons": KIND_ICONS,
        "kind_names": {kind: wording.kind_name(kind, voiced) for kind in KIND_ICONS},
        "names_of": wording.audience_names,
        "contacts": tuple(shown_contacts(view.contacts, wording)),
        "staff_note": _staff_note(school, view, wording),
        **_trees(school, view, wording),
    }


def honest(view: AudienceView, voiced: Voice) -> str:
    """That a protocol has no rules of its own for an audience, where that is so; or ""."""
    if view.addressed:
        return ""
    if view.groups or view.concerned:
        return voiced(
            "The protocol mentions you, but it has no section with rules for you. "
            "Below is what does apply to you, and what is about you."
        )
    return voiced(
        "The protocol does not mention you: it has no rules for you and none that are about you."
    )


def _trees(school: School, view: AudienceView, wording: Wording) -> Mapping[str, object]:
    """The decision trees of this audience.

    urgent_trees, more_trees: all of them; tree_of: by clause, the tree that is most about it.
    """
    trees = school.trees_for(view.audience)
    shown = listed(school, trees, wording)
    nearest: dict[str, tuple[float, Listed]] = {}
    for tree, each in zip(trees, shown, strict=True):
        outcomes = tree.flow.outcomes.values()
        citations = Counter(name for outcome in outcomes for name in set(outcome.clauses))
        for name, times in citations.items():
            share = times / len(outcomes)
            if name not in nearest or share > nearest[name][0]:
                nearest[name] = (share, each)
    return {
        "urgent_trees": shown[:URGENT_TREES],
        "more_trees": shown[URGENT_TREES:],
        "tree_of": {name: each for name, (_, each) in nearest.items()},
    }


def _groups(view: AudienceView, wording: Wording, voiced: Voice) -> Iterable[ShownGroup]:
    for group in view.groups:
        yield ShownGroup(
            name=group.kind,
            title=wording.kind_name(group.kind, voiced),
            icon=KIND_ICONS[group.kind],
            entries=group.entries,
        )
    if view.concerned:
        yield ShownGroup(
            name="concerned",
            title=voiced("About you, not addressed to you"),
            icon="material/account-arrow-right-outline",
            entries=view.concerned,
        )


def _staff_note(school: School, view: AudienceView, wording: Wording) -> StaffNote | None:
    comparison = view.comparison
    if comparison is None or _differs_for_staff(school, comparison):
        return None
    joined = join(school, view.language)

    def labels(names: tuple[str, ...]) -> tuple[str, ...]:
        """A part goes without saying where the clause around it is named."""
        texts = [joined[name] for name in names if name in joined]
        return tuple(text.label for text in texts if text.parent not in names)

    return StaffNote(
        other=comparison.other,
        title=wording.audience_name(comparison.other),
        only_here=labels(comparison.only_here),
        only_there=labels(comparison.only_there),
    )


def _differs_for_staff(school: School, comparison: Comparison) -> bool:
    """Whether a rule that is for staff and no one else holds in only one of the two."""
    return any(
        set(school.facts[name].audiences) <= STAFF
        for name in (*comparison.only_here, *comparison.only_there)
    )
