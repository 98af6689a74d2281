"""From a protocol to the files of draft trees: a subject and its readers make one, if worth it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.drafting.rules import Rule, rules_of
from protocolwijzer.drafting.skeletons import only_repeats, skeleton
from protocolwijzer.drafting.subjects import SUBJECTS, Asks, Subject
from protocolwijzer.drafting.texts import Texts
from protocolwijzer.drafting.writing import NOTE_FILE, Head, Told, write_draft, write_note
from protocolwijzer.model import (
    PAGE_AUDIENCES,
    Audience,
    ClauseFacts,
    Contact,
    Kind,
    Localized,
    Protocol,
)

# Nobody chooses from more; a draft names the others.
_MOST_RULES = 8
# As many as an author can finish in an afternoon; the note names the others.
_MOST_TREES = 6

# What sets the trees of one subject apart, by those whom they are for. Staff at work and at home
# together come first.
_READERS: tuple[tuple[frozenset[Audience], str, Localized], ...] = (
    (frozenset({Audience.STUDENTS}), "students", {"nl": "leerlingen", "en": "pupils"}),
    (frozenset({Audience.PARENTS}), "parents", {"nl": "ouders", "en": "parents"}),
    (
        frozenset({Audience.STAFF_WORK, Audience.STAFF_HOME}),
        "staff",
        {"nl": "personeel", "en": "staff"},
    ),
    (
        frozenset({Audience.STAFF_WORK}),
        "staff-work",
        {"nl": "personeel op het werk", "en": "staff at work"},
    ),
    (
        frozenset({Audience.STAFF_HOME}),
        "staff-home",
        {"nl": "personeel buiten het werk", "en": "staff outside work"},
    ),
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A tree that could be drafted. rules: those that answer its question."""

    head: Head
    subject: Subject
    rules: tuple[Rule, ...]

    @property
    def is_worth_it(self) -> bool:
        """Whether a reader is better off with questions than with the rules themselves.

        What they answer must change the answer: rules that all say "no" are read sooner.
        """
        count = len(self.telling)
        if self.subject.asks is not Asks.LEAVE and count == 1:
            return False
        if self.subject.asks is Asks.DEED:
            return count > 1
        return bool(self._branching) or len(self._kinds) > 1

    @property
    def points(self) -> int:
        """How much there is to ask."""
        return len(self.telling) + 2 * self._branching + len(self._kinds)

    @property
    def telling(self) -> tuple[Rule, ...]:
        """The rules that a draft can say something about beside their own words."""
        return tuple(rule for rule in self.rules if not only_repeats(rule))

    @property
    def repeated(self) -> tuple[Rule, ...]:
        """The rules that it can not, as many as it names."""
        return tuple(rule for rule in self.rules if only_repeats(rule))[:_MOST_RULES]

    @property
    def _branching(self) -> int:
        return sum(rule.branches for rule in self.telling)

    @property
    def _kinds(self) -> frozenset[Kind]:
        return frozenset(rule.kind for rule in self.telling)


def draft_trees(
    protocol: Protocol,
    facts: Mapping[str, ClauseFacts],
    languages: Sequence[str],
    contacts: Iterable[Contact] = (),
) -> Mapping[str, str]:
    """Drafts of trees for a protocol: YAML texts by the name of their file, the first one first.

    facts: of its clauses; those without are passed over. languages: those of the school, the
    author's first. contacts: whom readers may turn to, in order of preference.
    Every draft passes the checks of trees. A subject that schools get asked about has one where a
    protocol says enough about it, and there are never more than an author can finish; `NOTE_FILE`
    names the others, and is there where any was drafted. See `subjects`.
    """
    candidates = _candidates(tuple(rules_of(protocol, facts)), languages)
    known = tuple(contacts)
    words = Texts(languages)
    best = sorted((each for each in candidates if each.is_worth_it), key=lambda its: -its.points)
    chosen = _chosen(best)
    drafts: dict[str, str] = {}
    for each in chosen:
        told = each.telling[:_MOST_RULES]
        made = skeleton(
            told,
            words,
            protocol.language,
            _contacts(each.head.audiences, known),
            each.repeated,
        )
        others = tuple(rule.label for rule in each.telling[_MOST_RULES:])
        head = replace(each.head, others=others, repeated=each.repeated)
        drafts[f"{head.id}.yml"] = write_draft(head, told, made, words)
    # A folder without a tree would be one whose trees lead to no rule.
    if chosen:
        drafts[NOTE_FILE] = write_note(
            [_told(each) for each in chosen],
            [_told(each) for each in candidates if not each.is_worth_it],
            [_told(each) for each in best if each not in chosen],
            words,
        )
    return drafts


