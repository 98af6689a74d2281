"""What readers do with a tree: answer, go back, change their minds, share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from protocolwijzer.engine.replay import State, Step, replay
from protocolwijzer.engine.walks import choices
from tests.support.accessibility import overflow
from tests.support.addresses import LANGUAGES
from tests.support.tree_pages import (
    TREE_PAGES,
    TreePage,
    answer,
    current,
    engine_ready,
    expect_at,
    go_on,
    heading,
    point_at,
    reasons,
    tree_page,
)
from tests.support.watching import Reader, new_reader

# More stops than any page has before its tree.
MANY = 80
PHOTO = tree_page("togtemaarschool", "photo")
OTHER = {"nl": "en", "en": "nl"}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all visits here."""
    context, watched = new_reader(browser, {"permissions": ["clipboard-read", "clipboard-write"]})
    yield watched.page
    assert watched.complaints == []
    context.close()


@pytest.fixture(autouse=True)
def leave_nothing_behind(page: Page) -> Iterator[None]:
    """The next visit is a visit of its own, also to the same address."""
    yield
    page.goto("about:blank")


def arrive(page: Page, site_url: str, tree: TreePage, answers: State | None = None) -> None:
    """Open a tree's page in Dutch, and wait until its engine is there."""
    page.goto(site_url + tree.path("nl", answers.answers if answers else None))
    engine_ready(page)


def result_of(page: Page, tree: TreePage, language: str = "nl") -> State:
    """Wait for the end of the tree's longest walk, with its reasons."""
    end = tree.longest_walk
    expect_at(page, end.at)
    expect(heading(page)).to_contain_text(tree.say(end.at, language))
    expect(reasons(page).first).to_be_visible()
    return end


# --- by keyboard ---------------------------------------------------------------------------------


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something of this kind has the focus."""
    for _ in range(MANY):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {selector}")


def type_answer(page: Page, tree: TreePage, step: Step) -> None:
    """Answer the question that is shown with Tab, arrows, Space and Enter."""
    options = [option.id for option in tree.flow.questions[step.question].options]
    within = f"[data-question='{step.question}']"
    if tree.flow.questions[step.question].many:
        for chosen in step.chosen:
            tab_to(page, f"{within} input[value='{chosen}']")
            page.keyboard.press("Space")
        tab_to(page, f"{within} button[type=submit]")
    else:
        tab_to(page, f"{within} input")
        page.keyboard.press("Space")
        for _ in range(options.index(step.chosen[0])):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


@pytest.fixture
def narrow(page: Page) -> Iterator[Page]:
    """The page in the smallest window."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size({"width": 320, "height": 640})
    yield page
    page.set_viewport_size(usual)


@pytest.mark.parametrize("tree", TREE_PAGES, ids=str)
def test_a_tree_by_keyboard_alone_at_320_pixels(
    tree: TreePage, narrow: Page, site_url: str
) -> None:
    page = narrow
    arrive(page, site_url, tree)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link that skips what is on every page
    given: dict[str, tuple[str, ...]] = {}
    for step in tree.longest_walk.steps:
        assert replay(tree.flow, given).at == step.question
        type_answer(page, tree, step)
        given[step.question] = step.chosen
        at = replay(tree.flow, given).at
        expect_at(page, at)
        expect(heading(page)).to_be_focused()
        expect(heading(page)).to_be_in_viewport()
        words = heading(page).locator("[data-part=verdict]" if at in tree.flow.outcomes else "*")
        shown = (words if words.count() else heading(page)).text_content()
        expect(page).to_have_title(re.compile(f"^{re.escape((shown or '').strip())} "))
        assert overflow(page) == 0
    end = result_of(page, tree)
    assert overflow(page) == 0
    assert page.url == site_url + tree.path("nl", end.answers)

    # And on from there: change the last answer, leave it as it is, start again.
    last = end.steps[-1].question
    tab_to(page, f".pw-step--current [data-act=change][data-of='{last}']")
    page.keyboard.press("Enter")
    expect_at(page, last)
    expect(heading(page)).to_be_focused()
    tab_to(page, f"[data-question='{last}'] input:checked")
    tab_to(page, f"[data-question='{last}'] button[type=submit]")
    page.keyboard.press("Enter")
    expect_at(page, end.at)
    tab_to(page, ".pw-step--current [data-act=restart]")
    page.keyboard.press("Enter")
    expect_at(page, tree.flow.start)
    expect(heading(page)).to_be_focused()
    assert page.url == site_url + tree.path("nl")
    expect(page.locator("#tree input:checked")).to_have_count(0)

    # Nor does anything that this walk did not come by scroll sideways.
    page.locator("#tree .pw-step").evaluate_all(
        "steps => steps.forEach(step => step.classList.add('pw-step--current'))"
    )
    assert overflow(page) == 0


