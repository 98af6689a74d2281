"""What of the texts of trees has been confirmed, and what `accept` makes of that.

The messages are in `bad/`: see test_mistakes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.settings.yaml_places import KeyPath, read_yaml
from protocolwijzer.translation_lock import Lock, fingerprint
from protocolwijzer.trees.files import Known
from protocolwijzer.trees.loading import load_trees
from protocolwijzer.trees.texts import TextFile, file_of, text_key
from protocolwijzer.trees.translations import accept, acceptable, report_translations

LANGUAGES = ("nl", "en", "de")
TREE = """\
title: {nl: Mag dit?, en: May I?}
audiences: [students]
start: what
questions:
  what:
    ask: {nl: Wat?, en: What?}
    options:
      a: {nl: Een, en: One}
      b: {text: {nl: Twee, en: Two}, help: {nl: Of drie, en: Or three}}
    next: fine
outcomes:
  fine:
    verdict: act
    say: {nl: Goed., en: Fine.}
    do: [{nl: Wacht., en: Wait.}, {nl: Ga., en: Go.}]
    copy: {nl: Hoi., en: Hi.}
    clauses: [a.1]
"""
INDEX = "undecided: {a.4: {nl: Daarom., en: Because.}}\n"

files = st.sampled_from(["photo", "phones", "index"])
paths = st.sampled_from([("title",), ("outcomes", "no", "do", 0), ("undecided", "a.4")])
wordings = st.sampled_from(["een", "twee", "drie"])
tree_texts = st.dictionaries(
    files,
    st.dictionaries(
        paths,
        # The source may be missing too: that is an error, and no reason to stop.
        st.dictionaries(st.sampled_from(LANGUAGES), wordings, min_size=1),
    ),
)
Texts = Mapping[str, Mapping[KeyPath, dict[str, str]]]


def by_key(texts: Texts) -> dict[str, dict[str, str]]:
    return {text_key(file, at): words for file, its in texts.items() for at, words in its.items()}


def with_places(lock: Lock) -> Lock:
    """The lock as if it had been read from a file."""
    keys = [(language, key) for language, its in lock.accepted.items() for key in its]
    return Lock(lock.accepted, {key: Place("lock", line) for line, key in enumerate(keys, 1)})


def report(texts: Texts, lock: Lock) -> set[str]:
    """What is reported, by the names that it is advised to accept."""
    document = read_yaml("{}", file="tree.yml", diagnostics=Diagnostics())
    assert document is not None
    diagnostics = Diagnostics()
    read = {name: TextFile(document, its) for name, its in texts.items()}
    report_translations("linde", read, LANGUAGES, with_places(lock), diagnostics)
    return {
        found.mend.split('"protocolwijzer accept linde ')[1].split('"')[0] for found in diagnostics
    }


@settings(deadline=None)
@given(tree_texts, tree_texts)
def test_what_is_accepted_is_not_reported_until_a_source_changes(
    before: Texts, after: Texts
) -> None:
    lock = accept(by_key(before), LANGUAGES, Lock())
    assert not report(before, lock)
    known = by_key(after)
    fine = all(
        lock.of(language).get(key) == fingerprint(words["nl"])
        for language in LANGUAGES[1:]
        for key, words in known.items()
        if {"nl", language} <= words.keys()
    ) and all(key in known for language in LANGUAGES[1:] for key in lock.of(language))
    assert fine is not bool(report(after, lock))
    assert not report(after, accept(known, LANGUAGES, lock))


@settings(deadline=None)
@given(tree_texts, tree_texts)
def test_doing_what_is_advised_leaves_nothing_to_report(before: Texts, after: Texts) -> None:
    lock = accept(by_key(before), LANGUAGES, Lock())
    known = by_key(after)
    names = report(after, lock)
    assert names <= {*acceptable(known, lock)}
    assert not report(after, accept(known, LANGUAGES, lock, names=names))


@settings(deadline=None)
@given(tree_texts, tree_texts, st.sets(files), st.sets(st.sampled_from(LANGUAGES), min_size=1))
def test_what_is_not_named_stays_as_it_was(
    before: Texts, after: Texts, names: set[str], only: set[str]
) -> None:
    lock = accept(by_key(before), LANGUAGES, Lock())
    known = by_key(after)
    changed = accept(known, LANGUAGES, lock, names=names, only=only)
    everything = accept(known, LANGUAGES, lock)
    for language in LANGUAGES:
        for key in {*by_key(before), *known}:
            confirmed = language in only and file_of(key) in names
            expected = everything if confirmed else lock
            assert changed.of(language).get(key) == expected.of(language).get(key)


def test_a_translation_that_changes_alone_is_its_authors_business() -> None:
    """As with clauses: whoever mends a spelling in English need not confirm it."""
    texts: Texts = {"photo": {("title",): {"nl": "een", "en": "one"}}}
    lock = accept(by_key(texts), LANGUAGES, Lock())
    assert not report({"photo": {("title",): {"nl": "een", "en": "One"}}}, lock)
    assert report({"photo": {("title",): {"nl": "twee", "en": "one"}}}, lock)


def test_every_text_that_readers_see_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "photo.yml").write_text(TREE, encoding="utf-8")
    (tmp_path / "index.yml").write_text(INDEX, encoding="utf-8")
    texts = load_trees(tmp_path, Known(), Diagnostics()).texts
    assert [(key, words["en"]) for key, words in texts.items()] == [
        ("photo/title", "May I?"),
        ("photo/questions.what.ask", "What?"),
        ("photo/questions.what.options.a.text", "One"),
        ("photo/questions.what.options.b.text", "Two"),
        ("photo/questions.what.options.b.help", "Or three"),
        ("photo/outcomes.fine.say", "Fine."),
        ("photo/outcomes.fine.do.1", "Wait."),
        ("photo/outcomes.fine.do.2", "Go."),
        ("photo/outcomes.fine.copy", "Hi."),
        ("index/undecided.a.4", "Because."),
    ]


def test_a_school_of_one_language_has_nothing_to_confirm() -> None:
    texts = {"photo/title": {"nl": "een"}}
    assert accept(texts, ("nl",), Lock()) == Lock()
    document = read_yaml("{}", file="photo.yml", diagnostics=Diagnostics())
    assert document is not None
    diagnostics = Diagnostics()
    file = TextFile(document, {("title",): {"nl": "een"}})
    report_translations("linde", {"photo": file}, ("nl",), Lock(), diagnostics)
    assert not len(diagnostics)
