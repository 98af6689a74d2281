"""Finished handouts are kept: most stay the same from one build to the next."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path

from protocolwijzer.handouts.typesetting import Pdf, TypesettingError, basis, opened, typeset

_MONTH = 30 * 24 * 3600


class Shelf:
    """A folder of finished handouts by what they were made from; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def typeset(self, template: str, data: str, timestamp: int) -> Pdf:
        """As `typesetting.typeset`, which is asked only for what is not here yet."""
        if self._folder is None:
            return typeset(template, data, timestamp)
        made_from = "\0".join((basis(), template, str(timestamp), data))
        path = self._folder / f"{hashlib.sha256(made_from.encode()).hexdigest()}.pdf"
        try:
            content = path.read_bytes()
            os.utime(path)
            return opened(content)
        except (OSError, TypesettingError):
            pdf = typeset(template, data, timestamp)
            # What could not all be printed is made anew, so that it is reported anew.
            if not pdf.unprintable:
                self._put(path, pdf.content)
            return pdf

    def _put(self, path: Path, content: bytes) -> None:
        """Whole or not at all; a disk that is full or may not be written to is no mistake."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(content)
            Path(file.name).replace(path)
        except OSError:
            return

    def tidy(self) -> None:
        """Remove what no build has used for a month."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.stat().st_mtime < time.time() - _MONTH:
                path.unlink(missing_ok=True)
