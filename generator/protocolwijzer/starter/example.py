"""A made-up school, complete and without findings, to write over."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from string import Template

from protocolwijzer.settings.yaml_text import quoted
from protocolwijzer.starter.making import NewSchool, make_school

FILES = ("school.yml", "protocol.nl.md", "protocol.en.md", "clauses.yml")
TREE_FILES = ("photo.yml", "index.yml")


def create_example(
    protocols: Path, school_id: str, name: str, *, trees: Path | None = None
) -> tuple[Path, ...]:
    """Make the example below `protocols` and `trees`; its files. Raises as `make_school` does."""
    words = {"school_id": school_id, "name": quoted(name)}
    example = files(__package__) / "example_school"

    def text(*path: str) -> str:
        template = example.joinpath(*path).read_text(encoding="utf-8")
        return Template(template).substitute(words)

    school = NewSchool(
        school_id,
        {file: text(file) for file in FILES},
        {file: text("decision_trees", file) for file in TREE_FILES} if trees else {},
    )
    return make_school(school, protocols, trees)
