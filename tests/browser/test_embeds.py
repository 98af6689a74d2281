"""A tree in a frame on a page of another site: its height, its manners, what it can do without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from protocolwijzer.rendering.embeds import embed_url
from protocolwijzer.rendering.share_page import FRAME_HEIGHT
from tests.support.accessibility import overflow
from tests.support.addresses import LANGUAGES
from tests.support.static_server import serving
from tests.support.tree_pages import (
    TREE_PAGES,
    TreePage,
    answer,
    current,
    engine_ready,
    expect_at,
    heading,
    reasons,
    tick,
    tree_page,
)
from tests.support.watching import Reader, new_reader

PHOTO = tree_page("togtemaarschool", "photo")
BULLYING = tree_page("de-keyzer", "bullying")

# A page of another site; it is far higher than a window, and the reader is in its search field.
HOST_PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Intranet</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ margin: 0 }} p {{ height: 1500px; margin: 0 }} iframe {{ border: 0 }}</style>
<input autofocus aria-label="Zoek">
{content}
<p>Onderaan</p>
"""

Host = Callable[[str], str]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Gives the address of a page with this content, on another site than the tree's."""
    with serving(tmp_path) as address:
        # Another host too: for browsers those two are no more the same site than any others.
        other = address.replace("127.0.0.1", "localhost")

        def publish(content: str) -> str:
            (tmp_path / "index.html").write_text(
                HOST_PAGE.format(content=content), encoding="utf-8"
            )
            return other

        yield publish


def frame_html(address: str, attributes: str = "") -> str:
    return f'<iframe src="{address}" width="320" height="600" title="Vraag" {attributes}></iframe>'


def host_script(site_url: str) -> str:
    return f'<script src="{site_url}embed/host.js" async></script>'


def framed(page: Page, number: int = 0) -> Frame:
    """What a frame shows, once it shows something."""
    frame = page.locator("iframe").nth(number).element_handle().content_frame()
    assert frame is not None
    expect(frame.locator("main")).to_be_visible()
    return frame


def expect_height(page: Page, number: int = 0) -> float:
    """Wait until a frame is as high as what is in it; gives that height."""
    frame = framed(page, number)
    shown = page.locator("iframe").nth(number)
    for _ in range(100):
        height = shown.evaluate("frame => frame.clientHeight")
        wanted = frame.evaluate(
            "Math.ceil(document.documentElement.getBoundingClientRect().height)"
        )
        if height == wanted:
            break
        page.wait_for_timeout(50)
    assert height == wanted
    return float(height)


def expect_fitting(page: Page, number: int = 0) -> float:
    """Wait until a frame in sight has its height and nothing to scroll; gives that height.

    Browsers tell a frame that is out of sight of a new height once it comes into sight.
    """
    height = expect_height(page, number)
    framed(page, number).wait_for_function(
        "document.documentElement.scrollHeight <= document.documentElement.clientHeight"
    )
    return height


def walk_through(frame: Frame, tree: TreePage) -> None:
    """Answer the tree's longest walk, to its outcome."""
    for step in tree.longest_walk.steps:
        answer(frame, step)
    expect_at(frame, tree.longest_walk.at)


# --- height --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_grows_and_shrinks_with_what_it_shows(
    language: str, reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    watched.page.goto(host(frame_html(site_url + PHOTO.embed(language)) + host_script(site_url)))
    first = expect_fitting(watched.page)
    frame = framed(watched.page)
    walk_through(frame, PHOTO)
    assert expect_fitting(watched.page) > first
    frame.locator("[data-act=restart]:visible").click()
    expect_at(frame, PHOTO.flow.start)
    assert expect_fitting(watched.page) == first
    assert watched.complaints == []


def test_a_border_is_no_part_of_what_a_frame_shows(
    reader: Reader, site_url: str, host: Host
) -> None:
    page = reader().page
    style = 'style="box-sizing: border-box; border: 3px solid"'
    page.goto(host(frame_html(site_url + PHOTO.embed("nl"), style) + host_script(site_url)))
    expect_fitting(page)


def test_two_frames_have_a_height_each(reader: Reader, site_url: str, host: Host) -> None:
    watched = reader()
    # The script twice, and before the one frame and after the other.
    watched.page.goto(
        host(
            frame_html(site_url + PHOTO.embed("nl"))
            + host_script(site_url)
            + host_script(site_url)
            + frame_html(site_url + BULLYING.embed("en"))
        )
    )
    before = expect_fitting(watched.page, 0)
    expect_fitting(watched.page, 1)
    walk_through(framed(watched.page, 1), BULLYING)
    expect_fitting(watched.page, 1)
    assert expect_fitting(watched.page, 0) == before
    assert watched.complaints == []


