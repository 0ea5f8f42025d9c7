"""The page itself: self-contained, escaped, valid enough to be read back."""

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from lagebild.report.html import Picture, render
from lagebild.report.html.view import Date, Piece, Source, Statement

HOSTILE = "<script>alert('x')</script>\"onmouseover=\"alert(1)"
SOURCE = Source(
    "f" * 64, f"Kopf {HOSTILE}", "Inselbote", ("dpa",), "2026-03-03", 'https://inselbote.example/?a=1&b="<x>'
)
STATEMENT = Statement(
    id="0123456789abcdef0123",
    actor="Reederei <b>Nord</b>",
    kind="company",
    act="threaten",
    content=HOSTILE,
    issue="Fährtarif",
    date="2026-03-03",
    score=0.75,
    rule="verb: drohen",
    pieces=(Piece("Die Reederei droht mit ", "plain"), Piece(HOSTILE, "content")),
    sources=(SOURCE,),
    addressee="Inselrat",
    condition="falls </style> es dabei bleibt",
)
PICTURE = Picture(
    (STATEMENT,), (Date("2026-03-09", "am Montag", "Runde", "Satz", (SOURCE,)),), (SOURCE,), ("seite.txt: <leer>",)
)


def test_page_text_never_becomes_markup() -> None:
    tree: Any = html.document_fromstring(render(PICTURE))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@onmouseover")
    assert not tree.xpath("//b[text()='Nord']")
    assert HOSTILE in tree.xpath("string(//*[@id='p-0123456789abcdef0123']//mark)")


@pytest.mark.parametrize(
    ("rule", "score", "words", "title"),
    [
        ("slot", 0.86, "gegen Inselrat", "Angesprochener"),
        ("exchange", 0.45, "vielleicht gegen Inselrat", "Zusammenhang erschlossen; richtig"),
        (None, None, "vielleicht gegen Inselrat", "nicht bekannt"),
    ],
)
def test_an_addressee_says_how_sure_it_is(rule: str | None, score: float | None, words: str, title: str) -> None:
    statement = replace(STATEMENT, addressee_rule=rule, addressee_score=score)
    tree: Any = html.document_fromstring(render(Picture((statement,), (), (SOURCE,), ())))
    threat, card = tree.xpath("//*[@id='druck']//span[@class][@title]")[0], tree.xpath("//article//span[@title]")[0]
    assert threat.text_content() == words
    assert card.text_content() == words.replace("gegen", "an")
    assert title in card.get("title")


def test_the_page_needs_no_network() -> None:
    tree: Any = html.document_fromstring(render(PICTURE))
    assert not tree.xpath("//@src | //link | //img | //iframe | //object")
    assert "url(" not in tree.xpath("string(//style)")
    assert "@import" not in tree.xpath("string(//style)")


def test_the_policy_allows_exactly_the_own_style_and_script() -> None:
    page = render(PICTURE)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].count("sha256-") == 2
    assert "unsafe" not in policy[1]


def test_every_internal_link_leads_somewhere() -> None:
    tree: Any = html.document_fromstring(render(PICTURE))
    targets = set(tree.xpath("//@id"))
    links = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert links
    assert set(links) <= targets


def test_the_act_is_told_by_sign_and_word_not_by_colour_alone() -> None:
    tree: Any = html.document_fromstring(render(PICTURE))
    button = tree.xpath("//table[@class='matrix']//button")[0]
    assert "⚠" in button.text_content()
    assert "Drohung" in button.text_content()


def test_a_store_without_positions_says_so() -> None:
    page = render(replace(PICTURE, statements=(), dates=()))
    assert "keine Position gefunden" in page
    assert "seite.txt: &lt;leer&gt;" in page


def test_the_same_picture_gives_the_same_page() -> None:
    assert render(PICTURE) == render(PICTURE)
