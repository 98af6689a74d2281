"""The health report: what a careful reader noticed, as a document for the author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from protocolwijzer.diagnostics import Code
from protocolwijzer.editions import by_id
from protocolwijzer.health.examination import Health
from protocolwijzer.health.flag import Excerpt, Flag, Source, filled
from protocolwijzer.health.readability import ClauseFigures, EditionFigures
from protocolwijzer.health.silencing import can_be_silenced
from protocolwijzer.health.texts import own_text
from protocolwijzer.health.wording import WORDS, silencing
from protocolwijzer.model import EditionKind, Protocol, Silence
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.rendering.author_page import author_page
from protocolwijzer.rendering.wording import Wording, plain


@dataclass(frozen=True, slots=True)
class _Finding:
    """A flag in the page's words.

    edition: which text it is in, or ""; language: of that text. silence: lines for school.yml, or
    "" where it cannot be silenced; reason: why the school has silenced it, or "".
    """

    code: str
    title: str
    message: Markup
    edition: str
    language: str
    clauses: str
    excerpt: Excerpt | None
    beside: str
    source: Source | None
    silence: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Sort:
    """A kind of advice, how often it was given, and what holds for all of it."""

    title: str
    number: int
    why: str
    do: str


@dataclass(frozen=True, slots=True)
class _Group:
    """What was noticed about one clause, or about two that belong together."""

    label: str
    findings: Sequence[_Finding]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of the text, in the language of the text; title is "" for the whole of it."""

    title: str
    language: str
    groups: Sequence[_Group]


@dataclass(frozen=True, slots=True)
class _Measured:
    """An edition with its figures, in words."""

    edition: str
    figures: EditionFigures
    clauses: Sequence[ClauseFigures]


@dataclass(frozen=True, slots=True)
class _School:
    """All about one school."""

    id: str
    name: str
    found: int
    sorts: Sequence[_Sort]
    parts: Sequence[_Part]
    measured: Sequence[_Measured]
    silenced: Sequence[_Finding]


def health_page(examined: Sequence[Health], language: str) -> str:
    """The report about one school or several, as a whole HTML document in the page's language."""
    wording = Wording(language)
    alone = examined[0].school if len(examined) == 1 else None
    return author_page(
        "health.html",
        wording,
        {
            "schools": [_Words(health, wording).school() for health in examined],
        },
        sheet=alone.name if alone else ", ".join(health.school.name for health in examined),
        colours=alone.colours if alone else None,
    )


@dataclass(frozen=True)
class _Words:
    """One school's report in the words of a language."""

    health: Health
    wording: Wording

    def school(self) -> _School:
        numbers = Counter(flag.code for flag in self.health.flags)
        return _School(
            id=self.health.school.id,
            name=self.health.school.name,
            found=len(self.health.flags),
            sorts=[
                _Sort(
                    self.wording.gettext(WORDS[code].title),
                    number,
                    self.wording.gettext(WORDS[code].why),
                    self.wording.gettext(WORDS[code].do),
                )
                for code, number in numbers.items()
            ],
            parts=list(self._parts()),
            measured=[
                _Measured(self._edition_name(each.edition), each, each.clauses)
                for each in self.health.figures
            ],
            silenced=[self._finding(flag, silence) for flag, silence in self.health.silenced],
        )

    def _parts(self) -> Iterator[_Part]:
        own = own_text(self.health.school)
        told = by_id(own)
        whole = [flag for flag in self.health.flags if not set(flag.clauses) & told.keys()]
        if whole:
            yield _Part("", own.language, [_Group("", [self._finding(flag) for flag in whole])])
        for section in own.sections:
            ids = {clause.id for clause in section.walk()}
            mine = [flag for flag in self.health.flags if flag.clauses and flag.clauses[0] in ids]
            if mine:
                title = section.title or section.label
                yield _Part(title, own.language, list(self._groups(mine)))

    def _groups(self, flags: Iterable[Flag]) -> Iterator[_Group]:
        grouped: dict[str, list[_Finding]] = {}
        for flag in flags:
            grouped.setdefault(flag.clauses[0], []).append(self._finding(flag))
        for clause, findings in grouped.items():
            yield _Group(self._label(clause), findings)

    def _finding(self, flag: Flag, silence: Silence | None = None) -> _Finding:
        message, facts = filled(
            flag.message, flag.facts, translate=self._translated, label=self._label
        )
        return _Finding(
            code=flag.code.slug,
            title=self._translated(WORDS[flag.code].title),
            message=escape(message) % facts,
            edition=self._edition_name(flag.edition) if self._must_say_which(flag) else "",
            language=flag.edition.language if flag.edition else self.wording.interface_language,
            clauses=", ".join(map(self._label, flag.clauses)),
            excerpt=flag.excerpt,
            beside=flag.beside,
            source=flag.source,
            silence=silencing(flag) if silence is None and can_be_silenced(flag) else "",
            reason=silence.reason if silence else "",
        )

    def _must_say_which(self, flag: Flag) -> bool:
        """Subjects and audiences are a matter of the text as such, not of one edition's words."""
        return flag.code not in {Code.MISSING_SUBJECT, Code.NO_RULES}

    def _translated(self, message: str) -> str:
        return plain(self.wording.gettext(message))

    def _edition_name(self, edition: Protocol | None) -> str:
        if edition is None:
            return ""
        name = self.wording.language_name(edition.language)
        message = (
            self.wording.gettext("adopted text (%(language)s)", language=name)
            if edition.edition is EditionKind.ADOPTED
            else self.wording.gettext("plain edition (%(language)s)", language=name)
        )
        return plain(message)

    def _label(self, clause: str) -> str:
        return self._labels.get(clause, clause)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return labels_of(own_text(self.health.school))
