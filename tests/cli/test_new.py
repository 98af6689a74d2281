"""`new`: a school that needs no mending."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from protocolwijzer import starter
from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import PAGE_AUDIENCES, Audience, Kind
from protocolwijzer.schools import load_site
from protocolwijzer.starter import making
from tests.cli.conftest import Run


def test_a_new_school_passes_a_strict_check(school: Path, run: Run) -> None:
    assert sorted(file.name for file in school.iterdir()) == [
        "clauses.yml",
        "protocol.en.md",
        "protocol.nl.md",
        "school.yml",
        "translations.lock.yml",
    ]
    trees = school.parents[2] / "decision_trees" / school.name
    assert sorted(file.name for file in trees.iterdir()) == [
        "index.yml",
        "photo.yml",
        "translations.lock.yml",
    ]
    result = run("check", "--strict")
    assert result.exit_code == 0, result.output
    assert "No errors, no warnings, no doubts" in result.stdout


def test_it_says_what_it_made_and_what_comes_next(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    result = run("new", "de-linde")
    assert result.exit_code == 0
    assert "docs/protocols/de-linde/school.yml\n" in result.stdout
    assert "decision_trees/de-linde/photo.yml\n" in result.stdout
    assert "No decision tree" not in result.stdout
    assert "protocolwijzer check" in result.stdout


def test_the_example_has_a_rule_for_every_audience(school: Path) -> None:
    site = load_site(school.parent, adopted={}, diagnostics=Diagnostics())
    assert site is not None
    (made,) = site.schools
    assert made.name == "De Linde"
    for audience in PAGE_AUDIENCES:
        assert any(
            audience in facts.audiences and facts.kind in (Kind.MUST, Kind.MUST_NOT, Kind.MAY)
            for facts in made.facts.values()
        )


def test_the_example_has_a_tree_in_every_language(school: Path) -> None:
    diagnostics = Diagnostics()
    site = load_site(
        school.parent, trees=Path("decision_trees"), adopted={}, diagnostics=diagnostics
    )
    assert site is not None
    assert list(diagnostics) == []
    ((tree,), languages) = (site.schools[0].trees, site.languages)
    assert site.schools[0].trees_for(Audience.STUDENTS) == (tree,)
    for words in tree.outcomes.values():
        assert words.say.keys() == set(languages)


def test_schools_elsewhere_get_a_tree_where_it_is_said(folder: Path, run: Run) -> None:
    result = run("new", "x", "--protocols", folder.parent / "schools")
    assert "say with --trees where" in result.stdout
    assert list(folder.iterdir()) == []
    result = run("new", "y", "--protocols", folder.parent / "schools", "--trees", folder / "trees")
    assert "No decision tree" not in result.stdout
    assert (folder / "trees/y/photo.yml").is_file()
    assert run("check", "--strict", "--protocols", folder.parent / "schools").exit_code == 0


def test_trees_of_another_school_are_left_alone(folder: Path, run: Run) -> None:
    mine = folder / "decision_trees/de-linde/photo.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    result = run("new", "de-linde", "--protocols", "docs/protocols")
    assert result.exit_code == 2
    assert "decision_trees/de-linde is there already" in result.stderr
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (folder / "docs").exists()


@pytest.mark.parametrize(
    "name", ['De "Linde": # [1] & co', "'t Kofschip", "null", "School é € 学校", "-", "$name \\ %"]
)
def test_any_name_is_kept_as_it_is(folder: Path, run: Run, name: str) -> None:
    result = run("new", "x", "--name", name, "--protocols", folder)
    assert result.exit_code == 0, result.output
    site = load_site(folder, adopted={}, diagnostics=Diagnostics())
    assert site is not None
    assert site.schools[0].name == name


def test_without_a_name_the_id_gives_one(folder: Path, run: Run) -> None:
    assert run("new", "de-linde", "--protocols", folder).exit_code == 0
    assert 'name: "De Linde"' in (folder / "de-linde/school.yml").read_text(encoding="utf-8")


def test_an_existing_folder_is_left_alone(school: Path, run: Run) -> None:
    (school / "school.yml").write_text("mine", encoding="utf-8")
    result = run("new", "de-linde")
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert (school / "school.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("school_id", "better"),
    [("De Linde", "de-linde"), ("école", "ecole"), ("a_b", "a-b"), ("../x", "x")],
)
def test_an_id_that_is_none_gets_a_suggestion(
    folder: Path, run: Run, school_id: str, better: str
) -> None:
    result = run("new", school_id, "--protocols", folder)
    assert result.exit_code == 2
    assert f'Did you mean "{better}"?' in result.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("school_id", ["en", "nl", "assets"])
def test_an_id_that_every_site_uses_itself(folder: Path, run: Run, school_id: str) -> None:
    result = run("new", school_id, "--protocols", folder)
    assert result.exit_code == 2
    assert "already" in result.stderr
    assert "Did you mean" not in result.stderr
    assert list(folder.iterdir()) == []


def test_an_empty_name_is_refused(folder: Path, run: Run) -> None:
    assert run("new", "x", "--name", "  ", "--protocols", folder).exit_code == 2
    assert list(folder.iterdir()) == []


def test_nothing_is_left_behind_when_it_fails(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "translations.lock.yml")

    monkeypatch.setattr(making, "write_lock", full)
    result = run("new", "x", "--protocols", folder / "schools")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: translations.lock.yml: No space left on device.\n",
    )
    assert list((folder / "schools").iterdir()) == []
    assert not (folder / "decision_trees").exists()


def test_a_tree_is_not_left_behind_without_its_school(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def only_trees(self: Path, target: Path) -> Path:
        if "decision_trees" not in target.parts:
            raise OSError(errno.EIO, "Input/output error", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", only_trees)
    assert run("new", "x", "--protocols", "docs/protocols").exit_code == 1
    assert list((folder / "decision_trees").iterdir()) == []
    assert list((folder / "docs/protocols").iterdir()) == []


def test_outside_a_project_it_asks_where(folder: Path, run: Run) -> None:
    result = run("new", "x")
    assert result.exit_code == 2
    assert "--protocols" in result.stderr
    assert list(folder.iterdir()) == []


def test_the_explanation_is_ten_lines() -> None:
    text = (Path(starter.__file__).parent / "example_school/school.yml").read_text(encoding="utf-8")
    numbers = [
        line[2:4].strip() for line in text.splitlines() if line[:2] == "# " and line[4:5] == "."
    ]
    assert numbers == [str(number) for number in range(1, 11)]
