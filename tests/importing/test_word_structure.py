"""What the reader of found texts makes of Word files: titles, headings, lists and items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.model import EditionKind
from protocolwijzer.reading import read_protocol
from tests.importing.word_files import imported
from tests.reading.test_variants import VARIANTS, outline
from tests.support.docx import GAP, Word, abstract, level, num, paragraph, plain, run, style, table
from tests.support.word_protocols import typed_word

# A paragraph in Word does not end where a line does: these are about lines of text files.
OF_LINES = {
    "damage-hyphen-between-vowels",
    "damage-hyphens-at-line-ends",
    "damage-word-broken-over-lines",
    "do-not-split-pairs-over-lines",
    "false-number-cross-reference",
    "false-number-ordinal",
    "false-number-telephone-and-year",
    "false-number-time",
    "false-number-units",
    "heading-english",
    "heading-keywords-without-blank-lines",
    "heading-markdown-underlined",
    "heading-without-blank-lines",
    "list-number-and-tab",
    "list-worded-numbers",
    "list-wrapped-lines",
    "text-wrapped-is-no-heading",
}
VARIANT_NAMES = sorted(path.stem for path in VARIANTS.glob("*.txt") if path.stem not in OF_LINES)

NUMBERED = {
    "abstracts": [
        abstract(1, level(0), level(1, "%2)", form="lowerLetter")),
        abstract(2, level(0, "•", form="bullet")),
        abstract(3, level(0, "%1.", form="lowerLetter")),
    ],
    "nums": [num(1, 1), num(2, 2), num(3, 3), num(4, 1, starts={0: 1})],
}


def bold(words: str, *, number: tuple[int, int] | None = None) -> str:
    return paragraph(run(words, "<w:b/>"), number=number)


def item(words: str, index: int = 0, *, of: int = 1, left: int | None = None) -> str:
    placed = "" if left is None else f'<w:ind w:left="{left}" w:hanging="360"/>'
    return plain(words, number=(of, index), properties=placed)


def read(body: str, styles: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The outline of a document, and the codes of what was doubted."""
    word = Word(body, abstracts=NUMBERED["abstracts"], nums=NUMBERED["nums"], styles=styles)
    protocol, found = imported(word.packed())
    return list(outline(protocol)), [each.code.slug for each in found]


@pytest.mark.parametrize("name", VARIANT_NAMES)
def test_typed_texts_are_read_as_from_a_text_file(name: str) -> None:
    data = (VARIANTS / f"{name}.txt").read_bytes()
    expected, _ = read_protocol(data, file="", language="nl", edition=EditionKind.ADOPTED)
    protocol, _ = imported(typed_word(data.decode()).packed())
    assert list(outline(protocol)) == list(outline(expected))


