"""What readers do: follow links, switch language, search, copy, with or without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.addresses import (
    ADDRESSES,
    LANGUAGES,
    SCHOOL_PAGES,
    SCHOOLS,
    Address,
)
from tests.support.watching import Reader, Watched, new_reader

# A clause of each school that stands on its full protocol and on the pages of staff.
CLAUSES = {"togtemaarschool": "a.4", "de-keyzer": "personeel.7"}
COPY = {"nl": re.compile("kopieer", re.IGNORECASE), "en": re.compile("copy", re.IGNORECASE)}
DARK = {"nl": "Donker maken", "en": "Change to dark"}
OTHER = {"nl": "en", "en": "nl"}


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Watched]:
    """One reader who opens page after page; nothing of any of them may stay."""
    context, watched = new_reader(browser, {})
    yield watched
    context.close()


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page of a reader whose browser runs no scripts."""
    context, watched = new_reader(browser, {"java_script_enabled": False})
    yield watched.page
    context.close()


def switch_language(page: Page, language: str) -> None:
    """Follow the language switch, which may be in a menu."""
    link = page.locator(f"a[hreflang={language}]:visible").first
    if not link.count():
        page.locator("header").get_by_role("button").filter(visible=True).first.click()
    link.click()


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_page_asks_one_host_stores_nothing_and_complains_of_nothing(
    address: Address, visitor: Watched, site_url: str
) -> None:
    visitor.requests.clear()
    visitor.page.goto(site_url + address.path, wait_until="networkidle")
    expect(visitor.page.locator("h1")).to_be_visible()
    assert visitor.hosts == {site_url.removeprefix("http://").rstrip("/")}
    assert visitor.complaints == []
    assert stored(visitor.page) == {"cookies": [], "local": 0, "session": 0}


def stored(page: Page) -> dict[str, object]:
    """What the page keeps on the reader's machine."""
    return {
        "cookies": page.context.cookies(),
        "local": page.evaluate("localStorage.length"),
        "session": page.evaluate("sessionStorage.length"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_of_light_or_dark_is_kept_and_nothing_else(
    language: str, reader: Reader, site_url: str
) -> None:
    page = reader(color_scheme="light").page
    body = page.locator("body")
    page.goto(site_url + Address(SCHOOLS[0], "students", language).path)
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title(DARK[language]).click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site_url + Address(SCHOOLS[1], "protocol", language).path)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert stored(page) == {"cookies": [], "local": 1, "session": 0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["protocol", "staff-work"])
@pytest.mark.parametrize("school", SCHOOLS)
def test_language_switch_goes_to_the_same_clause(
    school: str, kind: str, language: str, reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.goto(f"{site_url}{Address(school, kind, language).path}#{CLAUSES[school]}")
    switch_language(page, OTHER[language])
    there = Address(school, kind, OTHER[language]).path
    expect(page).to_have_url(f"{site_url}{there}#{CLAUSES[school]}")
    expect(page.locator("html")).to_have_attribute("lang", OTHER[language])
    expect(page.locator(f"[id='{CLAUSES[school]}']")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("school", SCHOOLS)
def test_a_clause_opened_by_its_address_is_not_hidden(
    school: str, width: int, reader: Reader, site_url: str
) -> None:
    page = reader(viewport={"width": width, "height": 700}).page
    page.goto(f"{site_url}{school}/protocol/#{CLAUSES[school]}")
    clause = page.locator(f"[id='{CLAUSES[school]}']")
    expect(clause).to_be_in_viewport()
    seen = page.evaluate(
        """id => {
          const clause = document.getElementById(id)
          const box = clause.getBoundingClientRect()
          const top = document.elementFromPoint(box.left + 4, box.top + box.height / 2)
          return clause.contains(top) || top.contains(clause)
        }""",
        CLAUSES[school],
    )
    assert seen


@pytest.mark.parametrize(("school", "language"), list(zip(SCHOOLS, LANGUAGES, strict=True)))
def test_from_home_to_every_page_by_clicking(
    school: str, language: str, reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.goto(site_url + Address(None, "home", language).path)
    for kind in SCHOOL_PAGES:
        follow(page, site_url + Address(school, kind, language).path)


def follow(page: Page, address: str) -> None:
    """Click the first visible link that leads to an address."""
    links = page.locator("a[href]:visible")
    targets: list[str] = links.evaluate_all("links => links.map(link => link.href.split('#')[0])")
    assert address in targets, f"{page.url} shows no link to {address}"
    links.nth(targets.index(address)).click()
    page.wait_for_url(address)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_without_scripts_a_page_is_whole(address: Address, scriptless: Page, site_url: str) -> None:
    page = scriptless
    page.goto(site_url + address.path)
    expect(page.locator("h1")).to_be_visible()
    switch = page.locator(f"a[hreflang={OTHER[address.language]}]")
    assert switch.count() >= 1
    # What does nothing without scripts is not there without them.
    expect(page.locator("button:visible, input:visible")).to_have_count(0)
    for details in page.locator("main details").all()[:3]:
        details.locator("summary").first.click()
        expect(details).to_have_attribute("open", "")
        expect(details.locator("p").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_copying_a_link_works_and_is_announced(
    school: str, language: str, reader: Reader, site_url: str
) -> None:
    watched = reader(permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    address = site_url + Address(school, "protocol", language).path
    page.goto(address)
    button = page.get_by_role("button", name=COPY[language]).nth(3)
    button.focus()
    expect(button).to_be_visible()
    status = page.locator("[role=status]").filter(has_not_text=re.compile(r"\S"))
    assert status.count() >= 1
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text(re.compile(r"\w"))
    copied = page.evaluate("navigator.clipboard.readText()")
    start, _, clause = copied.partition("#")
    assert start == address
    expect(page.locator(f"[id='{clause}']")).to_have_count(1)
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_administrators_see_the_domain_that_they_have_to_allow(
    language: str, visitor: Watched, site_url: str
) -> None:
    visitor.page.goto(site_url + Address(None, "embedding", language).path)
    places = visitor.page.locator("[data-pw-host]")
    host = site_url.removeprefix("http://").rstrip("/")
    assert set(places.all_text_contents()) == {host}


def test_a_missing_page_is_answered_in_the_site(reader: Reader, site_url: str) -> None:
    watched = reader()
    for path in ("geen/pagina/hier/", "en/no/page/here/"):
        answer = watched.page.goto(site_url + path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 404
        expect(watched.page.locator("h1")).to_be_visible()
        follow(watched.page, site_url)
    # The missing page itself is the one complaint that there may be.
    assert all("404" in complaint for complaint in watched.complaints)
    assert len(watched.complaints) == 2
