"""Whatever stands in a Word file: no exception, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.importing.word import read_word
from protocolwijzer.model import EditionKind, Protocol
from protocolwijzer.reading import read_lines, read_protocol, write_protocol
from tests.importing.test_word_text import box, deleted, inserted
from tests.support.docx import (
    Word,
    abstract,
    field_of,
    level,
    num,
    paragraph,
    part,
    run,
    style,
    table,
    zipped,
)

# Stands for a word that occurs once.
WORD = "@@"
# Ends in a letter, so that two of them or a number may stand against each other.
_UNIQUE = re.compile(r"woord\d+x")

TEXTS = st.sampled_from(
    [
        WORD,
        f"{WORD} {WORD}",
        f"{WORD} {WORD} {WORD} {WORD} {WORD} {WORD} {WORD}.",
        f"Kop {WORD}",
        f"1. {WORD}",
        f"a) {WORD}\nb) {WORD}",
        f"- {WORD}\n{WORD};",
        f"\t{WORD}\t{WORD}",
        f"{WORD}:",
        f"{WORD} ..... 3",
        f"Artikel 2 {WORD}",
        f"Bijlage {WORD}",
        f"# {WORD}",
        f"{WORD} | {WORD}",
        f"{WORD} {{#naam}}",
        "1.",
        "3",
        "Pagina 2 van 9",
        "Inhoud",
        "",
        " ",
    ]
)
RUN_PROPERTIES = st.sampled_from(
    ["", "", "<w:b/>", "<w:vanish/>", '<w:b w:val="0"/>', '<w:rStyle w:val="Geheim"/>']
)
RUNS = st.builds(run, TEXTS, RUN_PROPERTIES)
INLINES = st.one_of(
    RUNS,
    RUNS,
    RUNS,
    TEXTS.filter(str.isalnum).map(deleted),
    st.just(deleted(WORD)),
    TEXTS.map(inserted),
    st.just(box(WORD)),
    st.builds(field_of, st.sampled_from(["DATE", "TOC", "REF x"]), RUNS),
    RUNS.map(lambda inner: f'<w:hyperlink r:id="x">{inner}</w:hyperlink>'),
    RUNS.map(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
    RUNS.map(
        lambda inner: (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    ),
    st.sampled_from(
        [
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>TOC</w:instrText></w:r>",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            "<w:r><w:lastRenderedPageBreak/></w:r>",
            '<w:r><w:br w:type="page"/></w:r>',
        ]
    ),
)
STYLES = st.sampled_from(
    ["", "", "", "ListParagraph", "Heading1", "Heading2", "Title", "Inhopg1", "Lid", "Nergens"]
)
PROPERTIES = st.lists(
    st.sampled_from(
        [
            '<w:ind w:left="720"/>',
            '<w:ind w:left="1440" w:hanging="360"/>',
            '<w:spacing w:after="0"/>',
            '<w:outlineLvl w:val="1"/>',
            '<w:rPr><w:del w:id="1"/></w:rPr>',
            "<w:rPr><w:vanish/></w:rPr>",
        ]
    ),
    max_size=2,
    unique=True,
).map("".join)
NUMBERS = st.none() | st.tuples(st.integers(0, 4), st.integers(0, 9))
PARAGRAPHS = st.builds(
    lambda content, style, number, properties: paragraph(
        *content, style=style, number=number, properties=properties
    ),
    st.lists(INLINES, max_size=4),
    STYLES,
    NUMBERS,
    PROPERTIES,
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: table(*rows)
        ),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<w:sdt><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
        ),
        inner.map(lambda block: f'<w:ins w:id="1">{block}</w:ins>'),
        inner.map(lambda block: f'<w:del w:id="1">{block}</w:del>'),
        inner.map(
            lambda block: (
                "<mc:AlternateContent><mc:Choice>"
                f"{block}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
            )
        ),
    ),
    max_leaves=6,
)
FORMS = st.sampled_from(
    ["decimal", "decimalZero", "lowerLetter", "upperRoman", "bullet", "none", "ordinalText", "x"]
)
SHOWN = st.sampled_from(["%1.", "%2)", "%1.%2", "Artikel %1", "", "•", "%9", "§", "(%3)"])
LEVELS = st.lists(
    st.tuples(SHOWN, FORMS, st.integers(-1, 40_000), st.sampled_from(["", "<w:isLgl/>"])),
    max_size=4,
).map(
    lambda found: [
        level(index, shown, form=form, start=start, more=more)
        for index, (shown, form, start, more) in enumerate(found)
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Word, set[str]]:
    """A Word file, and the words that stand in it."""
    definitions = draw(st.lists(LEVELS, min_size=1, max_size=3))
    pieces = [*draw(st.lists(BLOCKS, max_size=12)), paragraph(run(f"Slot {WORD} {WORD}."))]
    body = "\x00".join(pieces)
    count = 0

    def named(_: object) -> str:
        nonlocal count
        count += 1
        return f"woord{count}x"

    # What is written twice, as the text in a text box is, is the same word twice.
    for drawn in set(re.findall(re.escape(box(WORD)), body)):
        while drawn in body:
            body = body.replace(drawn, box(named(None)), 1)
    body = re.sub(WORD, named, body).replace("\x00", "")
    notes = f'<w:footnote w:id="1">{paragraph(run("woord0x"))}</w:footnote>'
    word = Word(
        body,
        styles=[
            style("Inhopg1", "toc 1"),
            style("Lid", "Lid", paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>'),
            style("Geheim", "Geheim", kind="character", runs="<w:vanish/>"),
        ],
        abstracts=[abstract(each, *levels) for each, levels in enumerate(definitions)],
        nums=[num(each + 1, each, starts=draw(STARTS)) for each in range(len(definitions))],
        parts={"footnotes": part("w:footnotes", notes)},
    )
    return word, {f"woord{each}x" for each in range(count + 1)}


STARTS = st.dictionaries(st.integers(0, 3), st.integers(0, 30), max_size=2)


def read(data: bytes) -> tuple[Protocol | None, Diagnostics]:
    diagnostics = Diagnostics()
    source = read_word(data, file="x.docx", diagnostics=diagnostics)
    if source is None:
        return None, diagnostics
    protocol, found = read_lines(
        source.lines, file="x.docx", language="nl", edition=EditionKind.ADOPTED
    )
    diagnostics.extend(found)
    return protocol, diagnostics


def words_in(protocol: Protocol | None, diagnostics: Diagnostics) -> Iterator[str]:
    if protocol is not None:
        yield from protocol.title_lines
        for section in protocol.sections:
            yield section.title
        for _, clause in protocol.clauses():
            yield from clause.paragraphs
    for found in diagnostics:
        yield found.message


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_no_word_is_lost(made: tuple[Word, set[str]]) -> None:
    word, expected = made
    protocol, diagnostics = read(word.packed())
    found = {each for text in words_in(protocol, diagnostics) for each in _UNIQUE.findall(text)}
    assert expected - found == set()


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_was_read_can_be_written_and_read_again(made: tuple[Word, set[str]]) -> None:
    protocol, _ = read(made[0].packed())
    assume(protocol is not None)  # a field that never ends may hold all there is
    assert protocol is not None
    again, _ = read_protocol(
        write_protocol(protocol).encode(), file="", language="nl", edition=EditionKind.ADOPTED
    )
    assert again == protocol


RICH = Word(
    paragraph(run("Titel"), style="Title")
    + paragraph(run("Kop"), style="Heading1")
    + paragraph(run("een"), inserted("x"), deleted("y"), box("z"), number=(1, 0))
    + paragraph(field_of("REF", run("twee")), number=(2, 1))
    + table([paragraph(run("a")), paragraph(run("b"))]),
    abstracts=[abstract(1, level(0), level(1)), abstract(2, more='<w:numStyleLink w:val="L"/>')],
    nums=[num(1, 1, starts={0: 1}), num(2, 2)],
    styles=[
        style("L", "L", kind="numbering", paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>')
    ],
    parts={"footnotes": part("w:footnotes", '<w:footnote w:id="1"/>')},
).files()
PIECES = sorted({piece for content in RICH.values() for piece in re.findall(rb"<[^>]*>", content)})
ODD = st.one_of(st.sampled_from(PIECES), st.binary(max_size=8), st.just(b"-1"), st.just(b"9" * 20))


@settings(max_examples=600)
@given(
    st.sampled_from(sorted(RICH)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), ODD), min_size=1, max_size=4),
)
def test_damaged_xml_raises_nothing(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    content = RICH[name]
    for place, length, instead in changes:
        at = int(place * len(content))
        content = content[:at] + instead + content[at + length :]
    read(zipped(RICH | {name: content}))


@settings(max_examples=400)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=6)), max_size=4),
    st.floats(0, 1),
)
def test_damaged_zip_files_raise_nothing(
    changes: list[tuple[float, int, bytes]], end: float
) -> None:
    data = zipped(RICH)
    for place, length, instead in changes:
        at = int(place * len(data))
        data = data[:at] + instead + data[at + length :]
    read(data)
    read(data[: int(end * len(data))])


@settings(max_examples=200)
@given(st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary())
def test_any_bytes_raise_nothing(start: bytes, data: bytes) -> None:
    assert read(start + data)[0] is None
