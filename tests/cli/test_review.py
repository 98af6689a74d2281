"""`review`: what was proposed is confirmed, rule by rule, and nothing else in the file changes."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from protocolwijzer.cli import application
from tests.cli.conftest import Run

# In the order of the text: a part of a rule, and three rules in two sections.
PROPOSED = {"voor-wie.1c": "part", "a.1": "it is an order", "a.3": "it says can", "b.2": "may"}


@pytest.fixture
def clauses(school: Path) -> Path:
    """The clauses.yml of a school of which four clauses are proposed."""
    file = school / "clauses.yml"
    text = file.read_text(encoding="utf-8")
    for name, reason in PROPOSED.items():
        assert f"\n{name}:\n" in text
        text = text.replace(f"\n{name}:\n", f'\n{name}:\n  proposed: "{reason}"\n')
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def without(text: str, *names: str) -> str:
    """The file once these have been confirmed as they were proposed."""
    for name in names:
        text = text.replace(f'\n{name}:\n  proposed: "{PROPOSED[name]}"\n', f"\n{name}:\n")
    return text


def typing(text: str, *arguments: str) -> Result:
    """Run `review` with what someone types."""
    return CliRunner().invoke(
        application,
        ["review", "de-linde", *arguments],
        input=text,
        prog_name="protocolwijzer",
        env={"COLUMNS": "100", "NO_COLOR": "1"},
    )


def one_by_one(text: str, *arguments: str) -> Result:
    """The same, one rule at a time."""
    return typing(text, "--each", *arguments)


def new_school(folder: Path, run: Run, rules: str) -> None:
    """De Linde, with proposals and drafts for these rules."""
    source = folder / "regels.md"
    source.write_text(rules, encoding="utf-8")
    (folder / "mkdocs.yml").touch()
    assert run("new", "de-linde", "--name", "De Linde", "--from", source).exit_code == 0


def test_enter_says_that_it_is_right(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("\n\n\n\n")
    assert result.exit_code == 0
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED)
    assert result.output.startswith(
        "\n"
        "Voor wie (nog 4 van de 4 regels te doen)\n"
        "  Deze afspraken gelden voor:\n"
        " 1  Voor wie 1c: iedereen die op school werkt.\n"
        "    Voor: Personeel op het werk, Personeel buiten het werk. De regel legt iets uit.\n"
        "Voor wie 1c: Zo voorgesteld, part\n"
        "Enter: dit klopt. 1: dit klopt niet."
    )
    assert result.output.endswith(
        "\nBevestigd: 4.\nElke regel is bevestigd. Verder met: protocolwijzer check de-linde\n"
        "Toch nog een regel veranderen: protocolwijzer review de-linde B.2\n"
    )


def test_in_another_language(clauses: Path) -> None:
    assert clauses.is_file()
    result = one_by_one("q\n", "--language", "en")
    assert "(4 of 4 rules still to do)\n" in result.output
    assert "For: Staff at work, Staff outside work. The rule explains something.\n" in (
        result.output
    )
    result = one_by_one("", "--language", "fr")
    assert result.exit_code == 2
    assert 'has no text in the language "fr"' in result.output


def test_stopping_keeps_what_was_done(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("\n\nq\n")
    assert result.exit_code == 0
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c", "a.1")
    assert "Nog te doen: 2. Verder met: protocolwijzer review de-linde" in result.output
    result = one_by_one("q\n")
    assert "A. Leerlingen (nog 2 van de 2 regels te doen)\n 1  A.3: " in result.output


def test_nobody_who_answers_any_more(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("\n")
    assert result.exit_code == 130
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")
    assert "Bevestigd: 1.\nNog te doen: 3." in result.output


def test_corrections_are_written(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    # Staff alone, about pupils, says what must be done; then all others are right.
    result = one_by_one("1\n3 4 6 11\n\na\nja\n")
    assert result.exit_code == 0
    assert "Veranderd: Voor wie 1c.\n" in result.output
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED).replace(
        "voor-wie.1c:\n  audiences: [staff-work, staff-home]\n  kind: statement\n",
        "voor-wie.1c:\n  audiences: [staff-work, staff-home]\n  concerns: [students]\n"
        "  kind: must\n",
    )


def test_what_can_be_chosen_and_what_is_now(clauses: Path) -> None:
    assert clauses.is_file()
    result = one_by_one("1\n\nq\n")
    assert (
        "> \n"
        "Voor wie is dit? Wie moet iets, of mag iets wel of niet?\n"
        " 1  Leerlingen\n"
        " 2  Ouders\n"
        " 3  Personeel op het werk (nu)\n"
        " 4  Personeel buiten het werk (nu)\n"
        " 5  Anderen, die geen eigen pagina hebben\n"
        "Wat doet de regel?\n"
        " 6  zegt wat er moet\n"
        " 7  zegt wat niet mag\n"
        " 8  zegt wat mag\n"
        " 9  zegt wat er kan volgen\n"
        "10  legt iets uit (nu)\n"
        "Over wie gaat dit ook, zonder iets van hen te vragen?\n"
        "11  Leerlingen\n"
        "12  Ouders\n"
        "13  Personeel op het werk\n"
        "14  Personeel buiten het werk\n"
        "15  Anderen\n"
        "16  niemand (nu)\n"
        "Nummers, zoals 3 6 of 1-4:"
    ) in result.output


@pytest.mark.parametrize("end", ["q\n", "", "b\nq\n"])
def test_a_correction_is_kept_by_whoever_stops_after_it(end: str, clauses: Path) -> None:
    """Also when nobody answers any more: they have had their say about it."""
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one(f"1\n6\n{end}")
    assert "Bevestigd: 1.\nVeranderd: Voor wie 1c.\nNog te doen: 3." in result.output
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c").replace(
        "voor-wie.1c:\n  audiences: [staff-work, staff-home]\n  kind: statement\n",
        "voor-wie.1c:\n  audiences: [staff-work, staff-home]\n  kind: must\n",
    )


def test_a_correction_that_was_not_finished_changes_nothing(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("1\n")
    assert result.exit_code == 130
    assert clauses.read_text(encoding="utf-8") == before


def test_a_correction_that_is_taken_back_confirms_nothing(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("1\n6\n1\n10\nq\n")
    # As it was proposed, it says why again.
    assert result.output.count("Zo voorgesteld, part") == 2
    assert "Bevestigd: 0." in result.output
    assert clauses.read_text(encoding="utf-8") == before


def test_whom_a_rule_is_for_it_is_not_about(clauses: Path) -> None:
    result = one_by_one("1\n11\n1\n1\n\nq\n")
    assert result.exit_code == 0
    text = clauses.read_text(encoding="utf-8")
    assert "voor-wie.1c:\n  audiences: [students]\n  kind: statement\n" in text


def test_back_takes_a_confirmation_back(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("b\n\n\nb\nb\nq\n")
    assert "Dit is de eerste regel." in result.output
    assert clauses.read_text(encoding="utf-8") == before
    assert result.output.endswith(
        "Bevestigd: 0.\nNog te doen: 4. Verder met: protocolwijzer review de-linde\n"
    )


def test_the_rest_of_a_section(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("\ns\nq\n")
    assert "(nog 1 van de 4 regels te doen)\n 1  B.2: " in result.output
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c", "a.1", "a.3")


@pytest.mark.parametrize("answer", ["x", "2", "1 2", "yes", "\x1b[A"])
def test_what_is_no_answer_is_asked_again(answer: str, clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one(f"{answer}\nq\n")
    assert "Kies een van deze antwoorden." in result.output
    assert result.exit_code == 0
    assert clauses.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("answer", ["17", "0", "1 99", "x", "-1", "3-1"])
def test_a_number_that_is_not_there(answer: str, clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one(f"1\n{answer}\n\nq\n")
    assert "Geef nummers van 1 tot en met 16." in result.output
    assert clauses.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("answer", ["6 7", "11 16", "1-16"])
def test_numbers_that_do_not_go_together(answer: str, clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one(f"1\n{answer}\n\nq\n")
    assert "Die nummers gaan niet samen: " in result.output
    assert clauses.read_text(encoding="utf-8") == before


def test_all_at_once(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = one_by_one("", "--all")
    assert result.exit_code == 0
    assert (
        result.output
        == "\nBevestigd: 4.\nElke regel is bevestigd. Verder met: protocolwijzer check de-linde\n"
        "Toch nog een regel veranderen: protocolwijzer review de-linde B.2\n"
    )
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED)


def test_nothing_to_do(school: Path) -> None:
    assert school.is_dir()
    result = one_by_one("")
    assert result.exit_code == 0
    assert result.output == (
        "\nEr is niets te bevestigen: elke regel is al bevestigd.\n"
        "Toch nog een regel veranderen: protocolwijzer review de-linde 'Gevolgen 2'\n"
    )


def test_check_says_it_once_and_review_mends_it(clauses: Path, run: Run) -> None:
    assert clauses.is_file()
    result = run("check", "--strict")
    assert result.exit_code == 1
    assert result.output.count("[proposed-facts]") == 1
    assert "4 of 15 clauses" in result.output
    assert run("review", "de-linde", "--all").exit_code == 0
    assert run("check", "--strict").exit_code == 0


def test_a_file_that_someone_else_changes_meanwhile_is_left(
    clauses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An author has the file open in an editor beside it."""

    def slow(*_: object) -> str:
        clauses.write_text("# saved\n" + clauses.read_text(encoding="utf-8"), encoding="utf-8")
        return ""

    monkeypatch.setattr("protocolwijzer.cli.conversation.typed_line", slow)
    result = one_by_one("")
    assert result.exit_code == 1
    assert "docs/protocols/de-linde/clauses.yml has changed meanwhile" in result.output
    assert clauses.read_text(encoding="utf-8").startswith("# saved\n")
    assert clauses.read_text(encoding="utf-8").count("proposed") == 4


