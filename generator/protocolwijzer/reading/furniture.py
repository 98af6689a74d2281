"""Lines that are no text of a protocol: page numbers, contents lists, letterheads, menus, notes.

Only what is certain enough goes, and each line that goes is a doubt with all its words. What says
when and by whom a text was adopted goes the same way where it stands in a table or on a title page;
a sentence that says it is a clause like any other. Definitions are clauses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.reading.broken_words import SOFT_HYPHEN
from protocolwijzer.reading.decoding import Line
from protocolwijzer.reading.headings import is_only_school
from protocolwijzer.reading.markers import Style, parse_marker

# No furniture is longer, and some patterns take the square of the length.
_LONGEST = 400
_PAGE = r"(?:pagina|page|blz\.?|blad)\s*[0-9]{1,3}(?:\s*(?:van|of|/)\s*[0-9]{1,3})?"
_PAGE_NUMBER = re.compile(
    rf"{_PAGE}|[0-9]{{1,3}}\s*/\s*[0-9]{{1,3}}|[-–]\s*[0-9]{{1,3}}\s*[-–]|[0-9]{{1,3}}",  # noqa: RUF001
    re.IGNORECASE,
)
# A running foot: the document's name, a gap, the page.
_RUNNING_FOOT = re.compile(rf"(?:\s{{2,}}|\s?\|\s?){_PAGE}$", re.IGNORECASE)
_BESIDE_TEXT = (
    # When it was printed, or the address with the page.
    (
        re.compile(
            r"(?:https?|file)://\S+\s+[0-9]{1,3}\s*/\s*[0-9]{1,3}"
            r"|[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?\b.*",
            re.IGNORECASE,
        ),
        "what a browser prints around a page",
    ),
    (re.compile(r"<!--.*-->"), "a remark that readers do not see"),
)
_CONTENTS_TITLE = re.compile(
    r"#*\s*(?:inhoud|inhoudsopgave|contents|table of contents)\s*:?", re.IGNORECASE
)
# Word numbers it like any other heading where its style is based on one.
_NUMBERED_CONTENTS_TITLE = re.compile(
    rf"[0-9]{{1,2}}\.?\s+(?:{_CONTENTS_TITLE.pattern})", re.IGNORECASE
)
_TRAILING_NUMBER = re.compile(r"(?<=[\s.…])[0-9]{1,3}$")
_LEADERS = re.compile(r"\.{4}|…{2}|(?:\. ){4}")
_MOST_WRAPPED = 2
_FEWEST_ENTRIES = 3
_RULE = re.compile(r"(?:[-*_]\s*){3,}")

_FILL_IN = re.compile(r"_{4}|\.{8}|…{4}|(?:_ ){4}|(?:\. ){6}")
_MOST_LABEL_WORDS = 6
_SIGNATURE = re.compile(
    r"(?:voor\s+(?:akkoord|gezien)|getekend|w\.\s?g\.|handtekening|signature|signed|naam|name|datum"
    r"|date|plaats|place|plaats en datum|place and date)"
    r"(?:\s+(?:van\s+)?(?:de\s+)?(?:ouders?(?:\(s\)|/verzorgers?)?|leerling|directeur|parents?|pupil"
    r"|student|head))?\s*[:,]?",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:home|start|welkom)(?:\s*[>»›]|\s[/|]\s).*|(?:u bent hier|you are here)\b.*"  # noqa: RUF001
    r"|(?:ga|spring) naar (?:de )?inhoud|skip to (?:main )?content|terug naar boven|back to top"
    r"|print deze pagina|print this page|delen? (?:op|via) (?:facebook|twitter|x|linkedin|whatsapp)"
    r"|(?:©|\(c\)|copyright)\s.*(?:19|20)[0-9]{2}.*",
    re.IGNORECASE,
)
# Any of these may be a heading; two together are a menu.
_MENU_WORD = re.compile(
    r"home|menu|zoeken|search|inloggen|log ?in|contact|nieuws|news|agenda|downloads|cookies"
    r"|cookiebeleid|privacyverklaring|sitemap|disclaimer|facebook|instagram|linkedin",
    re.IGNORECASE,
)
_MENU_ITEMS = re.compile(r"\s[|•·»]\s")
_FEWEST_MENU_ITEMS = 3

_CONTACT = re.compile(
    r"(?:t|tel|telefoon|phone|f|fax|e|e-?mail|i|w|website|internet|www|bezoekadres|postadres"
    r"|address|brin(?:-?nummer)?|kvk(?:-?nummer)?|iban)\s*[.:]{1,2}\s*\S.*"
    r"|(?:tel|telefoon)\.?\s+[0-9(+].*"
    r"|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|postbus\s+[0-9]+.*"
    r"|(?:[\w.' -]+,?\s+)?[1-9][0-9]{3}\s?[A-Z]{2}\s+[\w' -]+",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"[A-Z][\w.' -]*(?:straat|weg|laan|plein|kade|singel|dijk|hof|pad|gracht) [0-9]+.*"
)
_FACT = re.compile(
    r"(?:versie(?:nummer|datum)?|version|datum(?: (?:van )?(?:vaststelling|ingang))?"
    r"|date(?: of adoption)?|status|auteurs?|authors?|opgesteld door|written by|eigenaar|owner"
    r"|vastgesteld(?: (?:op|door|d\.?d\.?))?|adopted(?: (?:on|by))?|vaststelling(?:sdatum)?"
    r"|ingangsdatum|instemming(?: g?mr)?|advies g?mr|document(?:naam|nummer|titel)?|kenmerk"
    r"|evaluatie(?:datum)?|herzien(?:ing(?:sdatum)?)?|laatst gewijzigd(?: op)?|last changed)"
    r"(?:\s*:\s*|\s{2,}|\s+(?=v?[0-9]))\S.{0,80}",
    re.IGNORECASE,
)
_VERSIONS_TITLE = re.compile(
    r"#*\s*(?:versie(?:beheer|geschiedenis|overzicht|tabel)|documentgeschiedenis|documentbeheer"
    r"|wijzigingsoverzicht|version history|version control|document history|revision history)\s*:?",
    re.IGNORECASE,
)
_VERSIONS_ROW = re.compile(
    r"v?[0-9]{1,2}(?:\.[0-9]{1,2})+\b.*|versie\b.*|version\b.*"
    r"|.*\b[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]{3,9})[-/. ](?:19|20)?[0-9]{2}\b.*",
    re.IGNORECASE,
)
# The heads of a version table's columns: every cell is one of these, and one says "version".
_CELLS = re.compile(r"\s+\|\s+|\t+|\s{3,}")
_VERSION_CELL = re.compile(r"versie(?:nummer|nr\.?)?|version(?: number)?", re.IGNORECASE)
_TABLE_CELL = re.compile(
    r"(?:versie|version|datum|date|nr|nummer|auteur|author|door|by|wie|who|status|omschrijving"
    r"|wijziging|wijzigingen|aanpassing|opmerking|opmerkingen|toelichting|reden|change|changes"
    r"|description|remarks|reason|naam|name|functie|wat is er (?:veranderd|gewijzigd)"
    r"|what (?:has )?changed|vastgesteld|goedgekeurd|paraaf|adopted|approved|initials)\b.{0,20}",
    re.IGNORECASE,
)
# Who adopted it and when, straight on the title page, even as a sentence.
_ADOPTION = re.compile(
    r"(?:(?:dit|deze|this|these)\s+\w+\s+(?:is|zijn|werd|are|was|were|has been)\s+)?"
    r"(?:vastgesteld|goedgekeurd|adopted|approved)\b.{0,160}",
    re.IGNORECASE,
)
# "Aldus vastgesteld te Groningen, 3 mei 2025": what stands above signatures.
_CLOSING = re.compile(
    r"(?:aldus|thus)\s+(?:vastgesteld|overeengekomen|opgemaakt|adopted|agreed)\b.{0,160}",
    re.IGNORECASE,
)
# What a web site's generator asks to stand above a text, between two rules.
_SETTINGS_EDGE = re.compile(r"-{3}|\+{3}")
_SETTING = re.compile(r"[\w-]+\s*[:=].*|-\s.*|\s*")
_MOST_SETTINGS = 50
_NOTE = re.compile(r"(?P<mark>\[\^?[0-9]{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]):?\s*(?=\S)")
_LONG = 80


def without_furniture(
    lines: Sequence[Line], *, file: str, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """The lines of the text alone; what is left out is reported with its words."""
    # White space that only a soft hyphen kept from the edge of the line goes with it.
    texts = [line.text.replace(SOFT_HYPHEN, "").strip() for line in lines]
    reasons = _Reasons(texts).all()
    marks = {
        match["mark"]
        for text, reason in zip(texts, reasons, strict=True)
        if reason == _FOOTNOTE and (match := _NOTE.match(text))
    }
    kept = []
    for line, text, reason in zip(lines, texts, reasons, strict=True):
        # What the file itself counts is a list, whatever its words look like.
        if reason and not line.label:
            diagnostics.report(
                Code.FURNITURE,
                Place(file, line.number, line.indent + 1),
                f'"{line.text}" was left out: it looks like {reason}.',
                "Put it in a sentence of its own if it is a rule.",
            )
            text = ""  # noqa: PLW2901 (a line that goes leaves a blank one, as a page break does)
        elif len(text) <= _LONGEST and _RULE.fullmatch(text) and text.strip("-"):
            # A row of dashes under text is Markdown's second-level heading and is kept for the
            # headings to see.
            text = ""  # noqa: PLW2901
        elif line.text.endswith(SOFT_HYPHEN):
            text += SOFT_HYPHEN  # noqa: PLW2901 (it says that the word goes on in the next line)
        for mark in marks:
            text = text.replace(mark, "")  # noqa: PLW2901
        kept.append(
            line
            if text == line.text
            else replace(line, text=text, hard_break=line.hard_break and bool(text))
        )
    return tuple(kept)


_FOOTNOTE = "a footnote"
_CONTENTS = "a contents list"
_ABOUT = "something about the document, not a rule"


class _Reasons:
    """Why lines are left out, "" for those that are not."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._times = Counter(_bare(text) for text in texts if text)
        self._found = [""] * len(texts)
        self._top = self._tail = 0

    def all(self) -> list[str]:
        """The reason for each line."""
        self._settings()
        self._contents()
        self._untitled_contents()
        self._versions()
        rest = zip(self._texts, self._found, strict=True)
        self._top, self._tail = _edges(["" if reason else text for text, reason in rest])
        marks = Counter(match["mark"] for text in self._texts if (match := _NOTE.match(text)))
        everything = "\n".join(self._texts) if marks else ""
        referred = {mark for mark in marks if everything.count(mark) > marks[mark] == 1}
        for index, text in enumerate(self._texts):
            if text and len(text) <= _LONGEST and not self._found[index]:
                self._found[index] = self._alone(index, text, referred)
        return self._found

    def _alone(self, index: int, text: str, referred: set[str]) -> str:
        """The reason for a line by its own words and where it stands."""
        by_itself = _by_itself(text)
        if by_itself:
            return by_itself
        note = _NOTE.match(text)
        if note and note["mark"] in referred:
            return _FOOTNOTE
        at_edge = index < self._top or index >= self._tail
        if _MENU.fullmatch(text) or self._is_in_menu(index) or (at_edge and _is_menu(text)):
            return "a menu of a website"
        if _is_fill_in(text) or (index >= self._tail and _SIGNATURE.fullmatch(text)):
            return "a place to sign or fill in"
        if at_edge and _FACT.fullmatch(text) and not text.endswith("."):
            return _ABOUT
        if index < self._top and _ADOPTION.fullmatch(text):
            return _ABOUT
        if index >= self._tail and _CLOSING.fullmatch(text):
            return "a place to sign or fill in"
        if index < self._top and (
            _CONTACT.fullmatch(text)
            or (
                _STREET.fullmatch(text)
                and (self._is_contact(index + 1) or is_only_school(self._texts[index - 1]))
            )
        ):
            return "a letterhead"
        return ""

    def _is_in_menu(self, index: int) -> bool:
        beside = self._texts[max(0, index - 1) : index] + self._texts[index + 1 : index + 2]
        return bool(_MENU_WORD.fullmatch(self._texts[index])) and any(
            _MENU_WORD.fullmatch(text) or _MENU.fullmatch(text) for text in beside
        )

    def _is_contact(self, index: int) -> bool:
        return index < len(self._texts) and bool(_CONTACT.fullmatch(self._texts[index]))

    def _contents(self) -> None:
        """Contents lists with a title: entries end in a number, or occur again as a heading."""
        index = 0
        while index < len(self._texts):
            is_numbered = _NUMBERED_CONTENTS_TITLE.fullmatch(self._texts[index])
            if not (is_numbered or _CONTENTS_TITLE.fullmatch(self._texts[index])):
                index += 1
                continue
            end = self._contents_end(index + 1)
            if is_numbered and len(list(filter(None, self._texts[index:end]))) <= _FEWEST_ENTRIES:
                index += 1
                continue
            for at in range(index, end):
                if self._texts[at]:
                    self._found[at] = _CONTENTS
            index = max(end, index + 1)

    def _contents_end(self, start: int) -> int:
        end = start
        seen: set[str] = set()
        wrapped = 0
        for index in range(start, len(self._texts)):
            text = self._texts[index]
            if not text:
                continue
            again = self._times[_bare(text)] > 1 and _bare(text) not in seen
            if _is_entry(text) or again:
                seen.add(_bare(text))
                end = index + 1
                wrapped = 0
            else:
                # An entry may be broken over lines.
                wrapped += 1
                if wrapped > _MOST_WRAPPED or len(text) > _LONG or text.endswith("."):
                    break
        return end

    def _untitled_contents(self) -> None:
        """At least three entries in a row whose numbers rise and whose words occur again."""
        run: list[int] = []
        last = 0
        for index, text in enumerate([*self._texts, "x"]):
            if not text:
                continue
            number = _TRAILING_NUMBER.search(text) if len(text) <= _LONGEST else None
            if number and _is_entry(text) and int(number.group()) >= last:
                run.append(index)
                last = int(number.group())
                continue
            again = sum(1 for at in run if self._times[_bare(self._texts[at])] > 1)
            if len(run) >= _FEWEST_ENTRIES and 2 * again > len(run):
                for at in run:
                    self._found[at] = _CONTENTS
            run, last = [], 0

    def _settings(self) -> None:
        """Settings above a text in Markdown ("front matter"), with the rules around them."""
        first = next((index for index, text in enumerate(self._texts) if text), 0)
        if not self._texts or not _SETTINGS_EDGE.fullmatch(self._texts[first]):
            return
        edge = self._texts[first]
        for index in range(first + 1, min(len(self._texts), first + _MOST_SETTINGS)):
            text = self._texts[index]
            if text in (edge, "..."):
                for at in range(first, index + 1):
                    self._found[at] = _ABOUT if self._texts[at] else ""
                return
            if not _SETTING.fullmatch(text):
                return

    def _versions(self) -> None:
        """Version tables: their title, and rows that begin with a version or hold a date."""
        index = 0
        while index < len(self._texts):
            text = self._texts[index]
            index += 1
            if len(text) <= _LONGEST and is_version_table(_CELLS.split(text)):
                self._found[index - 1] = _ABOUT
                while index < len(self._texts) and len(_CELLS.split(self._texts[index])) > 1:
                    self._found[index] = _ABOUT
                    index += 1
            if not _VERSIONS_TITLE.fullmatch(text):
                continue
            self._found[index - 1] = _ABOUT
            while index < len(self._texts):
                text = self._texts[index]
                is_row = len(text) <= _LONGEST and _VERSIONS_ROW.fullmatch(text)
                if text and not (is_row and not text.endswith(".")):
                    break
                self._found[index] = _ABOUT if text else ""
                index += 1