STRUCTURES: Mapping[str, tuple[str, list[str], list[str]]] = {
    "letters under numbers, by level": (
        plain("Regels", style="Heading1") + item("een:") + item("twee", 1) + item("drie"),
        [
            "## Regels = regels",
            "  regels.1 1 | een:",
            "    regels.1a a | twee",
            "  regels.2 2 | drie",
        ],
        [],
    ),
    "another list under a number, further in": (
        plain("Regels", style="Heading1")
        + item("een")
        + item("twee", of=3, left=1440)
        + item("drie", of=3, left=1440)
        + item("vier"),
        [
            "## Regels = regels",
            "  regels.1 1 | een",
            "    regels.1a a | twee",
            "    regels.1b b | drie",
            "  regels.2 2 | vier",
        ],
        [],
    ),
    "another list at the same margin, but the first goes on": (
        plain("Regels", style="Heading1")
        + item("een", left=720)
        + item("twee", of=2, left=720)
        + item("drie", left=720),
        [
            "## Regels = regels",
            "  regels.1 1 | een",
            "    regels.1.1 - | twee",
            "  regels.2 2 | drie",
        ],
        [],
    ),
    "another list at the same margin, announced": (
        plain("Regels", style="Heading1") + item("een:", left=720) + item("twee", of=2, left=720),
        ["## Regels = regels", "  regels.1 1 | een:", "    regels.1.1 - | twee"],
        [],
    ),
    "another list at the same margin, and the first starts anew": (
        plain("Regels", style="Heading1")
        + item("een.", left=720)
        + item("twee.", of=2, left=720)
        + plain("Ouders:")
        + item("drie.", of=4, left=720),
        [
            "## Regels = regels",
            "  regels.1 1 | een.",
            "  regels.p1 - | twee.",
            "  regels.p2 (paragraph) | Ouders:",
            "  regels.1-2 1 | drie.",
        ],
        ["minted-id", "number-sequence"],
    ),
    "another list at the same margin, on its own": (
        plain("Regels", style="Heading1") + item("een.", left=720) + item("twee.", of=2, left=720),
        ["## Regels = regels", "  regels.1 1 | een.", "  regels.p1 - | twee."],
        ["minted-id"],
    ),
    "a second paragraph under a number": (
        plain("Regels", style="Heading1")
        + item("een")
        + plain("nog een", properties='<w:ind w:left="720"/>')
        + item("twee"),
        ["## Regels = regels", "  regels.1 1 | een // nog een", "  regels.2 2 | twee"],
        [],
    ),
    "typed letters under counted numbers": (
        plain("Regels", style="Heading1")
        + item("een:")
        + plain("a. twee", properties='<w:ind w:left="1080"/>')
        + plain("b. drie", properties='<w:ind w:left="1080"/>')
        + item("vier"),
        [
            "## Regels = regels",
            "  regels.1 1 | een:",
            "    regels.1a a | twee",
            "    regels.1b b | drie",
            "  regels.2 2 | vier",
        ],
        [],
    ),
    "a list that goes on under the next heading": (
        plain("Een", style="Heading1")
        + item("een")
        + plain("Twee", style="Heading1")
        + item("twee"),
        ["## Een = een", "  een.1 1 | een", "## Twee = twee", "  twee.2 2 | twee"],
        [],
    ),
    "a counted line in the middle of a sentence is still an item": (
        plain("Regels", style="Heading1") + plain("Wie filmt,") + item("vraagt dat eerst", of=4),
        [
            "## Regels = regels",
            "  regels.p1 (paragraph) | Wie filmt,",
            "  regels.1 1 | vraagt dat eerst",
        ],
        ["minted-id"],
    ),
    "an empty item": (
        plain("Regels", style="Heading1") + item("een") + item("") + item("twee"),
        ["## Regels = regels", "  regels.1 1 | een", "  regels.3 3 | twee"],
        ["empty-number"],
    ),
    "title, school and version on top": (
        plain("Protocol telefoons", style="Title")
        + plain("De Linde")
        + plain("Doel", style="Heading1")
        + plain("Rust.")
        + plain("In de les", style="Heading2")
        + plain("Stil."),
        [
            "title: Protocol telefoons",
            "title: De Linde",
            "## Doel = doel",
            "  doel.1 (paragraph) | Rust.",
            "### In de les = les",
            "  les.1 (paragraph) | Stil.",
        ],
        ["minted-id", "minted-id"],
    ),
    "the only heading of its level that names the document": (
        plain("Protocol telefoons", style="Heading1")
        + plain("Dit geldt voor iedereen.")
        + plain("Doel", style="Heading2")
        + plain("Rust."),
        [
            "title: Protocol telefoons",
            "## (no heading) = aanhef",
            "  aanhef (paragraph) | Dit geldt voor iedereen.",
            "### Doel = doel",
            "  doel.1 (paragraph) | Rust.",
        ],
        ["minted-id", "minted-id"],
    ),
    "bold lines below styled headings": (
        plain("Regels", style="Heading1")
        + bold("Leerlingen")
        + item("een")
        + bold("Ouders")
        + item("a", of=4)
        + plain("Slot", style="Heading1")
        + plain("Einde."),
        [
            "## Regels = regels",
            "### Leerlingen = leerlingen",
            "  leerlingen.1 1 | een",
            "### Ouders = ouders",
            "  ouders.1 1 | a",
            "## Slot = slot",
            "  slot.1 (paragraph) | Einde.",
        ],
        ["minted-id", "uncertain-heading", "uncertain-heading"],
    ),
    "a title's style alone, headings in bold": (
        plain("Reglement", style="Title")
        + bold("Artikel 1. Begrippen")
        + plain("1.\tAlle diensten.")
        + bold("Artikel 2. Gebruik")
        + plain("1.\tVraag eerst."),
        [
            "title: Reglement",
            "## Artikel 1. Begrippen = artikel-1",
            "  artikel-1.1 1 | Alle diensten.",
            "## Artikel 2. Gebruik = artikel-2",
            "  artikel-2.1 1 | Vraag eerst.",
        ],
        [],
    ),
    "headings in a title's style": (
        plain("Reglement", style="Title")
        + plain("Dit geldt voor iedereen.")
        + plain("Regels", style="Title")
        + item("een"),
        [
            "title: Reglement",
            "## (no heading) = aanhef",
            "  aanhef (paragraph) | Dit geldt voor iedereen.",
            "## Regels = regels",
            "  regels.1 1 | een",
        ],
        ["minted-id"],
    ),
    "bold lines above the first styled heading": (
        bold("Protocol")
        + bold("Vooraf")
        + plain("De school wil rust.")
        + plain("Regels", style="Heading1")
        + item("een"),
        [
            "title: Protocol",
            "## Vooraf = vooraf",
            "  vooraf.1 (paragraph) | De school wil rust.",
            "## Regels = regels",
            "  regels.1 1 | een",
        ],
        ["minted-id", "uncertain-heading"],
    ),
    "lines that are underlined, larger or in capitals": (
        paragraph(run("Leerlingen", '<w:u w:val="single"/>'))
        + plain("Vraag het eerst")
        + paragraph(run("Ouders", '<w:sz w:val="28"/>'))
        + plain("Bel de school")
        + paragraph(run("Gevolgen", "<w:caps/>"))
        + plain("Een gesprek")
        + plain("Nog een gesprek met de ouders erbij"),
        [
            "## Leerlingen = leerlingen",
            "  leerlingen.1 (paragraph) | Vraag het eerst",
            "## Ouders = ouders",
            "  ouders.1 (paragraph) | Bel de school",
            "## Gevolgen = gevolgen",
            "  gevolgen.1 (paragraph) | Een gesprek",
            "  gevolgen.2 (paragraph) | Nog een gesprek met de ouders erbij",
        ],
        ["minted-id", "minted-id", "minted-id"],
    ),
    "bold lines alone": (
        bold("Leerlingen") + plain("Dit is een zin.") + bold("Ouders") + plain("Dit ook."),
        [
            "## Leerlingen = leerlingen",
            "  leerlingen.1 (paragraph) | Dit is een zin.",
            "## Ouders = ouders",
            "  ouders.1 (paragraph) | Dit ook.",
        ],
        ["minted-id", "minted-id"],
    ),
    "counted headings in bold, and rules that are counted too": (
        bold("Doel", number=(1, 0))
        + plain("De school wil rust.")
        + bold("Regels", number=(1, 0))
        + plain("De school wil contact."),
        [
            "## 1. Doel = 1",
            "  1.1 (paragraph) | De school wil rust.",
            "## 2. Regels = 2",
            "  2.1 (paragraph) | De school wil contact.",
        ],
        ["minted-id", "minted-id"],
    ),
    "a list in bold is a list": (
        plain("Regels", style="Heading1")
        + bold("Telefoon uit", number=(1, 0))
        + bold("Horloge uit", number=(1, 0))
        + bold("Niet filmen.", number=(1, 0)),
        [
            "## Regels = regels",
            "  regels.1 1 | Telefoon uit",
            "  regels.2 2 | Horloge uit",
            "  regels.3 3 | Niet filmen.",
        ],
        [],
    ),
    "a rule in a heading style": (
        plain("Regels", style="Heading1")
        + plain("Telefoons gaan voor de les in de kluis.", style="Heading2", number=(1, 0)),
        ["## Regels = regels", "  regels.1 1 | Telefoons gaan voor de les in de kluis."],
        ["uncertain-heading"],
    ),
    "a heading over two lines": (
        plain("Regels\nen gevolgen", style="Heading1") + item("een"),
        ["## Regels en gevolgen = regels-gevolgen", "  regels-gevolgen.1 1 | een"],
        [],
    ),
    "a hashtag is no heading": (
        plain("Regels", style="Normal") + plain("#pestenkanniet is onze regel.", properties=GAP),
        ["## Regels = regels", "  regels.1 (paragraph) | #pestenkanniet is onze regel."],
        ["minted-id"],
    ),
    "a row of a table is no heading": (
        plain("Gevolgen", style="Heading1")
        + table([plain("Te laat"), plain("Melden")], [plain("Pesten"), plain("Een gesprek.")]),
        [
            "## Gevolgen = gevolgen",
            "  gevolgen.1 (paragraph) | Te laat | Melden",
            "  gevolgen.2 (paragraph) | Pesten | Een gesprek.",
        ],
        ["minted-id", "uncertain-order"],
    ),
    "lists that are typed with line breaks": (
        plain("Regels", style="Heading1")
        + plain("- een\n- twee")
        + plain("1. drie:\na. vier\nb. vijf\n2. zes"),
        [
            "## Regels = regels",
            "  regels.p1 - | een",
            "  regels.p2 - | twee",
            "  regels.1 1 | drie:",
            "    regels.1a a | vier",
            "    regels.1b b | vijf",
            "  regels.2 2 | zes",
        ],
        ["minted-id"],
    ),
    "the only heading, above bold lines": (
        plain("Mobiel en online", style="Heading1")
        + plain("De Linde, november 2025")
        + bold("In de klas")
        + plain("Dit is een zin.")
        + bold("Daarbuiten")
        + plain("Dit ook."),
        [
            "title: Mobiel en online",
            "title: De Linde, november 2025",
            "## In de klas = klas",
            "  klas.1 (paragraph) | Dit is een zin.",
            "## Daarbuiten = daarbuiten",
            "  daarbuiten.1 (paragraph) | Dit ook.",
        ],
        ["minted-id", "minted-id", "uncertain-heading", "uncertain-heading"],
    ),
    "the only heading, which is a section's": (
        plain("Inleiding", style="Heading1")
        + bold("In de klas")
        + plain("Dit is een zin.")
        + bold("Daarbuiten")
        + plain("Dit ook."),
        [
            "## Inleiding = inleiding",
            "### In de klas = klas",
            "  klas.1 (paragraph) | Dit is een zin.",
            "### Daarbuiten = daarbuiten",
            "  daarbuiten.1 (paragraph) | Dit ook.",
        ],
        ["minted-id", "minted-id", "uncertain-heading", "uncertain-heading"],
    ),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_structure(name: str) -> None:
    body, expected, doubts = STRUCTURES[name]
    shown, found = read(body)
    assert shown == expected
    assert sorted(found) == doubts


def test_headings_by_an_outline_level_that_a_style_inherits() -> None:
    styles = [
        style("Basis", "Basis", paragraphs='<w:outlineLvl w:val="0"/>'),
        style("Eigen", "Onze kop", based_on="Basis"),
        style("Kop2", "Kop 2"),
    ]
    body = (
        plain("Doel", style="Eigen")
        + plain("Een zin.")
        + plain("Verder", style="Kop2")
        + plain("Nog een zin.")
        + plain("Regels", properties='<w:outlineLvl w:val="0"/>')
        + plain("De laatste zin.")
    )
    shown, _ = read(body, styles=styles)
    assert [line for line in shown if line.startswith("#")] == [
        "## Doel = doel",
        "### Verder = verder",
        "## Regels = regels",
    ]


def test_a_heading_that_is_based_on_a_title_is_a_heading() -> None:
    styles = [
        style("Kop1", "Kop 1", based_on="Title"),
        style("Kop2", "heading 2", based_on="Title", paragraphs='<w:outlineLvl w:val="1"/>'),
        style("Titelblad", "Titelblad", based_on="Title"),
    ]
    body = (
        plain("Reglement", style="Titelblad")
        + plain("Doel", style="Kop1")
        + plain("Rust.")
        + plain("In de les", style="Kop2")
        + plain("Stil.")
    )
    shown, _ = read(body, styles=styles)
    assert shown == [
        "title: Reglement",
        "## Doel = doel",
        "  doel.1 (paragraph) | Rust.",
        "### In de les = les",
        "  les.1 (paragraph) | Stil.",
    ]


def test_counted_headings_keep_their_number() -> None:
    styles = [
        style(
            "Artikel",
            "Artikel",
            paragraphs='<w:numPr><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="0"/>',
        )
    ]
    word = Word(
        plain("Gebruik", style="Artikel")
        + plain("Uit in de les.", number=(9, 1))
        + plain("Verlies", style="Artikel")
        + plain("Meld het.", number=(9, 1)),
        styles=styles,
        abstracts=[
            abstract(
                9,
                level(0, "Artikel %1", more='<w:pStyle w:val="Artikel"/>'),
                level(1, "%1.%2"),
            )
        ],
        nums=[num(9, 9)],
    )
    protocol, found = imported(word.packed())
    assert list(outline(protocol)) == [
        "## Artikel 1 Gebruik = artikel-1",
        "  1.1 1.1 | Uit in de les.",
        "## Artikel 2 Verlies = artikel-2",
        "  2.1 2.1 | Meld het.",
    ]
    assert not list(found)


def test_letters_past_z_and_capital_romans_are_numbers() -> None:
    levels = (level(0, form="upperRoman"), level(1, form="lowerLetter", start=26))
    body = (
        plain("Regels", style="Heading1")
        + item("een")
        + item("twee", 1)
        + item("drie", 1)
        + item("vier")
    )
    protocol, found = imported(
        Word(body, abstracts=[abstract(1, *levels)], nums=[num(1, 1)]).packed()
    )
    assert protocol.clause_ids() == ("regels.i", "regels.i.z", "regels.i.aa", "regels.ii")
    assert [each.code.slug for each in found] == ["number-sequence"]


def test_numbers_that_the_format_cannot_keep_are_doubted() -> None:
    levels = (level(0), level(1, "%1.%2", form="lowerLetter"))
    body = plain("Regels", style="Heading1") + item("Een regel.") + item("Nog een.", 1)
    word = Word(body, abstracts=[abstract(1, *levels)], nums=[num(1, 1)])
    protocol, found = imported(word.packed())
    assert protocol.clause_ids() == ("regels.1", "regels.1a")
    assert [each.message for each in found] == [
        'The file shows "1.a"; the clause is numbered "a".',
    ]


@pytest.mark.parametrize(
    ("shown", "form", "said"),
    [
        ("%1e keer:", "decimal", "1e keer:"),
        ("Stap %1.", "decimal", "Stap 1."),
        ("Lid %1 -", "decimal", "Lid 1 -"),
        ("Art. 1 lid %1:", "decimal", "Art. 1 lid 1:"),
        ("%1:", "ordinalText", "Eerste:"),
        ("Groep %1)", "upperLetter", "Groep A)"),
    ],
)
def test_words_in_a_number_stay_in_the_text(shown: str, form: str, said: str) -> None:
    body = plain("Regels", style="Heading1") + item("Een gesprek.") + item("Nog een.", 1)
    levels = (level(0, shown, form=form), level(1, "%2)", form="lowerLetter"))
    word = Word(body, abstracts=[abstract(1, *levels)], nums=[num(1, 1)])
    protocol, found = imported(word.packed())
    assert list(outline(protocol)) == [
        "## Regels = regels",
        f"  regels.1 - | {said} Een gesprek.",
        "    regels.1a a | Nog een.",
    ]
    assert [each.message for each in found if each.code is Code.UNUSUAL_NUMBER] == [
        f'The file counts "{said}"; that stands in the text now.'
    ]


@pytest.mark.parametrize("shown", ["%1", "%1.", "(%1)", "§ %1", "%1e", "A.%1", "- %1 -"])
def test_signs_around_a_number_are_no_words(shown: str) -> None:
    body = plain("Regels", style="Heading1") + item("Een gesprek.")
    word = Word(body, abstracts=[abstract(1, level(0, shown))], nums=[num(1, 1)])
    protocol, _ = imported(word.packed())
    assert [clause.paragraphs for _, clause in protocol.clauses()] == [("Een gesprek.",)]


def test_counted_articles_without_a_heading_style_are_headings() -> None:
    body = item("Gebruik") + plain("Uit in de les.") + item("Verlies") + plain("Meld het.")
    word = Word(body, abstracts=[abstract(1, level(0, "Artikel %1"))], nums=[num(1, 1)])
    protocol, found = imported(word.packed())
    assert [section.title for section in protocol.sections] == [
        "Artikel 1 Gebruik",
        "Artikel 2 Verlies",
    ]
    assert {each.code.slug for each in found} == {"minted-id"}


def test_a_style_that_is_no_heading_though_it_is_based_on_one() -> None:
    styles = [style("Tekst", "Tekst", based_on="Heading1", paragraphs='<w:outlineLvl w:val="9"/>')]
    shown, _ = read(plain("Doel", style="Heading1") + plain("Rust", style="Tekst"), styles=styles)
    assert shown == ["## Doel = doel", "  doel.1 (paragraph) | Rust"]


def test_a_bullet_that_means_something_stays_in_the_text() -> None:
    word = Word(
        plain("Regels", style="Heading1") + item("Bellen") + item("Filmen", of=2) + item("x", of=3),
        abstracts=[
            abstract(number, level(0, sign, form="bullet"))
            for number, sign in enumerate(("\uf0fc", "✗", "\uf0a7"), start=1)
        ],
        nums=[num(number, number) for number in (1, 2, 3)],
    )
    protocol, _ = imported(word.packed())
    assert [clause.text for _, clause in protocol.clauses()] == ["✓ Bellen", "✗ Filmen", "x"]
