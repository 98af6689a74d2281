"""How many syllables a word has, by how it is written: rules of thumb for Dutch and English.

Formulas for reading ease count them over whole texts, where a miss now and then evens out. A test
measures the rules on lists of words that people counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

# One vowel sound each, the longest first; vowels with a diaeresis or an accent stand alone, as the
# spelling means them to ("co-or-di-na-tor", "fi-nan-ci-eel").
_DUTCH = re.compile(
    "eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|ey|"
    "[aeiouy\u00e1\u00e0\u00e2\u00e4\u00e9\u00e8\u00ea\u00eb\u00ed\u00ec\u00ee\u00ef\u00f3\u00f2\u00f4\u00f6\u00fa\u00f9\u00fb\u00fc]"
)

_VOWELS = re.compile(r"[aeiouy]+")
# Letters that are written and not heard, each taking a syllable off.
_SILENT = tuple(
    map(
        re.compile,
        (
            r"[aeiouy][^aeiouy]*[^aeiouyl]e$|[aeiouy]le$",
            r"[aeiouy][^aeiouy]*(?<![sxzcg])(?<![cs]h)(?<![^aeiouy]l)(?<=[^aeiouy])es$",
            r"[aeiouy][^aeiouy]*[^aeiouytd]ed$",
            r"[aeiouy][^aeiouyl]+e(?:ment|ful|ly|less|ness|line|time|one)(?:s|ly)?$",
            r"^every(?=.)",
        ),
    )
)
# Vowels beside each other that are heard apart, each adding one.
_APART = tuple(
    map(
        re.compile,
        (
            r"(?<![ctsgxn])i[aou](?!ur)|(?<=[^aeiouyt]d)ia|(?<=so[ct])ia(?=t)",
            r"eo(?!p)|ua(?!r)|uou|(?<=cr)ea|ea(?=l[iy]|$)|ie(?=t)|(?<=sc)ie|iu|(?<=co)o(?=rd|p)",
            r"[aeiouy](?=ing)|oe(?=ti|m)|(?<=[^aeiouyg])ue(?=n|l$)|(?<=[^aeiou])ism$|yo(?=[nu])",
        ),
    )
)


# A text has few different words.
@lru_cache(maxsize=1 << 15)
def dutch_syllables(word: str) -> int:
    """The syllables of a Dutch word; at least one."""
    plain = word.lower().replace("qu", "kw")
    # At the start and before a vowel, y is a consonant: "yoghurt".
    return max(1, len(_DUTCH.findall(re.sub(r"\by(?=[aeiou])", "j", plain))))


@lru_cache(maxsize=1 << 15)
def english_syllables(word: str) -> int:
    """The syllables of an English word; at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower().replace("'s", "s"))
    plain = re.sub(r"^y(?=[aeiou])|(?<=q)u|(?<=g)u(?=[aei])", "", plain)
    count = len(_VOWELS.findall(plain))
    count -= sum(1 for pattern in _SILENT if pattern.search(plain))
    count += sum(len(pattern.findall(plain)) for pattern in _APART)
    return max(1, count)
