"""The handouts of the published site, opened as a printer, a reader and a scanner do."""

from __future__ import annotations

import ctypes
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pypdf
import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp
from PIL import Image, ImageChops

from protocolwijzer.editions import parents_of
from protocolwijzer.model import PAGE_AUDIENCES, EditionKind
from protocolwijzer.reading import read_protocol
from protocolwijzer.reading.labels import labels_of
from tests.support.addresses import (
    LANGUAGES,
    SCHOOLS,
    SITE_URL,
    TREE_ADDRESSES,
    Address,
    audience_page,
)
from tests.support.clause_map import MappedClause
from tests.support.pages import BuiltSite, elements, text_of, values
from tests.support.paths import PROTOCOLS
from tests.support.tagged_pdf import tags
from tests.support.words import blank_folded

AUDIENCES = [
    audience_page(school, audience, language)
    for language in LANGUAGES
    for school in SCHOOLS
    for audience in PAGE_AUDIENCES
]
PROTOCOL_PAGES = [
    Address(school, "protocol", language) for language in LANGUAGES for school in SCHOOLS
]
TREES = list(TREE_ADDRESSES)
EVERY = [*AUDIENCES, *PROTOCOL_PAGES, *TREES]

POINTS_TO_MM = 25.4 / 72
A4 = (210, 297)
A3 = (297, 420)


@dataclass(frozen=True)
class Opened:
    """A handout. path: in the site."""

    path: str
    file: Path

    @property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(self.file)

    @property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.file)


@pytest.fixture
def handout(request: pytest.FixtureRequest, published: BuiltSite) -> Opened:
    path = f"{request.param.path.rstrip('/')}.pdf"
    return Opened(path, published.root / path)


