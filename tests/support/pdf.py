"""What stands on the sheets that a browser prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2  # type: ignore[import-untyped] # it has no types
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.support.words import blank_folded

_DOTS_PER_MM = 2


@dataclass(frozen=True)
class Printed:
    """A page on A4, as the browser printed it."""

    content: bytes

    @cached_property
    def sheets(self) -> Sequence[str]:
        """The text of each sheet, in order, with white space folded."""
        with pypdfium2.PdfDocument(self.content) as document:
            return [blank_folded(page.get_textpage().get_text_range()) for page in document]

    @property
    def text(self) -> str:
        """The text of all sheets."""
        return " ".join(self.sheets)

    def ink(self, *, top: int, bottom: int) -> Sequence[tuple[float, float] | None]:
        """Per sheet from where to where it is printed, in mm from the left edge, or None.

        top, bottom: the height of the margins in mm that are not looked at.
        """
        with pypdfium2.PdfDocument(self.content) as document:
            scale = _DOTS_PER_MM * 25.4 / 72
            pictures = [page.render(scale=scale, grayscale=True).to_pil() for page in document]
        return [_ink(picture, top * _DOTS_PER_MM, bottom * _DOTS_PER_MM) for picture in pictures]


def printed(page: Page) -> Printed:
    """Print a page on A4, as from the browser's menu."""
    return Printed(page.pdf(format="A4"))


def _ink(picture: Image.Image, top: int, bottom: int) -> tuple[float, float] | None:
    body = picture.crop((0, top, picture.width, picture.height - bottom))
    box = ImageChops.difference(body, Image.new(body.mode, body.size, 255)).getbbox()
    return None if box is None else (box[0] / _DOTS_PER_MM, box[2] / _DOTS_PER_MM)