def test_what_cannot_be_changed_in_place_is_said(clauses: Path) -> None:
    text = clauses.read_text(encoding="utf-8")
    odd = text.replace('a.1:\n  proposed: "it is an order"', '? a.1\n: proposed: "it is an order"')
    clauses.write_text(odd, encoding="utf-8")
    result = one_by_one("", "--all")
    assert result.exit_code == 1
    assert 'cannot be changed here. Take out "proposed" there yourself.' in result.output
    assert clauses.read_text(encoding="utf-8") == odd


def test_errors_come_first(clauses: Path) -> None:
    clauses.write_text("a.1: {}\n", encoding="utf-8")
    result = one_by_one("\n")
    assert result.exit_code == 1
    assert "Nothing was reviewed: mend the errors first." in result.output


def test_a_school_that_is_not_there(school: Path, run: Run) -> None:
    assert school.is_dir()
    result = run("review", "de-lindt")
    assert result.exit_code == 2
    assert 'Did you mean "de-linde"?' in result.output


def test_ctrl_c_keeps_what_was_done(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "protocolwijzer", "review", "de-linde", "--each"],
        cwd=clauses.parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("\n")
        process.stdin.flush()
        for line in process.stdout:
            if "(nog 3 van de 4 regels te doen)" in line:
                break
        # It asks again, so that it has said everything before.
        for line in process.stdout:
            if line.startswith("Enter:"):
                break
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert process.returncode == 130
    assert "Bevestigd: 1." in rest
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")


