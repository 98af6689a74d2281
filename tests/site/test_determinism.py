"""Same input, same bytes: whatever the folder, the hash seed, the clock or the time zone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.building import build, files_below, repository_files
from tests.support.paths import ROOT


def test_two_builds_in_two_directories_are_byte_identical(plain_site: Path, tmp_path: Path) -> None:
    project = tmp_path / "a folder elsewhere"
    for file in repository_files(ROOT):
        copy = project / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    elsewhere = build(
        tmp_path / "other" / "site",
        "--config",
        project / "mkdocs.yml",
        cwd=tmp_path,
        environment={"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
    )
    first, second = files_below(plain_site), files_below(elsewhere)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
