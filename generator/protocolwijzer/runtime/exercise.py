"""What the engine is asked while it is watched: whatever runs then is in the browser's Python.

So this must go everywhere that a reader can: every kind of tree, answer and mistake, in texts of
every width, small and large, and for long enough that memory is cleaned up. What is missed is not
lost: the page then starts the stock Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

from protocolwijzer.engine.tree import Verdict

_OPTIONS = ("photo", "film", "text", "unsure", "none")
_VERDICTS = [verdict.value for verdict in Verdict]

# Latin-1, the rest of Unicode's first plane, beyond it, half a pair, and what links can hold.
_TEXTS = ("é", "ÿ=x", "Ω", "名=前", "😀", "\ud800", "\0", "%C3%A9", "%ff", "%", "+", "<script>", "")

# What made-up texts are made of: of every width in memory, to be shown as it is and not.
_PIECES = (
    *("q-0", "q-1", "q-2", "photo", "film", "none", "a", " ", "=", "&", ",", "#", "'", '"', "\\"),
    *("\0", "\n", "\x7f", "\x80", "\xa0", "\xad", "é", "ÿ"),
    *("ł", "\u0301", "Ω", "名", "\u2028", "\u200e", "\ue000", "\ufeff", "\uffff", "\udfff"),
    *("😀", "\U0001d7d8", "\U000e0001", "\U000f0000", "\U0010ffff"),
)
_MADE_UP = 400  # trees; each more shows less that is new


def requests() -> Iterator[str]:
    """Every request, as JSON; many are refused, which is part of it."""
    trees = [_tree(name, size) for name, size in (("small", 1), ("middle", 3), ("large", 12))]
    for _ in range(3):
        for tree in trees:
            yield _asking("load", tree=tree)
            yield from map(_wrong, _about(tree))
            yield from _about(tree)
        yield from _mistakes()
    yield from _made_up(Random(1))  # noqa: S311 # the same at every run, and no secret


def _tree(name: str, size: int) -> dict[str, Any]:
    questions = [_question(n, size) for n in range(size)]
    outcomes = [
        {
            "id": f"end-{n}",
            "verdict": verdict,
            "clauses": [f"a.{n}", "b.1"],
            "judgement": n % 2 == 0,
            "exception": n % 3 == 0,
        }
        for n, verdict in enumerate(_VERDICTS)
    ]
    advice = [
        {"id": f"advice-{n}", "verdict": verdict, "clauses": ["c.1"][: n % 2]}
        for n, verdict in enumerate((None, *_VERDICTS))
    ]
    return {
        "id": name,
        "start": "q-0",
        "questions": questions,
        "outcomes": outcomes,
        "advice": advice,
    }


def _question(n: int, size: int) -> dict[str, Any]:
    here = f"q-{n}"
    many = n % 2 == 1
    ends = [f"end-{(n + k) % len(_VERDICTS)}" for k in range(3)]
    onward = f"q-{n + 1}" if n + 1 < size else ends[0]
    own: list[list[Any]] = (
        [
            ["has", here, "photo"],
            ["any", here, ["film", "text"]],
            ["all", here, ["photo", "text"]],
            ["only", here, ["unsure", "none"]],
        ]
        if many
        else [["is", here, "photo"], ["any", here, ["film", "text"]]]
    )
    before: list[Any] = ["answered", "q-0"]
    conditions = [
        ["both", [own[0], before]],
        *own[1:],
        ["not", ["both", [own[0], ["not", before]]]],
    ]
    arms = [
        {"when": condition, "go": (onward, onward, *ends)[k % 5]}
        for k, condition in enumerate(conditions)
    ]
    return {
        "id": here,
        "many": many,
        "options": [
            {
                "id": option,
                "advice": [f"advice-{(n + k) % (len(_VERDICTS) + 1)}"] if k % 2 else [],
                "exclusive": many and option == "none",
            }
            for k, option in enumerate(_OPTIONS)
        ],
        "arms": [*arms, {"when": None, "go": onward}],
        "clauses": [f"d.{n}"][: n % 2],
    }


def _about(tree: dict[str, Any]) -> Iterator[str]:
    name, size = tree["id"], len(tree["questions"])
    for answers in _answer_lists(size):
        yield _asking("view", tree=name, answers=answers)
        fragment = "&".join(f"{question}={','.join(chosen)}" for question, chosen in answers)
        for text in (fragment, f"#{fragment}", f"{fragment}&{fragment}", f"{fragment}&q-0"):
            yield _asking("open", tree=name, fragment=text)
    for text in _TEXTS:
        for fragment in (text, f"q-0={text}", f"q-0=photo,{text}", f"{text}=photo", text * 5000):
            yield _asking("open", tree=name, fragment=fragment)
        yield _asking("view", tree=name, answers=[["q-0", [text]]])
        yield _asking("view", tree=text, answers=[])
    if size <= 3:  # noqa: PLR2004 # all walks of the large one are too many
        yield _asking("walks", tree=name)


def _answer_lists(size: int) -> Iterator[list[tuple[str, list[str]]]]:
    """Answers to the first questions, one or several options to each, in any order."""
    for first, second in product(_OPTIONS, _OPTIONS):
        for length in range(min(size, 3) + 1):
            yield [
                (f"q-{n}", [first, second][: 1 + n % 2] if n % 2 else [(first, second)[n % 4 // 2]])
                for n in range(length)
            ]
    for option in _OPTIONS:
        yield [(f"q-{n}", [option]) for n in range(size)]
        yield [(f"q-{n}", [option]) for n in reversed(range(size))]
        yield [(f"q-{n}", [*_OPTIONS, option]) for n in range(size)]


def _made_up(random: Random) -> Iterator[str]:
    """Trees of any form, and what links of any form ask about them."""

    def text() -> str:
        return "".join(random.choices(_PIECES, k=random.choice((0, 1, 2, 3, 8, 30, 200))))

    def some(names: Sequence[str]) -> list[str]:
        return [random.choice((*names, text())) for _ in range(random.randrange(4))]

    for _ in range(_MADE_UP):
        tree = _made_up_tree(random)
        names = [question["id"] for question in tree["questions"]]
        yield _asking("load", tree=tree)
        yield _asking("walks", tree=tree["id"])
        for _ in range(8):
            pairs = [(random.choice((*names, text())), some(_OPTIONS)) for _ in range(4)]
            fragment = "&".join(f"{name}={','.join(chosen)}" for name, chosen in pairs)
            yield _asking("open", tree=tree["id"], fragment=random.choice((fragment, text())))
            yield _asking("view", tree=tree["id"], answers=pairs)
        yield _asking("view", tree=text(), answers=[])
        yield _asking("load", tree=tree | {"id": text(), "start": text()})


def _made_up_tree(random: Random) -> dict[str, Any]:
    """A sound tree: every arm leads onwards."""
    size = random.randrange(1, 6)
    tree = _tree("made-up", size)
    for n, question in enumerate(tree["questions"]):
        options = question["options"] = question["options"][: random.randrange(1, 6)]
        question["many"] = random.random() < 0.5  # noqa: PLR2004 # half of them
        for option in options:
            option["advice"] = option["advice"] if random.randrange(2) else []
            option["exclusive"] = question["many"] and option["id"] == "none"
        onward = [f"q-{later}" for later in range(n + 1, size)]
        ends = [*onward, *(outcome["id"] for outcome in tree["outcomes"])]
        conditions = [
            _made_up_condition(random, tree["questions"][: n + 1], depth=3)
            for _ in range(random.randrange(4))
        ]
        question["arms"] = [
            {"when": condition, "go": random.choice(ends)} for condition in (*conditions, None)
        ]
    return tree


def _made_up_condition(random: Random, known: Sequence[dict[str, Any]], depth: int) -> list[Any]:
    kind = random.choice(("is", "has", "any", "all", "only", "answered", "not", "both", "both"))
    if depth and kind == "not":
        return ["not", _made_up_condition(random, known, depth - 1)]
    if depth and kind == "both":
        inner = [_made_up_condition(random, known, depth - 1) for _ in range(random.randrange(3))]
        return ["both", inner]
    question = random.choice(known)
    ids = [option["id"] for option in question["options"]]
    if kind in {"is", "has"}:
        return [kind, question["id"], random.choice(ids)]
    if kind in {"any", "all", "only"}:
        return [kind, question["id"], random.sample(ids, random.randrange(1, len(ids) + 1))]
    return ["answered", question["id"]]


def _mistakes() -> Iterator[str]:
    tree = _tree("broken", 2)
    yield from (
        "",
        "{",
        "[]",
        "null",
        "1e999",
        "-1.5",
        '"text"',
        "[" * 3000,
        '{"op": "\\u00e9\\ud83d"}',
    )
    values: tuple[Any, ...] = (None, True, 7, 10**30, 1.5, "é", [], {}, [[]], [1], {"a": {"b": []}})
    for value in values:
        yield _asking("load", tree=value)
        yield _asking("load", tree=tree | {"start": value})
        for key in tree:
            yield _asking("load", tree={**tree, key: value})
        yield _asking("open", tree="small", fragment=value)
        yield _asking("open", tree=value, fragment="")
        yield _asking("view", tree="small", answers=value)
        yield _asking("view", tree="small", answers=[["q-0", value]])
        yield json.dumps({"op": value})
    for end in ("nowhere", "q-0"):
        question = tree["questions"][0] | {"arms": [{"when": None, "go": end}]}
        yield _asking("load", tree=tree | {"id": "wrong", "questions": [question]})
        yield _asking("view", tree="wrong", answers=[["q-0", ["photo"]]])
        yield _asking("walks", tree="wrong")


def _wrong(request: str) -> str:
    """The same with a letter changed, which may hit its syntax, a key, an id or an answer."""
    place = len(request) * 2 // 3
    return f"{request[:place]}~{request[place + 1 :]}"


def _asking(op: str, **details: object) -> str:
    request = {"op": op, **details}
    plain = json.dumps(request, ensure_ascii=False)
    # As browsers write it: only half a pair is escaped.
    return plain.encode("utf-8", "backslashreplace").decode()
