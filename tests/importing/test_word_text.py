"""What is read of a Word file, and the doubts that hold the words of all the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word import read_word
from tests.importing.word_files import lines
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
    style,
    table,
)

CHANGED = 'protocol.docx:{}:1: "{}" was {} with tracked changes, and {}. [tracked-change]'
OUT, IN = "left out", "read as text"


def deleted(words: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="1">{run(words)}</w:ins>'


def box(words: str) -> str:
    """A text box as Word writes it: twice, for newer and older programs."""
    content = f"<w:txbxContent>{plain(words)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:docPr id="1" name="Tekstvak 1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def codes(code: str) -> str:
    """A field that has a code and no result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{mark('end')}"


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"{}/></wp:inline></w:drawing></w:r>'


@dataclass(frozen=True)
class Case:
    """A body, its lines, and what is said of it."""

    body: str
    shown: Sequence[str]
    said: Sequence[str] = ()


CASES: Mapping[str, Case] = {
    "runs": Case(paragraph(run("Tele"), run("foons "), run("uit.")), ["Telefoons uit."]),
    "space that is only layout": Case(
        "<w:p><w:r><w:t>Tele </w:t></w:r><w:r><w:t>foons</w:t></w:r></w:p>", ["Telefoons"]
    ),
    "a line break": Case(plain("Telefoons\nuit."), ["Telefoons", "uit."]),
    "breaks at the ends": Case(plain("\nUit.\n\n"), ["Uit."]),
    "a page break": Case(
        paragraph(run("Voor."), '<w:r><w:br w:type="page"/></w:r>', run("Na.")), ["Voor.", "Na."]
    ),
    "tabs": Case(plain("1\tTelefoons\tuit."), ["1\tTelefoons uit."]),
    "hyphens": Case(
        paragraph(
            run("mail"),
            "<w:r><w:noBreakHyphen/></w:r>",
            run("adres"),
            "<w:r><w:softHyphen/></w:r>",
            run("sen"),
        ),
        ["mail-adressen"],
    ),
    "signs": Case(
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run(" Wel.")),
        ["✓ Wel."],
    ),
    "signs that are no characters": Case(
        paragraph(
            *(f'<w:r><w:sym w:font="X" w:char="{code}"/></w:r>' for code in ("9D", "FFFE")),
            run("Wel."),
        ),
        ["Wel."],
    ),
    "a sign that is not known": Case(
        paragraph('<w:r><w:sym w:font="Webdings" w:char="F0AB"/></w:r>', run("Wel.")),
        ["Wel."],
        [
            (
                'protocol.docx:1:1: A symbol in the font "Webdings" was left out: it is not a'
                " letter. [damaged-letters]"
            )
        ],
    ),
    "a field shows its result": Case(
        paragraph(run("Op "), field_of("DATE", run("maandag")), run(".")), ["Op maandag."]
    ),
    "a field in a field": Case(
        paragraph(field_of("IF", run("a ") + field_of("REF", run("b")))), ["a b"]
    ),
    "a simple field": Case(
        paragraph(f'<w:fldSimple w:instr="AUTHOR">{run("De Linde")}</w:fldSimple>'), ["De Linde"]
    ),
    "text in a field's code": Case(
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            run("verborgen"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            run("Open."),
        ),
        ["Open."],
        [
            (
                'protocol.docx:1:1: "verborgen" was left out: it stands in the code of a field.'
                " [left-out]"
            )
        ],
    ),
    "numbers that fields count": Case(
        paragraph(codes("AUTONUM"), run("Een."))
        + paragraph(run("Of "), codes('LISTNUM "x" \\l 4'), run(" een foto.")),
        ["Een.", "Of  een foto."],
        [
            (
                f"protocol.docx:{number}:1: Word shows a number here that a field counts; it was"
                " not read. [unusual-number]"
            )
            for number in (1, 2)
        ],
    ),
    "words in the code of a button": Case(
        paragraph(codes("MACROBUTTON NoMacro [Naam van de school]"), run("regelt dit.")),
        ["regelt dit."],
        [
            (
                'protocol.docx:1:1: "[Naam van de school]" was left out: it asks for something to'
                " be filled in. [left-out]"
            )
        ],
    ),
    "a symbol by its code": Case(
        paragraph(codes('SYMBOL 183 \\f "Symbol"'), run("Een.")),
        ["Een."],
        [
            (
                'protocol.docx:1:1: A symbol that a field shows (183 \\f "Symbol") was left out.'
                " [damaged-letters]"
            )
        ],
    ),
    "what was chosen in a form": Case(
        paragraph(
            run("Groep "),
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="zeven"/><w:listEntry w:val="acht"/></w:ddList></w:ffData>'
            "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        ["Groep acht"],
    ),
    "a formula in a sentence": Case(
        paragraph(run("Dat is "), f"<m:oMath {MATH}><m:r><m:t>a = b</m:t></m:r></m:oMath>"),
        ["Dat is a = b"],
    ),
    "a formula on its own": Case(
        f"<m:oMathPara {MATH}><m:oMath><m:r><m:t>a = b</m:t></m:r></m:oMath></m:oMathPara>"
        + plain("Een."),
        ["Een."],
        ['protocol.docx:1:1: A formula was left out: "a = b" [left-out]'],
    ),
    "WordArt": Case(
        paragraph(
            '<w:r><w:pict><v:shape><v:textpath string="Let op!"/></v:shape></w:pict></w:r>',
            run("Een."),
        ),
        ["Een."],
        ['protocol.docx:1:1: WordArt was left out: "Let op!" [left-out]'],
    ),
    "what has no width": Case(plain("\u200b1. Een\u2060.\ufeff"), ["1. Een."]),
    "a link, a control, a smart tag": Case(
        paragraph(
            f'<w:hyperlink r:id="rId9">{run("Bel ")}</w:hyperlink>',
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('de ')}</w:sdtContent></w:sdt>",
            f'<w:smartTag w:element="x">{run("school")}</w:smartTag>',
        ),
        ["Bel de school"],
    ),
    "a control around paragraphs": Case(
        f"<w:sdt><w:sdtContent>{plain('Een.')}{plain('Twee.')}</w:sdtContent></w:sdt>",
        ["Een.", "Twee."],
    ),
    "a control that nobody filled in": Case(
        paragraph(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Klik hier')}</w:sdtContent></w:sdt>",
            run("Naam"),
        ),
        ["Naam"],
        [
            (
                'protocol.docx:1:1: "Klik hier" was left out: it asks for something to be'
                " filled in. [left-out]"
            )
        ],
    ),
    "changes": Case(
        paragraph(run("Telefoons "), deleted("niet "), inserted("wel "), run("uit.")),
        ["Telefoons wel uit."],
        [
            CHANGED.format(1, "niet", "deleted", OUT),
            CHANGED.format(1, "wel", "inserted", IN),
        ],
    ),
    "text that was moved": Case(
        paragraph(f"<w:moveFrom>{run('hier')}</w:moveFrom>", run("Een"))
        + paragraph(f"<w:moveTo>{run('hier')}</w:moveTo>"),
        ["Een", "hier"],
        [
            CHANGED.format(1, "hier", "deleted", OUT),
            CHANGED.format(2, "hier", "inserted", IN),
        ],
    ),
    "inserted and deleted again": Case(
        paragraph(f'<w:ins w:id="1">{deleted("weg")}</w:ins>', run("Een")),
        ["Een"],
        [CHANGED.format(1, "weg", "deleted", OUT)],
    ),
    "a paragraph's end was deleted": Case(
        paragraph(run("Een "), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + plain("twee."),
        ["Een twee."],
    ),
    "the last paragraph's end was deleted": Case(
        plain("Een.") + paragraph(run("Twee."), properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
        ["Een.", "Twee."],
    ),
    "a row was deleted": Case(
        table([plain("Een.")], [plain("Twee.")]).replace(
            "<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>', 1
        ),
        ["Twee."],
        [CHANGED.format(1, "Een.", "deleted", OUT)],
    ),
    "what properties were before is no text": Case(
        paragraph(
            run("Een."),
            properties='<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
            "</w:pPrChange>",
        ),
        ["Een."],
    ),
    "hidden text": Case(
        paragraph(run("geheim", "<w:vanish/>"), run("Open.")),
        ["Open."],
        ['protocol.docx:1:1: "geheim" was left out: it is hidden text. [left-out]'],
    ),
    "a text box, once": Case(
        paragraph(run("Een."), box("Let op!")),
        ["Een."],
        ['protocol.docx:1:1: A text box was left out: "Let op!" [left-out]'],
    ),
    "a picture": Case(
        paragraph(run("Een."), PICTURE.format(' descr="Het logo"'), PICTURE.format("")),
        ["Een."],
        [
            (
                'protocol.docx:1:1: A picture ("Het logo") was left out; words in it were not read.'
                " [unread-picture]"
            ),
            (
                "protocol.docx:1:1: A picture was left out; words in it were not read."
                " [unread-picture]"
            ),
        ],
    ),
    "a part that is a file of its own": Case(
        '<w:p><w:subDoc r:id="rId9"/></w:p>' + plain("Een."),
        ["Een."],
        ["protocol.docx:1:1: Another file is inserted here; it was not read. [left-out]"],
    ),
    "another file": Case(
        '<w:altChunk r:id="rId9"/>' + plain("Een."),
        ["Een."],
        ["protocol.docx:1:1: Another file is inserted here; it was not read. [left-out]"],
    ),
    "a contents list by its control": Case(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{plain('Inhoud')}{plain('Doel' + chr(9) + '2')}"
        f"</w:sdtContent></w:sdt>{plain('Een.')}",
        ["Een."],
        [
            'protocol.docx:1:1: "Inhoud" was left out: it stands in the contents list. [furniture]',
            'protocol.docx:2:1: "Doel 2" was left out: it stands in the contents list. [furniture]',
        ],
    ),
    "a contents list by its field, over paragraphs": Case(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run('Doel 2')}</w:p>{plain('Regels 3')}"
        f'<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{plain("Een.")}',
        ["Een."],
        [
            'protocol.docx:1:1: "Doel 2" was left out: it stands in the contents list. [furniture]',
            (
                'protocol.docx:2:1: "Regels 3" was left out: it stands in the contents list.'
                " [furniture]"
            ),
        ],
    ),
    "a table": Case(
        table(
            [plain("Eerste keer"), plain("Een gesprek.")], [plain("Daarna"), plain("Een brief.")]
        ),
        ["Eerste keer | Een gesprek.", "Daarna | Een brief."],
        [("protocol.docx:1:1: A table was read row by row, from left to right. [uncertain-order]")],
    ),
    "a table with numbers in a column": Case(
        table([plain("1"), plain("Vraag eerst.")], [plain("2)"), plain("Film niet.")]),
        ["1. Vraag eerst.", "2) Film niet."],
        [("protocol.docx:1:1: A table was read row by row, from left to right. [uncertain-order]")],
    ),
    "a table with more than a paragraph in a cell": Case(
        table([plain("Leerlingen"), plain("Een.") + plain("Twee.")]),
        ["Leerlingen", "Een.", "Twee."],
        [("protocol.docx:1:1: A table was read row by row, from left to right. [uncertain-order]")],
    ),
    "a frame around text": Case(table([plain("Een.") + plain("Twee.")]), ["Een.", "Twee."]),
}


