"""What stands on printed paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types


def text_of_pdf(file: Path) -> str:
    """All text of a PDF, in order."""
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
