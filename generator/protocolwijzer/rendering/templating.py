"""The template engine: the package's own templates, and before them those of a school."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)

from protocolwijzer.rendering.icons import icon, icon_shape


@cache
def environment(overrides: Path | None) -> Environment:
    """Templates from `templates` in a folder of overrides, and otherwise the package's own."""
    loaders: list[BaseLoader] = [PackageLoader("protocolwijzer", "templates")]
    if overrides is not None:
        loaders.insert(0, FileSystemLoader(overrides / "templates"))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["icon"] = icon
    made.globals["icon_shape"] = icon_shape
    return made
