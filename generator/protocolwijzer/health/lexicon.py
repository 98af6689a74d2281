"""Which words there are: dictionaries in the form that Hunspell reads.

A word list for people, not a spelling checker: it takes any compound of words that may begin a
compound and words that are there, so that a word it does not know is most likely none. The form is
described in hunspell(5); what is read here is FLAG, PFX, SFX, COMPOUNDBEGIN, COMPOUNDMIDDLE,
ONLYINCOMPOUND and FORBIDDENWORD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

_SHORTEST_PART = 3
_MOST_PARTS = 4
_SURE_END = 6
# Nobody writes longer words; a text that holds one holds something else.
_LONGEST = 60
# Every slip of a longer one may be a compound in so many ways that looking takes many seconds.
_LONGEST_MENDED = 30
_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz"
    "\u00e1\u00e0\u00e4\u00e9\u00e8\u00eb\u00ea\u00ed\u00ef\u00f3\u00f6\u00fa\u00fc"
)

_ACCENTS = {
    "a": "\u00e1\u00e0\u00e4",
    "e": "\u00e9\u00e8\u00eb\u00ea",
    "i": "\u00ed\u00ef",
    "o": "\u00f3\u00f6",
    "u": "\u00fa\u00fc",
}

Flags = frozenset[str]
# What an affix may be: what is taken away for it, and the rules that do so.
_Ways: TypeAlias = "list[tuple[str, list[_Affix]]]"


@dataclass(frozen=True, slots=True)
class _Affix:
    """One rule: a word with the flag may take the affix, if it meets `condition`."""

    flag: str
    condition: re.Pattern[str] | None
    grants: Flags


class Lexicon:
    """The words of one dictionary."""

    def __init__(self, rules: str, words: str) -> None:
        """rules, words: the text of an .aff and of its .dic file."""
        self._long_flags = False
        self._prefixes: dict[str, _Ways] = {}
        self._suffixes: dict[str, _Ways] = {}
        # What a flag brings along without a letter more: a rule whose affix is empty.
        self._grants: dict[str, Flags] = {}
        self._begins: set[str] = set()
        # A dictionary that has no such flag: a word that no flag is.
        self._part_only = self._forbidden = "none"
        self._read_rules(_one_letter(rules))
        self._words = self._read_words(_one_letter(words))
        self._all_prefixes = tuple(self._prefixes)
        self._suffix_lengths = sorted({len(affix) for affix in self._suffixes if affix})
        self._analyses = lru_cache(maxsize=1 << 16)(self._analysed)
        self._can_begin = lru_cache(maxsize=1 << 16)(self._begins_compound)

    @classmethod
    def read(cls, folder: Path) -> Lexicon | None:
        """The dictionary in a folder, as npm's dictionary packages have it; None where none is."""
        rules, words = folder / "index.aff", folder / "index.dic"
        if not (rules.is_file() and words.is_file()):
            return None
        return cls(rules.read_text(encoding="utf-8"), words.read_text(encoding="utf-8"))

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary, is formed by its rules, or is a compound."""
        return self.has(word) or self._is_compound(word)

    def has(self, word: str) -> bool:
        """Whether a word is in the dictionary or formed by its rules, compounds left out."""
        if len(word) > _LONGEST:
            return False
        found = self._analyses(word)
        return bool(found) and any(self._part_only not in flags for flags in found)

    def near(self, word: str) -> str | None:
        """A known word one slip away: a letter more, less or other, two swapped, a syllable twice.

        Words of the dictionary go before compounds, which are only looked for where the word is not
        extremely long. None where there is none.
        """
        if len(word) > _LONGEST:
            return None
        slips = list(_slips(word))
        found = next((slip.word for slip in slips if self.has(slip.word)), None)
        if found is None and self._begins and len(word) <= _LONGEST_MENDED:
            found = self._near_compound(word, slips)
        return found

    def _near_compound(self, word: str, slips: Iterable[_Slip]) -> str | None:
        """The first of the slips of a word that is a compound.

        A slip leaves what stands before it and after it as it was. So a compound is only looked for
        where one of these is a part by itself, and most slips need not be looked at at all.
        """
        # A letter that is added may make a part long enough.
        ends = range(_SHORTEST_PART - 1, len(word))
        heads = [end for end in ends if self._may_begin(word[:end])]
        tails = [end for end in ends if self._may_end(word[end:])]
        for slip in slips:
            cuts = [end for end in heads if end <= slip.start]
            cuts += [len(slip.word) - len(word) + end for end in tails if end >= slip.rest]
            cuts += range(slip.start + 1, slip.stop)
            last = len(slip.word) - _SHORTEST_PART
            if any(
                self._is_parted(slip.word[:cut], slip.word[cut:], _MOST_PARTS)
                for cut in cuts
                if _SHORTEST_PART <= cut <= last
            ):
                return slip.word
        return None

    def _may_begin(self, part: str) -> bool:
        return self._can_begin(part) or self.has(part)

    def _may_end(self, rest: str) -> bool:
        return self.has(rest) or self._is_compound(rest, _MOST_PARTS - 1)

    def _begins_compound(self, part: str) -> bool:
        """Whether the dictionary says that a compound may begin with this."""
        return any(flags & self._begins for flags in self._analyses(part))

    def _is_compound(self, word: str, parts: int = _MOST_PARTS) -> bool:
        if not self._begins or parts == 1 or len(word) > _LONGEST:
            return False
        return any(
            self._is_parted(word[:end], word[end:], parts)
            for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        )

    def _is_parted(self, part: str, rest: str, parts: int) -> bool:
        """Whether a word is a compound of a first part and a rest, of so many parts at most."""
        if self._can_begin(part) and (self.has(rest) or self._is_compound(rest, parts - 1)):
            return True
        # The dictionary does not say of every word that it may begin a compound. A long word after
        # it leaves little room for a slip ("netgebruik", but not "docent" and "ten").
        return len(rest) >= _SURE_END and self.has(part) and self.has(rest)

    def _analysed(self, word: str) -> tuple[Flags, ...]:
        """The flags of the word in every way in which it can be formed."""
        found = [flags for flags, _ in self._suffixed(word)]
        if word.startswith(self._all_prefixes):
            for affix, ways in self._prefixes.items():
                if affix and affix != word and word.startswith(affix):
                    found += self._prefixed(word[len(affix) :], ways)
        return tuple(found)

    def _prefixed(self, rest: str, ways: _Ways) -> Iterator[Flags]:
        """Flags of the words that are this behind a prefix. ways: those of the prefix."""
        for strip, rules in ways:
            bare = strip + rest
            for flags, stem in self._suffixed(bare):
                for rule in rules:
                    if rule.flag in stem and (not rule.condition or rule.condition.match(bare)):
                        yield flags

    def _suffixed(self, word: str) -> list[tuple[Flags, Flags]]:
        """Flags of the word as it is or with a suffix taken off, and those of its stem."""
        found = []
        if word in self._words:
            own = self._expanded(self._words[word])
            found.append((own, own))
        for length in self._suffix_lengths:
            ways = self._suffixes.get(word[-length:])
            if ways is None or length >= len(word):
                continue
            for strip, rules in ways:
                stem = word[:-length] + strip
                if stem in self._words:
                    flags = self._expanded(self._words[stem])
                    found += [
                        (flags | rule.grants, flags)
                        for rule in rules
                        if rule.flag in flags
                        and (not rule.condition or rule.condition.search(stem))
                    ]
        return found

    @lru_cache(maxsize=1 << 14)  # noqa: B019 # a lexicon lives as long as the command
    def _expanded(self, written: str) -> Flags:
        flags = frozenset(self._split(written))
        return flags.union(*(self._grants.get(flag, ()) for flag in flags))

    def _split(self, written: str) -> Iterable[str]:
        if self._long_flags:
            return (written[start : start + 2] for start in range(0, len(written), 2))
        return written

    def _read_words(self, words: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for line in words.splitlines()[1:]:
            word, _, flags = line.split("\t")[0].strip().partition("/")
            # Looked for in the whole first: splitting every word's flags takes a second.
            if self._forbidden in flags and self._forbidden in self._split(flags):
                continue
            # Words that are written alike: whatever one of them may, the word may.
            found[word] = found[word] + flags if word in found else flags
        found.pop("", None)
        return found

    def _read_rules(self, rules: str) -> None:
        self._long_flags = re.search(r"^FLAG long", rules, re.MULTILINE) is not None
        for line in rules.splitlines():
            fields = line.split()
            match fields[:1]:
                case ["COMPOUNDBEGIN" | "COMPOUNDMIDDLE"]:
                    self._begins.add(fields[1])
                case ["ONLYINCOMPOUND"]:
                    self._part_only = fields[1]
                case ["FORBIDDENWORD"]:
                    self._forbidden = fields[1]
                case ["PFX" | "SFX"] if len(fields) > 4 or "/" in "".join(fields[3:4]):  # noqa: PLR2004 # a rule, not the head of a table
                    self._read_affix(*fields[:5])

    def _read_affix(
        self, kind: str, flag: str, strip: str, added: str, condition: str = "."
    ) -> None:
        affix, _, grants = added.partition("/")
        affix, strip = ("" if part == "0" else part for part in (affix, strip))
        granted = frozenset(self._split(grants))
        if not affix and not strip:
            self._grants[flag] = self._grants.get(flag, frozenset()) | granted
            return
        pattern = None
        if condition != "." and not condition.startswith("#"):
            pattern = re.compile(condition + r"\Z" if kind == "SFX" else condition)
        table = self._suffixes if kind == "SFX" else self._prefixes
        ways = table.setdefault(affix, [])
        rule = _Affix(flag, pattern, granted)
        for known, rules in ways:
            if known == strip:
                rules.append(rule)
                return
        ways.append((strip, [rule]))


def _one_letter(text: str) -> str:
    """Dutch ij as two letters, which is how people type it."""
    return text.replace("\u0133", "ij").replace("\u0132", "IJ")


class _Slip(NamedTuple):
    """A word with letters that replace others of the word that it was made from.

    start, stop: where they stand in the word; rest: where the other word goes on behind them.
    """

    word: str
    start: int
    stop: int
    rest: int


def _slips(word: str) -> Iterator[_Slip]:
    """Words one slip away, the likeliest slips first: a lost accent, two letters swapped."""
    cuts = [(at, word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = [(at, word[:at], word[at], word[at + 1 :]) for at in range(len(word))]
    for at, before, letter, after in letters:
        for c in _ACCENTS.get(letter, ""):
            yield _Slip(before + c + after, at, at + 1, at + 1)
    yield from _stutters(word)
    for at, before, letter, after in letters[:-1]:
        yield _Slip(before + after[0] + letter + after[1:], at, at + 2, at + 2)
    for at, before, after in cuts:
        for c in _LETTERS:
            yield _Slip(before + c + after, at, at + 1, at)
    for at, before, _, after in letters:
        yield _Slip(before + after, at, at, at + 1)
    for at, before, _, after in letters:
        for c in _LETTERS:
            yield _Slip(before + c + after, at, at + 1, at + 1)


def _stutters(word: str) -> Iterator[_Slip]:
    """The word without a syllable that was typed twice: "gegegeven"."""
    for length in (2, 3):
        for at in range(len(word) - 2 * length + 1):
            if word[at : at + length] == word[at + length : at + 2 * length]:
                yield _Slip(word[:at] + word[at + length :], at, at, at + length)
