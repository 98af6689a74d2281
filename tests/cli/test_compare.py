"""`compare`: what is different between two texts, printed and as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from protocolwijzer.model import EditionKind
from protocolwijzer.reading import read_protocol
from tests.cli.conftest import Run
from tests.support.history import commit_all
from tests.support.pages import elements, text_of, values
from tests.support.word_protocols import word_protocol

OLD = """\
# Regels

## Iedereen {#a}

1. Telefoons gaan in de kluis bij de ingang.
2. Vraag toestemming voordat je een foto maakt.
3. Oortjes blijven in de tas.
"""
NEW = """\
# Regels

## Iedereen {#a}

1. Telefoons gaan in de kluis bij de ingang.
2. Op het plein mag iedereen bellen.
3. Vraag altijd toestemming voordat je een foto maakt.
"""
DIFFERENCES = """\
[-old.md-]
{+new.md+}

a.2: new
    {+Op het plein mag iedereen bellen.+}
a.3: changed and moved, was a.2
    Vraag{+ altijd+} toestemming voordat je een foto maakt.
a.3: gone
    [-Oortjes blijven in de tas.-]

4 clauses: 1 new, 1 changed (1 of them moved too), 0 moved, 1 gone, 1 the same.
"""


@pytest.fixture
def files(folder: Path) -> Path:
    """The current directory, with two versions of a text."""
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# --- files --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("files")
def test_two_files(run: Run) -> None:
    result = run("compare", "old.md", "new.md")
    assert (result.exit_code, result.stdout, result.stderr) == (3, DIFFERENCES, "")


@pytest.mark.usefixtures("files")
def test_a_file_and_itself(run: Run) -> None:
    result = run("compare", "old.md", "old.md")
    assert result.exit_code == 0
    assert result.stdout == "old.md and old.md say the same: 3 clauses.\n"


def test_word_files(files: Path, run: Run) -> None:
    for name, text in (("old", OLD), ("new", NEW)):
        protocol, _ = read_protocol(
            text.encode(), file=name, language="nl", edition=EditionKind.ADOPTED
        )
        (files / f"{name}.docx").write_bytes(word_protocol(protocol, styled=True).packed())
    result = run("compare", "old.docx", "new.docx")
    assert result.exit_code == 3, result.output
    assert "Vraag{+ altijd+} toestemming voordat je een foto maakt.\n" in result.stdout
    assert result.stdout.splitlines()[-1] == DIFFERENCES.splitlines()[-1]


@pytest.mark.usefixtures("files")
def test_colours_add_to_the_marks_and_do_not_replace_them(run: Run) -> None:
    environment = {"NO_COLOR": "", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    result = run("compare", "old.md", "new.md", environment=environment)
    assert "\x1b[" in result.stdout
    assert "{+ altijd+}" in result.stdout


def test_clauses_that_moved_together_stand_in_one_line(files: Path, run: Run) -> None:
    (files / "new.md").write_text(
        OLD.replace("1. ", "1. Op het plein mag iedereen bellen.\n2. ")
        .replace("2. Vraag", "3. Vraag")
        .replace("3. Oortjes", "4. Oortjes"),
        encoding="utf-8",
    )
    result = run("compare", "old.md", "new.md")
    assert "a.2 to a.4: moved, were a.1 to a.3 (3 clauses)\n" in result.stdout
    assert result.stdout.endswith("4 clauses: 1 new, 0 changed, 3 moved, 0 gone, 0 the same.\n")


def test_titles_headings_and_what_became_of_a_part(files: Path, run: Run) -> None:
    (files / "new.md").write_text(
        "# Nieuwe regels\n\n## Allemaal {#a}\n\n"
        "1. Telefoons gaan in de kluis bij de ingang. Vraag toestemming voordat je een foto maakt."
        "\n3. Oortjes blijven in de tas.\n",
        encoding="utf-8",
    )
    result = run("compare", "old.md", "new.md")
    assert "Title: {+Nieuwe regels+}" in result.stdout.replace("[-Regels-]", "")
    assert "Heading: [-Iedereen-]{+Allemaal+}" in result.stdout
    assert "a.2: gone; now in a.1" in result.stdout


def test_control_characters_of_a_file_do_not_reach_the_terminal(files: Path, run: Run) -> None:
    (files / "new.md").write_text(NEW.replace("bellen", "bel\x9b31mlen"), encoding="utf-8")
    assert "\x9b" not in run("compare", "old.md", "new.md").stdout


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.md", "neww.md"), "There is no file neww.md."),
        (("old.md", "sub/new"), "There is no file sub/new."),
        (("old.md", "de-lind"), "There is no docs/protocols in this folder"),
        (("old.md",), "Missing argument 'NEW'"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("compare", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_that_cannot_be_read(files: Path, run: Run) -> None:
    (files / "new.odt").write_bytes(b"PK\x03\x04 nothing")
    page = files / "page.html"
    result = run("compare", "old.md", "new.odt", "--page", page)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "new.odt cannot be read. Nothing was compared." in result.stderr
    assert not page.exists()


def test_texts_in_two_languages_are_not_compared(files: Path, run: Run) -> None:
    (files / "new.md").write_text(
        "# Rules\n\n## All {#a}\n\n1. The phones of the pupils are in the locker.\n",
        encoding="utf-8",
    )
    result = run("compare", "old.md", "new.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "old.md is in Dutch, new.md is in English." in " ".join(result.stderr.split())


# --- schools ------------------------------------------------------------------------------------


def test_a_school_and_a_new_version(school: Path, run: Run) -> None:
    new = school.parents[2] / "new.md"
    new.write_text((school / "protocol.nl.md").read_text(encoding="utf-8"), encoding="utf-8")
    edit(new, "2. Je filmt of fotografeert niemand die dat niet wil.", "2. Je filmt nooit iemand.")
    for name in ("de-linde", school, "docs/protocols/de-linde/"):
        result = run("compare", name, new)
        assert result.exit_code == 3, result.output
        assert 'a.2: changed "Mag ik iemand filmen?"\n' in result.stdout
        assert "    for: students\n    trees: de-linde/photo\n" in result.stdout
        assert (
            "Decision trees to look at, because they rest on these:\n"
            '    de-linde/photo "Mag ik iemand filmen of op de foto zetten?": a.2\n'
        ) in result.stdout


def test_a_school_as_it_was(school: Path, run: Run) -> None:
    commit_all(school.parents[2], "v1")
    assert run("compare", "de-linde@v1", "de-linde").exit_code == 0
    edit(school / "protocol.nl.md", "uit het zicht", "in de tas")
    result = run("compare", "de-linde@v1", "de-linde")
    assert result.exit_code == 3, result.output
    assert result.stdout.startswith("[-de-linde@v1-]\n{+de-linde+}\n")
    assert "ligt je telefoon[- uit het zicht-]{+ in de tas+}." in result.stdout
    assert run("compare", f"{school}@v1", "de-linde@v1").exit_code == 0


def test_a_revision_or_school_that_is_not_there(school: Path, run: Run) -> None:
    commit_all(school.parents[2], "v1")
    result = run("compare", "de-linde@v2", "de-linde")
    assert result.exit_code == 1
    assert 'no revision "v2"' in result.stderr
    result = run("compare", "het-riet@v1", "de-linde")
    assert result.exit_code == 1
    assert 'At v1 there was no school "het-riet". Nothing was compared.' in result.stderr
    result = run("compare", "de-lind", "de-linde")
    assert result.exit_code == 2
    assert 'Did you mean "de-linde"?' in result.stderr


def test_a_school_with_mistakes(school: Path, run: Run) -> None:
    edit(school / "school.yml", "languages: [nl, en]", "languages: []")
    result = run("compare", "de-linde", "de-linde")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "The schools cannot be read: mend the errors first. Nothing was compared." in (
        result.stderr
    )
    assert "school.yml:" in result.stderr


def test_of_schools_the_adopted_text_unless_the_plain_one_is_asked_for(
    school: Path, run: Run
) -> None:
    (school / "adopted.nl.md").write_text(OLD, encoding="utf-8")
    old = school.parents[2] / "old.md"
    old.write_text(OLD, encoding="utf-8")
    assert run("compare", old, "de-linde").exit_code == 0
    assert run("compare", old, "de-linde", "--plain").exit_code == 3
    assert (
        run("compare", "docs/protocols/de-linde/protocol.nl.md", "de-linde", "--plain").exit_code
        == 0
    )


def test_a_file_in_english_is_compared_with_the_english_edition(school: Path, run: Run) -> None:
    (school / "adopted.nl.md").write_text(OLD, encoding="utf-8")
    assert run("compare", school / "protocol.en.md", "de-linde").exit_code == 0


def test_two_schools(school: Path, run: Run) -> None:
    assert run("new", "het-riet", "--protocols", "docs/protocols").exit_code == 0
    riet = school.parent / "het-riet"
    edit(
        riet / "protocol.nl.md",
        "2. Je filmt of fotografeert niemand die dat niet wil.",
        "2. Vissen in de vijver is verboden.",
    )
    edit(riet / "clauses.yml", 'nl: "Mag ik iemand filmen?"', 'nl: "Mag ik vissen?"')
    result = run("compare", "de-linde", "het-riet")
    assert result.exit_code == 3, result.output
    assert "Both have a rule like this:\n" in result.stdout
    assert 'Only de-linde:\na.2 "Mag ik iemand filmen?"\n' in result.stdout
    assert 'Only het-riet:\na.2 "Mag ik vissen?"\n' in result.stdout
    assert "Decision trees" not in result.stdout
    assert result.stdout.endswith("14 rules in both, 1 only in de-linde, 1 only in het-riet.\n")


@pytest.mark.usefixtures("files")
def test_files_of_two_schools(run: Run) -> None:
    result = run("compare", "old.md", "new.md", "--two-schools")
    assert result.exit_code == 3
    assert result.stdout.endswith("2 rules in both, 1 only in old.md, 1 only in new.md.\n")


# --- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "then"),
    [("nl", "De verschillen", "Eerst"), ("en", "What is different", "Then")],
)
def test_the_page_of_versions(files: Path, run: Run, language: str, title: str, then: str) -> None:
    page = files / "page.html"
    result = run("compare", "old.md", "new.md", "--page", page, "--language", language)
    assert (result.exit_code, result.stdout) == (3, DIFFERENCES)
    assert "Written to" in result.stderr
    found = html.fromstring(page.read_bytes())
    assert found.get("lang") == language
    assert text_of(elements(found, "//h1")[0]) == title
    assert [text_of(each) for each in elements(found, "//section[@aria-labelledby='rules']//h3")][
        1
    ].startswith("Iedereen 3")
    assert text_of(elements(found, "//dl/div/dt")[0]) == then
    marked = elements(found, "//section[@aria-labelledby='rules']//dd//ins")
    assert [text_of(each).partition(" ")[2] for each in marked] == ["altijd;"]
    assert not values(found, "//script | //link[@rel='stylesheet']/@href | //@style")
    foreign = {"nl"} if language == "en" else set()
    assert {*values(found, "//dd/@lang | //blockquote/@lang")} == foreign
    before = page.read_bytes()
    run("compare", "old.md", "new.md", "--page", page, "--language", language)
    assert page.read_bytes() == before


@pytest.mark.usefixtures("files")
def test_the_page_speaks_the_language_of_the_texts(folder: Path, run: Run) -> None:
    run("compare", "old.md", "new.md", "--page", "page.html")
    assert html.fromstring((folder / "page.html").read_bytes()).get("lang") == "nl"


def test_the_page_of_two_schools_and_of_a_school(school: Path, run: Run) -> None:
    assert run("new", "het-riet", "--protocols", "docs/protocols").exit_code == 0
    riet = school.parent / "het-riet"
    edit(riet / "protocol.nl.md", "uit het zicht", "in de <b>tas</b>")
    run("compare", "de-linde", "het-riet", "--page", "page.html", "--language", "nl")
    found = html.fromstring(Path("page.html").read_bytes())
    text = text_of(elements(found, "//main")[0])
    assert "De Linde naast Het Riet" in text
    assert text_of(elements(found, "//dd//mark")[0]) == "alleen hier: uit het zicht;"
    assert not elements(found, "//main//ins | //main//del")
    assert "15 regels staan in beide." in text
    assert "in de <b>tas</b>" in text
    edit(school / "protocol.nl.md", "uit het zicht", "in de kluis")
    run("compare", riet / "protocol.nl.md", "de-linde", "--page", "page.html")
    text = text_of(elements(html.fromstring(Path("page.html").read_bytes()), "//main")[0])
    assert "Vragenbomen om na te kijken" in text
    assert "de-linde/photo" in text


def test_a_page_takes_no_texts_place(files: Path, run: Run) -> None:
    result = run("compare", "old.md", "new.md", "--page", "new.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "call it new.html." in result.stderr
    assert (files / "new.md").read_text(encoding="utf-8") == NEW


@pytest.mark.usefixtures("files")
def test_a_page_that_cannot_be_written(run: Run) -> None:
    result = run("compare", "old.md", "new.md", "--page", "nowhere/page.html")
    assert result.exit_code == 1
    assert "nowhere/page.html: No such file or directory." in result.stderr
