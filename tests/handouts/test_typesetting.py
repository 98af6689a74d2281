"""Every text comes out as it is, whatever it is."""

from __future__ import annotations

import base64
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest

from protocolwijzer.handouts.contents import Data, Reader, audience_handout, protocol_handout
from protocolwijzer.handouts.letters import printable
from protocolwijzer.handouts.typesetting import Pdf, TypesettingError, encoded, typeset
from protocolwijzer.model import Audience, Clause, Logo, Protocol, School
from protocolwijzer.rendering.addresses import Addresses
from tests.rendering.sample import school, site, with_adopted
from tests.support.tagged_pdf import tags

HOSTILE = {
    "typst": '#panic("x") #let y = 1; $ x^2 $ *vet* _schuin_ `code` @ergens <label> // weg /* weg',
    "typst's functions": '#read("/etc/passwd") #include "common.typ" #import sys: * \\u{41} \\#',
    "HTML": "<b>vet</b> <script>alert(1)</script> &amp; <!-- weg --> ]]>",
    "JSON": '{"title": null} \\" \\n \\u0041 } ]',
    "control characters": "a\x00b\x01c\x07d\x1be\x7ff\x85g",
    "emoji": "Blij 😀, ☎ en ✓",
    "right to left": "Hier staat שלום עליכם en ook مرحبا بالعالم in.",
    "overridden direction": "begin \u202eomgekeerd\u202c \u2066los\u2069 eind",
    "a long word": "w" * 300,
    "a long address": "https://example.org/" + "een-heel-lang-pad/" * 20,
    "placeholders": "{page} van {pages} %(school)s {{ school }} {% x %}",
}

# Points, 5 mm: what printers cannot reach.
EDGE = 14


def with_text(original: School, text: str) -> School:
    """The school with this text in its title, in every clause and heading, and as its name."""

    def changed(clause: Clause) -> Clause:
        return replace(
            clause, paragraphs=(text,), subclauses=tuple(map(changed, clause.subclauses))
        )

    def rewritten(edition: Protocol) -> Protocol:
        sections = tuple(
            replace(
                section, title=section.title and text, clauses=tuple(map(changed, section.clauses))
            )
            for section in edition.sections
        )
        return replace(edition, title_lines=(text,), sections=sections)

    assert original.adopted is not None
    return replace(
        original,
        name=text,
        editions={name: rewritten(edition) for name, edition in original.editions.items()},
        adopted=rewritten(original.adopted),
        facts={
            name: replace(its, questions={"nl": text}, short={"nl": text})
            for name, its in original.facts.items()
        },
        contacts=tuple(replace(each, names={"nl": text}, value=text) for each in original.contacts),
    )


def reader(told: School) -> Reader:
    return Reader(told, "nl", Addresses(site(told), directory_urls=True), "https://school.example/")


def pdf(handout: tuple[str, Data]) -> Pdf:
    template, data = handout
    return typeset(template, encoded(data), 0)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", ["protocol", "students", "staff-work"])
def test_a_text_is_printed_as_it_is(kind: str, text: str) -> None:
    told = reader(with_text(with_adopted(school()), text))
    made = pdf(
        protocol_handout(told) if kind == "protocol" else audience_handout(told, Audience(kind))
    )
    assert made.unprintable == ()
    with pypdfium2.PdfDocument(made.content) as document:
        bodies = [tag.text for tag in tags(document) if tag.type == "LBody"]
        wanted = _letters(printable(text))
        with_it = [body for body in bodies if wanted <= _letters(body)]
        assert len(with_it) >= len(told.school.facts) / 2
        if text.isascii() and text.isprintable():
            # In the order in which it is read; hidden places to break a long word do not count.
            plain = "".join(with_it[0].split()).replace("\u200b", "")
            assert "".join(text.split()) in plain
        for page in document:
            assert_within(page)


def _letters(text: str) -> set[str]:
    return {letter for letter in text if letter.isalnum()}


def assert_within(page: pypdfium2.PdfPage) -> None:
    """All letters stand on the paper, clear of its edges."""
    width, height = page.get_size()
    letters = page.get_textpage()
    for number in range(letters.count_chars()):
        left, bottom, right, top = letters.get_charbox(number)
        if right > left:
            assert left >= EDGE
            assert right <= width - EDGE
            assert bottom >= EDGE
            assert top <= height - EDGE


def test_what_no_font_has_becomes_a_square_and_is_named() -> None:
    text = "Zie 中文 en \U0010fffe."
    made = pdf(protocol_handout(reader(with_text(with_adopted(school()), text))))
    assert set(made.unprintable) == {"中", "文", "\U0010fffe"}
    with pypdfium2.PdfDocument(made.content) as document:
        assert "Zie □□ en □." in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("text", "missing", "shown"),
    [
        ("De e\u1dc4 en de é\u1dc4; geef een é.", {"\u1dc4"}, "De e□ en de é□; geef een é."),
        ('Zeg "\u1dc4 of \\\u1dc4 of \u1dc4.', {"\u1dc4"}, 'Zeg "□ of \\□ of □.'),
        ("中\ufe0f en ☎\ufe0f, 文\u200d中", {"中", "文"}, "□\ufe0f en ☎\ufe0f, □\u200d□"),
    ],
)
def test_only_the_letter_that_no_font_has_becomes_a_square(
    text: str, missing: set[str], shown: str
) -> None:
    made = pdf(protocol_handout(reader(with_text(with_adopted(school()), text))))
    assert set(made.unprintable) == missing
    with pypdfium2.PdfDocument(made.content) as document:
        assert shown in document[0].get_textpage().get_text_range()


def test_a_mistake_in_a_template_is_an_error_that_names_it() -> None:
    with pytest.raises(TypesettingError, match=r"audience\.typ: error"):
        typeset("audience", "{}", 0)


def test_the_same_data_gives_the_same_bytes() -> None:
    template, data = protocol_handout(reader(with_adopted(school())))
    first, again = (typeset(template, encoded(data), 0) for _ in range(2))
    assert first.content == again.content
    assert first.pages == again.pages
    assert typeset(template, encoded(data), 86_400).content != first.content


def test_without_the_sites_address_nothing_refers_to_it() -> None:
    told = replace(reader(school()), site_url="")
    with pypdfium2.PdfDocument(pdf(audience_handout(told, Audience.PARENTS)).content) as document:
        found = list(tags(document))
    assert not [tag for tag in found if tag.type == "Figure"]
    assert not [tag for tag in found if "can" in tag.text and "code" in tag.text]


LOGOS = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/>'
    b"</svg>",
    "png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5"
        "ErkJggg=="
    ),
}


@pytest.mark.parametrize("kind", LOGOS)
def test_a_logo_stands_in_the_foot_of_every_page(kind: str) -> None:
    told = reader(replace(school(), logo=Logo(kind, LOGOS[kind])))
    with_logo = pdf(audience_handout(told, Audience.STUDENTS))
    without = pdf(audience_handout(reader(school()), Audience.STUDENTS))
    assert with_logo.pages == without.pages > 1

    def drawn(made: Pdf) -> list[int]:
        kinds = (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_PATH)
        with pypdfium2.PdfDocument(made.content) as document:
            return [sum(1 for _ in page.get_objects(filter=kinds)) for page in document]

    assert all(more > few for more, few in zip(drawn(with_logo), drawn(without), strict=True))
