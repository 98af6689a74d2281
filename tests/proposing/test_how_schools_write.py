"""Ways in which schools put their rules, besides those in which somebody is the subject."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from protocolwijzer.model import Audience, Clause, EditionKind, Kind, Protocol, Section
from protocolwijzer.proposing import Proposal, Sign, Topic, Where, because, propose

EVERYONE = tuple(Audience)
STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
STAFF = (Audience.STAFF_WORK, Audience.STAFF_HOME)
WORK = (Audience.STAFF_WORK,)


def proposals(language: str, heading: str, *texts: str) -> Sequence[Proposal]:
    clauses = tuple(Clause(f"a.{n}", "-", (text,)) for n, text in enumerate(texts))
    section = Section("a", heading, "", 2, clauses)
    return list(propose(Protocol(language, EditionKind.ADOPTED, (), (section,))).values())


@pytest.mark.parametrize(
    ("language", "text", "audiences", "kind"),
    [
        # Who is asked.
        ("nl", "Van ouders wordt verwacht dat zij op tijd zijn.", PARENTS, Kind.MUST),
        ("nl", "Aan leerlingen wordt gevraagd stil te zijn.", STUDENTS, Kind.MUST),
        ("nl", "Wij vragen ouders om niet te parkeren.", PARENTS, Kind.MUST_NOT),
        ("nl", "De school vraagt ouders of dat mag.", PARENTS, Kind.STATEMENT),
        ("nl", "Vraag de docent om hulp.", EVERYONE, Kind.MUST),
        ("nl", "We willen ouders daarom vragen te wachten.", PARENTS, Kind.MUST),
        ("nl", "We adviseren ouders géén bal mee te geven.", PARENTS, Kind.MUST_NOT),
        ("en", "We would like to ask parents to wait.", PARENTS, Kind.MUST),
        ("en", "We ask that parents do not park here.", PARENTS, Kind.MUST_NOT),
        ("en", "We expect all pupils to be on time.", STUDENTS, Kind.MUST),
        ("en", "We allow pupils to read outside.", STUDENTS, Kind.MAY),
        ("en", "Ask pupils to close the door.", EVERYONE, Kind.MUST),
        # By whom it is done, or whose it is.
        ("nl", "De ramen worden door leerlingen gesloten.", STUDENTS, Kind.MUST),
        ("nl", "Het gebruik van de lift door leerlingen is verboden.", STUDENTS, Kind.MUST_NOT),
        ("nl", "Horloges van leerlingen gaan in de tas.", STUDENTS, Kind.MUST),
        ("en", "The windows are closed by pupils.", STUDENTS, Kind.MUST),
        ("en", "Watches belonging to members of staff are kept in a drawer.", STAFF, Kind.MUST),
        ("en", "A pupil's watch must stay in the bag.", STUDENTS, Kind.MUST),
        ("en", "The pupil's parents must sign.", PARENTS, Kind.MUST),
        ("nl", "Schade door leerlingen wordt door ouders betaald.", PARENTS, Kind.MUST),
        ("nl", "Er wordt door 2 kinderen opgeruimd.", STUDENTS, Kind.MUST),
        ("en", "It is the pupil's responsibility to be on time.", STUDENTS, Kind.MUST),
        ("nl", "Ouder tekent de lijst.", PARENTS, Kind.MUST),
        ("nl", "Leerling/ouder tekent de lijst.", STUDENTS + PARENTS, Kind.MUST),
        # To whom it may not be done.
        ("nl", "Leerlingen worden niet zonder toestemming gefilmd.", EVERYONE, Kind.MUST_NOT),
        ("nl", "Leerlingen worden niet opgehaald.", STUDENTS, Kind.STATEMENT),
        ("en", "Pupils are not identified by their names.", EVERYONE, Kind.MUST_NOT),
        ("en", "Pupils will only be photographed outdoors.", EVERYONE, Kind.MUST),
        # What the school binds itself to.
        ("nl", "De school plaatst foto's alleen met toestemming.", WORK, Kind.MUST),
        ("nl", "De school deelt geen foto's met de krant.", WORK, Kind.MUST_NOT),
        ("nl", "De school heeft geen invloed op berichten.", EVERYONE, Kind.STATEMENT),
        ("en", "The school will not display photos of visitors.", WORK, Kind.MUST_NOT),
        ("en", "The school only posts photos with consent.", WORK, Kind.MUST),
        ("en", "Leave the school site quietly.", EVERYONE, Kind.MUST),
        ("nl", "De school en ouders bellen elkaar.", PARENTS, Kind.MUST),
        ("en", "At school, parents must be quiet.", PARENTS, Kind.MUST),
        # Conditions that are turned round.
        ("nl", "Mocht een leerling ziek zijn, bel dan de balie.", EVERYONE, Kind.MUST),
        ("nl", "Wilt u een ruimte huren, vraag dat dan.", PARENTS, Kind.MUST),
        ("nl", "Staan er meer mensen op, dan delen ouders die foto niet.", PARENTS, Kind.MUST_NOT),
        ("en", "Should a pupil be ill, the parents must call.", PARENTS, Kind.MUST),
        # Requests, and questions that are none.
        ("nl", "Wilt u dit melden?", PARENTS, Kind.MUST),
        ("nl", "Wilt u meer weten?", PARENTS, Kind.STATEMENT),
        ("nl", "Wilt u filmen? Dat mag niet.", PARENTS, Kind.MUST_NOT),
        ("en", "Would you please sign the form?", EVERYONE, Kind.MUST),
        ("en", "Would you like to know more?", EVERYONE, Kind.STATEMENT),
        # What follows, though it says "must".
        ("nl", "Wie de regels negeert, moet zijn horloge afgeven.", EVERYONE, Kind.CONSEQUENCE),
        ("en", "Pupils who ignore this policy must leave.", STUDENTS, Kind.CONSEQUENCE),
        ("en", "Pupils who do not feel well must go home.", STUDENTS, Kind.MUST),
        ("en", "If the rules are broken, pupils must tell a tutor.", STUDENTS, Kind.MUST),
        ("nl", "Bij herhaling gaat de bal naar de balie.", EVERYONE, Kind.CONSEQUENCE),
        (
            "nl",
            "Bij misbruik moet de bal worden ingeleverd bij een docent.",
            EVERYONE,
            Kind.MUST,
        ),
        (
            "nl",
            "Bij misbruik wordt de bal ingenomen en bewaard bij een docent.",
            EVERYONE,
            Kind.CONSEQUENCE,
        ),
        # What something is for is no ban.
        ("en", "Pupils may use initials to avoid confusion.", STUDENTS, Kind.MAY),
        ("en", "Pupils are asked to avoid confusion.", STUDENTS, Kind.MUST_NOT),
        # A verb behind a relative clause.
        ("en", "Pupils who bring a ball leave it in the hall.", STUDENTS, Kind.MUST),
        ("en", "Pupils who bring a ball and leave it in the hall", STUDENTS, Kind.STATEMENT),
        # How a thing has to be.
        ("nl", "Jassen aan de kapstok.", EVERYONE, Kind.MUST),
        ("nl", "Horloges uit.", EVERYONE, Kind.MUST),
        ("nl", "Horloges in de klas", EVERYONE, Kind.STATEMENT),
        ("nl", "Informatie over de kluisjes", EVERYONE, Kind.STATEMENT),
        ("nl", "In de hal is het horloge uit of stil.", EVERYONE, Kind.MUST),
        ("nl", "Het horloge is bij de ingang al opgeborgen in een tas.", EVERYONE, Kind.MUST),
        ("nl", "Het horloge is uit groep 7.", EVERYONE, Kind.STATEMENT),
        ("nl", "Overdag komt een horloge alleen uit de tas als dat mag.", EVERYONE, Kind.MUST),
        ("nl", "Overdag komt een horloge tevoorschijn.", EVERYONE, Kind.STATEMENT),
        ("nl", "Er staan geen foto's op de deur.", EVERYONE, Kind.MUST_NOT),
        ("nl", "Contact met de balie loopt via de app.", EVERYONE, Kind.MUST),
        ("en", "Coats in lockers.", EVERYONE, Kind.MUST),
        ("en", "Pictures will only be taken outdoors.", EVERYONE, Kind.MUST),
        ("en", "A letter will be sent.", EVERYONE, Kind.STATEMENT),
        ("nl", "Ballen nooit tegen de ramen.", EVERYONE, Kind.MUST_NOT),
        ("nl", "Geloof niet alles.", EVERYONE, Kind.MUST_NOT),
        # Who answers for something.
        ("nl", "De verantwoordelijkheid ligt bij de ouders.", PARENTS, Kind.STATEMENT),
        # Who bears a risk.
        ("nl", "Leerlingen nemen een horloge op eigen risico mee.", STUDENTS, Kind.STATEMENT),
        ("en", "Pupils bring a watch at their own risk.", STUDENTS, Kind.STATEMENT),
        # Where pupils are, staff are at work.
        ("nl", "Medewerkers roken niet waar kinderen bij zijn.", WORK, Kind.MUST_NOT),
        ("en", "Staff do not smoke in the presence of children.", WORK, Kind.MUST_NOT),
    ],
)
def test_rules(language: str, text: str, audiences: tuple[Audience, ...], kind: Kind) -> None:
    (found,) = proposals(language, "Afspraken" if language == "nl" else "Rules", text)
    assert (found.audiences, found.kind) == (audiences, kind)


@pytest.mark.parametrize(
    ("heading", "text", "audiences", "kind"),
    [
        ("Docent", "Bespreekt de lijst met de klas.", STAFF, Kind.MUST),
        ("Docent", "Spreekt leerlingen aan die rennen.", STAFF, Kind.MUST),
        ("Docent", "Meldt u zich bij de balie.", STAFF, Kind.MUST),
        ("Ouder", "Belt bij ziekte de balie.", PARENTS, Kind.MUST),
        ("Leerlingen", "Altijd eerst de docent vragen.", STUDENTS, Kind.MUST),
        ("Leerlingen", "Bij twijfel: niet klimmen.", STUDENTS, Kind.MUST_NOT),
        ("Leerlingen", "Elkaar niet uitlachen om een fout.", STUDENTS, Kind.MUST_NOT),
        ("Leerlingen", "Mobiele telefoons en oude apparaten", STUDENTS, Kind.STATEMENT),
        ("Leerlingen", "Foto's van leerlingen", STUDENTS, Kind.STATEMENT),
        ("Afspraken", "Altijd eerst rustig vragen.", EVERYONE, Kind.STATEMENT),
    ],
)
def test_items_leave_out_whom_their_heading_names(
    heading: str, text: str, audiences: tuple[Audience, ...], kind: Kind
) -> None:
    (found,) = proposals("nl", heading, text)
    assert (found.audiences, found.kind) == (audiences, kind)


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("I tell my teacher when I am ill.", STUDENTS),
        ("Show the letter to your parents.", STUDENTS),
        ("Show the letter to your child.", PARENTS),
        ("Show the letter to your colleagues.", EVERYONE),
    ],
)
def test_english_shows_to_whom_it_speaks_by_whose_people_are(
    text: str, audiences: tuple[Audience, ...]
) -> None:
    assert [each.audiences for each in proposals("en", "Rules", text, "Be on time.")] == [
        audiences,
        audiences,
    ]


@pytest.mark.parametrize(
    ("others", "audiences"), [("Kleding", STUDENTS), ("Voor ouders", EVERYONE)]
)
def test_general_rules_are_for_everyone_beside_those_for_somebody(
    others: str, audiences: tuple[Audience, ...]
) -> None:
    sections = tuple(
        Section(title, title, "", 2, (Clause(f"{title}.1", "-", ("Je helpt elkaar.",)),))
        for title in ("Algemeen", others)
    )
    found = propose(Protocol("nl", EditionKind.ADOPTED, (), sections))
    assert found["Algemeen.1"].audiences == audiences


def test_infinitives_are_rules_where_a_section_speaks_to_its_reader() -> None:
    found = proposals("nl", "In de gang", "Je bent stil.", "Altijd rustig lopen.")
    assert (found[1].audiences, found[1].kind) == (STUDENTS, Kind.MUST)


@pytest.mark.parametrize(
    ("language", "heading", "said", "silent"),
    [
        ("nl", "Horloges", "Een kind geeft zijn horloge af.", "Horloges blijven in de kast."),
        ("nl", "Horloges", "Een kind geeft zijn horloge af.", "Wie een horloge vindt, meldt dat."),
        ("en", "Watches", "Pupils hand in their watch.", "The watch must be switched off."),
    ],
)
def test_who_some_rules_about_a_thing_are_for_the_others_are_for_too(
    language: str, heading: str, said: str, silent: str
) -> None:
    found = proposals(language, heading, said, silent)[1]
    assert found.audiences == STUDENTS
    reasons = [each for each in found.reasons if each.topic is Topic.AUDIENCES]
    assert [(each.sign, each.where) for each in reasons] == [(Sign.SUBJECT, Where.SECTION)]
    told = because(found, Topic.AUDIENCES, language=language)
    assert told in {
        "want dit onderdeel heeft “kind” als onderwerp",
        "because its section has “Pupils” as its subject",
    }


@pytest.mark.parametrize(
    "texts",
    [
        # Not about such a thing; somebody says otherwise; not a rule; everyone is named.
        ("Een kind geeft zijn horloge af.", "Rennen is verboden."),
        ("Een kind geeft zijn horloge af.", "Ouders dragen een horloge.", "Horloges zijn uit."),
        ("Een kind geeft zijn horloge af.", "Een horloge is klein."),
        ("Een kind geeft zijn horloge af.", "Niemand draagt een horloge."),
    ],
)
def test_but_not_where_that_could_be_otherwise(texts: tuple[str, ...]) -> None:
    assert proposals("nl", "Horloges", *texts)[-1].audiences == EVERYONE


def test_staff_who_carry_out_a_sanction_do_not_change_whom_rules_are_for() -> None:
    found = proposals(
        "nl",
        "Horloges",
        "Een kind geeft zijn horloge af.",
        "De docent neemt een horloge in beslag.",
        "Horloges blijven in de kast.",
    )
    assert found[2].audiences == STUDENTS


def test_the_parents_of_those_whom_rules_are_for_do_not_change_that() -> None:
    found = proposals(
        "en",
        "Watches",
        "If a pupil needs a watch, their parents must ask for that.",
        "Pupils hand in their watch.",
        "The watch must be switched off.",
    )
    assert [each.audiences for each in found] == [PARENTS, STUDENTS, STUDENTS]


@pytest.mark.parametrize(
    ("language", "first", "second", "kind"),
    [
        ("nl", "Leerlingen geven hun bal af.", "Na de les mogen zij hem ophalen.", Kind.MAY),
        ("nl", "Leerlingen geven hun bal af.", "Na de les kunnen ze hem ophalen.", Kind.MAY),
        ("en", "Pupils hand in their ball.", "They can collect it after the lesson.", Kind.MAY),
        ("en", "Pupils hand in their ball.", "However, they may collect it.", Kind.MAY),
    ],
)
def test_they_are_those_whom_the_rule_before_was_for(
    language: str, first: str, second: str, kind: Kind
) -> None:
    found = proposals(language, "Afspraken", first, second)[1]
    assert (found.audiences, found.kind) == (STUDENTS, kind)


def test_rules_that_a_lead_in_announces_speak_for_themselves() -> None:
    clauses = (
        Clause("a.0", "", ("Spelen is toegestaan, waarbij de volgende afspraken gelden:",)),
        Clause("a.1", "-", ("Ruim de ballen op.",)),
        Clause("a.2", "-", ("op het plein;",)),
    )
    section = Section("a", "Voor ouders", "", 2, clauses)
    found = propose(Protocol("nl", EditionKind.ADOPTED, (), (section,)))
    assert [found[each].kind for each in ("a.1", "a.2")] == [Kind.MUST, Kind.MAY]


@pytest.mark.parametrize(
    ("language", "lead", "item"),
    [
        ("nl", "Wie deze afspraken overtreedt, krijgt het volgende:", "de bal blijft in de kast"),
        ("nl", "Wie de volgende afspraken overtreedt, krijgt straf:", "Ruim de ballen op."),
        ("en", "Whoever breaks these rules, gets the following:", "the phone stays in the drawer"),
    ],
)
def test_but_what_follows_stays_what_follows(language: str, lead: str, item: str) -> None:
    clauses = (Clause("a.0", "", (lead,)), Clause("a.1", "-", (item,)))
    section = Section("a", "Afspraken", "", 2, clauses)
    found = propose(Protocol(language, EditionKind.ADOPTED, (), (section,)))
    assert {each.kind for each in found.values()} == {Kind.CONSEQUENCE}


TO_PARENTS = ("Foto's bestelt u via de app.", "Vragen stelt u aan de balie.")


@pytest.mark.parametrize(
    ("texts", "audiences"),
    [
        # "We" are not those who are spoken to, nor parents who are named beside.
        ((*TO_PARENTS, "Wij bellen alleen in de pauze."), WORK),
        ((*TO_PARENTS, "In de gang hangen wij geen foto's op."), WORK),
        (("Uw kind is welkom.", "Hier fietsen we niet."), WORK),
        (("Met ouders fietsen wij alleen op het plein.",), WORK),
        # But "we" may be all of us, and ask or promise something.
        (("Hier fietsen we niet.",), EVERYONE),
        (("Over onze ouders praten we niet.",), EVERYONE),
        (("Uw kind is welkom.", "Wij helpen elkaar."), EVERYONE),
        ((*TO_PARENTS, "Wij vragen u niet te fietsen."), PARENTS),
        ((*TO_PARENTS, "Wij zullen u bellen."), PARENTS),
        # Whoever a rule names is not just the reader.
        ((*TO_PARENTS, "Fietsen in de gang is voor niemand toegestaan."), EVERYONE),
        ((*TO_PARENTS, "Wie een bal vindt, brengt die naar de balie."), EVERYONE),
        # A silent rule is for the reader where most rules are, or several.
        ((*TO_PARENTS, "Fietsen is verboden."), PARENTS),
        (("Bel ons als uw kind ziek is.", "Fietsen is verboden."), EVERYONE),
        (("Is uw kind ziek, meld dat dan.", "Bel de balie.", "Fietsen is verboden."), EVERYONE),
        (("Fietsen is verboden.", "Stuur uw kind geen berichten."), PARENTS),
        (("Heeft uw kind een horloge, dan is dat uit.", "Horloges blijven in de tas."), STUDENTS),
        (("De tas van uw kind en een horloge mag.", "Horloges blijven in de tas."), EVERYONE),
    ],
)
def test_a_section_that_says_u_is_not_all_for_parents(
    texts: tuple[str, ...], audiences: tuple[Audience, ...]
) -> None:
    assert proposals("nl", "Afspraken", *texts)[-1].audiences == audiences


@pytest.mark.parametrize(
    ("texts", "audiences"),
    [
        (("You call us.", "You may visit your child.", "We do not post photos."), WORK),
        (("We do not run.",), EVERYONE),
    ],
)
def test_english_we_are_the_school_too(
    texts: tuple[str, ...], audiences: tuple[Audience, ...]
) -> None:
    assert proposals("en", "Rules", *texts)[-1].audiences == audiences


def test_we_in_rules_for_staff_are_staff_wherever_these_hold() -> None:
    (found,) = proposals("nl", "Medewerkers", "Met ouders fietsen wij niet.")
    assert found.audiences == STAFF


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("Foto's", "Na afloop filmt u gerust uw eigen kind.", Kind.MAY),
        ("Foto's", "Na afloop filmt u uw eigen kind.", Kind.MUST),
        (
            "Als het misgaat",
            "Hebt u zorgen over een leerkracht, dan kunt u terecht bij de balie.",
            Kind.STATEMENT,
        ),
    ],
)
def test_what_parents_are_told_they_can_do(heading: str, text: str, kind: Kind) -> None:
    (found,) = proposals("nl", heading, text)
    assert (found.audiences, found.kind) == (PARENTS, kind)
