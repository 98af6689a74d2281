"""What the host says and what is wrong with its settings, in the form of all findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from protocolwijzer.diagnostics import Code, Diagnostic, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.settings.files import display, read_text
from protocolwijzer.settings.yaml_places import DEPTH_LIMIT, read_yaml

# How MkDocs says where: a setting of its own, a place that our plugin gave it, a page.
_SETTING = re.compile(r"^Config value '(?P<key>[^']+)': ")
_PLACE = re.compile(r"(?P<file>\S+):(?P<line>\d+):(?P<column>\d+): ")
_PAGE = re.compile(r"^Doc file '(?P<file>[^']+)'")


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that the host had to say; level: as in logging."""

    level: int
    message: str


@contextmanager
def listening(logger: str, *, apart_from: str) -> Iterator[list[Heard]]:
    """What a logger and those below it warn about while the block runs; nothing is printed."""
    heard: list[Heard] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name != apart_from:
                heard.append(Heard(record.levelno, record.getMessage()))

    with _logging_to(Listener(), logger, logging.WARNING):
        yield heard


@contextmanager
def talking(logger: str) -> Iterator[None]:
    """What a logger and those below it say goes to standard error, as it is said."""
    with _logging_to(logging.StreamHandler(), logger, logging.INFO):
        yield


@contextmanager
def _logging_to(handler: logging.Handler, name: str, level: int) -> Iterator[None]:
    logger = logging.getLogger(name)
    before = (logger.level, logger.propagate)
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


def finding(heard: Heard, config_file: Path) -> Diagnostic:
    """What the host says as a finding, at the place that it names."""
    code = Code.HOST_ERROR if heard.level >= logging.ERROR else Code.HOST_WARNING
    message = heard.message.strip()
    place = Place(display(config_file))
    mend = "See what MkDocs says, and mend it."
    if setting := _SETTING.match(message):
        place = place_of(config_file, setting["key"])
        mend = f"Mend this setting in {display(config_file)}."
    if named := _PLACE.search(message):
        place = Place(named["file"], int(named["line"]), int(named["column"]))
        message = message[: named.start()] + message[named.end() :]
    if page := _PAGE.match(message):
        place = Place(page["file"])
        mend = "Mend this page."
    return Diagnostic(code, place, message, mend)


def yaml_findings(config_file: Path) -> Diagnostics:
    """What is wrong with the host's settings as YAML; the host's own tags in them are not."""
    found = Diagnostics()
    text = read_text(config_file, found)
    if text is not None:
        read_yaml(text, file=display(config_file), diagnostics=found)
    kept = Diagnostics()
    kept.extend(each for each in found if each.code is not Code.YAML_FEATURE)
    return kept


def place_of(config_file: Path, *path: str) -> Place:
    """Where a key stands in the host's settings, or else the file.

    path: its outermost key and then the innermost ones; what is in between does not count, as
    plugins may be a list or a mapping.
    """
    file = display(config_file)
    text = read_text(config_file, Diagnostics())
    try:
        # Only composed, so that the host's own tags do not matter.
        root = yaml.compose(text or "", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return Place(file)
    top, ending = path[0], path[1:]
    for keys, mark in _keys(root):
        inner = keys[1:]
        if keys[0] == top and inner[len(inner) - len(ending) :] == ending:
            return Place(file, mark.line + 1, mark.column + 1)
    return Place(file)


def _keys(
    node: yaml.Node | None, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], yaml.Mark]]:
    """Every key with those above it, and where it stands; items of lists have none."""
    if len(above) > DEPTH_LIMIT:  # an anchor may hold itself
        return
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _keys(item, above)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            keys = (*above, str(key.value))
            yield keys, key.start_mark
            yield from _keys(value, keys)
