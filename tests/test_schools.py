from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.editions import by_id
from protocolwijzer.model import (
    Audience,
    EditionKind,
    Kind,
    School,
    Site,
    TranslationStatus,
)
from protocolwijzer.reading import read_protocol
from protocolwijzer.schools import adopted_files, load_site
from tests.support.word_protocols import word_protocol

GOOD = Path(__file__).parent / "settings/good"
OURS = Path(__file__).parent.parent / "docs/protocols"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOOD, tmp_path / "protocols/linde"))


def load(adopted: Mapping[str, Path] | None = None) -> tuple[Site, Diagnostics]:
    diagnostics = Diagnostics()
    site = load_site(Path("protocols"), adopted=adopted or {}, diagnostics=diagnostics)
    assert site is not None, [str(found) for found in diagnostics]
    return site, diagnostics


def only_school(adopted: Mapping[str, Path] | None = None) -> School:
    (school,) = load(adopted)[0].schools
    return school


@pytest.mark.usefixtures("folder")
def test_everything_that_the_files_say_is_in_the_model() -> None:
    school = only_school()
    assert (school.id, school.name, school.short_name, school.board) == (
        "linde",
        "De Linde",
        "De Linde",
        None,
    )
    assert school.languages == ("nl", "en")
    assert school.colours == {"primary": "#1f5f5b", "accent": "#b4531a"}
    assert school.adoption.consent == {"nl": "Ouderraad", "en": "Parents' council"}
    assert school.adoption.date == date(2026, 9, 1)
    assert (school.adoption.by, school.adoption.version) == (None, None)
    assert (school.release.version, school.release.date) == ("1.10", date(2026, 11, 22))
    assert [(its.role, its.value) for its in school.contacts] == [
        ("tutor", "0596 12 34 56"),
        ("head", None),
    ]
    assert school.first == {Audience.STUDENTS: ("a.2", "voor-wie.2b")}
    assert school.facts["b.2"].audiences == (Audience.STAFF_WORK, Audience.STAFF_HOME)
    assert school.facts["b.2"].concerns == (Audience.STUDENTS,)
    assert school.facts["b.2"].kind is Kind.MUST_NOT
    assert school.facts["b.2"].questions["en"] == "May a pupil have my number?"
    assert list(school.facts) == list(school.editions["nl"].clause_ids())
    assert set(school.editions) == {"nl", "en"}
    assert school.editions["en"].file == "protocols/linde/protocol.en.md"
    assert set(school.translations["en"].values()) == {TranslationStatus.OK}
    assert school.adopted is None


def test_what_may_be_left_out_may_be_left_out(folder: Path) -> None:
    (folder / "school.yml").write_text("name: De Linde\nlanguages: [nl, en]\n", encoding="utf-8")
    school = only_school()
    assert school.contacts == ()
    assert school.first == {}
    assert school.adoption.consent == {}
    assert set(school.colours) == {"primary", "accent"}


def test_the_site_has_the_languages_of_all_its_schools(folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.with_name("eik")))
    settings = (other / "school.yml").read_text(encoding="utf-8")
    settings = settings.replace("De Linde", "De Eik").replace("[nl, en]", "[nl, ar, en]")
    (other / "school.yml").write_text(settings, encoding="utf-8")
    site, _ = load()
    assert [school.id for school in site.schools] == ["eik", "linde"]
    assert site.languages == ("nl", "ar", "en")


def test_a_school_in_another_language_does_not_move_the_others(folder: Path) -> None:
    for name in ("abeel", "eik"):
        shutil.copytree(folder, folder.with_name(name))
    english_first = folder.with_name("abeel") / "school.yml"
    settings = english_first.read_text(encoding="utf-8").replace("[nl, en]", "[en, nl]")
    english_first.write_text(settings, encoding="utf-8")
    site, _ = load()
    assert [school.id for school in site.schools] == ["abeel", "eik", "linde"]
    assert site.languages == ("nl", "en")


def test_hidden_folders_and_loose_files_are_no_schools(folder: Path) -> None:
    (folder.parent / ".git").mkdir()
    (folder.parent / "_drafts").mkdir()
    (folder.parent / "README.md").write_text("x", encoding="utf-8")
    assert only_school().id == "linde"


def adopted_text(path: Path, word: str = "bindend") -> Path:
    text = (GOOD / "protocol.nl.md").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("Zet je telefoon", word), encoding="utf-8")
    return path


def first_rule(school: School) -> str:
    assert school.adopted is not None
    _, clause = by_id(school.adopted)["a.1"]
    return clause.text.split()[0]


def test_an_adopted_text_is_found_named_or_handed_over(folder: Path, tmp_path: Path) -> None:
    adopted_text(folder / "adopted.nl.txt", "gevonden")
    school = only_school()
    assert first_rule(school) == "gevonden"
    assert school.adopted is not None
    assert (school.adopted.language, school.adopted.edition) == ("nl", EditionKind.ADOPTED)
    assert school.translations["nl"]["a.1"] is TranslationStatus.STALE

    adopted_text(folder / "texts/vastgesteld.md", "genoemd")
    with (folder / "school.yml").open("a", encoding="utf-8") as file:
        file.write("adopted: texts/vastgesteld.md\n")
    assert first_rule(only_school()) == "genoemd"

    handed_over = adopted_text(tmp_path / "elders/linde.md", "aangereikt")
    assert first_rule(only_school({"linde": handed_over})) == "aangereikt"


def test_with_only_an_adopted_text_it_is_the_main_text(folder: Path) -> None:
    adopted_text(folder / "adopted.nl.md")
    for name in ("protocol.nl.md", "protocol.en.md", "translations.lock.yml"):
        (folder / name).unlink()
    school = only_school()
    assert school.main_edition("en") is school.adopted
    assert set(school.translations["nl"].values()) == {TranslationStatus.OK}
    assert set(school.translations["en"].values()) == {TranslationStatus.MISSING}