@pytest.mark.parametrize("name", CASES)
def test_text(name: str) -> None:
    case = CASES[name]
    assert lines(Word(case.body).packed()) == (list(case.shown), list(case.said))


def test_notes_and_comments_are_doubts_where_they_stand() -> None:
    body = plain("Een.") + paragraph(
        run("Twee."),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="3"/></w:r>',
        '<w:r><w:commentReference w:id="4"/></w:r>',
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    parts = {
        "footnotes": part(
            "w:footnotes",
            f'{separator}</w:footnote><w:footnote w:id="2">{plain("Ook horloges.")}</w:footnote>',
        ),
        "endnotes": part("w:endnotes", f'<w:endnote w:id="3">{plain("Aan het eind.")}</w:endnote>'),
        "comments": part(
            "w:comments",
            f'<w:comment w:id="4">{plain("Klopt dit?")}</w:comment>'
            f'<w:comment w:id="5">{plain("Nergens.")}</w:comment>',
        ),
    }
    assert lines(Word(body, parts=parts).packed()) == (
        ["Een.", "Twee."],
        [
            'protocol.docx:1:1: A comment was left out: "Nergens." [left-out]',
            'protocol.docx:2:1: A footnote was left out: "Ook horloges." [left-out]',
            'protocol.docx:2:1: An endnote was left out: "Aan het eind." [left-out]',
            'protocol.docx:2:1: A comment was left out: "Klopt dit?" [left-out]',
        ],
    )


def test_the_words_of_a_diagram_are_doubts_once() -> None:
    smart_art = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData>'
        '<dgm:relIds xmlns:dgm="x" r:dm="{}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        "</w:r>"
    )
    words = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in ("Praat.", "Bel."))
    body = paragraph(smart_art.format("rId3"), smart_art.format("rId3"), run("Een."))
    # The third relationship is to the first part behind the styles and the numbering.
    word = Word(body, parts={"diagramData1": part("w:x", words)})
    assert lines(word.packed()) == (
        ["Een."],
        [
            'protocol.docx:1:1: A diagram was left out: "Praat. Bel." [left-out]',
            (
                "protocol.docx:1:1: A picture was left out; words in it were not read."
                " [unread-picture]"
            ),
        ],
    )


