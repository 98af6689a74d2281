"""Where walks end, and what of that differs between two versions of a school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from protocolwijzer import outcomes
from protocolwijzer.engine.conditions import Condition, Is
from protocolwijzer.engine.tree import Advice, Arm, Option, Outcome, Question, Tree, Verdict
from protocolwijzer.model import (
    AnswerWords,
    Audience,
    DecisionTree,
    Kind,
    OptionWords,
    QuestionWords,
    School,
)
from protocolwijzer.outcomes import ChangedWalks, Reworded, Touched, TreeChange, compare, table
from protocolwijzer.rewordings import Rewording
from tests.support.made_up_schools import clause, edition, facts, school


def question(
    name: str, options: str, *arms: tuple[Condition | None, str], many: bool = False
) -> Question:
    """A question about the clause a.1; an option with a plus sign adds the advice."""
    return Question(
        name,
        many=many,
        options=tuple(
            Option(each.rstrip("+"), ("card",) if each.endswith("+") else ())
            for each in options.split()
        ),
        arms=tuple(Arm(*arm) for arm in arms),
        clauses=("a.1",),
    )


WHO = question("who", "child adult", (Is("who", "child"), "ask"), (None, "fine"))
WHAT = question("what", "photo+ text", (Is("what", "photo"), "who"), (None, "fine"))


def tree(*questions: Question, **verdicts: Verdict) -> DecisionTree:
    """A tree that begins with the first question."""
    flow = Tree(
        "t",
        questions[0].id,
        {each.id: each for each in questions},
        {
            "fine": Outcome("fine", verdicts.get("fine", Verdict.YES), ("a.2",)),
            "ask": Outcome("ask", verdicts.get("ask", Verdict.ASK), ("a.1",)),
        },
        {"card": Advice("card", None, ("a.2",))},
    )
    words = AnswerWords({"nl": "Zo."}, {}, (), {}, ())
    return DecisionTree(
        id="t",
        title={"nl": "T"},
        about={},
        addresses={},
        audiences=(Audience.STUDENTS,),
        flow=flow,
        questions={
            each.id: QuestionWords(
                {"nl": each.id},
                {},
                {option.id: OptionWords({"nl": "o"}) for option in each.options},
            )
            for each in questions
        },
        outcomes={"fine": words, "ask": words},
        advice={"card": words},
    )


TREE = tree(WHAT, WHO)


def having(*trees: DecisionTree, **texts: str) -> School:
    """A school with these trees and clauses a.1 and a.2; texts: a1 or a2, where not the usual."""
    clauses = [clause(f"a.{number}", texts.get(f"a{number}", "")) for number in (1, 2)]
    made = school(
        edition(("a", clauses)), facts={each.id: facts(Audience.STUDENTS) for each in clauses}
    )
    return replace(made, trees=trees)


def changes(before: School | None, after: School | None) -> list[TreeChange]:
    return list(compare("linde", before, after))


def changed(after: DecisionTree, before: DecisionTree = TREE) -> TreeChange:
    (change,) = changes(having(before), having(after))
    assert change.name == "linde/t"
    return change


def test_the_table_has_every_walk() -> None:
    assert list(table(having(TREE))) == [
        "linde/t: what=photo&who=child -> ask (ask) + card",
        "linde/t: what=photo&who=adult -> fine (yes) + card",
        "linde/t: what=text -> fine (yes)",
    ]


def test_a_tree_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "MOST_WALKS", 2)
    assert list(table(having(TREE))) == ["linde/t: 3 walks, too many to list"]


def test_nothing_differs_from_itself() -> None:
    assert changes(having(TREE), having(TREE)) == []
    assert changes(None, None) == []
    assert changes(having(), None) == []


@pytest.mark.parametrize("other", [None, having()])
def test_a_new_tree_and_one_that_is_gone(other: School | None) -> None:
    assert changes(other, having(TREE)) == [TreeChange("linde/t", is_new=True, walks=3)]
    assert changes(having(TREE), other) == [TreeChange("linde/t", is_gone=True, walks=3)]


def test_ends_that_changed_are_grouped() -> None:
    strict = question("who", "child adult", (None, "ask"))
    assert changed(tree(WHAT, strict)).changed == (
        ChangedWalks("fine (yes) + card", "ask (ask) + card", ("what=photo&who=adult",)),
    )
    change = changed(tree(WHAT, WHO, fine=Verdict.YES_IF))
    assert change.changed == (
        ChangedWalks("fine (yes) + card", "fine (yes-if) + card", ("what=photo&who=adult",)),
        ChangedWalks("fine (yes)", "fine (yes-if)", ("what=text",)),
    )
    assert (change.new, change.vanished) == ((), ())


def test_other_advice_is_another_end() -> None:
    without = question("what", "photo text", (Is("what", "photo"), "who"), (None, "fine"))
    assert [group.after for group in changed(tree(without, WHO)).changed] == [
        "ask (ask)",
        "fine (yes)",
    ]


def test_an_option_more_or_less() -> None:
    more = question("who", "child adult other", (Is("who", "child"), "ask"), (None, "fine"))
    change = changed(tree(WHAT, more))
    assert change.new == ("what=photo&who=other -> fine (yes) + card",)
    assert (change.changed, change.vanished) == ((), ())
    change = changed(TREE, before=tree(WHAT, more))
    assert change.vanished == ("what=photo&who=other -> fine (yes) + card",)
    assert (change.changed, change.new) == ((), ())


def test_a_question_more_changes_only_what_ends_elsewhere() -> None:
    extra = question("when", "now later", (Is("when", "now"), "ask"), (None, "fine"))
    asking = question("what", "photo+ text", (Is("what", "photo"), "who"), (None, "when"))
    longer = tree(asking, WHO, extra)
    assert changed(longer) == TreeChange(
        "linde/t", changed=(ChangedWalks("fine (yes)", "ask (ask)", ("what=text&when=now",)),)
    )
    # The other way round the question is gone, and so is what it made of the answer.
    assert changed(TREE, before=longer) == TreeChange(
        "linde/t", changed=(ChangedWalks("ask (ask)", "fine (yes)", ("what=text&when=now",)),)
    )


def test_a_question_that_makes_no_difference_is_no_change_of_ends() -> None:
    extra = question("when", "now later", (None, "fine"))
    asking = question("what", "photo+ text", (Is("what", "photo"), "who"), (None, "when"))
    assert changes(having(TREE), having(tree(asking, WHO, extra))) == []


def test_questions_in_another_order_are_compared_by_their_answers() -> None:
    first = question("who", "child adult", (None, "what"))
    then = question("what", "photo+ text", (Is("who", "child"), "ask"), (None, "fine"))
    assert changed(tree(first, then)).changed == (
        ChangedWalks("fine (yes)", "ask (ask)", ("who=child&what=text",)),
    )


def test_another_question_in_its_place_is_new() -> None:
    other = question("how", "loud soft", (None, "fine"))
    change = changed(tree(other))
    assert change.new == ("how=loud -> fine (yes)", "how=soft -> fine (yes)")
    assert len(change.vanished) == 3


def test_other_words_are_named_with_how_many_read_them() -> None:
    words = replace(TREE.outcomes["fine"], say={"nl": "Anders."}, contacts=("mentor",))
    otherwise = (
        Rewording("say", "nl", "Zo.", "Anders."),
        Rewording("contacts", "", "", "mentor"),
    )
    assert changed(replace(TREE, outcomes={**TREE.outcomes, "fine": words})).reworded == (
        Reworded("fine", otherwise, 2),
    )
    assert changed(replace(TREE, advice={"card": words})).reworded == (
        Reworded("card", otherwise, 2),
    )


def test_other_clauses_are_named() -> None:
    flow = replace(TREE.flow, advice={"card": Advice("card", None, ("a.1",))})
    assert changed(replace(TREE, flow=flow)).reworded == (
        Reworded("card", (Rewording("clauses", "", "a.2", "a.1"),), 2),
    )


def reworded(number: str) -> tuple[Rewording, ...]:
    before = clause(f"a.{number}", "").text
    return (Rewording("plain text", "nl", f"{number}. {before}".strip(), f"{number}. other"),)


def test_a_changed_clause_touches_what_names_it() -> None:
    assert changes(having(TREE), having(TREE, a2="other")) == [
        TreeChange("linde/t", touched=(Touched("a.2", reworded("2"), ("fine", "card")),))
    ]
    assert changes(having(TREE), having(TREE, a1="other")) == [
        TreeChange("linde/t", touched=(Touched("a.1", reworded("1"), ("what", "who", "ask")),))
    ]


def test_a_clause_of_another_kind_has_changed() -> None:
    before = having(TREE)
    kinds: Mapping[str, Kind] = {"a.1": Kind.MUST, "a.2": Kind.MAY}
    after = replace(
        before, facts={name: facts(Audience.STUDENTS, kind=kind) for name, kind in kinds.items()}
    )
    (change,) = changes(before, after)
    assert change.touched == (
        Touched("a.2", (Rewording("kind", "", "must", "may"),), ("fine", "card")),
    )


def test_a_translation_that_is_new_is_no_change_of_a_clause() -> None:
    before = having(TREE)
    english = replace(before.editions["nl"], language="en")
    assert changes(before, replace(before, editions={**before.editions, "en": english})) == []


def test_large_trees_are_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "MOST_WALKS", 2)
    strict = question("who", "child adult", (None, "ask"))
    assert changed(tree(WHAT, strict)) == TreeChange("linde/t", rerouted=True)
    assert changes(having(TREE), having(TREE)) == []
    words = replace(TREE.outcomes["fine"], say={"nl": "Anders."})
    assert changed(replace(TREE, outcomes={**TREE.outcomes, "fine": words})).reworded == (
        Reworded("fine", (Rewording("say", "nl", "Zo.", "Anders."),), None),
    )
