"""A tree whose engine is not there: no scripts, an engine that fails, comes late or is unwanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from protocolwijzer.engine.replay import replay
from tests.browser.conftest import ARGUMENTS
from tests.support.addresses import LANGUAGES, SCHOOLS
from tests.support.paths import CHROMIUM
from tests.support.tree_pages import (
    TREE_PAGES,
    TreePage,
    answer,
    current,
    empty_tables,
    engine_ready,
    expect_at,
    go_on,
    heading,
    reasons,
    tick,
    tree_page,
)
from tests.support.watching import Reader, Watched, new_reader

PHOTO = tree_page("togtemaarschool", "photo")
ENGINE = "**/assets/protocolwijzer/engine/**"


# --- no scripts ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page of a reader whose browser runs no scripts."""
    context, watched = new_reader(browser, {"java_script_enabled": False})
    yield watched.page
    context.close()


@pytest.mark.parametrize("tree", TREE_PAGES, ids=str)
def test_without_scripts_links_lead_to_the_outcome(
    tree: TreePage, scriptless: Page, site_url: str
) -> None:
    # English at the one school, Dutch at the other.
    language = LANGUAGES[SCHOOLS.index(tree.school)]
    page = scriptless
    page.goto(site_url + tree.path(language))
    expect(page.locator("#tree button:visible, #tree input:visible")).to_have_count(0)
    walk = tree.longest_walk
    given: dict[str, tuple[str, ...]] = {}
    for step in walk.steps:
        given[step.question] = step.chosen
        target = replay(tree.flow, given).at
        section = page.locator(f"#q-{step.question}")
        expect(section.locator("h2")).to_have_text(tree.ask(step.question, language))
        section.locator(f".pw-arms a[data-go='{target}']:visible").first.click()
        kind = "o" if target in tree.flow.outcomes else "q"
        assert page.url == f"{site_url}{tree.path(language)}#{kind}-{target}"
        expect(page.locator(f"#{kind}-{target}")).to_be_in_viewport()
    outcome = page.locator(f"#o-{walk.at}")
    expect(outcome.locator("h2")).to_contain_text(tree.say(walk.at, language))
    for advice in walk.result.advice if walk.result else ():
        card = page.locator(f"#advice-{advice}")
        expect(card).to_be_visible()
        expect(page.locator(f"#tree a[href='#advice-{advice}']").first).to_be_visible()


# --- an engine that is not there -----------------------------------------------------------------


def answer_by_links(page: Page, tree: TreePage, site_url: str) -> None:
    """Open a tree in Dutch and answer its longest walk."""
    page.goto(site_url + tree.path("nl"))
    answer_walk_by_links(page, tree)
    assert page.url == site_url + tree.path("nl", tree.longest_walk.answers)


def answer_walk_by_links(page: Page, tree: TreePage) -> None:
    """Answer a tree's longest walk; the page itself knows the way."""
    given: dict[str, tuple[str, ...]] = {}
    for step in tree.longest_walk.steps:
        answer(page, step)
        given[step.question] = step.chosen
        expect_at(page, replay(tree.flow, given).at)
        expect(heading(page)).to_be_focused()


def result_is_right_but_for_the_reasons(page: Page, tree: TreePage) -> None:
    """Outcome, verdict, cards and answers; no reasons, and no error either."""
    walk = tree.longest_walk
    result = walk.result
    assert result is not None
    expect_at(page, walk.at)
    section = current(page)
    expect(heading(page)).to_contain_text(tree.say(walk.at, "nl"))
    expect(section.locator("h2 .pw-verdict")).to_have_class(
        re.compile(rf"pw-verdict--{result.verdict}( |$)")
    )
    cards = section.locator("[data-part=advice] [data-advice]")
    names = cards.evaluate_all("cards => cards.map(card => card.dataset.advice)")
    assert names == list(result.advice)
    asked = section.locator("[data-part=answers] dt").all_text_contents()
    assert asked == [tree.ask(step.question, "nl") for step in walk.steps]
    expect(reasons(page)).to_have_count(0)
    expect(section.locator("[data-part=others]")).to_be_hidden()
    words = page.locator("template[data-part=words]").get_attribute("data-no-reasons")
    expect(section.locator(".pw-tree__aside")).to_have_text(words or "missing")