# --- the history and the address -----------------------------------------------------------------


def test_back_forward_and_reload_restore_the_same_state(page: Page, site_url: str) -> None:
    arrive(page, site_url, PHOTO)
    walk = PHOTO.longest_walk
    for step in walk.steps:
        answer(page, step)
    result_of(page, PHOTO)
    places = [*(step.question for step in walk.steps), walk.at]
    addresses = [
        site_url + PHOTO.path("nl", {step.question: step.chosen for step in walk.steps[:number]})
        for number in range(len(places))
    ]
    for place, address in zip(places[-2::-1], addresses[-2::-1], strict=True):
        page.go_back()
        expect_at(page, place)
        expect(heading(page)).to_be_focused()
        assert page.url == address
    # The answers that were given stand ready, but count only when they are given.
    expect(current(page).locator("input:checked")).to_have_value(walk.steps[0].chosen[0])
    for place, address in zip(places[1:], addresses[1:], strict=True):
        page.go_forward()
        expect_at(page, place)
        assert page.url == address
    for number in (-1, -2):
        page.reload()
        expect_at(page, places[number])
        assert page.url == addresses[number]
        page.go_back()
        expect_at(page, places[number - 1])


def test_the_back_button_leads_to_the_question_before(page: Page, site_url: str) -> None:
    walk = PHOTO.longest_walk
    back = current(page).locator("[data-act=back]")
    arrive(page, site_url, PHOTO)
    expect(back).to_be_hidden()
    for number in (1, 2):
        answer(page, walk.steps[number - 1])
        expect_at(page, walk.steps[number].question)
    back.click()
    expect_at(page, walk.steps[1].question)
    back.click()
    expect_at(page, walk.steps[0].question)
    expect(back).to_be_hidden()
    assert page.url == site_url + PHOTO.path("nl")

    # Also where the page was opened in the middle.
    page.goto("about:blank")
    given = {step.question: step.chosen for step in walk.steps[:2]}
    page.goto(site_url + PHOTO.path("nl", given))
    for step in (walk.steps[1], walk.steps[0]):
        back.click()
        expect_at(page, step.question)
        expect(current(page).locator("input:checked")).to_have_value(step.chosen[0])


