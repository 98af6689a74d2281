"""`ask`: a tree in the terminal, with what a reader may type."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from protocolwijzer.cli import application
from tests.cli.conftest import Run

TREE = "de-linde/photo"

# A question with several answers, advice, help, a text to copy, and a person who decides.
MESSAGE = """\
title: {nl: Mag ik dit sturen?, en: May I send this?}
about: {nl: Voor alle berichten., en: For all messages.}
audiences: [students]
start: what
questions:
  what:
    ask: {nl: Wat staat erin?, en: What is in it?}
    help: {nl: Kies alles wat klopt., en: Choose all that is true.}
    kind: many
    options:
      joke: {nl: Een grap, en: A joke}
      photo:
        text: {nl: Een foto, en: A photo}
        help: {nl: Ook een film., en: Also a video.}
        advice: [hide-faces]
      none:
        text: {nl: Geen van deze, en: None of these}
        exclusive: true
    next:
      - {when: {only: [none]}, go: fine}
      - {else: talk}
outcomes:
  fine:
    verdict: know
    say: {nl: Ga je gang., en: Go ahead.}
    clauses: [waarom.1]
  talk:
    verdict: act
    say: {nl: Praat er eerst over., en: Talk about it first.}
    explain: {nl: "Een [bold]grap[/bold] kan pijn doen.", en: A joke can hurt.}
    do: [{nl: Loop naar je mentor., en: Go to your tutor.}]
    copy: {nl: Ik stuur dit namens mezelf., en: I send this on my own behalf.}
    clauses: [voor-wie.1a, a.4]
    contacts: [mentor]
    judgement: true
advice:
  hide-faces:
    verdict: ask
    say: {nl: Vraag wie erop staan., en: Ask who is in it.}
    clauses: [a.2]
cases:
  - {name: Niets, given: {what: none}, expect: fine}
  - {name: Een grap, given: {what: joke}, expect: talk}
