"""What surrounds a clause and speaks where the clause itself is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from protocolwijzer.model import PAGE_AUDIENCES, Audience, Kind, Protocol, Section
from protocolwijzer.proposing.acting import speaks_as_school
from protocolwijzer.proposing.addressees import audiences_of
from protocolwijzer.proposing.headings import Heading, read_headings, read_title
from protocolwijzer.proposing.leading import told
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.places import narrow
from protocolwijzer.proposing.proposal import Reason, Sign, Topic, Where
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.scope import scope_of
from protocolwijzer.proposing.sentences import Hang
from protocolwijzer.proposing.theme import Theme, theme_of

_USUAL = frozenset({Where.SCOPE, Where.NOWHERE})
_SEVERAL = 2  # sentences


@dataclass(frozen=True, slots=True)
class Context:
    """What a section gives to its clauses.

    heading: what its heading says. audiences: whom its clauses address unless they say otherwise,
    and why. is_named: whether that is because somebody was named. theme: whom its rules about
    phones and the like are for, where nothing says whom the section is for. by_school: whether
    "we" in it are the school. usual: whom the protocol is for as a whole.
    """

    heading: Heading
    audiences: tuple[Audience, ...]
    reasons: tuple[Reason, ...]
    is_named: bool
    theme: Theme | None = None
    by_school: bool = False
    usual: tuple[Audience, ...] = tuple(Audience)

    @property
    def is_for_somebody(self) -> bool:
        """Whether its heading says whom it is for, or the way it speaks."""
        return bool(self.heading.actors) or self.reasons[0].sign is Sign.ADDRESS


def introducing(context: Context) -> Context:
    """The same for what introduces."""
    return replace(context, heading=replace(context.heading, introduction=("",)))


def contexts(
    protocol: Protocol, read: Mapping[str, tuple[Said, ...]], lexicon: Lexicon
) -> Iterator[tuple[Section, Context]]:
    """Each section with its context. read: what every clause says, by its id."""
    parts = tuple(read_headings(protocol.sections, lexicon))
    default = _of_document(protocol, parts, read, lexicon)
    everything = [tuple(told(section.clauses, read, lexicon)) for section, _ in parts]
    for index, (section, heading) in enumerate(parts):
        said = everything[index]
        counterpart = _counterpart(parts, index)
        beside = () if counterpart is None else everything[counterpart]
        context = _of_section(heading, _address(said, beside, lexicon), default)
        if not context.is_named and context.reasons[0].where in _USUAL:
            context = replace(context, theme=theme_of(said, lexicon))
        yield (
            section,
            replace(context, by_school=speaks_as_school(said, lexicon), usual=default.audiences),
        )


def _of_document(
    protocol: Protocol,
    parts: Sequence[tuple[Section, Heading]],
    read: Mapping[str, tuple[Said, ...]],
    lexicon: Lexicon,
) -> Context:
    title = read_title(protocol.title, lexicon)
    if title.actors:
        return _named(title, title.actors, Sign.NAMED, Where.TITLE, title.actor_words)
    for section, heading in parts:
        if not heading.introduction:
            continue
        for clause in section.walk():
            for said in read[clause.id]:
                scope = scope_of(said.sentence, said.mentions, lexicon)
                if scope is not None:
                    named = Reason(Topic.AUDIENCES, Sign.NAMED, Where.SCOPE, scope.words)
                    audiences = tuple(Audience) if scope.everyone else scope.audiences
                    return Context(Heading(), audiences, (named,), is_named=True)
    reason = Reason(Topic.AUDIENCES, Sign.NONE, Where.NOWHERE)
    return Context(Heading(), tuple(Audience), (reason,), is_named=False)


def _counterpart(parts: Sequence[tuple[Section, Heading]], index: int) -> int | None:
    """What stands beside a section as what not to do stands beside what to do, or the reverse."""
    section, heading = parts[index]
    for place in (index - 1, index + 1):
        if not 0 <= place < len(parts):
            continue
        other, beside = parts[place]
        if (
            {heading.kind, beside.kind} == {Kind.MUST, Kind.MUST_NOT}
            and other.level == section.level
            and beside.actors == heading.actors
        ):
            return place
    return None


def _of_section(
    heading: Heading, address: tuple[Actor, Reason] | None, default: Context
) -> Context:
    if heading.introduction:
        return Context(heading, default.audiences, default.reasons, is_named=False)
    if heading.actors:
        return _named(heading, heading.actors, Sign.NAMED, Where.HEADING, heading.actor_words)
    by_title = default.reasons[0].where is Where.TITLE
    if address is not None and not heading.everyone_words and not by_title:
        actor, reason = address
        return _placed(heading, audiences_of((actor,)), (reason,), is_named=False)
    reasons = _of_everyone(heading, default) if heading.everyone_words else default.reasons
    return _placed(heading, default.audiences, reasons, is_named=by_title)


def _of_everyone(heading: Heading, default: Context) -> tuple[Reason, ...]:
    """Why what stands under "for everyone" is for whom it is: all whom the protocol is for."""
    said = Reason(Topic.AUDIENCES, Sign.NAMED, Where.HEADING, heading.everyone_words)
    return (said,) if set(PAGE_AUDIENCES) <= set(default.audiences) else (said, *default.reasons)


def _named(
    heading: Heading, actors: tuple[Actor, ...], sign: Sign, where: Where, words: tuple[str, ...]
) -> Context:
    reason = Reason(Topic.AUDIENCES, sign, where, words)
    return _placed(heading, audiences_of(actors), (reason,), is_named=True)


def _placed(
    heading: Heading,
    audiences: tuple[Audience, ...],
    reasons: tuple[Reason, ...],
    *,
    is_named: bool,
) -> Context:
    """The same for the place that the heading gives."""
    if heading.place is not None:
        there = narrow(audiences, heading.place)
        if there != audiences:
            reason = Reason(Topic.AUDIENCES, Sign.PLACE, Where.HEADING, heading.place_words)
            return Context(heading, there, (*reasons, reason), is_named)
    return Context(heading, audiences, reasons, is_named)


def _address(
    said: Sequence[Said], counterpart: Sequence[Said], lexicon: Lexicon
) -> tuple[Actor, Reason] | None:
    """Whom a section speaks to, else its counterpart, and how that shows."""
    for each, where in ((said, Where.SECTION), (counterpart, Where.COUNTERPART)):
        spoken_to = _spoken_to(each, lexicon)
        if spoken_to is not None:
            actor, word = spoken_to
            return actor, Reason(Topic.AUDIENCES, Sign.ADDRESS, where, (word,))
    return None


def _spoken_to(everything: Sequence[Said], lexicon: Lexicon) -> tuple[Actor, str] | None:
    """Whom a section speaks to by the way it says "you", and that word.

    Parents only where it does so time and again: one "uw kind" tells of nobody but its own rule.
    """
    for said in everything:
        if said.subject is not None and said.subject.is_role:
            continue  # it says itself who "you" are
        sentence = said.sentence
        formal = sentence.find(lexicon.parental_you)
        if formal is not None:
            if not _speaks_throughout(everything, lexicon):
                return None
            return Actor.PARENTS, sentence.quoted(formal.start, formal.end)
        familiar = sentence.find(lexicon.pupils_you)
        if familiar is not None:
            return Actor.STUDENTS, sentence.quoted(familiar.start, familiar.end)
    return None


def _speaks_throughout(everything: Sequence[Said], lexicon: Lexicon) -> bool:
    """Whether the reader is the subject of several sentences, or of most."""
    spoken = [each for each in everything if _is_for_reader(each, lexicon)]
    return len(spoken) >= _SEVERAL or 2 * len(spoken) > len(everything)


def _is_for_reader(said: Said, lexicon: Lexicon) -> bool:
    """Whether the reader has to act: "u belt", "bel uw school", "wij vragen u te bellen".

    A Dutch order does not say by itself whether it is put to "u" or to "je"; "is uw kind ziek, ..."
    says no more than when.
    """
    sentence, subject = said.sentence, said.subject
    if subject is None:
        return False
    names_reader = sentence.find_word(lexicon.readers) is not None
    if names_reader and sentence.find_word(lexicon.asking_whom) is not None:
        return True
    if subject.names(Actor.YOU) and lexicon.familiar_you:
        return any(
            sentence.find(lexicon.parental_you, part.start, part.end) is not None
            for part in sentence.of(Hang.MAIN)
        )
    return subject.names(Actor.YOU, Actor.FORMAL_YOU)
