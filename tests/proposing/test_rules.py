"""The rules one by one, on sentences of no school."""

from __future__ import annotations

import pytest

from protocolwijzer.model import Audience, Clause, EditionKind, Kind, Protocol, Section
from protocolwijzer.proposing import Proposal, Sign, Topic, Where, propose

EVERYONE = tuple(Audience)
STUDENTS = (Audience.STUDENTS,)
PARENTS = (Audience.PARENTS,)
STAFF = (Audience.STAFF_WORK, Audience.STAFF_HOME)
WORK = (Audience.STAFF_WORK,)
HOME = (Audience.STAFF_HOME,)
OTHERS = (Audience.OTHERS,)


def section(title: str, *texts: str, level: int = 2, number: str = "1") -> Section:
    name = f"s{abs(hash((title, level, texts)))}"
    clauses = tuple(Clause(f"{name}.{n}", number, (text,)) for n, text in enumerate(texts))
    return Section(name, title, "", level, clauses)


def proposals(language: str, *sections: Section, title: str = "") -> list[Proposal]:
    titles = (title,) if title else ()
    return list(propose(Protocol(language, EditionKind.ADOPTED, titles, sections)).values())


def one(language: str, text: str, heading: str = "Afspraken", title: str = "") -> Proposal:
    return proposals(language, section(heading, text), title=title)[0]


