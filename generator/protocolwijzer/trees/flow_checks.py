"""What all walks through a tree together show to be wrong with it."""

from __future__ import annotations

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.engine.tree import Tree
from protocolwijzer.engine.walks import count_walks, walks
from protocolwijzer.trees.effect import Effects
from protocolwijzer.trees.files import TreeFile
from protocolwijzer.trees.survey import Survey, survey
from protocolwijzer.trees.wording import as_given

# More walks than this are not gone through one by one: it would take more than a few seconds.
MOST_WALKS = 20_000
LONGEST_WALK = 8


def check_flow(tree: TreeFile, flow: Tree, diagnostics: Diagnostics) -> bool:
    """Report what is wrong with the walks through a tree; whether all of them end."""
    try:
        found = survey(flow)
    except OverflowError:
        diagnostics.report(
            Code.TREE_TOO_LARGE,
            tree.key("questions"),
            "There are so many combinations of answers that nobody can tell where they all end.",
            "Let conditions look at fewer options, or split the tree in two.",
        )
        return False
    _check_unasked(tree, flow, found, diagnostics)
    if found.circle:
        question, answers = found.circle
        diagnostics.report(
            Code.CIRCLE,
            tree.key("questions", question),
            f'With {as_given(flow, answers)} "{question}" is asked again, and so on without end.',
            "Let one of these questions lead to an outcome.",
        )
        return False
    _prove(tree, flow, found, diagnostics)
    _check_reached(tree, found, diagnostics)
    _check_taken(tree, flow, found, diagnostics)
    _check_overlaps(tree, flow, found, diagnostics)
    _check_effects(tree, flow, found, diagnostics)
    return True


def _prove(tree: TreeFile, flow: Tree, found: Survey, diagnostics: Diagnostics) -> None:
    """Go through every combination of answers with the engine itself, where that can be done.

    Raises RuntimeError where the engine ends elsewhere than the survey, which would be a mistake
    in this program.
    """
    number = count_walks(flow)
    if number > MOST_WALKS:
        diagnostics.report(
            Code.LARGE_TREE,
            tree.key("questions"),
            f"The {number:,} combinations of answers were not gone through one by one: walks that "
            "can only go on alike were taken together.",
            "Nothing need be done; a tree of fewer questions or options is easier to answer.",
        )
        return
    ends = {state.at for state in walks(flow)}
    if ends != found.reached & flow.outcomes.keys():
        message = f"{tree.document.file}: the walks end at {sorted(ends)}"
        raise RuntimeError(message)


def _check_unasked(tree: TreeFile, flow: Tree, found: Survey, diagnostics: Diagnostics) -> None:
    for (question, index), (missing, answers) in found.unasked.items():
        diagnostics.report(
            Code.NOT_ASKED,
            tree.value(*tree.arm(question, index), "when"),
            f'This looks at the answer to "{missing}", which is not asked before it with '
            f"{as_given(flow, answers)}.",
            f'Add "answered: {missing}" to the condition, or see to it that it is always asked.',
        )


def _check_reached(tree: TreeFile, found: Survey, diagnostics: Diagnostics) -> None:
    for group, noun, names in (
        ("questions", "question", tree.settings.questions),
        ("outcomes", "outcome", tree.settings.outcomes),
    ):
        for name in names:
            if name not in found.reached:
                diagnostics.report(
                    Code.UNREACHED,
                    tree.key(group, name),
                    f'No combination of answers leads to the {noun} "{name}".',
                    "Let an arm lead to it, or remove it.",
                )


def _check_taken(tree: TreeFile, flow: Tree, found: Survey, diagnostics: Diagnostics) -> None:
    for name, question in flow.questions.items():
        if name not in found.reached:
            continue
        for index, arm in enumerate(question.arms):
            arm_id = (name, index)
            if arm_id in found.taken or arm_id in found.unasked:
                continue
            if arm.when is None:
                message = 'No answers are left for this "else": the arms above it take them all.'
                mend = 'Make the last arm above it the "else".'
            else:
                message = f'No combination of answers takes this arm to "{arm.go}".'
                mend = "Correct its condition or those above it, or remove it."
            diagnostics.report(Code.UNUSED_ARM, tree.value(*tree.arm(name, index)), message, mend)


def _check_overlaps(tree: TreeFile, flow: Tree, found: Survey, diagnostics: Diagnostics) -> None:
    for ((question, first), (_, later)), answers in found.overlaps.items():
        winner = flow.questions[question].arms[first].go
        line = tree.value(*tree.arm(question, first)).line
        diagnostics.report(
            Code.OVERLAPPING_ARMS,
            tree.value(*tree.arm(question, later)),
            f"With {as_given(flow, answers)} this arm holds, but so does the one on line {line}, "
            f'which goes to "{winner}" and wins.',
            'If that is right, say so: add a "not" to this condition; if not, change one of them.',
        )


def _check_effects(tree: TreeFile, flow: Tree, found: Survey, diagnostics: Diagnostics) -> None:
    effects = Effects(flow)
    for name in flow.questions:
        if name in found.reached and name not in effects.changing:
            diagnostics.report(
                Code.IDLE_QUESTION,
                tree.key("questions", name),
                f'Whatever is answered to "{name}", the same follows.',
                "Remove the question, or let one of its answers lead elsewhere or add advice.",
            )
    if len(effects.longest) > LONGEST_WALK:
        diagnostics.report(
            Code.LONG_WALK,
            tree.value("start"),
            f"{len(effects.longest)} questions are asked, more than {LONGEST_WALK}, with "
            f"{as_given(flow, effects.longest)}.",
            "Take questions together or split the tree in two: who is in a hurry gives up.",
        )
