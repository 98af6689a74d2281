"""What was read out of a school's file, as text on a terminal."""

from __future__ import annotations

from protocolwijzer.cli.conversation import Conversation
from protocolwijzer.importing.draft import Draft
from protocolwijzer.reading.labels import labels_of
from protocolwijzer.rendering.import_page import about, doubts, rules_below
from protocolwijzer.rendering.wording import Wording, plain

# More is read better on the page.
_MOST_OF_A_KIND = 5


def show_import(talk: Conversation, draft: Draft) -> None:
    """Say what was found per section, and everything that was doubtful."""
    _ = talk.gettext
    wording = Wording(talk.language)
    protocol = draft.imported.protocol
    rules = plain(wording.ngettext("%(num)s rule", "%(num)s rules", len(protocol.clause_ids())))
    parts = plain(
        wording.ngettext("in %(num)s section", "in %(num)s sections", len(protocol.sections))
    )
    talk.say(f"{draft.file}: {rules} {parts}.")
    named = labels_of(protocol)
    for section, below in zip(protocol.sections, rules_below(protocol), strict=True):
        labels = [named[clause.id] for clause in section.walk()]
        ends = dict.fromkeys((labels[0], labels[-1])) if labels else ()
        told = [" – ".join(ends)] if ends else []  # noqa: RUF001 # a range
        if below:
            told.append(plain(wording.gettext("below it: %(number)s", number=below)))
        counted = "" if below and not labels else len(labels)
        span = f"  ({'; '.join(told)})" if told else ""
        title = section.title or _("(no heading)")
        talk.say(f"  {counted:>3}  {title}{span}")
    talk.say()
    for group in doubts(draft.imported, wording):
        talk.say(f"{plain(group.title)} ({len(group.places)}): {plain(group.what)}")
        for place in group.places[:_MOST_OF_A_KIND]:
            quoted = f': "{place.words}"' if place.words else ""
            talk.say(f"  {place.where}{quoted}")
        if len(group.places) > _MOST_OF_A_KIND:
            talk.say("  ...")
    for fact in about(draft.imported, wording):
        value = fact.value or wording.gettext("not found")
        talk.say(f"{plain(fact.name)}: {plain(value)}")
    talk.say()
