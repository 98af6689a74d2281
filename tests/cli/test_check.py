"""`check`: findings, the coverage table and counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def row(output: str, language: str) -> list[str]:
    """The words of a language's row in the coverage table."""
    return next(words for line in output.splitlines() if (words := line.split())[1:2] == [language])


def test_a_school_in_order(school: Path, run: Run) -> None:
    del school
    result = run("check")
    assert result.exit_code == 0
    assert row(result.stdout, "en")[:6] == ["de-linde", "en", "22", "0", "0", "0"]
    assert row(result.stdout, "en")[6] == "protocol.nl.md"
    assert "not checked" in " ".join(row(result.stdout, "nl"))
    assert (
        "1 school, 15 clauses, 1 decision tree.\nNo errors, no warnings, no doubts, "
        in result.stdout
    )


def test_a_changed_clause_is_stale(school: Path, run: Run) -> None:
    edit(school / "protocol.nl.md", "uit het zicht", "in je tas")
    result = run("check")
    assert result.exit_code == 0
    assert row(result.stdout, "en")[2:6] == ["21", "1", "0", "0"]
    assert "Warnings: they stop a strict build.\n" in result.stdout
    assert "docs/protocols/de-linde/protocol.en.md:" in result.stdout
    assert "[stale-translation]" in result.stdout
    assert "No errors, 1 warning, no doubts, " in result.stdout
    assert run("check", "--strict").exit_code == 1


def test_a_clause_that_is_gone_is_an_orphan_and_a_new_one_is_missing(
    school: Path, run: Run
) -> None:
    edit(school / "protocol.en.md", "4. If something", "5. If something")
    result = run("check")
    assert result.exit_code == 1
    assert "[" in result.stdout


def test_an_error_stops_it(school: Path, run: Run) -> None:
    edit(school / "school.yml", "board:", "bord:")
    result = run("check")
    assert result.exit_code == 1
    assert "Errors: they stop every build.\n" in result.stdout
    assert "school.yml:" in result.stdout
    assert 'Did you mean "board"?' in result.stdout
    assert "once the errors are mended" in result.stdout
    assert "1 error, no warnings" in result.stdout


def test_the_adopted_text_is_compared_too(school: Path, run: Run) -> None:
    adopted = school.parents[2] / "texts/de-linde.md"
    adopted.parent.mkdir()
    adopted.write_bytes((school / "protocol.nl.md").read_bytes())
    for arguments, environment in (
        (("--adopted", f"de-linde={adopted}"), {}),
        (("--adopted-dir", str(adopted.parent)), {}),
        ((), {"PROTOCOL_TEXTS": str(adopted.parent)}),
    ):
        result = run("check", *arguments, environment=environment)
        assert result.exit_code == 0
        assert row(result.stdout, "nl")[2:4] == ["0", "22"], arguments
        assert "not checked" not in result.stdout


def test_the_option_goes_before_the_folder(school: Path, run: Run) -> None:
    texts = school.parents[2] / "texts"
    texts.mkdir()
    (texts / "de-linde.md").write_bytes(b"\x00")
    result = run(
        "check", "--adopted-dir", texts, "--adopted", f"de-linde={school / 'protocol.nl.md'}"
    )
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("value", ["de-linde", "=x.md", "de-linde=", "de-linde=nowhere.md"])
def test_an_adopted_text_that_is_none(school: Path, run: Run, value: str) -> None:
    del school
    result = run("check", "--adopted", value)
    assert result.exit_code == 2
    assert "--adopted" in result.stderr


def test_an_adopted_text_for_an_unknown_school(school: Path, run: Run) -> None:
    result = run("check", "--adopted", f"de-lindee={school / 'protocol.nl.md'}")
    assert "[unused-file]" in result.stdout
    assert 'Did you mean "de-linde"?' in result.stdout
    assert "1 warning" in result.stdout


def test_the_wrong_folder(folder: Path, run: Run) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "There is no docs/protocols in this folder" in result.stderr
    assert str(folder) in result.stderr
    assert "mkdocs.yml" in result.stderr


