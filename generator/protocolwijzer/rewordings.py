"""What reads otherwise than in another version: texts by language, with then and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.editions import by_id
from protocolwijzer.model import AnswerWords, Clause, Localized, Protocol, School


@dataclass(frozen=True, slots=True)
class Rewording:
    """One thing that is said otherwise than before.

    what: "say", "explain", "do", "copy", "contacts", "clauses" of an answer, "plain text",
    "adopted text", "kind" of a clause; language: its tag, or "" for what has none; before, after:
    in one line each, "" where there is nothing.
    """

    what: str
    language: str
    before: str
    after: str


def of_answer(before: AnswerWords, after: AnswerWords) -> Iterator[Rewording]:
    """What is different about the words of an outcome or a card of advice."""
    yield from _per_language("say", before.say, after.say)
    yield from _per_language("explain", before.explain, after.explain)
    yield from _per_language("do", _numbered(before.do), _numbered(after.do))
    yield from _per_language("copy", before.copy, after.copy)
    yield from of_names("contacts", before.contacts, after.contacts)


def of_names(what: str, before: Iterable[str], after: Iterable[str]) -> Iterator[Rewording]:
    """What is different about a list of names."""
    then, now = ", ".join(before), ", ".join(after)
    if then != now:
        yield Rewording(what, "", then, now)


def of_clauses(before: School, after: School) -> Mapping[str, tuple[Rewording, ...]]:
    """By id the clauses that read otherwise in any edition, or count as something else."""
    found: dict[str, list[Rewording]] = {}
    for what, then, now in _same_editions(before, after):
        old, new = _texts(then), _texts(now)
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                texts = old.get(name, ""), new.get(name, "")
                found.setdefault(name, []).append(Rewording(what, now.language, *texts))
    kinds = [{name: str(its.kind) for name, its in each.facts.items()} for each in (before, after)]
    for name in dict.fromkeys((*kinds[0], *kinds[1])):
        then_is, now_is = kinds[0].get(name, ""), kinds[1].get(name, "")
        if then_is != now_is:
            found.setdefault(name, []).append(Rewording("kind", "", then_is, now_is))
    return {name: tuple(rewordings) for name, rewordings in found.items()}


def _per_language(what: str, before: Localized, after: Localized) -> Iterator[Rewording]:
    for language in dict.fromkeys((*before, *after)):
        then, now = before.get(language, ""), after.get(language, "")
        if then != now:
            yield Rewording(what, language, then, now)


def _numbered(steps: tuple[Localized, ...]) -> Localized:
    """Steps as one text per language."""
    lines: dict[str, str] = {}
    for number, step in enumerate(steps, start=1):
        for language, text in step.items():
            lines[language] = f"{lines.get(language, '')} {number}. {text}".lstrip()
    return lines


def _same_editions(before: School, after: School) -> Iterator[tuple[str, Protocol, Protocol]]:
    """Editions that were there then and are there now; one that is new is no change of a rule."""
    for language in after.editions:
        if language in before.editions:
            yield "plain text", before.editions[language], after.editions[language]
    if before.adopted and after.adopted:
        yield "adopted text", before.adopted, after.adopted


def _texts(protocol: Protocol) -> Mapping[str, str]:
    """Every clause with its parts, by id; where it stands in a file makes no difference."""
    return {name: _whole(clause) for name, (_, clause) in by_id(protocol).items()}


def _whole(clause: Clause) -> str:
    number = f"{clause.number}." if clause.number.isalnum() else clause.number
    return " ".join(filter(None, (number, *clause.paragraphs, *map(_whole, clause.subclauses))))
