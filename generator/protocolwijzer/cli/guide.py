"""The pages of docs/guide that the program knows best: its commands and its findings.

`python -m protocolwijzer.cli.guide docs/guide` writes them; a test holds that they are up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from protocolwijzer.cli import application
from protocolwijzer.diagnostics import Code, Severity

_WRITTEN_BY = (
    "<!-- Written by `python -m protocolwijzer.cli.guide docs/guide`: do not edit. -->\n\n"
)
_WIDTH = 88


def pages() -> Mapping[str, str]:
    """The text of each page by its file's name."""
    return {
        "commands.md": _WRITTEN_BY + "\n".join(_commands()),
        "diagnostics.md": _WRITTEN_BY + "\n".join(_diagnostics()),
    }


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "What `--help` says. `python -m protocolwijzer` does the same as `protocolwijzer`."
    yield from _help(application, "protocolwijzer")
    for name, command in application.commands.items():
        yield from _help(command, f"protocolwijzer {name}")


def _help(command: click.Command, path: str) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=path,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        **application.context_settings,
    )
    yield ""
    yield f"## {path}"
    yield ""
    yield "```"
    yield command.get_help(context)
    yield "```"


def _diagnostics() -> Iterator[str]:
    yield "# Findings"
    yield ""
    yield "Every finding reads `file:line:column: what is wrong [code]`, and then how to mend it."
    yield "An **error** stops every build, a **warning** stops a strict one (`--strict`), and a"
    yield "**doubt** stops nothing: someone should have a look. **Advice** is about what the texts"
    yield "say: `protocolwijzer check` gives it, no build does, and a school can silence it with a"
    yield "reason (see [settings.md](settings.md#silenced)). Codes do not change."
    for severity in Severity:
        codes = sorted((code for code in Code if code.severity is severity), key=_slug)
        yield ""
        yield f"## {severity.value.capitalize()}{'' if severity is Severity.ADVICE else 's'}"
        yield ""
        yield "| code | what it means |"
        yield "|---|---|"
        for code in codes:
            yield f"| `{code.slug}` | {_cell(code.meaning)} |"
    yield ""


def _slug(code: Code) -> str:
    return code.slug


def _cell(text: str) -> str:
    """A text that cannot be taken for the table's own structure or for HTML."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def write_pages(folder: Path) -> None:
    """Write every page into a folder."""
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
