"""What stands on pages besides the text of a protocol, and files that hold none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.importing import pdf_process
from protocolwijzer.importing.pdf import read_pdf
from protocolwijzer.importing.pdf_contents import Page, Run
from protocolwijzer.importing.pdf_lines import PageLines, page_lines
from tests.reading.test_variants import outline
from tests.support.imported import Outcome, imported, refusal
from tests.support.pdf_files import (
    blank,
    changed,
    commented,
    form,
    locked,
    lying,
    scan,
    with_scan_behind,
    without_letters,
)
from tests.support.typeset import typed, typeset

RULES = """\
Regels

1. Telefoons gaan in de kluis van de school.
2. Horloges gaan in de tas.
"""
RULES_OUTLINE = [
    "## Regels = regels",
    "  regels.1 1 | Telefoons gaan in de kluis van de school.",
    "  regels.2 2 | Horloges gaan in de tas.",
]
PAGE = """
#set page(width: 150mm, height: 100mm, margin: 20mm)
#set text(font: "Liberation Serif", size: 11pt, lang: "nl")
"""


def read(source: str) -> Outcome:
    return imported(read_pdf, typeset(PAGE + source))


def left_out(outcome: Outcome) -> list[str]:
    return outcome.messages(Code.FURNITURE)


def test_scene_5_footers_a_contents_page_and_broken_words() -> None:
    outcome = read("""
#set page(footer: context [De Linde #h(1fr) #counter(page).display()])
#set text(hyphenate: true)
#set heading(numbering: "1.1")
#set outline(title: [Inhoudsopgave])
= Protocol sociale media
#outline()
#pagebreak()
== Reikwijdte
+ Dit protocol is er voor medewerkers, vrijwilligersorganisaties en onderwijsondersteuners van de
  onderwijsinstelling, bij mail- en netgebruik en bij foto-, film- en geluidsopnamen.
#pagebreak()
== Gedragsregels
+ Telefoonapparatuur en communicatieapparatuur staan uit tijdens alle onderwijsactiviteiten.
+ Horloges gaan in de tas.
""")
    assert outcome.protocol.clause_ids() == (
        "1-1.1",
        "1-2.1",
        "1-2.2",
    ), list(outline(outcome.protocol))
    first = outcome.protocol.sections[-2].clauses[0].text
    assert "mail- en netgebruik" in first
    assert "foto-, film- en geluidsopnamen" in first
    said = " ".join(left_out(outcome))
    assert "De Linde" in said
    assert "Inhoudsopgave" in said
    assert "Gedragsregels" in said
    assert outcome.messages(Code.UNCERTAIN_JOIN)


def test_a_head_may_differ_on_the_first_page_and_on_left_pages() -> None:
    outcome = read("""
#set page(header: context {
  let page = counter(page).get().first()
  if page == 1 [] else if calc.even(page) [De Linde] else [Protocol telefoons]
})
Regels

#for number in range(1, 40) [#number. Regel nummer #number gaat over telefoons.

]
""")
    assert [clause.number for _, clause in outcome.protocol.clauses()] == [
        str(number) for number in range(1, 40)
    ]
    said = left_out(outcome)
    assert any('"De Linde" was left out on pages 2, 4' in message for message in said)
    assert any('"Protocol telefoons" was left out on pages 3, 5' in message for message in said)


def test_footnotes_and_their_marks_are_left_out_with_their_words() -> None:
    outcome = read("""
Regels

1. Telefoons#footnote[Ook horloges tellen mee.] gaan in de kluis van 3 m#super[2].

2. Tablets blijven thuis#footnote[Behalve bij toetsen.].
""")
    assert [clause.text for _, clause in outcome.protocol.clauses()] == [
        "Telefoons gaan in de kluis van 3 m2.",
        "Tablets blijven thuis.",
    ]
    (said,) = left_out(outcome)
    assert said.startswith('"1 Ook horloges tellen mee. 2 Behalve bij toetsen." was left out')
    assert said.endswith("it looks like a footnote.")


ON_TWO_PAGES = """
#set par(leading: 4pt, spacing: 8pt)
Ouders

