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
    """ERROR stops a build; WARNING stops a strict one; DOUBT asks an author to look.

    ADVICE is about what the texts say, not about whether they can be used: worth a look, and no
    build says it.
    """

    ERROR = "error"
    WARNING = "warning"
    DOUBT = "doubt"
    ADVICE = "advice"


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
    EMPTY_NUMBER = (
        "empty-number",
        Severity.DOUBT,
        "A number or bullet without a text was left out of a text as it was found.",
    )
    UNCERTAIN_JOIN = (
        "uncertain-join",
        Severity.DOUBT,
        "A paragraph was joined to a clause although it is not indented.",
    )

    # Files from elsewhere (importing/)
    UNSUPPORTED_FORMAT = (
        "unsupported-format",
        Severity.ERROR,
        "A file is of a kind that cannot be imported.",
    )
    DAMAGED_FILE = ("damaged-file", Severity.ERROR, "A file is damaged, so that it cannot be read.")
    PROTECTED_FILE = ("protected-file", Severity.ERROR, "A file can only be read with a password.")
    OVERSIZED_CONTENTS = (
        "oversized-contents",
        Severity.ERROR,
        "A file unpacks to more than any protocol is, or is nested deeper.",
    )
    NO_TEXT = ("no-text", Severity.ERROR, "A file holds pictures or form fields instead of text.")
    SCRAMBLED_TEXT = (
        "scrambled-text",
        Severity.ERROR,
        "A file shows letters but does not say which they are.",
    )
    GUESSED_ENCODING = (
        "guessed-encoding",
        Severity.DOUBT,
        "A text is not UTF-8, so how its letters are written was worked out.",
    )
    DAMAGED_LETTERS = (
        "damaged-letters",
        Severity.DOUBT,
        "Letters were damaged before the file was saved, or are not known.",
    )
    UNCERTAIN_ORDER = (
        "uncertain-order",
        Severity.DOUBT,
        "Text is in columns or a table, so its order is not certain.",
    )
    LEFT_OUT = (
        "left-out",
        Severity.DOUBT,
        "Words beside the running text were left out: a note, a text box, hidden text or the like.",
    )
    TRACKED_CHANGE = (
        "tracked-change",
        Severity.DOUBT,
        "A text holds changes that nobody has accepted yet; it was read with all of them.",
    )
    UNUSUAL_NUMBER = (
        "unusual-number",
        Severity.DOUBT,
        "Word numbers a clause in a way that a text cannot keep, so it is written differently.",
    )
    UNREAD_PICTURE = (
        "unread-picture",
        Severity.DOUBT,
        "Words in a picture are not read.",
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
    PROPOSED_FACTS = (
        "proposed-facts",
        Severity.WARNING,
        "Who clauses are for and what they do was proposed and has not been confirmed.",
    )
    NOTHING_TO_COMPARE = (
        "nothing-to-compare",
        Severity.DOUBT,
        "A previous version has no text to compare with one of now in the same language.",
    )
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
        "A clause or text was not confirmed since its source changed, or never was.",
    )
    MISSING_TRANSLATION = ("missing-translation", Severity.WARNING, "A heading is not translated.")
    ORPHAN_TRANSLATION = (
        "orphan-translation",
        Severity.WARNING,
        "A translation or the lock file holds what is no longer in the source.",
    )
    BROKEN_LOCK = ("broken-lock", Severity.ERROR, "A lock file is not as it was written.")

    # Decision trees (trees/)
    UNKNOWN_SCHOOL = ("unknown-school", Severity.ERROR, "A folder of trees is no school's.")
    INVALID_TREE_ID = (
        "invalid-tree-id",
        Severity.ERROR,
        "A tree's file has a name that makes no good address.",
    )
    UNKNOWN_TREE = ("unknown-tree", Severity.ERROR, "A tree that is named is not there.")
    TAKEN_ADDRESS = ("taken-address", Severity.ERROR, "Two trees' pages have the same address.")
    TAKEN_ID = (
        "taken-id",
        Severity.ERROR,
        "A question, outcome or advice has an id that means something else already.",
    )
    UNKNOWN_TARGET = (
        "unknown-target",
        Severity.ERROR,
        "A tree leads to a question or outcome that is not there.",
    )
    UNKNOWN_QUESTION = (
        "unknown-question",
        Severity.ERROR,
        "A question is named that is not there.",
    )
    UNKNOWN_OPTION = ("unknown-option", Severity.ERROR, "An option is named that is not there.")
    UNKNOWN_CONDITION = (
        "unknown-condition",
        Severity.ERROR,
        "A condition holds a word that is none of its own and no question.",
    )
    UNKNOWN_ADVICE = ("unknown-advice", Severity.ERROR, "An option adds advice that is not there.")
    UNKNOWN_CONTACT = ("unknown-contact", Severity.ERROR, "A contact is not in school.yml.")
    INVALID_ARM = ("invalid-arm", Severity.ERROR, "An arm is not of a form that can be followed.")
    NO_ELSE = ("no-else", Severity.ERROR, "A question's last arm is no `else`.")
    DEAD_END = ("dead-end", Severity.ERROR, "A question has no options, or nothing follows it.")
    CIRCLE = (
        "circle",
        Severity.ERROR,
        "Some answers lead round and round, never to an end.",
    )
    UNREACHED = ("unreached", Severity.ERROR, "No answers lead to a question or outcome.")
    UNUSED_ADVICE = ("unused-advice", Severity.ERROR, "No option adds this advice.")
    NOT_ASKED = (
        "not-asked",
        Severity.ERROR,
        "A condition looks at a question that is not asked on every walk to it.",
    )
    MISFIT_CONDITION = (
        "misfit-condition",
        Severity.ERROR,
        "A condition does not suit the kind of question that it is about.",
    )
    SEVERAL_EXCLUSIVE = (
        "several-exclusive",
        Severity.ERROR,
        "A question has more than one exclusive option.",
    )
    EXCLUSIVE_ON_ONE = (
        "exclusive-on-one",
        Severity.ERROR,
        "An option is exclusive in a question that takes one answer anyway.",
    )
    MISSING_TEXT = (
        "missing-text",
        Severity.ERROR,
        "A text of a tree is not there in every language of the school.",
    )
    UNREVIEWED_TEXT = (
        "unreviewed-text",
        Severity.ERROR,
        "A text that is still to be reviewed is in a tree that is not a draft.",
    )
    NOTHING_CITED = ("nothing-cited", Severity.ERROR, "An outcome cites no clause.")
    VERDICT_AT_ODDS = (
        "verdict-at-odds",
        Severity.ERROR,
        "A verdict is not what the cited clauses say.",
    )
    JUDGEMENT_WITHOUT_CONTACT = (
        "judgement-without-contact",
        Severity.ERROR,
        "A person must decide, but it is not said who.",
    )
    UNDECLARED_JUDGEMENT = (
        "undeclared-judgement",
        Severity.ERROR,
        "A plain yes or no rests on a clause that needs a person's judgement.",
    )
    FAILING_CASE = ("failing-case", Severity.ERROR, "An author's case does not end as it should.")
    TREE_TOO_LARGE = (
        "tree-too-large",
        Severity.ERROR,
        "A tree has so many combinations of answers that it cannot be checked.",
    )
    NEEDLESS_EXCEPTION = (
        "needless-exception",
        Severity.WARNING,
        "An outcome claims an exception that it does not need.",
    )
    UNUSED_ARM = ("unused-arm", Severity.WARNING, "No combination of answers takes an arm.")
    OVERLAPPING_ARMS = (
        "overlapping-arms",
        Severity.WARNING,
        "Two arms with different targets can hold at once; the first wins.",
    )
    IDLE_QUESTION = ("idle-question", Severity.WARNING, "No answer to a question changes anything.")
    UNTESTED_OUTCOME = ("untested-outcome", Severity.WARNING, "No case expects an outcome.")
    LONG_WALK = ("long-walk", Severity.WARNING, "Some answers lead past more than eight questions.")
    UNCITED_CLAUSE = (
        "uncited-clause",
        Severity.WARNING,
        "No tree leads to these rules, and they are not declared undecided.",
    )
    DECIDED_CLAUSE = (
        "decided-clause",
        Severity.WARNING,
        "A clause is declared undecided, but an outcome rests on it.",
    )
    OTHER_AUDIENCE = (
        "other-audience",
        Severity.WARNING,
        "A tree cites a clause or names a contact for others than its own audiences.",
    )
    HARD_TO_READ = ("hard-to-read", Severity.WARNING, "A text is above the reading level.")
    DRAFT_TREE = ("draft-tree", Severity.DOUBT, "A tree is a draft, so that no reader sees it.")
    DRAFT_MISTAKE = (
        "draft-mistake",
        Severity.DOUBT,
        "A draft has something that would be an error or a warning in a finished tree.",
    )
    LARGE_TREE = (
        "large-tree",
        Severity.DOUBT,
        "A tree has too many combinations of answers to go through one by one.",
    )

    # A careful look (health/)
    UNPAIRED_MARK = (
        "unpaired-mark",
        Severity.ADVICE,
        "A bracket or quotation mark has no other half.",
    )
    DOUBLED_WORD = ("doubled-word", Severity.ADVICE, "A word is there twice in a row.")
    MISSING_SPACE = ("missing-space", Severity.ADVICE, "No space follows a punctuation mark.")
    SPELLING = (
        "spelling",
        Severity.ADVICE,
        "A word is not in the dictionary, and is one slip away from a word that is.",
    )
    SPELLING_UNCHECKED = (
        "spelling-unchecked",
        Severity.ADVICE,
        "The spelling of a text was not checked.",
    )
    NAME_SPELLINGS = (
        "name-spellings",
        Severity.ADVICE,
        "The school's name is spelt in several ways.",
    )
    PLATFORM_SPELLING = (
        "platform-spelling",
        Severity.ADVICE,
        "An online service writes its own name differently.",
    )
    PLATFORM_GONE = (
        "platform-gone",
        Severity.ADVICE,
        "An online service no longer exists or has another name.",
    )
    PHONE_NUMBER = ("phone-number", Severity.ADVICE, "A telephone number, which may have changed.")
    PHONE_INVALID = ("phone-invalid", Severity.ADVICE, "A telephone number cannot be dialled.")
    MALFORMED_LINK = ("malformed-link", Severity.ADVICE, "The address of a page cannot be right.")
    MALFORMED_MAIL = ("malformed-mail", Severity.ADVICE, "An e-mail address cannot be right.")
    DEAD_REFERENCE = (
        "dead-reference",
        Severity.ADVICE,
        "A text refers to a part of itself that it does not have.",
    )
    PAST_DATE = ("past-date", Severity.ADVICE, "A text looks ahead to a date that is long past.")
    NO_ADOPTION = (
        "no-adoption",
        Severity.ADVICE,
        "It is not stated who adopted the text, when, or which version it is.",
    )
    HEADING_AUDIENCE = (
        "heading-audience",
        Severity.ADVICE,
        "A heading names others than the clauses below it address.",
    )
    SAME_CLAUSE = ("same-clause", Severity.ADVICE, "Two clauses say almost the same.")
    CONTRADICTION = ("contradiction", Severity.ADVICE, "Two clauses seem to contradict each other.")
    MISSING_SUBJECT = (
        "missing-subject",
        Severity.ADVICE,
        "A subject that guidance expects is not in the text.",
    )
    LONG_SENTENCE = ("long-sentence", Severity.ADVICE, "A sentence has more than 25 words.")
    UNUSED_SILENCE = (
        "unused-silence",
        Severity.ADVICE,
        "Something is silenced in school.yml that was not found.",
    )

    # The site (plugin.py, publishing/)
    HOST_ERROR = ("host-error", Severity.ERROR, "MkDocs stopped, for the reason it gives.")
    HOST_WARNING = ("host-warning", Severity.WARNING, "MkDocs warns about something.")
    TEMPLATE_ERROR = ("template-error", Severity.ERROR, "A template cannot be used.")
    MISSING_PLUGIN = (
        "missing-plugin",
        Severity.ERROR,
        "The site's settings do not name this project's plugin.",
    )
    RUNTIME_MISSING = (
        "runtime-missing",
        Severity.WARNING,
        "What runs trees in browsers is not installed; the pages' links do without.",
    )
    RUNTIME_FAILED = (
        "runtime-failed",
        Severity.WARNING,
        "What runs trees in browsers could not be made; the pages' links do without.",
    )
    HANDOUT_FAILED = (
        "handout-failed",
        Severity.ERROR,
        "A handout cannot be made, or not so that everyone can read it.",
    )
    UNPRINTABLE_LETTERS = (
        "unprintable-letters",
        Severity.WARNING,
        "A text has letters that no font of the handouts has.",
    )
    REFUSED_CONTENT = (
        "refused-content",
        Severity.WARNING,
        "A hand-written page holds something that its content-security policy refuses.",
    )
    NO_SITE_ADDRESS = (
        "no-site-address",
        Severity.DOUBT,
        "The site's address is not known, so handouts cannot refer to it.",
    )
    ZIP_PLACE = (
        "zip-place",
        Severity.ERROR,
        "The zip file cannot be written where it was to go.",
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

    @property
    def quoted(self) -> str:
        """The words that the message quotes, from its first quotation mark to its last; or ""."""
        _, _, rest = self.message.partition('"')
        words, _, _ = rest.rpartition('"')
        return words

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
    """'Did you mean "x"?' for the nearest known word, or "" where none is near.

    Capitals make no difference: readers see "A.2" where the id is "a.2".
    """
    choices = {each.casefold(): each for each in known}
    found = get_close_matches(word.casefold(), choices, n=1, cutoff=0.6)
    return f'Did you mean "{choices[found[0]]}"?' if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """'Did you mean "x"?' for the nearest known word, or the list of known words."""
    choices = tuple(known)
    return near(word, choices) or f"Known: {', '.join(choices)}."