def test_the_language_of_an_adopted_text_is_in_its_name(folder: Path, tmp_path: Path) -> None:
    path = adopted_text(tmp_path / "elders/vastgesteld.fy.md")
    school = only_school({"linde": path})
    assert school.adopted is not None
    assert school.adopted.language == "fy"
    assert folder.is_dir()


def test_findings_are_named_from_the_current_folder_when_below_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "clauses.yml").unlink()
    diagnostics = Diagnostics()
    load_site(folder.parent, adopted={}, diagnostics=diagnostics)
    assert [found.place.file for found in diagnostics] == ["protocols/linde/clauses.yml"]

    monkeypatch.chdir("/")
    monkeypatch.chdir(folder)
    diagnostics = Diagnostics()
    load_site(folder.parent, adopted={}, diagnostics=diagnostics)
    assert [found.place.file for found in diagnostics] == ["clauses.yml"]


def test_mistakes_in_all_files_of_all_schools_are_named_in_one_run(folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.with_name("eik")))
    (other / "school.yml").write_text("nam: De Eik\n", encoding="utf-8")
    (other / "clauses.yml").write_text("a.1: {kind: shall}\n", encoding="utf-8")
    (folder / "protocol.en.md").write_bytes(b"\xff\xfe\x00")
    diagnostics = Diagnostics()
    assert load_site(Path("protocols"), adopted={}, diagnostics=diagnostics) is None
    assert {found.place.file for found in diagnostics} == {
        "protocols/eik/school.yml",
        "protocols/eik/clauses.yml",
        "protocols/linde/protocol.en.md",
    }


def test_findings_from_before_do_not_stop_a_good_site(folder: Path) -> None:
    assert folder.is_dir()
    diagnostics = Diagnostics()
    load_site(Path("nowhere"), adopted={}, diagnostics=diagnostics)
    assert [found.code for found in diagnostics] == [Code.MISSING_FILE]
    assert load_site(Path("protocols"), adopted={}, diagnostics=diagnostics) is not None


def test_adopted_files_are_named_after_their_schools(tmp_path: Path) -> None:
    for name in ("linde.txt", "eik.md", "eik.txt", "README.md", "map.csv", "De Es.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert adopted_files(tmp_path) == {
        "eik": tmp_path / "eik.md",
        "linde": tmp_path / "linde.txt",
    }
    assert list(adopted_files(tmp_path)) == ["eik", "linde"]
    assert adopted_files(tmp_path / "nowhere") == {}


def test_the_schools_of_this_repository_load_without_errors_or_doubts_but_one() -> None:
    diagnostics = Diagnostics()
    site = load_site(OURS, adopted={}, diagnostics=diagnostics)
    assert site is not None
    assert [school.id for school in site.schools] == ["de-keyzer", "togtemaarschool"]
    assert site.languages == ("nl", "en")
    doubts = [found for found in diagnostics if found.code is Code.NO_RULES]
    (parents,) = doubts
    assert "de-keyzer" in parents.place.file
    assert "parents" in parents.message


# --- the previous version -----------------------------------------------------------------------


def test_the_previous_version_is_read_as_it_lies_there(folder: Path) -> None:
    # As it was found: what is doubtful about it nobody will mend any more.
    (folder / "previous.nl.md").write_text(
        "Regels\n\nAlgemeen\n\n1. Een.\n3. Drie, **vet**.\n", encoding="utf-8"
    )
    shutil.copy(folder / "protocol.nl.md", folder / "plain-of-2024.md")
    (folder / "clauses-of-2024.yml").write_text(
        "algemeen.1: {audiences: [parents], kind: may}\n", encoding="utf-8"
    )
    shutil.copy(folder / "protocol.nl.md", folder / "adopted.nl.md")
    before = {str(found) for found in load()[1]}
    with (folder / "school.yml").open("a", encoding="utf-8") as file:
        file.write(
            "previous:\n  adopted: previous.nl.md\n  plain: {nl: plain-of-2024.md}\n"
            '  clauses: clauses-of-2024.yml\n  version: "1"\n  date: 2024-09-01\n'
        )
    assert {str(found) for found in load()[1]} == before
    school = only_school()
    previous = school.previous
    assert previous is not None
    assert previous.adopted is not None
    assert (previous.adopted.edition, previous.adopted.language) == (EditionKind.ADOPTED, "nl")
    assert len(previous.adopted.clause_ids()) == 2
    assert previous.editions.keys() == {"nl"}
    assert previous.editions["nl"] == school.editions["nl"]
    assert previous.facts["algemeen.1"].audiences == (Audience.PARENTS,)
    assert (previous.version, previous.date) == ("1", date(2024, 9, 1))


def test_the_previous_version_may_be_the_word_file_that_it_was(folder: Path) -> None:
    text, _ = read_protocol(
        (folder / "protocol.nl.md").read_bytes(),
        file="protocol.nl.md",
        language="nl",
        edition=EditionKind.ADOPTED,
    )
    (folder / "oud.docx").write_bytes(word_protocol(text, styled=True).packed())
    with (folder / "school.yml").open("a", encoding="utf-8") as file:
        file.write("previous: {adopted: oud.docx}\n")
    previous = only_school().previous
    assert previous is not None
    assert previous.adopted is not None
    assert [clause.text for _, clause in previous.adopted.clauses()] == [
        clause.text for _, clause in text.clauses()
    ]


@pytest.mark.usefixtures("folder")
def test_a_school_need_not_keep_its_previous_version() -> None:
    assert only_school().previous is None
