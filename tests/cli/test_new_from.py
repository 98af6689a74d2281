"""`new --from` and the guided `new`: from a school's own file to a draft that can be built."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from protocolwijzer.cli.guided import dropped
from protocolwijzer.diagnostics import Diagnostics, Severity
from protocolwijzer.model import Audience, Kind, School
from protocolwijzer.schools import load_site
from protocolwijzer.starter import imported
from tests.cli.conftest import Run

TEXT = """\
Protocol telefoons
De Linde

Vastgesteld door het bestuur op 12 maart 2024
Versie 1.2

Doel

1. Met deze afspraken blijft er aandacht voor elkaar.
2. Ze gelden voor leerlingen, ouders en medewerkers.

Leerlingen

1. Leerlingen leggen hun telefoon in de kluis.
2. Het is leerlingen niet toegestaan om in de les te filmen, tenzij de docent toestemming geeft.
4. Leerlingen mogen hun telefoon in de pauze buiten gebruiken.

Pagina 2 van 2
"""


@pytest.fixture
def text(folder: Path) -> Path:
    """A protocol as a school has it, in a project's folder."""
    (folder / "mkdocs.yml").touch()
    file = folder / "protocol.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def load(folder: Path) -> School:
    diagnostics = Diagnostics()
    site = load_site(
        folder / "docs/protocols",
        trees=folder / "decision_trees",
        adopted={},
        diagnostics=diagnostics,
    )
    assert site is not None, "\n".join(map(str, diagnostics))
    (school,) = site.schools
    return school


def test_a_draft_is_made_of_a_text(text: Path, folder: Path, run: Run) -> None:
    result = run("new", "de-linde", "--name", "De Linde", "--from", text)
    assert result.exit_code == 0, result.output
    school = load(folder)
    assert school.name == "De Linde"
    assert school.languages == ("nl", "en")
    assert school.adopted is not None
    assert school.adopted.title == "Protocol telefoons"
    assert school.adopted.clause_ids() == (
        "doel.1",
        "doel.2",
        "leerlingen.1",
        "leerlingen.2",
        "leerlingen.4",
    )
    assert (str(school.adoption.date), school.adoption.version, school.adoption.by) == (
        "2024-03-12",
        "1.2",
        "Het bestuur",
    )
    forbidden = school.facts["leerlingen.2"]
    assert (forbidden.kind, forbidden.audiences) == (Kind.MUST_NOT, (Audience.STUDENTS,))
    assert all(facts.proposed for facts in school.facts.values())


def test_it_says_what_it_found_and_asks_whether_that_is_right(text: Path, run: Run) -> None:
    result = run("new", "de-linde", "--from", text)
    assert "2 Doel" in " ".join(result.stdout.split())
    assert "3 Leerlingen (Leerlingen 1" in " ".join(result.stdout.split())
    assert 'line 18: "Pagina 2 van 2"' in result.stdout
    assert 'line 16: "4. Leerlingen mogen' in result.stdout
    assert "Is that right? Open docs/protocols/de-linde/import.html" in result.stdout


def test_the_report_stands_beside_the_draft(text: Path, folder: Path, run: Run) -> None:
    run("new", "de-linde", "--from", text)
    page = (folder / "docs/protocols/de-linde/import.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert '<html lang="nl"' in page
    assert "Pagina 2 van 2" in page
    assert "Een nummer dat niet volgt op het vorige" in page
    assert "12 maart 2024" in page
    assert "Het is leerlingen niet toegestaan om in de les te filmen" in page


def test_the_draft_is_checked_without_errors(text: Path, run: Run) -> None:
    run("new", "de-linde", "--from", text)
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "No errors" in result.stdout
    assert "protocolwijzer review de-linde" in result.stdout
    assert run("check", "--strict").exit_code == 1


def test_an_english_text_makes_an_english_school(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    file = folder / "rules.md"
    file.write_text(
        "# Phone rules\n\n## Pupils\n\n1. Pupils must keep phones in their lockers.\n"
        "2. Pupils may not film in class.\n",
        encoding="utf-8",
    )
    result = run("new", "the-oaks", "--name", "The Oaks", "--from", file)
    assert result.exit_code == 0, result.output
    school = load(folder)
    assert school.languages == ("en", "nl")
    assert school.adopted is not None
    assert school.adopted.language == "en"
    settings = (folder / "docs/protocols/the-oaks/school.yml").read_text(encoding="utf-8")
    assert settings.startswith("# The facts about the school.")


def test_the_languages_can_be_chosen(text: Path, folder: Path, run: Run) -> None:
    assert run("new", "de-linde", "--from", text, "--languages", "nl").exit_code == 0
    assert load(folder).languages == ("nl",)
    assert "missing-edition" not in run("check").stdout


def test_a_language_that_is_none_is_refused(text: Path, folder: Path, run: Run) -> None:
    result = run("new", "de-linde", "--from", text, "--languages", "nl,Engels")
    assert result.exit_code == 2
    assert '"Engels" is not a language tag.' in result.stderr
    assert not any((folder / "docs/protocols").iterdir())


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "unsupported-format"),
        ("scan.png", b"\x89PNG\r\n", "unsupported-format"),
        ("leeg.txt", b"  \n", "empty-file"),
    ],
)
def test_what_cannot_be_read_makes_nothing(
    folder: Path, run: Run, name: str, content: bytes, code: str
) -> None:
    (folder / "mkdocs.yml").touch()
    (folder / name).write_bytes(content)
    result = run("new", "de-linde", "--from", folder / name)
    assert result.exit_code == 1
    assert f"[{code}]" in result.stdout
    assert "Nothing was made." in result.stderr
    assert not (folder / "docs").exists()