def signs(proposal: Proposal, topic: Topic) -> list[tuple[Sign, Where]]:
    return [(each.sign, each.where) for each in proposal.reasons if each.topic is topic]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nl", "Leerlingen mogen in de pauze bellen.", Kind.MAY),
        ("nl", "Filmen is toegestaan als iedereen dat goed vindt.", Kind.MAY),
        ("nl", "Ouders kunnen hun keuze later wijzigen.", Kind.MAY),
        ("nl", "In het gebouw mag niemand filmen.", Kind.MUST_NOT),
        ("nl", "Bellen mag alleen buiten.", Kind.MUST_NOT),
        ("nl", "Bellen mag alleen met toestemming.", Kind.MAY),
        ("nl", "Bellen mag alleen als het dringend is.", Kind.MAY),
        ("nl", "Je mag alleen bellen als het dringend is.", Kind.MAY),
        ("en", "Phones may be used only if the lesson asks for it.", Kind.MAY),
        ("nl", "Het is verboden om te filmen.", Kind.MUST_NOT),
        ("nl", "Deel nooit een adres.", Kind.MUST_NOT),
        ("nl", "Je plaatst geen foto's van een ander.", Kind.MUST_NOT),
        ("nl", "Geen telefoons aan tafel.", Kind.MUST_NOT),
        ("nl", "Iedereen mag meedoen, maar niet zonder jas.", Kind.MAY),
        ("nl", "Leerlingen leveren hun telefoon in.", Kind.MUST),
        ("nl", "Na de bel leveren leerlingen hun telefoon in.", Kind.MUST),
        ("nl", "Ouders die willen filmen, vragen dat vooraf.", Kind.MUST),
        ("nl", "Wie zijn sleutel kwijt is, meldt dat.", Kind.MUST),
        ("nl", "Berg je horloge op.", Kind.MUST),
        ("nl", "Telefoons worden in een kast bewaard.", Kind.MUST),
        ("nl", "Wij vragen u om mee te kijken.", Kind.MUST),
        ("nl", "Je bent zelf verantwoordelijk voor je spullen.", Kind.STATEMENT),
        ("nl", "Leerlingen moeten beseffen dat alles vindbaar blijft.", Kind.STATEMENT),
        ("nl", "Het reglement dient om iedereen te beschermen.", Kind.STATEMENT),
        ("nl", "De school vraagt of uw kind op de foto mag.", Kind.STATEMENT),
        ("nl", "Een telefoon is niet verplicht.", Kind.STATEMENT),
        ("nl", "Ouders hoeven niet te blijven.", Kind.STATEMENT),
        ("nl", "Bij herhaling volgt een schorsing.", Kind.CONSEQUENCE),
        ("nl", "Als een leerling zich niet aan de regels houdt, belt de school.", Kind.CONSEQUENCE),
        ("nl", "De telefoon wordt ingenomen en ouders kunnen hem halen.", Kind.CONSEQUENCE),
        ("nl", "Bel bij gevaar de politie.", Kind.MUST),
        ("nl", "Leerlingen uit klas 2 en 3 zetten hun fiets in het rek.", Kind.MUST),
        ("nl", "Leerlingen uit klas 1 t/m 4 eten geen kauwgom.", Kind.MUST_NOT),
        ("nl", "Leerlingen uit klas drie brengen een schaar mee.", Kind.MUST),
        ("nl", "Een kind met een eigen sleutel meldt zich bij de balie.", Kind.MUST),
        ("nl", "Leerlingen van 14 jaar en ouder kiezen een vak.", Kind.MUST),
        ("nl", "Leerlingen uit de brugklas of de derde klas sluiten de ramen.", Kind.MUST),
        ("nl", "Ouders van jonge kinderen krijgen een brief.", Kind.STATEMENT),
        ("nl", "Leerlingen van klas 4 zijn de oudsten.", Kind.STATEMENT),
        ("nl", "Leerlingen bij het vak gymnastiek", Kind.STATEMENT),
        ("nl", "Ouders bij de les betrekken", Kind.STATEMENT),
        ("nl", "Kinderen bergen geen eten op.", Kind.MUST_NOT),
        ("nl", "Basisschool De Wilg - versie 4", Kind.STATEMENT),
        ("nl", "Gooi het papier weg.", Kind.MUST),
        ("nl", "GOOI HET PAPIER WEG", Kind.MUST),
        ("nl", "Met een fiets bedoelen we alles waarop je kunt rijden.", Kind.STATEMENT),
        ("nl", "Met vragen kun je terecht bij de balie.", Kind.STATEMENT),
        ("nl", "U kunt de lijst vinden in de gids.", Kind.STATEMENT),
        ("nl", "Je kunt je keuze wijzigen.", Kind.MAY),
        ("nl", "Ouders die willen filmen, kunnen dat vragen.", Kind.MAY),
        (
            "nl",
            "Een apparaat waarmee je kunt chatten, tekenen of filmpjes kunt maken.",
            Kind.STATEMENT,
        ),
        ("nl", "Bewaar het papier, gooi niets weg en geef het aan de balie.", Kind.MUST),
        ("nl", "Gooi niets weg en geef het papier aan de balie.", Kind.MUST),
        ("nl", "Scheld, pest of sla niemand.", Kind.MUST_NOT),
        ("nl", "Film en fotografeer niemand.", Kind.MUST_NOT),
        ("nl", "Deel geen adres en geef geen namen door.", Kind.MUST_NOT),
        ("nl", "Voordat een docent een lijst deelt, controleert hij de namen.", Kind.MUST),
        ("nl", "Wil een docent filmen, dan vraagt zij dat aan de ouders.", Kind.MUST),
        ("nl", "Als een leerling ziek is, blijft de plek leeg.", Kind.STATEMENT),
        ("nl", "Docenten zijn geen vrienden van leerlingen op een netwerk.", Kind.MUST_NOT),
        ("nl", "Docenten hebben geen contact met leerlingen in het weekend.", Kind.MUST_NOT),
        ("nl", "Leerlingen zijn geen kleuters.", Kind.STATEMENT),
        ("nl", "Docenten hebben geen foto's gekregen.", Kind.STATEMENT),
        ("nl", "Je horloge blijft in je tas.", Kind.MUST),
        ("nl", "Telefoons zijn uit.", Kind.MUST),
        ("nl", "Horloges zijn in de klas stil.", Kind.MUST),
        ("nl", "Horloges zijn van leerlingen.", Kind.STATEMENT),
        ("nl", "Docenten hebben geen leerlingen als vriend op hun account.", Kind.MUST_NOT),
        ("nl", "Het bestuur bekijkt elk jaar of dit reglement moet blijven.", Kind.STATEMENT),
        ("nl", "Met klachten kun je mailen naar:", Kind.STATEMENT),
        ("nl", "Uitzonderingen zijn zeldzaam.", Kind.STATEMENT),
        ("nl", "Je mening kan verkeerd worden begrepen.", Kind.STATEMENT),
        ("nl", "Mag je hier filmen?", Kind.STATEMENT),
        ("nl", "Merk je dat er iets is, of twijfel je? Bel dan.", Kind.MUST),
        ("nl", "Je telefoon is van jezelf.", Kind.STATEMENT),
        ("nl", "Telefoons staan in de klas uit.", Kind.MUST),
        ("nl", "Vragen of zorgen over de opvang bespreekt u met de balie.", Kind.MUST),
        ("nl", "Ouders zorgen voor een trui.", Kind.MUST),
        ("nl", "De docenten en de directie evalueren deze regels elk jaar.", Kind.STATEMENT),
        ("nl", "Wij herzien dit reglement om de drie jaar.", Kind.STATEMENT),
        ("nl", "Waar dit reglement niet in voorziet, beslist het bestuur.", Kind.STATEMENT),
        ("nl", "Docenten evalueren de les.", Kind.MUST),
        ("en", "Pupils may phone during the break.", Kind.MAY),
        ("en", "Tablets may be used in the library.", Kind.MAY),
        ("en", "Pupils may be suspended.", Kind.CONSEQUENCE),
        ("en", "Pupils may not film.", Kind.MUST_NOT),
        ("en", "Nobody may film.", Kind.MUST_NOT),
        ("en", "Never share an address.", Kind.MUST_NOT),
        ("en", "Not sharing passwords", Kind.MUST_NOT),
        ("en", "Sharing concerns with the office", Kind.MUST),
        ("en", "Pupils hand in their phones.", Kind.MUST),
        ("en", "In the morning, pupils hand in their phones.", Kind.MUST),
        ("en", "If you are in doubt, ask first.", Kind.MUST),
        ("en", "Please raise it with us and not in a chat.", Kind.MUST),
        ("en", "Pupils must realise that posts stay public.", Kind.STATEMENT),
        ("en", "Pupils are responsible for their posts.", Kind.STATEMENT),
        ("en", "This may happen to anyone.", Kind.STATEMENT),
        ("en", "Pupils do not need to bring a phone.", Kind.STATEMENT),
        ("en", "Parents are not required to stay.", Kind.STATEMENT),
        ("en", "Pupils in year 5 keep their bags in the hall.", Kind.MUST),
        ("en", "Pupils in the older groups are helpers.", Kind.STATEMENT),
        (
            "en",
            "A device is anything with which you can call, film or send things.",
            Kind.STATEMENT,
        ),
        ("en", "With questions you can turn to the office.", Kind.STATEMENT),
        ("en", "You can change your choice.", Kind.MAY),
        ("en", "Keep the letter, do not throw it away and give it to the office.", Kind.MUST),
        ("en", "Keep the letter, never throw it away and give it to the office.", Kind.MUST),
        ("en", "Never copy, share or post pictures.", Kind.MUST_NOT),
        ("en", "Do not answer, block the sender and show it to a tutor.", Kind.MUST),
        ("en", "Do not take a picture and post it.", Kind.MUST_NOT),
        ("en", "The board considers every year whether this policy must stay.", Kind.STATEMENT),
        ("en", "With complaints you can write to:", Kind.STATEMENT),
        ("en", "Do not copy or share a picture and keep it at home.", Kind.MUST_NOT),
        ("en", "Before a teacher shares a list, they check the names.", Kind.MUST),
        ("en", "Teachers are not friends with pupils on a network.", Kind.MUST_NOT),
        ("en", "Pupils are not babies.", Kind.STATEMENT),
        ("en", "Your watch stays in your bag.", Kind.MUST),
        ("en", "Phones remain in the bag.", Kind.MUST),
        ("en", "All phones are off in class.", Kind.MUST),
        ("en", "May you film here?", Kind.STATEMENT),
        ("en", "The teachers and the board review this policy every year.", Kind.STATEMENT),
        ("en", "Where this policy does not provide, the board decides.", Kind.STATEMENT),
        ("en", "Teachers review the lesson.", Kind.MUST),
    ],
)
def test_kinds(language: str, text: str, kind: Kind) -> None:
    assert one(language, text).kind is kind


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nl", "Je horloge blijft in je tas.", ("blijft",)),
        ("nl", "Telefoons staan in de klas uit.", ("staan",)),
        ("nl", "Je levert je horloge in.", ("levert",)),
        ("nl", "Merk je dat er iets is, of twijfel je? Bel dan.", ("Bel",)),
        ("nl", "Vragen of zorgen over de opvang bespreekt u met de balie.", ("bespreekt",)),
        ("nl", "Deel je zorgen met de mentor.", ("Deel",)),
        ("nl", "Ouders zorgen zelf voor een trui.", ("zorgen",)),
        ("nl", "Bewaar het papier, gooi niets weg en geef het aan de balie.", ("Bewaar",)),
        ("nl", "Gooi niets weg en geef het papier aan de balie.", ("geef",)),
        ("nl", "Voordat een docent een lijst deelt, controleert hij de namen.", ("controleert",)),
        ("nl", "Docenten zijn geen vrienden van leerlingen op een netwerk.", ("zijn geen",)),
        ("nl", "Als een kind zich niet aan de regels houdt, bellen wij.", ("niet aan de regels",)),
        ("nl", "De docenten evalueren deze regels elk jaar.", ("evalueren",)),
        ("en", "Your watch stays in your bag.", ("stays",)),
        ("en", "Before a teacher shares a list, they check the names.", ("check",)),
    ],
)
def test_the_word_that_is_quoted_carries_the_kind(
    language: str, text: str, words: tuple[str, ...]
) -> None:
    reason = next(each for each in one(language, text).reasons if each.topic is Topic.KIND)
    assert reason.words == words


