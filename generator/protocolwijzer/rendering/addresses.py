"""Where every page stands: short, stable, human addresses in the language of the page.

A page's key is the same in every language ("togtemaarschool/students"); its address is made of
words of the language ("togtemaarschool/leerlingen/", "en/togtemaarschool/students/").
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, relpath

from protocolwijzer.localization import translations_for
from protocolwijzer.model import Site

HOME = "home"
COLOPHON = "colophon"
EMBEDDING = "embedding"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one site.

    directory_urls: whether a page is published as a folder ("x/") or as a file ("x.html"), as
    is needed where nothing serves a folder's index, such as on a network drive.
    """

    site: Site
    directory_urls: bool

    def source(self, key: str, language: str) -> str:
        """The Markdown file that a host would publish at this page's address."""
        path = self._path(key, language)
        return f"{path}index.md" if path == "" or path.endswith("/") else f"{path}.md"

    def url(self, key: str, language: str) -> str:
        """The page's address, relative to the site's root; "" is the root itself."""
        path = self._path(key, language)
        if path == "" or path.endswith("/"):
            return path if self.directory_urls else f"{path}index.html"
        return f"{path}/" if self.directory_urls else f"{path}.html"

    def handout(self, key: str, language: str) -> str:
        """Where a page's handout is, relative to the site's root."""
        return f"{self._path(key, language).rstrip('/')}.pdf"

    def link(self, key: str, *, language: str, start: str) -> str:
        """The way to a page from the address `start`, as a relative reference."""
        return relative(start, self.url(key, language))

    def school_key(self, school_id: str, part: str = "") -> str:
        """The key of a school's page; without a part that of its home."""
        return f"{school_id}/{part}" if part else school_id

    def home_key(self) -> str:
        """The key of the page at the site's root: with one school that is the school's home."""
        return self.site.schools[0].id if len(self.site.schools) == 1 else HOME

    def _path(self, key: str, language: str) -> str:
        """The address without its ending; "" or a final slash is the index of a folder."""
        root = "" if language == self.site.languages[0] else f"{language}/"
        if key == self.home_key():
            return root
        if key in (COLOPHON, EMBEDDING):
            return root + _word(key, language)
        school, _, part = key.partition("/")
        folder = root if len(self.site.schools) == 1 else f"{root}{school}/"
        if not part:
            return folder
        kind, tree, beside = (*part.split("/"), "", "")[:3]
        path = folder + _word(kind, language)
        if tree:
            path += f"/{self._tree_word(school, tree, language)}"
        return f"{path}/{_word(beside, language)}" if beside else path

    def _tree_word(self, school_id: str, tree_id: str, language: str) -> str:
        """What a decision tree is called in the addresses of a language."""
        (tree,) = (
            tree
            for school in self.site.schools
            if school.id == school_id
            for tree in school.trees
            if tree.id == tree_id
        )
        return tree.addresses.get(language, tree.id)


def relative(start: str, target: str) -> str:
    """A relative reference from one address to another, both relative to the site's root."""
    folder = dirname(start) or "."
    if target == "" or target.endswith("/"):
        return relpath(target or ".", folder) + "/"
    return relpath(target, folder)


def _word(part: str, language: str) -> str:
    """The word that stands for a page in the addresses of a language."""
    pgettext = translations_for(language).pgettext
    words = {
        "students": pgettext("address", "students"),
        "parents": pgettext("address", "parents"),
        "staff-work": pgettext("address", "staff-at-work"),
        "staff-home": pgettext("address", "staff-outside-work"),
        "questions": pgettext("address", "questions"),
        "embed": pgettext("address", "embed"),
        "protocol": pgettext("address", "protocol"),
        "about": pgettext("address", "about"),
        "accountability": pgettext("address", "accountability"),
        "changes": pgettext("address", "changes"),
        "colophon": pgettext("address", "about-this-site"),
        "embedding": pgettext("address", "embedding"),
    }
    return words[part]
