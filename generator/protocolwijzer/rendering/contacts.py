"""Whom to turn to, as pages show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protocolwijzer.model import Contact, Phrase, phrase
from protocolwijzer.rendering.wording import Wording

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()\u2013-]{7,}[0-9]")
_MAIL = re.compile(r"[^\s@:?&]+@[^\s@:?&]+\.[^\s@:?&]+")


@dataclass(frozen=True, slots=True)
class ShownContact:
    """A contact in one language.

    href: where a tap on the value leads, if it is nothing but a telephone number or a mail
    address; audiences: for whom, in words.
    """

    name: Phrase
    value: str | None
    href: str | None
    audiences: str


def shown_contacts(contacts: Iterable[Contact], wording: Wording) -> Iterator[ShownContact]:
    """Contacts as a page in a language shows them."""
    for contact in contacts:
        name = phrase(contact.names, (wording.language, *contact.names))
        yield ShownContact(
            name=name or Phrase(contact.role, wording.language),
            value=contact.value,
            href=_href(contact.value) if contact.value else None,
            audiences=", ".join(map(wording.audience_name, contact.audiences)),
        )


def _href(value: str) -> str | None:
    if _MAIL.fullmatch(value):
        return f"mailto:{value}"
    if _TELEPHONE.fullmatch(value):
        return f"tel:{re.sub('[^0-9+]', '', value)}"
    return None
