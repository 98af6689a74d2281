"""What is wrong, where, and how to mend it: one form for every finding, one sink for all.

A finding prints as a compiler's does, `file:line:column: message [code]`, and is followed by
what to do about it. Codes are stable: they may be searched for, documented and silenced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum

from protocolwijzer.model import Place


class Severity(StrEnum):
    """ERROR stops a build; WARNING stops a strict one; DOUBT asks an author to look."""

    ERROR = "error"
    WARNING = "warning"
    DOUBT = "doubt"


class Code(Enum):
    """Every kind of finding: its stable slug, its severity and what it means."""

    # Files
    MISSING_FILE = ("missing-file", Severity.ERROR, "A file that is needed is not there.")
    EMPTY_FILE = ("empty-file", Severity.ERROR, "A file holds no text.")
    BINARY_FILE = ("binary-file", Severity.ERROR, "A file is not text.")
    WRONG_ENCODING = ("wrong-encoding", Severity.ERROR, "A file is not UTF-8.")
    TOO_LARGE = ("too-large", Severity.ERROR, "A file is larger than any protocol is.")

    # Texts (reading/)
    CONTROL_CHARACTER = (
        "control-character",
        Severity.WARNING,
        "A text holds invisible control characters; they are left out.",
    )
    DUPLICATE_ID = ("duplicate-id", Severity.ERROR, "Two sections or clauses have the same id.")
    MISSING_ID = ("missing-id", Severity.WARNING, "A heading has no {#id} of its own.")
    BAD_ATTRIBUTE = (
        "bad-attribute",
        Severity.ERROR,
        "What stands in braces after a heading or clause is not a valid id.",
    )
    EMPTY_CLAUSE = ("empty-clause", Severity.ERROR, "A number or bullet has no text.")
    MARKUP_IN_TEXT = (
        "markup-in-text",
        Severity.WARNING,
        "A text holds Markdown or HTML marks; they are shown as they stand.",
    )
    FLAT_SUBLIST = (
        "flat-sublist",
        Severity.WARNING,
        "A letter follows a number without being indented under it.",
    )
    TOO_DEEP = ("too-deep", Severity.WARNING, "A list is nested deeper than six levels.")
    MINTED_ID = (
        "minted-id",
        Severity.DOUBT,
        "Nothing numbers a clause in the text, so its id was made up.",
    )
    FURNITURE = (
        "furniture",
        Severity.DOUBT,
        "A line was left out: page number, contents list or the like.",
    )
    NUMBER_SEQUENCE = (
        "number-sequence",
        Severity.DOUBT,
        "A number does not follow the one before it.",
    )
    UNCERTAIN_HEADING = (
        "uncertain-heading",
        Severity.DOUBT,
        "A line was taken for a heading, or not taken for one, on slender evidence.",
    )
    UNCERTAIN_JOIN = (
        "uncertain-join",
        Severity.DOUBT,
        "A paragraph was joined to a clause although it is not indented.",
    )

    # Settings (settings/, schools.py)
    UNREADABLE_FILE = ("unreadable-file", Severity.ERROR, "A file is there but cannot be read.")
    BROKEN_YAML = ("broken-yaml", Severity.ERROR, "A settings file is not valid YAML.")
    YAML_FEATURE = (
        "yaml-feature",
        Severity.ERROR,
        "A settings file uses an anchor, an alias or a tag.",
    )
    DUPLICATE_KEY = ("duplicate-key", Severity.ERROR, "A key stands twice in the same group.")
    UNKNOWN_KEY = ("unknown-key", Severity.ERROR, "A key is not one that is known here.")
    MISSING_KEY = ("missing-key", Severity.ERROR, "A key that is needed is not there.")
    WRONG_SHAPE = ("wrong-shape", Severity.ERROR, "A text stands where a list should, or so.")
    EMPTY_VALUE = ("empty-value", Severity.ERROR, "A key that needs a value has none.")
    UNKNOWN_VALUE = ("unknown-value", Severity.ERROR, "A word is not one of those that are known.")
    DUPLICATE_VALUE = ("duplicate-value", Severity.ERROR, "A list names the same thing twice.")
    INVALID_VALUE = ("invalid-value", Severity.ERROR, "A value is not of the form that is needed.")
    INVALID_COLOUR = ("invalid-colour", Severity.ERROR, "A value is not a colour.")
    LOW_CONTRAST = ("low-contrast", Severity.ERROR, "A colour cannot be read on the page.")
    INVALID_SCHOOL_ID = (
        "invalid-school-id",
        Severity.ERROR,
        "A school's folder has a name that makes no good address.",
    )
    NO_SCHOOLS = ("no-schools", Severity.ERROR, "There is no school at all.")
    NO_EDITION = ("no-edition", Severity.ERROR, "A school has no text at all.")
    NO_SOURCE_EDITION = (
        "no-source-edition",
        Severity.ERROR,
        "A school has translations but not the plain edition that they were made from.",
    )
    SAME_NAME = ("same-name", Severity.WARNING, "Two schools have the same name.")
    MISSING_EDITION = (
        "missing-edition",
        Severity.WARNING,
        "A language has no plain edition; its pages show the source language.",
    )
    UNUSED_FILE = ("unused-file", Severity.WARNING, "A text is there but nothing uses it.")
    MISSING_WORDS = (
        "missing-words",
        Severity.WARNING,
        "A question or name is not there in every language of the school.",
    )
    MISSING_FACTS = ("missing-facts", Severity.ERROR, "A clause is not in clauses.yml.")
    UNKNOWN_CLAUSE = ("unknown-clause", Severity.ERROR, "A setting names an unknown clause.")
    NOT_FOR_AUDIENCE = (
        "not-for-audience",
        Severity.ERROR,
        "An audience is pointed to a clause that is not on its page.",
    )
    NO_PAGE = ("no-page", Severity.WARNING, "A clause addresses nobody who has a page.")
    NO_RULES = ("no-rules", Severity.DOUBT, "An audience is named but given no rule of its own.")

    # What editions.py and translations.py compare
    ONE_EDITION_ONLY = (
        "one-edition-only",
        Severity.ERROR,
        "A section or clause is in one plain edition and not in another.",
    )
    DIFFERENT_ORDER = ("different-order", Severity.ERROR, "Two plain editions differ in order.")
    ADOPTED_DIFFERS = (
        "adopted-differs",
        Severity.WARNING,
        "The adopted text and the plain edition do not have the same clauses in the same order.",
    )
    STALE_TRANSLATION = (
        "stale-translation",
        Severity.WARNING,
        "A clause was not confirmed since its source changed, or never was.",
    )
    MISSING_TRANSLATION = ("missing-translation", Severity.WARNING, "A heading is not translated.")
    ORPHAN_TRANSLATION = (
        "orphan-translation",
        Severity.WARNING,
        "A translation or the lock file holds what is no longer in the source.",
    )
    BROKEN_LOCK = ("broken-lock", Severity.ERROR, "A lock file is not as it was written.")

    # The site (plugin.py, publishing/)
    HOST_ERROR = ("host-error", Severity.ERROR, "MkDocs stopped, for the reason it gives.")
    HOST_WARNING = ("host-warning", Severity.WARNING, "MkDocs warns about something.")
    TEMPLATE_ERROR = ("template-error", Severity.ERROR, "A template cannot be used.")
    MISSING_PLUGIN = (
        "missing-plugin",
        Severity.ERROR,
        "The site's settings do not name this project's plugin.",
    )
    FOREIGN_FOLDER = (
        "foreign-folder",
        Severity.ERROR,
        "A folder that would be replaced holds something else.",
    )

    def __init__(self, slug: str, severity: Severity, meaning: str) -> None:
        self.slug = slug
        self.severity = severity
        self.meaning = meaning


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. mend is one sentence that says what to do."""

    code: Code
    place: Place
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.code.slug}]\n    {self.mend}"


class Diagnostics:
    """The sink: collects findings, keeps no duplicates, gives them back by place."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def report(self, code: Code, place: Place, message: str, mend: str) -> None:
        """Add a finding."""
        self._found[Diagnostic(code, place, message, mend)] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add findings made elsewhere."""
        for diagnostic in diagnostics:
            self._found[diagnostic] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=lambda found: (found.place, found.code.slug)))

    def __len__(self) -> int:
        return len(self._found)

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The findings of one severity, by place."""
        return tuple(found for found in self if found.code.severity is severity)

    def fails(self, *, strict: bool = False) -> bool:
        """Whether a build must stop: on an error, and when strict on a warning too."""
        return bool(self.of(Severity.ERROR)) or (strict and bool(self.of(Severity.WARNING)))


def near(word: str, known: Iterable[str]) -> str:
    """'Did you mean "x"?' for the nearest known word, or "" where none is near."""
    found = get_close_matches(word, tuple(known), n=1, cutoff=0.6)
    return f'Did you mean "{found[0]}"?' if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """'Did you mean "x"?' for the nearest known word, or the list of known words."""
    choices = tuple(known)
    return near(word, choices) or f"Known: {', '.join(choices)}."
