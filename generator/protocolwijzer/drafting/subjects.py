"""What schools get asked about, and the words by which a clause shows that it is about that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protocolwijzer.model import Kind, Localized

# Kinds that answer "May I?" or "What must I do?"; the others explain.
RULES = frozenset({Kind.MUST, Kind.MUST_NOT, Kind.MAY})


@dataclass(frozen=True, slots=True)
class Subject:
    """An everyday question that a tree may answer.

    id: the name of the tree's file. title: the question, in Dutch and English. address: the last
    part of its page's address. words: what Dutch and English clauses about it say.
    """

    id: str
    title: Localized
    address: Localized
    words: re.Pattern[str]
    kinds: frozenset[Kind] = RULES

    def mentions(self, text: str) -> int:
        """How many different words of this subject a text holds."""
        return len({found.group().casefold() for found in self.words.finditer(text)})


def _words(*words: str) -> re.Pattern[str]:
    """One pattern for all of these, which looks once for the boundary that most begin with."""
    starts = [word.removeprefix(r"\b") for word in words if word.startswith(r"\b")]
    others = [word for word in words if not word.startswith(r"\b")]
    return re.compile("|".join((rf"\b(?:{'|'.join(starts)})", *others)), re.IGNORECASE)


def _between(first: str, then: str) -> str:
    """A word and another that comes after it, in the same sentence and not far."""
    return rf"\b(?:{first})\w*\b[^.?!]{{0,60}}\b(?:{then})"


_HURTING = (
    r"pest(?:en|t|ge)\w*",
    r"\bgepest\b",
    r"\bbuitensluit",
    r"\bbuiten te sluiten\b",
    r"\bbedreig",
    r"\bintimid",
    r"\bdiscrimin",
    r"\bbeledig",
    r"\bkwets",
    r"\bstalk",
    r"\blastig\w* (?:te )?val",
    r"\bhaat",
    r"\bracis",
    r"\bmisbruik",
    r"grensoverschrijdend",
    r"\bongewenst",
    r"nepaccount",
    r"\bnaakt",
    r"\bsexting",
    r"\bbull(?:y|ied)",
    r"\bharass",
    r"\bthreat",
    r"\binsult",
    r"\bhurt",
    r"\babus",
    r"\bunkind\b",
    r"\bhate",
    r"\bnudes?\b",
)

# The narrower first: where two are mentioned alike, a clause is about the first.
SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "passwords",
        {"nl": "Hoe ga ik om met wachtwoorden?", "en": "What do I do with passwords?"},
        {"nl": "wachtwoorden", "en": "passwords"},
        _words(
            r"wachtwoord",
            r"inlog",
            r"pincode",
            r"\bhack",
            r"toegangscode",
            r"\bpasswords?\b",
            r"\blog-?in\b",
            r"\bcredentials\b",
            r"\bpasscode",
        ),
    ),
    Subject(
        "ai",
        {"nl": "Mag ik AI gebruiken?", "en": "May I use AI?"},
        {"nl": "ai-gebruiken", "en": "using-ai"},
        _words(
            r"\b(?-i:AI)\b",
            r"kunstmatige intelligentie",
            r"\bartificial intelligence",
            r"chatgpt",
            r"chatbot",
            r"deepfake",
        ),
    ),
    Subject(
        "group-chat",
        {"nl": "Wat geldt er in een groepsapp?", "en": "What are the rules in a group chat?"},
        {"nl": "groepsapp", "en": "group-chat"},
        _words(
            r"groepsapp",
            r"groepschat",
            r"klassenapp",
            r"\b(?:whats)?app-?groep",
            r"\bchatgroep",
            r"\bgroup chat",
            r"\bclass chat",
            r"\bchat group",
        ),
    ),
    Subject(
        "online-friends",
        {
            "nl": "Mag ik online vrienden zijn met iemand van school?",
            "en": "May I be friends online with someone from school?",
        },
        {"nl": "online-vrienden", "en": "online-friends"},
        _words(
            r"\bvriend(?:en|schap)",
            r"\bbevriend",
            r"volgverzoek",
            r"\bvolgers?\b",
            r"\bpriv[ée]-?(?:bericht|contact|account)",
            r"\bfriends?\b",
            r"\bbefriend",
            r"\bfollow(?:ers?| requests?)\b",
            r"\bprivate (?:message|contact|account)",
        ),
    ),
    Subject(
        "photo",
        {
            "nl": "Mag ik een foto of filmpje maken of delen?",
            "en": "May I take or share a photo or video?",
        },
        {"nl": "foto-of-filmpje", "en": "photo-or-video"},
        _words(
            r"\bfoto",
            r"fotogra",
            r"\bfilm",
            r"\bvideo",
            r"opnamen?\b",
            r"\bbeeldmateriaal",
            r"\bbeelden\b",
            r"\bportret",
            r"\bphoto",
            r"\bpictures?\b",
            r"\bimages?\b",
            r"\brecord(?:s|ed|ings?)?\b",
            r"\bfootage\b",
        ),
    ),
    Subject(
        "phone",
        {
            "nl": "Mag ik mijn telefoon gebruiken op school?",
            "en": "May I use my phone at school?",
        },
        {"nl": "telefoon-op-school", "en": "phone-at-school"},
        _words(
            r"telefoon(?!nummer|gids)",
            r"\bmobiel(?:tje|s)?\b",
            r"smartphone",
            r"smartwatch",
            r"\btablets?\b",
            r"\bhorloge",
            r"\bapparaat",
            r"\bapparaten",
            r"apparatuur",
            r"\btoestel",
            r"\bkluisje",
            r"\b(?:tele|mobile )?phones?\b",
            r"\bdevices?\b",
            r"\bheadphones?\b",
        ),
    ),
    Subject(
        "hurting",
        {"nl": "Mag ik dit online zeggen of doen?", "en": "May I say or do this online?"},
        {"nl": "online-zeggen-of-doen", "en": "saying-or-doing-online"},
        _words(*_HURTING),
        frozenset({Kind.MUST_NOT}),
    ),
    Subject(
        "something-wrong",
        {
            "nl": "Er gaat online iets mis. Wat nu?",
            "en": "Something goes wrong online. What now?",
        },
        {"nl": "er-gaat-iets-mis", "en": "something-goes-wrong"},
        _words(
            *_HURTING,
            r"\bontspoo?r",
            r"\bgaat\b.{0,30}\bmis\b",
            r"\bmeld(?:t|en|ing)?\b",
            r"\bvertel\w* (?:het|dit|dat)\b",
            _between("krijg|ontvang", "bericht|foto|filmpje"),
            r"\bom hulp\b",
            r"\bovertre",
            r"\bvertrouwenspersoon",
            r"\bgo(?:es)? wrong\b",
            r"\breport(?:s|ed)?\b",
            r"\btell (?:a|an|your|the|someone|somebody)\b",
            _between("receive|get", "message|photo|picture|video"),
            r"\bfor help\b",
        ),
        frozenset({Kind.MUST, Kind.MAY}),
    ),
    Subject(
        "confidential",
        {
            "nl": "Mag ik deze informatie delen?",
            "en": "May I share this information?",
        },
        {"nl": "informatie-delen", "en": "sharing-information"},
        _words(
            r"\bvertrouwelijk",
            r"\bpersoonsgegevens",
            r"\bpersoonsgebonden",
            r"\bprivacy",
            r"\bpersoonlijke (?:informatie|gegevens)",
            r"\bgegevens van\b",
            r"\bgeheim",
            r"\bnamen van\b",
            r"\bconfidential",
            r"\bpersonal (?:data|information|details)",
            r"\bnames of\b",
        ),
    ),
    Subject(
        "message",
        {
            "nl": "Mag ik dit bericht plaatsen of doorsturen?",
            "en": "May I post or forward this message?",
        },
        {"nl": "bericht-plaatsen", "en": "posting-a-message"},
        _words(
            r"\bplaats(?:en|t)\b",
            r"\bgeplaatst",
            r"\bpost(?:en|t)?\b",
            r"\bpublic(?:eer|er|atie)",
            r"\buitlating",
            _between("stuur|sturen", "bericht"),
            _between("bericht", "stuur|sturen"),
            r"\b(?:door|ver)(?:stuur|sturen)",
            r"\breacties?\b",
            r"\bdiscussie",
            r"\bte delen\b",
            r"\bdeelt\b",
            r"\bstandpunt",
            r"mening",
            r"\bgoede naam\b",
            r"\bverspreid",
            r"\bposts?\b",
            r"\bposting\b",
            r"\bpublish",
            r"\bshar(?:e|ing)\b",
            r"\bforward",
            r"\bcomments?\b",
            _between("send", "message"),
            r"\bopinions?\b",
            r"\breputation\b",
        ),
    ),
    Subject(
        "internet",
        {
            "nl": "Mag ik dit doen op internet?",
            "en": "May I do this on the internet?",
        },
        {"nl": "op-internet", "en": "on-the-internet"},
        _words(
            r"\binternet",
            r"\bcomputers?\b",
            r"\blaptops?\b",
            r"\bnetwerk",
            r"\bwi-?fi\b",
            r"\bdownload",
            r"\bsites?\b",
            r"\bwebsites?\b",
            r"\bspelletjes",
            r"\bgam(?:es?|en|ing)\b",
            r"\bnetwork\b",
        ),
    ),
)


def subject_of(kind: Kind, own: str, around: Sequence[str]) -> Subject | None:
    """What a clause is about: the subject that its own words mention most; None without one.

    own: the words of the clause; around: those it stands under, the nearest first. They count
    where the words nearer by mention nothing.
    """
    fitting = [subject for subject in SUBJECTS if kind in subject.kinds]
    for text in (own, *around) if fitting else ():
        best = max(fitting, key=lambda subject: subject.mentions(text))
        if best.mentions(text):
            return best
    return None
