"""Which texts of trees have been confirmed to say the same in every language, and still do.

The first language of the school is the source of all others. Per language the lock file keeps the
fingerprint of the source of each text when someone confirmed the two with `accept`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.model import Localized, Place
from protocolwijzer.translation_lock import Lock, confirmed, fingerprint
from protocolwijzer.trees.texts import TextFile, file_of, text_key


def report_translations(
    school: str,
    files: Mapping[str, TextFile | None],
    languages: Sequence[str],
    lock: Lock,
    diagnostics: Diagnostics,
) -> None:
    """Report texts that were not confirmed since their source changed, or never were: warnings.

    files: all files with texts of the school, by name without .yml; None for one whose own
    mistakes hide what it says. Where nothing of a file was ever confirmed in a language, that is
    one finding and not one per text. So is a file that is gone, whatever the lock has of it.
    """
    source, *others = languages
    for language in others:
        its = _Compared(school, source, language, lock)
        for name, file in files.items():
            if file is not None:
                _report_file(name, file, its, diagnostics)
        _report_orphans(files, its, diagnostics)


@dataclass(frozen=True, slots=True)
class _Compared:
    """One language of a school beside the one that it was made from."""

    school: str
    source: str
    language: str
    lock: Lock

    @property
    def accepted(self) -> Mapping[str, str]:
        return self.lock.of(self.language)

    def command(self, name: str) -> str:
        return f'"protocolwijzer accept {self.school} {name}"'


def _report_file(name: str, file: TextFile, its: _Compared, diagnostics: Diagnostics) -> None:
    # What is there in one language only has been reported as an error.
    texts = {
        text_key(name, at): (at, words[its.source])
        for at, words in file.texts.items()
        if its.source in words and its.language in words
    }
    if texts and not texts.keys() & its.accepted.keys():
        diagnostics.report(
            Code.STALE_TRANSLATION,
            Place(file.document.file),
            f"Nobody has confirmed yet that its texts in {its.language} say the same as those in "
            f"{its.source}.",
            f"Compare the two, then run {its.command(name)}.",
        )
        return
    for key, (at, text) in texts.items():
        if its.accepted.get(key) != fingerprint(text):
            diagnostics.report(
                Code.STALE_TRANSLATION,
                file.document.value(*at, its.language),
                f"This has not been confirmed since the text in {its.source} changed."
                if key in its.accepted
                else f"This has never been confirmed to say the same as the text in {its.source}.",
                f"Make it say the same again if needed, then run {its.command(key)}.",
            )


def _report_orphans(
    files: Mapping[str, TextFile | None], its: _Compared, diagnostics: Diagnostics
) -> None:
    known = {text_key(name, at) for name, file in files.items() if file for at in file.texts}
    gone: set[str] = set()
    for key in its.accepted:
        name = file_of(key)
        if name not in files and name not in gone:
            gone.add(name)
            _report_orphan(f"{name}.yml", name, key, its, diagnostics)
        elif files.get(name) is not None and key not in known:
            _report_orphan(f'The text "{key}"', key, key, its, diagnostics)


def _report_orphan(
    what: str, name: str, key: str, its: _Compared, diagnostics: Diagnostics
) -> None:
    diagnostics.report(
        Code.ORPHAN_TRANSLATION,
        its.lock.places[its.language, key],
        f"{what} is no longer there.",
        f"Run {its.command(name)} to take it out of the lock file.",
    )


def accept(
    texts: Mapping[str, Localized],
    languages: Sequence[str],
    lock: Lock,
    *,
    names: Collection[str] | None = None,
    only: Collection[str] | None = None,
) -> Lock:
    """The lock after someone has confirmed that texts say the same as in the first language.

    texts: by key, as School.tree_texts; languages: those of the school. names: keys, or files for
    all that is in them, or None for everything; only: the languages, or None for all. What is
    confirmed and no longer there is dropped.
    """
    source, *others = languages
    made_from = {key: fingerprint(words[source]) for key, words in texts.items() if source in words}
    accepted = {language: lock.of(language) for language in lock.accepted}
    for language in others:
        if only is None or language in only:
            before = lock.of(language)
            own = {key for key, words in texts.items() if language in words}
            wanted = None if names is None else _keys((*texts, *before), names)
            accepted[language] = confirmed(before, made_from, own, wanted)
    return Lock({language: keys for language, keys in accepted.items() if keys})


def acceptable(texts: Mapping[str, Localized], lock: Lock) -> tuple[str, ...]:
    """Everything that `accept` may be asked to confirm: files, then keys."""
    keys = dict.fromkeys((*texts, *(key for its in lock.accepted.values() for key in its)))
    return (*dict.fromkeys(map(file_of, keys)), *keys)


def _keys(known: Collection[str], names: Collection[str]) -> set[str]:
    return {key for key in known if key in names or file_of(key) in names}