"""


@pytest.fixture
def message(school: Path) -> str:
    """The name of a tree that shows everything."""
    file = school.parents[2] / "decision_trees/de-linde/message.yml"
    file.write_text(MESSAGE, encoding="utf-8")
    return "de-linde/message"


def typing(text: str, *arguments: str) -> Result:
    """Run `ask` with what someone types."""
    return CliRunner().invoke(
        application,
        ["ask", *arguments],
        input=text,
        prog_name="protocolwijzer",
        env={"COLUMNS": "100", "NO_COLOR": "1"},
    )


@pytest.mark.usefixtures("school")
def test_a_walk_in_dutch() -> None:
    result = typing("1\n1\n", TREE)
    assert result.exit_code == 0, result.output
    shown = result.stdout
    expected = [
        "De Linde: Mag ik iemand filmen of op de foto zetten?\n",
        "Wil degene die je filmt dat ook?\n",
        "   1  Ja, dat heb ik gevraagd\n",
        "Is het tijdens de les?\n",
        "Vraag het eerst aan je leraar.\n",
        "  A.1  Tijdens de les ligt je telefoon uit het zicht.\n",
        "  Mentor of leerkracht: nog niet ingevuld\n",
        "  Is het tijdens de les? Ja\n",
        "Met een ander antwoord\n",
        "  Is het tijdens de les? Nee\n",
        "Ja, zolang die ander het wil.\n",
        "De vastgestelde tekst (Nederlands) gaat altijd voor.\n",
        f"protocolwijzer ask {TREE} --answers 'wanted=willing&lesson=during'\n",
    ]
    places = [shown.index(line) for line in expected]
    assert places == sorted(places)
    assert all(line == line.rstrip() or line == "> " for line in shown.splitlines())


@pytest.mark.usefixtures("school")
def test_a_walk_in_english() -> None:
    result = typing("2\n", TREE, "--language", "en")
    assert result.exit_code == 0
    assert "Does the person you film want it too?" in result.stdout
    assert "No, do not do it." in result.stdout
    assert "2. Is something going wrong? Tell an adult at school." in result.stdout
    assert "A.2  You do not film or photograph anyone who does not want it." in result.stdout
    assert "Tutor or class teacher: not filled in yet" in result.stdout
    assert "The adopted text (Dutch) always prevails." in result.stdout


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize("typed", ["", " ", "0", "4", "ja", "1 9", "-1", "1.5", "9" * 5000, "\x00"])
def test_what_is_no_number_is_asked_again(typed: str) -> None:
    result = typing(f"{typed}\n2\n", TREE)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Geef een nummer van 1 tot en met 3.") == 1
    assert "Nee, doe het niet." in result.stdout


@pytest.mark.usefixtures("school")
def test_one_answer_is_one_number() -> None:
    result = typing("1 2\n2 2\n", TREE)
    assert "Geef één nummer." in result.stdout
    assert "Nee, doe het niet." in result.stdout


@pytest.mark.usefixtures("school")
def test_back_leads_to_the_question_before() -> None:
    result = typing("b\n1\nB\n2\n", TREE)
    assert result.exit_code == 0
    assert "Dit is de eerste vraag." in result.stdout
    assert result.stdout.count("Wil degene die je filmt dat ook?\n") == 2
    assert "Nee, doe het niet." in result.stdout
    assert result.stdout.endswith("--answers 'wanted=unwilling'\n")


def test_several_answers(message: str) -> None:
    result = typing("2, 1\n", message)
    assert result.exit_code == 0, result.output
    for line in (
        "  Voor alle berichten.\n",
        "  Kies alles wat klopt.\n",
        "      Ook een film.\n",
        "Praat er eerst over.\n",
        "  Een [bold]grap[/bold] kan pijn doen.\n",
        "  1. Loop naar je mentor.\n",
        "Ik stuur dit namens mezelf.\n",
        "  Hierover beslist een mens: vraag het aan wie kan helpen.\n",
        "Vraag wie erop staan.\n",
        # A part of a rule comes with what it is a part of.
        "  Voor wie 1a  Deze afspraken gelden voor:\n",
        "               leerlingen;\n",
        "  A.2  Je filmt of fotografeert niemand die dat niet wil.\n",
        "  Wat staat erin? Een grap; Een foto\n",
        "--answers 'what=joke,photo'\n",
    ):
        assert line in result.stdout, line


def test_an_exclusive_answer_stands_alone(message: str) -> None:
    result = typing("1 3\n3\n", message)
    assert 'Bij "Geen van deze" past geen ander antwoord.' in result.stdout
    assert "Ga je gang." in result.stdout


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize("typed", ["", "1\n", "1\n\n"])
def test_when_no_more_comes_it_stops(typed: str) -> None:
    result = typing(typed, TREE)
    assert result.exit_code == 130
    assert result.stderr.strip() == "Gestopt. Er is niets bewaard."


def test_ctrl_c_is_no_error(school: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "protocolwijzer", "ask", TREE],
        cwd=school.parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        while process.stdout.read(1) != b">":
            pass
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read().strip() == b"Gestopt. Er is niets bewaard."


def test_answers_in_one_go(message: str, run: Run) -> None:
    result = run("ask", message, "--answers", "what=joke", "--language", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("DO THIS\nTalk about it first.\n")
    assert "\n> " not in result.stdout
    # As it is copied from an address.
    assert (
        run("ask", message, "--answers", "#what=joke", "--language", "en").stdout == result.stdout
    )


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("wanted=maybe", "These are no answers to photo"),
        ("wanted=willing,unsure", "These are no answers to photo"),
        ("<script>", "These are no answers to photo"),
        ("", "Add wanted= and one of: willing, unwilling, unsure."),
        ("wanted=willing", "Add lesson= and one of: during, outside."),
    ],
)
def test_answers_that_do_not_lead_to_a_result(run: Run, answers: str, said: str) -> None:
    result = run("ask", TREE, "--answers", answers)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


@pytest.mark.usefixtures("school")
def test_answers_that_are_not_asked_for_are_named(run: Run) -> None:
    result = run("ask", TREE, "--answers", "wanted=unwilling&lesson=during")
    assert result.exit_code == 0
    assert result.stderr == "lesson is not asked with these answers: left out.\n"
    assert "Nee, doe het niet." in result.stdout


def test_without_a_tree_it_lists_them(message: str, run: Run) -> None:
    result = run("ask")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{message}  Mag ik dit sturen?\n{TREE}  Mag ik iemand filmen of op de foto zetten?\n",
    )


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize("arguments", [("photo",), ("photo", "--school", "de-linde"), (TREE,)])
def test_a_tree_by_any_of_its_names(arguments: tuple[str, ...]) -> None:
    assert typing("2\n", *arguments).exit_code == 0


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("foto",), 'There is no tree "foto". Did you mean "de-linde/photo"?'),
        (("de-linde/phto",), 'Did you mean "de-linde/photo"?'),
        (("zzz",), "Known: de-linde/photo."),
        (("de-lind/photo",), 'There is no school "de-lind". Did you mean "de-linde"?'),
        (("photo", "--school", "x"), 'There is no school "x". Known: de-linde.'),
        (("de-linde/photo", "--school", "x"), "leave one of the two out"),
        ((TREE, "--language", "fr"), 'no text in the language "fr". Known: nl, en.'),
        ((TREE, "--trees", "nowhere"), "There is no folder nowhere."),
    ],
)
def test_a_name_that_is_none_gets_a_suggestion(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run("ask", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.usefixtures("school")
def test_a_name_that_several_schools_use(run: Run) -> None:
    assert run("new", "het-riet", "--protocols", "docs/protocols").exit_code == 0
    result = run("ask", "photo")
    assert result.exit_code == 2
    assert "de-linde/photo or het-riet/photo" in " ".join(result.stderr.split())


def test_without_trees_it_says_so(school: Path, run: Run) -> None:
    (school.parents[2] / "decision_trees").rename(school.parents[2] / "elsewhere")
    result = run("ask")
    assert (result.exit_code, result.stderr) == (0, "There are no decision trees.\n")
    assert "there are no decision trees" in run("ask", "photo").stderr
    assert run("ask", TREE, "--trees", "elsewhere", "--answers", "wanted=unsure").exit_code == 0


def test_a_broken_tree_is_not_asked(message: str, run: Run) -> None:
    del message
    file = Path("decision_trees/de-linde/message.yml")
    file.write_text(MESSAGE.replace("go: fine", "go: fien"), encoding="utf-8")
    result = run("ask", TREE)
    assert result.exit_code == 1
    assert "decision_trees/de-linde/message.yml:" in result.stderr
    assert "Nothing can be asked" in result.stderr


def test_the_adopted_text_is_shown_where_it_is_supplied(school: Path, run: Run) -> None:
    result = run(
        "ask", TREE, "--answers", "wanted=unsure", "--language", "en",
        "--adopted", f"de-linde={school / 'protocol.nl.md'}",
    )  # fmt: skip
    assert "Adopted text (Dutch):\n" in result.stdout
    assert "Je filmt of fotografeert niemand die dat niet wil." in result.stdout


def test_a_translation_that_is_behind_is_said(school: Path, run: Run) -> None:
    text = (school / "protocol.nl.md").read_text(encoding="utf-8")
    changed = text.replace("niemand die dat niet wil", "niemand zonder het te vragen")
    (school / "protocol.nl.md").write_text(changed, encoding="utf-8")
    result = run("ask", TREE, "--answers", "wanted=unsure", "--language", "en")
    assert "Not yet compared with the school's latest text." in result.stdout


def test_a_draft_says_that_it_is_one(school: Path, run: Run) -> None:
    file = school.parents[2] / "decision_trees/de-linde/photo.yml"
    text = file.read_text(encoding="utf-8").replace("\ntitle:", "\ndraft: true\ntitle:", 1)
    file.write_text(text, encoding="utf-8")
    assert run("ask").stdout == f"{TREE}  Mag ik iemand filmen of op de foto zetten? (draft)\n"
    result = run("ask", TREE, "--answers", "wanted=unsure")
    assert result.exit_code == 0
    assert "EERST VRAGEN" in result.stdout
    assert result.stderr == "Deze vragenboom is een concept: lezers zien hem niet.\n"
    assert "and 1 draft." in run("check").stdout
