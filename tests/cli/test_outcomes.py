"""`outcomes`: where every walk ends, and what is different since a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.history import commit_all

TABLE = """\
de-linde/photo: wanted=willing&lesson=during -> ask-teacher (ask)
de-linde/photo: wanted=willing&lesson=outside -> fine (yes-if)
de-linde/photo: wanted=unwilling -> do-not (no)
de-linde/photo: wanted=unsure -> ask-them (ask)
"""
TITLE = '"Mag ik iemand filmen of op de foto zetten?"'
UNWILLING_WITH_ADVICE = """\
      unwilling: {text: {nl: "Nee", en: "No"}, advice: [delete]}"""
ADVICE = """\
advice:
  delete:
    say: {nl: Gooi de foto weg., en: Delete the photo.}
    clauses: [a.2]

"""


@pytest.fixture
def tree(school: Path) -> Path:
    """The file of the school's tree, in a repository that knows all this as v1."""
    commit_all(school.parents[2], "v1")
    return school.parents[2] / "decision_trees/de-linde/photo.yml"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize("arguments", [(), ("de-linde",)])
def test_every_walk_is_a_line(run: Run, arguments: tuple[str, ...]) -> None:
    result = run("outcomes", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, TABLE, "")


def test_drafts_are_listed_on_request(tree: Path, run: Run) -> None:
    edit(tree, "\ntitle:", "\ndraft: true\ntitle:")
    result = run("outcomes")
    assert (result.stdout, result.stderr) == ("", "There are no decision trees.\n")
    assert run("outcomes", "--drafts").stdout == TABLE
    # To readers the tree has gone; to its author it is as it was.
    gone = run("outcomes", "--against", "v1")
    assert gone.exit_code == 3
    assert "de-linde/photo" in gone.stdout
    assert run("outcomes", "--drafts", "--against", "v1").exit_code == 0