def test_drafts_that_nobody_touched_follow(folder: Path, run: Run) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1. Leerlingen maken in de klas geen foto's, tenzij het mag.\n"
        "2. Leerlingen bewaren hun telefoon in de kluis, tenzij het niet kan.\n",
    )
    trees = folder / "decision_trees/de-linde"
    own = (trees / "phone.yml").read_text(encoding="utf-8") + "# mine\n"
    (trees / "phone.yml").write_text(own, encoding="utf-8")
    assert 'verdict: "no"' in (trees / "photo.yml").read_text(encoding="utf-8")

    # What is forbidden turns out to be demanded, of both rules.
    result = one_by_one("1\n6\n\n1\n7\n\n")
    assert result.exit_code == 0
    assert result.output.endswith("Concepten van vragenbomen die hierop zijn aangepast: photo.\n")
    assert 'verdict: "act"' in (trees / "photo.yml").read_text(encoding="utf-8")
    assert (trees / "phone.yml").read_text(encoding="utf-8") == own
    # The one that was changed by hand no longer says what its rule does. It stops nothing.
    checked = run("check")
    assert checked.exit_code == 0
    assert "proposed-facts" not in checked.output


def test_what_became_of_drafts_is_said(folder: Path, run: Run) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1. Leerlingen maken in de klas geen foto's, tenzij het mag.\n"
        "2. Leerlingen bewaren hun telefoon in de kluis, tenzij het niet kan.\n"
        "3. Leerlingen filmen niemand.\n",
    )
    trees = folder / "decision_trees/de-linde"
    assert {path.stem for path in trees.glob("*.yml")} == {"phone", "photo"}
    # Nobody answers for a draft yet.
    assert not (trees / "translations.lock.yml").exists()

    # One is for pupils and parents after all, another explains something.
    result = one_by_one("1\n1 2\n\n1\n10\n\n\n")
    assert result.exit_code == 0
    assert result.output.endswith(
        "Elke regel is bevestigd. Verder met: protocolwijzer check de-linde\n"
        "Toch nog een regel veranderen: protocolwijzer review de-linde 'Leerlingen 3'\n"
        "Het concept photo is vervangen door: photo-students.\n"
        "Nieuwe concepten van vragenbomen: photo-parents.\n"
        "Concepten die zijn verwijderd, omdat er te weinig regels voor over zijn: phone.\n"
    )
    assert {path.stem for path in trees.glob("*.yml")} == {"photo-parents", "photo-students"}
    text = (trees / "photo-parents.yml").read_text(encoding="utf-8")
    published = text.replace("draft: true\n", "").replace("[nakijken] ", "")
    (trees / "photo-parents.yml").write_text(published.replace("[review] ", ""), encoding="utf-8")
    assert "orphan" not in run("check").output


