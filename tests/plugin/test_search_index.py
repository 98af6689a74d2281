"""What can be found on a page, and where a result leads."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolwijzer.publishing.search_index import (
    SEPARATOR,
    Entry,
    as_script,
    entries,
    search_index,
)

PAGE = """
<div class="pw">
  <header><h1>Protocol</h1><p>Voor <b>iedereen</b>.</p></header>
  <nav><a href="#a">Inhoud</a></nav>
  <section>
    <h2 id="a">A. Foto's</h2>
    <div><h3 id="a.1" data-search-title="A.1 Mag dit?"><a href="#a.1">A.1</a></h3>
      <button>Kopieer</button>
      <p>Vraag eerst.</p><ol><li>Een</li><li>Twee</li></ol></div>
    <div><h3 id="a.2">A.2</h3><p data-search-exclude>Niet dit.</p><p>Wel &lt;dit&gt;.</p></div>
    <h2 id="pw-must">Dit moet je</h2>
  </section>
  <p>Na afloop.</p>
  <footer>Voet</footer>
</div>
"""


def test_page_headings_and_their_texts() -> None:
    assert entries(PAGE, location="x/", title="Het protocol") == [
        Entry("x/", "Het protocol", "Voor iedereen. Na afloop."),
        Entry("x/#a", "A. Foto's", ""),
        Entry("x/#a.1", "A.1 Mag dit?", "Vraag eerst. Een Twee"),
        Entry("x/#a.2", "A.2", "Wel <dit>."),
    ]


def test_a_heading_ends_the_one_beside_it() -> None:
    body = "<h2 id=a>Een</h2><p>1</p><h3 id=b>Twee</h3><p>2</p><h2>Zonder id</h2><p>3</p>"
    assert entries(body, location="", title="t") == [
        Entry("", "t", ""),
        Entry("#a", "Een", "1"),
        Entry("#b", "Twee", "2 Zonder id 3"),
    ]


@given(st.text())
def test_any_text_is_read(body: str) -> None:
    assert entries(body, location="x/", title="t")[0].location == "x/"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_every_word_of_a_paragraph_can_be_found(text: str) -> None:
    (page,) = entries(f"<p>{escape(text)}</p>", location="", title="t")
    assert page.text == " ".join(text.split())


@given(st.text())
def test_results_show_text_and_never_markup(text: str) -> None:
    index = json.loads(search_index([Entry("", text, text)], language="nl", stemmers=["nl"]))
    (shown,) = index["docs"]
    assert "<" not in shown["title"] + shown["text"]
    assert "<script" not in as_script(json.dumps(index)).lower().replace("&lt;", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", (["nl"], ["stopWordFilter", "stemmer"])),
        ("nl-BE", (["nl"], ["stopWordFilter", "stemmer"])),
        ("fy", (["en"], [])),
    ],
)
def test_stems_where_the_theme_can(language: str, expected: tuple[list[str], list[str]]) -> None:
    config = json.loads(search_index([], language=language, stemmers={"nl", "en"}))["config"]
    assert (config["lang"], config["pipeline"]) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("foto's en video’s, 's avonds", ["foto", "en", "video", "avonds"]),  # noqa: RUF001 # as phones type it
        ("zo'n d'Artagnan", ["zo'n", "d'Artagnan"]),
        ("Regel a.4, of b.2.", ["Regel", "a.4", "of", "b.2"]),
        ("de 'vrienden' (online)", ["de", "vrienden", "online"]),
        ("e-mail/app – leerling", ["e", "mail", "app", "leerling"]),  # noqa: RUF001 # a dash
        ("conciërge's café", ["conciërge", "café"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word for word in re.split(SEPARATOR, text) if word] == words