def test_a_file_that_is_not_there(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    result = run("new", "de-linde", "--from", "protocol.docx")
    assert result.exit_code == 1
    assert "There is no file protocol.docx." in result.stdout


def test_nothing_is_overwritten(text: Path, folder: Path, run: Run) -> None:
    run("new", "de-linde", "--from", text)
    before = (folder / "docs/protocols/de-linde/clauses.yml").read_bytes()
    result = run("new", "de-linde", "--from", text)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert (folder / "docs/protocols/de-linde/clauses.yml").read_bytes() == before


def test_the_same_file_makes_the_same_bytes(text: Path, folder: Path, run: Run) -> None:
    run("new", "een", "--name", "X", "--from", text)
    run("new", "twee", "--name", "X", "--from", text)
    for file in ("adopted.nl.md",):
        assert (folder / "docs/protocols/een" / file).read_bytes() == (
            folder / "docs/protocols/twee" / file
        ).read_bytes()


def test_hostile_words_stay_words(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    file = folder / "p.txt"
    file.write_text(
        'Regels\n\n1. <script>alert("x")</script> & {{ 7 }} # geen commentaar: "ja" $name.\n'
        "2. Leerlingen groeten.\n",
        encoding="utf-8",
    )
    result = run("new", "x", "--name", 'De "Linde": # <b>', "--from", file)
    assert result.exit_code == 0, result.output
    school = load(folder)
    assert school.name == 'De "Linde": # <b>'
    assert school.adopted is not None
    assert "<script>" in school.adopted.sections[0].clauses[0].text
    page = (folder / "docs/protocols/x/import.html").read_text(encoding="utf-8")
    assert "<script" not in page


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    typed = iter(lines)
    for module in ("conversation", "guided"):
        monkeypatch.setattr(f"protocolwijzer.cli.{module}.typed_line", lambda: next(typed))


def test_the_guided_way_in_dutch(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "nl", "De Linde", "", f"'{text}'", "2", "ja", "nee")
    result = run("new")
    assert result.exit_code == 0, result.output
    school = load(folder)
    assert (school.id, school.name, school.languages) == ("de-linde", "De Linde", ("nl",))
    assert "Hoe heet de school?" in result.stdout
    assert "Klopt dat? Open docs/protocols/de-linde/import.html" in result.stdout


def test_the_guided_way_goes_on_to_the_proposals(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "nl", "De Linde", "", str(text), "2", "", "", "a", "ja")
    result = run("new")
    assert result.exit_code == 0, result.output
    assert not any(facts.proposed for facts in load(folder).facts.values())


def test_the_guided_way_asks_again(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "docs/protocols/bezet").mkdir(parents=True)
    old = folder / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    files = ["no.docx", str(old), str(text)]
    lines = ["english", "", "The Oaks", "The Oaks", "bezet", "", *files, "9", "1"]
    answer(monkeypatch, *lines, "misschien", "no", "no")
    result = run("new")
    assert result.exit_code == 1
    assert "That cannot be a short name. For example: the-oaks" in result.stdout
    assert 'There is already a school "bezet": the folder docs/protocols/bezet.' in result.stdout
    assert "There is no file no.docx." in result.stdout
    assert "A file of this kind cannot be read." in result.stdout
    assert "Please answer yes or no." in result.stdout
    assert (folder / "docs/protocols/the-oaks/adopted.nl.md").is_file()


def test_a_draft_that_is_not_right_can_be_thrown_away(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "en", "De Linde", "", str(text), "1", "no", "yes")
    assert run("new").exit_code == 1
    assert list((folder / "docs/protocols").iterdir()) == []
    assert list((folder / "decision_trees").iterdir()) == []


def test_the_guided_way_can_end_in_the_example(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mkdocs.yml").touch()
    answer(monkeypatch, "", "De Linde", "", "")
    assert run("new").exit_code == 0
    assert (folder / "docs/protocols/de-linde/protocol.nl.md").is_file()


def test_without_answers_nothing_is_made(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    assert run("new").exit_code == 130
    assert not (folder / "docs").exists()


def test_what_a_terminal_makes_of_a_dropped_file(tmp_path: Path) -> None:
    file = tmp_path / "mijn protocol (1).docx"
    file.touch()
    escaped = str(file).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    address = f"file://{str(file).replace(' ', '%20')}"
    for typed in (str(file), f"'{file}'", f'"{file}"', escaped, address):
        assert dropped(typed) == file


def test_the_contacts_of_draft_trees_are_those_of_the_draft(
    text: Path, folder: Path, run: Run
) -> None:
    run("new", "de-linde", "--from", text)
    made = {contact.role: contact for contact in load(folder).contacts}
    expected = {contact.role: contact for contact in imported.CONTACTS}
    assert made == expected


def test_no_finding_of_a_draft_is_an_error(text: Path, folder: Path, run: Run) -> None:
    run("new", "de-linde", "--from", text)
    diagnostics = Diagnostics()
    load_site(
        folder / "docs/protocols",
        trees=folder / "decision_trees",
        adopted={},
        diagnostics=diagnostics,
    )
    assert not diagnostics.of(Severity.ERROR)


def test_a_dropped_file_of_a_network_drive(folder: Path) -> None:
    """Backslashes part folders there, also in the quotes that a terminal puts around them."""
    file = folder / r"\\nas\mijn protocol.docx"
    file.touch()
    assert dropped(f'"{file.name}"') == Path(file.name)


@pytest.mark.parametrize("typed", ["~nobody-is-called-this/p.docx", "p" * 5000, "'", "a\\"])
def test_what_can_be_no_file_is_asked_again(
    typed: str, text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "en", "De Linde", "", typed, str(text), "1", "yes", "no")
    result = run("new")
    assert result.exit_code == 0, result.output
    assert f"There is no file {typed}." in result.stdout
    assert load(folder).adopted


def test_a_language_without_a_file_is_refused(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    for option in (("--languages", "nl"), ("--text-language", "en")):
        result = run("new", "de-linde", *option)
        assert result.exit_code == 2
        assert "a language goes with --from" in result.stderr
    assert not (folder / "docs").exists()


def test_languages_that_are_known_are_not_asked_for(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "en", "De Linde", "", str(text), "yes", "no")
    assert run("new", "--languages", "nl").exit_code == 0
    assert load(folder).languages == ("nl",)


def test_a_program_without_standard_input(
    text: Path, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python gives a program that was started so no `sys.stdin` at all."""
    monkeypatch.setattr("protocolwijzer.cli.dialogue.sys", SimpleNamespace(stdin=None))
    assert run("new", "de-linde", "--from", text).exit_code == 0
    assert load(folder).adopted
    result = run("new")
    assert result.exit_code == 130
    assert "unexpected" not in result.stderr


def test_what_is_no_character_stops_nothing(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    file = folder / "p.txt"
    file.write_text(
        "Regels\n\n1. Leerlingen \ufffefilmen\uffff\x9d \u202eniet\ufeff.\n", encoding="utf-8"
    )
    result = run("new", "de-linde", "--from", file)
    assert result.exit_code == 0, result.output
    school = load(folder)
    assert school.adopted is not None
    assert school.adopted.sections[0].clauses[0].text.startswith("Leerlingen filmen ")


def test_a_name_that_no_file_can_hold(folder: Path, run: Run) -> None:
    (folder / "mkdocs.yml").touch()
    result = run("new", "de-linde", "--name", "De \x9dLinde\udcff\ufffe")
    assert result.exit_code == 0, result.output
    assert load(folder).name == "De Linde"
