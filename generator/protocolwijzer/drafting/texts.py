"""What drafts say, in Dutch and English, and how a text asks to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolwijzer.model import Localized
from protocolwijzer.reading.explicit import MARKUP
from protocolwijzer.trees.drafts import review_mark
from protocolwijzer.trees.reading_level import lix
from protocolwijzer.trees.schema import DEFAULT_READING_LEVEL

WHAT: Localized = {"nl": "Waar gaat het om?", "en": "What is it about?"}
OTHER: Localized = {
    "nl": "Iets anders, of ik weet het niet",
    "en": "Something else, or I don't know",
}
YES: Localized = {"nl": "Ja", "en": "Yes"}
NO: Localized = {"nl": "Nee", "en": "No"}
UNSURE: Localized = {"nl": "Ik weet het niet", "en": "I don't know"}

# {rule} is the label of a clause. What names one an author must look at.
ABOUT: Localized = {"nl": "Waar regel {rule} over gaat", "en": "What rule {rule} is about"}
LESSON: Localized = {"nl": "Is het tijdens de les?", "en": "Is it during a lesson?"}
PERMISSION: Localized = {
    "nl": "Is daar toestemming voor gegeven?",
    "en": "Has permission been given for it?",
}
EXCEPTION: Localized = {
    "nl": "Geldt de uitzondering in regel {rule}?",
    "en": "Does the exception in rule {rule} apply?",
}
CONDITION: Localized = {
    "nl": "Geldt de voorwaarde in regel {rule}?",
    "en": "Is the condition in rule {rule} met?",
}
# {words}: those of the exception or condition.
THIS_EXCEPTION: Localized = {
    "nl": "Geldt de uitzondering in regel {rule}: \u201c{words}\u201d?",
    "en": "Does the exception in rule {rule} apply: \u201c{words}\u201d?",
}
THIS_CONDITION: Localized = {
    "nl": "Geldt de voorwaarde in regel {rule}: \u201c{words}\u201d?",
    "en": "Is the condition in rule {rule} met: \u201c{words}\u201d?",
}
# For words that make either of those too hard to read.
THIS_APPLIES: Localized = {
    "nl": "Geldt dit: \u201c{words}\u201d?",
    "en": "Does this apply: \u201c{words}\u201d?",
}

# What outcomes say.
FORBIDDEN: Localized = {"nl": "Nee, dat mag niet.", "en": "No, that is not allowed."}
NOT_WITHOUT_PERMISSION: Localized = {
    "nl": "Nee, niet zonder toestemming.",
    "en": "No, not without permission.",
}
# Where a rule forbids something in the case that a reader has chosen, and not always.
FORBIDDEN_THEN: Localized = {
    "nl": "Nee, dan mag het niet.",
    "en": "No, then it is not allowed.",
}
ALLOWED: Localized = {"nl": "Ja, dat mag.", "en": "Yes, that is allowed."}
ALLOWED_THEN: Localized = {"nl": "Ja, dan mag het.", "en": "Yes, then it is allowed."}
EXCEPTED: Localized = {
    "nl": "Dan geldt de uitzondering in regel {rule}.",
    "en": "Then the exception in rule {rule} applies.",
}
OUTSIDE_LESSONS: Localized = {
    "nl": "Regel {rule} geldt alleen tijdens de les.",
    "en": "Rule {rule} applies only during lessons.",
}
JUDGED: Localized = {"nl": "Vraag het eerst.", "en": "Ask first."}
# Where a rule is the answer, and its own words are too long for one.
READ: Localized = {
    "nl": "Lees wat er in regel {rule} staat.",
    "en": "Read what rule {rule} says.",
}
ASK_SOMEONE: Localized = {"nl": "Vraag het na op school.", "en": "Ask at school."}

HEAD: Localized = {
    "nl": """\
Een concept, gemaakt op basis van het protocol. Lezers van de website zien het niet.

 1. Leeft deze vraag op school? Zo niet: pas de vraag aan, of gooi dit bestand weg.
 2. Lees de regels hieronder. Zeggen de vragen en antwoorden wat die regels zeggen?
 3. Herschrijf elke tekst waar {mark} voor staat en haal dat woord weg.
    Is er bij een antwoord meer uitleg nodig? Die komt onder say, achter explain.
 4. Probeer het resultaat: protocolwijzer ask {tree}
 5. Klaar? Haal de regel draft: true weg. Dan komt de vragenboom op de website.

