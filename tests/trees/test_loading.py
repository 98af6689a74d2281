"""From files to the model, and what is read of a school that has mistakes of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.engine.conditions import AllOf, Answered, AnyOf, Both, Has, Is, Not, Only
from protocolwijzer.engine.replay import replay
from protocolwijzer.engine.tree import Arm, Option, Verdict
from protocolwijzer.model import Audience, School
from protocolwijzer.schools import load_site
from protocolwijzer.settings.schema import Settings
from protocolwijzer.trees import conditions, schema
from protocolwijzer.trees.files import Known
from protocolwijzer.trees.loading import load_trees
from tests.support.tree_locks import confirm_all

HERE = Path(__file__).parent
SCHOOL = HERE.parent / "settings/good"
GUIDE = HERE.parent.parent / "docs/guide/trees.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the good trees of the good school."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SCHOOL, tmp_path / "protocols/linde")
    trees = Path(shutil.copytree(HERE / "good", tmp_path / "decision_trees/linde"))
    confirm_all(trees)
    return trees


def load() -> tuple[School | None, str]:
    diagnostics = Diagnostics()
    site = load_site(
        Path("protocols"), trees=Path("decision_trees"), adopted={}, diagnostics=diagnostics
    )
    return site.schools[0] if site else None, "\n".join(map(str, diagnostics))


def good_school() -> School:
    school, found = load()
    assert not found
    assert school is not None
    return school


@pytest.mark.usefixtures("folder")
def test_everything_that_a_tree_says_is_in_the_model() -> None:
    (tree,) = good_school().trees
    assert (tree.id, tree.file) == ("photo", "decision_trees/linde/photo.yml")
    assert tree.title == {"nl": "Mag ik deze foto plaatsen?", "en": "May I post this photo?"}
    assert tree.about["en"] == "For photos of the playground."
    assert tree.addresses == {"nl": "foto-plaatsen"}
    assert tree.audiences == (Audience.STUDENTS, Audience.STAFF_WORK)
    assert [*tree.questions] == ["what", "who", "alone"]
    what = tree.questions["what"]
    assert what.ask["nl"] == "Wat wil je plaatsen?"
    assert what.help["en"] == "Choose what fits best."
    assert what.options["photo"].text == {"nl": "Een foto", "en": "A photo"}
    assert what.options["photo"].help == {}
    assert what.options["link"].help["en"] == "To a video too"
    assert tree.questions["who"].help == {}
    ask = tree.outcomes["ask-tutor"]
    assert ask.say["en"] == "Ask your tutor."
    assert [step["en"] for step in ask.do] == ["Wait before you post.", "Show the photo."]
    assert ask.copy["en"] == "May I post this photo?"
    assert ask.contacts == ("tutor",)
    assert ask.explain == {}
    assert tree.outcomes["fine"].explain["en"].startswith("Filming")
    assert tree.advice["look-first"].say["en"] == "Look first where the link goes."
    assert tree.advice["hide-faces"].contacts == ("tutor",)
    assert tree.advice["hide-faces"].copy == {}


@pytest.mark.usefixtures("folder")
def test_the_flow_is_what_the_file_says() -> None:
    flow = good_school().trees[0].flow
    assert (flow.id, flow.start) == ("photo", "what")
    what, who, alone = flow.questions.values()
    assert [what.many, who.many, alone.many] == [False, True, False]
    assert what.clauses == ("voor-wie.2b",)
    assert what.options[1] == Option("link", advice=("look-first",))
    assert who.options[3] == Option("nobody", exclusive=True)
    assert who.arms == (Arm(None, "alone"),)
    assert alone.arms == (
        Arm(Is("alone", "no"), "refused"),
        Arm(
            Both((AnyOf("alone", ("yes", "partly")), Answered("who"), Only("who", ("nobody",)))),
            "fine",
        ),
        Arm(
            Both(
                (
                    Not(Is("alone", "no")),
                    Answered("who"),
                    Both(
                        (
                            Has("who", "pupil"),
                            AnyOf("who", ("teacher", "crowd")),
                            Not(AllOf("who", ("teacher", "crowd"))),
                        )
                    ),
                )
            ),
            "ask-tutor",
        ),
        Arm(None, "careful"),
    )
    assert flow.outcomes["ask-tutor"].judgement
    assert flow.outcomes["fine"].exception
    assert flow.outcomes["fine"].verdict is Verdict.YES_IF
    assert flow.outcomes["refused"].clauses == ("b.2",)
    assert flow.advice["hide-faces"].verdict is Verdict.ASK
    assert flow.advice["look-first"].verdict is None


@pytest.mark.usefixtures("folder")
def test_cases_give_answers_in_the_order_of_the_options() -> None:
    (tree,) = good_school().trees
    third = tree.cases[2]
    assert third.given == {"what": ("photo",), "who": ("pupil", "teacher"), "alone": ("yes",)}
    assert [replay(tree.flow, case.given).at for case in tree.cases] == [
        case.expect for case in tree.cases
    ]


def test_the_index_sets_an_order_and_says_what_is_not_decided(folder: Path) -> None:
    tree = (folder / "photo.yml").read_text(encoding="utf-8")
    for name in ("a", "photo-b", "z"):
        other = tree.replace("foto-plaatsen", f"foto-{name}")
        (folder / f"{name}.yml").write_text(other, encoding="utf-8")
    confirm_all(folder)
    school = good_school()
    assert [tree.id for tree in school.trees] == ["a", "photo", "photo-b", "z"]
    students = [tree.id for tree in school.trees_for(Audience.STUDENTS)]
    assert students == ["photo", "a", "photo-b", "z"]
    assert school.trees_for(Audience.PARENTS) == ()
    assert school.first_trees == {Audience.STUDENTS: ("photo",)}
    assert [*school.undecided] == ["voor-wie.2", "voor-wie.2a", "b.1", "a.1"]


def test_a_school_without_a_folder_has_no_trees(folder: Path) -> None:
    shutil.rmtree(folder)
    assert good_school().trees == ()
    shutil.rmtree(folder.parent)
    assert good_school().trees == ()


def test_trees_are_left_out_where_nobody_asks_for_them(folder: Path) -> None:
    (folder / "photo.yml").write_text("broken", encoding="utf-8")
    diagnostics = Diagnostics()
    site = load_site(Path("protocols"), adopted={}, diagnostics=diagnostics)
    assert site is not None
    assert site.schools[0].trees == ()


def test_files_that_are_no_trees_are_left_alone(folder: Path) -> None:
    for name in ("README.md", "photo.yml~", ".photo.yml", "_draft.yml"):
        (folder / name).write_text("Not a tree.", encoding="utf-8")
    (folder.parent / ".git").mkdir()
    (folder.parent / "notes.txt").write_text("None here either.", encoding="utf-8")
    assert len(good_school().trees) == 1


@pytest.mark.parametrize("name", ["school.yml", "clauses.yml", "protocol.nl.md"])
def test_mistakes_of_the_school_do_not_hide_those_of_its_trees(folder: Path, name: str) -> None:
    tree = folder / "photo.yml"
    text = tree.read_text(encoding="utf-8")
    tree.write_text(text.replace("go: who", "go: whom"), encoding="utf-8")
    Path("protocols/linde", name).write_text("", encoding="utf-8")
    school, found = load()
    assert school is None
    assert f"protocols/linde/{name}:1:1" in found
    assert "photo.yml:19:33: There is no question or outcome" in found


@pytest.mark.parametrize("name", ["school.yml", "clauses.yml", "protocol.nl.md"])
def test_what_a_broken_school_leaves_unknown_is_no_mistake_of_its_trees(
    folder: Path, name: str
) -> None:
    Path("protocols/linde", name).write_text("", encoding="utf-8")
    school, found = load()
    assert school is None
    assert folder.name
    assert "decision_trees" not in found
    assert Code.UNCITED_CLAUSE.slug not in found


def test_a_tree_that_cannot_be_read_says_nothing_of_what_is_not_cited(folder: Path) -> None:
    (folder / "photo.yml").write_text("title: {nl: Mag dit?, en: May I?}\n", encoding="utf-8")
    _, found = load()
    assert Code.MISSING_KEY.slug in found
    assert Code.UNCITED_CLAUSE.slug not in found


def test_the_example_of_the_guide(folder: Path) -> None:
    """The guide's tree and index are read as they stand there, by the school of these tests."""
    examples = re.findall(
        r"```yaml\n# decision_trees/linde/(\S+)\n(.*?)```",
        GUIDE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert {name for name, _ in examples} == {"phone.yml", "index.yml"}
    (folder / "photo.yml").unlink()
    for name, text in examples:
        (folder / name).write_text(text, encoding="utf-8")
    confirm_all(folder)
    (tree,) = good_school().trees
    assert tree.id == "phone"


def test_the_guide_names_every_key() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    models: list[type[Settings]] = [
        schema.TreeSettings,
        schema.QuestionSettings,
        schema.OptionSettings,
        schema.ArmSettings,
        schema.OutcomeSettings,
        schema.CaseSettings,
        schema.IndexSettings,
    ]
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    missing = [key for key in sorted({*keys, *conditions.WORDS, *Verdict}) if f"`{key}" not in text]
    assert not missing


def test_a_draft_is_kept_apart(folder: Path) -> None:
    """It is a tree in all that it says, and in nothing that a site shows."""
    file = folder / "photo.yml"
    (published,) = good_school().trees
    file.write_text("draft: true\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    school, found = load()
    assert school is not None
    assert not school.trees
    assert school.drafts == (published,)
    assert not any(school.trees_for(audience) for audience in Audience)
    # One finding: neither rules that no tree leads to, nor translations to confirm.
    assert found.count("[") == found.count("[draft-tree]") == 1
    assert "photo/title" in school.tree_texts


def test_the_texts_of_a_draft_need_not_be_confirmed_but_stay_so(folder: Path) -> None:
    file = folder / "photo.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"draft: true\n{text}".replace("Een foto", "Een plaatje"), encoding="utf-8")
    _, found = load()
    assert Code.STALE_TRANSLATION.slug not in found
    assert Code.ORPHAN_TRANSLATION.slug not in found
    file.write_text(text.replace("Een foto", "Een plaatje"), encoding="utf-8")
    _, found = load()
    assert found.count(Code.STALE_TRANSLATION.slug) == text.count("Een foto")


def test_a_school_that_is_not_known_at_all(folder: Path) -> None:
    diagnostics = Diagnostics()
    found = load_trees(folder, Known(), diagnostics)
    assert [tree.id for tree in found.trees] == ["photo"]
    assert not len(diagnostics)
