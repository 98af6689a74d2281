"""From a tree's file to the engine's tree: every name must lead somewhere, every question on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from protocolwijzer.diagnostics import Code, Diagnostics, near
from protocolwijzer.engine.conditions import Condition
from protocolwijzer.engine.tree import Advice, Arm, Option, Outcome, Question, Tree
from protocolwijzer.settings.yaml_places import KeyPath
from protocolwijzer.trees.conditions import WORDS, ConditionReader
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.schema import ArmSettings, QuestionKind, QuestionSettings


def read_flow(tree: TreeFile, diagnostics: Diagnostics) -> Tree | None:
    """The tree as the engine walks it; None where it cannot be walked, which is reported."""
    found = Diagnostics()
    _check_ids(tree, found)
    _check_target(tree, tree.settings.start, ("start",), found)
    _check_advice(tree, found)
    reader = ConditionReader(tree.settings.questions, tree.document, found)
    questions = {
        name: _question(tree, name, its, reader, found)
        for name, its in tree.settings.questions.items()
    }
    diagnostics.extend(found)
    if found.fails():
        return None
    return Tree(
        id=tree.id,
        start=tree.settings.start,
        questions=questions,
        outcomes={
            name: Outcome(name, its.verdict, tuple(its.clauses), its.judgement, its.exception)
            for name, its in tree.settings.outcomes.items()
        },
        advice={
            name: Advice(name, its.verdict, tuple(its.clauses))
            for name, its in (tree.settings.advice or {}).items()
        },
    )


def _check_ids(tree: TreeFile, diagnostics: Diagnostics) -> None:
    groups: Mapping[str, tuple[str, Iterable[str]]] = {
        "questions": ("a question", tree.settings.questions),
        "outcomes": ("an outcome", tree.settings.outcomes),
        "advice": ("advice", tree.settings.advice or {}),
    }
    taken: dict[str, str] = {}
    for group, (noun, names) in groups.items():
        for name in names:
            if name in taken:
                diagnostics.report(
                    Code.TAKEN_ID,
                    tree.key(group, name),
                    f'"{name}" is the id of {taken[name]} already.',
                    "Give one of the two another id.",
                )
            taken.setdefault(name, noun)
    for name in tree.settings.questions:
        if name in WORDS:
            diagnostics.report(
                Code.TAKEN_ID,
                tree.key("questions", name),
                f'A question cannot be called "{name}": in a condition that means something else.',
                "Give the question another id.",
            )


def _check_target(tree: TreeFile, target: str, at: KeyPath, diagnostics: Diagnostics) -> None:
    """Report a target that is neither a question nor an outcome; the start must be a question."""
    questions = tree.settings.questions
    outcomes = () if at == ("start",) else tree.settings.outcomes
    if target in questions or target in outcomes:
        return
    noun = "question" if at == ("start",) else "question or outcome"
    mend = near(target, (*questions, *outcomes)) or f"Name a {noun} of this tree, or add it."
    if target in (tree.settings.advice or {}):
        mend = "It is advice, which an option adds to an outcome; no walk goes there."
    diagnostics.report(
        Code.UNKNOWN_TARGET, tree.value(*at), f'There is no {noun} "{target}" in this tree.', mend
    )


def _check_advice(tree: TreeFile, diagnostics: Diagnostics) -> None:
    advice = tree.settings.advice or {}
    added: set[str] = set()
    for name, question in tree.settings.questions.items():
        for option, its in (question.options or {}).items():
            added.update(its.advice)
            for index, card in enumerate(its.advice):
                if card not in advice:
                    diagnostics.report(
                        Code.UNKNOWN_ADVICE,
                        tree.value("questions", name, "options", option, "advice", index),
                        f'There is no advice "{card}" in this tree.',
                        near(card, advice) or 'Add it under "advice", or remove it here.',
                    )
    for name in advice:
        if name not in added:
            diagnostics.report(
                Code.UNUSED_ADVICE,
                tree.key("advice", name),
                f'No option adds the advice "{name}".',
                f'Add "advice: [{name}]" to an option, or remove it.',
            )


def _question(
    tree: TreeFile,
    name: str,
    its: QuestionSettings,
    reader: ConditionReader,
    diagnostics: Diagnostics,
) -> Question:
    """A question; where something is wrong, which has been reported, it lacks what is wrong."""
    if not its.options:
        diagnostics.report(
            Code.DEAD_END,
            tree.key("questions", name, "options"),
            f'The question "{name}" has no options, so nobody gets any further.',
            'Add "options", one of them for who does not know.',
        )
    _check_exclusive(tree, name, its, diagnostics)
    return Question(
        id=name,
        many=its.kind is QuestionKind.MANY,
        options=tuple(
            Option(option, tuple(of.advice), of.exclusive)
            for option, of in (its.options or {}).items()
        ),
        arms=tuple(_arms(tree, name, its.next or (), reader, diagnostics)),
        clauses=tuple(its.clauses),
    )


def _check_exclusive(
    tree: TreeFile, name: str, its: QuestionSettings, diagnostics: Diagnostics
) -> None:
    exclusive = [option for option, of in (its.options or {}).items() if of.exclusive]
    for index, option in enumerate(exclusive):
        place = tree.value("questions", name, "options", option, "exclusive")
        if its.kind is QuestionKind.ONE:
            diagnostics.report(
                Code.EXCLUSIVE_ON_ONE,
                place,
                f'"{name}" takes one answer, so there is nothing for "{option}" to clear.',
                'Remove "exclusive", or make the question "kind: many".',
            )
        elif index:
            diagnostics.report(
                Code.SEVERAL_EXCLUSIVE,
                place,
                f'"{name}" has an exclusive option already: "{exclusive[0]}".',
                "Keep one of them; the others can be told apart in a question of their own.",
            )


def _arms(
    tree: TreeFile,
    name: str,
    arms: Iterable[ArmSettings],
    reader: ConditionReader,
    diagnostics: Diagnostics,
) -> Iterator[Arm]:
    listed = tuple(arms)
    if not listed:
        diagnostics.report(
            Code.DEAD_END,
            tree.key("questions", name, "next"),
            f'Nothing follows the question "{name}".',
            'Add "next", with the question or outcome that follows.',
        )
        return
    for index, arm in enumerate(listed):
        at = tree.arm(name, index)
        is_last = index == len(listed) - 1
        if arm.otherwise is not None and arm.when is None and arm.go is None:
            _check_target(tree, arm.otherwise, (*at, "else"), diagnostics)
            if is_last:
                yield Arm(None, arm.otherwise)
            else:
                diagnostics.report(
                    Code.INVALID_ARM,
                    tree.value(*at),
                    f'Nothing after this "else" of "{name}" is ever looked at.',
                    'Put "else" last.',
                )
        elif arm.when is not None and arm.go is not None and arm.otherwise is None:
            when: Condition | None = reader.read(arm.when, (*at, "when"), name)
            _check_target(tree, arm.go, (*at, "go"), diagnostics)
            if when is not None:
                yield Arm(when, arm.go)
        else:
            diagnostics.report(
                Code.INVALID_ARM,
                tree.value(*at),
                'An arm has a "when" with a "go", or only an "else".',
                "Write it as in `{when: {is: photo}, go: who}` or `{else: who}`.",
            )
    if listed[-1].otherwise is None:
        diagnostics.report(
            Code.NO_ELSE,
            tree.value(*tree.arm(name, len(listed) - 1)),
            f'The last arm of "{name}" is no "else", so some answers may lead nowhere.',
            'Add "- {else: ...}" as the last arm.',
        )