16. Ouders plaatsen geen beelden van anderen.#super[1] Dat geldt ook voor familie.

17. Ouders spreken elkaar met respect aan.

18. Verzoeken om een foto te verwijderen worden binnen

#v(1fr)
NOTE
#pagebreak()
vijf werkdagen.

19. Bij een overtreding volgt een gesprek.
"""


LONG_NOTE = (
    "1 De school bewaart de toestemmingen, en houdt die bij in het dossier van de leerling dat "
    "alleen zij kan inzien."
)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("1 De school bewaart de toestemmingen.", "1 De school bewaart de toestemmingen."),
        (
            "#text(11pt)[1] #text(9pt)[De school bewaart de toestemmingen.]",
            "1 De school bewaart de toestemmingen.",
        ),
        ("#super[1] Zie het dossier van de school.", "1 Zie het dossier van de school."),
        ("1 zie het dossier van de school", "1 zie het dossier van de school"),
        (LONG_NOTE, LONG_NOTE),
    ],
    ids=["body-size", "large-mark", "raised-mark", "small-letter", "two-lines"],
)
def test_a_footnote_in_large_letters_breaks_no_rule(note: str, words: str) -> None:
    outcome = read(ON_TWO_PAGES.replace("NOTE", note))
    assert list(outline(outcome.protocol)) == [
        "## Ouders = ouders",
        "  ouders.16 16 | Ouders plaatsen geen beelden van anderen. Dat geldt ook voor familie.",
        "  ouders.17 17 | Ouders spreken elkaar met respect aan.",
        "  ouders.18 18 | Verzoeken om een foto te verwijderen worden binnen vijf werkdagen.",
        "  ouders.19 19 | Bij een overtreding volgt een gesprek.",
    ]
    assert left_out(outcome) == [f'"{words}" was left out on page 1: it looks like a footnote.']
    assert not outcome.messages(Code.UNCERTAIN_HEADING)


def test_an_amount_at_the_foot_of_a_page_is_no_footnote() -> None:
    outcome = read("""
Regels

1. Een verzoek#super[2] van ouders wordt #linebreak() binnen hooguit #linebreak() 2 dagen behandeld.
""")
    (clause,) = outcome.protocol.sections[0].clauses
    assert clause.text == "Een verzoek2 van ouders wordt binnen hooguit 2 dagen behandeld."
    assert not left_out(outcome)
    assert outcome.messages(Code.DAMAGED_LETTERS)


def test_a_list_without_dots_is_no_footnote() -> None:
    outcome = read("""
Regels

1 Telefoons gaan in de kluis.#super[2] #linebreak()
2 Horloges gaan in de tas. #linebreak()
""")
    assert [clause.number for _, clause in outcome.protocol.clauses()] == ["1", "2"]
    assert not left_out(outcome)
    (said,) = outcome.messages(Code.UNCERTAIN_JOIN)
    assert said == '"2 Horloges gaan in de tas." may be a footnote; it was read as text.'


def test_a_raised_figure_without_a_footnote_is_doubted() -> None:
    outcome = read("Regels\n\n1. Telefoons gaan in de kluis#super[3] van 2 m#super[3].\n")
    (said,) = outcome.messages(Code.DAMAGED_LETTERS)
    assert said.startswith('"1. Telefoons gaan in de kluis3 van 2 m3." has a raised figure')
    (clean,) = read("Regels\n\n1. De kluis is 2 m#super[3].\n").protocol.sections[0].clauses
    assert clean.text == "De kluis is 2 m3."


def test_a_page_without_a_foot_may_follow_one_with_a_footnote() -> None:
    outcome = read("Regels\n\n1. Telefoons#footnote[Ook horloges.] uit.\n#pagebreak()\n2. Tas mee.")
    assert [clause.text for _, clause in outcome.protocol.clauses()] == [
        "Telefoons uit.",
        "Tas mee.",
    ]


def test_the_wide_spaces_of_justified_lines_are_one_space() -> None:
    outcome = read("""
