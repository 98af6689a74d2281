"""The numbers that Word counts itself, against what Word shows and against LibreOffice.

Each case says what stands on paper. LibreOffice converts all of them to text in one go; where it
is known to show something else than Word does, the case says what and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word import read_word
from protocolwijzer.importing.word_number_forms import written
from tests.support.docx import Word, abstract, level, num, paragraph, plain, run, style, table
from tests.support.office import PLAIN_TEXT, converted


@dataclass(frozen=True)
class Case:
    """A document, and its lines as Word shows them.

    office: lines that LibreOffice shows otherwise, by Word's; why says why Word is right.
    """

    word: Word
    shown: Sequence[str]
    office: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


def items(*numbered: tuple[int, int, str]) -> str:
    """Paragraphs by list, level and text."""
    return "".join(plain(words, number=(each, index)) for each, index, words in numbered)


def listed(body: str, *levels: str, language: str = "nl-NL") -> Word:
    """A document with one list, number 1."""
    return Word(body, abstracts=[abstract(1, *levels)], nums=[num(1, 1)], language=language)


DECIMALS = (level(0), level(1, "%1.%2."), level(2, "%1.%2.%3."))
OUTLINE = (level(0), level(1, "%2)", form="lowerLetter"), level(2, "%3.", form="lowerRoman"))
TREE = items(
    (1, 0, "aap"), (1, 1, "noot"), (1, 1, "mies"), (1, 2, "wim"), (1, 0, "zus"), (1, 1, "jet")
)

CASES: Mapping[str, Case] = {
    "multilevel": Case(
        listed(TREE, *OUTLINE),
        ["1. aap", "a) noot", "b) mies", "i. wim", "2. zus", "a) jet"],
    ),
    "dotted": Case(
        listed(TREE, *DECIMALS),
        ["1. aap", "1.1. noot", "1.2. mies", "1.2.1. wim", "2. zus", "2.1. jet"],
    ),
    "one definition, two lists: the second counts on": Case(
        Word(
            items((1, 0, "aap"), (1, 0, "noot")) + plain("mies") + items((2, 0, "wim")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1), num(2, 1)],
        ),
        ["1. aap", "2. noot", "mies", "3. wim"],
    ),
    "restarted once by its list, not at every paragraph": Case(
        Word(
            items((1, 0, "aap"), (1, 0, "noot"), (2, 0, "mies"), (2, 0, "wim")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1), num(2, 1, starts={0: 1})],
        ),
        ["1. aap", "2. noot", "1. mies", "2. wim"],
    ),
    "restarted at five, and then the first goes on": Case(
        Word(
            items((1, 0, "aap"), (2, 0, "noot"), (2, 0, "mies"), (1, 0, "wim")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1), num(2, 1, starts={0: 5})],
        ),
        ["1. aap", "5. noot", "6. mies", "7. wim"],
    ),
    "starts at three": Case(listed(items((1, 0, "aap")), level(0, start=3)), ["3. aap"]),
    "without a start: from nought": Case(
        listed(items((1, 0, "aap")), level(0, start=None)), ["0. aap"]
    ),
    "letters past z": Case(
        listed(
            items(*((1, 0, f"regel{each}") for each in range(3))),
            level(0, form="lowerLetter", start=26),
        ),
        ["z. regel0", "aa. regel1", "bb. regel2"],
    ),
    "romans": Case(
        listed(
            items(*((1, 0, f"regel{each}") for each in range(4))),
            level(0, form="upperRoman", start=3),
        ),
        ["III. regel0", "IV. regel1", "V. regel2", "VI. regel3"],
    ),
    "capitals with brackets": Case(
        listed(items((1, 0, "aap"), (1, 0, "noot")), level(0, "(%1)", form="upperLetter")),
        ["(A) aap", "(B) noot"],
    ),
    "zero padded": Case(
        listed(
            items(*((1, 0, f"regel{each}") for each in range(2))),
            level(0, "%1", form="decimalZero", start=9),
        ),
        ["09 regel0", "10 regel1"],
    ),
    "legal: romans above, figures in the number": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot"), (1, 0, "mies"), (1, 1, "wim")),
            level(0, "Artikel %1", form="upperRoman", start=2, suffix="space"),
            level(1, "%1.%2", more="<w:isLgl/>"),
        ),
        ["Artikel II aap", "2.1 noot", "Artikel III mies", "3.1 wim"],
        office={"2.1 noot": "II.1 noot", "3.1 wim": "III.1 wim"},
        why="17.9.4: w:isLgl shows all levels as decimals. LibreOffice does not read it.",
    ),
    "not legal: romans in both": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot")),
            level(0, "%1.", form="upperRoman"),
            level(1, "%1.%2"),
        ),
        ["I. aap", "I.1 noot"],
    ),
    "a level that never restarts": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot"), (1, 0, "mies"), (1, 1, "wim")),
            level(0),
            level(1, "art. %2", more='<w:lvlRestart w:val="0"/>'),
        ),
        ["1. aap", "art. 1 noot", "2. mies", "art. 2 wim"],
        office={"art. 2 wim": "art. 1 wim"},
        why="17.9.10: 0 never restarts. LibreOffice does not read w:lvlRestart.",
    ),
    "a level that restarts after the first alone": Case(
        listed(
            items(
                (1, 0, "aap"),
                (1, 1, "noot"),
                (1, 2, "mies"),
                (1, 1, "wim"),
                (1, 2, "zus"),
                (1, 0, "jet"),
                (1, 1, "teun"),
                (1, 2, "vuur"),
            ),
            level(0),
            level(1, "%1.%2"),
            level(2, "(%3)", more='<w:lvlRestart w:val="1"/>'),
        ),
        [
            "1. aap",
            "1.1 noot",
            "(1) mies",
            "1.2 wim",
            "(2) zus",
            "2. jet",
            "2.1 teun",
            "(1) vuur",
        ],
        office={"(2) zus": "(1) zus"},
        why="17.9.10: only level 1 restarts it. LibreOffice does not read w:lvlRestart.",
    ),
    "a level is skipped": Case(
        listed(items((1, 0, "aap"), (1, 2, "noot"), (1, 1, "mies"), (1, 2, "wim")), *DECIMALS),
        ["1. aap", "1.1.1. noot", "1.2. mies", "1.2.1. wim"],
    ),
    "begins at the second level": Case(
        listed(items((1, 1, "aap"), (1, 0, "noot"), (1, 1, "mies")), *DECIMALS),
        ["1.1. aap", "2. noot", "2.1. mies"],
    ),
    "nothing numbers a paragraph whose list is 0": Case(
        Word(
            plain("aap", style="Genummerd")
            + plain("noot", style="Genummerd", number=(0, 0))
            + plain("mies", style="Genummerd"),
            styles=[
                style(
                    "Genummerd",
                    "Genummerd",
                    based_on="Normal",
                    paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>',
                )
            ],
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1)],
        ),
        ["1. aap", "noot", "2. mies"],
    ),
    "a list that is not there": Case(Word(items((9, 0, "aap"))), ["aap"]),
    "by style, the level by the style that it names": Case(
        Word(
            plain("aap", style="Hoofdstuk")
            + plain("noot", style="Lid")
            + plain("mies", style="Sublid")
            + plain("wim", style="Hoofdstuk")
            + plain("zus", style="Lid"),
            styles=[
                style(
                    "Hoofdstuk",
                    "Hoofdstuk",
                    based_on="Normal",
                    paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>',
                ),
                style(
                    "Lid",
                    "Lid",
                    based_on="Normal",
                    paragraphs='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
                ),
                style("Sublid", "Sublid", based_on="Lid"),
            ],
            abstracts=[
                abstract(
                    1,
                    level(0, more='<w:pStyle w:val="Hoofdstuk"/>'),
                    level(1, "%1.%2", more='<w:pStyle w:val="Lid"/>'),
                )
            ],
            nums=[num(1, 1)],
        ),
        ["1. aap", "1.1 noot", "1.2 mies", "2. wim", "2.1 zus"],
    ),
    "through a list style": Case(
        Word(
            items((2, 0, "aap"), (2, 1, "noot"), (2, 0, "mies")),
            styles=[
                style(
                    "Regels",
                    "Regels",
                    kind="numbering",
                    paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>',
                )
            ],
            abstracts=[
                abstract(1, *OUTLINE, more='<w:styleLink w:val="Regels"/>'),
                abstract(2, more='<w:numStyleLink w:val="Regels"/>'),
            ],
            nums=[num(1, 1), num(2, 2)],
        ),
        ["1. aap", "a) noot", "2. mies"],
    ),
    "a level of its own": Case(
        Word(
            items((2, 0, "aap"), (2, 1, "noot")),
            abstracts=[abstract(1, *OUTLINE)],
            nums=[num(1, 1), num(2, 1, levels={1: level(1, "§ %2", form="upperLetter")})],
        ),
        ["1. aap", "§ A noot"],
    ),
    "in a table, row by row": Case(
        Word(
            items((1, 0, "aap"))
            + table(
                [plain("noot", number=(1, 0)), plain("mies", number=(1, 0))],
                [plain("wim", number=(1, 0)), plain("zus", number=(1, 0))],
            )
            + items((1, 0, "jet")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1)],
        ),
        ["1. aap", "2. noot | 3. mies", "4. wim | 5. zus", "6. jet"],
    ),
    "a deleted paragraph does not count, an inserted one does": Case(
        Word(
            items((1, 0, "aap"))
            + paragraph(
                '<w:del w:id="1" w:author="x"><w:r><w:delText>noot</w:delText></w:r></w:del>',
                number=(1, 0),
                properties='<w:rPr><w:del w:id="2" w:author="x"/></w:rPr>',
            )
            + paragraph(
                f'<w:ins w:id="3" w:author="x">{run("mies")}</w:ins>',
                number=(1, 0),
                properties='<w:rPr><w:ins w:id="4" w:author="x"/></w:rPr>',
            )
            + items((1, 0, "wim")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1)],
        ),
        ["1. aap", "2. mies", "3. wim"],
        office={"2. mies": "2. noot | 3. mies", "3. wim": "4. wim"},
        why="LibreOffice writes text with changes shown, as if nothing had been deleted.",
    ),
    "a hidden paragraph does not count": Case(
        Word(
            items((1, 0, "aap"))
            + paragraph(
                run("noot", "<w:vanish/>"),
                number=(1, 0),
                properties="<w:rPr><w:vanish/></w:rPr>",
            )
            + items((1, 0, "mies")),
            abstracts=[abstract(1, level(0))],
            nums=[num(1, 1)],
        ),
        ["1. aap", "2. mies"],
        office={"2. mies": "2. noot | 3. mies"},
        why="Word neither shows nor counts it. LibreOffice writes hidden text too.",
    ),
    "a hidden number is counted": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot")),
            level(0).replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>"),
            level(1, "%1.%2"),
        ),
        ["aap", "1.1 noot"],
        office={"aap": "1. aap"},
        why="17.9.24: the number looks as w:rPr says. LibreOffice writes hidden text too.",
    ),
    "an empty paragraph counts": Case(
        listed(items((1, 0, "aap"), (1, 0, ""), (1, 0, "noot")), level(0)),
        ["1. aap", "2.", "3. noot"],
    ),
    "bullets": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot"), (1, 2, "mies")),
            level(0, "•", form="bullet"),
            level(1, "o", form="bullet"),
            level(2, "-", form="bullet"),
        ),
        ["• aap", "o noot", "- mies"],
        office={"o noot": "◦ noot", "- mies": "▪ mies"},
        why="As text LibreOffice writes every bullet as that of its own list of the level.",
    ),
    "without a number, but counted": Case(
        listed(
            items((1, 0, "aap"), (1, 1, "noot"), (1, 1, "mies")),
            level(0, "%1.", form="none"),
            level(1, "%2."),
        ),
        [". aap", "1. noot", "2. mies"],
    ),
    "a number of a deeper level hides the whole": Case(
        listed(items((1, 0, "aap")), level(0, "%1.%2"), level(1)),
        ["aap"],
        office={"aap": "1.%2% aap"},
        why="MS-OI29500, 2.1.283: Word ignores such a text. LibreOffice shows its code.",
    ),
    "ordinals in Dutch": Case(
        listed(items((1, 0, "keer"), (1, 0, "maal")), level(0, "%1", form="ordinal")),
        ["1e keer", "2e maal"],
        office={"1e keer": "1ste keer", "2e maal": "2de maal"},
        why="Word's Dutch ordinals are 1e, 2e; LibreOffice takes another of the two spellings.",
    ),
    "ordinals in English": Case(
        listed(
            items(*((1, 0, f"time{each}") for each in range(4))),
            level(0, "%1", form="ordinal", start=20),
            language="en-GB",
        ),
        ["20th time0", "21st time1", "22nd time2", "23rd time3"],
    ),
    "in words, in Dutch": Case(
        listed(
            items((1, 0, "keer"), (1, 1, "maal")),
            level(0, "%1 stap:", form="ordinalText"),
            level(1, "Stap %2:", form="cardinalText", start=22),
        ),
        ["Eerste stap: keer", "Stap Tweeëntwintig: maal"],
    ),
    "in words, in English": Case(
        listed(
            items((1, 0, "time"), (1, 1, "again")),
            level(0, "%1:", form="ordinalText", start=21),
            level(1, "%2:", form="cardinalText", start=40),
            language="en-GB",
        ),
        ["Twenty-first: time", "Forty: again"],
    ),
    "a format of one's own": Case(
        listed(
            items((1, 0, "aap"), (1, 0, "noot")),
            '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>',
        ),
        ["009. aap", "010. noot"],
    ),
}


def folded(line: str) -> str:
    return "".join(line.split())


@pytest.fixture(scope="module")
def shown_by_office(office: Path) -> Mapping[str, Sequence[str]]:
    """What LibreOffice makes of each case, without white space."""
    files = {f"case{number}": case.word.packed() for number, case in enumerate(CASES.values())}
    texts = converted(files, PLAIN_TEXT, office / "numbering")
    return {
        name: [folded(line) for line in text.decode("utf-8-sig").splitlines() if line.strip()]
        for name, text in zip(CASES, texts.values(), strict=True)
    }


def lines(word: Word) -> list[str]:
    source = read_word(word.packed(), file="regels.docx", diagnostics=Diagnostics())
    assert source is not None
    return [line.text for line in source.lines if line.text]


@pytest.mark.parametrize("name", CASES)
def test_as_word_shows_it(name: str) -> None:
    assert lines(CASES[name].word) == CASES[name].shown


@pytest.mark.parametrize("name", CASES)
def test_as_libreoffice_shows_it(name: str, shown_by_office: Mapping[str, Sequence[str]]) -> None:
    case = CASES[name]
    assert bool(case.office) == bool(case.why)
    expected = [
        folded(cell) for line in case.shown for cell in case.office.get(line, line).split(" | ")
    ]
    assert list(shown_by_office[name]) == expected


def test_so_many_paragraphs_are_counted() -> None:
    counted = 0
    for case in CASES.values():
        source = read_word(case.word.packed(), file="regels.docx", diagnostics=Diagnostics())
        counted += sum(line.label is not None for line in source.lines) if source else 0
    assert counted >= 62


@pytest.mark.parametrize(
    ("value", "words", "rank"),
    [
        (1, "Een", "Eerste"),
        (3, "Drie", "Derde"),
        (8, "Acht", "Achtste"),
        (14, "Veertien", "Veertiende"),
        (20, "Twintig", "Twintigste"),
        (23, "Drieëntwintig", "Drieëntwintigste"),
        (31, "Eenendertig", "Eenendertigste"),
        (99, "Negenennegentig", "Negenennegentigste"),
    ],
)
def test_dutch_words(value: int, words: str, rank: str) -> None:
    assert written(value, "cardinalText", language="nl-BE") == words
    assert written(value, "ordinalText", language="nl-BE") == rank


@pytest.mark.parametrize(
    ("value", "words", "rank"),
    [
        (1, "One", "First"),
        (12, "Twelve", "Twelfth"),
        (20, "Twenty", "Twentieth"),
        (42, "Forty-two", "Forty-second"),
        (99, "Ninety-nine", "Ninety-ninth"),
    ],
)
def test_english_words(value: int, words: str, rank: str) -> None:
    assert written(value, "cardinalText", language="en") == words
    assert written(value, "ordinalText", language="en") == rank


@pytest.mark.parametrize("form", ["cardinalText", "ordinalText", "ordinal", "hebrew1", "custom"])
def test_what_is_not_known_is_not_guessed(form: str) -> None:
    assert written(7, form, language="fr-BE") is None
