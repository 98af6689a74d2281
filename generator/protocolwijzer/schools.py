"""From a folder per school to the model: the one place where a site's texts are read.

docs/protocols/<school-id>/school.yml  clauses.yml  protocol.<language>.md
                           adopted.<language>.md|txt  translations.lock.yml
decision_trees/<school-id>/<tree-id>.yml  index.yml  translations.lock.yml
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from protocolwijzer.comparing.versions import versions
from protocolwijzer.diagnostics import Code, Diagnostics, Severity, suggestion
from protocolwijzer.model import (
    Adoption,
    ClauseFacts,
    Contact,
    Place,
    Previous,
    Release,
    School,
    Silence,
    Site,
)
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.school_texts import (
    ADOPTED_SUFFIXES,
    SchoolTexts,
    read_previous,
    read_texts,
)
from protocolwijzer.settings import checks
from protocolwijzer.settings.files import display, read_text
from protocolwijzer.settings.logo import read_logo
from protocolwijzer.settings.schema import (
    AdoptionSettings,
    ClausesSettings,
    ColourSettings,
    PlainSettings,
    SchoolSettings,
)
from protocolwijzer.settings.validation import Model, validate
from protocolwijzer.settings.yaml_places import Document, read_yaml
from protocolwijzer.translation_lock import Lock, lock_path, read_lock
from protocolwijzer.translations import all_statuses, report_statuses
from protocolwijzer.trees.files import Known
from protocolwijzer.trees.loading import check_folders, load_trees

SCHOOL_FILE = "school.yml"
CLAUSES_FILE = "clauses.yml"

SCHOOL_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Addresses that every built site has at its root.
TAKEN_ADDRESSES = frozenset({"assets", "search", "over-deze-site", "about-this-site"})


def load_site(
    protocols: Path,
    *,
    trees: Path | None = None,
    adopted: Mapping[str, Path],
    diagnostics: Diagnostics,
) -> Site | None:
    """Read every school in a folder; None when anything is an error, which has been reported.

    trees: the folder with a folder of decision trees per school; a school may have none.
    adopted: school id -> the file with its adopted text; wins over what school.yml says.
    Schools come in the order of their ids; the site's first language is that of most schools.
    """
    found = Diagnostics()
    folders = _school_folders(protocols, found)
    _check_adopted_names(adopted, [folder.name for folder in folders], protocols, found)
    if trees is not None:
        check_folders(trees, [folder.name for folder in folders], found)
    attempts = [_load_school(folder, adopted.get(folder.name), trees, found) for folder in folders]
    loaded = [attempt for attempt in attempts if attempt is not None]
    _check_across(folders, loaded, found)
    diagnostics.extend(found)
    if found.of(Severity.ERROR):
        return None
    schools = tuple(each.school for each in loaded)
    return Site(schools, _site_languages(schools))


def _site_languages(schools: Sequence[School]) -> tuple[str, ...]:
    """All languages; first the one that most schools put first, the others as they are named.

    The first has the addresses without a language in them: one more school must not move those.
    """
    firsts = Counter(school.languages[0] for school in schools)
    main = max(firsts, key=lambda language: firsts[language])
    named = (language for school in schools for language in school.languages)
    return tuple(dict.fromkeys((main, *named)))


def adopted_files(folder: Path) -> Mapping[str, Path]:
    """The adopted texts in a folder, by school id: `<school-id>.md` or `<school-id>.txt`.

    Where a school has both, the .md file counts. A folder that is not there holds none.
    """
    found: dict[str, Path] = {}
    for suffix in ADOPTED_SUFFIXES:
        for path in sorted(folder.glob(f"*{suffix}")):
            if path.is_file() and SCHOOL_ID.fullmatch(path.stem):
                found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def _school_folders(protocols: Path, diagnostics: Diagnostics) -> Sequence[Path]:
    try:
        entries = sorted(protocols.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        diagnostics.report(
            Code.MISSING_FILE,
            Place(display(protocols)),
            f"The folder with the schools cannot be read: {error.strerror or error}.",
            'Check its name: "--protocols" on the command line, "protocols" in mkdocs.yml.',
        )
        return ()
    folders = [entry for entry in entries if entry.is_dir() and entry.name[0] not in "._"]
    if not folders:
        diagnostics.report(
            Code.NO_SCHOOLS,
            Place(display(protocols)),
            "There is no school in this folder.",
            'Make one with "protocolwijzer new".',
        )
    return folders


def _check_adopted_names(
    adopted: Mapping[str, Path], schools: Sequence[str], protocols: Path, diagnostics: Diagnostics
) -> None:
    for name, path in adopted.items():
        if name not in schools:
            diagnostics.report(
                Code.UNUSED_FILE,
                Place(display(path)),
                f'This adopted text is not used: there is no school "{name}" in '
                f"{display(protocols)}.",
                suggestion(name, schools) if schools else "Make the school first.",
            )


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A school, and where its settings say things that are compared between schools."""

    school: School
    settings: Document


