"""The list of a school's decision trees, by audience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocolwijzer.model import PAGE_AUDIENCES, Audience, DecisionTree, Phrase, School
from protocolwijzer.rendering.tree_page import TreePage
from protocolwijzer.rendering.wording import AUDIENCE_ICONS, Wording

PART = "questions"


@dataclass(frozen=True, slots=True)
class Listed:
    """A tree in a list. part: of the key of its page, after the school's; about may be empty."""

    id: str
    part: str
    title: Phrase
    about: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The trees of one audience, the most urgent first."""

    audience: Audience
    title: str
    icon: str
    trees: tuple[Listed, ...]


def part_of(tree: DecisionTree) -> str:
    """The part of a tree's key that comes after its school's."""
    return f"{PART}/{tree.id}"


def listed(school: School, trees: Iterable[DecisionTree], wording: Wording) -> tuple[Listed, ...]:
    """Trees as lists show them."""
    pages = (TreePage(school, tree, wording) for tree in trees)
    return tuple(
        Listed(
            id=page.tree.id,
            part=part_of(page.tree),
            title=Phrase(page.text(page.tree.title), page.language),
            about=page.text(page.tree.about),
        )
        for page in pages
    )


def context(school: School, wording: Wording) -> Mapping[str, object]:
    """What questions.html shows. Audiences without trees are left out."""
    shelves = (
        Shelf(
            audience=audience,
            title=wording.audience_name(audience),
            icon=AUDIENCE_ICONS[audience],
            trees=listed(school, school.trees_for(audience), wording),
        )
        for audience in PAGE_AUDIENCES
    )
    return {"shelves": tuple(shelf for shelf in shelves if shelf.trees)}
