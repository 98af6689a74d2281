"""The runs of a paragraph: which of their words are text, and which are something else.

What is read is what Word shows with all tracked changes accepted: insertions in, deletions out,
the results of fields and not their codes, one of two alternatives. What stands beside the text
(notes, comments, text boxes, pictures) is reported where it stands. ECMA-376 part 1, clause 17.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from protocolwijzer.diagnostics import Code
from protocolwijzer.importing.word_doubts import Doubts
from protocolwijzer.importing.word_fields import Fields
from protocolwijzer.importing.word_package import Package, UnreadableError
from protocolwijzer.importing.word_pages import Pages
from protocolwijzer.importing.word_styles import NO_LOOKS, Looks, Style, Styles
from protocolwijzer.importing.word_words import DESCRIBES, chosen, sign, words_of
from protocolwijzer.importing.word_xml import child, children, is_on, number, value

GONE = ("w:del", "w:moveFrom")
_CAME = ("w:ins", "w:moveTo")
_RENDERED = "w:lastRenderedPageBreak"
_RUNS = ("w:r", "m:r")
_PICTURES = ("w:drawing", "w:pict", "w:object")
# Fields of which Word shows more than the file holds: counters, and words in their code.
_COUNTING = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_NOTES = {
    "w:footnoteReference": ("footnotes", "w:footnote", "A footnote"),
    "w:endnoteReference": ("endnotes", "w:endnote", "An endnote"),
    "w:commentReference": ("comments", "w:comment", "A comment"),
}


@dataclass(slots=True)
class Gathered:
    """What the runs of a paragraph hold. aside: kinds of words that are not simply text.

    looks: of a run that says nothing of its own.
    """

    styles: tuple[Style, ...] = ()
    looks: Looks = NO_LOOKS
    text: list[str] = field(default_factory=list)
    has_text: bool = False
    letters: int = 0
    outstanding: int = 0
    smallest: int = 0
    aside: list[tuple[str, list[str]]] = field(default_factory=list)
    is_contents: bool = False

    def add(self, words: str) -> None:
        """Add to the text."""
        self.text.append(words)
        self.has_text = self.has_text or not words.isspace()

    def put_aside(self, kind: str, words: str) -> None:
        """Put words aside; what follows in the same way goes with them."""
        if not self.aside or self.aside[-1][0] != kind:
            self.aside.append((kind, []))
        self.aside[-1][1].append(words)


class Runs:
    """Reads the runs of paragraphs in order; fields may go on from one to the next."""

    def __init__(self, package: Package, styles: Styles, doubts: Doubts, pages: Pages) -> None:
        self._package = package
        self._targets = package.relationships(package.main)
        self._styles = styles
        self._doubts = doubts
        self._pages = pages
        self._fields = Fields()
        self._notes = {kind: _notes(package, *kinds[:2]) for kind, kinds in _NOTES.items()}
        root = package.part(package.main)
        marks = [value(each, "w:fldCharType") for each in root.iter("w:fldChar")]
        self._fields_are_whole = marks.count("begin") == marks.count("end")

    def gather(
        self, paragraph: Element, styles: tuple[Style, ...], before: Gathered | None
    ) -> Gathered:
        """What a paragraph of these styles holds, behind what is carried over to it."""
        gathered = before or Gathered()
        gathered.styles = styles
        gathered.looks = self._styles.looks(styles, None)
        self._inline(paragraph, gathered, "")
        if not self._fields_are_whole:
            # One that never ends would swallow the rest of the document.
            self._fields.clear()
        for kind, words in gathered.aside:
            self._doubts.put_aside(kind, " ".join("".join(words).split()))
        gathered.aside.clear()
        return gathered

    def finish(self) -> None:
        """Report the notes and comments that nothing in the text refers to."""
        for kind, notes in self._notes.items():
            for words in notes.values():
                self._doubts.beside(_NOTES[kind][2], words, number=1)

    def _inline(self, element: Element, gathered: Gathered, kind: str) -> None:
        """Take in runs and what holds runs. kind: "", "deleted", "inserted" or "placeholder"."""
        for each in element:
            if each.tag in _RUNS:
                self._run(each, gathered, kind)
            elif each.tag in DESCRIBES:
                continue
            elif each.tag in GONE:
                self._inline(each, gathered, "deleted")
            elif each.tag in _CAME:
                self._inline(each, gathered, kind or "inserted")
            elif each.tag == "mc:AlternateContent":
                self._inline(chosen(each), gathered, kind)
            elif each.tag == "w:sdt":
                unfilled = child(each, "w:sdtPr", "w:showingPlcHdr")
                self._inline(each, gathered, "placeholder" if is_on(unfilled) else kind)
            elif each.tag == "w:fldSimple":
                self._fields.begin(each.get("w:instr", ""), has_result=True)
                self._inline(each, gathered, kind)
                self._fields.end()
            elif not self._beside(each):
                self._inline(each, gathered, kind)

    def _run(self, run: Element, gathered: Gathered, kind: str) -> None:
        properties = child(run, "w:rPr")
        looks = gathered.looks
        if properties is not None:
            looks = self._styles.looks(gathered.styles, properties)
        if looks.is_hidden and kind != "deleted":
            kind = "hidden"
        self._run_content(run, gathered, kind, looks=looks)

    def _run_content(self, run: Element, gathered: Gathered, kind: str, *, looks: Looks) -> None:
        for each in run:
            if each.tag == "w:fldChar":
                self._add(_chosen_entry(each), gathered, kind, looks=looks)
                self._without_result(self._fields.mark(value(each, "w:fldCharType")), gathered)
            elif each.tag == "w:instrText":
                self._fields.add_code(each.text or "")
            elif each.tag == _RENDERED:
                # Where Word last saw a page end. A page that the author ended says nothing of the
                # number: others before it may have been full.
                self._pages.turn(self._doubts.number, is_empty=not gathered.has_text)
            elif each.tag == "mc:AlternateContent":
                self._run_content(chosen(each), gathered, kind, looks=looks)
            elif each.tag in DESCRIBES or self._beside(each):
                continue
            elif each.tag == "w:ruby":
                self._inline(each, gathered, kind)
            else:
                self._letters(each, gathered, kind, looks=looks)

    def _letters(self, element: Element, gathered: Gathered, kind: str, *, looks: Looks) -> None:
        words, unknown = sign(element)
        if unknown:
            self._doubts.report(
                Code.DAMAGED_LETTERS,
                f"A symbol in the font {unknown} was left out: it is not a letter.",
                "Check what it stands for, and type that.",
            )
        if element.tag == "w:delText" and not kind:
            kind = "deleted"
        self._add(words, gathered, kind, looks=looks)

    def _add(self, words: str, gathered: Gathered, kind: str, *, looks: Looks) -> None:
        """Take in words, as text or put aside."""
        if not words:
            return
        if self._fields.in_code:
            kind = kind or "code"
        if kind:
            gathered.put_aside(kind, words)
        if kind in ("", "inserted"):
            letters = sum(map(str.isalnum, words))
            gathered.letters += letters
            gathered.outstanding += letters if looks.stands_out else 0
            if letters:
                gathered.smallest = min(gathered.smallest or looks.size, looks.size)
            gathered.add(words)
            gathered.is_contents |= bool(letters) and self._fields.in_contents

    def _without_result(self, code: str, gathered: Gathered) -> None:
        """Report what Word shows for a field of which the file holds nothing but the code."""
        name, _, rest = code.partition(" ")
        if name.upper() in _COUNTING:
            self._doubts.report(
                Code.UNUSUAL_NUMBER,
                "Word shows a number here that a field counts; it was not read.",
                "Type the number as text, or make a numbered list of it.",
            )
        elif name.upper() in _BUTTONS:
            gathered.put_aside("placeholder", rest.partition(" ")[2])
        elif name.upper() == "SYMBOL":
            self._doubts.report(
                Code.DAMAGED_LETTERS,
                f"A symbol that a field shows ({rest.strip()}) was left out.",
                "Check what it stands for, and type that.",
            )

    def _beside(self, element: Element) -> bool:
        """Report a picture, text box, note or comment; whether the element is one."""
        if element.tag in _NOTES:
            words = self._notes[element.tag].pop(value(element, "w:id"), "")
            self._doubts.beside(_NOTES[element.tag][2], words)
        elif element.tag in _PICTURES:
            self._picture(element)
        elif element.tag == "w:subDoc":
            self._doubts.inserted_file(self._doubts.number)
        else:
            return False
        return True

    def _picture(self, element: Element) -> None:
        boxes = list(_boxes(element))
        for box in boxes:
            self._doubts.beside("A text box", words_of(box))
        drawn = "" if boxes else words_of(element)
        diagram = self._diagram(element)
        self._doubts.beside("WordArt", drawn)
        self._doubts.beside("A diagram", diagram)
        if boxes or drawn or diagram:
            return
        described = next((each for each in element.iter("wp:docPr")), None)
        words = value(described, "descr")
        named = f' ("{words}")' if words else ""
        self._doubts.report(
            Code.UNREAD_PICTURE,
            f"A picture{named} was left out; words in it were not read.",
            "Type them as text if they are a rule.",
        )

    def _diagram(self, element: Element) -> str:
        """The words of SmartArt, which stand in a part of their own; each is read once."""
        targets = [self._targets.pop(each.get("r:dm", ""), None) for each in element.iter()]
        try:
            return " ".join(
                words
                for target in targets
                if target is not None
                for each in self._package.part(target.target).iter("a:p")
                if (words := words_of(each))
            )
        except UnreadableError:
            return ""  # a picture of which nothing is known


def _chosen_entry(mark: Element) -> str:
    """What was chosen from the list of a form's field, which stands nowhere else."""
    choice = child(mark, "w:ffData", "w:ddList")
    if choice is None:
        return ""
    entries = [value(each) for each in children(choice, "w:listEntry")]
    chosen_one = value(child(choice, "w:result")) or value(child(choice, "w:default"))
    index = number(chosen_one) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, each in one of its alternatives."""
    for each in element:
        if each.tag == "w:txbxContent":
            yield each
        elif each.tag == "mc:AlternateContent":
            yield from _boxes(chosen(each))
        else:
            yield from _boxes(each)


def _notes(package: Package, kind: str, tag: str) -> dict[str, str]:
    """The words of footnotes, endnotes or comments, by id; not the lines that separate them."""
    return {
        value(each, "w:id"): words
        for part in package.related(kind)
        for each in part.iter(tag)
        if (words := words_of(each))
    }
