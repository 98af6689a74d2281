"""The names that importlib.abc and what imports it take from here."""

from __future__ import annotations


class ResourceReader:
    """Says that a loader can read files beside modules; ours cannot."""


class Traversable:
    """A file or folder beside modules."""


class TraversableResources(ResourceReader):
    """A reader of such files."""