def test_a_copied_link_restores_the_result_and_nothing_else_copies_it(
    page: Page, site_url: str
) -> None:
    end = PHOTO.longest_walk
    arrive(page, site_url, PHOTO, end)
    result_of(page, PHOTO)
    page.evaluate("navigator.clipboard.writeText('mine')")
    page.reload()
    result_of(page, PHOTO)
    assert page.evaluate("navigator.clipboard.readText()") == "mine"
    button = current(page).locator("[data-act=copy-link]")
    button.click()
    said = current(page).locator("[data-act=copy-link] + [role=status]")
    expect(said).to_have_text(re.compile(r"\w"))
    expect(button).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == site_url + PHOTO.path("nl", end.answers)
    page.goto("about:blank")
    page.goto(copied)
    result_of(page, PHOTO)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_keeps_the_answers(language: str, page: Page, site_url: str) -> None:
    walk = PHOTO.longest_walk
    page.goto(site_url + PHOTO.path(language))
    engine_ready(page)
    for step in walk.steps[:2]:
        answer(page, step)
    expect_at(page, walk.steps[2].question)
    page.locator(f"a[hreflang={OTHER[language]}]:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", OTHER[language])
    expect_at(page, walk.steps[2].question)
    expect(heading(page)).to_have_text(PHOTO.ask(walk.steps[2].question, OTHER[language]))
    given = {step.question: step.chosen for step in walk.steps[:2]}
    assert page.url == site_url + PHOTO.path(OTHER[language], given)
    engine_ready(page)
    for step in walk.steps[2:]:
        answer(page, step)
    result_of(page, PHOTO, OTHER[language])


# --- changing an answer --------------------------------------------------------------------------


def changes(tree: TreePage) -> Iterator[tuple[Step, State]]:
    """Every answer that could have been another one, and where the walk leads then."""
    for step in tree.longest_walk.steps:
        for chosen in choices(tree.flow.questions[step.question]):
            if chosen != step.chosen:
                other = replay(tree.flow, {**tree.longest_walk.answers, step.question: chosen})
                yield Step(step.question, chosen), other


def change(page: Page, tree: TreePage, step: Step) -> None:
    """From the result, answer a question anew."""
    row = re.compile(rf"\w+ {re.escape(tree.ask(step.question, 'nl'))}$")
    current(page).get_by_role("button", name=row).click()
    expect_at(page, step.question)
    expect(heading(page)).to_be_focused()
    before = tree.longest_walk.answers[step.question]
    ticked = current(page).locator("input:checked")
    assert ticked.evaluate_all("fields => fields.map(field => field.value)") == list(before)
    answer(page, step)


def test_a_changed_answer_keeps_what_still_applies(page: Page, site_url: str) -> None:
    step, other = next(
        (step, other) for step, other in changes(PHOTO) if other.result and not other.dropped
    )
    arrive(page, site_url, PHOTO, PHOTO.longest_walk)
    result_of(page, PHOTO)
    change(page, PHOTO, step)
    expect_at(page, other.at)
    assert page.url == site_url + PHOTO.path("nl", other.answers)
    expect(page.locator("#tree [data-part=notice]")).to_be_empty()
    page.go_back()
    expect_at(page, step.question)
    page.go_back()
    result_of(page, PHOTO)


def test_an_answer_that_no_longer_counts_is_named(page: Page, site_url: str) -> None:
    step, other = next((step, other) for step, other in changes(PHOTO) if other.dropped)
    arrive(page, site_url, PHOTO, PHOTO.longest_walk)
    result_of(page, PHOTO)
    change(page, PHOTO, step)
    expect_at(page, other.at)
    assert page.url == site_url + PHOTO.path("nl", other.answers)
    notice = page.locator("#tree [data-part=notice]")
    expect(notice).to_be_visible()
    for dropped in other.dropped:
        expect(notice).to_contain_text(PHOTO.ask(dropped.question, "nl"))
        for chosen in dropped.chosen:
            expect(notice).to_contain_text(PHOTO.option(dropped.question, chosen, "nl"))
    page.go_back()
    expect(notice).to_be_empty()


# --- options -------------------------------------------------------------------------------------