@pytest.mark.parametrize(
    ("language", "text", "audiences"),
    [
        ("nl", "Leerlingen moeten op tijd zijn.", STUDENTS),
        ("nl", "Het is voor ouders niet toegestaan om te filmen.", PARENTS),
        ("nl", "Als medewerker bel je niet privé.", STAFF),
        ("nl", "Vakleerkrachten sluiten hun lokaal af.", STAFF),
        ("nl", "Bij twijfel overlegt een docent met de directie.", STAFF),
        ("nl", "Leerlingen en hun ouders tekenen het formulier.", STUDENTS + PARENTS),
        ("nl", "Stagiairs en vrijwilligers melden zich.", OTHERS),
        ("nl", "Stuur uw kind geen berichten.", PARENTS),
        ("nl", "Bewaar je telefoon in de kluis.", STUDENTS),
        ("nl", "De school vraagt ouders ieder jaar of dat mag.", PARENTS),
        ("nl", "Leerlingen van 16 jaar of ouder mogen weg.", STUDENTS),
        ("nl", "Op school mogen medewerkers niet bellen.", WORK),
        ("nl", "Thuis mogen medewerkers bellen.", HOME),
        ("nl", "Iedereen moet rustig zijn.", EVERYONE),
        ("nl", "Op school moet iedereen rustig zijn.", STUDENTS + PARENTS + WORK + OTHERS),
        ("nl", "Ook thuis bellen medewerkers niet.", STAFF),
        ("nl", "Medewerkers roddelen niet, ook niet in hun vrije tijd.", STAFF),
        ("nl", "Tekeningen van buren of een juf ophangen mag niet.", EVERYONE),
        ("nl", "Een juf of ouders mogen helpen.", PARENTS + STAFF),
        ("nl", "Ophangen mag, mits de ouders toestemming geven.", EVERYONE),
        ("nl", "Ophangen mag, mits de ouders toestemming hebben.", PARENTS),
        ("nl", "Voordat een docent een lijst deelt, controleert hij de namen.", STAFF),
        ("nl", "De docenten evalueren dit reglement elk jaar.", EVERYONE),
        ("nl", "Als een docent iets ziet, dan belt hij de ouders.", STAFF),
        ("en", "If a teacher sees something, she first calls the parents.", STAFF),
        ("en", "Staff do not gossip, not even in their free time.", STAFF),
        ("en", "Pictures are allowed if parents give consent.", EVERYONE),
        ("en", "As a member of staff, you must be on time.", STAFF),
        ("en", "It is forbidden for parents to film.", PARENTS),
        ("en", "It is forbidden to film pupils.", EVERYONE),
        ("en", "Do not phone your child.", PARENTS),
        ("en", "During working hours, teachers must not phone.", WORK),
    ],
)
def test_audiences_of_a_section_that_names_nobody(
    language: str, text: str, audiences: tuple[Audience, ...]
) -> None:
    assert one(language, text).audiences == audiences