def test_page_headers_are_doubts_each_once() -> None:
    parts = {
        "header1": part("w:hdr", plain("De Linde")),
        "header2": part("w:hdr", plain("De Linde")),
        "footer1": part("w:ftr", paragraph(run("Blad "), field_of("PAGE", run("2")))),
    }
    assert lines(Word(plain("Een."), parts=parts).packed()) == (
        ["Een."],
        [
            'protocol.docx:1:1: The page header "De Linde" was left out. [furniture]',
            'protocol.docx:1:1: The page footer "Blad 2" was left out. [furniture]',
        ],
    )


def test_styles_hide_and_show() -> None:
    styles = [
        style("Verborgen", "Verborgen", runs="<w:vanish/>"),
        style("Zichtbaar", "Zichtbaar", based_on="Verborgen", runs='<w:vanish w:val="0"/>'),
        style("Geheim", "Geheim", kind="character", runs="<w:vanish/>"),
    ]
    body = (
        plain("weg", style="Verborgen")
        + plain("Hier.", style="Zichtbaar")
        # Set by both the paragraph's and the character's style a toggle is off (17.7.3).
        + paragraph(run("Toch.", '<w:rStyle w:val="Geheim"/>'), style="Verborgen")
    )
    assert lines(Word(body, styles=styles).packed()) == (
        ["Hier.", "Toch."],
        ['protocol.docx:1:1: "weg" was left out: it is hidden text. [left-out]'],
    )


