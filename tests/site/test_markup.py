"""Valid HTML: what the checkers find in our markup is a defect; what is the theme's is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.pages import BuiltSite
from tests.support.tools import Complaint, html_validate, nu_checker


@dataclass(frozen=True, slots=True)
class Allowance:
    """Complaints about markup that the theme writes. what and where: patterns."""

    what: str
    where: str
    reason: str

    def covers(self, complaint: Complaint) -> bool:
        """Whether this is such a complaint."""
        return bool(re.search(self.what, complaint.what) and re.search(self.where, complaint.where))


HTML_VALIDATE = (
    Allowance(
        "valid-autocomplete",
        r"^#__(?:drawer|search):",
        "Material keeps two states in check boxes, and does not want browsers to restore them.",
    ),
    Allowance(
        "input-missing-label",
        "^html > body > label:",
        "Material's shade over the page is a label without text, for the first check box.",
    ),
)

NU = (
    Allowance(
        "^Attribute .autocomplete. is only allowed when",
        r'type="checkbox" id="__(?:drawer|search)"',
        "The same two check boxes.",
    ),
    Allowance(
        "^(?:Inline|Resource).* violates Content Security Policy",
        "",
        "It knows no hashes, and reads files, where nothing is 'self'. Browsers do judge this.",
    ),
)


def ours(complaints: Iterable[Complaint], allowances: Iterable[Allowance]) -> list[Complaint]:
    """What no allowance covers; an allowance that covers nothing is one too many."""
    complaints, allowances = tuple(complaints), tuple(allowances)
    unused = [a for a in allowances if not any(a.covers(complaint) for complaint in complaints)]
    assert unused == []
    return [c for c in complaints if not any(allowance.covers(c) for allowance in allowances)]


@pytest.mark.parametrize("site", ["with_adopted", "offline"])
def test_html_validate_finds_nothing_of_ours(site: str, request: pytest.FixtureRequest) -> None:
    built: BuiltSite = request.getfixturevalue(site)
    # What an embed has in common in its languages is half of the work.
    embeds = [path for path in built.embeds if path.endswith("/nl.html")]
    complaints = html_validate((built.root / path for path in (*built.pages, *embeds)), built.root)
    assert ours(complaints, HTML_VALIDATE) == []


def test_nu_checker_finds_nothing_of_ours(with_adopted: BuiltSite) -> None:
    root = with_adopted.root
    complaints = nu_checker((root / path for path in with_adopted.pages), root)
    if complaints is None:
        pytest.skip("there is no Java here to run the Nu checker")
    assert ours(complaints, NU) == []


def test_checkers_do_find_mistakes(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(
        "<!DOCTYPE html><html lang=nl><title>Fout</title><p id=a><div id=a></div></p>",
        encoding="utf-8",
    )
    assert "no-dup-id" in {complaint.what for complaint in html_validate([page], tmp_path)}
    found = nu_checker([page], tmp_path)
    assert found is None or any("Duplicate ID" in complaint.what for complaint in found)
