"""What was read out of a school's own file, as a page for whoever wrote the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import takewhile

from protocolwijzer.diagnostics import Code, Diagnostic
from protocolwijzer.importing.draft import Draft
from protocolwijzer.importing.files import Imported
from protocolwijzer.model import Clause, ClauseFacts, Protocol, Section
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.reading.naming import is_numbered
from protocolwijzer.rendering.author_page import author_page
from protocolwijzer.rendering.wording import Wording


def import_page(draft: Draft, wording: Wording) -> str:
    """The page as HTML."""
    imported = draft.imported
    protocol = imported.protocol
    to_check = [each for each in imported.doubts if each.code is not Code.FURNITURE]
    groups = doubts(imported, wording)
    labels = labels_of(protocol)
    return author_page(
        "import.html",
        wording,
        {
            "own": wording.lang_attributes(protocol.language),
            "file": draft.file,
            "folder": draft.folder,
            "text_file": draft.text_file,
            "school_id": draft.school_id,
            "clause_count": len(protocol.clause_ids()),
            "sections": [
                _section(each, below, draft, labels, wording)
                for each, below in zip(protocol.sections, rules_below(protocol), strict=True)
            ],
            # What is no rule by the look of it asks for a glance, not for an answer each.
            "doubts": [each for each in groups if each.code is not Code.FURNITURE],
            "doubt_count": len(to_check),
            "left_out": [each for each in groups if each.code is Code.FURNITURE],
            "about": list(about(imported, wording)),
        },
        sheet=draft.name,
    )


def rules_below(protocol: Protocol) -> tuple[int, ...]:
    """For every section how many rules stand under the headings below it, without its own."""
    counts = []
    for place, section in enumerate(protocol.sections, start=1):
        below = takewhile(partial(_is_below, section), protocol.sections[place:])
        counts.append(sum(1 for each in below for _ in each.walk()))
    return tuple(counts)


def _is_below(chapter: Section, section: Section) -> bool:
    """Whether a later section is a chapter's: by its level, or where that says nothing by numbers.

    A PDF does not say which of two headings is the smaller; "3.1" under the one does.
    """
    if section.level > chapter.level:
        return True
    number = chapter.label.rsplit(maxsplit=1)[-1]
    return any(clause.number.startswith(f"{number}.") for clause in section.clauses)


def where(imported: Imported, line: int, language: str) -> str:
    """Where a person finds a line of what was read: "page 2, line 14"."""
    found = imported.source.where.get(line, {})
    return found.get(language) or str(Wording(language).gettext("line %(number)s", number=line))


def words_of(imported: Imported, doubt: Diagnostic) -> str:
    """The words that a doubt is about: its line, or what it quotes; "" where neither is there."""
    names_words = doubt.code is Code.UNCERTAIN_JOIN and doubt.message.startswith('"')
    if doubt.code not in _ABOUT_A_LINE or names_words:
        return doubt.quoted
    return _shortened(_texts(imported).get(doubt.place.line, "")) or doubt.quoted


# Doubts whose message names a number or an id rather than the words.
_ABOUT_A_LINE = frozenset(
    {
        Code.NUMBER_SEQUENCE,
        Code.MINTED_ID,
        Code.UNCERTAIN_JOIN,
        Code.UNCERTAIN_ORDER,
        Code.UNUSUAL_NUMBER,
    }
)
_LONGEST_QUOTE = 160


def _texts(imported: Imported) -> Mapping[int, str]:
    return {line.number: line.text for line in imported.source.lines}


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"


@dataclass(frozen=True, slots=True)
class DoubtPlace:
    """Where a doubt is, in words, and the words that it is about."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """Doubts of one kind: what it is called, what to do about it, and where they are."""

    code: Code
    title: str
    what: str
    places: tuple[DoubtPlace, ...]


def doubts(imported: Imported, wording: Wording) -> tuple[DoubtGroup, ...]:
    """The doubts, by what they are about; those that ask most of an author first."""
    said = _said(wording)
    groups: dict[Code, list[Diagnostic]] = {}
    for doubt in imported.doubts:
        groups.setdefault(doubt.code, []).append(doubt)
    order = list(said)
    language = wording.interface_language
    return tuple(
        DoubtGroup(
            code,
            *said[code],
            tuple(
                DoubtPlace(where(imported, each.place.line, language), words_of(imported, each))
                for each in groups[code]
            ),
        )
        for code in sorted(groups, key=order.index)
    )


def _said(wording: Wording) -> Mapping[Code, tuple[str, str]]:
    """What each kind of doubt is called, and what to do about it."""
    _ = wording.gettext
    return {
        Code.NUMBER_SEQUENCE: (
            _("A number that does not follow the one before"),
            _("Is a rule missing there? Or is this not the number of a rule?"),
        ),
        Code.UNCERTAIN_HEADING: (
            _("A heading, or not"),
            _("These lines could be a heading or a rule. Check them against the original."),
        ),
        Code.UNCERTAIN_JOIN: (
            _("Lines that were joined"),
            _("Check that these belong together, and that no hyphen is missing in a word."),
        ),
        Code.TRACKED_CHANGE: (
            _("Changes that nobody has accepted yet"),
            _(
                "What was struck out is not in the text, what was added is. Is this the text as it "
                "was adopted? Accept or reject the changes in Word."
            ),
        ),
        Code.LEFT_OUT: (
            _("Words outside the running text"),
            _("Notes, text boxes, hidden text and the like were left out. Is a rule among them?"),
        ),
        Code.UNREAD_PICTURE: (
            _("Pictures"),
            _("Words in a picture are not read. Type them as text if they are a rule."),
        ),
        Code.UNCERTAIN_ORDER: (
            _("Columns or a table"),
            _("Check that the words are in the right order."),
        ),
        Code.UNUSUAL_NUMBER: (
            _("Unusual numbers"),
            _("Compare the numbers of these with those in Word."),
        ),
        Code.DAMAGED_LETTERS: (
            _("Damaged letters"),
            _("Compare these words with the original, letter by letter."),
        ),
        Code.GUESSED_ENCODING: (
            _("The kind of text file"),
            _(
                "The file does not say how its letters are stored; that was worked out. Are é, ë "
                "and € right everywhere?"
            ),
        ),
        Code.MINTED_ID: (
            _("Paragraphs without a number"),
            _("These were numbered in the order of the text. Are they rules of their own?"),
        ),
        Code.EMPTY_NUMBER: (
            _("Numbers with nothing after them"),
            _("They were left out. Is a rule missing there?"),
        ),
        Code.FURNITURE: (
            _("Left out"),
            _(
                "These look like page numbers, a table of contents, a line on the adoption or the "
                "like, and not like rules. Is that right?"
            ),
        ),
        Code.TOO_DEEP: (
            _("Nested too deep"),
            _("These lists have more than six levels; the deepest were put one higher."),
        ),
        Code.DUPLICATE_ID: (
            _("Twice the same number"),
            _("The second got another name. Give it a number of its own in the original."),
        ),
        Code.CONTROL_CHARACTER: (
            _("Invisible characters"),
            _("They were left out; nothing has to be done."),
        ),
        Code.MISSING_ID: (
            _("Headings without a fixed name"),
            _("A name was made from the words. It stays, even when the heading changes."),
        ),
        Code.MARKUP_IN_TEXT: (
            _("Markup in the text"),
            _("It is shown as it stands. Remove the marks in the original."),
        ),
        Code.FLAT_SUBLIST: (
            _("Letters level with a number"),
            _("They may belong under the number before them. Check them against the original."),
        ),
    }


@dataclass(frozen=True, slots=True)
class Fact:
    """What the text says about itself; value is "" where it does not say so.

    where, words: where it says it, and in which words; "" for its title.
    """

    name: str
    value: str
    where: str = ""
    words: str = ""


def about(imported: Imported, wording: Wording) -> Iterator[Fact]:
    """What the text says about itself, with the words that say it."""
    _ = wording.gettext
    metadata = imported.metadata
    language = wording.interface_language
    yield Fact(_("Title"), imported.protocol.title)
    day = metadata.date
    consent = metadata.consent
    lines = (
        (_("Adopted by"), metadata.by.value if metadata.by else "", metadata.by),
        (
            _("Adopted on"),
            wording.long_date(date.fromisoformat(day.value)) or "" if day else "",
            day,
        ),
        (_("Consent"), consent.names[language] if consent else "", consent),
        (_("Version"), metadata.version.value if metadata.version else "", metadata.version),
    )
    for name, value, found in lines:
        if found is None:
            yield Fact(name, value)
        else:
            place = where(imported, found.line.number, language)
            yield Fact(name, value, place, _shortened(found.line.text))


def _section(
    section: Section, below: int, draft: Draft, labels: Mapping[str, str], wording: Wording
) -> Mapping[str, object]:
    clauses = list(section.walk())
    return {
        "title": section.title,
        "below": below,
        "numbers": [labels[each.id] for each in clauses if is_numbered(each.number)],
        # What the original does not number has a name that was made here.
        "named": [labels[each.id] for each in clauses if not is_numbered(each.number)],
        "rules": [
            {"label": labels[each.id], **_rule(each, draft.facts[each.id], wording)}
            for each in clauses
        ],
    }


def _rule(clause: Clause, facts: ClauseFacts, wording: Wording) -> Mapping[str, object]:
    return {
        "paragraphs": clause.paragraphs,
        "kind": wording.kind_told(facts.kind),
        "audiences": wording.audience_names(facts.audiences),
        "concerns": wording.audience_names(facts.concerns),
        "reason": facts.proposed or "",
    }
