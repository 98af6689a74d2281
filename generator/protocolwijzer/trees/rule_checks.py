"""What a tree says against what the protocol says: clauses, verdicts, contacts, judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.engine.tree import Verdict
from protocolwijzer.model import ClauseFacts, Kind
from protocolwijzer.reading.labels import near_clause
from protocolwijzer.settings.yaml_places import KeyPath
from protocolwijzer.trees.files import Known, TreeFile
from protocolwijzer.trees.schema import AdviceSettings, OutcomeSettings

_PERMISSION = frozenset({Verdict.YES, Verdict.YES_IF})
_DUTIES = frozenset({Kind.MUST, Kind.MUST_NOT})


def check_rules(tree: TreeFile, known: Known, diagnostics: Diagnostics) -> None:
    """Report where a tree names what the school has not, or says what its clauses do not."""
    if known.clauses is not None:
        _check_clauses(tree, known.clauses, diagnostics)
    for at, answer in _answers(tree):
        _check_contacts(tree, answer, at, known, diagnostics)
        if known.facts is not None:
            _check_audiences(tree, answer, at, known.facts, diagnostics)
    for name, outcome in tree.settings.outcomes.items():
        _check_outcome(tree, name, outcome, known.facts, diagnostics)
    for name, advice in (tree.settings.advice or {}).items():
        if advice.verdict is not None and known.facts is not None:
            kinds = _kinds(advice.clauses, known.facts)
            if len(kinds) == len(advice.clauses):
                _check_verdict(tree, ("advice", name), advice.verdict, kinds, diagnostics)


def cited(tree: TreeFile) -> Iterator[str]:
    """The clauses that an outcome or advice of a tree rests on."""
    for _, answer in _answers(tree):
        yield from answer.clauses


def _answers(tree: TreeFile) -> Iterator[tuple[KeyPath, AdviceSettings]]:
    for name, outcome in tree.settings.outcomes.items():
        yield ("outcomes", name), outcome
    for name, advice in (tree.settings.advice or {}).items():
        yield ("advice", name), advice


def _citations(tree: TreeFile) -> Iterator[tuple[KeyPath, Sequence[str]]]:
    for name, question in tree.settings.questions.items():
        yield ("questions", name, "clauses"), question.clauses
    for at, answer in _answers(tree):
        yield (*at, "clauses"), answer.clauses


def _check_clauses(tree: TreeFile, clauses: Mapping[str, str], diagnostics: Diagnostics) -> None:
    for at, names in _citations(tree):
        for index, name in enumerate(names):
            if name not in clauses:
                diagnostics.report(
                    Code.UNKNOWN_CLAUSE,
                    tree.value(*at, index),
                    f"There is no clause {name}.",
                    near_clause(name, clauses) or "Name a clause that is there.",
                )


def _check_contacts(
    tree: TreeFile, answer: AdviceSettings, at: KeyPath, known: Known, diagnostics: Diagnostics
) -> None:
    for index, role in enumerate(answer.contacts if known.contacts is not None else ()):
        contact = (known.contacts or {}).get(role)
        place = tree.value(*at, "contacts", index)
        if contact is None:
            diagnostics.report(
                Code.UNKNOWN_CONTACT,
                place,
                f'There is no contact "{role}" in school.yml.',
                suggestion(role, known.contacts or {}) if known.contacts else "Add it there.",
            )
        elif not {*contact.audiences} & {*tree.settings.audiences}:
            diagnostics.report(
                Code.OTHER_AUDIENCE,
                place,
                f'Nobody that this tree is for may turn to "{role}": it is there for '
                f"{', '.join(contact.audiences)}.",
                "Name another contact, or change its audiences in school.yml.",
            )


def _check_audiences(
    tree: TreeFile,
    answer: AdviceSettings,
    at: KeyPath,
    facts: Mapping[str, ClauseFacts],
    diagnostics: Diagnostics,
) -> None:
    for index, name in enumerate(answer.clauses):
        its = facts.get(name)
        if its and not {*its.audiences, *its.concerns} & {*tree.settings.audiences}:
            diagnostics.report(
                Code.OTHER_AUDIENCE,
                tree.value(*at, "clauses", index),
                f"Clause {name} is for nobody that this tree is for.",
                "Cite another clause, or change the audiences of the tree or in clauses.yml.",
            )


def _check_outcome(
    tree: TreeFile,
    name: str,
    outcome: OutcomeSettings,
    facts: Mapping[str, ClauseFacts] | None,
    diagnostics: Diagnostics,
) -> None:
    at: KeyPath = ("outcomes", name)
    if not outcome.clauses:
        diagnostics.report(
            Code.NOTHING_CITED,
            tree.key(*at, "clauses"),
            f'The outcome "{name}" cites no clause, so it is not what the protocol says.',
            'Add "clauses: [...]" with the clause that it rests on.',
        )
    if outcome.judgement and not outcome.contacts:
        diagnostics.report(
            Code.JUDGEMENT_WITHOUT_CONTACT,
            tree.value(*at, "judgement"),
            f'The outcome "{name}" needs a person\'s judgement but does not say whose.',
            'Add "contacts: [...]" with whom to ask.',
        )
    if facts is None or not outcome.clauses:
        return
    judged = [clause for clause in outcome.clauses if clause in facts and facts[clause].judgement]
    if judged and outcome.verdict in (Verdict.YES, Verdict.NO) and not outcome.judgement:
        diagnostics.report(
            Code.UNDECLARED_JUDGEMENT,
            tree.value(*at, "verdict"),
            f'The outcome "{name}" says "{outcome.verdict}", but clause {judged[0]} needs a '
            "person's judgement.",
            'Add "judgement: true" with "contacts: [...]", or choose another verdict.',
        )
    kinds = _kinds(outcome.clauses, facts)
    if len(kinds) < len(outcome.clauses):
        return
    needed = _needs_exception(outcome.verdict, kinds)
    if not (needed and outcome.exception):
        _check_verdict(tree, at, outcome.verdict, kinds, diagnostics)
    if outcome.exception and not needed:
        diagnostics.report(
            Code.NEEDLESS_EXCEPTION,
            tree.value(*at, "exception"),
            f'The outcome "{name}" says what its clauses say, without an exception.',
            'Remove "exception".',
        )


def _kinds(clauses: Sequence[str], facts: Mapping[str, ClauseFacts]) -> Mapping[str, Kind]:
    return {name: facts[name].kind for name in clauses if name in facts}


def _needs_exception(verdict: Verdict, kinds: Mapping[str, Kind]) -> bool:
    """Whether a verdict is the other way round than a clause, and so is right by exception only."""
    its = frozenset(kinds.values())
    if verdict in _PERMISSION:
        return Kind.MUST_NOT in its
    return verdict is Verdict.NO and not its & _DUTIES and Kind.MAY in its


def _check_verdict(
    tree: TreeFile,
    at: KeyPath,
    verdict: Verdict,
    kinds: Mapping[str, Kind],
    diagnostics: Diagnostics,
) -> None:
    its = frozenset(kinds.values())
    has_exceptions = at[0] == "outcomes"  # advice cannot declare any
    if verdict in _PERMISSION and Kind.MUST_NOT in its:
        clause = next(name for name, kind in kinds.items() if kind is Kind.MUST_NOT)
        message = f'"{verdict}" rests on clause {clause}, which forbids something.'
        mend = "Change the verdict or the clauses"
        exception = f" or, if {clause} makes an exception for this,"
    elif verdict is Verdict.YES and its == {Kind.CONSEQUENCE}:
        message = f'"{verdict}" rests on consequences alone; none of them allows anything.'
        mend = "Change the verdict, or cite the clause that allows it"
        exception = ""
    elif verdict is Verdict.NO and not its & _DUTIES:
        message = f'"{verdict}" rests on no clause that forbids or demands something.'
        mend = "Change the verdict, or cite the clause that forbids it"
        clause = next((name for name, kind in kinds.items() if kind is Kind.MAY), "")
        exception = f"; if {clause} makes an exception for this," if clause else ""
    else:
        return
    mend += f'{exception} add "exception: true".' if exception and has_exceptions else "."
    diagnostics.report(Code.VERDICT_AT_ODDS, tree.value(*at, "verdict"), message, mend)
