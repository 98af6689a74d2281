"""What a site that is served does against anything on its pages that is not its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from protocolwijzer.publishing.header_files import header_files
from protocolwijzer.publishing.integrity import BuiltFiles, with_integrity
from protocolwijzer.publishing.policy import (
    OWN,
    inline_scripts,
    page_policy,
    site_policy,
    with_policy,
)


class Protection:
    """Policy and integrity for the pages of one build.

    root: the folder that is written, with all files that pages load already in it; base: the path
    at which a host serves it, with a slash at either end.
    """

    def __init__(self, root: Path, base: str) -> None:
        self._base = base
        self._files = BuiltFiles(root, base)
        self._inline: Sequence[str] = ()

    def learn(self, html: str) -> None:
        """Allow what the theme writes into pages, from one that holds no text of any school."""
        self._inline = inline_scripts(html)

    def protected(self, html: str, url: str) -> str:
        """A page with its policy, which loads only what was there when it was built.

        url: that of the page, relative to the site's root.
        """
        checked = with_integrity(html, self._files.seen_from(url))
        return with_policy(checked, page_policy(html, self._inline))

    def header_files(
        self,
        documents: Iterable[bytes],
        *,
        frame_ancestors: Sequence[str],
        languages: Sequence[str],
    ) -> Mapping[str, bytes]:
        """What hosts read, by path in the site.

        documents: those that are no pages, as for `site_policy`; frame_ancestors: the only websites
        that may show this one in a frame, besides itself; languages: as for `header_files`.
        """
        policy = dict(site_policy(self._inline, documents))
        if frame_ancestors:
            # A page cannot say this of itself: in a meta element it does not count.
            policy["frame-ancestors"] = (*OWN, *frame_ancestors)
        return header_files(policy, base=self._base, languages=languages)
