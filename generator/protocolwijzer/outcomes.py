"""Where every walk through every tree ends, and what of that has changed since another version.

The table is for people and for `diff`: one line a walk, always in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocolwijzer.engine.fragment import write
from protocolwijzer.engine.replay import InvalidAnswerError, State, normal, replay
from protocolwijzer.engine.tree import Advice, Outcome, Question, Tree
from protocolwijzer.engine.walks import count_walks, line, walks
from protocolwijzer.model import DecisionTree, School
from protocolwijzer.rewordings import Rewording, of_answer, of_clauses, of_names
from protocolwijzer.trees.flow_checks import MOST_WALKS


def tree_name(school: School, tree: DecisionTree) -> str:
    """What a tree is called among those of all schools: "school/tree"."""
    return f"{school.id}/{tree.id}"


def table(school: School) -> Iterator[str]:
    """A line for each walk through each tree of a school, without line breaks.

    "school/tree: what=photo&who=a,b -> ask-first (ask) + hide-faces". A tree with more than
    MOST_WALKS walks has one line, which says so.
    """
    for tree in school.trees:
        name = tree_name(school, tree)
        if _is_listed(tree.flow):
            yield from (f"{name}: {line(state)}" for state in walks(tree.flow))
        else:
            yield f"{name}: {count_walks(tree.flow)} walks, too many to list"


# --- comparing ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChangedWalks:
    """Walks that give the same answers as before and end elsewhere: all from one end to another.

    Where a question came or went, they give the same answers to the questions that both have.
    """

    before: str
    after: str
    walks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """An outcome or card that keeps its id and says something else, and on how many walks.

    walks: None where they are too many to go through.
    """

    id: str
    texts: tuple[Rewording, ...]
    walks: int | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A clause that reads otherwise than before, and the parts of a tree that name it."""

    clause: str
    texts: tuple[Rewording, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreeChange:
    """What is different about one tree.

    walks: of a tree that is all new or gone, how many it has or had; new, vanished: lines of the
    table without the tree's name; rerouted: the tree has too many walks to compare one by one,
    and leads elsewhere or asks something else than before.
    """

    name: str
    is_new: bool = False
    is_gone: bool = False
    walks: int = 0
    changed: tuple[ChangedWalks, ...] = ()
    new: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    rerouted: bool = False
    reworded: tuple[Reworded, ...] = ()
    touched: tuple[Touched, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether nothing is different after all."""
        return self == TreeChange(self.name)


def compare(school: str, before: School | None, after: School | None) -> Iterator[TreeChange]:
    """What is different about the trees of a school, tree by tree, unchanged ones left out.

    school: its id; None stands for a school that was not there then, or is not there now.
    """
    old = {tree.id: tree for tree in before.trees} if before else {}
    new = {tree.id: tree for tree in after.trees} if after else {}
    clauses = of_clauses(before, after) if before and after else {}
    for name in sorted({*old, *new}):
        full = f"{school}/{name}"
        if name not in old:
            yield TreeChange(full, is_new=True, walks=count_walks(new[name].flow))
        elif name not in new:
            yield TreeChange(full, is_gone=True, walks=count_walks(old[name].flow))
        else:
            change = _compare(full, old[name], new[name], clauses)
            if not change.is_none:
                yield change


def _compare(
    name: str,
    old: DecisionTree,
    new: DecisionTree,
    clauses: Mapping[str, tuple[Rewording, ...]],
) -> TreeChange:
    touched = tuple(
        Touched(clause, clauses[clause], parts)
        for clause, parts in sorted(citing(new).items())
        if clause in clauses
    )
    if not (_is_listed(old.flow) and _is_listed(new.flow)):
        return TreeChange(
            name,
            rerouted=_flow(old.flow) != _flow(new.flow),
            reworded=tuple(_reworded(old, new, None)),
            touched=touched,
        )
    moves: dict[tuple[str, str], list[str]] = {}
    fresh, lost = [], []
    seen = set()
    for state in walks(new.flow):
        seen.add(_same_answers(state))
        then = _elsewhere(old.flow, state)
        if then.end is not None:
            moves.setdefault((then.end, _end(state)), []).append(write(state.answers))
        elif then.is_partial:
            fresh.append(line(state))
    for state in walks(old.flow):
        if _same_answers(state) in seen:
            continue
        now = _elsewhere(new.flow, state)
        if now.end is not None:
            moves.setdefault((_end(state), now.end), []).append(write(state.answers))
        elif now.is_partial:
            lost.append(line(state))
    return TreeChange(
        name,
        changed=tuple(
            ChangedWalks(then_ends, now_ends, tuple(found))
            for (then_ends, now_ends), found in moves.items()
            if then_ends != now_ends
        ),
        new=tuple(fresh),
        vanished=tuple(lost),
        reworded=tuple(_reworded(old, new, _uses(new.flow))),
        touched=touched,
    )


def _is_listed(tree: Tree) -> bool:
    return count_walks(tree) <= MOST_WALKS


def _same_answers(state: State) -> frozenset[tuple[str, tuple[str, ...]]]:
    """What makes a walk the same as another, in whatever order the questions came."""
    return frozenset(state.answers.items())


def _end(state: State) -> str:
    """The second half of a walk's line."""
    return line(state).removeprefix(f"{write(state.answers)} -> ")


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What becomes of a walk's answers in another version of its tree.

    end: where they end there; None where that version asks more, so that its own walks say what
    becomes of them. is_partial: that version does not have some of the questions or options.
    """

    end: str | None
    is_partial: bool


def _elsewhere(tree: Tree, state: State) -> _Elsewhere:
    known: dict[str, tuple[str, ...]] = {}
    for step in state.steps:
        question = tree.questions.get(step.question)
        if question is None:
            continue
        try:
            known[step.question] = normal(question, step.chosen)
        except InvalidAnswerError:
            return _Elsewhere(None, is_partial=True)
    there = replay(tree, known)
    is_partial = len(known) < len(state.steps)
    return _Elsewhere(_end(there) if there.result else None, is_partial)


def _uses(tree: Tree) -> Mapping[str, int]:
    """On how many walks each outcome and card is shown."""
    results = (state.result for state in walks(tree))
    return Counter(
        part for result in results if result for part in (result.outcome, *result.advice)
    )


def _flow(tree: Tree) -> object:
    """What decides where walks end."""
    return (
        tree.start,
        {name: (one.many, one.options, one.arms) for name, one in tree.questions.items()},
        {name: one.verdict for name, one in tree.outcomes.items()},
        {name: one.verdict for name, one in tree.advice.items()},
    )


def _reworded(
    old: DecisionTree, new: DecisionTree, uses: Mapping[str, int] | None
) -> Iterator[Reworded]:
    for identity, now in {**new.outcomes, **new.advice}.items():
        then = old.outcomes.get(identity) or old.advice.get(identity)
        if then is None:
            continue
        rules = (_clauses_of(tree.flow, identity) for tree in (old, new))
        texts = (*of_answer(then, now), *of_names("clauses", *rules))
        if texts:
            yield Reworded(identity, texts, None if uses is None else uses.get(identity, 0))


def _clauses_of(tree: Tree, identity: str) -> tuple[str, ...]:
    part = tree.outcomes.get(identity) or tree.advice.get(identity)
    return part.clauses if part else ()


# --- clauses ------------------------------------------------------------------------------------


def citing(tree: DecisionTree) -> Mapping[str, tuple[str, ...]]:
    """Per clause the parts of a tree that name it."""
    flow = tree.flow
    parts: tuple[Question | Outcome | Advice, ...] = (
        *flow.questions.values(),
        *flow.outcomes.values(),
        *flow.advice.values(),
    )
    citing: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for clause in part.clauses:
            citing[clause] = (*citing.get(clause, ()), part.id)
    return citing