def test_an_exclusive_option_and_the_others_clear_each_other(page: Page, site_url: str) -> None:
    tree, question, alone = next(
        (tree, question, option.id)
        for tree in TREE_PAGES
        for question in tree.flow.questions.values()
        for option in question.options
        if option.exclusive
    )
    others = [option.id for option in question.options if option.id != alone]
    page.goto(site_url + tree.path("nl"))
    # Wherever it stands in the tree, it is the same form.
    page.locator(f"[data-question='{question.id}']").evaluate(
        """section => {
          document.querySelector("#tree .pw-step--current").classList.remove("pw-step--current")
          section.classList.add("pw-step--current")
        }"""
    )

    def toggle(option: str) -> None:
        text = tree.option(question.id, option, "nl")
        current(page).locator("label").get_by_text(text, exact=True).click()

    def ticked() -> list[str]:
        values: list[str] = (
            current(page)
            .locator("input:checked")
            .evaluate_all("fields => fields.map(field => field.value)")
        )
        return values

    for other in others:
        toggle(other)
    assert ticked() == others
    toggle(alone)
    assert ticked() == [alone]
    toggle(others[0])
    assert ticked() == [others[0]]


# --- the result ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_says_why_and_what_else_it_might_have_been(
    language: str, page: Page, site_url: str
) -> None:
    tree, end = a_strengthened_walk()
    result = end.result
    assert result is not None
    page.goto(site_url + tree.path(language, end.answers))
    engine_ready(page)
    expect_at(page, end.at)
    section = current(page)
    word = page.locator(f"template[data-part='verdict-{result.verdict}']").evaluate(
        "template => template.content.textContent.trim()"
    )
    expect(section.locator("h2 [data-part=verdict]")).to_have_text(word)
    cards = section.locator("[data-part=advice] [data-advice]")
    names = cards.evaluate_all("cards => cards.map(card => card.dataset.advice)")
    assert names == list(result.advice)
    for card, name in zip(cards.all(), result.advice, strict=True):
        expect(card).to_contain_text(tree.tree.advice[name].say[language])
    expect(reasons(page)).to_have_count(len(result.decided_by))
    said = page.locator("template[data-part=words]").get_attribute("data-decided") or "missing"
    for row, step in zip(section.locator(".pw-answer").all(), end.steps, strict=True):
        expect(row.locator("dt")).to_have_text(tree.ask(step.question, language))
        for chosen in step.chosen:
            expect(row).to_contain_text(tree.option(step.question, chosen, language))
        marked = row.get_by_text(said)
        expect(marked).to_be_visible(visible=step in result.decided_by)
    others = section.locator("[data-part=others] li")
    assert 1 <= others.count() <= 3
    endings = [words.say[language] for words in tree.tree.outcomes.values()]
    for line in others.all():
        text = line.text_content() or ""
        assert any(ending in text for ending in endings), text
        assert "{" not in text


def test_a_result_quotes_every_clause_once(page: Page, site_url: str) -> None:
    tree, end = next(
        (tree, state)
        for tree in TREE_PAGES
        for state in tree.some_walks()
        if state.result
        and cited_by(tree, state.result.advice) & set(tree.flow.outcomes[state.at].clauses)
        and cited_by(tree, state.result.advice) - set(tree.flow.outcomes[state.at].clauses)
    )
    result = end.result
    assert result is not None
    page.goto(site_url + tree.path("nl", end.answers))
    expect_at(page, end.at)
    quotes = current(page).locator("[data-quotes]:visible")
    quoted = quotes.evaluate_all("quotes => quotes.flatMap(one => one.dataset.quotes.split(' '))")
    assert len(quoted) == len(set(quoted))
    assert set(quoted) >= {*tree.flow.outcomes[end.at].clauses, *cited_by(tree, result.advice)}
    # A card still says which rules are its own.
    for name in result.advice:
        links = current(page).locator(f"[data-advice='{name}'] .pw-cited__label a")
        found = links.evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert found == list(tree.flow.advice[name].clauses)
    # On its own it is complete.
    page.goto("about:blank")
    card = next(name for name in result.advice if tree.flow.advice[name].clauses)
    page.goto(f"{site_url}{tree.path('nl')}#advice-{card}")
    expect(page.locator(f"#advice-{card} [data-quotes] .pw-rule").first).to_be_visible()