De regels waarop deze vragenboom steunt:""",
    "en": """\
A draft, made from the protocol. Readers of the website do not see it.

 1. Do people at school ask this? If not, change the question, or throw this file away.
 2. Read the rules below. Do the questions and answers say what those rules say?
 3. Rewrite every text that has {mark} in front of it, and take that word out.
    Does an answer need more words? They go below say, after explain.
 4. Try the result: protocolwijzer ask {tree}
 5. Done? Take the line draft: true out. Then the tree will be on the website.

The rules that this tree rests on:""",
}
OTHER_RULES: Localized = {
    "nl": "Ook hierover, maar te veel voor één vragenboom:",
    "en": "Also about this, but too many for one tree:",
}
ASIDE_RULES: Localized = {
    "nl": "Ook hierover, maar geen antwoord op deze vraag:",
    "en": "Also about this, but no answer to this question:",
}
REPEATED_RULES: Localized = {
    "nl": "Ook hierover, maar een antwoord zou alleen de regel herhalen:",
    "en": "Also about this, but an answer would only repeat the rule:",
}
EXCEPTION_REMARK: Localized = {
    "nl": "de regel verbiedt iets, maar niet in dit geval",
    "en": "the rule forbids something, but not in this case",
}
JUDGEMENT_REMARK: Localized = {"nl": "hier beslist een mens", "en": "here a person decides"}

NOTE: Localized = {
    "nl": """\
Concepten van vragenbomen

Een vragenboom brengt een lezer met een paar korte vragen naar één antwoord. Voor een vraag is
alleen een concept gemaakt als het protocol er genoeg over zegt, zoals een paar verschillende
regels of een regel met een uitzondering. Lezers van de website zien concepten niet.
Begin met het bovenste concept. Wat niet nodig is, mag weg, en dit bestand ook.""",
    "en": """\
Drafts of decision trees

A decision tree leads a reader to one answer with a few short questions. A question only has a
draft if the protocol says enough about it, such as a few different rules or a rule with an
exception. Readers of the website do not see drafts.
Begin with the first one. What is not needed can go, and so can this file.""",
}
NOTE_MADE: Localized = {"nl": "Gemaakt:", "en": "Made:"}
NOTE_TOO_MANY: Localized = {
    "nl": "Niet gemaakt, omdat het bovenstaande genoeg is om mee te beginnen:",
    "en": "Not made, because the above is enough to begin with:",
}
NOTE_TOO_FEW: Localized = {
    "nl": "Niet gemaakt, omdat de regels lezen hier sneller gaat dan vragen beantwoorden:",
    "en": "Not made, because reading the rules is quicker here than answering questions:",
}
NOTE_ANYWAY: Localized = {
    "nl": """\
Leeft een van deze vragen wel op school? Kopieer dan een ander concept, geef de kopie een nieuwe
naam en herschrijf die.""",
    "en": """\
Do people at school ask one of these questions? Then copy another draft, give the copy a new
name and rewrite it.""",
}


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

    def quoted(self, words: str, language: str, instead: Localized, rule: str) -> Localized:
        """A clause's own words in their language, another text elsewhere; all to be reviewed.

        The other text also stands for words that are no plain text, or too hard to read.
        rule: as in `to_review`.
        """
        others = self.to_review(instead, rule)
        own = _marked(words, language)
        fits = language in others and words and not MARKUP.search(words) and _is_readable(own)
        return {**others, language: own} if fits else others

    def unmarked(self, text: Localized) -> str:
        """What a text says to the author, without the mark."""
        language = self.languages[0]
        return text[language].removeprefix(f"{review_mark(language)} ")

    def remark(self, text: Localized) -> str:
        """A text for the author alone."""
        return text.get(self.languages[0], text["en"])


def _marked(text: str, language: str) -> str:
    return f"{review_mark(language)} {text}"


def _is_readable(text: str) -> bool:
    measured = lix(text)
    return measured is None or round(measured) <= DEFAULT_READING_LEVEL
