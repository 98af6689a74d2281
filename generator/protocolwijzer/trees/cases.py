"""The author's own cases, run with the engine."""

from __future__ import annotations

from protocolwijzer.diagnostics import Code, Diagnostics, near, suggestion
from protocolwijzer.engine.replay import replay
from protocolwijzer.engine.tree import Tree
from protocolwijzer.model import Case
from protocolwijzer.settings.yaml_places import KeyPath
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.schema import CaseSettings, QuestionKind


def read_cases(tree: TreeFile) -> tuple[Case, ...]:
    """The cases of a tree, for the model: answers in the order of the options."""
    questions = tree.settings.questions
    return tuple(
        Case(
            name=case.name,
            given={
                name: tuple(option for option in questions[name].options or () if option in chosen)
                for name, chosen in case.given.items()
                if name in questions
            },
            expect=case.expect,
        )
        for case in tree.settings.cases
    )


def check_cases(tree: TreeFile, flow: Tree | None, diagnostics: Diagnostics) -> None:
    """Report cases that fail, and outcomes without one.

    flow: None where the tree cannot be walked; then the cases are read but not run.
    """
    _check_names(tree, diagnostics)
    expected: set[str] = set()
    for index, case in enumerate(tree.settings.cases):
        expected.add(case.expect)
        if _is_sound(tree, case, index, diagnostics) and flow is not None:
            _run(tree, flow, case, index, diagnostics)
    for name in tree.settings.outcomes:
        if name not in expected:
            diagnostics.report(
                Code.UNTESTED_OUTCOME,
                tree.key("outcomes", name),
                f'No case expects the outcome "{name}".',
                'Add one under "cases": the answers that should lead to it.',
            )


def _check_names(tree: TreeFile, diagnostics: Diagnostics) -> None:
    names = [case.name for case in tree.settings.cases]
    for index, name in enumerate(names):
        if name in names[:index]:
            diagnostics.report(
                Code.DUPLICATE_VALUE,
                tree.value("cases", index, "name"),
                f'There is a case called "{name}" already.',
                "Give each case a name of its own.",
            )


def _is_sound(tree: TreeFile, case: CaseSettings, index: int, diagnostics: Diagnostics) -> bool:
    """Whether a case names what there is, and answers each question as it can be answered."""
    found = Diagnostics()
    if case.expect not in tree.settings.outcomes:
        found.report(
            Code.UNKNOWN_TARGET,
            tree.value("cases", index, "expect"),
            f'There is no outcome "{case.expect}" in this tree.',
            near(case.expect, tree.settings.outcomes) or "Name an outcome of this tree.",
        )
    for name, chosen in case.given.items():
        at: KeyPath = ("cases", index, "given", name)
        question = tree.settings.questions.get(name)
        if question is None:
            found.report(
                Code.UNKNOWN_QUESTION,
                tree.key(*at),
                f'There is no question "{name}" in this tree.',
                suggestion(name, tree.settings.questions),
            )
            continue
        options = question.options or {}
        for place, option in enumerate(chosen):
            if options and option not in options:
                found.report(
                    Code.UNKNOWN_OPTION,
                    tree.value(*at, place),
                    f'The question "{name}" has no option "{option}".',
                    suggestion(option, options),
                )
        if not chosen or (len(chosen) > 1 and question.kind is QuestionKind.ONE):
            found.report(
                Code.FAILING_CASE,
                tree.value(*at),
                f'The case "{case.name}" gives {len(chosen) or "no"} answers to "{name}", '
                f"which takes {'one' if question.kind is QuestionKind.ONE else 'at least one'}.",
                "Keep one of them." if chosen else "Give one, or leave the question out.",
            )
    diagnostics.extend(found)
    return not len(found)


def _run(
    tree: TreeFile, flow: Tree, case: CaseSettings, index: int, diagnostics: Diagnostics
) -> None:
    state = replay(flow, {name: tuple(chosen) for name, chosen in case.given.items()})
    if state.result is None:
        diagnostics.report(
            Code.FAILING_CASE,
            tree.value("cases", index, "given"),
            f'The case "{case.name}" stops at the question "{state.at}", which it does not answer.',
            f'Add "{state.at}: ..." to what is given.',
        )
    elif state.at != case.expect:
        diagnostics.report(
            Code.FAILING_CASE,
            tree.value("cases", index, "expect"),
            f'The case "{case.name}" ends at "{state.at}", not at "{case.expect}".',
            f'Correct the case, or what follows "{state.steps[-1].question}".',
        )
    for step in state.dropped:
        diagnostics.report(
            Code.FAILING_CASE,
            tree.key("cases", index, "given", step.question),
            f'The case "{case.name}" answers "{step.question}", which is not asked.',
            "Remove the answer, or correct what the arms before it lead to.",
        )
