"""How findings name answers: as they would stand in a case, ready to be copied into one."""

from __future__ import annotations

from protocolwijzer.engine.tree import Answers, Tree


def as_given(tree: Tree, answers: Answers) -> str:
    """Answers as in {what: photo, who: [pupils, staff]}."""
    return f"{{{', '.join(_answer(tree, name, chosen) for name, chosen in answers.items())}}}"


def _answer(tree: Tree, name: str, chosen: tuple[str, ...]) -> str:
    many = tree.questions[name].many
    return f"{name}: [{', '.join(chosen)}]" if many else f"{name}: {chosen[0]}"
