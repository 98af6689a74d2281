"""What a school leaves as it is, and what is silenced for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from protocolwijzer.diagnostics import Code, Severity
from protocolwijzer.health.silencing import can_be_silenced
from protocolwijzer.health.wording import WORDS, diagnostic, silencing
from protocolwijzer.model import Place, School, Silence
from tests.health.texts import edition, look, school

RULES = ("Op Twitter en Hyves.", "Bel 0596 12 34 56 of vraag het (aan de mentor.")
PLACE = Place("school.yml", 30, 5)


def silenced(*silences: Silence) -> School:
    return replace(school(edition(*RULES)), silenced=silences)


def silence(code: Code, clause: str | None = None, words: str | None = None) -> Silence:
    return Silence(code.slug, clause, words, "Dat klopt zo.", PLACE)


@pytest.mark.parametrize(
    ("given", "gone"),
    [
        (silence(Code.PLATFORM_GONE), {"Twitter", "Hyves"}),
        (silence(Code.PLATFORM_GONE, words="twitter"), {"Twitter"}),
        (silence(Code.PLATFORM_GONE, "a.1", "Hyv"), {"Hyves"}),
        (silence(Code.PHONE_NUMBER, "a.2"), {"0596 12 34 56"}),
        (silence(Code.PLATFORM_GONE, "a.2"), set()),
        (silence(Code.PHONE_NUMBER, words="0597"), set()),
    ],
)
def test_it_silences_what_it_is_about(given: Silence, gone: set[str]) -> None:
    before = {flag.words for flag in look(silenced()).flags}
    health = look(silenced(given))
    assert before - {flag.words for flag in health.flags} == gone
    assert {flag.words for flag, _ in health.silenced} == gone
    assert all(because is given for _, because in health.silenced)
    unused = [flag for flag in health.flags if flag.code is Code.UNUSED_SILENCE]
    assert [flag.place for flag in unused] == ([] if gone else [PLACE])


def test_a_clause_that_is_not_there_is_said_to_be_none() -> None:
    health = look(silenced(silence(Code.PLATFORM_GONE, "a.9", "Hyves")))
    (found,) = [flag for flag in health.flags if flag.code is Code.UNUSED_SILENCE]
    assert diagnostic(found).message == (
        "This silences nothing: platform-gone a.9 Hyves. There is no such clause."
    )


def test_every_flag_says_how_to_silence_it() -> None:
    flags = look(silenced()).flags
    assert flags
    for flag in flags:
        if not can_be_silenced(flag):
            assert flag.code in {Code.NO_RULES, Code.UNUSED_SILENCE}
            continue
        (item,) = yaml.safe_load(silencing(flag))
        made = Silence(item["code"], item.get("clause"), item.get("words"), item["reason"], PLACE)
        assert flag in [each for each, _ in look(silenced(made)).silenced]


def test_all_advice_has_words() -> None:
    advice = {code for code in Code if code.severity is Severity.ADVICE}
    assert advice | {Code.NO_RULES} == set(WORDS)