def test_drafts_follow_what_was_confirmed_before_something_went_wrong(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1. Leerlingen maken in de klas geen foto's, tenzij het mag.\n"
        "2. Leerlingen bewaren hun telefoon in de kluis, tenzij het niet kan.\n",
    )
    file = folder / "docs/protocols/de-linde/clauses.yml"
    answers = iter(["1", "6", "", "save", ""])

    def typed() -> str:
        answer = next(answers)
        if answer != "save":
            return answer
        file.write_text("# saved\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        return ""

    monkeypatch.setattr("protocolwijzer.cli.conversation.typed_line", typed)
    result = one_by_one("")
    assert "has changed meanwhile" in result.output
    photo = (folder / "decision_trees/de-linde/photo.yml").read_text(encoding="utf-8")
    assert 'verdict: "act"' in photo


def test_a_draft_that_no_longer_agrees_with_its_rules_stops_nothing(folder: Path, run: Run) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n"
        "1. Leerlingen maken in de klas geen foto's, tenzij het mag.\n",
    )
    clauses = folder / "docs/protocols/de-linde/clauses.yml"
    text = clauses.read_text(encoding="utf-8")
    assert text.count("kind: must-not") == 1
    clauses.write_text(text.replace("kind: must-not", "kind: may"), encoding="utf-8")
    checked = run("check")
    assert checked.exit_code == 0
    assert "(verdict-at-odds). [draft-mistake]" in checked.output


# --- by section ----------------------------------------------------------------------------------


def test_a_section_is_confirmed_at_once(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    # A section of one rule is that rule; then the two of the next; then one again.
    result = typing("\n\n\n")
    assert result.exit_code == 0
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED)
    shown = result.output.partition("\nA. Leerlingen (nog 3 van de 4 regels te doen)\n")[2]
    assert re.match(
        r" 1  A\.1: .*\n(    .*\n)*    Voor: Leerlingen\. De regel zegt wat er moet\.\n"
        r" 2  A\.3: .*\n(    .*\n)*    Voor: Leerlingen\. De regel zegt wat mag\.\n"
        r"Enter: dit klopt allemaal\.",
        shown,
    ), result.output