@pytest.mark.parametrize(
    ("language", "heading", "text", "audiences"),
    [
        ("nl", "Voor ouders", "Bel bij ziekte voor negen uur.", PARENTS),
        ("nl", "Afspraken met leerlingen", "Bel bij ziekte voor negen uur.", STUDENTS),
        ("nl", "Wat we van het team vragen", "Contact loopt via de app.", STAFF),
        ("nl", "Wat de school van ouders verwacht", "Contact loopt via de app.", PARENTS),
        ("en", "What we ask of parents", "Contact goes through the app.", PARENTS),
        ("en", "What we expect from staff", "Contact goes through the app.", STAFF),
        ("nl", "Contact met ouders", "Bel bij ziekte voor negen uur.", EVERYONE),
        ("nl", "Personeel", "Je gaat netjes met leerlingen om.", STAFF),
        ("nl", "Personeel", "Fietsen is toegestaan, tenzij ouders klagen.", STAFF),
        ("nl", "Afspraken", "Fietsen is toegestaan, tenzij ouders klagen.", PARENTS),
        ("nl", "Personeel tijdens werktijd", "Je belt niet privé.", WORK),
        ("nl", "Personeel buiten werktijd", "Medewerkers mogen bellen.", HOME),
        ("nl", "Voor iedereen", "Een docent mag leerlingen niet volgen.", STAFF),
        ("nl", "Iedereen", "Je helpt elkaar.", EVERYONE),
        ("nl", "Ouders", "Als een leerling filmt, vraagt hij dat aan de ouders.", STUDENTS),
        ("nl", "Ouders", "Als een leerling ziek is, bellen zij voor negen uur.", PARENTS),
        ("nl", "Doel", "Je voelt je hier veilig.", EVERYONE),
        ("nl", "Voor wie", "De regels gelden voor leerlingen en docenten.", STUDENTS + STAFF),
        ("en", "Use of phones by pupils", "Phones stay in the bag.", STUDENTS),
    ],
)
def test_headings_decide_where_the_clause_does_not(
    language: str, heading: str, text: str, audiences: tuple[Audience, ...]
) -> None:
    assert one(language, text, heading).audiences == audiences


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("Dit doen we niet", "Elkaar buitensluiten.", Kind.MUST_NOT),
        ("Dit doen we", "Elkaar helpen.", Kind.MUST),
        ("Dit doen we niet", "In de pauze mag bellen wel.", Kind.MAY),
        ("Sancties", "De ouders worden gebeld.", Kind.CONSEQUENCE),
        ("Sancties", "Ouders kunnen een klacht indienen.", Kind.MAY),
        ("Inleiding", "Wij gaan goed met elkaar om.", Kind.STATEMENT),
        ("Inleiding", "Filmen is verboden.", Kind.MUST_NOT),
    ],
)
def test_headings_govern_kinds(heading: str, text: str, kind: Kind) -> None:
    assert one("nl", text, heading).kind is kind


