"""How a command that makes a folder ends: what it made and where, or why it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocolwijzer.cli.application import ExitStatus
from protocolwijzer.cli.console import say, standard_error, standard_output
from protocolwijzer.cli.report import count, counts, print_findings
from protocolwijzer.settings.files import display

if TYPE_CHECKING:
    # mkdocs takes half a second to import; only commands that need it wait for that.
    from protocolwijzer.plugin import BuildReport


def print_outcome(
    report: BuildReport, *, done: str, not_done: str, noun: str = "page"
) -> ExitStatus:
    """Print the findings and the result; done and not_done open its sentence."""
    print_findings(standard_error(), report.diagnostics)
    found = counts(report.diagnostics)
    if not report.built:
        say(standard_error(), f"{not_done}: {found}. What was there is as it was.")
        return ExitStatus.FINDINGS
    made = count(report.pages, noun)
    say(standard_output(), f"{done} {made} in {display(report.site_dir)}: {found}.")
    return ExitStatus.FINE