def test_back_in_one_frame_leaves_another_where_it_is(
    reader: Reader, site_url: str, host: Host
) -> None:
    page = reader().page
    page.goto(
        host(frame_html(site_url + PHOTO.embed("nl")) + frame_html(site_url + BULLYING.embed("nl")))
    )
    photo, bullying = framed(page, 0), framed(page, 1)
    answer(photo, PHOTO.longest_walk.steps[0])
    expect_at(photo, PHOTO.longest_walk.steps[1].question)
    answer(bullying, BULLYING.longest_walk.steps[0])
    expect_at(bullying, BULLYING.longest_walk.steps[1].question)
    photo.locator("[data-act=back]:visible").click()
    expect_at(photo, PHOTO.flow.start)
    expect_at(bullying, BULLYING.longest_walk.steps[1].question)


def test_who_is_no_frame_of_ours_sets_no_height(reader: Reader, site_url: str, host: Host) -> None:
    watched = reader()
    page = watched.page
    stranger = (
        "<iframe srcdoc=\"<script>parent.postMessage({protocolwijzer: {height: 3000}}, '*');"
        "parent.postMessage('done', '*')</script>\"></iframe>"
    )
    page.goto(
        host(
            frame_html(site_url + PHOTO.embed("nl"))
            + host_script(site_url)
            + "<script>addEventListener('message', ({data}) => { if (data === 'done')"
            " document.body.dataset.done = '' })</script>" + stranger
        )
    )
    height = expect_fitting(page)
    expect(page.locator("body[data-done]")).to_have_count(1)
    page.evaluate("window.postMessage({protocolwijzer: {height: 3000}}, '*')")
    page.evaluate("window.postMessage('protocolwijzer:height', '*')")
    # What is handled after those.
    page.evaluate(
        "new Promise(done => { addEventListener('message', done); window.postMessage('', '*') })"
    )
    assert expect_fitting(page) == height
    assert page.locator("iframe").nth(1).evaluate("frame => frame.style.height") == ""


