"""The texts in a school's folder: which files there are, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics, Severity, near
from protocolwijzer.editions import check_adopted, check_plain_editions
from protocolwijzer.importing.files import import_protocol
from protocolwijzer.model import EditionKind, Place, Previous, Protocol
from protocolwijzer.reading import read_protocol
from protocolwijzer.settings.files import display, read_bytes
from protocolwijzer.settings.schema import PreviousSettings
from protocolwijzer.settings.yaml_places import Document

ADOPTED_SUFFIXES = (".md", ".txt")

_PLAIN_NAME = re.compile(r"protocol\.(?P<language>[^.]+)\.(?:md|txt)", re.IGNORECASE)
_ADOPTED_NAME = re.compile(r".*\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?:md|txt)")


@dataclass(frozen=True, slots=True)
class SchoolTexts:
    """All editions of one school; at least one.

    source: the one that the others are compared with, and that clauses.yml goes by.
    """

    plain: Mapping[str, Protocol]
    adopted: Protocol | None
    source: Protocol


def plain_name(language: str) -> str:
    """What the file of a plain edition is called."""
    return f"protocol.{language}.md"


def read_texts(
    folder: Path,
    languages: Sequence[str],
    adopted: Path | None,
    settings: Document,
    diagnostics: Diagnostics,
) -> SchoolTexts | None:
    """Read and compare all editions of a school; None when errors leave too little to go on.

    languages: the school's, the one that the text was written in first. adopted: the adopted text
    that was asked for elsewhere; wins over school.yml and over a file adopted.<language>.md|txt.
    settings: school.yml, to say where a missing text was announced.
    """
    found = Diagnostics()
    plain = _read_plain(folder, languages, found)
    adopted_text = _read_adopted(folder, languages, adopted, settings, found)
    source = plain.get(languages[0], None if plain else adopted_text)
    if source is None and not found.of(Severity.ERROR):
        _report_no_source(folder, languages, plain, settings, found)
    if source is None or found.of(Severity.ERROR):
        diagnostics.extend(found)
        return None
    _report_missing_editions(languages, plain, source, settings, found)
    check_plain_editions(
        source, (edition for edition in plain.values() if edition is not source), found
    )
    if adopted_text is not None and adopted_text is not source:
        check_adopted(source, adopted_text, found)
    diagnostics.extend(found)
    return SchoolTexts(plain, adopted_text, source)


def read_previous(
    folder: Path,
    languages: Sequence[str],
    settings: PreviousSettings,
    document: Document,
    diagnostics: Diagnostics,
) -> Previous | None:
    """The version before this one; None when a file of it cannot be read, which was reported.

    Only errors are: nobody mends a text that is no longer in force. Its adopted text may also be
    the Word file or PDF that it was. settings: what stands under `previous` in school.yml; the
    facts that it names are not read here.
    """
    found = Diagnostics()
    editions = {
        language: _read(
            folder / name,
            language,
            EditionKind.PLAIN,
            found,
            named_at=document.value("previous", "plain", language),
        )
        for language, name in (settings.plain or {}).items()
    }
    adopted = None
    if settings.adopted is not None:
        path = folder / settings.adopted
        language = _named_language(path, languages)
        if path.suffix.lower() in ADOPTED_SUFFIXES:
            place = document.value("previous", "adopted")
            adopted = _read(path, language, EditionKind.ADOPTED, found, named_at=place)
        elif imported := import_protocol(path, found, language=language):
            adopted = imported.protocol
    errors = found.of(Severity.ERROR)
    diagnostics.extend(errors)
    if errors:
        return None
    read = {language: edition for language, edition in editions.items() if edition is not None}
    return Previous(read, adopted, version=settings.version, date=settings.date)


def _read_plain(
    folder: Path, languages: Sequence[str], diagnostics: Diagnostics
) -> Mapping[str, Protocol]:
    """The plain editions that are there, in the order of the languages."""
    names = {path.name for path in folder.iterdir() if path.is_file()}
    for name in sorted(names - {plain_name(language) for language in languages}):
        if match := _PLAIN_NAME.fullmatch(name):
            meant = match["language"].lower()
            if meant in languages and plain_name(meant) not in names:
                why = f"its name should be {plain_name(meant)}."
                mend = "Rename it."
            else:
                why = f"{match['language']} is not one of the school's languages."
                mend = "Add the language in school.yml, or remove the file."
            place = Place(display(folder / name))
            diagnostics.report(Code.UNUSED_FILE, place, f"This text is not used: {why}", mend)
    editions = {}
    for language in languages:
        if plain_name(language) in names:
            path = folder / plain_name(language)
            edition = _read(path, language, EditionKind.PLAIN, diagnostics)
            if edition is not None:
                editions[language] = edition
    return editions


def _read_adopted(
    folder: Path,
    languages: Sequence[str],
    asked_for: Path | None,
    settings: Document,
    diagnostics: Diagnostics,
) -> Protocol | None:
    named = settings.data.get("adopted") if isinstance(settings.data, dict) else None
    place = None
    if asked_for is not None:
        path: Path | None = asked_for
    elif isinstance(named, str):
        path, place = folder / named, settings.value("adopted")
    else:
        path = _lying_there(folder, languages)
    if path is None:
        return None
    language = _named_language(path, languages)
    return _read(path, language, EditionKind.ADOPTED, diagnostics, named_at=place)


def _named_language(path: Path, languages: Sequence[str]) -> str:
    """The language that a file's name says it is in, such as "nl" of "adopted.nl.md"."""
    match = _ADOPTED_NAME.fullmatch(path.name)
    # A file that does not say so is in the language that the school writes in.
    return match["language"] if match else languages[0]