def test_whoever_the_title_or_the_scope_names_is_the_usual_audience() -> None:
    assert one("nl", "Wees op tijd.", "Tijden", "Gedragscode personeel").audiences == STAFF
    scope = section("Reikwijdte", "Dit geldt voor ouders.", "Dit geldt voor ouders en leerlingen.")
    found = proposals("nl", scope, section("Tijden", "Wees op tijd."))
    assert found[2].audiences == PARENTS
    assert signs(found[2], Topic.AUDIENCES) == [(Sign.NAMED, Where.SCOPE)]


def test_a_heading_for_everyone_is_the_reason_before_the_title() -> None:
    everyone = section("Regels voor iedereen", "Wees op tijd.")
    nested = section("In de gang", "Loop rustig.", level=3)
    found = proposals("nl", everyone, nested, title="Regels voor ouders, leerlingen en personeel")
    for each in found:
        reasons = [reason for reason in each.reasons if reason.topic is Topic.AUDIENCES]
        assert [(reason.where, reason.words) for reason in reasons] == [
            (Where.HEADING, ("iedereen",))
        ]
    staff = proposals("nl", everyone, title="Gedragscode personeel")[0]
    assert staff.audiences == STAFF
    assert [where for _, where in signs(staff, Topic.AUDIENCES)] == [Where.HEADING, Where.TITLE]


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("Dit geldt voor iedereen die hier werkt, en voor ouders.", EVERYONE),
        ("Het is van toepassing op alle gebruikers.", EVERYONE),
        ("Dit geldt voor ouders, omdat iedereen telt.", PARENTS),
        ("Dit geldt voor leerlingen, ouders en het voltallige team.", STUDENTS + PARENTS + STAFF),
        ("Dit geldt voor ouders, maar ook voor het hele team.", PARENTS + STAFF),
        ("Dit geldt voor een kind dat een jaar ouder is.", STUDENTS),
    ],
)
def test_the_scope_says_whom_the_protocol_is_for(
    text: str, audiences: tuple[Audience, ...]
) -> None:
    found = proposals("nl", section("Reikwijdte", text), section("Tijden", "Wees op tijd."))
    assert [each.audiences for each in found] == [audiences, audiences]


