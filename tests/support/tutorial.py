"""The tutorials as something that can be done: what they show, in the order in which they show it.

Blocks of a tutorial say what happens in their first line, behind the three backticks:

- `console`: what stands after "$" is typed, what stands after ">" is answered, the rest is printed.
  [...] stands for anything; where lines break makes no difference. Without a "$" it goes on with
  the command before it.
- `diff FILE`: these lines of a file become those. An empty line stands between two places.
- `yaml FILE`: the whole file becomes this.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner

from protocolwijzer.cli import application
from tests.support.paths import ROOT
from tests.support.tutorial_story import STORIES

LANGUAGES = tuple(STORIES)
ANYTHING = "[...]"

_BLOCK = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_HOME = re.compile(r"/home/marijke/\w+")
_COPY = {"nl": "Protocol voor de website.docx", "en": "Protocol for the website.docx"}
_NEXT_YEAR = "Protocol 2026.docx"


@dataclass(frozen=True)
class Block:
    """A block of a tutorial. about: what stands behind its kind; line: where it begins."""

    kind: str
    about: str
    text: str
    line: int

    @property
    def command(self) -> str:
        """What is typed after the prompt."""
        return self.text.splitlines()[0].removeprefix("$ ")

    @property
    def answers(self) -> tuple[str, ...]:
        """What is answered."""
        lines = self.text.splitlines()
        return tuple(line[1:].strip() for line in lines if line.startswith(">"))

    @property
    def printed(self) -> str:
        """What the command prints, without what is answered."""
        return re.sub("^>.*", ">", self.text.partition("\n")[2], flags=re.MULTILINE)


def tutorial(language: str) -> str:
    """The text of the tutorial."""
    return (ROOT / "docs/guide" / f"tutorial.{language}.md").read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a tutorial in their order; what goes on with a command belongs to it."""
    found: list[Block] = []
    for match in _BLOCK.finditer(text):
        kind, about, content = match.groups()
        if kind == "console" and not content.startswith("$ "):
            found[-1] = replace(found[-1], text=found[-1].text + content)
        else:
            found.append(Block(kind, about, content, text.count("\n", 0, match.start()) + 1))
    yield from found


class Director:
    """Does what a tutorial says, in a project that holds nothing else."""

    def __init__(self, language: str, project: Path) -> None:
        self.project = project
        self._documents = project / "documents"
        self._documents.mkdir()
        story = STORIES[language]
        (self._documents / story.file).write_bytes(story.word())
        (self._documents / _COPY[language]).write_bytes(story.mended().word())
        (self._documents / _NEXT_YEAR).write_bytes(story.next_year().word())
        (project / "mkdocs.yml").write_text(
            f"site_name: {story.title}\nexclude_docs: |\n  /protocols/\n"
            f"theme: {{name: material, font: false, custom_dir: {ROOT / 'site_overrides'}}}\n"
            "plugins: [search, protocolwijzer]\n",
            encoding="utf-8",
        )

    def do(self, block: Block) -> str | None:
        """Do what a block says; what its command printed, or None where it has no such command.

        Raises ValueError where the block does not fit what is there.
        """
        with chdir(self.project):
            if block.kind == "console":
                return self._run(block)
            file = Path(block.about)
            if block.kind == "yaml":
                if not file.is_file():
                    message = f"line {block.line}: there is no {file} to write over"
                    raise ValueError(message)
                file.write_text(block.text, encoding="utf-8")
            elif block.kind == "diff":
                file.write_text(_patched(file, block), encoding="utf-8")
            return None

    def _run(self, block: Block) -> str | None:
        program, *arguments = shlex.split(self._here(block.command))
        if program == "cp":
            shutil.copyfile(*arguments)
        if program != "protocolwijzer":
            return None
        result = CliRunner().invoke(
            application,
            arguments,
            input="".join(f"{self._here(answer)}\n" for answer in block.answers),
            prog_name=program,
            env={"COLUMNS": "100", "NO_COLOR": "1"},
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        home = _HOME.search(block.command)
        return result.output.replace(str(self._documents), home[0] if home else "")

    def _here(self, text: str) -> str:
        return _HOME.sub(str(self._documents), text)


def shows(block: Block, printed: str) -> bool:
    """Whether a block shows what its command printed."""
    pieces = (re.escape(" ".join(piece.split())) for piece in block.printed.split(ANYTHING))
    pattern = ".*".join(pieces)
    return re.fullmatch(pattern, " ".join(printed.split())) is not None


def _patched(file: Path, block: Block) -> str:
    """A file's text with the changes of a block made. Raises ValueError where one does not fit."""
    text = file.read_text(encoding="utf-8")
    for change in block.text.strip("\n").split("\n\n"):
        lines = change.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        if text.count(old) != 1:
            message = f"line {block.line}: {file} does not have these lines once:\n{old}"
            raise ValueError(message)
        text = text.replace(old, new)
    return text
