"""What a person confirms, written into clauses.yml: nothing else may change."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import Audience, ClauseFacts, Kind
from protocolwijzer.settings.confirming import with_confirmed
from protocolwijzer.settings.yaml_places import read_yaml


def facts(audiences: str, kind: str, concerns: str = "") -> ClauseFacts:
    return ClauseFacts(
        tuple(map(Audience, audiences.split())),
        tuple(map(Audience, concerns.split())),
        Kind(kind),
        {},
    )


BLOCK = """\
# remarks stay
a.1:   # also here
  audiences: [students]   # and here
  kind: must  # and here
  proposed: "because"
  question: {nl: "Wat: dit", en: That}
# between

a.2: {audiences: [parents], kind: may}
"""


def test_confirming_takes_one_line_out_and_nothing_else() -> None:
    confirmed = with_confirmed(BLOCK, {"a.1": facts("students", "must")})
    assert confirmed == BLOCK.replace('  proposed: "because"\n', "")


def test_confirming_nothing_changes_nothing() -> None:
    assert with_confirmed(BLOCK, {}) == BLOCK


def test_what_is_corrected_is_written_in_place() -> None:
    confirmed = with_confirmed(BLOCK, {"a.1": facts("parents staff-work", "must-not", "students")})
    assert confirmed == BLOCK.replace('  proposed: "because"\n', "").replace(
        "[students]   # and here\n  kind: must ",
        "[parents, staff-work]   # and here\n  concerns: [students]\n  kind: must-not ",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{audiences: [students], kind: must, proposed: x}", "{audiences: [students], kind: must}"),
        ("{proposed: x, audiences: [students], kind: must}", "{audiences: [students], kind: must}"),
        (
            '{audiences: [students], proposed: "x, }", kind: must}',
            "{audiences: [students], kind: must}",
        ),
        (
            "{concerns: [parents], proposed: x, audiences: [students], kind: must}",
            "{audiences: [students], kind: must}",
        ),
        (
            "\n  audiences:\n    - students\n  proposed: |\n    two\n    lines\n\n  kind: must",
            "\n  audiences:\n    - students\n\n  kind: must",
        ),
        (
            "\n  audiences:\n  - parents\n  - others\n  kind: may\n  proposed: on\n    two lines",
            "\n  audiences: [students]\n  kind: must",
        ),
        (
            "\n  audiences: [students]\n  kind: must\n  concerns: [parents]\n  proposed: x",
            "\n  audiences: [students]\n  kind: must",
        ),
    ],
)
def test_however_it_is_written(before: str, after: str) -> None:
    text = f"a.1: {before}\nb.1: {{audiences: [others], kind: may, proposed: y}}\n"
    confirmed = with_confirmed(text, {"a.1": facts("students", "must")})
    assert confirmed == f"a.1: {after}\nb.1: {{audiences: [others], kind: may, proposed: y}}\n"


def test_line_breaks_and_the_byte_order_mark_stay() -> None:
    text = "\ufeff" + BLOCK.replace("\n", "\r\n")
    confirmed = with_confirmed(text, {"a.1": facts("students", "must", "parents")})
    assert confirmed.startswith("\ufeff# remarks stay\r\n")
    assert "\r\n  concerns: [parents]\r\n" in confirmed
    assert confirmed.count("\n") == confirmed.count("\r\n") == text.count("\n")


def test_a_last_line_without_a_line_break() -> None:
    text = "a.1:\n  kind: must\n  proposed: x\n  audiences: [students]"
    confirmed = with_confirmed(text, {"a.1": facts("students", "must", "parents")})
    assert confirmed == "a.1:\n  kind: must\n  audiences: [students]\n  concerns: [parents]\n"


def test_what_cannot_be_changed_in_place_is_left() -> None:
    # The line that would go begins with the colon of the clause.
    text = "? a.1\n: proposed: x\n  audiences: [students]\n  kind: must\n"
    with pytest.raises(ValueError, match="cannot be changed"):
        with_confirmed(text, {"a.1": facts("students", "must")})


AUDIENCES = st.lists(st.sampled_from(Audience), min_size=1, unique=True)
FACTS = st.builds(
    lambda audiences, concerns, kind: ClauseFacts(
        tuple(audiences), tuple(each for each in concerns if each not in audiences), kind, {}
    ),
    AUDIENCES,
    AUDIENCES,
    st.sampled_from(Kind),
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


def entry(name: str, its: ClauseFacts, reason: str, order: list[str], *, braces: bool) -> str:
    parts = {
        "audiences": f"[{', '.join(its.audiences)}]",
        "concerns": f"[{', '.join(its.concerns)}]",
        "kind": its.kind.value,
        "proposed": json.dumps(reason, ensure_ascii=False),
        "question": f"{{nl: {json.dumps(reason, ensure_ascii=False)}}}",
    }
    lines = [f"{key}: {parts[key]}" for key in order if key != "concerns" or its.concerns]
    if braces:
        return f"{name}: {{{', '.join(lines)}}}\n"
    return f"{name}:\n" + "".join(f"  {line}  # {key}\n" for key, line in enumerate(lines))


@given(
    st.lists(
        st.tuples(
            FACTS,
            FACTS,
            TEXT,
            st.permutations(["audiences", "concerns", "kind", "proposed", "question"]),
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_entries_say_what_was_confirmed(
    entries: list[tuple[ClauseFacts, ClauseFacts, str, list[str], bool, bool]],
) -> None:
    text = "".join(
        entry(f"c.{number}", before, reason, order, braces=braces)
        for number, (before, _, reason, order, braces, _) in enumerate(entries)
    )
    chosen = {f"c.{number}": after for number, (_, after, *_, chose) in enumerate(entries) if chose}
    changed = with_confirmed(text, chosen)
    diagnostics = Diagnostics()
    document = read_yaml(changed, file="c.yml", diagnostics=diagnostics)
    assert document is not None
    assert isinstance(document.data, dict)
    for number, (before, _, reason, *_) in enumerate(entries):
        name = f"c.{number}"
        its = document.data[name]
        assert isinstance(its, Mapping)
        now = chosen.get(name, before)
        assert its["audiences"] == [*now.audiences]
        assert its.get("concerns", []) == [*now.concerns]
        assert its["kind"] == now.kind
        assert its.get("proposed") == (None if name in chosen else reason)
        assert its["question"] == {"nl": reason}
    kept = [line for line in text.splitlines() if "question" in line or line.startswith("c.")]
    if all(not braces for *_, braces, _ in entries):
        assert [line for line in changed.splitlines() if line in kept] == kept
