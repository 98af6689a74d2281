"""Drafts for tests: made of a text, and read again as a school's trees."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.drafting import draft_trees
from protocolwijzer.drafting.rules import rules_of
from protocolwijzer.drafting.skeletons import skeleton
from protocolwijzer.drafting.texts import Texts
from protocolwijzer.drafting.writing import NOTE_FILE, Head, write_draft
from protocolwijzer.model import (
    Audience,
    ClauseFacts,
    Contact,
    DecisionTree,
    EditionKind,
    Kind,
    Protocol,
)
from protocolwijzer.reading import read_protocol
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.settings.yaml_places import Document
from protocolwijzer.trees.files import Known
from protocolwijzer.trees.loading import load_trees

A = Audience
MENTOR = Contact("mentor", {}, None, (A.STUDENTS, A.PARENTS))
MANAGER = Contact("manager", {}, None, (A.STAFF_WORK, A.STAFF_HOME))


def protocol(text: str, language: str = "nl") -> Protocol:
    """The protocol that a text in the project's own format holds."""
    found, _ = read_protocol(
        text.encode(), file="adopted.md", language=language, edition=EditionKind.ADOPTED
    )
    return found


def facts(kind: Kind, *audiences: Audience, judgement: bool = False) -> ClauseFacts:
    """The facts of a clause; it is for pupils where nobody is named."""
    return ClauseFacts(audiences or (A.STUDENTS,), (), kind, {}, judgement=judgement)


def files(
    source: Protocol,
    its: Mapping[str, ClauseFacts],
    languages: Sequence[str] = ("nl", "en"),
    contacts: Iterable[Contact] = (),
) -> dict[str, str]:
    """The drafts without the note on them."""
    drafts = draft_trees(source, its, languages, contacts)
    return {name: text for name, text in drafts.items() if name != NOTE_FILE}


def draft_of(
    source: Protocol,
    its: Mapping[str, ClauseFacts],
    languages: Sequence[str] = ("nl", "en"),
) -> dict[str, str]:
    """The draft of all rules, which are about the same, for pupils, worth a tree or not."""
    rules = tuple(rules_of(source, its))
    (subject,) = {rule.subject.id: rule.subject for rule in rules}.values()
    words = Texts(languages)
    made = skeleton(rules, words, source.language, (MENTOR.role,))
    head = Head(subject.id, subject.title, subject.address, (A.STUDENTS,))
    return {f"{subject.id}.yml": write_draft(head, rules, made, words)}


def load(
    drafts: Mapping[str, str],
    source: Protocol,
    its: Mapping[str, ClauseFacts],
    languages: Sequence[str],
    contacts: Iterable[Contact],
) -> tuple[tuple[DecisionTree, ...], Diagnostics]:
    """The drafts as a build finds them, and all that is found."""
    diagnostics = Diagnostics()
    if not drafts:
        return (), diagnostics  # then a school has no folder of trees
    with tempfile.TemporaryDirectory() as folder:
        for name, text in drafts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        known = Known(
            languages=languages,
            contacts={contact.role: contact for contact in contacts},
            clauses=labels_of(source),
            facts=its,
            clauses_file=Document("clauses.yml", {}),
        )
        loaded = load_trees(Path(folder), known, diagnostics)
    assert not loaded.trees
    return loaded.drafts, diagnostics


def drafted(
    text: str,
    kinds: Mapping[str, ClauseFacts],
    *,
    language: str = "nl",
    languages: Sequence[str] = ("nl", "en"),
    contacts: Sequence[Contact] = (MENTOR, MANAGER),
) -> Mapping[str, DecisionTree]:
    """The drafts of a text by their ids, without a finding but that they are drafts."""
    source = protocol(text, language)
    drafts = files(source, kinds, languages, contacts)
    trees, diagnostics = load(drafts, source, kinds, languages, contacts)
    assert {found.code.slug for found in diagnostics} <= {"draft-tree"}, list(map(str, diagnostics))
    assert [f"{tree.id}.yml" for tree in trees] == sorted(drafts)
    return {tree.id: tree for tree in trees}
