"""Finished handouts are kept: most stay the same from one build to the next."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

from protocolwijzer.handouts.typesetting import Pdf, TypesettingError, basis, opened, typeset
from protocolwijzer.whole_files import write_whole_bytes

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
        pdf = _found(path)
        if pdf is None:
            pdf = typeset(template, data, timestamp)
            # What could not all be printed is made anew, so that it is reported anew.
            if not pdf.unprintable:
                # A disk that is full or may not be written to is no mistake.
                with suppress(OSError):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    write_whole_bytes(path, pdf.content)
        return pdf

    def tidy(self) -> None:
        """Remove what no build has used for a month."""
        if self._folder is None:
            return
        # Another build may tidy at the same time, and the folder may be someone else's.
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.stat().st_mtime < time.time() - _MONTH:
                    path.unlink()


def _found(path: Path) -> Pdf | None:
    """A handout that was kept, noted as used; None where there is none, or a damaged one."""
    try:
        pdf = opened(path.read_bytes())
    except (OSError, TypesettingError):
        return None
    with suppress(OSError):
        os.utime(path)
    return pdf
