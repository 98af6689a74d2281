"""The file that keeps what has been accepted: per language, a fingerprint of each source text.

A person who has compared a translation with its source says so with `accept`. When the source
changes afterwards its fingerprint differs, and the translation is stale until it is accepted
again. Protocols and decision trees each have such a file in the school's folder.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.settings.files import display, read_text
from protocolwijzer.settings.yaml_places import read_yaml
from protocolwijzer.whole_files import write_whole

LOCK_NAME = "translations.lock.yml"
FINGERPRINT_LENGTH = 16

_HEADER = """\
# Written by "protocolwijzer accept"; no need to edit it by hand.
# Per language and per text: the fingerprint of the text that it was made from, when someone
# last confirmed that the two say the same. In a protocol "title:..." is a heading.
"""


def fingerprint(text: str, number: str = "") -> str:
    """16 hexadecimal digits that change when the number or the words of a text do.

    Unicode is normalized (NFC) and runs of white space count as one space, so that wrapping
    lines otherwise or splitting a paragraph changes nothing.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    written = " ".join(unicodedata.normalize("NFC", number).split())
    return hashlib.sha256(f"{written}\n{words}".encode()).hexdigest()[:FINGERPRINT_LENGTH]


@dataclass(frozen=True, slots=True)
class Lock:
    """What has been accepted: per language, per key, the fingerprint of the source."""

    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict, compare=False)

    def of(self, language: str) -> Mapping[str, str]:
        """What has been accepted in a language."""
        return self.accepted.get(language, {})


def lock_path(school_folder: Path) -> Path:
    """Where a school's lock file is."""
    return school_folder / LOCK_NAME


def read_lock(path: Path, diagnostics: Diagnostics) -> Lock:
    """What a lock file holds; an empty lock where there is no file or it is broken (reported)."""
    if not path.exists():
        return Lock()
    text = read_text(path, diagnostics)
    if text is None:
        return Lock()
    found = Diagnostics()
    document = read_yaml(text, file=display(path), diagnostics=found)
    if document is None:
        # Most likely two branches were merged; how to write YAML is no help with that.
        _report_broken_lock(next(iter(found)).place, diagnostics)
        return Lock()
    if document.data is None:
        return Lock()
    accepted: dict[str, dict[str, str]] = {}
    places: dict[tuple[str, str], Place] = {}
    languages = document.data if isinstance(document.data, dict) else {"": document.data}
    for language, keys in languages.items():
        if not isinstance(keys, dict):
            _report_broken_lock(document.value(language), diagnostics)
            continue
        accepted[language] = {}
        for key, value in keys.items():
            if not isinstance(value, str) or not _is_fingerprint(value):
                _report_broken_lock(document.value(language, key), diagnostics)
                continue
            accepted[language][key] = value
            places[language, key] = document.key(language, key)
    return Lock(accepted, places)


def _is_fingerprint(value: str) -> bool:
    return len(value) == FINGERPRINT_LENGTH and set(value) <= set("0123456789abcdef")


def _report_broken_lock(place: Place, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        Code.BROKEN_LOCK,
        place,
        "This is not what protocolwijzer writes in its lock file.",
        'Restore the file, or remove it and confirm the translations again with "accept".',
    )


def lock_text(lock: Lock) -> str:
    """A lock as the text of its file: the same lock gives the same bytes."""
    lines = [_HEADER]
    for language in sorted(lock.accepted):
        keys = lock.accepted[language]
        if keys:
            # JSON strings are YAML strings, whatever the ids look like.
            lines.append(f"{json.dumps(language)}:\n")
            lines.extend(
                f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(value)}\n"
                for key, value in keys.items()
            )
    return "".join(lines)


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock file whole or not at all; raises OSError when it cannot be written."""
    write_whole(path, lock_text(lock))


def confirmed(
    before: Mapping[str, str],
    made_from: Mapping[str, str],
    own: Collection[str],
    wanted: Collection[str] | None,
) -> Mapping[str, str]:
    """What is accepted in one language after someone has confirmed texts in it.

    before: what was accepted; made_from: the fingerprint of every source text, by key, in reading
    order; own: the keys that the translation has. wanted: the keys that are confirmed, or None
    for all. What is wanted and no longer in the source is dropped. In reading order, and after
    that what is kept of texts that are gone.
    """

    def is_wanted(key: str) -> bool:
        return wanted is None or key in wanted

    after = {key: then for key, then in before.items() if key in made_from or not is_wanted(key)}
    after |= {key: now for key, now in made_from.items() if key in own and is_wanted(key)}
    known = {key: after[key] for key in made_from if key in after}
    return known | {key: after[key] for key in sorted(after) if key not in known}