def test_what_is_not_right_in_a_section_is_mended_in_it(clauses: Path) -> None:
    result = typing("\n2\n6\n\nq\n")
    assert result.exit_code == 0
    # Only what was picked has its reason; it alone is shown again, and then it is asked again.
    assert "it is an order" not in result.output
    assert "\nA.3: Zo voorgesteld, it says can\nVoor wie is dit?" in result.output
    assert result.output.count("A. Leerlingen (nog 3 van de 4 regels te doen)") == 1
    again = result.output.partition("Enter: toch niets veranderen.")[2]
    assert re.search(
        r"\n 2  A\.3: .*\n(    .*\n)*    Voor: Leerlingen\. De regel zegt wat er moet\. "
        r"\(veranderd\)\nEnter: nu kloppen alle 2 regels van dit scherm\.",
        again,
    ), result.output
    assert "A.1: " not in again
    assert "Veranderd: A.3." in result.output
    (facts,) = re.findall(r"(?m)^a\.3:\n(?:  .*\n)+", clauses.read_text(encoding="utf-8"))
    assert "kind: must\n" in facts
    assert 'proposed: "it is an order"' not in clauses.read_text(encoding="utf-8")


@pytest.mark.parametrize("picked", ["1 2", "1-2", "2,1", "1 - 2", "1 t/m 2", "1 tot en met 2"])
def test_one_choice_mends_several(picked: str, clauses: Path) -> None:
    result = typing(f"\n{picked}\n3-4 7\nq\n")
    assert result.exit_code == 0
    assert "\nDeze keuze geldt voor: A.1, A.3.\n" in result.output
    # What they have in common is what they are now.
    assert " 1  Leerlingen (nu)\n" in result.output
    assert not re.search(r"zegt wat .* \(nu\)", result.output)
    # The one that was not asked about stays a proposal.
    assert "Bevestigd: 3.\nVeranderd: A.1, A.3.\nNog te doen: 1." in result.output
    text = clauses.read_text(encoding="utf-8")
    for name in ("a.1", "a.3"):
        assert f"{name}:\n  audiences: [staff-work, staff-home]\n  kind: must-not\n" in text
    assert text.count("proposed:") == 1


def test_one_correction_after_the_other(clauses: Path) -> None:
    result = typing("\n1\n7\n1-2\n2\n\nq\n")
    assert "Bevestigd: 3.\nVeranderd: A.1, A.3." in result.output
    text = clauses.read_text(encoding="utf-8")
    assert "a.1:\n  audiences: [parents]\n  kind: must-not\n" in text
    assert "a.3:\n  audiences: [parents]\n  kind: may\n" in text
    # It had its reason only as long as it was as proposed.
    assert result.output.count("A.1: Zo voorgesteld, it is an order") == 1
    assert result.output.count("A.3: Zo voorgesteld, it says can") == 1


