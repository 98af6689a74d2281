"""What has changed about trees, as a text for people who must approve it.

Beside every id stands what readers see, and beside every text what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from protocolwijzer.cli.report import count
from protocolwijzer.engine.fragment import UnreadableFragmentError, read
from protocolwijzer.model import DecisionTree, Localized, School, Site, phrase
from protocolwijzer.outcomes import TreeChange, tree_name
from protocolwijzer.rewordings import Rewording


def report(
    changes: Sequence[TreeChange], then: Site | None, now: Site | None, revision: str
) -> Iterator[str]:
    """The lines of the report; the last says how much there is. then, now: None without schools."""
    before, after = _words(then), _words(now)
    for change in changes:
        yield from _of_tree(
            change, before.get(change.name, _NO_WORDS), after.get(change.name, _NO_WORDS)
        )
    if changes:
        yield ""
    yield _summary(changes, revision)


def _summary(changes: Sequence[TreeChange], revision: str) -> str:
    if not changes:
        return f"No walk ends differently since {revision}."
    new = sum(change.is_new for change in changes)
    gone = sum(change.is_gone for change in changes)
    altered = len(changes) - new - gone
    moved = sum(len(group.walks) for change in changes for group in change.changed)
    added = sum(len(change.new) for change in changes)
    lost = sum(len(change.vanished) for change in changes)
    reworded = sum(len(change.reworded) for change in changes)
    return (
        f"Since {revision}: {count(new, 'new tree')}, {count(gone, 'tree')} gone, "
        f"{count(altered, 'tree')} changed ({count(moved, 'walk')} {_ends(moved)} elsewhere, "
        f"{count(added, 'new walk')}, {count(lost, 'walk')} gone, "
        f"{count(reworded, 'answer')} with another text)."
    )


def _ends(number: int) -> str:
    return "ends" if number == 1 else "end"


def _of_tree(change: TreeChange, before: _Words, after: _Words) -> Iterator[str]:
    if change.is_new or change.is_gone:
        what = "a new tree" if change.is_new else "is gone"
        title = (after if change.is_new else before).title()
        yield f"{change.name}{title}: {what}, {count(change.walks, 'walk')}"
        return
    yield f"{change.name}{after.title()}"
    for group in change.changed:
        yield f"  {count(len(group.walks), 'walk')} {_ends(len(group.walks))} elsewhere:"
        yield f"    then: {before.end(group.before)}"
        yield f"    now:  {after.end(group.after)}"
        for walk in group.walks:
            yield f"      {walk}"
            yield f"        {after.walk(walk) or before.walk(walk)}"
    if change.rerouted:
        yield "  asks or decides otherwise; it has too many walks to compare one by one"
    for what, walks, words in (("new", change.new, after), ("gone", change.vanished, before)):
        if walks:
            yield f"  {count(len(walks), 'walk')} {'is' if len(walks) == 1 else 'are'} {what}:"
            for walk in walks:
                answers, _, end = walk.partition(" -> ")
                yield f"      {answers}"
                yield f"        {words.walk(answers)}"
                yield f"        -> {words.end(end)}"
    for reworded in change.reworded:
        seen = "" if reworded.walks is None else f" ({count(reworded.walks, 'walk')})"
        yield f"  {after.part(reworded.id)}{seen} has another text:"
        yield from _then_and_now(reworded.texts)
    for touched in change.touched:
        yield f"  rests on {touched.clause}, which has changed:"
        yield from _then_and_now(touched.texts)
        yield "    it is named by:"
        yield from (f"      {after.part(part)}" for part in touched.parts)


def _then_and_now(texts: Sequence[Rewording]) -> Iterator[str]:
    for text in texts:
        yield f"    {text.what}, {text.language}:" if text.language else f"    {text.what}:"
        for when, words in (("then:", text.before), ("now: ", text.after)):
            # What is in no language is ids, which stand without quotes.
            quoted = f'"{words}"' if text.language else words
            yield f"      {when} {quoted if words else '(nothing)'}"


class _Words:
    """What the parts of a tree say in the first language of their school."""

    def __init__(self, school: School | None = None, tree: DecisionTree | None = None) -> None:
        self._languages = school.languages if school else ()
        self._tree = tree
        said: dict[str, Localized] = {}
        if tree:
            said |= {name: words.ask for name, words in tree.questions.items()}
            said |= {name: words.say for name, words in {**tree.outcomes, **tree.advice}.items()}
        self._said = said

    def _text(self, texts: Localized) -> str:
        found = phrase(texts, self._languages)
        return found.text if found else ""

    def _quoted(self, texts: Localized) -> str:
        text = self._text(texts)
        return f' "{text}"' if text else ""

    def title(self) -> str:
        """The everyday question that the tree answers."""
        return self._quoted(self._tree.title) if self._tree else ""

    def part(self, name: str) -> str:
        """A question, outcome or card: its id, and what it says."""
        return f"{name}{self._quoted(self._said.get(name, {}))}"

    def end(self, end: str) -> str:
        """'fine (yes) + card' with what the outcome and the cards say."""
        outcome, *cards = end.split(" + ")
        name, _, verdict = outcome.partition(" ")
        said = f"{outcome}{self._quoted(self._said.get(name, {}))}" if verdict else outcome
        return " + ".join((said, *map(self.part, cards)))

    def walk(self, answers: str) -> str:
        """A walk in words, questions and all; "" where this tree does not have all of them."""
        if self._tree is None:
            return ""
        try:
            given = read(self._tree.flow, answers)
        except UnreadableFragmentError:
            return ""
        said = []
        for question, chosen in given.items():
            words = self._tree.questions[question]
            options = ", ".join(self._text(words.options[option].text) for option in chosen)
            said.append(f"{self._text(words.ask)} {options}")
        return " / ".join(said)


_NO_WORDS = _Words()


def _words(site: Site | None) -> Mapping[str, _Words]:
    return {
        tree_name(school, tree): _Words(school, tree)
        for school in (site.schools if site else ())
        for tree in school.trees
    }