#set par(justify: true)
#let line(..words) = words.pos().join(h(13pt))
Regels

#line[#"1. De"][raad][stemde][hiermee][in][op] #h(1fr) 27 #linebreak()
#line[20][augustus][staat][dit][protocol][op][de] #h(1fr) website #linebreak()
#line[van][onze][school.]
""")
    (clause,) = outcome.protocol.sections[0].clauses
    assert clause.text == (
        "De raad stemde hiermee in op 27 20 augustus staat dit protocol op de website van onze "
        "school."
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    outcome = read("""
Regels

#columns(2, gutter: 4mm)[
  1. Telefoons gaan in de kluis.

  2. Horloges gaan in de tas.

  3. Tablets blijven thuis bij de ouders.

  #colbreak()
  4. Laptops mogen mee naar school.

  5. Koptelefoons mogen alleen in de pauze.

  6. Opladers ook.
]
""")
    assert outcome.protocol.clause_ids() == tuple(f"regels.{number}" for number in range(1, 7))
    assert outcome.protocol.sections[0].clauses[4].text.endswith("alleen in de pauze.")
    (said,) = outcome.messages(Code.UNCERTAIN_ORDER)
    assert "of page 1 stand in columns or a table" in said


def test_cells_of_a_table_are_not_mixed() -> None:
    outcome = read("""
Gevolgen

#table(
  columns: (35mm, 60mm),
  [Een eerste keer te laat in de les],
  [De leerling meldt zich de volgende dag om acht uur bij de conciërge.],
  [Een tweede keer te laat in de les],
  [De leerling meldt zich een week lang om acht uur bij de conciërge.],
  [Een derde keer te laat in de les],
  [De mentor belt de ouders van de leerling en maakt een afspraak.],
)
""")
    text = " ".join(clause.text for _, clause in outcome.protocol.clauses())
    assert "De leerling meldt zich de volgende dag om acht uur bij de conciërge." in text
    assert outcome.messages(Code.UNCERTAIN_ORDER)


def test_no_paragraph_changes_its_size() -> None:
    outcome = read("""
#set par(spacing: 0.65em)
1. Vraag eerst

2. Film niemand

#text(size: 16pt)[Ouders]

1. Bel de school
""")
    assert outcome.protocol.clause_ids() == ("aanhef.1", "aanhef.2", "ouders.1")


def test_a_paragraph_that_may_begin_a_page_is_doubted() -> None:
    outcome = read("""
#set par(justify: true)
Regels

Telefoons gaan in de kluis van de school, zolang de les duurt en ook daarna.
#linebreak(justify: true)
#pagebreak()
Horloges gaan in de tas.
""")
    assert (
        '"Horloges gaan in de tas." begins a page or column; it was read as part of what stands '
        "before."
    ) in outcome.messages(Code.UNCERTAIN_JOIN)


def placed(*runs: tuple[str, float, float, float]) -> PageLines:
    """The lines of a page with these words. Of each: where it begins, how low, and its size."""
    letters = tuple(
        Run(words, x, x + 0.5 * size * len(words), y, size, bold=False, angle=0)
        for words, x, y, size in runs
    )
    page = Page(600, 800, letters, (), has_pictures=False, is_picture=False)
    return page_lines(page, 1)


def test_columns_in_letters_of_two_sizes_are_not_mixed() -> None:
    page = placed(
        ("Telefoons en", 50, 100, 10),
        ("horloges gaan", 50, 112, 10),
        ("in de tas.", 50, 124, 10),
        ("Laptops mogen", 300, 106, 14),
        ("mee.", 300, 123, 14),
    )
    assert [(line.text, line.y) for line in page.lines] == [
        ("Telefoons en", 100),
        ("horloges gaan", 112),
        ("in de tas.", 124),
        ("Laptops mogen", 106),
        ("mee.", 123),
    ]


def test_cells_that_are_centred_beside_others_are_wide() -> None:
    page = placed(
        ("Regels", 50, 80, 10),
        ("Te laat", 50, 106, 10),
        ("De leerling meldt", 200, 100, 10),
        ("zich morgen.", 200, 112, 10),
        ("Dat is alles.", 50, 130, 10),
    )
    assert [line.is_wide for line in page.lines] == [False, True, True, True, False]


def test_wide_gaps_in_lines_are_doubted() -> None:
    outcome = read("""
