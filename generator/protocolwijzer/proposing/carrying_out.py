"""Staff who carry out what follows when a rule is broken; it is not for them that it follows."""

from __future__ import annotations

from protocolwijzer.model import Kind
from protocolwijzer.proposing.actors import Mention, in_condition
from protocolwijzer.proposing.kinds import names_sanction, sanction_of
from protocolwijzer.proposing.lexicon import Actor, Lexicon
from protocolwijzer.proposing.proposal import Sign
from protocolwijzer.proposing.said import Said
from protocolwijzer.proposing.sentences import Hang, Sentence


def carries_out(said: Said, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether they are the subject of what follows: "de leerkracht praat met de leerling".

    Not in "medewerkers die een leerling filmen, krijgen een waarschuwing".
    """
    if mention != said.subject or not _are_staff_of_main_part(said.sentence, mention):
        return False
    if said.sentence.find(lexicon.breaches) is None and sanction_of(said.sentence, lexicon) is None:
        return True
    signal = said.signal
    if signal is None or signal.sign is not Sign.HABIT or signal.kind is not Kind.MUST:
        return False
    breaks = said.sentence.find(lexicon.breaches, signal.index, signal.index + 1) is not None
    return not breaks and not _has_relative(said.sentence, mention)


def is_done_by(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is "waarschuwing door de leerkracht", and not "overtreding door personeel"."""
    if mention.preposition not in lexicon.doing or not _are_staff_of_main_part(sentence, mention):
        return False
    breach = sentence.find(lexicon.breaches, 0, mention.span.start)
    follows = lexicon.passives
    return any(
        word in follows or names_sanction(word, lexicon)
        for word in sentence.folded[breach.end if breach else 0 : mention.span.start]
    )


def receives(said: Said, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is "wordt ingeleverd bij de leerkracht", "is handed to a member of staff".

    Or "volgt een gesprek met de mentor", where nobody is said to talk with them.
    """
    governs = lexicon.handing if said.subject else lexicon.handing | lexicon.agreed_with
    return (
        mention.preposition in governs
        and mention.preposition in said.sentence.folded[1 : mention.span.start]
        and _are_staff_of_main_part(said.sentence, mention)
    )


def _are_staff_of_main_part(sentence: Sentence, mention: Mention) -> bool:
    return mention.actors == (Actor.STAFF,) and not in_condition(sentence, mention)


def _has_relative(sentence: Sentence, mention: Mention) -> bool:
    """Whether a relative clause stands straight behind a name: "medewerkers die ..."."""
    behind = (mention.span.end, mention.span.end + 1)  # a comma may stand between
    return any(part.start in behind for part in sentence.of(Hang.RELATIVE))