def test_a_result_names_the_same_contacts_once(page: Page, site_url: str) -> None:
    tree, end = next(
        (tree, state)
        for tree in TREE_PAGES
        for state in tree.some_walks()
        if state.result
        and tree.tree.outcomes[state.at].contacts
        and any(
            tree.tree.advice[name].contacts == tree.tree.outcomes[state.at].contacts
            for name in state.result.advice
        )
    )
    result = end.result
    assert result is not None
    own = tree.tree.outcomes[end.at].contacts
    others = [tree.tree.advice[name].contacts for name in result.advice]
    page.goto(site_url + tree.path("nl", end.answers))
    expect_at(page, end.at)
    expect(current(page).locator("[data-part=advice] [data-advice]")).to_have_count(len(others))
    shown = 1 + sum(bool(each) and each != own for each in others)
    expect(current(page).locator("[data-part=contacts]")).to_have_count(shown)


def cited_by(tree: TreePage, cards: Iterable[str]) -> set[str]:
    """The clauses that these cards of advice rest on."""
    return {clause for name in cards for clause in tree.flow.advice[name].clauses}


def a_strengthened_walk() -> tuple[TreePage, State]:
    """A walk on which a card of advice is stronger than the outcome that it comes to."""
    return next(
        (tree, state)
        for tree in TREE_PAGES
        for state in tree.some_walks()
        if state.result and state.result.verdict is not tree.flow.outcomes[state.at].verdict
    )


def test_a_disclaimer_is_copied_as_it_stands(page: Page, site_url: str) -> None:
    tree, end = next(
        (tree, state)
        for tree in TREE_PAGES
        for state in tree.some_walks()
        if tree.tree.outcomes[state.at].copy
    )
    page.goto(site_url + tree.path("nl", end.answers))
    engine_ready(page)
    expect_at(page, end.at)
    button = current(page).locator("[data-act=copy]")
    button.click()
    expect(current(page).locator("[data-act=copy] + [role=status]")).to_have_text(re.compile(r"\w"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == tree.tree.outcomes[end.at].copy["nl"]


# --- an outcome by its own address ---------------------------------------------------------------


def test_an_outcome_can_be_looked_up_and_left(page: Page, site_url: str) -> None:
    name = next(iter(PHOTO.flow.outcomes))
    page.goto(f"{site_url}{PHOTO.path('nl')}#o-{name}")
    expect_at(page, name)
    expect(heading(page)).to_contain_text(PHOTO.say(name, "nl"))
    # Nobody answered anything.
    for part in ("answers", "others"):
        expect(current(page).locator(f"[data-part={part}]")).to_be_hidden()
    page.reload()
    expect_at(page, name)
    current(page).locator("[data-act=restart]").click()
    expect_at(page, PHOTO.flow.start)
    assert page.url == site_url + PHOTO.path("nl")


# --- other circumstances -------------------------------------------------------------------------


def test_a_whole_walk_at_320_pixels(reader: Reader, site_url: str) -> None:
    page = reader(viewport={"width": 320, "height": 640}).page
    page.goto(site_url + PHOTO.path("en"))
    go_on(page)
    expect(current(page).locator("[data-part=error]")).to_be_visible()
    assert overflow(page) == 0
    engine_ready(page)
    for step in PHOTO.longest_walk.steps:
        point_at(page, step)
        go_on(page)
        assert overflow(page) == 0
    result_of(page, PHOTO, "en")
    assert overflow(page) == 0


def test_a_processor_four_times_as_slow(reader: Reader, site_url: str) -> None:
    watched = reader()
    page = watched.page
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(site_url + PHOTO.path("nl"))
    for step in PHOTO.longest_walk.steps:
        point_at(page, step)
        if step == PHOTO.longest_walk.steps[-1]:
            engine_ready(page)
        go_on(page)
    result_of(page, PHOTO)
    assert watched.complaints == []
