"""Names: of the school, spelt in several ways; of online services, spelt otherwise or gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.platforms import GONE, NAMED, SPELLINGS, SPELT, Platform
from protocolwijzer.health.texts import Passage, listed, passages
from protocolwijzer.model import Protocol, School

# What stands before a school's own name, and tells no school from another.
_KINDS = listed(
    """
    scholengemeenschap sg csg rsg osg school basisschool obs cbs rkbs pcb bs kbs ikc kindcentrum
    college lyceum gymnasium openbare christelijke katholieke stichting primary secondary
    """
)
_ARTICLES = listed("de het een 't the a an van of")
_WORD = re.compile(r"[\w'\u2019]+")
# Addresses are written in small letters, whatever a name is.
_IN_ADDRESS = re.compile(r"[@/\\_]|\w\.\w\w")


def check_school_name(edition: Protocol, school: School) -> Iterator[Flag]:
    """The school's name, where a text spells it in more than one way or not as the school does.

    What kind of school it is may stand before the name or not; that is no other spelling.
    """
    names = tuple(dict.fromkeys((school.name, school.short_name)))
    core = _core(school.name)
    if not core:
        return
    right = {_without_kind(name) for name in names}
    found: dict[str, Passage] = {}
    bare: set[str] = set()
    for passage in passages(edition):
        if core[0] not in passage.text.casefold():
            continue
        for start, end, own in _mentions(passage.text, core, names):
            found.setdefault(passage.text[start:end], passage)
            bare.add(_own_part(passage.text[own:end], passage.text, own, right))
    if bare <= right:
        return
    odd = next(
        (spelling, passage)
        for spelling, passage in found.items()
        if _without_kind(spelling) not in right
    )
    message = (
        _("The name of the school is spelt in several ways: %(spellings)s.")
        if len(found) > 1
        else _("The name of the school is spelt %(spellings)s here; in school.yml it is %(name)s.")
    )
    passages_of = list(dict.fromkeys(each.clauses[0] for each in found.values() if each.clauses))
    yield Flag(
        Code.NAME_SPELLINGS,
        odd[1].place,
        message,
        {
            "spellings": tuple(f"\u201c{spelling}\u201d" for spelling in found),
            "name": f"\u201c{school.name}\u201d",
        },
        edition=edition,
        clauses=tuple(passages_of),
        words=odd[0],
    )


def _core(name: str) -> tuple[str, ...]:
    """The words of a name that tell the school from others, in small letters."""
    words = tuple(word.casefold() for word in _WORD.findall(name))
    return tuple(word for word in words if word not in _KINDS | _ARTICLES)


def _mentions(
    text: str, core: tuple[str, ...], names: Iterable[str]
) -> Iterator[tuple[int, int, int]]:
    """Where a school is named: start, end, and where the name itself begins after its kind."""
    words = [
        word
        for written in re.finditer(r"\S+", text)
        if not _IN_ADDRESS.search(written[0])
        for word in _WORD.finditer(text, *written.span())
    ]
    before = {word.casefold() for name in names for word in _WORD.findall(name)} - {*core}
    folded = [match[0].casefold() for match in words]
    for at in range(len(words) - len(core) + 1):
        if tuple(map(_bare, folded[at : at + len(core)])) != core:
            continue
        first = own = at
        # The article, when the name has one, and what kind of school it is.
        if first and folded[first - 1] in before & _ARTICLES and _adjacent(text, words, first):
            first = own = first - 1
        while first and folded[first - 1] in before | _KINDS and _adjacent(text, words, first):
            first -= 1
        last = words[at + len(core) - 1]
        end = last.end() - (len(last[0]) - len(_bare(last[0])))
        yield words[first].start(), end, words[own].start()


def _adjacent(text: str, words: list[re.Match[str]], at: int) -> bool:
    return not text[words[at - 1].end() : words[at].start()].strip()


def _bare(word: str) -> str:
    """A word without the 's of a genitive."""
    return re.sub(r"['\u2019]s?\Z", "", word)


def _own_part(spelling: str, text: str, at: int, right: Collection[str]) -> str:
    """A spelling as it would be in mid-sentence: the capital of a first word says nothing.

    right: the spellings that are right.
    """
    lowered = spelling[:1].lower() + spelling[1:]
    if lowered not in right:
        return spelling
    before = at
    while before and text[before - 1].isspace():
        before -= 1
    begins = before == 0 or text[before - 1] in ".!?:"
    return lowered if begins else spelling


def _without_kind(name: str) -> str:
    """A name without what kind of school it is, before it or behind it."""
    words = name.split()
    while len(words) > 1 and words[0].casefold() in _KINDS:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold() in _KINDS:
        words = words[:-1]
    return " ".join(words)


def _says_so(text: str, platform: Platform) -> bool:
    """Whether the text gives the new name as well: "X (voorheen Twitter)"."""
    return bool(platform.now) and bool(re.search(rf"(?<!\w){platform.now}(?!\w)", text))


def check_platforms(edition: Protocol) -> Iterator[Flag]:
    """Services that are gone or renamed, each where it is named first; and misspelt ones."""
    seen: set[str] = set()
    for passage in passages(edition):
        for match in NAMED.finditer(passage.text):
            platform = GONE[match[0].casefold()]
            if platform.name in seen or _says_so(passage.text, platform):
                continue
            seen.add(platform.name)
            yield passage.flag(
                Code.PLATFORM_GONE,
                (match.start(), match.end()),
                _("%(name)s has been called %(now)s since %(year)s.")
                if platform.now
                else _("%(name)s has not existed since %(year)s."),
                {"name": platform.name, "now": platform.now, "year": platform.year},
                words=platform.name,
                source=platform.source,
            )
        for match in SPELT.finditer(passage.text):
            written = match[0]
            right = SPELLINGS[written.casefold().replace("\u2019", "'")]
            # Small letters are a word of the language ("een whatsapp"), capitals a heading.
            if written in {*seen, right} or written.islower() or written.isupper():
                continue
            seen.add(written)
            yield passage.flag(
                Code.PLATFORM_SPELLING,
                (match.start(), match.end()),
                _("The service itself writes \u201c%(right)s\u201d, not \u201c%(written)s\u201d."),
                {"written": written, "right": right},
            )