def test_whoever_changes_nothing_after_all_confirms_nothing(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("\n1-2\n\nq\n")
    again = result.output.partition("Enter: toch niets veranderen.")[2]
    assert again.count("Voor: Leerlingen. ") == 2
    assert "(veranderd)" not in again
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")


@pytest.mark.parametrize("typed", ["3", "1 x", "s", "0"])
def test_no_number_of_a_section(typed: str, clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing(f"\n{typed}\nq\n")
    assert "Kies een van deze antwoorden." in result.output
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")


def test_back_from_a_section(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("\nb\nq\n")
    assert result.output.count("(nog 4 van de 4 regels te doen)") == 2
    assert clauses.read_text(encoding="utf-8") == before


def test_back_to_a_section(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    # What was corrected there stands, and what was merely confirmed is asked again.
    result = typing("\n2\n6\n\nb\nq\n")
    assert result.output.count("A. Leerlingen (nog 3 van de 4 regels te doen)") == 2
    after = without(before, "voor-wie.1c", "a.3")
    assert clauses.read_text(encoding="utf-8") == after.replace(
        "a.3:\n  audiences: [students]\n  kind: may\n",
        "a.3:\n  audiences: [students]\n  kind: must\n",
    )


def test_the_rest_after_a_section_is_confirmed_by_whoever_is_sure(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("\na\nq\n")
    assert "Alle 3 overige regels bevestigen zonder ze te zien? (ja/nee)" in result.output
    assert result.exit_code == 130
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")
    # Whoever is not sure is asked the same again.
    result = typing("a\nnee\nq\n")
    assert result.output.count("A. Leerlingen (nog 3 van de 3 regels te doen)") == 2
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c")
    assert typing("a\nja\n").exit_code == 0
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED)


def test_nothing_is_left_unseen_on_the_last_screen(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("\n\na\n")
    assert result.exit_code == 0
    assert clauses.read_text(encoding="utf-8") == without(before, *PROPOSED)


def test_choices_are_told_at_length_once(clauses: Path) -> None:
    assert clauses.is_file()
    result = typing("\n1\n7\n2\n7\nq\n")
    assert result.output.count("\n 7  zegt wat niet mag\n") == 1
    assert (
        "Wat doet de regel?\n 6  zegt wat er moet   7  zegt wat niet mag   8  zegt wat mag (nu)   "
        in result.output
    )


def test_a_confirmed_rule_can_be_changed_after_all(school: Path) -> None:
    clauses = school / "clauses.yml"
    before = clauses.read_text(encoding="utf-8")
    assert "proposed" not in before
    facts = "a.3:\n  audiences: [students]\n  kind: may\n"
    assert facts in before
    result = typing("1\n2 7\n\n", "a.3")
    assert result.exit_code == 0
    assert "A. Leerlingen (nog 1 van de 1 regels te doen)\n 1  A.3: " in result.output
    # Nobody proposed it, so there is no reason for it.
    assert "Zo voorgesteld" not in result.output
    assert "Bevestigd: 1.\nVeranderd: A.3.\n" in result.output
    assert clauses.read_text(encoding="utf-8") == before.replace(
        facts, "a.3:\n  audiences: [parents]\n  kind: must-not\n"
    )


def test_rules_by_the_numbers_that_readers_see(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("\n\n", "A.3", "voor wie 1C")
    assert result.exit_code == 0
    assert "Bevestigd: 2.\n" in result.output
    assert clauses.read_text(encoding="utf-8") == without(before, "voor-wie.1c", "a.3")


def test_a_rule_that_is_not_there(clauses: Path) -> None:
    before = clauses.read_text(encoding="utf-8")
    result = typing("", "A.33")
    assert result.exit_code == 2
    assert 'There is no rule "A.33". Did you mean "A.3"?' in result.output
    assert clauses.read_text(encoding="utf-8") == before


def test_a_long_section_comes_in_screens_and_its_parts_say_it_once(folder: Path, run: Run) -> None:
    rules = "".join(f"{number}. Leerlingen doen nummer {number} niet.\n" for number in range(1, 11))
    new_school(
        folder,
        run,
        f"# Regels\n\n## Leerlingen\n\n{rules}11. Leerlingen filmen niet:\n"
        "    a. in de les;\n    b. op het plein.\n",
    )
    result = typing("\n4\n8\nb\nq\n")
    first, second, _, back = re.split(r"Enter: (?:dit klopt allemaal|nu kloppen)", result.output)[
        :4
    ]
    assert "\nLeerlingen, deel 1 van 2 (nog 13 van de 13 regels te doen)\n 1  " in first
    assert re.findall(r"(?m)^ (\d) ", first) == [*"1234567"]
    assert "\nLeerlingen, deel 2 van 2 (nog 6 van de 13 regels te doen)\n 1  " in second
    assert re.findall(r"(?m)^ (\d) ", second) == [*"123456"]
    # Only where there are parts is it said how these are told.
    told = "Staat er bij een deel van een regel geen “Voor”, "
    assert (told in first, told in second) == (False, True)
    assert back.count("Leerlingen, deel 1 van 2 (nog 13 van de 13 regels te doen)") == 1
    assert second.count("Voor: Leerlingen. De regel zegt wat niet mag.") == 4


@pytest.fixture
def parts(folder: Path, run: Run) -> Path:
    """The clauses.yml of a school of which one rule has three parts that are what it is."""
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1. Leerlingen filmen niet:\n"
        "    a. in de les;\n    b. op het plein;\n    c. in de gang.\n"
        "2. Leerlingen leggen hun telefoon in de kluis.\n",
    )
    return folder / "docs/protocols/de-linde/clauses.yml"


def kinds(clauses: Path) -> list[str]:
    """The kinds of all clauses, with a sign at those that are confirmed."""
    text = clauses.read_text(encoding="utf-8")
    return [
        kind if "proposed:" in block else f"{kind}!"
        for block, kind in re.findall(
            r"(?m)^(leerlingen\S+:\n(?:  .*\n)*?  kind: (.*)\n(?:  .*\n)*)", text
        )
    ]


def test_parts_go_with_their_rule(parts: Path) -> None:
    before = kinds(parts)
    assert before == ["must-not"] * 4 + ["must"]
    result = typing("1\n8\nq\n")
    assert (
        "Deze keuze geldt voor: Leerlingen 1, Leerlingen 1a, Leerlingen 1b, Leerlingen 1c."
        in result.output
    )
    # Only what was picked has its reason; the parts still go with their rule.
    assert result.output.count("Zo voorgesteld, ") == 1
    assert result.output.count("De regel zegt wat mag. (veranderd)") == 1
    assert kinds(parts) == ["may!"] * 4 + ["must"]
    assert "Veranderd: Leerlingen 1, Leerlingen 1a, Leerlingen 1b, Leerlingen 1c." in result.output


def test_a_part_by_itself(parts: Path) -> None:
    result = typing("3\n8\n\n")
    assert result.exit_code == 0
    assert kinds(parts) == ["must-not!", "must-not!", "may!", "must-not!", "must!"]
    assert "Deze keuze" not in result.output
    assert result.output.count("Leerlingen 1b: Zo voorgesteld, ") == 1


def test_a_part_that_becomes_what_its_rule_is_shows_that_it_was_changed(parts: Path) -> None:
    text = parts.read_text(encoding="utf-8")
    name = "leerlingen.1b:\n  audiences: [students]\n  kind: must-not\n"
    assert name in text
    parts.write_text(text.replace(name, name.replace("must-not", "may")), encoding="utf-8")
    result = typing("3\n7\nq\n")
    assert result.output.count("De regel zegt wat niet mag. (veranderd)") == 1


def test_parts_of_a_part_go_with_it(folder: Path, run: Run) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1. Leerlingen filmen niet:\n"
        "    a. in de les:\n        i. van anderen;\n        ii. van zichzelf;\n"
        "2. Leerlingen bellen niet.\n",
    )
    clauses = folder / "docs/protocols/de-linde/clauses.yml"
    assert kinds(clauses) == ["must-not"] * 5
    typing("2\n8\nq\n")
    assert kinds(clauses) == ["must-not", "may!", "may!", "may!", "must-not"]
    assert typing("1\n9\n\n").exit_code == 0
    assert kinds(clauses) == ["consequence!", "may!", "may!", "may!", "must-not!"]


def test_a_part_after_another_that_differs_says_what_it_is(parts: Path) -> None:
    text = parts.read_text(encoding="utf-8")
    name = "leerlingen.1b:\n  audiences: [students]\n  kind: must-not\n"
    assert name in text
    parts.write_text(text.replace(name, name.replace("must-not", "may")), encoding="utf-8")
    result = typing("q\n")
    told = re.findall(r"(?m)^    (Voor: .*)$|^ \d  (Leerlingen \w+):", result.output)
    assert [said or label for said, label in told] == [
        "Leerlingen 1",
        "Voor: Leerlingen. De regel zegt wat niet mag.",
        "Leerlingen 1a",
        "Leerlingen 1b",
        "Voor: Leerlingen. De regel zegt wat mag.",
        "Leerlingen 1c",
        "Voor: Leerlingen. De regel zegt wat niet mag.",
        "Leerlingen 2",
        "Voor: Leerlingen. De regel zegt wat er moet.",
    ]


def test_a_rule_that_has_nothing_but_parts(folder: Path, run: Run) -> None:
    new_school(
        folder,
        run,
        "# Regels\n\n## Leerlingen\n\n1.\n   - Film niet.\n   - Bel niet.\n2. Wees aardig.\n",
    )
    result = typing("q\n")
    assert result.exit_code == 0
    assert "\n 1  Leerlingen 1:\n    Voor: Leerlingen." in result.output
