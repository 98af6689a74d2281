"""PDF files to lines as their reader sees them.

A PDF knows letters and their places, no lines, paragraphs or lists. What is built from the
places is doubted where it is not certain, and what is left out is reported with its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.importing.pdf_contents import Contents
from protocolwijzer.importing.pdf_furniture import (
    FOOTNOTE,
    LeftOut,
    references,
    without_page_furniture,
)
from protocolwijzer.importing.pdf_lines import PageLines, TextLine, page_lines
from protocolwijzer.importing.pdf_paragraphs import Layout
from protocolwijzer.importing.pdf_process import FORM, MAX_PAGES, PROTECTED, TOO_LONG, contents_of
from protocolwijzer.importing.source import Source
from protocolwijzer.model import Place
from protocolwijzer.reading.broken_words import BrokenWords
from protocolwijzer.reading.decoding import Line

_USE_WORD = "Give the Word file that it was made from."
_REFUSED: Mapping[str, tuple[Code, str, str]] = {
    PROTECTED: (
        Code.PROTECTED_FILE,
        "The file can only be opened with a password.",
        "Open it, save it without a password (or print it to PDF), and give that file.",
    ),
    FORM: (
        Code.NO_TEXT,
        "The file is a form that only Adobe's own program can show; it holds no text.",
        _USE_WORD,
    ),
    TOO_LONG: (
        Code.TOO_LARGE,
        f"The file has more than {MAX_PAGES} pages, more than 1 MB of text, or does not end.",
        "Give a file with only the protocol in it.",
    ),
}
_DAMAGED = (
    Code.DAMAGED_FILE,
    "The file is not a PDF file, or is damaged.",
    "Download or save it again, or give the Word file that it was made from.",
)
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
# What part of the letters may be unknown, and of the long words without a vowel.
_MOST_UNKNOWN = 0.1
_MOST_ODD = 0.5
_FEWEST_WORDS = 20
_FEWEST_WIDE = 2


def read_pdf(data: bytes, *, file: str, diagnostics: Diagnostics) -> Source | None:
    """The lines of a PDF file; None with the reason reported. Never raises on any bytes.

    What is left out (running heads and feet, footnotes, comments, turned text) is reported as
    doubts with all its words, at the line where it stands.
    """
    contents = contents_of(data)
    if isinstance(contents, str):
        code, message, mend = _REFUSED.get(contents, _DAMAGED)
        diagnostics.report(code, Place(file), message, mend)
        return None
    if not _is_readable(contents, file, diagnostics):
        return None
    return _Reader(contents, file, diagnostics).source()


def _is_readable(contents: Contents, file: str, diagnostics: Diagnostics) -> bool:
    text = " ".join(run.text for page in contents.pages for run in page.runs)
    if not text:
        pictures = any(page.has_pictures for page in contents.pages)
        diagnostics.report(
            Code.NO_TEXT,
            Place(file),
            "The file is a scan: a picture of text, without the text itself."
            if pictures
            else "The file shows no text.",
            f"{_USE_WORD} If there is none, have its text recognised (OCR) and proofread that.",
        )
        return False
    words = _LONG_WORD.findall(text)
    odd = sum(1 for word in words if not _VOWEL.search(word))
    unknown = len(_UNKNOWN.findall(text))
    if unknown > _MOST_UNKNOWN * len(text) or (
        len(words) >= _FEWEST_WORDS and odd > _MOST_ODD * len(words)
    ):
        diagnostics.report(
            Code.SCRAMBLED_TEXT,
            Place(file),
            "The file shows letters but does not say which they are; copying from it gives "
            f'nonsense too: "{text[:60].strip()}".',
            _USE_WORD,
        )
        return False
    return True


class _Reader:
    """Pages to lines. Lines are counted through the file, those that are left out too."""

    def __init__(self, contents: Contents, file: str, diagnostics: Diagnostics) -> None:
        self._contents = contents
        self._file = file
        self._diagnostics = diagnostics
        self._pages = [
            page_lines(page, number) for number, page in enumerate(contents.pages, start=1)
        ]
        self._numbers: dict[tuple[int, int], int] = {}
        self._where: dict[int, Mapping[str, str]] = {}
        # A free number before every line is for the blank line that may come there.
        for page in self._pages:
            for line in page.lines:
                number = 2 * len(self._numbers) + 2
                self._numbers[line.page, line.number] = number
                self._where[number] = {
                    "en": f"page {line.page}, line {line.number}",
                    "nl": f"pagina {line.page}, tekstregel {line.number}",
                }
        self._body_size = _body_size(self._pages)

    def source(self) -> Source:
        text = without_page_furniture(self._pages, self._body_size)
        for each in text.left_out:
            self._report_left_out(each)
        self._report_others()
        for page in text.pages:
            self._report_wide(page)
        lines = [line for page in text.pages for line in page.lines]
        self._report_notes(text.kept_notes, lines)
        return Source(tuple(self._lines(lines)), self._where)

    def _place(self, page: int, line: int = 1) -> Place:
        return Place(self._file, self._numbers.get((page, line), 1))

    def _report_left_out(self, left_out: LeftOut) -> None:
        first = left_out.lines[0]
        if left_out.reason == FOOTNOTE:
            words = f'"{" ".join(line.text for line in left_out.lines)}"'
        else:
            words = ", ".join(dict.fromkeys(f'"{line.text}"' for line in left_out.lines))
        pages = list(dict.fromkeys(line.page for line in left_out.lines))
        self._diagnostics.report(
            Code.FURNITURE,
            self._place(first.page, first.number),
            f"{words} was left out on {_page_list(pages)}: it looks like {left_out.reason}.",
            "Put it in a rule of its own if it is one.",
        )

    def _report_notes(self, kept: Sequence[Sequence[TextLine]], lines: Sequence[TextLine]) -> None:
        """Lines that may be footnotes and were kept, and references without a footnote."""
        for note in kept:
            self._diagnostics.report(
                Code.UNCERTAIN_JOIN,
                self._place(note[0].page, note[0].number),
                f'"{" ".join(line.text for line in note)}" may be a footnote; it was read as text.',
                "Take it out of the text if it is one.",
            )
        for line in lines:
            if any(references(line)):
                self._diagnostics.report(
                    Code.DAMAGED_LETTERS,
                    self._place(line.page, line.number),
                    f'"{line.text}" has a raised figure or sign, which was read as text; it may '
                    "refer to a note.",
                    "Take it out if it does.",
                )

    def _report_others(self) -> None:
        for page in self._pages:
            for text, what in (
                *((words, "it does not run from left to right") for words in page.turned),
                *((words, "it is a comment or was filled in") for words in page.page.notes),
            ):
                self._diagnostics.report(
                    Code.FURNITURE,
                    self._place(page.number),
                    f'"{text}" on page {page.number} was left out: {what}.',
                    "Put it in a rule of its own if it is one.",
                )
            for first, last in page.columns:
                self._diagnostics.report(
                    Code.UNCERTAIN_ORDER,
                    self._place(page.number, first),
                    f"Lines {first} to {last} of page {page.number} stand in columns or a table; "
                    "they were read in the order that the file has them in.",
                    "Compare the order with the original.",
                )
        self._report_pictures()
        for name in self._contents.attachments:
            self._diagnostics.report(
                Code.FURNITURE,
                Place(self._file),
                f'The file "{name}" inside this file was not read.',
                "Give that file on its own if the protocol is in it.",
            )
        for page in self._pages:
            for line in page.lines:
                if _UNKNOWN.search(line.text):
                    self._diagnostics.report(
                        Code.DAMAGED_LETTERS,
                        self._place(line.page, line.number),
                        f'"{line.text}" has letters that the file does not name.',
                        "Compare it with the original.",
                    )

    def _report_wide(self, page: PageLines) -> None:
        """Lines that may be a table's, or run across columns."""
        wide = [line for line in page.lines if line.is_wide and not line.column]
        if len(wide) < _FEWEST_WIDE:
            return
        numbers = ", ".join(str(line.number) for line in wide)
        self._diagnostics.report(
            Code.UNCERTAIN_ORDER,
            self._place(page.number, wide[0].number),
            f"Lines {numbers} of page {page.number} have wide gaps, as a table or columns do; "
            "they were read from left to right.",
            "Compare the order with the original.",
        )

    def _report_pictures(self) -> None:
        scans = [page.number for page in self._pages if page.page.is_picture and not page.lines]
        recognised = [page.number for page in self._pages if page.page.is_picture and page.lines]
        others = [
            page.number
            for page in self._pages
            if page.page.has_pictures and not page.page.is_picture
        ]
        for pages, what, mend in (
            (
                scans,
                "is a scan without text: nothing of it was read",
                "Type out what it says.",
            ),
            (
                recognised,
                "is a picture with text behind it, perhaps a scan that a program recognised",
                "Compare every word with the original.",
            ),
            (
                others,
                "has a picture; words in it were not read",
                "Type them out if they are part of the protocol.",
            ),
        ):
            if pages:
                self._diagnostics.report(
                    Code.UNREAD_PICTURE,
                    self._place(pages[0]),
                    f"{_page_list(pages).capitalize()}: {what}."
                    if len(pages) > 1
                    else f"{_page_list(pages).capitalize()} {what}.",
                    mend,
                )

    def _lines(self, lines: Sequence[TextLine]) -> Iterator[Line]:
        """Lines as `reading` takes them: what is surely one paragraph is in one already."""
        layout = Layout(lines, self._body_size)
        words = BrokenWords(
            (line.text for line in lines), file=self._file, diagnostics=self._diagnostics
        )
        begin = 0
        is_below_heading = False
        for end in range(1, len(lines) + 1):
            if end < len(lines) and layout.goes_on(end):
                if layout.is_doubtful(end):
                    self._report_joint(lines[end])
                continue
            if begin and layout.is_break(begin):
                place = self._place(lines[begin].page, lines[begin].number)
                yield Line(place.line - 1, 0, "", hard_break=False)
            stands_out = layout.stands_out(begin, end)
            yield Line(
                self._numbers[lines[begin].page, lines[begin].number],
                layout.indent(lines[begin]),
                self._joined(lines[begin:end], words),
                hard_break=False,
                stands_out=stands_out,
                is_paragraph=stands_out or is_below_heading,
            )
            is_below_heading = stands_out
            begin = end

    def _report_joint(self, line: TextLine) -> None:
        self._diagnostics.report(
            Code.UNCERTAIN_JOIN,
            self._place(line.page, line.number),
            f'"{line.text}" begins a page or column; it was read as part of what stands before.',
            "Put an empty line before it if it is a paragraph of its own.",
        )

    def _joined(self, lines: Sequence[TextLine], words: BrokenWords) -> str:
        pieces = [lines[0].text]
        for line in lines[1:]:
            place = self._place(line.page, line.number)
            cut, between = words.joint(pieces[-1], line.text, place)
            pieces[-1] = pieces[-1][: len(pieces[-1]) - cut]
            pieces += [between, line.text]
        return "".join(pieces).strip()


def _body_size(pages: Sequence[PageLines]) -> float:
    """The size that most letters have, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0) or 10.0


def _page_list(pages: Sequence[int]) -> str:
    """Give "page 2" or "pages 2, 3 and 7 to 9"."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    parts: list[list[int]] = []
    for page in pages:
        if parts and page == parts[-1][-1] + 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    words = [str(part[0]) if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts]
    return f"pages {', '.join(words)}"
