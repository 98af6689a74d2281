"""Advice that the school has looked at and leaves as it is, with its reason (school.yml)."""

from __future__ import annotations

from collections.abc import Iterable

from protocolwijzer.diagnostics import Code, Severity
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.flag import marked as _
from protocolwijzer.model import School, Silence


def apart(
    flags: Iterable[Flag], silences: Iterable[Silence]
) -> tuple[tuple[Flag, ...], tuple[tuple[Flag, Silence], ...]]:
    """The flags that stand, and those that are silenced, each with what silences it first."""
    standing: list[Flag] = []
    silenced: list[tuple[Flag, Silence]] = []
    choices = tuple(silences)
    for flag in flags:
        silence = next((each for each in choices if silences_it(each, flag)), None)
        if silence is None:
            standing.append(flag)
        else:
            silenced.append((flag, silence))
    return tuple(standing), tuple(silenced)


def can_be_silenced(flag: Flag) -> bool:
    """Whether a school may leave a flag as it is: advice, but not that advice is silenced."""
    return flag.code.severity is Severity.ADVICE and flag.code is not Code.UNUSED_SILENCE


def silences_it(silence: Silence, flag: Flag) -> bool:
    """Whether a silencing is about a flag: the same code, and the clause and words if it has any.

    The words may be a part of what the flag is about; capitals make no difference.
    """
    return (
        silence.code == flag.code.slug
        and (silence.clause is None or silence.clause in flag.clauses)
        and (silence.words is None or silence.words.casefold() in flag.words.casefold())
    )


def unused(school: School, silenced: Iterable[tuple[Flag, Silence]]) -> Iterable[Flag]:
    """The silencings that silence nothing: what they were about has been mended, or never was."""
    used = {silence for _flag, silence in silenced}
    clauses = school.main_edition(school.languages[0]).clause_ids()
    for silence in school.silenced:
        if silence in used:
            continue
        about = " ".join(filter(None, (silence.code, silence.clause, silence.words)))
        unknown = silence.clause is not None and silence.clause not in clauses
        yield Flag(
            Code.UNUSED_SILENCE,
            silence.place,
            _("This silences nothing: %(about)s. There is no such clause.")
            if unknown
            else _("This silences nothing: %(about)s."),
            {"about": about},
        )
