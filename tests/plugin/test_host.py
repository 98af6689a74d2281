"""What MkDocs says, as findings with a place."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code
from protocolwijzer.model import Place
from protocolwijzer.publishing.host import Heard, finding, listening, place_of, yaml_findings

SETTINGS = """\
site_name: x
site_url: !ENV [SITE_URL, ""]
plugins:
  - search
  - protocolwijzer:
      protocols: docs
theme: material
"""


@pytest.fixture
def config_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("theme",), 7, 1),
        (("plugins",), 3, 1),
        (("plugins", "protocolwijzer", "protocols"), 6, 7),
        (("nothing",), 1, 1),
    ],
)
def test_where_a_key_stands(
    path: tuple[str, ...], line: int, column: int, config_file: Path
) -> None:
    assert place_of(config_file, *path) == Place("mkdocs.yml", line, column)


def test_plugins_may_be_a_mapping(config_file: Path) -> None:
    config_file.write_text("plugins:\n  protocolwijzer:\n    protocols: docs\n", encoding="utf-8")
    place = place_of(config_file, "plugins", "protocolwijzer", "protocols")
    assert place == Place("mkdocs.yml", 3, 5)


def test_the_tags_of_mkdocs_are_no_mistake(config_file: Path) -> None:
    assert list(yaml_findings(config_file)) == []


@pytest.mark.parametrize("text", ["a: b: c", "a: 1\na: 2", ""])
def test_what_is_wrong_as_yaml(text: str, config_file: Path) -> None:
    config_file.write_text(text, encoding="utf-8")
    assert yaml_findings(config_file).fails()


def test_a_missing_file(tmp_path: Path) -> None:
    (found,) = yaml_findings(tmp_path / "mkdocs.yml")
    assert found.code is Code.MISSING_FILE


@pytest.mark.parametrize(
    ("level", "message", "code", "place", "said"),
    [
        (logging.ERROR, "Something", Code.HOST_ERROR, Place("mkdocs.yml"), "Something"),
        (logging.WARNING, "Something", Code.HOST_WARNING, Place("mkdocs.yml"), "Something"),
        (
            logging.ERROR,
            "Config value 'theme': Unknown",
            Code.HOST_ERROR,
            Place("mkdocs.yml", 7, 1),
            "Config value 'theme': Unknown",
        ),
        (
            logging.ERROR,
            "Config value 'plugins': mkdocs.yml:6:7: There is no option",
            Code.HOST_ERROR,
            Place("mkdocs.yml", 6, 7),
            "Config value 'plugins': There is no option",
        ),
        (
            logging.WARNING,
            "Doc file 'en/contact.md' contains a link",
            Code.HOST_WARNING,
            Place("en/contact.md"),
            "Doc file 'en/contact.md' contains a link",
        ),
    ],
)
def test_findings(
    level: int, message: str, code: Code, place: Place, said: str, config_file: Path
) -> None:
    found = finding(Heard(level, message), config_file)
    assert (found.code, found.place, found.message) == (code, place, said)
    assert found.mend


def test_warnings_are_heard_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    with listening("host", apart_from="host.us") as heard:
        logging.getLogger("host.pages").warning("a %s", "b")
        logging.getLogger("host.pages").info("not this")
        logging.getLogger("host.us").warning("nor this")
    assert heard == [Heard(logging.WARNING, "a b")]
    assert capfd.readouterr() == ("", "")