def subject_of_draft(name: str) -> str:
    """The subject of a draft, by the name of its file without what comes after the dot."""
    return max(
        (each.id for each in SUBJECTS if name == each.id or name.startswith(f"{each.id}-")),
        key=len,
        default=name,
    )


def _candidates(rules: Sequence[Rule], languages: Sequence[str]) -> Sequence[_Candidate]:
    found = []
    for subject in SUBJECTS:
        trees = _by_readers([rule for rule in rules if rule.subject is subject and not rule.aside])
        aside = [rule for rule in rules if rule.subject is subject and rule.aside]
        for audiences, its in trees.items():
            head = _head(subject, audiences, languages, alone=len(trees) == 1)
            labels = tuple(rule.label for rule in aside if rule.audiences & {*audiences})
            found.append(_Candidate(replace(head, aside=labels), subject, its))
    return found


def _chosen(best: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """As many as can be finished: the best for each audience, then the best of what is left.

    best: the best first. Returned in that order.
    """
    chosen = {
        at
        for audience in PAGE_AUDIENCES
        for at in [at for at, each in enumerate(best) if audience in each.head.audiences][:1]
    }
    while len(chosen) < min(_MOST_TREES, len(best)):
        # The same question for others is worth less than another question.
        asked = Counter(best[at].subject.id for at in chosen)
        worth = {
            at: each.points - 2 * asked[each.subject.id]
            for at, each in enumerate(best)
            if at not in chosen
        }
        chosen.add(max(worth, key=worth.__getitem__))
    return [best[at] for at in sorted(chosen)]


def _told(candidate: _Candidate) -> Told:
    head = candidate.head
    labels = tuple(rule.label for rule in candidate.rules)
    return Told(head.id, head.title, tuple(words for _, words in _readers(head.audiences)), labels)


def _by_readers(rules: Sequence[Rule]) -> Mapping[tuple[Audience, ...], tuple[Rule, ...]]:
    """The rules per group of audiences that have all of them in common.

    Staff at work and at home, who are the same people, share the rules of one of the two where
    those hold all that the other has.
    """
    own = {
        audience: tuple(rule.id for rule in rules if audience in rule.audiences)
        for audience in PAGE_AUDIENCES
    }
    fewer, more = sorted((own[Audience.STAFF_WORK], own[Audience.STAFF_HOME]), key=len)
    if fewer and {*fewer} <= {*more}:
        own[Audience.STAFF_WORK] = own[Audience.STAFF_HOME] = more
    readers: dict[tuple[str, ...], tuple[Audience, ...]] = {}
    for audience, names in own.items():
        if names:
            readers[names] = (*readers.get(names, ()), audience)
    by_id = {rule.id: rule for rule in rules}
    return {audiences: tuple(by_id[name] for name in names) for names, audiences in readers.items()}


def _head(
    subject: Subject, audiences: tuple[Audience, ...], languages: Sequence[str], *, alone: bool
) -> Head:
    parts = () if alone else tuple(_readers(audiences))
    return Head(
        id="-".join((subject.id, *(part for part, _ in parts))),
        title=subject.titles.get(_group(audiences), subject.title),
        address={
            language: "-".join((its, *(words[language].replace(" ", "-") for _, words in parts)))
            for language, its in subject.address.items()
            if language in languages
        },
        audiences=audiences,
    )


def _group(audiences: Sequence[Audience]) -> str:
    """The group that these are, or are a part of; "" for several."""
    groups = [name for group, name, _ in _READERS if {*audiences} <= group]
    return groups[0] if groups else ""


def _readers(audiences: Sequence[Audience]) -> Iterator[tuple[str, Localized]]:
    """What audiences are called: in the names of files, and by people."""
    rest = {*audiences}
    for group, name, words in _READERS:
        if group <= rest:
            rest -= group
            yield name, words


def _contacts(audiences: Sequence[Audience], known: Sequence[Contact]) -> tuple[str, ...]:
    """Whom these may turn to: one who is there for all of them, or the first for each."""
    for contact in known:
        if {*audiences} <= {*contact.audiences}:
            return (contact.role,)
    first = (
        next((contact.role for contact in known if audience in contact.audiences), None)
        for audience in audiences
    )
    return tuple(dict.fromkeys(role for role in first if role))
