"""A school's logo: a picture in its folder."""

from __future__ import annotations

from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Logo
from protocolwijzer.settings.files import display
from protocolwijzer.settings.schema import SchoolSettings
from protocolwijzer.settings.yaml_places import Document

# What a file of each kind begins with; an SVG may begin with a comment or a declaration.
_BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
_LARGEST = 1_000_000


def read_logo(
    folder: Path, settings: SchoolSettings, document: Document, diagnostics: Diagnostics
) -> Logo | None:
    """The logo that school.yml names, or None; what is wrong with it is reported."""
    if settings.logo is None:
        return None
    path = folder / settings.logo
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)  # not all of what is no logo: it may be a disk image
    except OSError as error:
        diagnostics.report(
            Code.MISSING_FILE,
            document.value("logo"),
            f"{display(path)} cannot be read: {error.strerror or error}.",
            "Put the logo in the school's folder, or leave this setting out.",
        )
        return None
    kind = _kind(content)
    if kind is None or len(content) > _LARGEST:
        why = "is no PNG, JPEG or SVG picture" if kind is None else "is larger than 1 MB"
        diagnostics.report(
            Code.INVALID_VALUE,
            document.value("logo"),
            f"{display(path)} {why}.",
            "Save the logo as a PNG or SVG picture of at most 1 MB.",
        )
        return None
    return Logo(kind, content)


def _kind(content: bytes) -> str | None:
    for kind, beginning in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    return "svg" if b"<svg" in content else None
