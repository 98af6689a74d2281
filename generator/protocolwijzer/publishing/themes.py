"""What is asked of the theme, and the little that is changed in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from jinja2.utils import htmlsafe_json_dumps

from protocolwijzer.localization import direction

# Where Material for MkDocs keeps its search worker; the middle is a hash of its contents.
SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
# Where pages find what gives them a Worker when they are opened from file://.
SHIM = "assets/javascripts/iframe-worker.js"

# The shim takes the name of the browser's own Worker, which engine.js needs.
_KEEP_WORKER = b"window.protocolwijzerWorker = window.Worker;\n"

_BROWSER = files("protocolwijzer").joinpath("publishing", "browser")
_LANGUAGES = "partials/languages/"
_STEMMER = re.compile(r"assets/javascripts/lunr/min/lunr\.([a-z]{2,3})\.min\.js")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_SCRIPT_SETTINGS = re.compile(
    r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL
)


def stemmers(theme_files: Iterable[str]) -> frozenset[str]:
    """The languages whose words the theme's search can reduce to stems, by its files."""
    found = (_STEMMER.fullmatch(path) for path in theme_files)
    # English is built into the search itself.
    return frozenset({"en", *(match[1] for match in found if match)})


def stemming_worker(worker: str) -> str:
    """The theme's search worker, made to look for stems too."""
    ours = _BROWSER.joinpath("search-stems.js").read_text(encoding="utf-8")
    # The map would describe the worker without what is added to it.
    return _SOURCE_MAP.sub("", worker) + ours


def shim() -> Iterator[tuple[str, bytes]]:
    """The files that give pages a Worker when they are opened from file://, by path."""
    yield SHIM, _KEEP_WORKER + _BROWSER.joinpath("iframe-worker.js").read_bytes()
    licence = SHIM.removesuffix(".js") + ".LICENSE.txt"
    yield licence, _BROWSER.joinpath("iframe-worker.LICENSE.txt").read_bytes()


def theme_languages(env: Environment) -> frozenset[str]:
    """The languages that the theme has interface texts in."""
    partials = env.list_templates(filter_func=lambda name: name.startswith(_LANGUAGES))
    return frozenset(name.removeprefix(_LANGUAGES).removesuffix(".html") for name in partials)


def language_partial(language: str, known: Iterable[str]) -> str | None:
    """The theme's interface texts for a language it does not know under this very tag.

    known: the languages it has texts in. None when it knows the language itself; otherwise a
    template that says the right language and direction, in the words of the nearest language.
    """
    tags = frozenset(known)
    if language in tags:
        return None
    primary = language.partition("-")[0]
    base = primary if primary in tags else "en"
    own = f'{{"language": "{language}", "direction": "{direction(language)}"}}'
    return (
        f'{{% import "{_LANGUAGES}{base}.html" as base %}}'
        f"{{% macro t(key) %}}{{{{ {own}[key] or base.t(key) }}}}{{% endmacro %}}"
    )


def with_languages(env: Environment, languages: Sequence[str]) -> BaseLoader:
    """The templates of an environment, and texts for languages that the theme does not know."""
    known = theme_languages(env)
    own = {
        f"{_LANGUAGES}{language}.html": partial
        for language in languages
        if (partial := language_partial(language, known)) is not None
    }
    return ChoiceLoader([*([env.loader] if env.loader else []), DictLoader(own)])


def escaping_below(folder: Path | None) -> Callable[[str | None], bool]:
    """Autoescaping for the templates in a folder, by name; the theme's own insert HTML.

    What schools write is data, wherever a template shows it.
    """
    if folder is None:
        return lambda _: False
    own = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return lambda name: name in own


def with_base(html: str, base: str) -> str:
    """A page whose search looks below another address, while all else stays where it is."""

    def changed(match: re.Match[str]) -> str:
        settings = json.loads(match[2])
        settings["base"] = base
        return f"{match[1]}{htmlsafe_json_dumps(settings)}{match[3]}"

    return _SCRIPT_SETTINGS.sub(changed, html, count=1)
