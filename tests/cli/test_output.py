"""Progress, findings and what is printed of them."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from protocolwijzer.cli.console import printable, say
from protocolwijzer.cli.progress import progress
from protocolwijzer.cli.report import count, counts, print_findings
from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place


def console(*, terminal: bool) -> tuple[Console, io.StringIO]:
    file = io.StringIO()
    return Console(file=file, force_terminal=terminal, width=60, _environ={"TERM": "xterm"}), file


def report_three_steps(target: Console) -> None:
    with progress(target) as report:
        report(0, 0, "Reading")
        for done in (1, 2, 3):
            report(done, 3, "Writing")
        report(0, 0, "Finishing")


def test_progress_is_a_few_plain_lines_where_nobody_looks() -> None:
    target, file = console(terminal=False)
    report_three_steps(target)
    assert file.getvalue() == "Reading\nWriting\nFinishing\n"


def test_progress_is_plain_on_a_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    target, file = console(terminal=True)
    report_three_steps(target)
    assert file.getvalue() == "Reading\nWriting\nFinishing\n"


def test_progress_on_a_terminal_is_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    target, file = console(terminal=True)
    report_three_steps(target)
    # The last state is drawn, then its line is erased and the cursor shown again.
    *_, last, end = file.getvalue().rsplit("Finishing", 1)
    assert "3/3" not in end
    assert "\x1b[2K" in end
    assert "\x1b[?25h" in end
    assert last


def test_the_bar_goes_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    target, file = console(terminal=True)

    def fail() -> None:
        with progress(target) as report:
            report(1, 2, "Writing")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert "\x1b[?25h" in file.getvalue()


def test_a_long_line_is_not_broken() -> None:
    target, file = console(terminal=False)
    say(target, "x" * 200)
    assert file.getvalue() == "x" * 200 + "\n"


def test_control_characters_are_shown() -> None:
    assert printable("a\x1b[0m\x07\x85é\u200f\n\tb") == "a\\x1b[0m\\x07\\x85é\u200f\n\tb"


def test_markup_in_a_finding_is_text() -> None:
    target, file = console(terminal=False)
    say(target, "[bold]a[/bold] :smile: [/]")
    assert file.getvalue() == "[bold]a[/bold] :smile: [/]\n"


def test_findings_are_grouped_with_the_worst_last() -> None:
    found = Diagnostics()
    found.report(Code.DUPLICATE_ID, Place("b.md", 3, 1), "Twice.", "Once will do.")
    found.report(Code.MINTED_ID, Place("a.md", 2, 1), "No number.", "Look.")
    found.report(Code.EMPTY_FILE, Place("a.md"), "Empty.", "Fill it.")
    target, file = console(terminal=False)
    print_findings(target, found)
    assert file.getvalue() == (
        "Doubts: they stop nothing, but have a look.\n"
        "a.md:2:1: No number. [minted-id]\n"
        "    Look.\n"
        "\n"
        "Errors: they stop every build.\n"
        "a.md:1:1: Empty. [empty-file]\n"
        "    Fill it.\n"
        "b.md:3:1: Twice. [duplicate-id]\n"
        "    Once will do.\n"
        "\n"
    )
    assert counts(found) == "2 errors, no warnings, 1 doubt"


def test_counting() -> None:
    assert [count(number, "page") for number in (0, 1, 2)] == ["no pages", "1 page", "2 pages"]
