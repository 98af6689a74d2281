"""What is asked of the theme and changed in it, with the theme that is installed."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from protocolwijzer.publishing.themes import (
    SEARCH_WORKER,
    escaping_below,
    language_partial,
    stemmers,
    theme_languages,
    with_base,
    with_languages,
)

TEMPLATES = Path(str(files("material"))) / "templates"


def environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES))  # noqa: S701 # as the theme has it


def test_the_theme_has_one_search_worker_and_names_it_in_its_pages() -> None:
    paths = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.js")]
    (worker,) = (path for path in paths if SEARCH_WORKER.fullmatch(path))
    assert worker in (TEMPLATES / "base.html").read_text(encoding="utf-8")
    known = stemmers(paths)
    assert {"nl", "en", "ar", "tr"} <= known
    assert not {"fy", "min", "multi", "support"} & known


def test_the_theme_speaks_many_languages() -> None:
    assert {"nl", "en", "ar", "pt-BR"} <= theme_languages(environment())


@pytest.mark.parametrize(
    ("language", "direction", "skip"),
    [
        ("nl", "ltr", "Ga naar inhoud"),
        ("nl-BE", "ltr", "Ga naar inhoud"),
        ("fy", "ltr", "Skip to content"),
        ("ps", "rtl", "Skip to content"),
    ],
)
def test_every_language_gets_its_own_tag_and_direction(
    language: str, direction: str, skip: str
) -> None:
    env = environment()
    env.loader = with_languages(env, [language])
    template = env.from_string(
        '{% import "partials/language.html" as lang with context %}'
        '{{ lang.t("language") }}|{{ lang.t("direction") or "ltr" }}|{{ lang.t("action.skip") }}'
    )
    config = {"theme": {"language": language}}
    assert template.render(config=config) == f"{language}|{direction}|{skip}"


def test_a_known_language_is_left_to_the_theme() -> None:
    assert language_partial("nl", ["nl", "en"]) is None


def test_only_our_own_templates_escape(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    for name in ("main.html", "partials/header.html"):
        (tmp_path / name).write_text("")
    env = Environment(
        loader=DictLoader(dict.fromkeys(("main.html", "base.html"), "{{ name }}")),
        autoescape=escaping_below(tmp_path),  # noqa: S701 # what is tested
    )
    assert env.get_template("main.html").render(name="<b>") == "&lt;b&gt;"
    assert env.get_template("base.html").render(name="<b>") == "<b>"
    assert escaping_below(tmp_path)("partials/header.html")
    assert not escaping_below(None)("main.html")


def test_only_the_place_of_the_search_index_changes() -> None:
    settings = {"base": "/", "search": "/worker.js", "translations": {"a": "</script>"}}
    before = json.dumps(settings).replace("</", "<\\/")
    page = f'<p>/</p><script id="__config" type="application/json">{before}</script>'
    after = with_base(page, "/en/")
    start, _, rest = after.partition('type="application/json">')
    assert start.startswith("<p>/</p>")
    script, _, end = rest.partition("</script>")
    assert end == ""
    assert json.loads(script) == settings | {"base": "/en/"}
