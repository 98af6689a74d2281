from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolwijzer.diagnostics import Diagnostics
from protocolwijzer.model import Place
from protocolwijzer.settings import yaml_places
from protocolwijzer.settings.yaml_places import Data, Document, read_yaml

FILE = "school.yml"


def read(text: str) -> Document:
    diagnostics = Diagnostics()
    document = read_yaml(text, file=FILE, diagnostics=diagnostics)
    assert document is not None, [str(found) for found in diagnostics]
    return document


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("0591123456", "0591123456"),
        ("1.10", "1.10"),
        ("2026-09-01", "2026-09-01"),
        ("true", "true"),
        ("16:45", "16:45"),
        ('"null"', "null"),
        ("''", ""),
        ("null", None),
        ("~", None),
        ("", None),
        ("# remark", None),
    ],
)
def test_a_scalar_is_the_text_that_was_written(written: str, meant: str | None) -> None:
    assert read(f"key: {written}\n").data == {"key": meant}


def test_every_key_and_value_has_its_place() -> None:
    document = read("name: Ünïcödé\nlanguages: [nl, én, x]\ncontacts:\n  head:\n    name: Jo\n")
    assert document.key("languages") == Place(FILE, 2, 1)
    assert document.value("languages", 2) == Place(FILE, 2, 21)
    assert document.key("contacts", "head", "name") == Place(FILE, 5, 5)
    assert document.value("contacts", "head", "name") == Place(FILE, 5, 11)


def test_what_has_no_place_is_said_to_be_where_it_should_be() -> None:
    document = read("contacts:\n  head:\n    name: Jo\n")
    assert document.key("contacts", "head", "value") == Place(FILE, 2, 3)
    assert document.value("contacts", "head", "value") == Place(FILE, 2, 3)
    assert document.key("board") == Place(FILE)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    document = read("\ufeffname: Jo\r\nboard: De\r\n")
    assert document.data == {"name": "Jo", "board": "De"}
    assert document.key("board") == Place(FILE, 2, 1)


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
data = st.recursive(
    texts | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(data)
def test_what_another_program_writes_is_read_as_it_was_meant(meant: Data) -> None:
    text = yaml.safe_dump(meant, allow_unicode=True)
    document = read(text)
    assert document.data == meant
    assert document.values[()].file == FILE


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("ab:-[]{}'\"#&*!|>@%,? \n\t")))
def test_any_text_gives_a_document_or_a_finding_with_a_place_in_it(text: str) -> None:
    diagnostics = Diagnostics()
    document = read_yaml(text, file=FILE, diagnostics=diagnostics)
    assert (document is None) == bool(len(diagnostics))
    lines = text.splitlines() or [""]
    for found in diagnostics:
        assert 1 <= found.place.line <= len(lines) + 1
        assert found.place.column >= 1


@settings(deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}'\"# \n")))
def test_what_both_parsers_take_they_read_alike(text: str) -> None:
    """PyYAML comes with libyaml or without; a school must not notice."""
    fast = read_yaml(text, file=FILE, diagnostics=Diagnostics())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_places, "_FAST_LOADER", yaml.SafeLoader)
        slow = read_yaml(text, file=FILE, diagnostics=Diagnostics())
    if fast is not None and slow is not None:
        assert fast.data == slow.data


def test_nesting_is_limited_without_recursion() -> None:
    diagnostics = Diagnostics()
    assert read_yaml("[" * 50_000, file=FILE, diagnostics=diagnostics) is None
    (found,) = diagnostics
    assert "20 levels" in found.message
