"""What handouts say: a school's texts for readers of one language, as data for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from protocolwijzer.audiences import AudienceView, Entry, for_audience
from protocolwijzer.editions import JoinedClause
from protocolwijzer.handouts.letters import printable
from protocolwijzer.localization import direction
from protocolwijzer.model import (
    Audience,
    Clause,
    Contact,
    DecisionTree,
    EditionKind,
    Kind,
    Logo,
    Phrase,
    School,
    TranslationStatus,
    phrase,
)
from protocolwijzer.qr import qr_code
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.audience_page import honest
from protocolwijzer.rendering.clauses import Whole, chapters
from protocolwijzer.rendering.contacts import shown_contacts
from protocolwijzer.rendering.questions_page import listed
from protocolwijzer.rendering.wording import Wording, plain, register_for

Data = Mapping[str, object]

# Letters of a school's name in the foot of a page.
_FOOT_LENGTH = 80

# The kinds of rules on the sheet for the wall, as they follow each other there.
_SHEET_KINDS = (Kind.MUST, Kind.MUST_NOT, Kind.MAY)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom handouts are for: the school, the language, and where the site is.

    site_url: the site's full address, ending in a slash, or "" where it is not known; then nothing
    refers to it. addresses: those of the published site.
    """

    school: School
    language: str
    addresses: Addresses
    site_url: str

    @property
    def wording(self) -> Wording:
        """The words of the interface."""
        return Wording(self.language)

    def gettext(self, message: str, **values: object) -> str:
        """A message of the interface as plain text."""
        return plain(self.wording.gettext(message, **values))

    def place(self, part: str) -> Data | None:
        """The full address of a page of the school, with its QR code, or None."""
        if not self.site_url:
            return None
        key = self.addresses.school_key(self.school.id, part)
        address = self.site_url + self.addresses.url(key, self.language)
        return {
            "address": address,
            "shown": address.partition("://")[2].rstrip("/"),
            "qr": qr_code(address),
            "alt": self.gettext("QR code: %(address)s", address=address),
        }


def frame(reader: Reader, part: str, title: str) -> dict[str, object]:
    """What every handout has: its title, its language, the school, and which issue it is."""
    school, wording, _ = reader.school, reader.wording, reader.gettext
    shows_plain = school.main_edition(reader.language).edition is EditionKind.PLAIN
    adopted_language = school.adopted.language if school.adopted else school.languages[0]
    prevails = _(
        "The adopted text (%(language)s) always prevails.",
        language=wording.language_name(adopted_language),
    )
    release, adoption = school.release, school.adoption
    issues = {_("adopted text"): wording.issue(adoption.version, adoption.date)}
    if shows_plain:
        plain_issue = wording.issue(release.version, release.date)
        issues = {_("edition in plain language"): plain_issue, **issues}
    consent = phrase(adoption.consent, (reader.language, *school.languages))
    if consent:
        issues[_("With the consent of")] = consent.text
    return {
        "title": printable(title),
        **_language(wording.interface_language),
        "school": printable(school.name),
        "foot_name": _shortened(printable(school.name)),
        "logo": _logo(school.logo),
        "colour": school.colours["primary"],
        "edition": " ".join((_("In plain language."), prevails))
        if shows_plain
        else _("This is the adopted text."),
        "issues": [printable(f"{name}: {plain(issue)}") for name, issue in issues.items()],
        "place": reader.place(part),
        "words": {
            "page": _("page {page} of {pages}"),
            "scan": in_doubt(reader),
            "online": _("Always the latest version: scan the code for the website."),
        },
    }


def in_doubt(reader: Reader) -> str:
    """What stands with the QR code of a tree."""
    return reader.gettext("In doubt? Scan the code and answer the questions.")


def _logo(logo: Logo | None) -> Data | None:
    """A picture as JSON can hold it: an SVG as text, others byte by byte."""
    if logo is None:
        return None
    if logo.kind == "svg":
        return {"kind": logo.kind, "content": logo.content.decode("utf-8", "replace")}
    return {"kind": logo.kind, "content": list(logo.content)}