def _by_itself(text: str) -> str:
    """The reason for a line that is no text wherever it stands."""
    if _PAGE_NUMBER.fullmatch(text) or _RUNNING_FOOT.search(text):
        return "a page number"
    if _has_leaders(text):
        return _CONTENTS
    return next((what for form, what in _BESIDE_TEXT if form.fullmatch(text)), "")


def _edges(texts: Sequence[str]) -> tuple[int, int]:
    """Up to where a title page may go, and from where on a closing page: no rules stand there."""
    rules = [index for index, text in enumerate(texts) if is_rule_like(text)]
    return (rules[0], rules[-1] + 1) if rules else (len(texts), len(texts))


def is_rule_like(text: str) -> bool:
    """Whether a line has the look of a rule: long, a sentence, or with a number before it."""
    if _ADOPTION.fullmatch(text):
        return False
    is_sentence = text.endswith(".") and not _is_fill_in(text)
    return len(text) > _LONG or is_sentence or _opens_rule(text)


def is_version_table(cells: Sequence[str]) -> bool:
    """Whether cells, beside or below one another, are the heads of a version table."""
    return (
        len(cells) > 1
        and all(len(cell) <= _LONGEST and _TABLE_CELL.fullmatch(cell) for cell in cells)
        and any(_VERSION_CELL.fullmatch(cell) for cell in cells)
    )


