"""A draft as the YAML text that its author finds, with remarks that say what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from protocolwijzer.drafting import texts
from protocolwijzer.drafting.rules import Rule
from protocolwijzer.drafting.skeletons import Case, Outcome, Question, Skeleton
from protocolwijzer.drafting.texts import Texts
from protocolwijzer.model import Audience, Localized
from protocolwijzer.settings.yaml_text import in_one_line, quoted
from protocolwijzer.trees.drafts import review_mark

NOTE_FILE = "README.txt"

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a draft.

    id: the name of its file; address: may be empty. others: the labels of rules that it leaves out
    because there are too many, aside: because they answer another question. repeated: rules that no
    answer could say more than.
    """

    id: str
    title: Localized
    address: Localized
    audiences: tuple[Audience, ...]
    others: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    repeated: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A tree that was or could be drafted. readers: whom it is for; rules: their labels."""

    id: str
    title: Localized
    readers: tuple[Localized, ...]
    rules: tuple[str, ...]


def write_note(
    made: Iterable[Told],
    too_few: Iterable[Told],
    too_many: Iterable[Told],
    words: Texts,
) -> str:
    """What was drafted, the best first, and what was not and why, as plain text."""
    lines = [words.remark(texts.NOTE), ""]
    lists = (
        (texts.NOTE_MADE, [f"{each.id}.yml: {_told(each, words)}" for each in made]),
        (texts.NOTE_TOO_MANY, [_told(each, words) for each in too_many]),
        (texts.NOTE_TOO_FEW, [_told(each, words) for each in too_few]),
    )
    for what, items in lists:
        if items:
            lines.append(words.remark(what))
            for item in items:
                lines.extend(
                    textwrap.wrap(
                        in_one_line(item),
                        _WIDTH,
                        initial_indent="  - ",
                        subsequent_indent="    ",
                        break_on_hyphens=False,
                    )
                )
            lines.append("")
    if any(items for _, items in lists[1:]):
        lines.extend((words.remark(texts.NOTE_ANYWAY), ""))
    return "\n".join(lines)


def _told(its: Told, words: Texts) -> str:
    readers = ", ".join(words.remark(each) for each in its.readers)
    return f"{words.remark(its.title)} ({readers}: {', '.join(its.rules)})"


def write_draft(head: Head, rules: Sequence[Rule], made: Skeleton, words: Texts) -> str:
    """The whole file. Ends in a line break; has no line break but those of its lines."""
    address = [f"address: {_words(head.address)}"] if head.address else []
    lines = (
        *_remarks(head, rules, words),
        "draft: true",
        f"title: {_words(words.ready(head.title))}",
        *address,
        f"audiences: {_names(head.audiences)}",
        f"start: {made.start}",
        "",
        "questions:",
        *(line for name, its in made.asked().items() for line in _question(name, its)),
        "",
        "outcomes:",
        *(line for name, its in made.outcomes.items() for line in _outcome(name, its, words)),
        "",
        "cases:",
        *(line for case in made.cases() for line in _case(case)),
    )
    return "".join(f"{line}\n" for line in lines)


def _remarks(head: Head, rules: Iterable[Rule], words: Texts) -> Iterator[str]:
    filled = words.remark(texts.HEAD).format(mark=review_mark(words.languages[0]), tree=head.id)
    for line in filled.splitlines():
        yield f"# {line}".rstrip()
    yield from _quoted(rules, head)
    if head.repeated:
        yield f"# {words.remark(texts.REPEATED_RULES)}"
        yield from _quoted(head.repeated, head)
    for why, labels in ((texts.OTHER_RULES, head.others), (texts.ASIDE_RULES, head.aside)):
        if labels:
            told = f"{words.remark(why)} {', '.join(labels)}"
            yield from textwrap.wrap(
                in_one_line(told), _WIDTH, initial_indent="# ", subsequent_indent="#   "
            )
    yield ""


def _quoted(rules: Iterable[Rule], head: Head) -> Iterator[str]:
    """Rules in their own words."""
    for rule in rules:
        yield from textwrap.wrap(
            in_one_line(f"{rule.label}{_readers(rule, head)}: {rule.full}"),
            _WIDTH,
            initial_indent="#   ",
            subsequent_indent="#     ",
            break_on_hyphens=False,
        )


def _readers(rule: Rule, head: Head) -> str:
    """Whom a rule is for, where it is not for all that its tree is for."""
    if {*head.audiences} <= rule.audiences:
        return ""
    its = (audience for audience in head.audiences if audience in rule.audiences)
    return f" [{', '.join(its)}]"


def _question(name: str, its: Question) -> Iterator[str]:
    yield f"  {name}:"
    yield from _localized("    ask", its.ask)
    if its.clauses:
        yield f"    clauses: {_names(its.clauses)}"
    yield "    options:"
    for option, words in its.options.items():
        yield from _localized(f"      {option}", words.text)
    yield "    next:"
    *arms, (_, last) = its.options.items()
    yield from (
        f"      - {{when: {{is: {_name(option)}}}, go: {each.go}}}" for option, each in arms
    )
    yield f"      - {{else: {last.go}}}"


def _outcome(name: str, its: Outcome, words: Texts) -> Iterator[str]:
    yield f"  {name}:"
    yield f'    verdict: "{its.verdict}"'
    yield from _localized("    say", its.say)
    yield f"    clauses: {_names(its.clauses)}"
    if its.is_exception:
        yield f"    exception: true   # {words.remark(texts.EXCEPTION_REMARK)}"
    if its.contacts:
        yield f"    contacts: {_names(its.contacts)}"
        yield f"    judgement: true   # {words.remark(texts.JUDGEMENT_REMARK)}"


def _case(its: Case) -> Iterator[str]:
    entries = (
        f"name: {quoted(its.name)}",
        f"given: {{{', '.join(f'{name}: {_name(option)}' for name, option in its.given.items())}}}",
        f"expect: {its.expect}",
    )
    line = f"  - {{{', '.join(entries)}}}"
    if len(line) <= _WIDTH:
        yield line
        return
    for number, entry in enumerate(entries):
        yield f"  {' ' if number else '-'} {entry}"


def _localized(key: str, text: Localized) -> Iterator[str]:
    """A key with its text, in one line where that is short enough."""
    line = f"{key}: {_words(text)}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{key}:"
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indent}{language}: {quoted(its)}" for language, its in text.items())


def _words(text: Localized) -> str:
    return f"{{{', '.join(f'{language}: {quoted(its)}' for language, its in text.items())}}}"


def _names(names: Iterable[str]) -> str:
    return f"[{', '.join(map(_name, names))}]"


def _name(name: str) -> str:
    """An id, in quotes where YAML has another meaning for it."""
    return f'"{name}"' if name == "null" else name
