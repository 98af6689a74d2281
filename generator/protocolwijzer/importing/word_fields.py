"""Fields: codes that Word shows the result of (ECMA-376 part 1, 17.16.18)."""

from __future__ import annotations

from dataclasses import dataclass

# Codes are a few words; what is longer is no code of Word's.
_ENOUGH = 300


@dataclass(slots=True)
class _Field:
    """A field that has begun, and what those around it say; they cannot change while it is open."""

    in_code: bool
    in_contents: bool
    code: str = ""
    has_result: bool = False


class Fields:
    """The fields that are open where the reader is, one in the other."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether text here is part of a code, which is not shown."""
        return bool(self._open) and (self._open[-1].in_code or not self._open[-1].has_result)

    @property
    def in_contents(self) -> bool:
        """Whether text here is part of a contents list."""
        if not self._open:
            return False
        name = self._open[-1].code.split(maxsplit=1)[:1]
        return self._open[-1].in_contents or name in (["TOC"], ["toc"])

    def begin(self, code: str = "", *, has_result: bool = False) -> None:
        """A field begins here."""
        self._open.append(
            _Field(self.in_code, self.in_contents, code.lstrip()[:_ENOUGH], has_result)
        )

    def add_code(self, code: str) -> None:
        """More of the code of the innermost field."""
        if self._open:
            self._open[-1].code = f"{self._open[-1].code}{code}".lstrip()[:_ENOUGH]

    def mark(self, kind: str) -> str:
        """What w:fldChar says; a mark without a field means nothing.

        Gives the code of a field that ends here without a result, "" otherwise.
        """
        if kind == "begin":
            self.begin()
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end":
            return self.end()
        return ""

    def end(self) -> str:
        """The innermost field ends here; gives its code if it has no result, "" otherwise."""
        if not self._open:
            return ""
        ended = self._open.pop()
        return "" if ended.has_result or ended.in_code else ended.code

    def clear(self) -> None:
        """No field is open any more."""
        self._open.clear()
