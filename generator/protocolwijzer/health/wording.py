"""What each kind of advice says beside its message: its name, why it matters, what to do.

Messages of the catalogue, English here. The one place that turns a flag into a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostic
from protocolwijzer.health.flag import Flag, filled
from protocolwijzer.health.flag import marked as _


@dataclass(frozen=True, slots=True)
class Words:
    """title: the kind of advice; why: why it matters to readers; do: what to do about it."""

    title: str
    why: str
    do: str


WORDS: Mapping[Code, Words] = {
    Code.UNPAIRED_MARK: Words(
        _("Bracket or quotation mark without its other half"),
        _("Readers cannot see where the aside or the quotation ends; a word may be missing."),
        _("Add the other half, or take this one away."),
    ),
    Code.DOUBLED_WORD: Words(
        _("Doubled word"),
        _("It is nearly always a slip."),
        _("Take one of the two away."),
    ),
    Code.MISSING_SPACE: Words(
        _("Missing space"),
        _("Two sentences or words run into each other; screen readers read them as one."),
        _("Add the space."),
    ),
    Code.SPELLING: Words(
        _("Possible typing error"),
        _("A typing error weakens a rule, and people who search for the word do not find it."),
        _("Correct it, or silence it if the word is right."),
    ),
    Code.SPELLING_UNCHECKED: Words(
        _("Spelling not checked"),
        _("Typing errors in this text were not looked for."),
        _("Let someone else read the text, or use a word processor."),
    ),
    Code.NAME_SPELLINGS: Words(
        _("Spelling of the school's name"),
        _("In a text that people hold each other to, one school should have one name."),
        _("Choose one spelling, in the text and in school.yml."),
    ),
    Code.PLATFORM_SPELLING: Words(
        _("Spelling of a service's name"),
        _("Readers recognise a name as the service itself writes it."),
        _("Write it as the service does."),
    ),
    Code.PLATFORM_GONE: Words(
        _("Service that is gone or renamed"),
        _("It dates the text, and pupils may think that newer services are not meant."),
        _("Name what is used now, or describe the kind of service instead of naming one."),
    ),
    Code.PHONE_NUMBER: Words(
        _("Telephone number to verify"),
        _("Someone who rings for help must reach a person."),
        _("Ring it now and then. The one on the website is in school.yml, under contacts."),
    ),
    Code.PHONE_INVALID: Words(
        _("Telephone number that cannot be dialled"),
        _("Someone who rings for help must reach a person."),
        _("Count the digits and look the number up."),
    ),
    Code.MALFORMED_LINK: Words(
        _("Link that cannot be right"),
        _("Readers who copy it get nowhere."),
        _("Open the page and copy its address."),
    ),
    Code.MALFORMED_MAIL: Words(
        _("E-mail address that cannot be right"),
        _("What is sent there comes back, or reaches nobody."),
        _("Look the address up."),
    ),
    Code.DEAD_REFERENCE: Words(
        _("Reference that leads nowhere"),
        _(
            "Readers look for it and find nothing. Numbers change when rules are added or taken "
            "out."
        ),
        _("Correct the number, or name the text that it is in."),
    ),
    Code.PAST_DATE: Words(
        _("Date that is long past"),
        _("Readers wonder whether the text still holds."),
        _("Change the date or take the sentence out."),
    ),
    Code.NO_ADOPTION: Words(
        _("Origin of the text"),
        _("Readers cannot see whether this text is in force."),
        _("Fill in adoption in school.yml."),
    ),
    Code.NO_RULES: Words(
        _("Audience without rules"),
        _("The text names them, so they look for what applies to them and find nothing."),
        _("Add a rule, or leave it: their page says so honestly."),
    ),
    Code.HEADING_AUDIENCE: Words(
        _("Heading for other readers"),
        _("People who do not recognise themselves in the heading do not read on."),
        _("Move the rule or change the heading. On the website everyone gets the rule anyway."),
    ),
    Code.SAME_CLAUSE: Words(
        _("Rules that say the same"),
        _("Readers look for a difference. And whoever changes one forgets the other."),
        _("Make one rule of the two, or say what the difference is."),
    ),
    Code.CONTRADICTION: Words(
        _("Rules that may contradict each other"),
        _("Readers choose the rule that suits them. Only the school can say which is meant."),
        _("Say in one of the two how they go together."),
    ),
    Code.MISSING_SUBJECT: Words(
        _("Subject that is not in the text"),
        _("It is on the minds of pupils, parents and staff, and they look for it here."),
        _("Decide whether it belongs here. If it is said elsewhere, silence this and say where."),
    ),
    Code.LONG_SENTENCE: Words(
        _("Long sentence"),
        _("Beyond 25 words many readers lose the thread."),
        _("Make two or three sentences of it, or a list."),
    ),
    Code.UNUSED_SILENCE: Words(
        _("Silenced for nothing"),
        _("What it was about has been mended, or is in a text that was not looked at this time."),
        _("Remove it from silenced in school.yml, or correct it."),
    ),
}


def diagnostic(flag: Flag) -> Diagnostic:
    """A flag as a finding, in English as all findings: where, what, why and what to do."""
    message, facts = filled(flag.message, flag.facts, translate=str, label=str)
    words = WORDS[flag.code]
    told = (message % facts).strip()
    about = f"{', '.join(flag.clauses)}: " if flag.clauses else ""
    return Diagnostic(flag.code, flag.place, f"{about}{told}", f"{words.why} {words.do}")


def silencing(flag: Flag) -> str:
    """The item for `silenced` in school.yml that silences one flag, in one line.

    The reason is the author's to write. A long text is named by its first words.
    """
    parts = [f"code: {flag.code.slug}"]
    if flag.clauses:
        parts.append(f"clause: {flag.clauses[0]}")
    if flag.words:
        parts.append(f"words: {_quoted(_shortened(flag.words))}")
    parts.append('reason: "..."')
    return f"- {{{', '.join(parts)}}}"


_SHORT = 40


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rpartition(" ")[0] or words[:_SHORT]


def _quoted(words: str) -> str:
    r"""A text as a YAML value: the double-quoted form, where only \ and " need escaping."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
