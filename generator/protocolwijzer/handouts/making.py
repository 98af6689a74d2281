"""All handouts of a site: one for every audience, one of the whole protocol, one for every tree."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.handouts.contents import Data, Reader, audience_handout, protocol_handout
from protocolwijzer.handouts.keeping import Shelf
from protocolwijzer.handouts.poster import poster_handout
from protocolwijzer.handouts.typesetting import Pdf, TypesettingError, encoded
from protocolwijzer.model import PAGE_AUDIENCES, Place, School, Site
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.page import Handout, PageName
from protocolwijzer.rendering.questions_page import part_of


@dataclass(frozen=True, slots=True)
class _Job:
    """A handout to be made. file: the text to blame for letters that cannot be printed."""

    name: PageName
    path: str
    file: str
    content: Callable[[], tuple[str, Data]]
    timestamp: int


def make_handouts(  # noqa: PLR0913 # each by its name
    site: Site,
    addresses: Addresses,
    *,
    site_url: str,
    diagnostics: Diagnostics,
    report: Callable[[int, int], None],
    kept: Path | None = None,
) -> Mapping[PageName, Handout]:
    """Make every handout of a site; what cannot be made is left out and reported.

    addresses: those of the published site; site_url: its full address, ending in a slash, or "".
    report: called with the number of handouts made and of all. kept: the folder where finished
    ones are kept for the next time.
    """
    jobs = [
        job
        for school in site.schools
        for language in site.languages
        for job in _jobs(Reader(school, language, addresses, site_url))
    ]
    made: dict[PageName, Handout] = {}
    shelf = Shelf(kept)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for number, (job, result) in enumerate(
            zip(jobs, workers.map(partial(_done, shelf), jobs), strict=True), start=1
        ):
            report(number, len(jobs))
            if isinstance(result, TypesettingError):
                diagnostics.report(
                    Code.HANDOUT_FAILED,
                    Place(job.file),
                    f"{job.path} could not be made: {result}",
                    "If the text and the school's logo are as they should be, report this: it is a "
                    "mistake of this program.",
                )
                continue
            template, pdf = result
            made[job.name] = Handout(job.path, pdf.content, pdf.pages, template)
            if pdf.unprintable:
                diagnostics.report(
                    Code.UNPRINTABLE_LETTERS,
                    Place(job.file),
                    f"{job.path} shows a square for letters that no font has: "
                    f"{' '.join(map(_name, pdf.unprintable))}.",
                    "Write them otherwise, or accept the squares.",
                )
    shelf.tidy()
    return made


def _jobs(reader: Reader) -> Iterator[_Job]:
    school, language = reader.school, reader.language
    key = partial(reader.addresses.school_key, school.id)
    timestamp = _timestamp(school)

    def job(part: str, file: str, content: Callable[[], tuple[str, Data]]) -> _Job:
        path = reader.addresses.handout(key(part), language)
        return _Job((key(part), language), path, file, content, timestamp)

    text = school.main_edition(language).file
    for audience in PAGE_AUDIENCES:
        yield job(audience, text, partial(audience_handout, reader, audience))
    yield job("protocol", text, partial(protocol_handout, reader))
    for tree in school.trees:
        yield job(part_of(tree), tree.file, partial(poster_handout, reader, tree))


def _done(shelf: Shelf, job: _Job) -> tuple[str, Pdf] | TypesettingError:
    template, data = job.content()
    try:
        return template, shelf.typeset(template, encoded(data), job.timestamp)
    except TypesettingError as error:
        return error


def _timestamp(school: School) -> int:
    """When a handout was made: the day of the school's edition, so that a rebuild is the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return int(epoch)
    day = school.release.date or school.adoption.date
    return int(datetime.combine(day, time(), UTC).timestamp()) if day else 0


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X}"
