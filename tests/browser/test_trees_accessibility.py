"""A tree for who does not see it, or not well: what is read aloud, and what a checker finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.support.accessibility import violations
from tests.support.addresses import LANGUAGES, SCHOOLS
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
    tree_page,
)
from tests.support.watching import Reader, new_reader

PHOTO = tree_page("togtemaarschool", "photo")
# Of each school the two trees that ask the most.
CHECKED = tuple(
    page
    for school in SCHOOLS
    for page in sorted(
        (page for page in TREE_PAGES if page.school == school),
        key=lambda page: len(page.longest_walk.steps),
    )[-2:]
)


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all visits here."""
    context, watched = new_reader(browser, {})
    yield watched.page
    assert watched.complaints == []
    context.close()


@pytest.fixture(autouse=True)
def leave_nothing_behind(page: Page) -> Iterator[None]:
    """The next visit is a visit of its own, also to the same address."""
    yield
    page.goto("about:blank")


# --- what a checker finds ------------------------------------------------------------------------


# All else on the page is the same at every step: it is looked at with the result.
SHOWN = "#tree .pw-step--current"


# Every tree in both languages; each language in both schemes, over the trees.
@pytest.mark.parametrize(
    ("tree", "language", "scheme"),
    [
        pytest.param(tree, language, SCHEMES[(row + column) % 2], id=f"{tree}-{language}")
        for row, tree in enumerate(CHECKED)
        for column, language in enumerate(LANGUAGES)
    ],
)
def test_no_violation_at_any_step(
    tree: TreePage,
    language: str,
    scheme: Literal["light", "dark"],
    page: Page,
    site_url: str,
    axe_url: str,
) -> None:
    page.set_viewport_size({"width": 360 if scheme == "dark" else 1280, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site_url + tree.path(language))
    engine_ready(page)
    page.add_script_tag(url=axe_url)
    for step in tree.longest_walk.steps:
        expect_at(page, step.question)
        assert violations(page, within=SHOWN) == [], step.question
        go_on(page)
        expect(current(page).locator("[data-part=error]")).to_be_visible()
        assert violations(page, within=SHOWN) == [], f"{step.question}, nothing chosen"
        answer(page, step)
    expect_at(page, tree.longest_walk.at)
    expect(reasons(page).first).to_be_visible()
    assert violations(page) == [], "the result"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violation_where_the_way_is_chosen_by_hand(
    language: str, reader: Reader, site_url: str, axe_url: str
) -> None:
    page = reader().page
    page.route("**/engine.js*", lambda route: route.abort())
    empty_tables(page)
    tree, number = first_unsure()
    page.goto(site_url + tree.path(language))
    for step in tree.longest_walk.steps[: number + 1]:
        answer(page, step)
    expect(current(page).locator(".pw-arms")).to_be_visible()
    page.add_script_tag(url=axe_url)
    assert violations(page) == []


def first_unsure() -> tuple[TreePage, int]:
    """A walk and its first question whose links alone do not tell the way."""
    return next(
        (tree, number)
        for tree in TREE_PAGES
        for number, step in enumerate(tree.longest_walk.steps)
        for question in [tree.flow.questions[step.question]]
        if question.many and len({arm.go for arm in question.arms}) > 1
    )


# --- what is read aloud ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a screen reader has to say of one element."""

    role: str
    name: str
    description: str
    states: frozenset[str]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


def spoken(session: CDPSession) -> list[Spoken]:
    """All that the browser tells a screen reader of the page's own part, in order."""
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def read(node: dict[str, Any]) -> Iterator[Spoken]:
        if not node["ignored"]:
            yield Spoken(
                role=node["role"]["value"],
                name=_value(node, "name"),
                description=_value(node, "description"),
                states=frozenset(
                    found["name"]
                    for found in node.get("properties", ())
                    if found["value"].get("value") in {True, "true"}
                ),
            )
        for child in node.get("childIds", ()):
            yield from read(by_id[child])

    return list(read(next(node for node in nodes if node["role"]["value"] == "main")))


def _value(node: dict[str, Any], part: str) -> str:
    return re.sub(r"\s+", " ", str(node.get(part, {}).get("value", ""))).strip()


def in_order(heard: Sequence[Spoken], *expected: tuple[str, str]) -> None:
    """Each of these roles and words is heard, after the one before it."""
    rest = iter(heard)
    for role, words in expected:
        assert any(each.role == role and words in each.name for each in rest), (
            f"{role} “{words}” is not heard where it should be:\n" + "\n".join(map(str, heard))
        )


@pytest.fixture
def session(page: Page) -> Iterator[CDPSession]:
    """A line to the browser itself."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    yield session
    session.detach()


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_hint_error_and_result_are_read_in_order(
    language: str, page: Page, session: CDPSession, site_url: str
) -> None:
    tree = PHOTO
    page.goto(site_url + tree.path(language))
    engine_ready(page)
    template = page.locator("template[data-part=words]")
    words: dict[str, str] = template.evaluate("template => ({...template.dataset})")
    for step in tree.longest_walk.steps:
        question = tree.flow.questions[step.question]
        ask = tree.ask(step.question, language)
        help_text = tree.tree.questions[step.question].help.get(language, "")
        field = "checkbox" if question.many else "radio"
        options = [
            (field, tree.option(question.id, each.id, language)) for each in question.options
        ]
        error = words["chooseMany" if question.many else "chooseOne"]
        expect_at(page, step.question)
        heard = spoken(session)
        in_order(
            heard,
            ("heading", tree.title(language)),
            ("group", ask),
            ("heading", ask),
            *([("StaticText", help_text)] if help_text else []),
            *options,
            ("button", ""),
        )
        group = next(each for each in heard if each.role == "group" and each.name == ask)
        assert group.description == help_text
        # What is not asked now is not heard.
        fields = [each.name for each in heard if each.role in {"radio", "checkbox"}]
        assert fields == [text for _, text in options]
        headings = [each.name for each in heard if each.role == "heading"]
        assert headings == [tree.title(language), ask]

        go_on(page)
        heard = spoken(session)
        in_order(heard, ("heading", ask), ("StaticText", error), *options)
        focused = next(each for each in heard if "focused" in each.states and each.role == field)
        assert focused.name == options[0][1]
        assert error in focused.description
        assert "invalid" in focused.states
        # Once, not once more by a live region.
        assert sum(error in each.name for each in heard if each.role == "StaticText") == 1
        assert page.title().startswith(words["errorTitle"])
        answer(page, step)

    end = tree.longest_walk
    expect_at(page, end.at)
    expect(reasons(page).first).to_be_visible()
    assert end.result is not None
    decided_by = end.result.decided_by
    outcome = tree.tree.outcomes[end.at]
    asked = [tree.ask(step.question, language) for step in end.steps]
    heard = spoken(session)
    in_order(
        heard,
        ("heading", tree.title(language)),
        ("heading", outcome.say[language]),
        *(("StaticText", each[language]) for each in outcome.do),
        *(
            said
            for step, ask in zip(end.steps, asked, strict=True)
            for said in (
                ("StaticText", ask),
                *([("StaticText", words["decided"])] if step in decided_by else []),
                ("button", f"{words['change']} {ask}"),
            )
        ),
        ("button", ""),
    )
    focused = next(each for each in heard if "focused" in each.states and each.role == "heading")
    verdict = heading(page).locator("[data-part=verdict]").text_content() or ""
    assert focused.name.startswith(verdict.strip())
    assert outcome.say[language] in focused.name
    # The verdict is spoken by the heading that has the focus, and not announced besides.
    assert page.locator("#tree [data-part=notice]").text_content() == ""


def test_what_the_page_says_of_itself_is_announced_politely(
    page: Page, session: CDPSession, site_url: str
) -> None:
    page.goto(f"{site_url}{PHOTO.path('nl')}#no=such")
    notice = page.locator("#tree [data-part=notice]")
    expect(notice).to_have_attribute("role", "status")
    expect(notice).to_have_text(re.compile(r"\w"))
    heard = spoken(session)
    status = next(each for each in heard if each.role == "status")
    said = heard[heard.index(status) + 1]
    assert said.name == (notice.text_content() or "").strip()
