"""What `review` goes through: proposals in screens, and how far someone has come with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from protocolwijzer.cli.correction import Correction
from protocolwijzer.editions import JoinedClause
from protocolwijzer.model import ClauseFacts


class Proposals:
    """What was proposed for the clauses of a school, a screen of them at a time.

    facts: by clause, as proposed or as corrected since; screens: the ids of clauses, those of one
    section on each; at: which of them is asked about, len(screens) after the last.
    Confirmed is what stands on a screen that was left behind, and what was corrected: whoever has
    corrected a rule has had their say about it, also when they go back or stop.
    """

    def __init__(
        self,
        joined: Mapping[str, JoinedClause],
        facts: Mapping[str, ClauseFacts],
        *,
        together: int,
        only: Collection[str] = (),
    ) -> None:
        """Begin at the first screen. together: how many clauses stand on one at most.

        only: the clauses to go through, confirmed or not; with none, all that are proposed.
        """
        self._joined = joined
        asked = only or {name for name, its in facts.items() if its.proposed is not None}
        self._proposed = {name: facts[name] for name in joined if name in asked and name in facts}
        self.facts = dict(self._proposed)
        self.screens = [*self._in_screens(together)]
        self.at = 0

    def _in_screens(self, together: int) -> Iterator[Sequence[str]]:
        for _, section in groupby(self.facts, key=self._section):
            names = [*section]
            # All about equally full: the last rule of a section is no screen by itself.
            size = ceil(len(names) / ceil(len(names) / together))
            for start in range(0, len(names), size):
                yield names[start : start + size]

    def _section(self, name: str) -> str:
        return self._joined[name].section.id

    @property
    def screen(self) -> Sequence[str]:
        """The clauses that are asked about; none after the last screen."""
        return self.screens[self.at] if self.at < len(self.screens) else ()

    @property
    def part(self) -> tuple[int, int]:
        """Which of the screens of its section this one is, from 1, and of how many."""
        section = self._section(self.screen[0])
        its = [at for at, names in enumerate(self.screens) if self._section(names[0]) == section]
        return its.index(self.at) + 1, len(its)

    @property
    def left(self) -> int:
        """How many clauses there are from this screen on."""
        return sum(map(len, self.screens[self.at :]))

    @property
    def confirmed(self) -> Mapping[str, ClauseFacts]:
        """The facts of the clauses that someone has had their say about."""
        behind = {name for screen in self.screens[: self.at] for name in screen}
        return {
            name: facts
            for name, facts in self.facts.items()
            if name in behind or self.is_changed(name)
        }

    def is_changed(self, name: str) -> bool:
        """Whether a clause is no longer as it was proposed."""
        return self.facts[name] != self._proposed[name]

    def forward(self) -> None:
        """Leave this screen behind."""
        self.at += 1

    def back(self) -> None:
        """Return to the screen before this one."""
        self.at -= 1

    def finish_section(self) -> None:
        """Leave all screens of this section behind."""
        section = self._section(self.screen[0])
        while self.screen and self._section(self.screen[0]) == section:
            self.at += 1

    def finish(self) -> None:
        """Leave all screens behind."""
        self.at = len(self.screens)

    # --- parts ----------------------------------------------------------------------------------

    def following(self) -> Collection[str]:
        """The parts on this screen that go with their rule, being what it is, as most parts are.

        What was told last must be so too: who reads on takes the next for the same.
        """
        found: set[str] = set()
        told = ""
        for name in self.screen:
            parent = self._joined[name].parent
            if parent and parent in self.screen and self._are_alike(name, parent, told):
                found.add(name)
            else:
                told = name
        return found

    def _are_alike(self, *names: str) -> bool:
        facts = [(self.facts[name], self.is_changed(name)) for name in names]
        return len({(its.audiences, its.concerns, its.kind, new) for its, new in facts}) == 1

    def with_parts(self, names: Collection[str]) -> Sequence[str]:
        """These clauses of this screen and the parts that go with them, in their order."""
        following = self.following()
        found: list[str] = []
        for name in self.screen:
            goes_along = name in following and self._joined[name].parent in found
            if name in names or goes_along:
                found.append(name)
        return found

    def correct(self, names: Collection[str], correction: Correction) -> None:
        """Change the facts of clauses."""
        for name in names:
            self.facts[name] = correction.made_to(self.facts[name])
