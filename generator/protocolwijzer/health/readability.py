"""How hard a text reads: its sentences, and the figures of three formulas.

None of these says whether a text is understood; they point at places to look at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from protocolwijzer.diagnostics import Code
from protocolwijzer.health.flag import Flag, Source
from protocolwijzer.health.flag import marked as _
from protocolwijzer.health.syllables import dutch_syllables, english_syllables
from protocolwijzer.health.texts import (
    WORD,
    is_dutch,
    is_english,
    passages,
    sentences,
    word_count,
)
from protocolwijzer.model import Protocol
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.trees.reading_level import FEWEST_WORDS, lix

# What Onze Taal and GOV.UK both give as the most that many readers can follow at once.
MOST_WORDS = 25
_ONZE_TAAL = Source(
    "Onze Taal: lengte van zinnen", "https://onzetaal.nl/taalloket/lengte-van-zinnen"
)
_GOV_UK = Source(
    "GOV.UK: sentence length",
    "https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a text.

    longest: the words of its longest sentence. lix: see trees.reading_level; flesch: see
    `reading_ease`; both None where there are too few words, or no formula for the language.
    """

    words: int
    sentences: int
    longest: int
    lix: float | None
    flesch: float | None

    @property
    def words_per_sentence(self) -> float:
        """The mean; 0 for no sentence."""
        return self.words / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, slots=True)
class ClauseFigures:
    """Figures of one clause, its parts left out; label: as readers see it."""

    id: str
    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class EditionFigures:
    """Figures of an edition and of each of its clauses that has a text."""

    edition: Protocol
    whole: Figures
    clauses: tuple[ClauseFigures, ...]


def check_sentences(editions: Iterable[Protocol]) -> Iterator[Flag]:
    """Sentences of more than MOST_WORDS words, in every edition; a heading is none."""
    for edition in editions:
        source = _ONZE_TAAL if is_dutch(edition.language) else _GOV_UK
        for passage in passages(edition):
            if passage.clause is None:
                continue
            for start, end in sentences(passage.text):
                sentence = passage.text[start:end].strip()
                words = word_count(sentence)
                if words <= MOST_WORDS:
                    continue
                yield passage.flag(
                    Code.LONG_SENTENCE,
                    (end - len(sentence), end),
                    _("A sentence of %(count)s words."),
                    {"count": words},
                    source=source,
                )


def figures_of(edition: Protocol) -> EditionFigures:
    """The figures of an edition: of what its clauses say, without titles and headings."""
    clauses = [clause for _, clause in edition.clauses() if clause.paragraphs]
    labels = labels_of(edition)
    language = edition.language
    counts = [_sentence_lengths(clause.paragraphs) for clause in clauses]
    return EditionFigures(
        edition,
        _figures(
            [text for clause in clauses for text in clause.paragraphs],
            list(chain.from_iterable(counts)),
            language,
        ),
        tuple(
            ClauseFigures(
                clause.id, labels[clause.id], _figures(clause.paragraphs, lengths, language)
            )
            for clause, lengths in zip(clauses, counts, strict=True)
        ),
    )


def figures(paragraphs: Iterable[str], language: str) -> Figures:
    """The figures of paragraphs in a language."""
    texts = list(paragraphs)
    return _figures(texts, _sentence_lengths(texts), language)


def _sentence_lengths(paragraphs: Iterable[str]) -> Sequence[int]:
    """The words of each sentence."""
    return [word_count(text[start:end]) for text in paragraphs for start, end in sentences(text)]


def _figures(paragraphs: Iterable[str], lengths: Sequence[int], language: str) -> Figures:
    text = "\n".join(paragraphs)
    return Figures(
        words=sum(lengths),
        sentences=len(lengths),
        longest=max(lengths, default=0),
        lix=lix(text),
        flesch=reading_ease(text, language, sentence_count=len(lengths)),
    )


def reading_ease(text: str, language: str, *, sentence_count: int) -> float | None:
    """Reading ease, where 100 is very easy and 0 very hard; it may lie beyond either.

    English: R. Flesch, A New Readability Yardstick, Journal of Applied Psychology 32 (1948):
    206.835 - 0.846 wl - 1.015 sl. Dutch: W. H. Douma, De leesbaarheid van landbouwbladen
    (Wageningen: Landbouwhogeschool, 1960): 206.84 - 0.77 wl - 0.93 sl. wl is the number of
    syllables of a hundred words and sl the number of words of a sentence, on average.

    None for other languages, and where there are too few words to say.
    """
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS or not sentence_count:
        return None
    length = len(words) / sentence_count
    if is_dutch(language):
        return 206.84 - 0.77 * _syllables(words, dutch_syllables) - 0.93 * length
    if is_english(language):
        return 206.835 - 0.846 * _syllables(words, english_syllables) - 1.015 * length
    return None


def _syllables(words: Sequence[str], count: Callable[[str], int]) -> float:
    """The syllables of a hundred words, on average."""
    return 100 * sum(map(count, words)) / len(words)
