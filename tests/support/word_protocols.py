"""A protocol as a Word file, the way a school types it: numbers are Word's, not the typist's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protocolwijzer.model import Clause, Protocol
from tests.support.docx import Word, abstract, level, num, paragraph, plain, run

_LABEL = re.compile(r"([A-Z])\. ")
_HEADINGS, _CLAUSES = 1, 2


def word_protocol(protocol: Protocol, *, styled: bool) -> Word:
    """The protocol with every number and letter counted by Word.

    styled: headings in heading styles, and the letters before some counted too; otherwise they
    are bare paragraphs, bold where they head a list.
    """
    lettered = abstract(_HEADINGS, level(0, form="upperLetter", suffix="space"))
    numbered = abstract(_CLAUSES, level(0), level(1, form="lowerLetter"))
    lists = range(_CLAUSES, _CLAUSES + len(protocol.sections))
    return Word(
        "".join(_body(protocol, styled=styled)),
        abstracts=[lettered, numbered],
        # Every list after the first restarts the count of one and the same definition.
        nums=[num(_HEADINGS, _HEADINGS), *(num(each, _CLAUSES, starts={0: 1}) for each in lists)],
    )


def _body(protocol: Protocol, *, styled: bool) -> Iterator[str]:
    for line in protocol.title_lines:
        yield plain(line, style="Heading1" if styled else "")
    for number, section in enumerate(protocol.sections, start=_CLAUSES):
        label = _LABEL.match(section.title)
        if styled and section.title:
            title = section.title[label.end() :] if label else section.title
            counted = (_HEADINGS, 0) if label else None
            # The highest of Word's headings is level 2 here: level 1 is the document's title.
            yield plain(title, style=f"Heading{section.level - 1}", number=counted)
        elif section.title:
            bold = bool(section.clauses and section.clauses[0].number)
            yield paragraph(run(section.title, "<w:b/>" if bold else ""))
        for clause in section.clauses:
            yield from _clause(clause, number, 0)


def _clause(clause: Clause, number: int, depth: int) -> Iterator[str]:
    if not clause.number:
        yield from map(plain, clause.paragraphs)
        return
    first, *others = clause.paragraphs
    yield plain(first, style="ListParagraph", number=(number, depth))
    for other in others:
        indent = f'<w:ind w:left="{720 * (depth + 1)}"/>'
        yield plain(other, style="ListParagraph", properties=indent)
    for sub in clause.subclauses:
        yield from _clause(sub, number, depth + 1)


def typed_word(text: str) -> Word:
    """A text file pasted into Word: a paragraph a line, numbers and all typed."""
    body = []
    for line in re.split("\r\n|\n", text.removeprefix("\ufeff")):
        spaces = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        indent = f'<w:ind w:left="{180 * spaces}"/>' if spaces else ""
        body.append(plain(line.strip(), properties=indent))
    return Word("".join(body))
