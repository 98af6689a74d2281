"""By which words a subject is recognised: how Dutch and English school protocols speak of it.

A subject has several ways of being spoken of. A way asks for a word of each of some notions in one
rule: a phone and a lesson, or a phone, the school and what becomes of the phone there. Notions are
written as patterns per language, and as narrow as the words allow: a telephone number is no phone,
and "16.00 uur" is no age.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """Notions by which a rule is about a subject.

    notions: all of them are in the rule, or in the rule that it is a part of; they are looked for
    in their order. topic: the one that may be in the heading above as well. without: one that the
    rule itself has no word of.
    """

    notions: tuple[str, ...]
    topic: str = ""
    without: str = ""


# By the names of subjects; the notions are in NOTIONS.
WAYS: Mapping[str, tuple[Way, ...]] = {
    "phones": (
        Way(("phone", "lesson"), without="image"),
        Way(("phone", "lesson", "put away"), topic="phone"),
        Way(("phone", "at school", "put away"), topic="phone", without="image"),
        Way(("phone", "handed in", "school day"), topic="phone"),
        Way(("phone", "stowed"), without="outing"),
        Way(("phone", "lesson", "out of use"), topic="lesson", without="outing"),
        Way(("device", "lesson", "out of use"), topic="lesson"),
        Way(("device", "lesson", "out of use"), topic="device"),
        Way(("device", "at school", "out of use"), topic="device"),
    ),
    "consent-under-16": (
        Way(("age of 16", "consent")),
        Way(("consent of parents", "personal data"), topic="personal data"),
    ),
    "pictures": (
        Way(("image", "made or shown"), topic="image", without="watching"),
        Way(("filming",)),
    ),
    "ai-images": (Way(("fake image",)), Way(("ai", "image"), topic="image")),
    "group-chats": (Way(("group chat",)),),
    "intimate-images": (Way(("intimate image",)),),
    "victim": (
        Way(("confidant",)),
        Way(("harmed", "told", "someone"), without="staff telling"),
    ),
}

# Where a phone goes; and how that is said before and behind the verb.
_DUTCH_PLACE = (
    r"\b(?:in|naar)\s+(?:\w+\s+){1,2}(?:bak(?:je|ken)?|kluis(?:je|jes)?|kluizen|lockers?|tas(?:je|sen)?"
    r"|rugzak(?:ken)?|la(?:de|atje|den)?|mand(?:je)?|doos|koffer|kast(?:je)?|telefoon(?:tas|zak|rek|hotel))\b"
)
_DUTCH_STOWS = (
    r"(?:ga|gaat|gaan|ligt|liggen|blijft|blijven|zit|zitten|legt?|leggen|stopt?|stoppen|doet?|doen"
    r"|bewaart?|bewaren|bergt?|bergen|laat|laten|opbergen|hoort|horen)"
)
_DUTCH_STOWED = (
    rf"\b{_DUTCH_STOWS}\b[^.;]{{0,40}}{_DUTCH_PLACE}|{_DUTCH_PLACE}\s+{_DUTCH_STOWS}\b"
    r"|opgeborgen\s+in\b"
)
_ENGLISH_STOWED = (
    r"\b(?:go|goes|lie|lies|stays?|remains?|put|puts|kept|keeps?|placed?|stored?|leave|leaves|left|is|are)\b"
    r"[^.;]{0,40}\b(?:in|into)\s+(?:\w+\s+){1,2}(?:lockers?|safe|pouch(?:es)?|bags?|backpacks?|box(?:es)?"
    r"|trays?|baskets?|drawers?|cupboards?|cabinets?)\b"
)

_DUTCH = {
    "phone": (
        r"(?<!kinder)telefoon(?!nummer|tisch|gesprek|boek|gids|lijst|centrale|contact|tje)"
        r"|\bmobiel(?:tjes?|s|en)?\b|\bmobiele (?:apparat|apparaat|device|toestel)|\bgsm"
        r"|smartphone|smartwatch|\b(?:digitale|elektronische) appara|\bdevices?\b|\bphones?\b"
    ),
    "lesson": (
        r"\bles(?:sen|uur|uren|tijd|tijden|lokaal|lokalen)?\b|\b(?:klas)?lokaal\b|\blokalen\b"
        r"|\b(?:in|binnen|tijdens|uit)\s+(?:en\s+(?:om|rond|buiten)\s+)?"
        r"(?:de\s+|het\s+|je\s+|een\s+|elke\s+)?klas(?:sen)?\b"
        r"|\bde\s+klas\s+in\b"
    ),
    "at school": (
        r"\b(?:op|in|binnen|naar)\s+(?:de\s+|het\s+|onze\s+)?(?:school|schoolgebouw|gebouw|plein)\b"
        r"|schooltijd|schooldag|schooluren|schoolterrein|schoolgebouw|schoolplein"
    ),
    "put away": (
        r"\bsta(?:an|at)\b[^.;]{0,40}\buit\b|\buit(?:staan|staat|gezet|gaan|gaat|zetten|geschakeld)"
        r"|\bzet(?:ten)?\b[^.;]{0,40}\buit\b|\b(?:is|zijn)\s+(?:\w+\s+){0,3}uit\b|\buit\s+(?:en|of)\b"
        r"|opgeborgen|opberg|\bberg(?:t|en)?\b|\bwegge|\bweg\b|\b(?:in|uit)\s+(?:\w+\s+){1,2}"
        r"(?:tas|tassen|rugzak|kluis|kluisje|kluisjes|la|bak|doos|mand|koffer)\b|kluis|locker"
        r"|zichtbaar|uit\s+(?:het\s+)?zicht|\bthuis\b|inlever|ingeleverd"
        r"|\blever(?:t|en)?\b[^.;]{0,60}\bin\b|telefoonvrij|telefoonverbod|gebruik"
        r"|\bmee(?:nemen|neemt|brengen|brengt|genomen)\b|\bmee\s+te\s+(?:nemen|brengen)"
        r"|\b(?:is|zijn)\s+(?:\w+\s+){0,4}(?:verboden|niet\s+toegestaan)|\bhor(?:en|t)\b|pak(?:t|ken)?\b"
    ),
    "stowed": _DUTCH_STOWED,
    "out of use": (
        r"\bsta(?:an|at)\b[^.;]{0,40}\buit\b|\buit(?:staan|staat|gezet|zetten|geschakeld)\b"
        r"|\bzet(?:ten)?\b[^.;]{0,60}\buit\b|\b(?:is|zijn|gaa[nt]|blijft?|blijven)\s+(?:\w+\s+){0,3}uit\b"
        r"|opgeborgen|\bberg(?:t|en)?\b[^.;]{0,40}\bop\b|weg(?:gelegd|gestopt|geborgen)|zichtbaar"
        rf"|uit\s+(?:het\s+)?zicht|\bte\s?voorschijn\b|\bvoor\s+de\s+dag\b|{_DUTCH_STOWED}"
    ),
    # Those of the gym and those of the school itself are no phones.
    "device": (
        r"\A(?![\s\S]*(?:gym|speel|klim|turn|laptop|tablet|chromebook|computer|kopieer|van\s+(?:de\s+)?school\b))"
        r"[\s\S]*?\btoestel(?:len)?\b"
    ),
    "outing": r"onderweg|\bfiets|schoolreis|\bkamp\b|schoolkamp|werkweek|excursie|uitje",
    "handed in": (
        r"\blever(?:t|en)?\b[^.;]{0,60}\bin\b|inlever|ingeleverd|in\s+bewaring|kluis|locker"
        r"|telefoonhotel|telefoontas|\bgeef(?:t)?\b[^.;]{0,40}\baf\b|afgegeven|afgeven"
    ),
    "school day": (
        r"begin\s+van\s+de\s+(?:school)?(?:dag|ochtend|morgen)|binnenkom|bij\s+aankomst|schooldag"
        r"|['\u2019]s\s+(?:och|mor)|\bhalf\s+(?:acht|negen)\b|\b[0-9]{1,2}[.:][0-9]{2}\b|\bhele\s+dag"
        r"|\belke\s+(?:dag|ochtend)|\bmeeneemt\b|\bmeenemen\b|\bmee\s+naar\s+school\b|\bmeebrengt\b"
        r"|\bthuis\s+of\b|schooltijd|\bvoor(?:dat)?\s+de\s+(?:bel|school|les)"
    ),
    "age of 16": (
        r"\b(?:16|zestien)(?:\s*-?\s*(?:jaar|jarige)|\s*[-+](?!\s*\d)|(?=\s+(?:word|wordt|bent|is|zijn)\b))"
        r"|\b(?:onder|tot|boven|vanaf|dan|beneden)\s+(?:de\s+)?(?:16|zestien)\b(?![.:]\d|\s*uur)"
    ),
    "consent": r"toestemm|toestem|\bakkoord|instemm|goedvind|goedkeur|\bbeslis|vertegenwoordig",
    "consent of parents": (
        r"toestemming\s+(?:\w+\s+){0,3}?(?:van|aan|door|bij)\s+(?:\w+\s+){0,2}?(?:ouder|verzorger|voogd)"
        r"|(?:ouders?|verzorgers?|voogd)\b[^.;]{0,60}?\b(?:geef\w*|geven|gegeven|verlenen|verleend|om)\b"
        r"[^.;]{0,40}?toestemming"
        r"|(?:ouders?|verzorgers?|voogd)\b[^.;]{0,60}?toestemming\s+(?:\w+\s+){0,2}?(?:ge|verle)"
        r"|toestemmingsformulier|\buw\s+(?:\w+\s+)?toestemming\b|\bgeeft\s+u\b[^.;]{0,40}?toestemming"
        r"|\bu\b[^.;]{0,40}?toestemming\s+(?:geeft|gegeven|heeft)"
        r"|\bvragen\s+(?:we|wij)\s+(?:\w+\s+){0,2}?(?:ouder\w*|u)\b[^.;]{0,60}?toestemming"
        r"|(?:ouders?|verzorgers?)\b[^.;]{0,30}?\b(?:goedvind|goed\s+vind|akkoord)"
    ),
    "personal data": (
        r"foto|filmpj|\bfilm|video|beeld|opname|gegevens|privacy|publice|account|website|internet"
        r"|sociale\s+media|social\s+media|\bapps?\b|online|digitaal|digitale"
    ),
    "image": (
        r"foto(?!synth|kop|nen)|filmpj|\bfilms?\b|\bfilm(?:en|t)\b|gefilmd|\bvideo|beeldmateriaal"
        r"|\bbeelden\b|(?:beeld|geluids)-?opname|\bopnames?\b|\bselfie|portret|livestream|afbeelding"
        r"|\bnaaktbeeld|\bplaatjes?\b"
    ),
    "made or shown": (
        r"\bmaakt?\b|\bmaken\b|gemaakt|\bneemt\b|\bnemen\b|\bplaats|geplaatst|publice|\bdee?lt?\b"
        r"|\bdelen\b|gedeeld|\bzet(?:ten|t)?\b|verspreid|\bstuu?r|gestuurd|\bpost|gepost|herkenbaar"
        r"|toestemming|\bgebruik|opgenomen|opneemt|opnemen|\btoon|\bkomt?\s+op\b"
    ),
    "watching": r"\bkijk|bekijk|gekeken|afspeel|afspelen",
    "filming": (
        r"\bfilm(?:en|t)\b|gefilmd|\bfilm\s+(?:\w+\s+)?(?:niemand|geen|nooit|elkaar|iemand|een\s+ander)"
        r"|fotografeer|fotograferen|gefotografeerd|livestream"
    ),
    "fake image": (
        r"deep\s?-?fake|deep\s?-?nude|\bnep-?(?:beeld|foto|film|video|naakt|nude)"
        r"|(?:gemanipuleerd|gegenereerd|nagemaakt|vervalst)e?\s+(?:\w+\s+)?(?:foto|beeld|film|video)"
        r"|face\s?-?swap|\bgezicht\b[^.;]{0,40}\b(?:ander\s+lichaam|plak)"
    ),
    "ai": r"(?-i:\bA\.?I\b)|kunstmatige\s+intelligentie|generatieve|chat\s?gpt|beeldgenerator",
    "group chat": (
        r"\bgroeps?-?\s?(?:app(?!ar)|chat)|groepsgesprek\w*\s+(?:op|in|via)\s+(?:whats|snapchat|signal)|\bapp-?groep|chat-?groep"
        r"|(?:whats\s?app|snapchat|signal|telegram|messenger|instagram|discord)[- ]?groep"
        r"|klass?(?:en|e)?(?:groeps?)?-?(?:app(?!ar)|chat|whats)|ouder-?(?:app(?!ar)|chat|whats)|team-?app(?!ar)"
        r"|\bgroep(?:en|je|jes)?\s+(?:op|in|via)\s+(?:whats\s?app|snapchat|signal|telegram|discord)"
        r"|\b(?:app|chat)(?:s|jes|berichten)?\s+(?:in|van)\s+(?:de|een|je)\s+(?:groep|klas)\b"
    ),
    "intimate image": (
        r"sexting|\bsexten\b|sextortion|\bnaakt(?!sla)|\bnudes?\b|dick\s?pic|blootfoto"
        r"|\b(?:blote|intieme|pikante|erotische|seksuele|seksueel\s+getinte)\s+(?:\w+\s+){0,3}?"
        r"(?:foto|beeld|film|video|bericht|afbeelding|opname|materiaal)"
        r"|seksueel\s+(?:beeld)?materiaal|wraakporno|kinderporno"
        r"|(?:foto|film|beeld|video)[^.;]{0,40}\b(?:zonder\s+kleren|in\s+(?:\w+\s+)?ondergoed|ontkleed)"
    ),
    "confidant": (
        r"vertrouwens-?(?:contact)?-?(?:pers|docent|leerkracht|leraar|team)|\binterne?\s+contactpers"
        r"|contactpers\w+\s+(?:\w+\s+){0,2}?(?:klacht|pest|vertrouwen|veilig)|schoolcontactpers"
        r"|(?:anti-?)?pest-?(?:co[o\u00f6]rdinator|contact|functionaris|aanspreek)|meldpunt"
        r"|aanspreekpunt[^.;]{0,40}(?:pest|veilig)|kindertelefoon|helpwanted"
    ),
    "harmed": (
        r"gepest|bedreigd|uitgescholden|buitengesloten|lastig\s?gevallen|gekwetst|gediscrimineerd"
        r"|ge[i\u00ef]ntimideerd|gechanteerd|afgeperst|slachtoffer|\b(?:naars|vervelends|ergs|akeligs)\b"
        r"|\blast\s+(?:van|hebt|heeft|heb)\b|onveilig|\bnare\s+(?:bericht|app|foto|film|reactie|opmerk)"
        r"|vervelende\s+(?:bericht|app|foto|film|reactie|opmerk)|\boverkomt\b|geschrokken|\bbang\s+be"
    ),
    "told": (
        r"vertel|\bmeld(?:t|en)?\b|\bpraat|\bpraten\b|\bbespreek|\bbespreken\b|\bterecht\b|\bzeg(?:t|gen)?\b"
        r"|\bga(?:at|an)?\b[^.;]{0,30}\bnaar\b|\bhulp\b|\bhelp(?:t|en)?\b|contact\s+op|waarschuw"
        r"|\blaat\b[^.;]{0,30}\bweten\b"
    ),
    "someone": (
        r"leerkracht|leraar|lerares|docent|mentor|\bjuf|\bmeester|\bouders?\b|verzorger|volwassene"
        r"|directeur|directie|teamle|teamlid|begeleid|\bdie\s+je\s+vertrouwt|conci[e\u00eb]rge|decaan"
        r"|maatschappelijk\s+werk"
    ),
    "staff telling": (
        r"(?:leerkracht|docent|leraar|mentor|directeur|medewerker|teamlid|personeelslid|school)(?:en|s)?"
        r"\s+(?:die|vertel\w*|meld\w*|bespreek\w*|bespreken|informe\w*|waarschuw\w*|gaat)\b"
        r"|(?:vertelt|meldt|bespreekt|waarschuwt)\s+(?:de|een)\s+(?:leerkracht|docent|leraar|mentor"
        r"|direct)"
    ),
}

_ENGLISH = {
    "phone": (
        r"\b(?:mobile|cell|smart)?[ -]?phones?\b"
        r"(?!\s+(?:numbers?|calls?|books?|lines?|us|the|your|our|home)\b)|smartwatch|\bmobiles\b|\bdevices?\b"
    ),
    "lesson": (
        r"\blessons?\b|\bclassrooms?\b|\bclass\s+time\b"
        r"|\b(?:in|during|into|to|before)\s+(?:the\s+|any\s+|every\s+|a\s+)?class(?:es)?\b"
    ),
    "at school": (
        r"\b(?:at|in|to|into|around)\s+(?:the\s+)?school\b"
        r"|\bschool\s+(?:day|hours|time|grounds?|premises|site|building|gates?)\b|\bplayground\b"
    ),
    "put away": (
        r"\b(?:switch|turn)\w*\s+(?:\w+\s+){0,2}?off\b|\b(?:is|are|be|stays?|kept|remain)\s+off\b|\bput\s+(?:\w+\s+){0,3}?away\b"
        r"|\b(?:is|are|stays?|kept)\s+(?:\w+\s+)?away\b|out\s+of\s+sight|not\s+(?:be\s+)?(?:seen|used|allowed)"
        r"|\bhand\w*\s+(?:\w+\s+){0,3}?in\b|\bin\s+(?:\w+\s+){1,2}(?:lockers?|safe|pouch|bags?|box)\b"
        r"|\blockers?\b|\bbring|\bbrought\b|\buse[ds]?\b|\busing\b|\bat\s+home\b|phone-free|\bbanned\b"
    ),
    "stowed": _ENGLISH_STOWED,
    "out of use": (
        r"\b(?:switch|turn)\w*\s+(?:\w+\s+){0,2}?off\b|\b(?:is|are|be|stays?|kept|remain)\s+off\b"
        r"|\bput\s+(?:\w+\s+){0,3}?away\b|\b(?:is|are|stays?|kept)\s+(?:\w+\s+)?away\b|out\s+of\s+sight"
        rf"|\b(?:comes?|taken?)\s+(?:\w+\s+){{0,2}}?out\b|not\s+(?:be\s+)?seen|{_ENGLISH_STOWED}"
    ),
    "device": r"\b(?:handsets?|gadgets?)\b",
    "outing": r"\btrips?\b|\bcamp\b|\bexcursion|\bcycl|\bbike|\bbicycle",
    "handed in": (
        r"\bhand\w*\s+(?:\w+\s+){0,4}?(?:in|over)\b|\bgive\s+(?:\w+\s+){0,3}?to\b|\blockers?\b|\bpouch"
        r"|\bstored\b|\bcollected\s+in\b"
    ),
    "school day": (
        r"(?:start|beginning|end)\s+of\s+(?:the|each|every)\s+(?:school\s+)?day|\bon\s+arrival|\barriv"
        r"|\bregistration\b|school\s+(?:day|hours)|\bevery\s+morning|\beach\s+morning|\bin\s+the\s+morning"
        r"|\ball\s+day|\b[0-9]{1,2}[.:][0-9]{2}\b|\bbring|\bbrought\b"
    ),
    "age of 16": (
        r"\b(?:under|over|below|above|age\s+of|until|aged|younger\s+than|older\s+than|turns?)\s+(?:16|sixteen)\b"
        r"(?![.:]\d)|\b(?:16|sixteen)[- ]year|\b(?:16|sixteen)\s+or\s+(?:over|older)"
    ),
    "consent": r"consent|permission|\bagree|legal\s+representative|\bdecide",
    "consent of parents": (
        r"(?:consent|permission)\s+(?:\w+\s+){0,3}?(?:of|from|by)\s+(?:\w+\s+){0,2}?(?:parent|carer|guardian)"
        r"|(?:parents?|carers?|guardians?)\b[^.;]{0,60}?\b(?:give\w*|gave|sign\w*|for)\b[^.;]{0,40}?"
        r"(?:consent|permission)|parental\s+(?:consent|permission)|(?:consent|permission)\s+form"
        r"|\bask\s+(?:\w+\s+){0,2}?(?:parents?|carers?)\b[^.;]{0,60}?(?:consent|permission)"
        r"|(?:parents?|carers?)[\u2019']s?\s+(?:\w+\s+)?(?:consent|permission)"
        r"|(?:parents?|carers?)\s+(?:have\s+|has\s+)?(?:agree|consent)"
    ),
    "personal data": (
        r"photo|picture|image|video|film|record|\bdata\b|privacy|publish|account|website|internet"
        r"|social\s+media|\bapps?\b|online|digital"
    ),
    "image": (
        r"photo(?!synth|cop)|\bpictures?\b|\bimages?\b|\bimagery\b|\bvideos?\b|footage|recording"
        r"|\bselfie|livestream|\bfilm(?:s|ing|ed)?\b"
    ),
    "made or shown": (
        r"\btak(?:e|es|en|ing)\b|\bma(?:ke|kes|de|king)\b|\bpost|publish|\bshar|upload|\bsen[dt]|forward"
        r"|\bput(?:s|ting)?\b|consent|permission|recogni|\bdisplay|\bappear|\buse[ds]?\b|spread"
    ),
    "watching": r"\bwatch|\bview|\bplay(?:s|ed|ing)?\b",
    "filming": (
        r"\bfilm(?:ing|ed)\b|\bphotograph(?:s|ed|ing)?\b|livestream"
        r"|\bfilm\s+(?:or|anyone|anybody|others?|someone|each|pupils|students|staff|teachers|people)\b"
    ),
    "fake image": (
        r"deep\s?-?fake|deep\s?-?nude|\bfake\s+(?:\w+\s+)?(?:image|photo|video|picture|nude)"
        r"|(?:doctored|manipulated|generated)\s+(?:\w+\s+)?(?:image|photo|video|picture|nude)|face\s?-?swap"
    ),
    "ai": r"(?-i:\bA\.?I\b)|artificial\s+intelligence|generative|chat\s?gpt|image\s+generator",
    "group chat": (
        r"\bgroup\s?-?(?:chat|messag)|\bclass\s?-?(?:chat|app\b|whats)|parents?[\u2019']?\s+(?:chat|whats)"
        r"|(?:whats\s?app|chat|messaging|snapchat|signal|messenger|telegram|discord)\s+groups?\b"
        r"|\bgroups?\s+(?:on|in)\s+(?:whats\s?app|snapchat|signal|telegram|messenger|discord)"
    ),
    "intimate image": (
        r"\bsexting\b|\bsexts?\b|sextortion|\bnudes?\b|\bnaked\b|dick\s?pic|revenge\s+porn"
        r"|\b(?:intimate|sexual|sexually\s+explicit|explicit|indecent|revealing)\s+(?:\w+\s+){0,2}?"
        r"(?:image|photo|picture|video|content|material|message)|sexual\s+imagery|child\s+porn"
        r"|(?:photo|picture|video|image)[^.;]{0,40}\b(?:undressed|without\s+(?:\w+\s+)?clothes|underwear)"
    ),
    "confidant": (
        r"confidential\s+(?:advis[eo]r|counsellor|person|contact)|(?:anti-)?bullying\s+(?:coordinator|contact|lead)"
        r"|safeguarding\s+(?:lead|officer|team|coordinator)|designated\s+(?:safeguarding|teacher|person)"
        r"|child\s?line|vertrouwenspersoon|school\s+counsellor|hotline|helpline"
    ),
    "harmed": (
        r"\bbullied\b|threatened|harassed|\bvictims?\b|\bupset|\bunsafe\b|insulted|excluded|blackmailed"
        r"|uncomfortable|worried|scared|\bharmed\b|abused|something\s+(?:bad|nasty|unpleasant|wrong)|\bnasty\b"
    ),
    "told": (
        r"\btell|\btalk|\bspeak|\breport|\bgo(?:es)?\s+(?:straight\s+)?to\b|\bhelp|\bturn\s+to\b|\bcontact"
        r"|\blet\b[^.;]{0,30}\bknow\b"
    ),
    "someone": (
        r"teacher|\btutor|mentor|parent|\bcarer|\badult|head\s+(?:of|teacher)|headteacher"
        r"|member\s+of\s+staff|\byou\s+trust|coordinator|guardian|\bschool\s+leader"
    ),
    "staff telling": (
        r"\b(?:teachers?|tutors?|mentors?|staff|heads?|employees?)\s+(?:who|tells?|reports?|informs?|contacts?"
        r"|talks?|speaks?)\b|\bthe\s+school\s+(?:tells|reports|informs|contacts)\b"
    ),
}

# Parts of words, in small letters, without which a notion cannot be there: looking for them takes a
# hundredth of the time of the pattern. Only what half of all rules speak of has none.
_DUTCH_STEMS = {
    "phone": "telefoon mobiel gsm smart appara device phone",
    "lesson": "les lokaal lokalen klas",
    "at school": "school gebouw plein",
    "device": "toestel",
    "outing": "onderweg fiets reis kamp werkweek excursie uitje",
    "handed in": "lever bewaring kluis locker telefoonhotel telefoontas geef afge",
    "age of 16": "16 zestien",
    "consent of parents": "toestemming goed akkoord",
    "image": "foto film video beeld opname selfie portret livestream plaatje",
    "filming": "film fotograf livestream",
    "fake image": "fake nude nep gemanipuleerd gegenereerd nagemaakt vervalst swap gezicht",
    "ai": "ai a.i kunstmatige generatieve chat beeldgenerator",
    "group chat": "app chat whats signal telegram discord messenger instagram",
    "intimate image": (
        "sext naakt nude pic bloot blote intieme pikante erotische seksue porno kleren ondergoed"
        " ontkleed"
    ),
    "confidant": "vertrouwens contactpers pest meldpunt aanspreekpunt kindertelefoon helpwanted",
    "harmed": (
        "gepest bedreigd uitgescholden buitengesloten gevallen gekwetst gediscrimineerd timideerd"
        " gechanteerd afgeperst slachtoffer naars vervelend ergs akeligs last onveilig nare"
        " overkomt geschrokken bang"
    ),
}
_ENGLISH_STEMS = {
    "phone": "phone smartwatch mobiles device",
    "lesson": "lesson class",
    "at school": "school playground",
    "device": "handset gadget",
    "outing": "trip camp excursion cycl bike bicycle",
    "handed in": "hand give locker pouch stored collected",
    "age of 16": "16 sixteen",
    "consent of parents": "consent permission agree",
    "image": "photo picture image video footage recording selfie livestream film",
    "filming": "film photograph livestream",
    "fake image": "fake nude doctored manipulated generated swap",
    "ai": "ai a.i artificial generative chat generator",
    "group chat": "chat messag whats app group",
    "intimate image": (
        "sext nude naked pic porn intimate sexual explicit indecent revealing undressed clothes"
        " underwear"
    ),
    "confidant": (
        "confidential bullying safeguarding designated child vertrouwenspersoon counsellor hotline"
        " helpline"
    ),
    "harmed": (
        "bullied threatened harassed victim upset unsafe insulted excluded blackmailed"
        " uncomfortable worried scared harmed abused something nasty"
    ),
}


@dataclass(frozen=True, slots=True)
class Notion:
    """What has a word of a notion has one of the stems, where there are any, and the pattern."""

    pattern: re.Pattern[str]
    stems: tuple[str, ...]

    def is_in(self, text: str, folded: str) -> bool:
        """Whether a text speaks of it. folded: the text in small letters."""
        if self.stems and not any(stem in folded for stem in self.stems):
            return False
        return self.pattern.search(text) is not None


# By language, then by the names of the notions.
NOTIONS: Mapping[str, Mapping[str, Notion]] = {
    language: {
        name: Notion(re.compile(pattern, re.IGNORECASE), tuple(stems.get(name, "").split()))
        for name, pattern in patterns.items()
    }
    for language, patterns, stems in (
        ("nl", _DUTCH, _DUTCH_STEMS),
        ("en", _ENGLISH, _ENGLISH_STEMS),
    )
}
