"""`build`, `serve` and `materialize`: what they print, and how they end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run
from tests.cli.test_check import edit
from tests.support.building import files_below, protocolwijzer


def test_it_says_what_it_built_and_where(project: Path, run: Run) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Built ")
    assert result.stdout.endswith(" pages in site: no errors, no warnings, 1 doubt.\n")
    assert (project / "site/index.html").is_file()
    assert result.stderr.splitlines()[0] == "Reading the protocols"
    assert len(set(result.stderr.splitlines())) == len(result.stderr.splitlines())


def test_the_place_can_be_named(project: Path, run: Run) -> None:
    assert run("build", "--output", "elsewhere").exit_code == 0
    assert (project / "elsewhere/index.html").is_file()
    assert not (project / "site").exists()


def test_settings_can_be_elsewhere(
    project: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = run("build", "--config", project / "mkdocs.yml")
    assert result.exit_code == 0, result.output
    assert (project / "site/index.html").is_file()


def test_offline(project: Path, run: Run) -> None:
    assert run("build", "--offline").exit_code == 0
    assert (project / "site/en/students.html").is_file()
    (runtime,) = (project / "site/assets/protocolwijzer/engine").iterdir()
    # From a folder nothing but scripts can be loaded.
    assert [entry.name for entry in runtime.iterdir()] == ["pack"]


def test_a_zip_file_to_hand_out(project: Path, run: Run) -> None:
    result = run("build", "--zip", "out/school.zip")
    assert result.exit_code == 0, result.output
    last = result.stdout.splitlines()[-1]
    assert re.fullmatch(r"The same as one file: out/school\.zip \(\d+\.\d MB\)\.", last)
    with ZipFile(project / "out/school.zip") as zip_file:
        names = zip_file.namelist()
        page = zip_file.read("Protocol/Begin hier - Start here.html").decode()
    site = {f"Protocol/site/{path}" for path in files_below(project / "site")}
    assert set(names) == {"Protocol/Begin hier - Start here.html", *site}
    for target in re.findall(r'<a href="([^"]+)"', page):
        assert f"Protocol/{target}" in names
    assert (project / "site/en/students.html").is_file()
    first = (project / "out/school.zip").read_bytes()
    assert run("build", "--zip", "out/school.zip").exit_code == 0
    assert (project / "out/school.zip").read_bytes() == first
    assert [entry.name for entry in (project / "out").iterdir()] == ["school.zip"]


def test_a_zip_file_takes_the_place_of_nothing_else(project: Path, run: Run) -> None:
    mine = project / "mine.zip"
    mine.write_bytes(b"my own")
    result = run("build", "--zip", "mine.zip")
    assert result.exit_code == 1
    assert "mine.zip was not made here, and would be replaced. [zip-place]" in result.stderr
    assert "Name another file, or remove this one yourself." in result.stderr
    assert mine.read_bytes() == b"my own"
    assert not (project / "site").exists()


def test_a_zip_file_is_not_put_where_it_would_not_last(project: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    result = run("build", "--zip", "site/downloads/school.zip")
    assert result.exit_code == 1
    assert "site is replaced as a whole, and a zip file in it with it. [zip-place]" in result.stderr
    assert not (project / "site/downloads").exists()


def test_a_zip_file_is_called_one(project: Path, run: Run) -> None:
    result = run("build", "--zip", "school")
    assert result.exit_code == 2
    assert '"school" does not end in ".zip"' in result.stderr
    assert not (project / "site").exists()


def test_when_a_build_fails_the_zip_file_stays(project: Path, run: Run) -> None:
    assert run("build", "--zip", "school.zip").exit_code == 0
    before = files_below(project)
    edit(project / "docs/protocols/de-linde/school.yml", "board:", "bord:")
    result = run("build", "--zip", "school.zip")
    assert (result.exit_code, result.stdout) == (1, "")
    edit(project / "docs/protocols/de-linde/school.yml", "bord:", "board:")
    assert files_below(project) == before


def test_the_adopted_text_is_shown(project: Path, run: Run) -> None:
    adopted = project / "adopted.md"
    text = (project / "docs/protocols/de-linde/protocol.nl.md").read_text(encoding="utf-8")
    adopted.write_text(text.replace("uit het zicht", "buiten handbereik"), encoding="utf-8")
    result = run("build", "--adopted", f"de-linde={adopted}")
    assert result.exit_code == 0, result.output
    assert "buiten handbereik" in (project / "site/protocol/index.html").read_text(encoding="utf-8")


def test_the_pages_as_files(project: Path, run: Run) -> None:
    result = run("materialize", "pages")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Wrote ")
    assert result.stdout.endswith(" pages in pages: no errors, no warnings, 1 doubt.\n")
    assert (project / "pages/mkdocs.yml").is_file()
    assert any((project / "pages/docs").rglob("*.md"))
    assert run("materialize", "pages").exit_code == 0


def test_files_of_others_are_not_replaced_by_pages(project: Path, run: Run) -> None:
    mine = project / "mine/notes.txt"
    mine.parent.mkdir()
    mine.touch()
    result = run("materialize", "mine")
    assert result.exit_code == 1
    assert "[foreign-folder]" in result.stderr
    assert "The pages were not written: 1 error" in result.stderr
    assert list(mine.parent.iterdir()) == [mine]


def test_findings_stop_it_and_leave_what_was_there(project: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    before = files_below(project)
    edit(project / "docs/protocols/de-linde/school.yml", "board:", "bord:")
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "school.yml:" in result.stderr
    assert "[unknown-key]" in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "The website was not built: 1 error, no warnings, no doubts. What was there is as it was."
    )
    edit(project / "docs/protocols/de-linde/school.yml", "bord:", "board:")
    assert files_below(project) == before


def test_warnings_stop_a_strict_build(project: Path, run: Run) -> None:
    edit(project / "docs/protocols/de-linde/protocol.nl.md", "uit het zicht", "in je tas")
    assert run("build").exit_code == 0
    result = run("build", "--strict")
    assert result.exit_code == 1
    assert "[stale-translation]" in result.stderr


@pytest.mark.parametrize("command", ["build", "serve", "materialize"])
def test_the_wrong_folder(folder: Path, run: Run, command: str) -> None:
    result = run(command, *(["pages"] if command == "materialize" else []))
    assert result.exit_code == 2
    assert "There is no mkdocs.yml in this folder" in result.stderr
    assert list(folder.iterdir()) == []


def test_settings_that_are_not_there(project: Path, run: Run) -> None:
    del project
    result = run("build", "--config", "mkdoc.yml")
    assert result.exit_code == 2
    assert "There is no file mkdoc.yml." in result.stderr


def test_an_interrupted_build_leaves_what_was_there(project: Path) -> None:
    assert protocolwijzer("build", cwd=project).returncode == 0
    before = files_below(project)
    process = subprocess.Popen(
        [sys.executable, "-m", "protocolwijzer", "build"],
        cwd=project,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "Reading the protocols\n"
    process.send_signal(signal.SIGINT)
    rest = process.stderr.read()
    assert process.wait() == 130, rest
    assert rest.endswith("Interrupted.\n")
    assert files_below(project) == before


@contextmanager
def serving(project: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "protocolwijzer", "serve", "--address", f"127.0.0.1:{port}"],
        cwd=project,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fetched(url: str, *, holding: str) -> bool:
    """Whether a page comes to hold a text while its server starts or rebuilds."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url) as page:  # noqa: S310 # our own address
                if holding in page.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.1)
    return False


def test_serve_shows_changes_until_it_is_stopped(project: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/protocol/"
    with serving(project, port) as process:
        assert fetched(url, holding="uit het zicht")
        text = project / "docs/protocols/de-linde/protocol.nl.md"
        edit(text, "uit het zicht", "in je tas")
        assert fetched(url, holding="in je tas")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        assert "Traceback" not in errors


def test_serve_at_an_address_that_is_taken(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = protocolwijzer("serve", "--address", f"127.0.0.1:{port}", cwd=project)
    assert done.returncode == 1
    assert (
        f"127.0.0.1:{port}: Address already in use. Choose another with --address." in done.stderr
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["8000", "localhost", ":80", "localhost:http", "x:65536"])
def test_serve_at_no_address(project: Path, run: Run, address: str) -> None:
    del project
    result = run("serve", "--address", address)
    assert result.exit_code == 2
    assert "is not HOST:PORT" in result.stderr
