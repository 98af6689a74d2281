"""The Word file of the tutorials: a made-up school's protocol, as schools have them.

Word counts its numbers, its headings are bold text and no headings, a footer has page numbers, a
table the versions, and one change is still marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.support.docx import (
    Word,
    abstract,
    field_of,
    level,
    num,
    paragraph,
    part,
    plain,
    run,
    table,
)

_NUMBERED = 1
# What an item of the text begins with, and the level of Word's list that it stands at.
_LEVELS = {"=": 0, "-": 1, "*": 2}
_CHAPTER = "="
_CHANGE = 'w:id="{}" w:author="M. de Boer" w:date="2025-06-02T15:20:00Z"'


@dataclass(frozen=True)
class Story:
    """What the director of a tutorial has.

    name: the school's, as she gives it. versions: the table's rows. page: what stands
    around the page's number. marked: words as they were and as they are now, where the change is
    not accepted yet. text: an item after each mark of _LEVELS at the beginning of a line.
    readopted, reworded: what is otherwise a year later.
    """

    language: str
    name: str
    file: str
    title: str
    subtitle: str
    versions: Sequence[Sequence[str]]
    adoption: str
    page: tuple[str, str]
    marked: tuple[str, str] | None
    text: str
    readopted: tuple[str, str]
    reworded: Sequence[tuple[str, str]]

    def word(self) -> bytes:
        """The file."""
        body = [paragraph(run(self.title, '<w:b/><w:sz w:val="36"/>')), plain(self.subtitle)]
        body.append(table(*([plain(cell) for cell in row] for row in self.versions)))
        body.append(plain(self.adoption))
        body.extend(self._items())
        before, between = self.page
        footer = paragraph(
            run(f"{self.subtitle} - {before} "),
            field_of("PAGE", run("1")),
            run(f" {between} "),
            field_of("NUMPAGES", run("3")),
        )
        numbers = abstract(
            _NUMBERED,
            level(0, "%1", indent=0),
            level(1, "%1.%2", indent=720, hanging=720),
            level(2, "%3)", form="lowerLetter", indent=1080),
        )
        return Word(
            "".join(body),
            abstracts=[numbers],
            nums=[num(_NUMBERED, _NUMBERED)],
            parts={"footer1": part("w:ftr", footer)},
            language=self.language,
        ).packed()

    def mended(self) -> Story:
        """The copy that the director makes, with the change accepted."""
        return replace(self, marked=None)

    def next_year(self) -> Story:
        """The text that is adopted a year later."""
        text = self.text
        for old, new in self.reworded:
            text = text.replace(old, new)
        adoption = self.adoption.replace(*self.readopted)
        return replace(self.mended(), text=text, adoption=adoption)

    def _items(self) -> Iterator[str]:
        for mark, words in _items(self.text):
            runs = run(words, "<w:b/>") if mark == _CHAPTER else self._marked(words)
            yield paragraph(runs, number=(_NUMBERED, _LEVELS[mark]))

    def _marked(self, words: str) -> str:
        """A rule's runs, with the change that nobody has accepted yet where it belongs."""
        was, now = self.marked or ("", "")
        before, found, after = words.partition(now) if now else (words, "", "")
        if not found:
            return run(words)
        deleted = f"<w:r><w:delText>{was}</w:delText></w:r>"
        return (
            run(before)
            + f"<w:del {_CHANGE.format(1)}>{deleted}</w:del>"
            + f"<w:ins {_CHANGE.format(2)}>{run(now)}</w:ins>"
            + run(after)
        )


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Each item's mark and words; what follows a line without a mark goes on with the item."""
    items: list[list[str]] = []
    for line in text.strip().splitlines():
        mark, _, words = line.partition(" ")
        if mark in _LEVELS:
            items.append([mark, words])
        else:
            items[-1].append(line.strip())
    for mark, *lines in items:
        yield mark, " ".join(lines)


