"""What a heading says about all that stands under it, as long as that says nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.model import Kind, Section
from protocolwijzer.proposing.acting import owns
from protocolwijzer.proposing.actors import mentions
from protocolwijzer.proposing.addressees import is_role, people
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.places import Place, place_in
from protocolwijzer.proposing.sentences import Sentence, Span, sentences


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section's own heading says, or that of a section around it.

    actors: whom it names as those it is for; kind: what is under it does. Each with its words.
    everyone_words: those by which it says that it is for all; general_words: those by which it says
    so beside headings that name somebody.
    """

    actors: tuple[Actor, ...] = ()
    actor_words: tuple[str, ...] = ()
    place: Place | None = None
    place_words: tuple[str, ...] = ()
    kind: Kind | None = None
    kind_words: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()
    everyone_words: tuple[str, ...] = ()
    general_words: tuple[str, ...] = ()


def read_headings(parts: Sequence[Section], lexicon: Lexicon) -> Iterator[tuple[Section, Heading]]:
    """Each section with what its heading says; where that is silent, what those around it say."""
    own = [_heading(section, lexicon) for section in parts]
    if any(heading.actors for heading in own):
        own = [
            replace(each, everyone_words=each.everyone_words or each.general_words) for each in own
        ]
    around: list[tuple[int, Heading]] = []
    for section, each in zip(parts, own, strict=True):
        while around and around[-1][0] >= section.level:
            around.pop()
        heading = _inherit(each, around[-1][1] if around else None)
        around.append((section.level, heading))
        yield section, heading


def read_title(title: str, lexicon: Lexicon) -> Heading:
    """Whom a document's title says that it is for."""
    return _said((title,), lexicon)


def _heading(section: Section, lexicon: Lexicon) -> Heading:
    if section.title:
        return _said((section.title,), lexicon)
    if all(not clause.number for clause in section.clauses):
        # Paragraphs without a heading open or close a document.
        return Heading(introduction=("",))
    return Heading()


def _said(texts: Sequence[str], lexicon: Lexicon) -> Heading:
    found = Heading()
    for sentence in sentences(texts, lexicon):
        found = _add(found, sentence, lexicon)
    return found


def _add(found: Heading, sentence: Sentence, lexicon: Lexicon) -> Heading:
    addressed = [
        mention
        for mention in mentions(sentence, lexicon)
        if mention.preposition in {"", *lexicon.addressing, *lexicon.doing}
        or (
            mention.preposition in lexicon.agreed_with
            and sentence.find_word(lexicon.agreements, 0, mention.span.start) is not None
        )
        or (
            mention.preposition in lexicon.asked_of
            and sentence.find_word(lexicon.askings) is not None
        )
        or (
            mention.preposition in lexicon.belonging
            and sentence.find_word(lexicon.tasks, 0, mention.span.start) is not None
        )
        or owns(sentence, mention, lexicon)
        or is_role(sentence, mention, lexicon)
    ]
    actors = people(addressed)
    if actors and not found.actors:
        words = tuple(
            sentence.quoted(each.span.start, each.span.end) for each in addressed if people([each])
        )
        found = replace(found, actors=actors, actor_words=words)
    place = place_in(sentence, lexicon)
    if place is not None and found.place is None:
        found = replace(found, place=place[0], place_words=(place[1],))
    kinds = (
        (Kind.CONSEQUENCE, lexicon.sanction_headings),
        (Kind.MUST_NOT, lexicon.do_not_headings),
        (Kind.MUST, lexicon.do_headings),
    )
    for kind, phrases in kinds:
        span = sentence.find(phrases)
        if span is not None and found.kind is None:
            words = (sentence.quoted(span.start, span.end),)
            found = replace(found, kind=kind, kind_words=words)
    introduction = sentence.find(lexicon.introductions)
    if introduction is not None and not _goes_on_as_relative(sentence, introduction, lexicon):
        words = (sentence.quoted(introduction.start, introduction.end),)
        found = replace(found, introduction=words)
    everyone = sentence.find_word(lexicon.everyone_headings)
    if everyone is not None:
        found = replace(found, everyone_words=(sentence.words[everyone],))
    general = sentence.find_word(lexicon.general_headings)
    if general is not None:
        found = replace(found, general_words=(sentence.words[general],))
    return found


def _goes_on_as_relative(sentence: Sentence, found: Span, lexicon: Lexicon) -> bool:
    """Whether it is "voor wie hier werkt", which names some; "voor wie geldt dit?" introduces."""
    following = sentence.folded[found.end : found.end + 1]
    return (
        sentence.folded[found.end - 1] in lexicon.free_relatives
        and any(word[0].isalnum() for word in following)
        and lexicon.stative.isdisjoint(following)
    )


def _inherit(own: Heading, outer: Heading | None) -> Heading:
    """A heading, with what the one around it says where it is silent itself.

    A place goes with those whom it is said of: "at school" above says nothing of staff below.
    """
    if outer is None or own.introduction:
        return own
    if not own.actors and not own.everyone_words:
        own = replace(
            own,
            actors=outer.actors,
            actor_words=outer.actor_words,
            everyone_words=outer.everyone_words,
        )
        if own.place is None and outer.place is not Place.SCHOOL:
            own = replace(own, place=outer.place, place_words=outer.place_words)
    if own.kind is None and outer.kind is Kind.CONSEQUENCE:
        own = replace(own, kind=outer.kind, kind_words=outer.kind_words)
    return own
