"""What a careful look at the texts noticed, in the terminal: in short, or all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console

from protocolwijzer.cli.console import paragraph, say
from protocolwijzer.cli.report import count
from protocolwijzer.diagnostics import Code
from protocolwijzer.health.examination import Health
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.silencing import can_be_silenced
from protocolwijzer.health.wording import diagnostic, silencing

_HEADING = "Advice: worth a look; the school decides."
_STYLE = "bold green"


def print_advice(console: Console, examined: Iterable[Health], *, whole: bool) -> None:
    """Print the advice on each school, or only how much there is of each kind and the first of it.

    Nothing where there is none.
    """
    examined = [each for each in examined if each.advice or each.silenced]
    if not any(each.advice for each in examined):
        return
    say(console, _HEADING, _STYLE)
    for health in examined:
        if whole:
            _print_whole(console, health.advice)
        else:
            _print_short(console, health)
    if not whole:
        say(console, "All of it: --advice. As a page to read and print: --report FILE.")
    console.print()


def advice_count(examined: Iterable[Health]) -> str:
    """How much advice there is, and how much is silenced: "12 pieces of advice (3 silenced)"."""
    schools = list(examined)
    number = sum(len(health.advice) for health in schools)
    silenced = sum(len(health.silenced) for health in schools)
    told = f"{number or 'no'} piece{'' if number == 1 else 's'} of advice"
    return f"{told} ({silenced} silenced)" if silenced else told


def _print_short(console: Console, health: Health) -> None:
    by_code: dict[Code, list[Flag]] = defaultdict(list)
    for flag in health.advice:
        by_code[flag.code].append(flag)
    silenced = f", {len(health.silenced)} silenced" if health.silenced else ""
    say(console, f"{health.school.id}: {count(len(health.advice), 'remark')}{silenced}.")
    for code, flags in by_code.items():
        more = f" (and {len(flags) - 1} more)" if len(flags) > 1 else ""
        paragraph(console, f"{_message(flags)}{more} [{code.slug}]", indent=2, hanging=2)


def _message(flags: Sequence[Flag]) -> str:
    return diagnostic(flags[0]).message


def _print_whole(console: Console, flags: Iterable[Flag]) -> None:
    for flag in flags:
        say(console, str(diagnostic(flag)))
        if flag.source:
            say(console, f"    Source: {flag.source.title}, {flag.source.url}")
        if can_be_silenced(flag):
            say(console, f"    To leave it, under silenced in school.yml: {silencing(flag)}")
