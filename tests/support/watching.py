"""A reader in a real browser: what they do, and what the page asks for or complains about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypedDict, Unpack
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

# A page that breaks its policy, or whose files are not what it was built with, says so here too.
_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  const {effectiveDirective, blockedURI, documentURI, lineNumber} = event
  console.error(`policy: ${effectiveDirective}: ${blockedURI} on ${documentURI}:${lineNumber}`)
})
"""

# Milliseconds for a page on this very machine, however busy it is.
PATIENCE = 60_000


class Circumstances(TypedDict, total=False):
    """How a reader differs from the usual one."""

    viewport: ViewportSize
    color_scheme: Literal["light", "dark"]
    java_script_enabled: bool
    permissions: Sequence[str]


@dataclass
class Watched:
    """A page in a fresh profile, and everything that it asked for or complained about.

    Without slots: Playwright leaves notes on what it calls back.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> set[str]:
        """Every host that was asked for something; blob: and data: addresses have none."""
        return {urlsplit(address).netloc for address in self.requests} - {""}

    def heard(self, message: ConsoleMessage) -> None:
        """Keep what the console says, when it is a complaint."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} {message.location}")


class Reader(Protocol):
    """Makes a reader; each has a profile of its own."""

    def __call__(self, **circumstances: Unpack[Circumstances]) -> Watched: ...


def new_reader(browser: Browser, circumstances: Circumstances) -> tuple[BrowserContext, Watched]:
    """A fresh profile with one watched page; the caller closes the profile."""
    # What is asserted is how things end up, so nothing needs to move on its way there.
    context = browser.new_context(reduced_motion="reduce", **circumstances)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_VIOLATIONS)
    watched = Watched(context.new_page())
    context.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("console", watched.heard)
    return context, watched
