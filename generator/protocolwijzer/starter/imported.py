"""A school out of a file of its own: its words, and beside them what is proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from protocolwijzer.drafting import draft_trees
from protocolwijzer.importing.draft import Draft
from protocolwijzer.importing.files import Imported
from protocolwijzer.model import Audience, ClauseFacts, Contact, Protocol
from protocolwijzer.proposing import propose
from protocolwijzer.proposing.wording import because
from protocolwijzer.reading import write_protocol
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.rendering.import_page import import_page
from protocolwijzer.rendering.wording import Wording
from protocolwijzer.settings.yaml_text import in_one_line, quoted
from protocolwijzer.starter.making import NewSchool, make_school

REPORT = "import.html"

_SHOWN = 72
# Those that the draft's school.yml has.
CONTACTS = (
    Contact(
        "mentor",
        {"nl": "Mentor of leerkracht", "en": "Tutor or class teacher"},
        None,
        (Audience.STUDENTS, Audience.PARENTS),
    ),
    Contact(
        "management",
        {"nl": "Directie", "en": "School management"},
        None,
        (Audience.PARENTS, Audience.STAFF_WORK, Audience.STAFF_HOME),
    ),
)


def propose_facts(protocol: Protocol) -> Mapping[str, ClauseFacts]:
    """What is proposed for every clause, with the reason in the language of the text."""
    return {
        name: ClauseFacts(
            audiences=proposal.audiences,
            concerns=proposal.concerns,
            kind=proposal.kind,
            questions={},
            proposed=because(proposal, language=protocol.language),
        )
        for name, proposal in propose(protocol).items()
    }


def create_imported(draft: Draft, protocols: Path, *, trees: Path | None) -> tuple[Path, ...]:
    """Make the school of a draft below `protocols` and `trees`; its files.

    Raises as `make_school` does.
    """
    protocol = draft.imported.protocol
    school = NewSchool(
        draft.school_id,
        {
            "school.yml": _school(draft),
            draft.text_file: write_protocol(protocol),
            "clauses.yml": _clauses(draft),
            REPORT: import_page(draft, Wording(draft.language)),
        },
        draft_trees(protocol, draft.facts, draft.languages, CONTACTS) if trees else {},
    )
    return make_school(school, protocols, trees)


def _template(name: str, language: str) -> Template:
    file = files(__package__) / "imported_school" / name.replace(".", f".{language}.")
    return Template(file.read_text(encoding="utf-8"))


def _school(draft: Draft) -> str:
    metadata = draft.imported.metadata
    consent = metadata.consent
    return _template("school.yml", draft.language).substitute(
        school_id=draft.school_id,
        text_file=draft.text_file,
        name=quoted(draft.name),
        languages=f"[{', '.join(draft.languages)}]",
        by=quoted(metadata.by.value) if metadata.by else "null",
        consent=_words(consent.names) if consent else "null",
        date=metadata.date.value if metadata.date else "null",
        version=quoted(metadata.version.value) if metadata.version else "null",
    )


def _words(names: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{language}: {quoted(name)}' for language, name in names.items())}}}"


def _clauses(draft: Draft) -> str:
    head = _template("clauses.yml", draft.language).substitute(school_id=draft.school_id)
    return "\n".join((head.rstrip("\n"), *_blocks(draft.imported, draft.facts))) + "\n"


def _blocks(imported: Imported, facts: Mapping[str, ClauseFacts]) -> Iterator[str]:
    labels = labels_of(imported.protocol)
    for _, clause in imported.protocol.clauses():
        its = facts[clause.id]
        # What a comment shows cannot end it: the words are in one line.
        words = in_one_line(clause.text)
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        yield ""
        yield f"# {labels[clause.id]}: {shown}"
        yield f"{clause.id}:"
        yield f"  audiences: [{', '.join(its.audiences)}]"
        if its.concerns:
            yield f"  concerns: [{', '.join(its.concerns)}]"
        yield f"  kind: {its.kind}"
        yield f"  proposed: {quoted(its.proposed or '')}"
