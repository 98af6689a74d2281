"""Every page that has a handout gets one, or the build says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from protocolwijzer.diagnostics import Code, Diagnostics
from protocolwijzer.handouts import typesetting
from protocolwijzer.handouts.keeping import Shelf
from protocolwijzer.handouts.making import make_handouts
from protocolwijzer.handouts.typesetting import Pdf, TypesettingError, typeset
from protocolwijzer.model import PAGE_AUDIENCES, School, Site
from protocolwijzer.rendering.addresses import Addresses
from protocolwijzer.rendering.page import Handout, PageName
from tests.rendering.sample import school, site


def made(told: Site, diagnostics: Diagnostics) -> dict[PageName, Handout]:
    addresses = Addresses(told, directory_urls=True)
    found = make_handouts(
        told,
        addresses,
        site_url="https://school.example/",
        diagnostics=diagnostics,
        report=lambda done, total: None,  # noqa: ARG005 # nobody looks
    )
    return dict(found)


def test_every_audience_and_the_protocol_in_every_language() -> None:
    found = Diagnostics()
    handouts = made(site(), found)
    assert not list(found)
    assert handouts.keys() == {
        (f"{name}/{part}", language)
        for name in ("zonneplein", "maanplein")
        for part in (*PAGE_AUDIENCES, "protocol")
        for language in ("nl", "en")
    }
    paths = [handout.path for handout in handouts.values()]
    assert len(set(paths)) == len(paths)
    assert handouts["zonneplein/parents", "en"].path == "en/zonneplein/parents.pdf"


def test_one_that_cannot_be_made_is_an_error_and_the_others_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def only_protocols(self: Shelf, template: str, data: str, timestamp: int) -> Pdf:
        del self, data, timestamp
        if template != "protocol":
            message = "no room"
            raise TypesettingError(message)
        return Pdf(b"", 1)

    monkeypatch.setattr(Shelf, "typeset", only_protocols)
    found = Diagnostics()
    handouts = made(site(school()), found)
    assert {key for key, _ in handouts} == {"zonneplein/protocol"}
    assert found.fails()
    assert {each.code for each in found} == {Code.HANDOUT_FAILED}
    assert len(list(found)) == 2 * len(PAGE_AUDIENCES)
    assert "leerlingen.pdf could not be made: no room" in "".join(map(str, found))


def test_letters_that_no_font_has_are_a_warning() -> None:
    def renamed(told: School) -> School:
        return replace(told, name="学校")

    found = Diagnostics()
    handouts = made(site(renamed(school())), found)
    assert {each.code for each in found} == {Code.UNPRINTABLE_LETTERS}
    assert len(list(found)) == len(handouts)
    assert not found.fails()
    assert found.fails(strict=True)
    assert "U+5B66 U+6821" in str(next(iter(found)))


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('#set document(title: "x")\n#image(bytes("<svg/>"), format: "svg")', "alt"),
        ("Geen titel", "title"),
    ],
)
def test_what_not_everyone_can_read_is_an_error(
    source: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    svg = '<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"></svg>'
    (tmp_path / "bad.typ").write_text(source.replace("<svg/>", svg), encoding="utf-8")
    monkeypatch.setattr(typesetting, "_TEMPLATES", tmp_path)
    with pytest.raises(TypesettingError, match=rf"PDF/UA-1 error: .*{wrong}"):
        typeset("bad", "{}", 0)


def test_a_font_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = '#set document(title: "x")\n#set text(font: "Papyrus")\nTekst'
    (tmp_path / "bad.typ").write_text(source, encoding="utf-8")
    monkeypatch.setattr(typesetting, "_TEMPLATES", tmp_path)
    with pytest.raises(TypesettingError, match="papyrus"):
        typeset("bad", "{}", 0)
