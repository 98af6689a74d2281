"""What someone in a hurry sees on a telephone without scrolling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from protocolwijzer.model import PAGE_AUDIENCES, Audience
from tests.support.addresses import LANGUAGES, SCHOOLS, audience_page
from tests.support.tree_pages import TREE_PAGES
from tests.support.watching import new_reader


@pytest.fixture(scope="module")
def telephone(browser: Browser) -> Iterator[Page]:
    """One small window for all visits here."""
    context, watched = new_reader(browser, {"viewport": {"width": 360, "height": 640}})
    yield watched.page
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", PAGE_AUDIENCES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_the_two_most_urgent_trees_and_the_first_rule(
    school: str, audience: Audience, language: str, telephone: Page, site_url: str
) -> None:
    page = telephone
    page.goto(site_url + audience_page(school, audience, language).path)
    questions = page.locator(".pw-urgent a")
    expect(questions).to_have_count(2)
    for question in questions.all():
        expect(question).to_be_in_viewport(ratio=1)
        box = question.locator("..").bounding_box()
        assert box is not None
        assert box["height"] >= 24
    expect(page.locator(".pw-card--first h3").first).to_be_in_viewport(ratio=1)
    paths = {tree.path(language) for tree in TREE_PAGES if audience in tree.tree.audiences}
    for question in questions.all():
        address = question.evaluate("link => link.href")
        assert address.removeprefix(site_url) in paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_in_an_online_quarrel_see_the_rule_and_whom_to_turn_to(
    language: str, telephone: Page, site_url: str
) -> None:
    page = telephone
    page.goto(site_url + audience_page("togtemaarschool", Audience.STAFF_WORK, language).path)
    rule = page.locator("article.pw-card").filter(has=page.locator("[id='b.2']"))
    expect(rule).to_be_in_viewport(ratio=1)
    expect(page.locator(".pw-contacts dd").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("school", "clause"), [("togtemaarschool", "a.5"), ("de-keyzer", "personeel.7")]
)
def test_staff_at_home_see_whether_a_pupil_may_be_a_friend(
    school: str, clause: str, telephone: Page, site_url: str
) -> None:
    page = telephone
    page.goto(site_url + audience_page(school, Audience.STAFF_HOME, "nl").path)
    rule = page.locator("article.pw-card").filter(has=page.locator(f"[id='{clause}']"))
    expect(rule.locator(".pw-rule")).to_be_in_viewport(ratio=1)
    page.locator(".pw-urgent a", has_text="vriend").click()
    expect(page.locator("#tree .pw-step--current h2")).to_be_in_viewport(ratio=1)
