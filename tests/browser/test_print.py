"""Every page on paper, as the browser prints it, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from protocolwijzer.localization import long_date
from protocolwijzer.model import EditionKind
from protocolwijzer.reading import read_protocol
from tests.support.addresses import LANGUAGES, SCHOOL_PAGES, SCHOOLS, SITE_URL, Address
from tests.support.pdf import Printed, printed
from tests.support.static_server import serving
from tests.support.tree_pages import TREE_PAGES, TreePage, answer, current, expect_at, tree_page
from tests.support.watching import Reader, Watched, new_reader
from tests.support.words import sentences, words

MUSICAL = tree_page("togtemaarschool", "photo-parents")
BULLYING = tree_page("togtemaarschool", "bullying")
# A parent filmed the school musical; nobody was asked yet (people.md, scene 8).
FILMED = {"people": ("others",), "permission": ("some",)}
# The school whose pages are looked at: they are made alike.
SCHOOL = {"nl": "togtemaarschool", "en": "de-keyzer"}
MISSING = {"nl": "404.html", "en": "en/404.html"}
# One page of every kind.
PATHS = {
    f"{language}-{kind}": path
    for language in LANGUAGES
    for kind, path in (
        ("schools", Address(None, "home", language).path),
        ("colophon", Address(None, "colophon", language).path),
        ("embedding", Address(None, "embedding", language).path),
        *((kind, Address(SCHOOL[language], kind, language).path) for kind in SCHOOL_PAGES),
        ("tree", MUSICAL.path(language)),
        ("missing", MISSING[language]),
    )
}
# What leads elsewhere or can be pressed, and stands on no paper.
FURNITURE = (
    ".pw-header, .pw-nav, .pw-site-foot, .pw-index, .pw-up, .pw-actions, .pw-handout, .pw-urgent, "
    "button, input, textarea, svg.pw-map"
)
FURNITURE_WORDS = re.compile(
    "Zoeken|Donker maken|Licht maken|Naar de inhoud|Alle scholen|Kopieer de link|Kopieer deze"
    "|Opnieuw beginnen|Afdrukken"
    "|Search|Change to dark|Change to light|Skip to|All schools|Copy the link|Copy this|Start again"
)
PAGE_NUMBER = {"nl": "pagina {} van {}", "en": "page {} of {}"}
# Millimetres of the margins; the head and the foot of a sheet stand in those.
SIDE, TOP, BOTTOM = 15, 17, 16
# Longer rules may need more than a sheet.
SHEET_OF_LETTERS = 1500


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no-scripts"])
def either(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """One reader for all visits here, once with scripts and once without."""
    context, watched = new_reader(browser, {"java_script_enabled": request.param})
    yield watched
    context.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page with scripts for all visits here."""
    context, watched = new_reader(browser, {})
    yield watched.page
    assert watched.complaints == []
    context.close()


@pytest.fixture(autouse=True)
def leave_nothing_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """The next visit is a visit of its own, also to the same address."""
    yield
    if "page" in request.fixturenames:
        request.getfixturevalue("page").goto("about:blank")


def visit(page: Page, address: str) -> Printed:
    """Open a page and print it."""
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    return printed(page)


def letters(text: str) -> str:
    """A text without all that a typesetter may change."""
    return "".join(words(text))


def typed(text: str) -> str:
    """A text as it is typed over: addresses go on at the end of a line."""
    # PDFium takes a hyphen there for one that parts a word.
    return "".join(text.replace("\ufffe", "-").split())


# --- every kind of page --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PATHS)
def test_paper_has_the_page_and_nothing_of_the_screen(
    kind: str, either: Watched, site_url: str
) -> None:
    paper = visit(either.page, site_url + PATHS[kind])
    title = either.page.locator("h1").inner_text()
    assert letters(title) in letters(paper.sheets[0])
    assert not FURNITURE_WORDS.search(paper.text)
    assert either.page.context.cookies() == []
    language = kind.partition("-")[0]
    for number, sheet in enumerate(paper.sheets, start=1):
        assert PAGE_NUMBER[language].format(number, len(paper.sheets)) in sheet
    for place, ink in enumerate(paper.ink(top=TOP, bottom=BOTTOM)):
        assert ink is not None, f"sheet {place + 1} is blank"
        assert ink[0] >= SIDE, f"sheet {place + 1}"
        assert ink[1] <= 210 - SIDE, f"sheet {place + 1}"
    either.page.emulate_media(media="print")
    expect(either.page.locator(FURNITURE).filter(visible=True)).to_have_count(0)
    either.page.emulate_media(media="null")


