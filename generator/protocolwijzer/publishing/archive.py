"""A built site as one zip file: to hand out, unpack anywhere and open without a server."""

from __future__ import annotations

import io
import re
import stat
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

SITE = "site"

# What a zip file dates from at the earliest, in seconds since 1970.
_FIRST_DATE = 315_532_800
_UNIX = 3  # the only system that an entry can say permissions of
_READABLE = (stat.S_IFREG | 0o644) << 16
_LONGEST_NAME = 60


def archive(site: Path, *, name: str, start_page: tuple[str, bytes], timestamp: int = 0) -> bytes:
    """A zip file whose bytes follow from these alone.

    It holds one folder, in which a page to start with stands beside the folder of the site: among
    the site's own files nobody would find where to begin. site: the built site; name: what the
    folder is called; start_page: that page's name and content, which refers to the site as SITE;
    timestamp: what to date all by, in seconds since 1970. Raises OSError when the site cannot be
    read.
    """
    folder = plain_name(name) or SITE
    date = time.gmtime(max(timestamp, _FIRST_DATE))[:6]
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=9) as zip_file:
        for path, content in _entries(site, start_page):
            entry = ZipInfo(f"{folder}/{path}", date)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            zip_file.writestr(entry, content)
    return written.getvalue()


def is_archive(file: Path) -> bool:
    """Whether `archive` could have made a file. Raises OSError when it cannot be read."""
    try:
        with ZipFile(file) as zip_file:
            return any(name.endswith(f"/{SITE}/index.html") for name in zip_file.namelist())
    except BadZipFile:
        return False


def plain_name(text: str) -> str:
    """A name that every computer and every zip program takes for a file; may be empty."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w-]+", " ", letters).split()
    return " ".join(words)[:_LONGEST_NAME].strip()


def _entries(site: Path, start_page: tuple[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield start_page
    files = ((file.relative_to(site).as_posix(), file) for file in site.rglob("*"))
    for path, file in sorted(files):
        if file.is_file():
            yield f"{SITE}/{path}", file.read_bytes()
