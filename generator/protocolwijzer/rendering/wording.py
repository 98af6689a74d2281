"""What templates say in one language, and the names of things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import NullTranslations

from markupsafe import Markup, escape

from protocolwijzer.engine.tree import Verdict
from protocolwijzer.localization import (
    direction,
    either,
    interface_language,
    language_name,
    long_date,
    translations_for,
)
from protocolwijzer.model import Audience, Kind, TranslationStatus

Voice = Callable[[str], str]

KIND_ICONS: Mapping[Kind, str] = {
    Kind.MUST: "material/clipboard-check-outline",
    Kind.MUST_NOT: "material/cancel",
    Kind.MAY: "material/check-circle-outline",
    Kind.CONSEQUENCE: "material/scale-balance",
    Kind.STATEMENT: "material/lightbulb-on-outline",
}
AUDIENCE_ICONS: Mapping[Audience, str] = {
    Audience.STUDENTS: "material/bag-personal-outline",
    Audience.PARENTS: "material/human-male-child",
    Audience.STAFF_WORK: "material/briefcase-outline",
    Audience.STAFF_HOME: "material/sofa-outline",
}
STATUS_ICONS: Mapping[TranslationStatus, str] = {
    TranslationStatus.OK: "material/check",
    TranslationStatus.STALE: "material/clock-outline",
    TranslationStatus.MISSING: "material/minus",
    TranslationStatus.ORPHAN: "material/help-circle-outline",
}

VERDICT_ICONS: Mapping[Verdict, str] = {
    Verdict.KNOW: "material/lightbulb-on-outline",
    Verdict.YES: "material/check-circle-outline",
    Verdict.YES_IF: "material/alert-circle-check-outline",
    Verdict.ACT: "material/arrow-right-circle-outline",
    Verdict.ASK: "material/chat-question-outline",
    Verdict.NO: "material/cancel",
}


class Register(StrEnum):
    """How a reader is addressed, in languages that know the difference (Dutch *je* and *u*)."""

    FAMILIAR = "familiar"
    POLITE = "polite"


def register_for(audience: Audience) -> Register:
    """Parents are addressed politely, pupils and staff as one does at school."""
    return Register.POLITE if audience is Audience.PARENTS else Register.FAMILIAR


def shared_register(audiences: Iterable[Audience]) -> Register | None:
    """How to address several audiences at once; None where they are not addressed alike."""
    registers = {register_for(audience) for audience in audiences}
    return registers.pop() if len(registers) == 1 else None


@dataclass(frozen=True)
class Wording:
    """The words of the interface for readers of one language."""

    language: str

    @property
    def interface_language(self) -> str:
        """The language these words are really in."""
        return interface_language(self.language)

    @property
    def _catalogue(self) -> NullTranslations:
        return translations_for(self.language)

    def gettext(self, message: str, **values: object) -> str:
        """A message as HTML, with its %(name)s filled in and everything escaped."""
        return _filled(self._catalogue.gettext(message), values)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        """A message that counts; %(num)s is the number."""
        return _filled(self._catalogue.ngettext(singular, plural, num), {"num": num})

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """A message that depends on its context."""
        return _filled(self._catalogue.pgettext(context, message), values)

    def voice(self, register: Register) -> Voice:
        """Gettext for messages that address the reader: `voiced("You must")`."""
        return lambda message: self.pgettext(register, message)

    def tone(self, register: Register | None) -> Voice:
        """The same for readers who may not be addressed alike: without *je* or *u* then."""
        return self.gettext if register is None else self.voice(register)

    def language_name(self, language: str) -> str:
        """What these words call a language: "Nederlands"."""
        return language_name(language, spoken_in=self.interface_language)

    def long_date(self, day: date | None) -> str | None:
        """A date in words, or None."""
        return long_date(day, language=self.interface_language) if day else None

    def issue(self, version: str | None, day: date | None) -> str:
        """Which issue of a text something is: its version and date as far as they are stated."""
        if version and day:
            return self.gettext(
                "version %(version)s of %(date)s", version=version, date=self.long_date(day)
            )
        if version:
            return self.gettext("version %(version)s", version=version)
        return self.long_date(day) or self.gettext("version and date not stated")

    def lang_attributes(self, language: str) -> Markup:
        """The attributes of an element whose text is in a language; none if it is this one."""
        if language == self.interface_language:
            return Markup()
        attributes = Markup(' lang="{}"').format(language)
        if direction(language) != direction(self.interface_language):
            attributes += Markup(' dir="{}"').format(direction(language))
        return attributes

    def audience_name(self, audience: Audience) -> str:
        """What an audience is called in navigation and tables."""
        _ = self.gettext
        return {
            Audience.STUDENTS: _("Pupils"),
            Audience.PARENTS: _("Parents"),
            Audience.STAFF_WORK: _("Staff at work"),
            Audience.STAFF_HOME: _("Staff outside work"),
            Audience.OTHERS: _("Others"),
        }[audience]

    def audience_names(self, audiences: Iterable[Audience]) -> str:
        """What several audiences are called, in one line."""
        return ", ".join(self.audience_name(audience) for audience in audiences)

    def door(self, audience: Audience) -> str:
        """How a reader completes "I am ..." on the page of a school."""
        _ = self.gettext
        return {
            Audience.STUDENTS: _("a pupil"),
            Audience.PARENTS: _("a parent or carer"),
            Audience.STAFF_WORK: _("a member of staff, at work"),
            Audience.STAFF_HOME: _("a member of staff, outside work"),
        }[audience]

    def audience_heading(self, audience: Audience) -> str:
        """The heading of an audience's page."""
        _ = self.gettext
        return {
            Audience.STUDENTS: _("Pupils: what applies to you"),
            Audience.PARENTS: _("Parents and carers: what applies to you"),
            Audience.STAFF_WORK: _("Staff at work: what applies to you"),
            Audience.STAFF_HOME: _("Staff outside work: what applies to you"),
        }[audience]

    def audience_description(self, audience: Audience, school: str) -> str:
        """One line about an audience's page, for search engines and previews."""
        _ = self.gettext
        message = {
            Audience.STUDENTS: _(
                "What the protocol of %(school)s means for pupils.", school=school
            ),
            Audience.PARENTS: _(
                "What the protocol of %(school)s means for parents.", school=school
            ),
            Audience.STAFF_WORK: _(
                "What the protocol of %(school)s means for staff at work.", school=school
            ),
            Audience.STAFF_HOME: _(
                "What the protocol of %(school)s means for staff outside work.", school=school
            ),
        }
        return message[audience]

    def kind_name(self, kind: Kind, voiced: Voice) -> str:
        """What a group of rules is called for a reader."""
        return {
            Kind.MUST: voiced("You must"),
            Kind.MUST_NOT: voiced("You must not"),
            Kind.MAY: voiced("You may"),
            Kind.CONSEQUENCE: self.gettext("What can happen"),
            Kind.STATEMENT: self.gettext("Good to know"),
        }[kind]

    def kind_told(self, kind: Kind) -> str:
        """What a rule does, for whoever writes it: "says what is not allowed"."""
        _ = self.gettext
        return {
            Kind.MUST: _("says what must be done"),
            Kind.MUST_NOT: _("says what is not allowed"),
            Kind.MAY: _("says what is allowed"),
            Kind.CONSEQUENCE: _("says what can follow"),
            Kind.STATEMENT: _("explains something"),
        }[kind]

    def verdict_name(self, verdict: Verdict) -> str:
        """What an outcome says in a few words, whatever it is about."""
        _ = self.gettext
        return {
            Verdict.KNOW: _("This is how it is"),
            Verdict.YES: _("Yes, that is allowed"),
            Verdict.YES_IF: _("Yes, with conditions"),
            Verdict.ACT: _("Do this"),
            Verdict.ASK: _("Ask first"),
            Verdict.NO: _("No, that is not allowed"),
        }[verdict]

    def either(self, items: Iterable[str]) -> Markup:
        """Items in one line, as HTML: "a, b or c"."""
        safe = [escape(item) for item in items]
        return Markup(  # noqa: S704 # what is put together is escaped
            either(safe, language=self.interface_language)
        )

    def status_name(self, status: TranslationStatus) -> str:
        """The state of a translation in words."""
        _ = self.gettext
        return {
            TranslationStatus.OK: _("up to date"),
            TranslationStatus.STALE: _("to be checked"),
            TranslationStatus.MISSING: _("missing"),
            TranslationStatus.ORPHAN: _("without a source"),
        }[status]


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    return escape(message) % values if values else escape(message)


def plain(text: str) -> str:
    """A message as text: what is no HTML has nothing to escape."""
    return text.unescape() if isinstance(text, Markup) else text
