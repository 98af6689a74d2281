"""Where a paragraph stands on paper, as far as a Word file says."""

from __future__ import annotations


class Pages:
    """Counts pages and the paragraphs on each."""

    def __init__(self) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        self._page = 1
        self._on_page = 0

    def begin(self, number: int) -> None:
        """The paragraph with this number begins here."""
        self._on_page += 1
        self._places[number] = (self._page, self._on_page)

    def turn(self, number: int, *, is_empty: bool) -> None:
        """A page ends in this paragraph; is_empty: before any text of it."""
        self._page += 1
        self._on_page = 0
        if is_empty:
            self.begin(number)

    def where(self) -> dict[int, dict[str, str]]:
        """What a person looks for, by a paragraph's number, in both languages."""
        if self._page == 1:
            return {
                number: {"en": f"paragraph {number}", "nl": f"alinea {number}"}
                for number in self._places
            }
        return {
            number: {
                "en": f"page {page}, paragraph {on_page}",
                "nl": f"pagina {page}, alinea {on_page}",
            }
            for number, (page, on_page) in self._places.items()
        }
