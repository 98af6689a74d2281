"""Whom a clause addresses: whoever its words name, else whom its section is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocolwijzer.model import STAFF, Audience, Kind
from protocolwijzer.proposing.acting import (
    acting_without_subject,
    are_we_the_school,
    by_consent_of_reader,
    is_school_acting,
)
from protocolwijzer.proposing.actors import PERSONS, Mention, in_condition
from protocolwijzer.proposing.addressees import (
    are_somebodys,
    audiences_of,
    is_whoever,
    people,
)
from protocolwijzer.proposing.carrying_out import carries_out, is_done_by, receives
from protocolwijzer.proposing.clause_kind import KindFound
from protocolwijzer.proposing.context import Context
from protocolwijzer.proposing.lexicon import AUDIENCES, Actor, Lexicon
from protocolwijzer.proposing.places import narrow, place_in
from protocolwijzer.proposing.proposal import Proposal, Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said, named
from protocolwijzer.proposing.scope import scope_of
from protocolwijzer.proposing.theme import is_about_things

_LIST = 2  # so many are a list


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a clause addresses and why."""

    audiences: tuple[Audience, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Addressing:
    """Whom the clauses of one section address."""

    context: Context
    lexicon: Lexicon

    def of_lead(self, said: Sequence[Said]) -> Addressed | None:
        """Whom a paragraph that opens a list names, as a heading would."""
        headed = {"", *self.lexicon.addressing, *self.lexicon.doing}
        return self._found(
            Sign.NAMED, [(each, who) for each, who in named(said) if who.preposition in headed]
        )

    def of_clause(
        self, said: Sequence[Said], kind: KindFound, around: Proposal | None
    ) -> Addressed:
        """Whom a clause addresses. around: the proposal for the clause that it is a part of."""
        own = self._own(said, kind)
        if own is None and around is not None:
            return Addressed(around.audiences, _handed_down(around))
        if own is None:
            own = self._of_reader(said, kind) or self._of_theme(said, kind)
        if own is None:
            own = Addressed(self.context.audiences, self.context.reasons)
        return self._placed(own, said, kind)

    def _own(self, said: Sequence[Said], kind: KindFound) -> Addressed | None:
        """Whom the clause's own words address; None where the section decides."""
        if not said:
            return None
        if kind.kind is Kind.CONSEQUENCE:
            return self._of_sanction(said)
        if kind.reason.sign is Sign.UPKEEP:
            return None  # "het team evalueert dit protocol" is good to know for all
        deciding = kind.deciding or said[0]
        if self.context.heading.introduction:
            return self._of_introduction(said, deciding, kind)
        subject = deciding.subject
        if (
            subject is not None
            and (self.context.is_named or self.context.reasons[0].sign is Sign.ADDRESS)
            and not subject.is_role
            and in_condition(deciding.sentence, subject)
        ):
            return None  # "als een ouder belt" says when, and the heading for whom
        if subject is not None and deciding.people:
            only = self.context.audiences
            within = kind.kind is Kind.STATEMENT and self.context.is_named
            return self._found(Sign.SUBJECT, [(deciding, subject)], only if within else None)
        if subject is not None and subject.names(Actor.FORMAL_YOU) and not self.context.is_named:
            reason = self._reason(Sign.ADDRESS, [(deciding, subject)])
            return Addressed(AUDIENCES[Actor.PARENTS], (reason,))
        if kind.kind is not Kind.STATEMENT:
            return self._of_rule(deciding)
        if not self.context.is_named:
            # What the school does it may do for a single one.
            by_school = subject is not None and subject.names(Actor.SCHOOL)
            answers = subject is None and kind.reason.sign is Sign.RESPONSIBILITY
            return self._all_named(said, at_least=1 if by_school or answers else _LIST)
        return None

    def _of_rule(self, said: Said) -> Addressed | None:
        """Whom a rule addresses that has none of them as its subject."""
        subject = said.subject
        if subject is None:
            return self._of_done(said)
        reason = self._reason(Sign.SUBJECT, [(said, subject)])
        we = are_we_the_school(said, subject, self.lexicon, in_section=self.context.by_school)
        if we and STAFF.issuperset(self.context.audiences):
            return None  # "we" in rules for staff, wherever these hold
        if we or is_school_acting(said.sentence, subject, self.lexicon):
            # What the school has to do, its staff do at work.
            return Addressed((Audience.STAFF_WORK,), (reason,))
        if self._is_everyone(said, subject):
            return self._within(self.context.usual, reason)
        return None

    def _of_done(self, said: Said) -> Addressed | None:
        """Whom a rule addresses that says what is done: by whom, to whose things, or consented."""
        if self.context.by_school and not self.context.is_named:
            consent = by_consent_of_reader(said.sentence, self.lexicon)
            if consent is not None:
                quoted = (said.sentence.quoted(consent.start, consent.end),)
                reason = Reason(Topic.AUDIENCES, Sign.NAMED, Where.CLAUSE, quoted)
                return Addressed((Audience.STAFF_WORK,), (reason,))
        acting = acting_without_subject(
            said.sentence, said.mentions, self.lexicon, owners=not self.context.is_named
        )
        return None if acting is None else self._found(Sign.NAMED, [(said, acting)])

    def _is_everyone(self, said: Said, subject: Mention) -> bool:
        """Whether it is the "niemand" of a rule that stands between those for "u"."""
        spoken_to = self.context.reasons[0].sign is Sign.ADDRESS
        return (
            spoken_to
            and self.context.audiences == AUDIENCES[Actor.PARENTS]
            and subject.names(Actor.EVERYONE)
            and said.sentence.folded[subject.span.start] not in self.lexicon.we
        )

    def _of_reader(self, said: Sequence[Said], kind: KindFound) -> Addressed | None:
        """Parents, where a rule speaks to them though its section does not: "uw kind"."""
        heading = self.context.heading
        if self.context.is_named or heading.introduction or heading.everyone_words:
            return None
        if kind.reason.sign is Sign.UPKEEP:
            return None
        for each in said:
            word = each.sentence.find(self.lexicon.parental_you)
            if word is not None:
                quoted = (each.sentence.quoted(word.start, word.end),)
                reason = Reason(Topic.AUDIENCES, Sign.ADDRESS, Where.CLAUSE, quoted)
                return Addressed(AUDIENCES[Actor.PARENTS], (reason,))
        return None

    def _of_theme(self, said: Sequence[Said], kind: KindFound) -> Addressed | None:
        """Whom the other rules of the section about the same are for, if this one is silent."""
        theme = self.context.theme
        if theme is None or not said or kind.kind is Kind.STATEMENT:
            return None
        deciding = kind.deciding or said[0]
        if self._names_subject(deciding) or not is_about_things(deciding, self.lexicon):
            return None
        return Addressed(theme.audiences, (theme.reason,))

    def _names_subject(self, said: Said) -> bool:
        """Whether a rule says itself for whom it is; "wie een telefoon vindt" leaves that open."""
        subject = said.subject
        if subject is None or is_whoever(subject, said.sentence, self.lexicon):
            return False
        return subject.names(*PERSONS) and not subject.names(Actor.YOU)

    def _of_introduction(
        self, said: Sequence[Said], deciding: Said, kind: KindFound
    ) -> Addressed | None:
        """An introduction is for all, but where it says for whom the rules are."""
        if kind.kind is not Kind.STATEMENT and deciding.people and deciding.subject:
            return self._found(Sign.SUBJECT, [(deciding, deciding.subject)])
        scopes = [
            scope
            for each in said
            if (scope := scope_of(each.sentence, each.mentions, self.lexicon)) is not None
        ]
        if not scopes:
            return None
        found = {audience for scope in scopes for audience in scope.audiences}
        if any(scope.everyone for scope in scopes):
            found.update(self.context.audiences)  # all whom the protocol is for
        words = dict.fromkeys(word for scope in scopes for word in scope.words)
        reason = Reason(Topic.AUDIENCES, Sign.NAMED, Where.CLAUSE, tuple(words))
        return self._within(tuple(each for each in Audience if each in found), reason)

    def _of_sanction(self, said: Sequence[Said]) -> Addressed | None:
        """Those first named; not whoever carries out what follows ("de leerkracht praat met")."""
        found = [
            (each, who)
            for each, who in named(said)
            if not are_somebodys(who, each.sentence, self.lexicon)
            and not is_done_by(each.sentence, who, self.lexicon)
            and not receives(each, who, self.lexicon)
        ]
        if len(found) > 1 and carries_out(*found[0], self.lexicon):
            del found[0]
        addressed = self._found(Sign.SUBJECT, found[:1])
        if addressed is None or not self.context.is_named:
            return addressed
        return addressed if set(addressed.audiences) & set(self.context.audiences) else None

    def _all_named(self, said: Sequence[Said], *, at_least: int) -> Addressed | None:
        """All who are named, if they are so many."""
        found = list(named(said))
        if len(people(mention for _, mention in found)) < at_least:
            return None
        return self._found(Sign.NAMED, found)

    def _found(
        self,
        sign: Sign,
        found: Sequence[tuple[Said, Mention]],
        only: Iterable[Audience] | None = None,
    ) -> Addressed | None:
        """Those who are mentioned here, as far as the heading's place allows; None for nobody."""
        own = audiences_of(people(mention for _, mention in found))
        if only is not None:
            own = tuple(each for each in own if each in only)
        return self._within(own, self._reason(sign, found)) if own else None

    def _within(self, own: tuple[Audience, ...], reason: Reason) -> Addressed:
        """These, as far as the heading's place allows."""
        place = self.context.heading.place
        there = own if place is None else narrow(own, place)
        if there == own:
            return Addressed(own, (reason,))
        at = Reason(Topic.AUDIENCES, Sign.PLACE, Where.HEADING, self.context.heading.place_words)
        return Addressed(there, (reason, at))

    def _reason(self, sign: Sign, found: Sequence[tuple[Said, Mention]]) -> Reason:
        words = (
            each.sentence.quoted(mention.words.start, mention.words.end) for each, mention in found
        )
        return Reason(Topic.AUDIENCES, sign, Where.CLAUSE, tuple(dict.fromkeys(words)))

    def _placed(self, addressed: Addressed, said: Sequence[Said], kind: KindFound) -> Addressed:
        """The same without staff elsewhere, where the rule itself says where it holds."""
        if kind.kind in {Kind.STATEMENT, Kind.CONSEQUENCE}:
            return addressed
        for each in (*said, kind.deciding):
            if each is None or each.signal is None or each.signal.kind is not kind.kind:
                continue
            place = place_in(each.sentence, self.lexicon)
            there = narrow(addressed.audiences, place[0]) if place else addressed.audiences
            if place and there != addressed.audiences:
                reason = Reason(Topic.AUDIENCES, Sign.PLACE, Where.CLAUSE, (place[1],))
                return Addressed(there, (*addressed.reasons, reason))
        return addressed


def _handed_down(around: Proposal) -> tuple[Reason, ...]:
    """Why a clause addresses whom it does, as a part of it says it."""
    return tuple(
        Reason(
            each.topic,
            each.sign,
            Where.AROUND if each.where is Where.CLAUSE else each.where,
            each.words,
        )
        for each in around.reasons
        if each.topic is Topic.AUDIENCES
    )
