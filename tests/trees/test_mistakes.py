"""One folder per mistake: `bad/<name>/` holds the files that differ from `base/`, and the findings.

Files of the school's own (school.yml, clauses.yml) differ from `tests/settings/good/`. Mistakes in
the name of a file or folder are made by a function below and have an `expected.txt` only. All
translations are confirmed, save where the mistake comes with a lock file of its own.
`UPDATE_GOLDEN=1 pytest tests/trees` writes these anew: read the diff.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics, Severity
from protocolwijzer.schools import load_site
from protocolwijzer.translation_lock import LOCK_NAME
from tests.support.mistakes import check_mistake, codes_between, findings, shown_codes
from tests.support.tree_locks import confirm_all

HERE = Path(__file__).parent
BAD = HERE / "bad"
SCHOOL = HERE.parent / "settings/good"
OF_THE_SCHOOL = {"school.yml", "clauses.yml"}


def rename(name: str, other: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).rename(folder / other)


MADE: Mapping[str, Callable[[Path], object]] = {
    "folder-of-no-school": lambda folder: folder.rename(folder.with_name("lindt")),
    "tree-name-with-capitals": rename("phone.yml", "Phone 1.yml"),
    "tree-name-ends-in-yaml": rename("phone.yml", "phone.yaml"),
    "tree-is-binary": lambda folder: (folder / "phone.yml").write_bytes(b"PK\x03\x04\x00\x00"),
}
NAMES = sorted({path.name for path in BAD.iterdir()} | set(MADE))


@pytest.fixture
def trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the school's trees, in a project that is the current directory."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SCHOOL, tmp_path / "protocols/linde")
    return Path(shutil.copytree(HERE / "base", tmp_path / "decision_trees/linde"))


def load() -> tuple[bool, Diagnostics]:
    diagnostics = Diagnostics()
    site = load_site(
        Path("protocols"), trees=Path("decision_trees"), adopted={}, diagnostics=diagnostics
    )
    return site is not None, diagnostics


def test_the_base_has_no_findings(trees: Path) -> None:
    confirm_all(trees)
    loaded, diagnostics = load()
    assert loaded
    assert not findings(diagnostics)


@pytest.mark.parametrize("name", NAMES)
def test_mistake(name: str, trees: Path) -> None:
    for file in (BAD / name).glob("*.yml"):
        shutil.copy(file, Path("protocols/linde") if file.name in OF_THE_SCHOOL else trees)
    if name in MADE:
        MADE[name](trees)
    for folder in trees.parent.iterdir():
        if not (BAD / name / LOCK_NAME).exists():
            confirm_all(folder)

    loaded, diagnostics = load()
    check_mistake(BAD / name, diagnostics, loaded=loaded)


def test_every_code_of_the_trees_has_an_example() -> None:
    """Whoever adds a finding adds a file that shows it."""
    shown = shown_codes(BAD)
    ours = codes_between(Code.UNKNOWN_SCHOOL, Code.LARGE_TREE)
    assert ours <= shown
    assert {Code.UNKNOWN_CLAUSE, Code.NOT_FOR_AUDIENCE, Code.MARKUP_IN_TEXT} <= shown
    assert {Code.STALE_TRANSLATION, Code.ORPHAN_TRANSLATION, Code.BROKEN_LOCK} <= shown
    assert {code.severity for code in ours} == set(Severity) - {Severity.ADVICE}
