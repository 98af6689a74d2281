"""Everything by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.addresses import LANGUAGES, SCHOOLS, Address
from tests.support.watching import Reader

# More stops than any page has before its content.
MANY = 80


def focused(page: Page) -> str:
    """The address of the link that has the focus, or the name of the element."""
    name: str = page.evaluate(
        "document.activeElement.href ?? document.activeElement.tagName.toLowerCase()"
    )
    return name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_skip_link_comes_first_and_leads_to_the_content(
    school: str, language: str, reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.goto(site_url + Address(school, "students", language).path)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_visible()
    expect(skip).to_be_in_viewport()
    assert "#" in focused(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_tab_reaches_all_doors_in_order_and_shows_where_it_is(
    school: str, language: str, width: int, reader: Reader, site_url: str
) -> None:
    page = reader(viewport={"width": width, "height": 800}).page
    page.goto(site_url + Address(school, "home", language).path)
    doors = [
        site_url + Address(school, kind, language).path
        for kind in ("students", "parents", "staff-work", "staff-home")
    ]
    page.evaluate("document.querySelector('main h1').setAttribute('tabindex', '-1')")
    page.locator("main h1").focus()
    reached: list[str] = []
    for _ in range(MANY):
        if len(reached) == len(doors):
            break
        page.keyboard.press("Tab")
        here = focused(page)
        if here in doors and here not in reached:
            reached.append(here)
            assert shows_focus(page), here
    assert reached == doors


def shows_focus(page: Page) -> bool:
    """Whether the focused element has an outline or shadow that it lacks without focus."""
    shown: bool = page.evaluate(
        """() => {
          const look = element => {
            const style = getComputedStyle(element)
            return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor,
                    style.backgroundColor, style.textDecoration].join()
          }
          const element = document.activeElement
          const around = [element, element.parentElement, ...element.children]
          const focused = around.map(look)
          element.blur()
          const changed = around.some((part, i) => look(part) !== focused[i])
          element.focus({focusVisible: true})
          return changed
        }"""
    )
    return shown


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("school", SCHOOLS)
def test_adopted_text_opens_and_closes_with_a_key(
    school: str, key: str, reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.goto(f"{site_url}{school}/protocol/")
    details = page.locator("main details").nth(2)
    details.locator("summary").focus()
    page.keyboard.press(key)
    expect(details).to_have_attribute("open", "")
    expect(details.locator("p").first).to_be_visible()
    page.keyboard.press(key)
    expect(details).not_to_have_attribute("open", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_focus_is_never_trapped(language: str, reader: Reader, site_url: str) -> None:
    page = reader(viewport={"width": 1280, "height": 800}).page
    page.goto(site_url + Address(SCHOOLS[0], "home", language).path)
    stops: list[str] = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(focused(page))
    else:
        pytest.fail(f"the end of the page is not reached: {stops}")
    assert len(stops) > 5
