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
        self.talk = talk
        self._joined = joined
        self._proposals = proposals
        self._wording = Wording(talk.language)
        self._choices_told = False

    def screen(self, only: Collection[str] = ()) -> None:
        """Print the rules on the screen, each with its number there and what it is.

        One by itself comes with the reason for what was proposed. only: those to print where the
        others have been printed just before; with none, all are.
        """
        names = self._proposals.screen
        following = self._proposals.following()
        if only:
            self.talk.say()
        else:
            self._heading(self._joined[names[0]].section)
        shown = {*names}
        for number, name in enumerate(names, start=1):
            if only and name not in only:
                continue
            for around in reversed([*above(name, self._joined)]):
                if around not in shown:
                    self.talk.paragraph(self._joined[around].clause.text, indent=2)
                    shown.add(around)
            text = self._joined[name]
            # A rule may have nothing but parts.
            first, *others = [*self._own_lines(text)] or [""]
            self.talk.paragraph(f"{number:>2}  {text.label}: {first}".rstrip(), hanging=4)
            for line in others:
                self.talk.paragraph(line, indent=4)
            if name not in following:
                self._facts(name)
        if len(names) == 1:
            self._reasons(names)
        elif following and not only:
            self.talk.paragraph(
                self.talk.gettext(
                    "If part of a rule has no “For”, what is said of the whole rule counts for it "
                    "too."
                )
            )

    def _heading(self, section: Section) -> None:
        _ = self.talk.gettext
        title = section.title or section.label
        part, parts = self._proposals.part
        if parts > 1 and len(self._proposals.screen) > 1:
            title = _(
                "%(section)s, part %(part)s of %(parts)s", section=title, part=part, parts=parts
            )
        self.talk.say()
        self.talk.paragraph(
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
        _ = self.talk.gettext
        facts = self._proposals.facts[name]
        told = [
            _(
                "For: %(whom)s. The rule %(what)s.",
                whom=self._whom(facts.audiences),
                what=self._kind(facts.kind),
            )
        ]
        if facts.concerns:
            told.append(_("Also about: %(whom)s.", whom=self._names(facts.concerns)))
        changed = self._proposals.is_changed(name)
        if changed:
            told.append(_("(changed)"))
        self.talk.paragraph(" ".join(told), indent=4, style="" if changed else "dim")

    def _reasons(self, names: Iterable[str]) -> None:
        """Print why rules were proposed as they are, those apart that have been changed since."""
        for name in names:
            reason = self._proposals.facts[name].proposed
            if reason and not self._proposals.is_changed(name):
                proposed = self.talk.gettext("Proposed, %(reason)s", reason=reason)
                self.talk.paragraph(f"{self._joined[name].label}: {proposed}", hanging=4)

    def choices(self, picked: Collection[str], names: Collection[str]) -> None:
        """Print what can be chosen for rules. names: those that were picked, and their parts."""
        _ = self.talk.gettext
        if len(self._proposals.screen) > 1:
            following = self._proposals.following()
            self._reasons(
                name
                for name in picked
                if name not in following or self._joined[name].parent not in picked
            )
        if len(names) > 1:
            self.talk.paragraph(_("This choice is for: %(rules)s.", rules=self._labels(names)))
        facts = [self._proposals.facts[name] for name in names]
        number = count(1)
        note = _("now")

        def option(words: str, *, now: bool) -> str:
            return f"{next(number):>2}  {words}{f' ({note})' if now else ''}"

        def whom(audience: Audience) -> str:
            name = self._audience(audience)
            if audience in PAGE_AUDIENCES:
                return name
            return _("%(whom)s, who have no page of their own", whom=name)

        self._question(
            _("Who is this for? Who must do something, or may or may not?"),
            [
                option(whom(each), now=all(each in its.audiences for its in facts))
                for each in AUDIENCES
            ],
        )
        self._question(
            _("What does the rule do?"),
            [
                option(self._kind(kind), now=all(its.kind is kind for its in facts))
                for kind in KINDS
            ],
        )
        self._question(
            _("Who else is this about, without asking anything of them?"),
            [
                option(self._audience(other), now=all(other in its.concerns for its in facts))
                if other
                else option(_("nobody"), now=not any(its.concerns for its in facts))
                for other in CONCERNS
            ],
        )
        self._choices_told = True

    def _question(self, question: str, options: Iterable[str]) -> None:
        """Print a question with its options: a line each the first time, later close together."""
        self.talk.paragraph(question, style="bold")
        if not self._choices_told:
            for each in options:
                self.talk.say(each)
        else:
            self.talk.paragraph("   ".join(each.strip() for each in options), indent=1, hanging=1)

    def summary(self, confirmed: Iterable[str], school: str) -> None:
        """Print what was confirmed and what is left. school: its id, for how to go on."""
        _ = self.talk.gettext
        proposals = self._proposals
        self.talk.say()
        if not proposals.facts:
            self.talk.say(_("There is nothing to confirm: every rule has been confirmed already."))
            self._say_how_to_reopen(self._joined, school)
            return
        names = [*confirmed]
        self.talk.say(_("Confirmed: %(number)s.", number=len(names)))
        changed = [name for name in names if proposals.is_changed(name)]
        if changed:
            self.talk.paragraph(_("Changed: %(rules)s.", rules=self._labels(changed)))
        left = len(proposals.facts) - len(names)
        if left:
            command = f"protocolwijzer review {school}"
            told = _(
                "Still to do: %(number)s. Go on with: %(command)s", number=left, command=command
            )
        else:
            told = _(
                "Every rule has been confirmed. Go on with: %(command)s",
                command=f"protocolwijzer check {school}",
            )
        self.talk.say(told)
        self._say_how_to_reopen(names, school)

    def _say_how_to_reopen(self, names: Iterable[str], school: str) -> None:
        """Say how a confirmed rule is asked about again, by the last of these."""
        label = "".join(self._joined[name].label for name in [*names][-1:])
        if label:
            rule = f"'{label}'" if " " in label else label
            command = f"protocolwijzer review {school} {rule}"
            _ = self.talk.gettext
            self.talk.paragraph(_("To change a rule after all: %(command)s", command=command))

    def drafts(self, made: Redrafted) -> None:
        """Print what became of drafts of decision trees."""
        _ = self.talk.gettext
        if made.changed:
            self.talk.say(
                _(
                    "Drafts of decision trees that were changed to match: %(trees)s.",
                    trees=", ".join(made.changed),
                )
            )
        for gone, new in made.replaced.items():
            self.talk.say(
                _("The draft %(old)s was replaced by: %(new)s.", old=gone, new=", ".join(new))
            )
        if made.added:
            self.talk.say(
                _("New drafts of decision trees: %(trees)s.", trees=", ".join(made.added))
            )
        if made.removed:
            self.talk.say(
                _(
                    "Drafts that were removed, because too few rules are left for them: %(trees)s.",
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
        _ = self.talk.gettext
        return _("everyone") if len(audiences) == len(PAGE_AUDIENCES) else _("everyone, others too")

    def _names(self, audiences: Sequence[Audience]) -> str:
        return ", ".join(map(self._audience, audiences)) or self.talk.gettext("nobody")

    def _audience(self, audience: Audience) -> str:
        return plain(self._wording.audience_name(audience))

    def _kind(self, kind: Kind) -> str:
        return plain(self._wording.kind_told(kind))
