"""Whatever a protocol says and however it is built, every clause gets a proposal."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protocolwijzer.model import Clause, EditionKind, Protocol, Section
from protocolwijzer.proposing import Topic, because, in_words, propose
from protocolwijzer.proposing.dutch import DUTCH
from protocolwijzer.proposing.english import ENGLISH
from protocolwijzer.proposing.lexicon import Lexicon


def vocabulary(lexicon: Lexicon) -> list[str]:
    """All that the rules look for, so that made-up texts reach every one of them."""
    found: set[str] = set()
    for value in vars(lexicon).values():
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, (frozenset, tuple, dict)):
            found.update(each for each in value if isinstance(each, str))
    return sorted(found)


WORDS = st.one_of(
    st.sampled_from(vocabulary(DUTCH) + vocabulary(ENGLISH)),
    st.sampled_from([",", ".", ":", ";", "?", "(", ")", "/", "telefoon", "phone", "“", "'"]),
)
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=40))
NUMBERS = st.sampled_from(["", "-", "1", "a", "3.1"])


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    count = iter(range(10_000))

    def clause(depth: int) -> Clause:
        number = draw(NUMBERS)
        subs = draw(st.integers(0, 2)) if depth < 3 and number else 0
        return Clause(
            id=f"c{next(count)}",
            number=number,
            paragraphs=tuple(draw(st.lists(TEXTS, max_size=2))),
            subclauses=tuple(clause(depth + 1) for _ in range(subs)),
        )

    sections = tuple(
        Section(
            id=f"s{index}",
            title=draw(TEXTS),
            label="",
            level=draw(st.integers(2, 6)),
            clauses=tuple(clause(1) for _ in range(draw(st.integers(0, 3)))),
        )
        for index in range(draw(st.integers(0, 3)))
    )
    language = draw(st.sampled_from(["nl", "en", "nl-NL", "de", ""]))
    titles = tuple(draw(st.lists(TEXTS, max_size=2)))
    return Protocol(language, EditionKind.ADOPTED, titles, sections)


@given(protocols())
@example(Protocol("nl", EditionKind.ADOPTED, (), ()))
def test_every_clause_gets_a_proposal(protocol: Protocol) -> None:
    found = propose(protocol)
    assert tuple(found) == protocol.clause_ids()
    for proposal in found.values():
        assert proposal.audiences
        assert list(proposal.audiences) == [
            a for a in type(proposal.audiences[0]) if a in proposal.audiences
        ]
        assert not set(proposal.audiences) & set(proposal.concerns)
        topics = {reason.topic for reason in proposal.reasons}
        assert topics >= {Topic.AUDIENCES, Topic.KIND}
        assert (Topic.CONCERNS in topics) == bool(proposal.concerns)


@given(protocols(), st.sampled_from(["nl", "en"]))
def test_every_reason_can_be_told(protocol: Protocol, language: str) -> None:
    for proposal in propose(protocol).values():
        for reason in proposal.reasons:
            told = in_words(reason, language=language)
            assert all(word in told for word in reason.words)
        assert because(proposal, language=language).startswith(("because ", "want "))


@given(protocols())
def test_reasons_quote_what_stands_there(protocol: Protocol) -> None:
    texts = [protocol.title, *(section.title for section in protocol.sections)]
    texts += [paragraph for _, clause in protocol.clauses() for paragraph in clause.paragraphs]
    for proposal in propose(protocol).values():
        for reason in proposal.reasons:
            for quote in reason.words:
                assert any(quote in text for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "leerling " * 15_000,
        "vraagt of " * 12_000,
        "als de leerling, dan moet de ouder " * 4_000,
        "." + " " * 100_000 + "x",
        "mag." * 25_000,
        "\u2019" * 100_000,
        "een " * 25_000 + "leerling",
        "De telefoon wordt " + "ge" * 50_000,
        "die om uw kind " * 8_000,
    ],
)
def test_long_texts_are_read_in_pieces(text: str) -> None:
    clause = Clause("a.1", "1", (text,))
    section = Section("a", text[:1000], "A", 2, (clause,))
    assert propose(Protocol("nl", EditionKind.ADOPTED, (), (section,)))["a.1"].audiences
