"""The text of a whole HTML page, a block a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from lagebild.pages.rendition import Rendition, render


def rendition(body: str, boxes: tuple[str, ...] = ()) -> Rendition:
    parser = html.HTMLParser(encoding="utf-8")
    return render(html.document_fromstring(f"<html><body>{body}</body></html>".encode(), parser=parser), boxes)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
        ("<p>Ein  \n <b>fettes</b>\tWort.</p>", "Ein fettes Wort."),
        ("<div>Lose<p>Absatz</p>Rest</div>", "Lose\n\nAbsatz\n\nRest"),
        ("<p>Zeile<br>Zeile<br/><br/><br>Neu</p>", "Zeile\nZeile\n\nNeu"),
        ("<ul><li>Politik</li><li> Sport </li></ul><p>Text</p>", "Politik\nSport\n\nText"),
        ("<table><tr><td>DAX</td><td>24.000</td></tr><tr><td>MDAX</td></tr></table>", "DAX\n24.000\nMDAX"),
        ("<script>x()</script><style>p{}</style><p>Text<noscript>nein</noscript> weiter</p>", "Text weiter"),
        ("<p>Vor<!-- Kommentar -->her<svg><text>Bild</text></svg>.</p>", "Vorher."),
        ("<p>100\u00a0Euro, Trenn\u00adung</p>", "100\u00a0Euro, Trenn\u00adung"),
        ("<pre>eins\n  zwei</pre>", "eins\nzwei"),
        ("<h1><span>Streit um Zölle</span><span>EU droht</span></h1>", "Streit um Zölle\nEU droht"),
        ("<p><span>vor 3 Stunden</span><span>12 Kommentare</span></p>", "vor 3 Stunden 12 Kommentare"),
        ("<p><span>D</span><span>er Minister</span></p>", "Der Minister"),
        ("<p><span>Ukraine</span><span>-Gipfel</span></p>", "Ukraine-Gipfel"),
        ("<p>Bundes<b>tag</b></p>", "Bundestag"),
        ("<button>Teilen</button><button>Merken</button>", "Teilen\n\nMerken"),
        ("<p>&lt;b&gt; &amp;amp;</p>", "<b> &amp;"),
        ("", ""),
    ],
)
def test_text(body: str, text: str) -> None:
    assert rendition(body).text == text


def test_headings_and_captions_are_noted_outside_of_menus() -> None:
    page = rendition(
        "<nav><h2>Ressorts</h2></nav><h1> Kopf </h1><figure><figcaption>Foto: dpa</figcaption></figure><h2>Mitte</h2>"
    )
    assert [(block.tag, block.span.of(page.text)) for block in page.blocks] == [
        ("h1", "Kopf"),
        ("figcaption", "Foto: dpa"),
        ("h2", "Mitte"),
    ]


def test_a_box_named_by_its_class_stands_alone() -> None:
    page = rendition('<h1><span class="article__kicker">Zölle</span>: <b>EU droht</b></h1>', ("kicker",))
    assert page.text.startswith("Zölle\n\n")
    assert [block.classes for block in page.blocks] == ["article__kicker", ""] or page.blocks[0].tag == "h1"


_tags = st.sampled_from(["p", "div", "span", "h1", "li", "td", "br", "pre", "b", "nav", "figcaption"])
_pieces = st.lists(
    st.one_of(st.text("ab \n\u00a0ä", max_size=6), _tags.map("<{}>".format), _tags.map("</{}>".format)), max_size=30
)


@given(_pieces)
def test_places_hold_and_lines_are_trimmed(pieces: list[str]) -> None:
    page = rendition("".join(pieces) or "x")
    for block in page.blocks:
        assert block.span.of(page.text).strip() == block.span.of(page.text) != ""
    assert "\n\n\n" not in page.text
    assert all(line == line.strip(" ") for line in page.text.split("\n"))
