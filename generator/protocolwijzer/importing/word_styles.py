"""What a Word paragraph or run inherits: ECMA-376 part 1, 17.7 (styles).

A property stands in the paragraph itself, in its style, in a style that this one is based on, or
in the document's defaults: the nearest counts. Bold and hidden are toggles (17.7.3): set by both
the paragraph's and the character's style they cancel out.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from protocolwijzer.importing.word_xml import child, children, is_on, is_set, number, value

_LONGEST_CHAIN = 20
_AUTOMATIC_SPACE = 280
# Half points, where no style says anything (17.3.2.38).
_DEFAULT_SIZE = 20
_FIRST_ROW = 0x20
# The outline level that says that a paragraph is no heading.
BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style. name: in small letters, as Word calls it in every language ("heading 1")."""

    identity: str
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class Spacing:
    """The space before and after a paragraph, in twentieths of a point.

    same_style: whether there is none between paragraphs of one style.
    """

    before: int
    after: int
    same_style: bool


@dataclass(frozen=True, slots=True)
class Indent:
    """Where text begins, in twentieths of a point from the margin; None where it is not said.

    first: of the first line, counted from left.
    """

    left: int | None = None
    first: int | None = None

    def over(self, other: Indent) -> Indent:
        """This one, and the other's where this one is silent."""
        left = other.left if self.left is None else self.left
        first = other.first if self.first is None else self.first
        return Indent(left, first)


def indent_of(properties: Element | None) -> Indent:
    """The indentation in a w:pPr."""
    indent = child(properties, "w:ind")
    if indent is None:
        return Indent()
    hanging = number(indent.get("w:hanging", ""))
    first = number(indent.get("w:firstLine", "")) if hanging is None else -hanging
    return Indent(number(indent.get("w:left", indent.get("w:start", ""))), first)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a run looks. size: in half points; stands_out: bold, underlined or in capitals."""

    stands_out: bool
    is_hidden: bool
    size: int


NO_INDENT = Indent()
NO_SPACING = Spacing(0, 0, same_style=False)
NO_LOOKS = Looks(stands_out=False, is_hidden=False, size=0)


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a paragraph style gives, with all that it is based on."""

    outline: Element | None
    indent: Indent
    spacing: Spacing