@pytest.mark.parametrize(
    ("height", "given"),
    [
        ("1e9", "20000px"),
        ("Infinity", ""),
        ("0.5", ""),
        ("-5", ""),
        ("NaN", ""),
        ("'40'", ""),
        ("null", ""),
        ("3", "100px"),
        ("700.2", "701px"),
    ],
)
def test_no_height_is_believed_that_cannot_be(
    height: str, given: str, reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    page = watched.page
    # Someone else's words from where our frames come from: a frame of ours that was led astray.
    body = (
        "<title>x</title><main>x</main><script>"
        f"parent.postMessage({{protocolwijzer: {{height: {height}}}}}, '*');"
        "parent.postMessage(null, '*'); parent.postMessage({protocolwijzer: null}, '*')</script>"
    )
    address = site_url + PHOTO.embed("nl")
    page.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(host(host_script(site_url)))
    expect(page.locator("script[async]")).to_have_count(1)
    page.wait_for_function("window.protocolwijzerHosts?.size === 1")
    heard = page.evaluate(
        """address => new Promise(done => {
          const frame = document.createElement("iframe")
          addEventListener("message", ({data}) => {
            if (data?.protocolwijzer === null) done(frame.style.height)
          })
          frame.src = address
          document.body.append(frame)
        })""",
        address,
    )
    assert heard == given
    assert watched.complaints == []


def test_a_frame_of_ours_that_went_elsewhere_sets_no_height(
    reader: Reader, site_url: str, host: Host
) -> None:
    page = reader().page
    address = site_url + PHOTO.embed("nl")
    around = host(host_script(site_url))
    strange = f"{around}strange.html"
    heights = "parent.postMessage({protocolwijzer: {height: 3000}}, '*')"
    away = f"<script>location.replace('{strange}')</script>"
    forged = f"<script>{heights}; parent.postMessage('done', '*')</script>"
    page.route(address, lambda route: route.fulfill(body=away, content_type="text/html"))
    page.route(strange, lambda route: route.fulfill(body=forged, content_type="text/html"))
    page.goto(around)
    page.wait_for_function("window.protocolwijzerHosts?.size === 1")
    given = page.evaluate(
        """address => new Promise(done => {
          const frame = document.createElement("iframe")
          addEventListener("message", ({data}) => {
            if (data === "done") done(frame.style.height)
          })
          frame.src = address
          document.body.append(frame)
        })""",
        address,
    )
    assert given == ""


def test_every_question_fits_in_a_frame_of_fixed_height(browser: Browser, site_url: str) -> None:
    size = {"width": 320, "height": FRAME_HEIGHT}
    context, watched = new_reader(browser, {"viewport": size})  # type: ignore[typeddict-item]
    page = watched.page
    too_high: list[str] = []
    for tree in TREE_PAGES:
        for language in LANGUAGES:
            page.goto(site_url + tree.embed(language))
            assert overflow(page) == 0
            # As high as a question ever is: with the way back, and with the error.
            heights = page.evaluate(
                """() => {
                  const steps = [...document.querySelectorAll(".pw-step")]
                  const questions = steps.filter(step => step.dataset.question)
                  return questions.map(question => {
                    for (const step of steps) {
                      step.classList.toggle("pw-step--current", step === question)
                    }
                    question.querySelector("[data-act=back]").hidden = false
                    const error = question.querySelector("[data-part=error]")
                    error.textContent = document.querySelector("[data-part=words]").dataset
                      [question.dataset.many === "true" ? "chooseMany" : "chooseOne"]
                    error.hidden = false
                    return [question.dataset.question, document.documentElement.offsetHeight]
                  })
                }"""
            )
            too_high += [
                f"{tree} {language} {name}: {height}"
                for name, height in heights
                if height > FRAME_HEIGHT
            ]
    context.close()
    assert too_high == []


# --- manners -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fragment", ["", "#about-school=yes", "#q-who", "#o-ask", "#no=such&answer=x", "#tree"]
)
def test_the_page_around_is_not_moved_and_keeps_its_focus(
    fragment: str, reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    page = watched.page
    content = "<p>Bovenaan</p>" + frame_html(site_url + PHOTO.embed("nl") + fragment)
    page.goto(host(content + host_script(site_url)))
    frame = framed(page)
    expect_height(page)
    engine_ready(frame)
    page.wait_for_timeout(300)
    assert page.evaluate("[scrollX, scrollY, document.activeElement.localName]") == [0, 0, "input"]
    page.locator("iframe").scroll_into_view_if_needed()
    expect_fitting(page)
    assert watched.complaints == []


def test_a_reader_keeps_sight_of_the_next_step(reader: Reader, site_url: str, host: Host) -> None:
    watched = reader(viewport={"width": 360, "height": 640})
    page = watched.page
    page.goto(
        host("<p>Bovenaan</p>" + frame_html(site_url + PHOTO.embed("nl")) + host_script(site_url))
    )
    frame = framed(page)
    walk_through(frame, PHOTO)
    expect_fitting(page)
    expect(heading(frame)).to_be_focused()
    # From the foot of a long answer back to a short question.
    frame.locator("[data-act=change]").last.click()
    expect(heading(frame)).to_be_focused()
    expect_fitting(page)
    page.wait_for_function(
        """() => {
          const {top, bottom} = document.querySelector("iframe").getBoundingClientRect()
          return top >= -innerHeight && bottom <= 2 * innerHeight && bottom > 0
        }"""
    )
    place = page.locator("iframe").bounding_box()
    inside = heading(frame).evaluate("heading => heading.getBoundingClientRect().top")
    assert place is not None
    assert 0 <= place["y"] + inside <= 640


def test_one_host_is_asked_and_no_storage_is_needed(
    reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    page = watched.page
    address = host(frame_html(site_url + PHOTO.embed("nl")) + host_script(site_url))
    page.goto(address)
    frame = framed(page)
    # A page of another site gets none here, as in most browsers.
    storage = "() => { try { return localStorage.length } catch ({name}) { return name } }"
    assert frame.evaluate(storage) == "SecurityError"
    assert engine_ready(frame) == "snapshot"
    walk_through(frame, PHOTO)
    assert watched.hosts == {address.split("/")[2], site_url.split("/")[2]}
    assert page.context.cookies() == []
    assert watched.complaints == []


def test_an_embed_stores_nothing(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.goto(site_url + PHOTO.embed("nl"))
    assert engine_ready(page) == "snapshot"
    for step in PHOTO.longest_walk.steps:
        answer(page, step)
    expect_at(page, PHOTO.longest_walk.at)
    assert page.evaluate(
        "async () => [document.cookie.length, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await caches.keys()).length]"
    ) == [0, 0, 0, 0, 0]
    assert watched.complaints == []


# --- what a host page takes away -----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tree", [PHOTO, BULLYING], ids=str)
def test_a_sandboxed_frame_reaches_the_outcome_with_python(
    tree: TreePage, language: str, reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    page = watched.page
    address = site_url + tree.embed(language)
    page.goto(host(frame_html(address, 'sandbox="allow-scripts"') + host_script(site_url)))
    frame = framed(page)
    assert frame.evaluate("self.origin") == "null"
    assert engine_ready(frame) == "snapshot"
    walk_through(frame, tree)
    expect(heading(frame)).to_contain_text(tree.say(tree.longest_walk.at, language))
    expect(reasons(frame)).not_to_have_count(0)
    expect_fitting(page)
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_without_scripts_shows_one_linked_step_at_a_time(
    language: str, reader: Reader, site_url: str, host: Host
) -> None:
    watched = reader()
    page = watched.page
    page.goto(host(frame_html(site_url + PHOTO.embed(language), 'sandbox=""')))
    frame = page.frame_locator("iframe")
    given: dict[str, tuple[str, ...]] = {}
    for step in PHOTO.longest_walk.steps:
        given[step.question] = step.chosen
        target = PHOTO.state(given).at
        shown = frame.locator(".pw-step:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_have_attribute("data-question", step.question)
        expect(shown.locator("input:visible, button:visible")).to_have_count(0)
        shown.locator(f".pw-arms a[data-go='{target}']").first.click()
    outcome = PHOTO.longest_walk.at
    expect(frame.locator(".pw-step:visible")).to_have_attribute("data-outcome", outcome)
    expect(frame.locator(".pw-step:visible h2")).to_contain_text(PHOTO.say(outcome, language))
    expect(frame.locator(".pw-embed__edition")).to_be_visible()
    # That its scripts are not run is what was asked for.
    assert all("sandboxed" in complaint for complaint in watched.complaints)


def test_a_card_of_advice_without_scripts_leads_back(
    reader: Reader, site_url: str, host: Host
) -> None:
    tree = next(page for page in TREE_PAGES if page.flow.advice)
    card = next(iter(tree.flow.advice))
    page = reader(java_script_enabled=False).page
    page.goto(host(frame_html(f"{site_url}{tree.embed('nl')}#advice-{card}")))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".pw-advice:visible")).to_have_count(1)
    expect(frame.locator(".pw-step:visible")).to_have_count(0)
    frame.locator(".pw-advice:visible .pw-again a").click()
    expect(frame.locator(".pw-step:visible")).to_have_attribute("data-question", tree.flow.start)


# --- the same as the full page -------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_embed_ends_where_the_engine_says(language: str, reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.goto(site_url + BULLYING.embed(language))
    assert engine_ready(page) == "snapshot"
    walks = BULLYING.some_walks()
    ends = {(walk.at, walk.result.verdict): walk for walk in walks if walk.result}
    for walk in ends.values():
        answers = {step.question: step.chosen for step in walk.steps}
        fragment = BULLYING.embed(language, answers).partition("#")[2]
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        expect(current(page)).to_have_attribute("data-outcome", walk.at)
        assert walk.result is not None
        expect(current(page).locator(".pw-verdict").first).to_have_class(
            f"pw-verdict pw-verdict--{walk.result.verdict.value}"
        )
    assert watched.complaints == []


def test_links_out_keep_the_answers(reader: Reader, site_url: str, host: Host) -> None:
    watched = reader()
    page = watched.page
    page.goto(host(frame_html(site_url + PHOTO.embed("nl", options="?compact=1"))))
    frame = framed(page)
    first = PHOTO.longest_walk.steps[0]
    answer(frame, first)
    expect(heading(frame)).to_be_focused()
    given = f"#{first.question}={','.join(first.chosen)}"
    with page.expect_popup() as opened:
        frame.locator(".pw-embed__foot a[target=_blank]").click()
    expect(opened.value).to_have_url(f"{site_url}{PHOTO.path('nl')}{given}")
    frame.locator(".pw-embed__foot a[hreflang=en]").click()
    frame.wait_for_url(f"{site_url}{PHOTO.embed('en', options='?compact=1')}{given}")
    expect(current(frame)).not_to_have_attribute("data-question", first.question)


def test_the_address_of_a_tree_is_the_one_that_is_made_for_it() -> None:
    for tree in TREE_PAGES:
        assert tree.embed("en") == embed_url(tree.school, tree.tree.id, "en")


def test_a_step_taken_where_no_history_is_allowed(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    html = page.request.get(site_url + PHOTO.embed("nl")).text()
    # A preview shows a page that has no address of its own.
    page.goto(f"{site_url}embed/host.js")
    page.evaluate(
        "html => { document.body.innerHTML = '<iframe></iframe>';"
        " document.querySelector('iframe').srcdoc = html }",
        html,
    )
    frame = framed(page)
    tick(frame, PHOTO.longest_walk.steps[0])
    walk_through(frame, PHOTO)
    frame.locator("[data-act=change]").first.click()
    expect_at(frame, PHOTO.flow.start)
