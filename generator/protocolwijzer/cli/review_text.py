"""What `review` shows: rules with what they are, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from protocolwijzer.cli.conversation import Conversation
from protocolwijzer.cli.correction import AUDIENCES, CONCERNS, KINDS
from protocolwijzer.cli.proposals import Proposals
from protocolwijzer.cli.tree_text import above, clause_lines
from protocolwijzer.drafting import Redrafted
from protocolwijzer.editions import JoinedClause
from protocolwijzer.model import PAGE_AUDIENCES, Audience, Kind, Section
from protocolwijzer.rendering.wording import Wording, plain


class ReviewText:
    """Prints proposals in one language."""

    def __init__(
        self, talk: Conversation, joined: Mapping[str, JoinedClause], proposals: Proposals
    ) -> None:
        self._talk = talk
        self._joined = joined
        self._proposals = proposals
        self._wording = Wording(talk.language)

    def screen(self, only: Collection[str] = ()) -> None:
        """Print the rules on the screen, each with its number there and what it is.

        One by itself comes with the reason for what was proposed. only: those to print where the
        others have been printed just before; with none, all are.
        """
        names = self._proposals.screen
        following = self._proposals.following()
        if only:
            self._talk.say()
        else:
            self._heading(self._joined[names[0]].section)
        shown = {*names}
        for number, name in enumerate(names, start=1):
            if only and name not in only:
                continue
            for around in reversed([*above(name, self._joined)]):
                if around not in shown:
                    self._talk.paragraph(self._joined[around].clause.text, indent=2)
                    shown.add(around)
            text = self._joined[name]
            # A rule may have nothing but parts.
            first, *others = [*self._own_lines(text)] or [""]
            self._talk.paragraph(f"{number:>2}  {text.label}: {first}".rstrip(), hanging=4)
            for line in others:
                self._talk.paragraph(line, indent=4)
            if name not in following:
                self._facts(name)
        if len(names) == 1:
            self._reasons(names)
        elif following and not only:
            self._talk.paragraph(
                self._talk.gettext("A part of a rule without a “For” of its own is like that rule.")
            )

    def _heading(self, section: Section) -> None:
        _ = self._talk.gettext
        title = section.title or section.label
        part, parts = self._proposals.part
        if parts > 1 and len(self._proposals.screen) > 1:
            title = _(
                "%(section)s, part %(part)s of %(parts)s", section=title, part=part, parts=parts
            )
        self._talk.say()
        self._talk.paragraph(
            _(
                "%(section)s (%(number)s of %(all)s rules still to do)",
                section=title,
                number=self._proposals.left,
                all=len(self._proposals.facts),
            ),
            style="bold",
        )

    def _own_lines(self, text: JoinedClause) -> Iterable[str]:
        """A clause without those of its parts that are asked about by themselves."""
        clause = text.clause
        parts = tuple(part for part in clause.subclauses if part.id not in self._proposals.facts)
        return clause_lines(replace(clause, subclauses=parts))

    def _facts(self, name: str) -> None:
        """Print what a rule is as far as it was proposed or changed."""
        _ = self._talk.gettext
        facts = self._proposals.facts[name]
        told = [
            _(
                "For: %(whom)s. The rule: %(what)s.",
                whom=self._whom(facts.audiences),
                what=self._kind(facts.kind),
            )
        ]
        if facts.concerns:
            told.append(_("Also about: %(whom)s.", whom=self._names(facts.concerns)))
        changed = self._proposals.is_changed(name)
        if changed:
            told.append(_("(changed)"))
        self._talk.paragraph(" ".join(told), indent=4, style="" if changed else "dim")

    def _reasons(self, names: Iterable[str]) -> None:
        """Print why rules were proposed as they are, those apart that have been changed since."""
        for name in names:
            if not self._proposals.is_changed(name):
                reason = self._proposals.facts[name].proposed
                proposed = self._talk.gettext("Proposed, %(reason)s", reason=reason)
                self._talk.paragraph(f"{self._joined[name].label}: {proposed}", hanging=4)

    def choices(self, picked: Collection[str], names: Collection[str]) -> None:
        """Print what can be chosen for rules. names: those that were picked, and their parts."""
        _ = self._talk.gettext
        if len(self._proposals.screen) > 1:
            following = self._proposals.following()
            self._reasons(
                name
                for name in picked
                if name not in following or self._joined[name].parent not in picked
            )
        if len(names) > 1:
            self._talk.paragraph(_("This choice is for: %(rules)s.", rules=self._labels(names)))
        facts = [self._proposals.facts[name] for name in names]
        number = count(1)
        note = _("now")

        def option(words: str, *, now: bool) -> None:
            self._talk.say(f"{next(number):>2}  {words}{f' ({note})' if now else ''}")

        self._talk.paragraph(
            _("Who is this for? Who must do something, or may or may not?"), style="bold"
        )
        for each in AUDIENCES:
            words = self._audience(each)
            if each not in PAGE_AUDIENCES:
                words = _("%(whom)s, who have no page of their own", whom=words)
            option(words, now=all(each in its.audiences for its in facts))
        self._talk.paragraph(_("What does the rule do?"), style="bold")
        for kind in KINDS:
            option(self._kind(kind), now=all(its.kind is kind for its in facts))
        self._talk.paragraph(
            _("Who else is this about, without asking anything of them?"), style="bold"
        )
        for other in CONCERNS:
            if other:
                option(self._audience(other), now=all(other in its.concerns for its in facts))
            else:
                option(_("nobody"), now=not any(its.concerns for its in facts))

    def summary(self, confirmed: Iterable[str], command: str) -> None:
        """Print what was confirmed and what is left. command: how to go on with that."""
        _ = self._talk.gettext
        proposals = self._proposals
        self._talk.say()
        if not proposals.facts:
            self._talk.say(_("There is nothing to confirm: every rule has been confirmed already."))
            return
        names = [*confirmed]
        self._talk.say(_("Confirmed: %(number)s.", number=len(names)))
        changed = [name for name in names if proposals.is_changed(name)]
        if changed:
            self._talk.paragraph(_("Changed: %(rules)s.", rules=self._labels(changed)))
        left = len(proposals.facts) - len(names)
        if left:
            told = _(
                "Still to do: %(number)s. Go on with: %(command)s", number=left, command=command
            )
        else:
            told = _(
                "Every rule has been confirmed. Go on with: %(command)s",
                command="protocolwijzer check",
            )
        self._talk.say(told)

    def drafts(self, made: Redrafted) -> None:
        """Print what became of drafts of decision trees."""
        _ = self._talk.gettext
        if made.changed:
            self._talk.say(
                _(
                    "Drafts of decision trees that were changed to match: %(trees)s.",
                    trees=", ".join(made.changed),
                )
            )
        for gone, new in made.replaced.items():
            self._talk.say(
                _("The draft %(old)s was replaced by: %(new)s.", old=gone, new=", ".join(new))
            )
        if made.added:
            self._talk.say(
                _("New drafts of decision trees: %(trees)s.", trees=", ".join(made.added))
            )
        if made.removed:
            self._talk.say(
                _(
                    "Drafts that too little is left for, and that were removed: %(trees)s.",
                    trees=", ".join(made.removed),
                )
            )

    # --- words ----------------------------------------------------------------------------------

    def _labels(self, names: Iterable[str]) -> str:
        return ", ".join(self._joined[name].label for name in names)

    def _whom(self, audiences: Sequence[Audience]) -> str:
        """The audiences in short."""
        if not {*PAGE_AUDIENCES} <= {*audiences}:
            return self._names(audiences)
        _ = self._talk.gettext
        return _("everyone") if len(audiences) == len(PAGE_AUDIENCES) else _("everyone, others too")

    def _names(self, audiences: Sequence[Audience]) -> str:
        return ", ".join(map(self._audience, audiences)) or self._talk.gettext("nobody")

    def _audience(self, audience: Audience) -> str:
        return plain(self._wording.audience_name(audience))

    def _kind(self, kind: Kind) -> str:
        return plain(self._wording.kind_told(kind))
