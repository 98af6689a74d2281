"""`accept`: the translation locks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_check import edit


@pytest.fixture
def changed(school: Path) -> Path:
    """The lock of a school of which two clauses and a heading have changed."""
    edit(school / "protocol.nl.md", "uit het zicht", "in je tas")
    edit(school / "protocol.nl.md", "alleen voor de les.", "alleen voor de les of in nood.")
    edit(school / "protocol.nl.md", "## B. Ouders", "## B. Ouders en verzorgers")
    return school / "translations.lock.yml"


def test_nothing_new(school: Path, run: Run) -> None:
    before = (school / "translations.lock.yml").read_bytes()
    result = run("accept")
    assert (result.exit_code, result.stdout) == (0, "de-linde: nothing new to accept.\n")
    assert (school / "translations.lock.yml").read_bytes() == before


def test_everything(changed: Path, run: Run) -> None:
    del changed
    result = run("accept")
    assert (result.exit_code, result.stdout) == (0, "de-linde en: accepted 3: a.1, title:b, c.1\n")
    assert run("check", "--strict").exit_code == 0
    assert "nothing new" in run("accept").stdout


def test_some_clauses(changed: Path, run: Run) -> None:
    del changed
    result = run("accept", "de-linde", "a.1", "title:b")
    assert (result.exit_code, result.stdout) == (0, "de-linde en: accepted 2: a.1, title:b\n")
    rest = run("check", "--strict")
    assert rest.exit_code == 1
    assert "1 warning" in rest.stdout


def test_one_language(changed: Path, run: Run) -> None:
    before = changed.read_bytes()
    assert "nothing new" in run("accept", "--language", "nl").stdout
    assert changed.read_bytes() == before
    assert "accepted 3" in run("accept", "--language", "en").stdout


def test_the_plain_text_against_the_adopted_one(school: Path, run: Run) -> None:
    adopted = school / "adopted.nl.md"
    adopted.write_bytes((school / "protocol.nl.md").read_bytes())
    assert run("check", "--strict").exit_code == 1
    result = run("accept", "de-linde", "--language", "nl")
    assert "de-linde nl: accepted 22: " in result.stdout
    assert run("check", "--strict").exit_code == 0


def test_a_clause_that_left_the_text(school: Path, run: Run) -> None:
    for file, start in (("protocol.nl.md", "4. Gaat"), ("protocol.en.md", "4. If")):
        text = (school / file).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith(start)]
        (school / file).write_text("\n".join(kept), encoding="utf-8")
    edit(school / "school.yml", "[a.4, a.1]", "[a.1]")
    edit(school.parents[2] / "decision_trees/de-linde/photo.yml", "[a.2, a.4]", "[a.2]")
    facts = (school / "clauses.yml").read_text(encoding="utf-8")
    before, after = facts.split("a.4:\n")
    (school / "clauses.yml").write_text(before + "b.1:\n" + after.split("b.1:\n")[1])
    assert run("check", "--strict").exit_code == 1
    result = run("accept")
    assert result.stdout == "de-linde en: dropped 1, gone from the text: a.4\n"
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("de-lindee",), 'There is no school "de-lindee". Did you mean "de-linde"?'),
        (("de-linde", "a.1", "gevolgn.1"), 'Did you mean "gevolgen.1"?'),
        (("de-linde", "a.1", "fotos"), 'has no clause or tree "fotos". Did you mean "photo"?'),
        (("de-linde", "a.1", "photo/titel"), 'Did you mean "photo/title"?'),
        (("de-linde", "--language", "fr"), 'There is no text in the language "fr".'),
    ],
)
def test_what_is_unknown_changes_nothing(
    changed: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    before = changed.read_bytes()
    result = run("accept", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert changed.read_bytes() == before


def test_errors_come_first(changed: Path, run: Run) -> None:
    edit(changed.parent / "school.yml", "board:", "bord:")
    before = changed.read_bytes()
    result = run("accept")
    assert result.exit_code == 1
    assert "[unknown-key]" in result.stderr
    assert "Nothing was accepted" in result.stderr
    assert changed.read_bytes() == before


@pytest.fixture
def changed_tree(school: Path) -> Path:
    """The lock of the trees of a school, of which two texts have changed in one tree."""
    folder = school.parents[2] / "decision_trees/de-linde"
    edit(folder / "photo.yml", "Mag ik iemand filmen", "Mag je iemand filmen")
    edit(folder / "photo.yml", "Is het tijdens de les?", "Is het in de les?")
    return folder / "translations.lock.yml"


@pytest.mark.usefixtures("changed_tree")
def test_texts_of_trees(run: Run) -> None:
    found = run("check")
    assert found.exit_code == 0
    assert found.stdout.count("[stale-translation]") == 2
    assert run("check", "--strict").exit_code == 1
    result = run("accept", "de-linde", "photo/title")
    assert result.stdout == "de-linde en: accepted 1 text of trees: photo/title\n"
    assert "1 warning" in run("check").stdout
    assert run("accept").stdout.startswith("de-linde en: accepted 1 text of trees: photo/q")
    assert run("check", "--strict").exit_code == 0
    assert "nothing new" in run("accept").stdout


@pytest.mark.usefixtures("changed", "changed_tree")
def test_a_tree_by_its_name(run: Run) -> None:
    result = run("accept", "de-linde", "photo", "a.1")
    assert result.exit_code == 0
    clauses, trees = result.stdout.splitlines()
    assert clauses == "de-linde en: accepted 1: a.1"
    assert trees.startswith("de-linde en: accepted 2 texts of trees: photo/title, photo/questions.")
    assert "2 warnings" in run("check").stdout


def test_a_tree_that_nobody_confirmed(changed_tree: Path, run: Run) -> None:
    changed_tree.unlink()
    found = run("check").stdout
    assert found.count("[stale-translation]") == 2
    assert '"protocolwijzer accept de-linde photo"' in found
    result = run("accept", "de-linde", "photo", "--language", "en")
    assert result.stdout.endswith(" texts of trees: photo\n")
    assert "1 warning" in run("check").stdout
    assert run("accept", "de-linde").stdout.endswith(" texts of trees: index\n")
    assert run("check", "--strict").exit_code == 0


def test_a_tree_that_is_gone(school: Path, run: Run) -> None:
    folder = school.parents[2] / "decision_trees/de-linde"
    for file in ("photo.yml", "index.yml"):
        (folder / file).unlink()
    assert run("check").stdout.count("[orphan-translation]") == 2
    result = run("accept", "de-linde", "photo")
    assert re.fullmatch(
        r"de-linde en: dropped \d+ texts of trees, no longer there: photo\n", result.stdout
    )
    assert run("check").stdout.count("[orphan-translation]") == 1


def test_trees_elsewhere(changed_tree: Path, run: Run, tmp_path: Path) -> None:
    """What belongs to another project is left alone, unless it is said where it is."""
    before = changed_tree.read_bytes()
    schools = tmp_path / "docs/protocols"
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "decision_trees").rename(elsewhere)
    lock = elsewhere / "de-linde/translations.lock.yml"
    assert "nothing new" in run("accept", "--protocols", schools).stdout
    assert lock.read_bytes() == before
    result = run("accept", "--protocols", schools, "--trees", elsewhere)
    assert "accepted 2 texts of trees" in result.stdout
    assert lock.read_bytes() != before


def test_a_mistake_in_a_tree_comes_first(changed_tree: Path, run: Run) -> None:
    before = changed_tree.read_bytes()
    edit(changed_tree.with_name("photo.yml"), "go: lesson", "go: lessen")
    result = run("accept")
    assert result.exit_code == 1
    assert "[unknown-target]" in result.stderr
    assert changed_tree.read_bytes() == before
