"""Subjects: found in the words that schools use for them, and not where they are not.

The sentences are made up, after how school protocols speak.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.subject_words import NOTIONS
from protocolwijzer.health.wording import diagnostic
from protocolwijzer.model import Protocol
from tests.health.texts import edition, flags, words, written

# By subject and language: rules that are about it.
ABOUT: dict[str, dict[str, Sequence[str]]] = {
    "phones": {
        "nl": (
            "Je telefoon is in de les in je tas.",
            "Een kind dat een telefoon meeneemt, levert die om half negen in bij de juf.",
            "Mobieltjes gaan bij binnenkomst in de telefoonkluis en blijven daar tot het einde.",
            "Onder schooltijd gebruiken leerlingen hun mobiele telefoon niet.",
            "Op het plein staat de telefoon uit.",
            "Smartphones en smartwatches zijn in de klas niet zichtbaar.",
            "De telefoon blijft thuis of ligt de hele dag in het kluisje.",
            "De school is een telefoonvrije plek: op school is je telefoon uit en in je tas.",
            "Het is niet toegestaan om mobiele telefoons mee te nemen naar school.",
            "Tijdens de lessen zijn mobiele telefoons opgeborgen, tenzij de docent ze nodig heeft.",
            "Neem je mobiel niet mee de klas in.",
            "Digitale apparaten pak je pas als de leraar in het lokaal daarom vraagt.",
            "De mobiel gaat in de mand bij de deur en na de laatste bel eruit.",
            "Telefoons liggen in het kastje van de juf.",
            "We spreken af dat je je telefoon in je eigen rugzak laat.",
            "In en om de klas zie je geen telefoon.",
            "Tijdens de les komt je toestel niet tevoorschijn.",
            "Onder schooltijd blijft elk toestel opgeborgen.",
        ),
        "en": (
            "No phones in class.",
            "Pupils hand their phones in at the office at the start of the school day.",
            "Mobile phones are switched off during lessons.",
            "Phones stay out of sight on the school grounds.",
            "Devices are used in the classroom only when the teacher asks for it.",
            "Phones are not allowed to be used during school hours.",
            "Every morning pupils give their phone to the class teacher.",
            "The phone goes into the box on the desk until a quarter past two.",
            "Mobile phones stay in lockers or in a locked drawer.",
            "Handsets are out of sight during lessons.",
            "Gadgets stay in your bag at school.",
        ),
    },
    "consent-under-16": {
        "nl": (
            "Onder de 16 geven je ouders toestemming.",
            "Voor leerlingen jonger dan zestien jaar beslissen de ouders of er een foto komt.",
            "De school plaatst foto's alleen met schriftelijke toestemming van de ouders.",
            "Vóór plaatsing op de website vragen wij de ouders/verzorgers om toestemming.",
            "Foto's van kinderen delen we als hun ouders daarvoor toestemming hebben gegeven.",
            "Voor het gebruik van beeldmateriaal geeft u elk jaar toestemming via Parro.",
            "Wie 16 is, geeft zelf toestemming voor een foto.",
            "Bij de inschrijving vullen ouders het toestemmingsformulier voor beeldmateriaal in.",
            "Een account voor een app maken we pas als de ouders akkoord zijn.",
        ),
        "en": (
            "Parents give consent for pupils under 16.",
            "We publish photos of a child only with the written consent of a parent.",
            "Parental permission is needed before a picture goes on the website.",
            "Pupils who are 16 or older give their own consent.",
            "We ask parents for permission before we open an account for a child.",
            "Photos are used when parents have agreed.",
        ),
    },
    "pictures": {
        "nl": (
            "Een foto plaats je niet zomaar.",
            "Film niemand die dat niet wil.",
            "Niemand maakt opnames van een ander zonder dat die het goedvindt.",
            "Beeldmateriaal van leerlingen delen we alleen in de besloten app.",
            "Je zet geen filmpjes van klasgenoten op internet.",
            "Fotograferen mag bij de musical.",
            "De school publiceert geen video's waarop leerlingen herkenbaar zijn.",
        ),
        "en": (
            "Do not post a photo.",
            "Filming others is not allowed.",
            "Pupils do not share pictures of classmates.",
            "Recordings are made only with consent.",
            "Images of pupils are published with care.",
        ),
    },
    "ai-images": {
        "nl": (
            "Maak geen deepfakes.",
            "Met AI gemaakte beelden van anderen zijn verboden.",
            "Nepfoto's en nepvideo's van medeleerlingen verspreid je niet.",
            "Het is verboden om met kunstmatige intelligentie een filmpje van een ander te maken.",
            "Plak niemands gezicht op een ander lichaam.",
        ),
        "en": (
            "Do not make images of others with AI.",
            "Deepfakes are forbidden.",
            "Fake photos of classmates are not a joke.",
            "Do not use artificial intelligence to change someone's picture.",
        ),
    },
    "group-chats": {
        "nl": (
            "Wees aardig in de groepsapp.",
            "De klassenapp is van de klas, niet van de mentor.",
            "Zet niemand zonder te vragen in een WhatsAppgroep.",
            "In appgroepen van ouders gaat het over praktische zaken.",
            "Een groep op WhatsApp heeft een beheerder.",
            "Wat in de groepschat staat, blijft daar.",
            "De Snapchat-groep van de klas is ook voor wie niet meedoet te volgen.",
        ),
        "en": (
            "Be kind in the group chat.",
            "A class chat is not run by the school.",
            "WhatsApp groups are for practical matters.",
            "Nobody is left out of a group on WhatsApp.",
            "Group messages are sent before nine.",
        ),
    },
    "intimate-images": {
        "nl": (
            "Sexting is verboden.",
            "Bij het verspreiden van naaktfoto's doet de school aangifte.",
            "Stuur geen nudes door.",
            "Seksueel getinte beelden van een ander deel je niet.",
            "Wie een foto doorstuurt van iemand zonder kleren, is strafbaar.",
            "Intieme filmpjes blijven privé.",
        ),
        "en": (
            "Never forward nudes.",
            "Sexting can be a criminal offence.",
            "Sharing intimate images without consent is reported to the police.",
            "Sexually explicit photos are never shared.",
            "Nobody passes on pictures of someone undressed.",
        ),
    },
    "victim": {
        "nl": (
            "Ga naar de vertrouwenspersoon.",
            "Word je online gepest, dan vertel je dat aan je leerkracht of aan je ouders.",
            "Wie wordt bedreigd, kan terecht bij de mentor.",
            "Heb je last van een bericht? Praat erover met een volwassene.",
            "De interne contactpersoon van de school luistert naar je.",
            "De pestcoördinator helpt als het niet stopt.",
            "Zie je iets naars online, meld het bij je docent.",
            "Bel de Kindertelefoon als je het op school niet wilt vertellen.",
        ),
        "en": (
            "Go to the confidential adviser.",
            "If you are bullied online, tell a teacher or your parents.",
            "Pupils who feel unsafe can talk to their tutor.",
            "Report something nasty to an adult you trust.",
            "The designated safeguarding lead helps you.",
        ),
    },
}

# Rules that have some of its words and are about something else.
ABOUT_SOMETHING_ELSE: dict[str, dict[str, Sequence[str]]] = {
    "phones": {
        "nl": (
            "Het telefoonnummer van de school staat in de gids; bel voor de les begint.",
            "Maak met je mobiel geen foto's van een klasgenoot.",
            "De leerkracht belt de ouders na schooltijd telefonisch.",
            "Bij een foto van de klas op je telefoon vraag je eerst of het mag.",
            "Pesten via de telefoon is niet goed.",
            "Op school helpen wij elkaar, ook als iemand op de telefoon wordt uitgescholden.",
            "De Kindertelefoon geeft gastlessen in de klas.",
            "Het kopieerapparaat in het lokaal is van de school.",
            "De toestellen in de gymzaal zijn na de les opgeborgen.",
            "Een toestel van school, zoals een laptop, gaat na de les in de kast.",
            "Onderweg naar huis zit je telefoon in je tas.",
            "Op kamp gaan de telefoons in de kluis van de leiding.",
            "Wie een telefoon uit een tas pakt, steelt.",
            "Een kapot toestel betaalt de school niet.",
        ),
        "en": (
            "Parents phone the school office before class.",
            "The phone number of the school is on the website; ring before lessons start.",
            "Do not insult anyone by phone.",
            "Pupils are kind to each other in class.",
            "On a school trip phones stay in bags.",
            "Whoever takes a phone from a bag steals it.",
            "Gadgets are not made in the lesson.",
        ),
    },
    "consent-under-16": {
        "nl": (
            "Ouders halen hun kind voor 16.00 uur op.",
            "Leerlingen van 16 jaar en ouder mogen in de pauze van het terrein.",
            "Ouders plaatsen geen foto's van andere kinderen zonder toestemming.",
            "De ouders geven toestemming voor het schoolreisje.",
            "Vraag de docent om toestemming.",
            "In lokaal 16 vragen we ouders om hulp.",
        ),
        "en": (
            "Parents collect their child before 16.00.",
            "Parents do not post photos of other children without permission.",
            "Pupils over 16 may leave the grounds.",
            "Ask the teacher for permission.",
            "Parents give permission for the school trip.",
        ),
    },
    "pictures": {
        "nl": (
            "Video's kijken in de pauze mag met toestemming van de leerkracht.",
            "De leerlingen leren over fotosynthese en maken een verslag.",
            "Fotokopieën maken is gratis.",
            "De leerkracht maakt afspraken met de klas.",
        ),
        "en": (
            "Watching videos at break is fine with permission.",
            "Photocopies are made at the office.",
            "The head makes agreements with the class.",
        ),
    },
    "ai-images": {
        "nl": (
            "Vermeld bij je werkstuk dat je ChatGPT hebt gebruikt.",
            "AI maakt fouten; controleer een antwoord altijd.",
            "Een foto van een ander plaats je niet.",
            "Ai, dat doet pijn: een nare foto vergeet je niet.",
        ),
        "en": (
            "Say in your essay that you used ChatGPT.",
            "AI makes mistakes.",
            "Do not post a photo of others.",
        ),
    },
    "group-chats": {
        "nl": (
            "Elke groep heeft een apparaat voor de les.",
            "De school stuurt berichten met een app.",
            "In de groep praten we over pesten.",
            "De gespreksgroep komt elke week bij elkaar.",
            "Na een ruzie is er een groepsgesprek in de klas.",
        ),
        "en": (
            "Every group has its own tablet.",
            "The school sends messages with an app.",
            "Pupils work in groups.",
        ),
    },
    "intimate-images": {
        "nl": (
            "Niemand wordt gediscrimineerd om zijn seksuele gerichtheid.",
            "Seksuele voorlichting is in groep 8.",
            "Seksuele intimidatie meld je bij de vertrouwensinspecteur.",
            "Een foto van de slak en de naaktslak hangt in de klas.",
        ),
        "en": (
            "Nobody is left out because of their sexual orientation.",
            "Sex education is given in the second year.",
            "Staff have an intimate knowledge of the rules.",
        ),
    },
    "victim": {
        "nl": (
            "Bij pesten nodigt de directeur de kinderen en hun ouders uit voor een gesprek.",
            "De school heeft een anti-pestprotocol.",
            "Wie een ander bedreigt, gaat naar de directeur.",
            "Als een kind is gepest, meldt de leerkracht dat aan de ouders.",
            "Met een klacht gaat u eerst naar de leerkracht, en niet naar Facebook.",
            "Gegevens van leerlingen zijn vertrouwelijk.",
        ),
        "en": (
            "Bullying is not accepted; the head invites the parents.",
            "The school has a bullying policy.",
            "Teachers report to the head when a pupil was bullied.",
            "Complaints go to the teacher first.",
        ),
    },
}

ABOUT_IT = [
    (subject, language, rule)
    for subject, languages in ABOUT.items()
    for language, rules in languages.items()
    for rule in rules
]
NOT_ABOUT_IT = [
    (subject, language, rule)
    for subject, languages in ABOUT_SOMETHING_ELSE.items()
    for language, rules in languages.items()
    for rule in rules
]


def missing(text: Protocol) -> list[str]:
    return list(words(text, Code.MISSING_SUBJECT))


@pytest.mark.parametrize(("subject", "language", "rule"), ABOUT_IT)
def test_a_rule_about_a_subject(subject: str, language: str, rule: str) -> None:
    assert subject not in missing(edition(rule, language=language))


@pytest.mark.parametrize(("subject", "language", "rule"), NOT_ABOUT_IT)
def test_a_rule_about_something_else(subject: str, language: str, rule: str) -> None:
    assert subject in missing(edition(rule, language=language))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_looked_for_first_is_a_part_of_what_is_found(language: str) -> None:
    """A stem that is missing would hide a word; every notion that has stems is tried."""
    tried = set()
    for rule in (rule for _, its, rule in (*ABOUT_IT, *NOT_ABOUT_IT) if its == language):
        for name, notion in NOTIONS[language].items():
            if notion.stems and notion.pattern.search(rule):
                tried.add(name)
                assert notion.is_in(rule, rule.casefold()), (name, rule)
    assert tried == {name for name, notion in NOTIONS[language].items() if notion.stems}


def test_all_of_them() -> None:
    assert missing(edition("Wees aardig.")) == list(ABOUT)
    for language in ("nl", "en"):
        rules = [languages[language][0] for languages in ABOUT.values()]
        assert missing(edition(*rules, language=language)) == []


def test_a_part_of_a_rule_is_read_with_what_it_is_a_part_of() -> None:
    parts = (
        "1. Een telefoon gebruiken mag alleen:\n   a. als de leerkracht daar in de les om vraagt."
    )
    text = written(f"# Protocol\n\n## Regels {{#a}}\n\n{parts}\n")
    assert "phones" not in missing(text)
    apart = parts.replace("   a.", "2.")
    assert "phones" in missing(written(f"# Protocol\n\n## Regels {{#a}}\n\n{apart}\n"))


@pytest.mark.parametrize(
    ("heading", "rule", "subject"),
    [
        ("Telefoons", "In de les zit hij in je tas.", "phones"),
        ("In de klas", "De telefoon staat uit.", "phones"),
        ("Toestellen in en om de klas", "Overdag komt er geen toestel tevoorschijn.", "phones"),
        ("Toestellen", "Ze zijn tijdens de les niet zichtbaar.", "phones"),
        ("Mobiele telefoon", "Je levert hem elke ochtend in bij de mentor.", "phones"),
        (
            "Foto's en filmpjes",
            "Ze komen pas op internet na toestemming van de ouders.",
            "pictures",
        ),
        ("Foto's", "We vragen de ouders elk jaar om toestemming.", "consent-under-16"),
        ("Groepsapps", "Wees aardig.", "group-chats"),
    ],
)
def test_a_heading_gives_the_topic(heading: str, rule: str, subject: str) -> None:
    assert subject not in missing(edition(rule, heading=heading))
    assert subject in missing(edition("Wees aardig tegen iedereen.", heading="Afspraken"))


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("Telefoons en sociale media", "In de klas praten we over wat er online gebeurt."),
        ("Sociale media in de klas", "Gebruik je telefoon niet om te pesten."),
        ("Toestellen in de gymzaal", "Na de les zijn ze opgeborgen."),
        ("Toestellen", "In de klas praten we over wat er online gebeurt."),
    ],
)
def test_a_heading_gives_no_more_than_the_topic(heading: str, rule: str) -> None:
    assert "phones" in missing(edition(rule, heading=heading))


def test_the_words_of_one_language_are_not_those_of_the_other() -> None:
    assert "phones" in missing(edition("No phones in class, they stay in the bag."))
    assert "phones" in missing(edition("Telefoons zijn uit in de les.", language="en"))


def test_subjects_have_a_source_and_give_no_legal_advice() -> None:
    for flag in flags(edition("Wees aardig."), Code.MISSING_SUBJECT):
        assert flag.source is not None
        message = diagnostic(flag).message.casefold()
        assert not {"must", "obliged", "illegal", "required"} & set(message.split())


def test_subjects_in_other_languages_are_not_looked_for() -> None:
    assert not flags(edition("Sois gentil.", language="fr"), Code.MISSING_SUBJECT)