def test_everyone_are_those_whom_the_protocol_is_for() -> None:
    scope = section("Voor wie", "Dit geldt voor ouders.", "Op het plein geldt voor iedereen:")
    assert [each.audiences for each in proposals("nl", scope)] == [PARENTS, PARENTS]
    found = one("nl", "Dit geldt voor iedereen die hier werkt.", "Doel", "Gedragscode personeel")
    assert found.audiences == STAFF


@pytest.mark.parametrize(
    ("text", "audiences"),
    [
        ("Bij een overtreding voert de docent een gesprek met de leerling.", STUDENTS),
        ("De docent geeft de leerling een waarschuwing.", STUDENTS),
        ("Waarschuwing door de docent.", EVERYONE),
        ("Bij misbruik wordt de bal door de docent ingenomen.", EVERYONE),
        ("Als de regels door een docent worden overtreden, volgt ontslag.", STAFF),
        ("Bij overtreding door een docent volgt een waarschuwing.", STAFF),
        ("Docenten die leerlingen opsluiten, krijgen een waarschuwing.", STAFF),
        ("Docenten overtreden met leerlingen de regels en krijgen straf.", STAFF),
        ("Een docent krijgt een berisping na een klacht van leerlingen.", STAFF),
    ],
)
def test_what_follows_is_not_for_whoever_carries_it_out(
    text: str, audiences: tuple[Audience, ...]
) -> None:
    found = one("nl", text, "Gevolgen")
    assert (found.audiences, found.kind) == (audiences, Kind.CONSEQUENCE)


@pytest.mark.parametrize("do_first", [True, False])
def test_what_not_to_do_is_for_whom_what_to_do_speaks_to(do_first: bool) -> None:  # noqa: FBT001
    lists = [section("Wel doen", "Je helpt.", level=3), section("Niet doen", "Duwen.", level=3)]
    above = section("Op het plein")
    found = proposals("nl", above, *(lists if do_first else reversed(lists)))
    assert [each.audiences for each in found] == [STUDENTS, STUDENTS]
    silent = found[1 if do_first else 0]
    assert signs(silent, Topic.AUDIENCES) == [(Sign.ADDRESS, Where.COUNTERPART)]