def _check_across(
    folders: Sequence[Path], loaded: Sequence[_Loaded], diagnostics: Diagnostics
) -> None:
    """Report what is wrong between schools: names and addresses that clash."""
    languages = {language for each in loaded for language in each.school.languages}
    for folder in folders:
        name = folder.name
        if SCHOOL_ID.fullmatch(name) and name not in languages | TAKEN_ADDRESSES:
            continue
        reason = (
            "the site has a folder of that name already"
            if SCHOOL_ID.fullmatch(name)
            else "an address has small letters, digits and hyphens only"
        )
        diagnostics.report(
            Code.INVALID_SCHOOL_ID,
            Place(display(folder)),
            f'The folder "{name}" cannot be the address of a school: {reason}.',
            "Rename the folder; the name that readers see stands in school.yml.",
        )
    checks.check_same_names(
        ((each.school.id, each.school.name, each.settings.value("name")) for each in loaded),
        diagnostics,
    )


def _load_school(
    folder: Path, adopted: Path | None, trees: Path | None, diagnostics: Diagnostics
) -> _Loaded | None:
    """One school with its trees; None where errors, all reported, leave too little to go on."""
    known, loaded = _read_school(folder, adopted, diagnostics)
    if trees is None:
        return loaded
    found = load_trees(trees / folder.name, known, diagnostics)
    if loaded is None:
        return None
    school = replace(
        loaded.school,
        trees=found.trees,
        drafts=found.drafts,
        first_trees=found.first,
        undecided=found.undecided,
        tree_texts=found.texts,
    )
    return replace(loaded, school=school)


def _read_school(
    folder: Path, adopted: Path | None, diagnostics: Diagnostics
) -> tuple[Known, _Loaded | None]:
    """One school without its trees, and what trees can be checked against.

    Reads on as long as it can, so that one run names as many mistakes as possible.
    """
    school_file = _read_settings(folder / SCHOOL_FILE, SchoolSettings, diagnostics)
    clauses_file = _read_settings(folder / CLAUSES_FILE, ClausesSettings, diagnostics)
    known = Known()
    labels: Mapping[str, str] = {}
    if clauses_file is not None:
        clauses_document, clauses = clauses_file
        facts = _facts(clauses)
        labels = {each: each for each in facts}
        known = replace(known, clauses=labels, facts=facts, clauses_file=clauses_document)
    if school_file is None:
        return known, None
    document, settings = school_file
    contacts = {contact.role: contact for contact in _contacts(settings)}
    known = replace(known, languages=settings.languages, contacts=contacts)
    checks.check_colours(settings, document, diagnostics)
    checks.check_school_words(settings, document, diagnostics)
    logo = read_logo(folder, settings, document, diagnostics)
    texts = read_texts(folder, settings.languages, adopted, document, diagnostics)
    if texts is not None:
        labels = labels_of(texts.source)
        known = replace(known, clauses=labels)
    if clauses_file is None:
        return known, None
    checks.check_questions(clauses, settings.languages, clauses_document, diagnostics)
    checks.check_short_forms(clauses, settings.languages, clauses_document, diagnostics)
    checks.check_first(settings, document, facts, labels, diagnostics)
    if texts is None:
        return known, None
    checks.check_facts(clauses, clauses_document, texts.source, diagnostics)
    checks.check_proposed(folder.name, facts, clauses_document, diagnostics)
    if set(labels) == set(facts):
        checks.check_rules(facts, clauses_document, diagnostics)
    lock_findings = Diagnostics()
    lock = read_lock(lock_path(folder), lock_findings)
    diagnostics.extend(lock_findings)
    school = replace(
        _assemble(folder.name, settings, facts, texts, lock),
        logo=logo,
        previous=_read_previous(folder, settings, document, diagnostics),
        silenced=_silenced(settings, document),
        file=document.file,
    )
    if school.previous and versions(school, school.languages[0]) is None:
        checks.report_nothing_to_compare(document, diagnostics)
    if not lock_findings.fails():
        report_statuses(school, lock, diagnostics)
    return known, _Loaded(school, document)