def damage(route: Route) -> None:
    """Answer with the real file, one byte in the middle of which is another."""
    answer = route.fetch()
    body = bytearray(answer.body())
    body[len(body) // 2] ^= 0xFF
    route.fulfill(response=answer, body=bytes(body))


def test_a_damaged_snapshot_is_refused_and_the_stock_start_takes_over(
    reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.route("**/snapshot/memory.bin", damage)
    page.goto(site_url + PHOTO.path("nl", PHOTO.longest_walk.answers))
    assert engine_ready(page) == "stock"
    expect_at(page, PHOTO.longest_walk.at)
    expect(reasons(page).first).to_be_visible()
    expect(current(page).locator(".pw-tree__aside")).to_have_count(0)


def unexpected(watched: Watched) -> list[str]:
    """Complaints that are not what the browser or Pyodide itself says of what is missing."""
    said_elsewhere = re.compile(r"Failed to load resource|/assets/protocolwijzer/engine/")
    return [each for each in watched.complaints if not said_elsewhere.search(each)]


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param("**/*.bin", id="no WebAssembly file"),
        pytest.param("**/engine-worker.js", id="a blocked worker"),
        pytest.param("**/manifest.json", id="no manifest"),
        pytest.param("**/engine.js*", id="not even the script that starts it"),
        pytest.param(ENGINE, id="nothing of it"),
    ],
)
@pytest.mark.parametrize("how", ["blocked", "not found"])
def test_a_tree_without_what_its_engine_needs(
    missing: str, how: str, reader: Reader, site_url: str
) -> None:
    watched = reader()
    page = watched.page
    page.route(
        missing,
        lambda route: route.abort() if how == "blocked" else route.fulfill(status=404, body="no"),
    )
    answer_by_links(page, PHOTO, site_url)
    result_is_right_but_for_the_reasons(page, PHOTO)
    assert unexpected(watched) == []


def test_a_browser_without_webassembly(browser: Browser, site_url: str) -> None:
    with ExitStack() as closing:
        # Strict security settings switch it off in this way: no compiling at all.
        without = browser.browser_type.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, "--js-flags=--jitless"]
        )
        closing.callback(without.close)
        _, watched = new_reader(without, {})
        page = watched.page
        answer_by_links(page, PHOTO, site_url)
        assert page.evaluate("typeof WebAssembly") == "undefined"
        result_is_right_but_for_the_reasons(page, PHOTO)
        assert not any("/protocolwijzer/engine/" in address for address in watched.requests)
        page.reload()
        result_is_right_but_for_the_reasons(page, PHOTO)
        assert unexpected(watched) == []


def test_trees_whose_links_do_not_suffice_without_their_engine(
    reader: Reader, site_url: str
) -> None:
    page = reader().page
    page.route("**/engine.js*", lambda route: route.abort())
    for tree in filter(unsure, TREE_PAGES):
        language = LANGUAGES[1 - SCHOOLS.index(tree.school)]
        page.goto("about:blank")
        page.goto(site_url + tree.path(language))
        given: dict[str, tuple[str, ...]] = {}
        for step in tree.longest_walk.steps:
            answer(page, step)
            given[step.question] = step.chosen
            expect_at(page, replay(tree.flow, given).at)
        expect(heading(page)).to_contain_text(tree.say(tree.longest_walk.at, language))


@pytest.mark.parametrize("missing", [ENGINE, "**/pack/**/*.bin.0.js", "**/engine.js*"])
def test_a_tree_in_a_folder_on_a_network_drive(
    missing: str, reader: Reader, offline_url: str
) -> None:
    watched = reader()
    page = watched.page
    page.route(missing, lambda route: route.abort())
    folder, _, _ = PHOTO.path("nl").rpartition("/")
    page.goto(f"{offline_url}{folder}.html")
    answer_walk_by_links(page, PHOTO)
    result_is_right_but_for_the_reasons(page, PHOTO)
    page.reload()
    expect_at(page, PHOTO.longest_walk.at)
    page.go_back()
    expect_at(page, PHOTO.longest_walk.steps[-1].question)
    assert unexpected(watched) == []


# --- a tree too large for a table: neither page nor engine knows the way --------------------------


def test_a_wrong_way_can_be_taken_back(reader: Reader, site_url: str) -> None:
    page = reader().page
    page.route("**/engine.js*", lambda route: route.abort())
    empty_tables(page)
    page.goto(site_url + PHOTO.path("nl"))
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    ways = current(page).locator(".pw-arms a[data-go]:visible")
    wrong = ways.last.get_attribute("data-go") or ""
    assert wrong != PHOTO.longest_walk.at
    ways.last.click()
    expect_at(page, wrong)
    page.go_back()
    expect_at(page, PHOTO.longest_walk.steps[-1].question)
    go_on(page)
    expect_at(page, wrong)
    current(page).locator("[data-act=restart]").click()
    expect_at(page, PHOTO.flow.start)


# --- an engine that comes late -------------------------------------------------------------------

HELD = """
  (() => {
    let real
    const held = new Promise(release => { window.release = release })
    Object.defineProperty(window, "protocolwijzerEngine", {
      get: () => real && {start: url => Promise.all([real.start(url), held]).then(all => all[0])},
      set: engine => { real = engine },
    })
  })()
"""


@pytest.fixture
def held(reader: Reader) -> Page:
    """A page whose engine comes only when it is released."""
    page = reader().page
    page.add_init_script(HELD)
    return page


