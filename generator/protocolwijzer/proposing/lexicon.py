"""The words by which a rule shows whom it addresses and what it does, per language.

General words of Dutch and English school rules; none is here for the sake of one clause. A phrase
is written as its words with a space between, in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from protocolwijzer.model import Audience


class Actor(Enum):
    """Who can be the subject of a sentence, as far as a proposal needs to know."""

    STUDENTS = "students"
    PARENTS = "parents"
    STAFF = "staff"
    OTHERS = "others"
    HELPING_PARENTS = "helping parents"  # at school as volunteers
    EVERYONE = "everyone"  # everyone that the section is for
    YOU = "you"  # whomever the section speaks to
    FORMAL_YOU = "formal you"  # u: as Dutch schools write to parents
    SCHOOL = "school"
    DOCUMENT = "document"  # the rules themselves


AUDIENCES: Mapping[Actor, tuple[Audience, ...]] = {
    Actor.STUDENTS: (Audience.STUDENTS,),
    Actor.PARENTS: (Audience.PARENTS,),
    Actor.STAFF: (Audience.STAFF_WORK, Audience.STAFF_HOME),
    Actor.OTHERS: (Audience.OTHERS,),
    Actor.HELPING_PARENTS: (Audience.PARENTS, Audience.OTHERS),
}


@dataclass(frozen=True)
class Lexicon:
    """The words of one language; see each field's comment where its name does not say it."""

    actors: Mapping[str, Actor]
    actor_endings: Mapping[str, Actor]  # of compounds: "vakleerkracht"
    others_in_a_list: frozenset[str]  # after others only: "leerlingen, ouders en anderen"
    pupils_you: tuple[str, ...]  # how a text that speaks to pupils, or as one, shows that
    parental_you: tuple[str, ...]  # u, "your child": as schools write to parents
    we: frozenset[str]  # whoever speaks: the school, where it speaks to parents
    ours: frozenset[str]  # possessives of those
    reflexive: frozenset[str]  # "who ... themselves", as one word
    reciprocal: tuple[str, ...]  # among all who are meant: "elkaar"
    determiners: frozenset[str]
    adjective: re.Pattern[str]  # between a determiner and a noun: "het hele team"
    number: re.Pattern[str]
    children: frozenset[str]  # pupils, but with a possessive before them somebody's own
    possessives: frozenset[str]
    own: str
    genitives: tuple[str, ...]  # endings of "the pupil's"
    plurals: tuple[str, ...]  # endings of nouns; the first also of the verbs that go with them
    ambiguous: frozenset[str]  # name somebody with a determiner only: "een ouder", not "ouder dan"
    connectors: frozenset[str]
    prepositions: frozenset[str]
    agreements: frozenset[str]  # in a heading: "afspraken met leerlingen" are for them
    agreed_with: frozenset[str]  # also before whoever one talks with
    askings: frozenset[str]  # in a heading: "wat we van ouders vragen" is for them
    asked_of: frozenset[
        str
    ]  # before whom a rule or a heading asks: "aan leerlingen wordt gevraagd"
    tasks: frozenset[str]  # in a heading: "taken van het team" are for them
    asking_whom: frozenset[str]  # verbs with those who are asked or allowed behind them
    wishing: frozenset[str]  # before such a verb: "we willen ouders vragen"
    complements: frozenset[str]  # open what is asked: "we vragen dat ouders ..."
    members: frozenset[str]  # "member" of staff
    pronouns: frozenset[str]  # of those who were named before
    and_: frozenset[str]
    or_: frozenset[str]
    inverts: bool  # whether the verb stands before the subject where something else comes first
    addressing: frozenset[str]  # prepositions before whom a rule is for
    doing: frozenset[str]  # the same in a heading: "gebruik door leerlingen"
    handing: frozenset[str]  # prepositions before whoever gets a thing
    role: tuple[str, ...]  # "as a" member of staff
    no_role: frozenset[str]  # before that: "such as", and what one pretends to be, "voor als"
    conditions: frozenset[str]  # open a condition or a reason
    turned: frozenset[str]  # verbs that open a condition: "Mocht dat nodig zijn, ..."
    relatives: frozenset[str]  # open a part that hangs on what stands before
    before_relative: frozenset[str]  # prepositions that leave them so: "of which"
    before_infinitive: frozenset[str]  # relatives only where "te" follows: not "om negen uur"
    same: frozenset[str]  # before "als": "dezelfde regels als het team" is no condition
    contrasts: frozenset[str]
    free_relatives: frozenset[str]  # "wie": whoever
    then: frozenset[str]
    function_words: frozenset[str]  # neither noun nor verb, besides those above
    adverbs: frozenset[str]  # may stand between subject and verb, or before an imperative
    negations: frozenset[str]
    never: frozenset[str]  # negations that stand with a verb alone
    only: frozenset[str]
    consent: frozenset[str]
    granting: frozenset[str]  # consent
    agreeing: tuple[str, ...]  # how one says in a condition that somebody may decide
    requests: tuple[str, ...]  # open a question that asks to do something: "wilt u"
    forbidding: tuple[str, ...]
    purpose: frozenset[str]  # before these: "used to avoid misuse"
    allowing: tuple[str, ...]
    allowed_words: frozenset[str]  # forbid with a negation before them
    may: frozenset[str]
    whether: tuple[frozenset[str], frozenset[str]]  # "vraagt ... of": verbs, and the word after
    can: frozenset[str]  # permission with a person as subject only
    must: tuple[str, ...]
    no_duty: tuple[str, ...]  # "need not": neither asks nor forbids
    asking: tuple[str, ...]  # weaker: not in an introduction
    not_permission: frozenset[str]  # after may or can: a possibility
    awareness: frozenset[str]
    responsibility: tuple[str, ...]
    sanctions: frozenset[str]
    sanction_stems: tuple[str, ...]
    sanction_endings: tuple[str, ...]
    sanction_phrases: tuple[str, ...]
    after_breach: frozenset[str]  # a sanction where the sentence names a breach
    breaches: tuple[str, ...]  # "who breaks": a sanction's first words, not one by themselves
    breaking: tuple[str, ...]  # the same where rules are named with it
    breaking_them: tuple[str, ...]  # the same, with a word for the rules in it
    stative: frozenset[str]  # verbs that describe and do not ask
    imperatives: frozenset[str]
    finite: re.Pattern[str]  # how a verb looks behind its subject; besides imperatives
    dealings: frozenset[str]  # befriending, messages, pictures: things one does with people
    records: frozenset[str]  # of people, kept by the school
    dealing_prepositions: frozenset[str]
    introductions: tuple[str, ...]  # in a heading
    scope: tuple[str, ...]  # "applies to"
    gerund: re.Pattern[str]  # opens an item that says what is to be done
    besides: frozenset[str]  # before a place: "also at home" is not there alone
    comparing: frozenset[str]  # before a place: "like in class" is nowhere
    passive: frozenset[str]
    be: str  # behind "may" or "will"
    of: frozenset[str]  # between "member" and "staff"
    subjects_behind: frozenset[str]  # pronouns: behind a verb they are its subject
    future: frozenset[str]  # before "be"
    participle: re.Pattern[str]
    infinitive: re.Pattern[str]  # how a verb looks that ends an item: "eerst toestemming vragen"
    sanction_headings: tuple[str, ...]
    do_headings: tuple[str, ...]
    do_not_headings: tuple[str, ...]
    everyone_headings: frozenset[str]
    general_headings: frozenset[str]  # the same where other headings name somebody
    step: re.Pattern[str]  # opens one of several steps: "stap 2", "bij een tweede keer"
    sequel: re.Pattern[str]  # opens one of several things that follow: "daarna"
    following_rules: tuple[str, ...]  # in a lead-in: its items are rules by themselves
    following_cases: tuple[str, ...]  # in a lead-in: its items say when it holds
    pointing: tuple[str, ...]  # behind "you can": tells the way and allows nothing
    upkeep: tuple[str, ...]  # what is done with a protocol, or it leaves open
    taking_up: frozenset[str]  # pronouns for somebody named just before, as a subject
    objects: frozenset[str]  # pronouns that are an object
    things: frozenset[str]  # that school rules are about
    keeping: frozenset[str]  # where a thing has to be, or how
    coming: frozenset[str]  # limited behind: "komt alleen tevoorschijn als"
    off: frozenset[str]  # behind "is": how a thing has to be
    stores: frozenset[str]  # where a thing has to be: "in de kluis"
    placing: frozenset[str]  # prepositions before these
    belonging: tuple[str, ...]  # between a thing and whose it is
    done_to: frozenset[str]  # participles: what others do to people who are named with them
    routes: tuple[str, ...]  # by which contact goes: "loopt via"
    becoming: frozenset[str]  # the same: "become no friends"
    having: frozenset[str]  # with "no" and a dealing behind it: "are no friends"
    carrying: tuple[str, ...]  # behind "hebben" and a thing: "bij zich"
    verb_with: Mapping[str, frozenset[str]]  # nouns, but verbs with one of these behind them
    work: tuple[str, ...]
    home: tuple[str, ...]
    school: tuple[str, ...]  # places where staff are at work

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The endings of compounds that name somebody."""
        return tuple(self.actor_endings)

    @cached_property
    def familiar_you(self) -> frozenset[str]:
        """The "je" by which Dutch schools write to pupils; English has no word for them alone."""
        return frozenset(phrase for phrase in self.pupils_you if " " not in phrase)

    @cached_property
    def no_verbs(self) -> frozenset[str]:
        """Words that are no verb by which somebody acts; nouns are not among them."""
        return (
            self.function_words
            | self.stative
            | self.determiners
            | self.prepositions
            | self.relatives
            | self.conditions
            | self.connectors
            | frozenset(self.must)
        )

    @cached_property
    def finite_verbs(self) -> frozenset[str]:
        """Verbs that a whole sentence may be built upon, so that nothing is left out in it."""
        return self.stative | self.keeping | self.may | self.can | frozenset(self.must)

    @cached_property
    def passives(self) -> frozenset[str]:
        """Verbs that something is done by: "wordt", and "worden" behind another verb."""
        return self.passive | {self.be}

    @cached_property
    def limits(self) -> frozenset[str]:
        """Words by which a sentence limits what is done, besides "nobody"."""
        return (self.negations - self.actors.keys()) | self.only

    @cached_property
    def readers(self) -> frozenset[str]:
        """Words for those who are spoken to."""
        spoken_to = {Actor.YOU, Actor.FORMAL_YOU}
        return frozenset(word for word, actor in self.actors.items() if actor in spoken_to)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs that are known, as they stand with "je" or in an order."""
        known = self.stative | self.may | self.can | self.keeping | self.imperatives
        return known | {f"{word}t" for word in self.imperatives}

    def is_verb(self, word: str, following: str) -> bool:
        """Whether a word is a verb, as far as it and the one behind it show."""
        return word in self.verbs or (
            self.finite.fullmatch(word) is not None and following not in self.verbs
        )

    def without_genitive(self, word: str) -> str:
        """The "pupil" of "pupil's"."""
        return next((word.removesuffix(end) for end in self.genitives if word.endswith(end)), word)

    def is_known_otherwise(self, word: str) -> bool:
        """Whether a word is known as anything but a verb by which somebody acts."""
        return word in self.no_verbs or word in self.actors or word in self.things

    def looks_like_verb(self, word: str) -> bool:
        """Whether a word has the form of a verb and is not known as anything else."""
        return self.finite.fullmatch(word) is not None and not self.is_known_otherwise(word)

    def hangs(self, word: str) -> bool:
        """Whether a word opens a condition or a relative clause."""
        return word in self.conditions or word in self.relatives


def actors(words: Mapping[Actor, str]) -> Mapping[str, Actor]:
    """Whom each word names, from the words per actor with spaces between."""
    return {word: actor for actor, listed in words.items() for word in listed.split()}


def word_set(words: str) -> frozenset[str]:
    """The words, which have spaces between them."""
    return frozenset(words.split())


def phrases(listed: str) -> tuple[str, ...]:
    """The phrases, which have commas between them."""
    return tuple(phrase.strip() for phrase in listed.split(","))