def test_into_a_file(school: Path, run: Run) -> None:
    file = school.parents[2] / "walks.txt"
    result = run("outcomes", "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes() == TABLE.encode()


@pytest.mark.usefixtures("school")
def test_a_file_that_cannot_be_written_stays_as_it_was(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "walks.txt"
    file.write_text("of last year", encoding="utf-8")
    before = {*folder.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("outcomes", "--output", file)
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert file.read_text(encoding="utf-8") == "of last year"
    assert {*folder.iterdir()} == before


@pytest.mark.usefixtures("school")
def test_into_a_folder_that_is_not_there(run: Run) -> None:
    result = run("outcomes", "--output", "nowhere/walks.txt")
    assert result.exit_code == 1
    assert "Error: nowhere/walks.txt: No such file or directory." in result.stderr


@pytest.mark.usefixtures("school")
def test_one_school_of_several(run: Run) -> None:
    assert run("new", "het-riet", "--protocols", "docs/protocols").exit_code == 0
    assert run("outcomes", "de-linde").stdout == TABLE
    assert run("outcomes").stdout == TABLE + TABLE.replace("de-linde", "het-riet")


@pytest.mark.usefixtures("school")
def test_an_unknown_school(run: Run) -> None:
    for arguments in (("x",), ("de-lind", "--against", "v1")):
        result = run("outcomes", *arguments)
        assert result.exit_code != 0
        assert result.stdout == ""
    assert 'Did you mean "de-linde"?' in run("outcomes", "de-lind").stderr


def test_without_trees_it_says_so(school: Path, run: Run) -> None:
    (school.parents[2] / "decision_trees").rename(school.parents[2] / "elsewhere")
    result = run("outcomes")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "There are no decision trees.\n",
    )


def test_mistakes_are_mended_first(tree: Path, run: Run) -> None:
    edit(tree, "go: do-not", "go: dont")
    for arguments in ((), ("--against", "v1")):
        result = run("outcomes", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "decision_trees/de-linde/photo.yml:" in result.stderr


# --- against a revision -------------------------------------------------------------------------


@pytest.mark.usefixtures("tree")
def test_nothing_has_changed(run: Run) -> None:
    result = run("outcomes", "--against", "v1")
    assert (result.exit_code, result.stdout) == (0, "No walk ends differently since v1.\n")


def test_a_walk_that_ends_elsewhere(tree: Path, run: Run) -> None:
    edit(tree, "{is: during}, go: ask-teacher", "{is: during}, go: do-not")
    edit(tree, "lesson: during}, expect: ask-teacher", "lesson: during}, expect: do-not")
    edit(tree, "{else: fine}", "{else: ask-teacher}")
    edit(tree, "lesson: outside}, expect: fine", "lesson: outside}, expect: ask-teacher")
    edit(tree, "{else: ask-them}", "{else: fine}")
    edit(tree, "wanted: unsure}, expect: ask-them", "wanted: unsure}, expect: fine")
    edit(tree, "{is: unwilling}, go: do-not", "{is: unwilling}, go: ask-them")
    edit(tree, "wanted: unwilling}, expect: do-not", "wanted: unwilling}, expect: ask-them")
    edit(tree, "Ja, zolang die ander het wil.", "Ja hoor.")
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3, result.output
    assert result.stdout == (
        'de-linde/photo "Mag ik iemand filmen of op de foto zetten?"\n'
        "  1 walk ends elsewhere:\n"
        '    then: ask-teacher (ask) "Vraag het eerst aan je leraar."\n'
        '    now:  do-not (no) "Nee, doe het niet."\n'
        "      wanted=willing&lesson=during\n"
        "        Wil degene die je filmt dat ook? Ja, dat heb ik gevraagd / Is het tijdens de les? "
        "Ja\n"
        "  1 walk ends elsewhere:\n"
        '    then: fine (yes-if) "Ja, zolang die ander het wil."\n'
        '    now:  ask-teacher (ask) "Vraag het eerst aan je leraar."\n'
        "      wanted=willing&lesson=outside\n"
        "        Wil degene die je filmt dat ook? Ja, dat heb ik gevraagd / Is het tijdens de les? "
        "Nee\n"
        "  1 walk ends elsewhere:\n"
        '    then: do-not (no) "Nee, doe het niet."\n'
        '    now:  ask-them (ask) "Vraag het eerst aan de ander."\n'
        "      wanted=unwilling\n"
        "        Wil degene die je filmt dat ook? Nee\n"
        "  1 walk ends elsewhere:\n"
        '    then: ask-them (ask) "Vraag het eerst aan de ander."\n'
        '    now:  fine (yes-if) "Ja hoor."\n'
        "      wanted=unsure\n"
        "        Wil degene die je filmt dat ook? Dat weet ik niet\n"
        '  fine "Ja hoor." (1 walk) has another text:\n'
        "    say, nl:\n"
        '      then: "Ja, zolang die ander het wil."\n'
        '      now:  "Ja hoor."\n'
        "\n"
        "Since v1: no new trees, no trees gone, 1 tree changed "
        "(4 walks end elsewhere, no new walks, no walks gone, 1 answer with another text).\n"
    )


def test_walks_that_come_and_go(tree: Path, run: Run) -> None:
    edit(tree, "      unsure:", "      asking:")
    edit(tree, "wanted: unsure", "wanted: asking")
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3
    for what, option in (("new", "asking"), ("gone", "unsure")):
        assert (
            f"  1 walk is {what}:\n"
            f"      wanted={option}\n"
            "        Wil degene die je filmt dat ook? Dat weet ik niet\n"
            '        -> ask-them (ask) "Vraag het eerst aan de ander."\n'
        ) in result.stdout


def test_texts_are_given_in_every_language_in_which_they_changed(tree: Path, run: Run) -> None:
    edit(tree, "Ask the other person first.", "Just ask them.")
    edit(
        tree,
        "    clauses: [a.1, a.3]\n    contacts: [mentor]\n",
        "    clauses: [a.1, a.3]\n"
        "    do:\n"
        "      - {nl: Loop naar je leraar., en: Walk to your teacher.}\n"
        "      - {nl: Stel je vraag., en: Ask your question.}\n",
    )
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3, result.output
    assert result.stdout.partition("\n\n")[0] == (
        'de-linde/photo "Mag ik iemand filmen of op de foto zetten?"\n'
        '  ask-them "Vraag het eerst aan de ander." (1 walk) has another text:\n'
        "    say, en:\n"
        '      then: "Ask the other person first."\n'
        '      now:  "Just ask them."\n'
        '  ask-teacher "Vraag het eerst aan je leraar." (1 walk) has another text:\n'
        "    do, nl:\n"
        "      then: (nothing)\n"
        '      now:  "1. Loop naar je leraar. 2. Stel je vraag."\n'
        "    do, en:\n"
        "      then: (nothing)\n"
        '      now:  "1. Walk to your teacher. 2. Ask your question."\n'
        "    contacts:\n"
        "      then: mentor\n"
        "      now:  (nothing)"
    )


def test_cards_of_advice_are_quoted_too(tree: Path, run: Run) -> None:
    edit(tree, '      unwilling: {nl: "Nee", en: "No"}', UNWILLING_WITH_ADVICE)
    edit(tree, "\ncases:", f"\n{ADVICE}cases:")
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3, result.output
    assert (
        '    now:  do-not (no) "Nee, doe het niet." + delete "Gooi de foto weg."\n' in result.stdout
    )


def test_a_changed_rule_names_the_trees_that_rest_on_it(tree: Path, run: Run) -> None:
    protocol = tree.parents[2] / "docs/protocols/de-linde/protocol.nl.md"
    edit(protocol, "niemand die dat niet wil", "niemand zonder het te vragen")
    file = tree.parents[2] / "changes.txt"
    result = run("outcomes", "--against", "v1", "--output", file)
    assert (result.exit_code, result.stdout) == (3, "")
    assert file.read_text(encoding="utf-8").partition("\n\n")[0] == (
        'de-linde/photo "Mag ik iemand filmen of op de foto zetten?"\n'
        "  rests on a.2, which has changed:\n"
        "    plain text, nl:\n"
        '      then: "2. Je filmt of fotografeert niemand die dat niet wil."\n'
        '      now:  "2. Je filmt of fotografeert niemand zonder het te vragen."\n'
        "    it is named by:\n"
        '      wanted "Wil degene die je filmt dat ook?"\n'
        '      fine "Ja, zolang die ander het wil."\n'
        '      ask-them "Vraag het eerst aan de ander."\n'
        '      do-not "Nee, doe het niet."'
    )


def test_trees_and_schools_that_are_new_or_gone(tree: Path, run: Run) -> None:
    assert run("new", "het-riet", "--protocols", "docs/protocols").exit_code == 0
    tree.unlink()
    edit(tree.with_name("index.yml"), "  students: [photo]", "  students: []")
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3, result.output
    assert result.stdout == (
        f"de-linde/photo {TITLE}: is gone, 4 walks\n"
        f"het-riet/photo {TITLE}: a new tree, 4 walks\n"
        "\n"
        "Since v1: 1 new tree, 1 tree gone, no trees changed "
        "(no walks end elsewhere, no new walks, no walks gone, no answers with another text).\n"
    )
    assert run("outcomes", "het-riet", "--against", "v1").stdout.startswith("het-riet/photo")
    assert run("outcomes", "nobody", "--against", "v1").exit_code == 2


def test_a_time_before_there_were_trees(school: Path, run: Run) -> None:
    project = school.parents[2]
    (project / "decision_trees").rename(project / "later")
    commit_all(project, "v0")
    (project / "docs").rename(project / "docs-later")
    commit_all(project, "nothing")
    (project / "docs-later").rename(project / "docs")
    (project / "later").rename(project / "decision_trees")
    for revision in ("v0", "nothing"):
        result = run("outcomes", "--against", revision)
        assert result.exit_code == 3
        assert result.stdout.startswith(f"de-linde/photo {TITLE}: a new tree, 4 walks\n")
    (project / "decision_trees").rename(project / "later")
    assert run("outcomes", "--against", "v0").exit_code == 0


def test_all_trees_are_gone(tree: Path, run: Run) -> None:
    tree.parents[1].rename(tree.parents[2] / "elsewhere")
    result = run("outcomes", "--against", "v1")
    assert result.exit_code == 3
    assert result.stdout.startswith(f"de-linde/photo {TITLE}: is gone, 4 walks\n")


def test_an_unknown_revision(tree: Path, run: Run) -> None:
    del tree
    result = run("outcomes", "--against", "v9")
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'The repository has no revision "v9".' in result.stderr
    assert "Traceback" not in result.stderr


def test_outside_a_repository(school: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(school.parents[3]))
    result = run("outcomes", "--against", "HEAD")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no history that git can read" in result.stderr


def test_trees_of_the_past_that_cannot_be_read(tree: Path, run: Run) -> None:
    good = tree.read_text(encoding="utf-8")
    edit(tree, "go: do-not", "go: dont")
    commit_all(tree.parents[2], "broken")
    tree.write_text(good, encoding="utf-8")
    result = run("outcomes", "--against", "broken")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "What broken has cannot be read any more:\n" in result.stderr
    assert "\nbroken:decision_trees/de-linde/photo.yml:" in result.stderr
    assert "protocolwijzer-" not in result.stderr
    assert run("outcomes", "--against", "v1").exit_code == 0


def test_from_a_folder_below_the_repository(
    tree: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree.parents[2] / "docs")
    result = run(
        "outcomes", "--against", "v1", "--protocols", "protocols", "--trees", "../decision_trees"
    )
    assert (result.exit_code, result.stdout) == (0, "No walk ends differently since v1.\n")
