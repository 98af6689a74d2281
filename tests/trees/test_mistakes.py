"""One folder per mistake: `bad/<name>/` holds the files that differ from `base/`, and the findings.

Files of the school's own (school.yml, clauses.yml) differ from `tests/settings/good/`. Mistakes in
the name of a file or folder are made by a function below and have an `expected.txt` only.
`UPDATE_GOLDEN=1 pytest tests/trees` writes these anew: read the diff.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics, Severity
from protocolwijzer.schools import load_site

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


def findings(diagnostics: Diagnostics) -> str:
    return "".join(f"{found.code.severity}: {found}\n" for found in diagnostics)


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
    assert trees.is_dir()
    loaded, diagnostics = load()
    assert loaded
    assert not findings(diagnostics)


@pytest.mark.parametrize("name", NAMES)
def test_mistake(name: str, trees: Path) -> None:
    for file in (BAD / name).glob("*.yml"):
        shutil.copy(file, Path("protocols/linde") if file.name in OF_THE_SCHOOL else trees)
    if name in MADE:
        MADE[name](trees)

    loaded, diagnostics = load()

    expected = BAD / name / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(findings(diagnostics), encoding="utf-8")
    assert findings(diagnostics) == expected.read_text(encoding="utf-8")
    assert findings(diagnostics), "a mistake must be found"
    assert loaded is not diagnostics.fails()


def test_every_code_of_the_trees_has_an_example() -> None:
    """Whoever adds a finding adds a file that shows it."""
    shown = {
        code
        for code in Code
        for path in BAD.glob("*/expected.txt")
        if f"[{code.slug}]" in path.read_text(encoding="utf-8")
    }
    codes = list(Code)
    first, last = Code.UNKNOWN_SCHOOL, Code.LARGE_TREE
    ours = set(codes[codes.index(first) : codes.index(last) + 1])
    assert ours <= shown
    assert {Code.UNKNOWN_CLAUSE, Code.NOT_FOR_AUDIENCE, Code.MARKUP_IN_TEXT} <= shown
    assert {code.severity for code in ours} == set(Severity)
