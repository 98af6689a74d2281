"""Slips of the pen: brackets and quotation marks that do not pair, doubled words, lost spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import eq

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import WORD, Passage, is_dutch, is_english, listed, passages
from protocolwijzer.model import Protocol

_PAIRS = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "\u00ab": "\u00bb"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
# "a)" and "2)" are labels, and ":)" is a face.
_LABEL = re.compile(r"(?:(?:^|[\s(;,])(?:\w|\d\d|[ivx]{1,4})|[:;][-^]?)\)")
_MARK = re.compile(r"[()\[\]{}\u201c\u201d\u201e\u00ab\u00bb]")
# A quote that opens: after white space or a bracket, before a letter. The short words that begin
# with an apostrophe ('s avonds, 't, 'n, 'm, 'k) are none.
_OPENING = re.compile(
    r"(?<![\w'\u2019.,;:!?])['\u2018](?=\w)(?!(?:s|t|n|m|k|r|ie|em|tis|twas|cause|til)\b)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?<=[\w.,;:!?\u2026)])['\u2019](?!\w)")

# Words that good sentences have twice on end.
_TWICE = {
    "nl": listed("dat die wie zij ze je we er haar had was hebben zijn is in u ja nee het om op"),
    "en": listed("that had is her who you very no yes"),
}
# Two small letters, a mark, a capital and a small letter: "klaar.De". Addresses have a small letter
# or a slash there; abbreviations one letter or capitals only.
_NO_SPACE = re.compile(
    r"[.!?;,](?:(?<=[^\W\d_A-Z]{2}.)(?=[A-Z\u00c0-\u00de][a-z\u00df-\u00ff])"
    r"|(?<=[^\W\d_A-Z]{3}[,;])(?=[a-z\u00df-\u00ff]{3}))"
)
_NEIGHBOURS = 30


def check_marks(editions: Iterable[Protocol]) -> Iterator[Flag]:
    """Brackets, quotation marks, doubled words and missing spaces, in every edition."""
    for edition in editions:
        paired = _paired_across(edition)
        for passage in passages(edition):
            if not (passage.clause and passage.clause.id in paired):
                yield from _unpaired(passage)
            yield from _doubled(passage)
            yield from _spaces(passage)


def _paired_across(edition: Protocol) -> frozenset[str]:
    """The ids of clauses that, with all their parts, close what one paragraph of them opens."""
    return frozenset(
        part.id
        for section in edition.sections
        for clause in section.clauses
        if not any(_alone("\n".join(part.text for part in clause.walk())))
        for part in clause.walk()
    )


def _unpaired(passage: Passage) -> Iterator[Flag]:
    at = min(_alone(passage.text), default=None)
    if at is None:
        return
    mark = passage.text[at]
    yield passage.flag(
        Code.UNPAIRED_MARK,
        (at, at + 1),
        _("A mark %(mark)s opens here and is never closed.")
        if mark in _PAIRS or mark in "'\"\u2018\u201e"
        else _("A mark %(mark)s closes here that was never opened."),
        {"mark": mark},
    )


def _alone(text: str) -> Iterator[int]:
    """Where marks stand that have no other half."""
    yield from _lonely(text)
    yield from _lonely_quotes(text)


def _lonely(text: str) -> Iterator[int]:
    """Where brackets and paired quotes stand alone."""
    labels = {match.end() - 1 for match in _LABEL.finditer(text)}
    open_marks: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\u201c" and open_marks and text[open_marks[-1]] == "\u201e":
            open_marks.pop()  # in German a quote ends like this
        elif mark in _PAIRS or mark == "\u201e":
            open_marks.append(at)
        elif open_marks and text[open_marks[-1]] in {
            _CLOSERS[mark],
            "\u201e" if mark == "\u201d" else "",
        }:
            open_marks.pop()
        elif at not in labels:
            yield at
    yield from open_marks


def _lonely_quotes(text: str) -> Iterator[int]:
    """Where straight and single quotes open and nothing after them can close them."""
    straight = [match.start() for match in re.finditer(r'(?<!\d)"', text)]
    if len(straight) % 2:
        yield straight[-1]
    closing = [match.start() for match in _CLOSING.finditer(text)]
    used = 0
    for match in _OPENING.finditer(text):
        while used < len(closing) and closing[used] < match.start():
            used += 1
        if used == len(closing):
            yield match.start()
        used += 1


def _doubled(passage: Passage) -> Iterator[Flag]:
    language = passage.edition.language.partition("-")[0]
    allowed = _TWICE.get(language, frozenset())
    words = [word.casefold() for word in WORD.findall(passage.text)]
    if not any(map(eq, words, words[1:])):
        return
    found = list(WORD.finditer(passage.text))
    for at in (at for at in range(1, len(words)) if words[at - 1] == words[at]):
        before, match = found[at - 1], found[at]
        if (
            len(match[0]) > 1
            and not match[0].isupper()
            and words[at] not in allowed
            and passage.text[before.end() : match.start()].isspace()
        ):
            start, end = before.start(), match.end()
            yield passage.flag(
                Code.DOUBLED_WORD,
                (start, end),
                _("\u201c%(words)s\u201d is here twice in a row."),
                {"words": match[0]},
            )


def _spaces(passage: Passage) -> Iterator[Flag]:
    if not (is_dutch(passage.edition.language) or is_english(passage.edition.language)):
        return
    text = passage.text
    for match in _NO_SPACE.finditer(text):
        start = max(text.rfind(" ", max(0, match.start() - _NEIGHBOURS), match.start()) + 1, 0)
        end = text.find(" ", match.end(), match.end() + _NEIGHBOURS)
        end = min(len(text), match.end() + _NEIGHBOURS) if end < 0 else end
        word = text[start:end]
        if any(mark in word for mark in "/@\\") or "www" in word:
            continue
        yield passage.flag(
            Code.MISSING_SPACE,
            (start, end),
            _("A space seems to be missing in \u201c%(words)s\u201d."),
            {"words": word},
        )
