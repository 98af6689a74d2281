"""What goes wrong is said with place, code and mend; the site that was there stays as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from protocolwijzer.cli import application
from tests.support.building import build, protocolwijzer
from tests.support.pages import BuiltSite, values
from tests.support.paths import ROOT

SCHOOL = Path("docs/protocols/de-linde")
DUTCH, ENGLISH = SCHOOL / "protocol.nl.md", SCHOOL / "protocol.en.md"
SETTINGS, CLAUSES = SCHOOL / "school.yml", SCHOOL / "clauses.yml"

RULE = "1. Tijdens de les ligt je telefoon uit het zicht."


@dataclass(frozen=True, slots=True)
class Mistake:
    """What someone does to a file, and what they must be told.

    said: a pattern of the message; at: the text in the broken file that the place points to,
    "" for its beginning.
    """

    file: Path
    do: Callable[[Path], object]
    code: str
    said: str
    at: str = ""


def replacing(old: str, new: str) -> Callable[[Path], object]:
    """Put one text in the place of another, which must be there once."""

    def replace(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


def writing(content: bytes) -> Callable[[Path], object]:
    """Put other bytes in the place of all that is in a file."""
    return lambda file: file.write_bytes(content)


MISTAKES = {
    "missing file": Mistake(CLAUSES, Path.unlink, "missing-file", "clauses.yml"),
    "missing settings": Mistake(SETTINGS, Path.unlink, "missing-file", "school.yml"),
    "missing text": Mistake(DUTCH, Path.unlink, "no-source-edition", "nl"),
    "empty file": Mistake(DUTCH, writing(b""), "empty-file", "empty|no text"),
    "blank file": Mistake(DUTCH, writing(b" \r\n\t\n"), "empty-file", "empty|no text"),
    "empty settings": Mistake(SETTINGS, writing(b""), "empty-file", "empty|nothing"),
    "binary file": Mistake(
        DUTCH, writing(b"PK\x03\x04" + bytes(range(256)) * 40), "binary-file", "not a? ?text|Word"
    ),
    "wrong encoding": Mistake(
        DUTCH,
        writing("# Titel\n\n## Eén {#een}\n\n1. Café.\n".encode("utf-16")),
        "wrong-encoding|binary-file",
        "UTF-8|UTF-16|text",
    ),
    "settings in another encoding": Mistake(
        SETTINGS,
        writing("name: Café\nlanguages: [nl]\n".encode("cp1252")),
        "wrong-encoding",
        "UTF-8",
    ),
    "duplicate id": Mistake(
        DUTCH, replacing("{#b}", "{#a}"), "duplicate-id", '"?a"?', at="## B. Ouders"
    ),
    "duplicate number": Mistake(
        DUTCH,
        replacing("2. Je filmt of", "1. Je filmt of"),
        "duplicate-id",
        r"a\.1",
        at="1. Je filmt",
    ),
    "clause in one edition only": Mistake(
        ENGLISH,
        replacing("4. If something goes wrong online, tell an adult at school.\n", ""),
        "one-edition-only",
        r"a\.4",
    ),
    "clause without facts": Mistake(
        DUTCH,
        replacing("4. Gaat er online", "4. Nog een regel.\n5. Gaat er online"),
        "missing-facts|one-edition-only",
        r"a\.5",
    ),
    "facts without clause": Mistake(
        CLAUSES, replacing("b.2:", "b.7:"), "unknown-clause|missing-facts", r"b\.7", at="b.7:"
    ),
    "unknown audience": Mistake(
        CLAUSES,
        replacing("audiences: [staff-home]\n  concerns", "audiences: [staf-home]\n  concerns"),
        "unknown-value",
        'staf-home(.|\n)*Did you mean "staff-home"',
        at="staf-home",
    ),
    "unknown kind": Mistake(
        CLAUSES, replacing('kind: may\n  question: {nl: "Kan', 'kind: mays\n  question: {nl: "Kan'),
        "unknown-value", 'mays(.|\n)*Did you mean "may"', at="mays",
    ),
    "unknown key": Mistake(
        SETTINGS,
        replacing("board: null", "bord: null"),
        "unknown-key",
        'bord(.|\n)*Did you mean "board"',
        at="bord",
    ),
    "broken YAML": Mistake(
        SETTINGS, replacing("languages: [nl, en]", "languages: [nl, en"), "broken-yaml", ""
    ),
    "tab in YAML": Mistake(
        CLAUSES, replacing("a.1:\n  audiences", "a.1:\n\taudiences"), "broken-yaml", "", at="\taud"
    ),
    "key twice": Mistake(
        CLAUSES, replacing("a.2:", "a.1:"), "duplicate-key", r"a\.1", at=""
    ),
    "colour without contrast": Mistake(
        SETTINGS,
        replacing('primary: "#1f5f5b"', 'primary: "#ffff66"'),
        "low-contrast",
        r"#ffff66(.|\n)*4[.,]5",
        at='"#ffff66"',
    ),
    "no colour": Mistake(
        SETTINGS, replacing('accent: "#b4531a"', "accent: orange"), "invalid-colour", "orange",
        at="orange",
    ),
    "5 MB text": Mistake(
        DUTCH, lambda file: file.write_text((RULE + "\n") * 100_000), "too-large", "MB|MiB"
    ),
    "unknown clause to begin with": Mistake(
        SETTINGS, replacing("students: [a.4, a.1]", "students: [a.4, a.11]"), "unknown-clause",
        r"a\.11", at="a.11",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one new school, built once."""
    project = tmp_path_factory.mktemp("school") / "project"
    (project / "docs" / "protocols").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "site_overrides", project / "site_overrides")
    made = protocolwijzer("new", "de-linde", "--name", "De Linde", cwd=project)
    assert made.returncode == 0, made.stderr
    build(project / "site", cwd=project)
    return project


