"""Sentences, syllables and the formulas."""

from __future__ import annotations

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.readability import figures, figures_of, reading_ease
from protocolwijzer.health.syllables import dutch_syllables, english_syllables
from protocolwijzer.health.texts import sentences, word_count
from protocolwijzer.health.wording import diagnostic
from tests.health.texts import edition, flags

# Counted by hand, as said slowly.
DUTCH = """
school=1 leerling=2 leerlingen=3 ouders=2 verzorgers=3 medewerker=4 protocol=3 sociale=4 media=3
telefoon=3 telefoons=3 mobiel=2 mobiele=3 foto=2 foto's=2 video=3 bericht=2 berichten=3 privacy=3
wachtwoord=2 wachtwoorden=3 regels=2 afspraken=3 toestemming=3 informatie=4 communicatie=5
communicatiemiddelen=8 coördinator=5 leidinggevende=5 verantwoordelijk=5 verantwoordelijkheid=6
publiceren=4 publicatie=4 discussie=3 situatie=4 consequentie=4 schorsing=2 verwijdering=4
waarschuwing=3 politie=3 aangifte=3 strafrechtelijk=4 overtreding=4 gedragingen=4 maatregelen=4
personeel=3 personeelsdossier=5 leerlingendossier=5 vertrouwelijke=5 persoonlijk=3 meningen=3
officieel=4 officiële=5 niveau=2 nieuwe=2 nieuws=1 mooie=2 moeite=2 draaien=2 eeuw=1 leeuwen=2
buien=2 huis=1 huizen=2 ijs=1 tijdens=2 eind=1 geluid=2 reactie=3 creatief=3 theater=3 idee=2
ideeën=3 beïnvloeden=4 geïnformeerd=4 reünie=3 ruïne=3 financieel=4 kopiëren=4 dieet=2 auto=2
fatsoensnormen=4 zwartmaken=3 vrienden=2 iedereen=3 internet=3 website=3 bijvoorbeeld=3
mogelijkheid=4 veiligheid=3 gepest=2 app=1 appgroep=2 klas=1 leraar=2 mentor=2 yoghurt=2 jury=2
museum=3 radio=3 januari=4 februari=4
"""
ENGLISH = """
school=1 pupil=2 pupils=2 parents=2 carers=2 staff=1 teacher=2 teachers=2 protocol=3 social=2
media=3 phone=1 phones=1 mobile=2 photo=2 photos=2 video=3 message=2 messages=3 privacy=3 password=2
respect=2 rule=1 rules=1 agreement=3 permission=3 information=4 communication=5 responsible=4
responsibility=6 publish=2 publishes=3 published=2 publication=4 discussion=3 situation=4
consequence=3 consequences=4 suspension=3 removal=3 warning=2 police=2 reported=3 criminal=3
offence=2 behaviour=3 statement=2 statements=2 measure=2 measures=2 confidential=4 personal=3
opinion=3 official=3 position=3 someone=2 something=2 everyone=3 everything=3 everywhere=3 example=3
examples=3 people=2 create=2 reality=4 idea=3 area=3 science=2 society=4 period=3 serious=3 being=2
doing=2 saying=2 carrying=3 using=2 used=1 shared=1 posted=2 needed=2 called=1 allowed=2 forbidden=3
language=2 guide=1 guidelines=2 equal=2 question=2 quiet=2 usual=3 individual=5 any=2 may=1 must=1
are=1 the=1 online=2 internet=3 website=2 safely=2 safe=1 carefully=3 completely=3 movement=2
management=3 coordinator=5 applies=2 friend=1 little=2 table=2 yes=1 young=1 university=5 image=2
images=3 bully=2 bullying=3 damages=3 themselves=2 sometimes=2 because=2 else=1 please=1 whole=1
files=1 sites=1 hacking=2 insulting=3 discriminatory=6 racist=2
"""


@pytest.mark.parametrize(
    ("counted", "rule"), [(DUTCH, dutch_syllables), (ENGLISH, english_syllables)]
)
def test_syllables_are_nearly_always_right(counted: str, rule: type[int]) -> None:
    words = dict(pair.split("=") for pair in counted.split())
    wrong = {word: rule(word) for word, number in words.items() if rule(word) != int(number)}
    assert len(wrong) <= 0.02 * len(words), wrong


@pytest.mark.parametrize("word", ["", "'", "b", "\u0627\u0644", "zzz"])
def test_a_word_has_a_syllable(word: str) -> None:
    assert dutch_syllables(word) >= 1
    assert english_syllables(word) >= 1


def test_sentences() -> None:
    text = 'Doe dit. Om 16.45 uur, d.w.z. laat! "Echt?" Ja\u2026 (Nee.) 3. Klaar'
    found = [text[start:end].strip() for start, end in sentences(text)]
    assert found == [
        "Doe dit.", "Om 16.45 uur, d.w.z. laat!", '"Echt?"', "Ja\u2026", "(Nee.)", "3. Klaar",
    ]  # fmt: skip
    assert list(sentences("... ! 12")) == []
    assert word_count("Om 16.45 uur - met hij/zij 'nee'.") == 6


def test_a_long_sentence_says_how_long_it_is() -> None:
    long = "Woord" + " woord" * 25 + "."
    (found,) = flags(edition(f"Kort. {long} Weer kort.", "Kort."), Code.LONG_SENTENCE)
    assert diagnostic(found).message == "a.1: A sentence of 26 words."
    assert found.words == long
    assert not flags(edition(" ".join(["woord"] * 25) + "."), Code.LONG_SENTENCE)


def test_reading_ease_is_as_the_formulas_say() -> None:
    # Sixteen words of one syllable in two sentences: wl = 100, sl = 8.
    text = "de kat zat op de mat en zag een muis. " * 2
    assert reading_ease(text, "nl", sentence_count=2) == pytest.approx(206.84 - 77 - 0.93 * 10)
    assert reading_ease(text, "en-GB", sentence_count=2) == pytest.approx(
        206.835 - 0.846 * 100 - 1.015 * 10, abs=9
    )
    assert reading_ease(text, "fr", sentence_count=2) is None
    assert reading_ease("te kort", "nl", sentence_count=1) is None
    english = "the cat sat on the mat and saw a mouse. " * 2
    assert reading_ease(english, "en", sentence_count=2) == pytest.approx(
        206.835 - 84.6 - 1.015 * 10
    )


def test_figures_of_a_text_and_its_clauses() -> None:
    text = edition("Een twee drie. Vier vijf.", "Zes.")
    measured = figures_of(text)
    assert (measured.whole.words, measured.whole.sentences, measured.whole.longest) == (6, 3, 3)
    assert measured.whole.words_per_sentence == 2
    assert [each.id for each in measured.clauses] == ["a.1", "a.2"]
    assert measured.clauses[1].figures.words == 1
    assert figures([], "nl").words_per_sentence == 0
