"""How good the proposals of audiences and kinds are: precision and recall, and every miss.

On the adopted texts against clause-map.csv, where these are at hand, and on the made-up protocols
in tests/proposing against their own right answers: "held_out" was written before the rules, which
were then mended on it; "unseen" was not mended on, but whoever mended rules later had read it, so
that only a protocol written today would be new to them. A miss is named by its
clause's id.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from tests.support.paths import TEXTS
from tests.support.proposals import Judged, Score, judge_adopted, judge_made_up, scores


def _lines(name: str, schools: Mapping[str, tuple[Judged, ...]]) -> Iterator[str]:
    everything = tuple(each for judged in schools.values() for each in judged)
    if len(schools) > 1:
        schools = {**schools, "in all": everything}
    for school, judged in schools.items():
        yield f"{name}: {school} ({len(judged)} clauses)"
        yield "                         precision  recall  right"
        yield from (_line(what, score) for what, score in scores(judged).items() if _matters(score))
        if school != "in all":
            for each in judged:
                yield from (f"  miss {each.right.id:28} {miss}" for miss in each.misses)
        yield ""


def _matters(score: Score) -> bool:
    return bool(score.proposed or score.right)


def _line(what: str, score: Score) -> str:
    return f"  {what:24} {score.precision:7.2f} {score.recall:7.2f} {score.right:6}"


def main() -> None:
    """Propose, compare and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    sets = {"held out": judge_made_up("held_out"), "unseen": judge_made_up("unseen")}
    if (TEXTS / "clause-map.csv").is_file():
        sets = {"adopted": judge_adopted(TEXTS), **sets}
    for name, schools in sets.items():
        print("\n".join(_lines(name, schools)))  # noqa: T201 # what it is for


if __name__ == "__main__":
    main()