def test_lists_of_other_sections_speak_for_themselves() -> None:
    do = section("Wel doen", "Je helpt.", level=3)
    apart = proposals(
        "nl", do, section("In de klas"), section("Niet doen", "Duwen met stoelen.", level=3)
    )
    other_kind = proposals("nl", do, section("Tijden", "Negen uur.", level=3))
    assert apart[1].audiences == other_kind[1].audiences == EVERYONE


def test_a_heading_that_names_nobody_takes_over_from_the_one_above_it() -> None:
    found = proposals(
        "nl",
        section("Personeel", "Wees op tijd."),
        section("Buiten werktijd", "Bel niet.", level=3),
        section("Kleding", "Draag een jas.", level=2),
    )
    assert [each.audiences for each in found] == [STAFF, HOME, EVERYONE]


def test_parts_of_a_clause_inherit_and_may_speak_for_themselves() -> None:
    parts = (
        Clause("a.1a", "a", ("te filmen;",)),
        Clause("a.1b", "b", ("te roepen die dat niet willen;",)),
        Clause("a.1c", "c", ("Ouders mogen dat wel.",)),
    )
    whole = Clause("a.1", "1", ("Het is leerlingen verboden om:",), parts)
    found = propose(Protocol("nl", EditionKind.ADOPTED, (), (Section("a", "A", "A", 2, (whole,)),)))
    assert {found[each].kind for each in ("a.1", "a.1a", "a.1b")} == {Kind.MUST_NOT}
    assert {found[each].audiences for each in ("a.1", "a.1a", "a.1b")} == {STUDENTS}
    assert signs(found["a.1a"], Topic.KIND) == [(Sign.FORBIDDING, Where.AROUND)]
    assert (found["a.1c"].audiences, found["a.1c"].kind) == (PARENTS, Kind.MAY)


def test_a_paragraph_that_opens_a_list_governs_it() -> None:
    clauses = (
        Clause("a.p1", "", ("Het gebruik van telefoons door leerlingen is verboden:",)),
        Clause("a.1", "-", ("in de gang;",)),
        Clause("a.2", "-", ("op het dak.",)),
        Clause("a.p2", "", ("De bel gaat om negen uur.",)),
    )
    found = propose(
        Protocol("nl", EditionKind.ADOPTED, (), (Section("a", "Telefoons", "A", 2, clauses),))
    )
    assert [(found[c].audiences, found[c].kind) for c in ("a.p1", "a.1", "a.2", "a.p2")] == [
        *[(STUDENTS, Kind.MUST_NOT)] * 3,
        (EVERYONE, Kind.STATEMENT),
    ]


@pytest.mark.parametrize(
    ("language", "text", "concerns"),
    [
        ("nl", "Docenten worden geen vrienden met leerlingen.", STUDENTS),
        ("nl", "Medewerkers beantwoorden berichten van ouders snel.", PARENTS),
        ("nl", "Docenten praten niet over leerlingen.", ()),
        ("nl", "Leerlingen mogen bellen. De docent geeft daarvoor toestemming.", WORK),
        ("nl", "Geef je horloge aan de docent. Die legt het in een la.", WORK),
        ("nl", "Geef je horloge aan de docent. Die dag krijg je het terug.", ()),
        ("nl", "Vraag de docent om een briefje. Dat lever je in.", ()),
        ("nl", "Een leerling wordt geschorst.", PARENTS),
        ("nl", "Een medewerker wordt geschorst.", ()),
        ("en", "Staff must not photograph pupils.", STUDENTS),
        ("en", "Pupils give their watch to the teacher. They put it in a drawer.", WORK),
    ],
)
def test_concerned_are_those_one_deals_with(
    language: str, text: str, concerns: tuple[Audience, ...]
) -> None:
    assert one(language, text).concerns == concerns


def test_what_is_quoted_is_what_decided() -> None:
    reasons = one(
        "nl", "Het is medewerkers in de kantine niet langer toegestaan te bellen."
    ).reasons
    assert [(each.topic, each.sign, each.words) for each in reasons] == [
        (Topic.AUDIENCES, Sign.SUBJECT, ("medewerkers",)),
        (Topic.KIND, Sign.FORBIDDING, ("niet", "toegestaan")),
    ]