def test_contents_lists_are_known_by_their_styles_in_every_language() -> None:
    styles = [style("Inhopg1", "toc 1"), style("Kopvaninhoudsopgave", "TOC Heading")]
    body = (
        plain("In dit stuk", style="Kopvaninhoudsopgave")
        + plain("Doel\t2", style="Inhopg1")
        + plain("Een.")
    )
    shown, said = lines(Word(body, styles=styles).packed())
    assert shown == ["Een."]
    assert [each.split(" was ")[0] for each in said] == [
        'protocol.docx:1:1: "In dit stuk"',
        'protocol.docx:2:1: "Doel 2"',
    ]


def test_numbers_that_are_none_are_doubted() -> None:
    body = "".join(plain("Een regel.", number=(1, depth)) for depth in range(2))
    levels = (level(0, "§"), level(1, "%2", form="hebrew1"))
    word = Word(body, abstracts=[abstract(1, *levels)], nums=[num(1, 1)])
    assert lines(word.packed()) == (
        ["§ Een regel.", "1 Een regel."],
        [
            (
                'protocol.docx:1:1: Word shows "§" here; that is no number of a clause.'
                " [unusual-number]"
            ),
            'protocol.docx:2:1: Word may show this number otherwise than as "1". [unusual-number]',
        ],
    )


def test_where_a_person_finds_a_line() -> None:
    body = (
        plain("Een.")
        + plain("Twee.")
        + paragraph('<w:r><w:br w:type="page"/></w:r>')
        + plain("Drie.")
    )
    source = read_word(Word(body).packed(), file="x", diagnostics=Diagnostics())
    assert source is not None
    # How many pages lie before a break that the author made, nobody but Word knows.
    assert source.where[2] == {"en": "paragraph 2", "nl": "alinea 2"}
    assert source.where[4] == {"en": "paragraph 4", "nl": "alinea 4"}


def test_where_word_last_saw_a_page_end_counts_and_nothing_else() -> None:
    body = (
        paragraph(run("Een."), '<w:r><w:br w:type="page"/></w:r>')
        + paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", run("Twee."))
        + plain("Drie.")
    )
    source = read_word(Word(body).packed(), file="x", diagnostics=Diagnostics())
    assert source is not None
    assert [source.where[number]["en"] for number in (1, 2, 3)] == [
        "page 1, paragraph 1",
        "page 2, paragraph 1",
        "page 2, paragraph 2",
    ]


def test_without_pages_paragraphs_are_counted() -> None:
    source = read_word(Word(plain("Een.")).packed(), file="x", diagnostics=Diagnostics())
    assert source is not None
    assert source.where == {1: {"en": "paragraph 1", "nl": "alinea 1"}}
