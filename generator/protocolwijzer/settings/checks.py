"""Checks on a school's settings that need more than the settings themselves.

Each takes what has been read, reports what is wrong at its place, and returns nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from protocolwijzer.audiences import has_own_rules
from protocolwijzer.colours import (
    BLACK,
    GRAPHIC_CONTRAST,
    LIGHT_PAPER,
    TEXT_CONTRAST,
    Colour,
    readable,
)
from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.model import PAGE_AUDIENCES, ClauseFacts, Place, Protocol
from protocolwijzer.reading.labels import labels_of, near_clause
from protocolwijzer.settings.schema import ClausesSettings, SchoolSettings, Words
from protocolwijzer.settings.yaml_places import Document, KeyPath

# What each colour must reach on light paper. On dark paper the palette lightens it by itself,
# but a school's own colour is shown by day as it is given.
_NEEDED = {"primary": TEXT_CONTRAST, "accent": GRAPHIC_CONTRAST}
_USES = {"primary": "links and headings", "accent": "marks beside rules"}


def check_colours(settings: SchoolSettings, document: Document, diagnostics: Diagnostics) -> None:
    """Report colours that cannot be seen on light paper, with the nearest that can."""
    if settings.colours is None:
        return
    for name, needed in _NEEDED.items():
        colour = Colour.parse(getattr(settings.colours, name))
        measured = colour.contrast(LIGHT_PAPER.paper)
        if measured >= needed:
            continue
        nearest = readable(colour, LIGHT_PAPER.paper, ratio=needed, towards=BLACK)
        diagnostics.report(
            Code.LOW_CONTRAST,
            document.value("colours", name),
            f"The colour {colour.hex} has a contrast of {_rounded_down(measured)}:1 with the page; "
            f"{name}, the colour of {_USES[name]}, needs {needed:g}:1.",
            f'Use "{nearest.hex}", the nearest darker shade that can be seen, or a darker one.',
        )


def _rounded_down(ratio: float) -> str:
    """Two decimals, never rounded up: 4.499 must not be shown as the 4.50 that is needed."""
    return f"{int(ratio * 100) / 100:.2f}"


def check_words(
    words: Words | None,
    what: str,
    at: tuple[Document, KeyPath],
    languages: Sequence[str],
    diagnostics: Diagnostics,
) -> None:
    """Report languages that a text per language lacks: warnings.

    Where it has another language instead, that is taken for a slip of the pen: an error. One
    language more than needed is none; a school may take a language out for a while.
    what: the text, as the subject of a sentence; at: its file and the path of its key there.
    """
    document, path = at
    given = words or {}
    missing = [language for language in languages if language not in given]
    unknown = [language for language in given if language not in languages]
    if missing and unknown:
        for language in unknown:
            diagnostics.report(
                Code.UNKNOWN_KEY,
                document.key(*path, language),
                f'"{language}" is not one of the school\'s languages.',
                suggestion(language, languages),
            )
    elif missing:
        added = ", ".join(f"{language}: ..." for language in missing)
        diagnostics.report(
            Code.MISSING_WORDS,
            document.key(*path),
            f"{what} is missing in {_listed(missing)}.",
            f'Add "{added}" to it.' if given else f'Add "{path[-1]}: {{{added}}}".',
        )


def check_school_words(
    settings: SchoolSettings, document: Document, diagnostics: Diagnostics
) -> None:
    """Report texts in school.yml that are not there in every language of the school."""
    languages = settings.languages
    if settings.adoption and settings.adoption.consent:
        path: KeyPath = ("adoption", "consent")
        what = "The consent"
        check_words(settings.adoption.consent, what, (document, path), languages, diagnostics)
    for role, contact in (settings.contacts or {}).items():
        what = f'The name of the contact "{role}"'
        path = ("contacts", role, "name")
        check_words(contact.name, what, (document, path), languages, diagnostics)


def check_questions(
    clauses: ClausesSettings,
    languages: Sequence[str],
    document: Document,
    diagnostics: Diagnostics,
) -> None:
    """Report clauses without an everyday question in some language.

    A language in which nobody has begun is one finding and not one per clause.
    """
    begun = {language for clause in clauses.root.values() for language in clause.question or {}}
    if not begun:
        diagnostics.report(
            Code.MISSING_WORDS,
            Place(document.file),
            "No clause has an everyday question that leads to it.",
            'Add "question" to each, such as {nl: "Mag ik iemand filmen?", en: "May I film?"}.',
        )
        return
    for language in languages:
        if language not in begun:
            diagnostics.report(
                Code.MISSING_WORDS,
                Place(document.file),
                f"None of the questions is there in {language}.",
                f'Add "{language}: ..." to each question.',
            )
    languages = [language for language in languages if language in begun]
    for name, clause in clauses.root.items():
        what = f"The question that leads to clause {name}"
        at = (document, (name, "question"))
        check_words(clause.question, what, at, languages, diagnostics)


def check_short_forms(
    clauses: ClausesSettings,
    languages: Sequence[str],
    document: Document,
    diagnostics: Diagnostics,
) -> None:
    """Report clauses that are there in a few words in some of the languages only."""
    for name, clause in clauses.root.items():
        if clause.short is not None:
            what = f"Clause {name} in a few words"
            at = (document, (name, "short"))
            check_words(clause.short, what, at, languages, diagnostics)


def check_facts(
    clauses: ClausesSettings, document: Document, source: Protocol, diagnostics: Diagnostics
) -> None:
    """Report clauses without facts, facts without a clause, and facts that contradict."""
    labels = labels_of(source)
    for _, clause in source.clauses():
        if clause.id not in clauses.root:
            diagnostics.report(
                Code.MISSING_FACTS,
                source.place_of(clause),
                f"Clause {clause.id} is not in {document.file}.",
                "Add it there: whom it is for, and whether it is a must, a may or something else.",
            )
    for name, settings in clauses.root.items():
        if name not in labels:
            diagnostics.report(
                Code.UNKNOWN_CLAUSE,
                document.key(name),
                f"There is no clause {name} in {source.file}.",
                near_clause(name, labels) or "Remove it here, or add the clause there.",
            )
        for index, audience in enumerate(settings.concerns or ()):
            if audience in settings.audiences:
                diagnostics.report(
                    Code.DUPLICATE_VALUE,
                    document.value(name, "concerns", index),
                    f'"{audience}" is already one of the audiences of clause {name}.',
                    "Remove it from one of the two: a clause addresses people or is about them.",
                )
        if not {*settings.audiences, *(settings.concerns or ())} & {*PAGE_AUDIENCES}:
            diagnostics.report(
                Code.NO_PAGE,
                document.value(name, "audiences"),
                f"Clause {name} is on no audience page: nobody that it is for has one.",
                f"Add who should read it: {', '.join(PAGE_AUDIENCES)}.",
            )


def check_proposed(
    school: str, facts: Mapping[str, ClauseFacts], document: Document, diagnostics: Diagnostics
) -> None:
    """Report facts that the tool proposed and nobody has confirmed: one finding for all."""
    proposed = [name for name, its in facts.items() if its.proposed is not None]
    if proposed:
        diagnostics.report(
            Code.PROPOSED_FACTS,
            document.key(proposed[0], "proposed"),
            f"{len(proposed)} of {len(facts)} clauses: whom they are for and what they do is "
            "proposed, and not confirmed yet.",
            f'Go through them with "protocolwijzer review {school}", or take each "proposed" out '
            "yourself.",
        )


def check_first(
    settings: SchoolSettings,
    document: Document,
    facts: Mapping[str, ClauseFacts],
    labels: Mapping[str, str],
    diagnostics: Diagnostics,
) -> None:
    """Report clauses under `first` that do not exist or do not reach that audience.

    labels: of the clauses that there are, whether they have facts or not, by their ids.
    """
    for audience, names in (settings.first or {}).items():
        for index, name in enumerate(names):
            place = document.value("first", audience.value, index)
            its = facts.get(name)
            if name not in labels:
                diagnostics.report(
                    Code.UNKNOWN_CLAUSE,
                    place,
                    f"There is no clause {name}.",
                    near_clause(name, labels) or "Name a clause that is there.",
                )
            elif its and audience not in (*its.audiences, *its.concerns):
                diagnostics.report(
                    Code.NOT_FOR_AUDIENCE,
                    place,
                    f"Clause {name} is not for {audience}, so it is not on their page.",
                    "Name another clause, or change its audiences in clauses.yml.",
                )


def check_rules(
    facts: Mapping[str, ClauseFacts], document: Document, diagnostics: Diagnostics
) -> None:
    """Ask the author to look at audiences that are named but given no rule of their own.

    A doubt and not a warning: the protocol may well be meant so, and only the school can change
    it. The audience's page says the same to its readers.
    """
    for audience in PAGE_AUDIENCES:
        if has_own_rules(facts, audience):
            continue
        named = next(
            (name for name, its in facts.items() if audience in (*its.audiences, *its.concerns)),
            None,
        )
        diagnostics.report(
            Code.NO_RULES,
            document.key(named) if named else Place(document.file),
            f"The protocol names {audience} but has no rule or consequence for them in particular."
            if named
            else f"No clause of the protocol is for {audience}.",
            "Their page says so. Check that this is what the school means.",
        )


def report_nothing_to_compare(document: Document, diagnostics: Diagnostics) -> None:
    """Report a previous version of which no text is there now in the same language.

    A doubt: the adopted text of now may come from elsewhere (PROTOCOL_TEXTS) in the next build.
    """
    diagnostics.report(
        Code.NOTHING_TO_COMPARE,
        document.key("previous"),
        "Nothing of the previous version can be compared with this one, so there is no page about "
        "what has changed.",
        "Name the text of which there is one now too: the adopted one, or a plain edition "
        "(plain: {nl: previous.nl.md}).",
    )


def check_same_names(named: Iterable[tuple[str, str, Place]], diagnostics: Diagnostics) -> None:
    """Report schools with the name of an earlier one. named: id, name, place of the name."""
    seen: dict[str, str] = {}
    for school_id, name, place in named:
        folded = " ".join(name.casefold().split())
        if folded in seen:
            diagnostics.report(
                Code.SAME_NAME,
                place,
                f'The school "{seen[folded]}" has the same name.',
                "Add what sets them apart, such as the town.",
            )
        seen.setdefault(folded, school_id)


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1]) if len(words) > 1 else words)