@pytest.mark.parametrize(
    "kind", [kind for kind in PATHS if kind.endswith(("students", "questions", "tree"))]
)
def test_every_sheet_says_whose_it_is_and_the_last_which_text_prevails(
    kind: str, either: Watched, site_url: str
) -> None:
    paper = visit(either.page, site_url + PATHS[kind])
    # The school, the version and its date stand on the page itself.
    said = either.page.locator(".pw-foot__issue").inner_text()
    school, plain, _ = said.split(" · ")
    for sheet in paper.sheets:
        assert f"{school} · {plain.partition(': ')[2]}" in sheet
    assert letters(either.page.locator(".pw-foot").inner_text()) in letters(paper.sheets[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_light_whatever_the_screen_is(
    language: str, reader: Reader, site_url: str
) -> None:
    page = reader(color_scheme="dark").page
    paper = visit(page, site_url + Address(SCHOOLS[0], "about", language).path)
    light = visit(
        reader(color_scheme="light").page,
        site_url + Address(SCHOOLS[0], "about", language).path,
    )
    assert paper.ink(top=0, bottom=0) == light.ink(top=0, bottom=0)


# --- rules and the adopted text ------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
@pytest.mark.parametrize("kind", ["students", "parents", "staff-work", "staff-home", "protocol"])
def test_no_rule_is_cut_and_its_adopted_text_stands_with_it(
    kind: str, school: str, language: str, page: Page, site_url: str
) -> None:
    paper = visit(page, site_url + Address(school, kind, language).path)
    sheets = [letters(sheet) for sheet in paper.sheets]
    rules: list[list[str]] = page.locator(".pw-card, .pw-clause").evaluate_all(
        "rules => rules.map(rule => [...rule.querySelectorAll('h3, .pw-rule p, .pw-adopted p')]"
        ".map(part => part.textContent))"
    )
    assert page.locator(".pw-adopted").count() == len(rules) > 0
    for rule in rules:
        parts = [letters(part) for part in rule]
        if sum(map(len, parts)) < SHEET_OF_LETTERS:
            assert any(all(part in sheet for part in parts) for sheet in sheets), rule[0]
        else:
            assert all(part in "".join(sheets) for part in parts), rule[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_the_whole_adopted_text_is_on_paper(
    school: str,
    language: str,
    either: Watched,
    site_url: str,
    adopted: Mapping[str, Path],
) -> None:
    paper = letters(visit(either.page, site_url + Address(school, "protocol", language).path).text)
    protocol, _ = read_protocol(
        adopted[school].read_bytes(), file=school, language="nl", edition=EditionKind.ADOPTED
    )
    binding = [part for _, clause in protocol.clauses() for part in sentences(clause.text)]
    lost = [part for part in binding if letters(part) not in paper]
    assert lost == []


def test_after_printing_the_screen_is_as_the_reader_left_it(page: Page, site_url: str) -> None:
    page.goto(site_url + Address(SCHOOLS[0], "students", "nl").path)
    folds = page.locator("main details")
    closed, opened = folds.nth(0), folds.nth(1)
    for _ in range(2):
        closed.locator("summary").click()
    opened.locator("summary").click()
    paper = letters(printed(page).text)
    for fold in (closed, opened, folds.last):
        assert letters(fold.locator("p").first.text_content() or "missing") in paper
    expect(closed).not_to_have_attribute("open", "")
    expect(opened).to_have_attribute("open", "")
    expect(page.locator("main details[open]")).to_have_count(1)


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_other_pages_have_their_address(language: str, page: Page, site_url: str) -> None:
    school = SCHOOL[language]
    leads = {
        Address(None, "home", language): [Address(each, "home", language) for each in SCHOOLS],
        Address(school, "home", language): [
            Address(school, kind, language)
            for kind in ("students", "parents", "staff-work", "staff-home", "questions", "protocol")
        ],
        Address(school, "about", language): [Address(school, "accountability", language)],
    }
    for start, targets in leads.items():
        paper = typed(visit(page, site_url + start.path).text)
        for target in targets:
            assert site_url + target.path in paper, f"{start}: {target}"
    questions = typed(visit(page, site_url + Address(school, "questions", language).path).text)
    for tree in TREE_PAGES:
        if tree.school == school:
            assert site_url + tree.path(language) in questions, str(tree)


@pytest.mark.parametrize("kind", ["students", "protocol", "accountability", "about"])
def test_labels_of_rules_and_what_stands_in_full_have_no_address(
    kind: str, page: Page, site_url: str
) -> None:
    address = site_url + Address(SCHOOLS[0], kind, "nl").path
    paper = visit(page, address)
    assert typed(paper.text).count(address) == 1
    assert address in typed(paper.sheets[-1])
    assert f"{site_url}{SCHOOLS[0]}/protocol/#" not in typed(paper.text)
    assert not re.search(r"mailto:|tel:", paper.text)


def test_a_file_has_no_address_that_says_whose_it_is(reader: Reader, offline_url: str) -> None:
    page = reader().page
    for path in (f"{SCHOOLS[0]}/index.html", f"{MUSICAL.path('nl').rstrip('/')}.html"):
        paper = visit(page, offline_url + path)
        assert "file:" not in paper.text
        assert page.locator("[data-pw-address]").count() == 1


def test_without_scripts_the_published_address_is_there(
    reader: Reader, published_site: Path
) -> None:
    page = reader(java_script_enabled=False).page
    path = Address(SCHOOLS[0], "parents", "en").path
    with serving(published_site) as address:
        paper = visit(page, address + path)
    assert f"{SITE_URL}{path}" in typed(paper.sheets[-1])


# --- trees ---------------------------------------------------------------------------------------


def is_whole(paper: Printed, tree: TreePage, language: str) -> bool:
    """Whether every question, answer and outcome of a tree is on paper."""
    text = letters(paper.text)
    asked = [
        words
        for question in tree.tree.questions.values()
        for words in (question.ask, *(option.text for option in question.options.values()))
    ]
    said = [outcome.say for outcome in tree.tree.outcomes.values()]
    return all(letters(each[language]) in text for each in (*asked, *said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_without_a_result_prints_whole(
    language: str, either: Watched, site_url: str
) -> None:
    page = either.page
    paper = visit(page, site_url + MUSICAL.path(language))
    assert is_whole(paper, MUSICAL, language)
    assert str(datetime.now(UTC).year) not in paper.text.replace(said_issue(page), "")
    # A picture is larger than a sheet: it stays on the screen, also when it was opened.
    page.locator(".pw-picture > summary").click()
    page.locator(".pw-outline > summary").click()
    assert printed(page).sheets == paper.sheets


def said_issue(page: Page) -> str:
    """What a page says of its versions and their dates."""
    return page.locator(".pw-foot__issue").inner_text().split(": ")[1].split(" · ")[0]


def test_a_tree_prints_whole_amid_the_questions(page: Page, site_url: str) -> None:
    page.goto(site_url + MUSICAL.path("nl"))
    answer(page, MUSICAL.state(FILMED).steps[0])
    expect_at(page, "permission")
    assert is_whole(printed(page), MUSICAL, "nl")
    # The reader goes on where they were.
    expect_at(page, "permission")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_is_a_dated_record_on_one_sheet(
    language: str, reader: Reader, site_url: str
) -> None:
    watched = reader()
    page = watched.page
    page.clock.set_fixed_time(datetime(2027, 3, 1, 12, tzinfo=UTC))
    address = site_url + MUSICAL.path(language, FILMED)
    end = MUSICAL.state(FILMED)
    page.goto(address)
    expect_at(page, end.at)
    paper = printed(page)
    assert len(paper.sheets) == 1
    outcome = MUSICAL.tree.outcomes[end.at]
    record = [
        long_date(datetime(2027, 3, 1, tzinfo=UTC).date(), language=language),
        MUSICAL.title(language),
        current(page).locator("[data-part=verdict]").inner_text(),
        outcome.say[language],
        *(step[language] for step in outcome.do),
        *(MUSICAL.ask(step.question, language) for step in end.steps),
        *(
            MUSICAL.option(step.question, chosen, language)
            for step in end.steps
            for chosen in step.chosen
        ),
        *current(page).locator("[data-part=cited] .pw-rule p").all_text_contents(),
        *current(page).locator("[data-part=cited] .pw-adopted p").all_text_contents(),
        page.locator(".pw-foot").inner_text(),
    ]
    for line in map(letters, record):
        assert line
        assert line in letters(paper.text)
    assert current(page).locator("[data-part=cited] .pw-adopted p").count() > 0
    assert address in typed(paper.text)
    for other, found in MUSICAL.tree.outcomes.items():
        if other != end.at:
            assert found.say[language] not in paper.text
    page.emulate_media(media="print")
    expect(page.locator("#tree .pw-step:visible")).to_have_count(1)
    expect(page.locator(FURNITURE).filter(visible=True)).to_have_count(0)
    page.emulate_media(media="null")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    assert watched.complaints == []


def test_a_long_result_begins_on_the_first_sheet_and_goes_on(page: Page, site_url: str) -> None:
    end = BULLYING.longest_walk
    page.goto(site_url + BULLYING.path("nl", end.answers))
    expect_at(page, end.at)
    paper = printed(page)
    assert end.result is not None
    assert len(paper.sheets) > 1
    assert BULLYING.say(end.at, "nl") in paper.sheets[0]
    first, *_ = end.result.advice
    assert BULLYING.tree.advice[first].say["nl"] in paper.sheets[0]
    for step in end.steps:
        assert BULLYING.ask(step.question, "nl") in paper.text


def test_the_print_button_prints_the_record_with_its_date(page: Page, site_url: str) -> None:
    page.goto(site_url + MUSICAL.path("nl", FILMED))
    expect_at(page, MUSICAL.state(FILMED).at)
    dated = current(page).locator("[data-part=printed]")
    expect(dated).to_have_text("")
    # As a browser that does not tell when it prints.
    page.evaluate("window.print = () => { window.printed = true }")
    current(page).locator("[data-act=print]").click()
    assert page.evaluate("window.printed")
    expect(dated).to_have_text(re.compile(r"^Afgedrukt op \d+ \w+ \d{4}$"))
    expect(dated).to_be_hidden()