def _shortened(name: str) -> str:
    """A name as it fits in the foot of a page."""
    return name if len(name) <= _FOOT_LENGTH else f"{name[: _FOOT_LENGTH - 1]}…"


def audience_handout(reader: Reader, audience: Audience) -> tuple[str, Data]:
    """The template and its data: all that the audience's page says."""
    school, wording = reader.school, reader.wording
    view = for_audience(school, reader.language, audience)
    voiced = wording.voice(register_for(audience))
    groups = [
        {
            "title": plain(wording.kind_name(group.kind, voiced)),
            "entries": [_entry(reader, entry) for entry in group.entries],
        }
        for group in view.groups
    ]
    if view.concerned:
        groups.append(
            {
                "title": plain(voiced("About you, not addressed to you")),
                "entries": [_entry(reader, entry, whom=True) for entry in view.concerned],
            }
        )
    data = {
        **frame(reader, audience, plain(wording.audience_heading(audience))),
        "honest": plain(honest(view, voiced)),
        "groups": groups,
        "contacts": contacts(reader, view.contacts),
        "contacts_title": plain(voiced("Who can help you")),
        "trees": _trees(reader, school.trees_for(audience)),
        "trees_title": reader.gettext("Questions, step by step"),
        "sheet": _sheet(reader, view) if audience is Audience.STUDENTS else None,
    }
    return "audience", data


def _sheet(reader: Reader, view: AudienceView) -> Data | None:
    """One page for the wall: what to do and what not to do, in a few words each.

    rules: each with the index of its kind, the most urgent of every kind first; as many are shown
    as fit.
    """
    _ = reader.gettext
    voiced = reader.wording.voice(register_for(view.audience))
    entries = [entry for group in view.groups for entry in group.entries]
    ranked = [*view.first, *(entry for entry in entries if entry not in view.first)]
    by_kind = ([entry for entry in ranked if entry.facts.kind is kind] for kind in _SHEET_KINDS)
    rules = [
        {"kind": kind, **_text(_short(reader, entry))}
        for row in zip_longest(*by_kind)
        for kind, entry in enumerate(row)
        if entry is not None
    ]
    if not rules:
        return None
    return {
        "rules": rules,
        "kinds": [_("Do"), _("Don't"), _("This is allowed")],
        "ask": _("Ask"),
        "every": _("All the rules"),
        "ask_whom": plain(voiced("Not sure, or is something wrong? Ask someone you trust.")),
        "more": _("There are more rules. All of them are on the next pages."),
        "all": _("All the rules are written out in full on the next pages."),
    }


def _short(reader: Reader, entry: Entry) -> Phrase:
    """A rule in a few words, or in its own where nobody wrote any."""
    short = phrase(entry.facts.short, (reader.language,))
    whole = " ".join(each.text.clause.text for each in entry.walk())
    return short or Phrase(whole, entry.text.language)


def protocol_handout(reader: Reader) -> tuple[str, Data]:
    """The template and its data: every clause, with the adopted words beside the plain ones."""
    school, language = reader.school, reader.language
    edition = school.main_edition(language)
    consent = phrase(school.adoption.consent, (language, *school.languages))
    _ = reader.gettext
    stated = {
        _("School board"): school.board,
        _("Adopted by"): school.adoption.by,
        _("With the consent of"): consent.text if consent else None,
        _("Date"): reader.wording.long_date(school.adoption.date),
        _("Version"): school.adoption.version,
    }
    data = {
        **frame(reader, "protocol", edition.title or _("Full protocol")),
        "facts_title": _("The adopted text"),
        "facts": [
            {"name": name, "value": printable(str(value)) if value else _("not stated")}
            for name, value in stated.items()
        ],
        "adopted_title": _(
            "Adopted text (%(language)s)",
            language=reader.wording.language_name(school.adopted.language),
        )
        if school.adopted
        else "",
        "chapters": [
            {
                "title": _text(Phrase(chapter.title, chapter.language)),
                "level": chapter.heading_level - 1,
                "entries": [_whole(reader, whole) for whole in chapter.clauses],
            }
            for chapter in chapters(school, language)
        ],
    }
    return "protocol", data