def _opens_rule(text: str) -> bool:
    marker = parse_marker(text)
    return marker is not None and marker.is_firm and marker.style is not Style.BULLET


def _bare(text: str) -> str:
    """A line without what a contents list adds to it: number, leaders, markup."""
    stem = _TRAILING_NUMBER.sub("", text[:_LONGEST]).rstrip(" .…\t") or text
    return " ".join(stem.strip("#*_ ").casefold().split())


def _is_entry(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and bool(_TRAILING_NUMBER.search(text))
        and any(map(str.isalpha, text))
    )


def _has_leaders(text: str) -> bool:
    number = _TRAILING_NUMBER.search(text)
    if number is None:
        return False
    before = text[: number.start()].rstrip()
    stem = before.rstrip(" .…")
    return bool(stem) and bool(_LEADERS.search(f"{before[len(stem) :]} "))


def _is_fill_in(text: str) -> bool:
    """Whether a line is a few words and dots or dashes to write on."""
    if not _FILL_IN.search(text):
        return False
    words = re.sub(r"[_.…:]{2,}|(?:[_.] )+", " ", text).split()
    return len(words) <= _MOST_LABEL_WORDS


def _is_menu(text: str) -> bool:
    items = _MENU_ITEMS.split(text)
    return len(items) >= _FEWEST_MENU_ITEMS and all(
        len(item.split()) <= _FEWEST_MENU_ITEMS and not item.endswith((".", ";", ":"))
        for item in items
    )
