"""Ids and labels: what a section or clause is called when the text itself does not say.

An id is the section's id and the written number ("a.5", "reikwijdte.4b"); numbers are never
recounted. Where nothing is written a name is minted by the rules below, which depend only on the
section and its clauses, so that reader and writer agree on when an id must be spelled out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

BULLET = "-"
PARAGRAPH = ""

# What school protocols call their parts, most telling first: "Doelgroep en reikwijdte" is about
# scope, "Sancties en gevolgen voor leerlingen" about sanctions.
_KNOWN_SECTIONS: tuple[tuple[str, str], ...] = (
    ("reikwijdte", r"reikwijdte|werkingssfeer|toepassingsgebied"),
    ("scope", r"scope"),
    ("sancties", r"sancties?"),
    ("sanctions", r"sanctions?"),
    ("uitgangspunten", r"uitgangspunten"),
    ("begrippen", r"begrippen|begripsbepalingen|definities"),
    ("inleiding", r"inleiding"),
    ("introduction", r"introduction"),
    ("vooraf", r"vooraf"),
    ("doel", r"doel|doelen|doelstelling|doelstellingen"),
    ("slot", r"slot|slotbepaling|slotbepalingen"),
)
_KEYWORD = (
    r"(?:artikel|hoofdstuk|paragraaf|bijlage|aanhangsel|article|chapter|section|annex|appendix)"
)
_LABELLED_TITLE = re.compile(
    rf"(?P<label>(?i:{_KEYWORD})\s+(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|[IVXLC]{{1,6}}|[A-Z])(?!\w)"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3})*(?=[.):]|\s|$)"
    r"|(?:[IVXLC]{1,6}|[A-Z])(?=[.):]))"
)
_STOP_WORD = re.compile(
    "de|het|een|en|of|in|op|van|voor|met|aan|bij|tot|uit|over|te|the|a|an|and|or|for|to"
)
_LONGEST_LABEL = 16
_CHAPTER_NUMBER = re.compile(r"(?:^|\s)([0-9]+(?:\.[0-9]+)*)$")


def ascii_words(text: str) -> list[str]:
    """The words of a text in small ASCII letters and digits, accents left off."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def slug(text: str) -> str:
    """ASCII letters, digits and hyphens, at most three telling words; "deel" if none is left."""
    words = ascii_words(text)
    telling = [word for word in words if not _STOP_WORD.fullmatch(word)] or words
    return "-".join(telling[:3]) or "deel"


def title_label(title: str) -> str:
    """The label that a heading starts with ("A", "Artikel 3"), or ""."""
    match = _LABELLED_TITLE.match(title)
    return match["label"] if match else ""


def opens_chapter(title: str) -> bool:
    """Whether a heading is a section's for sure: it has a number, or a well-known name."""
    whole = rf"(?:{'|'.join(words for _, words in _KNOWN_SECTIONS)})\W*"
    return bool(title_label(title)) or re.fullmatch(whole, title, re.IGNORECASE) is not None


def section_id(title: str) -> str:
    """The id minted for a heading: its label, a well-known name in it, or a slug."""
    label = title_label(title)
    if label:
        return slug(label.replace(".", "-"))
    for name, words in _KNOWN_SECTIONS:
        if re.search(rf"\b(?:{words})\b", title, re.IGNORECASE):
            return name
    return slug(title)


def section_label(title: str, identity: str) -> str:
    """What is said before a clause's number: the label, a short title, or the id."""
    label = title_label(title)
    if label:
        return label
    if title and len(title) <= _LONGEST_LABEL:
        return title
    return identity.replace("-", " ").capitalize()


def is_numbered(number: str) -> bool:
    """Whether a clause with this number is neither a bullet nor a paragraph."""
    return number not in (BULLET, PARAGRAPH)


def clause_ids(parent: str, parent_number: str, numbers: Sequence[str]) -> tuple[str, ...]:
    """The ids that clauses with these numbers get under a parent unless they say otherwise.

    parent: the id of the section or clause; parent_number: its own number or label, which dotted
    numbers repeat ("3" for the "3.1" of article 3).
    """
    anything_numbered = any(map(is_numbered, numbers))
    ids = []
    unnumbered = 0
    for number in numbers:
        if not is_numbered(number):
            unnumbered += 1
            ids.append(f"{parent}.{'p' if anything_numbered else ''}{unnumbered}")
            continue
        own = number.lower().removeprefix(f"{parent_number.lower()}.")
        glued = parent[-1].isdigit() and own.isalpha()
        ids.append(f"{parent}{own}" if glued else f"{parent}.{own}")
    return tuple(ids)


@dataclass(frozen=True, slots=True)
class Named:
    """A section whose id is known, and the numbers of the clauses directly under it."""

    id: str
    title: str
    label: str
    numbers: tuple[str, ...]


def section_clause_ids(sections: Sequence[Named]) -> tuple[tuple[str, ...], ...]:
    """The same directly under every section of a text, in the order of the text.

    Without a title a section's first paragraph bears its id. A number that repeats that of the
    chapter it stands in ("3.8" in chapter 3, whatever heading lies between) is complete by itself,
    and is the id wherever nothing else in the text could be meant.
    """
    full = [_full_ids(section) for section in sections]
    complete = [
        [number if _is_complete(number, chapter) else "" for number in section.numbers]
        for section, chapter in zip(sections, _chapters(sections), strict=True)
    ]
    # Once for a clause whose full id it is as well.
    claims = Counter(
        name
        for ids, numbers in zip(full, complete, strict=True)
        for each in zip(ids, numbers, strict=True)
        for name in {*each}
    )
    return tuple(
        tuple(
            number if number and claims[number] == 1 else name
            for name, number in zip(ids, numbers, strict=True)
        )
        for ids, numbers in zip(full, complete, strict=True)
    )


def _full_ids(section: Named) -> tuple[str, ...]:
    if section.title:
        return clause_ids(section.id, section.label.rsplit(maxsplit=1)[-1], section.numbers)
    ids = clause_ids(section.id, "", section.numbers)
    opens = section.numbers and section.numbers[0] == PARAGRAPH
    return (section.id, *ids[1:]) if opens else ids


def _chapters(sections: Sequence[Named]) -> list[str]:
    """For every section the number of the heading it stands under, its own first; or ""."""
    chapters = []
    chapter = ""
    for section in sections:
        number = _CHAPTER_NUMBER.search(section.label) if title_label(section.title) else None
        chapter = number[1] if number else chapter
        chapters.append(chapter)
    return chapters


def _is_complete(number: str, chapter: str) -> bool:
    """Whether a number begins with a chapter's: "3.8" in chapter 3, or in its section 3.1."""
    head, dot, _ = number.partition(".")
    return bool(dot) and head == chapter.partition(".")[0]