@pytest.fixture
def project(good_project: Path, tmp_path: Path) -> Iterator[Path]:
    """The same, to break what is written in it: that is put right afterwards."""
    written = ("docs", "mkdocs.yml")
    for name in written:
        copy(good_project / name, tmp_path / name)
    yield good_project
    for name in written:
        remove(good_project / name)
        copy(tmp_path / name, good_project / name)


def copy(source: Path, target: Path) -> None:
    """Copy a file or a whole folder."""
    (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


def remove(path: Path) -> None:
    """Remove a file or a whole folder."""
    (shutil.rmtree if path.is_dir() else Path.unlink)(path)


def state_of(project: Path) -> dict[Path, tuple[int, int]]:
    """When each file was written, in nanoseconds, and its size in bytes."""
    files = (file for file in project.rglob("*") if file.is_file())
    return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}


def place_of(file: Path, text: str) -> str:
    """Line and column of a text in a file, as an editor counts them."""
    before = file.read_text(encoding="utf-8").partition(text)[0]
    return f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_explained_and_changes_nothing(
    mistake: Mistake, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake.do(project / mistake.file)
    before = state_of(project)
    monkeypatch.chdir(project)
    run = CliRunner().invoke(application, ["build"], env={"COLUMNS": "200", "NO_COLOR": "1"})
    said = run.output
    assert run.exit_code == 1, said
    assert "Traceback" not in said

    finding = re.search(
        rf"^(\S+):(\d+:\d+): (.*) \[({mistake.code})\]\n +(\S.*)", said, re.MULTILINE
    )
    assert finding, said
    file, place, _, _, mend = finding.groups()
    if mistake.at:
        assert (file, place) == (
            mistake.file.as_posix(),
            place_of(project / mistake.file, mistake.at),
        )
    else:
        assert SCHOOL.as_posix() in file
    assert re.search(mistake.said, finding[0], re.IGNORECASE), said
    assert mend.rstrip().endswith((".", "?")), mend

    assert state_of(project) == before
    assert sorted(path.name for path in project.iterdir()) == [
        ".cache",
        "decision_trees",
        "docs",
        "mkdocs.yml",
        "site",
        "site_overrides",
    ]


def test_a_mistake_in_the_site_settings_is_named(project: Path) -> None:
    replacing("      protocols: docs/protocols", "      protocol: docs/protocols")(
        project / "mkdocs.yml"
    )
    before = state_of(project)
    run = protocolwijzer("build", cwd=project)
    said = run.stdout + run.stderr
    assert run.returncode == 1, said
    assert "Traceback" not in said
    assert re.search(r'mkdocs\.yml:\d+:\d+: (.|\n)*Did you mean "protocols"', said), said
    assert state_of(project) == before


def test_broken_site_settings_are_named(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [De Linde\n", encoding="utf-8")
    before = state_of(project)
    run = protocolwijzer("build", cwd=project)
    said = run.stdout + run.stderr
    assert run.returncode == 1, said
    assert "Traceback" not in said
    assert re.search(r"mkdocs\.yml:\d+:\d+: ", said), said
    assert state_of(project) == before


def test_mistakes_in_several_files_are_told_at_once(project: Path) -> None:
    MISTAKES["duplicate id"].do(project / DUTCH)
    MISTAKES["unknown audience"].do(project / CLAUSES)
    MISTAKES["colour without contrast"].do(project / SETTINGS)
    run = protocolwijzer("build", cwd=project)
    assert run.returncode == 1
    told = re.findall(r"\[([a-z-]+)\]$", run.stdout + run.stderr, re.MULTILINE)
    assert {"duplicate-id", "unknown-value", "low-contrast"} <= set(told)


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ school.name }} {% raw %}",
    "[tekst](javascript:alert(1))",
    "&lt;b&gt; & **vet** `code`",
    "</p></div></main></body><h1>Weg</h1>",
    "<!-- weg --> <style>*{display:none}</style>",
)


def test_markup_in_a_clause_is_shown_as_text(project: Path, tmp_path: Path) -> None:
    paragraphs = "\n\n   ".join(f"Tik {words} niet over." for words in HOSTILE)
    replacing(RULE, f"1. {paragraphs}")(project / DUTCH)
    replacing('name: "De Linde"', 'name: "De <b>Linde</b>"')(project / SETTINGS)
    built = BuiltSite(build(tmp_path / "site", cwd=project))
    for path in ("leerlingen/index.html", "protocol/index.html"):
        for words in HOSTILE:
            assert f"Tik {words} niet over." in built.pages[path].text, path
    for path, page in built.pages.items():
        (heading,) = values(page.document, "//h1/text()")[:1]
        assert heading.strip() != "Weg", path
        obeyed = "//@onerror | //b[.='Linde']/text() | //img/@src[.='x']"
        assert not values(page.document, obeyed), path
        code = [*values(page.document, "//script/text()"), *values(page.document, "//style/text()")]
        assert not [text for text in code if "alert(1)" in text or "display:none" in text], path
    assert not [link for link in built.links() if link.target.startswith("javascript:")]
