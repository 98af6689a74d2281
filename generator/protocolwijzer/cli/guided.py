"""What `protocolwijzer new` asks of people who do not like options."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from protocolwijzer.cli.conversation import Conversation
from protocolwijzer.cli.dialogue import typed_line
from protocolwijzer.importing.formats import REFUSED, format_of
from protocolwijzer.importing.language import LANGUAGES
from protocolwijzer.localization import own_name
from protocolwijzer.reading.naming import ascii_words
from protocolwijzer.settings.files import display
from protocolwijzer.starter.making import check_new


@dataclass(frozen=True, slots=True)
class Wishes:
    """A school that somebody wants. source: its protocol; None for the example to write over."""

    school_id: str
    name: str
    source: Path | None
    languages: tuple[str, ...]


def choose_language() -> Conversation:
    """Ask for the language of all other questions, in each of them. Raises EOFError."""
    click.echo("Nederlands of Engels?  Dutch or English?  [nl/en]")
    while True:
        typed = typed_line().casefold()
        for language in LANGUAGES:
            if not typed or own_name(language).casefold().startswith(typed) or typed == language:
                return Conversation(language)
        click.echo("nl of en?  nl or en?")


def ask_for_school(  # noqa: PLR0913 # what is known already, each by its name
    talk: Conversation,
    protocols: Path,
    trees: Path | None,
    *,
    name: str | None,
    source: Path | None,
    languages: tuple[str, ...] | None,
) -> Wishes:
    """Ask for what is not known yet until it can be made."""
    _ = talk.gettext
    while not name:
        name = " ".join(talk.ask(_("What is the school called?")).split())
    school_id = _ask_id(talk, name, protocols, trees)
    if source is None:
        source = _ask_source(talk)
    if source is None:
        return Wishes(school_id, name, None, LANGUAGES)
    return Wishes(school_id, name, source, languages or _ask_languages(talk))


def as_id(text: str) -> str:
    """The id that a name may stand for: "De Linde" is "de-linde"."""
    return "-".join(ascii_words(text))


def _ask_id(talk: Conversation, name: str, protocols: Path, trees: Path | None) -> str:
    _ = talk.gettext
    talk.say(_("The school's short name will be in every link. Choose one that can stay."))
    while True:
        school_id = talk.ask(_("Short name: small letters, digits and hyphens."), as_id(name))
        try:
            check_new(school_id, protocols, trees)
        except ValueError:
            better = as_id(school_id)
            talk.say(_("That cannot be a short name. For example: %(id)s", id=better or "school"))
        except FileExistsError as error:
            talk.paragraph(
                _(
                    'There is already a school "%(id)s": the folder %(folder)s. Choose another '
                    "short name, or remove that folder.",
                    id=school_id,
                    folder=display(error.args[0]),
                )
            )
        else:
            return school_id


def _ask_source(talk: Conversation) -> Path | None:
    _ = talk.gettext
    where = _(
        "Where is the protocol? A Word file (.docx), a PDF or a text file. Drag it onto this "
        "window."
    )
    while True:
        talk.say(where)
        typed = talk.ask(_("Or press Enter for an example to write over."))
        if not typed:
            return None
        path = dropped(typed)
        if not os.path.isfile(path):  # noqa: PTH113 # as in `dropped`
            talk.say(_("There is no file %(path)s.", path=path))
        elif format_of(path.read_bytes(), path.name) in REFUSED:
            talk.say(
                _(
                    "A file of this kind cannot be read. Save it as a Word document (.docx) first, "
                    "or give a PDF or a text file."
                )
            )
        else:
            return path


def dropped(typed: str) -> Path:
    """The file that is meant by what a terminal makes of a dropped one.

    Some quote it, some escape its spaces, some write a file: address.
    """
    if typed.startswith("file://"):
        return Path(unquote(urlsplit(typed).path))
    # A backslash escapes on some terminals, and parts folders on others.
    for each in (typed, typed.strip("'\""), *_unescaped(typed)):
        path = Path(os.path.expanduser(each))  # noqa: PTH111 # pathlib's raises for an unknown user
        if os.path.isfile(path):  # noqa: PTH113 # pathlib's raises for a name that is too long
            return path
    return Path(typed)


def _unescaped(typed: str) -> Sequence[str]:
    """What a shell takes for one word, as that word."""
    try:
        words = shlex.split(typed)
    except ValueError:
        return ()
    return words if len(words) == 1 else ()


def _ask_languages(talk: Conversation) -> tuple[str, ...]:
    _ = talk.gettext
    talk.say(
        _(
            "In which languages should the website be? In every language the text itself stays "
            "as it is until you add a translation; the words around it are translated."
        )
    )
    choices = {"1": LANGUAGES, "2": ("nl",), "3": ("en",)}
    told = (_("Dutch and English"), _("Dutch only"), _("English only"))
    for number, choice in enumerate(told, start=1):
        talk.say(f"  {number}  {choice}")
    while True:
        typed = talk.ask(_("One number."), "1")
        if typed in choices:
            return choices[typed]
        talk.say(_("Please give a number from 1 to %(last)s.", last=len(choices)))