def test_a_folder_below_the_project(
    school: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(school)
    result = run("check")
    assert result.exit_code == 2
    assert f"cd {school.parents[2]}" in result.stderr


def test_a_folder_that_is_not_there(folder: Path, run: Run) -> None:
    del folder
    result = run("check", "--protocols", "nowhere")
    assert result.exit_code == 2
    assert "There is no folder nowhere." in result.stderr


# --- one school of several ----------------------------------------------------------------------


@pytest.fixture
def two_schools(school: Path, run: Run) -> Path:
    """The folder of the first of two schools, each with a doubt-free text and a tree."""
    assert (
        run("new", "het-riet", "--name", "Het Riet", "--protocols", "docs/protocols").exit_code == 0
    )
    return school


def test_one_school(two_schools: Path, run: Run) -> None:
    edit(two_schools / "protocol.nl.md", "uit het zicht", "in je tas")
    riet = run("check", "het-riet")
    assert riet.exit_code == 0
    assert "de-linde" not in riet.stdout
    assert row(riet.stdout, "en")[:6] == ["het-riet", "en", "22", "0", "0", "0"]
    assert "1 school, 15 clauses, 1 decision tree.\nNo errors, no warnings" in riet.stdout
    assert run("check", "het-riet", "--strict").exit_code == 0
    linde = run("check", "de-linde", "--strict")
    assert linde.exit_code == 1
    assert "docs/protocols/de-linde/protocol.en.md:" in linde.stdout
    both = run("check", "de-linde", "het-riet")
    assert both.stdout == run("check").stdout
    assert "2 schools" in both.stdout


def test_one_school_where_another_has_mistakes(two_schools: Path, run: Run) -> None:
    edit(two_schools / "school.yml", "board:", "bord:")
    edit(two_schools.parents[2] / "decision_trees/de-linde/photo.yml", "go: do-not", "go: dont")
    riet = run("check", "het-riet")
    assert riet.exit_code == 0
    assert "de-linde" not in riet.stdout
    assert "once the errors of other schools are mended" in riet.stdout
    assert "No errors, no warnings, no doubts." in riet.stdout
    linde = run("check", "de-linde")
    assert linde.exit_code == 1
    assert "docs/protocols/de-linde/school.yml:" in linde.stdout
    assert "decision_trees/de-linde/photo.yml:" in linde.stdout
    assert "once the errors are mended" in linde.stdout


def test_what_is_common_is_about_each_school(two_schools: Path, run: Run) -> None:
    root = two_schools.parents[2]
    (root / "decision_trees/lindt").mkdir()
    texts = root / "texts"
    texts.mkdir()
    for name in ("de-linde", "nobody"):
        (texts / f"{name}.md").write_bytes(b"\x00")
    riet = run("check", "het-riet", "--adopted-dir", texts)
    assert riet.exit_code == 1
    assert "decision_trees/lindt:" in riet.stdout
    assert "texts/nobody.md:" in riet.stdout
    assert "texts/de-linde.md:" not in riet.stdout
    assert "texts/de-linde.md:" in run("check", "de-linde", "--adopted-dir", texts).stdout


@pytest.mark.usefixtures("two_schools")
def test_a_school_that_is_not_there(run: Run) -> None:
    result = run("check", "de-lind")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'There is no school "de-lind". Did you mean "de-linde"?' in result.stderr


def test_a_text_cannot_steer_the_terminal(school: Path, run: Run) -> None:
    edit(school / "school.yml", "board:", '"\\e[2J":')
    result = run("check")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\\x1b[2J" in result.output


# --- advice -------------------------------------------------------------------------------------


def with_a_slip(school: Path) -> None:
    edit(school / "protocol.nl.md", "uit het zicht", "uit het zicht, verandwoordelijk")
    edit(school / "protocol.en.md", "out of sight", "out of sight, responsibel")


def test_advice_comes_after_the_findings_and_stops_nothing(school: Path, run: Run) -> None:
    before = run("check", "--strict")
    assert before.exit_code == 0
    with_a_slip(school)
    result = run("check")
    assert result.exit_code == 0
    assert "Advice: worth a look; the school decides.\n" in result.stdout
    assert "de-linde: " in result.stdout
    assert "\u201cverandwoordelijk\u201d is not in the dictionary." in result.stdout
    assert "(and 1 more) [spelling]" in " ".join(result.stdout.split())
    assert "responsibel" not in result.stdout
    assert "--advice" in result.stdout
    assert re.search(r"no doubts, \d+ pieces of advice\.\n$", result.stdout)
    assert result.stdout.index("Warnings:") < result.stdout.index("Advice:")


def test_all_advice_says_why_and_how_to_leave_it(school: Path, run: Run) -> None:
    with_a_slip(school)
    result = run("check", "--advice")
    assert "protocol.nl.md:" in result.stdout
    assert "responsibel" in result.stdout
    assert "search for the word do not find it. Correct it" in result.stdout
    assert (
        "    To leave it, under silenced in school.yml: - {code: spelling, clause: "
        in result.stdout
    )
    assert "Source: " in result.stdout


def test_what_a_school_leaves_as_it_is_is_counted_only(school: Path, run: Run) -> None:
    with_a_slip(school)
    with (school / "school.yml").open("a", encoding="utf-8") as file:
        file.write("\nsilenced:\n  - {code: spelling, reason: 'Our own words'}\n")
        file.write("  - {code: missing-subject, reason: 'Elsewhere'}\n")
        file.write("  - {code: platform-gone, words: Hyves, reason: 'Never was here'}\n")
    result = run("check")
    assert result.exit_code == 0
    assert "[spelling]" not in result.stdout
    assert "This silences nothing: platform-gone Hyves. [unused-silence]" in result.stdout
    assert re.search(r"\(\d+ silenced\)\.\n$", result.stdout)


@pytest.mark.parametrize(
    ("language", "words"),
    [(None, "Wat opvalt"), ("nl", "Mogelijke tikfout"), ("en", "Possible typing error")],
)
def test_the_report(school: Path, run: Run, language: str | None, words: str) -> None:
    with_a_slip(school)
    result = run("check", "--report", "look.html", *(["--language", language] if language else []))
    assert result.exit_code == 0
    assert "Written to look.html." in result.stderr
    page = Path("look.html").read_text(encoding="utf-8")
    assert words in page
    assert "<mark>verandwoordelijk</mark>" in page
    assert "De Linde" in page


@pytest.mark.usefixtures("two_schools")
def test_the_report_about_all_schools_or_one(run: Run) -> None:
    run("check", "--report", "all.html")
    run("check", "het-riet", "--report", "one.html")
    both, one = (Path(name).read_text(encoding="utf-8") for name in ("all.html", "one.html"))
    assert "Het Riet" in both
    assert "De Linde" in both
    assert "Het Riet" in one
    assert "De Linde" not in one


def test_no_report_of_what_cannot_be_read(school: Path, run: Run) -> None:
    edit(school / "school.yml", "board:", "bord:")
    Path("look.html").write_text("before", encoding="utf-8")
    result = run("check", "--report", "look.html")
    assert result.exit_code == 1
    assert "look.html was not written." in result.stderr
    assert Path("look.html").read_text(encoding="utf-8") == "before"


def test_a_report_that_cannot_be_written(school: Path, run: Run) -> None:
    del school
    result = run("check", "--report", "nowhere/look.html")
    assert result.exit_code != 0
    assert "nowhere/look.html" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("moment", ["1500000000", "x", "9" * 30])
def test_the_day_may_be_given(school: Path, run: Run, moment: str) -> None:
    edit(school / "protocol.nl.md", "uit het zicht", "uit het zicht tot 1 mei 2018")
    result = run("check", environment={"SOURCE_DATE_EPOCH": moment})
    assert result.exit_code == 0
    assert ("[past-date]" in result.stdout) is (moment != "1500000000")