def test_answers_given_before_the_engine_is_there_count(held: Page, site_url: str) -> None:
    page = held
    page.goto(site_url + PHOTO.path("nl"))
    walk = PHOTO.longest_walk
    for step in walk.steps[:-1]:
        answer(page, step)
    expect_at(page, walk.steps[-1].question)
    tick(page, walk.steps[-1])
    page.evaluate("release()")
    engine_ready(page)
    # What has been filled in is as it was.
    expect_at(page, walk.steps[-1].question)
    for chosen in walk.steps[-1].chosen:
        expect(current(page).locator(f"input[value='{chosen}']")).to_be_checked()
    go_on(page)
    expect_at(page, walk.at)
    expect(reasons(page).first).to_be_visible()


def test_an_engine_that_comes_in_time_leads_on_by_itself(held: Page, site_url: str) -> None:
    page = held
    empty_tables(page)
    page.goto(site_url + PHOTO.path("nl"))
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    # The last answer's way depends on several; a reader waits a moment for the engine.
    page.evaluate("release()")
    expect_at(page, PHOTO.longest_walk.at)
    expect(heading(page)).to_be_focused()
    expect(page.locator("#tree [data-part=notice]")).to_be_empty()


def test_an_engine_that_comes_late_puts_a_wrong_choice_right(held: Page, site_url: str) -> None:
    page = held
    empty_tables(page)
    page.goto(site_url + PHOTO.path("nl"))
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    wrong = current(page).locator(".pw-arms a[data-go]:visible").last
    expect(wrong).to_be_visible()
    wrong.click()
    expect(heading(page)).to_be_focused()
    page.evaluate("release()")
    expect_at(page, PHOTO.longest_walk.at)
    expect(heading(page)).to_be_focused()
    words = page.locator("template[data-part=words]").get_attribute("data-recounted")
    expect(page.locator("#tree [data-part=notice]")).to_have_text(words or "missing")


def test_reasons_that_come_late_take_no_focus(held: Page, site_url: str) -> None:
    page = held
    tree = next(tree for tree in TREE_PAGES if tree.longest_walk.at and not unsure(tree))
    page.goto(site_url + tree.path("nl"))
    for step in tree.longest_walk.steps:
        answer(page, step)
    expect_at(page, tree.longest_walk.at)
    change = current(page).locator("[data-act=change]").first
    change.focus()
    page.evaluate("release()")
    expect(reasons(page).first).to_be_visible()
    expect(change).to_be_focused()
    expect(page.locator("#tree [data-part=notice]")).to_be_empty()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_reasons_that_come_late_move_nothing(width: int, held: Page, site_url: str) -> None:
    page = held
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + PHOTO.path("nl", PHOTO.longest_walk.answers))
    expect_at(page, PHOTO.longest_walk.at)
    page.evaluate("document.fonts.ready")
    page.evaluate(
        "() => { window.seen = [...document.querySelectorAll('#tree .pw-step--current *')]"
        ".filter(each => each.checkVisibility()) }"
    )
    places = """() => seen.map(each => {
      const {x, y, width, height} = each.getBoundingClientRect()
      return [each.tagName, x, y + scrollY, width, height]
    })"""
    before = page.evaluate(places)
    page.evaluate("release()")
    expect(reasons(page).first).to_be_visible()
    expect(current(page).locator("[data-part=others]")).to_be_visible()
    assert page.evaluate(places) == before


def unsure(tree: TreePage) -> bool:
    """Whether the longest walk has a question whose links alone do not tell the way."""
    return any(
        len({arm.go for arm in tree.flow.questions[step.question].arms}) > 1
        and tree.flow.questions[step.question].many
        for step in tree.longest_walk.steps
    )


# --- a reader who saves data ---------------------------------------------------------------------

SAVING = "Object.defineProperty(navigator.connection, 'saveData', {value: true})"


def test_who_saves_data_is_asked_first(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.add_init_script(SAVING)
    answer_by_links(page, PHOTO, site_url)
    page.reload(wait_until="networkidle")
    expect_at(page, PHOTO.longest_walk.at)
    assert not any("/protocolwijzer/engine/" in address for address in watched.requests)
    offer = current(page).locator(".pw-tree__aside button")
    expect(offer).to_have_text(re.compile(r"\w"))
    offer.click()
    expect(reasons(page).first).to_be_visible()
    expect(current(page).locator(".pw-tree__aside")).to_have_count(0)
    expect(current(page).locator("[data-part=answers]")).to_be_focused()
    assert any("/protocolwijzer/engine/" in address for address in watched.requests)
    assert watched.complaints == []


def test_who_saves_data_and_wants_reasons_that_fail_to_come(reader: Reader, site_url: str) -> None:
    page = reader().page
    page.add_init_script(SAVING)
    page.route(ENGINE, lambda route: route.abort())
    answer_by_links(page, PHOTO, site_url)
    current(page).locator(".pw-tree__aside button").click()
    words = page.locator("template[data-part=words]").get_attribute("data-no-reasons")
    expect(current(page).locator(".pw-tree__aside")).to_have_text(words or "missing")
    expect(current(page).locator(".pw-tree__aside")).to_be_focused()
