"""What drafts say, in Dutch and English, and how a text asks to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolwijzer.model import Localized
from protocolwijzer.trees.drafts import review_mark

WHAT: Localized = {"nl": "Waar gaat het om?", "en": "What is it about?"}
OTHER: Localized = {
    "nl": "Iets anders, of ik weet het niet",
    "en": "Something else, or I don't know",
}
YES: Localized = {"nl": "Ja", "en": "Yes"}
NO: Localized = {"nl": "Nee", "en": "No"}
UNSURE: Localized = {"nl": "Ik weet het niet", "en": "I don't know"}

# {rule} is the label of a clause. From here on an author must look at everything.
ABOUT: Localized = {"nl": "Waar regel {rule} over gaat", "en": "What rule {rule} is about"}
LESSON: Localized = {"nl": "Is het tijdens de les?", "en": "Is it during a lesson?"}
PERMISSION: Localized = {"nl": "Is er toestemming voor?", "en": "Is there permission for it?"}
EXCEPTION: Localized = {
    "nl": "Geldt de uitzondering in regel {rule}?",
    "en": "Does the exception in rule {rule} apply?",
}
CONDITION: Localized = {
    "nl": "Is het zoals in regel {rule} staat?",
    "en": "Is it as rule {rule} says?",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outcome says, and what its author is to write below that."""

    say: Localized
    explain: Localized


FORBIDDEN = Answer(
    {"nl": "Nee, dat mag niet.", "en": "No, that is not allowed."},
    {
        "nl": "Schrijf hier in gewone woorden wat regel {rule} verbiedt.",
        "en": "Write here in plain words what rule {rule} forbids.",
    },
)
NOT_WITHOUT_PERMISSION = Answer(
    {"nl": "Nee, niet zonder toestemming.", "en": "No, not without permission."},
    FORBIDDEN.explain,
)
DEPENDS = Answer(
    {
        "nl": "Dat hangt af van wat er in regel {rule} staat.",
        "en": "That depends on what rule {rule} says.",
    },
    {
        "nl": "Schrijf hier wanneer het niet mag volgens regel {rule}.",
        "en": "Write here when rule {rule} forbids it.",
    },
)
ALLOWED_BY_EXCEPTION = Answer(
    {"nl": "Ja, in dit geval mag het.", "en": "Yes, in this case it is allowed."},
    {
        "nl": "Schrijf hier wanneer het mag volgens regel {rule}.",
        "en": "Write here when rule {rule} allows it.",
    },
)
ALLOWED = Answer(
    {"nl": "Ja, dat mag.", "en": "Yes, that is allowed."},
    {
        "nl": "Schrijf hier in gewone woorden wat er mag volgens regel {rule}.",
        "en": "Write here in plain words what rule {rule} allows.",
    },
)
ALLOWED_ON_CONDITION = Answer(
    {"nl": "Ja, dan mag het.", "en": "Yes, then it is allowed."},
    {
        "nl": "Schrijf hier wat er mag volgens regel {rule}, en wanneer.",
        "en": "Write here what rule {rule} allows, and when.",
    },
)
DEMANDED = Answer(
    {"nl": "Doe wat regel {rule} vraagt.", "en": "Do what rule {rule} asks."},
    {
        "nl": "Schrijf hier in gewone woorden wat regel {rule} vraagt.",
        "en": "Write here in plain words what rule {rule} asks.",
    },
)
NOT_DEMANDED = Answer(
    {"nl": "Hier geldt een uitzondering.", "en": "There is an exception here."},
    {
        "nl": "Schrijf hier wat er dan geldt volgens regel {rule}.",
        "en": "Write here what applies then, according to rule {rule}.",
    },
)
OUTSIDE_LESSONS = Answer(
    {"nl": "Regel {rule} gaat over de les.", "en": "Rule {rule} is about lessons."},
    {
        "nl": "Schrijf hier wat er buiten de les geldt, als het protocol dat zegt.",
        "en": "Write here what applies outside lessons, if the protocol says so.",
    },
)
JUDGED = Answer(
    {"nl": "Vraag het eerst.", "en": "Ask first."},
    {
        "nl": "Schrijf hier wat regel {rule} vraagt, en wie daarover oordeelt.",
        "en": "Write here what rule {rule} asks, and who judges that.",
    },
)
ASK_SOMEONE = Answer(
    {"nl": "Vraag het aan iemand van school.", "en": "Ask someone at school."},
    {"nl": "Schrijf hier aan wie, en waarom.", "en": "Write here who to ask, and why."},
)

HEAD: Localized = {
    "nl": """\
Een concept, gemaakt op basis van het protocol. Lezers van de website zien het niet.

 1. Is dit op school een vraag? Zo niet: pas de vraag aan, of gooi dit bestand weg.
 2. Lees de regels hieronder. Zeggen de vragen en antwoorden wat die regels zeggen?
 3. Herschrijf elke tekst waar {mark} voor staat en haal dat woord weg.
 4. Probeer het resultaat: protocolwijzer ask {tree}
 5. Klaar? Haal de regel draft: true weg. Dan komt de vragenboom op de website.

De regels waarop deze vragenboom steunt:""",
    "en": """\
A draft, made from the protocol. Readers of the website do not see it.

 1. Is this a question at the school? If not, change it, or throw this file away.
 2. Read the rules below. Do the questions and answers say what those rules say?
 3. Rewrite every text that has {mark} before it, and take that mark out.
 4. Try the result: protocolwijzer ask {tree}
 5. Done? Take the line draft: true out. Then the tree will be on the website.

The rules that this tree rests on:""",
}
OTHER_RULES: Localized = {
    "nl": "Ook hierover, maar te veel voor één vragenboom:",
    "en": "Also about this, but too many for one tree:",
}
EXCEPTION_REMARK: Localized = {
    "nl": "de regel verbiedt iets, maar niet in dit geval",
    "en": "the rule forbids something, but not in this case",
}
JUDGEMENT_REMARK: Localized = {"nl": "hier beslist een mens", "en": "here a person decides"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a draft in the languages of a school, of which the first is the author's."""

    languages: Sequence[str]

    def ready(self, text: Localized) -> Localized:
        """A text that can stay as it is, in a language that drafts speak."""
        return {
            language: text[language] if language in text else _marked(text["en"], language)
            for language in self.languages
        }

    def to_review(self, text: Localized, rule: str = "") -> Localized:
        """A text that its author must look at. rule: the label of the clause that it is about."""
        return {
            language: _marked(text.get(language, text["en"]).format(rule=rule), language)
            for language in self.languages
        }

    def quoted(self, words: str, language: str, rule: str) -> Localized:
        """A clause's own words where they are in the language, its label elsewhere; to review."""
        return {
            **self.to_review(ABOUT, rule),
            **({language: _marked(words, language)} if language in self.languages else {}),
        }

    def remark(self, text: Localized) -> str:
        """A text for the author alone."""
        return text.get(self.languages[0], text["en"])


def _marked(text: str, language: str) -> str:
    return f"{review_mark(language)} {text}"