def _entry(reader: Reader, entry: Entry, *, whom: bool = False) -> Data:
    """A rule on an audience's handout. whom: say for whom it is, as it is for others."""
    around = entry.around
    return {
        **_rule(reader, entry),
        "question": _text(entry.question) if entry.question else None,
        "around": [printable(each) for each in around.clause.paragraphs] if around else [],
        "whom": reader.gettext(
            "This rule is for: %(audiences)s",
            audiences=reader.wording.audience_names(entry.facts.audiences),
        )
        if whom
        else "",
        "adopted": None,
    }


def _whole(reader: Reader, whole: Whole) -> Data:
    """A rule in the full protocol."""
    text = whole.text
    adopted = text.adopted
    shows_plain = reader.school.main_edition(reader.language).edition is EditionKind.PLAIN
    return {
        **_rule(reader, whole),
        "question": None,
        "around": [],
        "whom": "",
        "adopted": _adopted(reader, adopted) if adopted and shows_plain else None,
    }


def _rule(reader: Reader, rule: Entry | Whole) -> Data:
    text = rule.text
    return {
        "id": text.id,
        "label": printable(text.label),
        **_language(text.language),
        "paragraphs": [printable(each) for each in text.clause.paragraphs],
        "parts": [_part(part) for part in rule.parts],
        "notice": _notice(reader, text),
    }


def _part(part: Entry | Whole) -> Data:
    return {
        "number": _number(part.text.clause),
        "paragraphs": [printable(each) for each in part.text.clause.paragraphs],
        "parts": [_part(each) for each in part.parts],
    }


def _adopted(reader: Reader, clause: Clause) -> Data:
    language = reader.school.adopted.language if reader.school.adopted else reader.language
    return {**_language(language), **_verbatim(clause)}


def _verbatim(clause: Clause) -> Data:
    return {
        "number": _number(clause),
        "paragraphs": [printable(each) for each in clause.paragraphs],
        "parts": [_verbatim(each) for each in clause.subclauses],
    }


def _number(clause: Clause) -> str:
    """What stands before a part: its number, or a bullet."""
    return "•" if clause.number in ("", "-") else printable(clause.number)


def _notice(reader: Reader, text: JoinedClause) -> str:
    """A short word about a text that is not what the reader may take it for."""
    if text.status is TranslationStatus.MISSING:
        return reader.gettext(
            "Not translated yet: this text is in %(language)s.",
            language=reader.wording.language_name(text.language),
        )
    if text.status is TranslationStatus.STALE:
        return reader.gettext("Not yet compared with the school's latest text.")
    return ""


def contacts(reader: Reader, found: Iterable[Contact]) -> Sequence[Data]:
    """Whom to turn to; a gap is shown as a gap."""
    return [
        {
            "name": _text(contact.name),
            "value": printable(contact.value) if contact.value else "",
            "unfilled": reader.gettext("not filled in yet"),
        }
        for contact in shown_contacts(found, reader.wording)
    ]


def _trees(reader: Reader, trees: Iterable[DecisionTree]) -> Sequence[Data]:
    return [
        {"title": _text(tree.title), "place": reader.place(tree.part)}
        for tree in listed(reader.school, trees, reader.wording)
    ]


def _text(said: Phrase) -> Data:
    return {"text": printable(said.text), **_language(said.language)}


def _language(tag: str) -> Data:
    """What a template needs to set text of a language (ISO 639 without region or script)."""
    return {"lang": tag.partition("-")[0], "dir": direction(tag)}