DUTCH = Story(
    language="nl-NL",
    name="De Zonnebloem",
    file="Protocol sociale media en telefoons.docx",
    title="Protocol sociale media en telefoons",
    subtitle="Basisschool De Zonnebloem",
    versions=(
        ("Versie", "Datum", "Wat is er veranderd?"),
        ("1.0", "3 september 2024", "Eerste versie"),
        ("1.1", "10 juni 2025", "Slimme horloges toegevoegd"),
    ),
    adoption="Vastgesteld door de directie op 10 juni 2025, met instemming van de "
    "medezeggenschapsraad.",
    page=("pagina", "van"),
    marked=("muziekspeler", "slim horloge"),
    text="""
= Waarom deze afspraken
- Kinderen leren op school hoe je goed met elkaar omgaat, ook online.
- De afspraken gelden in de school, op het plein en tijdens uitstapjes.
= Leerlingen
- Leerlingen zetten hun telefoon of slim horloge uit voordat de les begint en leggen hem tot het
  einde van de dag in de telefoonbak van de groep.
- Leerlingen maken op school geen foto's of filmpjes van anderen, behalve als de leerkracht dat voor
  een les vraagt.
- Een leerling die online wordt gepest, vertelt dat aan de leerkracht of aan een andere volwassene
  op school.
- Leerlingen schelden, dreigen en roddelen niet in de groepsapp van de klas.
- Houdt een leerling zich niet aan deze afspraken, dan gebeurt er dit:
* de telefoon blijft op school tot een ouder hem ophaalt;
* de leerkracht praat met de leerling en belt de ouders.
= Ouders en verzorgers
- Ouders mogen tijdens een viering foto's van hun eigen kind maken.
- Ouders plaatsen geen foto's van andere kinderen op internet, tenzij de ouders van die kinderen dat
  goedvinden.
- Ouders bespreken hun zorgen met de leerkracht en niet in de groepsapp.
- Ouders bellen de school als zij hun kind onder schooltijd willen spreken.
= Medewerkers
- Medewerkers volgen leerlingen niet op Instagram of Twitter en sturen hun geen privéberichten.
- De school plaatst alleen foto's van leerlingen als hun ouders daar toestemming voor hebben
  gegeven.
- Medewerkers gebruiken hun telefoon niet tijdens de les, tenzij de les daarom vraagt.
- Medewerkers schrijven thuis op sociale media niets over leerlingen, ouders of collega's.
= Tot slot
- De directie bekijkt dit protocol elk jaar samen met het team en de medezeggenschapsraad.
""",
    readopted=("10 juni 2025", "9 juni 2026"),
    reworded=(
        ("les begint en leggen", "les begint. Ze leggen"),
        ("Instagram of Twitter", "sociale media"),
    ),
)

ENGLISH = Story(
    language="en-GB",
    name="De Zonnebloem",
    file="Protocol on social media and phones.docx",
    title="Protocol on social media and phones",
    subtitle="De Zonnebloem primary school",
    versions=(
        ("Version", "Date", "What has changed?"),
        ("1.0", "3 September 2024", "First version"),
        ("1.1", "10 June 2025", "Smart watches added"),
    ),
    adoption="Adopted by the school management on 10 June 2025, with the consent of the "
    "participation council.",
    page=("page", "of"),
    marked=("music player", "smart watch"),
    text="""
= Why we have these rules
- At school, children learn how to treat each other well, online too.
- The rules apply in the school, in the playground and on trips.
= Pupils
- Pupils switch off their phone or smart watch before lessons begin and leave it in the phone box of
  the class until the end of the day.
- Pupils do not take photos or videos of others at school, unless the teacher asks for them in a
  lesson.
- Pupils who are bullied online should tell the teacher or another adult at school.
- Pupils do not swear, threaten or gossip in the group chat of the class.
- If a pupil does not keep to these rules, this is what happens:
* the phone stays at school until a parent collects it;
* the teacher talks to the pupil and calls the parents.
= Parents and carers
- Parents may take photos of their own child at a celebration.
- Parents do not post photos of other children on the internet, unless the parents of those children
  agree.
- Parents discuss their worries with the teacher and not in the group chat.
- Parents call the school if they need to speak to their child during school hours.
= Staff
- Staff do not follow pupils on Instagram or Twitter and send them no private messages.
- The school only posts photos of pupils if their parents have given consent.
- Staff do not use their phones during lessons, unless the lesson asks for it.
- At home, staff write nothing on social media about pupils, parents or colleagues.
= Finally
- The school management looks at this protocol every year, together with the team and the
  participation council.
""",
    readopted=("10 June 2025", "9 June 2026"),
    reworded=(
        ("lessons begin and leave", "lessons begin. They leave"),
        ("Instagram or Twitter", "social media"),
    ),
)

STORIES = {"nl": DUTCH, "en": ENGLISH}
