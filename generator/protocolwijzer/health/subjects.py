"""Subjects that guidance for Dutch schools expects in such a protocol, and that a text lacks.

Guidance, not law: a message says who expects it and where that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag, Source
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.subject_words import NOTIONS, WAYS, Notion, Way
from protocolwijzer.model import Clause, Place, Protocol


@dataclass(frozen=True, slots=True)
class _Subject:
    """One subject; by what it is recognised is in `subject_words`, under its name."""

    name: str
    message: str
    source: Source


_SUBJECTS = (
    _Subject(
        "phones",
        _(
            "Nothing is said about phones in class. Under the national agreement they do not "
            "belong there, unless needed for the lesson or for health (secondary schools since "
            "January 2024, primary schools since the school year 2024-2025)."
        ),
        Source(
            "Kamerstuk 36410-VIII, nr. 107",
            "https://zoek.officielebekendmakingen.nl/kst-36410-VIII-107.html",
        ),
    ),
    _Subject(
        "consent-under-16",
        _(
            "Nothing is said about who gives consent for pupils under 16. Where consent "
            "is needed, article 5 of the UAVG asks for that of a parent or guardian up to that age."
        ),
        Source(
            "Uitvoeringswet Algemene verordening gegevensbescherming",
            "https://wetten.overheid.nl/BWBR0040940",
        ),
    ),
    _Subject(
        "pictures",
        _(
            "Nothing is said about photos and videos of pupils. The Dutch privacy authority "
            "expects schools to ask for consent before they publish them."
        ),
        Source(
            "VGS: toestemming nodig voor publiceren van foto's van leerlingen",
            "https://www.vgs.nl/nieuws/toestemming-nodig-publiceren-van-fotos-van-leerlingen/",
        ),
    ),
    _Subject(
        "ai-images",
        _(
            "Nothing is said about images made with AI, such as deepfakes. Schools report bullying "
            "with them, and questions were asked about it in parliament."
        ),
        Source(
            "Tweede Kamer: vragen over nepnaaktbeelden op scholen (2025)",
            "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?did=2025D22308&id=2025Z08433",
        ),
    ),
    _Subject(
        "group-chats",
        _(
            "Nothing is said about group chats, of a class or of parents. The helpline Helpwanted "
            "advises schools to say what may and may not be done in them."
        ),
        Source(
            "Helpwanted: wat kun je als school doen",
            "https://helpwanted.nl/ouders-verzorgers-hulpverleners-en-onderwijs/wat-kun-je-doen-als-"
            "school-wanneer-er-naaktfoto-s-circuleren-op-jouw-school",
        ),
    ),
    _Subject(
        "intimate-images",
        _(
            "Nothing is said about sexting and the spreading of intimate images. Stichting School "
            "& Veiligheid advises schools to say what happens then, and who helps."
        ),
        Source(
            "School & Veiligheid: sexting en ongewenste verspreiding van beelden",
            "https://www.schoolenveiligheid.nl/kennisbank/sexting-en-ongewenste-verspreiding-van-beelden/",
        ),
    ),
    _Subject(
        "victim",
        _(
            "Nothing is said about where someone who is bullied or harmed can go. Schools have a "
            "contact for reports of bullying; name that person here, or the confidential adviser "
            "(vertrouwenspersoon)."
        ),
        Source(
            "School & Veiligheid: is een anti-pestco\u00f6rdinator verplicht?",
            "https://www.schoolenveiligheid.nl/veelgestelde-vragen/is-anti-pestcoordinator-verplicht/",
        ),
    ),
)


def check_subjects(edition: Protocol) -> Iterator[Flag]:
    """Subjects that no rule or heading of a text is about, for texts in Dutch and English."""
    notions = NOTIONS.get(edition.language.partition("-")[0])
    if notions is None:
        return
    missing = {subject.name for subject in _SUBJECTS}
    for said in _read(edition, notions):
        missing -= {name for name in missing if any(map(said.goes, WAYS[name]))}
        if not missing:
            return
    for subject in _SUBJECTS:
        if subject.name in missing:
            yield Flag(
                Code.MISSING_SUBJECT,
                Place(edition.file),
                subject.message,
                edition=edition,
                words=subject.name,
                source=subject.source,
            )


class _Said:
    """What a heading or a rule speaks of; which notions it has is only looked up when asked for."""

    def __init__(
        self, text: str, notions: Mapping[str, Notion], above: _Said | None, heading: _Said | None
    ) -> None:
        """above: the rule that it is a part of; heading: what it stands below."""
        self._text = text
        self._folded = text.casefold()
        self._notions = notions
        self._above = above
        self._heading = heading
        self._found: dict[str, bool] = {}

    def goes(self, way: Way) -> bool:
        """Whether it speaks of something in this way."""
        return all(
            self._is_below(notion) if notion == way.topic else self.has(notion)
            for notion in way.notions
        ) and not (way.without and self.is_about(way.without))

    def _is_below(self, topic: str) -> bool:
        """Whether it has a word of a topic, or what it is a part of or stands below has one."""
        return self.has(topic) or (self._heading is not None and self._heading.is_about(topic))

    def has(self, notion: str) -> bool:
        """Whether it has a word of a notion, or what it is a part of has one."""
        return self.is_about(notion) or (self._above is not None and self._above.has(notion))

    def is_about(self, notion: str) -> bool:
        """Whether it has a word of a notion itself."""
        if notion not in self._found:
            self._found[notion] = self._notions[notion].is_in(self._text, self._folded)
        return self._found[notion]


def _read(edition: Protocol, notions: Mapping[str, Notion]) -> Iterator[_Said]:
    """The title, the headings and the rules of a text, in reading order."""

    def rules(clauses: Iterable[Clause], above: _Said | None, heading: _Said) -> Iterator[_Said]:
        for clause in clauses:
            said = _Said("\n".join(clause.paragraphs), notions, above, heading)
            yield said
            yield from rules(clause.subclauses, said, heading)

    yield _Said(edition.title, notions, None, None)
    for section in edition.sections:
        heading = _Said(section.title, notions, None, None)
        yield heading
        yield from rules(section.clauses, None, heading)
