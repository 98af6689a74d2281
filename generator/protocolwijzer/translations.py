"""Which clause was made from which text, and whether that text has changed since.

Editions form a chain: adopted text -> plain edition in the source language -> plain editions in
other languages. For every clause and heading of an edition the lock file keeps the fingerprint of
the source it was made from. A person who has compared the two says so with `accept`; when the
source changes afterwards, the fingerprint differs and the clause is stale until it is accepted
again.

Clauses go by their id, headings by "title:" and their section's id (`title_key`), and the title
of the whole text by "title:" alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import EditionKind, Place, Protocol, School, TranslationStatus
from protocolwijzer.translation_lock import Lock, confirmed, fingerprint

TITLE = "title:"

_WORST_LAST = (
    TranslationStatus.OK,
    TranslationStatus.ORPHAN,
    TranslationStatus.STALE,
    TranslationStatus.MISSING,
)


def title_key(section_id: str) -> str:
    """What a section's heading is called among clause ids: "title:a"."""
    return f"{TITLE}{section_id}"


def fingerprints(protocol: Protocol) -> Mapping[str, str]:
    """The fingerprint of every heading and clause of an edition, in reading order.

    A clause's fingerprint does not cover its sub-clauses: they have their own. A heading that is
    not there ("") has none.
    """
    found = {TITLE: fingerprint(protocol.title)} if protocol.title else {}
    for section in protocol.sections:
        if section.title:
            found[title_key(section.id)] = fingerprint(section.title)
        for clause in section.walk():
            found[clause.id] = fingerprint(clause.text, clause.number)
    return found


def statuses(
    source: Protocol | None, edition: Protocol | None, accepted: Mapping[str, str]
) -> Mapping[str, TranslationStatus]:
    """How every heading and clause of an edition stands to the source it was made from.

    source None: nothing to compare with, so whatever the edition holds is OK. edition None: all
    that the source holds is MISSING. What was never accepted is STALE. What the edition or the
    lock holds and the source does not is ORPHAN; orphans come last.
    """
    if source is None:
        return dict.fromkeys(fingerprints(edition) if edition else (), TranslationStatus.OK)
    made_from, own = _comparable(source, edition)
    found: dict[str, TranslationStatus] = {}
    for key, current in made_from.items():
        if key not in own:
            found[key] = TranslationStatus.MISSING
        elif accepted.get(key) == current:
            found[key] = TranslationStatus.OK
        else:
            found[key] = TranslationStatus.STALE
    for key in (*own, *accepted):
        found.setdefault(key, TranslationStatus.ORPHAN)
    return found


