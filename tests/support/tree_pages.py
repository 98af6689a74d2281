"""The trees of this repository, their pages, and a reader who answers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from playwright.sync_api import Frame, Locator, Page, Route, expect

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.engine.replay import State, Step, replay
from protocolwijzer.engine.tree import Tree
from protocolwijzer.engine.walks import walks
from protocolwijzer.model import DecisionTree
from protocolwijzer.schools import load_site
from tests.support.addresses import PREFIXES
from tests.support.paths import PROTOCOLS, ROOT

TREES = ROOT / "decision_trees"
FOLDERS = {"nl": "vragen", "en": "questions"}
# As many walks of a tree as a test looks at to choose one.
_ENOUGH = 3_000

Answers = Mapping[str, Sequence[str]]
# Where a tree is shown: on a page, or in a frame of one.
Shown: TypeAlias = Page | Frame


@dataclass(frozen=True)
class TreePage:
    """A tree of a school, in every language."""

    school: str
    tree: DecisionTree

    @property
    def flow(self) -> Tree:
        """What the engine knows of it."""
        return self.tree.flow

    def path(self, language: str, answers: Answers | None = None) -> str:
        """Its address within the site, with these answers."""
        address = self.tree.addresses[language]
        folder = f"{PREFIXES[language]}{self.school}/{FOLDERS[language]}/{address}/"
        return folder + _fragment(answers)

    def embed(self, language: str, answers: Answers | None = None, *, options: str = "") -> str:
        """The address of its embed within the site. options: such as "?compact=1"."""
        return f"embed/{self.school}/{self.tree.id}/{language}.html{options}{_fragment(answers)}"

    def title(self, language: str) -> str:
        """What the tree is called."""
        return self.tree.title[language]

    def ask(self, question: str, language: str) -> str:
        """The words of a question."""
        return self.tree.questions[question].ask[language]

    def option(self, question: str, option: str, language: str) -> str:
        """The words of an answer."""
        return self.tree.questions[question].options[option].text[language]

    def say(self, outcome: str, language: str) -> str:
        """The words of an outcome."""
        return self.tree.outcomes[outcome].say[language]

    def state(self, answers: Answers) -> State:
        """Where answers lead, as CPython has it."""
        return replay(self.flow, {name: tuple(chosen) for name, chosen in answers.items()})

    def some_walks(self) -> Iterator[State]:
        """Walks to their end, as many as will do to choose from."""
        return islice(walks(self.flow), _ENOUGH)

    @cached_property
    def longest_walk(self) -> State:
        """Of its walks one with the most questions, and of those one with the most ticked."""
        return max(
            self.some_walks(),
            key=lambda state: (len(state.steps), sum(len(step.chosen) for step in state.steps)),
        )

    def __str__(self) -> str:
        return f"{self.school}-{self.tree.id}"


def _fragment(answers: Answers | None) -> str:
    given = "&".join(f"{name}={','.join(chosen)}" for name, chosen in (answers or {}).items())
    return f"#{given}" if given else ""


def _tree_pages() -> Iterator[TreePage]:
    found = Diagnostics()
    site = load_site(PROTOCOLS, trees=TREES, adopted={}, diagnostics=found)
    assert site is not None, "\n".join(map(str, found))
    for school in site.schools:
        for tree in school.trees:
            yield TreePage(school.id, tree)


TREE_PAGES = tuple(_tree_pages())


def tree_page(school: str, tree: str) -> TreePage:
    """The page of this tree."""
    return next(page for page in TREE_PAGES if (page.school, page.tree.id) == (school, tree))


# --- a reader ------------------------------------------------------------------------------------


def current(page: Shown) -> Locator:
    """The one question or outcome that is shown."""
    return page.locator("#tree .pw-step--current")


def heading(page: Shown) -> Locator:
    """The heading of what is shown."""
    return current(page).locator("h2").first


def reasons(page: Shown) -> Locator:
    """The marks at the answers that decided, once they are known."""
    return current(page).locator(".pw-answer__mark:visible")


def tick(page: Shown, step: Step) -> None:
    """Choose these options and no others, at once: where how it is done is not what is tested."""
    expect(current(page)).to_have_attribute("data-question", step.question)
    current(page).locator(".pw-option").evaluate_all(
        """(rows, chosen) => {
          for (const row of rows) {
            const field = row.querySelector("input")
            const wanted = chosen.includes(field.value)
            // A radio button is cleared by another one only.
            if (field.checked !== wanted && (wanted || field.type !== "radio")) {
              row.querySelector("label").click()
            }
          }
        }""",
        step.chosen,
    )


def point_at(page: Shown, step: Step) -> None:
    """Choose these options and no others with the pointer, which finds them only when they show."""
    expect(current(page)).to_have_attribute("data-question", step.question)
    for row in current(page).locator(".pw-option").all():
        field = row.locator("input")
        if field.is_checked() != (field.input_value() in step.chosen):
            # A radio button is cleared by another one only.
            if field.is_checked() and field.get_attribute("type") == "radio":
                continue
            row.locator("label").click()


def go_on(page: Shown) -> None:
    """Send the answer."""
    current(page).locator("button[type=submit]").click()


def answer(page: Shown, step: Step) -> None:
    """Give the answer to the question that is shown."""
    tick(page, step)
    go_on(page)


def empty_tables(page: Page) -> None:
    """Serve the pages of trees as those of very large trees are, which have no table."""
    page.route(
        lambda address: "/vragen/" in address or "/questions/" in address,
        _without_table,
    )


def _without_table(route: Route) -> None:
    answer = route.fetch()
    body, found = re.subn(r'(data-part="table">)[^<]*', r"\1{}", answer.text())
    assert found == 1
    route.fulfill(response=answer, body=body)


def expect_at(page: Shown, name: str) -> None:
    """Wait until this question or outcome is the one that is shown."""
    expect(
        page.locator(
            f"#tree .pw-step--current:is([data-question='{name}'], [data-outcome='{name}'])"
        )
    ).to_be_visible()
    expect(page.locator("#tree .pw-step:visible")).to_have_count(1)


def engine_ready(page: Shown) -> str:
    """Show interest and wait until the engine has this page's tree; how it was started."""
    page.locator("#tree.pw-tree--live").dispatch_event("keydown")
    path: str = page.evaluate(
        """async () => {
          const {runtime, tree} = document.getElementById("tree").dataset
          const engine = await protocolwijzerEngine.start(runtime || null)
          // Requests are answered in order, so that tree.js has had its answer first.
          const view = await engine.ask({op: "view", tree, answers: []})
          if (!view.ok) throw new Error(view.error)
          return engine.path
        }"""
    )
    return path