def _read_previous(
    folder: Path, settings: SchoolSettings, document: Document, diagnostics: Diagnostics
) -> Previous | None:
    """The version before this one; None where there is none, or where it cannot be read."""
    if settings.previous is None:
        return None
    named = settings.previous.clauses
    clauses = _read_settings(folder / named, ClausesSettings, diagnostics) if named else None
    previous = read_previous(folder, settings.languages, settings.previous, document, diagnostics)
    if previous is None or clauses is None:
        return previous
    return replace(previous, facts=_facts(clauses[1]))


def _read_settings(
    path: Path, model: type[Model], diagnostics: Diagnostics
) -> tuple[Document, Model] | None:
    text = read_text(path, diagnostics)
    if text is None:
        return None
    document = read_yaml(text, file=display(path), diagnostics=diagnostics)
    if document is None:
        return None
    settings = validate(model, document, diagnostics)
    return None if settings is None else (document, settings)


def _assemble(
    school_id: str,
    settings: SchoolSettings,
    facts: Mapping[str, ClauseFacts],
    texts: SchoolTexts,
    lock: Lock,
) -> School:
    languages = tuple(settings.languages)
    colours = settings.colours or ColourSettings()
    adoption = settings.adoption or AdoptionSettings()
    plain = settings.plain or PlainSettings()
    return School(
        id=school_id,
        name=settings.name,
        short_name=settings.short_name or settings.name,
        board=settings.board,
        languages=languages,
        colours={"primary": colours.primary, "accent": colours.accent},
        contacts=_contacts(settings),
        adoption=Adoption(adoption.by, adoption.consent or {}, adoption.date, adoption.version),
        release=Release(plain.version, plain.date),
        facts={name: facts[name] for name in texts.source.clause_ids() if name in facts},
        first={audience: tuple(names) for audience, names in (settings.first or {}).items()},
        editions=texts.plain,
        adopted=texts.adopted,
        translations=all_statuses(languages, texts.plain, texts.adopted, lock),
    )


def _silenced(settings: SchoolSettings, document: Document) -> tuple[Silence, ...]:
    return tuple(
        Silence(each.code, each.clause, each.words, each.reason, document.value("silenced", index))
        for index, each in enumerate(settings.silenced or ())
    )


def _contacts(settings: SchoolSettings) -> tuple[Contact, ...]:
    return tuple(
        Contact(role, contact.name, contact.value, tuple(contact.audiences))
        for role, contact in (settings.contacts or {}).items()
    )


def _facts(clauses: ClausesSettings) -> Mapping[str, ClauseFacts]:
    return {
        name: ClauseFacts(
            audiences=tuple(its.audiences),
            concerns=tuple(its.concerns or ()),
            kind=its.kind,
            questions=its.question or {},
            short=its.short or {},
            judgement=its.judgement,
            proposed=its.proposed,
        )
        for name, its in clauses.root.items()
    }
