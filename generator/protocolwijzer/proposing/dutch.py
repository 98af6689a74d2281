"""The words of Dutch school rules; `lexicon` says what each list is for."""

from __future__ import annotations

import re

from protocolwijzer.proposing.lexicon import Actor, Lexicon, actors, phrases, word_set

DUTCH = Lexicon(
    actors=actors(
        {
            Actor.STUDENTS: (
                "leerling leerlingen kind kinderen student studenten scholier scholieren"
            ),
            Actor.PARENTS: "ouder ouders verzorger verzorgers voogd voogden gezin gezinnen",
            Actor.STAFF: (
                "medewerker medewerkers personeel personeelslid personeelsleden werknemer"
                " werknemers docent docenten leraar leraren lerares leerkracht leerkrachten juf"
                " juffen meester meesters mentor mentoren team teamlid teamleden collega"
                " collega's schoolteam vervanger vervangers invaller invallers invalkracht"
                " invalkrachten coach coaches tutor tutors mediacoach mediacoaches ict-coördinator"
                " ict-coördinatoren systeembeheerder systeembeheerders"
            ),
            Actor.OTHERS: (
                "vrijwilliger vrijwilligers stagiair stagiairs stagiaire stagiaires bezoeker"
                " bezoekers gast gasten overblijfkracht overblijfkrachten"
                " uitzendkracht uitzendkrachten bestuursleden bestuurslid oud-leerling"
                " oud-leerlingen"
            ),
            Actor.HELPING_PARENTS: (
                "hulpouder hulpouders leesouder leesouders klassenouder klassenouders groepsouder"
                " groepsouders overblijfouder overblijfouders luizenouder luizenouders"
            ),
            Actor.EVERYONE: (
                "iedereen ieder eenieder allen betrokkene betrokkenen gebruiker gebruikers"
                " deelnemer deelnemers niemand men wij we ons schoolgemeenschap"
            ),
            Actor.YOU: "je jij jullie ik",
            Actor.FORMAL_YOU: "u",
            Actor.SCHOOL: (
                "school scholen instelling onderwijsinstelling scholengemeenschap directie"
                " directeur schoolleiding schoolleider rector bestuur schoolbestuur stichting"
                " teamleider leidinggevende coördinator conciërge politie medezeggenschapsraad"
            ),
            Actor.DOCUMENT: (
                "protocol reglement code gedragscode regels regel afspraken afspraak richtlijnen"
                " richtlijn beleid document"
            ),
        }
    ),
    actor_endings=actors(
        {
            Actor.STUDENTS: "leerling leerlingen klasser klassers",
            Actor.STAFF: (
                "medewerker medewerkers personeel docent docenten leerkracht leerkrachten leraar"
                " leraren assistent assistenten ondersteuner ondersteuners"
            ),
            Actor.OTHERS: "vrijwilliger vrijwilligers",
        }
    ),
    others_in_a_list=word_set("anderen mensen personen iedereen ieder eenieder betrokkenen"),
    pupils_you=phrases("je, jij, jou, jouw, jullie, ik, mijn"),
    parental_you=phrases("u, uw, uzelf"),
    we=word_set("wij we"),
    ours=word_set("onze ons"),
    reflexive=word_set("zich"),
    reciprocal=phrases("elkaar, elkaars, samen"),
    determiners=word_set(
        "de het een 't deze dit die dat alle elke elk iedere ieder geen onze ons hun haar zijn uw"
        " je jouw mijn eigen andere sommige veel enkele beide één alleen ook"
    ),
    adjective=re.compile(r"\w{2,}e"),
    number=re.compile(r"\d\w*|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"),
    children=word_set("kind kinderen"),
    own="eigen",
    genitives=(),
    plurals=("en", "s"),
    ambiguous=word_set("ouder team code"),
    possessives=word_set("uw je jouw hun eigen mijn zijn haar"),
    connectors=word_set(", / en of & ( ) en/of alsmede evenals noch"),
    prepositions=word_set(
        "aan achter bij binnen boven buiten door in jegens langs met na naar naast namens onder"
        " op over per rond sinds te tegen tegenover tijdens tot tussen uit van vanuit vanwege via"
        " voor volgens wegens zonder zoals behalve betreffende rondom vanaf gedurende ondanks"
        " omstreeks omtrent inzake conform dankzij"
    ),
    members=word_set("lid leden"),
    agreements=word_set("afspraken gedragsafspraken regels gedragsregels"),
    agreed_with=word_set("met"),
    askings=word_set("vraagt vragen verwacht verwachten verlangen"),
    tasks=word_set(
        "taak taken rol rechten plichten verantwoordelijkheid verantwoordelijkheden verwachtingen"
        " gedrag houding gedragsregels gedragscode gedragsafspraken"
    ),
    asked_of=word_set("van aan"),
    asking_whom=word_set(
        "vraag vraagt vragen verzoek verzoekt verzoeken adviseer adviseert adviseren raden verwacht"
        " verwachten uit"
    ),
    wishing=word_set("willen wil"),
    complements=word_set("dat om"),
    pronouns=word_set("hij zij ze men er"),
    and_=word_set("en"),
    or_=word_set("of en/of /"),
    inverts=True,
    addressing=word_set("voor"),
    doing=word_set("door"),
    handing=word_set("bij aan"),
    role=phrases("als"),
    no_role=word_set("voor"),
    conditions=word_set(
        "als indien wanneer mits tenzij omdat doordat zodra zolang voordat nadat terwijl zodat"
        " hoewel opdat totdat"
    ),
    turned=word_set(
        "mocht mochten is zijn wordt worden wil wilt willen moet moeten kan kun kunt kunnen heeft"
        " heb hebt hebben staat staan krijgt krijg"
    ),
    relatives=word_set(
        "die dat om wat welke waar waarop waarin waarvan waarbij waardoor waarmee waarover"
        " waaraan waarna waaruit waarom waartoe hoe wie"
    ),
    before_relative=frozenset(),
    before_infinitive=word_set("om"),
    contrasts=word_set("maar doch echter"),
    same=word_set("dezelfde hetzelfde zo even net zoveel evenveel"),
    free_relatives=word_set("wie degene"),
    then=word_set("dan"),
    function_words=word_set(
        "er hier daar hierbij daarbij daarom daarmee dus zo ook dan toen nu en of maar want als"
        " niet geen nooit wel meer zich zichzelf elkaar hij zij ze men iemand iets niets alles"
        " zelf beiden daarnaast verder tevens bovendien eventueel alleen"
    ),
    adverbs=word_set(
        "eerst altijd ook verder tevens daarnaast bovendien dan dus direct meteen nooit niet wel"
        " steeds zelf liever graag alleen alsjeblieft"
    ),
    negations=word_set("niet geen nooit niemand nergens niets noch"),
    never=word_set("niet nooit"),
    only=word_set("alleen slechts uitsluitend enkel pas"),
    consent=word_set("toestemming overleg akkoord goedkeuring instemming"),
    granting=word_set("geef geeft geven gegeven gaf gaven verleent verlenen verleend"),
    agreeing=phrases(
        "goedvindt, goedvinden, goed vindt, goed vinden, goedkeurt, toestaat, toestemt, akkoord is,"
        " akkoord gaat, anders aangeeft, anders zegt, anders afspreekt, erom vraagt, daarom vraagt"
    ),
    requests=phrases("wilt u, wil je, willen jullie, zou u, zou je, kunt u, kun je"),
    forbidding=phrases(
        "verboden, ontoelaatbaar, niet de bedoeling, uit den boze, onacceptabel, vermijd"
    ),
    purpose=word_set("te"),
    allowing=phrases(
        "toegestaan, geoorloofd, staat vrij, staat u vrij, staat je vrij, staat iedereen vrij,"
        " staat ouders vrij, bent vrij, is vrij, zijn vrij, toestaan, bevoegd,"
        " welkom, alleen mogelijk, u gerust, je gerust, jullie gerust"
    ),
    allowed_words=word_set(
        "toegestaan geoorloofd gepermitteerd toelaatbaar gewenst acceptabel wenselijk verstandig"
        " toegelaten"
    ),
    may=word_set("mag mogen"),
    whether=(
        word_set(
            "vraag vraagt vragen weet weten controleert nagaat twijfelt bekijkt"
            " bekijken beoordeelt beoordelen kijkt kijken"
        ),
        word_set("of"),
    ),
    can=word_set("kan kunnen kunt kun"),
    must=phrases(
        "dient, dienen, moet, moeten, verplicht, hoort te, horen te, behoort te, behoren te"
    ),
    no_duty=phrases("hoef, hoeft, hoeven, niet verplicht"),
    asking=phrases(
        "verwachten, verwacht, gaan ervan uit, wij adviseren, we adviseren, adviseren wij,"
        " adviseren we, wij vragen, we vragen, vragen wij, vragen we,"
        " vragen u, verzoeken, verzocht, geacht, gevraagd, geadviseerd, aangeraden,"
        " van belang dat, is nodig, zorgt, zorgen, draagt zorg, zal, zullen"
    ),
    not_permission=word_set("worden"),
    awareness=word_set("bewust beseffen beseft besef realiseren realiseert realiseer begrijpen"),
    responsibility=phrases(
        "verantwoordelijk, verantwoordelijkheid, aansprakelijk, aansprakelijkheid, eigen risico"
    ),
    sanctions=word_set(
        "maatregel maatregelen aangifte ontslag ontslagen berisping plichtsverzuim verwijtbaar"
        " straf straffen gestraft boete sanctie sancties waarschuwing politie nablijven inname"
        " ingenomen afgenomen afgepakt strafbaar strafbare dossier geroyeerd ontzegd"
    ),
    sanction_stems=("schors", "geschors", "disciplin", "strafrecht"),
    sanction_endings=("dossier",),
    sanction_phrases=phrases(
        "in beslag, actie ondernomen, verwijdering van school, van school verwijderd,"
        " van school gestuurd, doorberekend, verhaald op,"
        " bij herhaling, na herhaling"
    ),
    after_breach=word_set("gevolg gevolgen consequentie consequenties"),
    breaches=phrases(
        "in strijd, overtreedt, overtreden, overtreding, misbruik, niet aan de, niet aan deze,"
        " niet aan dit, niet naleeft, niet naleven, schendt"
    ),
    breaking=phrases(
        "overtreedt, overtreden, schendt, schenden, negeert, negeren, niet naleeft, niet naleven,"
        " in strijd, niet aan de, niet aan deze, niet aan dit, niet aan onze"
    ),
    breaking_them=phrases(
        "niet aan houdt, niet aan houden, niet aan houd, hier niet aan, daar niet aan, er niet aan,"
        " niet eraan, niet hieraan, niet daaraan, dit niet doet, dat niet doet"
    ),
    stative=word_set(
        "is zijn ben bent was waren wordt worden word heeft hebben heb hebt had hadden kan kunnen"
        " kun kunt weet weten wil willen wilt zal zullen zou zouden vindt vinden krijgt krijgen"
        " krijg lijkt blijkt betekent vertrouwt vertrouwen hopen hoopt groeit groeien leert leren"
        " hoeft hoeven staat staan geldt gelden valt vallen heet horen hoort mag mogen bedoelen"
        " bedoelt bedoel verstaan verstaat mocht mochten bereikt bereik bereiken"
        " ontvangt ontvang ontvangen"
    ),
    imperatives=word_set(
        "accepteer bedenk beantwoord bel bescherm bespreek bewaar blijf blokkeer breng check"
        " controleer deel denk doe download filmt film fotografeer ga gebruik gedraag geef haal"
        " help heb houd hou informeer kies kijk klik kom laat leen lees leg let lever luister"
        " maak meld neem noem overleg plaats post praat publiceer reageer respecteer ruim schakel"
        " scheld schrijf sla sluit speel spreek stel steek stop stuur toon typ upload vermeld"
        " vernietig verspreid vertel verwijder voorkom vraag waarschuw wees wacht zeg zet zoek"
        " zorg wissel behandel beperk bekijk betrek draag groet onderteken pas volg voer werk"
        " wijs gooi"
    ),
    finite=re.compile(r"\w+[nt]"),
    dealings=word_set(
        "vriend vrienden vriendschap vriendschapsverzoek vriendschapsverzoeken volgverzoek"
        " volgverzoeken volgen bericht berichten appje appjes chat chatten contact contacten foto"
        " foto's filmpje filmpjes video's beelden beeld opname opnamen opnames fotograferen"
        " filmen informeren ingelicht gesprek discussie"
    ),
    records=word_set("gegevens persoonsgegevens inloggegevens dossiers"),
    dealing_prepositions=word_set("met van aan naar"),
    introductions=phrases(
        "inleiding, vooraf, voorwoord, doel, doelstelling, doelstellingen, doelgroep, reikwijdte,"
        " toepassing, toepassingsgebied, begrippen, begripsbepaling, begripsbepalingen,"
        " definities, definitie, waarom, voor wie, visie, achtergrond, aanleiding, slotbepaling,"
        " slotbepalingen, waar gaat dit over, over dit protocol, over dit document, over deze"
        " afspraken"
    ),
    gerund=re.compile(r"(?!)"),
    besides=word_set("ook zelfs eveneens evenmin"),
    comparing=word_set("zoals als dan"),
    be="worden",
    of=word_set("van het de"),
    subjects_behind=word_set("ik we wij jij"),
    passive=word_set("wordt worden"),
    future=word_set("zal zullen"),
    participle=re.compile(
        r"(?:ge|be|ver|ont|her)\w+(?:d|t|en)|\w{1,20}ge\w{1,20}(?:d|t|en)|(?:over|onder)\w*[gknr]d"
    ),
    infinitive=re.compile(r"\w{2,}en|doen|zien|gaan|staan|slaan"),
    scope=phrases(
        "geldt voor, gelden voor, heeft betrekking op, hebben betrekking op, geldt ook voor,"
        " van toepassing op, bedoeld voor, bestemd voor, zijn er voor, is er voor,"
        " geldt zowel voor"
    ),
    sanction_headings=phrases(
        "sanctie, sancties, maatregelen, gevolgen, consequenties, handhaving, overtreding,"
        " overtredingen, straf, straffen, misgaat, fout gaat, schending,"
        " wat gebeurt er als, wat gebeurt er bij, wat gebeurt er na, wat gebeurt er wanneer,"
        " wat er gebeurt als, wat er gebeurt bij, wat er gebeurt na, overtreedt, overtreden,"
        " niet aan de, niet aan deze, niet aan dit, niet naleeft, niet naleven, niet nakomt,"
        " niet nagekomen, niet worden nagekomen"
    ),
    do_headings=phrases("doen we, do's, wel doen, dit doe je, wat moet, zo doen we"),
    do_not_headings=phrases(
        "don'ts, niet doen, doen we niet, doe je niet, mag niet, verboden, niet toegestaan,"
        " ongewenst gedrag, onacceptabel"
    ),
    everyone_headings=word_set("iedereen allen gezamenlijk"),
    general_headings=word_set("algemeen"),
    step=re.compile(
        r"(?:stap|fase|trede)\s*\d"
        r"|(?:(?:bij|na|voor|de|het|een|elke|iedere)\s+)*(?:"
        r"(?:\d+\s?(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|volgende|laatste)\s+"
        r"(?:keer|maal|overtreding|waarschuwing|incident|melding)\b|herhaling\b)"
    ),
    sequel=re.compile(r"(?:eerst|dan|daarna|vervolgens|ten slotte|tot slot)\b"),
    following_rules=phrases(
        "volgende afspraken, volgende regels, volgende spelregels, volgende richtlijnen,"
        " volgende specifieke afspraken"
    ),
    following_cases=phrases(
        "de volgende gevallen, deze gevallen, de volgende situaties, deze situaties,"
        " de volgende omstandigheden, de volgende voorwaarden, deze voorwaarden"
    ),
    pointing=phrases("terecht, contact opnemen, vinden, terugvinden, bereiken, lezen"),
    upkeep=phrases(
        "evalueren, evalueert, geëvalueerd, herzien, herziet, actualiseren, actualiseert,"
        " geactualiseerd, bijstellen, bijgesteld, aanpassen, aangepast, niet voorziet,"
        " niet in voorziet, niet is voorzien, niet voorzien is, opnieuw,"
        " tegen het licht"
    ),
    taking_up=word_set("hij zij ze die deze"),
    objects=word_set("hem haar hen ze het dat dit die er"),
    things=word_set(
        "telefoon telefoons mobiel mobieltje mobieltjes smartphone smartphones gsm gsm's horloge"
        " horloges smartwatch smartwatches tablet tablets laptop laptops chromebook chromebooks"
        " apparaat apparaten toestel toestellen oortjes koptelefoon koptelefoons camera camera's"
        " geluid apparatuur device devices wearable wearables privételefoon privételefoons"
        " werktelefoon werktelefoons schooltelefoon schooltelefoons schoollaptop schoollaptops"
        " scherm schermen"
    ),
    keeping=word_set("staat staan blijft blijven zit zitten ligt liggen gaat gaan"),
    coming=word_set("komt komen"),
    off=word_set("uit weg stil thuis dicht uitgeschakeld opgeborgen opgeladen vergrendeld"),
    stores=word_set(
        "kluis kluisje kluisjes tas telefoontas locker kast bak rugzak kapstok kapstokken"
        " fietsenrek rek prullenbak vuilnisbak vuilnisbakken"
    ),
    placing=word_set("in aan onder op"),
    belonging=phrases("van"),
    done_to=word_set(
        "besproken genoemd vermeld getoond afgebeeld gefilmd gefotografeerd opgenomen herkenbaar"
        " geplaatst gedeeld getagd benaderd buitengesloten uitgescholden uitgelachen gepest"
    ),
    routes=phrases("loopt via, lopen via, verloopt via, verlopen via, gaat via, gaan via"),
    becoming=word_set("worden wordt word"),
    having=word_set("is zijn ben bent heeft hebben hebt heb"),
    carrying=phrases("bij zich, op zak"),
    verb_with={"zorgen": word_set("voor ervoor daarvoor dat er")},
    work=phrases(
        "tijdens werk, tijdens het werk, tijdens werksituaties, tijdens werktijd, onder werktijd,"
        " op het werk, onder lestijd, tijdens lestijd, tijdens de les, tijdens lessen,"
        " in werktijd, tijdens de lessen, onder schooltijd, tijdens schooltijd,"
        " waar kinderen bij zijn, waar leerlingen bij zijn, in het bijzijn van,"
        " in aanwezigheid van"
    ),
    home=phrases(
        "buiten het werk, buiten werk, buiten werksituaties, buiten werktijd, thuis,"
        " in eigen tijd, vrije tijd, na werktijd, vanuit huis"
    ),
    school=phrases(
        "op school, in de klas, in de les, in een les, in de lessen, op het plein,"
        " op het schoolplein, in het schoolgebouw, binnen de school"
    ),
)