Gevolgen

#table(columns: (60mm, 40mm), stroke: none, [Te laat], [Melden], [Spijbelen], [Inhalen])
""")
    (said,) = outcome.messages(Code.UNCERTAIN_ORDER)
    assert said.startswith("Lines 2, 3 of page 1 have wide gaps")


def test_turned_text_is_left_out() -> None:
    outcome = read("#place(rotate(-45deg)[CONCEPT])\n\nRegels\n\n1. Telefoons gaan in de kluis.\n")
    assert outcome.protocol.clause_ids() == ("regels.1",)
    assert left_out(outcome) == [
        '"CONCEPT" on page 1 was left out: it does not run from left to right.'
    ]


def test_pages_that_are_stored_on_their_side_are_read_as_shown() -> None:
    outcome = imported(read_pdf, lying(typed(RULES)))
    assert list(outline(outcome.protocol)) == RULES_OUTLINE


def test_comments_are_left_out_with_their_words() -> None:
    outcome = imported(read_pdf, commented(typed(RULES), "Dit moet nog anders"))
    assert list(outline(outcome.protocol)) == RULES_OUTLINE
    assert left_out(outcome) == [
        '"Dit moet nog anders" on page 1 was left out: it is a comment or was filled in.'
    ]


def test_files_inside_the_file_are_named() -> None:
    data = changed(typed(RULES), lambda writer: writer.add_attachment("bijlage.docx", b"x"))
    assert left_out(imported(read_pdf, data)) == [
        'The file "bijlage.docx" inside this file was not read.'
    ]


def test_a_page_that_is_a_scan_is_named() -> None:
    outcome = imported(read_pdf, with_scan_behind(typed(RULES)))
    assert list(outline(outcome.protocol)) == RULES_OUTLINE
    assert outcome.messages(Code.UNREAD_PICTURE) == [
        "Page 2 is a scan without text: nothing of it was read."
    ]


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    outcome = imported(read_pdf, locked(typed(RULES), ""))
    assert list(outline(outcome.protocol)) == RULES_OUTLINE


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: scan(2), "The file is a scan: a picture of text"),
        (lambda: blank(2), "The file shows no text."),
        (lambda: blank(301), "The file has more than 300 pages"),
        (lambda: blank(0), "is not a PDF file, or is damaged"),
        (lambda: typed(RULES)[:2000], "is not a PDF file, or is damaged"),
        (lambda: b"%PDF-1.7\n", "is not a PDF file, or is damaged"),
        (lambda: b"", "is not a PDF file, or is damaged"),
        (lambda: locked(typed(RULES), "geheim"), "with a password"),
        (lambda: form(typed(RULES)), "a form that only Adobe's"),
        (lambda: without_letters(typed(RULES)), "does not say which they are"),
        (lambda: typed("Xqzrt grftk mnklp. " * 20), "does not say which they are"),
    ],
    ids=[
        "scan",
        "blank",
        "many-pages",
        "no-pages",
        "cut-off",
        "only-a-beginning",
        "empty",
        "locked",
        "form",
        "no-letters",
        "other-letters",
    ],
)
def test_a_file_without_a_text_is_refused(make: Callable[[], bytes], said: str) -> None:
    finding = refusal(read_pdf, make())
    assert said in finding
    assert "\n    " in finding


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "TIME_LIMIT", 0.001)
    assert "does not end" in refusal(read_pdf, typed(RULES))