def each(addresses: list[Address]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("handout", addresses, indirect=True, ids=str)


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_page_links_its_handout_with_size_and_pages(address: Address, published: BuiltSite) -> None:
    page = published.pages[address.file]
    path = f"{address.path.rstrip('/')}.pdf"
    (found,) = elements(page.document, "//a[contains(@class, 'pw-handout')]")
    (reference,) = (link for link in page.links() if link.target.endswith(".pdf"))
    assert published.target_file(reference) == path
    words = text_of(found)
    file = published.root / path
    pages = len(pypdf.PdfReader(file).pages)
    assert f"{round(file.stat().st_size / 1000)} kB" in words
    assert pages == 1 or f"{pages} pag" in words


@each(EVERY)
def test_is_tagged_and_says_what_it_is(handout: Opened, request: pytest.FixtureRequest) -> None:
    address: Address = request.node.callspec.params["handout"]
    reader = handout.reader
    catalogue: Any = reader.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == address.language
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.xmp_metadata is not None
    xmp = catalogue["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def resources(page: pypdf.PageObject) -> Mapping[str, Any]:
    found: Any = page["/Resources"]
    return dict(found)


@each(EVERY)
def test_fonts_are_embedded(handout: Opened) -> None:
    fonts = [
        descendant.get_object()
        for page in handout.reader.pages
        for font in resources(page).get("/Font", {}).values()
        for descendant in font.get_object().get("/DescendantFonts", [font])
    ]
    assert fonts
    for font in fonts:
        assert any(name.startswith("/FontFile") for name in font["/FontDescriptor"]), font


@each(EVERY)
def test_every_page_says_its_place_issue_and_number(
    handout: Opened, request: pytest.FixtureRequest
) -> None:
    address: Address = request.node.callspec.params["handout"]
    with handout.document as document:
        count = len(document)
        texts = [blank_folded(page.get_textpage().get_text_range()) for page in document]
    url = (SITE_URL + address.path).partition("://")[2].rstrip("/")
    page_of = {"nl": "pagina {} van {}", "en": "page {} of {}"}[address.language]
    issue = {"nl": "versie 1.0", "en": "version 1.0"}[address.language]
    adopted = {"nl": "vastgestelde tekst:", "en": "adopted text:"}[address.language]
    for number, text in enumerate(texts, start=1):
        for said in (url, page_of.format(number, count), issue, adopted):
            assert said in text, (number, said)


def assert_all_there(handout: Opened, address: Address, expected: set[str]) -> None:
    """Each of these clauses stands in a list under its label, word for word."""
    file = PROTOCOLS / str(address.school) / f"protocol.{address.language}.md"
    edition, _ = read_protocol(
        file.read_bytes(), file=file.name, language=address.language, edition=EditionKind.PLAIN
    )
    parents = parents_of(edition)
    with handout.document as document:
        found = list(tags(document))
    items = [
        (label.text, blank_folded(body.text))
        for item in found
        if item.type == "LI"
        for label in item.children
        for body in item.children
        if label.type == "Lbl" and body.type == "LBody"
    ]
    text = " ".join(blank_folded(each.text) for each in found if each.type == "Document")
    missing = []
    labels = labels_of(edition)
    for _, clause in edition.clauses():
        if clause.id not in expected:
            continue
        is_part = parents.get(clause.id) in expected
        whole = labels[clause.id]
        label = (clause.number.strip("-") or "•") if is_part else whole
        for paragraph in map(blank_folded, clause.paragraphs):
            under = any(name == label and paragraph in body for name, body in items)
            if not under or paragraph not in text:
                missing.append((label, paragraph))
    assert expected <= set(edition.clause_ids())
    assert missing == []


@pytest.mark.parametrize("handout", AUDIENCES, indirect=True, ids=str)
def test_audience_gets_every_clause_that_reaches_it_under_its_label(
    handout: Opened, clause_map: tuple[MappedClause, ...], request: pytest.FixtureRequest
) -> None:
    address: Address = request.node.callspec.params["handout"]
    reached = {
        mapped.id
        for mapped in clause_map
        if mapped.school == address.school and address.kind in mapped.reaches
    }
    assert_all_there(handout, address, reached)


@pytest.mark.parametrize("handout", PROTOCOL_PAGES, indirect=True, ids=str)
def test_full_protocol_has_every_clause_under_its_label(
    handout: Opened, clause_map: tuple[MappedClause, ...], request: pytest.FixtureRequest
) -> None:
    address: Address = request.node.callspec.params["handout"]
    every = {mapped.id for mapped in clause_map if mapped.school == address.school}
    assert_all_there(handout, address, every)


@pytest.mark.parametrize("handout", [*AUDIENCES, *PROTOCOL_PAGES], indirect=True, ids=str)
def test_bookmarks_are_the_headings_of_the_page(handout: Opened, published: BuiltSite) -> None:
    page = published.pages[f"{handout.path.removesuffix('.pdf')}/index.html"]
    path = (
        "//section[@class='pw-chapter']/h2"
        if "protocol" in handout.path
        else "//section[@class='pw-group']/h2"
    )
    expected = [text_of(heading) for heading in elements(page.document, path)]
    outline: Any = handout.reader.outline
    titles = [blank_folded(str(entry.title)) for entry in outline if not isinstance(entry, list)]
    assert expected
    assert [title for title in titles if title in expected] == expected


@each(EVERY)
def test_codes_lead_to_pages_of_the_site(handout: Opened, published: BuiltSite) -> None:
    found = [
        code.text
        for image in pictures(handout, dots_per_inch=110)
        for code in zxingcpp.read_barcodes(image)
    ]
    assert found
    own = handout.path.removesuffix(".pdf")
    assert f"{SITE_URL}{own}/" in found
    for address in found:
        page, anchor = urldefrag(address)
        assert page.startswith(SITE_URL)
        file = published.pages[f"{page.removeprefix(SITE_URL)}index.html"]
        assert not anchor or anchor in file.ids


@pytest.mark.parametrize("handout", AUDIENCES, indirect=True, ids=str)
def test_audience_has_a_code_for_each_of_its_trees(handout: Opened, published: BuiltSite) -> None:
    page = published.pages[f"{handout.path.removesuffix('.pdf')}/index.html"]
    trees = values(page.document, "//ul[contains(@class, 'pw-asks')]//a/@href")
    with handout.document as document:
        codes = [tag.alternative for tag in tags(document) if tag.type == "Figure"]
    folder = page.path.rpartition("/")[0]
    assert trees
    for tree in trees:
        target = posixpath.normpath(posixpath.join(folder, tree))
        assert any(code.endswith(f"{SITE_URL}{target}/") for code in codes), target


@each(EVERY)
def test_no_page_is_blank_and_nothing_runs_over_its_edge(handout: Opened) -> None:
    for page in pictures(handout, dots_per_inch=50):
        mm = 50 / 25.4
        edge = round(8 * mm)
        whole = ink(page)
        assert whole is not None, "blank"
        left, top, right, bottom = whole
        assert min(left, top, page.width - right, page.height - bottom) >= edge
        # The foot is on every page; something else must be.
        body = page.crop((0, 0, page.width, page.height - round(26 * mm)))
        assert ink(body) is not None, "nothing but a foot"


@each(TREES)
def test_tree_is_one_poster_or_a_leaflet_of_two(handout: Opened) -> None:
    sizes = [
        tuple(sorted(round(float(side) * POINTS_TO_MM) for side in page.mediabox[2:]))
        for page in handout.reader.pages
    ]
    assert sizes in ([A3], [A4, A4])


@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pupils_have_a_first_page_in_large_letters(
    school: str, language: str, published: BuiltSite
) -> None:
    address = Address(school, "students", language)
    with pypdfium2.PdfDocument(published.root / f"{address.path.rstrip('/')}.pdf") as document:
        sizes = list(letter_sizes(document[0]))
    rules = [size for size, text in sizes if len(text) > 30]
    assert len([size for size in rules if size >= 14]) >= 5


def letter_sizes(page: pypdfium2.PdfPage) -> Iterator[tuple[float, str]]:
    """The size of letters in points, and the text in it, piece by piece."""
    raw = pypdfium2.raw
    letters = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=9):
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(item.raw, size)
        left, bottom, right, top = item.get_bounds()
        yield size.value, letters.get_text_bounded(left, bottom, right, top)


def pictures(handout: Opened, *, dots_per_inch: int) -> Iterator[Image.Image]:
    """The pages as they are printed in grey."""
    with handout.document as document:
        for page in document:
            yield page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()


def ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is not paper."""
    paper = Image.new(picture.mode, picture.size, 255)
    return ImageChops.difference(picture, paper).getbbox()