class Styles:
    """The styles of a document; root: of styles.xml, if there is one."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        # The styles of tables whose first row is in bold or capitals.
        self._headed: set[str] = set()
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._known: dict[str, _Inherited] = {}
        self._plain: dict[str, Looks] = {}
        self._default_paragraph: Element | None = None
        self._default_run: Element | None = None
        if root is None:
            return
        self._default_paragraph = child(root, "w:docDefaults", "w:pPrDefault", "w:pPr")
        self._default_run = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        for each in root.iter("w:style"):
            style = Style(
                each.get("w:styleId", ""),
                value(child(each, "w:name")).lower(),
                value(child(each, "w:basedOn")),
                child(each, "w:pPr"),
                child(each, "w:rPr"),
            )
            self._styles.setdefault(style.identity, style)
            if any(map(_heads_table, children(each, "w:tblStylePr"))):
                self._headed.add(style.identity)
            is_paragraphs = each.get("w:type") == "paragraph"
            if is_paragraphs and is_set(each.get("w:default", "0")):
                self._default = style.identity

    @property
    def language(self) -> str:
        """The tag of the language that the document is in, "" where it does not say."""
        return value(child(self._default_run, "w:lang"))

    def chain(self, identity: str) -> tuple[Style, ...]:
        """A style and those it is based on, nearest first; a circle ends where it closes."""
        if identity not in self._chains:
            found: dict[str, Style] = {}
            at = identity
            while at in self._styles and at not in found and len(found) < _LONGEST_CHAIN:
                found[at] = self._styles[at]
                at = found[at].based_on
            self._chains[identity] = tuple(found.values())
        return self._chains[identity]

    def of_paragraph(self, properties: Element | None) -> tuple[Style, ...]:
        """The styles of a paragraph with this w:pPr, nearest first."""
        named = value(child(properties, "w:pStyle"))
        return self.chain(named if named in self._styles else self._default)

    def sets_head_apart(self, properties: Element | None) -> bool:
        """Whether a table with this w:tblPr shows its first row otherwise than the rest."""
        look = child(properties, "w:tblLook")
        if look is None or not _looks_at_first_row(look):
            return False
        named = value(child(properties, "w:tblStyle"))
        return any(style.identity in self._headed for style in self.chain(named))

    def numbering_style(self, identity: str) -> Element | None:
        """The w:numPr of a list style."""
        for style in self.chain(identity):
            found = child(style.paragraph, "w:numPr")
            if found is not None:
                return found
        return None

    def outline_level(self, properties: Element | None) -> int | None:
        """The level of a heading, from 0; BODY_TEXT where it is set to that; None if not said."""
        found = child(properties, "w:outlineLvl")
        if found is None:
            found = self._inherited(properties).outline
        level = number(value(found))
        return level if level is None else min(max(level, 0), BODY_TEXT)

    def indent(self, properties: Element | None) -> Indent:
        """The indentation that a paragraph's styles and the document's defaults give it."""
        return self._inherited(properties).indent

    def spacing(self, properties: Element | None) -> Spacing:
        """The space around a paragraph."""
        inherited = self._inherited(properties).spacing
        own = child(properties, "w:spacing")
        contextual = child(properties, "w:contextualSpacing")
        if own is None and contextual is None:
            return inherited
        same_style = inherited.same_style if contextual is None else is_on(contextual)
        return Spacing(
            _space(own, "before", inherited.before),
            _space(own, "after", inherited.after),
            same_style,
        )

    def looks(self, paragraph: tuple[Style, ...], run: Element | None) -> Looks:
        """How a run with this w:rPr looks in a paragraph of these styles."""
        if run is not None:
            return self._looks(paragraph, run)
        key = paragraph[0].identity if paragraph else ""
        if key not in self._plain:
            self._plain[key] = self._looks(paragraph, None)
        return self._plain[key]

    def _looks(self, paragraph: tuple[Style, ...], run: Element | None) -> Looks:
        # A link is underlined by its character's style, and is no heading for that.
        layers = (run, *(style.run for style in paragraph))
        lines = (child(each, "w:u") for each in layers)
        underline = next((each for each in lines if each is not None), None)
        sizes = (*layers[:1], *(style.run for style in self.chain(value(child(run, "w:rStyle")))))
        size = next(
            (
                found
                for each in (*sizes, *layers[1:], self._default_run)
                if (found := number(value(child(each, "w:sz")))) is not None
            ),
            _DEFAULT_SIZE,
        )
        return Looks(
            stands_out=self.is_toggled("w:b", paragraph, run)
            or self.is_toggled("w:caps", paragraph, run)
            or value(underline) not in ("", "none"),
            is_hidden=self.is_toggled("w:vanish", paragraph, run),
            size=size,
        )

    def is_toggled(self, name: str, paragraph: tuple[Style, ...], run: Element | None) -> bool:
        """Whether a toggle such as "w:b" is on for a run in a paragraph of these styles."""
        direct = child(run, name)
        if direct is not None:
            return is_on(direct)
        if is_on(child(self._default_run, name)):
            return True
        character = value(child(run, "w:rStyle"))
        return _toggle(name, paragraph) != _toggle(name, self.chain(character))

    def _inherited(self, properties: Element | None) -> _Inherited:
        """What a paragraph has from its styles; every style is looked up once."""
        styles = self.of_paragraph(properties)
        key = styles[0].identity if styles else ""
        if key not in self._known:
            outline, indent, spacing = None, NO_INDENT, NO_SPACING
            for layer in (self._default_paragraph, *(each.paragraph for each in reversed(styles))):
                level = child(layer, "w:outlineLvl")
                outline = outline if level is None else level
                indent = indent_of(layer).over(indent)
                own, contextual = child(layer, "w:spacing"), child(layer, "w:contextualSpacing")
                spacing = Spacing(
                    _space(own, "before", spacing.before),
                    _space(own, "after", spacing.after),
                    spacing.same_style if contextual is None else is_on(contextual),
                )
            self._known[key] = _Inherited(outline, indent, spacing)
        return self._known[key]


def _heads_table(part: Element) -> bool:
    """Whether this w:tblStylePr makes letters of a first row stand out."""
    looks = child(part, "w:rPr")
    bold = is_on(child(looks, "w:b")) or is_on(child(looks, "w:caps"))
    return part.get("w:type") == "firstRow" and bold


def _looks_at_first_row(look: Element) -> bool:
    """What w:tblLook says of the first row (17.4.55): by name, or as a bit in older files."""
    named = look.get("w:firstRow", "")
    if named:
        return is_set(named)
    try:
        return bool(int(value(look) or "0", 16) & _FIRST_ROW)
    except ValueError:
        return False


def _space(element: Element | None, side: str, otherwise: int) -> int:
    if is_set(value(element, f"w:{side}Autospacing") or "0"):
        return _AUTOMATIC_SPACE
    size = number(value(element, f"w:{side}"))
    return otherwise if size is None else size


def _toggle(name: str, chain: tuple[Style, ...]) -> bool:
    for style in chain:
        found = child(style.run, name)
        if found is not None:
            return is_on(found)
    return False
