"""What schools get asked about, and the words by which a clause shows that it is about that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from protocolwijzer.model import Kind, Localized

# Kinds that answer "May I?" or "What must I do?"; the others explain.
RULES = frozenset({Kind.MUST, Kind.MUST_NOT, Kind.MAY})


class Asks(Enum):
    """What a question asks for."""

    LEAVE = auto()
    """Whether something is allowed: a rule says yes or no."""
    RANGE = auto()
    """What is allowed and what is not: as that, and more than one rule says so."""
    DEED = auto()
    """What to do: a rule is the answer itself, and more than one says so."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An everyday question that a tree may answer.

    id: the name of the tree's file. title: the question, in Dutch and English. address: the last
    part of its page's address. words: what Dutch and English clauses about it say; forbidding: what
    they say besides where they forbid something. titles: what only one group asks, by its name.
    aside: what clauses say that are about it but answer another question. online: whether they
    must show that they are about what people do online. helps: whether it is for whom something
    happens to, which a prohibition is not unless it says so.
    """

    id: str
    title: Localized
    address: Localized
    words: re.Pattern[str]
    asks: Asks = Asks.LEAVE
    titles: Mapping[str, Localized] = field(default_factory=dict)
    forbidding: re.Pattern[str] | None = None
    aside: re.Pattern[str] | None = None
    online: bool = False
    helps: bool = False

    def mentions(self, text: str, kind: Kind) -> tuple[int, int]:
        """How many different words of this subject a text holds, and how many of forbidding."""
        forbidding = self.forbidding if kind is Kind.MUST_NOT else None
        return _count(self.words, text), _count(forbidding, text) if forbidding else 0

    def is_aside(self, text: str) -> bool:
        """Whether a text about this subject answers another question than its title."""
        return bool(self.aside and self.aside.search(text))


def _count(words: re.Pattern[str], text: str) -> int:
    return len({found.group().casefold() for found in words.finditer(text)})


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
    r"cyberpest",
    r"\b(?:cyber-?)?bull(?:y|ied)",
    r"\bharass",
    r"\bthreat",
    r"\binsult",
    r"\bhurt",
    r"\babus",
    r"\bunkind\b",
    r"\bhate",
    r"\bnudes?\b",
)

# What shows that a text is about what people do online.
_ONLINE = re.compile(
    r"\bonline\b|\binternet|sociale media|social media|digita|whatsapp|\bapp(?:s|t|en|groep\w*)?\b"
    r"|instagram|tiktok|snapchat|facebook|youtube|twitter|berichten|\bbericht\b|messag|\be-?mail"
    r"|chat|\bpost(?:s|en|ed|ing)?\b|\bcyber|accounts?\b|website|\bprofiel|\bprofile",
    re.IGNORECASE,
)

# The narrower first: where two are mentioned alike, a clause is about the first.
SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "passwords",
        {"nl": "Hoe ga ik om met wachtwoorden?", "en": "How do I handle passwords?"},
        {"nl": "wachtwoorden", "en": "passwords"},
        _words(
            r"wachtwoord",
            r"inlog",
            r"pincode",
            r"toegangscode",
            r"\bpasswords?\b",
            r"\blog-?in\b",
            r"\bcredentials\b",
            r"\bpasscode",
        ),
        asks=Asks.DEED,
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
        {
            "nl": "Wat mag er wel en niet in een groepsapp?",
            "en": "What is and isn't allowed in a group chat?",
        },
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
            r"\bwhatsapp group",
        ),
        asks=Asks.RANGE,
    ),
    Subject(
        "photo",
        {
            "nl": "Mag ik een foto of filmpje maken of delen?",
            "en": "May I take or share a photo or video?",
        },
        {"nl": "foto-of-filmpje", "en": "photo-or-video"},
        _words(
            r"foto(?!kopie)",
            r"\bfilm",
            r"\bvideo",
            r"opnamen?\b",
            r"\bbeeldmateriaal",
            r"\bbeelden\b",
            r"\bportret",
            r"\bphoto(?!cop)",
            r"\bpictures?\b",
            r"\bimages?\b",
            r"\brecord(?:s|ed|ings?)?\b",
            r"\bfootage\b",
        ),
        aside=_words(
            r"\bwis(?:t|sen)?\b",
            r"\bgewist",
            r"\bverwijder",
            r"\bbewaar(?:t|d)?\b",
            r"\bbewaren\b",
            r"\bdownload",
            r"\bintrek",
            r"\bbezwaar",
            r"\bdelet(?:e|es|ed|ing)\b",
            r"\bstor(?:e|es|ed|ing)\b",
            r"\bwithdraw",
            r"\bif you (?:do not|don't|would rather not) want\b",
        ),
    ),
    Subject(
        "online-friends",
        {
            "nl": "Mag ik online vrienden worden met iemand van school?",
            "en": "May I be friends online with someone from school?",
        },
        {"nl": "online-vrienden", "en": "online-friends"},
        _words(
            r"\bvriend(?:en|schap)",
            r"\bbevriend",
            r"volgverzoek",
            r"\bvolgers?\b",
            r"\bpriv[ée]-?(?:bericht|contact|account|nummer)",
            r"\bfriends?\b",
            r"\bbefriend",
            r"\bfollow(?:ers?| requests?)\b",
            r"\bprivate (?:message|contact|account|number)",
            r"\bpersonal (?:social media )?accounts?\b",
            _between("volg", "leerling|docent|leraar|leerkracht|medewerker|ouders"),
            _between("app(?:t|en)?|contact", "leerling|ouders"),
            _between("follow|contact", "pupils|students|teachers|staff|parents"),
        ),
        titles={
            "students": {
                "nl": "Mag ik online vrienden worden met iemand die op school werkt?",
                "en": "May I be friends online with someone who works at school?",
            },
            "parents": {
                "nl": "Mag ik online contact hebben met iemand die op school werkt?",
                "en": "May I be in touch online with someone who works at school?",
            },
            "staff": {
                "nl": "Mag ik online contact hebben met leerlingen of ouders?",
                "en": "May I be in touch online with pupils or parents?",
            },
        },
        online=True,
    ),
    Subject(
        "phone",
        {
            "nl": "Mag ik op school mijn telefoon gebruiken?",
            "en": "May I use my phone at school?",
        },
        {"nl": "telefoon-op-school", "en": "phone-at-school"},
        _words(
            r"telefoon(?!nummer|gids)",
            r"\bmobiel(?:tje|s)?\b",
            r"smartphone",
            r"smartwatch",
            r"\bhorloge",
            r"\bapparaat",
            r"\bapparaten",
            r"apparatuur",
            r"\btoestel",
            r"\boordop",
            r"\bkoptelefoon",
            r"\b(?:tele|mobile )?phones?\b",
            r"\bdevices?\b",
            r"\bsmart ?watch",
            r"\bheadphones?\b",
            r"\bear(?:phones?|buds?)\b",
            _between("bel|belt|bellen|app|appt|appen", "kind"),
            _between("call|text|ring", "child|children|pupils|students"),
        ),
        aside=_words(
            r"\baansprakelijk",
            r"\bschade\b",
            r"\bverlies\b",
            r"\bverlor?en\b",
            r"\bdiefstal",
            r"\bkapot",
            r"\bgestolen",
            r"\bingenomen\b",
            r"\bvoorbeeld\b",
            r"\bliab",
            r"\bdamage",
            r"\b(?:lost|loss|theft|stolen)\b",
            r"\bconfiscat",
            r"\bexample\b",
        ),
    ),
    Subject(
        "something-wrong",
        {
            "nl": "Wat doe ik als iemand wordt gepest of lastiggevallen?",
            "en": "What do I do if someone is bullied or harassed?",
        },
        {"nl": "gepest-of-lastiggevallen", "en": "bullied-or-harassed"},
        _words(
            *_HURTING,
            r"\bontspoo?r",
            r"\bgaat\b.{0,30}\bmis\b",
            r"\bonveilig",
            r"\bna(?:re|ars)\b",
            _between("krijg|ontvang", "bericht|foto|filmpje"),
            r"\bvertrouwenspersoon",
            r"\bgo(?:es)? wrong\b",
            r"\bunsafe\b",
            r"\bonline safety\b",
            r"\bsafeguarding\b",
            r"\bworries you\b",
            r"\bunpleasant\b",
            r"\bupset",
            _between("receive|get", "message|photo|picture|video"),
        ),
        asks=Asks.DEED,
        helps=True,
    ),
    Subject(
        "confidential",
        {
            "nl": "Mag ik persoonlijke gegevens delen?",
            "en": "May I share personal information?",
        },
        {"nl": "persoonlijke-gegevens", "en": "personal-information"},
        _words(
            r"\bvertrouwelijk",
            r"\bpersoonsgegevens",
            r"\bpersoonsgebonden",
            r"gegevens\b",
            r"\bprivacy",
            r"\bpersoonlijke informatie",
            r"\binformatie over\b",
            r"\bgeheim",
            r"\bnamen van\b",
            r"\badressen\b",
            r"\b(?:je|jouw|hun|uw|iemands) (?:naam|adres)\b",
            r"telefoonnummers\b",
            r"\bconfidential",
            r"\bpersonal (?:data|information|details)",
            r"\binformation about\b",
            r"\bnames of\b",
            r"\baddresses\b",
            r"\b(?:your|their|someone's) (?:name|address)\b",
            r"\bphone numbers?\b",
        ),
        aside=_words(r"\bdatalek", r"\bdata (?:breach|leak)"),
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
            r"\bplaats (?:geen|nooit|niets|alleen|je|jij)\b",
            r"\bgeplaatst",
            r"\bpost(?:en|t)?\b",
            r"\bpublic(?:eer|er|atie)",
            r"\buitlating",
            _between("stuur|sturen", "bericht"),
            _between("bericht", "stuur|sturen"),
            _between("zet|zetten|schrijf|schrijven|schrijft", "over|online|internet|media"),
            _between("bespreek|bespreekt|bespreken", "online|internet|media"),
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
            _between("send", "message|anything"),
            _between("write|discuss", "about|online|internet|media"),
            r"\bopinions?\b",
            r"\breputation\b",
        ),
        forbidding=_words(*_HURTING),
        online=True,
    ),
    Subject(
        "computers",
        {
            "nl": "Wat mag ik op school op de computer en op internet?",
            "en": "What may I do on computers and the internet at school?",
        },
        {"nl": "computer-en-internet", "en": "computer-and-internet"},
        _words(
            r"\binternet",
            r"\bcomputers?\b",
            r"\blaptops?\b",
            r"\btablets?\b",
            r"\bchromebook",
            r"\bsoftware\b",
            r"\bhack",
            r"\bnetwerk",
            r"\bwi-?fi\b",
            r"\bdownload",
            r"\bsites?\b",
            r"\bspelletjes",
            r"\bkansspel",
            r"\bgam(?:es?|en|et|ing)\b",
            r"\bnetwork\b",
            r"\bfilter\b",
        ),
        asks=Asks.RANGE,
        aside=_words(
            r"\bvergrendel",
            r"\bzuinig\b",
            r"\bmonitor",
            r"\bstuk\b",
            r"\bkapot",
            r"\bschade\b",
            r"\bvergoed",
            r"\bbeta(?:al|len)",
            r"\block(?:s|ed)?\b",
            r"\bdamage",
            r"\bpay\b",
        ),
    ),
)

# What holds a rule on being hurt and not one on hurting, though it forbids something too.
_WHEN_IT_HAPPENS = re.compile(
    r"^(?:als|indien|wanneer|wie|krijg\w*|ontvang\w*|zie\w*|word\w*|merk\w*|hoor\w*"
    r"|if|when|whoever|anyone who)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r",|/|&|\b(?:en|of|and|or)\b", re.IGNORECASE)


def subject_of(
    kind: Kind, own: str, above: Sequence[str] = (), heading: str = "", document: str = ""
) -> Subject | None:
    """What a clause is about: the subject that its own words mention most; None without one.

    own: the words of the clause; above: those it is a part of, the nearest first; heading: the
    title of its section; document: that of the whole. What stands above counts where the words
    nearer by mention nothing, and a heading only where it names nothing else.
    """
    if kind not in RULES:
        return None
    is_online = any(_ONLINE.search(text) for text in (own, *above, heading, document))
    is_help = kind is not Kind.MUST_NOT or _WHEN_IT_HAPPENS.match((own, *above)[-1])
    fitting = [
        subject
        for subject in SUBJECTS
        if (is_online or not subject.online) and (is_help or not subject.helps)
    ]
    for text in (own, *above):
        best = max(fitting, key=lambda subject: subject.mentions(text, kind))
        if any(best.mentions(text, kind)):
            return best
    named = [part for part in _PARTS.split(heading) if part.strip()]
    return next(
        (
            subject
            for subject in fitting
            if named and all(any(subject.mentions(part, kind)) for part in named)
        ),
        None,
    )
