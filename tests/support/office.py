"""LibreOffice, as another reader of the same Word files and as a maker of PDF.

It is slow to start: all files of one kind go through it at once, and once for all workers of a run.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.building import alone
from tests.support.programs import program

PLAIN_TEXT = "txt:Text (encoded):UTF8"
PDF = "pdf"
WORD = "docx:MS Word 2007 XML"
_SECONDS = 300


def converted(documents: Mapping[str, bytes], form: str, folder: Path) -> dict[str, bytes]:
    """Word files by name, as LibreOffice converts them; form: PLAIN_TEXT, PDF or WORD.

    folder: for these files alone, and for a profile of its own: LibreOffice starts only once per
    profile, and a tester's own is left alone. What another worker of this run made is taken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ending = form.split(":", maxsplit=1)[0]
    made = {name: folder / "made" / f"{name}.{ending}" for name in documents}
    with alone(folder / "lock"):
        if not all(file.is_file() for file in made.values()):
            _convert(documents, form, folder)
    return {name: file.read_bytes() for name, file in made.items()}


def _convert(documents: Mapping[str, bytes], form: str, folder: Path) -> None:
    office = program("soffice", package="libreoffice-writer-nogui")
    given = folder / "given"
    given.mkdir(exist_ok=True)
    for name, content in documents.items():
        (given / f"{name}.docx").write_bytes(content)
    run = subprocess.run(
        [
            office,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            form,
            "--outdir",
            folder / "made",
            *sorted(given.iterdir()),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    made = {file.stem for file in (folder / "made").glob("*")}
    missing = documents.keys() - made
    assert not missing, f"LibreOffice made no {missing}:\n{run.stdout}\n{run.stderr}"