def _lying_there(folder: Path, languages: Sequence[str]) -> Path | None:
    """A file adopted.<language>.md or .txt, in the order of the languages."""
    candidates = (
        folder / f"adopted.{language}{suffix}"
        for language in languages
        for suffix in ADOPTED_SUFFIXES
    )
    return next((path for path in candidates if path.is_file()), None)


def _read(
    path: Path,
    language: str,
    edition: EditionKind,
    diagnostics: Diagnostics,
    *,
    named_at: Place | None = None,
) -> Protocol | None:
    """One edition, or None with the reason reported."""
    data = read_bytes(path, diagnostics, named_at=named_at)
    if data is None:
        return None
    protocol, found = read_protocol(data, file=display(path), language=language, edition=edition)
    diagnostics.extend(found)
    if any(each.code.severity is Severity.ERROR for each in found):
        return None
    if not protocol.clause_ids():
        diagnostics.report(
            Code.NO_EDITION,
            Place(display(path)),
            "There is no clause in this text.",
            'Write the rules under a heading, numbered "1.", "2.", and so on.',
        )
        return None
    return protocol


def _report_no_source(
    folder: Path,
    languages: Sequence[str],
    plain: Mapping[str, Protocol],
    settings: Document,
    diagnostics: Diagnostics,
) -> None:
    wanted = plain_name(languages[0])
    if plain:
        there = " and ".join(edition.file for edition in plain.values())
        diagnostics.report(
            Code.NO_SOURCE_EDITION,
            settings.value("languages", 0),
            f"The first language is {languages[0]}, but there is no {wanted}, only {there}.",
            f"Write {wanted}, or put first the language that the text was written in.",
        )
        return
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    hint = near(wanted, names)
    diagnostics.report(
        Code.NO_EDITION,
        Place(display(folder)),
        f"The school has no text: neither {wanted} nor an adopted text is there. {hint}".strip(),
        f"Put the protocol in {wanted}, or name the adopted text in school.yml.",
    )


def _report_missing_editions(
    languages: Sequence[str],
    plain: Mapping[str, Protocol],
    source: Protocol,
    settings: Document,
    diagnostics: Diagnostics,
) -> None:
    for index, language in enumerate(languages):
        if language in plain or language == source.language:
            continue
        name = plain_name(language)
        diagnostics.report(
            Code.MISSING_EDITION,
            settings.value("languages", index),
            f"There is no {name}: pages in this language show the text in {source.language}, "
            "with a notice.",
            f"Write {name}, or take {language} out of the languages.",
        )
