"""Turns of phrase that once misled the proposer, each with a sentence of no school."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from protocolwijzer.model import Audience, Clause, EditionKind, Kind, Protocol, Section
from protocolwijzer.proposing import Proposal, Sign, Topic, Where, propose

EVERYONE = tuple(Audience)
STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
STAFF = (Audience.STAFF_WORK, Audience.STAFF_HOME)
WORK = (Audience.STAFF_WORK,)
OTHERS = (Audience.OTHERS,)


def proposals(language: str, heading: str, *texts: str) -> Sequence[Proposal]:
    clauses = tuple(Clause(f"a.{n}", "-", (text,)) for n, text in enumerate(texts))
    section = Section("a", heading, "", 2, clauses)
    return list(propose(Protocol(language, EditionKind.ADOPTED, (), (section,))).values())


@pytest.mark.parametrize(
    ("language", "text", "audiences", "kind"),
    [
        # Parents who help are parents and helpers.
        ("nl", "Leesouders tekenen de lijst.", PARENTS + OTHERS, Kind.MUST),
        ("en", "Parent volunteers sign the list.", PARENTS + OTHERS, Kind.MUST),
        # Everyone by another name.
        ("nl", "Men fietst niet in de gang.", EVERYONE, Kind.MUST_NOT),
        ("nl", "Men groet elkaar.", EVERYONE, Kind.MUST),
        # What one pretends to be is no role, nor whose role another takes.
        ("nl", "Een gast geeft zich niet uit voor docent.", OTHERS, Kind.MUST_NOT),
        ("nl", "Een gast doet zich niet voor als docent.", OTHERS, Kind.MUST_NOT),
        ("nl", "Een gast handelt niet als docent.", OTHERS, Kind.MUST_NOT),
        ("nl", "Als docent handel je rustig.", STAFF, Kind.MUST),
        ("nl", "Als ouder haalt u de bal op.", PARENTS, Kind.MUST),
        # No order: the verb stands before its subject.
        ("nl", "Als er ruzie is, praat de docent met de klas.", STAFF, Kind.MUST),
        ("nl", "Als er ruzie is, laat de docent dat dan weten.", EVERYONE, Kind.MUST),
        # A verb ends a list of people.
        ("nl", "De ouders wachten op de leerling en bellen dan de docent.", PARENTS, Kind.MUST),
        # Whoever decides in a condition is not addressed.
        ("nl", "Horloges uit, tenzij de docent anders aangeeft.", EVERYONE, Kind.MUST),
        ("en", "Watches are allowed if the teacher agrees.", EVERYONE, Kind.MAY),
        ("en", "Watches are allowed if the teacher is ill.", STAFF, Kind.MAY),
        # Consent that is sought, and consent that is asked to be given.
        ("nl", "Wij vragen ouders toestemming voor het zwemmen.", WORK, Kind.MUST),
        ("nl", "Wij vragen ouders om toestemming te geven.", PARENTS, Kind.MUST),
        ("en", "We ask parents to agree on a time.", PARENTS, Kind.MUST),
        # "Om" before a time opens nothing.
        ("nl", "Ballen worden om vier uur verzameld.", EVERYONE, Kind.MUST),
        ("nl", "Ballen zijn er om samen te spelen.", EVERYONE, Kind.STATEMENT),
        # "Als" behind "dezelfde" compares.
        ("nl", "Gasten volgen dezelfde regels als leerlingen.", OTHERS, Kind.MUST),
        # A relative clause behind a phrase, and a thing before one.
        ("nl", "Ouders uit groep 3 die helpen, brengen een jas mee.", PARENTS, Kind.MUST),
        ("nl", "Een horloge dat tikt, gaat in de kast.", EVERYONE, Kind.MUST),
        # Somebody that the lexicon does not know, beside somebody that it does.
        ("nl", "Tolken en stagiairs melden zich bij de balie.", OTHERS, Kind.MUST),
        # What the school does with records it limits.
        ("nl", "De school bewaart gegevens niet langer dan een jaar.", WORK, Kind.MUST_NOT),
        # Prepositions, and an infinitive, are no verbs.
        ("nl", "Vanaf de bel is het horloge uit.", EVERYONE, Kind.MUST),
        ("nl", "Het staat u vrij om een bezwaar in te dienen.", PARENTS, Kind.MAY),
        # Polite orders with a verb that the lexicon does not know.
        ("en", "Please ring the bell.", EVERYONE, Kind.MUST),
        ("en", "Only the bell rings.", EVERYONE, Kind.STATEMENT),
        # How a thing has to be.
        ("nl", "Horloge op stil.", EVERYONE, Kind.MUST),
        ("nl", "Het horloge is opgeladen als de les begint.", EVERYONE, Kind.MUST),
        # What people receive or reach they need not do.
        ("nl", "U ontvangt elke week een brief.", PARENTS, Kind.STATEMENT),
        ("nl", "U bereikt de balie via de app.", PARENTS, Kind.STATEMENT),
        # What people have on them.
        ("nl", "Gasten hebben geen horloge bij zich.", OTHERS, Kind.MUST_NOT),
        ("nl", "Gasten hebben een horloge om te timen.", OTHERS, Kind.STATEMENT),
        ("en", "Visitors have their watch with them.", OTHERS, Kind.MUST),
        # Participles without "ge".
        ("nl", "Bij ruzie wordt overlegd met de balie.", EVERYONE, Kind.MUST),
        # Nobody who has to act: "has to do with" asks nothing.
        ("en", "This has to do with the weather.", EVERYONE, Kind.STATEMENT),
        # Those who do not keep to the rules, without a word for the rules.
        ("nl", "Leerlingen die zich daar niet aan houden, blijven na.", STUDENTS, Kind.CONSEQUENCE),
        ("nl", "Een leerling die dit niet doet, ruimt het plein op.", STUDENTS, Kind.CONSEQUENCE),
        ("nl", "Leerlingen die de fiets niet kwijt kunnen, melden dat.", STUDENTS, Kind.MUST),
        ("en", "Pupils who do not comply stay behind.", STUDENTS, Kind.CONSEQUENCE),
        # Who works here has many names, and so have pupils.
        ("nl", "De onderwijsassistent sluit de deur.", STAFF, Kind.MUST),
        ("nl", "Brugklassers wachten op het plein.", STUDENTS, Kind.MUST),
        ("en", "The caretaker locks the gate.", STAFF, Kind.MUST),
        ("en", "Prefects close the windows.", STUDENTS, Kind.MUST),
        # To become no friends is to shun.
        ("nl", "Medewerkers worden geen vrienden met leerlingen.", STAFF, Kind.MUST_NOT),
        ("nl", "Medewerkers worden niet gebeld.", STAFF, Kind.STATEMENT),
    ],
)
def test_rules(language: str, text: str, audiences: tuple[Audience, ...], kind: Kind) -> None:
    (found,) = proposals(language, "Afspraken" if language == "nl" else "Rules", text)
    assert (found.audiences, found.kind) == (audiences, kind)


@pytest.mark.parametrize(
    ("language", "heading", "audiences"),
    [
        ("nl", "Horloges van leerlingen", STUDENTS),
        ("nl", "Tekeningen van leerlingen", EVERYONE),
        ("nl", "Taken van het team", STAFF),
        ("nl", "De rol van ouders", PARENTS),
        ("nl", "Gedrag van leerlingen", STUDENTS),
        ("nl", "Als ouder", PARENTS),
        ("nl", "Wat kunt u als ouder doen?", PARENTS),
        ("nl", "Hulpouders", PARENTS + OTHERS),
        ("nl", "Gesprekken met ouders", EVERYONE),
        ("en", "Watches belonging to pupils", STUDENTS),
        ("en", "Responsibilities of staff", STAFF),
        ("en", "As a parent", PARENTS),
        ("en", "Drawings of pupils", EVERYONE),
    ],
)
def test_headings_that_name_whom_they_are_for(
    language: str, heading: str, audiences: tuple[Audience, ...]
) -> None:
    text = "Fietsen is verboden." if language == "nl" else "Cycling is forbidden."
    (found,) = proposals(language, heading, text)
    assert found.audiences == audiences


@pytest.mark.parametrize(
    ("language", "heading", "kind"),
    [
        ("nl", "Wat gebeurt er in de pauze?", Kind.MUST),
        ("nl", "Wat gebeurt er na een ruzie?", Kind.CONSEQUENCE),
        ("nl", "Afspraken die niet worden nagekomen", Kind.CONSEQUENCE),
        ("nl", "Als iemand zich niet aan de regels houdt", Kind.CONSEQUENCE),
        ("en", "What happens during the break", Kind.MUST),
        ("en", "When things go wrong", Kind.CONSEQUENCE),
        ("en", "If somebody breaks the rules", Kind.CONSEQUENCE),
        ("nl", "Over dit document", Kind.STATEMENT),
        ("nl", "Voor wie geldt dit?", Kind.STATEMENT),
        ("nl", "Voor wie hier wacht", Kind.MUST),
        ("en", "About this policy", Kind.STATEMENT),
    ],
)
def test_headings_that_say_what_is_under_them(language: str, heading: str, kind: Kind) -> None:
    text = "Leerlingen wachten op het plein." if language == "nl" else "Pupils wait outside."
    (found,) = proposals(language, heading, text)
    assert found.kind is kind


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        # Infinitives before a phrase or a comma, and nouns that look like them.
        ("Leerlingen", "Tassen ophangen aan de kapstok.", Kind.MUST),
        ("Leerlingen", "Eerst de docent vragen, dan de balie.", Kind.MUST),
        ("Leerlingen", "Elkaar niet plagen om een bril.", Kind.MUST_NOT),
        ("Leerlingen", "Gevonden voorwerpen bij de balie", Kind.STATEMENT),
        ("Leerlingen", "Drie boeken per week", Kind.STATEMENT),
        # Under what we do not do, an infinitive is what we do not do.
        ("Leerlingen: dit doen we niet", "Ballen gooien naar ramen.", Kind.MUST_NOT),
        # What is done to those in one's charge.
        ("Personeel", "Leerlingen worden niet alleen gelaten.", Kind.MUST_NOT),
        ("Personeel", "Ouders worden op tijd gebeld.", Kind.MUST),
        ("Voor ouders", "Leerlingen worden op tijd opgehaald.", Kind.MUST),
    ],
)
def test_items_are_for_whom_the_heading_names(heading: str, text: str, kind: Kind) -> None:
    (found,) = proposals("nl", heading, text)
    whom = {"Personeel": STAFF, "Voor ouders": PARENTS}.get(heading, STUDENTS)
    assert (found.audiences, found.kind) == (whom, kind)


def test_a_condition_says_when_and_not_for_whom() -> None:
    found = proposals("nl", "In de gang", "Je bent stil.", "Horloges uit als de docent praat.")[1]
    assert (found.audiences, found.kind) == (STUDENTS, Kind.MUST)


def test_pupils_have_nobody_in_their_charge() -> None:
    (found,) = proposals("nl", "Leerlingen", "Ouders worden op tijd gebeld.")
    assert found.kind is Kind.STATEMENT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Uw kind draagt een jas."),
        ("nl", "Op maandag brengt uw kind een jas mee."),
        ("en", "Your child brings a coat."),
    ],
)
def test_what_somebodys_child_does_is_a_rule(language: str, text: str) -> None:
    (found,) = proposals(language, "Kleding" if language == "nl" else "Clothes", text)
    assert (found.audiences, found.kind) == (PARENTS, Kind.MUST)


@pytest.mark.parametrize(
    ("texts", "audiences"),
    [
        # "Vragen" may be a noun.
        (("Foto's bestelt u.", "Ballen haalt u op.", "Wij beantwoorden geen vragen."), WORK),
        # Where "we" beside parents are the school, they are so in the other rules.
        (("Met ouders fietsen wij niet.", "In de gang rennen wij niet."), WORK),
        (("Met ouders fietsen wij niet.", "Wij helpen elkaar."), EVERYONE),
        # What parents consent to, others do.
        (
            ("Foto's bestelt u.", "Ballen haalt u op.", "Liedjes worden met uw akkoord gezongen."),
            WORK,
        ),
    ],
)
def test_we_and_what_we_do_with_consent(
    texts: tuple[str, ...], audiences: tuple[Audience, ...]
) -> None:
    assert proposals("nl", "Afspraken", *texts)[-1].audiences == audiences


@pytest.mark.parametrize(
    ("texts", "audiences"),
    [
        # Staff who take in what is others' do not make the rules theirs; staff with their own do.
        (("Docenten tellen de horloges.", "Horloges blijven in de kast."), EVERYONE),
        (("Docenten verbergen hun horloge.", "Horloges blijven in de kast."), STAFF),
    ],
)
def test_whose_things_the_rules_are_about(
    texts: tuple[str, ...], audiences: tuple[Audience, ...]
) -> None:
    assert proposals("nl", "Horloges", *texts)[-1].audiences == audiences


@pytest.mark.parametrize(
    ("first", "second", "audiences"),
    [
        ("Een leerling krijgt straf.", "Daarna volgt een brief.", STUDENTS),
        ("Een leerling krijgt straf.", "Bij herhaling volgt een brief.", STUDENTS),
        ("Een leerling krijgt straf.", "Het horloge wordt bewaard.", STUDENTS),
        ("Een leerling krijgt straf.", "Wie doorgaat, moet naar huis.", STUDENTS),
        ("Een medewerker krijgt straf.", "Dan volgt een brief.", STAFF),
        # Not where somebody is named, nor of what may be anybody's.
        ("Een leerling krijgt straf.", "Daarna krijgt een docent een brief.", STAFF),
        ("Een leerling krijgt straf.", "Bij een misdrijf komt de politie.", EVERYONE),
    ],
)
def test_what_follows_goes_on_for_the_same(
    first: str, second: str, audiences: tuple[Audience, ...]
) -> None:
    found = proposals("nl", "Gevolgen", first, second)[1]
    assert (found.audiences, found.kind) == (audiences, Kind.CONSEQUENCE)


def test_the_reason_names_whom_it_began_with() -> None:
    found = proposals("nl", "Gevolgen", "Een leerling krijgt straf.", "Daarna volgt een brief.")[1]
    reasons = [each for each in found.reasons if each.topic is Topic.AUDIENCES]
    assert [(each.sign, each.where, each.words) for each in reasons] == [
        (Sign.STEP, Where.CLAUSE, ("leerling",))
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Als u het niet eens bent met een straf, kunt u bellen.", Kind.MAY),
        ("U kunt een straf krijgen.", Kind.CONSEQUENCE),
    ],
)
def test_what_people_may_do_about_what_follows(text: str, kind: Kind) -> None:
    (found,) = proposals("nl", "Gevolgen", text)
    assert found.kind is kind


def test_whoever_one_talks_with_is_not_the_one_for_whom_it_follows() -> None:
    found = proposals("nl", "Gevolgen", "Er volgt een gesprek met de mentor.")[0]
    assert found.audiences == EVERYONE
    school = proposals("nl", "Gevolgen", "De school praat met de docent.")[0]
    assert school.audiences == STAFF
