"""PDF files made by typst, which is fast and sets any text on pages of any size."""

from __future__ import annotations

import json

import typst

from protocolwijzer.model import Clause, Protocol
from tests.support.programs import missing

_AS_TYPED = """
#set page(width: 220mm, height: 297mm, margin: 20mm)
#set text(font: "Liberation Mono", size: 10pt)
#raw(block: true, sys.inputs.text)
"""

# How headings look: like the text but apart, or in bold straight above it.
BARE_HEADING = "block(above: 1.8em, below: 1.2em)[#section.title]"
BOLD_HEADING = "block(above: 0.65em, below: 0.65em)[#strong(section.title)]"
_PRINTED = """
#set page(
  width: int(sys.inputs.width) * 1mm, height: 240mm, margin: 20mm,
  header: [HEAD], footer: context [FOOT],
)
#set text(
  font: "Liberation Sans", size: 11pt, lang: "nl", hyphenate: json(bytes(sys.inputs.hyphenate)),
)
#set par(spacing: 1.2em)
#let body = json(bytes(sys.inputs.body))
#let clause(it, depth) = {
  let texts = it.paragraphs.map(text => [#text]).join(parbreak())
  if it.label == "" { block(texts) } else {
    pad(left: depth * 18pt, grid(columns: (18pt, 1fr), [#it.label], texts))
  }
  for each in it.below { clause(each, depth + 1) }
}
#for title in body.titles { block[#title] }
#for section in body.sections {
  if section.title != "" { HEADING }
  for each in section.clauses { clause(each, 0) }
}
"""


def typeset(source: str, **inputs: str) -> bytes:
    """A PDF of typst's markup; inputs: texts that it takes as `sys.inputs`."""
    made, warnings = typst.compile_with_warnings(source.encode(), format="pdf", sys_inputs=inputs)
    # Another font in its place sets other pages.
    if any("unknown font family: liberation" in warning.message for warning in warnings):
        missing("Liberation, a family of fonts,", package="fonts-liberation")
    return made


def typed(text: str) -> bytes:
    """A PDF that shows a text line for line, in letters of one width."""
    return typeset(_AS_TYPED, text=text)


def printed(
    protocol: Protocol,
    *,
    width: int,
    head: str = "",
    foot: str = "",
    heading: str = BARE_HEADING,
    hyphenate: bool = True,
) -> bytes:
    """A PDF of a protocol on pages of this width in mm, with hanging numbers.

    head, foot: typst's markup for the top and bottom of every page. heading: its code for one.
    """
    body = json.dumps(
        {
            "titles": protocol.title_lines,
            "sections": [
                {"title": section.title, "clauses": list(map(_clause, section.clauses))}
                for section in protocol.sections
            ],
        }
    )
    source = _PRINTED.replace("[HEAD]", f"[{head}]").replace("FOOT", foot)
    source = source.replace("HEADING", heading)
    return typeset(source, body=body, width=f"{width}", hyphenate=json.dumps(hyphenate))


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "label": f"{clause.number}." if clause.number else "",
        "paragraphs": clause.paragraphs,
        "below": list(map(_clause, clause.subclauses)),
    }