def _comparable(
    source: Protocol, edition: Protocol | None
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The fingerprints of a source and an edition, without what cannot be compared.

    An adopted text may divide its headings otherwise (a title page, a heading over headings)
    while holding the same clauses; so of its headings only those count that both have.
    """
    made_from = fingerprints(source)
    own = fingerprints(edition) if edition else {}
    if source.edition is not EditionKind.ADOPTED or edition is None:
        return made_from, own
    lone = {key for key in made_from.keys() ^ own.keys() if key.startswith(TITLE)}
    return (
        {key: value for key, value in made_from.items() if key not in lone},
        {key: value for key, value in own.items() if key not in lone},
    )


def source_of(
    language: str,
    languages: tuple[str, ...],
    editions: Mapping[str, Protocol],
    adopted: Protocol | None,
) -> Protocol | None:
    """The edition that a language's plain edition is made from.

    For the first language the adopted text, or None when that is not given; for the others the
    plain edition of the first language, or without one the adopted text.
    """
    if language == languages[0]:
        return adopted
    return editions.get(languages[0], adopted)


def all_statuses(
    languages: tuple[str, ...],
    editions: Mapping[str, Protocol],
    adopted: Protocol | None,
    lock: Lock,
) -> Mapping[str, Mapping[str, TranslationStatus]]:
    """The statuses of every language of a school, as School.translations holds them."""
    found: dict[str, Mapping[str, TranslationStatus]] = {}
    for language in languages:
        edition = editions.get(language)
        source = source_of(language, languages, editions, adopted)
        if not editions and adopted and language == adopted.language:
            # There is only the adopted text, which is its own source.
            found[language] = statuses(None, adopted, {})
        else:
            # What was accepted against an adopted text that is not here now cannot be an orphan.
            found[language] = statuses(source, edition, lock.of(language) if source else {})
    return found


def reader_status(school: School, language: str, key: str) -> TranslationStatus:
    """The worst status of a clause or heading along the chain that ends in a language.

    A reader of a translation must know that the text it was made from is itself behind the
    adopted one. For a language that the school does not have, everything is MISSING.
    """
    chain = [school.languages[0], language]
    found = [
        school.translations.get(step, {}).get(key, TranslationStatus.MISSING) for step in chain
    ]
    # Where the plain edition tells what the adopted text lacks there is nothing to be behind.
    return max(found, key=_WORST_LAST.index)


def report_statuses(school: School, lock: Lock, diagnostics: Diagnostics) -> None:
    """Report what is stale, missing or orphan in a school, each at its place: warnings.

    Where nothing of a language was ever accepted, that is one finding and not one per clause.
    Clauses and sections that only one edition has are not repeated here: `editions` reports them.
    """
    for language, edition in school.editions.items():
        source = source_of(language, school.languages, school.editions, school.adopted)
        if source is not None:
            _report_edition(school, source, edition, lock, diagnostics)


def _report_edition(
    school: School, source: Protocol, edition: Protocol, lock: Lock, diagnostics: Diagnostics
) -> None:
    language = edition.language
    found = school.translations[language]
    places = {**_places(source), **_places(edition)}
    origin = source.file
    command = f'"protocolwijzer accept {school.id}'
    if not lock.of(language):
        diagnostics.report(
            Code.STALE_TRANSLATION,
            Place(edition.file),
            f"Nobody has confirmed yet that this says the same as {origin}.",
            f'Compare the two, then run {command}".',
        )
        found = {
            key: status for key, status in found.items() if status is not TranslationStatus.STALE
        }
    own = fingerprints(edition)
    sections = {its.id for its in source.sections} & {its.id for its in edition.sections}
    headings = {TITLE, *(title_key(section) for section in sections)}
    for key, status in found.items():
        in_text = status is TranslationStatus.MISSING or key in own
        if status is not TranslationStatus.STALE and in_text and key not in headings:
            continue
        what = _described(key)
        place = places.get(key) or lock.places.get((language, key)) or Place(edition.file)
        if status is TranslationStatus.STALE:
            diagnostics.report(
                Code.STALE_TRANSLATION,
                place,
                f"{what} has not been confirmed since it changed in {origin}."
                if key in lock.of(language)
                else f"{what} has never been confirmed to say the same as {origin}.",
                f'Make it say the same again if needed, then run {command} {key}".',
            )
        elif status is TranslationStatus.MISSING:
            diagnostics.report(
                Code.MISSING_TRANSLATION,
                place,
                f"{what} is in {origin} but not in {edition.file}.",
                f'Write it in {edition.file}, then run {command} {key}".',
            )
        elif status is TranslationStatus.ORPHAN:
            diagnostics.report(
                Code.ORPHAN_TRANSLATION,
                place,
                f"{what} is no longer in {origin}.",
                "Remove it here too, or put it back there."
                if in_text
                else f'Run {command} {key}" to take it out of the lock file.',
            )


def _places(protocol: Protocol) -> Mapping[str, Place]:
    places = {TITLE: Place(protocol.file)}
    for section in protocol.sections:
        places[title_key(section.id)] = protocol.place_of(section)
        for clause in section.walk():
            places[clause.id] = protocol.place_of(clause)
    return places


def _described(key: str) -> str:
    if key == TITLE:
        return "The title"
    if key.startswith(TITLE):
        return f'The heading of section "{key.removeprefix(TITLE)}"'
    return f"Clause {key}"


def accept(
    school: School,
    lock: Lock,
    *,
    clauses: Collection[str] | None = None,
    languages: Collection[str] | None = None,
) -> Lock:
    """The lock after someone has confirmed that clauses say the same as their source.

    clauses: ids, or None for all of them with all headings; languages: None for all. Clauses that
    an edition lacks cannot be confirmed and are left out. Accepting all drops what is no longer in
    the source. What was accepted against an adopted text that is not given now is kept.
    """
    accepted = {language: lock.of(language) for language in lock.accepted}
    for language in school.languages:
        source = source_of(language, school.languages, school.editions, school.adopted)
        edition = school.editions.get(language)
        if source is None or edition is None or (languages and language not in languages):
            continue
        made_from, own = _comparable(source, edition)
        accepted[language] = confirmed(lock.of(language), made_from, own, clauses)
    return Lock(accepted)


def acceptable(school: School, lock: Lock) -> tuple[str, ...]:
    """Everything that `accept` may be asked to confirm: ids of clauses, and headings."""
    found: dict[str, None] = {}
    for edition in (*school.editions.values(), school.adopted):
        if edition is not None:
            found.update(dict.fromkeys(fingerprints(edition)))
    for language in school.languages:
        found.update(dict.fromkeys(lock.of(language)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete one language of one school is: a row of the coverage table.

    source: the file it was made from, or "" where there is none to compare with; ids: per status,
    the clauses and headings that have it.
    """

    school: str
    language: str
    source: str
    ids: Mapping[TranslationStatus, tuple[str, ...]]

    def count(self, status: TranslationStatus) -> int:
        """How many clauses and headings have a status."""
        return len(self.ids[status])


def coverage(school: School) -> tuple[Coverage, ...]:
    """A row per language of a school, its first language first."""
    rows = []
    for language in school.languages:
        source = source_of(language, school.languages, school.editions, school.adopted)
        found = school.translations.get(language, {})
        rows.append(
            Coverage(
                school=school.id,
                language=language,
                source=source.file if source else "",
                ids={
                    status: tuple(key for key, its in found.items() if its is status)
                    for status in TranslationStatus
                },
            )
        )
    return tuple(rows)
