"""One folder per mistake: `bad/<name>/` holds the files that differ from `good/`, and the findings.

Mistakes that make no readable file (a binary, 5 MB, a folder's name) are made by a function below
and have an `expected.txt` only. `UPDATE_GOLDEN=1 pytest tests/settings` writes these anew: read
the diff.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics, Severity
from protocolwijzer.schools import load_site
from tests.support.mistakes import check_mistake, codes_between, findings, shown_codes

HERE = Path(__file__).parent
BAD = HERE / "bad"
ADOPTED: Mapping[str, Path] = {"unused-adopted-text": Path("texts/lindt.md")}


def twin(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("linde-two"))


def rename_folder(name: str) -> Callable[[Path], object]:
    return lambda folder: folder.rename(folder.with_name(name))


def rename(name: str, other: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).rename(folder / other)


def write(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def remove(*names: str) -> Callable[[Path], object]:
    def remove_all(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return remove_all


def make_folder_of_school_file(folder: Path) -> None:
    (folder / "school.yml").unlink()
    (folder / "school.yml").mkdir()


MADE: Mapping[str, Callable[[Path], object]] = {
    "clauses-file-missing": remove("clauses.yml"),
    "folder-name-is-a-language": rename_folder("en"),
    "folder-name-taken": rename_folder("assets"),
    "folder-name-with-spaces": rename_folder("De Linde"),
    "no-school": shutil.rmtree,
    "no-source-edition": remove("protocol.nl.md"),
    "no-text-at-all": remove("protocol.nl.md", "protocol.en.md"),
    "protocols-folder-missing": lambda folder: shutil.rmtree(folder.parent),
    "school-file-binary": write("school.yml", b"PK\x03\x04\x00\x00"),
    "school-file-empty": write("school.yml", b" \n\n"),
    "school-file-five-megabytes": write("school.yml", b"# a remark\n" * 500_000),
    "school-file-is-a-folder": make_folder_of_school_file,
    "school-file-missing": rename("school.yml", "school.yaml"),
    "school-file-not-utf-8": write("school.yml", "name: Caf\u00e9\n".encode("cp1252")),
    "school-file-with-control-character": write("school.yml", b"name: De\n# \x08 Linde\n"),
    "text-binary": write("protocol.en.md", b"\x00\x01"),
    "text-empty": write("protocol.en.md", b""),
    "text-five-megabytes": write("protocol.nl.md", b"1. een regel\n" * 400_000),
    "text-name-in-capitals": rename("protocol.en.md", "protocol.EN.md"),
    "translation-missing": remove("protocol.en.md"),
    "two-schools-of-one-name": twin,
    "unused-adopted-text": lambda _: None,
}
NAMES = sorted({path.name for path in BAD.iterdir()} | set(MADE))


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the good school, in a project that is the current directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "protocols/linde"
    shutil.copytree(HERE / "good", folder)
    return folder


def load(*, adopted: Mapping[str, Path]) -> tuple[bool, Diagnostics]:
    diagnostics = Diagnostics()
    site = load_site(Path("protocols"), adopted=adopted, diagnostics=diagnostics)
    return site is not None, diagnostics


def test_the_good_school_has_no_findings(school: Path) -> None:
    assert school.is_dir()
    loaded, diagnostics = load(adopted={})
    assert loaded
    assert not findings(diagnostics)


@pytest.mark.parametrize("name", NAMES)
def test_mistake(name: str, school: Path) -> None:
    for file in (BAD / name).glob("*"):
        if file.name != "expected.txt":
            shutil.copy(file, school)
    if name in MADE:
        MADE[name](school)
    adopted = {path.stem: path for path in [ADOPTED[name]]} if name in ADOPTED else {}

    loaded, diagnostics = load(adopted=adopted)
    check_mistake(BAD / name, diagnostics, loaded=loaded)


def test_every_code_of_the_settings_has_an_example() -> None:
    """Whoever adds a finding adds a file that shows it."""
    shown = shown_codes(BAD)
    ours = codes_between(Code.UNREADABLE_FILE, Code.BROKEN_LOCK)
    assert ours <= shown
    assert {Code.MISSING_FILE, Code.EMPTY_FILE, Code.BINARY_FILE} <= shown
    assert {Code.WRONG_ENCODING, Code.TOO_LARGE} <= shown
    assert {code.severity for code in ours} == set(Severity) - {Severity.ADVICE}
